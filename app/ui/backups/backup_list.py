"""The state of the dialog Gendan: the backups, what is known of each, and the password that opens an older one. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.model.domain.danish import moment_text
from app.model.domain.errors import KnownFault, Mistake, Refused
from app.model.services import backups
from app.model.services.backups import BackupFile
from app.model.services.binder import Binder, is_encrypted
from app.ui.backups.words import differences_text, place_text, rehearsal_text

UNTRIED, GOOD, BAD, LOCKED = "Ikke prøvet", "Kan gendannes", "Kan ikke læses", "En anden adgangskode"


class BackupList:
    """Each backup is opened when it is first asked about; what came of it is remembered."""

    def __init__(self, binder: Binder, places: Sequence[Path]) -> None:
        self._binder, self._places = binder, list(places)
        self._states: dict[Path, str] = {}
        self._texts: dict[Path, str] = {}
        self._secrets: dict[Path, str] = {}
        self.rows: list[BackupFile] = []
        self.reload()

    def reload(self) -> None:
        self.rows = backups.all_backups(self._binder.database.path, self._places)

    def when(self, backup: BackupFile) -> str:
        made = moment_text(backup.made_at)
        return made if backup.edition is None else f"{made} (før opdatering)"

    def place(self, backup: BackupFile) -> str:
        return place_text(backup, self._places)

    def state(self, backup: BackupFile) -> str:
        return self._states.get(backup.path, UNTRIED)

    def details(self, backup: BackupFile) -> str:
        """What restoring it would change, or why it can't be restored."""
        if backup.path not in self._texts:
            self._try(backup)
        return self._texts[backup.path]

    def _try(self, backup: BackupFile) -> None:
        try:
            found = backups.differences(self._binder, backup.path, self._secrets.get(backup.path))
        except KnownFault as fault:
            locked = is_encrypted(backup.path)
            self._states[backup.path] = LOCKED if locked else BAD
            self._texts[backup.path] = (
                "Kopien kan ikke åbnes med filens adgangskode nu. Er den fra før, adgangskoden blev skiftet, så skriv "
                "den gamle nedenfor. Ellers er kopien beskadiget; vælg en anden."
                if locked
                else f"{fault} Vælg en anden kopi."
            )
        else:
            self._states[backup.path] = GOOD
            self._texts[backup.path] = differences_text(found)

    def needs_password(self, backup: BackupFile) -> bool:
        return self.state(backup) == LOCKED

    def can_restore(self, backup: BackupFile) -> bool:
        return self.state(backup) == GOOD

    def use_password(self, backup: BackupFile, password: str) -> None:
        """Tries an older password.

        Raises:
            Refused: it does not open the backup.

        """
        if not password:
            raise Refused(Mistake("Kopiens adgangskode", "skriv den adgangskode, filen havde dengang"))
        self._secrets[backup.path] = password
        self._try(backup)
        if not self.can_restore(backup):
            del self._secrets[backup.path]
            raise Refused(Mistake("Kopiens adgangskode", "den åbner ikke kopien"))

    def secret(self, backup: BackupFile) -> str | None:
        """What opens the backup, and the file once it is restored."""
        if not is_encrypted(backup.path):
            return None
        return self._secrets.get(backup.path) or backups.secret_of(self._binder)

    def rehearse(self, backup: BackupFile) -> str:
        """Opens a copy and says what it has; raises KnownFault."""
        return rehearsal_text(backups.rehearse(backup.path, self.secret(backup)))

    def question(self, backup: BackupFile) -> str:
        """What is asked before it is restored."""
        plain = self._binder.database.encrypted and not is_encrypted(backup.path)
        warning = "\n\nKopien har ingen adgangskode, og det har filen så heller ikke bagefter." if plain else ""
        return (
            f"Vil du gendanne kopien fra {self.when(backup)}?\n\n{self.details(backup)}{warning}\n\n"
            "Din fil, som den er nu, bliver først kopieret til sikkerhedskopierne, så du kan komme tilbage."
        )
