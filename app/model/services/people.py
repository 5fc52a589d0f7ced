"""Helpers: entering, changing, deleting what was entered by mistake. Their contracts are in contracts.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.model.domain.entities import FOREVER, Changes, Contract, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave_validity import section_56_mistakes
from app.model.domain.people_validity import helper_mistakes
from app.model.domain.terms import TaxCard
from app.model.domain.validity import day_mistake, text_mistake
from app.model.services.binder import Binder
from app.model.services.contracts import (
    CONTRACT_FIELDS,
    ContractDraft,
    add_contract,
    change_contract,
    contract_draft,
    delete_contract,
)
from app.model.services.cpr import cpr_mistake
from app.model.services.drafts import EMPTY, fill, read, refuse
from app.model.services.ids import new_id
from app.model.store import leave_queries, people_queries, queries
from app.model.store.database import Session
from app.model.store.unit_of_work import UnitOfWork

__all__ = [
    "CONTRACT_FIELDS",
    "HELPER_FIELDS",
    "ContractDraft",
    "HelperCard",
    "HelperDraft",
    "add_contract",
    "add_helper",
    "change_contract",
    "change_helper",
    "delete_contract",
    "delete_helper",
    "helper_cards",
]
HELPER_FIELDS = {
    "name": "Navn",
    "born_on": "Fødselsdato",
    "cpr": "CPR-nummer",
    "address": "Adresse",
    "phone": "Telefon",
    "email": "E-mail",
    "next_of_kin": "Pårørende",
    "next_of_kin_phone": "Pårørendes telefon",
    "bank_account": "Bankkonto",
    "tax_card": "Skattekort",
    "tax_told_on": "Oplyst om skat den",
    "unemployment_fund": "A-kasse",
    "pension_proof": "Bevis for pension",
    "pension_proof_on": "Beviset set den",
    "driving_licence": "Kørekort",
    "driving_licence_seen_on": "Kørekort set den",
    "criminal_record_seen_on": "Straffeattest set den",
    "child_record_seen_on": "Børneattest set den",
    "respiration_approved_on": "Godkendt til respiration",
    "respiration_approved_by": "Godkendt af",
    "section_56_from": "§ 56-aftale fra",
    "section_56_until": "§ 56-aftale til",
    "relative": "Nærtstående",
    "note": "Noter",
}


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
    respiration_approved_by: str = ""
    next_of_kin: str = ""
    next_of_kin_phone: str = ""
    tax_card: TaxCard | None = None
    tax_told_on: date | None = None
    pension_proof: str = ""
    pension_proof_on: date | None = None
    driving_licence: str = ""
    driving_licence_seen_on: date | None = None
    criminal_record_seen_on: date | None = None
    child_record_seen_on: date | None = None
    note: str = ""
    section_56_from: date | None = None
    section_56_until: date | None = None


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
    return HelperCard(helper.id, read(HelperDraft, helper), tuple((c.id, contract_draft(c)) for c in contracts))


def add_helper(binder: Binder, draft: HelperDraft) -> str:
    """Enters a helper; returns the new id. Raises Refused with the field's name."""
    helper = Helper(new_id("h"), draft.name)
    fill(helper, draft)
    _check(helper)
    with binder.database.change(f"Opret hjælper {helper.name}") as work:
        work.add(helper)
    return helper.id


def change_helper(binder: Binder, helper_id: str, draft: HelperDraft) -> Changes:
    with binder.database.change(f"Ret hjælper {draft.name.strip()}") as work:
        helper = _helper(work.session, helper_id)
        fill(helper, draft)
        _check(helper)
    return work.changes


def delete_helper(binder: Binder, helper_id: str) -> Changes:
    """Deletes a helper entered by mistake; one about whom there is more than that stays."""
    with binder.database.change("Slet hjælper") as work:
        remove_unused(work, helper_id)
    return work.changes


def remove_unused(work: UnitOfWork, helper_id: str) -> None:
    """Inside a unit of work: the helper and the contracts that nobody has signed; Refused where there is more."""
    helper = _helper(work.session, helper_id)
    contracts = queries.contracts(work.session, helper_id)
    if _is_used(work.session, helper_id) or any(contract.signed_on for contract in contracts):
        text = (
            f"{helper.name} har vagter, fravær, ferie, en ulykke, barsel, undtagelser fra hviletid, kurser, nøgler, "
            "samtaler, papirer, en fratrædelse eller en underskrevet kontrakt, eller er med ved et af borgerens ophold, og "
            "kan ikke slettes. Afslut kontrakten i stedet. Er der kun "
            "papirer, så slet kontrakten og derefter det hele under »Tidligere hjælperes oplysninger« i menuen Filer."
        )
        raise Refused(Mistake("Hjælper", text))
    for contract in contracts:
        work.delete(contract)
    work.delete(helper)


def _is_used(session: Session, helper_id: str) -> bool:
    lists = (
        people_queries.trainings,
        people_queries.handouts,
        people_queries.talks,
        people_queries.terminations,
        people_queries.document_lines,
        people_queries.attachments,
        leave_queries.vacation_entries,
        leave_queries.vacation_wishes,
        leave_queries.accidents,
        leave_queries.parental_leaves,
        leave_queries.stays_of,
    )
    return queries.is_used(session, helper_id) or any(ask(session, helper_id) for ask in lists)


def _helper(session: Session, helper_id: str) -> Helper:
    helper = queries.by_id(session, Helper, helper_id)
    if helper is None:
        raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
    return helper


def _check(helper: Helper) -> None:
    found = [] if helper.name else [("name", EMPTY)]
    for name in ("name", "address", "phone", "email", "bank_account"):
        if text := text_mistake(getattr(helper, name) or ""):
            found.append((name, text))
    if helper.born_on and (text := day_mistake(helper.born_on)):
        found.append(("born_on", text))
    found += [*helper_mistakes(helper), *section_56_mistakes(helper)]
    if helper.cpr and (text := cpr_mistake(helper.cpr)):
        found.append(("cpr", text))
    order = list(HELPER_FIELDS)
    refuse(sorted(found, key=lambda mistake: order.index(mistake[0])), HELPER_FIELDS)
