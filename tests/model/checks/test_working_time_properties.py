"""Rest and averages against a slow, obvious second count: a string with one letter a minute, read from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import paths
from app.model.checks.averages import weekly_average
from app.model.checks.facts import Facts
from app.model.checks.working_time import daily_rest, longest_shift, weekly_rest
from app.model.domain.entities import Absence, AbsenceKind, Helper, Scheme, Shift, ShiftKind
from app.model.domain.findings import Finding
from app.model.domain.local_time import COPENHAGEN, exists
from app.model.rulebook.profiles import load_rulebook

HOUR, DAY = 60, 24 * 60
RULES = load_rulebook(paths.resources() / "regler", "faxe")
AS_OF = date(2026, 12, 31)
STARTS = (datetime(2025, 12, 27), datetime(2026, 2, 26), datetime(2026, 3, 25), datetime(2026, 10, 20))
KINDS = (ShiftKind.WORK, ShiftKind.WORK, ShiftKind.TRAINING, ShiftKind.ON_CALL_SITE, ShiftKind.ON_CALL_HOME)


def _minute(local: datetime) -> int:
    """Minutes since 2000 that really have passed."""
    zero = datetime(2000, 1, 1, tzinfo=UTC)
    return int((local.replace(tzinfo=COPENHAGEN).astimezone(UTC) - zero).total_seconds() // 60)


@st.composite
def rosters(draw: st.DrawFn) -> list[Shift]:
    """One helper's shifts after each other: sometimes touching, mostly with a rest near the rules' limits."""
    at = draw(st.sampled_from(STARTS)) + timedelta(minutes=draw(st.integers(0, DAY)))
    near = st.sampled_from((0, 1, 10 * HOUR + 59, 11 * HOUR, 11 * HOUR + 1, 34 * HOUR + 59, 35 * HOUR, 36 * HOUR))
    gaps = st.one_of(near, st.integers(0, 40 * HOUR))
    lengths = st.one_of(st.sampled_from((30, 12 * HOUR, 13 * HOUR, 13 * HOUR + 1, DAY, DAY + 1)), st.integers(15, DAY))
    shifts = []
    for number in range(draw(st.integers(1, 14))):
        start = at + timedelta(minutes=draw(gaps))
        at = start + timedelta(minutes=draw(lengths))
        if exists(start) and exists(at):
            shifts.append(Shift(f"v{number}", "h1", start, at, draw(st.sampled_from(KINDS))))
    return shifts


def _facts(shifts: Sequence[Shift], absences: Sequence[Absence] = (), *, rest_room: bool = False) -> Facts:
    return Facts(
        as_of=AS_OF,
        first=date(2025, 1, 1),
        last=date(2027, 12, 31),
        scheme=Scheme(rest_room=rest_room),
        helpers={"h1": Helper("h1", "Prøve")},
        shifts={"h1": list(shifts)},
        absences={"h1": list(absences)},
    )


class Line:
    """The helper's time as text: "x" for a minute of working time, "." for a free one; two free weeks on either side."""

    def __init__(self, shifts: Sequence[Shift]) -> None:
        working = [s for s in shifts if s.kind is not ShiftKind.ON_CALL_HOME]
        self.starts = {_minute(s.start): s.start for s in working}
        self.zero = min(self.starts, default=0) - 14 * DAY
        signs = ["."] * (max((_minute(s.end) for s in working), default=0) - self.zero + 14 * DAY)
        for shift in working:
            for minute in range(_minute(shift.start), _minute(shift.end)):
                signs[minute - self.zero] = "x"
        self.text = "".join(signs)

    def clock(self, position: int) -> datetime:
        return self.starts[position + self.zero]

    def free_in(self, end: int) -> int:
        return max(map(len, self.text[end - DAY : end].split("x")))


def _at(found: Sequence[Finding]) -> list[datetime]:
    return sorted(f.at for f in found if isinstance(f.at, datetime))


@settings(max_examples=150, deadline=None)
@given(rosters())
def test_daily_rest_looked_at_from_every_minute_of_working_time(shifts: list[Shift]) -> None:
    line = Line(shifts)
    wanted = [
        line.clock(block.start())
        for block in re.finditer("x+", line.text)
        if any(line.free_in(minute + 1) < 11 * HOUR for minute in range(block.start(), block.end()))
    ]
    found = list(daily_rest(_facts(shifts), RULES))
    assert _at(found) == wanted
    for finding in found:
        block_end = datetime.fromisoformat(str(finding.figures["block_end"]))
        assert finding.figures["longest_rest_minutes"] == line.free_in(_minute(block_end) - line.zero)


@settings(max_examples=150, deadline=None)
@given(rosters())
def test_with_a_rest_room_up_to_24_hours_are_fine_when_11_free_ones_follow(shifts: list[Shift]) -> None:
    line = Line(shifts)
    wanted = []
    for block in re.finditer("x+", line.text):
        breaks = any(line.free_in(minute + 1) < 11 * HOUR for minute in range(block.start(), block.end()))
        followed = line.text[block.end() :].startswith("." * 11 * HOUR)
        if breaks and not (len(block.group()) <= DAY and followed):
            wanted.append(line.clock(block.start()))
    assert _at(list(daily_rest(_facts(shifts, rest_room=True), RULES))) == wanted


@settings(max_examples=150, deadline=None)
@given(rosters())
def test_the_days_off_are_the_free_stretches_of_35_hours(shifts: list[Shift]) -> None:
    line = Line(shifts)
    runs = re.finditer(rf"x(?:(?!\.{{{35 * HOUR},}}).)*", line.text)
    wanted = {line.clock(run.start()): len(run.group().rstrip(".")) for run in runs}
    found = {f.at: f.severity.value for f in weekly_rest(_facts(shifts), RULES)}
    assert found == {
        at: "error" if minutes > 12 * DAY else "warning" for at, minutes in wanted.items() if minutes > 6 * DAY
    }


@settings(max_examples=100, deadline=None)
@given(rosters())
def test_no_block_is_longer_than_a_day_and_night(shifts: list[Shift]) -> None:
    line = Line(shifts)
    wanted = [line.clock(b.start()) for b in re.finditer("x+", line.text) if len(b.group()) > DAY]
    assert _at(list(longest_shift(_facts(shifts), RULES))) == wanted


@settings(max_examples=100, deadline=None)
@given(
    rosters(),
    st.lists(
        st.tuples(st.integers(-5, 20), st.integers(0, 9), st.sampled_from(list(AbsenceKind)), st.booleans()), max_size=3
    ),
)
def test_the_average_counts_the_minutes_of_the_days_that_count(
    shifts: list[Shift], away: list[tuple[int, int, AbsenceKind, bool]]
) -> None:
    if not shifts:
        return
    last = shifts[-1].end.date()
    absences = [
        Absence(f"a{n}", "h1", kind, shifts[0].start.date() + timedelta(days=first))
        for n, (first, _, kind, _) in enumerate(away)
    ]
    for absence, (_, length, _, is_open) in zip(absences, away, strict=True):
        absence.last_day = None if is_open else absence.first_day + timedelta(days=length)
    sick = (AbsenceKind.SICK, AbsenceKind.SECTION_56, AbsenceKind.WORK_INJURY, AbsenceKind.VACATION)
    day, days, minutes, line = _four_months_before(last), 0, 0, Line(shifts)
    while day <= last:
        if not any(a.kind in sick and a.first_day <= day <= (a.last_day or date.max) for a in absences):
            start = _minute(datetime(day.year, day.month, day.day))
            tomorrow = day + timedelta(days=1)
            end = _minute(datetime(tomorrow.year, tomorrow.month, tomorrow.day))
            days, minutes = (
                days + 1,
                minutes + line.text[max(0, start - line.zero) : max(0, end - line.zero)].count("x"),
            )
        day += timedelta(days=1)
    found = list(weekly_average(replace(_facts(shifts, absences), as_of=last), RULES))
    weekly = minutes * 7 / (days * 60) if days else 0
    over = "error" if days >= 30 else "warning"  # with fewer days it is too unsure
    assert [f.severity.value for f in found] == ([over] if weekly > 48 else ["warning"] if weekly >= 44 else [])
    for finding in found:
        assert (finding.figures["minutes"], finding.figures["days"]) == (minutes, days)
        assert (f"bygger kun på {days} dag" in finding.message) is (days < 30)


def _four_months_before(last: date) -> date:
    """The first of the days that end with `last`: the same number four months before, or that month's end, plus one."""
    year, month = divmod(last.year * 12 + last.month - 1 - 4, 12)
    for number in (last.day, 30, 29, 28):
        try:
            return date(year, month + 1, number) + timedelta(days=1)
        except ValueError:
            continue
    raise AssertionError(last)


@pytest.mark.parametrize(
    ("weekly", "severity"), [("43:59", None), ("44:00", "warning"), ("48:00", "warning"), ("48:06", "error")]
)
def test_the_average_is_compared_exactly(weekly: str, severity: str | None) -> None:
    """16 weeks and some days: with days of sickness so that exactly 70 days count, ten times the week's minutes."""
    hours, minutes = map(int, weekly.split(":"))
    total, last, shifts = 10 * (hours * 60 + minutes), date(2026, 9, 30), []
    day = date(2026, 7, 23)
    while total:
        length = min(total, 12 * HOUR)
        start = datetime(day.year, day.month, day.day, 6)
        shifts.append(Shift(f"v{day}", "h1", start, start + timedelta(minutes=length)))
        total, day = total - length, day + timedelta(days=1)
    sick = Absence("a", "h1", AbsenceKind.SICK, date(2026, 5, 31), date(2026, 7, 22))
    facts = replace(_facts(shifts, [sick]), as_of=last)
    found = list(weekly_average(facts, RULES))
    assert [f.severity.value for f in found] == ([severity] if severity else [])
    if found:
        assert found[0].figures["days"] == 70
