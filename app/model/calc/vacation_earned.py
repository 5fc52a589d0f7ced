"""Days of vacation earned: so many for a whole month of employment, at its end; by the day in a month that is not whole.

Source: ferieloven § 5, its example at virk.dk (Feriepengeinfo) and the ministry's answers: never rounded on the way, and
25 days only for a whole year. Keys: `ferie_optjening_*`, `ferie_dage_pr_aar`, `sygeferiegodtgoerelse_fra_dag`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from app.model.calc.vacation_facts import (
    NOTHING,
    WEEK_KEY,
    Span,
    Terms,
    VacationFacts,
    VacationPeriod,
    add_span,
    overlap,
)
from app.model.domain.entities import FOREVER, Absence
from app.model.domain.local_time import ONE_DAY
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number

MONTH_KEY, DAY_KEY, YEAR_KEY = "ferie_optjening_pr_maaned", "ferie_optjening_pr_dag", "ferie_dage_pr_aar"
UNPAID_KEY, SICK_KEY = "ferie_optjening_uden_loen", "sygeferiegodtgoerelse_fra_dag"
SICK_KINDS = frozenset({"sick", "work_injury", "section_56"})
# The employer pays nothing during these (handbook 5.12: exempt from paying during parental leave and pregnancy).
_LEAVE = frozenset({"parental", "unpaid"})
_SICK_WITHOUT_PAY = frozenset({"pregnancy"})
_AGREED = frozenset({"agreed"})


@dataclass(frozen=True, slots=True)
class EarnedPart:
    """What one month of one employment gives, and from the end of which day. `whole`: by the month, else by the day."""

    first: date
    on: date
    days: Decimal
    hours: Decimal | None
    whole: bool = True
    counted: int = 0
    unearned: int = 0
    rounding: bool = False


@dataclass(frozen=True)
class Unearned:
    """The days that earn nothing, in order and without overlap, and the absences that they come from."""

    spans: tuple[Span, ...]
    absences: tuple[tuple[Span, Absence], ...]

    @classmethod
    def of(cls, facts: VacationFacts, rules: Rulebook) -> Unearned:
        found = sorted(_unearned(facts, rules), key=lambda pair: pair[0])
        spans: list[Span] = []
        for span, _ in found:
            add_span(spans, span)
        return cls(tuple(spans), tuple(found))

    def within(self, first: date, last: date) -> int:
        return sum(overlap(span, first, last) for span in self.spans)


NONE_UNEARNED = Unearned((), ())


def _unearned(facts: VacationFacts, rules: Rulebook) -> Iterator[tuple[Span, Absence]]:
    sick_until: date | None = None
    for absence in sorted(facts.absences, key=lambda a: (a.start, a.end)):
        whole = _whole_days(absence)
        if _is_leave(absence) and absence.id not in facts.paid_leave:
            rule = None if whole is None else rules.find(UNPAID_KEY, whole[1])
            if whole is not None and isinstance(rule, Number) and not rule.value:
                yield whole, absence
        elif _is_sick_without_full_pay(absence, facts):
            goes_on = sick_until is not None and absence.first_day <= sick_until + ONE_DAY
            sick_until = absence.last_day or FOREVER
            rule = rules.find(SICK_KEY, absence.first_day)
            if goes_on or whole is None or not isinstance(rule, Number):
                continue
            before = min(whole[1], absence.first_day + timedelta(days=int(rule.value) - 1) - ONE_DAY)
            if whole[0] <= before:
                yield (whole[0], before), absence


def _is_leave(absence: Absence) -> bool:
    """Leave without pay; other agreed absence only where the employer is said not to pay."""
    return absence.kind in _LEAVE or (absence.kind in _AGREED and absence.paid is False)


def _is_sick_without_full_pay(absence: Absence, facts: VacationFacts) -> bool:
    if absence.kind in _SICK_WITHOUT_PAY:
        return absence.id not in facts.paid_leave
    return absence.kind in SICK_KINDS and absence.id in facts.sick_without_full_pay


def _whole_days(absence: Absence) -> Span | None:
    """The whole local days of an absence: a day on which somebody also worked is a day with pay."""
    first = absence.first_day if absence.from_time in {None, time()} else absence.first_day + ONE_DAY
    last = (absence.last_day or FOREVER) if absence.to_time is None else absence.end.date() - ONE_DAY
    return (first, last) if first <= last else None


def earned_parts(period: VacationPeriod, terms: Terms, unearned: Unearned, rules: Rulebook) -> tuple[EarnedPart, ...]:
    """What a vacation year gives with the contracts as they are, in order of the day it is earned on.

    Args:
        period: the vacation year.
        terms: the helper's contracts.
        unearned: the days that earn nothing.
        rules: the rulebook.

    Raises:
        UnknownRule: the rulebook does not know a rate.

    """
    parts: list[EarnedPart] = []
    week = rules.number(WEEK_KEY, period.first).value
    whole = True
    for month in period.months:
        of_month = _month_parts(month, week, terms, unearned, rules)
        whole = whole and len(of_month) == 1 and of_month[0].whole
        parts += of_month
    if whole and parts:
        year = rules.number(YEAR_KEY, period.first).value
        missing = year - sum((part.days for part in parts), NOTHING)
        if missing > 0:
            last = parts[-1]
            hours = in_hours(missing, terms.hours_a_week(last.on), week)
            parts.append(EarnedPart(last.first, last.on, missing, hours, rounding=True))
    return tuple(parts)


def _month_parts(month: Span, week: Decimal, terms: Terms, unearned: Unearned, rules: Rulebook) -> list[EarnedPart]:
    first, last = month
    piece = terms.piece(first, last)
    if piece is not None and not unearned.within(first, last):
        rate = rules.number(MONTH_KEY, first).value
        return [EarnedPart(first, last, rate, in_hours(rate, piece.hours_a_week, week), counted=last.day)]
    rate = NOTHING
    parts: list[EarnedPart] = []
    for span in terms.employments:
        if span[0] > last or span[1] < first:
            continue
        start, end = max(span[0], first), min(span[1], last)
        without = unearned.within(start, end)
        counted = overlap(span, first, last) - without
        rate = rate or rules.number(MONTH_KEY, first).value
        whole = counted == last.day
        days = rate
        if not whole:
            so_far = sum((part.days for part in parts), NOTHING)
            days = min(rate - so_far, rules.number(DAY_KEY, first).value * counted)
        hours = _hours(days, (start, end), week, terms, unearned)
        parts.append(EarnedPart(first, end, days, hours, whole, counted, without))
    return parts


def _hours(days: Decimal, span: Span, week: Decimal, terms: Terms, unearned: Unearned) -> Decimal | None:
    """The same in hours, each day by its own contract."""
    weights: list[tuple[int, Decimal | None]] = []
    for piece in terms.pieces:
        start, end = max(piece.first, span[0]), min(piece.last, span[1])
        if start <= end and (counted := (end - start).days + 1 - unearned.within(start, end)):
            weights.append((counted, piece.hours_a_week))
    if len(weights) == 1:
        return in_hours(days, weights[0][1], week)
    total = sum(counted for counted, _ in weights)
    found = [in_hours(days * counted / total, a_week, week) for counted, a_week in weights]
    return NOTHING if not found else _sum(found)


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return None if len(known) < len(amounts) else sum(known, NOTHING)


def in_hours(days: Decimal, hours_a_week: Decimal | None, week: Decimal) -> Decimal | None:
    """Days of vacation as hours, of a week of so many hours and days; None where no contract says how many hours."""
    return None if hours_a_week is None else days * hours_a_week / week
