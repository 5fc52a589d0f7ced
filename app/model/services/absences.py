"""Absence of helpers: entering, changing and taking back. Shifts stay as they are; the sheet's columns follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from app.model.checks.due import employments
from app.model.domain.danish import day_text
from app.model.domain.dates import add_months
from app.model.domain.entities import FOREVER, Absence, AbsenceKind, Changes, Contract, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave import ReportedHow
from app.model.domain.leave_validity import ILL, absence_more_mistakes
from app.model.domain.local_time import ONE_DAY
from app.model.domain.validity import FieldMistake, absence_mistakes, covers_whole
from app.model.services.binder import Binder
from app.model.services.drafts import fill, read, refuse
from app.model.services.ids import new_id
from app.model.services.months import refuse_finished
from app.model.store import queries
from app.model.store.database import Session, UnitOfWork

ABSENCE_FIELDS = {
    "helper_id": "Hjælper",
    "kind": "Fravær",
    "from": "Første dag",
    "to": "Sidste dag",
    "first_day": "Første dag",
    "last_day": "Sidste dag",
    "from_time": "Første dag fra kl.",
    "to_time": "Sidste dag til kl.",
    "what": "Hvad er aftalt",
    "paid": "Løn",
    "reported_at": "Meldt den",
    "reported_how": "Meldt hvordan",
    "expected_back": "Ventes tilbage",
    "fit_on": "Meldt rask den",
    "notice_given_on": "Varslet den",
    "notice_how": "Varslet hvordan",
    "notice_agreed_on": "Kortere varsel aftalt",
    "advance_agreed_on": "Ferie på forskud aftalt",
    "instead_of": "I stedet for",
}
YEAR = 12  # months
# Nobody is on vacation, has an agreed day off or a sick child for more than a year: it is a slip of the hand in the year.
# A sickness can be as long, seen back on; nobody knows so far ahead when it ends. Leaves can be agreed for longer.
_NEVER_A_YEAR = frozenset(
    {AbsenceKind.VACATION, AbsenceKind.EXTRA_DAY_OFF, AbsenceKind.AGREED, AbsenceKind.CHILD_SICK, AbsenceKind.PREGNANCY}
)


@dataclass(frozen=True)
class AbsenceDraft:
    """Whole local days, both included; with a clock time only from or to it. No last day: still away."""

    helper_id: str
    kind: AbsenceKind
    first_day: date
    last_day: date | None = None
    from_time: time | None = None
    to_time: time | None = None
    notice_given_on: date | None = None
    reported_at: datetime | None = None
    reported_how: ReportedHow | None = None
    expected_back: date | None = None
    fit_on: date | None = None
    paid: bool | None = None
    what: str = ""
    notice_how: str = ""
    notice_agreed_on: date | None = None
    advance_agreed_on: date | None = None


def absence_draft(binder: Binder, absence_id: str) -> AbsenceDraft:
    """What stands now of an absence; raises Refused when it is gone."""
    with binder.database.read() as session:
        found: AbsenceDraft = read(AbsenceDraft, existing(session, absence_id))
    return found


def add_absence(binder: Binder, draft: AbsenceDraft) -> Changes:
    """Raises Refused: impossible dates, outside the employment, another absence in the way, a finished month."""
    absence = Absence(new_id("f"), draft.helper_id, draft.kind, draft.first_day)
    with binder.database.change(f"Meld fravær {day_text(draft.first_day)}") as work:
        _fill(work, absence, draft, binder.today)
        work.add(absence)
    return work.changes


def change_absence(binder: Binder, absence_id: str, draft: AbsenceDraft) -> Changes:
    with binder.database.change(f"Ret fravær {day_text(draft.first_day)}") as work:
        absence = existing(work.session, absence_id)
        refuse_finished_absence(work.session, absence)
        _fill(work, absence, draft, binder.today)
    return work.changes


def delete_absence(binder: Binder, absence_id: str) -> Changes:
    with binder.database.change("Slet fravær") as work:
        absence = existing(work.session, absence_id)
        refuse_finished_absence(work.session, absence)
        work.delete(absence)
    return work.changes


def existing(session: Session, absence_id: str) -> Absence:
    absence = queries.by_id(session, Absence, absence_id)
    if absence is None:
        raise Refused(Mistake("Fravær", "fraværet findes ikke længere"))
    return absence


def _fill(work: UnitOfWork, absence: Absence, draft: AbsenceDraft, today: date) -> None:
    fill(absence, draft)
    if absence.kind not in ILL:
        absence.instead_of = None
    refuse_impossible(work, absence, today)


def refuse_impossible(work: UnitOfWork, absence: Absence, today: date) -> None:
    """Raises Refused: impossible days, outside the employment, another absence in the way, a finished month."""
    check(work.session, absence, today)
    for other in queries.absences(work.session, absence.first_day, absence.last_day or date.max, absence.helper_id):
        if other.id != absence.id and other.overlaps(absence.start, absence.end):
            raise Refused(Mistake(ABSENCE_FIELDS["first_day"], f"hjælperen {in_the_way(absence, other)}"))
    refuse_finished_absence(work.session, absence)


def in_the_way(absence: Absence, other: Absence) -> str:
    """What is said of another absence at the same time: "har allerede fravær fra ... til ..."."""
    until = f" til {day_text(other.last_day)}" if other.last_day else " uden slutdato"
    told = f"har allerede fravær fra {day_text(other.first_day)}{until}"
    if absence.kind in ILL and other.kind is AbsenceKind.VACATION:
        return f"{told}. Er hjælperen blevet syg i ferien, så brug »Meld syg«: så bliver ferien delt"
    return told


def check(session: Session, absence: Absence, today: date) -> None:
    """Raises Refused for what can't be of one absence by itself, by field."""
    if queries.by_id(session, Helper, absence.helper_id) is None:
        raise Refused(Mistake(ABSENCE_FIELDS["helper_id"], "hjælperen findes ikke længere"))
    found = absence_mistakes(absence)
    if not found:
        found = [*absence_more_mistakes(absence), *_too_long(absence, today)]
    if not found:
        found = _not_employed(absence, queries.contracts(session, absence.helper_id))
    refuse(found, ABSENCE_FIELDS)


def _too_long(absence: Absence, today: date) -> list[FieldMistake]:
    last = absence.last_day
    if last is None or last < add_months(absence.first_day, YEAR):
        return []
    unknown = absence.kind in ILL and last > today
    if absence.kind not in _NEVER_A_YEAR and not unknown:
        return []
    days = f"{day_text(absence.first_day)} til {day_text(last)}"
    return [("to", f"fraværet fra {days} varer mere end et år; er årstallet rigtigt?")]


def _not_employed(absence: Absence, contracts: Sequence[Contract]) -> list[FieldMistake]:
    """Days outside the employment; of an absence without a last day only the first. Where no contract is written, none."""
    if not contracts:
        return []
    first = absence.first_day
    if not any(contract.covers(first) for contract in contracts):
        return [("from", f"hjælperen er ikke ansat {day_text(first)}; ansættelsen er {_employed(contracts)}")]
    free = covers_whole(contracts, absence.start, absence.end) if absence.last_day is not None else None
    if free is None or absence.last_day is None:
        return []
    days = "den dag er" if free == absence.last_day else f"dagene {day_text(free)}–{day_text(absence.last_day)} er"
    return [("to", f"ansættelsen slutter {day_text(free - ONE_DAY)}; {days} ikke med i den")]


def _employed(contracts: Sequence[Contract]) -> str:
    """Fra 01.01.2026, or the days of each employment."""
    spans = [(each.first, each.last) for each in employments(contracts)]
    return ", ".join(
        f"fra {day_text(first)}" if last in {None, FOREVER} else f"{day_text(first)}–{day_text(last)}"
        for first, last in spans
    )


def refuse_finished_absence(session: Session, absence: Absence) -> None:
    """Only months in which the helper has shifts matter, and an open end reaches no further than the last one."""
    hit = queries.shifts_in_absence(session, absence)
    refuse_finished(session, [(max(s.start, absence.start), min(s.end, absence.end)) for s in hit])
