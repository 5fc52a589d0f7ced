"""What holds for every roster: a second, slow and obvious count, minute by minute, agrees with calc.hours in Faxe.

It knows the handbook's 5.3.1, 5.3.3 and 5.11 by itself: no rulebook, no calendar package, own Easter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app import paths
from app.model.calc.hours import TIME_COLUMNS, split
from app.model.domain.entities import Absence, AbsenceKind, Month, Shift, ShiftKind
from app.model.rulebook.profiles import load_rulebook

FAXE = load_rulebook(paths.resources() / "regler", "faxe")
DENMARK = ZoneInfo("Europe/Copenhagen")
FIRST, LAST = date(2020, 11, 1), date(2030, 12, 20)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)

Counted = dict[tuple[date, str], Counter[str]]

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


def _is_holiday(moment: datetime) -> bool:
    """A public holiday, or the hours of a special day; `moment` is local."""
    day, easter = moment.date(), _easter(moment.year)
    offsets = [-3, -2, 1, 39, 50] + ([26] if moment.year <= 2023 else [])
    if (day.month, day.day) in {(1, 1), (12, 24), (12, 25), (12, 26)} or (day - easter).days in offsets:
        return True
    return (day.month, day.day) in {(5, 1), (6, 5), (12, 31)} and moment.hour >= 12


def _supplements(moment: datetime) -> list[str]:
    found = []
    if 17 <= moment.hour < 23:
        found.append("evening")
    if moment.hour >= 23 or moment.hour < 6:
        found.append("night")
    if moment.weekday() == 5 and moment.hour >= 8:
        found.append("saturday")
    if moment.weekday() == 6:
        found.append("sunday")
    elif _is_holiday(moment):
        found.append("public_holiday")
    return found


def _utc(local: datetime) -> datetime:
    return local.replace(tzinfo=DENMARK).astimezone(UTC)


ABSENT = {
    AbsenceKind.SICK: "sick",
    AbsenceKind.WORK_INJURY: "sick",
    AbsenceKind.SECTION_56: "sick",
    AbsenceKind.CHILD_SICK: "child_sick",
    AbsenceKind.VACATION: "vacation",
    AbsenceKind.PARENTAL: None,
    AbsenceKind.UNPAID: None,
    AbsenceKind.PREGNANCY: None,
    AbsenceKind.EXTRA_DAY_OFF: "vacation",
    AbsenceKind.AGREED: None,
}


def _count(shifts: Sequence[Shift], absences: Sequence[Absence], step: int = 1) -> Counted:
    """Every minute that passes, one at a time (or so many), into (date, shift) -> column."""
    counted: Counted = {}
    child_sick: Counter[date] = Counter()
    away = [(_utc(a.start), _utc(a.end), a.kind) for a in absences]
    for shift in sorted(shifts, key=lambda s: s.start):
        now, end = _utc(shift.start), _utc(shift.end)
        while now < end:
            local = now.astimezone(DENMARK)
            row = counted.setdefault((local.date(), shift.id), Counter())
            kinds = [kind for start, stop, kind in away if start <= now < stop]
            if kinds:
                column = ABSENT[kinds[0]]
                if column == "child_sick":
                    child_sick[local.date()] += step
                    column = column if child_sick[local.date()] <= 8 * 60 else None
                columns = [column] if column else []
            elif shift.kind is ShiftKind.ON_CALL_HOME:
                columns = ["on_call_home"]
            elif shift.kind is ShiftKind.ON_CALL_SITE:
                columns = ["on_call_site"]
            else:
                columns = ["work", *_supplements(local)]
            row.update(dict.fromkeys(columns, step))
            now += step * MINUTE
    return counted


# --- Random rosters ------------------------------------------------------------------------------


def _last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


YEARS = range(2021, 2031)
SPECIAL = sorted(
    {
        day
        for year in YEARS
        for day in (
            *(_easter(year) + timedelta(days=n) for n in (-4, -1, 25, 38, 49)),
            *(date(year, *month_day) for month_day in ((4, 30), (6, 4), (12, 23), (12, 30))),
            *(_last_sunday(year, month) - DAY for month in (3, 10)),
            date(year, 2, 28),
        )
        if FIRST <= day <= LAST
    }
)
first_days = st.one_of(st.sampled_from(SPECIAL), st.dates(FIRST, LAST))


def _exists(local: datetime) -> bool:
    return _utc(local).astimezone(DENMARK).replace(tzinfo=None, fold=0) == local


@st.composite
def rosters(draw: st.DrawFn) -> list[Shift]:
    """Up to four shifts of one helper, one after another, some touching; times that no clock shows are moved away."""
    reached = datetime.combine(draw(first_days), time())
    shifts: list[Shift] = []
    for number in range(draw(st.integers(1, 4))):
        start = reached + timedelta(minutes=draw(st.one_of(st.just(0), st.integers(0, 30 * 60))))
        end = start + timedelta(minutes=draw(st.one_of(st.integers(1, 12 * 60), st.integers(1, 50 * 60))))
        start, end = (at if _exists(at) else at + timedelta(hours=1) for at in (start, end))
        if start < end and start >= reached:
            shifts.append(Shift(f"v{number}", "h1", start, end, draw(st.sampled_from(ShiftKind))))
            reached = end
    assume(shifts)
    return shifts


@st.composite
def away(draw: st.DrawFn, shifts: list[Shift], kinds: Sequence[AbsenceKind] = tuple(AbsenceKind)) -> list[Absence]:
    """Up to three absences around the shifts, with and without clock times, never overlapping."""
    reached = datetime.combine(shifts[0].start.date(), time())
    absences: list[Absence] = []
    for number in range(draw(st.integers(0, 3))):
        start = reached + timedelta(minutes=draw(st.integers(0, 40 * 60)))
        end = start + timedelta(minutes=draw(st.integers(1, 40 * 60)))
        start, end = (at if _exists(at) else at + timedelta(hours=1) for at in (start, end))
        absence = Absence(f"a{number}", "h1", draw(st.sampled_from(kinds)), start.date(), end.date())
        if draw(st.booleans()):
            absence.from_time = start.time()
        if draw(st.booleans()):
            absence.to_time = end.time()
        if reached <= absence.start < absence.end:
            absences.append(absence)
            reached = absence.end
    return absences


def _days(shifts: Sequence[Shift]) -> list[date]:
    first, last = shifts[0].start.date(), shifts[-1].end.date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


# --- What always holds ---------------------------------------------------------------------------


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_the_slow_count_gives_the_same_minutes_in_every_column(data: st.DataObject) -> None:
    shifts = data.draw(rosters())
    absences = data.draw(away(shifts))
    rows = split(shifts, absences, FAXE, _days(shifts))
    fast = {
        (row.day, row.shift.id): Counter({a.column: row.minutes(a.column) for a in row.amounts if a.minutes})
        for row in rows
    }
    assert fast == _count(shifts, absences)
    assert len(fast) == len(rows)


def test_every_hour_of_ten_years_is_counted_alike() -> None:
    """Round the clock, a week at a time: all that Faxe's rules turn on happens at a full hour."""
    start = datetime.combine(FIRST, time())
    weeks = [start + timedelta(weeks=n) for n in range(531)]
    shifts = [Shift(f"v{n}", "h1", begin, end) for n, (begin, end) in enumerate(pairwise(weeks))]
    rows = split(shifts, [], FAXE, _days(shifts))
    fast = {(r.day, r.shift.id): Counter({a.column: r.minutes(a.column) for a in r.amounts}) for r in rows}
    assert fast == _count(shifts, [], step=60)
    assert _days(shifts)[-1] >= LAST


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_splitting_keeps_every_minute_of_a_shift(data: st.DataObject) -> None:
    shifts = data.draw(rosters())
    kinds = (AbsenceKind.SICK, AbsenceKind.WORK_INJURY, AbsenceKind.SECTION_56, AbsenceKind.VACATION)
    absences = data.draw(away(shifts, kinds))
    rows = split(shifts, absences, FAXE, _days(shifts))
    for shift in shifts:
        mine = [row for row in rows if row.shift is shift]
        assert sum(row.minutes(column) for row in mine for column in TIME_COLUMNS) == shift.minutes
        assert [row.start for row in mine] == [shift.start, *[row.end for row in mine[:-1]]]
        assert mine[-1].end == shift.end


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_unpaid_absence_and_the_childs_ninth_hour_are_all_that_is_left_out(data: st.DataObject) -> None:
    shifts = data.draw(rosters())
    absences = data.draw(away(shifts))
    rows = split(shifts, absences, FAXE, _days(shifts))
    unpaid = [a for a in absences if ABSENT[a.kind] is None]
    child = [a for a in absences if a.kind is AbsenceKind.CHILD_SICK]
    for day in _days(shifts):
        today = [row for row in rows if row.day == day]
        passed = sum(_overlap(row.start, row.end, [(row.start, row.end)]) for row in today)
        counted = sum(row.minutes(column) for row in today for column in TIME_COLUMNS)
        lost = sum(_overlap(row.start, row.end, [(a.start, a.end) for a in unpaid]) for row in today)
        with_child = sum(_overlap(row.start, row.end, [(a.start, a.end) for a in child]) for row in today)
        assert counted == passed - lost - max(0, with_child - 8 * 60)


def _overlap(start: datetime, end: datetime, spans: Sequence[tuple[datetime, datetime]]) -> int:
    """Minutes that pass in the part of a span that others cover."""
    parts = [(max(start, low), min(end, high)) for low, high in spans]
    return sum(int((_utc(high) - _utc(low)) / MINUTE) for low, high in parts if low < high)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_months_together_hold_each_row_once(data: st.DataObject) -> None:
    shifts = data.draw(rosters())
    absences = data.draw(away(shifts))
    whole = split(shifts, absences, FAXE, _days(shifts))
    months = sorted({Month.of(day) for day in _days(shifts)}, key=str)
    cut = [row for month in months for row in split(shifts, absences, FAXE, month.days)]
    assert [(r.shift.id, r.day, r.start, r.end, r.amounts) for r in cut] == [
        (r.shift.id, r.day, r.start, r.end, r.amounts) for r in whole
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(YEARS),
    st.sampled_from([(3, -60), (10, 60)]),
    st.integers(0, 12 * 60 + 119),
    st.integers(3 * 60, 23 * 60),
)
def test_a_night_over_a_clock_change_is_exactly_an_hour_off(
    year: int, change: tuple[int, int], start: int, end: int
) -> None:
    """The same clock times a week later tell how long the night is without the change."""
    month, off = change
    saturday = datetime.combine(_last_sunday(year, month) - DAY, time(12))

    def minutes(at: datetime) -> int:
        shift = Shift("v1", "h1", at + timedelta(minutes=start), at + timedelta(hours=12, minutes=end))
        return sum(row.minutes("work") for row in split([shift], [], FAXE, _days([shift])))

    assert minutes(saturday) == minutes(saturday + timedelta(days=7)) + off


@settings(max_examples=60, deadline=None)
@given(rosters())
def test_no_supplement_has_more_minutes_than_the_work_it_is_for(shifts: list[Shift]) -> None:
    for row in split(shifts, [], FAXE, _days(shifts)):
        for amount in row.amounts:
            assert 0 < amount.minutes <= sum(row.minutes(column) for column in TIME_COLUMNS)
            assert amount.reasons
        assert not (row.minutes("sunday") and row.minutes("public_holiday"))
