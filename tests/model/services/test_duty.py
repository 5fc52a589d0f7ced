"""Who is on duty: absences count, on call at home is told but covers nothing, and the first gap ends the cover."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.model.checks.facts import Facts
from app.model.domain.entities import Absence, AbsenceKind, Helper, Scheme, Shift, ShiftKind
from app.model.services.duty import duty

at = datetime.fromisoformat
NIGHT = at("2026-11-21T23:30")


def shift(number: int, helper: str, start: str, end: str, kind: ShiftKind = ShiftKind.WORK) -> Shift:
    return Shift(f"v{number}", helper, at(start), at(end), kind)


ANNA = [shift(1, "h1", "2026-11-21T22:00", "2026-11-22T08:00"), shift(2, "h1", "2026-11-23T22:00", "2026-11-24T08:00")]
BO = [shift(3, "h2", "2026-11-22T08:00", "2026-11-22T15:00"), shift(4, "h2", "2026-11-22T16:00", "2026-11-22T22:00")]


def facts(*shifts: Shift, absences: list[Absence] | None = None) -> Facts:
    helpers = {"h1": Helper("h1", "Anna"), "h2": Helper("h2", "Bo")}
    by_helper: dict[str, list[Shift]] = {}
    for each in shifts:
        by_helper.setdefault(each.helper_id, []).append(each)
    away: dict[str, list[Absence]] = {}
    for absence in absences or []:
        away.setdefault(absence.helper_id, []).append(absence)
    day = date(2026, 11, 21)
    return Facts(day, day, day, Scheme(), helpers, shifts=by_helper, absences=away)


def test_who_is_there_who_comes_and_until_when_there_is_no_gap() -> None:
    found = duty(facts(*ANNA, *BO), NIGHT)
    assert [(turn.helper, turn.end) for turn in found.now] == [("Anna", at("2026-11-22T08:00"))]
    assert [(turn.helper, turn.start) for turn in found.next] == [
        ("Bo", at("2026-11-22T08:00")),
        ("Bo", at("2026-11-22T16:00")),
        ("Anna", at("2026-11-23T22:00")),
    ]
    assert found.covered_until == at("2026-11-22T15:00")


def test_at_the_minute_of_a_change_the_one_who_comes_is_there() -> None:
    found = duty(facts(*ANNA, *BO), at("2026-11-22T08:00"))
    assert [turn.helper for turn in found.now] == ["Bo"]


def test_who_is_sick_is_not_there() -> None:
    sick = Absence("a1", "h1", AbsenceKind.SICK, date(2026, 11, 21), date(2026, 11, 21))
    found = duty(facts(*ANNA, *BO, absences=[sick]), NIGHT)
    assert found.now == ()
    assert found.covered_until is None
    assert (found.next[0].helper, found.next[0].start) == ("Anna", at("2026-11-22T00:00"))


@pytest.mark.parametrize(
    ("kind", "told", "covers"),
    [
        (ShiftKind.ON_CALL_HOME, True, False),
        (ShiftKind.ON_CALL_SITE, True, True),
        (ShiftKind.STAFF_MEETING, False, False),
    ],
)
def test_what_counts_as_being_there(kind: ShiftKind, *, told: bool, covers: bool) -> None:
    found = duty(facts(shift(1, "h1", "2026-11-21T22:00", "2026-11-22T08:00", kind)), NIGHT)
    assert bool(found.now) is told
    assert (found.covered_until is not None) is covers


def test_only_the_next_three_are_told() -> None:
    later = [shift(n, "h1", f"2026-12-0{n}T07:00", f"2026-12-0{n}T15:00") for n in range(1, 6)]
    assert len(duty(facts(*later), NIGHT).next) == 3
