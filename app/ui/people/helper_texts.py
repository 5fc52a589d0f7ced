"""The helper's card as texts and back, and the list of helpers as rows. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.model.domain.danish import day_text
from app.model.domain.entities import FOREVER, PayForm
from app.model.domain.local_time import ONE_DAY
from app.model.domain.terms import TaxCard
from app.model.services.choices import PAY_FORMS
from app.model.services.people import HELPER_FIELDS, ContractDraft, HelperCard, HelperDraft
from app.ui.entry.texts import NO, YES, Reader, Texts
from app.ui.formats import optional_day_text

HELPER_TITLES = HELPER_FIELDS
NEW_HELPER = "?"  # no id looks like this
FUND_YES, FUND_NO, FUND_UNKNOWN = "ja", "nej", ""
NO_TAX_CARD = ""
_FUNDS = {FUND_YES: True, FUND_NO: False, FUND_UNKNOWN: None}
_DAYS = (
    "tax_told_on",
    "pension_proof_on",
    "driving_licence_seen_on",
    "criminal_record_seen_on",
    "child_record_seen_on",
    "respiration_approved_on",
    "section_56_from",
    "section_56_until",
)
_PLAIN = (
    "name",
    "cpr",
    "address",
    "phone",
    "email",
    "bank_account",
    "respiration_approved_by",
    "next_of_kin",
    "next_of_kin_phone",
    "pension_proof",
    "driving_licence",
    "note",
)


@dataclass(frozen=True)
class HelperRow:
    """One line of the list; `spoken` is the whole line in one sentence."""

    id: str
    name: str
    pay: str
    employed: str

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.name, self.pay, self.employed) if part)


def helper_texts(draft: HelperDraft) -> Texts:
    return {
        **{name: getattr(draft, name) for name in _PLAIN},
        **{name: optional_day_text(getattr(draft, name)) for name in _DAYS},
        "born_on": optional_day_text(draft.born_on),
        "tax_card": draft.tax_card.value if draft.tax_card else NO_TAX_CARD,
        "relative": YES if draft.relative else NO,
        "unemployment_fund": {value: text for text, value in _FUNDS.items()}[draft.unemployment_fund],
    }


def read_helper(texts: Mapping[str, str], today: date) -> HelperDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, HELPER_TITLES, today)
    card = reader.text("tax_card")
    values: dict[str, Any] = {name: reader.text(name) for name in _PLAIN}
    values["born_on"] = reader.birth_day("born_on")
    values.update({name: reader.day(name) for name in _DAYS})
    reader.done()
    return HelperDraft(
        **values,
        tax_card=TaxCard(card) if card else None,
        relative=reader.flag("relative"),
        unemployment_fund=_FUNDS[reader.text("unemployment_fund")],
    )


def is_former(card: HelperCard, today: date) -> bool:
    """All contracts have ended. Without any contract a helper is not former, but on the way in."""
    return bool(card.contracts) and all((c.ends_on or FOREVER) < today for _, c in card.contracts)


def helper_rows(cards: Sequence[HelperCard], today: date) -> tuple[HelperRow, ...]:
    """Those employed today by name, then those without a contract today, then the former ones."""
    names = Counter(card.draft.name for card in cards)
    ordered = sorted(cards, key=lambda card: (not card.employed_on(today), is_former(card, today)))
    return tuple(_row(card, today, alone=names[card.draft.name] == 1) for card in ordered)


def _row(card: HelperCard, today: date, *, alone: bool) -> HelperRow:
    name = card.draft.name if alone else f"{card.draft.name} ({_born(card.draft.born_on)})"
    terms = terms_on([c for _, c in card.contracts], today)
    pay = pay_text(terms.pay) if terms else ""
    return HelperRow(card.id, name, pay, _employed(card, today))


def _born(day: date | None) -> str:
    return f"født {day_text(day)}" if day else "uden fødselsdato"


def pay_text(pay: PayForm | None) -> str:
    """The pay form in one word."""
    return PAY_FORMS[pay].partition(",")[0] if pay else ""


def terms_on(contracts: Sequence[ContractDraft], today: date) -> ContractDraft | None:
    """The terms that hold today, or else the newest; None without any."""
    running = [c for c in contracts if c.starts_on <= today <= (c.ends_on or FOREVER)]
    return running[0] if running else max(contracts, key=lambda c: c.starts_on, default=None)


def _employed(card: HelperCard, today: date) -> str:
    contracts = sorted((c for _, c in card.contracts), key=lambda c: c.starts_on)
    if not contracts:
        return "ingen kontrakt"
    if card.employed_on(today):
        return f"siden {day_text(_since(contracts, today))}"
    coming = [c.starts_on for c in contracts if c.starts_on > today]
    if coming:
        return f"begynder {day_text(min(coming))}"
    return f"stoppet den {day_text(max(c.ends_on or FOREVER for c in contracts))}"


def _since(contracts: Sequence[ContractDraft], today: date) -> date:
    """The first day of the employment without a gap that runs today."""
    first = today
    for contract in reversed([c for c in contracts if c.starts_on <= today]):
        if (contract.ends_on or FOREVER) + ONE_DAY < first:
            break
        first = contract.starts_on
    return first
