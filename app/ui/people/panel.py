"""What each tab beside a helper's card is: it shows one helper's things, and is asked only while it is in front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.model.domain.findings import Finding
from app.model.services.blanks import Blank
from app.ui.screen import Shell
from app.ui.widgets import MessageBar


class HelperPanel(QWidget):
    """Subclasses show a helper's things and change them through services, then call `shell.changed`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    def show_helper(self, helper_id: str) -> None:
        """Reads and shows; called when the tab or the helper is chosen, and after every change of the file."""
        raise TypeError(f"a panel says what it shows of {helper_id}")

    def is_touched_by(self, changes: Changes) -> bool:
        """False where a change can't concern what is shown, so that nothing is read again."""
        return bool(changes.kinds)

    def focus_first(self) -> None:
        """Puts the keyboard where work begins."""
        raise TypeError("a panel says where work begins")

    def point_at(self, finding: Finding) -> bool:
        """Shows what a finding is about; False when it is not about anything here."""
        return finding is None

    def fill_in(self, blank: Blank) -> bool:
        """Shows the field of a blank, with the keyboard in it; False when it is not one of this panel's."""
        return blank is None


class ChangingPanel(HelperPanel):
    """A panel whose changes are saved at once; what is refused stands over it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._message = MessageBar(self)

    def _show(self) -> None:
        """What the presenter holds."""
        raise TypeError("a panel shows what its presenter holds")

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
        self._show()
        self.shell.changed(changes)
