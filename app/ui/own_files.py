"""Which scheme file is the user's own, where the example lies beside it, and where documents go. No Qt; nothing is opened."""

from __future__ import annotations

from pathlib import Path

from app import paths
from app.model.services.preferences import Preferences

EXAMPLE = "eksempel.hjm"


class OwnFiles:
    """The user's own file, whether it exists yet or not.

    Attributes:
        own: the file.
        is_known: it was used last time, so that it is missed if it is not there.

    """

    def __init__(self, asked_for: Path | None, last_file: str) -> None:
        last_file = "" if "\0" in last_file else last_file
        self._asked_for = asked_for.absolute() if asked_for else None
        self.is_known = asked_for is None and bool(last_file)
        self.own = (asked_for or (Path(last_file) if last_file else paths.default_scheme_file())).absolute()

    @property
    def example(self) -> Path:
        return self.own.with_name(EXAMPLE)

    @property
    def has_own(self) -> bool:
        return exists(self.own)

    def is_example(self, path: Path) -> bool:
        return path == self.example and path != self.own

    def remember(self, path: Path, last_file: str) -> str:
        """Makes an opened file the user's own; returns what to keep as the last file ("" = the usual one)."""
        if self.is_example(path):
            return last_file
        self.own = path
        if path == self._asked_for:
            return last_file  # named in the call, for this time only
        return str(path) if path != paths.default_scheme_file() or last_file else ""

    def forget(self) -> None:
        """The own file can't be used: the next one gets the usual place under a free name."""
        self.is_known = False
        self.own = free_name(paths.default_scheme_file())


def exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def free_name(path: Path) -> Path:
    """The path itself, or the first with a number after its name that is not there: "ordning-2.hjm"."""
    number, free = 1, path
    while exists(free):
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def with_suffix(path: Path, suffix: str) -> Path:
    return path if path.suffix else path.with_suffix(suffix)


def folder_for(preferences: Preferences) -> Path:
    """Where documents go: what the user has chosen, or the program's folder under Documents."""
    chosen = preferences.document_folder.strip()
    return Path(chosen) if chosen else paths.documents_folder()
