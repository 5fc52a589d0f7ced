"""Turns what SQLite says about disk and file into plain Danish with what to do; anything else stays a bug."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.model.domain.errors import KnownFault
from app.model.store import locks


class CannotOpen(KnownFault):
    """The scheme file can't be opened or written: wrong password, damaged, newer, in use, or its disk is at fault."""


class Missing(CannotOpen):
    """There is no such file."""


class Damaged(CannotOpen):
    """The file can't be read as it is, or (encrypted) not by this password: a good backup may help."""


class Unreadable(Damaged):
    """Nothing in the file can be read: damaged at its start, or (encrypted) the wrong password."""


class Newer(CannotOpen):
    """A newer edition of the program wrote the file."""


class InUse(CannotOpen):
    """Another window, program or computer has the file open."""


class FileMoved(CannotOpen):
    """The open file is no longer where it was opened."""


_MEANINGS: tuple[tuple[str, type[CannotOpen], str], ...] = (
    (
        "readonly",
        CannotOpen,
        "{file} er skrivebeskyttet. Flyt den til en mappe, du må skrive i, eller fjern beskyttelsen.",
    ),
    ("full", CannotOpen, "Der er ikke mere plads på disken med {file}. Frigør plads og prøv igen; intet er ændret."),
    (
        "disk i/o error",
        CannotOpen,
        "Disken med {file} svarer ikke rigtigt. Kontrollér, at den sidder i, og prøv igen; intet er ændret.",
    ),
    ("unable to open", CannotOpen, "{file} kan ikke åbnes. Findes mappen, og må du skrive i den?"),
    (
        "not a database",
        Unreadable,
        "{file} kan ikke læses: den er ikke en hjælpermappe, den er beskadiget, eller adgangskoden mangler eller er forkert.",
    ),
    ("malformed", Damaged, "{file} er beskadiget. Gendan den fra en sikkerhedskopi."),
)


def plain(fault: Exception, file: Path) -> KnownFault | None:
    """The known fault behind a database error, or None."""
    text = str(fault).lower()
    if "locked" in text:
        return InUse(locks.in_use_text(file))
    for sign, kind, meaning in _MEANINGS:
        if sign in text:
            return kind(meaning.format(file=file.name))
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


def refuse_if_open_here(path: Path) -> None:
    """For a file that this process has open: reading its bytes would let go of the lock that protects it (POSIX)."""
    if locks.held_here(path) is not None:
        raise InUse(locks.in_use_text(path))


def refuse_if_moved(hold: locks.Hold) -> None:
    """Nothing is written to a file that was moved, deleted or exchanged while it was open."""
    if not hold.still_there():
        raise FileMoved(
            f"{hold.path.name} er blevet flyttet, slettet eller skiftet ud, mens den var åben, eller disken er taget ud. "
            "Ændringen er ikke gemt; alt, der før er vist som gemt, ligger i filen. Læg den tilbage i "
            f"{hold.path.parent}, og prøv igen, eller luk programmet, og åbn filen, hvor den ligger nu."
        )
