"""A month's timesheets: loads the facts, then splits, prices and builds, in that order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.model.calc.hours import split
from app.model.calc.pay import price
from app.model.calc.sheet_stays import with_hospital
from app.model.calc.timesheet import Timesheet, build
from app.model.domain.entities import Absence, Contract, Helper, Month, Party, Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.stays import CitizenStay
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.services.absence.stay_shifts import hospital_days
from app.model.services.binder import Binder
from app.model.store import leave_queries, queries
from app.model.store.database import Session


def month_timesheet(binder: Binder, helper_id: str, month: Month) -> Timesheet:
    """One helper's sheet.

    Raises:
        Refused: there is no such helper, or the rulebook does not know the month.

    """
    with binder.database.read() as session:
        helper = queries.by_id(session, Helper, helper_id)
        if helper is None:
            raise Refused(Mistake("Hjælper", f"der er ingen hjælper med id »{helper_id}«"))
        shifts = queries.shifts(session, midnight(month.first), midnight(month.last + ONE_DAY), helper_id)
        absences = queries.absences(session, month.first, month.last, helper_id)
        contracts = queries.contracts(session, helper_id)
        stays = _stays(session, month)
    facts = _Facts(helper, shifts, absences, contracts, stays)
    return _sheet(binder.rulebook(), binder.scheme().employer, facts, month)


def month_timesheets(binder: Binder, month: Month) -> list[Timesheet]:
    """The sheets of all helpers who have a contract or a shift in the month, by name."""
    with binder.database.read() as session:
        everyone = queries.helpers(session)
        shifts = queries.shifts(session, midnight(month.first), midnight(month.last + ONE_DAY))
        absences = queries.absences(session, month.first, month.last)
        contracts = queries.contracts(session)
        stays = _stays(session, month)
    rules, employer = binder.rulebook(), binder.scheme().employer
    facts = [_Facts(h, _of(h, shifts), _of(h, absences), _of(h, contracts), stays) for h in everyone]
    return [_sheet(rules, employer, mine, month) for mine in facts if mine.busy_in(month)]


@dataclass(frozen=True)
class _Stays:
    """The citizen's hospital stays of a month, and which helpers came along: (stay, helper)."""

    stays: Sequence[CitizenStay]
    along: frozenset[tuple[str, str]]


def _stays(session: Session, month: Month) -> _Stays:
    stays = hospital_days(session, month.first, month.last)
    parts = leave_queries.stay_helpers(session) if stays else ()
    return _Stays(stays, frozenset((part.stay_id, part.helper_id) for part in parts if part.along))


@dataclass(frozen=True)
class _Facts:
    """What one helper's sheet is made from."""

    helper: Helper
    shifts: Sequence[Shift]
    absences: Sequence[Absence]
    contracts: Sequence[Contract]
    stays: _Stays

    def busy_in(self, month: Month) -> bool:
        employed = any(c.starts_on <= month.last and (c.ends_on or month.last) >= month.first for c in self.contracts)
        return employed or bool(self.shifts)


F = TypeVar("F", Shift, Absence, Contract)


def _of(helper: Helper, found: Sequence[F]) -> list[F]:
    return [fact for fact in found if fact.helper_id == helper.id]


def _sheet(rules: Rulebook, employer: Party, facts: _Facts, month: Month) -> Timesheet:
    try:
        rows = split(facts.shifts, facts.absences, rules, month.days)
        lines = price(rows, facts.contracts, rules, employer)
        sheet = build(facts.helper, month, rows, lines, facts.contracts, rules)
    except UnknownRule as unknown:
        raise Refused(Mistake("", f"{unknown}.")) from None
    along = {stay_id for stay_id, helper_id in facts.stays.along if helper_id == facts.helper.id}
    return with_hospital(sheet, facts.stays.stays, along)


def timesheet_json(sheet: Timesheet) -> dict[str, object]:
    """The shape that the public interface promises; minutes are whole numbers."""
    return {
        "helper": sheet.helper.id,
        "month": str(sheet.month),
        "rows": [
            {
                "date": row.part.day.isoformat(),
                "shift": row.part.shift.id,
                "from": row.part.from_text,
                "to": row.part.to_text,
                "minutes": row.minutes,
            }
            for row in sheet.rows
        ],
        "totals": sheet.totals,
    }
