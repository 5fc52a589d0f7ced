"""Sickness, accidents, vacation and parental leave: what is written down about them beside the absences themselves.

Raw facts only, as in entities.py; balances, deadlines and who pays are computed from them. Of an illness nothing is
kept that an employer may not know: there is no field for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class ReportedHow(StrEnum):
    """How a helper told of being away."""

    PHONE = "phone"
    MESSAGE = "message"
    EMAIL = "email"
    IN_PERSON = "in_person"


class VacationEntryKind(StrEnum):
    """Days of vacation that no absence tells: earned or taken before the program was in use, or moved to the next year."""

    EARNED_BEFORE = "earned_before"
    TAKEN_BEFORE = "taken_before"
    TRANSFERRED = "transferred"
    HINDERED = "hindered"
    PAID_OUT = "paid_out"


class WishState(StrEnum):
    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class StepKind(StrEnum):
    """What is asked for or done in the course of a sickness.

    A solemn declaration, a doctor's note, a mulighedserklæring that both fill in, a plan for keeping the job, that the
    sickness is told to the municipality or whoever runs the payroll, that the refund is reported in NemRefusion, and that
    an agreement under § 56 is applied for.
    """

    DECLARATION = "declaration"
    DOCTOR = "doctor"
    FITNESS = "fitness"
    RETENTION_PLAN = "retention_plan"
    TOLD = "told"
    REFUND = "refund"
    SECTION_56 = "section_56"


class ParentRole(StrEnum):
    MOTHER = "mother"
    OTHER_PARENT = "other_parent"


@dataclass(eq=False)
class AbsenceStep:
    """One step of an absence's course: the day it was asked for or applied for, and the day it was received or done."""

    id: str
    helper_id: str
    absence_id: str
    kind: StepKind
    asked_on: date | None = None
    done_on: date | None = None


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


@dataclass(eq=False)
class VacationWish:
    """When a helper would like to have vacation, and what was decided. `absence_id`: the vacation that it became."""

    id: str
    helper_id: str
    first_day: date
    last_day: date
    asked_on: date
    state: WishState = WishState.OPEN
    decided_on: date | None = None
    told_on: date | None = None
    reason: str | None = None
    absence_id: str | None = None


@dataclass(eq=False)
class VacationRound:
    """The day by which helpers tell their wishes for the calendar year `year`."""

    id: str
    year: int
    wishes_by: date


@dataclass(eq=False)
class Accident:
    """An accident at work, as the employer saw or was told it; the injury itself is told to the authorities alone.

    `absence_id`: the absence that followed; `near_miss`: nobody was hurt. The rest are the days on which who was told.
    """

    id: str
    helper_id: str
    happened_at: datetime
    place: str | None = None
    doing: str | None = None
    what_happened: str | None = None
    witnesses: str | None = None
    prevention: str | None = None
    near_miss: bool = False
    absence_id: str | None = None
    reported_on: date | None = None
    insurer_told_on: date | None = None
    municipality_told_on: date | None = None
    copy_given_on: date | None = None


@dataclass(eq=False)
class ParentalLeave:
    """A birth that a helper takes leave for: due and born, what has been told when. The leave's days are absences.

    `notice_on`: the helper told of the due date and of `leave_from`, when the leave is meant to begin; `plan_on`: of the
    leave after the first ten weeks.
    """

    id: str
    helper_id: str
    role: ParentRole
    due_on: date
    notice_on: date | None = None
    leave_from: date | None = None
    born_on: date | None = None
    plan_on: date | None = None
    back_on: date | None = None
    municipality_told_on: date | None = None
