"""What is planned and what is announced, where the cases in tests/cases/fund can't reach: trial changes, keys, no facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.model.checks import coverage, notice, planning, roster
from app.model.checks.facts import Check, Facts
from app.model.domain.entities import (
    Absence,
    AbsenceKind,
    Contract,
    Grant,
    Helper,
    PayForm,
    Scheme,
    Shift,
)
from app.model.domain.findings import Finding, Severity
from app.model.domain.watch import CoverWindow
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Resources

AS_OF = date(2026, 10, 1)
at = datetime.fromisoformat
CHECKS: tuple[Check, ...] = (
    notice.vacation_notice,
    notice.early_reduction,
    notice.complaint,
    planning.on_leave,
    planning.respiration_skill,
    planning.roster_notice,
    coverage.uncovered,
    roster.double_bookings,
    roster.outside_contracts,
    roster.too_young,
)


@pytest.fixture(scope="module")
def faxe(resources: Resources) -> Rulebook:
    return load_rulebook(resources.rules, "faxe")


def _shift(start: str, hours: int = 8, told: date | None = None) -> Shift:
    return Shift(start, "h1", at(start), at(start) + timedelta(hours=hours), announced_on=told)


def _facts(*shifts: Shift, absences: Iterable[Absence] = (), planning: bool = False) -> Facts:
    return Facts(
        AS_OF,
        AS_OF,
        date(2026, 12, 31),
        Scheme(),
        {"h1": Helper("h1", "Prøve Hjælper")},
        contracts={"h1": [Contract("c1", "h1", date(2024, 1, 1), pay=PayForm.MONTHLY)]},
        shifts={"h1": list(shifts)},
        absences={"h1": list(absences)},
        planning=planning,
    )


def _told(check: Check, facts: Facts, rules: Rulebook) -> list[Finding]:
    return list(check(facts, rules))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("profile", ["standard", "faxe"])
def test_an_empty_file_and_one_with_gaps_in_its_facts_say_nothing_and_do_not_fail(
    check: Check, profile: str, resources: Resources
) -> None:
    rules = load_rulebook(resources.rules, profile)
    empty = Facts(AS_OF, AS_OF, AS_OF, Scheme(), {})
    assert _told(check, empty, rules) == []
    bare = replace(
        empty,
        helpers={"h1": Helper("h1", "Prøve")},
        grants=[Grant("g1", AS_OF), Grant("g2", AS_OF)],
        contracts={"h1": [Contract("c1", "h1", AS_OF)]},
        shifts={"h1": [_shift("2026-10-01T07:00")]},
    )
    assert _told(check, bare, rules) == []


# --- on-leave ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", AbsenceKind)
def test_a_shift_that_is_being_entered_is_planned_in_what_is_known_now(faxe: Rulebook, kind: AbsenceKind) -> None:
    away = Absence("a1", "h1", kind, date(2026, 10, 5), date(2026, 10, 5))
    shift = _shift("2026-10-05T07:00")
    (found,) = planning.on_leave(_facts(shift, absences=[away], planning=True), faxe)
    assert (found.subject, found.severity) == (shift.id, Severity.WARNING)
    assert found.message.startswith("Prøve Hjælper ")
    assert found.message.endswith(" 05.10.2026, men har en vagt 05.10.2026 kl. 07:00–15:00.")
    assert found.advice.endswith(" på timesedlen, så lad vagten stå, og afslut påmindelsen med en note.")


@pytest.mark.parametrize(
    ("start", "hours", "told"),
    [
        ("2026-10-05T16:00", 8, "en vagt 05.10.2026 kl. 16:00–24:00."),
        ("2026-10-05T20:00", 10, "en vagt fra 05.10.2026 kl. 20:00 til 06.10.2026 kl. 06:00."),
    ],
)
def test_a_shift_in_a_vacation_is_told_with_both_its_ends(faxe: Rulebook, start: str, hours: int, told: str) -> None:
    away = Absence("a1", "h1", AbsenceKind.VACATION, date(2026, 10, 5), date(2026, 10, 9))
    (found,) = planning.on_leave(_facts(_shift(start, hours), absences=[away]), faxe)
    assert found.message == f"Prøve Hjælper har ferie fra 05.10.2026 til 09.10.2026, men har {told}"
    assert found.advice == (
        "Giv vagten til en anden hjælper, eller ret fraværet. "
        "Skal timerne stå som ferie på timesedlen, så lad vagten stå, og afslut påmindelsen med en note."
    )


def test_a_shift_in_two_absences_is_told_once_and_all_later_ones_are_found(faxe: Rulebook) -> None:
    away = [
        Absence("a1", "h1", AbsenceKind.VACATION, date(2026, 10, 5), date(2026, 10, 5)),
        Absence("a2", "h1", AbsenceKind.UNPAID, date(2026, 10, 6), date(2026, 10, 6)),
        Absence("a3", "h1", AbsenceKind.PARENTAL, date(2026, 11, 2), None),
    ]
    shifts = [
        _shift(start, 10) for start in ("2026-10-05T20:00", "2026-10-07T07:00", "2026-11-03T07:00", "2026-12-24T07:00")
    ]
    found = planning.on_leave(_facts(*shifts, absences=away), faxe)
    assert [finding.subject for finding in found] == ["2026-10-05T20:00", "2026-11-03T07:00", "2026-12-24T07:00"]


# --- roster-4-weeks ---------------------------------------------------------------------------------------------------


def test_what_is_not_announced_is_one_finding_a_week_of_the_shifts(faxe: Rulebook) -> None:
    shifts = [_shift(f"2026-10-{day:02}T07:00") for day in range(8, 20)]
    found = _told(planning.roster_notice, _facts(*shifts), faxe)
    keys = [f"roster-4-weeks/h1/unannounced/2026-10-{monday}" for monday in ("05", "12", "19")]
    assert [(f.key, f.extent) for f in found] == list(zip(keys, (4, 7, 1), strict=True))
    assert found[0].message.startswith(
        "Prøve Hjælper har 4 vagter fra 08.10.2026 til 11.10.2026, som ikke er meldt ud."
    )
    assert found[0].advice.startswith("Meld vagtplanen ud nu.")
    assert found[0].reason.layer is not None
    assert "lov" not in f"{found[0].message} {found[0].advice}"


@pytest.mark.parametrize("told", [None, date(2026, 9, 28)])
def test_the_days_looked_at_decide_only_whether_it_is_told(faxe: Rulebook, told: date | None) -> None:
    facts = _facts(*(_shift(f"2026-10-{day:02}T07:00", told=told) for day in range(12, 19)))
    whole = _told(planning.roster_notice, facts, faxe)
    assert len(whole) == 1
    day = date(2026, 10, 15)
    assert _told(planning.roster_notice, replace(facts, first=day, last=day), faxe) == whole
    assert _told(planning.roster_notice, replace(facts, as_of=day), faxe) == whole
    assert _told(planning.roster_notice, replace(facts, as_of=date(2026, 10, 18)), faxe) == []
    assert _told(planning.roster_notice, replace(facts, first=date(2026, 10, 19)), faxe) == []


@pytest.mark.parametrize(
    ("as_of", "severity", "says"),
    [
        ("2026-09-06", None, ""),
        ("2026-09-07", Severity.NOTICE, "De skal meldes ud senest 14.09.2026 (om 7 dage)."),
        ("2026-09-14", Severity.NOTICE, "De skal meldes ud senest 14.09.2026 (i dag)."),
        ("2026-09-15", Severity.WARNING, "som ikke er meldt ud. Faste hjælpere skal kende vagtplanen 4 uger før."),
    ],
)
def test_it_is_a_notice_in_the_week_before_and_the_same_matter_when_it_is_too_late(
    faxe: Rulebook, as_of: str, severity: Severity | None, says: str
) -> None:
    facts = _facts(_shift("2026-10-12T07:00"), _shift("2026-10-14T07:00"))
    found = _told(planning.roster_notice, replace(facts, as_of=date.fromisoformat(as_of)), faxe)
    assert [f.severity for f in found] == ([severity] if severity else [])
    for finding in found:
        assert finding.key == "roster-4-weeks/h1/unannounced/2026-10-12"
        assert finding.due == date(2026, 9, 14)
        assert says in finding.message


def test_what_was_announced_late_is_one_finding_a_day_of_announcing(faxe: Rulebook) -> None:
    shifts = [_shift(f"2026-10-{day:02}T07:00", told=date(2026, 9, 28)) for day in range(8, 20)]
    (found,) = planning.roster_notice(_facts(*shifts), faxe)
    assert found.key == "roster-4-weeks/h1/late/2026-09-28"
    assert "har 12 vagter fra 08.10.2026 til 19.10.2026, som først blev meldt ud 28.09.2026." in found.message
    assert found.extent == 12


# --- double-booked ----------------------------------------------------------------------------------------------------


def test_a_shift_is_held_against_the_one_that_ends_last(faxe: Rulebook) -> None:
    shifts = [
        _shift("2026-10-05T00:00", 24),
        _shift("2026-10-05T07:00", 1),
        _shift("2026-10-05T23:00"),
        _shift("2026-10-06T07:00"),
    ]
    found = roster.double_bookings(_facts(*shifts), faxe)
    assert [(f.subject, f.figures["other_start"]) for f in found] == [
        ("2026-10-05T07:00", "2026-10-05T00:00"),
        ("2026-10-05T23:00", "2026-10-05T00:00"),
    ]


@pytest.mark.parametrize(("first", "many"), [(date(2026, 10, 5), 1), (date(2026, 10, 6), 0)])
def test_only_shifts_that_begin_on_the_days_asked_for_are_told(faxe: Rulebook, first: date, many: int) -> None:
    young = Helper("h1", "Prøve", born_on=date(2020, 1, 1))
    facts = replace(_facts(_shift("2026-10-05T07:00")), first=first, helpers={"h1": young}, contracts={})
    checks: tuple[Callable[[Facts, Rulebook], Iterable[Finding]], ...] = (roster.outside_contracts, roster.too_young)
    assert [len(_told(check, facts, faxe)) for check in checks] == [many, many]


# --- uncovered --------------------------------------------------------------------------------------------------------

ALWAYS = CoverWindow("d1", "1234567", at("2026-01-01T00:00").time(), at("2026-01-01T00:00").time())


def test_two_hours_of_the_same_night_are_told_on_the_day_they_begin(faxe: Rulebook) -> None:
    night = CoverWindow("d1", "1", at("2026-01-01T22:00").time(), at("2026-01-01T07:00").time())
    facts = replace(
        _facts(_shift("2026-10-05T23:00", 3), _shift("2026-10-06T04:00")), cover=[night], last=date(2026, 10, 31)
    )
    found = _told(coverage.uncovered, facts, faxe)
    assert [(f.subject, f.figures["gaps"]) for f in found] == [
        ("2026-10-05", ["2026-10-05T22:00/2026-10-05T23:00"]),
        ("2026-10-06", ["2026-10-06T02:00/2026-10-06T04:00"]),
    ]


def test_a_whole_month_without_anyone_is_a_line_a_day(faxe: Rulebook) -> None:
    facts = replace(_facts(_shift("2026-12-24T07:00")), cover=[ALWAYS])
    found = _told(coverage.uncovered, facts, faxe)
    days = [date(2026, 10, 1) + timedelta(days=n) for n in range(31)]
    assert [finding.subject for finding in found] == [day.isoformat() for day in days]
    assert sum(int(str(finding.figures["minutes"])) for finding in found) == 31 * 24 * 60 + 60  # 25 October is longer
