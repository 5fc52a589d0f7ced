"""The roster: what a span of days looks like, and entering, moving, copying, repeating and deleting shifts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.model.checks.roster import double_booked
from app.model.domain.danish import day_text
from app.model.domain.entities import Changes, Shift, ShiftKind, ShiftStatus
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.validity import LONGEST_TEXT, day_mistake, shift_mistakes, text_mistake, time_mistake
from app.model.services.binder import Binder
from app.model.services.ids import new_id
from app.model.services.months import refuse_finished
from app.model.services.planning import Outcome, outcome, refuse_blocked
from app.model.services.register import refuse_early_deletion
from app.model.store import queries, watch_queries
from app.model.store.database import UnitOfWork

FIELD_NAMES = {"start": "Fra kl.", "end": "Til kl.", "note": "Bemærkning", "helper": "Hjælper"}
MOST_REPEATS = 400


@dataclass(frozen=True)
class ShiftDraft:
    """A shift as the user writes it; local times."""

    helper_id: str
    start: datetime
    end: datetime
    kind: ShiftKind = ShiftKind.WORK
    note: str | None = None
    respiration: bool = False
    away: bool = False


@dataclass(frozen=True)
class Repeated:
    """What repeating or copying did: how many shifts were made, and on which days not, and why."""

    changes: Changes
    made: int
    skipped: tuple[tuple[date, str], ...]


def add_shift(binder: Binder, draft: ShiftDraft) -> Changes:
    """Enters a shift.

    Raises:
        Refused: impossible times, an unknown helper, another shift of the helper in the way, a finished month.

    """
    shift = _shift(draft)
    _refuse_unwanted(binder, (), [shift])
    with binder.database.change(f"Opret vagt {day_text(draft.start.date())}") as work:
        _check(work, [shift])
        _refuse_overlap(work, shift)
        work.add(shift)
    return work.changes


def change_shift(binder: Binder, shift_id: str, draft: ShiftDraft) -> Changes:
    """Gives a shift new times, kind, note or helper; raises Refused as add_shift does."""
    wanted = _shift(draft, shift_id)
    _refuse_unwanted(binder, [shift_id], [wanted])
    with binder.database.change(f"Ret vagt {day_text(draft.start.date())}") as work:
        shift = _existing(work, shift_id)
        _check(work, [shift, wanted])
        _refuse_overlap(work, wanted)
        is_moved = (shift.helper_id, shift.start, shift.end) != (wanted.helper_id, wanted.start, wanted.end)
        for name in ("helper_id", "start", "end", "kind", "note", "respiration", "away"):
            setattr(shift, name, getattr(wanted, name))
        if is_moved:
            shift.announced_on = None  # what was announced was another shift
        if shift.start > binder.now():
            shift.status = ShiftStatus.PLANNED  # nobody has worked tomorrow
    return work.changes


def move_shift(binder: Binder, shift_id: str, helper_id: str, start: datetime) -> Changes:
    """Moves a shift to another start or helper; its clock length stays. Raises Refused as add_shift does."""
    with binder.database.read() as session:
        shift = queries.by_id(session, Shift, shift_id)
    if shift is None:
        raise Refused(Mistake("Vagt", "vagten findes ikke længere"))
    draft = _draft(shift)
    return change_shift(
        binder, shift_id, replace(draft, helper_id=helper_id, start=start, end=start + (shift.end - shift.start))
    )


def delete_shifts(binder: Binder, shift_ids: Sequence[str]) -> Changes:
    """Deletes shifts; raises Refused in a finished month, and for worked hours that must still be kept."""
    with binder.database.read() as session:
        found = [shift for shift_id in shift_ids if (shift := queries.by_id(session, Shift, shift_id)) is not None]
        refuse_finished(session, [(shift.start, shift.end) for shift in found])
    refuse_early_deletion(binder, found)
    label = "Slet vagt" if len(shift_ids) == 1 else f"Slet {len(shift_ids)} vagter"
    with binder.database.change(label) as work:
        for shift in [_existing(work, shift_id) for shift_id in shift_ids]:
            work.delete(shift)
    return work.changes


def copy_shifts(binder: Binder, drafts: Sequence[ShiftDraft], label: str) -> Repeated:
    """Enters many shifts as one change; days on which one can't be, are skipped and named.

    That is where the helper already has a shift, or where the clock skips its start or end.

    Raises:
        Refused: an unknown helper, or a finished month; nothing is changed.

    """
    made, skipped = _possible(binder, drafts)
    _refuse_unwanted(binder, (), made)
    with binder.database.change(label) as work:
        _check(work, made)
        for helper_id in {draft.helper_id for draft in drafts}:
            _refuse_unknown(work, helper_id)
        for shift in made:
            work.add(shift)
    return Repeated(work.changes, len(made), tuple(sorted(skipped)))


def _possible(binder: Binder, drafts: Sequence[ShiftDraft]) -> tuple[list[Shift], list[tuple[date, str]]]:
    """The shifts that can be made, and the days on which one can't be, with why."""
    made: list[Shift] = []
    skipped: list[tuple[date, str]] = []
    with binder.database.read() as session:
        for draft in drafts:
            if mistake := time_mistake(draft.start) or time_mistake(draft.end):
                skipped.append((draft.start.date(), mistake))
                continue
            shift = _shift(draft)
            others = [s for s in made if s.helper_id == shift.helper_id]
            near = queries.shifts(session, shift.start, shift.end, shift.helper_id)
            if (finding := double_booked(shift, [*near, *others])) is not None:
                skipped.append((shift.start.date(), finding.message))
            else:
                made.append(shift)
    return made, skipped


def repeat_shift(binder: Binder, shift_id: str, every_days: int, until: date) -> Repeated:
    """Repeats a shift every so many days up to and with a date."""
    with binder.database.read() as session:
        shift = queries.by_id(session, Shift, shift_id)
    if shift is None:
        raise Refused(Mistake("Vagt", "vagten findes ikke længere"))
    if every_days < 1:
        raise Refused(Mistake("Gentag hver", "skal være mindst 1 dag"))
    count = (until - shift.start.date()).days // every_days
    if not 1 <= count <= MOST_REPEATS:
        raise Refused(Mistake("Til og med", f"skal give mellem 1 og {MOST_REPEATS} nye vagter"))
    draft = _draft(shift)
    drafts = [moved(draft, timedelta(days=every_days * n)) for n in range(1, count + 1)]
    return copy_shifts(binder, drafts, f"Gentag vagt fra {day_text(shift.start.date())}")


def what_if(binder: Binder, shift_id: str | None, draft: ShiftDraft | None) -> Outcome:
    """What entering (no id), changing, or deleting (no draft) a shift would cause; nothing is changed.

    Raises:
        Refused: the times are impossible.

    """
    wanted = [] if draft is None else [_shift(draft, shift_id)]
    _refuse_impossible(wanted)
    return outcome(binder, [] if shift_id is None else [shift_id], wanted)


def announce(binder: Binder, first: date, last: date, on: date) -> tuple[Changes, int]:
    """That the planned shifts that begin between two dates were announced to the helpers on a day; and how many.

    Only those that had not been announced before.

    Raises:
        Refused: a day that is still to come, or surely a slip.

    """
    if on > binder.today:
        raise Refused(Mistake("Meldt ud", "dagen er ikke kommet endnu"))
    if mistake := day_mistake(on):
        raise Refused(Mistake("Meldt ud", mistake))
    with binder.database.change(f"Meld vagtplan ud {day_text(first)}–{day_text(last)}") as work:
        found = [
            shift
            for shift in queries.shifts(work.session, midnight(first), midnight(last + ONE_DAY))
            if shift.start >= midnight(first) and shift.announced_on is None and shift.status is ShiftStatus.PLANNED
        ]
        for shift in found:
            shift.announced_on = on
    return work.changes, len(found)


def moved(draft: ShiftDraft, by: timedelta, helper_id: str | None = None) -> ShiftDraft:
    return replace(draft, start=draft.start + by, end=draft.end + by, helper_id=helper_id or draft.helper_id)


def _draft(shift: Shift) -> ShiftDraft:
    return ShiftDraft(shift.helper_id, shift.start, shift.end, shift.kind, shift.note, shift.respiration, shift.away)


def _shift(draft: ShiftDraft, shift_id: str | None = None) -> Shift:
    return Shift(
        id=shift_id or new_id("v"),
        helper_id=draft.helper_id,
        start=draft.start,
        end=draft.end,
        kind=draft.kind,
        status=ShiftStatus.PLANNED,
        respiration=draft.respiration,
        away=draft.away,
        note=draft.note.strip() or None if draft.note else None,
    )


def _refuse_impossible(shifts: Iterable[Shift]) -> None:
    for shift in shifts:
        mistakes = shift_mistakes(shift)
        if shift.note and (text := text_mistake(shift.note, LONGEST_TEXT, lines=True)):
            mistakes.append(("note", text))
        if mistakes:
            raise Refused(*(Mistake(FIELD_NAMES[name], text) for name, text in mistakes))


def _refuse_unwanted(binder: Binder, removed: Sequence[str], added: Sequence[Shift]) -> None:
    """What can't be, and what the user has chosen to have refused."""
    _refuse_impossible(added)
    refuse_blocked(binder, removed, added)


def _check(work: UnitOfWork, shifts: Iterable[Shift]) -> None:
    held = list(shifts)
    _refuse_impossible(held)
    refuse_finished(work.session, [(shift.start, shift.end) for shift in held])


def _existing(work: UnitOfWork, shift_id: str) -> Shift:
    shift = queries.by_id(work.session, Shift, shift_id)
    if shift is None:
        raise Refused(Mistake("Vagt", "vagten findes ikke længere"))
    return shift


def _near(work: UnitOfWork, shift: Shift) -> Sequence[Shift]:
    return watch_queries.plain_shifts(work.session, shift.start, shift.end, (shift.helper_id,))


def _refuse_unknown(work: UnitOfWork, helper_id: str) -> None:
    if not queries.is_helper(work.session, helper_id):
        raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))


def _refuse_overlap(work: UnitOfWork, shift: Shift) -> None:
    _refuse_unknown(work, shift.helper_id)
    finding = double_booked(shift, _near(work, shift))
    if finding is not None:
        raise Refused(Mistake("Fra kl.", finding.message))
