"""Copied shifts, and what becomes of them when they are pasted or repeated. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.model.domain.danish import day_text, plural
from app.model.services.roster import Repeated, ShiftDraft
from app.model.services.roster_view import ShiftRow

MOST_SKIPPED = 5  # days that are told one by one


@dataclass(frozen=True)
class Clip:
    """Copied shifts, each with its distance in days and columns from the first cell. `cut` is moved when pasted."""

    entries: tuple[tuple[int, int, ShiftRow], ...]
    cut: bool = False


def draft_of(shift: ShiftRow) -> ShiftDraft:
    return ShiftDraft(shift.helper_id, shift.start, shift.end, shift.kind, shift.note, shift.respiration, shift.away)


def pasted(shift: ShiftRow, day: date, helper_id: str) -> ShiftDraft:
    """The shift on another day or of another helper; its clock times stay."""
    start = datetime.combine(day, shift.start.time())
    return replace(draft_of(shift), helper_id=helper_id, start=start, end=start + (shift.end - shift.start))


def repeated_text(done: Repeated) -> str:
    """What repeating or pasting did, with the days that were skipped and why."""
    text = f"{plural(done.made, 'vagt', 'vagter')} oprettet."
    for day, why in done.skipped[:MOST_SKIPPED]:
        text += f"\nSprunget over {day_text(day)}: {why[:1].lower()}{why[1:]}"
    if more := len(done.skipped) - MOST_SKIPPED:
        text += f"\n… og {plural(more, 'dag', 'dage')} mere." if more > 0 else ""
    return text
