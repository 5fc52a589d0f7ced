"""What makes a mark, an exception or a cover window impossible, field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from app.model.domain.watch import CoverWindow, FindingMark, MarkKind, RestException, RestGround
from app.model.domain.watch_validity import cover_mistakes, exception_mistakes, mark_mistakes

DAY, NIGHT = date(2026, 10, 12), datetime(2026, 10, 12, 22)
PUT_OFF = FindingMark("p", "a/h1/x", MarkKind.PUT_OFF, "notice", DAY, DAY, None, "h1")
SETTLED = FindingMark("p", "a//x", MarkKind.SETTLED, "notice", DAY, None, "Set")
EXCEPTION = RestException("u", "h1", "daily-rest", NIGHT, RestGround.AGREEMENT, "Aftalt", DAY)
WINDOW = CoverWindow("d", "1", time(7), time(0))


@pytest.mark.parametrize(
    ("mark", "wrong", "fields"),
    [
        (PUT_OFF, {}, []),
        (SETTLED, {}, []),
        (SETTLED, {"finding": "a//"}, []),
        (PUT_OFF, {"helper_id": "h1/x", "finding": "a/h1/x/y"}, []),
        (PUT_OFF, {"finding": "a/h1"}, ["finding"]),
        (PUT_OFF, {"finding": "/h1/x"}, ["finding"]),
        (PUT_OFF, {"helper_id": None}, ["finding"]),
        (SETTLED, {"helper_id": "h1"}, ["finding"]),
        (PUT_OFF, {"until": date(2026, 10, 11)}, ["until"]),
        (PUT_OFF, {"until": None}, ["until"]),
        (PUT_OFF, {"until": date(2200, 1, 1)}, ["until"]),
        (PUT_OFF, {"note": "a\tb\nc"}, []),
        (PUT_OFF, {"note": "\x00"}, ["note"]),
        (SETTLED, {"note": "x" * 2001}, ["note"]),
        (SETTLED, {"until": DAY, "note": "\n "}, ["until", "note"]),
        (SETTLED, {"made_on": date(1899, 12, 31)}, ["made_on"]),
    ],
)
def test_marks(mark: FindingMark, wrong: dict[str, Any], fields: list[str]) -> None:
    assert [name for name, _ in mark_mistakes(replace(mark, **wrong))] == fields


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({}, []),
        ({"rest_start": NIGHT, "rest_end": NIGHT.replace(minute=1)}, []),
        ({"rest_start": NIGHT, "rest_end": NIGHT}, ["rest_to"]),
        ({"rest_start": NIGHT}, ["rest_to"]),
        ({"rest_end": NIGHT}, ["rest_from"]),
        ({"at": datetime(2026, 3, 29, 2, 30)}, ["at"]),
        ({"rest_start": datetime(2026, 3, 29, 2, 30), "rest_end": NIGHT}, ["rest_from"]),
        ({"rest_start": NIGHT, "rest_end": datetime(2200, 1, 1)}, ["rest_to"]),
        ({"explanation": " "}, ["explanation"]),
        ({"explanation": "x" * 2001}, ["explanation"]),
        ({"recorded_on": date(2200, 1, 1), "explanation": ""}, ["recorded_on", "explanation"]),
    ],
)
def test_exceptions(wrong: dict[str, Any], fields: list[str]) -> None:
    assert [name for name, _ in exception_mistakes(replace(EXCEPTION, **wrong))] == fields


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({}, []),
        ({"weekdays": "1234567", "helpers": 20, "starts_on": DAY, "ends_on": DAY}, []),
        ({"weekdays": ""}, ["weekdays"]),
        ({"weekdays": "08"}, ["weekdays"]),
        ({"weekdays": "11"}, ["weekdays"]),
        ({"helpers": 0}, ["helpers"]),
        ({"helpers": 21}, ["helpers"]),
        ({"starts_on": DAY, "ends_on": date(2026, 10, 11)}, ["ends_on"]),
        ({"starts_on": date(1800, 1, 1)}, ["starts_on"]),
    ],
)
def test_cover(wrong: dict[str, Any], fields: list[str]) -> None:
    assert [name for name, _ in cover_mistakes(replace(WINDOW, **wrong))] == fields
