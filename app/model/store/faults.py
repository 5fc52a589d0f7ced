"""Turns what SQLite says about disk and file into plain Danish with what to do; anything else stays a bug."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.model.domain.errors import KnownFault


class CannotOpen(KnownFault):
    """The scheme file can't be opened: wrong password, damaged, newer, in use."""


_MEANINGS: tuple[tuple[str, str], ...] = (
    ("locked", "{file} er åben i et andet vindue eller program. Luk det og prøv igen."),
    ("readonly", "{file} er skrivebeskyttet. Flyt den til en mappe, du må skrive i, eller fjern beskyttelsen."),
    ("full", "Der er ikke mere plads på disken med {file}. Frigør plads og prøv igen; intet er ændret."),
    (
        "disk i/o error",
        "Disken med {file} svarer ikke rigtigt. Kontrollér, at den sidder i, og prøv igen; intet er ændret.",
    ),
    ("unable to open", "{file} kan ikke åbnes. Findes mappen, og må du skrive i den?"),
    (
        "not a database",
        "{file} kan ikke læses: den er ikke en hjælpermappe, den er beskadiget, eller adgangskoden mangler eller er forkert.",
    ),
    ("malformed", "{file} er beskadiget. Gendan den fra en sikkerhedskopi."),
)


def plain(fault: Exception, file: Path) -> KnownFault | None:
    """The known fault behind a database error, or None."""
    text = str(fault).lower()
    for sign, meaning in _MEANINGS:
        if sign in text:
            return CannotOpen(meaning.format(file=file.name))
    return None


@contextmanager
def faults_in_danish(file: Path) -> Iterator[None]:
    """Database errors inside become KnownFault where their meaning is known."""
    from sqlalchemy.exc import DBAPIError
    from sqlcipher3 import dbapi2

    try:
        yield
    except (DBAPIError, dbapi2.Error, MemoryError) as fault:
        known = plain(fault, file)
        if known is None:
            raise
        raise known from None
