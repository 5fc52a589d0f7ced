"""The roster's commands about findings: trying something out, announcing the roster, writing an exception to rest."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.model.domain.danish import day_text, moment_text, plural
from app.model.domain.entities import Changes
from app.model.domain.findings import Finding
from app.model.services.roster import ShiftDraft
from app.ui.roster.commands import RosterCommands
from app.ui.roster.presenter import RosterPresenter
from app.ui.roster.table import RosterTable
from app.ui.widgets import MessageBar


class FindingCommands(QObject):
    """Works on the current cell; what is done is told as the other commands tell it."""

    def __init__(self, commands: RosterCommands, table: RosterTable, message: MessageBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands, self._table, self._message, self._window = commands, table, message, parent
        self._presenter: RosterPresenter = commands.presenter

    def what_if(self) -> None:
        """Tries something on the current shift, or a new one; only the button "Gør det" changes anything."""
        from app.ui.roster.what_if_dialog import WhatIfDialog

        at = self._commands.current()
        if at is None:
            return
        shifts = self._presenter.cell(*at).shifts
        start = (self._presenter.days[at[0]].day, self._presenter.helpers[at[1]].id)
        made: list[Changes] = []

        def do(shift_id: str | None, draft: ShiftDraft | None) -> None:
            if draft is not None:
                made.append(self._presenter.save(shift_id, draft))
            else:
                made.append(self._presenter.delete([shift for shift in shifts if shift.id == shift_id]))

        asks = (self._presenter.watch.trial_text, do)
        WhatIfDialog(self._commands.helpers(), shifts, start, asks, self._window).exec()
        self._commands.finish(made)

    def announce(self) -> None:
        """Notes on which day the helpers were told of their shifts."""
        from app.ui.roster.announce_dialog import AnnounceDialog

        if not self._presenter.helpers:
            return
        made: list[Changes] = []
        said: list[str] = []

        def save(first: date, last: date, on: date) -> None:
            changes, count = self._presenter.announce(first, last, on)
            if count:
                made.append(changes)
                verb = self.tr("er meldt ud den")
                said.append(f"{plural(count, 'vagt', 'vagter')} {verb} {day_text(on)}.")
            else:
                said.append(self.tr("Der er ingen planlagte vagter, som ikke er meldt ud i forvejen."))

        AnnounceDialog(self._presenter.period(), self._presenter.binder.today, save, self._window).exec()
        self._commands.finish(made, said[0] if said else "")

    def write_exception(self) -> None:
        """An exception for the current cell's finding about rest; a choice where there are several."""
        at = self._commands.current()
        column = self._table.currentIndex().column()
        if at is None or column < 1:
            return
        found = self._presenter.rest_findings(*at)
        if len(found) == 1:
            self._write_exception(found[0])
        elif found:
            menu = QMenu(self._window)
            menu.setAccessibleName(self.tr("Undtagelse fra"))
            for finding in found:
                menu.addAction(_title(finding)).triggered.connect(
                    lambda _checked=False, finding=finding: self._write_exception(finding)
                )
            menu.setActiveAction(menu.actions()[0])
            below = self._table.visualRect(self._table.currentIndex()).bottomLeft()
            menu.exec(self._table.viewport().mapToGlobal(below))
        else:
            self._message.say(self.tr("Der er ingen advarsel om hvile her at skrive en undtagelse til."))

    def _write_exception(self, finding: Finding) -> None:
        from app.ui.watch.exception_dialog import RestExceptionDialog

        dialog = RestExceptionDialog(self._presenter.binder, finding, self._window)
        dialog.exec()
        if dialog.changes is not None:
            self._presenter.load()
            self._commands.finish([dialog.changes])


def _title(finding: Finding) -> str:
    at = finding.at
    when = moment_text(at) if isinstance(at, datetime) else day_text(at) if at else ""
    return f"{finding.title}, {when}"
