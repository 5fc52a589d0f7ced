"""What makes a fact impossible, and that the smallest possible one still passes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from app.model.domain.entities import Absence, AbsenceKind, Contract, Grant, Shift
from app.model.domain.validity import (
    absence_mistakes,
    covers_whole,
    day_mistake,
    decimals_mistake,
    first_overlap,
    period_mistakes,
    shift_mistakes,
    text_mistake,
    time_mistake,
)

at = datetime.fromisoformat


def _fields(found: list[tuple[str, str]]) -> list[str]:
    return [name for name, text in found if text]


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2026-10-12T07:00", "2026-10-12T07:01", []),
        ("2026-10-12T07:00", "2026-10-12T07:00", ["end"]),
        ("2026-10-12T07:00", "2026-10-12T06:59", ["end"]),
        ("2026-10-12T07:00", "2026-10-26T07:00", []),
        ("2026-10-12T07:00", "2026-10-26T07:01", ["end"]),
        ("2026-03-29T02:00", "2026-03-29T07:00", ["start"]),
        ("2026-03-29T01:00", "2026-03-29T02:59", ["end"]),
        ("2026-03-29T02:10", "2026-03-29T02:50", ["start", "end"]),
        ("1899-12-31T23:00", "1900-01-01T00:00", ["start"]),
        ("2199-12-31T23:00", "2200-01-01T00:00", ["end"]),
    ],
)
def test_a_shift_has_a_length_and_times_that_exist(start: str, end: str, wrong: list[str]) -> None:
    assert _fields(shift_mistakes(Shift("v1", "h1", at(start), at(end)))) == wrong


@pytest.mark.parametrize(
    ("first", "last", "from_time", "to_time", "wrong"),
    [
        ("2026-10-12", "2026-10-12", None, None, []),
        ("2026-10-12", "2026-10-11", None, None, ["to"]),
        ("2026-10-12", None, None, None, []),
        ("2026-10-12", "2026-10-12", "09:00", "09:01", []),
        ("2026-10-12", "2026-10-12", "09:00", "09:00", ["to"]),
        ("2026-10-12", "2026-10-12", None, "00:00", ["to"]),
        ("2026-03-29", "2026-03-29", "02:30", None, ["from"]),
        ("2026-03-28", "2026-03-29", None, "02:30", ["to"]),
        ("1899-12-31", None, None, None, ["from"]),
    ],
)
def test_an_absence_has_a_length_and_times_that_exist(
    first: str, last: str | None, from_time: str | None, to_time: str | None, wrong: list[str]
) -> None:
    absence = Absence(
        "a1",
        "h1",
        AbsenceKind.SICK,
        date.fromisoformat(first),
        date.fromisoformat(last) if last else None,
        time.fromisoformat(from_time) if from_time else None,
        time.fromisoformat(to_time) if to_time else None,
    )
    assert _fields(absence_mistakes(absence)) == wrong


FIRST = date(2026, 10, 12)


@pytest.mark.parametrize(
    "period", [lambda last: Contract("c1", "h1", FIRST, last), lambda last: Grant("g1", FIRST, last)]
)
def test_a_period_may_be_one_day_but_not_less(period: Callable[[date | None], Contract | Grant]) -> None:
    assert period_mistakes(period(None)) == []
    assert period_mistakes(period(FIRST)) == []
    assert _fields(period_mistakes(period(date(2026, 10, 11)))) == ["to"]
    assert _fields(period_mistakes(period(date(2200, 1, 1)))) == ["to"]


def test_the_message_names_the_skipped_hour() -> None:
    assert time_mistake(at("2026-03-29T02:30")) == (
        "klokken 02:30 findes ikke den 29.03.2026, hvor sommertid begynder (02:00–03:00 springes over)"
    )
    assert time_mistake(at("2026-10-25T02:30")) is None
    assert day_mistake(date(1900, 1, 1)) is None
    assert day_mistake(date(1899, 12, 31)) is not None


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("Åse Øvig-Æbelø", True),
        ("x" * 200, True),
        ("x" * 201, False),
        ("a\nb", False),
        ("a\tb", False),
        ("a\x00b", False),
        ("\ud800", False),
        ("😀", True),
        ("", True),
    ],
)
def test_text_is_short_and_can_be_printed(text: str, *, fine: bool) -> None:
    assert (text_mistake(text) is None) is fine


def test_a_note_may_have_lines() -> None:
    assert text_mistake("a\n\tb", lines=True) is None
    assert text_mistake("a\rb", lines=True) is not None


@pytest.mark.parametrize(
    ("number", "most", "fine"),
    [("1.2345", 4, True), ("1.23456", 4, False), ("1.50000", 2, True), ("1E+3", 2, True), ("0.001", 2, False)],
)
def test_decimals_are_those_that_the_exchange_file_can_carry(number: str, most: int, *, fine: bool) -> None:
    assert (decimals_mistake(Decimal(number), most) is None) is fine


def test_no_number_has_no_decimals() -> None:
    assert decimals_mistake(None, 2) is None


def test_touching_is_no_overlap_and_a_minute_is() -> None:
    seven, three, eleven = at("2026-10-12T07:00"), at("2026-10-12T15:00"), at("2026-10-12T23:00")
    assert first_overlap([(three, eleven, 0), (seven, three, 1)]) is None
    assert first_overlap([(seven, at("2026-10-12T15:01"), 0), (three, eleven, 1)]) == (0, 1)
    assert first_overlap([]) is None


def test_a_long_span_overlaps_a_later_one_past_a_short_one() -> None:
    spans = [
        (at("2026-10-12T00:00"), at("2026-10-14T00:00"), 5),
        (at("2026-10-13T12:00"), at("2026-10-15T00:00"), 7),
        (at("2026-10-16T00:00"), at("2026-10-17T00:00"), 9),
    ]
    assert first_overlap(spans) == (5, 7)


def test_the_first_date_without_a_contract_is_found() -> None:
    contracts = [
        Contract("c1", "h1", date(2026, 10, 1), date(2026, 10, 12)),
        Contract("c2", "h1", date(2026, 10, 14)),
    ]
    assert covers_whole(contracts, at("2026-10-12T08:00"), at("2026-10-12T23:00")) is None
    assert covers_whole(contracts, at("2026-10-12T22:00"), at("2026-10-13T00:00")) is None
    assert covers_whole(contracts, at("2026-10-12T22:00"), at("2026-10-13T00:01")) == date(2026, 10, 13)
    assert covers_whole(contracts, at("2026-10-14T00:00"), at("2026-10-15T00:00")) is None
    assert covers_whole([], at("2026-10-14T00:00"), at("2026-10-15T00:00")) == date(2026, 10, 14)
