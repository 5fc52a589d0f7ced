"""What a line of a sickness' course is, and the course as it is looked at today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.model.checks.courses import Course
from app.model.checks.facts import Facts
from app.model.domain.entities import Helper
from app.model.domain.leave import AbsenceStep, StepKind
from app.model.domain.reasons import Certainty, Reason
from app.model.rulebook.rulebook import Rulebook

ASK = "Spørg kommunen."


class LineState(StrEnum):
    """FACT: it is only told. POSSIBLE: may be done from now on, and need not."""

    DONE = "done"
    AHEAD = "ahead"
    POSSIBLE = "possible"
    LATE = "late"
    UNNEEDED = "unneeded"
    FACT = "fact"


@dataclass(frozen=True)
class CourseLine:
    """One date of the course. `step` is what can be noted for it; `asked_on` and `done_on` are what is noted."""

    key: str
    title: str
    day: date | None
    state: LineState
    told: str = ""
    reason: Reason | None = None
    step: StepKind | None = None
    asked_on: date | None = None
    done_on: date | None = None

    @property
    def unsure(self) -> bool:
        """Nobody has confirmed the rule."""
        return self.reason is not None and self.reason.certainty is Certainty.C


@dataclass(frozen=True)
class Seen:
    """A course as it is looked at today; `all` are the helper's courses of its kinds."""

    facts: Facts
    rules: Rulebook
    course: Course
    all: Sequence[Course]

    @property
    def today(self) -> date:
        return self.facts.as_of

    @property
    def first(self) -> date:
        return self.course.first

    @property
    def helper(self) -> Helper:
        return self.facts.helpers[self.course.helper_id]

    def step(self, kind: StepKind) -> AbsenceStep | None:
        """What is noted of that kind; the newest where the parts of the course have several."""
        parts = {absence.id for absence in self.course.absences}
        mine = [step for step in self.facts.absence_steps if step.absence_id in parts and step.kind is kind]
        return max(mine, key=lambda step: step.done_on or step.asked_on or date.min, default=None)

    def is_done(self, kind: StepKind) -> bool:
        step = self.step(kind)
        return step is not None and step.done_on is not None

    def over(self, day: date) -> bool:
        """The sickness ended before that day, so what is due then is never needed."""
        return not self.course.reaches(day)

    def due(self, day: date) -> LineState:
        return LineState.LATE if day < self.today else LineState.AHEAD

    def noted(self, line: CourseLine) -> CourseLine:
        """The line with what is noted of its step."""
        step = self.step(line.step) if line.step is not None else None
        return line if step is None else replace(line, asked_on=step.asked_on, done_on=step.done_on)
