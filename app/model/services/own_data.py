"""Everything stored about one helper, as the helper may ask to see it: as data with Danish keys, as text, as PDF.

Of the citizen the name alone, of other helpers nothing: where free text names them, it says "en anden hjælper".
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.model.domain.danish import day_text, hours_text
from app.model.domain.entities import FOREVER, Absence, Contract, Helper, Scheme, Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import midnight
from app.model.domain.people import Hiring
from app.model.services.binder import Binder
from app.model.services.exchange import write_whole
from app.model.services.months import months_touched
from app.model.services.own_data_text import Section, as_sections, as_text
from app.model.services.own_data_words import POINTS, Scrub, change, document, facts, scrubber, values_of
from app.model.services.timesheets import month_timesheet
from app.model.store import leave_queries, people_queries, queries, watch_queries
from app.model.store.database import Session
from app.model.store.erase import issued_to

_ALL = (midnight(date.min), midnight(FOREVER))


@dataclass(frozen=True)
class OwnData:
    """`content` is what JSON holds; the sections and the text say the same in words."""

    helper: str
    content: dict[str, Any]

    @property
    def sections(self) -> tuple[Section, ...]:
        return as_sections(self.content)

    @property
    def text(self) -> str:
        return as_text(self.content)

    @property
    def json(self) -> bytes:
        return (json.dumps(self.content, ensure_ascii=False, indent=2) + "\n").encode()


def own_data(binder: Binder, helper_id: str) -> OwnData:
    """Collects all of it; raises Refused for an unknown helper."""
    scheme = binder.scheme()
    with binder.database.read() as session:
        helpers = queries.everything(session, Helper)
        helper = next((one for one in helpers if one.id == helper_id), None)
        if helper is None:
            raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
        scrub = scrubber(helper, helpers, people_queries.applicants(session), scheme)
        contracts = queries.contracts(session, helper_id)
        shifts = [shift for shift in queries.everything(session, Shift) if shift.helper_id == helper_id]
        time, leave = _time(session, helper_id, scrub), _leave(session, helper_id, scrub)
        work = _work(session, helper_id, contracts, scrub)
        papers, changes = _papers(session, helper_id, scheme, scrub), _changes(session, helper_id, scrub)
    shifts.sort(key=lambda shift: shift.start)
    content: dict[str, Any] = {
        "oplysninger om": helper.name,
        "borger": scheme.citizen_name,
        "udskrevet": binder.now().isoformat("T", "minutes"),
        "hjælper": facts("helper", values_of(helper), scrub),
        "kontrakter": [facts("contract", values_of(contract), scrub) for contract in contracts],
        "vagter": [facts("shift", values_of(shift), scrub) for shift in shifts],
        **time,
        **leave,
        **work,
        "måneder": _months(binder, helper_id, shifts),
        **papers,
        "ændringer": changes,
    }
    return OwnData(helper.name, content)


def _time(session: Session, helper_id: str, scrub: Scrub) -> dict[str, Any]:
    absences = [absence for absence in queries.everything(session, Absence) if absence.helper_id == helper_id]
    absences.sort(key=lambda absence: absence.first_day)
    exceptions = watch_queries.exceptions(session, helper_id=helper_id)
    marks = [mark for mark in watch_queries.marks(session) if mark.helper_id == helper_id]
    return {
        "fravær": [facts("absence", values_of(absence), scrub) for absence in absences],
        "undtagelser fra hviletid": [facts("rest_exception", values_of(one), scrub) for one in exceptions],
        "påmindelser": [facts("finding_mark", values_of(mark), scrub) for mark in marks],
    }


def _leave(session: Session, helper_id: str, scrub: Scrub) -> dict[str, Any]:
    """What is written beside the absences, each by its absence's first day; of the citizen's stays only when they began."""
    days = {absence.id: absence.first_day for absence in queries.everything(session, Absence)}
    days |= {stay.id: stay.first_day for stay in leave_queries.stays(session)}
    lists: dict[str, tuple[str, Iterable[object]]] = {
        "trin i fravær": ("absence_step", leave_queries.absence_steps(session, helper_id)),
        "feriedage": ("vacation_entry", leave_queries.vacation_entries(session, helper_id)),
        "ferieønsker": ("vacation_wish", leave_queries.vacation_wishes(session, helper_id)),
        "arbejdsulykker": ("accident", leave_queries.accidents(session, helper_id)),
        "barsel": ("parental_leave", leave_queries.parental_leaves(session, helper_id)),
        "borgerens ophold": ("stay_helper", leave_queries.stays_of(session, helper_id)),
    }

    def told(kind: str, one: object) -> dict[str, Any]:
        values = values_of(one)
        return facts(kind, {**values, **{name: days.get(values[name]) for name in POINTS if name in values}}, scrub)

    return {name: [told(kind, one) for one in found] for name, (kind, found) in lists.items()}


def _work(session: Session, helper_id: str, contracts: Iterable[Contract], scrub: Scrub) -> dict[str, Any]:
    """From the application to the last day; of staff meetings only that there were some while the helper was employed."""
    held = list(contracts)
    meetings = [t.held_on for t in people_queries.staff_meetings(session) if any(c.covers(t.held_on) for c in held)]
    vacancies = {hiring.id: hiring.title for hiring in queries.everything(session, Hiring)}
    applied = [one for one in people_queries.applicants(session) if one.helper_id == helper_id]
    lists = {
        "kurser og instruktion": ("training", people_queries.trainings(session, helper_id)),
        "udlån": ("handout", people_queries.handouts(session, helper_id)),
        "samtaler": ("talk", people_queries.talks(session, helper_id)),
        "fratrædelse": ("termination", people_queries.terminations(session, helper_id)),
    }
    return {
        "ansøgning": [
            {"stilling": scrub(vacancies.get(one.hiring_id, "")), **facts("applicant", values_of(one), scrub)}
            for one in applied
        ],
        **{name: [facts(kind, values_of(one), scrub) for one in found] for name, (kind, found) in lists.items()},
        "personalemøder": [day.isoformat() for day in meetings],
    }


def _papers(session: Session, helper_id: str, scheme: Scheme, scrub: Scrub) -> dict[str, Any]:
    """Issued documents and how they went; scanned papers and the photo by what they are, the files are in the binder."""
    issued = issued_to(session, helper_id)
    events = people_queries.paper_events(session)
    numbers = {one.id for one in issued}
    scanned = [
        one
        for one in people_queries.attachments(session)
        if one.helper_id == helper_id or (one.helper_id is None and one.document_id in numbers)
    ]
    return {
        "udstedte dokumenter": [
            document(one, [event for event in events if event.document_id == one.id], scheme, scrub) for one in issued
        ],
        "scannede papirer": [facts("attachment", values_of(one), scrub) for one in scanned],
    }


def _changes(session: Session, helper_id: str, scrub: Scrub) -> list[dict[str, Any]]:
    applied = {("applicant", one.id) for one in people_queries.applicants(session) if one.helper_id == helper_id}
    log = queries.change_log(session, *_ALL)
    return [line for row in reversed(log) if (line := change(row, helper_id, applied, scrub))]


def write_own_data_json(data: OwnData, path: Path) -> None:
    """Raises Refused if the file can't be written."""
    write_whole(path, data.json)


def write_own_data_pdf(binder: Binder, data: OwnData, path: Path) -> None:
    """Raises Refused if the file can't be written."""
    from app.model.documents.own_data_pdf import render

    made_on = day_text(binder.today)
    write_whole(path, render(data.helper, data.content["borger"], made_on, data.sections, binder.resources.fonts))


def _months(binder: Binder, helper_id: str, shifts: Iterable[Shift]) -> list[dict[str, Any]]:
    """What the timesheets' columns add up to; the rulebook may not know a month, which is said."""
    touched = {month for shift in shifts for month in months_touched(shift.start, shift.end)}
    found: list[dict[str, Any]] = []
    for month in sorted(touched, key=str):
        try:
            sheet = month_timesheet(binder, helper_id, month)
        except Refused as refused:
            found.append({"måned": str(month), "timer": {}, "bemærkning": str(refused)})
            continue
        totals = {column.title: sheet.totals[column.name] for column in sheet.columns}
        hours = {title: hours_text(minutes) for title, minutes in totals.items() if minutes}
        found.append({"måned": str(month), "timer": hours, "bemærkning": ""})
    return found
