"""Replacing one file by another in one step, and overwriting what was there as far as the system allows it."""

from __future__ import annotations

import os
from pathlib import Path

BLOCK = 1 << 20


def replace_and_wipe(new: Path, old: Path) -> None:
    """Puts `new` in the place of `old`, then overwrites the bytes of what was there.

    The replacement is atomic. The overwriting is best effort: a flash disk, a snapshot or a synced folder may keep
    older copies that no program can reach, which is what the user is told.
    """
    former = _open_to_wipe(old)
    new.replace(old)
    _sync_folder(old.parent)
    if former is not None:
        _wipe(former)


def wipe_and_delete(path: Path) -> None:
    """Overwrites a file and deletes it."""
    former = _open_to_wipe(path)
    path.unlink(missing_ok=True)
    if former is not None:
        _wipe(former)


def _open_to_wipe(path: Path) -> int | None:
    """A handle on the old bytes that outlives their name; not on Windows, where an open file can't be replaced."""
    if os.name == "nt":
        return None
    try:
        return os.open(path, os.O_WRONLY)
    except OSError:
        return None


def _wipe(handle: int) -> None:
    try:
        left = os.fstat(handle).st_size
        while left > 0:
            left -= os.write(handle, b"\0" * min(BLOCK, left))
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
