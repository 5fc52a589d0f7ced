"""Findings about dates by which something must be done.

Source: handbook 5.3.2 (`timeseddel_frist`, from the profile); a profile without the key gives no finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.model.domain.danish import day_text, month_text, plural
from app.model.domain.dates import add_months
from app.model.domain.entities import Month, Party, Scheme
from app.model.domain.findings import Finding, Severity
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, DeadlineUnit

TIMESHEET_KEY = "timeseddel_frist"


def due_date(start: date, deadline: Deadline) -> date | None:
    """The last day of a deadline counted from a date; None for one in steps."""
    if deadline.month_day is not None:
        month, day = deadline.month_day
        year = start.year if (month, day) > (start.month, start.day) else start.year + 1
        return date(year, month, day)
    if deadline.amount is None or deadline.unit is None:
        return None
    match deadline.unit:
        case DeadlineUnit.DAYS:
            return start + timedelta(days=deadline.amount)
        case DeadlineUnit.WEEKS:
            return start + timedelta(weeks=deadline.amount)
        case DeadlineUnit.MONTHS:
            return add_months(start, deadline.amount)
        case DeadlineUnit.YEARS:
            return add_months(start, 12 * deadline.amount)


_UNITS = {
    DeadlineUnit.DAYS: ("dag", "dage"),
    DeadlineUnit.WEEKS: ("uge", "uger"),
    DeadlineUnit.MONTHS: ("måned", "måneder"),
    DeadlineUnit.YEARS: ("år", "år"),
}


def length_text(deadline: Deadline) -> str:
    """A deadline's length in words: "7 dage", "1 uge", or "den 1.2." for a fixed date."""
    if deadline.month_day is not None:
        month, day = deadline.month_day
        return f"den {day}.{month}."
    if deadline.amount is None or deadline.unit is None:
        return "i trin"
    return plural(deadline.amount, *_UNITS[deadline.unit])


def timesheet_due(
    months: Iterable[Month], sent: Iterable[Month], scheme: Scheme, rules: Rulebook, as_of: date
) -> list[Finding]:
    """Months that have ended, hold shifts and are not sent: a notice until the day they are due, then a warning.

    Only where the municipality runs the payroll: another payroll office has its own dates, which no source here gives.
    """
    if scheme.payroll is not Party.MUNICIPALITY:
        return []
    gone = set(sent)
    found = []
    for month in sorted(set(months), key=str):
        rule = rules.find(TIMESHEET_KEY, month.last)
        due = due_date(month.last, rule) if isinstance(rule, Deadline) else None
        if due is None or not isinstance(rule, Deadline) or month in gone or month.last >= as_of:
            continue
        late = as_of > due
        sheets = f"Timesedlerne for {month_text(month)}"
        days = (due - as_of).days
        message = f"{sheets} skal være hos kommunen senest {day_text(due)}"
        message += (
            f"; det er {plural(-days, 'dag', 'dage')} siden, og de er ikke markeret som sendt."
            if late
            else f" (om {plural(days, 'dag', 'dage')})."
        )
        found.append(
            Finding(
                code="timesheet-due",
                severity=Severity.WARNING if late else Severity.NOTICE,
                helper_id=None,
                at=month.last,
                due=due,
                title="Timesedler skal afleveres",
                message=message,
                advice="Udskriv dem under Timesedler, få begge underskrifter, send dem, og markér måneden som sendt.",
                reason=rule.reason(
                    TIMESHEET_KEY, f"Timesedlen skal være hos kommunen {length_text(rule)} efter månedens udgang"
                ),
                figures={"month": str(month), "days_left": days},
                subject=str(month),
            ),
        )
    return found
