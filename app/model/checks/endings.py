"""Which ending belongs to which employment, and the notice that it needs: what checks and services count with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.calc.contract_notice import contract_notice
from app.model.calc.notice import Notice, last_day_of_employment
from app.model.checks.due import Employment, employment_on
from app.model.domain.entities import FOREVER, Contract
from app.model.domain.errors import Refused
from app.model.domain.people import Talk, TalkKind, Termination, TerminationKind
from app.model.rulebook.rulebook import Rulebook, UnknownRule

Kind = TerminationKind
WITH_NOTICE = frozenset({Kind.RESIGNATION, Kind.DISMISSAL, Kind.DEATH, Kind.GRANT_LOST})
DISMISSED = frozenset({Kind.DISMISSAL, Kind.SUMMARY})
OF_SCHEME = frozenset({Kind.DEATH, Kind.GRANT_LOST})
# Talks in which something was to be put right; an appraisal and a staff meeting are not among them.
CORRECTING = frozenset({TalkKind.INSTRUCTION, TalkKind.REPRIMAND, TalkKind.WARNING, TalkKind.SICK, TalkKind.OTHER})
ORAL = "Kun mundtligt"  # how a notice was delivered, where it was not written


def ending_of(endings: Iterable[Termination], employment: Employment) -> Termination | None:
    """The ending whose last day lies in an employment; of several the newest."""
    last = employment.last or FOREVER
    found = [ending for ending in endings if employment.first <= ending.last_day <= last]
    return max(found, key=lambda ending: (ending.last_day, ending.id), default=None)


def notice_needed(contracts: Iterable[Contract], ending: Termination, rules: Rulebook) -> Notice | None:
    """The notice of an ending, counted from the day it was given; None where there is none or nobody can count it."""
    employment = employment_on(contracts, ending.given_on)
    if ending.kind not in WITH_NOTICE or employment is None:
        return None
    terms = next((each for each in reversed(employment.contracts) if each.covers(ending.given_on)), None)
    if terms is None or terms.pay is None:
        return None
    try:
        return last_day_of_employment(employment.first, terms.pay, ending.given_on, rules, contract_notice(terms))
    except (Refused, UnknownRule):
        return None


def is_written(ending: Termination) -> bool:
    """It is told how it was delivered, and that was not by word of mouth alone."""
    return bool(ending.delivered_how) and ending.delivered_how != ORAL


def talks_before(talks: Iterable[Talk], contracts: Iterable[Contract], given_on: date) -> list[Talk]:
    """A helper's talks of the same employment, before the day of the notice, in which something was to be put right."""
    employment = employment_on(contracts, given_on)
    since = employment.first if employment else given_on
    return [talk for talk in talks if talk.kind in CORRECTING and since <= talk.held_on < given_on]
