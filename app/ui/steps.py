"""Undo and redo across all screens: takes the step, shows what changed, and names the next ones for the menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from app.model.domain.entities import Changes
    from app.model.services.binder import Binder
    from app.ui.main_window import MainWindow


class Steps(QObject):
    """`named` tells what would be undone and redone now (text, or None)."""

    named = Signal(object, object)

    def __init__(self, window: MainWindow, binder: Callable[[], Binder | None]) -> None:
        super().__init__(window)
        self._window, self._binder = window, binder
        window.file_changed.connect(lambda: QTimer.singleShot(0, self, self.name))
        window.binder_shown.connect(lambda _open: QTimer.singleShot(0, self, self.name))

    def name(self) -> None:
        """Asks the file for the names of the next steps."""
        from app.model.services import history

        binder = self._binder()
        if binder is None:
            self.named.emit(None, None)
        else:
            self.named.emit(history.undo_label(binder), history.redo_label(binder))

    def undo(self) -> None:
        from app.model.services import history

        self._take(history.undo)

    def redo(self) -> None:
        from app.model.services import history

        self._take(history.redo)

    def _take(self, step: Callable[[Binder], Changes | None]) -> None:
        """What is typed and not yet saved is saved first, so that it is the step that is undone."""
        binder = self._binder()
        if binder is None or not self._window.may_leave():
            return
        self._window.hide_messages()
        changes = step(binder)
        if changes is None:
            self._window.say(self.tr("Der er ikke mere at fortryde eller gentage."))
        else:
            self._window.show_changes(changes, changes.label)
