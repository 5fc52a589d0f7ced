"""What deadlines share: how long they are told, how their date reads, and which contracts are one employment."""

from __future__ import annotations

from datetime import date

import pytest

from app.model.checks.due import (
    by_text,
    employment_on,
    employments,
    is_permanent,
    is_told,
    municipality_runs_payroll,
    severity_at,
)
from app.model.domain.entities import Contract, Party, PayForm, Scheme
from app.model.domain.findings import Severity

DUE = date(2028, 2, 29)


@pytest.mark.parametrize(
    ("as_of", "told", "severity", "text"),
    [
        (date(2027, 12, 30), False, Severity.NOTICE, "senest 29.02.2028 (om 61 dage)"),
        (date(2027, 12, 31), True, Severity.NOTICE, "senest 29.02.2028 (om 60 dage)"),
        (date(2028, 2, 28), True, Severity.NOTICE, "senest 29.02.2028 (i morgen)"),
        (date(2028, 2, 29), True, Severity.NOTICE, "senest 29.02.2028 (i dag)"),
        (date(2028, 3, 1), True, Severity.WARNING, "senest 29.02.2028; det var i går"),
        (date(2029, 2, 28), True, Severity.WARNING, "senest 29.02.2028; det var for 365 dage siden"),
        (date(2029, 3, 1), False, Severity.WARNING, "senest 29.02.2028; det var for 366 dage siden"),
    ],
)
def test_a_deadline_is_told_from_60_days_before_until_a_year_after(
    as_of: date, severity: Severity, text: str, *, told: bool
) -> None:
    assert (is_told(DUE, as_of), severity_at(DUE, as_of), by_text(DUE, as_of)) == (told, severity, text)


def _contract(identity: str, first: date, last: date | None = None) -> Contract:
    return Contract(identity, "h1", first, last)


JANUARY = _contract("c1", date(2026, 1, 1), date(2026, 1, 31))
FEBRUARY = _contract("c2", date(2026, 2, 1), date(2026, 2, 28))
LATE_FEBRUARY = _contract("c3", date(2026, 2, 2))
WHOLE_YEAR = _contract("c4", date(2026, 1, 1), date(2026, 12, 31))
FOR_GOOD = _contract("c5", date(2026, 1, 15))


@pytest.mark.parametrize(
    ("contracts", "expected"),
    [
        ([], []),
        ([FEBRUARY, JANUARY], [(["c1", "c2"], date(2026, 2, 28))]),
        ([JANUARY, LATE_FEBRUARY], [(["c1"], date(2026, 1, 31)), (["c3"], None)]),
        ([WHOLE_YEAR, FEBRUARY], [(["c4", "c2"], date(2026, 12, 31))]),
        ([JANUARY, FOR_GOOD, LATE_FEBRUARY], [(["c1", "c5", "c3"], None)]),
    ],
    ids=["none", "next day", "a day between", "one inside another", "no last day"],
)
def test_contracts_without_a_day_between_them_are_one_employment(
    contracts: list[Contract], expected: list[tuple[list[str], date | None]]
) -> None:
    found = [([contract.id for contract in each.contracts], each.last) for each in employments(contracts)]
    assert found == expected


def test_the_employment_of_a_day_is_the_one_that_holds_it() -> None:
    contracts = [JANUARY, LATE_FEBRUARY]
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 2))
    found = [employment_on(contracts, day) for day in days]
    assert [each.first if each else None for each in found] == [
        None,
        JANUARY.starts_on,
        JANUARY.starts_on,
        None,
        LATE_FEBRUARY.starts_on,
    ]


def test_a_substitute_is_not_permanent_and_neither_is_one_whose_contract_is_over() -> None:
    contracts = [Contract("c1", "h1", date(2026, 1, 1), date(2026, 1, 31), PayForm.MONTHLY)]
    contracts.append(Contract("c2", "h1", date(2026, 2, 1), None, PayForm.SUBSTITUTE))
    assert [is_permanent(contracts, date(2026, month, day)) for month, day in ((1, 1), (1, 31), (2, 1))] == [
        True,
        True,
        False,
    ]


def test_the_municipality_runs_no_payroll_for_an_association_or_a_company() -> None:
    runs = {
        (who, pays) for who in Party for pays in Party if municipality_runs_payroll(Scheme(employer=who, payroll=pays))
    }
    assert runs == {(who, Party.MUNICIPALITY) for who in (Party.SELF, Party.RELATIVE, Party.MUNICIPALITY)}
