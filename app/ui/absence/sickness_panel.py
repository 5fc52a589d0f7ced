"""The page "Sygdom og andet fravær" of the screen "Fravær": the list, the chosen one's course and why, the year's figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from app.model.checks.catalogue import RULES
from app.model.checks.rule import Place
from app.model.domain.entities import Absence, Changes, Contract, Helper, Scheme, Shift
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding
from app.model.domain.leave import AbsenceStep
from app.model.domain.people import Talk
from app.model.services.absence.absence_rows import Period
from app.model.services.blanks import Blank, Kind
from app.ui.absence.panel import AbsencePanel
from app.ui.absence.sickness_parts import absence_list, course_list, figure_list
from app.ui.absence.sickness_presenter import SicknessPresenter
from app.ui.absence.sickness_texts import NOTHING, OTHER_KINDS, PERIODS, CourseRow
from app.ui.away.dialogs import AbsenceDialog, DayDialog, SickDialog
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry
from app.ui.reading import fit_lines, reading_text
from app.ui.screen import Shell
from app.ui.widgets import Choice, Form, ask, heading

CODES = frozenset(
    rule.code
    for rule in RULES
    if rule.place is Place.ABSENCE and rule.code.startswith(("sick-", "child-sick", "section-56"))
)
TOUCHED = frozenset({Absence, AbsenceStep, Helper, Contract, Scheme, Talk, Shift})
WHY_LINES = 6

T = TypeVar("T")


def _choice(label: str, choices: Mapping[T, str]) -> tuple[QWidget, Choice[T]]:
    form = Form()
    return form, form.add_choice(label, choices)


class SicknessPanel(AbsencePanel):
    """Shows what its presenter holds; each change is saved at once and told to the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = SicknessPresenter(shell.binder)
        self._rows: tuple[CourseRow, ...] = ()
        filters, self._period = _choice(self.tr("Vis"), PERIODS)
        self._period.currentIndexChanged.connect(lambda _index: self._turn_period())
        self._list = absence_list(self, self._open, self._delete)
        self._list.chosen.connect(lambda _identity: self._show_course())
        self._course = course_list(self)
        self._course.chosen.connect(lambda _key: self._show_why())
        self._whose = heading("", name="muted")
        self._why = reading_text(self.tr("Hvorfor?"))
        fit_lines(self._why, WHY_LINES)
        years, self._year = _choice(self.tr("Kalenderår"), self._presenter.years())
        self._year.currentIndexChanged.connect(lambda _index: self._turn_year())
        self._figures = figure_list(self)
        self._beside = (self._whose, self._course, self._why_panel())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._message, filters, self._list, *self._beside, years, self._figures):
            column.addWidget(part)
        column.addStretch(1)

    def _why_panel(self) -> QWidget:
        held = QFrame()
        held.setObjectName("panel")
        column = QVBoxLayout(held)
        column.addWidget(heading(self.tr("Hvorfor?"), name="subheading"))
        column.addWidget(self._why)
        return held

    # showing

    def show_all(self) -> None:
        self._presenter.reload()
        self._show_list()
        self._figures.show_rows(self._presenter.figures())

    def is_touched_by(self, changes: Changes) -> bool:
        return bool(changes.kinds & TOUCHED)

    def focus_first(self) -> None:
        self._list.focus_work()

    def _show_list(self, chosen: str | None = None) -> None:
        self._list.say_when_none(NOTHING[self._presenter.period])
        self._list.show_rows(self._presenter.lines(), chosen)
        self._show_course()

    def _show_course(self) -> None:
        """What there is to say of the chosen absence; nothing is shown of one that is no sickness."""
        before = self._presenter.course
        self._rows = self._presenter.choose(self._list.chosen_id())
        course = self._presenter.course
        same = before is not None and course is not None and before.absence_id == course.absence_id
        self._whose.setText(self._presenter.course_title())
        self._course.show_rows(self._rows, None if same else self._presenter.next_line())
        for part in self._beside:
            part.setVisible(bool(self._rows))
        self._show_why()

    def _show_why(self) -> None:
        row = self._row()
        self._why.setPlainText(row.why if row is not None else "")

    def _row(self) -> CourseRow | None:
        return next((row for row in self._rows if row.id == self._course.chosen_id()), None)

    def _turn_period(self) -> None:
        self._presenter.period = Period(self._period.value() or Period.NOW)
        self._presenter.reload()
        self._show_list()

    def _turn_year(self) -> None:
        year = self._year.value()
        if year is not None:
            self._presenter.year = year
            self._figures.show_rows(self._presenter.figures())

    def point_at(self, finding: Finding) -> bool:
        """The absence that a finding is about, and the line of its course."""
        if finding.code not in CODES:
            return False
        wanted = self._presenter.find(finding)
        self._period.blockSignals(True)
        self._period.set_value(self._presenter.period.value)
        self._period.blockSignals(False)
        self._show_list(wanted)
        if wanted is not None and self._list.has(wanted):
            self._list.choose(wanted)
            self._show_course()
        self._list.focus_work()
        return True

    # doing

    def report_sick(self) -> None:
        self._edit(lambda: SickDialog(self._presenter.report_sick(), self._presenter.helpers(), self))

    def fit_today(self) -> None:
        identity = self._list.chosen_id()
        if identity is not None and self._attempt(partial(self._presenter.fit_today, identity)):
            self._tell()
            self._list.focus_work()

    def report_fit(self) -> None:
        identity = self._list.chosen_id()
        if identity is not None:
            hint = self.tr("Den første dag, hjælperen er rask. Sygdommen slutter dagen før.")
            self._edit(lambda: DayDialog(self.tr("Meld rask"), self._presenter.report_fit(identity), self, hint))

    def new_absence(self) -> None:
        self._edit(partial(self._absence_dialog, self.tr("Andet fravær"), self._presenter.new))

    def _open(self) -> None:
        identity = self._list.chosen_id()
        if identity is not None:
            self._edit(partial(self._absence_dialog, self.tr("Ret fraværet"), partial(self._presenter.open, identity)))

    def _absence_dialog(self, title: str, entry: Callable[[], Entry]) -> EntryDialog:
        return AbsenceDialog(title, entry(), (self._presenter.helpers(), OTHER_KINDS), self)

    def _delete(self) -> None:
        identity, title = self._list.chosen_id(), self.tr("Slet fraværet")
        text = self.tr(
            "Slet fraværet? Gør det kun, når det er skrevet ind ved en fejl. Er hjælperen rask, så meld rask."
        )
        if identity is not None and ask(self, title, text, title):
            self._attempt(partial(self._presenter.delete, identity))
            self._list.focus_work()

    def note_today(self, *, done: bool) -> None:
        row = self._row()
        if row is not None and row.step is not None:
            key = row.id
            if self._attempt(partial(self._presenter.note_today, row.step, done=done)):
                self._course.choose(key)
                self._show_why()
            self._course.focus_work()

    def open_step(self) -> None:
        row = self._row()
        if row is not None and row.step is not None:
            entry, hint = self._presenter.step(row.step), self.tr("Tøm begge felter for at tage det tilbage.")
            self._edit(lambda: DayDialog(row.title, entry, self, hint if len(entry.titles) > 1 else ""), row.id)

    def section_56(self) -> None:
        hint = self.tr("Den dag, aftalen er godkendt fra. Tøm begge felter, hvis der ingen aftale er.")
        self._edit(lambda: DayDialog(self.tr("§ 56-aftale"), self._presenter.section_56(), self, hint), "section_56")

    def go_to_talks(self) -> None:
        """Where the talk about the sickness is written down: among the helper's talks."""
        course = self._presenter.course
        if course is not None:
            self.shell.fill_in(Blank(self.tr("Samtale om fraværet"), "people", Kind.TALK, "", course.helper_id))

    def _edit(self, make: Callable[[], EntryDialog], line: str = "") -> None:
        """A dialog and what came of it; `line` is the course's line to stand on afterwards, else it is the list."""
        try:
            dialog = make()
        except Refused as refused:
            self._message.refuse(refused)
            return
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.changes is not None:
            self._done(dialog.changes)
            self._tell()
        dialog.deleteLater()
        if line and self._rows:
            self._course.choose(line)
            self._show_why()
            self._course.focus_work()
        else:
            self._list.focus_work()

    def _tell(self) -> None:
        """What a report did stays on the screen, and is spoken."""
        if said := self._presenter.take_said():
            self._message.say(said)
