"""Vacation balances at their edges: nobody employed, before the law, far ahead, hours unknown, and what the reasons say."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import cast

import pytest

from app import paths
from app.model.calc.vacation import held_days, vacation_years
from app.model.calc.vacation_facts import Periods, Terms, VacationFacts, days_words
from app.model.calc.vacation_main import main_vacation
from app.model.domain.entities import Absence, AbsenceKind, Contract, Shift
from app.model.domain.leave import VacationEntry, VacationEntryKind
from app.model.domain.reasons import Certainty
from app.model.domain.terms import VacationUnit
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook

TODAY = date(2026, 8, 31)


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return load_rulebook(paths.resources() / "regler", "faxe")


def _contract(first: date, last: date | None = None, hours: str | None = "37") -> Contract:
    return Contract(f"c{first}", "h1", first, last, hours_per_week=None if hours is None else Decimal(hours))


def _vacation(first: date, last: date | None) -> Absence:
    return Absence(f"a{first}", "h1", AbsenceKind.VACATION, first, last)


def test_without_a_contract_there_are_no_years(rules: Rulebook) -> None:
    facts = VacationFacts([], [_vacation(date(2026, 7, 6), date(2026, 7, 12))])
    assert vacation_years(facts, rules, TODAY) == ()
    assert held_days(facts, rules, date(2026, 1, 1), TODAY) == ()
    assert main_vacation(facts, rules, 2025, TODAY) is None


def test_years_before_the_law_that_the_rulebook_knows_are_not_told(rules: Rulebook) -> None:
    facts = VacationFacts([_contract(date(2015, 3, 1))], [_vacation(date(2020, 8, 24), date(2020, 9, 4))])
    years = vacation_years(facts, rules, date(2020, 9, 30))
    assert [year.year for year in years] == [2020]
    assert (years[0].earned, years[0].taken) == (Decimal("2.08"), Decimal(4))
    assert vacation_years(VacationFacts(facts.contracts), rules, date(2020, 8, 31)) == ()


def test_an_opening_balance_is_the_first_year_unless_another_is_wanted(rules: Rulebook) -> None:
    noted = [VacationEntry("e1", "h1", 2025, VacationEntryKind.TAKEN_BEFORE, Decimal(3))]
    facts = VacationFacts([_contract(date(2021, 9, 1))], entries=noted)
    assert [year.year for year in vacation_years(facts, rules, TODAY)] == [2025]
    wanted = VacationFacts([_contract(date(2021, 9, 1))], entries=noted, from_year=2024)
    assert [year.year for year in vacation_years(wanted, rules, TODAY)] == [2024, 2025]


def test_a_contract_that_has_not_begun_has_its_year_when_it_comes(rules: Rulebook) -> None:
    facts = VacationFacts([_contract(date(2026, 10, 1))])
    assert vacation_years(facts, rules, TODAY) == ()
    assert [year.year for year in vacation_years(facts, rules, date(2026, 9, 1))] == [2026]


def test_the_next_year_is_told_only_when_something_is_in_it(rules: Rulebook) -> None:
    employed = [_contract(date(2025, 9, 1))]
    assert [year.year for year in vacation_years(VacationFacts(employed), rules, TODAY)] == [2025]
    ahead = VacationFacts(employed, [_vacation(date(2027, 2, 8), date(2027, 2, 14))])
    years = vacation_years(ahead, rules, TODAY)
    assert [(year.year, year.planned, year.earned, year.in_the_end) for year in years] == [
        (2025, Decimal(), Decimal(25), Decimal(25)),
        (2026, Decimal(5), Decimal(), Decimal(20)),
    ]


def test_a_slip_of_a_thousand_years_does_not_hang(rules: Rulebook) -> None:
    facts = VacationFacts([_contract(date(2025, 9, 1))], [_vacation(date(2026, 7, 6), date(9999, 12, 30))])
    years = vacation_years(facts, rules, TODAY)
    assert [year.year for year in years] == [2025, 2026, 2027]


def test_hours_are_unknown_where_no_contract_says_them(rules: Rulebook) -> None:
    facts = VacationFacts(
        [_contract(date(2025, 9, 1), date(2025, 12, 31), None), _contract(date(2026, 1, 1))],
        [_vacation(date(2026, 7, 6), date(2026, 7, 12))],
    )
    year = vacation_years(facts, rules, TODAY)[0]
    assert year.earned_hours is None
    assert (year.taken_hours, year.left_hours) == (Decimal(37), Decimal(148))


@pytest.mark.parametrize("unit", VacationUnit)
def test_weekdays_and_shifts_are_told_whichever_unit_is_agreed(unit: VacationUnit, rules: Rulebook) -> None:
    shifts = [
        Shift("v1", "h1", datetime(2026, 7, 6, 8), datetime(2026, 7, 6, 20)),
        Shift("v2", "h1", datetime(2026, 7, 11, 8), datetime(2026, 7, 11, 20)),
    ]
    facts = VacationFacts(
        [_contract(date(2025, 9, 1), hours="30")],
        [_vacation(date(2026, 7, 6), date(2026, 7, 12))],
        shifts,
        unit=unit,
        turnus=Decimal("2.5"),
    )
    year = vacation_years(facts, rules, TODAY)[0]
    assert (year.taken_weekdays, year.taken_minutes) == (Decimal(5), 24 * 60)
    assert year.taken == {VacationUnit.DAYS: 5, VacationUnit.HOURS: 4, VacationUnit.TURNUS: 4}[unit]


def test_sickness_of_pregnancy_is_without_pay_and_loses_its_first_day(rules: Rulebook) -> None:
    """The kind is known by its name, so that it counts right from the day that absences can have it."""
    absence = Absence("a1", "h1", cast("AbsenceKind", "pregnancy"), date(2026, 2, 2), date(2026, 2, 13))
    employed, end = [_contract(date(2025, 9, 1))], date(2026, 2, 28)
    assert vacation_years(VacationFacts(employed, [absence]), rules, end)[0].earned == Decimal("12.29")
    paid = VacationFacts(employed, [absence], paid_leave=frozenset({"a1"}))
    assert vacation_years(paid, rules, end)[0].earned == Decimal("12.48")


def test_an_unconfirmed_rule_is_told_as_such(rules: Rulebook) -> None:
    shifts = [Shift(f"v{n}", "h1", datetime(2026, 6, n, 8), datetime(2026, 6, n, 20)) for n in range(1, 25, 3)]
    facts = VacationFacts(
        [_contract(date(2025, 9, 1))],
        [_vacation(date(2026, 7, 6), date(2026, 7, 12))],
        shifts,
        unit=VacationUnit.TURNUS,
    )
    sure = {reason.key: reason.certainty for reason in vacation_years(facts, rules, TODAY)[0].reasons}
    assert sure["ferie_turnus_uger"] is Certainty.C
    assert sure["ferie_turnus_dage_pr_uge"] is Certainty.A
    assert sure["ferie_aeldste_foerst"] is Certainty.B


def test_the_days_of_a_vacation_can_be_asked_for(rules: Rulebook) -> None:
    facts = VacationFacts([_contract(date(2025, 9, 1))], [_vacation(date(2026, 5, 11), date(2026, 5, 17))])
    days = held_days(facts, rules, date(2026, 5, 1), date(2026, 5, 31))
    assert [day.day.day for day in days] == [11, 12, 13, 15]  # the 14th is Ascension Day


def test_a_vacation_year_is_named_by_the_year_it_begins_in(rules: Rulebook) -> None:
    periods = Periods(rules)
    found = periods.get(2027)
    assert found is not None
    assert (found.first, found.last, found.until) == (date(2027, 9, 1), date(2028, 8, 31), date(2028, 12, 31))
    assert found.months[5] == (date(2028, 2, 1), date(2028, 2, 29))
    assert [periods.year_of(day) for day in (date(2028, 2, 29), found.last, date(2028, 9, 1))] == [2027, 2027, 2028]
    assert periods.get(2019) is None


def test_contracts_become_one_line_of_time() -> None:
    terms = Terms.of([_contract(date(2026, 1, 1), hours="20"), _contract(date(2025, 9, 1))])
    assert [piece.hours_a_week for piece in terms.pieces] == [37, 20]
    assert len(terms.employments) == 1
    assert terms.hours_a_week(date(2025, 12, 31)) == 37
    assert terms.hours_a_week(date(2026, 1, 1)) == 20
    assert terms.hours_a_week(date(2025, 8, 31)) is None


def test_the_main_vacation_says_what_is_missing(rules: Rulebook) -> None:
    facts = VacationFacts([_contract(date(2025, 9, 1))], [_vacation(date(2026, 7, 6), date(2026, 7, 12))])
    main = main_vacation(facts, rules, 2025, date(2026, 7, 8))
    assert main is not None
    assert (main.taken, main.planned, main.missing) == (Decimal(3), Decimal(2), Decimal(10))
    assert not main.has_long_row
    assert [step.text for step in main.steps][-2:] == [
        "Længst i sammenhæng: 5 dage, 06.07.2026 til 10.07.2026.",
        "Der mangler 10 dage.",
    ]
    assert [reason.key for reason in main.reasons][:2] == ["hovedferie_dage", "hovedferie_sammenhaengende"]


@pytest.mark.parametrize(
    ("days", "words"), [("0", "0 dage"), ("1", "1 dag"), ("0.5", "0,5 dag"), ("2.08", "2,08 dage"), ("-1", "-1 dag")]
)
def test_days_are_written_as_danes_say_them(days: str, words: str) -> None:
    assert days_words(Decimal(days)) == words
