"""What is asked of the scheme file by whoever watches it: marks, exceptions, choices, cover; and all shifts, fast.

`plain_shifts`, `plain_talks` and `appraisals` read columns, not entities: SQLAlchemy's objects cost most of a ten-year look.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.model.domain.entities import LONGEST_SHIFT, Shift, ShiftKind, ShiftStatus
from app.model.domain.people import Handout, Talk, TalkKind
from app.model.domain.watch import CoverWindow, FindingMark, RestException, RuleChoice
from app.model.store import tables_people as p
from app.model.store import tables_watch as tw

_KINDS = {kind.value: kind for kind in ShiftKind}
_TALKS = {kind.value: kind for kind in TalkKind}
_STATUSES = {status.value: status for status in ShiftStatus}
_SHIFTS = (
    'SELECT id, helper_id, start, "end", kind, status, announced_on, respiration, away, note FROM shift '
    'WHERE "end" > ? AND "end" <= ? AND start < ? AND (? OR helper_id IN (SELECT value FROM json_each(?))) '
    'ORDER BY start, "end", id'
)


def marks(session: Session) -> Sequence[FindingMark]:
    c = tw.finding_mark.c
    return session.scalars(select(FindingMark).order_by(c.made_on, c.id)).all()


def mark_of(session: Session, finding: str) -> FindingMark | None:
    """The mark of a finding, by its key; there is one at most."""
    return session.scalars(select(FindingMark).where(tw.finding_mark.c.finding == finding)).first()


def exceptions(
    session: Session, start: datetime | None = None, end: datetime | None = None, helper_id: str | None = None
) -> Sequence[RestException]:
    """Exceptions whose moment lies from a local time until before another, of all helpers or of one."""
    c = tw.rest_exception.c
    query = select(RestException).order_by(c.at, c.id)
    if start is not None:
        query = query.where(c.at >= start)
    if end is not None:
        query = query.where(c.at < end)
    if helper_id is not None:
        query = query.where(c.helper_id == helper_id)
    return session.scalars(query).all()


def rule_choices(session: Session) -> Sequence[RuleChoice]:
    return session.scalars(select(RuleChoice).order_by(tw.rule_choice.c.id)).all()


def cover_windows(session: Session) -> Sequence[CoverWindow]:
    """By weekdays and the clock, as a week is read."""
    c = tw.cover_window.c
    return session.scalars(select(CoverWindow).order_by(c.weekdays, c.from_time, c.to_time, c.id)).all()


def blocked_rules(raw: Any) -> frozenset[str]:
    """The codes of the rules whose breaking is refused, from SQLite's own connection: it goes with every change."""
    return frozenset(code for (code,) in raw.execute("SELECT id FROM rule_choice WHERE blocks"))


def appraisals(session: Session) -> Sequence[tuple[str, date]]:
    """Whose talks there are (MUS) and on which days, the oldest first."""
    query = "SELECT helper_id, start FROM shift WHERE kind = ? ORDER BY start, id"
    found = session.connection().exec_driver_sql(query, (ShiftKind.APPRAISAL.value,))
    return [(helper_id, datetime.fromisoformat(start).date()) for helper_id, start in found]


def plain_talks(session: Session) -> list[Talk]:
    """All talks and staff meetings, the oldest first, without what was said: for looking at alone, as `plain_shifts`."""
    query = "SELECT id, helper_id, kind, held_on, follow_up_on, followed_up_on FROM talk ORDER BY held_on, id"
    return [_talk(row) for row in session.connection().exec_driver_sql(query)]


def lent_out(session: Session) -> Sequence[Handout]:
    """Keys and other things that are not written as returned, the oldest first."""
    c = p.handout.c
    return session.scalars(select(Handout).where(c.returned_on.is_(None)).order_by(c.handed_on, c.id)).all()


def plain_shifts(
    session: Session, start: datetime, end: datetime, helper_ids: Collection[str] | None = None
) -> list[Shift]:
    """The same shifts as `queries.shifts` in the same order, for looking at alone: SQLAlchemy doesn't know them.

    They can't be changed or saved, and `dataclasses.replace` makes an ordinary shift of one.
    """
    local = (_local(start), _local(end + LONGEST_SHIFT), _local(end))
    mine = (helper_ids is None, json.dumps(list(helper_ids or ())))
    return [shift_of(row) for row in session.connection().exec_driver_sql(_SHIFTS, (*local, *mine))]


def _local(moment: datetime) -> str:
    return moment.isoformat("T", "minutes")


def shift_of(row: Any) -> Shift:
    """Past the constructor, which SQLAlchemy has made slow: 5 times as long as all the rest."""
    identity, helper_id, start, end, kind, status, announced_on, respiration, away, note = row
    shift = Shift.__new__(Shift)
    shift.__dict__ = {
        "id": identity,
        "helper_id": helper_id,
        "start": datetime.fromisoformat(start),
        "end": datetime.fromisoformat(end),
        "kind": _KINDS[kind],
        "status": _STATUSES[status],
        "announced_on": None if announced_on is None else date.fromisoformat(announced_on),
        "respiration": bool(respiration),
        "away": bool(away),
        "note": note,
    }
    return shift


def _talk(row: Any) -> Talk:
    """Past the constructor, as a shift."""
    identity, helper_id, kind, held_on, follow_up_on, followed_up_on = row
    talk = Talk.__new__(Talk)
    talk.__dict__ = {
        "id": identity,
        "helper_id": helper_id,
        "kind": _TALKS[kind],
        "held_on": date.fromisoformat(held_on),
        "participants": None,
        "about": None,
        "agreed": None,
        "follow_up_on": None if follow_up_on is None else date.fromisoformat(follow_up_on),
        "followed_up_on": None if followed_up_on is None else date.fromisoformat(followed_up_on),
        "signed_on": None,
        "copy_given_on": None,
    }
    return talk
