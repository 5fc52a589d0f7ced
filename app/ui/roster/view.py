"""The screen Vagtplan: a month or a week of days and helpers, with the hours of each beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout

from app.model.domain.entities import Changes
from app.ui.flow_layout import FlowLayout
from app.ui.roster.commands import RosterCommands
from app.ui.roster.hours_panel import HoursPanel
from app.ui.roster.model import RosterModel
from app.ui.roster.presenter import RosterPresenter
from app.ui.roster.table import RosterTable
from app.ui.screen import Screen, Shell
from app.ui.style_sheet import LARGE, ORDINARY
from app.ui.theme import colours_for
from app.ui.widgets import MessageBar, announce, button, heading, plain_label

ROOMY = 130  # letters across a screen that has room for the hours beside the days


class RosterView(Screen):
    """Shows the presenter's period; every change is told to the window."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = RosterPresenter(shell.binder)
        self._fresh = True  # the presenter has just looked
        self._model = RosterModel(self._presenter, self)
        self._message = MessageBar(self)
        self._title = heading("")
        self._table = RosterTable(self)
        self._table.setModel(self._model)
        self._hours = HoursPanel(self)
        self._commands = RosterCommands(self._presenter, self._table, self._message, self)
        self._empty = plain_label(
            self.tr("Der er ingen hjælpere endnu. Opret dem under Hjælpere, så kan vagterne skrives her.")
        )
        self._lay_out()
        self._connect()
        self._letter = 0  # width of a letter when it was last decided whether there is room for the hours

    def refresh(self, changes: Changes | None = None) -> None:  # noqa: ARG002 - anything may show here
        if not self._fresh:
            self._presenter.load()
        self._fresh = False
        self._show()

    def focus_first(self) -> None:
        (self._table if self._presenter.helpers else self._go_people).setFocus()

    # building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        top = FlowLayout()
        self._previous = button(self.tr("‹ Forrige"), partial(self._step, -1), hint=self.tr("Page Up"))
        self._next = button(self.tr("Næste ›"), partial(self._step, 1), hint=self.tr("Page Down"))
        self._today = button(self.tr("I dag"), self._go_today)
        self._week = button(self.tr("Vis uge"), self._toggle_week, hint="Ctrl+U")
        self._show_hours = button(self.tr("Vis timer"), self._toggle_hours, hint="Ctrl+T")
        self._show_hours.setCheckable(True)
        for widget in (self._previous, self._next, self._today, self._week, self._show_hours):
            top.addWidget(widget)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addLayout(top)
        tools = FlowLayout()
        self._tools = [
            button(self.tr("Ny vagt …"), self._commands.new_shift, primary=True),
            button(self.tr("Ret …"), self._commands.open_cell, hint="Enter"),
            button(self.tr("Kopiér"), partial(self._commands.copy, cut=False), hint="Ctrl+C"),
            button(self.tr("Klip"), partial(self._commands.copy, cut=True), hint="Ctrl+X"),
            button(self.tr("Indsæt"), self._commands.paste, hint="Ctrl+V"),
            button(self.tr("Gentag …"), self._commands.repeat, hint="Ctrl+R"),
            button(self.tr("Slet"), self._commands.delete, hint="Delete"),
            button(self.tr("Fravær …"), self._commands.absence, hint="Ctrl+F"),
        ]
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
        self._day = plain_label()
        column.addWidget(self._day)

    def _connect(self) -> None:
        self._commands.changed.connect(self.shell.changed)
        self._table.opened.connect(self._commands.open_cell)
        self._table.copied.connect(lambda cut: self._commands.copy(cut=cut))
        self._table.pasted.connect(self._commands.paste)
        self._table.deleted.connect(self._commands.delete)
        self._table.locked.connect(self._commands.say_locked)
        self._table.delegate.written.connect(self._commands.written)
        self._table.customContextMenuRequested.connect(partial(self._commands.context_menu, self._tools))
        self._table.selectionModel().currentChanged.connect(self._explain)
        for keys, do in (
            ("PgUp", partial(self._step, -1)),
            ("PgDown", partial(self._step, 1)),
            ("Ctrl+U", self._toggle_week),
            ("Ctrl+T", self._show_hours.click),
            ("Ctrl+R", self._commands.repeat),
            ("Ctrl+F", self._commands.absence),
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
        self._model.set_weekend_colour(QColor(colours_for(self.shell.preferences()).weekend))
        self._model.reload()
        self._title.setText(self._presenter.title() + (self.tr(" – færdig") if self._presenter.is_finished() else ""))
        self._week.setText(self.tr("Vis måned") if self._presenter.week else self.tr("Vis uge"))
        has_helpers = bool(self._presenter.helpers)
        self._empty.setHidden(has_helpers)
        self._go_people.setHidden(has_helpers)
        self._split.setVisible(has_helpers)
        self._day.setVisible(has_helpers)
        for tool in self._tools:
            tool.setEnabled(has_helpers)
        self._hours.show_hours(self._presenter.helpers)
        self._make_room()
        self._fit()
        row, column = min(row, len(self._presenter.days) - 1), min(column, len(self._presenter.helpers))
        self._table.setCurrentIndex(self._model.index(row, column))
        self._explain()

    def _make_room(self) -> None:
        """The hours stand beside the days where there is room; asked again when the letters change."""
        letter = self.fontMetrics().averageCharWidth()
        if letter != self._letter:
            self._letter = letter
            self._show_hours.setChecked(self.screen().availableSize().width() > letter * ROOMY)
            self._toggle_hours()

    def _fit(self) -> None:
        """Rows as high as their lines, columns as wide as a shift's text; no measuring of every cell."""
        metrics = self._table.fontMetrics()
        target = LARGE if self.shell.preferences().large_targets else ORDINARY
        headers = self._table.verticalHeader()
        self._table.horizontalHeader().setFixedHeight(max(target, 2 * metrics.lineSpacing() + 18))
        headers.setMinimumSectionSize(target)
        for row, day in enumerate(self._presenter.days):
            texts = [self._presenter.cell(row, c).text for c in range(len(self._presenter.helpers))]
            count = max(text.count("\n") for text in [self._presenter.coverage(day), *texts]) + 1
            headers.resizeSection(row, max(target, count * metrics.lineSpacing() + 16))
        names = self._table.horizontalHeader().fontMetrics()
        wide = metrics.horizontalAdvance("personalemøde") + 12
        for number, helper in enumerate(self._presenter.helpers, 1):
            longest = max(map(names.horizontalAdvance, helper.name.split()), default=0) * 11 // 10
            self._table.setColumnWidth(number, min(max(wide, longest + 20), 2 * wide))
        lines = [line for day in self._presenter.days for line in self._presenter.coverage(day).split("\n")]
        lines.append(f"{self._model.headerData(0, Qt.Orientation.Horizontal)}  ")
        self._table.setColumnWidth(0, min(max(map(metrics.horizontalAdvance, lines), default=0) + 20, 2 * wide))

    def _explain(self, *_: object) -> None:
        row = self._table.currentIndex().row()
        if 0 <= row < len(self._presenter.days):
            self._day.setText(self._presenter.explain_day(self._presenter.days[row]))

    # going

    def _toggle_hours(self) -> None:
        self._hours.setVisible(self._show_hours.isChecked())

    def _step(self, periods: int) -> None:
        self._message.hide()
        self._presenter.step(periods)
        self._show()
        announce(self._table, self._presenter.title())

    def _go_today(self) -> None:
        today = self.shell.binder.today
        self._presenter.show_day(today)
        self._show()
        row = next((n for n, day in enumerate(self._presenter.days) if day.day == today), 0)
        self._table.setCurrentIndex(self._model.index(row, max(1, self._table.currentIndex().column())))
        self._table.setFocus()

    def _toggle_week(self) -> None:
        current = self._commands.current()
        day = self._presenter.days[current[0]].day if current else None
        self._presenter.set_week(week=not self._presenter.week, around=day)
        self._show()
        row = next((n for n, d in enumerate(self._presenter.days) if d.day == day), 0)
        self._table.setCurrentIndex(self._model.index(row, max(1, self._table.currentIndex().column())))
