"""The screen "Historik": a search, the changes it found, the chosen one in full, and the way to the register."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault
from app.ui.entry.fields import Fields
from app.ui.entry.page import FocusFollower
from app.ui.history.presenter import EVERYBODY, FIRST, HELPER, LAST, TITLES, WORDS, HistoryPresenter, details
from app.ui.history.table import LogTable
from app.ui.reading import fit_lines, reading_text
from app.ui.screen import Screen, Shell
from app.ui.style_sheet import LARGE, ORDINARY
from app.ui.widgets import Choice, MessageBar, announce, button, heading, plain_label, scrolled

PAUSE = 300  # milliseconds after the last key, so that a search is not begun for each letter
WIDE = 100  # letters of width from which the two groups of fields stand beside each other
DETAIL_LINES = 6


class HistoryView(Screen):
    """Takes a search step by step between the window's other events; what was chosen stays chosen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = HistoryPresenter(shell.binder)
        self._message = MessageBar(self)
        self._what, self._period = Fields(), Fields()
        self._status, self._nothing = plain_label(), plain_label()
        self._table = LogTable(self.tr("Ændringer"))
        self._details = reading_text(self.tr("Den valgte ændring"))
        self._wanted: int | None = None
        self._pause, self._steps = QTimer(self), QTimer(self)
        self._lay_out()
        self._connect()

    def refresh(self, changes: Changes | None = None) -> None:  # noqa: ARG002 - every change is in the log
        try:
            self._presenter.load()
        except KnownFault as fault:
            self._message.refuse(str(fault))
            return
        self._show_helpers()
        self._fit()
        self._search()

    def focus_first(self) -> None:
        self._what.focus_first()

    # building

    def _lay_out(self) -> None:
        self._what.add_line(WORDS, TITLES[WORDS], self.tr("Flere ord skal alle stå i ændringen, fx: slet anna"))
        self._helper: Choice[str] = self._what.add_options(HELPER, TITLES[HELPER], {EVERYBODY: ""})
        self._period.add_day(FIRST, TITLES[FIRST])
        self._period.add_day(LAST, TITLES[LAST])
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(24)
        for fields in (self._what, self._period):
            self._fields.addWidget(fields, 1, Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        column = QVBoxLayout(body)
        column.addWidget(heading(self.tr("Historik")))
        column.addLayout(self._fields)
        self._register = button(self.tr("Udskriv eller gem registret over arbejdstid …"), self._open_register)
        column.addWidget(self._register, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._status)
        column.addWidget(self._nothing)
        column.addWidget(self._table, 3)
        self._caption = heading(self.tr("Den valgte ændring"), name="subheading")
        column.addWidget(self._caption)
        column.addWidget(self._details, 1)
        column.addStretch(0)
        page = scrolled(body)
        FocusFollower(page)
        outer = QVBoxLayout(self)
        outer.addWidget(self._message)
        outer.addWidget(page, 1)

    def _connect(self) -> None:
        for timer, wait, do in ((self._pause, PAUSE, self._search), (self._steps, 0, self._go_on)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(do)
        for fields in (self._what, self._period):
            fields.edited.connect(lambda _name, _text: self._pause.start())
            fields.submitted.connect(self._search)
        self._table.chosen.connect(self._show_details)
        self._table.details_wanted.connect(lambda: self._details.setFocus(Qt.FocusReason.OtherFocusReason))

    def _fit(self) -> None:
        wide = self.width() >= WIDE * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._fields.setDirection(direction)
        self._table.fit(LARGE if self.shell.preferences().large_targets else ORDINARY)
        fit_lines(self._details, DETAIL_LINES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._fit)

    # searching

    def _show_helpers(self) -> None:
        """The helpers as they are now; who was chosen stays so, or everybody when there is no such helper any more."""
        texts = self._what.texts()
        self._helper.blockSignals(True)
        self._helper.set_choices(self._presenter.helpers)
        self._helper.blockSignals(False)
        kept = texts[HELPER] if texts[HELPER] in self._presenter.helpers else EVERYBODY
        self._what.show_texts({**texts, HELPER: kept})

    def _search(self) -> None:
        """Begins anew with what the fields say; the former result stands while they can't be read."""
        self._pause.stop()
        try:
            mistakes = self._presenter.search({**self._what.texts(), **self._period.texts()})
        except KnownFault as fault:
            self._message.refuse(str(fault))
            return
        self._period.show_mistakes(mistakes)
        if mistakes:
            return
        chosen = self._table.line()
        self._wanted = chosen.number if chosen is not None else self._wanted
        self._table.clear()
        self._go_on()

    def _go_on(self) -> None:
        try:
            found = self._presenter.step()
        except KnownFault as fault:
            self._message.refuse(str(fault))
            return
        first = self._table.count()
        self._table.add(found)
        for place, line in enumerate(found):
            if line.number == self._wanted:
                self._table.choose(first + place)
        over = self._presenter.is_over
        if self._table.line() is None and self._table.count() and (over or self._wanted is None):
            self._table.choose(0)
        self._show_state()
        if over:
            announce(self, self._presenter.nothing or self._presenter.status)
        else:
            self._steps.start()

    def _show_state(self) -> None:
        nothing = self._presenter.nothing
        held = QApplication.focusWidget()
        self._status.setText(self._presenter.status)
        self._status.setHidden(bool(nothing))
        self._nothing.setText(nothing)
        self._nothing.setHidden(not nothing)
        for part in (self._table, self._caption, self._details):
            part.setHidden(bool(nothing))
        if held is not None and self.isAncestorOf(held) and not held.isVisibleTo(self):
            self.focus_first()

    def _show_details(self) -> None:
        line = self._table.line()
        text = details(line) if line is not None else ""
        if text != self._details.toPlainText():
            self._details.setPlainText(text)

    # the register

    def _open_register(self) -> None:
        from app.ui.history.register_dialog import RegisterDialog
        from app.ui.history.register_presenter import RegisterPresenter
        from app.ui.own_files import folder_for

        presenter = RegisterPresenter(self.shell.binder, self._presenter.helper_id)
        if not presenter.helpers:
            self._message.refuse(self.tr("Der er ingen hjælpere endnu. Skriv dem ind under Hjælpere først."))
            return
        dialog = RegisterDialog(presenter, folder_for(self.shell.preferences()), self)
        dialog.exec()
        dialog.deleteLater()
