"""The guide's steps are read from the facts: done, next, waiting or skipped; who does it; which deadlines run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.model.domain.entities import Party, PayForm
from app.model.domain.people import ApplicantState, TalkKind, TrainingKind
from app.model.services import contracts, hiring, learning, people, retention, talks
from app.model.services.binder import Binder
from app.model.services.blanks import Kind
from app.model.services.contracts import ContractDraft, add_contract
from app.model.services.employment.hiring_steps import HiringStep, StepState, next_step, steps, steps_ahead
from app.model.services.hiring import ApplicantDraft, HiringDraft
from app.model.services.scheme import save_scheme, scheme_draft

NIGHT = HiringDraft("Nathjælper", date(2026, 11, 1))
DONE, OPEN, WAITING, SKIPPED = StepState.DONE, StepState.OPEN, StepState.WAITING, StepState.SKIPPED
FINDING = ["advert", "applicants", "interview", "hire"]
PAPERS = ["contract", "confidentiality", "tax", "instruction", "copy"]
FROM_DECEMBER = ContractDraft(
    date(2026, 12, 1), pay=PayForm.MONTHLY, hours_per_week=Decimal(37), hourly_wage=Decimal(150)
)


@pytest.fixture
def night(staffed: Binder) -> str:
    return hiring.add_hiring(staffed, NIGHT)[0]


def _apply(binder: Binder, hiring_id: str, name: str = "Bo Prøve", interview: date | None = None) -> str:
    before = {row.id for card in hiring.hiring_cards(binder) for row in card.applicants}
    hiring.add_applicant(binder, hiring_id, ApplicantDraft(name, date(2026, 11, 10), interview_on=interview))
    (made,) = {row.id for card in hiring.hiring_cards(binder) for row in card.applicants} - before
    return made


def _step(binder: Binder, hiring_id: str, key: str) -> HiringStep:
    return next(step for step in steps(binder, hiring_id) if step.key == key)


def _states(binder: Binder, hiring_id: str) -> dict[str, StepState]:
    return {step.key: step.state for step in steps(binder, hiring_id)}


def _employ(binder: Binder, employer: Party) -> None:
    save_scheme(binder, replace(scheme_draft(binder), employer=employer))


def test_a_vacancy_that_is_gone_has_no_steps(binder: Binder) -> None:
    assert steps(binder, "st9") == ()
    assert next_step(()) is None
    assert steps_ahead(binder)[:2] == ("Slå stillingen op", "Skriv ansøgerne ind")


def test_a_new_vacancy_begins_with_its_advert(staffed: Binder, night: str) -> None:
    found = steps(staffed, night)
    assert [step.key for step in found] == [*FINDING, *PAPERS, "close"]
    assert [step.title for step in found] == list(steps_ahead(staffed))
    assert _states(staffed, night) == {
        **dict.fromkeys(["advert", "applicants", "close"], OPEN),
        **dict.fromkeys(["interview", "hire", *PAPERS], WAITING),
    }
    assert next_step(found) is found[0]
    assert all(step.text and step.letter == "" for step in found[4:-1])


def test_the_advert_leads_to_the_field_that_is_empty(staffed: Binder, night: str) -> None:
    for name, value in (
        ("duties", "Nat"),
        ("demands", "Rolig"),
        ("contact", "Karla"),
        ("advertised_on", date(2026, 11, 3)),
    ):
        step = _step(staffed, night, "advert")
        assert step.blank is not None
        assert (step.state, step.blank.field, step.blank.record_id) == (OPEN, name, night)
        draft = hiring.hiring_cards(staffed)[0].draft
        hiring.change_hiring(staffed, night, HiringDraft(**{**vars(draft), name: value}))
    assert (_step(staffed, night, "advert").state, _step(staffed, night, "advert").done_on) == (DONE, value)


def test_applicants_and_interviews(staffed: Binder, night: str) -> None:
    _apply(staffed, night, interview=date(2026, 11, 30))
    states = _states(staffed, night)
    assert [states[key] for key in FINDING] == [SKIPPED, DONE, OPEN, OPEN]
    assert "Aftalt: Bo Prøve 30.11.2026." in _step(staffed, night, "interview").text
    _apply(staffed, night, "Wanda Świątek", date(2026, 11, 21))
    step = _step(staffed, night, "interview")
    assert (step.state, step.done_on, step.letter) == (DONE, date(2026, 11, 21), "samtaleguide")


def test_the_hired_helpers_own_facts_are_the_steps(staffed: Binder, night: str) -> None:
    helper_id, _ = hiring.hire(staffed, _apply(staffed, night, interview=date(2026, 11, 15)))
    contract = _step(staffed, night, "contract")
    assert contract.blank is not None
    assert (contract.blank.kind, contract.blank.field, contract.blank.record_id) == (Kind.CONTRACT, "starts_on", None)
    assert "senest 7 dage efter den første arbejdsdag" in contract.text
    add_contract(staffed, helper_id, FROM_DECEMBER)
    contract = _step(staffed, night, "contract")
    assert contract.blank is not None
    assert (contract.record_id, contract.blank.field) == (contract.blank.record_id, "signed_on")
    assert "senest 08.12.2026 (om 17 dage) og de øvrige senest 01.01.2027 (om 41 dage)." in contract.text
    assert "07.01.2027 (om 47 dage)" in _step(staffed, night, "copy").text
    card = next(card for card in people.helper_cards(staffed) if card.id == helper_id)
    today = staffed.today
    signed = replace(
        FROM_DECEMBER, signed_on=today, confidentiality_signed_on=today, sent_to_municipality_on=date(2026, 11, 20)
    )
    contracts.change_contract(staffed, card.contracts[0][0], signed)
    people.change_helper(staffed, helper_id, replace(card.draft, tax_told_on=date(2026, 11, 19)))
    assert {step.key: step.done_on for step in steps(staffed, night) if step.helper_id} == {
        "contract": today,
        "confidentiality": today,
        "tax": date(2026, 11, 19),
        "instruction": None,
        "copy": date(2026, 11, 20),
    }
    assert "08.12.2026" not in _step(staffed, night, "contract").text
    upcoming = next_step(steps(staffed, night))
    assert upcoming is not None
    assert (upcoming.key, upcoming.letter) == ("instruction", "")
    hiring.close_hiring(staffed, night, today)
    assert _states(staffed, night)["close"] is DONE


def test_a_course_is_no_instruction_and_a_talk_can_be(staffed: Binder, night: str) -> None:
    helper_id, _ = hiring.hire(staffed, _apply(staffed, night))
    blank = _step(staffed, night, "instruction").blank
    assert blank is not None
    assert (blank.kind, blank.helper_id, blank.record_id) == (Kind.TRAINING, helper_id, None)
    course = learning.TrainingDraft(date(2026, 11, 1), "Førstehjælp", TrainingKind.COURSE)
    learning.add_training(staffed, helper_id, course)
    assert _step(staffed, night, "instruction").state is OPEN
    learning.add_training(staffed, helper_id, replace(course, held_on=date(2026, 11, 18), kind=TrainingKind.AID))
    assert _step(staffed, night, "instruction").done_on == date(2026, 11, 18)
    talks.add_talk(staffed, helper_id, talks.TalkDraft(TalkKind.INSTRUCTION, date(2026, 11, 17), about="Løft"))
    step = _step(staffed, night, "instruction")
    assert (step.done_on, step.letter) == (date(2026, 11, 17), "instruktion")


def test_two_who_are_hired_have_their_names_in_their_steps(staffed: Binder, night: str) -> None:
    for name in ("Bo Prøve", "Wanda Świątek"):
        hiring.hire(staffed, _apply(staffed, night, name))
    found = steps(staffed, night)
    titles = [step.title for step in found if step.key == "contract"]
    assert titles == ["Kontrakt – Bo Prøve", "Kontrakt – Wanda Świątek"]
    assert len({step.id for step in found}) == len(found)
    assert "Ansat: Bo Prøve og Wanda Świątek." in _step(staffed, night, "hire").text


def test_one_without_an_advert_begins_at_the_contract(staffed: Binder) -> None:
    hiring_id, _, _ = hiring.hire_directly(staffed, "Wanda Świątek")
    assert list(_states(staffed, hiring_id)) == ["hire", *PAPERS, "close"]
    upcoming = next_step(steps(staffed, hiring_id))
    assert upcoming is not None
    assert upcoming.key == "contract"


@pytest.mark.parametrize("gone", [people.delete_helper, retention.erase_helper])
def test_a_hired_helper_who_is_gone_leaves_the_steps_waiting(
    staffed: Binder, night: str, gone: Callable[[Binder, str], object]
) -> None:
    helper_id, _ = hiring.hire(staffed, _apply(staffed, night))
    gone(staffed, helper_id)
    states = _states(staffed, night)
    assert (states["hire"], states["contract"]) == (WAITING, WAITING)
    hiring.close_hiring(staffed, night, staffed.today)
    assert _states(staffed, night) == {**dict.fromkeys(FINDING[:3], SKIPPED), "close": DONE}


@pytest.mark.parametrize(
    ("employer", "who"),
    [(Party.ASSOCIATION, "Foreningen"), (Party.COMPANY, "Virksomheden"), (Party.MUNICIPALITY, "Kommunen")],
)
def test_an_outside_employer_writes_the_contract(staffed: Binder, night: str, employer: Party, who: str) -> None:
    _employ(staffed, employer)
    hiring.hire(staffed, _apply(staffed, night))
    text = _step(staffed, night, "contract").text
    assert text.startswith(f"{who} er arbejdsgiver og skriver kontrakten. Spørg, om den er underskrevet")
    assert _step(staffed, night, "hire").text.endswith(f"Du vælger; {who.lower()} ansætter.")
    assert ("copy" in _states(staffed, night)) is (employer is Party.MUNICIPALITY)


def test_unanswered_applicants_are_counted_before_closing(staffed: Binder, night: str) -> None:
    bo, wanda = _apply(staffed, night), _apply(staffed, night, "Wanda Świątek")
    assert "2 ansøgere har ikke fået svar" in _step(staffed, night, "close").text
    hiring.answer(staffed, bo, staffed.today)
    hiring.hire(staffed, wanda)
    step = _step(staffed, night, "close")
    assert "fået svar" not in step.text
    assert "Datatilsynet" in step.source


def test_an_interview_with_one_who_withdrew_is_not_told_of(staffed: Binder, night: str) -> None:
    bo = _apply(staffed, night, interview=date(2026, 12, 1))
    assert "Aftalt: Bo Prøve 01.12.2026." in _step(staffed, night, "interview").text
    draft = ApplicantDraft("Bo Prøve", date(2026, 11, 10), interview_on=date(2026, 12, 1))
    hiring.change_applicant(staffed, bo, replace(draft, state=ApplicantState.WITHDRAWN))
    assert "Aftalt" not in _step(staffed, night, "interview").text
