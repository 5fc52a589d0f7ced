"""A helper's vacation, year by year: earned, held, planned, moved, paid, lost and left, each with its steps and reasons.

Source: ferieloven §§ 4-8, 12, 15, 21-26, 34. Everything is counted in days; hours are days x hours a week / 5 by the
contract of the time. `as_of` is the end of a day: what lies after it is planned, and what is earned after it is to come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.notice import Step
from app.model.calc.vacation_account import Account
from app.model.calc.vacation_earned import NONE_UNEARNED, Unearned, earned_parts, in_hours
from app.model.calc.vacation_facts import EXACT, NOTHING, WEEK_KEY, Periods, Terms, VacationFacts, VacationPeriod
from app.model.calc.vacation_ledger import Ledger
from app.model.calc.vacation_reasons import reasons_of
from app.model.calc.vacation_sick import SickDays, waiting_days
from app.model.calc.vacation_start import first_year
from app.model.calc.vacation_taken import Counter, HeldDay, Stretch, settle_sick_days, stretches
from app.model.calc.vacation_told import Told
from app.model.calc.vacation_words import steps_of
from app.model.domain.danish import rounded
from app.model.domain.entities import FOREVER
from app.model.domain.leave import VacationEntryKind
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook


@dataclass(frozen=True)
class VacationYear:
    """One vacation year, in days: earned + transferred_in = taken + planned + left + lost + paid_out + transferred_out.

    `to_come` is what today's contracts still give; `due` is the part of `paid_out` that is not noted as paid; `advance`
    the held or planned days that were not earned when they lie. `*_weekdays` and `*_minutes` are the same vacation
    counted in weekdays and in its shifts, whichever unit is the agreed one. Hours are None where no contract says how
    many a week.
    """

    year: int
    period: VacationPeriod
    earned: Decimal
    to_come: Decimal
    transferred_in: Decimal
    taken: Decimal
    planned: Decimal
    transferred_out: Decimal
    paid_out: Decimal
    due: Decimal
    lost: Decimal
    left: Decimal
    advance: Decimal
    taken_weekdays: Decimal
    planned_weekdays: Decimal
    taken_minutes: int
    planned_minutes: int
    earned_hours: Decimal | None
    taken_hours: Decimal | None
    planned_hours: Decimal | None
    left_hours: Decimal | None
    sick: SickDays
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...]

    @property
    def in_the_end(self) -> Decimal:
        """What is left when everything that is to come has come."""
        return self.left + self.to_come


def vacation_years(facts: VacationFacts, rules: Rulebook, as_of: date) -> tuple[VacationYear, ...]:
    """Every vacation year from the first to that of `as_of`, and the two next if vacation is planned or moved into them.

    Args:
        facts: one helper's contracts, absences, shifts and entries.
        rules: the scheme's rulebook.
        as_of: the balances at the end of this day.

    Raises:
        UnknownRule: the rulebook says nothing about vacation.

    """
    book = Book(facts, rules, as_of)
    return tuple(book.years())


def held_days(facts: VacationFacts, rules: Rulebook, first: date, last: date) -> tuple[HeldDay, ...]:
    """The days of vacation between two dates, sick ones with what they count; for a calendar or a letter."""
    book = Book(facts, rules, last)
    return tuple(day for day in book.held if first <= day.day <= last)


class Book:
    """The facts of one helper made ready, and the accounts kept from them, two vacation years ahead."""

    def __init__(self, facts: VacationFacts, rules: Rulebook, as_of: date) -> None:
        self.facts, self.rules, self.as_of = facts, rules, as_of
        self.periods, self.terms = Periods(rules), Terms.of(facts.contracts)
        self.unearned = Unearned.of(facts, rules)
        self.now = self.periods.year_of(as_of)
        self.last_year = self.now + 1 + 1  # nobody plans further ahead
        self.accounts = {
            year: Account(period, earned_parts(period, self.terms, self.unearned, rules))
            for year in range(self._first_year(), self.last_year + 1)
            if (period := self.periods.get(year)) is not None
        }
        self._weeks = {
            year: rules.number(WEEK_KEY, account.period.first).value for year, account in self.accounts.items()
        }
        self.counter = Counter(facts, self.terms, rules)
        self.stretches: tuple[Stretch, ...] = stretches(facts.absences) if self.accounts else ()
        self.late = frozenset(stretch.source.id for stretch in self.stretches if stretch.late)
        self.held, self.sick = self._hold()
        last_days = (last for _, last in self.terms.employments if last < FOREVER)
        Ledger(self.accounts, self.periods, rules, as_of).keep(self._that_count(), facts.entries, last_days)

    def _first_year(self) -> int:
        if self.facts.from_year is not None:
            return self.facts.from_year
        first = first_year(self.facts, self.periods)
        return self.last_year + 1 if first is None else first

    def _hold(self) -> tuple[list[HeldDay], Mapping[int, SickDays]]:
        if not self.accounts:
            return [], {}
        first, last = (bound(self.accounts) for bound in (min, max))
        begin, end = self.accounts[first].period.first, self.accounts[last].period.last
        days = [
            day
            for stretch in self.stretches
            for day in self.counter.count(stretch, begin, min(end, self.as_of) if stretch.is_open else end)
        ]
        days.sort(key=lambda day: day.day)
        sick_years = {self.periods.year_of(day.day) for day in days if day.sick}
        waiting = {year: self._waiting(year) for year in sick_years}
        held, counted = settle_sick_days(days, waiting, self.periods)
        whole: dict[int, Decimal] = {}
        for day in days:
            if day.sick:
                year = self.periods.year_of(day.day)
                whole[year] = whole.get(year, NOTHING) + day.whole
        return held, {year: SickDays(whole[year], waiting[year], counted.get(year, NOTHING)) for year in sick_years}

    def _waiting(self, year: int) -> Decimal:
        account = self.accounts[year]
        if self.facts.first_sick_days_replaced or self.replaces_first_days(account.period.last):
            return NOTHING
        every = sum((p.days for p in earned_parts(account.period, self.terms, NONE_UNEARNED, self.rules)), NOTHING)
        real = sum((part.days for part in account.parts), NOTHING)
        before = sum(
            (e.days for e in self.facts.entries if e.year == year and e.kind is VacationEntryKind.EARNED_BEFORE),
            NOTHING,
        )
        return waiting_days(every + before, every - real, self.rules, account.period.first)

    def replaces_first_days(self, day: date) -> bool:
        """The contract gives new vacation from the first sick day of a vacation."""
        contract = self.terms.contract(day)
        return contract is not None and contract.sick_vacation_replaced

    def _that_count(self) -> Iterator[HeldDay]:
        return (day for day in self.held if day.days or not day.sick)

    def years(self) -> Iterator[VacationYear]:
        for year, account in self.accounts.items():
            if self._is_shown(year, account):
                yield self._year(account)

    def _is_shown(self, year: int, account: Account) -> bool:
        moved = account.before or account.taken or account.planned or account.moved_in or account.hindered_in
        return bool(moved or account.takes or (account.parts and year <= self.now))

    def _year(self, account: Account) -> VacationYear:
        earned = sum((part.days for part in account.parts if part.on <= self.as_of), account.before)
        to_come = sum((part.days for part in account.parts if part.on > self.as_of), NOTHING)
        transferred_in = account.moved_in + account.hindered_in
        transferred_out, paid_out = account.moved_out + account.hindered_out, account.paid + account.due
        gone = account.taken + account.planned + transferred_out + paid_out + account.lost
        left = earned + transferred_in - gone
        taken, planned = self._sums(account, planned=False), self._sums(account, planned=True)
        told = self._told(account, earned, to_come, left)
        return VacationYear(
            year=account.period.year,
            period=account.period,
            earned=earned,
            to_come=to_come,
            transferred_in=transferred_in,
            taken=account.taken,
            planned=account.planned,
            transferred_out=transferred_out,
            paid_out=paid_out,
            due=account.due,
            lost=account.lost,
            left=left,
            advance=sum((take.advance for take in account.takes), NOTHING),
            taken_weekdays=taken.weekdays,
            planned_weekdays=planned.weekdays,
            taken_minutes=taken.minutes,
            planned_minutes=planned.minutes,
            earned_hours=self._earned_hours(account),
            taken_hours=taken.hours,
            planned_hours=planned.hours,
            left_hours=_total([self._hours(left, self.as_of, account)]),
            sick=told.sick,
            steps=tuple(steps_of(told)),
            reasons=tuple(reasons_of(told)),
        )

    def _told(self, account: Account, earned: Decimal, to_come: Decimal, left: Decimal) -> Told:
        """What the year's words and reasons are made from."""
        return Told(
            account=account,
            facts=self.facts,
            rules=self.rules,
            as_of=self.as_of,
            counter=self.counter,
            sick=self.sick.get(account.period.year, SickDays()),
            earned=earned,
            to_come=to_come,
            left=left,
            employed_until=self.terms.employments[-1][1] if self.terms.employments else date.min,
            late=self.late,
            replaced=self.facts.first_sick_days_replaced or self.replaces_first_days(account.period.last),
        )

    def _hours(self, days: Decimal, on: date, account: Account) -> Decimal | None:
        first = self.terms.employments[0][0] if self.terms.employments else on
        return in_hours(days, self.terms.hours_a_week(max(on, first)), self._weeks[account.period.year])

    def _earned_hours(self, account: Account) -> Decimal | None:
        hours = [self._hours(account.before, min(self.as_of, account.period.last), account)] if account.before else []
        return _total([*hours, *(part.hours for part in account.parts if part.on <= self.as_of)])

    def _sums(self, account: Account, *, planned: bool) -> _Sums:
        """What was held, or is planned; days from before the program by the hours of the year's contract."""
        weekdays, minutes = NOTHING, 0
        rest = account.planned if planned else account.taken
        by_hours: dict[Decimal | None, Decimal] = {}
        for take in account.takes:
            if (take.held.day > self.as_of) is planned:
                weekdays += take.weekdays
                minutes += take.minutes
                rest -= take.days
                a_week = self.terms.hours_a_week(take.held.day)
                by_hours[a_week] = by_hours.get(a_week, NOTHING) + take.days
        week = self._weeks[account.period.year]
        hours = [in_hours(days, a_week, week) for a_week, days in by_hours.items()]
        if rest:
            hours.append(self._hours(rest, min(self.as_of, account.period.last), account))
        return _Sums(weekdays, minutes, _total(hours))


@dataclass(frozen=True)
class _Sums:
    weekdays: Decimal
    minutes: int
    hours: Decimal | None


def _total(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return None if len(known) < len(amounts) else rounded(sum(known, NOTHING), EXACT)
