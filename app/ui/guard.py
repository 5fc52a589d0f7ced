"""Opens a scheme file with its password, and locks it again after a time of no use.

The password comes from the environment, the keyring or the user; after a lock only from the user.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import paths
from app.model.domain.errors import KnownFault, os_reason
from app.ui.security.idle_lock import IdleLock, put_dialogs_away

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.model.services.binder import Binder


def password_of_environment() -> str | None:
    from app.model.services.binder import PASSWORD_VARIABLE

    return os.environ.get(PASSWORD_VARIABLE) or None


class Guard(QObject):
    """`opened` gives the binder; `asks` a page to show instead; `faulty` what is wrong with the file, in Danish."""

    opened = Signal(object)
    asks = Signal(object)
    faulty = Signal(object, str)
    told = Signal(str)
    locking = Signal()  # put everything away: the file is closed when this returns

    def __init__(self, now: Callable[[], datetime], choose_other: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._now, self._choose_other = now, choose_other
        self._path: Path | None = None
        self._locked: set[Path] = set()  # locked files: nothing but the user's own typing opens them again
        self.tried: str | None = None  # what the last opening was tried with; a damaged file's backups need it
        self._lock = IdleLock(now, self)
        self._lock.expired.connect(self._lock_now)

    def open(self, path: Path) -> None:
        """Opens a file, asking for its password where it must; answers by a signal."""
        from app.model.services.binder import is_encrypted
        from app.model.services.security import remembered

        locked = path.resolve() in self._locked
        secret = None if locked else password_of_environment() or (remembered(path) if is_encrypted(path) else None)
        if secret is None and is_encrypted(path):
            self._ask(path, locked=locked)
            return
        fault = self._try(path, secret)
        if fault is not None and is_encrypted(path) and _is_about_the_secret(fault):
            self._ask(path, locked=False)
        elif fault is not None:
            self.faulty.emit(path, fault)

    def watch(self, binder: Binder | None, minutes: int) -> None:
        """Counts the time of no use while a protected file is open; 0 minutes is never."""
        self._path = binder.database.path if binder else None
        on = binder is not None and binder.database.encrypted
        self._lock.start(timedelta(minutes=minutes if on else 0))

    def rest(self) -> None:
        """No file is open."""
        self._lock.stop()

    def _lock_now(self) -> None:
        path = self._path
        if path is not None:
            self._locked.add(path.resolve())
            put_dialogs_away()
            self.locking.emit()
            self._ask(path, locked=True)

    def _ask(self, path: Path, *, locked: bool) -> None:
        from app.ui.security.unlock_page import UnlockPage

        page: QWidget = UnlockPage(path, lambda secret: self._unlock(path, secret), self._choose_other, locked=locked)
        self.asks.emit(page)

    def _unlock(self, path: Path, secret: str) -> str | None:
        """What the unlock page is told: nothing when it worked."""
        from app.model.services.security import is_recovery_code, why_not_opened

        fault = self._try(path, secret)
        if fault is not None and not _is_about_the_secret(fault):
            self.faulty.emit(path, fault)
            return None
        if fault is None and is_recovery_code(secret):
            self.told.emit(self.tr("Filen er åbnet med gendannelseskoden. Vælg en ny adgangskode under Indstillinger."))
        return None if fault is None else why_not_opened(KnownFault(fault))

    def _try(self, path: Path, secret: str | None) -> str | None:
        from app.model.services.binder import Resources, open_binder

        self.tried = secret
        try:
            binder = open_binder(path, Resources(paths.resources()), self._now, password=secret)
        except KnownFault as fault:
            return str(fault)
        except OSError as fault:
            return self.tr("Filen kan ikke åbnes: {}.").format(os_reason(fault))
        self.tried = None
        self._locked.discard(path.resolve())
        self.opened.emit(binder)
        return None


def _is_about_the_secret(fault: str) -> bool:
    from app.model.services.security import why_not_opened

    return why_not_opened(KnownFault(fault)) != fault
