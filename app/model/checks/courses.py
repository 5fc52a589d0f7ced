"""Courses of absence: what the checks of sickness count days in, from absences that meet.

Courses apart from each other are never added up: which of them count together no fact in the file says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.checks.due import Employment, employment_on
from app.model.checks.facts import Facts
from app.model.domain.entities import FOREVER, Absence, AbsenceKind


@dataclass(frozen=True)
class Course:
    """Absences that follow each other without a moment between them; `last` is None while there is no last day."""

    helper_id: str
    absences: tuple[Absence, ...]
    last: date | None
    employment: Employment | None

    @property
    def first(self) -> date:
        return self.absences[0].first_day

    @property
    def subject(self) -> str:
        return self.absences[0].id

    @property
    def open(self) -> bool:
        """Nobody knows its end, though the employment may have one."""
        return self.absences[-1].last_day is None

    def reaches(self, day: date) -> bool:
        """It lasts to that day, or has no known end."""
        return (self.last or FOREVER) >= day

    def runs(self, day: date) -> bool:
        return self.first <= day and self.reaches(day)


def courses(facts: Facts, kinds: frozenset[AbsenceKind]) -> Iterable[Course]:
    """The courses of some kinds of absence that have begun, each cut off where the employment ends."""
    for helper_id, absences in facts.absences.items():
        joined: list[list[Absence]] = []
        for absence in (each for each in absences if each.kind in kinds):
            if joined and absence.start <= joined[-1][-1].end:
                joined[-1].append(absence)
            else:
                joined.append([absence])
        for group in (each for each in joined if each[0].first_day <= facts.as_of):
            yield _course(facts, helper_id, group)


def _course(facts: Facts, helper_id: str, group: Sequence[Absence]) -> Course:
    employment = employment_on(facts.contracts.get(helper_id, ()), group[0].first_day)
    left = employment.last if employment else None
    last = min(group[-1].last_day or FOREVER, left or FOREVER)
    return Course(helper_id, tuple(group), None if last == FOREVER else last, employment)
