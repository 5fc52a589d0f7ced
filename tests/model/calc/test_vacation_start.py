"""A vacation year comes out the same whether it is counted from the first year or from the last that owes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app import paths
from app.model.calc.vacation import Book, VacationYear, vacation_years
from app.model.calc.vacation_facts import Periods, VacationFacts
from app.model.calc.vacation_rest import last_day_to_plan, latest_first_day, rest_of
from app.model.calc.vacation_start import from_where_needed, start_year
from app.model.domain.entities import Absence, AbsenceKind, Contract, Shift
from app.model.domain.leave import VacationEntry, VacationEntryKind
from app.model.domain.terms import VacationUnit
from app.model.rulebook.profiles import load_rulebook
from tests.model.calc.test_vacation_properties import ALL_KINDS, absences, contracts, days_between, entries, shifts

FAXE = load_rulebook(paths.resources() / "regler", "faxe")
EMPLOYED = [Contract("c1", "h1", date(2020, 9, 1), hours_per_week=Decimal(37))]
AS_OF = date(2026, 11, 28)


def _numbers(year: VacationYear) -> tuple[object, ...]:
    """All of a year but its words."""
    return tuple(value for name, value in vars(year).items() if name not in {"steps", "reasons"})


@settings(max_examples=150, deadline=None)
@given(
    contracts(),
    absences(ALL_KINDS, clocks=True),
    entries(),
    shifts(),
    st.sampled_from(VacationUnit),
    days_between,
)
def test_what_came_before_changes_nothing(
    found: list[Contract],
    away: list[Absence],
    noted: list[VacationEntry],
    planned: list[Shift],
    unit: VacationUnit,
    as_of: date,
) -> None:
    facts = VacationFacts(found, away, planned, noted, unit)
    now = Periods(FAXE).year_of(as_of)
    whole = {year.year: year for year in vacation_years(facts, FAXE, as_of)}
    part = {year.year: year for year in vacation_years(from_where_needed(facts, FAXE, as_of), FAXE, as_of)}
    for number in range(now - 2, now + 3):
        assert (number in whole) == (number in part)
        if number in whole:
            assert _numbers(part[number]) == _numbers(whole[number])
            assert [step.text for step in part[number].steps] == [step.text for step in whole[number].steps]


def _vacation(first: date, last: date) -> Absence:
    return Absence(f"a{first}", "h1", AbsenceKind.VACATION, first, last)


def test_it_begins_where_nothing_was_held_in_the_autumn_before() -> None:
    summer = [_vacation(date(year, 7, 6), date(year, 7, 26)) for year in range(2021, 2027)]
    autumn = [_vacation(date(year, 10, 12), date(year, 10, 16)) for year in range(2022, 2026)]
    assert start_year(VacationFacts(EMPLOYED, summer), FAXE, 2024) == 2024
    assert start_year(VacationFacts(EMPLOYED, [*summer, *autumn]), FAXE, 2024) == 2021
    moved = VacationEntry("e1", "h1", 2023, VacationEntryKind.TRANSFERRED, Decimal(5), date(2024, 12, 1))
    assert start_year(VacationFacts(EMPLOYED, summer, entries=[moved]), FAXE, 2024) == 2023
    opening = VacationEntry("e2", "h1", 2022, VacationEntryKind.EARNED_BEFORE, Decimal(5))
    assert start_year(VacationFacts(EMPLOYED, [*summer, *autumn], entries=[opening]), FAXE, 2024) == 2022
    assert start_year(VacationFacts(()), FAXE, 2024) == 2024


def test_only_the_absences_that_can_matter_are_kept() -> None:
    summer = [_vacation(date(year, 7, 6), date(year, 7, 26)) for year in range(2021, 2027)]
    kept = from_where_needed(VacationFacts(EMPLOYED, summer), FAXE, AS_OF).absences
    assert [absence.first_day.year for absence in kept] == [2025, 2026]


def test_the_rest_is_split_into_what_can_be_moved_and_what_is_lost() -> None:
    weeks = [_vacation(date(2026, 7, 6), date(2026, 7, 19))]
    facts = VacationFacts([replace(EMPLOYED[0], starts_on=date(2025, 9, 1))], weeks)
    rest = rest_of(Book(facts, FAXE, date(2026, 11, 1)), 2025)
    assert rest is not None
    assert (rest.left, rest.came_in, rest.movable, rest.at_risk) == tuple(map(Decimal, (15, 0, 5, 10)))
    assert rest_of(Book(facts, FAXE, date(2026, 11, 1)), 2019) is None


def test_days_moved_in_before_are_paid_and_not_moved_again() -> None:
    noted = [
        VacationEntry("e0", "h1", 2024, VacationEntryKind.EARNED_BEFORE, Decimal(25)),
        VacationEntry("e1", "h1", 2024, VacationEntryKind.TAKEN_BEFORE, Decimal(20)),
        VacationEntry("e2", "h1", 2024, VacationEntryKind.TRANSFERRED, Decimal(5), date(2025, 12, 1)),
    ]
    facts = VacationFacts([replace(EMPLOYED[0], starts_on=date(2025, 9, 1))], (), entries=noted)
    rest = rest_of(Book(facts, FAXE, date(2026, 11, 1)), 2025)
    assert rest is not None
    assert (rest.left, rest.came_in, rest.movable, rest.at_risk) == tuple(map(Decimal, (30, 5, 5, 20)))


def test_the_latest_day_that_a_vacation_can_begin_and_be_announced() -> None:
    counter = Book(VacationFacts(EMPLOYED), FAXE, AS_OF).counter
    assert latest_first_day(counter, date(2026, 12, 31), 10) == date(2026, 12, 17)
    assert last_day_to_plan(counter, date(2026, 12, 31), 10, FAXE).day == date(2026, 11, 16)
