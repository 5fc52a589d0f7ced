"""The calculator of notice: whom it can be asked about, and the four answers, counted by the scheme's own rules.

Each answer is a `Notice` with the steps that a person can follow, or Refused with Danish sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.model.calc import notice as calc
from app.model.calc.notice import BEGAN, FIRST_DAY, GIVEN_ON, LAST_DAY, Notice, Step, weekday_text
from app.model.checks.due import employments
from app.model.domain.danish import sentence_text
from app.model.domain.entities import Contract, PayForm
from app.model.domain.errors import Mistake, Refused
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.services.binder import Binder
from app.model.services.employment.contract_notice import helper_notice
from app.model.store import queries

__all__ = [
    "BEGAN",
    "FIRST_DAY",
    "GIVEN_ON",
    "LAST_DAY",
    "Employed",
    "Notice",
    "Step",
    "complaint",
    "employed",
    "reduction",
    "termination",
    "vacation",
]
ASK = "Spørg kommunen."
ASK_OR_READ = "Se i kontrakten, eller spørg kommunen."


@dataclass(frozen=True)
class Employed:
    """A helper as the calculator offers one: employed since when, paid how, and until when where that is agreed."""

    helper_id: str
    name: str
    began: date
    pay: PayForm | None
    ends_on: date | None


def employed(binder: Binder) -> list[Employed]:
    """The helpers whose employment is not over, by name; terms that have changed since are one employment."""
    with binder.database.read() as session:
        helpers = queries.helpers(session)
        contracts: dict[str, list[Contract]] = {}
        for contract in queries.contracts(session):
            contracts.setdefault(contract.helper_id, []).append(contract)
    found = []
    for helper in helpers:
        held = [e for e in employments(contracts.get(helper.id, ())) if e.last is None or e.last >= binder.today]
        if held:
            day = max(binder.today, held[0].first)
            pay = next((contract.pay for contract in reversed(held[0].contracts) if contract.covers(day)), None)
            found.append(Employed(helper.id, helper.name, held[0].first, pay, held[0].last))
    return found


def termination(
    binder: Binder,
    began: date,
    pay: PayForm,
    given_on: date,
    ends_on: date | None = None,
    helper_id: str | None = None,
) -> Notice:
    """The last day of an employment when notice is given on a day.

    Args:
        binder: the open binder.
        began: the employment's first day.
        pay: the pay form on the day that notice is given.
        given_on: the day that the other party is given the notice.
        ends_on: the day that ends the employment anyway, as a fixed term's last.
        helper_id: whose contract may have a better notice of its own; None counts by the municipality's alone.

    """
    better = helper_notice(binder, helper_id, given_on) if helper_id else None

    def count(rules: Rulebook) -> Notice:
        found = calc.last_day_of_employment(began, pay, given_on, rules, better)
        if ends_on is None or ends_on >= found.day:
            return found
        return calc.ended_by_contract(found, ends_on)

    if ends_on is not None and given_on > ends_on:
        raise Refused(Mistake(GIVEN_ON, f"ansættelsen slutter allerede {weekday_text(ends_on)}"))
    return _answer(binder, count, ASK_OR_READ)


def vacation(binder: Binder, first: date, last: date) -> Notice:
    """The last day on which a vacation can be announced."""
    return _answer(binder, lambda rules: calc.last_day_to_announce_vacation(first, last, rules), ASK)


def reduction(binder: Binder, received_on: date) -> Notice:
    """The first day on which a decision to cut or stop the help can take effect."""
    return _answer(binder, lambda rules: calc.earliest_reduction(received_on, rules), ASK)


def complaint(binder: Binder, received_on: date) -> Notice:
    """The last day on which the municipality can receive a complaint."""
    return _answer(binder, lambda rules: calc.complaint_deadline(received_on, rules), ASK)


def _answer(binder: Binder, count: Callable[[Rulebook], Notice], advice: str) -> Notice:
    rules = binder.rulebook()
    try:
        return count(rules)
    except UnknownRule as unknown:
        text = sentence_text(str(unknown))
        if unknown.key not in rules.definitions:
            text = f"Programmet kender ikke det varsel for ordningen ({rules.title})."
        raise Refused(Mistake("", f"{text} {advice}")) from unknown
