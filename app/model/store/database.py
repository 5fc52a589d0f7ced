"""The scheme file: one SQLite database (through SQLCipher's library), one exclusive connection, one way to change it.

Rollback journal, so a closed file is one whole file; why is told in pakning/beslutninger/0003-en-fil.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session, UOWTransaction
from sqlcipher3 import dbapi2

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, os_reason
from app.model.store import attachments, backup, erase, locks, undo, watch_queries
from app.model.store.connection import (
    APPLICATION_ID,
    SCHEMA,
    check,
    connect,
    engine_over,
    is_encrypted,
    refuse_other_file,
    salt_of,
)
from app.model.store.faults import CannotOpen, faults_in_danish, refuse_if_moved
from app.model.store.files import replace_and_wipe
from app.model.store.keys import Key, from_password, from_secret, new_salt
from app.model.store.seal import close_sealed
from app.model.store.tables import APPEND_ONLY  # importing it maps the entities
from app.model.store.unit_of_work import UnitOfWork

Clock = Callable[[], datetime]


def NO_CLOCK() -> datetime:  # noqa: N802 - stands for a constant
    """For a database that nobody gave a clock: what happens in it is noted as of 1970."""
    return datetime(1970, 1, 1)  # noqa: DTZ001 - naive local, as all times here


class Database:
    """An open scheme file. Close it, and it is one whole file that can be copied."""

    def __init__(self, path: Path, connection: dbapi2.Connection, now: Clock, key: Key | None) -> None:
        self.path = path
        self._key = key
        self._now = now
        self._attach(connection)

    def _attach(self, connection: dbapi2.Connection) -> None:
        self._connection = connection
        self._engine = engine_over(connection)
        self._hold = locks.hold(self.path, self._now(), encrypted=self.encrypted)

    @classmethod
    def open(cls, path: Path, password: str | None = None, now: Clock = NO_CLOCK) -> Database:
        """Opens an existing file and brings it up to today's schema.

        Raises:
            CannotOpen: not there, not a scheme, damaged, wrong password, in use, or newer than the program.

        """
        sealed = refuse_other_file(path)
        with faults_in_danish(path):
            key = from_secret(password, salt_of(path)) if password and is_encrypted(path) else None
            database = cls(path, connect(path, key), now, key)
            try:
                if (schema := check(database._connection, path, sealed=sealed)) < SCHEMA:
                    with backup.way_back(path, schema, now(), database.backup_to):
                        database._migrate()
            except BaseException:
                database._close(seal=False)
                raise
        return database

    @classmethod
    def create(cls, path: Path, password: str | None = None, now: Clock = NO_CLOCK) -> Database:
        """Makes a new, empty file, readable by its owner alone.

        Raises:
            CannotOpen: the file is there already, or the folder can't be written.

        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600, exist_ok=False)
        except OSError as fault:
            if isinstance(fault, FileExistsError) and path.parent.is_dir():
                raise CannotOpen(f"{path.name} findes allerede.") from None
            raise CannotOpen(f"{path.name} kan ikke oprettes i mappen {path.parent}: {os_reason(fault)}.") from None
        try:
            with faults_in_danish(path):
                key = from_password(password, new_salt()) if password else None
                database = cls(path, connect(path, key), now, key)
                try:
                    database._migrate()
                    database._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                except Exception:
                    database.close()
                    raise
        except Exception:
            path.unlink(missing_ok=True)
            raise
        return database

    def close(self) -> None:
        self._close(seal=self._hold.still_there())

    def _close(self, *, seal: bool) -> None:
        if seal:
            attachments.tidy(self._connection)
        close_sealed(self._connection, self.path if seal else None)
        self._engine.dispose()
        self._hold.release()

    @property
    def encrypted(self) -> bool:
        return self._key is not None

    @property
    def recovery_code(self) -> str:
        """The code that opens this file when the password is forgotten; "" for a file without one."""
        return self._key.recovery_code if self._key else ""

    def backup_to(self, target: Path) -> None:
        """Writes a whole, checked copy (SQLite's online backup), encrypted as this file is; replaces nothing halfway.

        Raises:
            KnownFault: the folder can't be written, the disk is full, or this file is damaged.

        """
        part = target.with_name(f".{target.name}.del")
        try:
            part.unlink(missing_ok=True)
            part.touch(mode=0o600)
            with faults_in_danish(target):
                copy = connect(part, self._key)
                try:
                    self._connection.backup(copy)
                    check(copy, part)
                finally:
                    close_sealed(copy, part)
            part.replace(target)
        except OSError as fault:
            raise KnownFault(f"Sikkerhedskopien kan ikke skrives i {target.parent}: {os_reason(fault)}.") from None
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def copy_to(self, target: Path, password: str) -> str:
        """Writes a whole, checked copy (undo and log too) under a password of its own; returns its recovery code.

        Raises:
            KnownFault: there is a file of that name, the folder can't be written, or the disk is full.

        """
        if target.exists():
            raise KnownFault(f"{target.name} findes allerede og er ikke rørt. Vælg et andet navn.")
        key = from_password(password, new_salt())
        part = target.with_name(f".{target.name}.del")
        try:
            part.unlink(missing_ok=True)
            part.touch(mode=0o600)
            with faults_in_danish(part):
                self._export(part, key)
            part.replace(target)
        except OSError as fault:
            raise KnownFault(f"Kopien kan ikke skrives i {target.parent}: {os_reason(fault)}.") from None
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return key.recovery_code

    def erase_helper(self, helper_id: str) -> Changes:
        """Erases all that is known of a helper so that no byte of it is left in the file; can't be undone."""
        return self._erase(lambda sql: erase.erase_helper(sql, helper_id, self._now()))

    def erase_applicants(self, ids: Sequence[str]) -> Changes:
        """Erases applicants in the same way."""
        return self._erase(lambda sql: erase.erase_applicants(sql, ids, self._now()))

    def _erase(self, clear: Callable[[Connection], Changes]) -> Changes:
        refuse_if_moved(self._hold)
        with faults_in_danish(self.path):
            self._connection.execute("PRAGMA secure_delete = ON")
            try:
                with self._engine.begin() as sql:
                    changes = clear(sql)
                erase.rewrite(self._connection.execute, self.path)
            finally:
                self._connection.execute("PRAGMA secure_delete = OFF")
        return changes

    def set_password(self, password: str | None) -> None:
        """Encrypts the file, changes its password, or (None) makes it plain again; undo and log come along.

        The file is written anew beside the old one, checked and put in its place in one step; the old is overwritten.
        """
        refuse_if_moved(self._hold)
        key = from_password(password, new_salt()) if password else None
        part = self.path.with_name(f".{self.path.name}.ny")
        try:
            part.unlink(missing_ok=True)
            part.touch(mode=0o600)
            with faults_in_danish(self.path):
                self._export(part, key)
            self.close()
            try:
                replace_and_wipe(part, self.path)
            finally:
                self._key = self._key if part.exists() else key
                with faults_in_danish(self.path):
                    self._attach(connect(self.path, self._key))
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _export(self, part: Path, key: Key | None) -> None:
        to = key.pragma if key else "''"
        self._connection.execute(f"ATTACH DATABASE ? AS ny KEY {to}", (str(part),))
        try:
            self._connection.execute("SELECT sqlcipher_export('ny')")
            self._connection.execute(f"PRAGMA ny.application_id = {APPLICATION_ID}")
            self._connection.execute(f"PRAGMA ny.user_version = {SCHEMA}")
        finally:
            self._connection.execute("DETACH DATABASE ny")
        copy = connect(part, key)
        try:
            check(copy, part)
        finally:
            copy.close()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A look at the file; what is loaded may be kept, but not changed through it."""
        with faults_in_danish(self.path), Session(self._engine, expire_on_commit=False, autoflush=False) as session:
            event.listen(session, "before_flush", _refuse_flush)
            yield session

    @contextmanager
    def change(self, label: str) -> Iterator[UnitOfWork]:
        """The one way to change the file: commits at the end as one undo step, or leaves everything as it was.

        Args:
            label: the change's name for undo and log, e.g. "Flyt vagt 12.10.".

        """
        with faults_in_danish(self.path), Session(self._engine, expire_on_commit=False, autoflush=False) as session:
            work = UnitOfWork(session, label)
            event.listen(session, "before_flush", lambda *_: work.note_changes())
            refuse_if_moved(self._hold)
            with session.begin():
                step = undo.begin_step(session.connection(), label, self._now())
                yield work
                session.flush()
                undo.end_step(session.connection(), step)

    def step_back(self, stack: undo.Stack) -> Changes | None:
        """Undoes or redoes one step; None when there is none."""
        refuse_if_moved(self._hold)
        with faults_in_danish(self.path), self._engine.begin() as connection:
            return undo.step_back(connection, stack, self._now())

    def next_label(self, stack: undo.Stack) -> str | None:
        """The name of the step that would be undone or redone."""
        with faults_in_danish(self.path), self._engine.begin() as connection:
            return undo.next_label(connection, stack)

    def blocked_rules(self) -> frozenset[str]:
        """The codes of the rules that the user wants shifts refused for; asked with every change of a shift."""
        with faults_in_danish(self.path):
            return watch_queries.blocked_rules(self._connection)

    def content_mark(self) -> str:
        """Tells whether anything was changed since a backup that has the same mark."""
        with faults_in_danish(self.path):
            return backup.content_mark(self._connection)

    def _migrate(self) -> None:
        from app.model.store.migrations.run import upgrade

        with faults_in_danish(self.path), self._engine.begin() as connection:
            upgrade(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def _refuse_flush(session: Session, context: UOWTransaction, instances: object) -> None:  # noqa: ARG001
    raise RuntimeError("a flush outside a unit of work")


__all__ = ["APPEND_ONLY", "APPLICATION_ID", "SCHEMA", "Database", "Session", "UnitOfWork", "is_encrypted"]
