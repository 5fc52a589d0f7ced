"""What each page of the screen "Fravær" is: it shows one kind of absence, and is asked only while it is in front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.model.domain.findings import Finding
from app.model.services.blanks import Blank
from app.ui.screen import Shell
from app.ui.widgets import MessageBar


class AbsencePanel(QWidget):
    """A page whose changes are saved at once; what is refused stands over it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self._message = MessageBar(self)

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
