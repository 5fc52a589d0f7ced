"""Papers, terms, sickness and yearly duties, beside the cases: who is told to do what, keys that stay, missing facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from app.model.checks import papers, sickness, terms, yearly
from app.model.checks.facts import Check, Facts
from app.model.domain.entities import (
    Absence,
    AbsenceKind,
    Contract,
    Grant,
    Helper,
    Month,
    Party,
    PayForm,
    Scheme,
    Shift,
)
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Certainty, Layer
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Resources

CHECKS: tuple[Check, ...] = (
    papers.contract_due,
    papers.confidentiality_missing,
    terms.probation_too_long,
    terms.pay_form,
    terms.g_days,
    sickness.sick_talk,
    sickness.sick_employer_period,
    sickness.sick_refund,
    sickness.accident_report,
    sickness.child_sick_days,
    yearly.timesheets,
    yearly.annual_account,
    yearly.quarter_report,
    yearly.salary_report,
    yearly.appraisal_yearly,
)
DAY = date(2027, 1, 20)
SICK_FROM = DAY - timedelta(days=10)


@pytest.fixture(scope="module")
def faxe(resources: Resources) -> Rulebook:
    return load_rulebook(resources.rules, "faxe")


def _facts(as_of: date = DAY, **more: object) -> Facts:
    """Everything is the matter with h1: hired a year ago on hourly pay without papers, sick, and leaving."""
    contract = Contract("c1", "h1", date(2026, 2, 1), date(2027, 3, 15), PayForm.HOURLY, Decimal(20))
    contract.probation_until = date(2026, 8, 1)
    shifts = [Shift(f"v{n}", "h1", *_work(DAY + timedelta(days=n))) for n in range(28, 40)]
    absences = [
        Absence("a1", "h1", AbsenceKind.CHILD_SICK, date(2026, 12, 1), date(2026, 12, 3)),
        Absence("a2", "h1", AbsenceKind.WORK_INJURY, SICK_FROM),
    ]
    facts = Facts(
        as_of=as_of,
        first=as_of,
        last=as_of,
        scheme=Scheme(municipality="faxe", starts_on=date(2025, 1, 1)),
        helpers={"h1": Helper("h1", "Prøve Hjælper", unemployment_fund=True)},
        grants=[Grant("g1", date(2025, 1, 1))],
        contracts={"h1": [contract]},
        shifts={"h1": shifts},
        absences={"h1": absences},
        worked_months=frozenset({Month(2026, 12)}),
    )
    return replace(facts, **more)  # type: ignore[arg-type]


def _work(day: date) -> tuple[datetime, datetime]:
    start = datetime.combine(day, time(8))
    return start, start + timedelta(hours=8)


def _all(facts: Facts, rules: Rulebook) -> list[Finding]:
    return [finding for check in CHECKS for finding in check(facts, rules)]


def _of(code: str, found: Sequence[Finding]) -> Finding:
    (one,) = (finding for finding in found if finding.code == code)
    return one


def test_everything_can_be_the_matter_at_once(faxe: Rulebook) -> None:
    own = Scheme(payroll=Party.SELF, starts_on=date(2025, 1, 1))
    outside = Scheme(employer=Party.COMPANY, starts_on=date(2025, 1, 1))
    codes = {finding.code for scheme in (own, outside) for finding in _all(_facts(scheme=scheme), faxe)}
    assert codes | {"timesheet-due"} == {
        "contract-due",
        "confidentiality-missing",
        "probation-6-months",
        "pay-form",
        "g-days",
        "sick-talk",
        "sick-employer-period",
        "sick-refund",
        "accident-report",
        "child-sick-2-days",
        "timesheet-due",
        "annual-account",
        "quarter-report",
        "salary-report",
        "appraisal-yearly",
    }
    assert "timesheet-due" in {finding.code for finding in _all(_facts(), faxe)}


def test_a_finding_names_its_rule_and_its_source_and_is_no_more_than_sure(faxe: Rulebook) -> None:
    for finding in _all(_facts(), faxe):
        reason = finding.reason
        assert faxe.find(reason.key, DAY) is not None, finding.code
        assert reason.source is not None, finding.code
        assert reason.certainty is not Certainty.C or finding.severity is not Severity.ERROR, finding.code
        by_law = "lov" in finding.message.lower() or "lov" in finding.advice.lower()
        assert reason.layer is Layer.LAW or not by_law, finding.message


def test_the_same_matter_keeps_its_key_from_day_to_day(faxe: Rulebook) -> None:
    keys = [{finding.key for finding in _all(_facts(DAY + timedelta(days=n)), faxe)} for n in range(4)]
    assert keys[0] == keys[1] == keys[2] == keys[3]
    assert {key.split("/", 1)[0] for key in keys[0]} >= {"contract-due", "sick-talk", "annual-account"}


@pytest.mark.parametrize(
    ("employer", "payroll", "said"),
    [
        (Party.SELF, Party.MUNICIPALITY, "spørg kommunen, om den melder fraværet"),
        (Party.RELATIVE, Party.SELF, "Meld fraværet i NemRefusion"),
        (Party.SELF, Party.RELATIVE, "Meld fraværet i NemRefusion"),
        (Party.SELF, Party.COMPANY, "Spørg den, der fører lønnen"),
        (Party.ASSOCIATION, Party.ASSOCIATION, "Fortæl din arbejdsgiver om sygdommen"),
        (Party.COMPANY, Party.MUNICIPALITY, "Fortæl din arbejdsgiver om sygdommen"),
    ],
)
def test_who_reports_the_sickness_depends_on_who_is_employer_and_pays(
    faxe: Rulebook, employer: Party, payroll: Party, said: str
) -> None:
    facts = _facts(scheme=Scheme(employer=employer, payroll=payroll))
    assert said in _of("sick-refund", list(sickness.sick_refund(facts, faxe))).advice


@pytest.mark.parametrize("employer", Party)
def test_an_employer_elsewhere_writes_the_papers(faxe: Rulebook, employer: Party) -> None:
    facts = _facts(scheme=Scheme(employer=employer, payroll=Party.COMPANY, starts_on=date(2025, 1, 1)))
    told = [*papers.contract_due(facts, faxe), *sickness.accident_report(facts, faxe), *sickness.sick_talk(facts, faxe)]
    outside = employer not in {Party.SELF, Party.RELATIVE}
    assert [finding.code for finding in told] == ["contract-due", "accident-report", "sick-talk"]
    assert ["arbejdsgiver" in finding.advice for finding in told] == [outside, outside, outside]


def test_absence_in_the_last_weeks_is_told_with_the_g_days(faxe: Rulebook) -> None:
    (away,) = terms.g_days(_facts(), faxe)
    (here,) = terms.g_days(_facts(absences={}), faxe)
    assert "Der var fravær imellem" in away.advice
    assert "fravær" not in here.advice
    assert away.figures == here.figures


def test_a_helper_without_anything_is_nothing_to_tell_of(faxe: Rulebook) -> None:
    bare = Facts(DAY, DAY, DAY, Scheme(), {"h1": Helper("h1", "Prøve Hjælper")})
    assert _all(bare, faxe) == []
    empty = replace(bare, helpers={}, contracts={}, absences={}, shifts={})
    assert _all(empty, faxe) == []


def test_a_contract_with_only_a_first_day_and_absence_without_one_are_no_fault(faxe: Rulebook) -> None:
    contracts = {"h1": [Contract("c1", "h1", date(2026, 2, 1))]}
    for kind in AbsenceKind:
        facts = _facts(contracts=contracts, absences={"h1": [Absence("a1", "h1", kind, SICK_FROM)]}, shifts={})
        assert {finding.code for finding in _all(facts, faxe)} >= {"contract-due"}
        without = {finding.code for finding in _all(replace(facts, contracts={}), faxe)}
        assert without - {"timesheet-due", "annual-account"} <= {"sick-talk", "accident-report", "child-sick-2-days"}


def test_a_profile_that_says_nothing_gives_only_what_the_law_asks(resources: Resources) -> None:
    rules = load_rulebook(resources.rules, "standard")
    found = _all(_facts(scheme=Scheme(payroll=Party.SELF, starts_on=date(2025, 1, 1))), rules)
    assert {finding.reason.layer for finding in found} == {Layer.LAW}
    assert {finding.code for finding in found} == {
        "contract-due",
        "probation-6-months",
        "g-days",
        "sick-talk",
        "sick-employer-period",
        "sick-refund",
        "accident-report",
        "salary-report",
    }
