"""What the window gives every screen, and what every screen gives the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.model.domain.entities import Changes
from app.model.domain.findings import Finding
from app.model.services.binder import Binder
from app.model.services.blanks import Blank
from app.model.services.preferences import Preferences


@dataclass(frozen=True)
class Shell:
    """The window, as a screen sees it.

    Attributes:
        binder: the open binder.
        changed: to be called after every change; the other screens refresh.
        preferences: what is chosen now.
        prefer: applies and keeps new preferences.
        go_to: shows another screen by its key ("roster", "people", ...).
        restore: asks which backup to restore.
        protected: to be called when a password was set or changed (True) or removed (False).
        mend: leads to where a finding is mended.
        say: a short status line, also spoken.
        fill_in: leads to the field of something that a document needs.

    """

    binder: Binder
    changed: Callable[[Changes], None]
    preferences: Callable[[], Preferences]
    prefer: Callable[[Preferences], None]
    go_to: Callable[[str], None]
    protected: Callable[[bool], None] = lambda _on: None
    restore: Callable[[], None] = lambda: None
    mend: Callable[[Finding], None] = lambda _finding: None
    say: Callable[[str], None] = lambda _text: None
    fill_in: Callable[[Blank], None] = lambda _blank: None


class Screen(QWidget):
    """One subject of the window. Widgets are private; the window calls only these verbs."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    def refresh(self, changes: Changes | None = None) -> None:
        """Shows what is in the file now; `changes` says what another screen did (None: everything may be new)."""
        raise TypeError(f"a screen says how it refreshes: {changes}")

    def leave(self) -> bool:
        """Saves what is typed; False when something can't be saved as it stands, and the screen shows what."""
        return True

    def point_at(self, finding: Finding) -> None:
        """Shows what a finding is about, with the keyboard at it; to be called when the screen is in front."""

    def fill_in(self, blank: Blank) -> None:
        """Shows the field that a document lacks, with the keyboard in it; to be called when the screen is in front."""

    def rest(self) -> None:
        """The file is about to be closed: nothing more may be asked of it."""

    def focus_first(self) -> None:
        """Puts the keyboard where work begins."""
        raise TypeError("a screen says where work begins")
