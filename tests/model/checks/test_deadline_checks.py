"""Deadlines: the last day is not late, the next one is; and how each kind of deadline is counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from app.model.checks import yearly
from app.model.checks.deadlines import due_date
from app.model.checks.facts import Facts
from app.model.domain.entities import Month, Party, Scheme
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Certainty, Layer, Source
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, DeadlineUnit
from app.model.services.binder import Resources

OCTOBER = Month(2026, 10)
DUE = date(2026, 11, 7)


@pytest.fixture(scope="module")
def faxe(resources: Resources) -> Rulebook:
    return load_rulebook(resources.rules, "faxe")


def timesheet_due(
    months: Iterable[Month], sent: Iterable[Month], scheme: Scheme, rules: Rulebook, as_of: date
) -> list[Finding]:
    worked, gone = frozenset(months), frozenset(sent)
    facts = Facts(as_of, as_of, as_of, scheme, {}, worked_months=worked, sent_months=gone)
    return list(yearly.timesheets(facts, rules))


@pytest.mark.parametrize(
    ("as_of", "severity", "days_left"),
    [
        (date(2026, 10, 31), None, 0),
        (date(2026, 11, 1), Severity.NOTICE, 6),
        (date(2026, 11, 6), Severity.NOTICE, 1),
        (date(2026, 11, 7), Severity.NOTICE, 0),
        (date(2026, 11, 8), Severity.WARNING, -1),
        (date(2027, 11, 8), Severity.WARNING, -366),
    ],
)
def test_timesheets_are_due_on_the_seventh_and_late_on_the_eighth(
    faxe: Rulebook, as_of: date, severity: Severity | None, days_left: int
) -> None:
    found = timesheet_due([OCTOBER], [], Scheme(), faxe, as_of)
    assert [(f.severity, f.due, f.figures["days_left"]) for f in found] == (
        [] if severity is None else [(severity, DUE, days_left)]
    )


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (date(2026, 11, 5), "skal være hos kommunen senest 07.11.2026 (om 2 dage)."),
        (date(2026, 11, 6), "skal være hos kommunen senest 07.11.2026 (i morgen)."),
        (date(2026, 11, 7), "skal være hos kommunen senest 07.11.2026 (i dag)."),
        (
            date(2026, 11, 8),
            "skulle have været hos kommunen senest 07.11.2026; det var i går, og de er ikke {not_sent}",
        ),
        (
            date(2026, 11, 9),
            "skulle have været hos kommunen senest 07.11.2026; det var for 2 dage siden, {and_not_sent}",
        ),
    ],
)
def test_the_message_counts_the_days_and_says_what_it_costs_to_be_late(faxe: Rulebook, as_of: date, said: str) -> None:
    (finding,) = timesheet_due([OCTOBER], [], Scheme(), faxe, as_of)
    said = said.format(not_sent="markeret som sendt.", and_not_sent="og de er ikke markeret som sendt.")
    assert finding.message == (
        f"Timesedlerne for oktober 2026 {said} Kommer de for sent, bliver lønnen først udbetalt måneden efter."
    )
    assert finding.reason.source == Source(
        "Håndbog om hjælperordninger, Faxe Kommune, november 2020", "5.3.2 og 11.3.2"
    )


def test_what_it_costs_to_be_late_is_said_only_where_it_is_known(faxe: Rulebook) -> None:
    told = (tuple({**layer.values, "timeseddel_for_sen": ()} for layer in faxe.layers), faxe.layers)
    silent = replace(faxe, layers=tuple(replace(layer, values=values) for values, layer in zip(*told, strict=True)))
    (finding,) = timesheet_due([OCTOBER], [], Scheme(), silent, date(2026, 11, 5))
    assert finding.message.endswith("senest 07.11.2026 (om 2 dage).")


@pytest.mark.parametrize("employer", Party)
def test_an_association_or_company_that_employs_pays_the_wages_itself(faxe: Rulebook, employer: Party) -> None:
    found = timesheet_due([OCTOBER], [], Scheme(employer=employer), faxe, date(2026, 11, 8))
    assert bool(found) is (employer not in {Party.ASSOCIATION, Party.COMPANY})


@pytest.mark.parametrize("payroll", Party)
def test_only_the_municipalitys_own_payroll_has_this_date(faxe: Rulebook, payroll: Party) -> None:
    found = timesheet_due([OCTOBER], [], Scheme(payroll=payroll), faxe, date(2026, 11, 8))
    assert bool(found) is (payroll is Party.MUNICIPALITY)


def test_sent_months_are_done_and_the_others_come_in_order(faxe: Rulebook) -> None:
    months = [Month(2026, 10), Month(2026, 8), Month(2026, 9)]
    found = timesheet_due(months, [Month(2026, 9)], Scheme(), faxe, date(2026, 11, 8))
    assert [finding.subject for finding in found] == ["2026-08", "2026-10"]


def test_a_profile_without_the_deadline_says_nothing(resources: Resources) -> None:
    rules = load_rulebook(resources.rules, "standard")
    assert timesheet_due([OCTOBER], [], Scheme(), rules, date(2026, 11, 8)) == []


def _deadline(amount: int | None, unit: DeadlineUnit | None, month_day: tuple[int, int] | None = None) -> Deadline:
    head = (date(2020, 1, 1), Source("Prøve"), Certainty.A, Layer.LAW)
    return Deadline(*head, "maanedens_udgang", amount, unit, month_day, ())


@pytest.mark.parametrize(
    ("deadline", "due"),
    [
        (_deadline(0, DeadlineUnit.DAYS), date(2026, 10, 31)),
        (_deadline(7, DeadlineUnit.DAYS), date(2026, 11, 7)),
        (_deadline(2, DeadlineUnit.WEEKS), date(2026, 11, 14)),
        (_deadline(1, DeadlineUnit.MONTHS), date(2026, 11, 30)),
        (_deadline(4, DeadlineUnit.MONTHS), date(2027, 2, 28)),
        (_deadline(1, DeadlineUnit.YEARS), date(2027, 10, 31)),
        (_deadline(None, None, (2, 1)), date(2027, 2, 1)),
        (_deadline(None, None, (11, 1)), date(2026, 11, 1)),
        (_deadline(None, None, (10, 31)), date(2027, 10, 31)),
        (_deadline(None, None), None),
    ],
)
def test_a_deadline_is_counted_from_the_last_of_october(deadline: Deadline, due: date | None) -> None:
    assert due_date(date(2026, 10, 31), deadline) == due
