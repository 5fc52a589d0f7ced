"""The roster's commands about absence: the dialog, sick and fit in one step, and the strip that leads to the gaps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import Refused
from app.ui.roster.absence_presenter import AbsencePresenter
from app.ui.roster.commands import RosterCommands
from app.ui.roster.sick_strip import SickStrip
from app.ui.roster.table import RosterTable
from app.ui.widgets import MessageBar
from app.ui.words import ABSENCE_KINDS


class AbsenceCommands(QObject):
    """Works on the table's current cell. `went` says which day the user is led to."""

    went = Signal(date, str)

    def __init__(
        self,
        commands: RosterCommands,
        table: RosterTable,
        message: MessageBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._commands, self._table, self._message, self._window = commands, table, message, parent
        self._roster = commands.presenter
        self._presenter = AbsencePresenter(commands.presenter)
        self.strip = SickStrip(parent)
        self.strip.next_wanted.connect(self.next_gap)
        self.strip.taker_wanted.connect(self.who_can_take)
        self.strip.put_away.connect(self.put_away)

    def absence(self) -> None:
        """The current day's absence, or a new one."""
        from app.ui.away.dialogs import AbsenceDialog

        at = self._commands.current()
        if at is None:
            return
        there = self._presenter.at(*at)
        delete = (lambda: self._presenter.delete(there.id)) if there is not None else None
        title = self.tr("Ret fravær") if there is not None else self.tr("Meld fravær")
        choices = (self._commands.helpers(), {kind.value: text for kind, text in ABSENCE_KINDS.items()})
        dialog = AbsenceDialog(title, self._presenter.entry(*at), choices, self._window, delete)
        dialog.exec()
        made = [dialog.changes] if dialog.changes is not None else []
        dialog.deleteLater()
        self._commands.finish(made)

    def report_sick(self) -> None:
        """The current helper is sick from the current day."""
        self._report(self._presenter.report_sick)

    def report_fit(self) -> None:
        """The current helper is fit on the current day."""
        self._report(self._presenter.report_fit)

    def _report(self, do: Callable[[int, int], Changes]) -> None:
        at = self._commands.current()
        if at is None:
            return
        if self._table.currentIndex().column() < 1:
            self._message.refuse(self.tr("Stil dig på en hjælpers dag først."))
            return
        try:
            changes = do(*at)
        except Refused as refused:
            self._message.refuse(refused)
            return
        text = self._presenter.text
        self._commands.finish([changes])
        self._show(text)

    def _show(self, text: str) -> None:
        self.strip.show_text(text, gaps=self._presenter.wanted() is not None)

    def look_again(self) -> None:
        """The file has changed: the gaps may be filled, or the report undone."""
        if self.strip.isHidden():
            return
        if self._presenter.is_undone():
            self._presenter.forget()
            self.strip.hide()
        elif text := self._presenter.look_again():
            self._show(text)

    def put_away(self) -> None:
        self._presenter.forget()
        self.strip.hide()
        self._table.setFocus()

    def next_gap(self) -> None:
        wanted = self._presenter.next_open()
        if wanted is not None and self._presenter.hit is not None:
            self.went.emit(self._presenter.day_of(wanted), self._presenter.hit.helper_id)

    def who_can_take(self) -> None:
        """Who is free in the gap that was gone to last, and a new shift for the one who is chosen."""
        from app.ui.roster.sick_strip import TakerDialog

        wanted = self._presenter.wanted()
        if wanted is None:
            return
        made: list[Changes] = []
        found = self._presenter.candidates(wanted)
        dialog = TakerDialog(
            wanted, found, lambda helper: made.append(self._presenter.give(wanted, helper)), self._window
        )
        dialog.exec()
        dialog.deleteLater()
        self._commands.finish(made)
        self._roster.load()
        self.look_again()
