"""How an employment ends, in terms of its contracts: the notice counted, and the contracts that get their last day.

Used for one helper (leaving.py) and for all at once (scheme_end.py). Functions here change contracts inside the unit of
work that they are given; they refuse what finished months make impossible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.model.calc.contract_notice import contract_notice
from app.model.calc.notice import Notice, Step, ended_by_contract, last_day_of_employment, weekday_text
from app.model.checks.due import Employment, employment_on, employments
from app.model.checks.endings import ORAL, WITH_NOTICE
from app.model.domain.danish import day_text
from app.model.domain.entities import FOREVER, Contract, ShiftStatus
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.people import Termination, TerminationKind
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.services.months import refuse_new_terms, terms_of
from app.model.store import queries
from app.model.store.database import UnitOfWork

LEAVING_FIELDS = {
    "kind": "Hvordan slutter ansættelsen",
    "given_on": "Besked givet",
    "last_day": "Sidste dag",
    "reason": "Grund",
    "delivered_how": "Sådan er beskeden givet",
    "note": "Noter",
    "receipt_on": "Kvittering",
    "municipality_told_on": "Besked til kommunen",
    "papers_back_on": "Nøgler og papirer tilbage",
    "reference_given_on": "Tjenesteattest",
    "legal_advice_on": "Juridisk rådgivning",
    "police_reported_on": "Politianmeldelse",
}
TERMINATION_KINDS = {
    TerminationKind.RESIGNATION: "Hjælperen siger selv op",
    TerminationKind.DISMISSAL: "Hjælperen siges op",
    TerminationKind.FIXED_TERM: "Tidsbegrænset ansættelse slutter",
    TerminationKind.AGREEMENT: "I aftaler, at ansættelsen slutter",
    TerminationKind.SUMMARY: "Bortvisning uden varsel",
    TerminationKind.GRANT_LOST: "Bevillingen falder bort",
    TerminationKind.DEATH: "Borgeren er død",
}
DELIVERED = ("Brev, afleveret personligt", "Anbefalet brev", "E-mail eller Digital Post", ORAL)
ASK = "Se i kontrakten, eller spørg kommunen, og skriv selv den sidste dag."


@dataclass(frozen=True)
class LeavingDraft:
    """How an employment ends, as the user writes it; empty text counts as not given."""

    kind: TerminationKind
    given_on: date
    last_day: date
    reason: str = ""
    delivered_how: str = ""
    note: str = ""


def employment_at(contracts: Sequence[Contract], given_on: date) -> Employment:
    """The employment that notice is given in. Raises Refused at the day's field."""
    if found := employment_on(contracts, given_on):
        return found
    held = employments(contracts)
    coming = next((each for each in held if each.first > given_on), None)
    if coming is not None:
        text = f"ansættelsen begynder først {day_text(coming.first)}; bliver den ikke til noget, så slet kontrakten"
    elif held:
        text = f"ansættelsen sluttede {day_text(held[-1].last or FOREVER)}"
    else:
        text = "hjælperen har ingen kontrakt; skriv den først"
    raise Refused(Mistake(LEAVING_FIELDS["given_on"], text))


def count(
    contracts: Sequence[Contract],
    kind: TerminationKind,
    given_on: date,
    rules: Rulebook,
    ending: Termination | None = None,
) -> Notice:
    """The last day, step by step. `ending` is the one that is being changed: its last day is no contract's own end.

    Raises Refused where nobody can count: no contract, no form of pay, no rule, no end of a fixed term.
    """
    employment = employment_at(contracts, given_on)
    own_end = None if ending is not None and employment.last == ending.last_day else employment.last
    if kind in WITH_NOTICE:
        notice = _with_notice(employment, given_on, rules)
        return ended_by_contract(notice, own_end) if own_end is not None and own_end < notice.day else notice
    if kind is TerminationKind.FIXED_TERM:
        if employment.last is None:
            text = "kontrakten har ingen slutdato; vælg en anden måde, eller skriv datoen på kontrakten"
            raise Refused(Mistake(LEAVING_FIELDS["kind"], text))
        return _without(employment.last, f"Kontrakten slutter {weekday_text(employment.last)}, og der er intet varsel.")
    if kind is TerminationKind.SUMMARY:
        return _without(given_on, f"Hjælperen bortvises {weekday_text(given_on)}. En bortvisning er uden varsel.")
    return _without(given_on, "I aftaler selv den sidste dag.")


def _with_notice(employment: Employment, given_on: date, rules: Rulebook) -> Notice:
    terms = next((each for each in reversed(employment.contracts) if each.covers(given_on)), None)
    if terms is None or terms.pay is None:
        raise Refused(Mistake("Lønform", "står ikke på kontrakten; vælg den dér, så kan varslet tælles"))
    try:
        return last_day_of_employment(employment.first, terms.pay, given_on, rules, contract_notice(terms))
    except UnknownRule as unknown:
        raise Refused(Mistake("", f"Programmet kender ikke varslet for ordningen ({rules.title}). {ASK}")) from unknown


def _without(day: date, text: str) -> Notice:
    return Notice(day, (Step(day, text), Step(day, f"Sidste dag er {weekday_text(day)}.")), ())


def end_contracts(work: UnitOfWork, contracts: Sequence[Contract], employment: Employment, last_day: date) -> None:
    """Gives an employment its last day: later terms of it that have not begun then are deleted. Raises Refused."""
    if employment.last is not None and last_day > employment.last:
        text = f"kontrakten slutter allerede {day_text(employment.last)}; vælg den dag, eller ret kontrakten først"
        raise Refused(Mistake(LEAVING_FIELDS["last_day"], text))
    if last_day < employment.first:
        text = f"ligger før ansættelsen begyndte {day_text(employment.first)}"
        raise Refused(Mistake(LEAVING_FIELDS["last_day"], text))
    before, gone = terms_of(contracts), not_begun(employment, last_day)
    _refuse_worked(work, employment, last_day)
    for contract in employment.contracts:
        if contract in gone:
            work.delete(contract)
        elif (contract.ends_on or FOREVER) >= last_day:
            contract.ends_on = last_day
    kept = [contract for contract in contracts if contract not in gone]
    refuse_new_terms(work.session, employment.contracts[0].helper_id, before, terms_of(kept))


def not_begun(employment: Employment, last_day: date) -> tuple[Contract, ...]:
    """The terms of an employment that begin after its last day."""
    return tuple(contract for contract in employment.contracts if contract.starts_on > last_day)


def _refuse_worked(work: UnitOfWork, employment: Employment, last_day: date) -> None:
    helper_id, until = employment.contracts[0].helper_id, employment.last or _horizon(work, last_day)
    for shift in queries.shifts(work.session, midnight(last_day + ONE_DAY), midnight(until + ONE_DAY), helper_id):
        if shift.status is ShiftStatus.WORKED and shift.start.date() > last_day:
            text = f"hjælperen har arbejdet {day_text(shift.start.date())}; den sidste dag kan ikke ligge før"
            raise Refused(Mistake(LEAVING_FIELDS["last_day"], text))


def _horizon(work: UnitOfWork, last_day: date) -> date:
    """The last day on which anybody has a shift, or the day itself."""
    known = queries.first_and_last_shift_day(work.session)
    return max(known[1], last_day) if known else last_day


def open_contracts(work: UnitOfWork, contracts: Sequence[Contract], ended_on: date, ends_on: date | None) -> None:
    """The terms that end on a day end on a later one, or go on; never into the helper's next contract. Raises Refused."""
    before = terms_of(contracts)
    for contract in contracts:
        if contract.ends_on != ended_on:
            continue
        following = min((each.starts_on for each in contracts if each.starts_on > ended_on), default=None)
        if following is not None and (ends_on is None or ends_on >= following):
            ends_on = following - ONE_DAY
        if ends_on is not None and ends_on < contract.starts_on:
            text = f"ligger før kontrakten begyndte {day_text(contract.starts_on)}"
            raise Refused(Mistake(LEAVING_FIELDS["last_day"], text))
        contract.ends_on = ends_on
        refuse_new_terms(work.session, contract.helper_id, before, terms_of(contracts))
