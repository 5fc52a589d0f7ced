"""Who holds a scheme file: a note beside it, read only to say so. SQLite's own lock decides, so a stale note is harmless.

Also which files this process has open, and whether they still lie where they were opened.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from weakref import WeakSet

from app.model.domain.danish import moment_text

MOST_BYTES, MOST_LETTERS = 4096, 60
FIRST_YEAR = 2000  # a clock before that is no clock
_AFTER_A_CRASH = "Er {} gået ned, så prøv igen om lidt; låsen forsvinder af sig selv."


class Hold:
    """One file that this process has open."""

    def __init__(self, path: Path, *, encrypted: bool) -> None:
        self.path = path
        self.encrypted = encrypted
        self.identity = _identity(path)

    def still_there(self) -> bool:
        """False when the path is another file now, or none. Windows does not let go of an open file."""
        return os.name == "nt" or _identity(self.path) == self.identity

    def release(self) -> None:
        _held.discard(self)
        with suppress(OSError):
            note_of(self.path).unlink(missing_ok=True)


_held: WeakSet[Hold] = WeakSet()


def hold(path: Path, since: datetime, *, encrypted: bool) -> Hold:
    """Notes that the file is open here. The note is best effort: without it the message just says less."""
    made = Hold(path, encrypted=encrypted)
    _held.add(made)
    note = {"computer": platform.node(), "user": _user(), "pid": os.getpid(), "since": since.isoformat()}
    target = note_of(path)
    with suppress(OSError):
        target.unlink(missing_ok=True)
        with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
            json.dump(note, file)
    return made


def held_here(path: Path) -> Hold | None:
    """The hold of this process on a file, by whatever name it goes."""
    identity = _identity(path)
    return next((one for one in _held if identity is not None and one.identity == identity), None)


def note_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.laas")


def in_use_text(path: Path) -> str:
    """Who has the file open, since when, and what to do; also after a crash."""
    note = _read(note_of(path))
    computer, user, since = note.get("computer", ""), note.get("user", ""), _since(note.get("since", ""))
    if not computer or computer == platform.node():
        here = f" på denne computer{since}" if computer else ""
        return (
            f"{path.name} er åben i et andet vindue eller program{here}. Luk det og prøv igen. "
            + _AFTER_A_CRASH.format("det")
        )
    who = f" (bruger {user})" if user else ""
    return f"{path.name} er åben på computeren {computer}{since}{who}. Luk den der. " + _AFTER_A_CRASH.format(
        "computeren"
    )


def _since(text: str) -> str:
    try:
        since = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return f" siden {moment_text(since)}" if since.year >= FIRST_YEAR else ""


def _read(note: Path) -> dict[str, str]:
    """What the note says, as short printable texts; nothing of one that can't be right."""
    try:
        with note.open("rb") as file:
            found = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(key): "".join(sign for sign in value if sign.isprintable())[:MOST_LETTERS]
        for key, value in found.items()
        if isinstance(value, str)
    }


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
