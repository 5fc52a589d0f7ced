"""Sickness, vacation, leave and the citizen's own stays: what is written down about them beside the absences themselves.

Raw facts only, as in entities.py; balances, deadlines and who pays are computed from them. Of an illness nothing is
kept that an employer may not know: there is no field for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class VacationEntryKind(StrEnum):
    """Days of vacation that no absence tells: earned or taken before the program was in use, or moved to the next year."""

    EARNED_BEFORE = "earned_before"
    TAKEN_BEFORE = "taken_before"
    TRANSFERRED = "transferred"
    HINDERED = "hindered"
    PAID_OUT = "paid_out"


@dataclass(eq=False)
class VacationEntry:
    """Days in a vacation year (named by the year in which it begins) that absences do not tell. `agreed_on`: in writing."""

    id: str
    helper_id: str
    year: int
    kind: VacationEntryKind
    days: Decimal
    agreed_on: date | None = None
    reported_on: date | None = None
    note: str | None = None
