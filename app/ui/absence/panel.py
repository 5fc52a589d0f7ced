"""What each page of the screen "Fravær" is: it shows one kind of absence, and is asked only while it is in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.model.domain.findings import Finding
from app.model.services.blanks import Blank
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.list_panel import ActListPanel
from app.ui.screen import Shell
from app.ui.widgets import MessageBar


class AbsencePanel(QWidget):
    """A page whose changes are saved at once; what is refused stands over it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self._message = MessageBar(self)
        self._wanted: Callable[[], None] | None = None

    def show_all(self) -> None:
        """Reads and shows; called when the page comes to the front, and after every change of the file."""
        raise TypeError("a page says what it shows")

    def is_touched_by(self, changes: Changes) -> bool:
        """False where a change can't concern what is shown, so that nothing is read again."""
        return bool(changes.kinds)

    def focus_first(self) -> None:
        """Puts the keyboard where work begins."""
        raise TypeError("a page says where work begins")

    def point_at(self, finding: Finding) -> bool:
        """Shows what a finding is about; False when it is not about anything here."""
        return finding is None

    def fill_in(self, blank: Blank) -> bool:
        """Shows the field of a blank, with the keyboard in it; False when it is not one of this page's."""
        return blank is None

    def rest(self) -> None:
        """The file is about to be closed: nothing more may be asked of it."""

    def _attempt(self, change: Callable[[], Changes]) -> bool:
        """Makes a change; False when it is refused, with the reason shown."""
        try:
            changes = change()
        except (Refused, KnownFault) as refused:
            self._message.refuse(refused if isinstance(refused, Refused) else str(refused))
            return False
        self._done(changes)
        return True

    def _done(self, changes: Changes) -> None:
        self._message.hide()
        self.show_all()
        self.shell.changed(changes)

    def _run(self, dialog: EntryDialog) -> bool:
        """Opens a dialog; True when it has saved."""
        changes = dialog.changes if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        if changes is not None:
            self._done(changes)
        return changes is not None

    def _edit_in(
        self, panel: ActListPanel[Any], make: Callable[[], EntryDialog], show_chosen: Callable[[], None]
    ) -> None:
        """A dialog about a line of a list: one that is new becomes the chosen one, so that its paper is at hand."""
        before = panel.ids
        if self._run(make()):
            for identity in panel.ids - before:
                panel.choose(identity)
                show_chosen()
        panel.focus_work()

    def _open_later(self, do: Callable[[], None]) -> None:
        """Opens a dialog when what called it has closed; once, though it may have been asked for twice."""
        self._wanted = do
        QTimer.singleShot(0, self, self._open_wanted)

    def _open_wanted(self) -> None:
        do, self._wanted = self._wanted, None
        if do is not None:
            do()
