"""The clock in Denmark: what really passes between two local times, and which local times exist."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.domain.local_time import (
    ONE_DAY,
    clock_change,
    clock_text,
    exists,
    midnight,
    minutes_between,
    to_utc,
)

at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-10-12T22:00", "2026-10-13T08:00", 600),
        ("2026-03-28T22:00", "2026-03-29T08:00", 540),
        ("2026-10-24T22:00", "2026-10-25T08:00", 660),
        ("2026-10-25T02:00", "2026-10-25T03:00", 120),
        ("2026-03-29T01:59", "2026-03-29T03:00", 1),
        ("2026-10-13T08:00", "2026-10-12T22:00", -600),
        ("2028-02-28T12:00", "2028-03-01T12:00", 2880),
    ],
)
def test_the_time_that_passes_is_counted_not_the_clock(start: str, end: str, minutes: int) -> None:
    assert minutes_between(at(start), at(end)) == minutes


@pytest.mark.parametrize(
    ("local", "there"),
    [
        ("2026-03-29T01:59", True),
        ("2026-03-29T02:00", False),
        ("2026-03-29T02:30", False),
        ("2026-03-29T02:59", False),
        ("2026-03-29T03:00", True),
        ("2026-10-25T02:30", True),
        ("2030-03-31T02:30", False),
    ],
)
def test_only_the_skipped_hour_does_not_exist(local: str, *, there: bool) -> None:
    assert exists(at(local)) is there


def test_the_hour_that_occurs_twice_is_the_first_of_the_two() -> None:
    assert to_utc(at("2026-10-25T02:30")).isoformat() == "2026-10-25T00:30:00+00:00"
    assert to_utc(at("2026-10-25T03:00")).isoformat() == "2026-10-25T02:00:00+00:00"


@pytest.mark.parametrize("year", range(2020, 2031))
def test_every_year_has_one_short_and_one_long_day(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    changes = {day: change for day in days if (change := clock_change(day))}
    assert sorted(changes.values()) == [-60, 60]
    assert [(day.month, day.weekday(), change) for day, change in changes.items()] == [(3, 6, -60), (10, 6, 60)]
    assert all((day + timedelta(days=7)).month != day.month for day in changes)


def test_the_midnight_that_ends_a_day_is_24() -> None:
    day = date(2026, 10, 12)
    assert clock_text(midnight(day), day) == "00:00"
    assert clock_text(midnight(day + ONE_DAY), day) == "24:00"
    assert clock_text(at("2026-10-12T07:05"), day) == "07:05"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 1439), st.integers(0, 1439))
def test_parts_of_a_span_add_up_to_the_span(day: date, first: int, second: int) -> None:
    low, middle, high = (midnight(day) + timedelta(minutes=m) for m in (min(first, second), max(first, second), 1440))
    assert minutes_between(low, middle) + minutes_between(middle, high) == minutes_between(low, high)
