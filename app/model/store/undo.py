"""Undo and redo of everything a user enters: steps of inverse SQL that triggers have written (migrations/triggers.py).

A step lives on one of two stacks. Undoing runs its inverse inside a new step on the other stack, so the same triggers
record the way forward again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection

from app.model.domain.entities import Changes
from app.model.store import (
    issued,
    tables_leave,  # noqa: F401 - these three map the other entities
    tables_people,  # noqa: F401
    tables_watch,  # noqa: F401
)
from app.model.store import tables as t

Stack = Literal["undo", "redo"]
STEPS = 100
_OTHER: dict[Stack, Stack] = {"undo": "redo", "redo": "undo"}
_VERB: dict[Stack, str] = {"undo": "Fortryd", "redo": "Gentag"}
_BEGIN = "INSERT INTO undo_step(stack, label, said, happened_at) VALUES(?, ?, ?, ?)"
_GONE = (
    "SELECT id FROM undo_step WHERE stack = 'redo' UNION ALL "
    "SELECT * FROM (SELECT id FROM undo_step WHERE stack = 'undo' ORDER BY id DESC LIMIT -1 OFFSET ?)"
)
_ENTITY = {mapper.local_table.name: mapper.class_ for mapper in t.mapper_registry.mappers}  # type: ignore[attr-defined]


def begin_step(sql: Connection, label: str, now: datetime, stack: Stack = "undo", said: str | None = None) -> int:
    """Opens a step; what triggers record from now on belongs to it."""
    made = _raw(sql).execute(_BEGIN, (stack, label, said or label, now.isoformat("T", "minutes")))
    return int(made.lastrowid)


def end_step(sql: Connection, step: int) -> None:
    """Closes a step: one that recorded nothing is gone; a new one leaves nothing to redo; the oldest are let go."""
    raw = _raw(sql)
    if raw.execute("SELECT 1 FROM undo_entry WHERE step_id = ? LIMIT 1", (step,)).fetchone() is None:
        raw.execute("DELETE FROM undo_step WHERE id = ?", (step,))
        return
    for gone in raw.execute(_GONE, (STEPS,)).fetchall():
        _forget(raw, gone[0])


def _forget(raw: Any, step: int) -> None:
    raw.execute("DELETE FROM undo_entry WHERE step_id = ?", (step,))
    raw.execute("DELETE FROM undo_step WHERE id = ?", (step,))


def _raw(sql: Connection) -> Any:
    """SQLite's own connection inside the same transaction: these few statements go with every single change."""
    return sql.connection.driver_connection


def next_label(sql: Connection, stack: Stack) -> str | None:
    """What would be undone (or redone) now, or None."""
    query = t.undo_step.select().where(t.undo_step.c.stack == stack).order_by(t.undo_step.c.id.desc()).limit(1)
    row = sql.execute(query).first()
    return None if row is None else str(row.label)


def step_back(sql: Connection, stack: Stack, now: datetime) -> Changes | None:
    """Undoes (or redoes) the newest step of a stack; None when it is empty."""
    raw = _raw(sql)
    row = raw.execute("SELECT id, label FROM undo_step WHERE stack = ? ORDER BY id DESC LIMIT 1", (stack,)).fetchone()
    if row is None:
        return None
    step, said = row
    entries = raw.execute("SELECT kind, sql FROM undo_entry WHERE step_id = ? ORDER BY id DESC", (step,)).fetchall()
    label = f"{_VERB[stack]}: {said[:1].lower()}{said[1:]}"
    begin_step(sql, said, now, _OTHER[stack], label)
    for kind, inverse in entries:
        if kind == issued.KIND:
            issued.run(raw, inverse)
        else:
            raw.execute(inverse)
    _forget(raw, step)
    return Changes(label, frozenset(_ENTITY[kind] for kind, _ in entries))
