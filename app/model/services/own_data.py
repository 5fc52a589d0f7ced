"""Everything stored about one helper, as the helper may ask to see it: as data with Danish keys, as text, as PDF.

Of the citizen the name alone, of other helpers nothing: where free text names them, it says "en anden hjælper".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.model.domain.danish import day_text, hours_text
from app.model.domain.entities import FOREVER, Absence, Helper, IssuedDocument, Scheme, Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import midnight
from app.model.services.binder import Binder
from app.model.services.exchange import write_whole
from app.model.services.history_words import FIELDS, KINDS, VALUES
from app.model.services.months import months_touched
from app.model.services.own_data_text import Section, as_sections, as_text
from app.model.services.timesheets import month_timesheet
from app.model.store import queries, watch_queries
from app.model.store.erase import issued_to

OTHER, LEFT_OUT, REMINDER = "en anden hjælper", "udeladt", "en påmindelse"
_FREE_TEXT = frozenset({"note", "explanation"})
_FLAGS = frozenset({"relative", "unemployment_fund", "respiration", "away"})
_ALL = (midnight(date.min), midnight(FOREVER))
_SNAPSHOT = {
    "month": "måned",
    "citizen": "borger",
    "helper": "hjælper",
    "columns": "kolonner",
    "supplements": "heraf tillæg",
    "lines": "linjer",
    "day": "dag",
    "start": "fra",
    "end": "til",
    "minutes": "timer",
    "remark": "bemærkning",
    "totals": "i alt",
    "notes": "noter",
    "deadline": "frist",
    "helper_name": "navn",
    "employer_name": "arbejdsgiver",
    "rulebook": "regelbog",
}
Scrub = Callable[[str], str]


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
        contracts = queries.contracts(session, helper_id)
        shifts = [shift for shift in queries.everything(session, Shift) if shift.helper_id == helper_id]
        absences = [absence for absence in queries.everything(session, Absence) if absence.helper_id == helper_id]
        exceptions = watch_queries.exceptions(session, helper_id=helper_id)
        marks = [mark for mark in watch_queries.marks(session) if mark.helper_id == helper_id]
        issued = issued_to(session, helper_id)
        log = queries.change_log(session, *_ALL)
    helper = next((one for one in helpers if one.id == helper_id), None)
    if helper is None:
        raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
    shifts.sort(key=lambda shift: shift.start)
    absences.sort(key=lambda absence: absence.first_day)
    scrub = _scrubber(helper, helpers, scheme)
    content: dict[str, Any] = {
        "oplysninger om": helper.name,
        "borger": scheme.citizen_name,
        "udskrevet": binder.now().isoformat("T", "minutes"),
        "hjælper": _facts("helper", _values(helper), scrub),
        "kontrakter": [_facts("contract", _values(contract), scrub) for contract in contracts],
        "vagter": [_facts("shift", _values(shift), scrub) for shift in shifts],
        "fravær": [_facts("absence", _values(absence), scrub) for absence in absences],
        "undtagelser fra hviletid": [_facts("rest_exception", _values(one), scrub) for one in exceptions],
        "påmindelser": [_facts("finding_mark", _values(mark), scrub) for mark in marks],
        "måneder": _months(binder, helper_id, shifts),
        "udstedte dokumenter": [_document(document, scheme, scrub) for document in issued],
        "ændringer": [line for row in reversed(log) if (line := _change(row, helper_id, scrub))],
    }
    return OwnData(helper.name, content)


def write_own_data_json(data: OwnData, path: Path) -> None:
    """Raises Refused if the file can't be written."""
    write_whole(path, data.json)


def write_own_data_pdf(binder: Binder, data: OwnData, path: Path) -> None:
    """Raises Refused if the file can't be written."""
    from app.model.documents.own_data_pdf import render

    made_on = day_text(binder.today)
    write_whole(path, render(data.helper, data.content["borger"], made_on, data.sections, binder.resources.fonts))


def _values(entity: object) -> dict[str, Any]:
    return {name: value for name, value in vars(entity).items() if not name.startswith("_")}


def _facts(kind: str, values: dict[str, Any], scrub: Scrub) -> dict[str, Any]:
    """Every field under its Danish name, in the order of the file; the id too, by which the exchange file knows it."""
    words = {"id": "id", **FIELDS[kind]}
    ordered = [name for name in words if name in values] + [name for name in values if name not in words]
    kept = (name for name in ordered if name != "helper_id")
    return {words.get(name, name): _plain(name, values[name], scrub) for name in kept}


def _plain(name: str, value: Any, scrub: Scrub) -> Any:
    """As JSON can say it; an entity's value and the log's text for it come out alike."""
    if value is None:
        return None
    if name in _FLAGS:
        return bool(value)
    if isinstance(value, datetime | time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else _worded(name, value, scrub)


def _worded(name: str, value: Any, scrub: Scrub) -> Any:
    """Choices by their Danish names, a finding by its rule's; other people's names taken out of free text."""
    if name in VALUES:
        return VALUES[name].get(str(value), str(value))
    if name == "finding":
        return VALUES["rule"].get(value.partition("/")[0], REMINDER)
    return scrub(value) if name in _FREE_TEXT else value


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


def _document(document: IssuedDocument, scheme: Scheme, scrub: Scrub) -> dict[str, Any]:
    try:
        snapshot = json.loads(document.snapshot)
    except ValueError:
        snapshot = document.snapshot
    if isinstance(snapshot, dict) and isinstance(snapshot.get("citizen"), list):
        snapshot["citizen"] = [pair for pair in snapshot["citizen"] if pair[1:] == [scheme.citizen_name]]
    return {
        "dokument": document.kind,
        "periode": document.period,
        "udstedt": document.issued_at.isoformat("T", "minutes"),
        "regelbogens udgave": document.rulebook_version,
        "indhold": _danish(snapshot, scrub),
    }


def _danish(part: Any, scrub: Scrub) -> Any:
    if isinstance(part, dict):
        return {_SNAPSHOT.get(key, key): _danish(value, scrub) for key, value in part.items()}
    if isinstance(part, list):
        return [_danish(value, scrub) for value in part]
    return scrub(part) if isinstance(part, str) else part


def _change(row: Any, helper_id: str, scrub: Scrub) -> dict[str, Any] | None:
    """A line of the log that concerns the helper; of what was or became another's, only that it was."""
    before, after = (json.loads(side) if side else None for side in (row.before, row.after))
    owners = {side.get("helper_id") for side in (before, after) if side}
    if row.helper_id != helper_id and helper_id not in owners:
        return None
    return {
        "tidspunkt": row.happened_at.isoformat("T", "minutes"),
        "ændring": scrub(row.label),
        "hvad": KINDS.get(row.kind, row.kind),
        "før": _side(row.kind, before, helper_id, scrub),
        "efter": _side(row.kind, after, helper_id, scrub),
    }


def _side(kind: str, values: dict[str, Any] | None, helper_id: str, scrub: Scrub) -> dict[str, Any] | None:
    if values is None:
        return None
    if values.get("helper_id", helper_id) != helper_id:
        return {"hjælper": OTHER}
    return _facts(kind, values, scrub)


def _scrubber(helper: Helper, helpers: Iterable[Helper], scheme: Scheme) -> Scrub:
    """Takes other helpers' names and the citizen's particulars out of free text."""
    others = {one.name for one in helpers if one.id != helper.id and one.name not in helper.name}
    citizen = {scheme.citizen_cpr, scheme.citizen_address, scheme.citizen_phone}
    words = {**dict.fromkeys(others, OTHER), **{text: LEFT_OUT for text in citizen if text}}
    if not words:
        return lambda text: text
    longest_first = sorted(words, key=len, reverse=True)
    found = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    return lambda text: found.sub(lambda match: words[match[0]], text)
