"""The screen Vagtplan: a month or a week of days and helpers, with the hours of each beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QVBoxLayout, QWidget

from app.model.domain.entities import Changes, Month
from app.model.domain.findings import Finding, Severity
from app.model.services.placing import placed
from app.ui.flow_layout import FlowLayout
from app.ui.page import Page
from app.ui.roster.absence_commands import AbsenceCommands
from app.ui.roster.commands import RosterCommands
from app.ui.roster.details import DetailsPanel
from app.ui.roster.finding_commands import FindingCommands
from app.ui.roster.fitting import fit
from app.ui.roster.hours_panel import HoursPanel
from app.ui.roster.model import RosterModel
from app.ui.roster.presenter import RosterPresenter
from app.ui.roster.table import RosterTable
from app.ui.roster.tools import tool_buttons
from app.ui.screen import Screen, Shell
from app.ui.style_sheet import LARGE, ORDINARY
from app.ui.theme import colours_for
from app.ui.watch.signs import sign
from app.ui.widgets import MessageBar, announce, button, heading, plain_label

SOON = 40  # ms from other days being shown until their findings are looked for
FEWEST_DAYS = 4  # that are seen at once; the page scrolls where there is no room
ROOMY = 130  # letters across a screen that has room for the hours beside the days


class RosterView(Screen):
    """Shows the presenter's period; every change is told to the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = RosterPresenter(shell.binder, awake=False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._wake)
        self._fresh = True  # the presenter has just looked
        self._model = RosterModel(self._presenter, self)
        self._message = MessageBar(self)
        self._title = heading("")
        self._table = RosterTable(self)
        self._table.setModel(self._model)
        self._hours = HoursPanel(self)
        self._details = DetailsPanel(self)
        self._commands = RosterCommands(self._presenter, self._table, self._message, self)
        self._watching = FindingCommands(self._commands, self._table, self._message, self)
        self._absence = AbsenceCommands(self._commands, self._table, self._message, self)
        self._empty = plain_label()
        self._lay_out()
        self._connect()
        self._letter = 0  # width of a letter when it was last decided whether there is room for the hours

    def refresh(self, changes: Changes | None = None) -> None:  # noqa: ARG002 - anything may show here
        first, self._fresh = self._fresh, False
        if not first:
            self._presenter.load()
            self._absence.look_again()
        self._show()
        if first:
            self._make_current(self.shell.binder.today)

    def focus_first(self) -> None:
        elsewhere = self._next if self._presenter.roster.has_any_helper else self._go_people
        (self._table if self._presenter.helpers else elsewhere).setFocus()

    # building

    def _lay_out(self) -> None:
        page, outer = QWidget(), QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._message)
        outer.addWidget(self._absence.strip)
        self._page = Page(page)  # with large letters the days need more room than the window has
        outer.addWidget(self._page)
        column = QVBoxLayout(page)
        column.addWidget(self._title)
        column.addLayout(self._top())
        tools = FlowLayout()
        self._tools = tool_buttons(self._commands, self._watching, self._absence)
        for tool in self._tools:
            tools.addWidget(tool)
        column.addLayout(tools)
        self._go_people = button(self.tr("Gå til Hjælpere"), partial(self.shell.go_to, "people"), primary=True)
        column.addWidget(self._empty)
        column.addWidget(self._go_people, 0, Qt.AlignmentFlag.AlignLeft)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self._table)
        self._split.addWidget(self._hours)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._split.setChildrenCollapsible(False)
        column.addWidget(self._split, 1)
        column.addWidget(self._details)

    def _top(self) -> FlowLayout:
        """Going from days to days, and what is done with all of them."""
        top = FlowLayout()
        self._previous = button(self.tr("‹ Forrige"), partial(self._step, -1), hint=self.tr("Page Up"))
        self._next = button(self.tr("Næste ›"), partial(self._step, 1), hint=self.tr("Page Down"))
        self._today = button(self.tr("I dag"), self._go_today)
        self._week = button(self.tr("Vis uge"), self._toggle_week, hint="Ctrl+U")
        self._show_hours = button(self.tr("Vis timer"), self._toggle_hours, hint="Ctrl+T")
        self._show_hours.setCheckable(True)
        self._announce = button(self.tr("Meld vagtplanen ud …"), self._watching.announce, hint="Ctrl+M")
        self._print = button(self.tr("Udskriv …"), self._print_plan, hint="Ctrl+P")
        for widget in (
            self._previous,
            self._next,
            self._today,
            self._week,
            self._show_hours,
            self._announce,
            self._print,
        ):
            top.addWidget(widget)
        return top

    def _connect(self) -> None:
        self._commands.changed.connect(self.shell.changed)
        self._absence.went.connect(self._go_to)
        self._table.opened.connect(self._commands.open_cell)
        self._table.copied.connect(lambda cut: self._commands.copy(cut=cut))
        self._table.pasted.connect(self._commands.paste)
        self._table.deleted.connect(self._commands.delete)
        self._table.locked.connect(self._commands.say_locked)
        self._table.delegate.written.connect(self._commands.written)
        offered = [*self._tools, self._details.exception_button]
        self._table.customContextMenuRequested.connect(partial(self._commands.context_menu, offered))
        self._details.exception_wanted.connect(self._watching.write_exception)
        self._page.follow_rows(self._table)
        self._table.selectionModel().currentChanged.connect(self._explain)
        for keys, do in (
            ("PgUp", partial(self._step, -1)),
            ("PgDown", partial(self._step, 1)),
            ("Ctrl+U", self._toggle_week),
            ("Ctrl+T", self._show_hours.click),
            ("Ctrl+R", self._commands.repeat),
            ("Ctrl+F", self._absence.absence),
            ("Ctrl+Shift+S", self._absence.report_sick),
            ("Ctrl+Shift+R", self._absence.report_fit),
            ("Ctrl+G", self._absence.next_gap),
            ("Ctrl+Shift+G", self._absence.who_can_take),
            ("Ctrl+H", self._watching.what_if),
            ("Ctrl+M", self._watching.announce),
            ("Ctrl+P", self._print_plan),
        ):
            self._shortcut(keys, do)

    def _shortcut(self, keys: str, do: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    # showing

    def _show(self) -> None:
        """The presenter's state on the screen; the current cell stays where it was."""
        row, column = max(0, self._table.currentIndex().row()), max(1, self._table.currentIndex().column())
        colours, side = colours_for(self.shell.preferences()), self._table.fontMetrics().height()
        signs = {severity: sign(severity, colours, side, self.devicePixelRatioF()) for severity in Severity}
        self._table.setIconSize(QSize(side, side))
        self._model.set_looks(QColor(colours.weekend), signs)
        self._model.reload()
        self._title.setText(self._presenter.title() + (self.tr(" – færdig") if self._presenter.is_finished() else ""))
        self._week.setText(self.tr("Vis måned") if self._presenter.week else self.tr("Vis uge"))
        has_helpers = bool(self._presenter.helpers)
        self._empty.setText(self._presenter.empty_text())
        self._empty.setHidden(has_helpers)
        self._go_people.setHidden(self._presenter.roster.has_any_helper)
        self._split.setVisible(has_helpers)
        self._details.setVisible(has_helpers)
        for tool in (*self._tools, self._announce, self._print):
            tool.setEnabled(has_helpers)
        self._hours.show_hours(self._presenter.helpers)
        self._make_room()
        self._fit()
        row, column = min(row, len(self._presenter.days) - 1), min(column, len(self._presenter.helpers))
        self._table.setCurrentIndex(self._model.index(row, column))
        self._table.scrollTo(self._table.currentIndex())  # a taller head must not cover it
        self._explain()
        if not self._presenter.watch.awake and self.isVisible():
            self._soon.start()

    def _make_room(self) -> None:
        """The hours stand beside the days where there is room; asked again when the letters change."""
        letter = self.fontMetrics().averageCharWidth()
        if letter != self._letter:
            self._letter = letter
            self._show_hours.setChecked(self.screen().availableSize().width() > letter * ROOMY)
            self._toggle_hours()

    def _fit(self) -> None:
        target = LARGE if self.shell.preferences().large_targets else ORDINARY
        fit(self._table, self._presenter, target)
        self._split.setMinimumHeight(self._table.horizontalHeader().height() + FEWEST_DAYS * target)

    def _explain(self, *_: object) -> None:
        index = self._table.currentIndex()
        if not 0 <= index.row() < len(self._presenter.days):
            return
        column = index.column() - 1 if index.column() > 0 else None
        excusable = column is not None and bool(self._presenter.rest_findings(index.row(), column))
        self._details.show_text(self._presenter.explain(index.row(), column), excusable=excusable)

    def showEvent(self, event: QShowEvent) -> None:
        """Soon after, the days have been drawn and there is time to look for findings."""
        super().showEvent(event)
        if not self._presenter.watch.awake and not self._soon.isActive():
            self._soon.start()

    def _wake(self) -> None:
        """Not while a shift is being written: the signs make the rows higher."""
        if self._table.state() == QAbstractItemView.State.EditingState:
            self._soon.start()
        elif self.isVisible():
            self._presenter.wake()
            self._model.show_signs()
            self._fit()
            self._explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._details.fit(self.height())

    # going

    def _toggle_hours(self) -> None:
        self._hours.setVisible(self._show_hours.isChecked())

    def _step(self, periods: int) -> None:
        self._message.hide()
        self._presenter.watch.sleep()
        self._presenter.step(periods)
        self._show()
        announce(self._table, self._presenter.title())

    def _print_plan(self) -> None:
        from app.ui.roster.plan_dialog import print_plan

        if self._presenter.helpers:
            at = self._commands.current()
            day = self._presenter.days[at[0] if at else 0].day
            print_plan(self.shell, Month.of(day), self._commands.helpers(), self)
            self._table.setFocus()

    def _go_today(self) -> None:
        today = self.shell.binder.today
        self._presenter.watch.sleep()
        self._presenter.show_day(today)
        self._show()
        self._make_current(today)
        self._table.setFocus()

    def _make_current(self, day: date | None, column: int | None = None) -> None:
        row = next((n for n, shown in enumerate(self._presenter.days) if shown.day == day), 0)
        column = max(1, self._table.currentIndex().column()) if column is None else column
        self._table.setCurrentIndex(self._model.index(row, column))

    def point_at(self, finding: Finding) -> None:
        """To the day and helper of a finding, or to the day itself."""
        if (at := finding.at or finding.due) is None:
            self.focus_first()
        else:
            self._go_to(at.date() if isinstance(at, datetime) else at, *placed(finding).helper_ids)

    def _go_to(self, day: date, *concerned: str) -> None:
        """Shows a day, with the keyboard at the first of some helpers who is shown, else at the day itself."""
        self._presenter.watch.sleep()
        self._presenter.show_day(day)
        self._show()
        shown = [helper.id for helper in self._presenter.helpers]
        self._make_current(day, next((shown.index(one) + 1 for one in concerned if one in shown), 0))
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_week(self) -> None:
        current = self._commands.current()
        day = self._presenter.days[current[0]].day if current else None
        self._presenter.watch.sleep()
        self._presenter.set_week(week=not self._presenter.week, around=day)
        self._show()
        self._make_current(day)
