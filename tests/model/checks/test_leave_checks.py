"""Accidents and parental leave beside the cases: who is told to do what, keys that stay, and what is said of another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.model.checks.accidents import accident_report, followed_by, least_absence, report_of
from app.model.checks.facts import Facts
from app.model.checks.parental import leave_of, parental_notice
from app.model.domain.entities import Absence, AbsenceKind, Contract, Helper, Party, Scheme
from app.model.domain.findings import Finding, Severity
from app.model.domain.leave import Accident, ParentalLeave, ParentRole
from app.model.domain.reasons import Certainty
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Resources

DAY = date(2026, 10, 10)
HAPPENED = datetime.fromisoformat("2026-10-05T09:30")
OUTSIDE = {Party.ASSOCIATION, Party.COMPANY, Party.MUNICIPALITY}


@pytest.fixture(scope="module")
def faxe(resources: Resources) -> Rulebook:
    return load_rulebook(resources.rules, "faxe")


def _facts(**more: object) -> Facts:
    facts = Facts(
        as_of=DAY,
        first=DAY,
        last=DAY,
        scheme=Scheme(municipality="faxe"),
        helpers={"h1": Helper("h1", "Prøve Hjælper")},
        contracts={"h1": [Contract("c1", "h1", date(2026, 2, 1))]},
    )
    return replace(facts, **more)  # type: ignore[arg-type]


def _injury(first: date, last: date | None = None, identity: str = "a1") -> Absence:
    return Absence(identity, "h1", AbsenceKind.WORK_INJURY, first, last)


def _accidents(*accidents: Accident, absences: list[Absence] | None = None) -> Facts:
    return _facts(accidents=accidents, absences={"h1": absences or []})


def _one(facts: Facts, rules: Rulebook) -> Finding:
    (found,) = accident_report(facts, rules)
    return found


@pytest.mark.parametrize("employer", Party)
@pytest.mark.parametrize("absent", [True, False])
def test_who_reports_is_the_employer(faxe: Rulebook, employer: Party, *, absent: bool) -> None:
    absences = [_injury(date(2026, 10, 6))] if absent else []
    accident = Accident("u1", "h1", HAPPENED, absence_id="a1" if absent else None)
    facts = replace(_accidents(accident, absences=absences), scheme=Scheme(employer=employer))
    advice = _one(facts, faxe).advice
    assert ("Fortæl din arbejdsgiver om ulykken" in advice) is (employer in OUTSIDE)
    assert ("EASY på virk.dk" in advice) is (employer not in OUTSIDE)


def test_absence_without_an_accident_asks_for_it_to_be_written_down(faxe: Rulebook) -> None:
    found = _one(_accidents(absences=[_injury(date(2026, 10, 6))]), faxe)
    assert found.subject == "a1"
    assert "Skriv ulykken ind under Fravær, Arbejdsulykker." in found.advice
    assert found.advice.endswith("Er det gjort, så afslut påmindelsen med en note.")


def test_absence_that_is_not_chosen_is_asked_to_be(faxe: Rulebook) -> None:
    accident = Accident("u1", "h1", HAPPENED)
    found = _one(_accidents(accident, absences=[_injury(date(2026, 10, 6))]), faxe)
    assert (found.subject, found.due) == ("u1", date(2026, 10, 20))
    assert "Vælg også fraværet ved ulykken." in found.advice
    accident.absence_id = "a1"
    assert "Vælg også" not in _one(_accidents(accident, absences=[_injury(date(2026, 10, 6))]), faxe).advice


def test_a_matter_keeps_its_key_from_day_to_day(faxe: Rulebook) -> None:
    facts = _facts(
        accidents=[Accident("u1", "h1", HAPPENED), Accident("u2", "h1", HAPPENED + timedelta(days=2))],
        absences={"h1": [_injury(date(2026, 10, 8))]},
        parental_leaves=[ParentalLeave("b/1", "h1", ParentRole.MOTHER, date(2027, 1, 15))],
    )
    keys = [
        {found.key for check in (accident_report, parental_notice) for found in check(replace(facts, as_of=day), faxe)}
        for day in (DAY, DAY + timedelta(days=1), DAY + timedelta(days=5))
    ]
    assert keys[0] == keys[1] == keys[2]
    assert len(keys[0]) == 4
    subjects = [found.subject or "" for found in parental_notice(facts, faxe)]
    assert {leave_of(subject) for subject in subjects} == {"b/1"}


def test_the_nearer_of_two_accidents_led_to_the_absence(faxe: Rulebook) -> None:
    facts = _accidents(
        Accident("u1", "h1", HAPPENED),
        Accident("u2", "h1", HAPPENED + timedelta(days=1)),
        Accident("u3", "h1", HAPPENED + timedelta(days=1, hours=1), near_miss=True),
        absences=[_injury(date(2026, 10, 7))],
    )
    assert {identity: course.subject for identity, course in followed_by(facts, faxe).items()} == {"u2": "a1"}


@pytest.mark.parametrize(("first", "mine"), [("2026-10-05", True), ("2026-10-19", True), ("2026-10-20", False)])
def test_absence_is_taken_for_an_accidents_as_long_as_its_report_would_be_in_time(
    faxe: Rulebook,
    first: str,
    *,
    mine: bool,
) -> None:
    facts = _accidents(Accident("u1", "h1", HAPPENED), absences=[_injury(date.fromisoformat(first))])
    assert bool(followed_by(replace(facts, as_of=date(2026, 11, 1)), faxe)) is mine


def test_an_absence_that_is_no_illness_or_is_gone_leads_to_no_fault(faxe: Rulebook) -> None:
    vacation = Absence("a1", "h1", AbsenceKind.VACATION, date(2026, 10, 6), date(2026, 10, 7))
    for absences in ([vacation], []):
        facts = _accidents(Accident("u1", "h1", HAPPENED, absence_id="a1"), absences=absences)
        assert [found.subject for found in accident_report(facts, faxe)] == ["u1"]


def test_an_accident_of_a_helper_who_is_erased_is_nobodys(faxe: Rulebook) -> None:
    assert list(accident_report(_facts(accidents=[Accident("u1", "h9", HAPPENED)]), faxe)) == []
    leaves = [ParentalLeave("b1", "h9", ParentRole.MOTHER, date(2027, 1, 15))]
    assert list(parental_notice(_facts(parental_leaves=leaves), faxe)) == []


def test_how_much_absence_asks_for_a_report_is_told_from_its_date(faxe: Rulebook) -> None:
    old, new = least_absence(date(2025, 3, 2), faxe), least_absence(date(2025, 3, 3), faxe)
    assert least_absence(date(2020, 10, 31), faxe) is None
    assert old is not None
    assert new is not None
    assert (old.certainty, new.certainty) == (Certainty.B, Certainty.A)
    assert "Håndbogen siger ikke, om ulykkesdagen tæller med." in old.text
    assert "Ud over ulykkesdagen." in new.text
    assert report_of(Accident("u1", "h1", datetime.fromisoformat("2025-03-02T12:00")), None, faxe) is None


def test_without_absence_nobody_is_warned(faxe: Rulebook) -> None:
    for days in (0, 14, 15, 300):
        facts = replace(_accidents(Accident("u1", "h1", HAPPENED)), as_of=HAPPENED.date() + timedelta(days=days))
        assert _one(facts, faxe).severity is Severity.NOTICE


# --- Parental leave -------------------------------------------------------------------------------


def _leave(**more: object) -> Facts:
    leave = ParentalLeave("b1", "h1", ParentRole.MOTHER, date(2027, 1, 15), notice_on=date(2026, 9, 1))
    for name, value in more.items():
        setattr(leave, name, value)
    return _facts(parental_leaves=[leave])


@pytest.mark.parametrize("employer", Party)
@pytest.mark.parametrize("payroll", Party)
def test_whoever_pays_wages_himself_is_reminded_of_the_fund(faxe: Rulebook, employer: Party, payroll: Party) -> None:
    facts = replace(_leave(), scheme=Scheme(municipality="faxe", employer=employer, payroll=payroll))
    (found,) = parental_notice(facts, faxe)
    pays = employer not in OUTSIDE and payroll in {Party.SELF, Party.RELATIVE}
    assert ("Barselsfonden" in found.advice) is pays
    assert ("Spørg din arbejdsgiver" in found.advice) is (employer in OUTSIDE)


def test_elsewhere_nothing_is_said_of_the_municipality_or_the_fund(resources: Resources) -> None:
    rules = load_rulebook(resources.rules, "standard")
    facts = replace(_leave(notice_on=None), scheme=Scheme(payroll=Party.SELF))
    (found,) = parental_notice(replace(facts, as_of=date(2026, 10, 15)), rules)
    assert found.subject == "b1/notice"
    assert "Barselsfonden" not in found.advice


@pytest.mark.parametrize("employer", [Party.SELF, Party.COMPANY])
def test_the_helper_is_asked_also_where_another_employs(faxe: Rulebook, employer: Party) -> None:
    facts = _leave(notice_on=None, municipality_told_on=DAY)
    facts = replace(facts, as_of=date(2026, 10, 15), scheme=Scheme(municipality="faxe", employer=employer))
    (found,) = parental_notice(facts, faxe)
    assert found.advice.startswith("Spørg Prøve Hjælper")
    assert ("om din arbejdsgiver" in found.advice) is (employer is Party.COMPANY)


def test_a_birth_that_is_not_written_is_asked_for(faxe: Rulebook) -> None:
    facts = _leave(municipality_told_on=DAY)
    (found,) = parental_notice(replace(facts, as_of=date(2027, 2, 20)), faxe)
    assert found.advice.endswith("Skriv også, hvornår barnet er født.")
    assert "born_on" not in found.figures


def test_the_day_itself_and_a_year_after(faxe: Rulebook) -> None:
    facts = _leave(notice_on=None, municipality_told_on=DAY)
    told = {
        day: [found.severity for found in parental_notice(replace(facts, as_of=day), faxe)]
        for day in (date(2026, 10, 1), date(2026, 10, 15), date(2026, 10, 16))
    }
    assert list(told.values()) == [[Severity.NOTICE], [Severity.NOTICE], [Severity.WARNING]]
    late = replace(facts, as_of=date(2028, 3, 1))
    assert list(parental_notice(late, faxe)) == []
