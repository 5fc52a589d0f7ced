"""What holds for every vacation balance: nothing appears or disappears, and a slow count, day by day, agrees.

The slow count knows the law by itself: no rulebook, no calendar package, own Easter, no contracts made into one line.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app import paths
from app.model.calc.vacation import held_days, vacation_years
from app.model.calc.vacation_facts import VacationFacts
from app.model.domain.entities import Absence, AbsenceKind, Contract, Shift
from app.model.domain.leave import VacationEntry, VacationEntryKind
from app.model.domain.terms import VacationUnit
from app.model.rulebook.profiles import load_rulebook

FAXE = load_rulebook(paths.resources() / "regler", "faxe")
DAY = timedelta(days=1)
BEGIN, END = date(2020, 9, 1), date(2026, 12, 31)
MONTH, BY_DAY, WHOLE_YEAR, FOUR_WEEKS = Decimal("2.08"), Decimal("0.07"), Decimal(25), Decimal(20)
PLAIN_KINDS = (
    AbsenceKind.VACATION,
    AbsenceKind.VACATION,
    AbsenceKind.UNPAID,
    AbsenceKind.PARENTAL,
    AbsenceKind.CHILD_SICK,
)
ALL_KINDS = (AbsenceKind.VACATION, AbsenceKind.VACATION, AbsenceKind.SICK, AbsenceKind.UNPAID, AbsenceKind.WORK_INJURY)

# --- The second implementation -------------------------------------------------------------------


def _easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian algorithm, as in any almanac)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _is_vacation_day(day: date) -> bool:
    offsets = {-3, -2, 1, 39, 50} | ({26} if day.year <= 2023 else set())
    fixed = (day.month, day.day) in {(1, 1), (12, 25), (12, 26)}
    return day.weekday() < 5 and not fixed and (day - _easter(day.year)).days not in offsets


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def _year_of(day: date) -> int:
    return day.year if day.month >= 9 else day.year - 1


Days = defaultdict[int, Decimal]


def _no_days() -> Days:
    return defaultdict(Decimal)


@dataclass
class Slow:
    """Walks through the days one by one and keeps a purse for each vacation year."""

    contracts: Sequence[Contract]
    absences: Sequence[Absence]
    as_of: date
    purse: Days = field(default_factory=_no_days)
    earned: Days = field(default_factory=_no_days)
    held: Days = field(default_factory=_no_days)
    due: Days = field(default_factory=_no_days)
    lost: Days = field(default_factory=_no_days)
    by_now: Days = field(default_factory=_no_days)
    taken: Days = field(default_factory=_no_days)

    def employed(self, day: date) -> bool:
        return any(contract.covers(day) for contract in self.contracts)

    def away(self, day: date, *kinds: AbsenceKind) -> bool:
        return any(a.kind in kinds and a.first_day <= day <= (a.last_day or day) for a in self.absences)

    def walk(self) -> Slow:
        first = min(contract.starts_on for contract in self.contracts)
        for day in _days(first, END + timedelta(days=610)):
            planned = day <= date(_year_of(self.as_of) + 3, 8, 31)  # nobody plans further ahead
            if planned and self.employed(day) and _is_vacation_day(day) and self.away(day, AbsenceKind.VACATION):
                self._hold(day)
            left_work = self.employed(day) and not self.employed(day + DAY)
            if left_work or (day + DAY).day == 1:
                self._earn(day)
            if left_work and day < self.as_of:
                for year in (_year_of(day) - 1, _year_of(day)):
                    if day <= date(year + 1, 12, 31):
                        self.due[year] += max(Decimal(), self.purse[year])
                        self.purse[year] = min(Decimal(), self.purse[year])
            if (day.month, day.day) == (12, 31) and day < self.as_of:
                self._settle(day.year - 1)
        return self

    def _hold(self, day: date) -> None:
        year, rest = _year_of(day), Decimal(1)
        if day.month >= 9:
            part = min(rest, max(Decimal(), self.purse[year - 1]))
            self._take(year - 1, part, day)
            rest -= part
        self._take(year, rest, day)

    def _take(self, year: int, days: Decimal, day: date) -> None:
        self.purse[year] -= days
        self.held[year] += days
        if day <= self.as_of:
            self.taken[year] += days

    def _month(self, day: date, until: date) -> Decimal:
        """What a month gives by the end of a day; employments that are not over count when they or the month are."""
        last = day.replace(day=monthrange(day.year, day.month)[1])
        earning = [d for d in _days(day.replace(day=1), until) if self.employed(d) and not self._unpaid(d)]
        return MONTH if len(earning) == last.day else min(MONTH, BY_DAY * len(earning))

    def _unpaid(self, day: date) -> bool:
        return self.away(day, AbsenceKind.UNPAID, AbsenceKind.PARENTAL)

    def _earn(self, day: date) -> None:
        year, before = _year_of(day), day
        while before.day > 1 and not (self.employed(before - DAY) and not self.employed(before)):
            before -= DAY
        earlier = self._month(day, before - DAY) if before.day > 1 else Decimal()
        self._add(year, self._month(day, day) - earlier, day)
        months = [date(year + (n > 3), (8 + n) % 12 + 1, 1) for n in range(12)]
        if day == date(year + 1, 8, 31):
            whole = all(self._month(m, m.replace(day=monthrange(m.year, m.month)[1])) == MONTH for m in months)
            complete = all(self.employed(d) and not self._unpaid(d) for d in _days(date(year, 9, 1), day))
            if whole and complete:
                self._add(year, WHOLE_YEAR - 12 * MONTH, day)

    def _add(self, year: int, days: Decimal, day: date) -> None:
        self.earned[year] += days
        self.purse[year] += days
        if day <= self.as_of:
            self.by_now[year] += days

    def _settle(self, year: int) -> None:
        left = max(Decimal(), self.purse[year])
        due = min(left, max(Decimal(), self.earned[year] - FOUR_WEEKS))
        self.due[year] += due
        self.lost[year] += left - due
        self.purse[year] -= left


# --- Facts ---------------------------------------------------------------------------------------

days_between = st.dates(BEGIN, END)


@st.composite
def contracts(draw: st.DrawFn) -> list[Contract]:
    """One to three contracts after one another, the last perhaps without an end; some with a gap between them."""
    found, start = [], draw(st.dates(BEGIN, date(2025, 6, 1)))
    for number in range(draw(st.integers(1, 3))):
        end = start + timedelta(days=draw(st.integers(0, 800)))
        open_ended = draw(st.booleans())
        hours = draw(st.sampled_from([None, Decimal(15), Decimal(37), Decimal("7.5")]))
        found.append(Contract(f"c{number}", "h1", start, None if open_ended else end, hours_per_week=hours))
        if open_ended:
            break
        start = end + timedelta(days=draw(st.sampled_from([1, 1, 2, 5, 40])))
    return found


@st.composite
def absences(draw: st.DrawFn, kinds: Sequence[AbsenceKind], *, clocks: bool = False) -> list[Absence]:
    """Up to a dozen absences after one another, some of them without a day between."""
    found: list[Absence] = []
    day = draw(st.dates(BEGIN, date(2024, 1, 1)))
    for number in range(draw(st.integers(0, 12))):
        last = day + timedelta(days=draw(st.integers(0, 40)))
        absence = Absence(f"a{number}", "h1", draw(st.sampled_from(kinds)), day, last)
        if clocks and draw(st.booleans()):
            absence.from_time = time(draw(st.integers(0, 11)))
        found.append(absence)
        day = last + timedelta(days=draw(st.sampled_from([1, 1, 3, 60, 200])))
    return found


@st.composite
def entries(draw: st.DrawFn) -> list[VacationEntry]:
    return [
        VacationEntry(
            f"e{number}",
            "h1",
            draw(st.integers(2019, 2027)),
            draw(st.sampled_from(VacationEntryKind)),
            draw(st.decimals(0, 30, places=2)),
            draw(st.none() | st.dates(BEGIN, date(2028, 1, 31))),
        )
        for number in range(draw(st.integers(0, 5)))
    ]


@st.composite
def shifts(draw: st.DrawFn) -> list[Shift]:
    starts = draw(st.lists(st.datetimes(datetime(2020, 9, 1), datetime(2026, 12, 31)), max_size=40))
    whole = [start.replace(minute=start.minute // 15 * 15, second=0, microsecond=0) for start in starts]
    return [
        Shift(f"v{number}", "h1", start, start + timedelta(hours=draw(st.integers(1, 24))))
        for number, start in enumerate(whole)
    ]


# --- What holds ----------------------------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(contracts(), absences(PLAIN_KINDS), days_between)
def test_the_slow_count_of_every_year_agrees(found: list[Contract], away: list[Absence], as_of: date) -> None:
    slow = Slow(found, away, as_of).walk()
    years = {year.year: year for year in vacation_years(VacationFacts(found, away), FAXE, as_of)}
    for number in range(2020, 2028):
        year = years.get(number)
        if year is None:
            assert not slow.by_now[number]
            assert not slow.held[number]
            continue
        assert year.earned == slow.by_now[number]
        assert year.to_come == slow.earned[number] - slow.by_now[number]
        assert (year.taken, year.planned) == (slow.taken[number], slow.held[number] - slow.taken[number])
        assert (year.due, year.lost) == (slow.due[number], slow.lost[number])


@settings(max_examples=150, deadline=None)
@given(
    contracts(),
    absences(ALL_KINDS, clocks=True),
    entries(),
    shifts(),
    st.sampled_from(VacationUnit),
    st.booleans(),
    days_between,
)
def test_nothing_appears_and_nothing_disappears(
    found: list[Contract],
    away: list[Absence],
    noted: list[VacationEntry],
    planned: list[Shift],
    unit: VacationUnit,
    replaced: bool,  # noqa: FBT001 - Hypothesis hands it over by position
    as_of: date,
) -> None:
    facts = VacationFacts(found, away, planned, noted, unit, first_sick_days_replaced=replaced)
    years = vacation_years(facts, FAXE, as_of)
    moved_out = Decimal()
    for year in years:
        came = year.earned + year.transferred_in
        assert came == (year.taken + year.planned + year.left + year.lost + year.paid_out + year.transferred_out), (
            year.year
        )
        assert year is years[0] or year.transferred_in == moved_out
        moved_out = year.transferred_out
        amounts = (year.taken, year.planned, year.lost, year.due, year.transferred_out, year.advance, year.to_come)
        assert min(amounts) >= 0
        assert year.due <= year.paid_out
        assert year.sick.counted <= min(year.sick.during, year.sick.waiting)
        if as_of > year.period.until:
            assert year.left <= 0
        if unit is VacationUnit.DAYS:
            before = sum(
                (e.days for e in noted if e.year == year.year and e.kind is VacationEntryKind.TAKEN_BEFORE), Decimal()
            )
            assert year.taken - before == year.taken_weekdays
            assert year.planned == year.planned_weekdays
        assert all(step.text.endswith((".", "!", "?")) for step in year.steps)
        assert all(reason.source and reason.certainty for reason in year.reasons)


@settings(max_examples=60, deadline=None)
@given(contracts(), absences(ALL_KINDS), shifts(), st.sampled_from(VacationUnit))
def test_every_day_of_vacation_is_taken_from_some_year(
    found: list[Contract], away: list[Absence], planned: list[Shift], unit: VacationUnit
) -> None:
    """At the end of everything, what the years took is what the days count."""
    facts = VacationFacts(found, away, planned, unit=unit)
    held = held_days(facts, FAXE, BEGIN, END)
    years = vacation_years(facts, FAXE, END)
    assert sum((year.taken for year in years), Decimal()) == sum((day.days for day in held), Decimal())
    minutes = sum(day.minutes for day in held if day.days or not day.sick)
    assert sum(year.taken_minutes for year in years) == minutes


@settings(max_examples=60, deadline=None)
@given(contracts(), absences(PLAIN_KINDS), days_between, days_between)
def test_what_is_earned_never_becomes_less(found: list[Contract], away: list[Absence], one: date, other: date) -> None:
    facts = VacationFacts(found, away)
    early, late = ({y.year: y for y in vacation_years(facts, FAXE, day)} for day in sorted((one, other)))
    for number, year in early.items():
        assert number in late
        assert year.earned <= late[number].earned <= WHOLE_YEAR
        assert year.earned + year.to_come == late[number].earned + late[number].to_come
