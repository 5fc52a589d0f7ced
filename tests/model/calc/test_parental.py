"""Parental leave counted: last days to tell and weeks, by the rules that hold on the day of birth; and what is not known."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import paths
from app.model.calc.parental import LeaveDay, Told, What, leave_days, leave_parts, notice_day, plan_day, rules_day
from app.model.domain.leave import ParentalLeave, ParentRole
from app.model.domain.reasons import Certainty
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook

MOTHER, OTHER = ParentRole.MOTHER, ParentRole.OTHER_PARENT


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return load_rulebook(paths.resources() / "regler", "standard")


def _leave(due: str, role: ParentRole = MOTHER, born: str | None = None) -> ParentalLeave:
    return ParentalLeave("b1", "h1", role, date.fromisoformat(due), born_on=date.fromisoformat(born) if born else None)


@pytest.mark.parametrize(
    ("role", "due", "last"),
    [
        (MOTHER, "2027-05-31", "2027-02-28"),
        (MOTHER, "2028-05-31", "2028-02-29"),
        (MOTHER, "2028-02-29", "2027-11-29"),
        (MOTHER, "2027-08-31", "2027-05-31"),
        (MOTHER, "2027-07-31", "2027-04-30"),
        (MOTHER, "2027-01-01", "2026-10-01"),
        (MOTHER, "2022-08-01", "2022-05-01"),
        (OTHER, "2027-05-31", "2027-05-03"),
        (OTHER, "2028-03-28", "2028-02-29"),
        (OTHER, "2027-03-28", "2027-02-28"),
        (OTHER, "2022-08-01", "2022-07-04"),
    ],
)
def test_the_last_day_to_tell_when_the_leave_begins(rules: Rulebook, role: ParentRole, due: str, last: str) -> None:
    found = notice_day(_leave(due, role), rules)
    assert found is not None
    assert (found.what, found.day) == (What.NOTICE, date.fromisoformat(last))


@pytest.mark.parametrize(
    ("due", "born", "last"),
    [
        ("2022-08-01", "2022-08-01", "2022-09-26"),  # 8 weeks
        ("2022-08-02", "2022-08-02", "2022-09-13"),  # 6 weeks
        ("2022-08-01", "2022-08-02", "2022-09-13"),  # the day of birth decides
        ("2022-08-02", "2022-08-01", "2022-09-26"),
        ("2022-08-02", None, "2022-09-13"),  # until then the due date does
        ("2022-08-01", None, "2022-09-26"),
        ("2028-02-29", "2028-02-29", "2028-04-11"),
        ("2027-12-31", "2027-12-31", "2028-02-11"),
    ],
)
def test_the_last_day_to_tell_of_the_rest(rules: Rulebook, due: str, born: str | None, last: str) -> None:
    for role in ParentRole:
        found = plan_day(_leave(due, role, born), rules)
        assert found is not None
        assert found.day == date.fromisoformat(last)
        assert found.reasons[0].certainty is Certainty.B


def test_before_the_rules_are_known_nothing_is_counted(rules: Rulebook) -> None:
    for role in ParentRole:
        assert leave_days(_leave("2020-10-31", role), rules) == ()
        assert leave_parts(_leave("2020-10-31", role), rules) == ()
        assert [each.what for each in leave_days(_leave("2020-11-01", role), rules)] == [What.NOTICE, What.PLAN]
        assert leave_parts(_leave("2022-08-01", role), rules) == ()


def test_leave_can_be_postponed_by_the_new_rules_and_need_not_be(rules: Rulebook) -> None:
    found = leave_days(_leave("2026-06-01", born="2026-06-01"), rules)
    assert [each.what for each in found] == list(What)
    assert found[-1].day == date(2026, 7, 27)
    assert [reason.text for reason in found[-1].reasons] == [
        "Udskydes noget af orloven, oplyses det senest 8 uger efter fødslen",
        "Højst 5 uger kan udskydes med ret",
        "Den udskudte orlov varsles 8 uger før",
    ]
    assert found[-1].state(date(2027, 1, 1)) is Told.OPEN


@pytest.mark.parametrize(
    ("told", "as_of", "state"),
    [
        (None, "2027-02-28", Told.TO_COME),
        (None, "2027-03-01", Told.MISSING),
        ("2027-02-28", "2027-03-01", Told.IN_TIME),
        ("2027-03-01", "2027-03-01", Told.TOO_LATE),
    ],
)
def test_the_last_day_itself_is_in_time(told: str | None, as_of: str, state: Told) -> None:
    each = LeaveDay(What.NOTICE, date(2027, 2, 28), date.fromisoformat(told) if told else None, (), ())
    assert each.state(date.fromisoformat(as_of)) is state


def test_every_day_can_be_counted_after_in_a_calendar(rules: Rulebook) -> None:
    notice, plan, _ = leave_days(_leave("2027-05-31"), rules)
    assert [step.text for step in notice.steps] == [
        "Terminen er mandag 31.05.2027.",
        "3 måneder før er søndag 28.02.2027. Februar 2027 har ingen 31., så det er månedens sidste dag.",
    ]
    assert [step.text for step in plan.steps] == [
        "Barnet er ikke født endnu; terminen er mandag 31.05.2027.",
        "6 uger efter er mandag 12.07.2027.",
    ]
    born = plan_day(_leave("2027-05-31", born="2027-06-02"), rules)
    assert born is not None
    assert born.steps[0].text == "Barnet er født onsdag 02.06.2027."
    whole = notice_day(_leave("2027-05-28"), rules)
    assert whole is not None
    assert "månedens sidste dag" not in whole.steps[1].text


def test_the_weeks_of_a_mother_follow_each_other(rules: Rulebook) -> None:
    parts = leave_parts(_leave("2027-05-31", born="2027-06-02"), rules)
    assert [(part.key, part.weeks, part.first, part.last) for part in parts] == [
        ("barsel_mor_foer", 4, date(2027, 5, 3), date(2027, 6, 1)),
        ("barsel_mor_lige_efter", 2, date(2027, 6, 2), date(2027, 6, 15)),
        ("barsel_mor_foerste_ti", 8, date(2027, 6, 16), date(2027, 8, 10)),
        ("barsel_mor_senere", 14, date(2027, 8, 11), date(2027, 11, 16)),
    ]


def test_a_child_that_comes_before_the_weeks_before_leaves_none_of_them(rules: Rulebook) -> None:
    assert leave_parts(_leave("2027-05-31", born="2027-05-04"), rules)[0].key == "barsel_mor_foer"
    assert leave_parts(_leave("2027-05-31", born="2027-05-03"), rules)[0].key == "barsel_mor_lige_efter"


def test_what_nobody_has_confirmed_is_marked(rules: Rulebook) -> None:
    at_birth, free = leave_parts(_leave("2027-05-31", OTHER), rules)
    assert (at_birth.weeks, at_birth.first, at_birth.last) == (2, date(2027, 5, 31), date(2027, 6, 13))
    assert (free.weeks, free.first, free.last, free.reason.certainty) == (22, None, None, Certainty.C)


@given(
    due=st.dates(date(2022, 8, 2), date(2199, 1, 1)),
    off=st.integers(-60, 60),
    role=st.sampled_from(ParentRole),
)
def test_days_and_weeks_at_any_due_date(due: date, off: int, role: ParentRole) -> None:
    rules = load_rulebook(paths.resources() / "regler", "standard")
    leave = ParentalLeave("b1", "h1", role, due, born_on=max(due + timedelta(days=off), date(2022, 8, 2)))
    notice, plan, postponed = leave_days(leave, rules)
    assert notice.day < due
    assert rules_day(leave) < plan.day < postponed.day
    placed = [part for part in leave_parts(leave, rules) if part.first is not None and part.last is not None]
    for before, after in pairwise(placed):
        assert before.last is not None
        assert after.first == before.last + timedelta(days=1)
    for part in placed:
        assert part.first is not None
        assert part.last is not None
        assert part.first <= part.last
        if part.key != "barsel_mor_foer":
            assert (part.last - part.first).days == 7 * part.weeks - 1
