"""Contracts: the dated terms of a helper. A change of terms is a new contract from a day on; the past stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.model.domain.danish import day_text
from app.model.domain.entities import FOREVER, Changes, Contract, PayForm
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave_validity import vacation_terms_mistakes
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.people_validity import contract_terms_mistakes
from app.model.domain.terms import NoticeUnit, VacationForm, VacationUnit
from app.model.domain.validity import FINEST_HOURS, FINEST_KRONER, FieldMistake, decimals_mistake, period_mistakes
from app.model.services.binder import Binder
from app.model.services.drafts import fill, read, refuse
from app.model.services.ids import new_id
from app.model.services.months import refuse_new_terms, terms_of
from app.model.store import queries
from app.model.store.database import Session

CONTRACT_FIELDS = {
    "from": "Fra",
    "to": "Til",
    "starts_on": "Fra",
    "ends_on": "Til",
    "fixed_term_reason": "Hvorfor tidsbegrænset",
    "job_title": "Stilling",
    "workplaces": "Arbejdssteder",
    "probation_until": "Prøvetid til",
    "signed_on": "Underskrevet",
    "confidentiality_signed_on": "Tavshedserklæring",
    "sent_to_municipality_on": "Sendt til kommunen",
    "pay": "Lønform",
    "hourly_wage": "Timeløn",
    "supplements": "Tillæg",
    "pay_dates": "Løn udbetales",
    "overtime": "Merarbejde",
    "hours_per_week": "Timer om ugen",
    "schedule": "Vagter og vagtplan",
    "unpredictable": "Arbejdstiden kan ikke forudses",
    "call_notice": "Varsel for vagter",
    "notice_amount": "Eget opsigelsesvarsel",
    "notice_unit": "Varslet regnes i",
    "notice_month_end": "Til månedens udgang",
    "vacation_form": "Ferie",
    "vacation_unit": "Ferien tælles i",
    "vacation_turnus": "Arbejdsdage om ugen",
    "extra_days_off": "Feriefridage om året",
    "sick_vacation_replaced": "Ny ferie fra første sygedag i ferien",
    "pension_from": "Pension fra",
    "pension_scheme": "Pensionsordning",
    "insurances": "Forsikringer",
    "grant_reserve": "Forbehold for ændret bevilling",
    "collective_agreement": "Overenskomst",
    "training_right": "Uddannelse",
    "other_terms": "Andre vilkår",
}
MOST_HOURS = 168
HIGHEST_WAGE = Decimal(10000)


@dataclass(frozen=True)
class ContractDraft:
    """A contract's terms as the user writes them; kroner and hours a week. Empty text counts as not given."""

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
    job_title: str = ""
    fixed_term_reason: str = ""
    workplaces: str = ""
    schedule: str = ""
    unpredictable: bool = False
    call_notice: str = ""
    overtime: str = ""
    supplements: str = ""
    pay_dates: str = ""
    notice_amount: int | None = None
    notice_unit: NoticeUnit | None = None
    notice_month_end: bool = False
    pension_scheme: str = ""
    vacation_form: VacationForm | None = None
    insurances: str = ""
    grant_reserve: bool = False
    collective_agreement: str = ""
    training_right: str = ""
    other_terms: str = ""
    vacation_unit: VacationUnit | None = None
    vacation_turnus: Decimal | None = None
    extra_days_off: Decimal | None = None
    sick_vacation_replaced: bool = False


def contract_draft(contract: Contract) -> ContractDraft:
    draft: ContractDraft = read(ContractDraft, contract)
    return draft


def add_contract(binder: Binder, helper_id: str, draft: ContractDraft, *, end_former: bool = False) -> Changes:
    """Enters new terms from a date on.

    Args:
        binder: the open binder.
        helper_id: whose.
        draft: the terms.
        end_former: end the running contract the day before, as when terms change.

    """
    contract = Contract(new_id("k"), helper_id, draft.starts_on)
    fill(contract, draft)
    with binder.database.change(f"Opret kontrakt fra {day_text(draft.starts_on)}") as work:
        if not queries.is_helper(work.session, helper_id):
            raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
        others = list(queries.contracts(work.session, helper_id))
        before = terms_of(others)
        if end_former:
            for other in others:
                if other.starts_on < draft.starts_on <= (other.ends_on or FOREVER):
                    other.ends_on = draft.starts_on - timedelta(days=1)
        _check(contract, others)
        refuse_new_terms(work.session, helper_id, before, terms_of([*others, contract]))
        work.add(contract)
    return work.changes


def change_contract(binder: Binder, contract_id: str, draft: ContractDraft) -> Changes:
    with binder.database.change(f"Ret kontrakt fra {day_text(draft.starts_on)}") as work:
        contract = _contract(work.session, contract_id)
        others = queries.contracts(work.session, contract.helper_id)
        before = terms_of(others)
        fill(contract, draft)
        _check(contract, others)
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


def _contract(session: Session, contract_id: str) -> Contract:
    contract = queries.by_id(session, Contract, contract_id)
    if contract is None:
        raise Refused(Mistake("Kontrakt", "kontrakten findes ikke længere"))
    return contract


def _check(contract: Contract, others: Sequence[Contract]) -> None:
    found = [*period_mistakes(contract), *_number_mistakes(contract), *contract_terms_mistakes(contract)]
    found += vacation_terms_mistakes(contract)
    for other in others:
        apart = (other.ends_on or FOREVER) < contract.starts_on or (contract.ends_on or FOREVER) < other.starts_on
        if other.id != contract.id and not apart:
            until = day_text(other.ends_on) if other.ends_on else "videre"
            text = f"hjælperen har allerede en kontrakt {day_text(other.starts_on)}–{until}; afslut den først"
            found.append(("from", text))
    refuse(found, CONTRACT_FIELDS)


def _number_mistakes(contract: Contract) -> list[FieldMistake]:
    found: list[FieldMistake] = []
    if contract.hours_per_week is not None and not 0 <= contract.hours_per_week <= MOST_HOURS:
        found.append(("hours_per_week", f"skal ligge mellem 0 og {MOST_HOURS}"))
    if contract.hourly_wage is not None and not 0 <= contract.hourly_wage <= HIGHEST_WAGE:
        found.append(("hourly_wage", "skal ligge mellem 0 og 10.000 kr."))
    if text := decimals_mistake(contract.hours_per_week, FINEST_HOURS):
        found.append(("hours_per_week", text))
    if text := decimals_mistake(contract.hourly_wage, FINEST_KRONER):
        found.append(("hourly_wage", text))
    return found
