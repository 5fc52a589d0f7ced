"""Erasing one helper for good: what is stored, its course in the log, and every undo step that could bring it back.

Undo is a chain: a step can only be taken back after all later ones. So the steps up to the newest that concerns the
helper are let go; later ones stay. SQLite's secure_delete, VACUUM and an overwritten journal clear the bytes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, or_, select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from app.model.domain import archive, people
from app.model.domain import entities as e
from app.model.domain import watch as w
from app.model.domain.errors import KnownFault
from app.model.store import attachments, undo
from app.model.store import tables as t
from app.model.store import tables_people as p

ERASED = "Oplysninger om en tidligere hjælper er slettet"
APPLICANTS_ERASED = "Oplysninger om ansøgere er slettet"
NOBODY = "slettet"  # stands in the log for the helper's id where a line is another helper's
SOMEBODY = "en tidligere hjælper"
KINDS = frozenset(
    {
        e.Helper,
        e.Contract,
        e.Shift,
        e.Absence,
        e.IssuedDocument,
        w.FindingMark,
        w.RestException,
        people.Training,
        people.Handout,
        people.Talk,
        people.Termination,
        people.Applicant,
        archive.Attachment,
        archive.PaperEvent,
    }
)
Thing = tuple[str, str]  # table and id


def erase_helper(sql: Connection, helper_id: str, now: datetime) -> e.Changes:
    """Inside the caller's transaction; leaves one line in the log that says no name."""
    names = _names(sql, helper_id)
    things = _things(sql, helper_id)
    step = undo.begin_step(sql, ERASED, now)  # the triggers need one
    _delete(sql, helper_id)
    _forget_steps(sql, things, step)
    attachments.purge(sql.exec_driver_sql)
    sql.execute(t.change_log.delete().where(t.change_log.c.helper_id == helper_id))
    _clean_log(sql, helper_id, names)
    line = {"happened_at": now, "label": ERASED, "kind": t.helper.name, "entity_id": NOBODY}
    sql.execute(t.change_log.insert().values(line))
    return e.Changes(ERASED, KINDS)


def erase_applicants(sql: Connection, ids: Sequence[str], now: datetime) -> e.Changes:
    """Inside the caller's transaction: applicants, their course in the log, and the undo steps that could bring them back."""
    step = undo.begin_step(sql, APPLICANTS_ERASED, now)
    letters = list(sql.execute(select(t.issued_document.c.id).where(t.issued_document.c.period.in_(ids))).scalars())
    sql.execute(p.paper_event.delete().where(p.paper_event.c.document_id.in_(letters)))
    sql.execute(t.issued_document.delete().where(t.issued_document.c.id.in_(letters)))
    sql.execute(p.applicant.delete().where(p.applicant.c.id.in_(ids)))
    _forget_steps(sql, {(p.applicant.name, identity) for identity in ids}, step)
    c = t.change_log.c
    sql.execute(t.change_log.delete().where(c.kind == p.applicant.name, c.entity_id.in_(ids)))
    line = {"happened_at": now, "label": APPLICANTS_ERASED, "kind": p.applicant.name, "entity_id": NOBODY}
    sql.execute(t.change_log.insert().values(line))
    return e.Changes(APPLICANTS_ERASED, frozenset({people.Applicant}))


def issued_to(session: Session, helper_id: str) -> Sequence[e.IssuedDocument]:
    """The documents issued about a helper, the oldest first: what the helper may see, and what is erased."""
    c = t.issued_document.c
    return session.scalars(select(e.IssuedDocument).where(c.subject == helper_id).order_by(c.id)).all()


def rewrite(execute: Callable[[str], object], path: Path) -> None:
    """Writes the file anew without its gaps, then overwrites the journal that SQLite keeps while the file is open."""
    try:
        execute("VACUUM")
    except dbapi2.Error:
        text = f"Oplysningerne er slettet, men {path.name} kunne ikke skrives på ny, så rester kan ligge i filen."
        raise KnownFault(f"{text} Frigør plads på disken, og skift filens adgangskode: så skrives den på ny.") from None
    finally:
        _blank(path.with_name(f"{path.name}-journal"))


def _blank(journal: Path) -> None:
    """Only its header matters to SQLite, and that is empty between transactions."""
    try:
        with journal.open("r+b") as file:
            file.write(b"\0" * journal.stat().st_size)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return


def _names(sql: Connection, helper_id: str) -> set[str]:
    """Every name that the helper has had."""
    c = t.change_log.c
    rows = sql.execute(select(c.before, c.after).where(c.kind == t.helper.name, c.entity_id == helper_id)).all()
    found = {json.loads(side)["name"] for row in rows for side in row if side}
    now = sql.execute(select(t.helper.c.name).where(t.helper.c.id == helper_id)).scalar()
    return {name for name in (*found, now) if name}


def _things(sql: Connection, helper_id: str) -> set[Thing]:
    """Whatever is or ever was the helper's: the rows that are there, and those the log knows of."""
    found = {(t.helper.name, helper_id)}
    for table in _owned():
        ids = sql.execute(select(table.c.id).where(table.c.helper_id == helper_id)).scalars()
        found |= {(table.name, str(identity)) for identity in ids}
    for row in _concerning(sql, helper_id):
        found.add((row.kind, row.entity_id))
    return found


def _owned() -> list[Any]:
    """The tables whose rows are a helper's."""
    return [x for x in t.metadata.sorted_tables if "helper_id" in x.c and x.name not in t.RECORDS]


def _concerning(sql: Connection, helper_id: str) -> list[Row[Any]]:
    """The log's lines of a helper, and those of another helper's that was this one's before or after."""
    c = t.change_log.c
    written = json.dumps(helper_id, ensure_ascii=False)
    maybe = or_(c.helper_id == helper_id, c.before.contains(written), c.after.contains(written))
    rows = sql.execute(select(t.change_log).where(maybe)).all()
    return [row for row in rows if row.helper_id == helper_id or _mentions(row, helper_id)]


def _mentions(row: Row[Any], helper_id: str) -> bool:
    return any(side and json.loads(side).get("helper_id") == helper_id for side in (row.before, row.after))


def _delete(sql: Connection, helper_id: str) -> None:
    for table in reversed(_owned()):
        sql.execute(table.delete().where(table.c.helper_id == helper_id))
    sql.execute(t.helper.delete().where(t.helper.c.id == helper_id))
    sql.execute(t.issued_document.delete().where(t.issued_document.c.subject == helper_id))


def _forget_steps(sql: Connection, things: Iterable[Thing], own: int) -> None:
    """The erasing's own step, all that could be redone, and what lies under the newest step about the helper."""
    wanted = {(kind, f"'{identity.replace(chr(39), chr(39) * 2)}'") for kind, identity in things}
    identities: dict[str, list[str]] = {}
    for kind, quoted in wanted:
        identities.setdefault(kind, []).append(quoted)
    touched = [
        entry.step_id
        for entry in sql.execute(select(t.undo_entry)).all()
        if entry.step_id != own and any(quoted in entry.sql for quoted in identities.get(entry.kind, ()))
    ]
    newest = max(touched, default=0)
    c = t.undo_step.c
    gone = select(c.id).where(or_(c.id <= newest, c.id == own, c.stack == "redo"))
    steps = list(sql.execute(gone).scalars())
    sql.execute(t.undo_entry.delete().where(t.undo_entry.c.step_id.in_(steps)))
    sql.execute(t.undo_step.delete().where(c.id.in_(steps)))


def _clean_log(sql: Connection, helper_id: str, names: set[str]) -> None:
    """Takes the helper out of other lines: the side that was theirs, and the name in what a line is called."""
    for row in _concerning(sql, helper_id):
        sides = {name: _without(getattr(row, name), helper_id) for name in ("before", "after")}
        sql.execute(t.change_log.update().where(t.change_log.c.id == row.id).values(sides))
    others = sql.execute(select(t.helper.c.id, t.helper.c.name)).all()
    for name in sorted(names, key=len, reverse=True):
        namesakes = {other.id for other in others if name in other.name}
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for table, column in ((t.change_log, "label"), (t.undo_step, "label"), (t.undo_step, "said")):
            for row in sql.execute(select(table).where(table.c[column].contains(name, autoescape=True))).all():
                if getattr(row, "helper_id", None) in namesakes - {None}:
                    continue
                text = whole.sub(SOMEBODY, getattr(row, column))
                sql.execute(table.update().where(table.c.id == row.id).values({column: text}))


def _without(side: str | None, helper_id: str) -> str | None:
    if not side:
        return side
    values = json.loads(side)
    if values.get("helper_id") != helper_id:
        return side
    return json.dumps({**dict.fromkeys(values), "id": values.get("id"), "helper_id": NOBODY}, ensure_ascii=False)
