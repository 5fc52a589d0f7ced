"""The sheet of a month: its columns, totals, notes, contracts, and the reasons behind each cell."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app import paths
from app.model.calc.hours import split
from app.model.calc.pay import price
from app.model.calc.timesheet import Timesheet, build, sheet_columns
from app.model.domain.entities import Absence, AbsenceKind, Contract, Helper, Month, Shift
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import UnknownRule

RULES = paths.resources() / "regler"
OCTOBER = Month(2026, 10)
TIME_COLUMNS = ["work", "sick", "child_sick", "vacation", "on_call_home", "on_call_site"]
SUPPLEMENTS = ["evening", "night", "saturday", "sunday", "public_holiday"]


def _sheet(
    shifts: list[Shift],
    absences: list[Absence] | None = None,
    contracts: list[Contract] | None = None,
    profile: str = "faxe",
) -> Timesheet:
    rules = load_rulebook(RULES, profile)
    rows = split(shifts, absences or [], rules, OCTOBER.days)
    held = contracts or []
    return build(Helper("h1", "Anna"), OCTOBER, rows, price(rows, held, rules), held, rules)


def _shift(start: str, end: str, note: str | None = None) -> Shift:
    return Shift(start, "h1", datetime.fromisoformat(start), datetime.fromisoformat(end), note=note)


def test_the_columns_are_the_promised_ones_in_their_order() -> None:
    columns = sheet_columns(OCTOBER, load_rulebook(RULES, "faxe"))
    assert [column.name for column in columns] == TIME_COLUMNS + SUPPLEMENTS
    assert [column.name for column in columns if column.supplement] == SUPPLEMENTS
    assert [column.title for column in columns][:2] == ["Arbejde", "Sygdom"]


def test_a_profile_without_a_table_has_time_columns_only_and_says_why() -> None:
    sheet = _sheet([_shift("2026-10-10T07:00", "2026-10-10T15:00")], profile="standard")
    assert [column.name for column in sheet.columns] == TIME_COLUMNS
    assert sheet.notes == (
        "Tillæg er ikke beregnet: »Ingen kommune valgt« har ingen tillægstabel. Vælg kommune under Ordning.",
    )


def test_a_table_with_a_note_is_noted_on_the_sheet() -> None:
    sheet = _sheet([], profile="aarhus")
    assert len(sheet.notes) == 1
    assert "antaget" in sheet.notes[0]
    assert _sheet([]).notes == ()


def test_totals_are_the_sums_of_the_rows_and_only_of_the_month() -> None:
    sheet = _sheet(
        [_shift("2026-09-30T22:00", "2026-10-01T06:00"), _shift("2026-10-31T22:00", "2026-11-01T06:00")],
    )
    assert [row.part.day for row in sheet.rows] == [date(2026, 10, 1), date(2026, 10, 31)]
    assert sheet.totals["work"] == 360 + 120
    for column in sheet.columns:
        assert sheet.totals[column.name] == sum(row.minutes[column.name] for row in sheet.rows)


def test_a_cell_tells_why_also_when_it_is_empty() -> None:
    sheet = _sheet([_shift("2026-10-12T15:00", "2026-10-12T19:00")])
    assert sheet.reasons(0, "evening")[0].text == "Aften 30 %: 17:00–19:00 = 2:00"
    assert [reason.text for reason in sheet.reasons(0, "night")] == ["Ingen minutter i denne kolonne"]


def test_remarks_name_absence_and_note() -> None:
    leave = Absence("a1", "h1", AbsenceKind.PARENTAL, date(2026, 10, 1))
    sheet = _sheet([_shift("2026-10-12T07:00", "2026-10-12T15:00", "Husk nøglen")], [leave])
    assert sheet.rows[0].remarks == ("Barsel", "Husk nøglen")
    assert set(sheet.rows[0].minutes.values()) == {0}


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "shown"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), False),
        (date(2026, 9, 1), date(2026, 10, 1), True),
        (date(2026, 10, 31), None, True),
        (date(2026, 11, 1), None, False),
    ],
)
def test_the_sheet_shows_the_contracts_of_its_month(starts_on: date, ends_on: date | None, *, shown: bool) -> None:
    contract = Contract("c1", "h1", starts_on, ends_on)
    assert _sheet([], contracts=[contract]).contracts == ((contract,) if shown else ())


def test_the_sheet_carries_the_rules_name_and_fingerprint() -> None:
    sheet = _sheet([])
    assert sheet.rulebook_title == "Faxe Kommune"
    assert len(sheet.rulebook_version) == 10
    assert sheet.pay_total == 0


def test_a_month_that_the_rulebook_does_not_know_has_no_sheet() -> None:
    with pytest.raises(UnknownRule, match="kun kendt fra"):
        sheet_columns(Month(2020, 10), load_rulebook(RULES, "faxe"))
