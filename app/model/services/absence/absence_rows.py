"""The absences that a screen lists, the newest first, with whose they are; vacation has a list of its own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from app.model.domain.entities import Absence, AbsenceKind
from app.model.domain.leave import AbsenceStep, ReportedHow
from app.model.domain.leave_validity import ILL
from app.model.services.binder import Binder
from app.model.store import queries

ELSEWHERE = frozenset({AbsenceKind.VACATION})


class Period(StrEnum):
    """NOW: those that go on today, or are still to come."""

    NOW = "now"
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True)
class AbsenceEntry:
    """One absence. `goes_on`: it has begun and is not over."""

    id: str
    helper_id: str
    name: str
    kind: AbsenceKind
    first_day: date
    last_day: date | None
    from_time: time | None
    to_time: time | None
    reported_at: datetime | None
    reported_how: ReportedHow | None
    expected_back: date | None
    fit_on: date | None
    instead_of: AbsenceKind | None
    what: str
    goes_on: bool

    @property
    def is_sickness(self) -> bool:
        return self.kind in ILL


def absence_entries(
    binder: Binder, period: Period, without: Collection[AbsenceKind] = ELSEWHERE
) -> tuple[AbsenceEntry, ...]:
    """Those that touch a period, except some kinds; the newest first."""
    today = binder.today
    first, last = {
        Period.NOW: (today, date.max),
        Period.YEAR: (date(today.year, 1, 1), date(today.year, 12, 31)),
        Period.ALL: (date.min, date.max),
    }[period]
    with binder.database.read() as session:
        names = {helper.id: helper.name for helper in queries.helpers(session)}
        found = [each for each in queries.absences(session, first, last) if each.kind not in without]
    ordered = sorted(found, key=lambda each: (each.start, each.id), reverse=True)
    return tuple(_entry(each, names[each.helper_id], today) for each in ordered)


def _entry(absence: Absence, name: str, today: date) -> AbsenceEntry:
    return AbsenceEntry(
        absence.id,
        absence.helper_id,
        name,
        absence.kind,
        absence.first_day,
        absence.last_day,
        absence.from_time,
        absence.to_time,
        absence.reported_at,
        absence.reported_how,
        absence.expected_back,
        absence.fit_on,
        absence.instead_of,
        absence.what or "",
        absence.first_day <= today and (absence.last_day is None or absence.last_day >= today),
    )


def step_absence(binder: Binder, step_id: str) -> str | None:
    """The absence that a step is written for."""
    with binder.database.read() as session:
        step = queries.by_id(session, AbsenceStep, step_id)
    return step.absence_id if step is not None else None
