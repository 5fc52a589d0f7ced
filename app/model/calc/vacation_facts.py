"""What a vacation balance is counted from, and the vacation years: earned from September, held until 31 December after.

Keys: `ferieaar_begynder`, `ferieaar_slutter`, `ferie_holdes_senest` (ferieloven § 6), `ferie_dage_pr_uge`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from app.model.domain.danish import number_text, rounded
from app.model.domain.entities import FOREVER, Absence, Contract, Month, Shift
from app.model.domain.leave import VacationEntry
from app.model.domain.local_time import ONE_DAY
from app.model.domain.terms import VacationUnit
from app.model.rulebook.rulebook import Rulebook, UnknownRule

BEGINS_KEY, ENDS_KEY, UNTIL_KEY = "ferieaar_begynder", "ferieaar_slutter", "ferie_holdes_senest"
WEEK_KEY = "ferie_dage_pr_uge"
WEEK_DAYS = timedelta(weeks=1).days
EXACT = 12  # decimals kept of a share that does not come out even, so that sums agree to the last of them
NOTHING, ONE = Decimal(), Decimal(1)

Span = tuple[date, date]  # both inclusive


@dataclass(frozen=True)
class VacationFacts:
    """One helper's facts, each at least as far back as the balances are wanted.

    `unit`, `turnus` (the agreed average of working days a week) and `first_sick_days_replaced` (new vacation from the
    first sick day of a vacation) hold for all time; without them each contract says its own. `from_year`: the first
    vacation year to show; else the first with an opening balance (days from before the program), else the first of the
    employment. `paid_leave` and `sick_without_full_pay`: ids of absences where the employer does pay, or does not,
    against what their kind says.
    """

    contracts: Sequence[Contract]
    absences: Sequence[Absence] = ()
    shifts: Sequence[Shift] = ()
    entries: Sequence[VacationEntry] = ()
    unit: VacationUnit | None = None
    turnus: Decimal | None = None
    from_year: int | None = None
    paid_leave: frozenset[str] = frozenset()
    sick_without_full_pay: frozenset[str] = frozenset()
    first_sick_days_replaced: bool = False


@dataclass(frozen=True)
class VacationPeriod:
    """A vacation year, named by the year it begins in; its vacation is held from `first` to `until`.

    `months` are their first and last days.
    """

    year: int
    first: date
    last: date
    until: date
    months: tuple[Span, ...]

    @property
    def title(self) -> str:
        return f"{self.year}/{self.last.year}"


class Periods:
    """The vacation years of a rulebook; those before the law that it knows are not there."""

    def __init__(self, rules: Rulebook) -> None:
        self._rules = rules
        self._found: dict[int, VacationPeriod | None] = {}

    def get(self, year: int) -> VacationPeriod | None:
        if year not in self._found:
            self._found[year] = self._make(year)
        return self._found[year]

    def year_of(self, day: date) -> int:
        """The vacation year that a day lies in."""
        period = self.get(day.year)
        return day.year - 1 if period is None or day < period.first else day.year

    def _make(self, year: int) -> VacationPeriod | None:
        known = Month(year, 12).last
        if self._rules.find(BEGINS_KEY, known) is None:
            return None
        first, last, until = (self._date(key, year, known) for key in (BEGINS_KEY, ENDS_KEY, UNTIL_KEY))
        last, until = (day if day > first else day.replace(year=year + 1) for day in (last, until))
        if until < last or until.year == year:
            until = until.replace(year=year + 1)
        return VacationPeriod(year, first, last, until, tuple(_months(first, last)))

    def _date(self, key: str, year: int, on: date) -> date:
        found = self._rules.deadline(key, on).month_day
        if found is None:
            raise UnknownRule(key, "Ferieåret er ikke angivet med datoer")
        return date(year, *found)


def _months(first: date, last: date) -> Iterator[Span]:
    """The first and last days of the months of a period."""
    while first <= last:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        yield first, following - ONE_DAY
        first = following


class Piece(NamedTuple):
    """The days on which one contract's hours hold."""

    first: date
    last: date
    hours_a_week: Decimal | None
    contract: Contract


@dataclass(frozen=True)
class Terms:
    """A helper's contracts as one line of time: which hours a week hold on which days, and when somebody is employed."""

    pieces: tuple[Piece, ...]
    employments: tuple[Span, ...]

    @classmethod
    def of(cls, contracts: Sequence[Contract]) -> Terms:
        """A later contract takes over on its first day; contracts without a gap between them are one employment."""
        ordered = sorted(contracts, key=lambda contract: contract.starts_on)
        pieces: list[Piece] = []
        employments: list[Span] = []
        for number, contract in enumerate(ordered):
            last = contract.ends_on or FOREVER
            following = ordered[number + 1].starts_on if number + 1 < len(ordered) else FOREVER + ONE_DAY
            if min(last, following - ONE_DAY) >= contract.starts_on:
                hours = contract.hours_per_week
                pieces.append(Piece(contract.starts_on, min(last, following - ONE_DAY), hours, contract))
                add_span(employments, (pieces[-1].first, pieces[-1].last))
        return cls(tuple(pieces), tuple(employments))

    def employed(self, day: date) -> bool:
        return self.piece(day, day) is not None

    def hours_a_week(self, day: date) -> Decimal | None:
        """By the contract of the day, or by the last one before it."""
        return next((piece.hours_a_week for piece in reversed(self.pieces) if piece.first <= day), None)

    def contract(self, day: date) -> Contract | None:
        """That of the day, or the last one before it."""
        return next((piece.contract for piece in reversed(self.pieces) if piece.first <= day), None)

    def employment(self, day: date) -> Span | None:
        return next((span for span in self.employments if span[0] <= day <= span[1]), None)

    def piece(self, first: date, last: date) -> Piece | None:
        """The contract that covers two days and all between them."""
        for piece in self.pieces:
            if piece.first <= first and last <= piece.last:
                return piece
        return None


def add_span(spans: list[Span], span: tuple[date, date]) -> None:
    """Adds a span that begins no earlier than the others, joined to the last where no day lies between them."""
    if spans and span[0] <= spans[-1][1] + ONE_DAY:
        spans[-1] = (spans[-1][0], max(spans[-1][1], span[1]))
    else:
        spans.append(span)


def overlap(span: Span, first: date, last: date) -> int:
    """How many days of a span lie between two days, both inclusive."""
    return max(0, (min(span[1], last) - max(span[0], first)).days + 1)


def days_from(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


def days_words(days: Decimal) -> str:
    """1 dag, 2,08 dage, 0,5 dag."""
    shown = rounded(days)
    return f"{number_text(shown)} {'dag' if NOTHING < abs(shown) <= 1 else 'dage'}"
