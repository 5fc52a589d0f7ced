"""A month's timesheets: loads the facts, then splits, prices and builds, in that order."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.calc.hours import split
from app.model.calc.pay import price
from app.model.calc.timesheet import Timesheet, build
from app.model.domain.entities import Absence, Contract, Helper, Month, Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.rulebook.rulebook import UnknownRule
from app.model.services.binder import Binder
from app.model.store import queries


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
    return _sheet(binder, helper, month, shifts, absences, contracts)


def month_timesheets(binder: Binder, month: Month) -> list[Timesheet]:
    """The sheets of all helpers who have a contract or a shift in the month, by name."""
    with binder.database.read() as session:
        everyone = queries.helpers(session)
        shifts = queries.shifts(session, midnight(month.first), midnight(month.last + ONE_DAY))
        contracts = queries.contracts(session)
    busy = {s.helper_id for s in shifts}
    busy |= {c.helper_id for c in contracts if c.starts_on <= month.last and (c.ends_on or month.last) >= month.first}
    return [month_timesheet(binder, helper.id, month) for helper in everyone if helper.id in busy]


def _sheet(
    binder: Binder,
    helper: Helper,
    month: Month,
    shifts: Sequence[Shift],
    absences: Sequence[Absence],
    contracts: Sequence[Contract],
) -> Timesheet:
    rules = binder.rulebook()
    try:
        rows = split(shifts, absences, rules, month.days)
        lines = price(rows, contracts, rules, binder.scheme().employer)
        return build(helper, month, rows, lines, contracts, rules)
    except UnknownRule as unknown:
        raise Refused(Mistake("", f"{unknown}.")) from None


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
