"""The bytes of scanned papers and photos: kept once, named by their SHA-256, outside undo and log.

An attachment that is deleted can be had back by undo, so its bytes stay for as long as an undo step names them.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

_UNNAMED = (
    "FROM attachment_content WHERE digest NOT IN (SELECT digest FROM attachment) AND NOT EXISTS "
    "(SELECT 1 FROM undo_entry WHERE kind = 'attachment' AND instr(sql, attachment_content.digest) > 0)"
)


def put(session: Session, content: bytes) -> str:
    """Keeps bytes; the same bytes are kept once. Returns their digest."""
    digest = sha256(content).hexdigest()
    insert = "INSERT OR IGNORE INTO attachment_content(digest, content) VALUES(?, ?)"
    session.connection().exec_driver_sql(insert, (digest, content))
    return digest


def get(session: Session, digest: str) -> bytes | None:
    """The bytes of a digest; None where they are not in the file."""
    query = "SELECT content FROM attachment_content WHERE digest = ?"
    found = session.connection().exec_driver_sql(query, (digest,)).scalar()
    return None if found is None else bytes(found)


def purge(execute: Any) -> int:
    """Clears the bytes that neither an attachment nor an undo step names; how many there were.

    Args:
        execute: runs one statement on the raw connection, inside or outside a transaction.

    """
    return int(execute("DELETE " + _UNNAMED).rowcount)


def tidy(connection: dbapi2.Connection) -> None:
    """Before a file is closed: clears what is not wanted any more. On a full or write-protected disk it waits."""
    with suppress(dbapi2.Error):
        if connection.execute(f"SELECT 1 {_UNNAMED} LIMIT 1").fetchone() is None:
            return
        connection.execute("PRAGMA secure_delete = ON")  # a paper that was deleted is not left readable in the gaps
        purge(connection.execute)
