"""Undo and redo of everything a user enters: steps of inverse SQL that triggers have written (migrations/triggers.py).

A step lives on one of two stacks. Undoing runs its inverse inside a new step on the other stack, so the same triggers
record the way forward again.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from app.model.domain.entities import Changes
from app.model.store import tables as t

Stack = Literal["undo", "redo"]
STEPS = 100
_OTHER: dict[Stack, Stack] = {"undo": "redo", "redo": "undo"}
_VERB: dict[Stack, str] = {"undo": "Fortryd", "redo": "Gentag"}
_ENTITY = {mapper.local_table.name: mapper.class_ for mapper in t.mapper_registry.mappers}  # type: ignore[attr-defined]


def begin_step(sql: Connection, label: str, now: datetime, stack: Stack = "undo", said: str | None = None) -> int:
    """Opens a step; what triggers record from now on belongs to it."""
    values = {"stack": stack, "label": label, "said": said or label, "happened_at": now}
    key = sql.execute(t.undo_step.insert().values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def end_step(sql: Connection, step: int) -> None:
    """Closes a step: one that recorded nothing is gone; a new one leaves nothing to redo; the oldest are let go."""
    if sql.execute(t.undo_entry.select().where(t.undo_entry.c.step_id == step).limit(1)).first() is None:
        sql.execute(t.undo_step.delete().where(t.undo_step.c.id == step))
        return
    steps = sql.execute(t.undo_step.select().order_by(t.undo_step.c.id)).all()
    undoable = [s.id for s in steps if s.stack == "undo"]
    gone = [s.id for s in steps if s.stack == "redo"] + undoable[:-STEPS]
    if gone:
        sql.execute(t.undo_entry.delete().where(t.undo_entry.c.step_id.in_(gone)))
        sql.execute(t.undo_step.delete().where(t.undo_step.c.id.in_(gone)))


def next_label(sql: Connection, stack: Stack) -> str | None:
    """What would be undone (or redone) now, or None."""
    query = t.undo_step.select().where(t.undo_step.c.stack == stack).order_by(t.undo_step.c.id.desc()).limit(1)
    row = sql.execute(query).first()
    return None if row is None else str(row.label)


def step_back(sql: Connection, stack: Stack, now: datetime) -> Changes | None:
    """Undoes (or redoes) the newest step of a stack; None when it is empty."""
    c = t.undo_step.c
    row = sql.execute(t.undo_step.select().where(c.stack == stack).order_by(c.id.desc()).limit(1)).first()
    if row is None:
        return None
    entries = sql.execute(
        t.undo_entry.select().where(t.undo_entry.c.step_id == row.id).order_by(t.undo_entry.c.id.desc())
    ).all()
    label = f"{_VERB[stack]}: {row.label[:1].lower()}{row.label[1:]}"
    begin_step(sql, row.label, now, _OTHER[stack], label)
    for entry in entries:
        sql.exec_driver_sql(entry.sql)
    sql.execute(t.undo_entry.delete().where(t.undo_entry.c.step_id == row.id))
    sql.execute(t.undo_step.delete().where(c.id == row.id))
    return Changes(label, frozenset(_ENTITY[entry.kind] for entry in entries))
