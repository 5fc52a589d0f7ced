"""The state of the page "Sygdom og andet fravær": which absences are listed, the chosen one's course, the year's figures. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from app.model.domain.danish import day_text
from app.model.domain.entities import AbsenceKind, Changes
from app.model.domain.errors import Mistake, Refused
from app.model.domain.findings import Finding
from app.model.domain.leave import StepKind
from app.model.services import absences, sickness
from app.model.services.absence import sickness_steps
from app.model.services.absence.absence_rows import AbsenceEntry, Period, absence_entries, step_absence
from app.model.services.absence.sickness_course import CourseView, course_view
from app.model.services.absence.sickness_figures import sick_figures
from app.model.services.absence.sickness_hits import hits
from app.model.services.absence.sickness_lines import LineState
from app.model.services.absence.sickness_steps import SECTION_56_FIELDS
from app.model.services.absences import ABSENCE_FIELDS, AbsenceDraft
from app.model.services.binder import Binder
from app.model.services.people import HelperCard, helper_cards
from app.model.services.sickness import SickDraft
from app.ui.absence.sickness_texts import (
    ASKED,
    DONE_TITLES,
    STEP_TITLES,
    AbsenceLine,
    CourseRow,
    FigureRow,
    absence_line,
    course_row,
    figure_row,
)
from app.ui.away.report_texts import fit_report, sick_report
from app.ui.away.texts import ABSENCE_TITLES, SICK_TITLES, absence_texts, read_absence, read_sick, sick_texts
from app.ui.entry.texts import Entry, Reader
from app.ui.formats import optional_day_text

FIT_TITLES = {"fit_on": ABSENCE_FIELDS["fit_on"]}
PAPER_WAITING = "sick-paper-waiting"
YEARS_BACK = 10


class SicknessPresenter:
    """`said` is what the last report did, in words; told once. `course` is the chosen absence's."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._entries: tuple[AbsenceEntry, ...] = ()
        self._helpers: dict[str, str] | None = None
        self.period = Period.NOW
        self.year = binder.today.year
        self.course: CourseView | None = None
        self.said = ""

    # what is shown

    def reload(self) -> None:
        self._entries = absence_entries(self._binder, self.period)
        self._helpers = None

    def lines(self) -> tuple[AbsenceLine, ...]:
        return tuple(map(absence_line, self._entries))

    def choose(self, absence_id: str | None) -> tuple[CourseRow, ...]:
        """The course of an absence; none for one that is no sickness."""
        self.course = None
        if any(each.id == absence_id for each in self._entries) and absence_id is not None:
            self.course = course_view(self._binder, absence_id)
        return tuple(map(course_row, self.course.lines)) if self.course else ()

    def course_title(self) -> str:
        """Whose course is shown, and from when."""
        if self.course is None:
            return ""
        name = next((each.name for each in self._entries if each.helper_id == self.course.helper_id), "")
        return f"{name}, fra {day_text(self.course.first)}"

    def next_line(self) -> str | None:
        """The key of the line to look at first: what is late, else what comes next."""
        lines = self.course.lines if self.course is not None else ()
        for state in (LineState.LATE, LineState.AHEAD):
            waiting = [line for line in lines if line.state is state and line.day is not None]
            if waiting:
                return min(waiting, key=lambda line: line.day or date.max).key
        return None

    def years(self) -> dict[int, str]:
        this = self._binder.today.year
        return {year: str(year) for year in range(this, this - YEARS_BACK, -1)}

    def figures(self) -> tuple[FigureRow, ...]:
        return tuple(map(figure_row, sick_figures(self._binder, self.year)))

    def helpers(self) -> dict[str, str]:
        """Ids and names, those employed now first."""
        if self._helpers is None:
            today = self._binder.today
            cards: list[HelperCard] = sorted(helper_cards(self._binder), key=lambda card: not card.employed_on(today))
            self._helpers = {card.id: card.draft.name for card in cards}
        return self._helpers

    def find(self, finding: Finding) -> str | None:
        """The absence that a finding is about, listed from now on; None when it is not about one here."""
        subject = finding.subject or ""
        wanted = step_absence(self._binder, subject) if finding.code == PAPER_WAITING else subject
        if wanted is None:
            return None
        for period in (self.period, Period.ALL):
            self.period = period
            self.reload()
            if any(each.id == wanted for each in self._entries):
                return wanted
        return None

    # what is done

    def report_sick(self) -> Entry:
        """Raises Refused while there is no helper."""
        draft = SickDraft(self._first_helper(), self._binder.today, reported_at=self._binder.now())
        return Entry(SICK_TITLES, sick_texts(draft), self._report_sick)

    def _report_sick(self, typed: Mapping[str, str]) -> Changes:
        done = sickness.report_sick(self._binder, read_sick(typed, self._binder.today))
        hit = hits(self._binder, done.helper_id, done.start, done.end)
        self.said = sick_report(self._binder, done, hit, self.helpers()[done.helper_id])
        return done.changes

    def report_fit(self, absence_id: str) -> Entry:
        helper_id = self._entry(absence_id).helper_id
        texts = {"fit_on": day_text(self._binder.today)}
        return Entry(FIT_TITLES, texts, partial(self._report_fit, helper_id))

    def fit_today(self, absence_id: str) -> Changes:
        return self._fit(self._entry(absence_id).helper_id, self._binder.today)

    def _report_fit(self, helper_id: str, typed: Mapping[str, str]) -> Changes:
        reader = Reader(typed, FIT_TITLES, self._binder.today)
        day = reader.needed_day("fit_on")
        reader.done()
        return self._fit(helper_id, day)

    def _fit(self, helper_id: str, day: date) -> Changes:
        done = sickness.report_fit(self._binder, helper_id, day)
        self.said = fit_report(done, self.helpers()[helper_id])
        return done.changes

    def new(self) -> Entry:
        """Another absence than sickness. Raises Refused while there is no helper."""
        today = self._binder.today
        draft = AbsenceDraft(self._first_helper(), AbsenceKind.CHILD_SICK, today, today)
        return Entry(ABSENCE_TITLES, absence_texts(draft), partial(self._save, None, draft))

    def open(self, absence_id: str) -> Entry:
        draft = absences.absence_draft(self._binder, absence_id)
        return Entry(ABSENCE_TITLES, absence_texts(draft), partial(self._save, absence_id, draft))

    def _save(self, absence_id: str | None, base: AbsenceDraft, typed: Mapping[str, str]) -> Changes:
        draft = read_absence(typed, base, self._binder.today)
        if absence_id is None:
            return absences.add_absence(self._binder, draft)
        return absences.change_absence(self._binder, absence_id, draft)

    def delete(self, absence_id: str) -> Changes:
        return absences.delete_absence(self._binder, absence_id)

    # the course

    def note_today(self, step: StepKind, *, done: bool) -> Changes:
        """That it was asked for, or received or done, today."""
        course, today = self._course(), self._binder.today
        line = course.line(step)
        asked = line.asked_on if line is not None else None
        days = (asked, today) if done else (today, None)
        return sickness_steps.note_step(self._binder, course.absence_id, step, *days)

    def step(self, step: StepKind) -> Entry:
        """The days of a step, to be corrected or taken back."""
        course = self._course()
        line = course.line(step)
        texts = {
            "asked_on": optional_day_text(line.asked_on if line else None),
            "done_on": optional_day_text(line.done_on if line else None),
        }
        titles = STEP_TITLES if step in ASKED else DONE_TITLES
        return Entry(titles, {name: texts[name] for name in titles}, partial(self._note, course.absence_id, step))

    def _note(self, absence_id: str, step: StepKind, typed: Mapping[str, str]) -> Changes:
        reader = Reader(typed, STEP_TITLES, self._binder.today)
        asked, done = reader.day("asked_on"), reader.day("done_on")
        reader.done()
        return sickness_steps.note_step(self._binder, absence_id, step, asked, done)

    def section_56(self) -> Entry:
        """The approved agreement of the chosen absence's helper."""
        helper_id = self._course().helper_id
        first, last = sickness_steps.section_56(self._binder, helper_id)
        texts = {"section_56_from": optional_day_text(first), "section_56_until": optional_day_text(last)}
        return Entry(SECTION_56_FIELDS, texts, partial(self._agree, helper_id))

    def _agree(self, helper_id: str, typed: Mapping[str, str]) -> Changes:
        reader = Reader(typed, SECTION_56_FIELDS, self._binder.today)
        first, last = reader.day("section_56_from"), reader.day("section_56_until")
        reader.done()
        return sickness_steps.set_section_56(self._binder, helper_id, first, last)

    def _course(self) -> CourseView:
        if self.course is None:
            raise Refused(Mistake("", "vælg først en sygdom i listen"))
        return self.course

    def _entry(self, absence_id: str) -> AbsenceEntry:
        return next(each for each in self._entries if each.id == absence_id)

    def _first_helper(self) -> str:
        first = next(iter(self.helpers()), None)
        if first is None:
            raise Refused(Mistake(ABSENCE_FIELDS["helper_id"], "skriv en hjælper ind under Hjælpere først"))
        return first

    def take_said(self) -> str:
        """What the last report did; "" when it has been told."""
        said, self.said = self.said, ""
        return said
