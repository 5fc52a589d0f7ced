"""A helper leaves: the last day is counted, the contract gets it, and what is to be done is ticked with its day.

Counting and contracts are in leaving_terms.py, what a screen shows of it in leaving_card.py.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from app.model.calc.notice import Notice
from app.model.checks.due import Employment, employment_on
from app.model.checks.endings import DISMISSED, ending_of, notice_needed
from app.model.domain.danish import day_text
from app.model.domain.entities import FOREVER, Changes, Contract
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import midnight
from app.model.domain.people import Termination, TerminationKind
from app.model.domain.people_validity import termination_mistakes
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Binder
from app.model.services.drafts import fill, refuse
from app.model.services.employment.leaving_card import LeavingCard, Preview, leaving_card, preview
from app.model.services.employment.leaving_steps import LeavingStep
from app.model.services.employment.leaving_terms import (
    DELIVERED,
    LEAVING_FIELDS,
    TERMINATION_KINDS,
    LeavingDraft,
    count,
    employment_at,
    end_contracts,
    open_contracts,
)
from app.model.services.ids import new_id
from app.model.store import people_queries, queries
from app.model.store.database import Session, UnitOfWork

__all__ = [
    "DELIVERED",
    "LEAVING_FIELDS",
    "STEPS",
    "TERMINATION_KINDS",
    "LeavingCard",
    "LeavingDraft",
    "LeavingStep",
    "Preview",
    "change_leaving",
    "count_last_day",
    "former_end",
    "leaving_card",
    "preview",
    "register_leaving",
    "tick_step",
    "withdraw_leaving",
]
STEPS = (
    "receipt_on",
    "municipality_told_on",
    "papers_back_on",
    "reference_given_on",
    "legal_advice_on",
    "police_reported_on",
)


def count_last_day(binder: Binder, helper_id: str, kind: TerminationKind, given_on: date) -> Notice:
    """The last day of a helper's employment when notice is given on a day, step by step; Refused where nobody can count."""
    with binder.database.read() as session:
        contracts = queries.contracts(session, helper_id)
        endings = people_queries.terminations(session, helper_id)
    employment = employment_on(contracts, given_on)
    ending = ending_of(endings, employment) if employment else None
    return count(contracts, kind, given_on, binder.rulebook(), ending)


def register_leaving(binder: Binder, helper_id: str, draft: LeavingDraft) -> Changes:
    """Writes down how an employment ends and gives its contracts the last day. Terms that have not begun then are deleted.

    Raises Refused with the field's name: impossible days, a missing reason, finished months, shifts that were worked.
    """
    ending = Termination(new_id("o"), helper_id, draft.kind, draft.given_on, draft.last_day)
    rules = binder.rulebook()
    with binder.database.change(f"Fratrædelse {day_text(draft.last_day)}") as work:
        _fill(ending, draft)
        contracts = queries.contracts(work.session, helper_id)
        employment = employment_at(contracts, draft.given_on)
        if ending_of(people_queries.terminations(work.session, helper_id), employment) is not None:
            raise Refused(Mistake("Fratrædelse", "er allerede skrevet ind; ret den i stedet"))
        _refuse_own_end(contracts, employment, draft, rules)
        end_contracts(work, contracts, employment, draft.last_day)
        work.add(ending)
    return work.changes


def _refuse_own_end(
    contracts: Sequence[Contract], employment: Employment, draft: LeavingDraft, rules: Rulebook
) -> None:
    """A contract that ends by itself before the notice would is not ended by notice; else the notice would seem too short."""
    needed = notice_needed(contracts, Termination("", "", draft.kind, draft.given_on, draft.last_day), rules)
    if needed is not None and draft.last_day == employment.last and employment.last < needed.day:
        own = TERMINATION_KINDS[TerminationKind.FIXED_TERM]
        text = f"kontrakten slutter selv den dag, før varslet er slut; vælg »{own}«"
        raise Refused(Mistake(LEAVING_FIELDS["kind"], text))


def change_leaving(binder: Binder, ending_id: str, draft: LeavingDraft) -> Changes:
    """The contract's end moves with the last day; terms that were deleted before do not come back by themselves."""
    rules = binder.rulebook()
    with binder.database.change(f"Ret fratrædelse {day_text(draft.last_day)}") as work:
        ending = _existing(work.session, ending_id)
        before, was = ending.last_day, ending.kind
        _fill(ending, draft)
        contracts = queries.contracts(work.session, ending.helper_id)
        if was is TerminationKind.FIXED_TERM and (employment := employment_on(contracts, before)) is not None:
            _refuse_own_end(contracts, employment, draft, rules)
        if draft.last_day > before:
            _later(work, contracts, before, draft)
        elif draft.last_day < before:
            end_contracts(work, contracts, _ended(contracts, before), draft.last_day)
    return work.changes


def _later(work: UnitOfWork, contracts: Sequence[Contract], before: date, draft: LeavingDraft) -> None:
    """A fixed term's own end is the contract's to change."""
    ends = [contract for contract in contracts if contract.ends_on == before]
    following = min((each.starts_on for each in contracts if each.starts_on > before), default=None)
    if draft.kind is TerminationKind.FIXED_TERM or not ends:
        text = f"kontrakten slutter {day_text(before)}; ret først slutdatoen på kontrakten"
        raise Refused(Mistake(LEAVING_FIELDS["last_day"], text))
    if following is not None and following <= draft.last_day:
        text = f"hjælperens næste kontrakt begynder {day_text(following)}; vælg en dag før"
        raise Refused(Mistake(LEAVING_FIELDS["last_day"], text))
    open_contracts(work, contracts, before, draft.last_day)


def withdraw_leaving(binder: Binder, ending_id: str, ends_on: date | None = None) -> Changes:
    """The helper stays after all: the contract goes on, or to another last day. A fixed term keeps its end."""
    with binder.database.change("Træk fratrædelse tilbage") as work:
        ending = _existing(work.session, ending_id)
        if ends_on is not None and ends_on < ending.last_day:
            text = f"ligger før den sidste dag i fratrædelsen ({day_text(ending.last_day)}); ret fratrædelsen i stedet"
            raise Refused(Mistake(LEAVING_FIELDS["last_day"], text))
        if ending.kind is not TerminationKind.FIXED_TERM:
            contracts = queries.contracts(work.session, ending.helper_id)
            open_contracts(work, contracts, ending.last_day, ends_on)
        work.delete(ending)
    return work.changes


def former_end(binder: Binder, ending_id: str) -> date | None:
    """The last day that the contract had of its own before the ending was written down, as the log has it."""
    with binder.database.read() as session:
        ending = _existing(session, ending_id)
        lines = queries.change_log(session, midnight(date.min), midnight(FOREVER), ending.helper_id)
    for line in lines:  # the newest first
        before, after = (json.loads(side) if side else {} for side in (line.before, line.after))
        if line.kind == "contract" and after.get("ends_on") == ending.last_day.isoformat() != before.get("ends_on"):
            return date.fromisoformat(before["ends_on"]) if before.get("ends_on") else None
    return None


def tick_step(binder: Binder, ending_id: str, step: str, on: date | None) -> Changes:
    """That a step (one of STEPS) was done on a day; None takes it back."""
    if step not in STEPS:
        raise ValueError(step)
    with binder.database.change(f"{LEAVING_FIELDS[step]}: {day_text(on) if on else 'ikke endnu'}") as work:
        ending = _existing(work.session, ending_id)
        setattr(ending, step, on)
        refuse(termination_mistakes(ending), LEAVING_FIELDS)
    return work.changes


def _ended(contracts: Sequence[Contract], last_day: date) -> Employment:
    found = employment_on(contracts, last_day)
    if found is None:
        text = "kontrakten slutter en anden dag; ret den først"
        raise Refused(Mistake(LEAVING_FIELDS["last_day"], text))
    return found


def _fill(ending: Termination, draft: LeavingDraft) -> None:
    fill(ending, draft)
    found = list(termination_mistakes(ending))
    if draft.kind in DISMISSED and not ending.reason:
        found.append(("reason", "skriv grunden"))
    refuse(found, LEAVING_FIELDS)


def _existing(session: Session, ending_id: str) -> Termination:
    ending = queries.by_id(session, Termination, ending_id)
    if ending is None:
        raise Refused(Mistake("Fratrædelse", "findes ikke længere"))
    return ending
