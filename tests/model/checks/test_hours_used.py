"""Hours against the grant: what is said, how sure it must be, and for how long; the cases are in tests/cases/fund."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.model.checks.facts import Facts
from app.model.checks.hours_used import hours_balance, hours_time_of_day, reach, spoken
from app.model.domain.entities import Grant, Helper, Scheme, Shift, ShiftKind, ShiftStatus
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Certainty
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number
from app.model.services.binder import Resources

KEY = "timer_gaar_op_over"
AS_OF = date(2026, 11, 21)
GRANT = Grant("g1", date(2025, 1, 1), hours_total=Decimal("1.75"))  # 23 hours in the fourth quarter
at = datetime.fromisoformat


@pytest.fixture(scope="module")
def faxe(resources: Resources) -> Rulebook:
    return load_rulebook(resources.rules, "faxe")


def _facts(worked: str | None, planned: str | None, grant: Grant = GRANT, as_of: date = AS_OF) -> Facts:
    """A shift from 5 October at 8 until a moment, and one from 1 December at 0."""
    spans = (("2026-10-05T08:00", worked, ShiftStatus.WORKED), ("2026-12-01T00:00", planned, ShiftStatus.PLANNED))
    shifts = [Shift(start, "h1", at(start), at(end), ShiftKind.WORK, status) for start, end, status in spans if end]
    return Facts(as_of, as_of, as_of, Scheme(), {"h1": Helper("h1", "Prøve")}, [grant], shifts={"h1": shifts})


def _one(found: Iterable[Finding]) -> Finding:
    (finding,) = found
    return finding


def test_what_is_used_already_is_told_apart_from_what_is_planned(faxe: Rulebook) -> None:
    used = _one(hours_balance(_facts("2026-10-06T07:30", "2026-12-01T02:00"), faxe))
    assert used.title == "Flere timer brugt end bevilget"
    assert used.message == (
        "I 4. kvartal 2026 er der allerede brugt 23 timer og 30 minutter. Der er bevilget 23 timer, så det er "
        "30 minutter for meget. Med de vagter, der er planlagt (2 timer), bliver det 2 timer og 30 "
        "minutter for meget."
    )
    assert used.extent == (23 * 60 + 30) + 2 * 60
    planned = _one(hours_balance(_facts("2026-10-06T07:00", "2026-12-01T02:00"), faxe))
    assert planned.title == "Vagtplanen har flere timer end bevilget"
    assert planned.message == (
        "Med vagtplanen, som den er nu, bliver der brugt 25 timer i 4. kvartal 2026: 23 timer er brugt, og 2 timer er "
        "planlagt. Der er bevilget 23 timer, så det er 2 timer for meget."
    )
    assert planned.figures["left_minutes"] == -120
    assert used.is_worse_than(planned)


def test_a_warning_says_what_is_left_and_until_when(faxe: Rulebook) -> None:
    facts = _facts("2026-10-06T04:00", "2026-12-01T02:00")
    finding = _one(hours_balance(facts, faxe))
    assert (finding.severity, finding.at, finding.due) == (Severity.WARNING, date(2026, 12, 31), None)
    assert finding.message == (
        "I 4. kvartal 2026 er der brugt 20 timer og planlagt 2 timer af de 23 timer, der er bevilget. "
        "Der er 1 time tilbage til og med 31.12.2026 (om 40 dage)."
    )
    assert finding.advice == (
        "Vagtplanen holder sig inden for bevillingen. "
        "Se efter, hvor mange timer der er tilbage, før du tilføjer flere vagter."
    )
    tried = _one(hours_balance(replace(facts, planning=True), faxe))
    assert tried.message.endswith("Der er 1 time tilbage til og med 31.12.2026.")


def test_it_is_the_same_matter_from_day_to_day(faxe: Rulebook) -> None:
    keys = {
        _one(hours_balance(_facts(None, "2026-12-02T04:00", as_of=as_of), faxe)).key
        for as_of in (date(2026, 10, 1), AS_OF, date(2026, 12, 31))
    }
    assert keys == {"hours-balance//2026-10..2026-12"}


def test_the_reason_says_who_asks_for_it_and_how_the_program_counts(faxe: Rulebook) -> None:
    reason = _one(hours_balance(_facts(None, "2026-12-02T04:00"), faxe)).reason
    assert (reason.key, reason.source and reason.source.section) == (KEY, "3.5.2 og 9.5.2")
    assert reason.text == (
        "Forbruget skal gå op over 3 måneder. Kilden siger ikke, hvornår de begynder; "
        "Hjælpermappen tæller fra 1. januar, her 4. kvartal 2026"
    )


def test_a_rule_that_is_not_confirmed_gives_no_error(faxe: Rulebook) -> None:
    known = faxe.number(KEY, AS_OF)
    facts = _facts(None, "2026-12-02T04:00")
    assert _one(hours_balance(facts, faxe)).severity is Severity.ERROR
    unsure = faxe.with_contract({KEY: (replace(known, certainty=Certainty.C),)}, "Prøve")
    assert _one(hours_balance(facts, unsure)).severity is Severity.WARNING


def test_the_months_are_the_rules_own(faxe: Rulebook) -> None:
    """With a month at a time, December's shift has 7 hours and 45 minutes alone."""
    known = faxe.number(KEY, AS_OF)
    monthly = faxe.with_contract({KEY: (replace(known, value=Decimal(1)),)}, "Prøve")
    assert list(hours_balance(_facts(None, "2026-12-01T07:46", as_of=date(2026, 12, 5)), faxe)) == []
    finding = _one(hours_balance(_facts(None, "2026-12-01T07:46", as_of=date(2026, 12, 5)), monthly))
    assert (finding.severity, finding.subject) == (Severity.ERROR, "2026-12..2026-12")


def test_without_the_programs_own_reminder_only_too_many_is_told(faxe: Rulebook) -> None:
    early = faxe.number("timeforbrug_advarsel_procent", AS_OF)
    gone: dict[str, tuple[Number, ...]] = {"timeforbrug_advarsel_procent": (replace(early, repealed=True),)}
    silent = faxe.with_contract(dict(gone), "Prøve")
    assert list(hours_balance(_facts(None, "2026-12-01T23:00"), silent)) == []
    assert _one(hours_balance(_facts(None, "2026-12-01T23:01"), silent)).severity is Severity.ERROR


def test_nothing_granted_and_nothing_used_is_in_order(faxe: Rulebook) -> None:
    none = replace(GRANT, hours_total=Decimal(0))
    assert list(hours_balance(_facts(None, None, none), faxe)) == []
    assert _one(hours_balance(_facts(None, "2026-12-01T00:01", none), faxe)).severity is Severity.ERROR


def test_the_end_of_a_quarter_that_was_too_much_names_what_is_still_only_planned(faxe: Rulebook) -> None:
    finding = _one(hours_balance(_facts("2026-10-06T07:00", "2026-12-01T00:30", as_of=date(2027, 1, 2)), faxe))
    assert finding.message == (
        "I 4. kvartal 2026 blev der brugt 23 timer, og 30 minutter står stadig som planlagt. "
        "Der var bevilget 23 timer, så det er 30 minutter for meget."
    )
    assert finding.subject == "2026-10..2026-12"


def test_a_time_of_day_says_how_the_program_counts_weekends(faxe: Rulebook) -> None:
    grant = replace(GRANT, hours_night=Decimal("0.25"))
    finding = _one(hours_time_of_day(_facts(None, "2026-12-01T06:00", grant), faxe))
    assert finding.severity is Severity.NOTICE
    assert finding.key == "hours-time-of-day//2026-10..2026-12/night"
    assert finding.message == (
        "Om natten er der i 4. kvartal 2026 planlagt 6 timer. "
        "Der er bevilget 3 timer og 18 minutter til det, så det er 2 timer og 42 minutter for meget."
    )
    assert "regner lørdag og søndag hele døgnet som weekend; spørg kommunen" in finding.advice
    assert finding.extent == 6 * 60


def test_the_hours_of_a_period_are_counted_once_for_a_rulebook(faxe: Rulebook, resources: Resources) -> None:
    facts = _facts("2026-10-06T07:00", "2026-12-01T02:00")
    made = facts.use(AS_OF, AS_OF, faxe)
    assert facts.use(AS_OF, AS_OF, faxe) is made
    other = facts.use(AS_OF, AS_OF, load_rulebook(resources.rules, "standard"))
    assert (made.slots != {}, other.slots) == (True, {})


def test_how_far_the_checks_reach(faxe: Rulebook, resources: Resources) -> None:
    assert reach(faxe, AS_OF) == (date(2026, 7, 1), date(2026, 12, 31))
    assert reach(load_rulebook(resources.rules, "standard"), AS_OF) == (AS_OF, AS_OF)


def test_an_empty_file_and_a_helper_without_shifts_give_nothing(faxe: Rulebook) -> None:
    empty = Facts(AS_OF, AS_OF, AS_OF, Scheme(), {})
    assert [*hours_balance(empty, faxe), *hours_time_of_day(empty, faxe)] == []
    assert [*hours_balance(_facts(None, None), faxe), *hours_time_of_day(_facts(None, None), faxe)] == []


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 timer"),
        (1, "1 minut"),
        (60, "1 time"),
        (66270, "1.104 timer og 30 minutter"),
        (1_000_000 * 60, "1.000.000 timer"),
    ],
)
def test_many_hours_are_written_with_their_thousands_apart(minutes: int, text: str) -> None:
    assert spoken(minutes) == text
