"""What happens in the example scheme just now and has happened lately: seen from the day on which it is made.

Somebody is ill, somebody is told of a vacation too late, a wish waits, a child is due; an accident, a journey and a stay in
hospital are over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from app.model.domain import entities as e
from app.model.domain import leave as v
from app.model.domain.content import Content
from app.model.domain.local_time import ONE_DAY
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.services.examples.leave import (
    FIFTH_WEEK,
    ILL,
    OTHER_NOTICE,
    YEAR_BEGINS,
    People,
    permanent,
    sick_days,
    vacation,
)

RUNS_SINCE, COMES_BACK, ASKED = timedelta(days=5), timedelta(days=9), timedelta(days=1)
SOON, TOLD_LATE = timedelta(days=17), timedelta(days=3)
WISHED, ROUND_OVER = timedelta(days=9), (1, 15)
DUE_IN, LEAVE_BEFORE, TOLD_BEFORE, PASSED_ON = (timedelta(days=days) for days in (81, 28, 97, 10))
JOURNEY, JOURNEY_TOLD, HOSPITAL = (timedelta(days=days) for days in (110, 210, 60))
STAY_LASTS = timedelta(days=2)
AFTER_ACCIDENT = timedelta(hours=2, minutes=30)
REPORTED_AFTER = timedelta(days=6)
MONDAY = 7


def happen_now(content: Content, helpers: People, today: date) -> None:
    """Before shifts are given out: who is away today and soon. Nobody is ill in days to come."""
    content.absences = [a for a in content.absences if a.kind not in ILL or a.first_day <= today]
    staff = [who for _, who in permanent(helpers)]
    ill = _free(content, (staff[2], staff[3], staff[0]), today - RUNS_SINCE, None)
    if ill is not None:
        runs = sick_days(ill, today - RUNS_SINCE, 0)
        runs.id, runs.last_day, runs.fit_on, runs.expected_back = "a-nu", None, None, today + COMES_BACK
        content.absences.append(runs)
    content.absences += _told_late(content, staff, today)
    content.absences += _moved_week(content, staff[0])
    hurt = _hurt(content, staff[0], today)
    if hurt is not None:
        hurt.kind = e.AbsenceKind.WORK_INJURY


def _told_late(content: Content, staff: Sequence[e.Helper], today: date) -> Iterator[e.Absence]:
    """A week in which nobody else has vacation, announced a few days ago: the law's notice is longer."""
    monday = today + SOON
    monday += timedelta(days=-monday.weekday() % MONDAY)
    sunday = monday + timedelta(days=6)
    vacations = [absence for absence in content.absences if absence.kind is e.AbsenceKind.VACATION]
    who = _free(content, (staff[3], staff[1], staff[0]), monday, sunday)
    if who is not None and not any(a.first_day <= sunday and monday <= (a.last_day or sunday) for a in vacations):
        week = vacation(who, monday, 1, monday - today + TOLD_LATE)
        week.id, week.notice_how, week.advance_agreed_on = "a-snart", "Sagt ved vagtskiftet", today - TOLD_LATE
        yield week


def _year_before(content: Content) -> tuple[date, int]:
    """The scheme's first day, and the vacation year that was over by then (named by the year in which it begins)."""
    begins = min(contract.starts_on for contract in content.contracts)
    return begins, begins.year - 1 if begins.month >= YEAR_BEGINS else begins.year - 2


def _moved_week(content: Content, who: e.Helper) -> Iterator[e.Absence]:
    """The week that was moved from the year before is the first to be held when that year's time is out."""
    begins, before = _year_before(content)
    monday = date(before + 2, 1, 2)
    monday += timedelta(days=-monday.weekday() % MONDAY)
    week = vacation(who, monday, 1, OTHER_NOTICE)
    if week.last_day is not None and monday > begins and _free(content, [who], monday, week.last_day) is not None:
        week.id = "a-flyttet"
        yield week


def _free(content: Content, wanted: Iterable[e.Helper], first: date, last: date | None) -> e.Helper | None:
    """The first of them who is not away otherwise."""
    asked = e.Absence("", "", e.AbsenceKind.SICK, first, last)
    for who in wanted:
        if not any(a.helper_id == who.id and a.overlaps(asked.start, asked.end) for a in content.absences):
            return who
    return None


def _hurt(content: Content, who: e.Helper, today: date) -> e.Absence | None:
    """A helper's newest sick days that are over and long enough ago to have been reported."""
    over = [
        absence
        for absence in content.absences
        if absence.helper_id == who.id
        and absence.kind in {e.AbsenceKind.SICK, e.AbsenceKind.WORK_INJURY}
        and absence.first_day + REPORTED_AFTER <= today
        and absence.last_day is not None
    ]
    return max(over, key=lambda absence: absence.first_day, default=None)


def tell_now(content: Content, helpers: People, today: date) -> None:
    """After shifts are given out: what is written of it all."""
    staff = [who for _, who in permanent(helpers)]
    for absence in content.absences:
        if absence.id == "a-nu":
            asked = v.AbsenceStep("a-nu-tro", absence.helper_id, absence.id, v.StepKind.DECLARATION, today - ASKED)
            content.absence_steps.append(asked)
    _wishes(content, staff, today)
    content.parental_leaves.append(_parental(staff[-1], today))
    content.accidents += _accidents(content, staff[0])
    _stays(content, [who for who, _ in helpers], today)


def _wishes(content: Content, staff: Sequence[e.Helper], today: date) -> None:
    year = today.year + 1
    first = date(year, 2, 9) + timedelta(days=-date(year, 2, 9).weekday() % MONDAY)
    wish = v.VacationWish("w-nu", staff[3].id, first, first + timedelta(days=6), today - WISHED)
    content.vacation_wishes.append(wish)
    content.vacation_rounds.append(v.VacationRound(f"r{year}", year, date(year, *ROUND_OVER)))
    if not any(absence.id == "a-flyttet" for absence in content.absences):
        return
    before = _year_before(content)[1]
    for kind, days in (
        (v.VacationEntryKind.EARNED_BEFORE, 5 * FIFTH_WEEK),
        (v.VacationEntryKind.TAKEN_BEFORE, 4 * FIFTH_WEEK),
        (v.VacationEntryKind.TRANSFERRED, FIFTH_WEEK),
    ):
        content.vacation_entries.append(v.VacationEntry(f"f-{kind.value}", staff[0].id, before, kind, days))
    moved = content.vacation_entries[-1]
    moved.agreed_on = moved.reported_on = min(date(before + 1, 12, 10), today)
    moved.note = "Den 5. ferieuge fra året før."


def _parental(who: e.Helper, today: date) -> v.ParentalLeave:
    due = today + DUE_IN
    leave = v.ParentalLeave("b1", who.id, v.ParentRole.MOTHER, due, due - TOLD_BEFORE, due - LEAVE_BEFORE)
    leave.municipality_told_on = today - PASSED_ON
    return leave


def _accidents(content: Content, who: e.Helper) -> Iterable[v.Accident]:
    """In the helper's last shift before the days at home."""
    for absence in content.absences:
        if absence.helper_id != who.id or absence.kind is not e.AbsenceKind.WORK_INJURY:
            continue
        worked = [s for s in content.shifts if s.helper_id == who.id and s.end <= absence.start]
        if not worked:
            return
        happened = max(worked, key=lambda shift: shift.start).start + AFTER_ACCIDENT
        told = absence.first_day + REPORTED_AFTER
        yield v.Accident(
            "ul1",
            who.id,
            happened,
            place="Badeværelset hjemme hos borgeren",
            doing="Flytning fra kørestol til badestol med loftlift.",
            what_happened="Gulvet var vådt, og hjælperen gled.",
            witnesses="Karla Eksempelsen",
            prevention="Gulvet tørres før hver flytning, og der er lagt en skridsikker måtte.",
            absence_id=absence.id,
            reported_on=told,
            insurer_told_on=told,
            municipality_told_on=told,
            copy_given_on=told,
        )


def _stays(content: Content, helpers: Sequence[e.Helper], today: date) -> None:
    """A few days by the sea with those who had a shift then, told to all in time; and three days in hospital."""
    near = [today - JOURNEY + timedelta(days=days) for days in range(14)]
    gone = min(near, key=lambda day: len(_at_work(content, day, day + STAY_LASTS)))
    journey = CitizenStay("o1", StayKind.VACATION, gone, gone + STAY_LASTS, "Opfundet Strand")
    hospital = CitizenStay("o2", StayKind.HOSPITAL_ACUTE, today - HOSPITAL, today - HOSPITAL + STAY_LASTS)
    hospital.place, hospital.told_on = "Opfundet Sygehus", hospital.first_day + ONE_DAY
    hospital.agreed_on = hospital.told_on
    hospital.agreed = (
        "Hjælperne møder på sygehuset efter vagtplanen, og kommunen betaler. Aftalt med en rådgiver i kommunen."
    )
    content.stays = [journey, hospital]
    for stay in content.stays:
        for shift in content.shifts:
            if stay.first_day <= shift.start.date() <= (stay.last_day or stay.first_day):
                shift.away = True
    along = _at_work(content, gone, gone + STAY_LASTS)
    content.stay_helpers = [
        StayHelper(f"o1-{who.id}", "o1", who.id, along=who.id in along, told_on=today - JOURNEY_TOLD) for who in helpers
    ]


def _at_work(content: Content, first: date, last: date) -> set[str]:
    return {shift.helper_id for shift in content.shifts if first <= shift.start.date() <= last}
