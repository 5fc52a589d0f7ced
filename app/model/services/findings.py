"""Everything that is watched: gathers the facts and asks each check; `CODES` says which are live."""

from __future__ import annotations

from datetime import date, datetime

from app.model.checks.deadlines import timesheet_due
from app.model.checks.roster import double_booked, helper_too_young, outside_contract
from app.model.domain.danish import day_text, moment_text
from app.model.domain.dates import add_months
from app.model.domain.entities import Contract, Month, Shift
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.services.binder import Binder
from app.model.services.months import months_touched, sent_months
from app.model.store import queries

# Part of the public interface: whoever reads `tjek --json` goes by them.
CODES = ("double-booked", "outside-contract", "helper-under-18", "timesheet-due")
MONTHS_BACK = 4  # how far `tjek` looks back; for shifts unless told


def find_all(binder: Binder, as_of: date, first: date | None = None, last: date | None = None) -> list[Finding]:
    """All findings by date: deadlines as of a day, roster rules for shifts that begin between two dates.

    Deadlines look at the last 4 whole months, whatever the two dates are.

    Args:
        binder: the open binder.
        as_of: the day that deadlines are seen from.
        first: the first date of shifts (default: 4 months before `as_of`).
        last: the last date of shifts (default: the last planned one).

    """
    first = first or add_months(as_of, -MONTHS_BACK)
    with binder.database.read() as session:
        span = queries.first_and_last_shift_day(session)
        last = last or (max(span[1], as_of) if span else as_of)
        shifts = [
            s for s in queries.shifts(session, midnight(first), midnight(last + ONE_DAY)) if s.start >= midnight(first)
        ]
        back = Month.of(as_of).plus(-MONTHS_BACK)
        recent = queries.shifts(session, midnight(back.first), midnight(as_of))
        helpers = {helper.id: helper for helper in queries.helpers(session)}
        contracts: dict[str, list[Contract]] = {}
        for contract in queries.contracts(session):
            contracts.setdefault(contract.helper_id, []).append(contract)
    rules = binder.rulebook()
    found: list[Finding | None] = []
    by_helper: dict[str, list[Shift]] = {}
    for shift in shifts:
        by_helper.setdefault(shift.helper_id, []).append(shift)
    for helper_id, mine in by_helper.items():
        helper = helpers[helper_id]
        for position, shift in enumerate(mine):
            found.append(double_booked(shift, mine[max(0, position - 1) : position]))
            found.append(outside_contract(shift, helper, contracts.get(helper_id, [])))
            found.append(helper_too_young(shift, helper, rules))
    months = {m for shift in recent for m in months_touched(shift.start, shift.end) if str(m) >= str(back)}
    found += timesheet_due(months, sent_months(binder), binder.scheme(), rules, as_of)
    return sorted((finding for finding in found if finding is not None), key=_order)


def _order(finding: Finding) -> tuple[datetime, str, str]:
    at = finding.at or finding.due or date.max
    moment = at if isinstance(at, datetime) else midnight(at)
    return moment, finding.code, finding.helper_id or ""


_SEVERITY = {Severity.ERROR: "FEJL", Severity.WARNING: "ADVARSEL", Severity.NOTICE: "HUSK"}


def finding_text(finding: Finding) -> str:
    """One finding for a person: what is the matter, what to do, who says so."""
    at = finding.at or finding.due
    when = "" if at is None else moment_text(at) if isinstance(at, datetime) else day_text(at)
    source = f" ({finding.reason.source})" if finding.reason.source else ""
    return f"{_SEVERITY[finding.severity]} {when} {finding.title}: {finding.message} {finding.advice}{source}"


def finding_json(finding: Finding) -> dict[str, object]:
    """The shape that the public interface promises."""
    at = finding.at
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "helper": finding.helper_id,
        "at": None if at is None else at.isoformat("T", "minutes") if isinstance(at, datetime) else at.isoformat(),
        "due": finding.due.isoformat() if finding.due else None,
        "message": finding.message,
        "advice": finding.advice,
        "source": str(finding.reason.source or finding.reason.text),
        "figures": finding.figures,
    }
