"""From which vacation year the accounts must be kept so that a year comes out as if they had been kept from the first.

A year hangs on the one before it by the vacation held while both could give days (September to December), and by days
that were moved. Where neither is there, what came before changes nothing, and need not be counted again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from app.model.calc.vacation_facts import Periods, VacationFacts
from app.model.calc.vacation_taken import stretches
from app.model.domain.entities import FOREVER
from app.model.domain.leave import VacationEntryKind
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.rulebook.rulebook import Rulebook

OPENING = frozenset({VacationEntryKind.EARNED_BEFORE, VacationEntryKind.TAKEN_BEFORE})
MARGIN = timedelta(days=30)  # a sickness that runs into the year may have begun in a piece of its own
_MOVES = frozenset({VacationEntryKind.TRANSFERRED, VacationEntryKind.HINDERED})


def first_year(facts: VacationFacts, periods: Periods) -> int | None:
    """The first with an opening balance, or else that of the first employment; None for who is never employed."""
    opening = [entry.year for entry in facts.entries if entry.kind in OPENING]
    if opening:
        return min(opening)
    starts = [contract.starts_on for contract in facts.contracts if contract.starts_on <= (contract.ends_on or FOREVER)]
    return periods.year_of(min(starts)) if starts else None


def start_year(facts: VacationFacts, rules: Rulebook, wanted: int) -> int:
    """The latest vacation year, not after the wanted one, that owes nothing to the year before it."""
    periods = Periods(rules)
    first = first_year(facts, periods)
    if first is None or first >= wanted:
        return wanted if first is None else first
    moved = {entry.year for entry in facts.entries if entry.kind in _MOVES}
    held = [(stretch.start, stretch.end) for stretch in stretches(facts.absences)]
    year = wanted
    while year > first:
        own, before = periods.get(year), periods.get(year - 1)
        if before is None or own is None:
            return year
        low, high = datetime.combine(own.first, time()), midnight(before.until + ONE_DAY)
        if year - 1 not in moved and not any(start < high and end > low for start, end in held):
            return year
        year -= 1
    return first


def from_where_needed(facts: VacationFacts, rules: Rulebook, as_of: date, years_back: int = 1 + 1) -> VacationFacts:
    """The same facts, counted from where the vacation years of a day, and so many before it, begin to come out right."""
    periods = Periods(rules)
    year = start_year(facts, rules, periods.year_of(as_of) - years_back)
    period = periods.get(year)
    if period is None:
        return replace(facts, from_year=year)
    begin = period.first - MARGIN
    near = [absence for absence in facts.absences if (absence.last_day or FOREVER) >= begin]
    return replace(facts, from_year=year, absences=near)
