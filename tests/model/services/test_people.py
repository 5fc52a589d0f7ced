"""Helpers and contracts: what is entered is kept, what can't be is refused by the field's name, what is used stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from app.model.domain import leave
from app.model.domain.entities import AbsenceKind, Contract, Helper, PayForm
from app.model.domain.errors import Refused
from app.model.domain.stays import CitizenStay, StayHelper, StayKind
from app.model.domain.terms import NoticeUnit, TaxCard, VacationForm
from app.model.services import notices, people
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder
from app.model.services.people import ContractDraft, HelperCard, HelperDraft

AddShift = Callable[..., str]
Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]
DAY = date(2026, 10, 12)
FULL = HelperDraft(
    "Cilla Øst",
    date(1999, 12, 31),
    "010190-1234",
    "Vej 1",
    "12 34 56 78",
    "cilla@eksempel.dk",
    "1234 567890",
    relative=True,
    unemployment_fund=False,
    respiration_approved_on=date(2026, 1, 2),
    respiration_approved_by="Respirationscenter Øst",
    next_of_kin="Żaneta Øst",
    next_of_kin_phone="12 34 56 79",
    tax_card=TaxCard.SECONDARY,
    tax_told_on=date(2024, 2, 29),
    pension_proof="Lønseddel",
    pension_proof_on=date(2026, 1, 3),
    driving_licence="B",
    driving_licence_seen_on=date(2026, 1, 4),
    criminal_record_seen_on=date(2026, 1, 5),
    child_record_seen_on=date(2026, 1, 6),
    note="Kan lift.\nRyger ikke.",
    section_56_from=date(2025, 1, 1),
    section_56_until=date(2026, 12, 31),
)
WRITTEN = ContractDraft(
    date(2026, 7, 1),
    date(2026, 12, 31),
    PayForm.MONTHLY,
    Decimal(37),
    Decimal("152.40"),
    signed_on=date(2026, 6, 20),
    confidentiality_signed_on=date(2026, 6, 20),
    sent_to_municipality_on=date(2026, 7, 1),
    probation_until=date(2026, 9, 30),
    pension_from=date(2026, 8, 1),
    job_title="Handicaphjælper",
    fixed_term_reason="Barselsvikar",
    workplaces="Opfundet Vej 1\nSommerhuset",
    schedule="Skiftende vagter",
    unpredictable=True,
    call_notice="2 døgn",
    overtime="Time for time",
    supplements="Nat: 33 %",
    pay_dates="Sidste hverdag",
    notice_amount=2,
    notice_unit=NoticeUnit.MONTHS,
    notice_month_end=True,
    pension_scheme="PKA, 12 %",
    vacation_form=VacationForm.PAID,
    insurances="Arbejdsskade",
    grant_reserve=True,
    collective_agreement="Ingen",
    training_right="Efter aftale",
    other_terms="Ingen dyr",
)


def _card(binder: Binder, identity: str) -> HelperCard:
    return next(card for card in people.helper_cards(binder) if card.id == identity)


def _places(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [mistake.place for mistake in refused.value.mistakes]


# --- Helpers -------------------------------------------------------------------------------------


def test_a_new_helper_is_there_as_written(staffed: Binder) -> None:
    identity = people.add_helper(staffed, FULL)
    assert _card(staffed, identity) == HelperCard(identity, FULL, ())
    assert [card.draft.name for card in people.helper_cards(staffed)] == ["Anna Prøve", "Bent Åse", "Cilla Øst"]


def test_blanks_count_as_not_given(staffed: Binder, facts: Facts) -> None:
    identity = people.add_helper(staffed, HelperDraft("  Cilla ", cpr=" ", address="", phone="  "))
    (stored,) = [helper for helper in facts(staffed)["helpers"] if helper["id"] == identity]
    assert stored["name"] == "Cilla"
    assert [stored[name] for name in ("cpr", "address", "phone", "email", "bank_account")] == [None] * 5


def test_a_changed_helper_keeps_the_id_and_the_contracts(staffed: Binder) -> None:
    changes = people.change_helper(staffed, "h1", replace(FULL, name="Anna Ny"))
    assert (changes.label, changes.kinds) == ("Ret hjælper Anna Ny", frozenset({Helper}))
    card = _card(staffed, "h1")
    assert card.draft == replace(FULL, name="Anna Ny")
    assert [identity for identity, _ in card.contracts] == ["c1"]


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"name": ""}, ["Navn"]),
        ({"name": "   "}, ["Navn"]),
        ({"name": "x" * 201}, ["Navn"]),
        ({"name": "Anna\nPrøve"}, ["Navn"]),
        ({"cpr": "310290-1234"}, ["CPR-nummer"]),
        ({"cpr": "123"}, ["CPR-nummer"]),
        ({"cpr": "١٢٣٤٥٦٧٨٩٠"}, ["CPR-nummer"]),
        ({"email": "x" * 201}, ["E-mail"]),
        ({"born_on": date(1899, 1, 1)}, ["Fødselsdato"]),
        ({"respiration_approved_on": date(2200, 1, 1)}, ["Godkendt til respiration"]),
        ({"next_of_kin": "x" * 201}, ["Pårørende"]),
        ({"note": "x" * 2001}, ["Noter"]),
        ({"section_56_from": None}, ["§ 56-aftale fra"]),
        ({"section_56_until": date(2024, 12, 31)}, ["§ 56-aftale til"]),
        ({"tax_told_on": date(1800, 1, 1), "driving_licence": "a\nb"}, ["Oplyst om skat den", "Kørekort"]),
        ({"name": "", "phone": "\x00", "cpr": "1"}, ["Navn", "CPR-nummer", "Telefon"]),
    ],
)
def test_a_wrong_helper_is_refused_by_field(
    staffed: Binder, facts: Facts, wrong: dict[str, Any], places: list[str]
) -> None:
    before = facts(staffed)
    draft = replace(FULL, **wrong)
    with pytest.raises(Refused) as refused:
        people.add_helper(staffed, draft)
    assert _places(refused) == places
    with pytest.raises(Refused) as refused:
        people.change_helper(staffed, "h1", draft)
    assert _places(refused) == places
    assert facts(staffed) == before


def test_a_refusal_never_repeats_the_cpr_number(staffed: Binder) -> None:
    with pytest.raises(Refused) as refused:
        people.add_helper(staffed, replace(FULL, cpr="310290-1234"))
    assert "1234" not in str(refused.value)


def test_a_helper_entered_by_mistake_can_be_deleted_with_an_unsigned_contract(staffed: Binder) -> None:
    assert people.delete_helper(staffed, "h2").kinds == frozenset({Helper, Contract})
    assert [card.id for card in people.helper_cards(staffed)] == ["h1"]


def test_a_helper_with_shift_absence_or_signature_stays(staffed: Binder, add: AddShift, facts: Facts) -> None:
    signed = people.add_helper(staffed, FULL)
    people.add_contract(staffed, signed, ContractDraft(date(2026, 1, 1), signed_on=date(2025, 12, 1)))
    add("2026-10-12T07:00", "2026-10-12T15:00")
    add_absence(staffed, AbsenceDraft("h2", AbsenceKind.SICK, date(2026, 10, 12), date(2026, 10, 12)))
    before = facts(staffed)
    for helper_id in ("h1", "h2", signed):
        with pytest.raises(Refused, match="kan ikke slettes"):
            people.delete_helper(staffed, helper_id)
    assert facts(staffed) == before


@pytest.mark.parametrize(
    "thing",
    [
        leave.VacationEntry("x", "h2", 2025, leave.VacationEntryKind.EARNED_BEFORE, Decimal(5)),
        leave.VacationWish("x", "h2", DAY, DAY, DAY),
        leave.Accident("x", "h2", datetime(2026, 10, 12, 9)),
        leave.ParentalLeave("x", "h2", leave.ParentRole.MOTHER, DAY),
        StayHelper("x", "ophold", "h2"),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_a_helper_with_vacation_leave_accident_or_a_part_in_a_stay_stays(staffed: Binder, thing: object) -> None:
    with staffed.database.change("Ophold") as work:
        work.add(CitizenStay("ophold", StayKind.VACATION, DAY))
        work.add(thing)
    with pytest.raises(Refused, match="borgerens ophold, og kan ikke slettes"):
        people.delete_helper(staffed, "h2")
    with staffed.database.change("Slet") as work:
        work.delete(work.session.get(type(thing), "x"))
    people.delete_helper(staffed, "h2")
    assert [card.id for card in people.helper_cards(staffed)] == ["h1"]


# --- Contracts -----------------------------------------------------------------------------------


def test_new_terms_end_the_running_ones_the_day_before(staffed: Binder) -> None:
    terms = ContractDraft(date(2026, 7, 1), None, PayForm.HOURLY, Decimal("7.5"), Decimal("155.25"))
    assert people.add_contract(staffed, "h1", terms, end_former=True).label == "Opret kontrakt fra 01.07.2026"
    former, new = (draft for _, draft in _card(staffed, "h1").contracts)
    assert (former.starts_on, former.ends_on) == (date(2026, 1, 1), date(2026, 6, 30))
    assert new == terms
    card = _card(staffed, "h1")
    assert [card.employed_on(date(2026, month, 1)) for month in (1, 6, 7)] == [True] * 3
    assert not card.employed_on(date(2025, 12, 31))


def test_all_the_written_terms_are_kept_and_can_be_emptied_again(staffed: Binder, facts: Facts) -> None:
    people.add_contract(staffed, "h1", WRITTEN, end_former=True)
    (_, _), (identity, held) = _card(staffed, "h1").contracts
    assert held == WRITTEN
    people.change_contract(staffed, identity, ContractDraft(WRITTEN.starts_on, job_title="  ", other_terms="\n"))
    (stored,) = [contract for contract in facts(staffed)["contracts"] if contract["id"] == identity]
    kept = {name for name, value in stored.items() if value not in (None, False)}
    assert kept == {"id", "helper_id", "starts_on"}


def test_a_notice_that_is_no_better_than_the_municipalitys_is_not_refused(staffed: Binder) -> None:
    draft = ContractDraft(date(2026, 7, 1), pay=PayForm.MONTHLY, notice_amount=1, notice_unit=NoticeUnit.DAYS)
    people.add_contract(staffed, "h1", draft, end_former=True)
    notice = notices.termination(staffed, date(2026, 1, 1), PayForm.MONTHLY, date(2026, 8, 15), helper_id="h1")
    assert notice.day == date(2026, 9, 30)
    assert "Kontraktens varsel (1 dag) slutter ikke senere, så det ændrer ikke dagen." in [s.text for s in notice.steps]


@pytest.mark.parametrize(
    ("draft", "places"),
    [
        (ContractDraft(date(2026, 7, 1)), ["Fra"]),
        (ContractDraft(date(2025, 1, 1), date(2026, 1, 1)), ["Fra"]),
        (ContractDraft(date(2025, 7, 1), date(2025, 6, 30)), ["Til"]),
        (ContractDraft(date(2025, 7, 1), date(2025, 7, 2), hours_per_week=Decimal(169)), ["Timer om ugen"]),
        (ContractDraft(date(2025, 7, 1), date(2025, 7, 2), hours_per_week=Decimal(-1)), ["Timer om ugen"]),
        (ContractDraft(date(2025, 7, 1), date(2025, 7, 2), hours_per_week=Decimal("7.12345")), ["Timer om ugen"]),
        (ContractDraft(date(2025, 7, 1), date(2025, 7, 2), hourly_wage=Decimal("10000.01")), ["Timeløn"]),
        (ContractDraft(date(2025, 7, 1), date(2025, 7, 2), hourly_wage=Decimal("150.255")), ["Timeløn"]),
        (ContractDraft(date(2025, 7, 1), date(2025, 7, 2), notice_amount=3), ["Varslet regnes i"]),
        (ContractDraft(date(2025, 7, 1), date(2025, 7, 2), notice_unit=NoticeUnit.DAYS), ["Eget opsigelsesvarsel"]),
        (ContractDraft(date(2025, 7, 1), date(2025, 7, 2), notice_month_end=True), ["Til månedens udgang"]),
        (
            ContractDraft(date(2025, 7, 1), date(2025, 7, 2), notice_amount=61, notice_unit=NoticeUnit.DAYS),
            ["Eget opsigelsesvarsel"],
        ),
        (ContractDraft(date(2025, 7, 1), date(2025, 7, 2), job_title="a\nb"), ["Stilling"]),
        (ContractDraft(date(2025, 7, 1), date(2025, 7, 2), other_terms="x" * 2001), ["Andre vilkår"]),
    ],
)
def test_wrong_terms_are_refused_by_field(
    staffed: Binder, facts: Facts, draft: ContractDraft, places: list[str]
) -> None:
    before = facts(staffed)
    with pytest.raises(Refused) as refused:
        people.add_contract(staffed, "h1", draft)
    assert _places(refused) == places
    assert facts(staffed) == before


def test_terms_may_start_the_day_after_others_end(staffed: Binder) -> None:
    people.add_contract(staffed, "h2", ContractDraft(date(2026, 11, 1)))
    people.add_contract(staffed, "h2", ContractDraft(date(2026, 9, 1), date(2026, 9, 30)))
    assert len(_card(staffed, "h2").contracts) == 3


def test_a_changed_contract_may_not_run_into_the_next(staffed: Binder) -> None:
    people.add_contract(staffed, "h2", ContractDraft(date(2026, 11, 1)))
    people.change_contract(staffed, "c2", ContractDraft(date(2026, 9, 1), date(2026, 10, 31), PayForm.MONTHLY))
    assert dict(_card(staffed, "h2").contracts)["c2"].pay is PayForm.MONTHLY
    with pytest.raises(Refused, match=r"allerede en kontrakt 01\.11\.2026–videre"):
        people.change_contract(staffed, "c2", ContractDraft(date(2026, 9, 1), date(2026, 11, 1)))


@pytest.mark.parametrize(
    ("start", "end", "refused"),
    [
        ("2026-09-30T16:00", "2026-10-01T00:00", False),
        ("2026-09-30T16:00", "2026-10-01T00:01", True),
        ("2026-10-31T07:00", "2026-10-31T15:00", True),
        ("2026-10-31T23:59", "2026-11-01T07:00", True),
        ("2026-11-01T00:00", "2026-11-01T07:00", False),
    ],
)
def test_a_contract_with_a_shift_on_any_of_its_days_stays(
    staffed: Binder, add: AddShift, start: str, end: str, *, refused: bool
) -> None:
    add(start, end, "h2")
    if refused:
        with pytest.raises(Refused, match="der er vagter i kontraktens tid"):
            people.delete_contract(staffed, "c2")
    else:
        people.delete_contract(staffed, "c2")
    assert bool(_card(staffed, "h2").contracts) is refused


def test_what_is_gone_is_said_to_be_gone(staffed: Binder) -> None:
    draft = ContractDraft(date(2026, 1, 1))
    for act, what in (
        (lambda: people.change_helper(staffed, "h9", FULL), "hjælperen"),
        (lambda: people.delete_helper(staffed, "h9"), "hjælperen"),
        (lambda: people.add_contract(staffed, "h9", draft), "hjælperen"),
        (lambda: people.change_contract(staffed, "c9", draft), "kontrakten"),
        (lambda: people.delete_contract(staffed, "c9"), "kontrakten"),
    ):
        with pytest.raises(Refused, match=f"{what} findes ikke længere"):
            act()
