"""The traces of somebody who is erased: lines of the log, undo steps that could bring them back, names in other texts.

Undo is a chain: a step can only be taken back after all later ones. So the steps up to the newest that concerns the
erased are let go; later ones stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from app.model.store import tables as t
from app.model.store import tables_people as p

NOBODY = "slettet"  # stands in the log for the helper's id where a line is another helper's
Thing = tuple[str, str]  # table and id


def former_names(sql: Connection, kind: str, ids: Collection[str]) -> set[str]:
    """Every name that the log knows for people of a kind."""
    c = t.change_log.c
    rows = sql.execute(select(c.before, c.after).where(c.kind == kind, c.entity_id.in_(ids))).all()
    return {json.loads(side)["name"] for row in rows for side in row if side}


def once_hired(sql: Connection, applicant_ids: Sequence[str]) -> set[str]:
    """The helpers whom the log says that applicants became, and who are not there any more."""
    c = t.change_log.c
    rows = sql.execute(
        select(c.before, c.after).where(c.kind == p.applicant.name, c.entity_id.in_(applicant_ids))
    ).all()
    became = {json.loads(side).get("helper_id") for row in rows for side in row if side} - {None}
    return became - set(sql.execute(select(t.helper.c.id)).scalars())


def concerning(sql: Connection, helper_id: str) -> list[Row[Any]]:
    """The log's lines of a helper, and those of another helper's that was this one's before or after."""
    c = t.change_log.c
    written = json.dumps(helper_id, ensure_ascii=False)
    maybe = or_(c.helper_id == helper_id, c.before.contains(written), c.after.contains(written))
    rows = sql.execute(select(t.change_log).where(maybe)).all()
    return [row for row in rows if row.helper_id == helper_id or _mentions(row, helper_id)]


def _mentions(row: Row[Any], helper_id: str) -> bool:
    return any(side and json.loads(side).get("helper_id") == helper_id for side in (row.before, row.after))


def forget_steps(sql: Connection, things: Iterable[Thing], own: int) -> None:
    """The erasing's own step, all that could be redone, and what lies under the newest step about the things."""
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


def forget_lines(sql: Connection, things: Iterable[Thing], label: str) -> None:
    """The log's lines of things that are gone and were nobody's, and those that the erasing itself has written."""
    c = t.change_log.c
    ids: dict[str, set[str]] = {}
    for kind, identity in things:
        ids.setdefault(kind, set()).add(identity)
    for kind, mine in ids.items():
        table = t.metadata.tables[kind]
        left = {str(identity) for identity in sql.execute(select(table.c.id)).scalars()}
        gone = c.kind == kind, c.helper_id.is_(None), c.entity_id.in_(mine - left)
        sql.execute(t.change_log.delete().where(*gone))
    sql.execute(t.change_log.delete().where(c.label == label, c.entity_id != NOBODY))


def clean_sides(sql: Connection, helper_id: str) -> None:
    """Takes the helper out of other helpers' lines: the side that was theirs."""
    for row in concerning(sql, helper_id):
        sides = {name: _without(getattr(row, name), helper_id) for name in ("before", "after")}
        sql.execute(t.change_log.update().where(t.change_log.c.id == row.id).values(sides))


def _without(side: str | None, helper_id: str) -> str | None:
    if not side:
        return side
    values = json.loads(side)
    if values.get("helper_id") != helper_id:
        return side
    return json.dumps({**dict.fromkeys(values), "id": values.get("id"), "helper_id": NOBODY}, ensure_ascii=False)


def rename(sql: Connection, names: Iterable[str], instead: str) -> set[Thing]:
    """Vacancies and papers of the whole scheme that are called after, or list, somebody who is gone; the vacancies.

    A name that another helper has too stays: which of them is meant, only a person can tell.
    """
    others = list(sql.execute(select(t.helper.c.name)).scalars())
    found: set[Thing] = set()
    for name in sorted(names, key=len, reverse=True):
        if any(name in other for other in others):
            continue
        whole, h, d = _whole(name), p.hiring.c, t.issued_document.c
        for row in sql.execute(select(h.id, h.title).where(h.title.contains(name, autoescape=True))).all():
            found.add((p.hiring.name, row.id))
            sql.execute(p.hiring.update().where(h.id == row.id).values(title=whole.sub(instead, row.title)))
        written = json.dumps(name, ensure_ascii=False)[1:-1]
        listed = d.subject == "", d.snapshot.contains(written, autoescape=True)
        for paper in sql.execute(select(d.id, d.snapshot, d.title).where(*listed)).all():
            title = None if paper.title is None else whole.sub(instead, paper.title)
            told = {"snapshot": _whole(written).sub(instead, paper.snapshot), "title": title}
            sql.execute(t.issued_document.update().where(d.id == paper.id).values(told))
    return found


def clean_names(sql: Connection, names: Iterable[str], instead: str) -> None:
    """Takes names out of what lines and steps are called, and out of what the log knows of a vacancy's title."""
    others = sql.execute(select(t.helper.c.id, t.helper.c.name)).all()
    for name in sorted(names, key=len, reverse=True):
        namesakes = {other.id for other in others if name in other.name}
        whole = _whole(name)
        for table, column in ((t.change_log, "label"), (t.undo_step, "label"), (t.undo_step, "said")):
            for row in sql.execute(select(table).where(table.c[column].contains(name, autoescape=True))).all():
                if getattr(row, "helper_id", None) in namesakes - {None}:
                    continue
                text = whole.sub(instead, getattr(row, column))
                sql.execute(table.update().where(table.c.id == row.id).values({column: text}))
        if not namesakes:
            _clean_titles(sql, whole, instead)


def _clean_titles(sql: Connection, whole: re.Pattern[str], instead: str) -> None:
    c = t.change_log.c
    for row in sql.execute(select(t.change_log).where(c.kind == p.hiring.name)).all():
        sides = {}
        for name in ("before", "after"):
            side = getattr(row, name)
            values = json.loads(side) if side else {}
            if whole.search(values.get("title") or ""):
                told = {**values, "title": whole.sub(instead, values["title"])}
                sides[name] = json.dumps(told, ensure_ascii=False)
        if sides:
            sql.execute(t.change_log.update().where(c.id == row.id).values(sides))


def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
