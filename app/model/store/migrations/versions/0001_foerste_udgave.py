"""First version: scheme, grants, helpers, contracts, shifts, absences, month events, issued documents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    text, day = sa.String(), sa.Date()
    op.create_table(
        "scheme",
        sa.Column("id", sa.Integer(), sa.CheckConstraint("id = 1", name="one_scheme"), primary_key=True),
        sa.Column("citizen_name", text, nullable=False),
        sa.Column("citizen_address", text),
        sa.Column("citizen_phone", text),
        sa.Column("citizen_cpr", text),
        sa.Column("paragraph", sa.String(24), nullable=False),
        sa.Column("municipality", text, nullable=False),
        sa.Column("employer", sa.String(24), nullable=False),
        sa.Column("payroll", sa.String(24), nullable=False),
        sa.Column("work_leader", sa.String(24), nullable=False),
        sa.Column("starts_on", day),
        sa.Column("rest_room", sa.Boolean(), nullable=False),
        sa.Column("respiration", sa.Boolean(), nullable=False),
        sa.Column("respiration_region_share", text),
    )
    op.create_table(
        "grant_period",
        sa.Column("id", text, primary_key=True),
        sa.Column("starts_on", day, nullable=False),
        sa.Column("ends_on", day),
        sa.Column("received_on", day),
        sa.Column("hours_total", text),
        sa.Column("hours_day", text),
        sa.Column("hours_evening", text),
        sa.Column("hours_night", text),
        sa.Column("hours_weekend", text),
        sa.Column("respiration_hours", text),
        sa.Column("self_paid_hours", text),
    )
    op.create_table(
        "helper",
        sa.Column("id", text, primary_key=True),
        sa.Column("name", text, nullable=False),
        sa.Column("born_on", day),
        sa.Column("cpr", text),
        sa.Column("address", text),
        sa.Column("phone", text),
        sa.Column("email", text),
        sa.Column("bank_account", text),
        sa.Column("relative", sa.Boolean(), nullable=False),
        sa.Column("unemployment_fund", sa.Boolean()),
        sa.Column("respiration_approved_on", day),
    )
    _roster_tables()
    _history_tables()


def _helper() -> sa.Column[str]:
    return sa.Column(
        "helper_id", sa.String(), sa.ForeignKey("helper.id", deferrable=True, initially="DEFERRED"), nullable=False
    )


def _roster_tables() -> None:
    text, day = sa.String(), sa.Date()
    op.create_table(
        "contract",
        sa.Column("id", text, primary_key=True),
        _helper(),
        sa.Column("starts_on", day, nullable=False),
        sa.Column("ends_on", day),
        sa.Column("pay", sa.String(24)),
        sa.Column("hours_per_week", text),
        sa.Column("hourly_wage", text),
        sa.Column("signed_on", day),
        sa.Column("confidentiality_signed_on", day),
        sa.Column("sent_to_municipality_on", day),
        sa.Column("probation_until", day),
        sa.Column("pension_from", day),
    )
    op.create_index("ix_contract_helper", "contract", ["helper_id", "starts_on"])
    op.create_table(
        "shift",
        sa.Column("id", text, primary_key=True),
        _helper(),
        sa.Column("start", sa.String(16), nullable=False),
        sa.Column("end", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("status", sa.String(24), nullable=False),
        sa.Column("announced_on", day),
        sa.Column("respiration", sa.Boolean(), nullable=False),
        sa.Column("away", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.CheckConstraint('"end" > start', name="shift_has_length"),
    )
    op.create_index("ix_shift_end", "shift", ["end"])
    op.create_index("ix_shift_helper", "shift", ["helper_id", "end"])
    op.create_table(
        "absence",
        sa.Column("id", text, primary_key=True),
        _helper(),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("first_day", day, nullable=False),
        sa.Column("last_day", day),
        sa.Column("from_time", sa.String(5)),
        sa.Column("to_time", sa.String(5)),
        sa.Column("notice_given_on", day),
    )
    op.create_index("ix_absence_helper", "absence", ["helper_id", "first_day"])


def _history_tables() -> None:
    op.create_table(
        "month_event",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("happened_at", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text()),
    )
    op.create_index("ix_month_event_month", "month_event", ["month"])
    op.create_table(
        "issued_document",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("issued_at", sa.String(16), nullable=False),
        sa.Column("rulebook_version", sa.String(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
    )
    op.create_index("ix_issued_document", "issued_document", ["kind", "subject", "period"])
