"""Months counted as people count them: the same day of another month, or its last day if there is no such day."""

from __future__ import annotations

from datetime import date

from app.model.domain.entities import Month


def add_months(day: date, months: int) -> date:
    """31 May - 3 months = 28 February (29 in a leap year)."""
    month = Month.of(day).plus(months)
    return month.first.replace(day=min(day.day, month.last.day))


def age_on(born_on: date, day: date) -> int:
    """Whole years. Born on 29 February, one year older on 28 February in a common year (as months are counted)."""
    years = day.year - born_on.year
    return years if add_months(born_on, 12 * years) <= day else years - 1
