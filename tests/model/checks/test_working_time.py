"""Rest and weekly hours: the words, the keys and how much of it there is; the cases are in tests/cases/fund/hviletid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.model.checks.averages import relative_week, weekly_average
from app.model.checks.facts import Facts
from app.model.checks.working_time import daily_rest, longest_shift, weekly_rest
from app.model.domain.entities import Absence, AbsenceKind, Helper, Paragraph, Scheme, Shift
from app.model.domain.findings import Finding, Severity
from app.model.domain.watch import RestException, RestGround
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Resources

at = datetime.fromisoformat
HOUR = 60


@pytest.fixture(scope="module")
def faxe(resources: Resources) -> Rulebook:
    return load_rulebook(resources.rules, "faxe")


def _facts(
    *spans: tuple[str, str], as_of: date = date(2026, 12, 31), exceptions: Sequence[RestException] = ()
) -> Facts:
    shifts = [Shift(start, "h1", at(start), at(end)) for start, end in spans]
    return Facts(
        as_of,
        date(2026, 1, 1),
        date(2026, 12, 31),
        Scheme(),
        {"h1": Helper("h1", "Anna")},
        shifts={"h1": shifts},
        exceptions=exceptions,
    )


def _one(found: Iterable[Finding]) -> Finding:
    (finding,) = found
    return finding


def _days(first: date, count: int) -> list[tuple[str, str]]:
    """A shift from 8 to 14 on each of some days."""
    days = [first + timedelta(days=n) for n in range(count)]
    return [(f"{day}T08:00", f"{day}T14:00") for day in days]


def _exception(rule: str, start: str, rest: tuple[str, str] | None = None) -> RestException:
    new = (at(rest[0]), at(rest[1])) if rest else (None, None)
    return RestException("u1", "h1", rule, at(start), RestGround.UNFORESEEN, "Sygdom", date(2026, 5, 7), *new)


# --- daily-rest, shift-24h --------------------------------------------------------------------------------------------


def test_a_shift_that_is_too_long_by_itself_is_told_as_that(faxe: Rulebook) -> None:
    found = _one(daily_rest(_facts(("2026-05-05T07:00", "2026-05-05T20:01")), faxe))
    assert found.message == (
        "Anna er på arbejde 13 timer og 1 minut i træk, til 05.05.2026 kl. 20:01. "
        "Så er der ikke 11 timers hvile i de samme 24 timer."
    )
    assert found.advice == (
        "Gør vagten kortere, eller del den. "
        "Var det uforudset, eller er det aftalt, så skriv undtagelsen ned, og giv hvilen bagefter."
    )
    assert found.extent == 1


def test_two_shifts_too_close_are_told_with_the_rest_between_them(faxe: Rulebook) -> None:
    found = _one(
        daily_rest(_facts(("2026-05-05T15:00", "2026-05-05T23:00"), ("2026-05-06T07:00", "2026-05-06T15:00")), faxe)
    )
    assert found.message == (
        "Anna har højst 8 timer fri i træk i de 24 timer, der slutter 06.05.2026 kl. 15:00; der skal være mindst 11 timer."
    )
    assert found.advice.startswith("Flyt eller forkort en af vagterne, eller giv den til en anden. Var det uforudset")
    assert found.extent == 3 * HOUR


def test_the_longest_shift_is_as_bad_as_it_is_long(faxe: Rulebook) -> None:
    assert _one(longest_shift(_facts(("2026-05-05T08:00", "2026-05-06T09:00")), faxe)).extent == 25 * HOUR


@pytest.mark.parametrize(
    ("rest", "advice"),
    [
        (None, "Skriv, hvornår hvilen gives i stedet."),
        (
            ("2026-05-07T08:00", "2026-05-07T19:00"),
            "Hvilen i stedet er skrevet ned: fra 07.05.2026 kl. 08:00 til 07.05.2026 kl. 19:00. Du skal ikke gøre mere.",
        ),
    ],
)
def test_an_exception_that_is_written_down_leaves_a_notice(
    faxe: Rulebook, rest: tuple[str, str] | None, advice: str
) -> None:
    shift = ("2026-05-05T07:00", "2026-05-06T08:00")
    facts = _facts(shift, exceptions=[_exception("daily-rest", shift[0], rest)])
    found = _one(daily_rest(facts, faxe))
    assert (found.severity, found.advice, found.extent) == (Severity.NOTICE, advice, 11 * HOUR)
    assert found.message.endswith(" Undtagelsen er skrevet ned: en uforudset hændelse.")
    assert _one(longest_shift(facts, faxe)).severity is Severity.ERROR  # another rule needs its own
    assert _one(daily_rest(replace(facts, exceptions=()), faxe)).severity is Severity.WARNING


# --- weekly-rest ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "latest"),
    [
        (date(2026, 5, 4), "10.05.2026 kl. 08:00"),
        (date(2026, 3, 25), "31.03.2026 kl. 09:00"),  # the clock goes forward
        (date(2026, 10, 20), "26.10.2026 kl. 07:00"),  # and back
    ],
)
def test_the_advice_says_by_when_the_day_off_must_begin(faxe: Rulebook, first: date, latest: str) -> None:
    found = _one(weekly_rest(_facts(*_days(first, 7), as_of=first), faxe))
    assert found.advice == f"Giv Anna 35 timer fri i træk, som begynder senest {latest}."
    past = _one(weekly_rest(_facts(*_days(first, 7), as_of=first + timedelta(days=8)), faxe))
    assert past.advice.startswith("Det kan ikke laves om. Skriv undtagelsen ned")
    assert found.extent == found.figures["minutes"]


# --- weekly-48h, relative-48h -----------------------------------------------------------------------------------------


def test_a_settled_average_comes_up_again_in_the_next_four_months(faxe: Rulebook) -> None:
    first = date(2026, 4, 1)
    days = [str(first + timedelta(days=n)) for n in range(190)]
    facts = _facts(*((f"{day}T08:00", f"{day}T15:00") for day in days))
    found = [
        _one(weekly_average(replace(facts, as_of=date(2026, month, day)), faxe))
        for month, day in ((8, 1), (8, 31), (9, 1))
    ]
    assert [f.subject for f in found] == ["2026-05..2026-08", "2026-05..2026-08", "2026-09..2026-12"]
    assert {f.extent for f in found} == {49 * HOUR}


@pytest.mark.parametrize(
    ("sick", "told"), [(1, " 1 dag med sygdom eller ferie"), (2, " 2 dage med sygdom eller ferie")]
)
def test_days_that_are_not_counted_are_told(faxe: Rulebook, sick: int, told: str) -> None:
    first = date(2026, 4, 1)
    away = Absence("a1", "h1", AbsenceKind.SICK, first, first + timedelta(days=sick - 1))
    days = [str(first + timedelta(days=n)) for n in range(122)]
    facts = _facts(*((f"{day}T08:00", f"{day}T15:00") for day in days), as_of=date(2026, 7, 31))
    found = _one(weekly_average(replace(facts, absences={"h1": [away]}), faxe))
    assert found.message.endswith(f"det må højst være 48.{told} er ikke regnet med.")


@pytest.mark.parametrize(
    ("working", "names"),
    [("a", "Anna"), ("ab", "Anna og Bo"), ("abc", "Anna, Bo og Ida")],
)
def test_only_relatives_who_work_in_the_week_are_named(faxe: Rulebook, working: str, names: str) -> None:
    helpers = {key: Helper(key, name, relative=True) for key, name in (("a", "Anna"), ("b", "Bo"), ("c", "Ida"))}
    week = [at("2026-05-04T08:00") + timedelta(days=n) for n in range(6)]
    shifts = {key: [Shift(f"{key}{day}", key, day, day + timedelta(hours=9)) for day in week] for key in working}
    later = {key: [Shift(f"{key}x", key, at("2026-06-01T08:00"), at("2026-06-01T15:00"))] for key in "abc"}
    mine = {key: [*shifts.get(key, ()), *later[key]] for key in "abc"}
    facts = replace(_facts(), scheme=Scheme(paragraph=Paragraph.P95_3), helpers=helpers, shifts=mine)
    found = _one(relative_week(facts, faxe))
    assert found.message.startswith(f"{names} arbejder ")
    assert ("tilsammen" in found.message) is (len(working) > 1)
    assert (found.helper_id, found.figures["helpers"]) == (None, list(working))
    assert found.extent == len(working) * 54 * HOUR
    assert found.advice.endswith("Har kommunen tilladt flere timer, så afslut påmindelsen med en note.")


CHECKS: tuple[Callable[[Facts, Rulebook], Iterable[Finding]], ...] = (
    daily_rest,
    weekly_rest,
    longest_shift,
    weekly_average,
    relative_week,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_helper_without_shifts_is_in_order(
    faxe: Rulebook, check: Callable[[Facts, Rulebook], Iterable[Finding]]
) -> None:
    facts = replace(
        _facts(), scheme=Scheme(paragraph=Paragraph.P95_3), helpers={"h1": Helper("h1", "Anna", relative=True)}
    )
    assert list(check(facts, faxe)) == []
