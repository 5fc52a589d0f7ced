"""Backups and restoring: when one is due, in which folders, what one would change, and never losing today's file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.model.domain.content import Content
from app.model.domain.errors import KnownFault, os_reason
from app.model.services.binder import Binder, Resources
from app.model.services.exchange import export_content
from app.model.store import backup as store
from app.model.store.backup import BackupFile, default_folder, thin, verify
from app.model.store.connection import is_encrypted, salt_of
from app.model.store.database import NO_CLOCK, Clock, Database
from app.model.store.faults import CannotOpen, Damaged, InUse, Missing, Newer, Unreadable
from app.model.store.files import wipe_and_delete

__all__ = ["BackupFile", "default_folder", "thin"]
EVERY = timedelta(minutes=30)


@dataclass(frozen=True)
class Made:
    """What came of a backup: the new files, and a sentence for each folder that got none though it should."""

    paths: tuple[Path, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """How today's file differs from a backup in one kind of thing."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    @property
    def any(self) -> bool:
        return bool(self.new or self.changed or self.gone)


@dataclass(frozen=True)
class Rehearsal:
    """What a backup was found to hold when it was opened as a trial: numbers by the lists' names."""

    counts: Mapping[str, int]
    encrypted: bool


@dataclass(frozen=True)
class Restored:
    """`kept` is today's file as it was before: a backup, or a plain copy when it could not be opened."""

    path: Path
    kept: Path | None
    encrypted: bool


def folders(path: Path, second: str = "") -> list[Path]:
    """The folder beside the scheme file, and the user's own choice of a second one."""
    chosen = [Path(second)] if second and "\0" not in second else []
    return [default_folder(path), *(folder for folder in chosen if folder != default_folder(path))]


def secret_of(binder: Binder) -> str | None:
    """What opens the backups of an open file: its recovery code, so that no password is kept."""
    return binder.database.recovery_code or None


def due(binder: Binder, last: datetime | None, now: datetime) -> bool:
    """Half an hour has passed (or the clock was set back) and there is something to keep."""
    return (last is None or not timedelta() <= now - last < EVERY) and not binder.is_new()


def backup_now(binder: Binder, places: Sequence[Path]) -> Made:
    """A checked backup in each folder whose newest one differs from today's file; then thins what is there."""
    made: list[Path] = []
    faults: list[str] = []
    for folder in places:
        try:
            if (path := _backup_in(binder, folder)) is not None:
                made.append(path)
        except Damaged:
            faults.append(f"Kopien i {folder} kunne ikke læses igen og er ikke taget i brug. Prøv igen.")
        except KnownFault as fault:
            faults.append(f"Der er ingen ny sikkerhedskopi i {folder}. {fault}")
        except OSError as fault:
            faults.append(f"Der er ingen ny sikkerhedskopi i {folder}: {os_reason(fault)}.")
    return Made(tuple(made), tuple(faults))


def _backup_in(binder: Binder, folder: Path) -> Path | None:
    database, now = binder.database, binder.now()
    if folder == default_folder(database.path):
        store.make_folder(folder)
    elif not folder.is_dir():
        raise KnownFault("Mappen findes ikke lige nu. Er det en USB-nøgle eller et netværksdrev, så sæt det til.")
    stem = database.path.stem
    newest = next((one for one in store.backups(folder, stem) if one.edition is None), None)
    if newest is not None and _mark(newest.path, secret_of(binder)) == database.content_mark():
        return None
    path = store.free_name(folder, stem, now)
    database.backup_to(path)
    thin(folder, stem, now)
    return path


def _mark(path: Path, secret: str | None) -> str:
    """Empty for a backup that can't be read, or that is not protected as its original is."""
    try:
        return verify(path, secret) if is_encrypted(path) == (secret is not None) else ""
    except KnownFault:
        return ""


def all_backups(path: Path, places: Sequence[Path]) -> list[BackupFile]:
    """The backups of a scheme file in all folders, the newest first."""
    found = [backup for folder in places for backup in store.backups(folder, path.stem)]
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def newest_backup(path: Path, places: Sequence[Path]) -> BackupFile | None:
    return next(iter(all_backups(path, places)), None)


def newest_good(path: Path, password: str | None, places: Sequence[Path]) -> BackupFile | None:
    """The newest backup that opens with the password and is whole; None when there is none."""
    for backup in all_backups(path, places):
        try:
            verify(backup.path, password)
        except KnownFault:
            continue
        return backup
    return None


def help_after(fault: Exception, path: Path, password: str | None, places: Sequence[Path]) -> BackupFile | None:
    """The backup to offer when a file could not be opened: only where restoring would help.

    A file that is nowhere readable may have got another password since: then its salt is not the backup's.
    """
    found = newest_good(path, password, places) if isinstance(fault, Damaged | Missing) else None
    if found and isinstance(fault, Unreadable) and salt_of(found.path) != salt_of(path):
        return None
    return found


def offer(path: Path, password: str | None, places: Sequence[Path], now: Clock) -> BackupFile | None:
    """The backup to offer for a file that would not open a moment ago; None too when it opens now."""
    try:
        Database.open(path, password, now).close()
    except KnownFault as fault:
        return help_after(fault, path, password, places)
    return None


def differences(binder: Binder, backup: Path, secret: str | None = None) -> dict[str, Difference]:
    """How today's file differs from a backup, by the lists' names; what is the same in both is left out.

    Raises:
        KnownFault: the backup can't be opened.

    """
    then, now = _content(backup, secret or secret_of(binder)), export_content(binder, with_bytes=False)
    before, after = ({**content.lists(), "issued_documents": content.issued_documents} for content in (then, now))
    found = {name: _difference(before[name], after[name]) for name in after}
    if _facts(then.scheme) != _facts(now.scheme):
        found["scheme"] = Difference(changed=1)
    return {name: difference for name, difference in found.items() if difference.any}


def _difference(before: Sequence[Any], after: Sequence[Any]) -> Difference:
    old, new = ({entity.id: _facts(entity) for entity in entities} for entities in (before, after))
    changed = sum(old[key] != new[key] for key in old.keys() & new.keys())
    return Difference(len(new.keys() - old.keys()), changed, len(old.keys() - new.keys()))


def _facts(entity: object) -> dict[str, object] | None:
    if entity is None:
        return None
    return {name: value for name, value in vars(entity).items() if not name.startswith("_")}


def rehearse(backup: Path, secret: str | None) -> Rehearsal:
    """Opens a copy of a backup, brings it up to today's edition and reads all of it; touches nothing else.

    Raises:
        KnownFault: it can't be opened.

    """
    content = _content(backup, secret)
    counts = Counter({name: len(entities) for name, entities in content.lists().items()})
    return Rehearsal(counts, is_encrypted(backup))


def _content(backup: Path, secret: str | None) -> Content:
    with store.copy_of(backup) as copy:
        database = Database.open(copy, secret)
        try:
            return export_content(Binder(database, Resources(Path()), NO_CLOCK), with_bytes=False)
        finally:
            database.close()


def restore(
    path: Path, backup: Path, now: Clock, *, password: str | None = None, current: str | None = None
) -> Restored:
    """Puts a backup in the place of a scheme file that is not open. Today's file is kept first, whatever its state.

    Args:
        path: the scheme file; it may be damaged, or not be there at all.
        backup: a backup, or any other scheme file.
        now: the clock.
        password: opens the backup, and the restored file afterwards.
        current: opens today's file, if that is another one.

    Raises:
        KnownFault: the backup is not good, today's file is in use, or it can't be kept; nothing is changed.

    """
    if _same(path, backup):
        raise KnownFault(f"{backup.name} er ordningens egen fil og ikke en sikkerhedskopi.")
    with store.copy_of(backup, beside=path) as copy:
        Database.open(copy, password, now).close()
        kept = _keep_todays(path, current or password, now)
        encrypted = is_encrypted(copy)
        store.put_in_place(copy, path)
    return Restored(path, kept, encrypted)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _keep_todays(path: Path, secret: str | None, now: Clock) -> Path | None:
    """A backup of today's file; of one that can't be opened, a plain copy with its journal."""
    try:
        database = Database.open(path, secret, now)
    except Missing:
        return None
    except InUse:
        raise
    except CannotOpen as fault:
        return store.keep_aside(path, "nyere" if isinstance(fault, Newer) else "beskadiget", now())
    try:
        folder = default_folder(path)
        store.make_folder(folder)
        kept = store.free_name(folder, path.stem, now())
        database.backup_to(kept)
    finally:
        database.close()
    return kept


def protect_backups(binder: Binder, places: Sequence[Path]) -> Made:
    """After a password was set: an encrypted backup in each folder, then the plain ones are overwritten and deleted.

    A folder whose encrypted backup could not be made keeps its plain ones, and says so.
    """
    made: list[Path] = []
    faults: list[str] = []
    path = binder.database.path
    for folder in places:
        done = backup_now(binder, [folder])
        made += done.paths
        plain = [one.path for one in store.backups(folder, path.stem) if not is_encrypted(one.path)]
        if done.faults:
            faults += done.faults
            faults += [f"{one} kan stadig læses uden adgangskode." for one in plain]
        else:
            faults += _wipe(plain)
    return Made(tuple(made), (*faults, *_wipe(_plain_aside(path))))


def _plain_aside(path: Path) -> list[Path]:
    """Copies that were kept because they could not be opened, with their journals."""
    found = [one for word in ("beskadiget", "nyere") for one in path.parent.glob(f"*.{word}-*.hjm")]
    plain = [one for one in found if one.name.startswith(f"{path.stem}.") and not is_encrypted(one)]
    return [file for one in plain for file in (one, store.journal_of(one)) if file.exists()]


def _wipe(files: Sequence[Path]) -> list[str]:
    faults = []
    for file in files:
        try:
            wipe_and_delete(file)
        except OSError as fault:
            faults.append(f"{file} kan ikke slettes og kan stadig læses uden adgangskode: {os_reason(fault)}.")
    return faults
