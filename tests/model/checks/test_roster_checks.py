"""Findings about single shifts: each bites on the day it should, and not a minute or a day before."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from app.model.checks.roster import double_booked, helper_too_young, outside_contract
from app.model.domain.entities import Contract, Helper, Shift
from app.model.domain.findings import Severity
from app.model.domain.reasons import Certainty, Layer, Source
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number
from app.model.services.binder import Resources

at = datetime.fromisoformat


@pytest.fixture(scope="module")
def faxe(resources: Resources) -> Rulebook:
    return load_rulebook(resources.rules, "faxe")


def _shift(start: str, end: str, identity: str = "v1") -> Shift:
    return Shift(identity, "h1", at(start), at(end))


# --- double-booked -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "bites"),
    [
        ("2026-10-12T15:00", "2026-10-12T23:00", False),
        ("2026-10-12T14:59", "2026-10-12T23:00", True),
        ("2026-10-12T00:00", "2026-10-12T07:00", False),
        ("2026-10-12T00:00", "2026-10-12T07:01", True),
        ("2026-10-12T09:00", "2026-10-12T10:00", True),
        ("2026-10-11T00:00", "2026-10-13T00:00", True),
    ],
)
def test_two_shifts_may_touch_but_not_overlap(start: str, end: str, *, bites: bool) -> None:
    other = _shift("2026-10-12T07:00", "2026-10-12T15:00", "v2")
    finding = double_booked(_shift(start, end), [other])
    assert (finding is not None) is bites
    if finding is not None:
        assert (finding.code, finding.severity, finding.at) == ("double-booked", Severity.ERROR, at(start))
        assert finding.figures == {"other_start": "2026-10-12T07:00", "other_end": "2026-10-12T15:00"}
        assert "12.10.2026 kl. 07:00" in finding.message


def test_a_shift_does_not_overlap_itself() -> None:
    shift = _shift("2026-10-12T07:00", "2026-10-12T15:00")
    assert double_booked(shift, [shift]) is None


# --- outside-contract ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends_on", "bites_on"),
    [("2026-10-13", None), ("2026-10-12", "2026-10-13"), ("2026-10-11", "2026-10-12"), (None, None)],
)
def test_a_night_needs_a_contract_on_both_its_dates(ends_on: str | None, bites_on: str | None) -> None:
    last = date.fromisoformat(ends_on) if ends_on else None
    shift = _shift("2026-10-12T23:00", "2026-10-13T07:00")
    finding = outside_contract(shift, Helper("h1", "Anna"), [Contract("c1", "h1", date(2026, 1, 1), last)])
    assert (finding and finding.figures["day"]) == bites_on
    if finding is not None:
        assert (finding.code, finding.severity, finding.at) == ("outside-contract", Severity.ERROR, shift.start)
        assert "Anna har en vagt 12.10.2026 kl. 23:00" in finding.message


def test_a_shift_that_ends_at_midnight_does_not_need_the_next_day() -> None:
    contract = Contract("c1", "h1", date(2026, 10, 12), date(2026, 10, 12))
    helper = Helper("h1", "Anna")
    assert outside_contract(_shift("2026-10-12T00:00", "2026-10-13T00:00"), helper, [contract]) is None
    assert outside_contract(_shift("2026-10-12T00:00", "2026-10-13T00:01"), helper, [contract]) is not None
    assert outside_contract(_shift("2026-10-11T23:59", "2026-10-12T07:00"), helper, [contract]) is not None


def test_two_contracts_one_after_the_other_cover_a_night() -> None:
    contracts = [
        Contract("c1", "h1", date(2026, 1, 1), date(2026, 10, 12)),
        Contract("c2", "h1", date(2026, 10, 13)),
    ]
    assert outside_contract(_shift("2026-10-12T23:00", "2026-10-13T07:00"), Helper("h1", "Anna"), contracts) is None


# --- helper-under-18 -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born_on", "start", "bites"),
    [
        ("2008-10-12", "2026-10-12T07:00", False),
        ("2008-10-13", "2026-10-12T07:00", True),
        ("2008-10-13", "2026-10-12T23:59", True),
        ("2008-10-13", "2026-10-13T00:00", False),
        ("2008-02-29", "2026-02-27T07:00", True),
        ("2008-02-29", "2026-02-28T07:00", False),
    ],
)
def test_a_helper_may_work_from_the_eighteenth_birthday(
    faxe: Rulebook, born_on: str, start: str, *, bites: bool
) -> None:
    shift = Shift("v1", "h1", at(start), at("2026-12-01T00:00"))
    finding = helper_too_young(shift, Helper("h1", "Anna", born_on=date.fromisoformat(born_on)), faxe)
    assert (finding is not None) is bites
    if finding is not None:
        assert (finding.code, finding.severity) == ("helper-under-18", Severity.ERROR)
        assert finding.figures == {"age": 17, "minimum_age": 18, "born_on": born_on}
        assert finding.reason.source is not None
        assert finding.reason.source.section.startswith("5.3.4")
        assert finding.reason.layer is Layer.MUNICIPALITY
        assert "lov" not in finding.message.lower()


def test_without_a_birthday_or_a_rule_nothing_is_said(faxe: Rulebook, resources: Resources) -> None:
    shift = _shift("2026-10-12T07:00", "2026-10-12T15:00")
    child = Helper("h1", "Anna", born_on=date(2015, 1, 1))
    assert helper_too_young(shift, Helper("h1", "Anna"), faxe) is None
    assert helper_too_young(shift, child, load_rulebook(resources.rules, "standard")) is None
    assert helper_too_young(shift, child, faxe) is not None


def test_an_unconfirmed_age_is_never_a_red_finding(faxe: Rulebook) -> None:
    unsure = Number(date(2020, 1, 1), Source("Hørt"), Certainty.C, Layer.CONTRACT, Decimal(18), "aar")
    rules = faxe.with_contract({"mindstealder": (unsure,)}, "Kontrakten")
    shift = _shift("2026-10-12T07:00", "2026-10-12T15:00")
    finding = helper_too_young(shift, Helper("h1", "Anna", born_on=date(2015, 1, 1)), rules)
    assert finding is not None
    assert finding.severity is Severity.WARNING
