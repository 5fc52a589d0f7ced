"""The main vacation: three weeks in a row between May and September, at least ten days in a row where it is split.

Source: ferieloven § 8(2). Keys: `hovedferie_begynder`, `hovedferie_slutter`, `hovedferie_dage`, `hovedferie_sammenhaengende`.
Counted in weekdays, whichever unit is the agreed one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.model.calc.notice import MAIN_FROM_KEY, MAIN_TO_KEY, Step
from app.model.calc.vacation import Book
from app.model.calc.vacation_account import Account
from app.model.calc.vacation_facts import NOTHING, VacationFacts, days_from, days_words
from app.model.domain.danish import day_text
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook, UnknownRule

MAIN_KEY, ROW_KEY = "hovedferie_dage", "hovedferie_sammenhaengende"


@dataclass(frozen=True)
class MainVacation:
    """How a vacation year's main vacation stands: `wanted` is what the helper has a right to, `row` what must be in a row."""

    year: int
    first: date
    last: date
    wanted: Decimal
    row: Decimal
    taken: Decimal
    planned: Decimal
    longest: Decimal
    longest_from: date | None
    longest_to: date | None
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...]

    @property
    def missing(self) -> Decimal:
        return max(NOTHING, self.wanted - self.taken - self.planned)

    @property
    def is_in_a_row(self) -> bool:
        """All of it, as the helper has a right to."""
        return self.longest >= self.wanted

    @property
    def has_long_row(self) -> bool:
        """Enough of it, where it is agreed to split it."""
        return self.longest >= self.row


def main_vacation(facts: VacationFacts, rules: Rulebook, year: int, as_of: date) -> MainVacation | None:
    """The main vacation of a vacation year, seen at the end of a day; None for a year without employment.

    Args:
        facts: one helper's facts.
        rules: the scheme's rulebook.
        year: the vacation year, named by the year it begins in; its main vacation lies in the year after.
        as_of: what lies after it is planned.

    Raises:
        UnknownRule: the rulebook says nothing about the main vacation.

    """
    return main_of(Book(facts, rules, as_of), year)


def main_of(book: Book, year: int, *, told: bool = True) -> MainVacation | None:
    """The same from accounts that are kept already; `told`: with steps and reasons."""
    rules, as_of, account = book.rules, book.as_of, book.accounts.get(year)
    if account is None or not (account.parts or account.before):
        return None
    known = account.period.last
    first, last = (_date(rules, key, known) for key in (MAIN_FROM_KEY, MAIN_TO_KEY))
    every = sum((part.days for part in account.parts), account.before)
    wanted = min(rules.number(MAIN_KEY, known).value, every)
    row = min(rules.number(ROW_KEY, known).value, wanted)
    days = _weekdays(account, first, last)
    longest, begin, end = _longest(days, book)
    taken = sum((count for day, count in days.items() if day <= as_of), NOTHING)
    planned = sum(days.values(), NOTHING) - taken
    found = MainVacation(year, first, last, wanted, row, taken, planned, longest, begin, end, (), ())
    return replace(found, steps=tuple(_steps(found)), reasons=tuple(_reasons(rules, known))) if told else found


def _date(rules: Rulebook, key: str, on: date) -> date:
    found = rules.deadline(key, on).month_day
    if found is None:
        raise UnknownRule(key, "Hovedferieperioden er ikke angivet med datoer")
    return date(on.year, *found)


def _weekdays(account: Account, first: date, last: date) -> Mapping[date, Decimal]:
    days: dict[date, Decimal] = {}
    for take in account.takes:
        if first <= take.held.day <= last and take.weekdays:
            days[take.held.day] = days.get(take.held.day, NOTHING) + take.weekdays
    return days


def _longest(days: Mapping[date, Decimal], book: Book) -> tuple[Decimal, date | None, date | None]:
    """The longest row of days of vacation with nothing but weekends and public holidays between them."""
    best: tuple[Decimal, date | None, date | None] = (NOTHING, None, None)
    row, begin = NOTHING, None
    for day in days_from(min(days), max(days)) if days else ():
        if day in days:
            begin = begin or day
            row += days[day]
            if row > best[0]:
                best = (row, begin, day)
        elif book.counter.is_vacation_day(day):
            row, begin = NOTHING, None
    return best


def _steps(main: MainVacation) -> Iterator[Step]:
    period = f"{day_text(main.first)} til {day_text(main.last)}"
    yield Step(main.first, f"Hovedferien er {days_words(main.wanted)} i sammenhæng mellem {period}.")
    if main.row < main.wanted:
        text = f"Er det aftalt at dele den, skal mindst {days_words(main.row)} være i sammenhæng."
        yield Step(None, text)
    yield Step(None, f"Holdt: {days_words(main.taken)}. Planlagt: {days_words(main.planned)}.")
    if main.longest_from and main.longest_to:
        when = f"{day_text(main.longest_from)} til {day_text(main.longest_to)}"
        yield Step(main.longest_from, f"Længst i sammenhæng: {days_words(main.longest)}, {when}.")
    if main.missing:
        yield Step(None, f"Der mangler {days_words(main.missing)}.")
    elif not main.has_long_row:
        yield Step(None, "Dagene er lagt, men der er ikke nok af dem i sammenhæng.")
    elif not main.is_in_a_row:
        yield Step(None, "Hovedferien er delt; det skal være aftalt med hjælperen.")


def _reasons(rules: Rulebook, on: date) -> Iterator[Reason]:
    main, row = rules.number(MAIN_KEY, on), rules.number(ROW_KEY, on)
    yield main.reason(MAIN_KEY, f"Hovedferien er {days_words(main.value)}")
    yield row.reason(ROW_KEY, f"Delt hovedferie: mindst {days_words(row.value)} i sammenhæng")
    for key, text in ((MAIN_FROM_KEY, "Hovedferieperioden begynder"), (MAIN_TO_KEY, "Hovedferieperioden slutter")):
        yield rules.deadline(key, on).reason(key, f"{text} {day_text(_date(rules, key, on))}")
