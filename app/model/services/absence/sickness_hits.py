"""What an absence hits in the roster: the shifts, the time in which nobody is there instead, and who could take it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from app.model.checks.coverage import PRESENCE, Gap, gaps
from app.model.checks.facts import Facts
from app.model.domain.danish import danish_order
from app.model.domain.entities import LONGEST_SHIFT, Absence, Scheme, Shift, ShiftKind
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import midnight
from app.model.domain.validity import covers_whole
from app.model.domain.watch import CoverWindow
from app.model.services.binder import Binder
from app.model.services.facts import by_helper
from app.model.services.planning import outcomes
from app.model.store import queries, watch_queries

_ALWAYS = CoverWindow("", "1234567", time(), time())  # where nothing is written, somebody is wanted all day


@dataclass(frozen=True)
class HitShift:
    """A shift of which `start`..`end` lies in an absence."""

    id: str
    start: datetime
    end: datetime
    kind: ShiftKind
    respiration: bool


@dataclass(frozen=True)
class OpenTime:
    """Time in which somebody is wanted and nobody is there, in a shift that an absence hits."""

    shift: HitShift
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Hit:
    """The shifts, in order; of those that are not over yet, the time that is open. `helper_id`: who is absent."""

    helper_id: str
    shifts: tuple[HitShift, ...] = ()
    open_time: tuple[OpenTime, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """Somebody who is free; `problems` are the findings that taking the time would bring, the gravest first."""

    helper_id: str
    name: str
    problems: tuple[Finding, ...] = ()


def hits(binder: Binder, helper_id: str, start: datetime, end: datetime) -> Hit:
    """What of a helper's shifts lies between two local times (an open end reaches as far as there are shifts)."""
    with binder.database.read() as session:
        known = queries.first_and_last_shift_day(session)
        last = start if known is None else min(end, midnight(known[1]) + LONGEST_SHIFT)
        shifts = watch_queries.plain_shifts(session, start, max(last, start))
        absences = queries.absences(session, start.date(), max(last, start).date())
        cover = watch_queries.cover_windows(session)
        scheme = queries.scheme(session) or Scheme()
    mine = [_hit(shift, start, end) for shift in shifts if shift.helper_id == helper_id]
    ahead = [each for each in mine if each.end > binder.now() and each.kind in PRESENCE]
    return Hit(helper_id, tuple(mine), tuple(_open_time(ahead, scheme, shifts, absences, cover or (_ALWAYS,))))


def _hit(shift: Shift, start: datetime, end: datetime) -> HitShift:
    return HitShift(shift.id, max(shift.start, start), min(shift.end, end), shift.kind, shift.respiration)


def _open_time(
    ahead: Sequence[HitShift],
    scheme: Scheme,
    shifts: Iterable[Shift],
    absences: Iterable[Absence],
    cover: Sequence[CoverWindow],
) -> Iterable[OpenTime]:
    if not ahead:
        return
    first, last = ahead[0].start.date(), max(each.end for each in ahead).date()
    facts = Facts(first, first, last, scheme, {}, cover=cover, shifts=by_helper(shifts), absences=by_helper(absences))
    found = gaps(facts, first, last)
    for each in ahead:
        yield from _in_shift(each, found)


def _in_shift(hit: HitShift, found: Iterable[Gap]) -> Iterable[OpenTime]:
    """The gaps that lie in a shift; what goes on past midnight is one."""
    joined: list[tuple[datetime, datetime]] = []
    for gap in found:
        low, high = max(gap.start, hit.start), min(gap.end, hit.end)
        if low < high and joined and joined[-1][1] == low:
            joined[-1] = (joined[-1][0], high)
        elif low < high:
            joined.append((low, high))
    return (OpenTime(hit, low, high) for low, high in joined)


def who_can_take(binder: Binder, absent: str, wanted: OpenTime) -> tuple[Candidate, ...]:
    """The helpers who are employed then and have neither shift nor absence; those with fewest problems first."""
    start, end = wanted.start, wanted.end
    with binder.database.read() as session:
        everyone = queries.helpers(session)
        busy = {shift.helper_id for shift in watch_queries.plain_shifts(session, start, end)}
        away = queries.absences(session, start.date(), end.date())
        contracts = by_helper(queries.contracts(session))
    busy |= {each.helper_id for each in away if each.overlaps(start, end)} | {absent}
    free = [h for h in everyone if h.id not in busy and covers_whole(contracts.get(h.id, ()), start, end) is None]
    tried = [Shift(f"?{h.id}", h.id, start, end, wanted.shift.kind, respiration=wanted.shift.respiration) for h in free]
    made = [
        Candidate(helper.id, helper.name, tuple(_grave_first(outcome.appears)))
        for helper, outcome in zip(free, outcomes(binder, tried), strict=True)
    ]
    return tuple(sorted(made, key=lambda each: (_weight(each), len(each.problems), danish_order(each.name))))


def _grave_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: -finding.severity.weight)


def _weight(candidate: Candidate) -> int:
    """Nothing but reminders is as good as nothing at all."""
    worst = max((each.severity.weight for each in candidate.problems), default=0)
    return worst if worst > Severity.NOTICE.weight else 0
