"""How Danes write dates, hours, numbers and kroner."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from app.model.domain.danish import (
    danish_order,
    day_text,
    hours_text,
    kroner_text,
    long_day_text,
    moment_text,
    month_text,
    number_text,
    oere,
    plural,
)
from app.model.domain.entities import Month


def test_dates_and_times() -> None:
    assert day_text(date(2026, 1, 2)) == "02.01.2026"
    assert long_day_text(date(2026, 12, 31)) == "torsdag 31. december 2026"
    assert moment_text(datetime.fromisoformat("2026-10-31T07:05")) == "31.10.2026 kl. 07:05"
    assert month_text(Month(2026, 3)) == "marts 2026"


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0:00"), (5, "0:05"), (615, "10:15"), (6000, "100:00"), (-90, "-1:30")]
)
def test_hours_lose_nothing_to_rounding(minutes: int, text: str) -> None:
    assert hours_text(minutes) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("1234.50", "1.234,5"), ("0", "0"), ("100", "100"), ("1E+2", "100"), ("12.5", "12,5"), ("1000000", "1.000.000")],
)
def test_a_number_has_no_more_decimals_than_it_needs(value: str, text: str) -> None:
    assert number_text(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1234.5", "1.234,50 kr."),
        ("0.005", "0,01 kr."),
        ("0.015", "0,02 kr."),
        ("2.675", "2,68 kr."),
        ("0.0049", "0,00 kr."),
        ("-1.005", "-1,01 kr."),
    ],
)
def test_kroner_are_rounded_half_up_to_the_oere(value: str, text: str) -> None:
    assert kroner_text(Decimal(value)) == text
    assert oere(Decimal(value)).as_tuple().exponent == -2


def test_one_is_not_many() -> None:
    assert [plural(n, "vagt", "vagter") for n in (0, 1, 2)] == ["0 vagter", "1 vagt", "2 vagter"]


def test_danish_letters_come_last_in_their_own_order() -> None:
    names = ["Åse", "Anna", "Ørnulf", "Zenia", "Ærtha", "bent"]
    assert sorted(names, key=danish_order) == ["Anna", "bent", "Zenia", "Ærtha", "Ørnulf", "Åse"]
