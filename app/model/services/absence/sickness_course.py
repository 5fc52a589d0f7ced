"""The course of a sickness as a line of dates: what is due when, what is done, who says so. The lines: sickness_dates.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.model.checks.courses import Course, courses
from app.model.checks.facts import Facts
from app.model.checks.sickness import AWAY_ILL
from app.model.domain.entities import Absence, AbsenceKind, Helper, Scheme
from app.model.domain.leave import StepKind
from app.model.domain.leave_validity import ILL
from app.model.services.absence.sickness_dates import (
    child_lines,
    first_day,
    papers,
    pregnancy_pay,
    sick_before,
    told_on,
    who_pays,
)
from app.model.services.absence.sickness_deadlines import fit_again, period_and_refund, plan, section_56, talk
from app.model.services.absence.sickness_lines import CourseLine, Seen
from app.model.services.absences import existing
from app.model.services.binder import Binder
from app.model.store import leave_queries, people_queries, queries

CHILD, PREGNANT = frozenset({AbsenceKind.CHILD_SICK}), frozenset({AbsenceKind.PREGNANCY})

Lines = Callable[[Seen], Iterator[CourseLine]]
_OWN: tuple[Lines, ...] = (
    first_day,
    sick_before,
    told_on,
    who_pays,
    papers,
    talk,
    period_and_refund,
    section_56,
    plan,
    fit_again,
)
_LINES: dict[frozenset[AbsenceKind], tuple[Lines, ...]] = {
    AWAY_ILL: _OWN,
    CHILD: (child_lines, fit_again),
    PREGNANT: (first_day, told_on, pregnancy_pay, fit_again),
}


@dataclass(frozen=True)
class CourseView:
    """The course that an absence belongs to; `lines` are empty for absence that is no sickness.

    `absence_id` is its first part, which its steps are written for.
    """

    absence_id: str
    helper_id: str
    first: date
    last: date | None
    lines: tuple[CourseLine, ...] = ()

    def line(self, step: StepKind) -> CourseLine | None:
        return next((line for line in self.lines if line.step is step), None)


def course_view(binder: Binder, absence_id: str) -> CourseView:
    """Raises Refused when the absence is gone."""
    rules = binder.rulebook()
    with binder.database.read() as session:
        absence = existing(session, absence_id)
        helper = queries.by_id(session, Helper, absence.helper_id)
        assert helper is not None
        facts = Facts(
            as_of=binder.today,
            first=binder.today,
            last=binder.today,
            scheme=queries.scheme(session) or Scheme(),
            helpers={helper.id: helper},
            contracts={helper.id: queries.contracts(session, helper.id)},
            absences={helper.id: queries.absences(session, date.min, date.max, helper.id)},
            talks={helper.id: people_queries.talks(session, helper.id)},
            absence_steps=leave_queries.absence_steps(session, helper.id),
        )
    if absence.kind not in ILL:
        return CourseView(absence.id, helper.id, absence.first_day, absence.last_day)
    kinds = _kinds(absence)
    found = _courses(facts, kinds, absence)
    course = next(each for each in found if absence_id in {part.id for part in each.absences})
    seen = Seen(facts, rules, course, found)
    lines = tuple(line for part in _LINES[kinds] for line in part(seen))
    return CourseView(course.subject, helper.id, course.first, course.last, lines)


def _kinds(absence: Absence) -> frozenset[AbsenceKind]:
    """Absence of these kinds makes one course together."""
    return next(kinds for kinds in (CHILD, PREGNANT, AWAY_ILL) if absence.kind in kinds)


def _courses(facts: Facts, kinds: frozenset[AbsenceKind], absence: Absence) -> list[Course]:
    """All of the helper's courses of these kinds, also where the one asked about is still to come."""
    begun: Iterable[Course] = courses(replace(facts, as_of=max(facts.as_of, absence.first_day)), kinds)
    return list(begun)
