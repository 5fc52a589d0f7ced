"""Findings about hours that the scheme wants covered (domain/watch.CoverWindow) and nobody is there.

No rule of law: the user has said when somebody must be there. Where windows overlap, the one with most helpers counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from app.model.checks.facts import Facts
from app.model.domain.danish import WEEKDAYS, day_text, duration_text, listed
from app.model.domain.entities import Absence, Shift, ShiftKind
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import ONE_DAY, clock_text, minutes_between
from app.model.domain.reasons import Reason
from app.model.domain.watch import CoverWindow
from app.model.rulebook.rulebook import Rulebook

UNCOVERED = "uncovered"
PRESENCE = frozenset({ShiftKind.WORK, ShiftKind.ON_CALL_SITE, ShiftKind.TRAINING})
AHEAD = timedelta(days=30)  # how far ahead gaps are told of: the program's own limit, not a rule
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Gap:
    """Local time in which so many helpers are missing; `of` is the day whose window wants them."""

    start: datetime
    end: datetime
    missing: int
    of: date

    @property
    def minutes(self) -> int:
        """For each helper who is missing."""
        return self.missing * minutes_between(self.start, self.end)


@dataclass(frozen=True)
class _Wish:
    """One window on one day."""

    start: datetime
    end: datetime
    helpers: int
    day: date


def uncovered(facts: Facts, rules: Rulebook) -> Iterable[Finding]:  # noqa: ARG001 - the shape of a check
    """One finding for each coming day with gaps, as far as anything is planned; a gap belongs to the day it begins."""
    planned = max((mine[-1].start.date() for mine in facts.shifts.values() if mine), default=None)
    if planned is None or not facts.cover:
        return
    first, last = max(facts.first, facts.as_of), min(facts.last, facts.as_of + AHEAD, planned)
    by_day: dict[date, list[Gap]] = {}
    for gap in gaps(facts, first, last):
        if first <= gap.start.date() <= last:
            by_day.setdefault(gap.start.date(), []).append(gap)
    for day, found in by_day.items():
        yield _finding(day, found)


def gaps(facts: Facts, first: date, last: date) -> list[Gap]:
    """The gaps of the windows that begin between the day before the first and the last day, in order."""
    wishes = list(_wishes(facts.cover, first - ONE_DAY, last))
    if not wishes:
        return []
    span = (min(wish.start for wish in wishes), max(wish.end for wish in wishes))
    there = list(_there(facts, span))
    changes = _changes(there)
    moments = {*changes, *(wish.start for wish in wishes), *(wish.end for wish in wishes)}
    open_wishes: list[_Wish] = []
    waiting, present = sorted(wishes, key=lambda wish: (wish.start, wish.day)), 0
    found: list[Gap] = []
    for start, end in pairwise(sorted(moments)):
        present += changes.get(start, 0)
        while waiting and waiting[0].start <= start:
            open_wishes.append(waiting.pop(0))
        open_wishes = [wish for wish in open_wishes if wish.end > start]
        if open_wishes:
            wish = min(open_wishes, key=lambda wish: (-wish.helpers, wish.day))
            if present < wish.helpers and minutes_between(start, end):
                _join(found, Gap(start, end, wish.helpers - present, wish.day))
    return found


def _changes(there: Iterable[Span]) -> dict[datetime, int]:
    """How many more (or fewer) are there from a moment on."""
    changes: dict[datetime, int] = {}
    for start, end in there:
        changes[start] = changes.get(start, 0) + 1
        changes[end] = changes.get(end, 0) - 1
    return changes


def _join(found: list[Gap], gap: Gap) -> None:
    """Adds a gap; one that goes on where the last one stopped makes it longer."""
    if found and (found[-1].end, found[-1].missing, found[-1].of) == (gap.start, gap.missing, gap.of):
        found[-1] = replace(found[-1], end=gap.end)
    else:
        found.append(gap)


def _wishes(windows: Iterable[CoverWindow], first: date, last: date) -> Iterator[_Wish]:
    """The windows day by day; one that ends at or before its start ends on the next day."""
    for window in windows:
        day = max(first, window.starts_on or first)
        until = min(last, window.ends_on or last)
        while day <= until:
            if str(day.isoweekday()) in window.weekdays:
                over = window.to_time <= window.from_time
                end = datetime.combine(day + ONE_DAY if over else day, window.to_time)
                yield _Wish(datetime.combine(day, window.from_time), end, window.helpers, day)
            day += ONE_DAY


def _there(facts: Facts, span: Span) -> Iterator[Span]:
    """When helpers are there between two moments."""
    for helper_id, shifts in facts.shifts.items():
        near = [s for s in shifts if s.kind in PRESENCE and s.start < span[1] and s.end > span[0]]
        away = [a for a in facts.absences.get(helper_id, ()) if a.overlaps(*span)] if near else []
        for shift in near:
            yield from present(shift, away)


def present(shift: Shift, away: Sequence[Absence]) -> list[Span]:
    """The parts of a shift in which the helper is not absent."""
    pieces = [(shift.start, shift.end)]
    for low, high in ((a.start, a.end) for a in away):
        pieces = [p for start, end in pieces for p in ((start, min(end, low)), (max(start, high), end)) if p[0] < p[1]]
    return pieces


def _finding(day: date, found: Sequence[Gap]) -> Finding:
    minutes = sum(gap.minutes for gap in found)
    return Finding(
        code=UNCOVERED,
        severity=Severity.WARNING,
        helper_id=None,
        at=found[0].start,
        due=None,
        title="Tiden er ikke dækket",
        message=f"{WEEKDAYS[day.weekday()].capitalize()} {day_text(day)} mangler der {_who(found)} ({duration_text(minutes)}).",
        advice="Giv tiden til en hjælper eller en afløser i vagtplanen.",
        reason=Reason("Den tid, du selv har skrevet, at der skal være hjælpere"),
        figures={"gaps": [_moments(gap) for gap in found], "minutes": minutes},
        subject=day.isoformat(),
        extent=minutes,
    )


def _who(found: Sequence[Gap]) -> str:
    """How many are missing, and when: "en hjælper kl. 07:00–09:00 og 13:00–15:00"."""
    texts = []
    for missing, group in groupby(found, key=lambda gap: gap.missing):
        clocks = [f"{gap.start:%H:%M}–{clock_text(gap.end, gap.start.date())}" for gap in group]
        texts.append(f"{'en hjælper' if missing == 1 else f'{missing} hjælpere'} kl. {listed(clocks)}")
    return listed(texts)


def _moments(gap: Gap) -> str:
    return f"{gap.start.isoformat('T', 'minutes')}/{gap.end.isoformat('T', 'minutes')}"
