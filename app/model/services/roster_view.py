"""What the roster shows of a span of days: frozen rows of shifts and absences, coverage and hours by helper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from app.model.checks.coverage import PRESENCE, present
from app.model.domain.calendar_dk import day_titles
from app.model.domain.entities import (
    Absence,
    AbsenceKind,
    Contract,
    Helper,
    Month,
    PayForm,
    Shift,
    ShiftKind,
    ShiftStatus,
)
from app.model.domain.local_time import ONE_DAY, clock_change, midnight, minutes_between
from app.model.domain.stays import CitizenStay, StayKind
from app.model.services.binder import Binder
from app.model.services.months import MonthState, month_status
from app.model.store import leave_queries, queries


@dataclass(frozen=True)
class ShiftRow:
    """A shift as a screen shows it; `absence` says why the helper will not (wholly) be there.

    `announced_on`: when the helpers were told of it.
    """

    id: str
    helper_id: str
    start: datetime
    end: datetime
    minutes: int
    kind: ShiftKind
    status: ShiftStatus
    note: str | None
    respiration: bool
    away: bool
    absence: AbsenceKind | None
    announced_on: date | None = None


@dataclass(frozen=True)
class AbsenceRow:
    id: str
    helper_id: str
    kind: AbsenceKind
    first_day: date
    last_day: date | None
    from_time: time | None
    to_time: time | None
    instead_of: AbsenceKind | None = None


@dataclass(frozen=True)
class HelperColumn:
    """A helper's column and the hours of the span: planned minutes, and what the contracts say (None: no set hours)."""

    id: str
    name: str
    minutes: int
    contract_minutes: int | None
    pay: PayForm | None


@dataclass(frozen=True)
class RosterDay:
    """One local date: its titles (Skærtorsdag), its clock change in minutes, and how much of it is covered.

    `stays`: the citizen is away on it, in hospital or on vacation.
    """

    day: date
    titles: tuple[str, ...]
    clock_change: int
    covered_minutes: int
    gaps: tuple[tuple[datetime, datetime], ...]
    stays: tuple[StayKind, ...] = ()


@dataclass(frozen=True)
class Roster:
    """`has_any_helper` is True also where none of the helpers belongs in the span."""

    first: date
    last: date
    helpers: tuple[HelperColumn, ...]
    days: tuple[RosterDay, ...]
    shifts: tuple[ShiftRow, ...]
    absences: tuple[AbsenceRow, ...]
    finished: frozenset[Month]
    has_any_helper: bool


def roster(binder: Binder, first: date, last: date) -> Roster:
    """The roster of local dates, both included. Helpers: those with a contract, shift or absence in the span."""
    start, end = midnight(first), midnight(last + ONE_DAY)
    with binder.database.read() as session:
        everyone = queries.helpers(session)
        shifts = queries.shifts(session, start, end)
        absences = queries.absences(session, first, last)
        contracts = queries.contracts(session)
        stays = leave_queries.stays(session)
    shown = {s.helper_id for s in shifts} | {a.helper_id for a in absences}
    shown |= {c.helper_id for c in contracts if c.starts_on <= last and (c.ends_on or last) >= first}
    has_contract = {c.helper_id for c in contracts}
    away: dict[str, list[Absence]] = {helper.id: [] for helper in everyone}
    for absence in absences:
        away[absence.helper_id].append(absence)
    there = [piece for s in shifts if s.kind in PRESENCE for piece in present(s, away[s.helper_id])]
    return Roster(
        first,
        last,
        tuple(
            _column(helper, [c for c in contracts if c.helper_id == helper.id], shifts, first, last)
            for helper in everyone
            if helper.id in shown or helper.id not in has_contract
        ),
        tuple(_day(day, there, stays) for day in _days(first, last)),
        tuple(_shift_row(s, away[s.helper_id]) for s in shifts),
        tuple(_absence_row(a) for a in absences),
        frozenset(m for m in _months(first, last) if month_status(binder, m).state is not MonthState.OPEN),
        bool(everyone),
    )


def _shift_row(s: Shift, away: Sequence[Absence]) -> ShiftRow:
    absence = next((a.kind for a in away if a.overlaps(s.start, s.end)), None)
    return ShiftRow(
        s.id,
        s.helper_id,
        s.start,
        s.end,
        s.minutes,
        s.kind,
        s.status,
        s.note,
        s.respiration,
        s.away,
        absence,
        s.announced_on,
    )


def _absence_row(a: Absence) -> AbsenceRow:
    return AbsenceRow(a.id, a.helper_id, a.kind, a.first_day, a.last_day, a.from_time, a.to_time, a.instead_of)


def best_month(binder: Binder) -> Month:
    """Today's month, or the month with shifts that is nearest to it, so that a roster never opens on nothing."""
    today = Month.of(binder.today)
    with binder.database.read() as session:
        span = queries.first_and_last_shift_day(session)
    if span is None:
        return today
    first, last = Month.of(span[0]), Month.of(span[1])
    return first if str(today) < str(first) else last if str(today) > str(last) else today


def _months(first: date, last: date) -> set[Month]:
    return {Month.of(day) for day in _days(first, last)}


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _column(
    helper: Helper, contracts: list[Contract], shifts: Sequence[Shift], first: date, last: date
) -> HelperColumn:
    start, end = midnight(first), midnight(last + ONE_DAY)
    mine = [s for s in shifts if s.helper_id == helper.id]
    minutes = sum(minutes_between(max(s.start, start), min(s.end, end)) for s in mine)
    held = [c for day in _days(first, last) for c in contracts if c.covers(day)]
    weekly = [c.hours_per_week for c in held if c.hours_per_week is not None]
    owed = round(sum(weekly, Decimal()) * 60 / 7) if weekly else None
    return HelperColumn(helper.id, helper.name, minutes, owed, held[-1].pay if held else None)


def _day(day: date, there: list[tuple[datetime, datetime]], stays: Iterable[CitizenStay]) -> RosterDay:
    start, end = midnight(day), midnight(day + ONE_DAY)
    gaps: list[tuple[datetime, datetime]] = []
    reached = start
    for low, high in sorted(piece for piece in there if piece[0] < end and piece[1] > start):
        if low > reached:
            gaps.append((reached, low))
        reached = max(reached, high)
    if reached < end:
        gaps.append((reached, end))
    uncovered = sum(minutes_between(*gap) for gap in gaps)
    away = tuple(stay.kind for stay in stays if stay.first_day <= day <= (stay.last_day or date.max))
    covered = minutes_between(start, end) - uncovered
    return RosterDay(day, day_titles(day), clock_change(day), covered, tuple(gaps), away)
