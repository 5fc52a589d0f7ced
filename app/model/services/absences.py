"""Absence of helpers: entering, changing and taking back. Shifts stay as they are; the sheet's columns follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from app.model.domain.danish import day_text
from app.model.domain.entities import Absence, AbsenceKind, Changes, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.validity import absence_mistakes
from app.model.services.binder import Binder
from app.model.services.ids import new_id
from app.model.services.months import refuse_finished
from app.model.store import queries
from app.model.store.database import Session, UnitOfWork

FIELD_NAMES = {"from": "Første dag", "to": "Sidste dag"}


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


def add_absence(binder: Binder, draft: AbsenceDraft) -> Changes:
    """Raises Refused: impossible dates, another absence in the way, a finished month."""
    absence = Absence(new_id("f"), draft.helper_id, draft.kind, draft.first_day)
    with binder.database.change(f"Meld fravær {day_text(draft.first_day)}") as work:
        _fill(work, absence, draft)
        work.add(absence)
    return work.changes


def change_absence(binder: Binder, absence_id: str, draft: AbsenceDraft) -> Changes:
    with binder.database.change(f"Ret fravær {day_text(draft.first_day)}") as work:
        absence = _existing(work, absence_id)
        refuse_finished_absence(work.session, absence)
        _fill(work, absence, draft)
    return work.changes


def delete_absence(binder: Binder, absence_id: str) -> Changes:
    with binder.database.change("Slet fravær") as work:
        absence = _existing(work, absence_id)
        refuse_finished_absence(work.session, absence)
        work.delete(absence)
    return work.changes


def _fill(work: UnitOfWork, absence: Absence, draft: AbsenceDraft) -> None:
    for name in AbsenceDraft.__dataclass_fields__:
        setattr(absence, name, getattr(draft, name))
    if queries.by_id(work.session, Helper, draft.helper_id) is None:
        raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
    if mistakes := absence_mistakes(absence):
        raise Refused(*(Mistake(FIELD_NAMES[name], text) for name, text in mistakes))
    last = draft.last_day or date.max
    for other in queries.absences(work.session, draft.first_day, last, draft.helper_id):
        if other.id != absence.id and other.overlaps(absence.start, absence.end):
            until = f" til {day_text(other.last_day)}" if other.last_day else " uden slutdato"
            raise Refused(
                Mistake("Første dag", f"hjælperen har allerede fravær fra {day_text(other.first_day)}{until}")
            )
    refuse_finished_absence(work.session, absence)


def refuse_finished_absence(session: Session, absence: Absence) -> None:
    """Only months in which the helper has shifts matter, and an open end reaches no further than the last one."""
    hit = queries.shifts_in_absence(session, absence)
    refuse_finished(session, [(max(s.start, absence.start), min(s.end, absence.end)) for s in hit])


def _existing(work: UnitOfWork, absence_id: str) -> Absence:
    absence = queries.by_id(work.session, Absence, absence_id)
    if absence is None:
        raise Refused(Mistake("Fravær", "fraværet findes ikke længere"))
    return absence
