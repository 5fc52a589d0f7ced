"""How a deadline is counted from a date, and how its length reads; the counting is that of calc/notice.py."""

from __future__ import annotations

from datetime import date

from app.model.calc.notice import later, length_words
from app.model.rulebook.values import Deadline

TIMESHEET_KEY = "timeseddel_frist"


def due_date(start: date, deadline: Deadline) -> date | None:
    """The last day of a deadline counted from a date; None for one in steps."""
    if deadline.month_day is not None:
        month, day = deadline.month_day
        year = start.year if (month, day) > (start.month, start.day) else start.year + 1
        return date(year, month, day)
    if deadline.amount is None or deadline.unit is None:
        return None
    return later(start, deadline.amount, deadline.unit)


def length_text(deadline: Deadline) -> str:
    """A deadline's length in words: "7 dage", "1 uge", or "den 1.2." for a fixed date."""
    if deadline.month_day is not None:
        month, day = deadline.month_day
        return f"den {day}.{month}."
    if deadline.amount is None or deadline.unit is None:
        return "i trin"
    return length_words(deadline.amount, deadline.unit)
