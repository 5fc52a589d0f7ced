"""Absence in the example scheme, year after year: vacations that were wished for, sickness with its steps, days brought along.

Plainly invented, as all in the example: nothing is said about what anybody was ill with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from app.model.calc.vacation_taken import public_holidays
from app.model.domain import entities as e
from app.model.domain import leave as v
from app.model.domain.content import Content
from app.model.domain.local_time import ONE_DAY
from app.model.domain.people import Talk, TalkKind
from app.model.services.examples.people import Person

People = Sequence[tuple[e.Helper, Person]]
# Month and day of the first one's vacation, the others come after; weeks without holidays, so that each has five days.
SUMMER, WINTER, SPRING = (6, 8), (1, 19), (2, 16)
EARLY, LATE, LONG_FROM = (3, 20), (9, 21), (4, 13)  # when there are sick days
IN_TURN = 4  # helpers whose vacations come one after another
DAYS_A_WEEK, THREE_WEEKS, LONG = 5, 20, 34  # of work; of the main vacation and of a long sickness after the first day
MAIN_NOTICE, OTHER_NOTICE, WISHED_BEFORE, DECIDED_BEFORE = (timedelta(days=days) for days in (100, 45, 14, 4))
LATEST_WISH = (1, 15)
YEAR_BEGINS, ALL_YEAR, A_MONTH, FIFTH_WEEK, A_YEAR = 9, Decimal(25), Decimal("2.08"), Decimal(5), timedelta(days=365)
MORNING = time(6, 30)
ILL = frozenset({e.AbsenceKind.SICK, e.AbsenceKind.CHILD_SICK, e.AbsenceKind.WORK_INJURY})


def permanent(helpers: People) -> list[tuple[int, e.Helper]]:
    """By their places; a substitute is not called when there is something else to do."""
    return [(place, who) for place, (who, person) in enumerate(helpers) if person.pay is not e.PayForm.SUBSTITUTE]


def keeps_fifth_week(place: int, year: int, number: int) -> bool:
    """One helper a year, who is ill for long in that year's spring too."""
    return place == year % number


def example_absences(helpers: People, first: date, last: date, chance: Random) -> Iterator[e.Absence]:
    """Three weeks of summer vacation one after another, a week in winter and one in spring, sick days, a child's too."""
    number, staff = 0, permanent(helpers)
    for year in range(first.year, last.year + 1):
        for place, helper in staff:
            for absence in _year(place, helper, year, len(staff), chance):
                if first <= absence.first_day and absence.last_day is not None and absence.last_day <= last:
                    number += 1
                    absence.id = f"a{number}"
                    if absence.kind is e.AbsenceKind.VACATION and absence.first_day < first + A_YEAR:
                        absence.advance_agreed_on = absence.notice_given_on
                    yield absence


def _year(place: int, helper: e.Helper, year: int, staff: int, chance: Random) -> Iterator[e.Absence]:
    early = date(year, *EARLY) + timedelta(days=chance.randrange(70))
    late = date(year, *LATE) + timedelta(days=chance.randrange(40))
    yield from _vacations(place, helper, year, staff)
    if keeps_fifth_week(place, year, staff):
        yield sick_days(helper, date(year, *LONG_FROM), LONG)
    else:
        yield sick_days(helper, early, 1, e.AbsenceKind.CHILD_SICK if place % 2 else e.AbsenceKind.SICK)
    yield sick_days(helper, late, chance.randrange(1, 4))


def _vacations(place: int, helper: e.Helper, year: int, staff: int) -> Iterator[e.Absence]:
    turn = place % IN_TURN
    yield vacation(helper, date(year, *SUMMER) + turn * timedelta(weeks=3), 3, MAIN_NOTICE)
    yield vacation(helper, date(year, *WINTER) + turn * timedelta(weeks=1), 1, OTHER_NOTICE)
    if not keeps_fifth_week(place, year, staff):
        yield vacation(helper, date(year, *SPRING) + turn * timedelta(weeks=1), 1, OTHER_NOTICE)


def vacation(helper: e.Helper, first: date, weeks: int, notice: timedelta) -> e.Absence:
    """So many times five days that are neither weekend nor holiday, and the weekend after them."""
    last, left = first, weeks * DAYS_A_WEEK
    while left or not _is_workday(last):
        left -= _is_workday(last)
        last += ONE_DAY
    made = e.Absence("", helper.id, e.AbsenceKind.VACATION, first, last - ONE_DAY)
    made.notice_given_on, made.notice_how = first - notice, "Brev"
    return made


def _is_workday(day: date) -> bool:
    return day.weekday() < DAYS_A_WEEK and day not in public_holidays(day.year)


def sick_days(helper: e.Helper, first: date, days: int, kind: e.AbsenceKind = e.AbsenceKind.SICK) -> e.Absence:
    """Told by telephone early in the morning; fit again the day after the last."""
    made = e.Absence("", helper.id, kind, first, first + timedelta(days=days))
    made.reported_at, made.reported_how = datetime.combine(first, MORNING), v.ReportedHow.PHONE
    made.fit_on = first + timedelta(days=days + 1)
    return made


def add_leave(content: Content, helpers: People, first: date, until: date) -> None:
    """What is written beside the absences until a day: their steps and talks, wishes and dates for them, days of vacation."""
    names = {who.id: who.name for who, _ in helpers}
    for absence in content.absences:
        if absence.kind is e.AbsenceKind.VACATION:
            content.vacation_wishes += _wish(absence, first, until)
        elif absence.kind is e.AbsenceKind.SICK:
            content.absence_steps += [step for step in _steps(absence) if (step.done_on or date.max) <= until]
            content.talks += _talk(absence, names[absence.helper_id], until)
    years = range(first.year + 1, until.year + 1)
    content.vacation_rounds = [v.VacationRound(f"r{year}", year, date(year, *LATEST_WISH)) for year in years]
    content.vacation_entries = list(_entries(helpers, first, until))


def _wish(absence: e.Absence, first: date, until: date) -> list[v.VacationWish]:
    """The main vacation is wished for, and decided before it is announced."""
    told, last = absence.notice_given_on, absence.last_day
    if told is None or last is None or (last - absence.first_day).days < THREE_WEEKS or told > until:
        return []
    asked, decided = told - WISHED_BEFORE, told - DECIDED_BEFORE
    if asked < first:
        return []
    wish = v.VacationWish(f"w{absence.id[1:]}", absence.helper_id, absence.first_day, last, asked)
    wish.state, wish.decided_on, wish.told_on, wish.absence_id = v.WishState.GRANTED, decided, told, absence.id
    return [wish]


def _steps(absence: e.Absence) -> Iterator[v.AbsenceStep]:
    """A declaration when it lasts; of a long one the municipality is told, a doctor writes too, and the refund is reported."""
    last = absence.last_day or absence.first_day
    days = (last - absence.first_day).days
    wanted = [(v.StepKind.DECLARATION, 1, 2)] if days > 1 else []
    if days >= LONG:
        wanted += [(v.StepKind.TOLD, 0, 0), (v.StepKind.FITNESS, 13, 21), (v.StepKind.REFUND, 31, 31)]
    for kind, asked, done in wanted:
        days_of = (absence.first_day + timedelta(days=after) for after in (asked, done))
        step = v.AbsenceStep(f"{absence.id}-{kind.value}", absence.helper_id, absence.id, kind, *days_of)
        step.asked_on = step.asked_on if asked < done else None
        yield step


def _talk(absence: e.Absence, name: str, until: date) -> list[Talk]:
    held = absence.first_day + timedelta(days=19)
    if absence.last_day is None or (absence.last_day - absence.first_day).days < LONG or held > until:
        return []
    talk = Talk(f"s{absence.id[1:]}", absence.helper_id, TalkKind.SICK, held, f"{name} og Karla Eksempelsen")
    talk.about = "Hvornår du regner med at være tilbage, og hvad der kan gøre arbejdet lettere imens."
    talk.agreed = "Vi taler sammen igen om en uge. De første vagter er korte og om dagen."
    talk.follow_up_on = talk.followed_up_on = held + timedelta(days=7)
    talk.signed_on = talk.copy_given_on = held
    return [talk]


def _entries(helpers: People, first: date, until: date) -> Iterator[v.VacationEntry]:
    """What was earned and held in the year before the scheme began, and each year a fifth week that goes to the next one."""
    year = first.year if first.month >= YEAR_BEGINS else first.year - 1
    months, staff = (first.month - YEAR_BEGINS) % 12, permanent(helpers)
    for place, who in staff:
        number = who.id[1:]
        if months:
            earned = ALL_YEAR - A_MONTH * (12 - months)
            yield _before(f"f{number}", who, year, v.VacationEntryKind.EARNED_BEFORE, earned)
        held = [
            taken
            for each in (year, year + 1)
            for taken in _vacations(place, who, each, len(staff))
            if date(year, YEAR_BEGINS, 1) <= taken.first_day < first
        ]
        if held:
            weeks = sum((a.end - a.start).days // 7 for a in held)
            yield _before(f"f{number}-holdt", who, year, v.VacationEntryKind.TAKEN_BEFORE, weeks * FIFTH_WEEK)
        for kept in range(first.year, until.year + 1):
            agreed = date(kept, 12, 1)
            if keeps_fifth_week(place, kept, len(staff)) and first <= agreed <= until:
                kind = v.VacationEntryKind.TRANSFERRED
                moved = v.VacationEntry(f"f{number}-{kept}", who.id, kept - 1, kind, FIFTH_WEEK)
                moved.agreed_on = moved.reported_on = agreed
                yield moved


def _before(identity: str, who: e.Helper, year: int, kind: v.VacationEntryKind, days: Decimal) -> v.VacationEntry:
    note = "Fra før ordningen blev skrevet ind i programmet."
    return v.VacationEntry(identity, who.id, year, kind, days, note=note)
