"""Days of vacation held: weekdays that are not public holidays, the shifts' hours, or working days in proportion.

Source: ferieloven § 6 (5 days a week, as the work is arranged, in turnus in proportion), § 12 (sick before and during),
borger.dk (turnus). Keys: `ferie_dage_pr_uge`, `ferie_turnus_*`, `sygdom_under_ferie_dage`, `ferie_dage_pr_aar`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.model.calc.vacation_earned import SICK_KINDS
from app.model.calc.vacation_facts import (
    EXACT,
    NOTHING,
    ONE,
    WEEK_DAYS,
    WEEK_KEY,
    Periods,
    Terms,
    VacationFacts,
    days_from,
)
from app.model.domain.calendar_dk import named_days
from app.model.domain.danish import rounded
from app.model.domain.entities import LONGEST_SHIFT, Absence, AbsenceKind, Shift
from app.model.domain.local_time import ONE_DAY, midnight, minutes_between
from app.model.domain.terms import VacationUnit
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number

TURNUS_KEY, TURNUS_WEEKS_KEY = "ferie_turnus_dage_pr_uge", "ferie_turnus_uger"
# On these days nobody holds vacation (§ 6(3)); 1 May, 5 June, 24 and 31 December are days of vacation where no
# agreement says otherwise.
_PUBLIC_HOLIDAYS = frozenset(
    {
        "nytaarsdag",
        "skaertorsdag",
        "langfredag",
        "paaskedag",
        "anden_paaskedag",
        "store_bededag",
        "kristi_himmelfartsdag",
        "pinsedag",
        "anden_pinsedag",
        "juledag",
        "anden_juledag",
    }
)


@dataclass(frozen=True, slots=True)
class HeldDay:
    """One day of a vacation: what it counts in the agreed unit (as days), in weekdays, and its shifts' minutes.

    `sick`: a sick day in a vacation, which counts only as far as § 12 lets it; `whole` is what it would count else.
    """

    day: date
    days: Decimal
    weekdays: Decimal
    minutes: int
    source: Absence
    sick: bool = False
    whole: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Stretch:
    """A vacation, or a sickness in it, as one piece of time. `late`: somebody was sick when it was to begin."""

    start: datetime
    end: datetime
    source: Absence
    sick: bool = False
    late: bool = False

    @property
    def is_open(self) -> bool:
        """Nobody has said when it ends, so only the days until now are known."""
        return self.source.last_day is None


def public_holidays(year: int) -> frozenset[date]:
    return frozenset(day for day, names in named_days(year).items() if not _PUBLIC_HOLIDAYS.isdisjoint(names))


def is_unpaid(absence: Absence) -> bool:
    """A vacation that both say is without pay takes no days of the balance."""
    return absence.kind is AbsenceKind.VACATION and absence.paid is False


def stretches(absences: Sequence[Absence]) -> tuple[Stretch, ...]:
    """Vacations without the sickness that lies over them, and the sickness that came after a vacation had begun.

    Sickness in a vacation is written as vacation, sick, vacation without a gap; a sickness that lasts beyond the
    vacation says in `instead_of` which part of it lies over it. Sickness over the beginning of a vacation lets it begin
    later (§ 12(1)).
    """
    sick = sorted((Stretch(a.start, a.end, a, sick=True) for a in absences if _is_ill(a)), key=_begin)
    counted = (a for a in absences if a.kind is AbsenceKind.VACATION and not is_unpaid(a))
    vacations = sorted((Stretch(a.start, a.end, a) for a in counted), key=_begin)
    ends, starts = {vacation.end for vacation in vacations}, {vacation.start for vacation in vacations}
    found = [piece for vacation in vacations for piece in _around(vacation, sick, ends)]
    in_vacation = set(ends)  # and the ends of the sicknesses that go on from there
    for illness in sick:
        over = illness.source.instead_of is AbsenceKind.VACATION
        if illness.start in in_vacation and (over or illness.end in starts):
            found.append(illness)
            in_vacation.add(illness.end)
    return tuple(sorted(found, key=_begin))


def _is_ill(absence: Absence) -> bool:
    if absence.kind in SICK_KINDS:
        return True
    return absence.kind is AbsenceKind.PREGNANCY and absence.instead_of is AbsenceKind.VACATION


def _begin(stretch: Stretch) -> tuple[datetime, datetime]:
    return stretch.start, stretch.end


def _around(vacation: Stretch, sick: Sequence[Stretch], ends: Container[datetime]) -> Iterator[Stretch]:
    """A vacation without the sickness over it, and the sickness in it where it had begun by then."""
    start, end, source = vacation.start, vacation.end, vacation.source
    late = any(i.start <= start <= i.end and i.start not in ends for i in sick)
    began = False
    for illness in sick:
        if illness.start >= end or illness.end <= start:
            continue
        if illness.start > start:
            yield Stretch(start, illness.start, source, late=late)
            began = True
        if began:
            yield Stretch(max(illness.start, start), min(illness.end, end), illness.source, sick=True)
        start = illness.end
        if start >= end:
            return
    yield Stretch(start, end, source, late=late)


class Counter:
    """Counts what stretches of vacation are, for one helper."""

    def __init__(self, facts: VacationFacts, terms: Terms, rules: Rulebook) -> None:
        self._facts, self._terms, self._rules = facts, terms, rules
        self._shifts: dict[date, list[Shift]] = {}  # by the day that they begin on
        for shift in facts.shifts:
            day = shift.start.date()
            if day in self._shifts:
                self._shifts[day].append(shift)
            else:
                self._shifts[day] = [shift]
        self._last_shift = max(self._shifts, default=date.min)
        self._turnus: dict[str, Decimal | None] = {}
        self._years: dict[int, tuple[int, frozenset[date]]] = {}

    def count(self, stretch: Stretch, first: date, last: date) -> Iterator[HeldDay]:
        """The days between two dates that count or have shifts, in order; only days of the employment."""
        covered = self._covered(stretch)
        begin, end = max(stretch.start.date(), first), min((stretch.end - timedelta.resolution).date(), last)
        for day in days_from(begin, end):
            minutes, works = covered.get(day, (0, False))
            weekday = self.is_vacation_day(day)
            if (weekday or minutes) and self._terms.employed(day):
                weekdays = self._part(stretch, day) if weekday else NOTHING
                days = self._agreed(stretch, day, weekdays, minutes, works=works)
                if days or minutes or weekdays:
                    counts = NOTHING if stretch.sick else days
                    yield HeldDay(day, counts, weekdays, minutes, stretch.source, stretch.sick, days)

    def is_vacation_day(self, day: date) -> bool:
        if day.year not in self._years:
            self._years[day.year] = int(self._rules.number(WEEK_KEY, day).value), public_holidays(day.year)
        week, free = self._years[day.year]
        return day.weekday() < week and day not in free

    def _part(self, stretch: Stretch, day: date) -> Decimal:
        """One, or for a day that lies only partly in the vacation the part of its shifts that does."""
        if stretch.start.date() < day < stretch.end.date():
            return ONE
        start, end = midnight(day), midnight(day + ONE_DAY)
        if stretch.start <= start and stretch.end >= end:
            return ONE
        pieces = ((low, high) for low, high, _ in self._pieces(start, end))
        return _inside(pieces, stretch)

    def working_day(self, stretch: Stretch, day: date) -> Decimal | None:
        """A day on which shifts begin: one, or the part of them that lies in a stretch; None on a day without shifts."""
        shifts = self._shifts.get(day)
        if not shifts:
            return None
        if stretch.start <= midnight(day) and stretch.end >= midnight(day + ONE_DAY):
            return ONE
        return _inside(((shift.start, shift.end) for shift in shifts), stretch)

    def _agreed(self, stretch: Stretch, day: date, weekdays: Decimal, minutes: int, *, works: bool) -> Decimal:
        unit = self.unit(day)
        if unit is VacationUnit.HOURS:
            a_week = self._terms.hours_a_week(day)
            if a_week:
                return rounded(minutes * self._rules.number(WEEK_KEY, day).value / (60 * a_week), EXACT)
        elif unit is VacationUnit.TURNUS:
            average = self.turnus(stretch.source)
            if average is not None:
                return rounded(self._rules.number(TURNUS_KEY, day).value / average, EXACT) if works else NOTHING
        return weekdays

    def unit(self, day: date) -> VacationUnit:
        """What vacation is counted in on a day."""
        if self._facts.unit is not None:
            return self._facts.unit
        contract = self._terms.contract(day)
        return (contract.vacation_unit if contract is not None else None) or VacationUnit.DAYS

    def agreed_turnus(self, day: date) -> Decimal | None:
        contract = self._terms.contract(day)
        return self._facts.turnus or (contract.vacation_turnus if contract is not None else None)

    def knows_hours(self, day: date) -> bool:
        """The contract says how many hours a week."""
        return bool(self._terms.hours_a_week(day))

    def turnus(self, source: Absence) -> Decimal | None:
        """Working days a week on average; None where nobody knows, or there are more than 25 days of vacation fit."""
        if source.id not in self._turnus:
            most = self._rules.find(TURNUS_KEY, source.first_day)
            average = self.agreed_turnus(source.first_day) or self._average(source.first_day)
            known = average is not None and isinstance(most, Number) and average <= most.value
            self._turnus[source.id] = average if known else None
        return self._turnus[source.id]

    def _average(self, first: date) -> Decimal | None:
        weeks = self._rules.find(TURNUS_WEEKS_KEY, first)
        if not isinstance(weeks, Number):
            return None
        employment = self._terms.employment(first)
        begin = first - timedelta(weeks=int(weeks.value))
        if employment is not None:
            begin = max(begin, employment[0])
        worked = sum(day in self._shifts for day in days_from(begin, first - ONE_DAY))
        days = (first - begin).days
        return Decimal(worked * WEEK_DAYS) / days if worked and days >= WEEK_DAYS else None

    def _covered(self, stretch: Stretch) -> Mapping[date, tuple[int, bool]]:
        """The minutes of shifts in the vacation, on the day where each begins to be in it; whether one begins then."""
        found: dict[date, tuple[int, bool]] = {}
        for low, high, begins in self._pieces(stretch.start, stretch.end):
            minutes, works = found.get(low.date(), (0, False))
            found[low.date()] = (minutes + minutes_between(low, high), works or begins)
        return found

    def _pieces(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, bool]]:
        """What of the shifts lies between two times, and whether the shift begins there."""
        for day in days_from((start - LONGEST_SHIFT).date(), min(end.date(), self._last_shift)):
            for shift in self._shifts.get(day, ()):
                low, high = shift.start, shift.end
                if low < end and high > start:
                    yield max(low, start), min(high, end), low >= start


def _inside(pieces: Iterable[tuple[datetime, datetime]], stretch: Stretch) -> Decimal:
    """How much of some spans of time lies in a stretch."""
    inside = whole = 0
    for low, high in pieces:
        whole += minutes_between(low, high)
        inside += max(0, minutes_between(max(low, stretch.start), min(high, stretch.end)))
    return rounded(Decimal(inside) / whole) if whole else NOTHING


def _counting(sick: HeldDay, days: Decimal) -> HeldDay:
    """A sick day of which so much counts as vacation."""
    if not sick.whole:
        return replace(sick, weekdays=NOTHING, minutes=0)
    weekdays = rounded(sick.weekdays * days / sick.whole, EXACT)
    return replace(sick, days=days, weekdays=weekdays, minutes=int(rounded(sick.minutes * days / sick.whole, 0)))


def settle_sick_days(
    held: Sequence[HeldDay], waiting: Mapping[int, Decimal], periods: Periods
) -> tuple[list[HeldDay], dict[int, Decimal]]:
    """The first sick days in a vacation year's vacations still count as vacation: so many as `waiting` says.

    Returns the days with what each sick one counts, and what was counted so for each vacation year.
    """
    counted: dict[int, Decimal] = {}
    settled: list[HeldDay] = []
    for each in held:
        if each.sick:
            year = periods.year_of(each.day)
            before = counted.get(year, NOTHING)
            days = min(each.whole, max(NOTHING, waiting.get(year, NOTHING) - before))
            counted[year] = before + days
            settled.append(_counting(each, days))
        else:
            settled.append(each)
    return settled, counted
