"""What happens between an employer and a helper: hiring, learning, keys, talks, and how an employment ends.

Raw facts only, as in entities.py; whether a step is done or a notice is kept is computed from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class TrainingKind(StrEnum):
    """A course, instruction in an aid (a lift, a wheelchair), or training in a task."""

    COURSE = "course"
    AID = "aid"
    TASK = "task"


class TalkKind(StrEnum):
    INSTRUCTION = "instruction"
    REPRIMAND = "reprimand"
    WARNING = "warning"
    SICK = "sick"
    APPRAISAL = "appraisal"
    STAFF_MEETING = "staff_meeting"
    OTHER = "other"


class TerminationKind(StrEnum):
    """How an employment ends; a summary dismissal has no notice."""

    RESIGNATION = "resignation"
    DISMISSAL = "dismissal"
    SUMMARY = "summary"
    FIXED_TERM = "fixed_term"
    AGREEMENT = "agreement"
    DEATH = "death"
    GRANT_LOST = "grant_lost"


class ApplicantState(StrEnum):
    OPEN = "open"
    HIRED = "hired"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(eq=False)
class Training:
    """A course or instruction that a helper has had; signed by the helper on `signed_on`."""

    id: str
    helper_id: str
    kind: TrainingKind
    held_on: date
    subject: str
    given_by: str | None = None
    signed_on: date | None = None
    note: str | None = None


@dataclass(eq=False)
class Handout:
    """Keys and other things lent to a helper: how many, when, and when they came back."""

    id: str
    helper_id: str
    what: str
    handed_on: date
    number: int = 1
    returned_on: date | None = None
    note: str | None = None


@dataclass(eq=False)
class Talk:
    """A talk with one helper, or a staff meeting with all (no helper): what it was about and what was agreed.

    `follow_up_on` is when it is to be looked at again, `followed_up_on` when that was done.
    """

    id: str
    helper_id: str | None
    kind: TalkKind
    held_on: date
    participants: str | None = None
    about: str | None = None
    agreed: str | None = None
    follow_up_on: date | None = None
    followed_up_on: date | None = None
    signed_on: date | None = None
    copy_given_on: date | None = None


@dataclass(eq=False)
class Termination:
    """How an employment ends. `given_on` is the day the other party has the notice, `last_day` the employment's last.

    The rest are the days on which each step was done; None for not yet.
    """

    id: str
    helper_id: str
    kind: TerminationKind
    given_on: date
    last_day: date
    reason: str | None = None
    delivered_how: str | None = None
    receipt_on: date | None = None
    municipality_told_on: date | None = None
    papers_back_on: date | None = None
    reference_given_on: date | None = None
    legal_advice_on: date | None = None
    police_reported_on: date | None = None
    note: str | None = None


@dataclass(eq=False)
class Hiring:
    """A vacancy, from the advert to the helper's first day. `keep_months` is how long applicants are kept after it closed."""

    id: str
    title: str
    opened_on: date
    hours_per_week: Decimal | None = None
    duties: str | None = None
    demands: str | None = None
    offer: str | None = None
    contact: str | None = None
    apply_by: date | None = None
    advertised_on: date | None = None
    advertised_where: str | None = None
    closed_on: date | None = None
    keep_months: int | None = None


@dataclass(eq=False)
class Applicant:
    """Somebody who has applied. One who is hired becomes a helper; the others are deleted after a chosen time."""

    id: str
    hiring_id: str
    name: str
    received_on: date
    phone: str | None = None
    email: str | None = None
    interview_on: date | None = None
    state: ApplicantState = ApplicantState.OPEN
    decided_on: date | None = None
    told_on: date | None = None
    helper_id: str | None = None
    note: str | None = None
