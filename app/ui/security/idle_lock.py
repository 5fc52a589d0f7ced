"""Notices that nobody has used the program for a chosen time. What is done then is the window's affair.

The timer stands still while the computer sleeps, so the first sign of use afterwards is compared with the clock.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from app.ui.security.recovery_dialog import STAYS_OPEN

_USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.NativeGesture,
    }
)


class IdleLock(QObject):
    """`expired` comes once; `start` begins anew. Off until it is started."""

    expired = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._limit = timedelta()
        self._last_use = now()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def start(self, limit: timedelta) -> None:
        """From now on; a limit of nothing is never."""
        self.stop()
        application = QApplication.instance()
        if limit <= timedelta() or application is None:
            return
        self._limit, self._last_use = limit, self._now()
        self._timer.start(limit // timedelta(milliseconds=1))
        application.installEventFilter(self)

    def stop(self) -> None:
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's name
        """True for use that comes too late: it wakes the lock and does nothing else."""
        if event.type() not in _USE or not self._timer.isActive():
            return False
        now = self._now()
        if now - self._last_use >= self._limit:
            self._expire()
            return not self._timer.isActive()
        self._last_use = now
        self._timer.start()
        return False

    def _expire(self) -> None:
        """Not while a recovery code waits to be written down: it is shown only once."""
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog.property(STAYS_OPEN):
            self._last_use = self._now()
            self._timer.start()
            return
        self.stop()
        self.expired.emit()


def put_dialogs_away() -> None:
    """Ends every open dialog without asking, so that nothing stays in front of a locked window."""
    for _ in range(len(QApplication.topLevelWidgets())):
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.property(STAYS_OPEN):
            return
        if isinstance(dialog, QDialog):
            dialog.done(QDialog.DialogCode.Rejected)
        else:
            dialog.close()
