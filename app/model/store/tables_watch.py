"""The schema's part about what is watched: marks on findings, exceptions to rest, choices, wanted cover. See tables.py."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text

from app.model.domain import watch as w
from app.model.store.column_types import Choice, ClockTime, LocalTime
from app.model.store.tables import helper_column, id_column, mapper_registry, maybe_helper_column, metadata

finding_mark = Table(
    "finding_mark",
    metadata,
    id_column(),
    Column("finding", String, nullable=False),
    Column("kind", Choice(w.MarkKind), nullable=False),
    Column("severity", String, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("until", Date),
    Column("note", Text),
    maybe_helper_column(),
    Column("extent", Integer, nullable=False),
    Index("ix_finding_mark", "finding", unique=True),
)
rest_exception = Table(
    "rest_exception",
    metadata,
    id_column(),
    helper_column(),
    Column("rule", String, nullable=False),
    Column("at", LocalTime, nullable=False),
    Column("ground", Choice(w.RestGround), nullable=False),
    Column("explanation", Text, nullable=False),
    Column("recorded_on", Date, nullable=False),
    Column("rest_start", LocalTime),
    Column("rest_end", LocalTime),
    Index("ix_rest_exception", "helper_id", "rule", "at", unique=True),
)
rule_choice = Table("rule_choice", metadata, id_column(), Column("blocks", Boolean, nullable=False))
cover_window = Table(
    "cover_window",
    metadata,
    id_column(),
    Column("weekdays", String(7), nullable=False),
    Column("from_time", ClockTime, nullable=False),
    Column("to_time", ClockTime, nullable=False),
    Column("helpers", Integer, nullable=False),
    Column("starts_on", Date),
    Column("ends_on", Date),
)

for _entity, _table in {
    w.FindingMark: finding_mark,
    w.RestException: rest_exception,
    w.RuleChoice: rule_choice,
    w.CoverWindow: cover_window,
}.items():
    mapper_registry.map_imperatively(_entity, _table)
