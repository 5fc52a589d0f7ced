"""A contract's dialog as texts and back, and the list of contracts as rows. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.model.domain.entities import PayForm
from app.model.services.people import CONTRACT_FIELDS, ContractDraft
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text, optional_number_text, wage_text
from app.ui.people.helper_texts import pay_text

CONTRACT_TITLES = {
    "starts_on": CONTRACT_FIELDS["from"],
    "ends_on": CONTRACT_FIELDS["to"],
    "pay": "Lønform",
    "hours_per_week": CONTRACT_FIELDS["hours_per_week"],
    "hourly_wage": CONTRACT_FIELDS["hourly_wage"],
    "signed_on": "Underskrevet",
    "confidentiality_signed_on": "Tavshedserklæring underskrevet",
    "sent_to_municipality_on": "Sendt til kommunen",
    "probation_until": "Prøvetid til",
    "pension_from": "Pension fra",
}
NO_PAY_FORM = ""
_DAYS = ("signed_on", "confidentiality_signed_on", "sent_to_municipality_on", "probation_until", "pension_from")


@dataclass(frozen=True)
class ContractRow:
    """One line of the list of contracts."""

    id: str
    starts_on: str
    ends_on: str
    pay: str
    hours: str
    wage: str
    signed: str

    @property
    def spoken(self) -> str:
        """The whole line in one sentence."""
        until = f"til {self.ends_on}" if self.ends_on else "uden slutdato"
        hours = f"{self.hours} timer om ugen" if self.hours else ""
        wage = f"{self.wage} kr. i timen" if self.wage else ""
        return ", ".join(part for part in (f"{self.starts_on} {until}", self.pay, hours, wage) if part)


def contract_rows(contracts: Sequence[tuple[str, ContractDraft]]) -> tuple[ContractRow, ...]:
    """The newest first: that is the one people look for."""
    newest_first = sorted(contracts, key=lambda pair: pair[1].starts_on, reverse=True)
    return tuple(
        ContractRow(
            id=contract_id,
            starts_on=optional_day_text(draft.starts_on),
            ends_on=optional_day_text(draft.ends_on),
            pay=pay_text(draft.pay),
            hours=optional_number_text(draft.hours_per_week),
            wage=_wage(draft.hourly_wage),
            signed=optional_day_text(draft.signed_on) or "nej",
        )
        for contract_id, draft in newest_first
    )


def empty_contract() -> Texts:
    return dict.fromkeys(CONTRACT_TITLES, "")


def contract_texts(draft: ContractDraft) -> Texts:
    return {
        "starts_on": optional_day_text(draft.starts_on),
        "ends_on": optional_day_text(draft.ends_on),
        "pay": draft.pay.value if draft.pay else NO_PAY_FORM,
        "hours_per_week": optional_number_text(draft.hours_per_week),
        "hourly_wage": _wage(draft.hourly_wage),
        **{name: optional_day_text(getattr(draft, name)) for name in _DAYS},
    }


def new_terms(draft: ContractDraft, today: date) -> Texts:
    """The same terms from a date that the user writes; what belongs to the old paper itself is left out."""
    ends_on = draft.ends_on if draft.ends_on and draft.ends_on >= today else None
    fresh = replace(draft, ends_on=ends_on, signed_on=None, sent_to_municipality_on=None, probation_until=None)
    return {**contract_texts(fresh), "starts_on": ""}


def read_contract(texts: Mapping[str, str], today: date) -> ContractDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, CONTRACT_TITLES, today)
    pay = texts.get("pay", NO_PAY_FORM)
    draft = ContractDraft(
        starts_on=reader.needed_day("starts_on"),
        ends_on=reader.day("ends_on"),
        pay=PayForm(pay) if pay else None,
        hours_per_week=reader.number("hours_per_week"),
        hourly_wage=reader.number("hourly_wage"),
        **{name: reader.day(name) for name in _DAYS},
    )
    reader.done()
    return draft


def _wage(wage: Decimal | None) -> str:
    """With two decimals; a wage with more keeps them, so that opening and saving changes nothing."""
    whole = wage is None or wage == round(wage, 2)
    return wage_text(wage) if whole else optional_number_text(wage)
