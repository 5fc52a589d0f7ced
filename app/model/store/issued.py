"""Issued documents that come in with an exchange file: undoing the import takes them out again, whole.

Issuing one is no undo step, so no trigger records this table; what an import adds is written among the step's entries
here, and undo.py asks for the way back before it runs one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.model.domain.entities import IssuedDocument
from app.model.store.tables import issued_document

KIND = issued_document.name
_NAMES = ", ".join(column.name for column in issued_document.columns)
_VALUES = "||', '||".join(f"quote({column.name})" for column in issued_document.columns)
_NOTE = "INSERT INTO undo_entry(step_id, kind, sql) VALUES((SELECT max(id) FROM undo_step), ?, ?)"
_AGAIN = f"SELECT 'INSERT INTO {KIND}({_NAMES}) VALUES('||{_VALUES}||')' FROM {KIND} WHERE id = ?"  # noqa: S608
_OUT = f"DELETE FROM {KIND} WHERE id='"  # noqa: S608 - a number in quotes, as erase.py looks for every id


def take_in(session: Session, documents: Sequence[IssuedDocument]) -> None:
    """Adds documents in their order, which gives them their numbers; to be called inside a unit of work."""
    for document in documents:
        session.add(document)
        session.flush()
        session.connection().exec_driver_sql(_NOTE, (KIND, f"{_OUT}{document.id}'"))


def run(raw: Any, inverse: str) -> None:
    """Runs an entry of this kind on SQLite's own connection, and records its opposite in the step that is open."""
    if inverse.startswith(_OUT):
        number = inverse.removeprefix(_OUT).rstrip("'")
        again = raw.execute(_AGAIN, (int(number),)).fetchone()
        raw.execute(inverse)
        if again is not None:
            raw.execute(_NOTE, (KIND, again[0]))
    else:
        made = raw.execute(inverse)
        raw.execute(_NOTE, (KIND, f"{_OUT}{made.lastrowid}'"))
