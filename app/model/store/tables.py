"""The schema of the scheme file, and which plain dataclass each table holds; its other parts: tables_*.py.

A database is never made from this: migrations make it, and a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.orm import registry

from app.model.domain import entities as e
from app.model.domain import leave as v
from app.model.domain import terms as m
from app.model.domain import watch as w
from app.model.store.column_types import Choice, ClockTime, DecimalText, LocalTime

metadata = MetaData()


def id_column() -> Column[str]:
    return Column("id", String, primary_key=True)


def no_unless_said(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text("0"))


def helper_column() -> Column[str]:
    return Column("helper_id", ForeignKey("helper.id", deferrable=True, initially="DEFERRED"), nullable=False)


def maybe_helper_column() -> Column[str]:
    """What goes with its helper: it is deleted with one who was entered by mistake."""
    to = ForeignKey("helper.id", deferrable=True, initially="DEFERRED", ondelete="CASCADE")
    return Column("helper_id", to, nullable=True)


scheme = Table(
    "scheme",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_scheme"), primary_key=True),
    Column("citizen_name", String, nullable=False),
    Column("citizen_address", String),
    Column("citizen_phone", String),
    Column("citizen_cpr", String),
    Column("paragraph", Choice(e.Paragraph), nullable=False),
    Column("municipality", String, nullable=False),
    Column("employer", Choice(e.Party), nullable=False),
    Column("payroll", Choice(e.Party), nullable=False),
    Column("work_leader", Choice(e.WorkLeader), nullable=False),
    Column("starts_on", Date),
    Column("rest_room", Boolean, nullable=False),
    Column("respiration", Boolean, nullable=False),
    Column("respiration_region_share", DecimalText),
    Column("rest_ground", Choice(w.RestGround)),
    Column("rest_ground_note", Text),
    Column("employer_name", String),
    Column("employer_address", String),
    Column("employer_phone", String),
    Column("employer_cvr", String),
    Column("ends_on", Date),
    Column("end_kind", Choice(m.SchemeEnd)),
    Column("end_told_on", Date),
)
grant = Table(
    "grant_period",
    metadata,
    id_column(),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("received_on", Date),
    Column("hours_total", DecimalText),
    Column("hours_day", DecimalText),
    Column("hours_evening", DecimalText),
    Column("hours_night", DecimalText),
    Column("hours_weekend", DecimalText),
    Column("respiration_hours", DecimalText),
    Column("self_paid_hours", DecimalText),
)
helper = Table(
    "helper",
    metadata,
    id_column(),
    Column("name", String, nullable=False),
    Column("born_on", Date),
    Column("cpr", String),
    Column("address", String),
    Column("phone", String),
    Column("email", String),
    Column("bank_account", String),
    Column("relative", Boolean, nullable=False),
    Column("unemployment_fund", Boolean),
    Column("respiration_approved_on", Date),
    Column("respiration_approved_by", String),
    Column("next_of_kin", String),
    Column("next_of_kin_phone", String),
    Column("tax_card", Choice(m.TaxCard)),
    Column("tax_told_on", Date),
    Column("pension_proof", String),
    Column("pension_proof_on", Date),
    Column("driving_licence", String),
    Column("driving_licence_seen_on", Date),
    Column("criminal_record_seen_on", Date),
    Column("child_record_seen_on", Date),
    Column("note", Text),
    Column("section_56_from", Date),
    Column("section_56_until", Date),
)
contract = Table(
    "contract",
    metadata,
    id_column(),
    helper_column(),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("pay", Choice(e.PayForm)),
    Column("hours_per_week", DecimalText),
    Column("hourly_wage", DecimalText),
    Column("signed_on", Date),
    Column("confidentiality_signed_on", Date),
    Column("sent_to_municipality_on", Date),
    Column("probation_until", Date),
    Column("pension_from", Date),
    Column("job_title", String),
    Column("fixed_term_reason", Text),
    Column("workplaces", Text),
    Column("schedule", Text),
    no_unless_said("unpredictable"),
    Column("call_notice", Text),
    Column("overtime", Text),
    Column("supplements", Text),
    Column("pay_dates", Text),
    Column("notice_amount", Integer),
    Column("notice_unit", Choice(m.NoticeUnit)),
    no_unless_said("notice_month_end"),
    Column("pension_scheme", Text),
    Column("vacation_form", Choice(m.VacationForm)),
    Column("insurances", Text),
    no_unless_said("grant_reserve"),
    Column("collective_agreement", Text),
    Column("training_right", Text),
    Column("other_terms", Text),
    Column("vacation_unit", Choice(m.VacationUnit)),
    Column("vacation_turnus", DecimalText),
    Column("extra_days_off", DecimalText),
    no_unless_said("sick_vacation_replaced"),
    Index("ix_contract_helper", "helper_id", "starts_on"),
)
shift = Table(
    "shift",
    metadata,
    id_column(),
    helper_column(),
    Column("start", LocalTime, nullable=False),
    Column("end", LocalTime, nullable=False),
    Column("kind", Choice(e.ShiftKind), nullable=False),
    Column("status", Choice(e.ShiftStatus), nullable=False),
    Column("announced_on", Date),
    Column("respiration", Boolean, nullable=False),
    Column("away", Boolean, nullable=False),
    Column("note", Text),
    CheckConstraint('"end" > start', name="shift_has_length"),
    Index("ix_shift_end", "end"),
    Index("ix_shift_helper", "helper_id", "end"),
)
absence = Table(
    "absence",
    metadata,
    id_column(),
    helper_column(),
    Column("kind", Choice(e.AbsenceKind), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date),
    Column("from_time", ClockTime),
    Column("to_time", ClockTime),
    Column("notice_given_on", Date),
    Column("reported_at", LocalTime),
    Column("reported_how", Choice(v.ReportedHow)),
    Column("expected_back", Date),
    Column("fit_on", Date),
    Column("paid", Boolean),
    Column("what", String),
    Column("notice_how", String),
    Column("notice_agreed_on", Date),
    Column("advance_agreed_on", Date),
    Column("instead_of", Choice(e.AbsenceKind)),
    Index("ix_absence_helper", "helper_id", "first_day"),
)
month_event = Table(
    "month_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("month", String(7), nullable=False, index=True),
    Column("event", String, nullable=False),
    Column("happened_at", LocalTime, nullable=False),
    Column("reason", Text),
)
issued_document = Table(
    "issued_document",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("period", String, nullable=False),
    Column("issued_at", LocalTime, nullable=False),
    Column("rulebook_version", String, nullable=False),
    Column("snapshot", Text, nullable=False),
    Column("title", String),
    Column("wording_version", String),
    Index("ix_issued_document", "kind", "subject", "period"),
    sqlite_autoincrement=True,
)
undo_step = Table(
    "undo_step",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("stack", String(4), nullable=False),
    Column("label", String, nullable=False),
    Column("said", String, nullable=False),
    Column("happened_at", LocalTime, nullable=False),
    sqlite_autoincrement=True,
)
undo_entry = Table(
    "undo_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("step_id", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("sql", Text, nullable=False),
    Index("ix_undo_entry_step", "step_id"),
)
change_log = Table(
    "change_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("happened_at", LocalTime, nullable=False),
    Column("label", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("entity_id", String, nullable=False),
    Column("helper_id", String),
    Column("before", Text),
    Column("after", Text),
    Index("ix_change_log_helper", "helper_id", "id"),
)

RECORDS = frozenset({undo_step.name, undo_entry.name, change_log.name})  # written by triggers and undo alone
APPEND_ONLY = frozenset({month_event.name, issued_document.name})

mapper_registry = registry(metadata=metadata)
for _entity, _table in {
    e.Scheme: scheme,
    e.Grant: grant,
    e.Helper: helper,
    e.Contract: contract,
    e.Shift: shift,
    e.Absence: absence,
    e.MonthEvent: month_event,
    e.IssuedDocument: issued_document,
}.items():
    mapper_registry.map_imperatively(_entity, _table)
