"""Which column an absence's minutes stand in: each kind by table, and a reason also where they stand in none."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.model.calc.absent import column_of
from app.model.calc.hours import DayPart, split
from app.model.calc.pay import price
from app.model.calc.timesheet import build
from app.model.domain.entities import Absence, AbsenceKind, Helper, Month, Shift
from app.model.rulebook.profiles import load_rulebook
from app.model.services.binder import Resources

DAY = date(2026, 10, 12)
WITHOUT, UNPLACED = "står ikke i nogen kolonne", "07:00–15:00 = 8:00"


def _absence(kind: AbsenceKind, *, paid: bool | None = None) -> Absence:
    return Absence("a1", "h1", kind, DAY, DAY, paid=paid)


def _row(resources: Resources, absence: Absence) -> DayPart:
    shift = Shift("v1", "h1", datetime(2026, 10, 12, 7), datetime(2026, 10, 12, 15))
    (row,) = split([shift], [absence], load_rulebook(resources.rules, "faxe"), [DAY])
    return row


def test_every_kind_has_its_column_or_none() -> None:
    assert {kind: column_of(_absence(kind)) for kind in AbsenceKind} == {
        AbsenceKind.SICK: "sick",
        AbsenceKind.WORK_INJURY: "sick",
        AbsenceKind.SECTION_56: "sick",
        AbsenceKind.CHILD_SICK: "child_sick",
        AbsenceKind.VACATION: "vacation",
        AbsenceKind.EXTRA_DAY_OFF: "vacation",
        AbsenceKind.PREGNANCY: None,
        AbsenceKind.PARENTAL: None,
        AbsenceKind.UNPAID: None,
        AbsenceKind.AGREED: None,
    }


@pytest.mark.parametrize("kind", [AbsenceKind.VACATION, AbsenceKind.EXTRA_DAY_OFF])
def test_a_day_off_without_pay_has_no_column_and_one_with_pay_has(kind: AbsenceKind) -> None:
    assert column_of(_absence(kind, paid=False)) is None
    assert column_of(_absence(kind, paid=True)) == "vacation"


def test_that_a_sickness_is_without_pay_does_not_move_its_hours() -> None:
    assert column_of(_absence(AbsenceKind.SICK, paid=False)) == "sick"


def test_a_feriefridag_stands_under_vacation_and_says_what_it_is(resources: Resources) -> None:
    row = _row(resources, _absence(AbsenceKind.EXTRA_DAY_OFF))
    assert [reason.text for reason in row.reasons("vacation")] == ["Feriefridag 07:00–15:00 = 8:00"]
    assert (row.minutes("vacation"), row.minutes("work"), row.unplaced) == (480, 0, ())


@pytest.mark.parametrize(
    ("absence", "said"),
    [
        (_absence(AbsenceKind.PREGNANCY), "Graviditetsbetinget sygdom: arbejdsgiveren betaler ikke løn"),
        (_absence(AbsenceKind.PARENTAL), "Barsel: arbejdsgiveren betaler ikke løn"),
        (_absence(AbsenceKind.UNPAID), "Orlov uden løn"),
        (_absence(AbsenceKind.AGREED), "Aftalt fravær"),
        (_absence(AbsenceKind.AGREED, paid=True), "Aftalt fravær med løn"),
        (_absence(AbsenceKind.VACATION, paid=False), "Ferie uden løn"),
        (_absence(AbsenceKind.EXTRA_DAY_OFF, paid=False), "Feriefridag uden løn"),
    ],
)
def test_absence_without_a_column_says_why(resources: Resources, absence: Absence, said: str) -> None:
    row = _row(resources, absence)
    assert row.amounts == ()
    assert [reason.text for reason in row.unplaced] == [f"{said}. {UNPLACED} {WITHOUT}"]


@pytest.mark.parametrize(
    ("absence", "remark"),
    [
        (_absence(AbsenceKind.VACATION), ()),
        (_absence(AbsenceKind.VACATION, paid=False), ("Ferie uden løn",)),
        (_absence(AbsenceKind.EXTRA_DAY_OFF), ("Feriefridag",)),
        (_absence(AbsenceKind.EXTRA_DAY_OFF, paid=False), ("Feriefridag uden løn",)),
        (_absence(AbsenceKind.AGREED), ("Aftalt fravær",)),
        (_absence(AbsenceKind.AGREED, paid=True), ("Aftalt fravær med løn",)),
        (_absence(AbsenceKind.PREGNANCY), ("Graviditetsbetinget sygdom",)),
        (_absence(AbsenceKind.SICK), ()),
    ],
)
def test_the_sheet_remarks_what_the_columns_do_not_tell(
    resources: Resources, absence: Absence, remark: tuple[str, ...]
) -> None:
    rules, row = load_rulebook(resources.rules, "faxe"), _row(resources, absence)
    sheet = build(Helper("h1", "Anna Prøve"), Month(2026, 10), [row], price([row], [], rules), [], rules)
    assert sheet.rows[0].remarks == remark
