"""Papers, terms, sickness and yearly duties, beside the cases: who is told to do what, keys that stay, missing facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from app.model.checks import accidents, notice, papers, sick_refund, sickness, terms, yearly
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
from app.model.domain.reasons import Certainty, Layer, Source
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
    sick_refund.sick_refund,
    accidents.accident_report,
    sickness.child_sick_days,
    yearly.timesheets,
    yearly.annual_account,
    yearly.quarter_report,
    yearly.salary_report,
    yearly.appraisal_yearly,
)
DAY = date(2027, 1, 20)
SICK_FROM = DAY - timedelta(days=17)


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
    assert said in _of("sick-refund", list(sick_refund.sick_refund(facts, faxe))).advice


@pytest.mark.parametrize("employer", Party)
def test_an_employer_elsewhere_writes_the_papers(faxe: Rulebook, employer: Party) -> None:
    facts = _facts(scheme=Scheme(employer=employer, payroll=Party.COMPANY, starts_on=date(2025, 1, 1)))
    told = [
        *papers.contract_due(facts, faxe),
        *accidents.accident_report(facts, faxe),
        *sickness.sick_talk(facts, faxe),
    ]
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


NOTE = "Er det gjort, så afslut påmindelsen med en note."


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("sick-talk", "Er den holdt, så skriv den under Samtaler."),
        ("sick-refund", "Er det gjort, så skriv det under Fravær ved sygdommen."),
        ("accident-report", NOTE),
        ("annual-account", NOTE),
        ("salary-report", NOTE),
    ],
)
def test_every_matter_says_how_it_is_settled(faxe: Rulebook, code: str, note: str) -> None:
    found = _all(_facts(scheme=Scheme(payroll=Party.SELF, starts_on=date(2025, 1, 1))), faxe)
    assert _of(code, found).advice.endswith(note)


def test_the_report_of_a_quarter_is_settled_by_a_note_and_the_municipalitys_account_is_not(faxe: Rulebook) -> None:
    company = _facts(scheme=Scheme(employer=Party.COMPANY, starts_on=date(2025, 1, 1)))
    assert _of("quarter-report", list(yearly.quarter_report(company, faxe))).advice.endswith(NOTE)
    (account,) = yearly.annual_account(company, faxe)
    assert account.advice == f"Din arbejdsgiver laver det. Spørg, om det er sendt, og bed om en kopi. {NOTE}"
    (account,) = yearly.annual_account(_facts(), faxe)
    assert account.advice == "Du skal ikke lave et regnskab. Se efter, at alle årets timesedler er sendt."


@pytest.mark.parametrize(
    ("employer", "payroll", "said"),
    [
        (Party.SELF, Party.SELF, "så meld det i NemRefusion. Det gælder, når"),
        (Party.SELF, Party.MUNICIPALITY, "så spørg kommunen, hvem der melder det. Det gælder, når"),
        (Party.COMPANY, Party.MUNICIPALITY, "så spørg din arbejdsgiver, om det er meldt. Det gælder, når"),
        (Party.SELF, Party.COMPANY, "så spørg den, der fører lønnen, om det er meldt. Det gælder, når"),
    ],
)
def test_who_reports_after_the_employers_period(faxe: Rulebook, employer: Party, payroll: Party, said: str) -> None:
    (finding,) = sickness.sick_employer_period(_facts(scheme=Scheme(employer=employer, payroll=payroll)), faxe)
    assert said in finding.advice
    assert finding.advice.endswith("haft mindst 74 timer i dem.")


@pytest.mark.parametrize(
    ("as_of", "employer", "advice"),
    [
        (
            date(2026, 7, 31),
            Party.SELF,
            "Aftal en prøvetid, der slutter senest 31.07.2026, og ret datoen under Hjælpere.",
        ),
        (
            date(2026, 8, 1),
            Party.SELF,
            "Prøvetiden kan ikke løbe længere. Fjern datoen under Hjælpere, og fortæl det til Prøve Hjælper.",
        ),
        (
            date(2026, 7, 31),
            Party.COMPANY,
            "Spørg din arbejdsgiver, om prøvetiden kan slutte senest 31.07.2026, og ret datoen under Hjælpere.",
        ),
        (
            date(2026, 8, 1),
            Party.COMPANY,
            (
                "Prøvetiden kan ikke løbe længere. Spørg din arbejdsgiver, om Prøve Hjælper ved det, "
                "og fjern datoen under Hjælpere."
            ),
        ),
    ],
)
def test_a_probation_that_can_not_end_in_time_any_more(
    faxe: Rulebook, as_of: date, employer: Party, advice: str
) -> None:
    (finding,) = terms.probation_too_long(_facts(as_of, scheme=Scheme(employer=employer)), faxe)
    assert (finding.advice, finding.extent) == (advice, 1)


def test_an_employer_elsewhere_is_asked_about_the_confidentiality(faxe: Rulebook) -> None:
    for employer, asked in ((Party.SELF, False), (Party.ASSOCIATION, True)):
        (finding,) = papers.confidentiality_missing(_facts(scheme=Scheme(employer=employer)), faxe)
        assert finding.advice.startswith("Spørg din arbejdsgiver, om den er underskrevet") is asked


@pytest.mark.parametrize(("days", "start"), [(33, "Send kopien senest sammen med"), (40, "Send kopien nu")])
def test_a_copy_that_is_late_is_sent_now(faxe: Rulebook, days: int, start: str) -> None:
    found = papers.contract_due(_facts(date(2026, 2, 1) + timedelta(days=days)), faxe)
    assert [f.advice.startswith(start) for f in found if (f.subject or "").endswith("/copy")] == [True]


@pytest.mark.parametrize(
    ("as_of", "both"), [(date(2026, 2, 8), False), (date(2026, 3, 1), False), (date(2026, 3, 2), True)]
)
def test_the_source_is_the_first_deadlines_until_both_are_over(faxe: Rulebook, as_of: date, *, both: bool) -> None:
    core, rest = (faxe.deadline(key, as_of).source for key in (papers.CORE_KEY, papers.REST_KEY))
    found = [f for f in papers.contract_due(_facts(as_of), faxe) if (f.subject or "").endswith("/core")]
    assert [f.reason.source for f in found] == [Source(f"{core}; {rest}") if both else core]
    assert [f.reason.key for f in found] == [papers.CORE_KEY]


def test_the_pay_form_can_be_wrong_or_the_hours(faxe: Rulebook) -> None:
    (hourly,) = terms.pay_form(_facts(), faxe)
    assert hourly.advice == (
        "Er timerne skrevet forkert, så ret dem. Ellers aftal månedsløn med hjælperen; spørg kommunen, hvis du er i tvivl."
    )


@pytest.mark.parametrize(("last", "extent"), [(date(2026, 12, 3), 1), (date(2026, 12, 6), 4), (None, 49)])
def test_more_days_of_a_childs_sickness_are_more_of_the_same(faxe: Rulebook, last: date | None, extent: int) -> None:
    absence = Absence("a1", "h1", AbsenceKind.CHILD_SICK, date(2026, 12, 1), last)
    (finding,) = sickness.child_sick_days(_facts(absences={"h1": [absence]}), faxe)
    assert (finding.extent, finding.key) == (extent, "child-sick-2-days/h1/a1")


@pytest.mark.parametrize(
    ("as_of", "given", "parts"),
    [
        (date(2026, 4, 1), None, ("om et kortere varsel er i orden.", "ellers må ferien flyttes.")),
        (
            date(2026, 6, 15),
            None,
            ("om et kortere varsel var i orden.", "skriv dagen under ferien: »Kortere varsel aftalt«."),
        ),
        (date(2026, 4, 1), date(2026, 3, 20), ("Er I enige", "Ellers må ferien flyttes.")),
        (date(2026, 7, 4), date(2026, 3, 20), ("Var I enige", "skriv dagen under ferien: »Kortere varsel aftalt«.")),
    ],
)
def test_a_vacation_that_has_begun_can_not_be_moved(
    faxe: Rulebook, as_of: date, given: date | None, parts: tuple[str, str]
) -> None:
    vacation = Absence("a1", "h1", AbsenceKind.VACATION, date(2026, 6, 15), date(2026, 7, 3), notice_given_on=given)
    (finding,) = notice.vacation_notice(_facts(as_of, absences={"h1": [vacation]}), faxe)
    assert parts[0] in finding.advice
    assert finding.advice.endswith(parts[1])
    assert finding.subject == "a1/2026-06-15"


@pytest.mark.parametrize(
    ("as_of", "before", "advice"),
    [
        (date(2026, 3, 2), 80, "Spørg kommunen om datoen. Du kan klage til og med 02.03.2026."),
        (date(2026, 3, 3), 80, "Spørg kommunen om datoen. Fristen for at klage var 02.03.2026."),
        (
            date(2026, 3, 2),
            60,
            (
                "Spørg kommunen om datoen. Du kan klage til og med 02.03.2026. "
                "Var de ekstra timer kun givet for en tid, så afslut påmindelsen med en note."
            ),
        ),
    ],
)
def test_a_cut_says_until_when_one_can_complain(faxe: Rulebook, as_of: date, before: int, advice: str) -> None:
    grants = [
        Grant("g1", date(2025, 1, 1), date(2025, 12, 31), hours_total=Decimal(before)),
        Grant("g2", date(2026, 1, 1), date(2026, 4, 30), hours_total=Decimal(80)),
        Grant("g3", date(2026, 5, 1), received_on=date(2026, 2, 2), hours_total=Decimal(60)),
    ]
    (finding,) = notice.early_reduction(_facts(as_of, grants=grants), faxe)
    assert (finding.advice, finding.extent) == (advice, 10)
