"""Sickness and vacation: what is told of an absence, its steps, vacation entries and wishes, accidents, leave, stays."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from app.model.store.migrations.triggers import recording

revision = "0005"
down_revision = "0004"

OLD_HELPER = (
    "id name born_on cpr address phone email bank_account relative unemployment_fund respiration_approved_on "
    "respiration_approved_by next_of_kin next_of_kin_phone tax_card tax_told_on pension_proof pension_proof_on "
    "driving_licence driving_licence_seen_on criminal_record_seen_on child_record_seen_on note"
)
OLD_CONTRACT = (
    "id helper_id starts_on ends_on pay hours_per_week hourly_wage signed_on confidentiality_signed_on "
    "sent_to_municipality_on probation_until pension_from job_title fixed_term_reason workplaces schedule unpredictable "
    "call_notice overtime supplements pay_dates notice_amount notice_unit notice_month_end pension_scheme vacation_form "
    "insurances grant_reserve collective_agreement training_right other_terms"
)
OLD_ABSENCE = "id helper_id kind first_day last_day from_time to_time notice_given_on"
NEW_HELPER: dict[str, Any] = {"section_56_from": sa.Date(), "section_56_until": sa.Date()}
NEW_CONTRACT: dict[str, Any] = {
    "vacation_unit": sa.String(24),
    "vacation_turnus": sa.String(),
    "extra_days_off": sa.String(),
    "sick_vacation_replaced": sa.Boolean(),
}
NEW_ABSENCE: dict[str, Any] = {
    "reported_at": sa.String(16),
    "reported_how": sa.String(24),
    "expected_back": sa.Date(),
    "fit_on": sa.Date(),
    "paid": sa.Boolean(),
    "what": sa.String(),
    "notice_how": sa.String(),
    "notice_agreed_on": sa.Date(),
    "advance_agreed_on": sa.Date(),
    "instead_of": sa.String(24),
}
YES_OR_NO = frozenset({"sick_vacation_replaced"})  # the others may be unknown
TABLES = {
    "absence_step": "id helper_id absence_id kind asked_on done_on",
    "vacation_entry": "id helper_id year kind days agreed_on reported_on note",
    "vacation_wish": "id helper_id first_day last_day asked_on state decided_on told_on reason absence_id",
    "vacation_round": "id year wishes_by",
    "accident": (
        "id helper_id happened_at place doing what_happened witnesses prevention near_miss absence_id reported_on "
        "insurer_told_on municipality_told_on copy_given_on"
    ),
    "parental_leave": ("id helper_id role due_on notice_on leave_from born_on plan_on back_on municipality_told_on"),
    "citizen_stay": (
        "id kind first_day last_day place abroad told_on applied_on granted_on extra_hours insured_on agreed_on agreed note"
    ),
    "stay_helper": "id stay_id helper_id along told_on agreed_on",
}


def upgrade() -> None:
    for table, old, new in (
        ("helper", OLD_HELPER, NEW_HELPER),
        ("contract", OLD_CONTRACT, NEW_CONTRACT),
        ("absence", OLD_ABSENCE, NEW_ABSENCE),
    ):
        for name, kind in new.items():
            flag = name in YES_OR_NO
            default = sa.text("0") if flag else None
            op.add_column(table, sa.Column(name, kind, nullable=not flag, server_default=default))
        for event in ("insert", "update", "delete"):
            op.get_bind().exec_driver_sql(f'DROP TRIGGER "record_{table}_{event}"')
        _record(table, [*old.split(), *new])
    _sickness()
    _vacation()
    _leave()
    _stays()
    for table, columns in TABLES.items():
        _record(table, columns.split())


def _record(table: str, columns: list[str]) -> None:
    for sql in recording(table, columns):
        op.get_bind().exec_driver_sql(sql)


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(), primary_key=True)


def _helper() -> sa.Column[str]:
    helper = sa.ForeignKey("helper.id", deferrable=True, initially="DEFERRED")
    return sa.Column("helper_id", sa.String(), helper, nullable=False)


def _absence(gone: str) -> sa.Column[str]:
    absence = sa.ForeignKey("absence.id", deferrable=True, initially="DEFERRED", ondelete=gone)
    return sa.Column("absence_id", sa.String(), absence, nullable=gone != "CASCADE")


def _sickness() -> None:
    op.create_table(
        "absence_step",
        _id(),
        _helper(),
        _absence("CASCADE"),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("asked_on", sa.Date()),
        sa.Column("done_on", sa.Date()),
    )
    op.create_index("ix_absence_step_absence_id", "absence_step", ["absence_id"])
    op.create_table(
        "accident",
        _id(),
        _helper(),
        sa.Column("happened_at", sa.String(16), nullable=False),
        sa.Column("place", sa.String()),
        sa.Column("doing", sa.Text()),
        sa.Column("what_happened", sa.Text()),
        sa.Column("witnesses", sa.String()),
        sa.Column("prevention", sa.Text()),
        sa.Column("near_miss", sa.Boolean(), nullable=False, server_default=sa.text("0")),
        _absence("SET NULL"),
        sa.Column("reported_on", sa.Date()),
        sa.Column("insurer_told_on", sa.Date()),
        sa.Column("municipality_told_on", sa.Date()),
        sa.Column("copy_given_on", sa.Date()),
    )
    op.create_index("ix_accident_absence_id", "accident", ["absence_id"])
    op.create_index("ix_accident_helper", "accident", ["helper_id", "happened_at"])


def _vacation() -> None:
    op.create_table(
        "vacation_entry",
        _id(),
        _helper(),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date()),
        sa.Column("reported_on", sa.Date()),
        sa.Column("note", sa.Text()),
    )
    op.create_index("ix_vacation_entry_helper", "vacation_entry", ["helper_id", "year"])
    op.create_table(
        "vacation_wish",
        _id(),
        _helper(),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("decided_on", sa.Date()),
        sa.Column("told_on", sa.Date()),
        sa.Column("reason", sa.Text()),
        _absence("SET NULL"),
    )
    op.create_index("ix_vacation_wish_absence_id", "vacation_wish", ["absence_id"])
    op.create_index("ix_vacation_wish_helper", "vacation_wish", ["helper_id", "first_day"])
    op.create_table(
        "vacation_round",
        _id(),
        sa.Column("year", sa.Integer(), nullable=False, unique=True),
        sa.Column("wishes_by", sa.Date(), nullable=False),
    )


def _leave() -> None:
    op.create_table(
        "parental_leave",
        _id(),
        _helper(),
        sa.Column("role", sa.String(24), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("notice_on", sa.Date()),
        sa.Column("leave_from", sa.Date()),
        sa.Column("born_on", sa.Date()),
        sa.Column("plan_on", sa.Date()),
        sa.Column("back_on", sa.Date()),
        sa.Column("municipality_told_on", sa.Date()),
    )
    op.create_index("ix_parental_leave_helper", "parental_leave", ["helper_id", "due_on"])


def _stays() -> None:
    op.create_table(
        "citizen_stay",
        _id(),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date()),
        sa.Column("place", sa.String()),
        sa.Column("abroad", sa.Boolean(), nullable=False),
        sa.Column("told_on", sa.Date()),
        sa.Column("applied_on", sa.Date()),
        sa.Column("granted_on", sa.Date()),
        sa.Column("extra_hours", sa.String()),
        sa.Column("insured_on", sa.Date()),
        sa.Column("agreed_on", sa.Date()),
        sa.Column("agreed", sa.Text()),
        sa.Column("note", sa.Text()),
    )
    stay = sa.ForeignKey("citizen_stay.id", deferrable=True, initially="DEFERRED", ondelete="CASCADE")
    op.create_table(
        "stay_helper",
        _id(),
        sa.Column("stay_id", sa.String(), stay, nullable=False),
        _helper(),
        sa.Column("along", sa.Boolean(), nullable=False),
        sa.Column("told_on", sa.Date()),
        sa.Column("agreed_on", sa.Date()),
    )
    op.create_index("ix_stay_helper", "stay_helper", ["stay_id", "helper_id"], unique=True)
