"""What the password panel shows and does, and its sentences. No Qt.

A password passes through from the field to the service; nothing here holds one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.model.domain.errors import Mistake, Refused
from app.model.services import security
from app.model.services.binder import Binder
from app.model.services.preferences import Preferences

LOCK_CHOICES = {
    0: "aldrig",
    5: "5 minutter uden brug",
    10: "10 minutter uden brug",
    15: "15 minutter uden brug",
    30: "30 minutter uden brug",
    60: "60 minutter uden brug",
}
PROTECTED = "Filen er beskyttet med en adgangskode."
OPEN = "Filen er ikke beskyttet. Enhver, der kan bruge computeren eller får fat i en kopi, kan læse den."
WHY = (
    "Vi anbefaler en adgangskode, for filen har oplysninger om helbred og om hjælpernes CPR-numre og løn. "
    "Med en adgangskode er den krypteret og kan ikke læses af andre, hvis computeren eller en USB-nøgle bliver væk."
)
OLD_COPIES = (
    "Hukommelseskort, SSD-diske, synkroniserede mapper og gamle kopier på USB-nøgler kan have ældre, ubeskyttede "
    "udgaver af filen, og intet program kan love at fjerne dem. PDF-filer og filer, du har eksporteret, "
    "bliver heller ikke beskyttet."
)
REMOVING = "Bagefter kan enhver, der kan bruge computeren eller får fat i en kopi, læse filen."


@dataclass(frozen=True)
class Typed:
    """What stands in a password dialog's fields; "" for those it does not have. Never shown by accident."""

    old: str = ""
    new: str = ""
    again: str = ""

    def __repr__(self) -> str:
        return "Typed(…)"


class PasswordState:
    """The panel's state and choices. `new_code` is the recovery code that is still to be shown, "" otherwise."""

    def __init__(
        self, binder: Binder, preferences: Callable[[], Preferences], prefer: Callable[[Preferences], None]
    ) -> None:
        self._binder, self._preferences, self._prefer = binder, preferences, prefer
        self._is_remembered: bool | None = None
        self.new_code = ""

    @property
    def protected(self) -> bool:
        return self._binder.database.encrypted

    @property
    def status(self) -> str:
        return PROTECTED if self.protected else OPEN

    @property
    def remembered(self) -> bool:
        """Asked of the keyring once, because some ask the user in turn."""
        if self._is_remembered is None:
            self._is_remembered = self.protected and security.remembered(self._path) is not None
        return self._is_remembered

    @property
    def lock_minutes(self) -> int:
        return self._preferences().lock_minutes

    @property
    def file_name(self) -> str:
        return self._path.name

    def set(self, typed: Typed) -> str:
        """Each of these does what its name says and returns the sentence for it, or raises Refused or KnownFault."""
        self.new_code = security.set_password(self._binder, typed.new, typed.again)
        self._is_remembered = False
        return "Filen er nu beskyttet med adgangskoden."

    def change(self, typed: Typed) -> str:
        kept = self.remembered
        self.new_code = security.change_password(self._binder, typed.old, typed.new, typed.again)
        said = "Adgangskoden er skiftet."
        if kept:
            again = security.remember(self._path, typed.new)
            self._is_remembered = again.done
            return f"{said} {again.text}"
        return said

    def remove(self, typed: Typed) -> str:
        kept = self.remembered
        security.remove_password(self._binder, typed.old)
        self._is_remembered = False
        said = "Adgangskoden er fjernet. Filen er ikke længere beskyttet."
        forgotten = security.forget(self._path) if kept else None
        return said if forgotten is None or forgotten.done else f"{said} {forgotten.text}"

    def remember(self, typed: Typed) -> str:
        if not security.check_password(self._binder, typed.old):
            raise Refused(Mistake(security.OLD, security.WRONG_OLD))
        kept = security.remember(self._path, typed.old)
        self._is_remembered = kept.done
        if not kept.done:
            raise Refused(Mistake("", kept.text))
        return kept.text

    def forget(self) -> str:
        forgotten = security.forget(self._path)
        self._is_remembered = not forgotten.done
        return forgotten.text

    def lock_after(self, minutes: int) -> str:
        self._prefer(replace(self._preferences(), lock_minutes=minutes))
        return f"Programmet låser efter {LOCK_CHOICES[minutes]}." if minutes else "Programmet låser ikke af sig selv."

    def take_code(self) -> str:
        """The new recovery code, once."""
        code, self.new_code = self.new_code, ""
        return code

    def pdf(self, code: str) -> bytes:
        return security.recovery_pdf(self._binder, code)

    def save_pdf(self, code: str, path: Path) -> None:
        security.write_recovery_pdf(self._binder, code, path)

    @property
    def _path(self) -> Path:
        return self._binder.database.path
