"""The roster's state and what its keys do, without Qt: which days are shown, what a cell says, copy and paste."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.model.domain.danish import WEEKDAYS, day_text, hours_text, long_day_text, month_text, plural
from app.model.domain.entities import Changes, Month, ShiftKind
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import clock_text
from app.model.services import absences, roster
from app.model.services.absences import AbsenceDraft
from app.model.services.binder import Binder
from app.model.services.roster import Repeated, ShiftDraft
from app.model.services.roster_view import AbsenceRow, HelperColumn, Roster, RosterDay, ShiftRow, best_month
from app.model.services.roster_view import roster as load_roster
from app.ui.formats import parse_span
from app.ui.words import ABSENCE_KINDS, SHIFT_KINDS

DAYS_A_WEEK = 7
MOST_SKIPPED = 5  # days that are told one by one


@dataclass(frozen=True)
class Cell:
    """A day of a helper: the shifts that begin on it, the absence that covers it, and how both are told."""

    text: str
    spoken: str
    shifts: tuple[ShiftRow, ...]
    absence: AbsenceRow | None


@dataclass(frozen=True)
class Clip:
    """Copied shifts, each with its distance in days and columns from the first cell. `cut` is moved when pasted."""

    entries: tuple[tuple[int, int, ShiftRow], ...]
    cut: bool = False


class RosterPresenter:
    """Shows a month or a week; every change goes through services and is answered with Changes."""

    def __init__(self, binder: Binder) -> None:
        self.binder = binder
        self.week = False
        self.anchor = best_month(binder).first
        if Month.of(self.anchor) == Month.of(binder.today):
            self.anchor = binder.today
        self.clip: Clip | None = None
        self.roster: Roster
        self._cells: dict[tuple[date, str], Cell] = {}
        self.load()

    # what is shown

    def load(self) -> None:
        self.roster = load_roster(self.binder, *self.period())
        self._cells = {}

    def period(self) -> tuple[date, date]:
        if self.week:
            monday = self.anchor - timedelta(days=self.anchor.weekday())
            return monday, monday + timedelta(days=DAYS_A_WEEK - 1)
        month = Month.of(self.anchor)
        return month.first, month.last

    def title(self) -> str:
        first, last = self.period()
        if not self.week:
            return month_text(Month.of(first)).capitalize()
        return f"Uge {first.isocalendar().week}: {day_text(first)}–{day_text(last)}"

    def step(self, periods: int) -> None:
        """Goes so many months or weeks forward, or back."""
        first, _ = self.period()
        self.anchor = (
            first + timedelta(days=DAYS_A_WEEK * periods) if self.week else Month.of(first).plus(periods).first
        )
        self.load()

    def show_day(self, day: date) -> None:
        self.anchor = day
        self.load()

    def set_week(self, *, week: bool, around: date | None = None) -> None:
        self.week = week
        self.show_day(around or self.anchor)

    @property
    def days(self) -> tuple[RosterDay, ...]:
        return self.roster.days

    @property
    def helpers(self) -> tuple[HelperColumn, ...]:
        return self.roster.helpers

    def day_title(self, day: RosterDay) -> str:
        """The row's heading: "ma 5." and what the calendar calls it."""
        short = f"{WEEKDAYS[day.day.weekday()][:2]} {day.day.day}."
        return " ".join([short, *day.titles])

    def coverage(self, day: RosterDay) -> str:
        """What column 0 shows: whether somebody is there all day, and the night that the clock changes."""
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
        return "\n".join(parts)

    def explain_day(self, day: RosterDay) -> str:
        """Sentences about one day: its name, its coverage, and the clock change in full."""
        head = ", ".join([long_day_text(day.day).capitalize(), *day.titles])
        text = f"{head}. Dækning: {hours_text(day.covered_minutes)} timer."
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

    def cell(self, row: int, column: int) -> Cell:
        """The content of a helper's day; rows are days, columns helpers."""
        day, helper = self.days[row].day, self.helpers[column]
        if (day, helper.id) not in self._cells:
            self._cells[day, helper.id] = self._make_cell(day, helper)
        return self._cells[day, helper.id]

    def _make_cell(self, day: date, helper: HelperColumn) -> Cell:
        shifts = tuple(s for s in self.roster.shifts if s.helper_id == helper.id and s.start.date() == day)
        absence = next(
            (
                a
                for a in self.roster.absences
                if a.helper_id == helper.id and a.first_day <= day and (a.last_day is None or day <= a.last_day)
            ),
            None,
        )
        away = [ABSENCE_KINDS[absence.kind]] if absence else []
        said = [f"{self.shift_text(s)}, {hours_text(s.minutes)} timer" for s in shifts] + away
        spoken = f"{helper.name}, {WEEKDAYS[day.weekday()]} {day.day}.: {'; '.join(said) or 'ingen vagt'}"
        lines = [line for s in shifts for line in self._shift_lines(s)] + away
        return Cell("\n".join(lines), spoken, shifts, absence)

    def shift_text(self, shift: ShiftRow) -> str:
        """One line: 07:00–15:00 personalemøde."""
        return " ".join(self._shift_lines(shift))

    def _shift_lines(self, shift: ShiftRow) -> list[str]:
        """07:00–15:00, with the length where the clock leaves a doubt, and the kind where it is not plain work."""
        days = (shift.end.date() - shift.start.date()).days
        to = "24:00" if shift.end.time() == time() and days == 1 else f"{shift.end:%H:%M}"
        text = f"{shift.start:%H:%M}–{to}"
        if days > 1 or (days == 1 and shift.end.time() >= shift.start.time()):
            text += f" ({hours_text(shift.minutes)} t)"
        return [text] if shift.kind is ShiftKind.WORK else [text, SHIFT_KINDS[shift.kind].lower()]

    def is_finished(self) -> bool:
        """The period lies wholly in finished months: nothing can be changed."""
        first, last = self.period()
        return {Month.of(first), Month.of(last)} <= self.roster.finished

    # what is done

    def enter(self, row: int, column: int, text: str) -> Changes:
        """A shift typed into a cell ("7-15"); ValueError or Refused says what is wrong."""
        start, end = parse_span(text, self.days[row].day)
        return self._done(roster.add_shift(self.binder, ShiftDraft(self.helpers[column].id, start, end)))

    def save(self, shift_id: str | None, draft: ShiftDraft) -> Changes:
        if shift_id is None:
            return self._done(roster.add_shift(self.binder, draft))
        return self._done(roster.change_shift(self.binder, shift_id, draft))

    def move(self, shift_id: str, row: int, column: int) -> Changes:
        """Moves a shift to another day or helper; its clock times stay."""
        shift = next((s for s in self.roster.shifts if s.id == shift_id), None)
        at = shift.start.time() if shift else self._start_of(shift_id)
        start = datetime.combine(self.days[row].day, at)
        return self._done(roster.move_shift(self.binder, shift_id, self.helpers[column].id, start))

    def _start_of(self, shift_id: str) -> time:
        """The clock time of a cut shift that lies outside of what is shown now."""
        for _, _, shift in self.clip.entries if self.clip else ():
            if shift.id == shift_id:
                return shift.start.time()
        raise Refused(Mistake("Vagt", "vagten findes ikke længere"))

    def delete(self, shifts: Sequence[ShiftRow]) -> Changes:
        return self._done(roster.delete_shifts(self.binder, [shift.id for shift in shifts]))

    def copy(self, cells: Sequence[tuple[int, int]], *, cut: bool = False) -> int:
        """Remembers the shifts of cells (row, column); returns how many."""
        ordered = sorted(cells)
        if not ordered:
            return 0
        top, left = ordered[0][0], min(column for _, column in ordered)
        entries = tuple(
            (row - top, column - left, shift) for row, column in ordered for shift in self.cell(row, column).shifts
        )
        self.clip = Clip(entries, cut) if entries else self.clip
        return len(entries)

    def paste(self, row: int, column: int) -> Repeated:
        """Puts what was copied so that its first cell lands here; one cut shift is moved instead."""
        clip = self.clip
        if clip is None:
            raise Refused(Mistake("Indsæt", "der er ikke kopieret nogen vagt endnu"))
        if clip.cut and len(clip.entries) == 1:
            changes = self.move(clip.entries[0][2].id, row, column)
            self.clip = None
            return Repeated(changes, 1, ())
        drafts = [
            draft
            for down, right, shift in clip.entries
            if 0 <= column + right < len(self.helpers)
            for draft in [
                self._pasted(shift, self.days[row].day + timedelta(days=down), self.helpers[column + right].id)
            ]
        ]
        done = roster.copy_shifts(self.binder, drafts, f"Indsæt {plural(len(drafts), 'vagt', 'vagter')}")
        self._done(done.changes)
        return done

    def _pasted(self, shift: ShiftRow, day: date, helper_id: str) -> ShiftDraft:
        start = datetime.combine(day, shift.start.time())
        end = start + (shift.end - shift.start)
        return ShiftDraft(helper_id, start, end, shift.kind, shift.note, shift.respiration, shift.away)

    def repeat(self, shift: ShiftRow, every_days: int, until: date) -> Repeated:
        done = roster.repeat_shift(self.binder, shift.id, every_days, until)
        self._done(done.changes)
        return done

    def save_absence(self, absence_id: str | None, draft: AbsenceDraft) -> Changes:
        if absence_id is None:
            return self._done(absences.add_absence(self.binder, draft))
        return self._done(absences.change_absence(self.binder, absence_id, draft))

    def delete_absence(self, absence_id: str) -> Changes:
        return self._done(absences.delete_absence(self.binder, absence_id))

    def _done(self, changes: Changes) -> Changes:
        self.load()
        return changes


def repeated_text(done: Repeated) -> str:
    """What repeating or pasting did, with the days that were skipped and why."""
    text = f"{plural(done.made, 'vagt', 'vagter')} oprettet."
    for day, why in done.skipped[:MOST_SKIPPED]:
        text += f"\nSprunget over {day_text(day)}: {why[:1].lower()}{why[1:]}"
    if more := len(done.skipped) - MOST_SKIPPED:
        text += f"\n… og {plural(more, 'dag', 'dage')} mere." if more > 0 else ""
    return text
