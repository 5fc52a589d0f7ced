"""What each part of the page "Ferie" is: it shows one side of it, and changes are saved and told through the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.ui.entry.dialog import EntryDialog
from app.ui.screen import Shell


class Host(Protocol):
    """The page, as its parts see it."""

    shell: Shell

    def attempt(self, change: Callable[[], Changes]) -> bool:
        """Makes a change; False when it is refused, with the reason shown."""

    def done(self, changes: Changes) -> None:
        """After a dialog has saved: everything is read again."""


class VacationPart(QWidget):
    """One of the page's four parts; `show_all` reads and shows."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_all(self) -> None:
        raise TypeError("a part says what it shows")

    def focus_first(self) -> None:
        raise TypeError("a part says where work begins")

    def _edit(self, make: Callable[[], EntryDialog], back: Callable[[], None]) -> bool:
        """Opens a dialog; True when it has saved. Then the keyboard goes back."""
        dialog = make()
        saved = dialog.exec() == QDialog.DialogCode.Accepted and dialog.changes is not None
        if saved and dialog.changes is not None:
            self._host.done(dialog.changes)
        dialog.deleteLater()
        back()
        return saved

    def _letter(self, name: str, helper_id: str | None, record: str | None, back: Callable[[], None]) -> None:
        from app.model.services.letters import About
        from app.ui.letters.make_dialog import make_letter

        if helper_id is not None:
            make_letter(self._host.shell, name, About(helper_id, record), self)
        back()
