"""Backups of the scheme file: their names and folders, which ones are kept, and whether one is whole.

A backup is a scheme file like any other: encrypted as its original is, and opened by the same password. Its name
carries the time, so nothing else is needed to find it: `ordning-2026-11-21-233000.hjm`. One made before the file was
brought up to a newer edition also carries the edition, `ordning-udgave1-2026-...`, and is never thinned: the way back.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from app.model.domain.errors import KnownFault, os_reason
from app.model.store.connection import check, is_encrypted, refuse_other_file, salt_of
from app.model.store.faults import faults_in_danish
from app.model.store.files import replace_and_wipe, wipe_and_delete
from app.model.store.keys import from_secret

FOLDER = "sikkerhedskopier"
STAMP = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"(?P<stem>.+?)(?:-udgave(?P<edition>\d+))?-(?P<stamp>\d{4}-\d{2}-\d{2}-\d{6})\.hjm")
ALL_WITHIN = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 14, 10, 12
LAST_ROWS = 20
_UNDO = {"undo_step", "undo_entry"}  # a change also stands in the change log
_BYTES = {"attachment_content": "digest"}  # a paper's bytes are known by their digest
Group = Callable[[datetime], tuple[int, ...]]


@dataclass(frozen=True)
class BackupFile:
    """A backup as its name tells; `edition` is set when it was made before an upgrade from that edition."""

    path: Path
    made_at: datetime
    size: int
    edition: int | None = None


def default_folder(path: Path) -> Path:
    """Where a scheme file's own backups lie: beside it."""
    return path.parent / FOLDER


def free_name(folder: Path, stem: str, now: datetime, edition: int | None = None) -> Path:
    """A backup's path; a second later when there is one already, so that no backup ever takes another's place."""
    mark = "" if edition is None else f"-udgave{edition}"
    while True:
        path = folder / f"{stem}{mark}-{now.strftime(STAMP)}.hjm"
        if not path.exists():
            return path
        now += timedelta(seconds=1)


def make_folder(folder: Path) -> None:
    """Makes the folder that lies beside the scheme file, for its owner alone."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as fault:
        raise KnownFault(f"Mappen {folder} kan ikke oprettes: {os_reason(fault)}.") from None


def backups(folder: Path, stem: str) -> list[BackupFile]:
    """The backups of a file in a folder, the newest first."""
    found = []
    try:
        names = list(folder.glob("*.hjm"))
    except OSError:
        return []
    for path in names:
        match = _NAME.fullmatch(path.name)
        if match and match["stem"] == stem:
            edition = int(match["edition"]) if match["edition"] else None
            try:
                made_at = datetime.strptime(match["stamp"], STAMP)  # noqa: DTZ007
                found.append(BackupFile(path, made_at, path.stat().st_size, edition))
            except (ValueError, OSError):
                continue
    return sorted(found, key=lambda backup: (backup.made_at, backup.edition is None), reverse=True)


def kept(times: Sequence[datetime], now: datetime) -> set[datetime]:
    """Which times are kept: all of the last 2 days, then the newest of each of 14 days, 10 weeks and 12 months.

    Days, weeks and months without any do not count; each group begins where the one before it ends.
    """
    keep = {time for time in times if now - time <= ALL_WITHIN}
    older = sorted((time for time in times if time not in keep), reverse=True)
    for group, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        newest = _newest_of_each(older, group, count)
        keep |= set(newest)
        groups = {group(time) for time in newest}
        older = [time for time in older if group(time) not in groups]
    return keep


@contextmanager
def way_back(path: Path, schema: int, now: datetime, backup_to: Callable[[Path], None]) -> Iterator[None]:
    """Keeps a file as its own edition can read it while it is upgraded; if that fails, the file itself is still that."""
    folder = default_folder(path)
    is_new = not folder.exists()
    make_folder(folder)
    kept_as = free_name(folder, path.stem, now, schema)
    try:
        backup_to(kept_as)
        yield
    except BaseException:
        with suppress(OSError):
            kept_as.unlink(missing_ok=True)
            if is_new:
                folder.rmdir()
        raise


def _day(time: datetime) -> tuple[int, ...]:
    return time.year, time.month, time.day


def _week(time: datetime) -> tuple[int, ...]:
    return tuple(time.isocalendar()[:2])


def _month(time: datetime) -> tuple[int, ...]:
    return time.year, time.month


def _newest_of_each(times: Iterable[datetime], group: Group, count: int) -> list[datetime]:
    newest: dict[tuple[int, ...], datetime] = {}
    for time in times:
        newest.setdefault(group(time), time)
    return list(newest.values())[:count]


def thin(folder: Path, stem: str, now: datetime) -> list[Path]:
    """Deletes what need not be kept; returns what is gone. What can't be deleted stays."""
    found = [backup for backup in backups(folder, stem) if backup.edition is None]
    keep = kept([backup.made_at for backup in found], now)
    gone = []
    for backup in found:
        if backup.made_at not in keep:
            try:
                backup.path.unlink(missing_ok=True)
            except OSError:
                continue
            gone.append(backup.path)
    return gone


def content_mark(connection: dbapi2.Connection) -> str:
    """Tells two states of a scheme file apart without reading all of it: the newest rows of every table.

    Every change of an older row adds one to the change log.
    """
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    digest = hashlib.sha256()
    for (name,) in tables:
        if name.startswith("sqlite_") or name in _UNDO:
            continue
        columns = _BYTES.get(name, "*")
        rows = connection.execute(f'SELECT rowid, {columns} FROM "{name}" ORDER BY rowid DESC LIMIT {LAST_ROWS}')  # noqa: S608
        digest.update(repr((name, rows.fetchall())).encode())
    return digest.hexdigest()


def verify(path: Path, secret: str | None) -> str:
    """Reads all of a backup where it lies, without a lock or a trace; returns the mark of its content.

    Raises:
        CannotOpen: not whole, not a scheme, newer, or not opened by this password or recovery code.

    """
    refuse_other_file(path)
    try:
        with faults_in_danish(path):
            connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            try:
                connection.execute("PRAGMA cipher_log_level = NONE")
                if secret and is_encrypted(path):
                    connection.execute(f"PRAGMA key = {from_secret(secret, salt_of(path)).pragma}")
                check(connection, path)
                return content_mark(connection)
            finally:
                connection.close()
    except OSError as fault:
        raise KnownFault(f"{path.name} kan ikke læses: {os_reason(fault)}.") from None


@contextmanager
def copy_of(path: Path, beside: Path | None = None) -> Iterator[Path]:
    """A copy in a folder of its own, to open and try: in the system's place for such, or `beside` a file.

    A journal comes along, so that a file that a crash left half-written is whole in the copy. At the end a plain copy
    is overwritten and everything is gone.
    """
    try:
        folder = tempfile.TemporaryDirectory(
            prefix=".hjm-", dir=None if beside is None else beside.parent, ignore_cleanup_errors=True
        )
    except OSError as fault:
        raise KnownFault(f"Der kan ikke laves en kopi at prøve på: {os_reason(fault)}.") from None
    with folder as name:
        copy = Path(name) / path.name
        try:
            copy_whole(path, copy)
            yield copy
        finally:
            if copy.exists() and not is_encrypted(copy):
                wipe_and_delete(copy)


def copy_whole(path: Path, copy: Path) -> None:
    """A plain copy of a file that is not open, and of the journal that a crash may have left beside it."""
    try:
        _copy(path, copy)
        if (journal := journal_of(path)).exists():
            _copy(journal, journal_of(copy))
    except OSError as fault:
        raise KnownFault(f"{path.name} kan ikke kopieres til {copy.parent}: {os_reason(fault)}.") from None


def _copy(path: Path, copy: Path) -> None:
    try:
        copy.touch(mode=0o600, exist_ok=False)
        with path.open("rb") as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
    except OSError:
        copy.unlink(missing_ok=True)
        raise


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def keep_aside(path: Path, word: str, now: datetime) -> Path:
    """Copies a file that can't be opened, with its journal, to `ordning.beskadiget-2026-11-21-233000.hjm`."""
    while True:
        kept_as = path.with_name(f"{path.stem}.{word}-{now.strftime(STAMP)}.hjm")
        if not kept_as.exists() and not journal_of(kept_as).exists():
            break
        now += timedelta(seconds=1)
    copy_whole(path, kept_as)
    return kept_as


def put_in_place(new: Path, path: Path) -> None:
    """Replaces a closed file in one step. Its journal goes first: it would be played back into the new file."""
    try:
        journal_of(path).unlink(missing_ok=True)
        replace_and_wipe(new, path)
    except OSError as fault:
        raise KnownFault(f"{path.name} kan ikke skiftes ud: {os_reason(fault)}.") from None
