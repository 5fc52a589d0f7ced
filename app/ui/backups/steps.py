"""What the window does with backups: keeps the clock, restores with the file closed, and helps with a damaged file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.model.domain.errors import KnownFault
from app.ui.backups.keeper import BackupKeeper
from app.ui.widgets import tell

if TYPE_CHECKING:
    from app.model.services.binder import Binder
    from app.ui.backups.damage import DamagePage


class BackupSteps(QObject):
    """`close` closes the open file, `reopen` opens one (asking for its password where it must)."""

    def __init__(
        self,
        window: QWidget,
        second_folder: Callable[[], str],
        now: Callable[[], datetime],
        close: Callable[[], None],
        reopen: Callable[[Path], None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._second_folder, self._now = window, second_folder, now
        self._close, self._reopen, self._say = close, reopen, say
        self.keeper = BackupKeeper(second_folder, now, say, self)

    def ask(self, binder: Binder | None) -> None:
        """The dialog Gendan, and what was chosen in it."""
        from app.model.services.backups import secret_of
        from app.ui.backups.dialog import RestoreDialog

        if binder is None:
            return
        path, current = binder.database.path, secret_of(binder)
        dialog = RestoreDialog(binder, self._places(path), self._window)
        if dialog.exec() and dialog.chosen is not None:
            self._restore(path, *dialog.chosen, current)

    def protect(self, binder: Binder) -> str:
        """After a password was set: unprotected backups go, a protected one is made; what went wrong, or what was done."""
        from app.model.services.backups import protect_backups

        made = protect_backups(binder, self._places(binder.database.path))
        return " ".join(made.faults) or self.tr("De gamle sikkerhedskopier er slettet, og en ny, beskyttet er taget.")

    def damage_page(
        self, path: Path, text: str, password: str | None, open_other: Callable[[], object]
    ) -> DamagePage | None:
        """A page instead of the plain fault page, when a good backup would help."""
        from app.model.services.backups import offer
        from app.ui.backups.damage import DamagePage

        found = offer(path, password, self._places(path), self._now)
        if found is None:
            return None
        return DamagePage(
            text,
            path,
            found,
            lambda: self._restore(path, found.path, password, None),
            lambda: self._choose(path, password),
            open_other,
        )

    def _choose(self, path: Path, password: str | None) -> None:
        from app.model.services.backups import default_folder

        title, kind = self.tr("Vælg en sikkerhedskopi"), self.tr("Hjælpermappe (*.hjm)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(default_folder(path)), kind)
        if name:
            self._restore(path, Path(name), password, None)

    def _restore(self, path: Path, backup: Path, password: str | None, current: str | None) -> None:
        from app.model.services.backups import restore

        self._close()
        try:
            done = restore(path, backup, self._now, password=password, current=current)
        except KnownFault as fault:
            tell(self._window, self.tr("Intet er gendannet"), str(fault))
            self._reopen(path)
            return
        self._reopen(path)
        kept = self.tr(" Filen, som den var før, er kopieret til {}.").format(done.kept) if done.kept else ""
        self._say(self.tr("Gendannet fra {}.").format(backup.name) + kept)

    def _places(self, path: Path) -> list[Path]:
        from app.model.services.backups import folders

        return folders(path, self._second_folder())
