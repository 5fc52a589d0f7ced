"""What the roster says of a day and of a shift: its heading, its coverage, its clock times. No Qt."""

from __future__ import annotations

from datetime import time

from app.model.domain.danish import WEEKDAYS, day_text, hours_text, long_day_text
from app.model.domain.entities import ShiftKind, ShiftStatus
from app.model.domain.local_time import clock_text
from app.model.services.roster_view import AbsenceRow, RosterDay, ShiftRow
from app.ui.words import ABSENCE_KINDS, SHIFT_KINDS

IN_HOSPITAL, ON_VACATION = "Indlagt", "Borgerens ferie"


def day_title(day: RosterDay) -> str:
    """The row's heading: "ma 5.", what the calendar calls it, and that the citizen is away."""
    short = f"{WEEKDAYS[day.day.weekday()][:2]} {day.day.day}."
    away = dict.fromkeys(IN_HOSPITAL if kind.is_hospital else ON_VACATION for kind in day.stays)
    return " ".join([short, *day.titles, *away])


def coverage_lines(day: RosterDay) -> list[str]:
    """Whether somebody is there all day, and the night that the clock changes."""
    parts = []
    if not day.gaps:
        parts.append("Hele døgnet")
    elif not day.covered_minutes:
        parts.append("Ingen")
    else:
        gaps = [f"{start:%H:%M}–{clock_text(end, day.day)}" for start, end in day.gaps]
        parts += [f"Mangler {gaps[0]}", *gaps[1:]]
    if day.clock_change:
        parts.append("Døgn på 23 timer" if day.clock_change < 0 else "Døgn på 25 timer")
    return parts


def day_sentences(day: RosterDay) -> str:
    """Its name, its coverage, and the clock change in full."""
    head = ", ".join([long_day_text(day.day).capitalize(), *day.titles])
    away = dict.fromkeys("er indlagt" if kind.is_hospital else "er på ferie" for kind in day.stays)
    text = f"{head}. {''.join(f'Borgeren {each}. ' for each in away)}Dækning: {hours_text(day.covered_minutes)} timer."
    if day.gaps:
        gaps = ", ".join(f"{start:%H:%M}–{clock_text(end, day.day)}" for start, end in day.gaps)
        text += f" Ingen på vagt: {gaps}."
    if day.clock_change < 0:
        text += " Uret stilles fra 02:00 til 03:00. En vagt hen over natten er en time kortere, end uret viser."
    elif day.clock_change > 0:
        text += (
            " Uret stilles fra 03:00 tilbage til 02:00. En vagt hen over natten er en time længere, end uret viser."
            " Et klokkeslæt mellem 02:00 og 03:00 regnes som det første af de to."
        )
    return text


def shift_lines(shift: ShiftRow) -> list[str]:
    """07:00–15:00, with the length where the clock leaves a doubt, and the kind where it is not plain work."""
    days = (shift.end.date() - shift.start.date()).days
    to = "24:00" if shift.end.time() == time() and days == 1 else f"{shift.end:%H:%M}"
    text = f"{shift.start:%H:%M}–{to}"
    if days > 1 or (days == 1 and shift.end.time() >= shift.start.time()):
        text += f" ({hours_text(shift.minutes)} t)"
    return [text] if shift.kind is ShiftKind.WORK else [text, SHIFT_KINDS[shift.kind].lower()]


def shift_text(shift: ShiftRow) -> str:
    """One line: 07:00–15:00 personalemøde."""
    return " ".join(shift_lines(shift))


def announced_text(shift: ShiftRow) -> str:
    """Whether the helpers were told of a shift; "" for one that was worked and never announced."""
    if shift.announced_on is not None:
        return f"{shift_text(shift)}: Meldt ud den {day_text(shift.announced_on)}."
    return f"{shift_text(shift)}: Ikke meldt ud." if shift.status is ShiftStatus.PLANNED else ""


def absence_text(absence: AbsenceRow) -> str:
    """Syg, Syg fra 14:30, or what waits meanwhile: Syg (ferie venter)."""
    clock = f" fra {absence.from_time:%H:%M}" if absence.from_time else ""
    until = f" til {absence.to_time:%H:%M}" if absence.to_time else ""
    waits = f" ({ABSENCE_KINDS[absence.instead_of].lower()} venter)" if absence.instead_of else ""
    return f"{ABSENCE_KINDS[absence.kind]}{clock}{until}{waits}"
