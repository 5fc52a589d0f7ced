"""What the user decides about findings: marks, exceptions to rest rules, what is refused, what to cover; and why long shifts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.model.store.migrations.triggers import recording

revision = "0003"
down_revision = "0002"

SCHEME = (
    "id citizen_name citizen_address citizen_phone citizen_cpr paragraph municipality employer payroll work_leader "
    "starts_on rest_room respiration respiration_region_share rest_ground rest_ground_note"
)
TABLES = {
    "scheme": SCHEME,
    "finding_mark": "id finding kind severity made_on until note helper_id extent",
    "rest_exception": "id helper_id rule at ground explanation recorded_on rest_start rest_end",
    "rule_choice": "id blocks",
    "cover_window": "id weekdays from_time to_time helpers starts_on ends_on",
}


def upgrade() -> None:
    op.add_column("scheme", sa.Column("rest_ground", sa.String(24)))
    op.add_column("scheme", sa.Column("rest_ground_note", sa.Text()))
    _marks()
    _exceptions()
    op.create_table(
        "rule_choice",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("blocks", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "cover_window",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("weekdays", sa.String(7), nullable=False),
        sa.Column("from_time", sa.String(5), nullable=False),
        sa.Column("to_time", sa.String(5), nullable=False),
        sa.Column("helpers", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date()),
        sa.Column("ends_on", sa.Date()),
    )
    for event in ("insert", "update", "delete"):
        op.get_bind().exec_driver_sql(f'DROP TRIGGER "record_scheme_{event}"')
    for table, columns in TABLES.items():
        for sql in recording(table, columns.split()):
            op.get_bind().exec_driver_sql(sql)


def _marks() -> None:
    helper = sa.ForeignKey("helper.id", deferrable=True, initially="DEFERRED", ondelete="CASCADE")
    op.create_table(
        "finding_mark",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("note", sa.Text()),
        sa.Column("helper_id", sa.String(), helper, nullable=True),
        sa.Column("extent", sa.Integer(), nullable=False),
    )
    op.create_index("ix_finding_mark", "finding_mark", ["finding"], unique=True)


def _exceptions() -> None:
    helper = sa.ForeignKey("helper.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "rest_exception",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("helper_id", sa.String(), helper, nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("at", sa.String(16), nullable=False),
        sa.Column("ground", sa.String(24), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("rest_start", sa.String(16)),
        sa.Column("rest_end", sa.String(16)),
    )
    op.create_index("ix_rest_exception", "rest_exception", ["helper_id", "rule", "at"], unique=True)
