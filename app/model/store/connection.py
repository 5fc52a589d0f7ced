"""One raw connection to a scheme file: its pragmas, its key, and whether the file is one that this program can read.

Source of the settings: SQLite's and SQLCipher's pragma documentation; why, in pakning/beslutninger/0003-en-fil.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from app.model.domain.errors import os_reason
from app.model.store import locks, seal
from app.model.store.faults import CannotOpen, Damaged, Missing, Newer, refuse_if_open_here
from app.model.store.keys import SALT_BYTES, Key

APPLICATION_ID = 0x484A4D31  # "HJM1": how a scheme file is told from any other SQLite file
APPLICATION_ID_AT = 68  # its four bytes in the header of a plain file (SQLite's file format, 1.3)
PLAIN_START = b"SQLite format 3\0"
PAGE = 4096  # bytes, SQLCipher's own choice and SQLite's
SCHEMA = 5  # the newest migration; a test compares it with migrations/versions


def is_encrypted(path: Path) -> bool:
    """True for whole pages (and a seal) that do not begin as a plain SQLite file does; anything else is no scheme file at all."""
    if held := locks.held_here(path):
        return held.encrypted  # opening it a second time would let go of its lock (POSIX)
    try:
        with path.open("rb") as file:
            start = file.read(16)
            size = file.seek(0, 2)
    except OSError:
        return False
    return bool(start) and start != PLAIN_START and size % PAGE in {0, seal.SIZE}


def refuse_other_file(path: Path) -> bool:
    """Tells what can't be a scheme file by its first bytes, so that another program's database is never touched.

    True when the file's seal vouches for every byte.
    """
    refuse_if_open_here(path)
    try:
        with path.open("rb") as file:
            start = file.read(APPLICATION_ID_AT + 4)
    except OSError as fault:
        if isinstance(fault, FileNotFoundError):
            raise Missing(f"{path.name} findes ikke.") from None
        raise CannotOpen(f"{path.name} kan ikke åbnes: {os_reason(fault)}.") from None
    plain = start.startswith(PLAIN_START)
    if not start or (plain and int.from_bytes(start[APPLICATION_ID_AT:], "big") != APPLICATION_ID):
        raise Damaged(f"{path.name} er ikke en hjælpermappe.")
    if (found := seal.state(path)) is seal.Seal.BROKEN:
        raise Damaged(f"{path.name} er beskadiget. Gendan den fra en sikkerhedskopi.")
    return found is seal.Seal.WHOLE


def salt_of(path: Path) -> bytes:
    """An encrypted file's first bytes."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)


def connect(path: Path, key: Key | None) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path), isolation_level=None, timeout=0)
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write its own lines to stderr
    if key:
        connection.execute(f"PRAGMA key = {key.pragma}")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except Exception:
        connection.close()
        raise
    return connection


def check(connection: dbapi2.Connection, path: Path, *, sealed: bool = False) -> int:
    """The file's schema number, once it is known to be a scheme file that this program can read.

    Args:
        connection: to the file.
        path: the file.
        sealed: every byte is known to be as it was when the file was closed, so its structure is not checked again.

    """
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise Damaged(f"{path.name} er ikke en hjælpermappe.")
    schema: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if schema > SCHEMA:
        raise Newer(f"{path.name} er gemt af en nyere udgave af programmet. Hent den nye udgave for at åbne filen.")
    whole = int(connection.execute("PRAGMA page_count").fetchone()[0]) * int(
        connection.execute("PRAGMA page_size").fetchone()[0]
    )
    verdict: str = "ok" if sealed else connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok" or path.stat().st_size < whole:  # SQLite reads what is cut off as zeros
        raise Damaged(f"{path.name} er beskadiget. Gendan den fra en sikkerhedskopi.")
    return schema


def engine_over(connection: dbapi2.Connection) -> Engine:
    """An engine over the one connection; SQLAlchemy's own begin is made explicit, as SQLite needs it."""
    engine = create_engine(
        "sqlite://", creator=lambda: connection, module=dbapi2, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(sql: Any) -> None:
        sql.exec_driver_sql("BEGIN")

    return engine
