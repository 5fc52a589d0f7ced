"""The schema's third part: sickness and its steps, vacation, accidents, parental leave, the citizen's stays. See tables.py."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from app.model.domain import leave as v
from app.model.domain import stays as s
from app.model.store.column_types import Choice, DecimalText, LocalTime
from app.model.store.tables import helper_column, id_column, mapper_registry, metadata, no_unless_said


def _absence_column(*, needed: bool) -> Column[str]:
    """A step goes with its absence; what came of an absence stays without it."""
    gone = "CASCADE" if needed else "SET NULL"
    to = ForeignKey("absence.id", deferrable=True, initially="DEFERRED", ondelete=gone)
    return Column("absence_id", to, nullable=not needed, index=True)


absence_step = Table(
    "absence_step",
    metadata,
    id_column(),
    helper_column(),
    _absence_column(needed=True),
    Column("kind", Choice(v.StepKind), nullable=False),
    Column("asked_on", Date),
    Column("done_on", Date),
)
vacation_entry = Table(
    "vacation_entry",
    metadata,
    id_column(),
    helper_column(),
    Column("year", Integer, nullable=False),
    Column("kind", Choice(v.VacationEntryKind), nullable=False),
    Column("days", DecimalText, nullable=False),
    Column("agreed_on", Date),
    Column("reported_on", Date),
    Column("note", Text),
    Index("ix_vacation_entry_helper", "helper_id", "year"),
)
vacation_wish = Table(
    "vacation_wish",
    metadata,
    id_column(),
    helper_column(),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("state", Choice(v.WishState), nullable=False),
    Column("decided_on", Date),
    Column("told_on", Date),
    Column("reason", Text),
    _absence_column(needed=False),
    Index("ix_vacation_wish_helper", "helper_id", "first_day"),
)
vacation_round = Table(
    "vacation_round",
    metadata,
    id_column(),
    Column("year", Integer, nullable=False, unique=True),
    Column("wishes_by", Date, nullable=False),
)
accident = Table(
    "accident",
    metadata,
    id_column(),
    helper_column(),
    Column("happened_at", LocalTime, nullable=False),
    Column("place", String),
    Column("doing", Text),
    Column("what_happened", Text),
    Column("witnesses", String),
    Column("prevention", Text),
    no_unless_said("near_miss"),
    _absence_column(needed=False),
    Column("reported_on", Date),
    Column("insurer_told_on", Date),
    Column("municipality_told_on", Date),
    Column("copy_given_on", Date),
    Index("ix_accident_helper", "helper_id", "happened_at"),
)
parental_leave = Table(
    "parental_leave",
    metadata,
    id_column(),
    helper_column(),
    Column("role", Choice(v.ParentRole), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("notice_on", Date),
    Column("leave_from", Date),
    Column("born_on", Date),
    Column("plan_on", Date),
    Column("back_on", Date),
    Column("municipality_told_on", Date),
    Index("ix_parental_leave_helper", "helper_id", "due_on"),
)
citizen_stay = Table(
    "citizen_stay",
    metadata,
    id_column(),
    Column("kind", Choice(s.StayKind), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date),
    Column("place", String),
    Column("abroad", Boolean, nullable=False),
    Column("told_on", Date),
    Column("applied_on", Date),
    Column("granted_on", Date),
    Column("extra_hours", DecimalText),
    Column("insured_on", Date),
    Column("agreed_on", Date),
    Column("agreed", Text),
    Column("note", Text),
)
stay_helper = Table(
    "stay_helper",
    metadata,
    id_column(),
    Column(
        "stay_id",
        ForeignKey("citizen_stay.id", deferrable=True, initially="DEFERRED", ondelete="CASCADE"),
        nullable=False,
    ),
    helper_column(),
    Column("along", Boolean, nullable=False),
    Column("told_on", Date),
    Column("agreed_on", Date),
    Index("ix_stay_helper", "stay_id", "helper_id", unique=True),
)

for _entity, _table in {
    v.AbsenceStep: absence_step,
    v.VacationEntry: vacation_entry,
    v.VacationWish: vacation_wish,
    v.VacationRound: vacation_round,
    v.Accident: accident,
    v.ParentalLeave: parental_leave,
    s.CitizenStay: citizen_stay,
    s.StayHelper: stay_helper,
}.items():
    mapper_registry.map_imperatively(_entity, _table)
