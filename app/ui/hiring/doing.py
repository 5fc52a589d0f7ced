"""How the screen "Ansættelse" does something: in a dialog or at once; then all of it is shown anew and the window told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.ui.entry.dialog import EntryDialog
from app.ui.hiring.dialogs import EraseDialog
from app.ui.screen import Screen
from app.ui.widgets import MessageBar


class Doer:
    """`shown` shows what is in the file now; it is called after every change."""

    def __init__(self, screen: Screen, shown: Callable[[], None]) -> None:
        self._screen, self._shown = screen, shown
        self.message = MessageBar(screen)

    def edit(self, dialog: EntryDialog | EraseDialog, then: Callable[[], None]) -> bool:
        """Opens a dialog; `then` puts the keyboard back to work. True when something was saved."""
        saved = dialog.exec() == QDialog.DialogCode.Accepted and dialog.changes is not None
        if saved and dialog.changes is not None:
            self._done(dialog.changes)
        dialog.deleteLater()
        then()
        return saved

    def attempt(self, change: Callable[[], Changes]) -> bool:
        """Does it at once; False when it is refused, with the reason shown."""
        try:
            changes = change()
        except (Refused, KnownFault) as refused:
            self.message.refuse(refused if isinstance(refused, Refused) else str(refused))
            return False
        self._done(changes)
        return True

    def _done(self, changes: Changes) -> None:
        self.message.hide()
        self._shown()
        self._screen.shell.changed(changes)
