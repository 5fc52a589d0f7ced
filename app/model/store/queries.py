"""What is asked of the scheme file: small questions that return entities in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Row, and_, func, or_, select
from sqlalchemy.orm import Session

from app.model.domain.danish import danish_order
from app.model.domain.entities import (
    LONGEST_SHIFT,
    Absence,
    Contract,
    Grant,
    Helper,
    IssuedDocument,
    MonthEvent,
    Scheme,
    Shift,
)
from app.model.store import tables as t
from app.model.store import tables_watch as tw

T = TypeVar("T")


def scheme(session: Session) -> Scheme | None:
    return session.get(Scheme, 1)


def everything(session: Session, kind: type[T]) -> Sequence[T]:
    """All entities of a kind, by id."""
    return session.scalars(select(kind).order_by(getattr(kind, "id"))).all()  # noqa: B009 - mapped attribute


def by_id(session: Session, kind: type[T], identity: str) -> T | None:
    return session.get(kind, identity)


def helpers(session: Session) -> Sequence[Helper]:
    """All helpers by name, as a Danish list is ordered."""
    return sorted(everything(session, Helper), key=lambda h: (danish_order(h.name), h.id))


def contracts(session: Session, helper_id: str | None = None) -> Sequence[Contract]:
    query = select(Contract).order_by(t.contract.c.helper_id, t.contract.c.starts_on)
    if helper_id is not None:
        query = query.where(t.contract.c.helper_id == helper_id)
    return session.scalars(query).all()


def shifts(session: Session, start: datetime, end: datetime, helper_id: str | None = None) -> Sequence[Shift]:
    """Shifts that touch a local span. No shift lasts longer than the longest the program accepts, so both ends bound it."""
    query = select(Shift).where(t.shift.c.end > start, t.shift.c.end <= end + LONGEST_SHIFT, t.shift.c.start < end)
    if helper_id is not None:
        query = query.where(t.shift.c.helper_id == helper_id)
    return session.scalars(query.order_by(t.shift.c.start, t.shift.c.end, t.shift.c.id)).all()


def absences(session: Session, first: date, last: date, helper_id: str | None = None) -> Sequence[Absence]:
    """Absences that touch local days, both inclusive."""
    c = t.absence.c
    query = select(Absence).where(c.first_day <= last, or_(c.last_day.is_(None), c.last_day >= first))
    if helper_id is not None:
        query = query.where(c.helper_id == helper_id)
    return session.scalars(query.order_by(c.first_day, c.id)).all()


def grants(session: Session) -> Sequence[Grant]:
    return session.scalars(select(Grant).order_by(t.grant.c.starts_on, t.grant.c.id)).all()


def first_and_last_shift_day(session: Session) -> tuple[date, date] | None:
    """The dates on which the first and the last shift begin; asked by the index on their ends."""
    end = t.shift.c.end
    first, last = (session.scalars(select(t.shift.c.start).order_by(o).limit(1)).first() for o in (end, end.desc()))
    return None if first is None or last is None else (first.date(), last.date())


def last_month_event(session: Session, month: str) -> str | None:
    """The newest event of a month; asked with every change, so in plain SQL, which needs no building."""
    query = "SELECT event FROM month_event WHERE month = ? ORDER BY id DESC LIMIT 1"
    found: str | None = session.connection().exec_driver_sql(query, (month,)).scalar()
    return found


def is_helper(session: Session, helper_id: str) -> bool:
    """True when there is a helper of that id; plain SQL for the same reason."""
    query = "SELECT 1 FROM helper WHERE id = ?"
    return session.connection().exec_driver_sql(query, (helper_id,)).scalar() is not None


def month_events(session: Session, month: str | None = None) -> Sequence[MonthEvent]:
    query = select(MonthEvent).order_by(t.month_event.c.id)
    if month is not None:
        query = query.where(t.month_event.c.month == month)
    return session.scalars(query).all()


def issued(session: Session, kind: str, subject: str, period: str) -> Sequence[IssuedDocument]:
    """Documents as issued, the oldest first."""
    c = t.issued_document.c
    query = select(IssuedDocument).where(c.kind == kind, c.subject == subject, c.period == period)
    return session.scalars(query.order_by(c.id)).all()


def by_number(session: Session, number: int) -> IssuedDocument | None:
    """An issued document by its number."""
    return session.get(IssuedDocument, number)


def is_used(session: Session, helper_id: str) -> bool:
    """True for a helper who has a shift, an absence or an exception to a rest rule."""
    return any(
        session.scalars(select(table.c.id).where(table.c.helper_id == helper_id).limit(1)).first() is not None
        for table in (t.shift, t.absence, tw.rest_exception)
    )


def shift_between(session: Session, start: datetime, end: datetime, helper_id: str) -> Shift | None:
    """Any one shift of a helper that touches a span of any length, or None."""
    c = t.shift.c
    return session.scalars(select(Shift).where(c.helper_id == helper_id, c.end > start, c.start < end).limit(1)).first()


def shifts_in_absence(session: Session, absence: Absence) -> Sequence[Shift]:
    """The helper's shifts that an absence touches."""
    c = t.shift.c
    query = select(Shift).where(c.helper_id == absence.helper_id, c.end > absence.start, c.start < absence.end)
    return session.scalars(query.order_by(c.start)).all()


def change_log(
    session: Session,
    start: datetime,
    end: datetime,
    helper_id: str | None = None,
    numbers: tuple[int, int] | None = None,
) -> Sequence[Row[Any]]:
    """The change log's rows between two local times, the newest first; of one helper, or of all.

    `numbers` is a span of row numbers, both inclusive, for those who read the log piece by piece.
    """
    c = t.change_log.c
    query = select(t.change_log).where(c.happened_at >= start, c.happened_at < end).order_by(c.id.desc())
    if numbers is not None:
        query = query.where(c.id.between(*numbers))
    if helper_id is not None:
        query = query.where(or_(c.helper_id == helper_id, func.json_extract(c.before, "$.helper_id") == helper_id))
    return session.execute(query).all()


def last_log_number(session: Session) -> int:
    """The number of the change log's newest row; 0 for an empty log."""
    return session.scalars(select(func.max(t.change_log.c.id))).first() or 0


def shift_log(session: Session, start: datetime, end: datetime, helper_id: str) -> Sequence[Row[Any]]:
    """What the change log says of a helper's shifts that touch, or before touched, a local span; the oldest first."""
    c = t.change_log.c
    first, last = start.isoformat("T", "minutes"), end.isoformat("T", "minutes")
    touching = [
        and_(
            func.json_extract(side, "$.helper_id") == helper_id,
            func.json_extract(side, "$.start") < last,
            func.json_extract(side, "$.end") > first,
        )
        for side in (c.before, c.after)
    ]
    query = select(t.change_log).where(c.kind == t.shift.name, or_(*touching)).order_by(c.id)
    return session.execute(query).all()
