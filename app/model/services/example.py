"""The example scheme: a plainly invented § 96 household in Faxe, round the clock, made with a fixed seed.

Nobody in it exists. It follows the day it is made on: a year that is over, this month and the next one planned. The
same maker gives the benchmark its ten years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.entities import Changes, Month
from app.model.domain.local_time import midnight
from app.model.domain.watch import CoverWindow
from app.model.services.binder import Binder
from app.model.services.examples.hiring import example_hiring
from app.model.services.examples.leave import add_leave, example_absences
from app.model.services.examples.now import happen_now, tell_now
from app.model.services.examples.people import HOME, Person, example_contract, example_helper, handouts, trainings
from app.model.services.exchange import add_content
from app.model.services.months import finish_month, mark_sent

MONTHS_AGO, MONTHS_AHEAD, DAYS_ANNOUNCED = 11, 2, 35
MEETING_DAY, TALK_DAYS, SATURDAY = 15, range(22, 27), 5
TALKS_APART = timedelta(days=300)
REST, LONGEST_RUN = timedelta(hours=11), timedelta(days=6)  # an example keeps the rules, it does not know them
SHIFT_HOURS = ((7, 8), (15, 8), (23, 8))


def last_month(today: date) -> Month:
    """The newest month that is over: the example's only one whose sheets have not been sent."""
    return Month.of(today).plus(-1)


def example_span(today: date) -> tuple[date, date]:
    """The example's first and last day, seen from a day."""
    newest = last_month(today)
    return newest.plus(-MONTHS_AGO).first, newest.plus(MONTHS_AHEAD).last


def example_content(today: date) -> Content:
    """A year of shifts with sickness and vacation, covered round the clock, and the next weeks as planned."""
    content = make_content(*example_span(today), people=6, today=today)
    content.cover = [CoverWindow("d1", "1234567", time(), time())]
    for shift in content.shifts:
        if shift.end > midnight(today):
            shift.status = e.ShiftStatus.PLANNED
    return content


def create_example(binder: Binder) -> Changes:
    """Puts the example into an empty binder; of the months that are over, all but the last have been sent."""
    changes = add_content(binder, example_content(binder.today), "Opret eksemplet")
    month, newest = Month.of(example_span(binder.today)[0]), last_month(binder.today)
    while month != newest:
        finish_month(binder, month)
        mark_sent(binder, month)
        month = month.plus(1)
    return changes


def make_content(first: date, last: date, people: int, today: date | None = None) -> Content:
    """A round-the-clock scheme of so many helpers between two dates; the same arguments give the same content.

    Seen from a day, it is as it would be then, and what happens just then is in it.
    """
    helpers = [example_helper(number, first) for number in range(people)]
    content = Content(scheme=_scheme(first), grants=[_grant(first)], helpers=[who for who, _ in helpers])
    content.contracts = [example_contract(who, person, first) for who, person in helpers]
    content.trainings, content.handouts = trainings(helpers, first), handouts(helpers, first)
    content.hirings, content.applicants = example_hiring(content.helpers, first)
    chance = Random(1995)  # noqa: S311 - an example, not a secret
    content.absences = list(example_absences(helpers, first, last, chance))
    if today is not None:
        happen_now(content, helpers, today)
    add_leave(content, helpers, first, today or last)
    content.shifts = list(_shifts(helpers, content.absences, first, last, today or last, chance))
    if today is not None:
        tell_now(content, helpers, today)
    return content


def _scheme(first: date) -> e.Scheme:
    return e.Scheme(
        citizen_name="Karla Eksempelsen",
        citizen_address=HOME,
        citizen_phone="00 00 00 00",
        paragraph=e.Paragraph.P96,
        municipality="faxe",
        starts_on=first,
    )


def _grant(first: date) -> e.Grant:
    hours = {"total": 190, "day": 61, "evening": 34, "night": 40, "weekend": 55}
    grant = e.Grant("g1", first, received_on=first - timedelta(days=30))
    for name, amount in hours.items():
        setattr(grant, f"hours_{name}", Decimal(amount))
    return grant


def announced_on(start: datetime) -> date:
    """The day on which the roster of a shift's month was told."""
    return start.date().replace(day=1) - timedelta(days=DAYS_ANNOUNCED)


class _Planner:
    """Gives out shifts: nobody gets one within 11 hours of the last, if anybody else is there."""

    def __init__(self, helpers: Sequence[tuple[e.Helper, Person]], absences: Sequence[e.Absence]) -> None:
        self.helpers = helpers
        self.absences = {helper.id: [a for a in absences if a.helper_id == helper.id] for helper, _ in helpers}
        self.free_from: dict[int, datetime] = {}
        self.began: dict[int, datetime] = {}
        self.talked: dict[int, date] = {}
        self.given = [0] * len(helpers)
        self.number = 0

    def give(
        self, place: int, start: datetime, hours: int, kind: e.ShiftKind = e.ShiftKind.WORK, *, extra: bool = False
    ) -> e.Shift:
        """An extra one is somebody else's, who is away: it does not count when hours are shared out."""
        self.number += 1
        self.given[place] += 0 if extra else hours
        end = start + timedelta(hours=hours)
        if self._is_a_new_run(place, start):
            self.began[place] = start
        self.free_from[place] = end + REST
        helper = self.helpers[place][0].id
        announced = None if self.knows_away(place, start, hours) else announced_on(start)
        return e.Shift(f"v{self.number}", helper, start, end, kind, e.ShiftStatus.WORKED, announced)

    def knows_away(self, place: int, start: datetime, hours: int) -> bool:
        """By a vacation that was told of before the roster was; nobody knows of sickness beforehand."""
        known, end = announced_on(start), start + timedelta(hours=hours)
        return any(
            a.overlaps(start, end) and a.notice_given_on is not None and a.notice_given_on <= known
            for a in self.absences[self.helpers[place][0].id]
        )

    def behind(self, place: int, days: int) -> Decimal:
        """How many hours a helper has had more than the contract says after so many days; least comes first."""
        return self.given[place] - Decimal(self.helpers[place][1].hours) * days / 7

    def away(self, place: int, start: datetime, hours: int) -> bool:
        end = start + timedelta(hours=hours)
        return any(a.overlaps(start, end) for a in self.absences[self.helpers[place][0].id])

    def talk(self, day: date) -> e.Shift | None:
        """A yearly talk, one a month, with the first permanent helper who has had none for long, has rested and is there."""
        start = datetime.combine(day, time(12))
        if any(Month.of(talked) == Month.of(day) for talked in self.talked.values()):
            return None
        for place, (_, person) in enumerate(self.helpers):
            late = day - self.talked.get(place, date.min) > TALKS_APART
            if person.pay is not e.PayForm.SUBSTITUTE and late and self.can_meet(place, start, 1):
                self.talked[place] = day
                return self.give(place, start, 1, e.ShiftKind.APPRAISAL)
        return None

    def can_meet(self, place: int, start: datetime, hours: int) -> bool:
        """The helper has rested, is not away, and has a day off soon enough after it."""
        ready = self.free_from.get(place, start) <= start and not self.away(place, start, hours)
        return ready and self._is_in_time(place, start, hours)

    def _is_a_new_run(self, place: int, start: datetime) -> bool:
        """The helper has had a day off (24 hours beside a daily rest) since the last shift."""
        return place not in self.began or start - self.free_from[place] >= timedelta(days=1)

    def _is_in_time(self, place: int, start: datetime, hours: int) -> bool:
        """The helper's working days end within six days and nights of a day off."""
        end = start + timedelta(hours=hours)
        return self._is_a_new_run(place, start) or end - self.began[place] <= LONGEST_RUN

    def rested(self, order: Sequence[int], start: datetime, hours: int = 8) -> int:
        """The first in the order who has rested, or else the one who comes nearest to it."""
        ready = [p for p in order if self.free_from.get(p, start) <= start]
        fresh = [p for p in ready if self._is_in_time(p, start, hours)]
        if fresh:
            return fresh[0]
        if ready:
            return max(ready, key=lambda p: self.began[p])
        return min(order, key=lambda p: self.free_from[p])


def _shifts(
    helpers: Sequence[tuple[e.Helper, Person]],
    absences: Sequence[e.Absence],
    first: date,
    last: date,
    today: date,
    chance: Random,
) -> Iterator[e.Shift]:
    """Three shifts of 8 hours a day in stretches; who is absent keeps the shift on the sheet, another one comes in."""
    plan, turn = _Planner(helpers, absences), list(range(len(helpers)))
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if offset % 4 == 0:
            chance.shuffle(turn)
            turn.sort(key=lambda place: plan.behind(place, offset))
        for slot, (hour, hours) in enumerate(SHIFT_HOURS):
            start = datetime.combine(day, time(hour))
            order = turn[slot:] + turn[:slot]
            if day > today:  # a roster to come has nobody on it who is known to be away
                order = [place for place in order if not plan.knows_away(place, start, hours)]
            place = plan.rested(order, start)
            yield plan.give(place, start, hours)
            if plan.away(place, start, hours):
                here = [p for p in order if not plan.away(p, start, hours)]
                here.sort(key=lambda p: helpers[p][1].pay is not e.PayForm.SUBSTITUTE)
                yield plan.give(plan.rested(here, start), start, hours, extra=True)
        if day.day == MEETING_DAY and day.weekday() < SATURDAY:
            start = datetime.combine(day, time(13))
            for place in [p for p in turn if plan.can_meet(p, start, 2)][:2]:
                yield plan.give(place, start, 2, e.ShiftKind.STAFF_MEETING)
        elif day.day in TALK_DAYS and (talk := plan.talk(day)):
            yield talk
