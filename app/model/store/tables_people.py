"""The schema's other half: people (hiring, talks, learning, keys, leaving) and the archive of papers. See tables.py."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from app.model.domain import archive as a
from app.model.domain import people as p
from app.model.store.column_types import Choice, DecimalText
from app.model.store.tables import helper_column, id_column, mapper_registry, maybe_helper_column, metadata

training = Table(
    "training",
    metadata,
    id_column(),
    helper_column(),
    Column("kind", Choice(p.TrainingKind), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("subject", String, nullable=False),
    Column("given_by", String),
    Column("signed_on", Date),
    Column("note", Text),
    Index("ix_training_helper", "helper_id", "held_on"),
)
handout = Table(
    "handout",
    metadata,
    id_column(),
    helper_column(),
    Column("what", String, nullable=False),
    Column("handed_on", Date, nullable=False),
    Column("number", Integer, nullable=False),
    Column("returned_on", Date),
    Column("note", Text),
    Index("ix_handout_helper", "helper_id", "handed_on"),
)
talk = Table(
    "talk",
    metadata,
    id_column(),
    maybe_helper_column(),
    Column("kind", Choice(p.TalkKind), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("participants", Text),
    Column("about", Text),
    Column("agreed", Text),
    Column("follow_up_on", Date),
    Column("followed_up_on", Date),
    Column("signed_on", Date),
    Column("copy_given_on", Date),
    Index("ix_talk_helper", "helper_id", "held_on"),
)
termination = Table(
    "termination",
    metadata,
    id_column(),
    helper_column(),
    Column("kind", Choice(p.TerminationKind), nullable=False),
    Column("given_on", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("reason", Text),
    Column("delivered_how", String),
    Column("receipt_on", Date),
    Column("municipality_told_on", Date),
    Column("papers_back_on", Date),
    Column("reference_given_on", Date),
    Column("legal_advice_on", Date),
    Column("police_reported_on", Date),
    Column("note", Text),
    Index("ix_termination_helper", "helper_id", "last_day"),
)
hiring = Table(
    "hiring",
    metadata,
    id_column(),
    Column("title", String, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("hours_per_week", DecimalText),
    Column("duties", Text),
    Column("demands", Text),
    Column("offer", Text),
    Column("contact", Text),
    Column("apply_by", Date),
    Column("advertised_on", Date),
    Column("advertised_where", String),
    Column("closed_on", Date),
    Column("keep_months", Integer),
)
applicant = Table(
    "applicant",
    metadata,
    id_column(),
    Column(
        "hiring_id",
        ForeignKey("hiring.id", deferrable=True, initially="DEFERRED", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("name", String, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("phone", String),
    Column("email", String),
    Column("interview_on", Date),
    Column("state", Choice(p.ApplicantState), nullable=False),
    Column("decided_on", Date),
    Column("told_on", Date),
    maybe_helper_column(),
    Column("note", Text),
)
attachment = Table(
    "attachment",
    metadata,
    id_column(),
    Column("title", String, nullable=False),
    Column("file_name", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("added_on", Date, nullable=False),
    Column("kind", Choice(a.AttachmentKind), nullable=False),
    maybe_helper_column(),
    Column("document_id", Integer),
    Column("dated_on", Date),
    Column("note", Text),
    Index("ix_attachment_helper", "helper_id"),
)
# The bytes themselves, named by their SHA-256: written once, outside undo and log, and cleared away when nothing names them.
attachment_content = Table(
    "attachment_content",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
paper_event = Table(
    "paper_event",
    metadata,
    id_column(),
    Column("document_id", Integer, nullable=False, index=True),
    Column("kind", Choice(a.PaperEventKind), nullable=False),
    Column("happened_on", Date, nullable=False),
    maybe_helper_column(),
    Column("note", Text),
)
own_wording = Table(
    "own_wording",
    metadata,
    id_column(),
    Column("text", Text, nullable=False),
    Column("based_on", String, nullable=False),
    Column("changed_on", Date, nullable=False),
)

BYTES = frozenset({attachment_content.name})  # no entity: read and written as bytes alone

for _entity, _table in {
    p.Training: training,
    p.Handout: handout,
    p.Talk: talk,
    p.Termination: termination,
    p.Hiring: hiring,
    p.Applicant: applicant,
    a.Attachment: attachment,
    a.PaperEvent: paper_event,
    a.OwnWording: own_wording,
}.items():
    mapper_registry.map_imperatively(_entity, _table)
