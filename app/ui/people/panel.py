"""What each tab beside a helper's card is: it shows one helper's things, and is asked only while it is in front."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.model.domain.entities import Changes
from app.model.domain.findings import Finding
from app.model.services.blanks import Blank
from app.ui.screen import Shell


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
