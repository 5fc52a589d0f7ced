"""The year ahead: fixed dates of the rulebook, what the file knows, and no date where nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app import paths
from app.model.checks.catalogue import RULES
from app.model.checks.facts import Facts
from app.model.domain.entities import Absence, AbsenceKind, Contract, Helper, Month, Party, PayForm, Scheme
from app.model.domain.people import Talk, TalkKind, Termination, TerminationKind
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.domain.terms import SchemeEnd
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.services.findings import find
from app.model.services.year_ahead import Due, YearAhead, month_title, year_ahead

TODAY = date(2026, 11, 21)
LISTED = {"timesheet-due", "annual-account", "salary-report", "appraisal-yearly", "vacation-notice"}
Year = Callable[..., YearAhead]


@pytest.fixture(scope="module")
def faxe() -> Rulebook:
    return load_rulebook(paths.resources() / "regler", "faxe")


@pytest.fixture(scope="module")
def standard() -> Rulebook:
    return load_rulebook(paths.resources() / "regler", "standard")


def facts(payroll: Party = Party.MUNICIPALITY, **others: object) -> Facts:
    contract = Contract("c1", "h1", date(2026, 1, 1), pay=PayForm.MONTHLY)
    made = Facts(
        TODAY,
        TODAY,
        TODAY,
        Scheme(payroll=payroll, starts_on=date(2026, 1, 1)),
        {"h1": Helper("h1", "Anna")},
        contracts={"h1": [contract]},
    )
    return replace(made, **others)  # type: ignore[arg-type]


def dues(year: YearAhead) -> dict[str, Due]:
    return {due.what: due for _, found in year.months for due in found}


def test_twelve_months_from_this_one_each_once(faxe: Rulebook) -> None:
    year = year_ahead(facts(), faxe)
    months = [month for month, _ in year.months]
    assert (months[0], months[-1], len(months)) == (Month(2026, 11), Month(2027, 10), 12)
    assert all(Month.of(due.day) == month for month, found in year.months for due in found if due.day)
    assert all(due.day is not None and due.day >= TODAY for _, found in year.months for due in found)


def test_every_line_carries_its_rule_and_source(faxe: Rulebook) -> None:
    year = year_ahead(facts(payroll=Party.SELF), faxe)
    told = [*year.monthly, *year.undated, *dues(year).values()]
    assert len(told) > 10
    assert all(due.reason is not None and due.reason.key and due.reason.source is not None for due in told)


def test_the_account_says_who_makes_it(faxe: Rulebook) -> None:
    by_municipality = [due for what, due in dues(year_ahead(facts(), faxe)).items() if "regnskab" in what]
    assert [(due.day, due.what) for due in by_municipality] == [
        (date(2027, 2, 1), "Årsregnskabet hos kommunen (kommunen laver det selv, fordi den udbetaler lønnen)")
    ]
    own = year_ahead(facts(payroll=Party.SELF), faxe)
    assert dues(own)["Årsregnskabet hos kommunen"].when == "01.02.2027"
    outside = facts(payroll=Party.COMPANY, scheme=Scheme(payroll=Party.COMPANY, employer=Party.COMPANY))
    assert "Årsregnskabet hos kommunen (din arbejdsgiver laver det)" in dues(year_ahead(outside, faxe))


def test_the_payrolls_dates_are_for_who_runs_it(faxe: Rulebook) -> None:
    own = dues(year_ahead(facts(payroll=Party.SELF), faxe))
    assert own["Årets løn oplyst til Skat"].day == date(2027, 1, 31)
    assert "Årets løn oplyst til Skat" not in dues(year_ahead(facts(), faxe))
    assert year_ahead(facts(payroll=Party.SELF), faxe).monthly == ()


@pytest.mark.parametrize(
    ("today", "next_day"), [("2026-11-07", "2026-11-07"), ("2026-11-08", "2026-12-07"), ("2026-12-31", "2027-01-07")]
)
def test_timesheets_stand_once_with_the_next_day(faxe: Rulebook, today: str, next_day: str) -> None:
    year = year_ahead(facts(as_of=date.fromisoformat(today)), faxe)
    (due,) = year.monthly
    assert due.day == date.fromisoformat(next_day)
    assert due.when.startswith("senest 7 dage efter månedens udgang; næste gang ")


def test_the_periods_of_the_hours_end_four_times(faxe: Rulebook, standard: Rulebook) -> None:
    found = [due.day for what, due in dues(year_ahead(facts(), faxe)).items() if "timerne skal gå op" in what]
    assert found == [date(2026, 12, 31), date(2027, 3, 31), date(2027, 6, 30), date(2027, 9, 30)]
    assert not any("timerne skal gå op" in what for what in dues(year_ahead(facts(), standard)))


def test_a_vacation_that_is_not_announced_has_its_own_last_day(faxe: Rulebook) -> None:
    summer = Absence("a1", "h1", AbsenceKind.VACATION, date(2027, 6, 15), date(2027, 7, 4))
    told = Absence("a2", "h1", AbsenceKind.VACATION, date(2027, 2, 1), date(2027, 2, 7), notice_given_on=TODAY)
    year = dues(year_ahead(facts(absences={"h1": [told, summer]}), faxe))
    assert {what: due.day for what, due in year.items() if "varsle ferien" in what} == {
        "Sidste dag at varsle ferien fra 15.06.2027: Anna": date(2027, 3, 14)
    }
    assert "Hovedferieperioden begynder. Sommerferie varsles 3 måneder før den første feriedag" in year


def test_the_talk_is_dated_from_the_last_or_from_the_first_day_of_the_employment(faxe: Rulebook) -> None:
    known = facts(appraisals={"h1": [date(2026, 5, 3)]})
    assert dues(year_ahead(known, faxe))["MUS-samtale: Anna"].day == date(2027, 5, 3)
    hired = Contract("c1", "h1", date(2026, 8, 1), pay=PayForm.MONTHLY)
    year = year_ahead(facts(contracts={"h1": [hired]}), faxe)
    assert dues(year)["MUS-samtale: Anna"].day == date(2027, 8, 1)
    assert not any("MUS" in due.what for due in year.undated)


def test_a_line_has_the_key_of_the_finding_that_tells_of_it(faxe: Rulebook) -> None:
    summer = Absence("a1", "h1", AbsenceKind.VACATION, date(2027, 6, 15), date(2027, 7, 4))
    mine = facts(payroll=Party.SELF, absences={"h1": [summer]})
    theirs = replace(facts(), worked_months=frozenset({Month(2026, 11)}))
    for seen, days in ((mine, ("2027-01-15", "2027-03-01")), (theirs, ("2026-12-01", "2027-01-15"))):
        year = year_ahead(seen, faxe)
        lines = {due.key: due.day for due in (*year.monthly, *dues(year).values())}
        assert len(lines) == len(year.monthly) + len(dues(year))
        for day in map(date.fromisoformat, days):
            told = [f for f in find(replace(seen, as_of=day), faxe, RULES) if f.due is not None and f.due >= day]
            assert {f.key: f.due for f in told if f.code in LISTED}.items() <= lines.items()
            assert any(f.code in LISTED for f in told)


def test_follow_ups_and_last_days_stand_on_their_days(faxe: Rulebook) -> None:
    talk = Talk("s1", "h1", TalkKind.WARNING, date(2026, 11, 3), follow_up_on=date(2026, 12, 1))
    done = Talk("s2", "h1", TalkKind.OTHER, date(2026, 11, 3), follow_up_on=date(2026, 12, 2), followed_up_on=TODAY)
    meeting = Talk("s3", None, TalkKind.STAFF_MEETING, date(2026, 11, 5), follow_up_on=date(2027, 1, 5))
    ending = Termination("o1", "h1", TerminationKind.RESIGNATION, TODAY, date(2026, 12, 31))
    scheme = Scheme(ends_on=date(2027, 3, 31), end_kind=SchemeEnd.OTHER, end_told_on=TODAY)
    seen = facts(talks={"h1": [talk, done]}, staff_meetings=[meeting], terminations={"h1": [ending]}, scheme=scheme)
    year = year_ahead(seen, faxe)
    found = {what: due.day for what, due in dues(year).items()}
    expected = {
        "Følg op på samtalen med Anna den 03.11.2026": date(2026, 12, 1),
        "Følg op på personalemødet den 05.11.2026": date(2027, 1, 5),
        "Sidste dag: Anna": date(2026, 12, 31),
        "Ordningens sidste dag": date(2027, 3, 31),
    }
    assert expected.items() <= found.items()
    assert not any("den 03.11.2026" in what and day == date(2026, 12, 2) for what, day in found.items())
    told = find(replace(seen, as_of=date(2026, 12, 1)), faxe, RULES)
    assert {due.key for due in dues(year).values()} >= {f.key for f in told if f.code == "talk-follow-up"}


def test_one_who_leaves_before_it_has_no_talk_to_come(faxe: Rulebook) -> None:
    leaves = Contract("c1", "h1", date(2026, 1, 1), date(2026, 12, 31), pay=PayForm.MONTHLY)
    assert not any("MUS" in what for what in dues(year_ahead(facts(contracts={"h1": [leaves]}), faxe)))


def test_a_month_that_is_sent_is_not_asked_for(faxe: Rulebook) -> None:
    year = year_ahead(replace(facts(as_of=date(2026, 12, 3)), sent_months=frozenset({Month(2026, 11)})), faxe)
    assert [(due.day, due.key) for due in year.monthly] == [(date(2027, 1, 7), "timesheet-due//2026-12")]


@pytest.mark.parametrize("employer", [Party.ASSOCIATION, Party.COMPANY])
def test_who_is_not_the_employer_sends_no_timesheets(faxe: Rulebook, employer: Party) -> None:
    year = year_ahead(facts(scheme=Scheme(payroll=Party.MUNICIPALITY, employer=employer)), faxe)
    assert year.monthly == ()
    assert "Årsregnskabet hos kommunen (din arbejdsgiver laver det)" in dues(year)


def test_a_substitute_has_no_talk(faxe: Rulebook) -> None:
    contract = Contract("c1", "h1", date(2026, 1, 1), pay=PayForm.SUBSTITUTE)
    year = year_ahead(facts(contracts={"h1": [contract]}), faxe)
    assert not any("MUS" in what for what in dues(year))


def test_what_has_no_date_says_so_and_how_long(faxe: Rulebook) -> None:
    when = {due.what: due.when for due in year_ahead(facts(), faxe).undated}
    assert when["Ny arbejdspladsvurdering"] == "senest 3 år efter den forrige; datoen kendes ikke endnu"
    assert {"Årlig arbejdsmiljødrøftelse", "Kommunens årlige tilsyn"} <= set(when)


def test_a_profile_that_knows_nothing_gives_only_the_laws_dates(standard: Rulebook) -> None:
    nobody = year_ahead(facts(helpers={}, contracts={}), standard)
    assert (nobody.monthly, dues(nobody), nobody.next) == ((), {}, None)
    assert {due.what for due in nobody.undated} == {"Ny arbejdspladsvurdering", "Årlig arbejdsmiljødrøftelse"}


def test_what_comes_next_is_the_first_of_all(faxe: Rulebook) -> None:
    coming = year_ahead(facts(), faxe).next
    assert coming is not None
    assert (coming.what, coming.day) == ("Timesedler hos kommunen", date(2026, 12, 7))
    assert month_title(Month(2027, 2)) == "Februar 2027"


TRIP = CitizenStay("o1", StayKind.VACATION, date(2027, 7, 5), date(2027, 7, 18))
ACUTE = CitizenStay("o2", StayKind.HOSPITAL_ACUTE, date(2026, 11, 20))


def test_the_citizen_s_coming_stays_with_their_last_days(faxe: Rulebook) -> None:
    planned = CitizenStay("o3", StayKind.HOSPITAL_PLANNED, date(2027, 1, 11), date(2027, 1, 15))
    year = dues(year_ahead(facts(stays=[ACUTE, planned, TRIP]), faxe))
    codes = {"stay", "citizen-vacation", "hospital-notify", "hospital-pay-ends"}
    found = {what: due for what, due in year.items() if due.key.partition("/")[0] in codes}
    mine = {what: (due.day, due.reason.key if due.reason else "") for what, due in found.items()}
    assert mine == {
        "Borgerens ferie begynder; den slutter 18.07.2027": (date(2027, 7, 5), ""),
        "Sidste dag at give besked om borgerens ferie fra 05.07.2027: Anna": (
            date(2027, 4, 4),
            "ferievarsel_hovedferie",
        ),
        "Indlæggelse begynder; den slutter 15.01.2027": (date(2027, 1, 11), ""),
        "Sidste dag at give kommunen besked om indlæggelse": (date(2027, 1, 12), "indlaeggelse_besked_frist"),
        "Løn efter vagtplanen under indlæggelse kan ikke dækkes længere": (
            date(2026, 12, 17),
            "indlaeggelse_loen_uger",
        ),
    }


def test_what_is_told_agreed_or_over_is_no_date_any_more(faxe: Rulebook, standard: Rulebook) -> None:
    told = [StayHelper("p1", "o1", "h1", told_on=TODAY)]
    agreed = replace(ACUTE, told_on=TODAY, agreed_on=TODAY)
    over = replace(TRIP, id="o4", first_day=date(2026, 3, 1), last_day=date(2026, 3, 7))
    year = dues(year_ahead(facts(stays=[over, agreed, TRIP], stay_helpers=told), faxe))
    assert [what for what in year if "besked" in what or "indlæggelse" in what] == []
    assert [what for what in year if "Borgerens ferie" in what] == ["Borgerens ferie begynder; den slutter 18.07.2027"]
    elsewhere = dues(year_ahead(facts(stays=[replace(ACUTE, first_day=date(2026, 12, 1)), TRIP]), standard))
    assert not any("kommunen besked" in what or "dækkes" in what for what in elsewhere)


def test_a_stay_s_date_has_the_key_of_the_finding_that_tells_of_it_later(faxe: Rulebook) -> None:
    made = facts(stays=[ACUTE, replace(TRIP, first_day=date(2027, 1, 25), last_day=date(2027, 1, 31))])
    keys = {due.key for due in dues(year_ahead(made, faxe)).values()}
    found = find(made, faxe, [rule for rule in RULES if rule.code in {"citizen-vacation", "hospital-notify"}])
    assert len(found) == 2
    assert {finding.key for finding in found} <= keys
