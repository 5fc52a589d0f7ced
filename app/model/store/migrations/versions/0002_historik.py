"""Undo, redo and the change log: their tables, and the triggers that fill them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.model.store.migrations.triggers import recording, recording_months

revision = "0002"
down_revision = "0001"

TABLES = {
    "scheme": (
        "id citizen_name citizen_address citizen_phone citizen_cpr paragraph municipality employer payroll work_leader "
        "starts_on rest_room respiration respiration_region_share"
    ),
    "grant_period": (
        "id starts_on ends_on received_on hours_total hours_day hours_evening hours_night hours_weekend "
        "respiration_hours self_paid_hours"
    ),
    "helper": (
        "id name born_on cpr address phone email bank_account relative unemployment_fund respiration_approved_on"
    ),
    "contract": (
        "id helper_id starts_on ends_on pay hours_per_week hourly_wage signed_on confidentiality_signed_on "
        "sent_to_municipality_on probation_until pension_from"
    ),
    "shift": "id helper_id start end kind status announced_on respiration away note",
    "absence": "id helper_id kind first_day last_day from_time to_time notice_given_on",
}


def upgrade() -> None:
    op.create_table(
        "undo_step",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("stack", sa.String(4), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("happened_at", sa.String(16), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "undo_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sql", sa.Text(), nullable=False),
    )
    op.create_index("ix_undo_entry_step", "undo_entry", ["step_id"])
    op.create_table(
        "change_log",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("happened_at", sa.String(16), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("helper_id", sa.String()),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
    )
    op.create_index("ix_change_log_helper", "change_log", ["helper_id", "id"])
    for table, columns in TABLES.items():
        for sql in recording(table, columns.split()):
            op.get_bind().exec_driver_sql(sql)
    for sql in recording_months():
        op.get_bind().exec_driver_sql(sql)
