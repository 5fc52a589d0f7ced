"""Sickness in a vacation: how many sick days still count as vacation before there is new vacation for them.

Source: ferieloven § 12(2): 5 in a vacation year's vacations, in proportion fewer for part of a year, less the days that a
leave without pay has not earned. Keys: `sygdom_under_ferie_dage`, `ferie_dage_pr_aar`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.vacation_earned import YEAR_KEY
from app.model.calc.vacation_facts import EXACT, NOTHING
from app.model.domain.danish import rounded
from app.model.rulebook.rulebook import Rulebook

WAITING_KEY = "sygdom_under_ferie_dage"


@dataclass(frozen=True)
class SickDays:
    """A vacation year's sick days in vacations: all, how many wait, and how many of them therefore count as held."""

    during: Decimal = NOTHING
    waiting: Decimal = NOTHING
    counted: Decimal = NOTHING

    @property
    def replaced(self) -> Decimal:
        """The days that the helper can hold again."""
        return self.during - self.counted


def waiting_days(employed: Decimal, unearned: Decimal, rules: Rulebook, on: date) -> Decimal:
    """How many sick days count as vacation: of a year's days in proportion, less those that a leave did not earn."""
    year = rules.number(YEAR_KEY, on).value
    share = rules.number(WAITING_KEY, on).value * min(employed, year) / year
    return max(NOTHING, rounded(share - unearned, EXACT))
