"""People and papers: the helper's whole card, written terms, hiring, learning, keys, talks, leaving, and the archive."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from app.model.store.migrations.triggers import recording

revision = "0004"
down_revision = "0003"

OLD_SCHEME = (
    "id citizen_name citizen_address citizen_phone citizen_cpr paragraph municipality employer payroll work_leader "
    "starts_on rest_room respiration respiration_region_share rest_ground rest_ground_note"
)
OLD_HELPER = "id name born_on cpr address phone email bank_account relative unemployment_fund respiration_approved_on"
OLD_CONTRACT = (
    "id helper_id starts_on ends_on pay hours_per_week hourly_wage signed_on confidentiality_signed_on "
    "sent_to_municipality_on probation_until pension_from"
)
NEW_SCHEME: dict[str, Any] = {
    "employer_name": sa.String(),
    "employer_address": sa.String(),
    "employer_phone": sa.String(),
    "employer_cvr": sa.String(),
    "ends_on": sa.Date(),
    "end_kind": sa.String(24),
    "end_told_on": sa.Date(),
}
NEW_HELPER: dict[str, Any] = {
    "respiration_approved_by": sa.String(),
    "next_of_kin": sa.String(),
    "next_of_kin_phone": sa.String(),
    "tax_card": sa.String(24),
    "tax_told_on": sa.Date(),
    "pension_proof": sa.String(),
    "pension_proof_on": sa.Date(),
    "driving_licence": sa.String(),
    "driving_licence_seen_on": sa.Date(),
    "criminal_record_seen_on": sa.Date(),
    "child_record_seen_on": sa.Date(),
    "note": sa.Text(),
}
NEW_CONTRACT: dict[str, Any] = {
    "job_title": sa.String(),
    "fixed_term_reason": sa.Text(),
    "workplaces": sa.Text(),
    "schedule": sa.Text(),
    "unpredictable": sa.Boolean(),
    "call_notice": sa.Text(),
    "overtime": sa.Text(),
    "supplements": sa.Text(),
    "pay_dates": sa.Text(),
    "notice_amount": sa.Integer(),
    "notice_unit": sa.String(24),
    "notice_month_end": sa.Boolean(),
    "pension_scheme": sa.Text(),
    "vacation_form": sa.String(24),
    "insurances": sa.Text(),
    "grant_reserve": sa.Boolean(),
    "collective_agreement": sa.Text(),
    "training_right": sa.Text(),
    "other_terms": sa.Text(),
}
TABLES = {
    "training": "id helper_id kind held_on subject given_by signed_on note",
    "handout": "id helper_id what handed_on number returned_on note",
    "talk": "id helper_id kind held_on participants about agreed follow_up_on followed_up_on signed_on copy_given_on",
    "termination": (
        "id helper_id kind given_on last_day reason delivered_how receipt_on municipality_told_on papers_back_on "
        "reference_given_on legal_advice_on police_reported_on note"
    ),
    "hiring": (
        "id title opened_on hours_per_week duties demands offer contact apply_by advertised_on advertised_where "
        "closed_on keep_months"
    ),
    "applicant": "id hiring_id name received_on phone email interview_on state decided_on told_on helper_id note",
    "attachment": ("id title file_name media_type size digest added_on kind helper_id document_id dated_on note"),
    "paper_event": "id document_id kind happened_on helper_id note",
    "own_wording": "id text based_on changed_on",
}


def upgrade() -> None:
    for table, old, new in (
        ("scheme", OLD_SCHEME, NEW_SCHEME),
        ("helper", OLD_HELPER, NEW_HELPER),
        ("contract", OLD_CONTRACT, NEW_CONTRACT),
    ):
        for name, kind in new.items():
            flag = isinstance(kind, sa.Boolean)
            default = sa.text("0") if flag else None
            op.add_column(table, sa.Column(name, kind, nullable=not flag, server_default=default))
        for event in ("insert", "update", "delete"):
            op.get_bind().exec_driver_sql(f'DROP TRIGGER "record_{table}_{event}"')
        _record(table, [*old.split(), *new])
    _documents()
    _helpers_things()
    _talks()
    _termination()
    _hirings()
    _archive()
    for table, columns in TABLES.items():
        _record(table, columns.split())


def _documents() -> None:
    """Made anew, so that a number is never used again: marks and scanned copies name documents by it."""
    old = "id, kind, subject, period, issued_at, rulebook_version, snapshot"
    op.rename_table("issued_document", "issued_document_old")
    op.create_table(
        "issued_document",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("issued_at", sa.String(16), nullable=False),
        sa.Column("rulebook_version", sa.String(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("title", sa.String()),
        sa.Column("wording_version", sa.String()),
        sqlite_autoincrement=True,
    )
    op.get_bind().exec_driver_sql(f"INSERT INTO issued_document({old}) SELECT {old} FROM issued_document_old")
    op.drop_table("issued_document_old")
    op.create_index("ix_issued_document", "issued_document", ["kind", "subject", "period"])


def _record(table: str, columns: list[str]) -> None:
    for sql in recording(table, columns):
        op.get_bind().exec_driver_sql(sql)


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(), primary_key=True)


def _helper() -> sa.Column[str]:
    helper = sa.ForeignKey("helper.id", deferrable=True, initially="DEFERRED")
    return sa.Column("helper_id", sa.String(), helper, nullable=False)


def _maybe_helper() -> sa.Column[str]:
    helper = sa.ForeignKey("helper.id", deferrable=True, initially="DEFERRED", ondelete="CASCADE")
    return sa.Column("helper_id", sa.String(), helper, nullable=True)


def _helpers_things() -> None:
    op.create_table(
        "training",
        _id(),
        _helper(),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("given_by", sa.String()),
        sa.Column("signed_on", sa.Date()),
        sa.Column("note", sa.Text()),
    )
    op.create_index("ix_training_helper", "training", ["helper_id", "held_on"])
    op.create_table(
        "handout",
        _id(),
        _helper(),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("returned_on", sa.Date()),
        sa.Column("note", sa.Text()),
    )
    op.create_index("ix_handout_helper", "handout", ["helper_id", "handed_on"])


def _talks() -> None:
    op.create_table(
        "talk",
        _id(),
        _maybe_helper(),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("participants", sa.Text()),
        sa.Column("about", sa.Text()),
        sa.Column("agreed", sa.Text()),
        sa.Column("follow_up_on", sa.Date()),
        sa.Column("followed_up_on", sa.Date()),
        sa.Column("signed_on", sa.Date()),
        sa.Column("copy_given_on", sa.Date()),
    )
    op.create_index("ix_talk_helper", "talk", ["helper_id", "held_on"])


def _termination() -> None:
    op.create_table(
        "termination",
        _id(),
        _helper(),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("delivered_how", sa.String()),
        sa.Column("receipt_on", sa.Date()),
        sa.Column("municipality_told_on", sa.Date()),
        sa.Column("papers_back_on", sa.Date()),
        sa.Column("reference_given_on", sa.Date()),
        sa.Column("legal_advice_on", sa.Date()),
        sa.Column("police_reported_on", sa.Date()),
        sa.Column("note", sa.Text()),
    )
    op.create_index("ix_termination_helper", "termination", ["helper_id", "last_day"])


def _hirings() -> None:
    op.create_table(
        "hiring",
        _id(),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("hours_per_week", sa.String()),
        sa.Column("duties", sa.Text()),
        sa.Column("demands", sa.Text()),
        sa.Column("offer", sa.Text()),
        sa.Column("contact", sa.Text()),
        sa.Column("apply_by", sa.Date()),
        sa.Column("advertised_on", sa.Date()),
        sa.Column("advertised_where", sa.String()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("keep_months", sa.Integer()),
    )
    hiring = sa.ForeignKey("hiring.id", deferrable=True, initially="DEFERRED", ondelete="CASCADE")
    op.create_table(
        "applicant",
        _id(),
        sa.Column("hiring_id", sa.String(), hiring, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("phone", sa.String()),
        sa.Column("email", sa.String()),
        sa.Column("interview_on", sa.Date()),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("decided_on", sa.Date()),
        sa.Column("told_on", sa.Date()),
        _maybe_helper(),
        sa.Column("note", sa.Text()),
    )
    op.create_index("ix_applicant_hiring_id", "applicant", ["hiring_id"])


def _archive() -> None:
    op.create_table(
        "attachment",
        _id(),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        _maybe_helper(),
        sa.Column("document_id", sa.Integer()),
        sa.Column("dated_on", sa.Date()),
        sa.Column("note", sa.Text()),
    )
    op.create_index("ix_attachment_digest", "attachment", ["digest"])
    op.create_index("ix_attachment_helper", "attachment", ["helper_id"])
    op.create_table(
        "attachment_content",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "paper_event",
        _id(),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        _maybe_helper(),
        sa.Column("note", sa.Text()),
    )
    op.create_index("ix_paper_event_document_id", "paper_event", ["document_id"])
    op.create_table(
        "own_wording",
        _id(),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("based_on", sa.String(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
    )
