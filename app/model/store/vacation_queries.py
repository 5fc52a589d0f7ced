"""What is asked of the scheme file to count vacation, fast: absences and shifts as columns, not entities.

The objects can only be looked at, as those of `watch_queries.plain_shifts`: SQLAlchemy doesn't know them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from app.model.domain.entities import FOREVER, LONGEST_SHIFT, Absence, AbsenceKind, Shift
from app.model.domain.local_time import midnight
from app.model.store.watch_queries import shift_of

_KINDS = {kind.value: kind for kind in AbsenceKind}
_ABSENCES = (
    "SELECT id, helper_id, kind, first_day, last_day, from_time, to_time, notice_given_on, notice_how, notice_agreed_on, "
    "advance_agreed_on, paid, instead_of FROM absence WHERE (? OR helper_id IN (SELECT value FROM json_each(?))) "
    "ORDER BY first_day, id"
)
_SHIFTS = (
    'SELECT s.id, s.helper_id, s.start, s."end", s.kind, s.status, s.announced_on, s.respiration, s.away, s.note '
    "FROM json_each(?) AS span JOIN shift AS s ON s.helper_id = json_extract(span.value, '$[0]') "
    "AND s.\"end\" > json_extract(span.value, '$[1]') AND s.\"end\" <= json_extract(span.value, '$[3]') "
    "AND s.start < json_extract(span.value, '$[2]') ORDER BY s.start, s.\"end\", s.id"
)
Span = tuple[str, datetime, datetime]


def plain_absences(session: Session, helper_ids: Collection[str] | None = None) -> list[Absence]:
    """All absences of some helpers or of all, the oldest first, with what concerns vacation."""
    mine = (helper_ids is None, json.dumps(list(helper_ids or ())))
    return [_absence(row) for row in session.connection().exec_driver_sql(_ABSENCES, mine)]


def shifts_within(session: Session, spans: Sequence[Span]) -> list[Shift]:
    """The shifts of helpers that touch their spans of time (helper, start, end), in order of start."""
    if not spans:
        return []
    asked = json.dumps([[who, _local(start), _local(end), _local(_later(end))] for who, start, end in spans])
    found: dict[str, Shift] = {}
    for row in session.connection().exec_driver_sql(_SHIFTS, (asked,)):
        found.setdefault(row[0], shift_of(row))
    return list(found.values())


def _later(end: datetime) -> datetime:
    return min(end, midnight(FOREVER) - LONGEST_SHIFT) + LONGEST_SHIFT


def _local(moment: datetime) -> str:
    return moment.isoformat("T", "minutes")


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _clock(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)


def _absence(row: Any) -> Absence:
    """Past the constructor, which SQLAlchemy has made slow."""
    identity, helper_id, kind, first, last, start, end, given, how, agreed, advance, paid, instead_of = row
    absence = Absence.__new__(Absence)
    absence.__dict__ = {
        "id": identity,
        "helper_id": helper_id,
        "kind": _KINDS[kind],
        "first_day": date.fromisoformat(first),
        "last_day": _day(last),
        "from_time": _clock(start),
        "to_time": _clock(end),
        "notice_given_on": _day(given),
        "notice_how": how,
        "notice_agreed_on": _day(agreed),
        "advance_agreed_on": _day(advance),
        "paid": None if paid is None else bool(paid),
        "instead_of": None if instead_of is None else _KINDS[instead_of],
        "reported_at": None,
        "reported_how": None,
        "expected_back": None,
        "fit_on": None,
        "what": None,
    }
    return absence
