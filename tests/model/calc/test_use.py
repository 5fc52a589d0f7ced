"""Hours against the grant: what counts, what is granted day by day, times of day, and the periods they balance over."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from shutil import copy, copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import paths
from app.model.calc.granted import Slot, grant_on
from app.model.calc.use import (
    NO_CLOCK_NOTE,
    NO_SPLIT_NOTE,
    OTHER_HOURS_NOTE,
    UNSURE_CLOCK_NOTE,
    WEEKEND_NOTE,
    Hours,
    Use,
    period,
    use,
)
from app.model.domain.entities import Absence, AbsenceKind, Grant, Shift, ShiftKind, ShiftStatus
from app.model.domain.local_time import COPENHAGEN
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook

FIRST, LAST = date(2026, 10, 1), date(2026, 12, 31)
at = datetime.fromisoformat


def _rules(profile: str) -> Rulebook:
    return load_rulebook(paths.resources() / "regler", profile)


@pytest.fixture(scope="module")
def faxe() -> Rulebook:
    return _rules("faxe")


def _shift(start: str, end: str, kind: ShiftKind = ShiftKind.WORK, status: ShiftStatus = ShiftStatus.PLANNED) -> Shift:
    return Shift(f"{start}-{kind}", "h1", at(start), at(end), kind, status)


def _grant(hours: str | None, starts_on: date = date(2025, 1, 1), ends_on: date | None = None) -> Grant:
    return Grant(f"g{starts_on}", starts_on, ends_on, hours_total=None if hours is None else Decimal(hours))


def _split_grant(starts_on: date = date(2025, 1, 1)) -> Grant:
    """Round the clock: 11 hours' day, 6 evening and 7 night on 5 days, and the weekend whole."""
    grant = _grant("168", starts_on)
    grant.hours_day, grant.hours_evening = Decimal(55), Decimal(30)
    grant.hours_night, grant.hours_weekend = Decimal(35), Decimal(48)
    return grant


def _minutes(found: Use) -> dict[Slot, int]:
    return {slot: hours.total for slot, hours in found.slots.items() if hours.total}


# --- What counts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ShiftKind)
def test_only_work_counts(faxe: Rulebook, kind: ShiftKind) -> None:
    found = use([_shift("2026-10-05T08:00", "2026-10-05T16:00", kind)], [], [], FIRST, LAST, faxe)
    assert found.whole == Hours(0, 480 if kind is ShiftKind.WORK else 0, None)


def test_worked_is_used_and_the_rest_planned(faxe: Rulebook) -> None:
    shifts = [
        _shift("2026-10-05T08:00", "2026-10-05T16:00", status=ShiftStatus.WORKED),
        _shift("2026-10-06T08:00", "2026-10-06T09:30"),
    ]
    found = use(shifts, [], [_grant("7")], FIRST, LAST, faxe)
    assert found.whole == Hours(480, 90, 92 * 60)
    assert (found.whole.total, found.whole.left, found.whole.over) == (570, 92 * 60 - 570, False)


@pytest.mark.parametrize("kind", AbsenceKind)
def test_the_part_under_an_absence_does_not_count(faxe: Rulebook, kind: AbsenceKind) -> None:
    away = [
        Absence("a2", "h1", kind, date(2026, 10, 5), date(2026, 10, 5), at("2026-10-05T13:00").time(), None),
        Absence("a1", "h1", kind, date(2026, 10, 5), date(2026, 10, 5), None, at("2026-10-05T09:00").time()),
        Absence("a3", "h2", kind, date(2026, 10, 1), None),
    ]
    found = use([_shift("2026-10-05T08:00", "2026-10-05T16:00")], away, [], FIRST, LAST, faxe)
    assert found.whole.planned == 4 * 60


def test_only_the_part_inside_the_dates_counts(faxe: Rulebook) -> None:
    shifts = [
        _shift("2026-09-30T22:00", "2026-10-01T01:00"),
        _shift("2026-12-31T22:30", "2027-01-01T08:00"),
        _shift("2026-09-30T08:00", "2026-10-01T00:00"),
        _shift("2027-01-01T00:00", "2027-01-01T08:00"),
    ]
    assert use(shifts, [], [], FIRST, LAST, faxe).whole.planned == 60 + 90


# --- What is granted -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [
        (FIRST, LAST, 24 * 92),
        (date(2028, 1, 1), date(2028, 3, 31), 24 * 91),
        (date(2027, 1, 1), date(2027, 3, 31), 24 * 90),
        (FIRST, FIRST, 24),
    ],
)
def test_each_day_has_a_seventh_of_the_week_whatever_the_clock_does(
    faxe: Rulebook, first: date, last: date, hours: int
) -> None:
    assert use([], [], [_grant("168")], first, last, faxe).whole.granted == hours * 60


def test_minutes_are_rounded_once_at_the_end(faxe: Rulebook) -> None:
    """92 days of 1 hour a week are 788.57 minutes; each day rounded by itself would be 92 times 9 = 828."""
    assert use([], [], [_grant("1")], FIRST, LAST, faxe).whole.granted == 789


def test_the_parts_add_up_to_the_whole(faxe: Rulebook) -> None:
    grant = _grant("1")
    grant.respiration_hours, grant.self_paid_hours = Decimal("0.5"), Decimal("0.25")
    found = use([], [], [grant], FIRST, LAST, faxe)
    assert (found.whole.granted, found.service, found.respiration, found.self_paid) == (1380, 789, 394, 197)


def test_the_newest_grant_that_holds_a_day_counts(faxe: Rulebook) -> None:
    """October on the old, 15 days on a short new one inside it, then the old one again."""
    grants = [_grant("14", date(2026, 11, 1), date(2026, 11, 15)), _grant("7")]
    assert use([], [], grants, FIRST, LAST, faxe).whole.granted == (92 + 15) * 60
    assert grant_on(grants, date(2026, 11, 15)) is grants[0]
    assert grant_on(grants, date(2026, 11, 16)) is grants[1]


def test_days_without_a_grant_are_told_and_what_is_used_on_them_is_kept_apart(faxe: Rulebook) -> None:
    shifts = [
        _shift("2026-10-31T22:00", "2026-11-01T08:00"),
        _shift("2026-12-01T08:00", "2026-12-01T10:00", status=ShiftStatus.WORKED),
    ]
    found = use(shifts, [], [_grant("7", date(2026, 11, 1), date(2026, 11, 30))], FIRST, LAST, faxe)
    assert found.unknown_days == 31 + 31
    assert found.whole == Hours(120, 600, 30 * 60)
    assert found.outside == Hours(120, 120)
    assert found.counted == Hours(0, 480, 30 * 60)


@pytest.mark.parametrize(
    "grants", [[], [_grant(None)], [_grant("7", date(2027, 1, 1))], [_grant("7"), _grant(None, FIRST)]]
)
def test_where_no_hours_are_known_nothing_is_granted_but_the_use_is_told(faxe: Rulebook, grants: list[Grant]) -> None:
    found = use([_shift("2026-10-05T08:00", "2026-10-05T16:00")], [], grants, FIRST, LAST, faxe)
    assert (found.whole, found.unknown_days) == (Hours(0, 480, None), 92)
    assert found.whole.left is None
    assert not found.whole.over


def test_no_hours_granted_is_not_the_same_as_unknown(faxe: Rulebook) -> None:
    found = use([], [], [_grant("0")], FIRST, LAST, faxe)
    assert (found.whole.granted, found.unknown_days) == (0, 0)


# --- Times of day --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-10-05T06:00", "2026-10-05T17:00", {Slot.DAY: 660}),
        ("2026-10-05T05:59", "2026-10-05T17:01", {Slot.NIGHT: 1, Slot.DAY: 660, Slot.EVENING: 1}),
        ("2026-10-05T17:00", "2026-10-06T06:00", {Slot.EVENING: 360, Slot.NIGHT: 420}),
        ("2026-10-09T22:00", "2026-10-10T08:00", {Slot.EVENING: 60, Slot.NIGHT: 60, Slot.WEEKEND: 480}),
        ("2026-10-11T22:00", "2026-10-12T07:00", {Slot.WEEKEND: 120, Slot.NIGHT: 360, Slot.DAY: 60}),
        ("2026-10-24T22:00", "2026-10-25T08:00", {Slot.WEEKEND: 660}),
        ("2026-12-25T08:00", "2026-12-25T10:00", {Slot.DAY: 120}),
    ],
)
def test_a_minute_has_one_time_of_day(faxe: Rulebook, start: str, end: str, minutes: dict[Slot, int]) -> None:
    found = use([_shift(start, end)], [], [], FIRST, LAST, faxe)
    assert _minutes(found) == minutes
    assert WEEKEND_NOTE in found.notes


def test_evening_and_night_are_the_profiles_own(tmp_path: Path) -> None:
    """The invented municipality: evening from 17.30, night until 7."""
    copy(paths.resources() / "ordliste.toml", tmp_path)
    copytree(paths.resources() / "regler", tmp_path / "regler")
    invented = Path(__file__).parents[2] / "data" / "proevekommune.toml"
    copy(invented, tmp_path / "regler" / "kommune" / "999_proevekommune.toml")
    rules = load_rulebook(tmp_path / "regler", "proevekommune")
    found = use([_shift("2026-10-05T06:00", "2026-10-05T18:00")], [], [], FIRST, LAST, rules)
    assert _minutes(found) == {Slot.NIGHT: 60, Slot.DAY: 630, Slot.EVENING: 30}


@pytest.mark.parametrize(("profile", "first"), [("standard", FIRST), ("faxe", date(2020, 10, 31))])
def test_without_a_table_on_every_day_there_is_no_split(profile: str, first: date) -> None:
    found = use([_shift("2026-10-05T06:00", "2026-10-05T18:00")], [], [_grant("7")], first, LAST, _rules(profile))
    assert (found.slots, found.notes) == ({}, (NO_CLOCK_NOTE,))
    assert found.whole.planned == 720


def test_assumed_clock_times_are_said_to_be_so() -> None:
    assert use([], [], [], FIRST, LAST, _rules("aarhus")).notes == (WEEKEND_NOTE, UNSURE_CLOCK_NOTE)


def test_the_split_comes_out_even_for_help_round_the_clock(faxe: Rulebook) -> None:
    """The first quarter of 2026 has 64 working days and 26 in weekends: no time of day has too much or too little."""
    grant = _split_grant()
    whole = [_shift(f"{day}T00:00", f"{day + timedelta(days=1)}T00:00") for day in _days(date(2026, 1, 1), 90)]
    found = use(whole, [], [grant], date(2026, 1, 1), date(2026, 3, 31), faxe)
    left = {slot: hours.left for slot, hours in found.slots.items()}
    assert left == {Slot.DAY: 0, Slot.EVENING: 0, Slot.NIGHT: 0, Slot.WEEKEND: 60}  # the hour that is skipped in March
    assert found.whole.left == 60


def _days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]


def test_a_time_of_day_that_a_grant_does_not_say_is_not_known(faxe: Rulebook) -> None:
    later = replace(_split_grant(date(2026, 11, 1)), hours_night=None)
    found = use([], [], [_split_grant(), later], FIRST, LAST, faxe)
    assert {slot for slot, hours in found.slots.items() if hours.granted is None} == {Slot.NIGHT}
    assert found.notes == (WEEKEND_NOTE, NO_SPLIT_NOTE)


@pytest.mark.parametrize("other", ["respiration_hours", "self_paid_hours"])
def test_a_split_of_the_service_hours_alone_is_not_compared_with_all_work(faxe: Rulebook, other: str) -> None:
    grant = _split_grant()
    setattr(grant, other, Decimal(7))
    found = use([], [], [grant], FIRST, LAST, faxe)
    assert {hours.granted for hours in found.slots.values()} == {None}
    assert found.notes == (WEEKEND_NOTE, OTHER_HOURS_NOTE)
    covering = replace(grant, hours_night=Decimal(42))
    assert use([], [], [covering], FIRST, LAST, faxe).slots[Slot.NIGHT].granted is not None


def test_a_split_is_not_compared_where_something_lies_on_days_without_a_grant(faxe: Rulebook) -> None:
    grants = [_split_grant(date(2026, 11, 1))]
    assert use([], [], grants, FIRST, LAST, faxe).slots[Slot.DAY].granted == 11 * 44 * 60
    found = use([_shift("2026-10-05T06:00", "2026-10-05T18:00")], [], grants, FIRST, LAST, faxe)
    assert {hours.granted for hours in found.slots.values()} == {None}


# --- Against a count of every minute -------------------------------------------------------------

WEEK_FIRST = datetime(2026, 10, 22)
moments = st.integers(0, 6 * 24 * 4).map(lambda quarter: WEEK_FIRST + timedelta(minutes=15 * quarter))


@st.composite
def spans(draw: st.DrawFn) -> tuple[datetime, datetime]:
    start = draw(moments)
    return start, start + timedelta(minutes=15 * draw(st.integers(1, 130)))


def _slot_of(clock: datetime) -> Slot:
    if clock.weekday() >= 5:
        return Slot.WEEKEND
    return Slot.NIGHT if clock.hour >= 23 or clock.hour < 6 else Slot.EVENING if clock.hour >= 17 else Slot.DAY


@settings(max_examples=60, deadline=None)
@given(work=st.lists(spans(), max_size=4), away=st.lists(spans(), max_size=2))
def test_it_counts_as_one_who_looks_at_every_minute(
    work: list[tuple[datetime, datetime]], away: list[tuple[datetime, datetime]]
) -> None:
    """Over the night on which the clock goes back; an hour that occurs twice means its first occurrence."""
    shifts = [Shift(f"v{n}", "h1", *span) for n, span in enumerate(work)]
    absences = [
        Absence(f"a{n}", "h1", AbsenceKind.SICK, start.date(), end.date(), start.time(), end.time())
        for n, (start, end) in enumerate(away)
    ]
    first, last = date(2026, 10, 23), date(2026, 10, 27)
    begin, finish = _utc(datetime(2026, 10, 23)), _utc(datetime(2026, 10, 28))
    cuts = [(_utc(start), _utc(end)) for start, end in away]
    expected: Counter[Slot] = Counter()
    for start, end in work:
        moment = max(_utc(start), begin)
        while moment < min(_utc(end), finish):
            if not any(low <= moment < high for low, high in cuts):
                expected[_slot_of(moment.astimezone(COPENHAGEN))] += 15
            moment += timedelta(minutes=15)
    found = use(shifts, absences, [], first, last, _rules("faxe"))
    assert _minutes(found) == dict(expected)
    assert found.whole.planned == sum(expected.values())


def _utc(local: datetime) -> datetime:
    return local.replace(tzinfo=COPENHAGEN).astimezone(UTC)


# --- Periods -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "first", "last", "text"),
    [
        ("2026-10-01", 3, "2026-10-01", "2026-12-31", "4. kvartal 2026"),
        ("2026-12-31", 3, "2026-10-01", "2026-12-31", "4. kvartal 2026"),
        ("2027-01-01", 3, "2027-01-01", "2027-03-31", "1. kvartal 2027"),
        ("2028-02-29", 3, "2028-01-01", "2028-03-31", "1. kvartal 2028"),
        ("2028-02-29", 1, "2028-02-01", "2028-02-29", "februar 2028"),
        ("2026-07-01", 6, "2026-07-01", "2026-12-31", "2. halvår 2026"),
        ("2026-05-01", 4, "2026-05-01", "2026-08-31", "2. tertial 2026"),
        ("2026-05-01", 12, "2026-01-01", "2026-12-31", "2026"),
        ("2027-05-01", 24, "2026-01-01", "2027-12-31", "perioden 01.01.2026–31.12.2027"),
        ("2026-03-01", 2, "2026-03-01", "2026-04-30", "perioden 01.03.2026–30.04.2026"),
    ],
)
def test_a_period_is_so_many_whole_months_from_january(day: str, months: int, first: str, last: str, text: str) -> None:
    found = period(date.fromisoformat(day), months)
    assert (found.first.isoformat(), found.last.isoformat(), found.text) == (first, last, text)


@pytest.mark.parametrize("months", [1, 2, 3, 5, 7, 12, 24])
def test_periods_follow_each_other_without_a_gap(months: int) -> None:
    found = period(date(2026, 11, 21), months)
    assert found.first <= date(2026, 11, 21) <= found.last
    assert found.before().last + timedelta(days=1) == found.first
    assert period(found.first, months) == period(found.last, months) == found


def test_a_periods_subject_is_its_months() -> None:
    assert period(date(2026, 11, 21), 3).subject == "2026-10..2026-12"
