"""A calendar year of all helpers, week by week: who is away, who wishes to be, and whether there are enough left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from app.model.calc.vacation_taken import public_holidays
from app.model.domain.calendar_dk import DAY_NAMES, named_days
from app.model.domain.danish import rounded
from app.model.domain.entities import FOREVER, Absence, AbsenceKind, Contract, Helper
from app.model.domain.leave import VacationWish, WishState
from app.model.domain.local_time import ONE_DAY, minutes_between
from app.model.domain.stays import CitizenStay
from app.model.domain.watch import CoverWindow
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number
from app.model.services.binder import Binder
from app.model.services.grouping import by_helper
from app.model.store import leave_queries, queries, vacation_queries, watch_queries

WEEK = timedelta(weeks=1)
MOST_KEY = "gennemsnit_uge"
FRIDAY = 5  # days from Monday to the end of it


@dataclass(frozen=True)
class Away:
    """What a helper has in a week: an absence, or a wish that is not answered. `days` of the week, `whole`: all Monday-Friday."""

    id: str
    kind: AbsenceKind | None
    first_day: date
    last_day: date | None
    days: int
    whole: bool

    @property
    def is_wish(self) -> bool:
        return self.kind is None


@dataclass(frozen=True)
class Week:
    """Monday to Sunday. `left`: the fewest helpers who are there on a day; `hours`: what their contracts give in the week.

    `wanted`: the hours that are to be covered; None where nobody has said. `most`: the hours a week that one may work on
    average (`gennemsnit_uge`); None where no rule says.
    """

    number: int
    first: date
    holidays: tuple[tuple[date, str], ...]
    stays: tuple[CitizenStay, ...]
    employed: int
    left: int
    hours: Decimal
    wanted: Decimal | None
    most: Decimal | None

    @property
    def last(self) -> date:
        return self.first + WEEK - ONE_DAY

    @property
    def is_short(self) -> bool:
        """Nobody is left, or so few that each would have to work more than anybody may on average."""
        if not self.employed:
            return False
        if self.wanted is None or self.most is None:
            return not self.left
        return self.left * self.most < self.wanted or not self.left


@dataclass(frozen=True)
class YearView:
    """`cells` has a row for each helper and a place for each week."""

    year: int
    helpers: tuple[tuple[str, str], ...]
    weeks: tuple[Week, ...]
    cells: tuple[tuple[tuple[Away, ...], ...], ...]


def year_view(binder: Binder, year: int) -> YearView:
    """The weeks that a calendar year lies in, and the helpers who are employed in one of them."""
    mondays = list(_mondays(year))
    first, last = mondays[0], mondays[-1] + WEEK - ONE_DAY
    rules = binder.rulebook()
    with binder.database.read() as session:
        helpers = queries.helpers(session)
        contracts = by_helper(queries.contracts(session))
        absences = by_helper(vacation_queries.plain_absences(session))
        wishes = by_helper(leave_queries.vacation_wishes(session))
        stays = [stay for stay in leave_queries.stays(session) if _touches(stay.first_day, stay.last_day, first, last)]
        windows = watch_queries.cover_windows(session)
    shown = [h for h in helpers if any(_touches(c.starts_on, c.ends_on, first, last) for c in contracts.get(h.id, ()))]
    away = {h.id: [a for a in absences.get(h.id, ()) if _touches(a.first_day, a.last_day, first, last)] for h in shown}
    staff = _Staff(shown, contracts, away)
    weeks = [_week(monday, staff, stays, windows, _most(rules, monday)) for monday in mondays]
    cells = [[tuple(_away(away[h.id], wishes.get(h.id, ()), monday)) for monday in mondays] for h in shown]
    return YearView(year, tuple((h.id, h.name) for h in shown), tuple(weeks), tuple(tuple(row) for row in cells))


def _mondays(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    monday = first - timedelta(days=first.weekday())
    while monday.year <= year:
        yield monday
        monday += WEEK


def _touches(first: date, last: date | None, start: date, end: date) -> bool:
    return first <= end and (last or FOREVER) >= start


@dataclass(frozen=True)
class _Staff:
    helpers: Sequence[Helper]
    contracts: Mapping[str, Sequence[Contract]]
    away: Mapping[str, Sequence[Absence]]

    def contract(self, helper: Helper, day: date) -> Contract | None:
        return next((each for each in self.contracts[helper.id] if each.covers(day)), None)

    def is_away(self, helper: Helper, day: date) -> bool:
        return any(a.first_day <= day <= (a.last_day or FOREVER) for a in self.away[helper.id])


def _most(rules: Rulebook, on: date) -> Decimal | None:
    found = rules.find(MOST_KEY, on)
    return found.value if isinstance(found, Number) else None


def _week(
    monday: date,
    staff: _Staff,
    stays: Iterable[CitizenStay],
    windows: Sequence[CoverWindow],
    most: Decimal | None,
) -> Week:
    days = [monday + timedelta(days=n) for n in range(WEEK.days)]
    employed: set[str] = set()
    there = dict.fromkeys(days, 0)
    hours = Decimal()
    for helper in staff.helpers:
        for day in days:
            contract = staff.contract(helper, day)
            if contract is None:
                continue
            employed.add(helper.id)
            if not staff.is_away(helper, day):
                there[day] += 1
                hours += (contract.hours_per_week or Decimal()) / WEEK.days
    return Week(
        number=monday.isocalendar().week,
        first=monday,
        holidays=tuple(_holidays(days)),
        stays=tuple(stay for stay in stays if _touches(stay.first_day, stay.last_day, days[0], days[-1])),
        employed=len(employed),
        left=min(there.values()),
        hours=rounded(hours),
        wanted=_wanted(windows, days),
        most=most,
    )


def _holidays(days: Sequence[date]) -> Iterator[tuple[date, str]]:
    for day in days:
        if day in public_holidays(day.year):
            for key in named_days(day.year)[day]:
                yield day, DAY_NAMES[key]


def _wanted(windows: Sequence[CoverWindow], days: Sequence[date]) -> Decimal | None:
    """The hours that helpers are wanted in a week; of windows over each other the one with most helpers counts."""
    spans = [
        (start, end, window.helpers)
        for window in windows
        for day in days
        if str(day.isoweekday()) in window.weekdays and _touches(window.starts_on or day, window.ends_on, day, day)
        for start, end in (_span(window, day),)
    ]
    if not windows:
        return None
    moments = sorted({moment for start, end, _ in spans for moment in (start, end)})
    minutes = 0
    for low, high in pairwise(moments):
        wanted = max((count for start, end, count in spans if start <= low and high <= end), default=0)
        minutes += wanted * minutes_between(low, high)
    return Decimal(minutes) / 60


def _span(window: CoverWindow, day: date) -> tuple[datetime, datetime]:
    over = window.to_time <= window.from_time
    return datetime.combine(day, window.from_time), datetime.combine(day + ONE_DAY if over else day, window.to_time)


def _away(absences: Iterable[Absence], wishes: Iterable[VacationWish], monday: date) -> Iterator[Away]:
    """The absences of a week, then the wishes that wait for an answer."""
    for absence in absences:
        if found := _part(absence.id, absence.kind, absence.first_day, absence.last_day, monday):
            yield found
    for wish in wishes:
        if wish.state is WishState.OPEN and (found := _part(wish.id, None, wish.first_day, wish.last_day, monday)):
            yield found


def _part(identity: str, kind: AbsenceKind | None, first: date, last: date | None, monday: date) -> Away | None:
    end = min(last or FOREVER, monday + WEEK - ONE_DAY)
    start = max(first, monday)
    if start > end:
        return None
    whole = start == monday and end >= monday + timedelta(days=FRIDAY) - ONE_DAY
    return Away(identity, kind, first, last, (end - start).days + 1, whole)
