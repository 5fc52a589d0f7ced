"""Reads what vacation is counted from: columns, not entities, and of the shifts only those that lie in vacations."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from app.model.calc.vacation_facts import VacationFacts
from app.model.calc.vacation_taken import TURNUS_WEEKS_KEY, stretches
from app.model.domain.entities import Absence, AbsenceKind, Contract, Shift
from app.model.domain.leave import VacationEntry
from app.model.domain.terms import VacationUnit
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number
from app.model.services.grouping import by_helper
from app.model.store import leave_queries, queries, vacation_queries
from app.model.store.database import Session


def load(
    session: Session, rules: Rulebook, helper_ids: Collection[str] | None = None, on: date | None = None
) -> dict[str, VacationFacts]:
    """What the balances of helpers are counted from: of those who have a contract.

    Args:
        session: of the file.
        rules: the scheme's rulebook.
        helper_ids: only these.
        on: only those who are employed on that day, and only the shifts without which their days can't be counted.

    """
    contracts = by_helper(queries.contracts(session))
    wanted = [each for each in contracts if helper_ids is None or each in helper_ids]
    if on is not None:
        wanted = [each for each in wanted if any(contract.covers(on) for contract in contracts[each])]
    absences = by_helper(vacation_queries.plain_absences(session, wanted))
    entries = by_helper(leave_queries.vacation_entries(session))
    asked = [each for each in wanted if on is None or _needs_shifts(contracts[each], absences.get(each, ()))]
    shifts = by_helper(_shifts(session, rules, {each: contracts[each] for each in asked}, absences))
    return {
        each: facts_of(contracts[each], absences.get(each, ()), entries.get(each, ()), shifts.get(each, ()))
        for each in wanted
    }


def facts_of(
    contracts: Sequence[Contract],
    absences: Sequence[Absence],
    entries: Sequence[VacationEntry] = (),
    shifts: Sequence[Shift] = (),
) -> VacationFacts:
    """With what the absences say of pay where it is not what their kind says."""
    return VacationFacts(
        contracts=contracts,
        absences=absences,
        shifts=shifts,
        entries=entries,
        paid_leave=frozenset(absence.id for absence in absences if absence.paid),
        sick_without_full_pay=frozenset(absence.id for absence in absences if absence.paid is False),
    )


def _needs_shifts(contracts: Sequence[Contract], absences: Sequence[Absence]) -> bool:
    """The days of a vacation are counted from its shifts: in hours or in turnus, or where it begins or ends in a day."""
    by_shifts = any(each.vacation_unit not in {None, VacationUnit.DAYS} for each in contracts)
    return by_shifts or any(each.from_time or each.to_time for each in absences)


def _shifts(
    session: Session,
    rules: Rulebook,
    contracts: Mapping[str, Sequence[Contract]],
    absences: Mapping[str, Sequence[Absence]],
) -> list[Shift]:
    """Those in vacations and days off; with the weeks before where the working days a week are counted from them."""
    spans: list[vacation_queries.Span] = []
    for helper_id, mine in contracts.items():
        away = absences.get(helper_id, ())
        counted = any(each.vacation_unit is VacationUnit.TURNUS and not each.vacation_turnus for each in mine)
        pieces = [(stretch.start, stretch.end) for stretch in stretches(away)]
        pieces += [(each.start, each.end) for each in away if each.kind is AbsenceKind.EXTRA_DAY_OFF]
        for start, end in pieces:
            spans.append((helper_id, start - _weeks_before(rules, start.date()) if counted else start, end))
    return vacation_queries.shifts_within(session, spans)


def _weeks_before(rules: Rulebook, day: date) -> timedelta:
    weeks = rules.find(TURNUS_WEEKS_KEY, day)
    return timedelta(weeks=int(weeks.value)) if isinstance(weeks, Number) else timedelta()
