"""A contract's dialog as texts and back, and the list of contracts as rows. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.model.domain.entities import PayForm
from app.model.domain.local_time import ONE_DAY
from app.model.domain.terms import NoticeUnit, VacationForm, VacationUnit
from app.model.services.people import CONTRACT_FIELDS, ContractDraft
from app.ui.entry.texts import NO, YES, Reader, Texts
from app.ui.formats import optional_day_text, optional_number_text, parse_day, wage_text
from app.ui.people.helper_texts import pay_text

CONTRACT_TITLES = {name: title for name, title in CONTRACT_FIELDS.items() if name not in {"from", "to"}}
NOT_CHOSEN = ""
_DAYS = ("signed_on", "confidentiality_signed_on", "sent_to_municipality_on", "probation_until", "pension_from")
_TICKS = ("unpredictable", "notice_month_end", "grant_reserve", "sick_vacation_replaced")
_NUMBERS = ("hours_per_week", "vacation_turnus", "extra_days_off")
_PLAIN = (
    "job_title",
    "fixed_term_reason",
    "workplaces",
    "schedule",
    "call_notice",
    "overtime",
    "supplements",
    "pay_dates",
    "pension_scheme",
    "insurances",
    "collective_agreement",
    "training_right",
    "other_terms",
)
# What is said beside a field whatever the rules say; what they say comes after it.
HINTS = {
    "ends_on": "Kun når ansættelsen er for en bestemt tid, eller når den slutter.",
    "fixed_term_reason": "Fx barselsvikar for Anna.",
    "workplaces": "Ét sted på hver linje.",
    "signed_on": "Af jer begge.",
    "confidentiality_signed_on": "Den dag, hjælperen skrev den under.",
    "sent_to_municipality_on": "En kopi af den underskrevne kontrakt.",
    "schedule": "Hvornår på døgnet og ugen, og hvordan vagterne bliver fordelt.",
    "call_notice": "Når arbejdstiden ikke kan forudses: hvor lang tid før en vagt hjælperen får besked, også om aflysning.",
    "overtime": "Hvordan timer ud over de aftalte bliver aftalt og betalt.",
    "notice_amount": "Skriv kun et tal her, når I har aftalt et bedre varsel end det almindelige.",
    "vacation_unit": "Uden et valg tælles ferien i dage: en uge er fem.",
    "vacation_turnus": "I gennemsnit over hele turnussen, fx 3,5. Har I ikke aftalt et tal, bliver det talt i vagterne.",
    "extra_days_off": "Fridage med løn ud over ferien. Skriv kun et tal, når I har aftalt dem.",
    "sick_vacation_replaced": "Bliver hjælperen syg i ferien, får hjælperen ny ferie fra den første sygedag.",
    "pension_scheme": "Pensionsselskabet, og hvor meget der bliver betalt.",
    "insurances": "De forsikringer, der dækker hjælperen på arbejdet.",
    "grant_reserve": "Timerne kan blive ændret, hvis kommunen ændrer bevillingen.",
    "collective_agreement": "Navnet, eller »Ingen«.",
    "training_right": "Hvad I har aftalt om kurser og oplæring.",
}


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
    follows: bool = False  # these are new terms from a date on

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
    ends = {draft.ends_on + ONE_DAY for _, draft in contracts if draft.ends_on}
    return tuple(
        ContractRow(
            id=contract_id,
            starts_on=optional_day_text(draft.starts_on),
            ends_on=optional_day_text(draft.ends_on),
            pay=pay_text(draft.pay),
            hours=optional_number_text(draft.hours_per_week),
            wage=_wage(draft.hourly_wage),
            signed=optional_day_text(draft.signed_on) or "nej",
            follows=draft.starts_on in ends,
        )
        for contract_id, draft in newest_first
    )


def empty_contract() -> Texts:
    return dict.fromkeys(CONTRACT_TITLES, "")


def contract_texts(draft: ContractDraft) -> Texts:
    return {
        **{name: getattr(draft, name) for name in _PLAIN},
        **{name: optional_day_text(getattr(draft, name)) for name in ("starts_on", "ends_on", *_DAYS)},
        **{name: YES if getattr(draft, name) else NO for name in _TICKS},
        "pay": draft.pay.value if draft.pay else NOT_CHOSEN,
        **{name: optional_number_text(getattr(draft, name)) for name in _NUMBERS},
        "hourly_wage": _wage(draft.hourly_wage),
        "notice_amount": "" if draft.notice_amount is None else str(draft.notice_amount),
        "notice_unit": draft.notice_unit.value if draft.notice_unit else NOT_CHOSEN,
        "vacation_form": draft.vacation_form.value if draft.vacation_form else NOT_CHOSEN,
        "vacation_unit": draft.vacation_unit.value if draft.vacation_unit else NOT_CHOSEN,
    }


def new_terms(draft: ContractDraft, today: date) -> Texts:
    """The same terms from a date that the user writes; what belongs to the old paper itself is left out."""
    ends_on = draft.ends_on if draft.ends_on and draft.ends_on >= today else None
    fresh = replace(draft, ends_on=ends_on, signed_on=None, sent_to_municipality_on=None, probation_until=None)
    return {**contract_texts(fresh), "starts_on": ""}


def read_contract(texts: Mapping[str, str], today: date) -> ContractDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, CONTRACT_TITLES, today)
    values: dict[str, Any] = {name: reader.text(name) for name in _PLAIN}
    values["starts_on"] = reader.needed_day("starts_on")
    values.update({name: reader.day(name) for name in ("ends_on", *_DAYS)})
    values.update({name: reader.flag(name) for name in _TICKS})
    values.update({name: reader.number(name) for name in (*_NUMBERS, "hourly_wage")})
    values["notice_amount"] = reader.whole_number("notice_amount")
    choices = {"pay": PayForm, "notice_unit": NoticeUnit, "vacation_form": VacationForm}
    choices["vacation_unit"] = VacationUnit
    for name, kind in choices.items():
        values[name] = kind(reader.text(name)) if reader.text(name) else None
    reader.done()
    return ContractDraft(**values)


def typed_start(texts: Mapping[str, str], today: date) -> date:
    """The day that the contract begins as far as it can be read; else today."""
    try:
        return parse_day(texts.get("starts_on", ""), today)
    except ValueError:
        return today


def typed_pay(texts: Mapping[str, str]) -> PayForm | None:
    return PayForm(texts["pay"]) if texts.get("pay") else None


def _wage(wage: Decimal | None) -> str:
    """With two decimals; a wage with more keeps them, so that opening and saving changes nothing."""
    whole = wage is None or wage == round(wage, 2)
    return wage_text(wage) if whole else optional_number_text(wage)
