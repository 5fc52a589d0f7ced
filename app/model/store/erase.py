"""Erasing a helper or applicants for good: what is stored, their papers and the bytes of these, and every trace of them.

The traces (log, undo steps, names in what is called after them) are erase_traces.py's. SQLite's secure_delete, VACUUM
and an overwritten journal clear the bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, and_, or_, select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from app.model.domain import archive, people
from app.model.domain import entities as e
from app.model.domain import leave as v
from app.model.domain import stays as s
from app.model.domain import watch as w
from app.model.domain.errors import KnownFault
from app.model.store import attachments, erase_traces, undo
from app.model.store import tables as t
from app.model.store import tables_people as p
from app.model.store.erase_traces import NOBODY, Thing

ERASED = "Oplysninger om en tidligere hjælper er slettet"
APPLICANTS_ERASED = "Oplysninger om ansøgere er slettet"
SOMEBODY, SOME_APPLICANT = "en tidligere hjælper", "en tidligere ansøger"
APPLICANT_LETTERS = ("afslag",)  # documents whose period is an applicant's id
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
        people.Hiring,
        people.Applicant,
        v.AbsenceStep,
        v.VacationEntry,
        v.VacationWish,
        v.Accident,
        v.ParentalLeave,
        s.StayHelper,
        archive.Attachment,
        archive.PaperEvent,
    }
)
APPLICANT_KINDS = frozenset({people.Applicant, e.IssuedDocument, archive.Attachment, archive.PaperEvent})


def erase_helper(sql: Connection, helper_id: str, now: datetime) -> e.Changes:
    """Inside the caller's transaction; leaves one line in the log that says no name."""
    names = _names(sql, helper_id)
    things = _things(sql, helper_id)
    step = undo.begin_step(sql, ERASED, now)  # the triggers need one
    _delete_documents(sql, _documents_about(sql, helper_id))
    for table in reversed(_owned()):
        sql.execute(table.delete().where(table.c.helper_id == helper_id))
    sql.execute(t.helper.delete().where(t.helper.c.id == helper_id))
    things |= erase_traces.rename(sql, names, SOMEBODY)
    erase_traces.forget_steps(sql, things, step)
    attachments.purge(sql.exec_driver_sql)
    sql.execute(t.change_log.delete().where(t.change_log.c.helper_id == helper_id))
    erase_traces.forget_lines(sql, things, ERASED)
    erase_traces.clean_sides(sql, helper_id)
    erase_traces.clean_names(sql, names, SOMEBODY)
    return _told(sql, ERASED, now, t.helper.name, KINDS)


def erase_applicants(sql: Connection, ids: Sequence[str], now: datetime) -> e.Changes:
    """Inside the caller's transaction; a helper who has the same name keeps it.

    One who was hired and taken back goes as the helper, too, that there was.
    """
    c = t.issued_document.c
    once = erase_traces.once_hired(sql, ids)
    mine = or_(and_(c.subject == "", c.kind.in_(APPLICANT_LETTERS), c.period.in_(ids)), c.subject.in_(once))
    documents = list(sql.execute(select(c.id).where(mine)).scalars())
    things: set[Thing] = {(p.applicant.name, identity) for identity in ids} | _of_documents(sql, documents)
    things |= {thing for helper_id in once for thing in _things(sql, helper_id)}
    helpers = list(sql.execute(select(t.helper.c.name)).scalars())
    former = erase_traces.former_names(sql, t.helper.name, once) | _applicants_names(sql, ids)
    names = {n for n in former if not any(n in helper for helper in helpers)}
    step = undo.begin_step(sql, APPLICANTS_ERASED, now)
    _delete_documents(sql, documents)
    sql.execute(p.applicant.delete().where(p.applicant.c.id.in_(ids)))
    things |= erase_traces.rename(sql, names, SOME_APPLICANT)
    erase_traces.forget_steps(sql, things, step)
    attachments.purge(sql.exec_driver_sql)
    sql.execute(t.change_log.delete().where(t.change_log.c.helper_id.in_(once)))
    erase_traces.forget_lines(sql, things, APPLICANTS_ERASED)
    for helper_id in once:
        erase_traces.clean_sides(sql, helper_id)
    erase_traces.clean_names(sql, names, SOME_APPLICANT)
    return _told(sql, APPLICANTS_ERASED, now, p.applicant.name, APPLICANT_KINDS)


def _told(sql: Connection, label: str, now: datetime, kind: str, kinds: frozenset[type]) -> e.Changes:
    line = {"happened_at": now, "label": label, "kind": kind, "entity_id": NOBODY}
    sql.execute(t.change_log.insert().values(line))
    return e.Changes(label, kinds)


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
    """Every name that the helper has had, also as an applicant."""
    former = erase_traces.former_names(sql, t.helper.name, [helper_id])
    now = sql.execute(select(t.helper.c.name).where(t.helper.c.id == helper_id)).scalar()
    applied = sql.execute(select(p.applicant.c.id).where(p.applicant.c.helper_id == helper_id)).scalars()
    return {name for name in (*former, now, *_applicants_names(sql, list(applied))) if name}


def _applicants_names(sql: Connection, ids: Sequence[str]) -> set[str]:
    now = sql.execute(select(p.applicant.c.name).where(p.applicant.c.id.in_(ids))).scalars()
    return {*now, *erase_traces.former_names(sql, p.applicant.name, ids)}


def _documents_about(sql: Connection, helper_id: str) -> list[int]:
    """Their numbers."""
    c = t.issued_document.c
    return list(sql.execute(select(c.id).where(c.subject == helper_id)).scalars())


def _things(sql: Connection, helper_id: str) -> set[Thing]:
    """Whatever is or ever was the helper's: the rows that are there, and those the log knows of."""
    found: set[Thing] = {(t.helper.name, helper_id)}
    for table in _owned():
        ids = sql.execute(select(table.c.id).where(table.c.helper_id == helper_id)).scalars()
        found |= {(table.name, str(identity)) for identity in ids}
    found |= {(row.kind, row.entity_id) for row in erase_traces.concerning(sql, helper_id)}
    return found | _of_documents(sql, _documents_about(sql, helper_id))


def _of_documents(sql: Connection, numbers: Collection[int]) -> set[Thing]:
    """Issued documents with their marks and their scanned copies."""
    found: set[Thing] = {(t.issued_document.name, str(number)) for number in numbers}
    for table in (p.paper_event, p.attachment):
        ids = sql.execute(select(table.c.id).where(table.c.document_id.in_(numbers))).scalars()
        found |= {(table.name, identity) for identity in ids}
    return found


def _owned() -> list[Any]:
    """The tables whose rows are a helper's."""
    return [x for x in t.metadata.sorted_tables if "helper_id" in x.c and x.name not in t.RECORDS]


def _delete_documents(sql: Connection, numbers: Collection[int]) -> None:
    for table in (p.paper_event, p.attachment):
        sql.execute(table.delete().where(table.c.document_id.in_(numbers)))
    sql.execute(t.issued_document.delete().where(t.issued_document.c.id.in_(numbers)))
