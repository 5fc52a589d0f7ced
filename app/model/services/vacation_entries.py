"""Days of vacation that absences don't tell: from before the program, moved to the next year, hindered, paid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.domain.entities import Changes, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave import VacationEntry, VacationEntryKind
from app.model.domain.leave_validity import vacation_entry_mistakes
from app.model.services.binder import Binder
from app.model.services.drafts import fill, read, refuse
from app.model.services.ids import new_id
from app.model.store import leave_queries, queries
from app.model.store.database import Session

ENTRY_FIELDS = {
    "helper_id": "Hjælper",
    "year": "Ferieår",
    "kind": "Hvad",
    "days": "Dage",
    "agreed_on": "Aftalt på skrift den",
    "reported_on": "Indberettet den",
    "note": "Note",
}
ENTRY_KINDS = {
    VacationEntryKind.EARNED_BEFORE: "Optjent, før programmet blev taget i brug",
    VacationEntryKind.TAKEN_BEFORE: "Holdt, før programmet blev taget i brug",
    VacationEntryKind.TRANSFERRED: "Overført til næste ferieår efter aftale",
    VacationEntryKind.HINDERED: "Overført på grund af feriehindring",
    VacationEntryKind.PAID_OUT: "Udbetalt",
}
_ONCE = frozenset({VacationEntryKind.EARNED_BEFORE, VacationEntryKind.TAKEN_BEFORE})


@dataclass(frozen=True)
class EntryDraft:
    """`year`: the vacation year that the days come from, named by the year it begins in."""

    helper_id: str
    year: int
    kind: VacationEntryKind
    days: Decimal
    agreed_on: date | None = None
    reported_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class EntryRow:
    id: str
    helper: str
    draft: EntryDraft


def entry_rows(binder: Binder) -> tuple[EntryRow, ...]:
    """All of them, by helper and the newest year first."""
    with binder.database.read() as session:
        helpers = queries.helpers(session)
        entries = leave_queries.vacation_entries(session)
    return tuple(
        EntryRow(entry.id, helper.name, read(EntryDraft, entry))
        for helper in helpers
        for entry in sorted(entries, key=lambda each: -each.year)
        if entry.helper_id == helper.id
    )


def add_entry(binder: Binder, draft: EntryDraft) -> Changes:
    """Raises Refused with the field's name."""
    entry = VacationEntry(new_id("fp"), draft.helper_id, draft.year, draft.kind, draft.days)
    with binder.database.change(f"Feriedage: {_called(draft)}") as work:
        _fill(work.session, entry, draft)
        work.add(entry)
    return work.changes


def change_entry(binder: Binder, entry_id: str, draft: EntryDraft) -> Changes:
    with binder.database.change(f"Ret feriedage: {_called(draft)}") as work:
        _fill(work.session, _existing(work.session, entry_id), draft)
    return work.changes


def delete_entry(binder: Binder, entry_id: str) -> Changes:
    with binder.database.change("Slet feriedage") as work:
        work.delete(_existing(work.session, entry_id))
    return work.changes


def _called(draft: EntryDraft) -> str:
    title = ENTRY_KINDS[draft.kind]
    return f"{title[:1].lower()}{title[1:]}"


def _fill(session: Session, entry: VacationEntry, draft: EntryDraft) -> None:
    fill(entry, draft)
    if queries.by_id(session, Helper, entry.helper_id) is None:
        raise Refused(Mistake(ENTRY_FIELDS["helper_id"], "vælg en hjælper"))
    mistakes = list(vacation_entry_mistakes(entry))
    if not mistakes and entry.kind in _ONCE:
        for other in leave_queries.vacation_entries(session, entry.helper_id):
            if other is not entry and (other.year, other.kind) == (entry.year, entry.kind):
                mistakes.append(("kind", "står der allerede for det ferieår; ret tallet dér i stedet for"))
    refuse(mistakes, ENTRY_FIELDS)


def _existing(session: Session, entry_id: str) -> VacationEntry:
    entry = queries.by_id(session, VacationEntry, entry_id)
    if entry is None:
        raise Refused(Mistake("Feriedage", "linjen findes ikke længere"))
    return entry
