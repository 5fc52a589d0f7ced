"""Months, ages and months' ends, counted as people count them (rules: the same day, or the month's last)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.domain.dates import add_months, age_on
from app.model.domain.entities import Month


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2026-05-31", -3, "2026-02-28"),
        ("2028-05-31", -3, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-02-28", 1, "2026-03-28"),
        ("2026-10-31", 0, "2026-10-31"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", -48, "2024-02-29"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_months_last(day: str, months: int, found: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(found)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2008-10-12", "2026-10-11", 17),
        ("2008-10-12", "2026-10-12", 18),
        ("2008-02-29", "2026-02-27", 17),
        ("2008-02-29", "2026-02-28", 18),
        ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20),
        ("2026-10-12", "2026-10-12", 0),
    ],
)
def test_age_turns_on_the_birthday(born: str, day: str, age: int) -> None:
    assert age_on(date.fromisoformat(born), date.fromisoformat(day)) == age


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "2026-1", "26-10", "2026/10", "2026-10-01", "２０２６-10", " 2026-10"]
)
def test_only_a_year_and_month_is_a_month(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Month.parse(text)


@given(st.integers(1901, 2199), st.integers(1, 12), st.integers(-24, 24))
def test_months_go_forth_and_back(year: int, number: int, steps: int) -> None:
    month = Month(year, number)
    assert Month.parse(str(month)) == month
    assert Month.of(month.last) == month
    if 1901 <= month.plus(steps).year < 2200:
        assert month.plus(steps).plus(-steps) == month
    assert month.days[0] == month.first
    assert month.days[-1] == month.last
    assert (month.plus(1).first - month.last).days == 1
    assert len(month.days) == month.last.day
