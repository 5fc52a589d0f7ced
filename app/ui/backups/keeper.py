"""Backups while the window is open: every half hour if something changed, and when the file is closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from app.model.services.binder import Binder

LOOK_EVERY = 5 * 60 * 1000  # milliseconds


class BackupKeeper(QObject):
    """Watches the open file. What goes wrong is said once, not every five minutes."""

    def __init__(
        self,
        second_folder: Callable[[], str],
        now: Callable[[], datetime],
        say: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._second_folder, self._now, self._say = second_folder, now, say
        self._binder: Binder | None = None
        self._last: datetime | None = None
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def watch(self, binder: Binder) -> None:
        """A file was opened."""
        self._binder, self._last, self._said = binder, self._now(), ""
        self._timer.start()

    def leave(self) -> tuple[str, ...]:
        """To be called before the file is closed: backs it up; returns what went wrong, in sentences."""
        self._timer.stop()
        binder, self._binder = self._binder, None
        if binder is None or binder.is_new():
            return ()
        from app.model.services.backups import backup_now

        return backup_now(binder, self._places(binder)).faults

    def look(self) -> None:
        """Makes a backup if one is due."""
        from app.model.services.backups import backup_now, due

        if self._binder is None or not due(self._binder, self._last, self._now()):
            return
        self._last = self._now()
        said = " ".join(backup_now(self._binder, self._places(self._binder)).faults)
        if said and said != self._said:
            self._say(said)
        self._said = said

    def _places(self, binder: Binder) -> list[Path]:
        from app.model.services.backups import folders

        return folders(binder.database.path, self._second_folder())
