"""The scheme and its grants: saved as written, and refused by the field's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.model.domain.entities import Paragraph, Party, WorkLeader
from app.model.domain.errors import Refused
from app.model.domain.watch import RestGround
from app.model.services import scheme as service
from app.model.services.binder import Binder
from app.model.services.scheme import GrantDraft, SchemeDraft

Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]
FULL = SchemeDraft(
    "Karla Prøve",
    "Vej 1",
    "12345678",
    "010190-1234",
    Paragraph.P95_2,
    "aarhus",
    Party.ASSOCIATION,
    Party.COMPANY,
    WorkLeader.RELATIVE,
    date(2025, 1, 1),
    rest_room=True,
    rest_ground=RestGround.DISPENSATION,
    rest_ground_note="Nr. 123 af 1.2.2026",
    respiration=True,
    respiration_region_share=Decimal("0.67"),
    employer_name="Foreningen Łucja",
    employer_address="Opfundet Vej 2",
    employer_phone="00 00 00 01",
    employer_cvr="12 34 56 74",
)
GRANT = GrantDraft(
    date(2025, 1, 1), None, date(2024, 12, 1), Decimal(84), Decimal("40.5"), Decimal(20), Decimal(14), Decimal(10)
)


def test_a_new_file_has_no_scheme_until_one_is_saved(binder: Binder) -> None:
    assert binder.is_new()
    assert service.scheme_draft(binder) == SchemeDraft()
    service.save_scheme(binder, FULL)
    assert not binder.is_new()
    assert service.scheme_draft(binder) == FULL
    assert binder.rulebook().title == "Aarhus Kommune"


def test_a_saved_scheme_can_be_emptied_again(binder: Binder) -> None:
    service.save_scheme(binder, FULL)
    service.save_scheme(binder, SchemeDraft("  ", citizen_cpr=" "))
    assert service.scheme_draft(binder) == SchemeDraft()
    assert binder.scheme().citizen_cpr is None
    assert binder.scheme().rest_ground_note is None
    assert (binder.scheme().employer_name, binder.scheme().employer_cvr) == (None, None)


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"citizen_name": "x" * 201}, ["Navn"]),
        ({"citizen_address": "a\nb"}, ["Adresse"]),
        ({"citizen_cpr": "320190-1234"}, ["CPR-nummer"]),
        ({"starts_on": date(1800, 1, 1)}, ["Begynder"]),
        ({"employer_name": "x" * 201}, ["Arbejdsgiverens navn"]),
        ({"employer_address": "a\nb", "employer_cvr": "12345678"}, ["Arbejdsgiverens adresse", "CVR-nummer"]),
        ({"rest_ground_note": "x" * 2001}, ["Hvilken"]),
        ({"rest_ground_note": "\x00"}, ["Hvilken"]),
        ({"respiration_region_share": Decimal("1.01")}, ["Regionens del"]),
        ({"respiration_region_share": Decimal("-0.01")}, ["Regionens del"]),
        ({"respiration_region_share": Decimal("0.66667")}, ["Regionens del"]),
        ({"municipality": "atlantis"}, ["scheme.municipality"]),
        ({"citizen_phone": "\x00", "citizen_cpr": "1"}, ["Telefon", "CPR-nummer"]),
    ],
)
def test_a_wrong_scheme_is_refused_by_field(binder: Binder, wrong: dict[str, Any], places: list[str]) -> None:
    service.save_scheme(binder, FULL)
    with pytest.raises(Refused) as refused:
        service.save_scheme(binder, replace(FULL, **wrong))
    assert [mistake.place for mistake in refused.value.mistakes] == places
    assert service.scheme_draft(binder) == FULL


def test_the_municipalities_are_those_with_a_file(binder: Binder) -> None:
    keys = [profile.key for profile in service.municipalities(binder)]
    assert {"standard", "faxe", "aarhus", "kl-foa"} <= set(keys)
    for key in keys:
        service.save_scheme(binder, SchemeDraft(municipality=key))
        assert binder.rulebook().profile == key


def test_grants_come_oldest_first_and_can_be_changed_and_deleted(binder: Binder) -> None:
    later = replace(GRANT, starts_on=date(2026, 1, 1), hours_total=Decimal(90))
    service.save_grant(binder, later)
    service.save_grant(binder, GRANT)
    (one, first), (two, second) = service.grants(binder)
    assert (first, second) == (GRANT, later)
    service.save_grant(binder, replace(GRANT, ends_on=date(2025, 12, 31)), one)
    assert service.grants(binder)[0] == (one, replace(GRANT, ends_on=date(2025, 12, 31)))
    service.delete_grant(binder, two)
    assert [identity for identity, _ in service.grants(binder)] == [one]


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({}, ["Fra"]),
        ({"starts_on": date(2025, 2, 1), "ends_on": date(2025, 1, 31)}, ["Til"]),
        ({"starts_on": date(2025, 2, 1), "hours_total": Decimal(1001)}, ["Timer i alt"]),
        ({"starts_on": date(2025, 2, 1), "hours_night": Decimal(-1)}, ["Heraf nat"]),
        ({"starts_on": date(2025, 2, 1), "self_paid_hours": Decimal("0.00001")}, ["Selvbetalte timer"]),
    ],
)
def test_a_wrong_grant_is_refused_by_field(
    binder: Binder, facts: Facts, wrong: dict[str, Any], places: list[str]
) -> None:
    service.save_grant(binder, GRANT)
    before = facts(binder)
    with pytest.raises(Refused) as refused:
        service.save_grant(binder, replace(GRANT, **wrong))
    assert [mistake.place for mistake in refused.value.mistakes] == places
    assert facts(binder) == before


def test_a_grant_that_is_gone_is_said_to_be_gone(binder: Binder) -> None:
    with pytest.raises(Refused, match="bevillingen findes ikke længere"):
        service.save_grant(binder, GRANT, "b9")
    with pytest.raises(Refused, match="bevillingen findes ikke længere"):
        service.delete_grant(binder, "b9")
