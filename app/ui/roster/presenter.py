"""The roster's state and what its keys do, without Qt: which days are shown, what a cell says, copy and paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.model.domain.danish import WEEKDAYS, day_text, hours_text, month_text, plural
from app.model.domain.entities import Changes, Month
from app.model.domain.errors import Mistake, Refused
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import midnight
from app.model.services import absences, roster, roster_findings
from app.model.services.absences import AbsenceDraft
from app.model.services.binder import Binder
from app.model.services.planning import Outcome
from app.model.services.roster import Repeated, ShiftDraft
from app.model.services.roster_view import AbsenceRow, HelperColumn, Roster, RosterDay, ShiftRow, best_month
from app.model.services.roster_view import roster as load_roster
from app.ui.formats import parse_span
from app.ui.roster.clip import Clip, pasted
from app.ui.roster.day_words import absence_text, announced_text, coverage_lines, day_sentences, shift_lines, shift_text
from app.ui.roster.finding_words import explained, spoken
from app.ui.roster.marks import sign_lines
from app.ui.roster.watching import RosterWatch

NOTHING_CAUSED = Outcome()
DAYS_A_WEEK = 7


@dataclass(frozen=True)
class Cell:
    """A day of a helper: the shifts that begin on it, the absences that touch it, how both are told, and what is wrong."""

    text: str
    spoken: str
    shifts: tuple[ShiftRow, ...]
    absences: tuple[AbsenceRow, ...]
    severity: Severity | None = None


class RosterPresenter:
    """Shows a month or a week; every change goes through services and is answered with Changes."""

    def __init__(self, binder: Binder, *, awake: bool = True) -> None:
        self.binder = binder
        self.watch = RosterWatch(binder, awake=awake)
        self.week = False
        self.anchor = best_month(binder).first
        if Month.of(self.anchor) == Month.of(binder.today):
            self.anchor = binder.today
        self.clip: Clip | None = None
        self.roster: Roster
        self._cells: dict[tuple[date, str], Cell] = {}
        self._shifts: dict[tuple[date, str], list[ShiftRow]] = {}
        self._absences: dict[str, list[AbsenceRow]] = {}
        self._is_finished = False
        self.load()

    # what is shown

    def load(self) -> None:
        self.roster = load_roster(self.binder, *self.period())
        self.watch.look_at(self.roster)
        self._cells = {}
        self._shifts = {}
        self._absences = {}
        for absence in self.roster.absences:
            self._absences.setdefault(absence.helper_id, []).append(absence)
        for shift in self.roster.shifts:
            self._shifts.setdefault((shift.start.date(), shift.helper_id), []).append(shift)
        first, last = self.period()
        self._is_finished = {Month.of(first), Month.of(last)} <= self.roster.finished

    def wake(self) -> None:
        """From now on the findings are looked for too."""
        self.watch.wake()
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

    def empty_text(self) -> str:
        """Why there is nobody to write shifts for: no helpers yet, or none who is employed in these days."""
        if self.roster.has_any_helper:
            return "Ingen er ansat i de dage, der vises. Tryk på Næste eller Forrige for at se andre dage."
        return "Der er ingen hjælpere endnu. Opret dem under Hjælpere, så kan vagterne skrives her."

    def coverage(self, day: RosterDay) -> str:
        """What column 0 shows: whether somebody is there all day, and what is wrong with that."""
        return "\n".join([*coverage_lines(day), *sign_lines(self.watch.marks.at(day.day))])

    def say_day(self, day: RosterDay) -> str:
        """What column 0 says: the day's sentences and what is wrong with the day itself."""
        return " ".join(
            [day_sentences(day), *(f"{said}." for said in dict.fromkeys(map(spoken, self.watch.marks.at(day.day))))]
        )

    def explain(self, row: int, column: int | None) -> str:
        """All there is to say of a day (no column) or of a helper's day, a line each: findings with what to do."""
        day = self.days[row]
        told = [announced_text(shift) for shift in self.cell(row, column).shifts] if column is not None else []
        helper = None if column is None else self.helpers[column].id
        why = [explained(finding) for finding in self.watch.marks.about(day.day, helper)]
        return "\n".join(line for line in (day_sentences(day), *told, *why) if line)

    def rest_findings(self, row: int, column: int) -> list[Finding]:
        """What concerns a helper's day and an exception can be written for."""
        return self.watch.rest_findings(self.days[row].day, self.helpers[column].id)

    def column_title(self, column: int | None) -> str:
        """A helper's name (no column: the coverage's), and what is wrong with the hours in all."""
        helper = None if column is None else self.helpers[column]
        found = self.watch.marks.of(helper.id if helper else None)
        return "\n".join([helper.name if helper else "Dækning", *sign_lines(found)])

    def say_column(self, column: int | None) -> str:
        """The same as a screen reader says it."""
        helper = None if column is None else self.helpers[column]
        found = self.watch.marks.of(helper.id if helper else None)
        return "; ".join([helper.name if helper else "Dækning", *dict.fromkeys(map(spoken, found))])

    def cell(self, row: int, column: int) -> Cell:
        """The content of a helper's day; rows are days, columns helpers."""
        day, helper = self.days[row].day, self.helpers[column]
        if (day, helper.id) not in self._cells:
            self._cells[day, helper.id] = self._make_cell(day, helper)
        return self._cells[day, helper.id]

    def _make_cell(self, day: date, helper: HelperColumn) -> Cell:
        shifts = tuple(self._shifts.get((day, helper.id), ()))
        absences = tuple(
            a
            for a in self._absences.get(helper.id, ())
            if a.first_day <= day and (a.last_day is None or day <= a.last_day)
        )
        found = self.watch.marks.at(day, helper.id)
        away = [absence_text(absence) for absence in absences]
        said = [f"{shift_text(s)}, {hours_text(s.minutes)} timer" for s in shifts] + away
        told = "; ".join([*(said or ["ingen vagt"]), *dict.fromkeys(map(spoken, found))])
        lines = [line for s in shifts for line in shift_lines(s)] + away + sign_lines(found)
        return Cell(
            "\n".join(lines),
            f"{helper.name}, {WEEKDAYS[day.weekday()]} {day.day}.: {told}",
            shifts,
            absences,
            found[0].severity if found else None,
        )

    def is_finished(self) -> bool:
        """The period lies wholly in finished months: nothing can be changed."""
        return self._is_finished

    # what is done

    def enter(self, row: int, column: int, text: str) -> Changes:
        """A shift typed into a cell ("7-15"); ValueError or Refused says what is wrong."""
        start, end = parse_span(text, self.days[row].day)
        return self.save(None, ShiftDraft(self.helpers[column].id, start, end))

    def save(self, shift_id: str | None, draft: ShiftDraft) -> Changes:
        caused = self.watch.trial(shift_id, draft).outcome
        if shift_id is None:
            return self._done(roster.add_shift(self.binder, draft), caused)
        return self._done(roster.change_shift(self.binder, shift_id, draft), caused)

    def move(self, shift_id: str, row: int, column: int) -> Changes:
        """Moves a shift to another day or helper; its clock times stay."""
        shift = self._row_of(shift_id)
        draft = pasted(shift, self.days[row].day, self.helpers[column].id)
        caused = self.watch.trial(shift_id, draft).outcome
        return self._done(roster.move_shift(self.binder, shift_id, draft.helper_id, draft.start), caused)

    def _row_of(self, shift_id: str) -> ShiftRow:
        """A shift that is shown, or a cut one that lies outside of what is shown now."""
        cut = [shift for _, _, shift in self.clip.entries] if self.clip else []
        for shift in (*self.roster.shifts, *cut):
            if shift.id == shift_id:
                return shift
        raise Refused(Mistake("Vagt", "vagten findes ikke længere"))

    def delete(self, shifts: Sequence[ShiftRow]) -> Changes:
        identities = [shift.id for shift in shifts]
        caused = self.watch.deletion(identities)
        return self._done(roster.delete_shifts(self.binder, identities), caused)

    def announce(self, first: date, last: date, on: date) -> tuple[Changes, int]:
        """That the helpers were told of the shifts between two dates on a day; and how many shifts that were."""
        done: list[tuple[Changes, int]] = []

        def tell() -> None:
            done.append(roster.announce(self.binder, first, last, on))
            self.load()

        self.watch.caused = self.watch.seen(tell)
        return done[0]

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
            for draft in [pasted(shift, self.days[row].day + timedelta(days=down), self.helpers[column + right].id)]
        ]
        label = f"Indsæt {plural(len(drafts), 'vagt', 'vagter')}"
        days = [midnight(self.days[row].day), *(draft.start for draft in drafts)]
        return self._added(days, lambda: roster.copy_shifts(self.binder, drafts, label))

    def repeat(self, shift: ShiftRow, every_days: int, until: date) -> Repeated:
        days = [shift.start, midnight(until)]
        return self._added(days, lambda: roster.repeat_shift(self.binder, shift.id, every_days, until))

    def _added(self, days: Sequence[datetime], add: Callable[[], Repeated]) -> Repeated:
        done, caused = roster_findings.watch_adding(self.binder, min(days), max(days), add)
        self._done(done.changes, caused)
        return done

    def save_absence(self, absence_id: str | None, draft: AbsenceDraft) -> Changes:
        if absence_id is None:
            return self.seen(lambda: absences.add_absence(self.binder, draft))
        return self.seen(lambda: absences.change_absence(self.binder, absence_id, draft))

    def delete_absence(self, absence_id: str) -> Changes:
        return self.seen(lambda: absences.delete_absence(self.binder, absence_id))

    def seen(self, change: Callable[[], Changes]) -> Changes:
        """A change whose findings are told as far as they are shown."""
        made: list[Changes] = []
        self.watch.caused = self.watch.seen(lambda: made.append(self._done(change())))
        return made[0]

    def _done(self, changes: Changes, caused: Outcome = NOTHING_CAUSED) -> Changes:
        self.load()
        self.watch.caused = caused
        return changes
