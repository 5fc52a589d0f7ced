"""Prices of timesheet rows: an estimate with its reasons, and no number rather than a wrong one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import paths
from app.model.calc.hours import split
from app.model.calc.pay import PayLine, price, total
from app.model.domain.entities import Absence, AbsenceKind, Contract, Party, PayForm, Shift, ShiftKind
from app.model.domain.local_time import midnight
from app.model.domain.reasons import Layer
from app.model.rulebook.profiles import load_rulebook

FAXE = load_rulebook(paths.resources() / "regler", "faxe")
STANDARD = load_rulebook(paths.resources() / "regler", "standard")
MONDAY = date(2026, 10, 12)
START = date(2025, 1, 1)
at = datetime.fromisoformat


def _contract(pay: PayForm | None = None, wage: str | None = "150.00", starts_on: date = START) -> Contract:
    return Contract("c1", "h1", starts_on, pay=pay, hourly_wage=None if wage is None else Decimal(wage))


def _lines(
    hours: tuple[int, int],
    *contracts: Contract,
    kind: ShiftKind = ShiftKind.WORK,
    absence: AbsenceKind | None = None,
    employer: Party = Party.SELF,
) -> tuple[PayLine, ...]:
    """The pay lines of a shift on a plain Monday."""
    start, end = (midnight(MONDAY) + timedelta(hours=n) for n in hours)
    shift = Shift("v1", "h1", start, end, kind)
    absences = [] if absence is None else [Absence("a1", "h1", absence, MONDAY, MONDAY)]
    rows = split([shift], absences, FAXE, [MONDAY, MONDAY + timedelta(days=1)])
    return price(rows, contracts, FAXE, employer)


def _amounts(lines: tuple[PayLine, ...]) -> dict[str, Decimal | None]:
    return {line.title: line.amount for line in lines}


def test_work_and_its_supplement_are_lines_of_their_own() -> None:
    amounts = _amounts(_lines((15, 19), _contract()))
    assert amounts == {"Arbejde": Decimal(600), "Tillæg: aften": Decimal(90), "Feriepenge": None}


def test_each_line_tells_how_it_was_worked_out() -> None:
    work, evening, _ = _lines((15, 19), _contract())
    assert [reason.text for reason in work.reasons] == [
        "15:00–19:00 = 4:00",
        "Timeløn 150,00 kr. efter kontrakten fra 01.01.2025",
        "4:00 timer × 150,00 kr. = 600,00 kr.",
    ]
    assert work.reasons[1].layer is Layer.CONTRACT
    assert (evening.rate, evening.minutes) == (Decimal(45), 120)
    assert evening.reasons[-2].text == "Aften: 30 %"
    assert evening.reasons[-1].text == "2:00 timer × 45,00 kr. = 90,00 kr."


@pytest.mark.parametrize(
    ("pay", "wanted"),
    [
        (PayForm.MONTHLY, {"Arbejde": Decimal(1200), "Ferietillæg": Decimal(12)}),
        (PayForm.HOURLY, {"Arbejde": Decimal(1200), "Feriegodtgørelse": Decimal(150)}),
        (PayForm.SUBSTITUTE, {"Arbejde": Decimal(1200), "Feriegodtgørelse": Decimal(150)}),
        (None, {"Arbejde": Decimal(1200), "Feriepenge": None}),
    ],
)
def test_vacation_money_follows_the_pay_form(pay: PayForm | None, wanted: dict[str, Decimal | None]) -> None:
    assert _amounts(_lines((7, 15), _contract(pay))) == wanted


@pytest.mark.parametrize("employer", Party)
def test_only_an_association_or_a_company_is_paid_for_being_the_employer(employer: Party) -> None:
    fee = _amounts(_lines((7, 15), _contract(PayForm.HOURLY), employer=employer)).get("Arbejdsgivertilskud")
    assert fee == (Decimal(48) if employer in {Party.ASSOCIATION, Party.COMPANY} else None)


def test_monthly_paid_have_their_wage_during_vacation_and_the_others_have_had_it() -> None:
    hours = (7, 15)
    vacation = AbsenceKind.VACATION
    assert _amounts(_lines(hours, _contract(PayForm.MONTHLY), absence=vacation))["Ferie"] == Decimal(1200)
    assert _amounts(_lines(hours, _contract(PayForm.HOURLY), absence=vacation))["Ferie"] == Decimal()
    unknown = _lines(hours, _contract(None), absence=vacation)
    assert _amounts(unknown) == {"Ferie": None}
    assert total(unknown) is None


@pytest.mark.parametrize(
    ("kind", "title", "amount"),
    [
        (ShiftKind.ON_CALL_HOME, "Rådighed hjemme", Decimal(400)),
        (ShiftKind.ON_CALL_SITE, "Rådighed på stedet", Decimal(800)),
    ],
)
def test_on_call_is_paid_in_minutes_an_hour(kind: ShiftKind, title: str, amount: Decimal) -> None:
    line, _ = _lines((7, 15), _contract(), kind=kind)
    assert (line.title, line.amount) == (title, amount)
    assert "minutter for hver time" in line.reasons[-2].text


def test_absence_from_an_on_call_shift_is_estimated_at_the_on_call_pay() -> None:
    sick = _lines((7, 15), _contract(PayForm.MONTHLY), kind=ShiftKind.ON_CALL_HOME, absence=AbsenceKind.SICK)
    assert _amounts(sick)["Sygdom"] == Decimal(400)
    assert "minutter for hver time" in sick[0].reasons[-2].text


def test_without_a_pay_form_there_is_no_total() -> None:
    assert total(_lines((7, 15), _contract(None))) is None


@pytest.mark.parametrize(
    ("contracts", "why"),
    [
        ((), "Der er ingen kontrakt den 12.10.2026"),
        ((_contract(starts_on=date(2026, 10, 13)),), "Der er ingen kontrakt den 12.10.2026"),
        ((_contract(wage=None),), "har ingen timeløn"),
        ((_contract(), _contract()), "To kontrakter dækker den 12.10.2026"),
    ],
)
def test_without_one_wage_there_is_no_amount_and_no_total(contracts: tuple[Contract, ...], why: str) -> None:
    (line,) = _lines((7, 15), *contracts)
    assert (line.rate, line.amount) == (None, None)
    assert why in line.reasons[0].text
    assert total([line]) is None


def test_each_date_is_priced_by_the_contract_that_covers_it() -> None:
    old, new = _contract(wage="100.00"), _contract(wage="200.00", starts_on=date(2026, 10, 13))
    old.ends_on = MONDAY
    amounts = [line.amount for line in _lines((23, 25), old, new) if line.column == "work"]
    assert amounts == [Decimal(100), Decimal(200)]


def test_on_call_in_a_profile_that_says_nothing_about_it_has_no_amount() -> None:
    shift = Shift("v1", "h1", at("2026-10-12T07:00"), at("2026-10-12T15:00"), ShiftKind.ON_CALL_HOME)
    (line,) = price(split([shift], [], STANDARD, [MONDAY]), [_contract()], STANDARD)
    assert line.amount is None
    assert line.reasons[-1].key == "raadighed_hjemme"


def test_no_lines_cost_nothing() -> None:
    assert total([]) == Decimal()


@settings(max_examples=80, deadline=None)
@given(
    st.dates(date(2020, 11, 1), date(2030, 12, 1)),
    st.integers(0, 23 * 60),
    st.integers(1, 30 * 60),
    st.sampled_from(ShiftKind),
    st.sampled_from(PayForm),
    st.decimals("0.01", "999.99", places=2),
    st.sampled_from(Party),
)
def test_the_parts_add_up_to_the_total(
    day: date, start: int, length: int, kind: ShiftKind, pay: PayForm, wage: Decimal, employer: Party
) -> None:
    begin = midnight(day) + timedelta(minutes=start)
    shift = Shift("v1", "h1", begin, begin + timedelta(minutes=length), kind)
    days = [day + timedelta(days=n) for n in range(4)]
    rows = split([shift], [], FAXE, days)
    lines = price(rows, [Contract("c1", "h1", date(2020, 1, 1), pay=pay, hourly_wage=wage)], FAXE, employer)
    assert total(lines) == sum((line.amount for line in lines if line.amount is not None), Decimal())
    for line in lines:
        assert line.amount is not None
        assert line.reasons
        if line.rate is not None:
            assert line.amount == line.rate * line.minutes / 60
    paid = [(line.shift_id, line.day, line.column, line.minutes) for line in lines if line.shift_id]
    assert paid == [(row.shift.id, row.day, a.column, a.minutes) for row in rows for a in row.amounts if a.minutes]
