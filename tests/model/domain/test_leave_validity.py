"""What makes a fact about sickness, vacation, leave or a stay impossible, field by field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.model.domain import leave_validity as v
from app.model.domain.entities import Absence, AbsenceKind, Contract, Helper
from app.model.domain.leave import (
    AbsenceStep,
    Accident,
    ParentalLeave,
    ParentRole,
    StepKind,
    VacationEntry,
    VacationEntryKind,
    VacationRound,
    VacationWish,
)
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.domain.terms import VacationUnit

DAY, BEFORE, AFTER = date(2026, 10, 12), date(2026, 10, 11), date(2026, 10, 13)
EARLY, LATE = date(1899, 12, 31), date(2200, 1, 1)
SKIPPED = datetime(2026, 3, 29, 2, 30)  # the clock goes forward over it
ABSENCE = Absence("a1", "h1", AbsenceKind.SICK, DAY)
VACATION = Absence("a1", "h1", AbsenceKind.VACATION, DAY, DAY)
AGREED = Absence("a1", "h1", AbsenceKind.AGREED, DAY, DAY, what="Flytning")
HELPER = Helper("h1", "Paweł Wiśniewski")
CONTRACT = Contract("c1", "h1", DAY)
TURNUS = replace(CONTRACT, vacation_unit=VacationUnit.TURNUS, vacation_turnus=Decimal("3.5"))
STEP = AbsenceStep("t1", "h1", "a1", StepKind.FITNESS, DAY)
ENTRY = VacationEntry("f1", "h1", 2025, VacationEntryKind.TRANSFERRED, Decimal(5))
WISH = VacationWish("w1", "h1", DAY, DAY, BEFORE)
ROUND = VacationRound("r1", 2027, DAY)
ACCIDENT = Accident("u1", "h1", datetime(2026, 10, 12, 21, 15))
LEAVE = ParentalLeave("b1", "h1", ParentRole.MOTHER, DAY)
STAY = CitizenStay("o1", StayKind.HOSPITAL_ACUTE, DAY)
PART = StayHelper("m1", "o1", "h1")
ASK: dict[type, Callable[[Any], list[tuple[str, str]]]] = {
    Absence: v.absence_more_mistakes,
    Helper: v.section_56_mistakes,
    Contract: v.vacation_terms_mistakes,
    AbsenceStep: v.absence_step_mistakes,
    VacationEntry: v.vacation_entry_mistakes,
    VacationWish: v.vacation_wish_mistakes,
    VacationRound: v.vacation_round_mistakes,
    Accident: v.accident_mistakes,
    ParentalLeave: v.parental_leave_mistakes,
    CitizenStay: v.stay_mistakes,
    StayHelper: v.stay_helper_mistakes,
}
WHOLE = (ABSENCE, HELPER, CONTRACT, STEP, ENTRY, WISH, ROUND, ACCIDENT, LEAVE, STAY, PART)
ELSEWHERE = {"first_day", "last_day", "notice_given_on"}  # of an absence; validity.py's


def wrong(thing: object) -> list[str]:
    """The fields that are said to be wrong."""
    return [name for name, _ in ASK[type(thing)](thing)]


@pytest.mark.parametrize("thing", [*WHOLE, VACATION, AGREED, TURNUS], ids=lambda thing: type(thing).__name__)
def test_the_least_that_there_can_be_is_fine(thing: object) -> None:
    assert wrong(thing) == []


@pytest.mark.parametrize("thing", WHOLE, ids=lambda thing: type(thing).__name__)
def test_no_day_and_no_time_is_forgotten(thing: Any) -> None:
    """Outside the calendar's years each is named, and so is a time that no clock has shown."""
    for field in fields(thing):
        if isinstance(thing, Absence) and field.name in ELSEWHERE:
            continue
        if isinstance(thing, Helper | Contract) and not field.name.startswith("section_56"):
            continue
        kind = str(field.type)
        bad: list[object] = []
        if "datetime" in kind:
            bad = [SKIPPED, datetime(2200, 1, 1)]
        elif "date" in kind:
            bad = [EARLY, LATE]
        for value in bad:
            assert field.name in wrong(replace(thing, **{field.name: value})), field.name


@pytest.mark.parametrize("thing", [AGREED, *WHOLE[3:]], ids=lambda thing: type(thing).__name__)
def test_no_text_is_forgotten(thing: Any) -> None:
    """Names are one line of 200 characters, texts 2.000 in lines; nothing that can't be printed."""
    for field in fields(thing):
        if str(field.type) not in {"str", "str | None"} or field.name == "id" or field.name.endswith("_id"):
            continue
        for text in ("x" * 2001, "a\x00b"):
            assert wrong(replace(thing, **{field.name: text})) == [field.name], field.name
        lines = wrong(replace(thing, **{field.name: "a\nb"}))
        longer = wrong(replace(thing, **{field.name: "x" * 201}))
        assert lines in ([], [field.name])
        assert lines == longer, f"{field.name}: a line is short, a text long"


@pytest.mark.parametrize(
    ("thing", "change", "fields"),
    [
        (ABSENCE, {"expected_back": BEFORE}, ["expected_back"]),
        (ABSENCE, {"expected_back": DAY, "fit_on": DAY}, []),
        (ABSENCE, {"fit_on": BEFORE}, ["fit_on"]),
        (ABSENCE, {"fit_on": AFTER, "paid": False}, []),
        (ABSENCE, {"what": "Ondt i ryggen"}, ["what"]),
        (AGREED, {"what": None}, []),
        (ABSENCE, {"instead_of": AbsenceKind.VACATION}, []),
        (ABSENCE, {"instead_of": AbsenceKind.UNPAID}, ["instead_of"]),
        (VACATION, {"instead_of": AbsenceKind.VACATION}, ["instead_of"]),
        (HELPER, {"section_56_from": DAY}, []),
        (HELPER, {"section_56_from": DAY, "section_56_until": DAY}, []),
        (HELPER, {"section_56_from": DAY, "section_56_until": BEFORE}, ["section_56_until"]),
        (HELPER, {"section_56_until": DAY}, ["section_56_from"]),
        (TURNUS, {"vacation_turnus": Decimal(7)}, []),
        (TURNUS, {"vacation_turnus": Decimal("7.5")}, ["vacation_turnus"]),
        (TURNUS, {"vacation_turnus": Decimal(0)}, ["vacation_turnus"]),
        (TURNUS, {"vacation_turnus": Decimal("3.12345")}, ["vacation_turnus"]),
        (TURNUS, {"vacation_turnus": None}, []),
        (TURNUS, {"vacation_unit": VacationUnit.HOURS}, ["vacation_turnus"]),
        (TURNUS, {"vacation_unit": None}, ["vacation_turnus"]),
        (CONTRACT, {"extra_days_off": Decimal(0)}, []),
        (CONTRACT, {"extra_days_off": Decimal(60)}, []),
        (CONTRACT, {"extra_days_off": Decimal(-1)}, ["extra_days_off"]),
        (CONTRACT, {"extra_days_off": Decimal("60.5")}, ["extra_days_off"]),
        (STEP, {"done_on": DAY}, []),
        (STEP, {"done_on": BEFORE}, ["done_on"]),
        (STEP, {"asked_on": None, "done_on": BEFORE}, []),
        (STEP, {"asked_on": None}, ["asked_on"]),
        (ENTRY, {"days": Decimal("2.08")}, []),
        (ENTRY, {"days": Decimal(0)}, ["days"]),
        (ENTRY, {"days": Decimal(61)}, ["days"]),
        (ENTRY, {"days": Decimal("0.00001")}, ["days"]),
        (ENTRY, {"year": 2018}, ["year"]),
        (ENTRY, {"year": 2200}, ["year"]),
        (WISH, {"last_day": BEFORE}, ["last_day"]),
        (WISH, {"decided_on": BEFORE, "told_on": BEFORE}, []),
        (WISH, {"asked_on": DAY, "decided_on": BEFORE, "told_on": BEFORE}, ["decided_on", "told_on"]),
        (ROUND, {"year": 2018}, ["year"]),
        (ACCIDENT, {"reported_on": DAY, "insurer_told_on": DAY, "copy_given_on": AFTER}, []),
        (ACCIDENT, {"reported_on": BEFORE, "municipality_told_on": BEFORE}, ["reported_on", "municipality_told_on"]),
        (LEAVE, {"born_on": date(2027, 4, 30)}, []),
        (LEAVE, {"born_on": date(2027, 5, 1)}, ["born_on"]),
        (LEAVE, {"born_on": date(2026, 3, 25)}, ["born_on"]),
        (LEAVE, {"leave_from": DAY, "back_on": BEFORE}, ["back_on"]),
        (LEAVE, {"leave_from": DAY, "back_on": DAY}, []),
        (STAY, {"last_day": BEFORE}, ["last_day"]),
        (STAY, {"last_day": DAY, "applied_on": DAY, "granted_on": DAY}, []),
        (STAY, {"applied_on": DAY, "granted_on": BEFORE}, ["granted_on"]),
        (STAY, {"extra_hours": Decimal(10_000)}, []),
        (STAY, {"extra_hours": Decimal("10000.5")}, ["extra_hours"]),
        (STAY, {"extra_hours": Decimal(-1)}, ["extra_hours"]),
    ],
)
def test_each_mistake_is_at_its_field(thing: Any, change: dict[str, Any], fields: list[str]) -> None:
    told = ASK[type(thing)](replace(thing, **change))
    assert [name for name, _ in told] == fields
    assert all(text and not text.endswith(".") for _, text in told)


def test_a_mistake_says_the_day_that_it_comes_before() -> None:
    (told,) = v.absence_more_mistakes(replace(ABSENCE, fit_on=BEFORE))
    assert told == ("fit_on", "ligger før den første dag (12.10.2026)")
    assert v.stay_mistakes(replace(STAY, last_day=BEFORE)) == [("last_day", "ligger før den første dag (12.10.2026)")]


def test_only_hospital_stays_are_in_hospital() -> None:
    assert [kind for kind in StayKind if kind.is_hospital] == [StayKind.HOSPITAL_PLANNED, StayKind.HOSPITAL_ACUTE]
