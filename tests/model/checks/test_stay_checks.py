"""Stays where the cases in tests/cases/fund can't reach: shifts that are only tried, who is in a stay, keys, no rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app import paths
from app.model.calc.stays import hours_in_hospital, stay_days, tell_by
from app.model.checks import hospital, stays
from app.model.checks.catalogue import rule
from app.model.checks.facts import Facts
from app.model.checks.stay_parts import Told, parts_of
from app.model.domain.entities import Contract, Helper, Paragraph, PayForm, Scheme, Shift
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Binder, Resources
from app.model.services.planning import outcome
from app.model.services.stays import StayDraft, add_stay

AS_OF = date(2026, 11, 21)
ACUTE = CitizenStay("o1", StayKind.HOSPITAL_ACUTE, date(2026, 11, 18), date(2026, 11, 28))
TRIP = CitizenStay("o2", StayKind.VACATION, date(2026, 12, 21), date(2026, 12, 27))
at = datetime.fromisoformat


@pytest.fixture(scope="module")
def faxe() -> Rulebook:
    return load_rulebook(paths.resources() / "regler", "faxe")


def _facts(*found: CitizenStay, **more: object) -> Facts:
    made = Facts(
        AS_OF,
        AS_OF,
        date(2026, 12, 31),
        Scheme(),
        {"h1": Helper("h1", "Anna")},
        contracts={"h1": [Contract("c1", "h1", date(2026, 1, 1), pay=PayForm.MONTHLY)]},
        stays=found,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def _shift(start: str, hours: int = 8) -> Shift:
    return Shift(start, "h1", at(start), at(start) + timedelta(hours=hours))


def test_a_shift_that_is_tried_in_a_hospital_stay_says_what_it_causes(example: Binder) -> None:
    stay = StayDraft(StayKind.HOSPITAL_PLANNED, date(2027, 3, 1), date(2027, 3, 5))
    stay_id, _ = add_stay(example, stay)
    inside = Shift("ny", "h1", at("2027-03-03T08:00"), at("2027-03-03T16:00"))
    after = Shift("ny", "h1", at("2027-03-05T08:00"), at("2027-03-05T16:00"))
    assert [f.code for f in outcome(example, (), [inside]).appears if f.code == "during-hospital"] == [
        "during-hospital"
    ]
    assert [f.code for f in outcome(example, (), [after]).appears if f.code == "during-hospital"] == []
    assert rule("during-hospital").planning
    assert stay_id


def test_the_hours_in_hospital_are_between_the_first_and_the_last_midnight() -> None:
    one_day = replace(ACUTE, last_day=ACUTE.first_day)
    open_end = replace(ACUTE, last_day=None)
    assert hours_in_hospital([ACUTE]) == [(at("2026-11-19T00:00"), at("2026-11-28T00:00"))]
    assert hours_in_hospital([one_day, TRIP]) == []
    assert hours_in_hospital([open_end])[0][1] > at("9999-01-01T00:00")


def test_a_shift_outside_the_days_looked_at_is_not_told_of(faxe: Rulebook) -> None:
    facts = _facts(ACUTE, shifts={"h1": [_shift("2026-11-20T08:00"), _shift("2026-11-21T08:00")]})
    assert [f.at for f in hospital.during_hospital(facts, faxe)] == [at("2026-11-21T08:00")]
    far = _facts(replace(ACUTE, first_day=date(2027, 1, 1), last_day=None), shifts=facts.shifts)
    assert list(hospital.during_hospital(far, faxe)) == []


def test_a_stay_that_is_moved_is_a_new_matter(faxe: Rulebook) -> None:
    (before,) = stays.citizen_vacation(_facts(TRIP), faxe)
    (after,) = stays.citizen_vacation(_facts(replace(TRIP, first_day=date(2026, 12, 22))), faxe)
    assert before.key != after.key


def test_who_is_in_a_stay_is_who_is_employed_or_written(faxe: Rulebook) -> None:
    contracts = {
        "h1": [Contract("c1", "h1", date(2026, 1, 1), date(2026, 12, 20), PayForm.MONTHLY)],
        "h2": [Contract("c2", "h2", date(2026, 12, 25), pay=PayForm.MONTHLY)],
        "h3": [
            Contract("c3", "h3", date(2026, 1, 1), date(2026, 12, 22), PayForm.SUBSTITUTE),
            Contract("c4", "h3", date(2026, 12, 23), pay=PayForm.HOURLY),
        ],
        "h4": [Contract("c5", "h4", date(2026, 1, 1), pay=PayForm.SUBSTITUTE)],
    }
    written = [StayHelper("p1", "o2", "h5", along=True), StayHelper("p2", "o9", "h1", along=True)]
    found = {p.helper_id: p.state(AS_OF) for p in parts_of(TRIP, written, contracts, tell_by(TRIP, faxe))}
    assert found == {
        "h2": Told.NOBODY_MUST,  # hired after the last day to tell
        "h3": Told.MISSING,  # no substitute for the whole of it
        "h4": Told.NOBODY_MUST,
        "h5": Told.ALONG,
    }


def test_a_helper_who_is_gone_is_not_told_of(faxe: Rulebook) -> None:
    assert list(stays.citizen_vacation(_facts(TRIP, helpers={}), faxe)) == []


def test_before_the_rules_nothing_is_known(resources: Resources, faxe: Rulebook) -> None:
    old = CitizenStay("o1", StayKind.HOSPITAL_ACUTE, date(2020, 10, 1))
    abroad = CitizenStay("o2", StayKind.VACATION, date(2020, 10, 1), abroad=True)
    assert stay_days(old, Paragraph.P96, faxe) == stay_days(abroad, Paragraph.P96, faxe) == ()
    standard = load_rulebook(resources.rules, "standard")
    facts = _facts(ACUTE, shifts={"h1": [_shift("2026-11-21T08:00")]})
    for check in (hospital.during_hospital, hospital.hospital_notify, hospital.hospital_pay_ends):
        assert list(check(facts, standard)) == []
    assert list(hospital.hospital_14_days(facts, standard)) == []


def test_pay_that_is_agreed_is_no_question_and_what_is_over_is_not_either(faxe: Rulebook) -> None:
    long = replace(ACUTE, first_day=date(2026, 10, 25), last_day=None)
    assert [f.due for f in hospital.hospital_pay_ends(_facts(long), faxe)] == [date(2026, 11, 21)]
    assert list(hospital.hospital_pay_ends(_facts(replace(long, agreed_on=AS_OF)), faxe)) == []
    assert list(hospital.hospital_14_days(_facts(replace(long, last_day=date(2026, 11, 20))), faxe)) == []
