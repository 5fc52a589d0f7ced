"""The screen "Overblik": who is on duty, what has to be done and why, the hours, and the year ahead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.model.services.overview import Entry
from app.ui.overview.detail_panel import Detail, DetailActions, DetailPanel
from app.ui.overview.hours_panel import HoursPanel
from app.ui.overview.lines_table import LinesTable
from app.ui.overview.parts import AsHighAsItsText
from app.ui.overview.presenter import OverviewPresenter
from app.ui.overview.start_panel import StartPanel
from app.ui.overview.texts import way_text
from app.ui.overview.year_table import YearTable
from app.ui.page import Page
from app.ui.reading import reading_text
from app.ui.screen import Screen, Shell
from app.ui.style_sheet import LARGE, ORDINARY
from app.ui.theme import colours_for
from app.ui.widgets import MessageBar, heading, plain_label

if TYPE_CHECKING:
    from app.ui.watch.exception_dialog import RestExceptionDialog
    from app.ui.watch.mark_dialogs import MarkDialog

WIDE = 110  # letters of width from which the chosen matter stands beside the list
NO_LIMIT = 100_000
MOMENT = 20  # milliseconds in which the window draws what is there
MINUTE = 60_000  # milliseconds: how often it is asked whether someone has come or gone


class OverviewView(Screen):
    """Shows what the presenter holds. The keyboard begins in the list; Enter leads to where a matter is mended."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = OverviewPresenter(shell.binder)
        self._greeted, self._fresh = False, False
        self._message = MessageBar(self)
        self._day, self._summary = heading("", name="subheading"), plain_label()
        self._duty = reading_text(self.tr("Lige nu"))
        self._start = StartPanel(shell.go_to)
        self._list = LinesTable(self.tr("Det skal du gøre"), self._open_line)
        self._hidden = QCheckBox()
        self._detail = DetailPanel(
            DetailActions(self._lead, self._toggle, self._excuse, self._put_off, self._settle, self._unmark)
        )
        self._hours = HoursPanel()
        self._year_title, self._year = heading(self.tr("Årshjul"), name="subheading"), YearTable(self.tr("Årshjul"))
        for part in (self._hours, self._year_title, self._year):
            part.hide()
        self._clock, self._rest = QTimer(self), QTimer(self)
        self._lay_out()
        self._connect()

    def refresh(self, changes: Changes | None = None) -> None:  # noqa: ARG002 - every change may be told of here
        try:
            self._presenter.load()
        except KnownFault as fault:
            self._message.refuse(str(fault))
            return
        self._fresh = True
        self._fit()
        self._show()
        if self._greeted:
            self._show_rest()
        else:
            self._rest.start()  # so that what has to be done is on the screen first
        self._greet()

    def rest(self) -> None:
        self._clock.stop()
        self._rest.stop()

    def focus_first(self) -> None:
        self._page.verticalScrollBar().setValue(0)  # who is on duty now is seen first
        if not self._list.isHidden():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._start.focus_first():
            self._duty.setFocus(Qt.FocusReason.OtherFocusReason)

    # building

    def _lay_out(self) -> None:
        AsHighAsItsText(self._duty)
        beside = QVBoxLayout()
        beside.addWidget(self._list)
        beside.addWidget(self._hidden, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addStretch(1)
        self._matters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._matters.setSpacing(16)
        self._matters.addLayout(beside)
        self._matters.addWidget(self._detail)
        body = QWidget()
        column = QVBoxLayout(body)
        column.addWidget(heading(self.tr("Overblik")))
        column.addWidget(self._day)
        column.addWidget(self._duty)
        column.addWidget(self._start)
        column.addWidget(heading(self.tr("Det skal du gøre"), name="subheading"))
        column.addWidget(self._summary)
        column.addLayout(self._matters)
        column.addSpacing(12)
        column.addWidget(self._hours)
        column.addSpacing(12)
        column.addWidget(self._year_title)
        column.addWidget(self._year)
        column.addStretch(1)
        self._page = Page(body)
        outer = QVBoxLayout(self)
        outer.addWidget(self._message)
        outer.addWidget(self._page, 1)

    def _connect(self) -> None:
        self._page.follow_rows(self._list)
        self._page.follow_rows(self._year)
        self._page.bring_with(self._hours.text)
        self._list.chosen.connect(self._show_detail)
        self._hidden.toggled.connect(self._show_hidden)
        self._rest.setSingleShot(True)
        self._rest.setInterval(MOMENT)
        self._rest.timeout.connect(self._show_rest)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self._look_at_clock)
        self._clock.start()

    def _fit(self) -> None:
        """The chosen matter beside the list, or under it where there is no room."""
        wide = self.width() >= WIDE * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._matters.setDirection(direction)
        for place, share in enumerate((3, 2) if wide else (0, 0)):  # of the width, not of the height
            self._matters.setStretch(place, share)
        chosen = self.shell.preferences()
        target = LARGE if chosen.large_targets else ORDINARY
        most = self.height() * 6 // 10 if wide else NO_LIMIT  # under each other, only the page scrolls
        self._list.fit(target, most, colours_for(chosen))
        self._detail.fit()
        self._year.fit(target, wide=wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._fit)

    # showing

    def _show(self) -> None:
        """All of the presenter's state; the keyboard is never left in a part that has gone."""
        held = QApplication.focusWidget()
        p = self._presenter
        self._day.setText(self.tr("Lige nu: {}").format(p.day))
        duty = "\n".join(p.duty)
        if duty != self._duty.toPlainText():
            self._duty.setPlainText(duty)
        self._start.show_steps(p.first_steps)
        self._summary.setText(p.summary)
        self._hidden.setText(self.tr("Vis også udsat og afsluttet ({})").format(p.hidden_count))
        self._hidden.setVisible(bool(p.hidden_count) or p.show_hidden)
        lines = p.lines
        self._list.show_lines(lines)
        for part in (self._list, self._detail):
            part.setHidden(not lines)
        self._show_detail()
        if held is not None and self.isAncestorOf(held) and not held.isVisibleTo(self):
            self.focus_first()

    def _show_rest(self) -> None:
        """The hours and the year, which stand below the rest."""
        self._hours.setVisible(self._presenter.has_hours)
        self._hours.show_hours(self._presenter.quarter)
        self._year.show_lines(self._presenter.year)
        for part in (self._year_title, self._year):
            part.show()

    def _show_detail(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        line = self._list.line()
        opened = line.is_open if line is not None else None
        count = len(entry.findings)
        text = {True: self.tr("Saml de {} igen"), False: self.tr("Vis de {} hver for sig")}
        self._detail.show_detail(
            Detail(
                self._presenter.title(entry),
                self._presenter.details(entry),
                way_text(entry),
                text[opened].format(count) if opened is not None else "",
                self._presenter.may_be_excused(entry),
                entry.mark is not None,
            )
        )

    def _entry(self) -> Entry | None:
        line = self._list.line()
        return line.entry if line is not None else None

    def _greet(self) -> None:
        """Once, when the file is opened: what is due soon, without stopping anybody."""
        if not self._greeted and self._presenter.reminder:
            self.shell.say(self._presenter.reminder)
        self._greeted = True

    def _look_at_clock(self) -> None:
        if self.isVisible() and self._presenter.is_out_of_date:
            self.refresh()

    def _show_hidden(self, shown: bool) -> None:  # noqa: FBT001 - a tick says on or off
        self._presenter.show_hidden = shown
        self._show()

    # what is done

    def _open_line(self) -> None:
        """Enter: opens several alike, and leads to a single one."""
        entry = self._entry()
        if entry is not None and entry.is_many:
            self._toggle()
        else:
            self._lead()

    def _lead(self) -> None:
        if (entry := self._entry()) is not None:
            self.shell.mend(entry.finding)

    def _toggle(self) -> None:
        if (entry := self._entry()) is not None:
            self._presenter.toggle(entry)
            self._show()

    def _excuse(self) -> None:
        from app.ui.watch.exception_dialog import RestExceptionDialog

        if (entry := self._entry()) is not None:
            self._ask(RestExceptionDialog(self.shell.binder, entry.finding, self))

    def _put_off(self) -> None:
        from app.ui.watch.mark_dialogs import PutOffDialog

        p, entry = self._presenter, self._entry()
        if entry is not None:
            about, today = p.title(entry), p.read.today
            self._ask(PutOffDialog(about, today, lambda until, note: p.put_off(entry, until, note), self))

    def _settle(self) -> None:
        from app.ui.watch.mark_dialogs import SettleDialog

        p, entry = self._presenter, self._entry()
        if entry is not None:
            self._ask(SettleDialog(p.title(entry), lambda note: p.settle(entry, note), self))

    def _ask(self, dialog: MarkDialog | RestExceptionDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
        if dialog.changes is not None:
            self._done(dialog.changes)

    def _unmark(self) -> None:
        entry = self._entry()
        if entry is not None:
            self._change(lambda: self._presenter.unmark(entry))

    def _change(self, change: Callable[[], Changes]) -> None:
        try:
            changes = change()
        except (Refused, KnownFault) as refused:
            self._message.refuse(refused if isinstance(refused, Refused) else str(refused))
            return
        self._done(changes)

    def _done(self, changes: Changes) -> None:
        """The window is told, and shows everything anew; the keyboard goes back to the list."""
        self._fresh = False
        self.shell.changed(changes)
        if not self._fresh:
            self.refresh()
        self.focus_first()
