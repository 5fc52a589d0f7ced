"""What is asked of the scheme file about sickness, vacation, leave and stays: small questions that return entities in order."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.model.domain.leave import AbsenceStep, Accident, ParentalLeave, VacationEntry, VacationRound, VacationWish
from app.model.domain.stays import CitizenStay, StayHelper
from app.model.store import tables_leave as v


def absence_steps(session: Session, helper_id: str | None = None) -> Sequence[AbsenceStep]:
    """Of one helper or of all."""
    c = v.absence_step.c
    query = select(AbsenceStep).order_by(c.absence_id, c.kind, c.id)
    return session.scalars(query if helper_id is None else query.where(c.helper_id == helper_id)).all()


def vacation_entries(session: Session, helper_id: str | None = None) -> Sequence[VacationEntry]:
    c = v.vacation_entry.c
    query = select(VacationEntry).order_by(c.year, c.id)
    return session.scalars(query if helper_id is None else query.where(c.helper_id == helper_id)).all()


def vacation_wishes(session: Session, helper_id: str | None = None) -> Sequence[VacationWish]:
    c = v.vacation_wish.c
    query = select(VacationWish).order_by(c.first_day, c.id)
    return session.scalars(query if helper_id is None else query.where(c.helper_id == helper_id)).all()


def vacation_rounds(session: Session) -> Sequence[VacationRound]:
    return session.scalars(select(VacationRound).order_by(v.vacation_round.c.year)).all()


def accidents(session: Session, helper_id: str | None = None) -> Sequence[Accident]:
    c = v.accident.c
    query = select(Accident).order_by(c.happened_at, c.id)
    return session.scalars(query if helper_id is None else query.where(c.helper_id == helper_id)).all()


def parental_leaves(session: Session, helper_id: str | None = None) -> Sequence[ParentalLeave]:
    c = v.parental_leave.c
    query = select(ParentalLeave).order_by(c.due_on, c.id)
    return session.scalars(query if helper_id is None else query.where(c.helper_id == helper_id)).all()


def stays(session: Session) -> Sequence[CitizenStay]:
    c = v.citizen_stay.c
    return session.scalars(select(CitizenStay).order_by(c.first_day, c.id)).all()


def stays_of(session: Session, helper_id: str) -> Sequence[StayHelper]:
    """One helper's parts in the stays."""
    c = v.stay_helper.c
    return session.scalars(select(StayHelper).where(c.helper_id == helper_id).order_by(c.stay_id)).all()


def stay_helpers(session: Session, stay_id: str | None = None) -> Sequence[StayHelper]:
    """Of one stay or of all."""
    c = v.stay_helper.c
    query = select(StayHelper).order_by(c.stay_id, c.helper_id)
    return session.scalars(query if stay_id is None else query.where(c.stay_id == stay_id)).all()
