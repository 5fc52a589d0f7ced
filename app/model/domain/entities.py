"""The facts that a user enters: scheme, grants, helpers, contracts, shifts, absences.

Raw only: hours, pay and findings are computed from these and never stored. Ids are any string, unique within their
kind, and the same in the exchange file. Times are naive local Danish time (see local_time); dates are inclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from app.model.domain.leave import ReportedHow
from app.model.domain.local_time import ONE_DAY, midnight, minutes_between
from app.model.domain.month import Month as Month  # noqa: PLC0414 - the facts' own unit, found where they are
from app.model.domain.terms import NoticeUnit, SchemeEnd, TaxCard, VacationForm, VacationUnit
from app.model.domain.terms import Paragraph as Paragraph  # noqa: PLC0414 - the scheme's own choices, found where it is
from app.model.domain.terms import Party as Party  # noqa: PLC0414
from app.model.domain.terms import WorkLeader as WorkLeader  # noqa: PLC0414
from app.model.domain.watch import RestGround

FOREVER = date(9999, 12, 30)
LONGEST_SHIFT = timedelta(days=14)  # longer is a slip of the hand; it bounds what a month must look at


class PayForm(StrEnum):
    MONTHLY = "monthly"
    HOURLY = "hourly"
    SUBSTITUTE = "substitute"


class ShiftKind(StrEnum):
    WORK = "work"
    ON_CALL_HOME = "on_call_home"
    ON_CALL_SITE = "on_call_site"
    STAFF_MEETING = "staff_meeting"
    APPRAISAL = "appraisal"
    TRAINING = "training"


class ShiftStatus(StrEnum):
    PLANNED = "planned"
    WORKED = "worked"


class AbsenceKind(StrEnum):
    SICK = "sick"
    CHILD_SICK = "child_sick"
    VACATION = "vacation"
    PARENTAL = "parental"
    WORK_INJURY = "work_injury"
    SECTION_56 = "section_56"
    UNPAID = "unpaid"
    PREGNANCY = "pregnancy"
    EXTRA_DAY_OFF = "extra_day_off"
    AGREED = "agreed"


@dataclass(eq=False)
class Scheme:
    """The one scheme of a file: the citizen and how the scheme is run.

    `rest_ground` and its note: which agreement or dispensation allows long shifts with a rest room. The employer's own
    name, address and CVR number where the citizen is not the employer. `ends_on` is the last day of the grant,
    `end_told_on` the day of the death or of receiving the decision.
    """

    citizen_name: str = ""
    citizen_address: str | None = None
    citizen_phone: str | None = None
    citizen_cpr: str | None = None
    paragraph: Paragraph = Paragraph.P96
    municipality: str = "standard"
    employer: Party = Party.SELF
    payroll: Party = Party.MUNICIPALITY
    work_leader: WorkLeader = WorkLeader.CITIZEN
    starts_on: date | None = None
    rest_room: bool = False
    respiration_region_share: Decimal | None = None
    respiration: bool = False
    rest_ground: RestGround | None = None
    rest_ground_note: str | None = None
    employer_name: str | None = None
    employer_address: str | None = None
    employer_phone: str | None = None
    employer_cvr: str | None = None
    ends_on: date | None = None
    end_kind: SchemeEnd | None = None
    end_told_on: date | None = None
    id: int = 1


@dataclass(eq=False)
class Grant:
    """Hours a week that the municipality has granted, from a date on; hours are decimal hours a week."""

    id: str
    starts_on: date
    ends_on: date | None = None
    received_on: date | None = None
    hours_total: Decimal | None = None
    hours_day: Decimal | None = None
    hours_evening: Decimal | None = None
    hours_night: Decimal | None = None
    hours_weekend: Decimal | None = None
    respiration_hours: Decimal | None = None
    self_paid_hours: Decimal | None = None


@dataclass(eq=False)
class Helper:
    """A helper's card. Of criminal and children's records only the day they were shown is kept, never the paper.

    `section_56_*`: an agreement under sygedagpengeloven § 56 that the helper's municipality has approved.
    """

    id: str
    name: str
    born_on: date | None = None
    cpr: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    bank_account: str | None = None
    relative: bool = False
    unemployment_fund: bool | None = None
    respiration_approved_on: date | None = None
    respiration_approved_by: str | None = None
    next_of_kin: str | None = None
    next_of_kin_phone: str | None = None
    tax_card: TaxCard | None = None
    tax_told_on: date | None = None
    pension_proof: str | None = None
    pension_proof_on: date | None = None
    driving_licence: str | None = None
    driving_licence_seen_on: date | None = None
    criminal_record_seen_on: date | None = None
    child_record_seen_on: date | None = None
    note: str | None = None
    section_56_from: date | None = None
    section_56_until: date | None = None


@dataclass(eq=False)
class Contract:
    """One dated set of terms of a helper; a change of terms is a new one that starts where the old one ends.

    Texts are as they stand in the contract; lines of `workplaces` are one place each. `notice_*`: a notice better
    than the municipality's, `notice_month_end` to the end of the month. `grant_reserve`: may be cut with the grant.
    `vacation_turnus`: working days a week on average; `extra_days_off`: feriefridage a year; `sick_vacation_replaced`: new
    vacation from the first sick day of one.
    """

    id: str
    helper_id: str
    starts_on: date
    ends_on: date | None = None
    pay: PayForm | None = None
    hours_per_week: Decimal | None = None
    hourly_wage: Decimal | None = None
    signed_on: date | None = None
    confidentiality_signed_on: date | None = None
    sent_to_municipality_on: date | None = None
    probation_until: date | None = None
    pension_from: date | None = None
    job_title: str | None = None
    fixed_term_reason: str | None = None
    workplaces: str | None = None
    schedule: str | None = None
    unpredictable: bool = False
    call_notice: str | None = None
    overtime: str | None = None
    supplements: str | None = None
    pay_dates: str | None = None
    notice_amount: int | None = None
    notice_unit: NoticeUnit | None = None
    notice_month_end: bool = False
    pension_scheme: str | None = None
    vacation_form: VacationForm | None = None
    insurances: str | None = None
    grant_reserve: bool = False
    collective_agreement: str | None = None
    training_right: str | None = None
    other_terms: str | None = None
    vacation_unit: VacationUnit | None = None
    vacation_turnus: Decimal | None = None
    extra_days_off: Decimal | None = None
    sick_vacation_replaced: bool = False

    def covers(self, day: date) -> bool:
        return self.starts_on <= day <= (self.ends_on or FOREVER)


@dataclass(eq=False)
class Shift:
    id: str
    helper_id: str
    start: datetime
    end: datetime
    kind: ShiftKind = ShiftKind.WORK
    status: ShiftStatus = ShiftStatus.PLANNED
    announced_on: date | None = None
    respiration: bool = False
    away: bool = False
    note: str | None = None

    @property
    def minutes(self) -> int:
        """The time that really passes, so a night over a clock change is an hour longer or shorter."""
        return minutes_between(self.start, self.end)


@dataclass(eq=False)
class Absence:
    """Absence over whole local days, or from/to a clock time on its first/last day. No last day: still away.

    `fit_on`: the day the helper has told to be fit again. `paid`: what the employer does where that is not what the kind
    says. `what`: what is agreed, for absence of the kind AGREED. Of vacation: the notice's day and way, the day a
    shorter notice was agreed (`notice_agreed_on`), and that of an agreement about days not earned yet (`advance_agreed_on`).
    `instead_of`: the vacation or feriefridag that a sickness lies over; it comes back where the helper is fit again before
    its end, so its notice stands here meanwhile.
    """

    id: str
    helper_id: str
    kind: AbsenceKind
    first_day: date
    last_day: date | None = None
    from_time: time | None = None
    to_time: time | None = None
    notice_given_on: date | None = None
    reported_at: datetime | None = None
    reported_how: ReportedHow | None = None
    expected_back: date | None = None
    fit_on: date | None = None
    paid: bool | None = None
    what: str | None = None
    notice_how: str | None = None
    notice_agreed_on: date | None = None
    advance_agreed_on: date | None = None
    instead_of: AbsenceKind | None = None

    @property
    def start(self) -> datetime:
        return datetime.combine(self.first_day, self.from_time or time())

    @property
    def end(self) -> datetime:
        """The first moment after the absence."""
        last = self.last_day or FOREVER
        return midnight(last + ONE_DAY) if self.to_time is None else datetime.combine(last, self.to_time)

    def overlaps(self, start: datetime, end: datetime) -> bool:
        return self.start < end and start < self.end


@dataclass(eq=False)
class MonthEvent:
    """That a month's timesheets were finished, sent or reopened: append-only history. `happened_at` is local."""

    month: str
    event: str
    happened_at: datetime
    reason: str | None = None
    id: int | None = None


@dataclass(eq=False)
class IssuedDocument:
    """A document as it was issued: its snapshot (JSON) prints it again even after rules have changed. Append-only.

    `subject` is the helper's id, or "" for one of the whole scheme; `wording_version` is that of the text it was made from.
    """

    kind: str
    subject: str
    period: str
    issued_at: datetime
    rulebook_version: str
    snapshot: str
    title: str | None = None
    wording_version: str | None = None
    id: int | None = None


@dataclass(frozen=True)
class Changes:
    """What one unit of work changed: its name for undo and log, and the kinds of entity that it touched."""

    label: str
    kinds: frozenset[type] = field(default_factory=frozenset)
