"""Helpers and their contracts: entering, changing, ending, deleting what was entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.model.domain.danish import day_text
from app.model.domain.entities import FOREVER, Changes, Contract, Helper, PayForm
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.validity import (
    FINEST_HOURS,
    FINEST_KRONER,
    day_mistake,
    decimals_mistake,
    period_mistakes,
    text_mistake,
)
from app.model.services.binder import Binder
from app.model.services.cpr import cpr_mistake
from app.model.services.ids import new_id
from app.model.services.months import refuse_new_terms, terms_of
from app.model.store import queries
from app.model.store.database import Session

HELPER_FIELDS = {
    "name": "Navn",
    "born_on": "Fødselsdato",
    "cpr": "CPR-nummer",
    "address": "Adresse",
    "phone": "Telefon",
    "email": "E-mail",
    "bank_account": "Bankkonto",
    "respiration_approved_on": "Godkendt til respiration",
}
CONTRACT_FIELDS = {"from": "Fra", "to": "Til", "hours_per_week": "Timer om ugen", "hourly_wage": "Timeløn"}
MOST_HOURS = 168
HIGHEST_WAGE = Decimal(10000)


@dataclass(frozen=True)
class HelperDraft:
    """A helper as the user writes it; empty text counts as not given."""

    name: str
    born_on: date | None = None
    cpr: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    bank_account: str = ""
    relative: bool = False
    unemployment_fund: bool | None = None
    respiration_approved_on: date | None = None


@dataclass(frozen=True)
class ContractDraft:
    """A contract's terms as the user writes them; kroner and hours a week."""

    starts_on: date
    ends_on: date | None = None
    pay: PayForm | None = None
    hours_per_week: Decimal | None = None
    hourly_wage: Decimal | None = None
    signed_on: date | None = None
    confidentiality_signed_on: date | None = None
    sent_to_municipality_on: date | None = None
    probation_until: date | None = None
    pension_from: date | None = None


@dataclass(frozen=True)
class HelperCard:
    """A helper with contracts, as a screen shows them."""

    id: str
    draft: HelperDraft
    contracts: tuple[tuple[str, ContractDraft], ...]

    def employed_on(self, day: date) -> bool:
        return any(c.starts_on <= day <= (c.ends_on or FOREVER) for _, c in self.contracts)


def helper_cards(binder: Binder) -> list[HelperCard]:
    """All helpers by name."""
    with binder.database.read() as session:
        helpers = queries.helpers(session)
        contracts = queries.contracts(session)
    return [_card(helper, [c for c in contracts if c.helper_id == helper.id]) for helper in helpers]


def _card(helper: Helper, contracts: Sequence[Contract]) -> HelperCard:
    draft = HelperDraft(
        name=helper.name,
        born_on=helper.born_on,
        cpr=helper.cpr or "",
        address=helper.address or "",
        phone=helper.phone or "",
        email=helper.email or "",
        bank_account=helper.bank_account or "",
        relative=helper.relative,
        unemployment_fund=helper.unemployment_fund,
        respiration_approved_on=helper.respiration_approved_on,
    )
    return HelperCard(helper.id, draft, tuple((c.id, _contract_draft(c)) for c in contracts))


def _contract_draft(contract: Contract) -> ContractDraft:
    return ContractDraft(**{name: getattr(contract, name) for name in ContractDraft.__dataclass_fields__})


def add_helper(binder: Binder, draft: HelperDraft) -> str:
    """Enters a helper; returns the new id. Raises Refused with the field's name."""
    _check_helper(draft)
    helper = Helper(new_id("h"), draft.name.strip())
    _fill(helper, draft)
    with binder.database.change(f"Opret hjælper {helper.name}") as work:
        work.add(helper)
    return helper.id


def change_helper(binder: Binder, helper_id: str, draft: HelperDraft) -> Changes:
    _check_helper(draft)
    with binder.database.change(f"Ret hjælper {draft.name.strip()}") as work:
        _fill(_helper(work.session, helper_id), draft)
    return work.changes


def delete_helper(binder: Binder, helper_id: str) -> Changes:
    """Deletes a helper entered by mistake; one who has shifts, absences or a signed contract stays."""
    with binder.database.change("Slet hjælper") as work:
        helper = _helper(work.session, helper_id)
        used = queries.is_used(work.session, helper_id)
        contracts = queries.contracts(work.session, helper_id)
        if used or any(contract.signed_on for contract in contracts):
            text = f"{helper.name} har vagter, fravær, undtagelser fra hviletid eller en underskrevet kontrakt og kan ikke slettes. Afslut kontrakten i stedet."
            raise Refused(Mistake("Hjælper", text))
        for contract in contracts:
            work.delete(contract)
        work.delete(helper)
    return work.changes


def add_contract(binder: Binder, helper_id: str, draft: ContractDraft, *, end_former: bool = False) -> Changes:
    """Enters new terms from a date on.

    Args:
        binder: the open binder.
        helper_id: whose.
        draft: the terms.
        end_former: end the running contract the day before, as when terms change.

    """
    contract = Contract(new_id("k"), helper_id, draft.starts_on)
    _fill_contract(contract, draft)
    with binder.database.change(f"Opret kontrakt fra {day_text(draft.starts_on)}") as work:
        _helper(work.session, helper_id)
        others = list(queries.contracts(work.session, helper_id))
        before = terms_of(others)
        if end_former:
            for other in others:
                if other.starts_on < draft.starts_on <= (other.ends_on or FOREVER):
                    other.ends_on = draft.starts_on - timedelta(days=1)
        _check_contract(contract, others)
        refuse_new_terms(work.session, helper_id, before, terms_of([*others, contract]))
        work.add(contract)
    return work.changes


def change_contract(binder: Binder, contract_id: str, draft: ContractDraft) -> Changes:
    with binder.database.change(f"Ret kontrakt fra {day_text(draft.starts_on)}") as work:
        contract = _contract(work.session, contract_id)
        others = queries.contracts(work.session, contract.helper_id)
        before = terms_of(others)
        _fill_contract(contract, draft)
        _check_contract(contract, others)
        refuse_new_terms(work.session, contract.helper_id, before, terms_of(others))
    return work.changes


def delete_contract(binder: Binder, contract_id: str) -> Changes:
    """Deletes terms entered by mistake; refused when shifts lie under them."""
    with binder.database.change("Slet kontrakt") as work:
        contract = _contract(work.session, contract_id)
        start, end = midnight(contract.starts_on), midnight((contract.ends_on or FOREVER) + ONE_DAY)
        if queries.shift_between(work.session, start, end, contract.helper_id):
            raise Refused(Mistake("Kontrakt", "der er vagter i kontraktens tid; afslut den i stedet med en slutdato"))
        work.delete(contract)
    return work.changes


def _helper(session: Session, helper_id: str) -> Helper:
    helper = queries.by_id(session, Helper, helper_id)
    if helper is None:
        raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
    return helper


def _contract(session: Session, contract_id: str) -> Contract:
    contract = queries.by_id(session, Contract, contract_id)
    if contract is None:
        raise Refused(Mistake("Kontrakt", "kontrakten findes ikke længere"))
    return contract


def _fill(helper: Helper, draft: HelperDraft) -> None:
    helper.name = draft.name.strip()
    for name in ("cpr", "address", "phone", "email", "bank_account"):
        setattr(helper, name, getattr(draft, name).strip() or None)
    for name in ("born_on", "relative", "unemployment_fund", "respiration_approved_on"):
        setattr(helper, name, getattr(draft, name))


def _fill_contract(contract: Contract, draft: ContractDraft) -> None:
    for name in ContractDraft.__dataclass_fields__:
        setattr(contract, name, getattr(draft, name))


def _check_helper(draft: HelperDraft) -> None:
    mistakes = [] if draft.name.strip() else [Mistake("Navn", "må ikke være tomt")]
    for name in ("name", "address", "phone", "email", "bank_account"):
        if text := text_mistake(getattr(draft, name)):
            mistakes.append(Mistake(HELPER_FIELDS[name], text))
    if draft.cpr.strip() and (text := cpr_mistake(draft.cpr)):
        mistakes.append(Mistake("CPR-nummer", text))
    for name in ("born_on", "respiration_approved_on"):
        day = getattr(draft, name)
        if day is not None and (text := day_mistake(day)):
            mistakes.append(Mistake(HELPER_FIELDS[name], text))
    if mistakes:
        raise Refused(*mistakes)


def _check_contract(contract: Contract, others: Sequence[Contract]) -> None:
    mistakes = [Mistake(CONTRACT_FIELDS[name], text) for name, text in period_mistakes(contract)]
    if contract.hours_per_week is not None and not 0 <= contract.hours_per_week <= MOST_HOURS:
        mistakes.append(Mistake("Timer om ugen", f"skal ligge mellem 0 og {MOST_HOURS}"))
    if contract.hourly_wage is not None and not 0 <= contract.hourly_wage <= HIGHEST_WAGE:
        mistakes.append(Mistake("Timeløn", "skal ligge mellem 0 og 10.000 kr."))
    if text := decimals_mistake(contract.hours_per_week, FINEST_HOURS):
        mistakes.append(Mistake("Timer om ugen", text))
    if text := decimals_mistake(contract.hourly_wage, FINEST_KRONER):
        mistakes.append(Mistake("Timeløn", text))
    for other in others:
        apart = (other.ends_on or FOREVER) < contract.starts_on or (contract.ends_on or FOREVER) < other.starts_on
        if other.id != contract.id and not apart:
            until = day_text(other.ends_on) if other.ends_on else "videre"
            text = f"hjælperen har allerede en kontrakt {day_text(other.starts_on)}–{until}; afslut den først"
            mistakes.append(Mistake("Fra", text))
    if mistakes:
        raise Refused(*mistakes)
