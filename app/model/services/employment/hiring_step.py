"""What one step of the guided hiring is, and whom it names where somebody else is the employer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from app.model.checks.due import has_outside_employer
from app.model.domain.entities import Party, Scheme
from app.model.services.blanks import Blank

HANDBOOK, ITS_MUNICIPALITY = "Håndbog om hjælperordninger, Faxe Kommune, november 2020", "faxe"


class StepState(Enum):
    """OPEN can be done now; WAITING needs an earlier step; SKIPPED was not done, and is not missing."""

    DONE = auto()
    OPEN = auto()
    WAITING = auto()
    SKIPPED = auto()


@dataclass(frozen=True)
class HiringStep:
    """`text` is what to do, `source` who says so.

    `letter` is the document that belongs to it, made about `record_id`; `blank` the field in which it is written down.
    """

    key: str
    title: str
    text: str
    source: str
    state: StepState
    done_on: date | None = None
    letter: str = ""
    helper_id: str | None = None
    record_id: str | None = None
    blank: Blank | None = None

    @property
    def id(self) -> str:
        """The same step of the same helper, whatever comes before it."""
        return f"{self.key}/{self.helper_id}" if self.helper_id else self.key


@dataclass(frozen=True)
class Employer:
    """Who signs: a name inside a sentence, and whether the user can only ask."""

    name: str
    outside: bool

    @property
    def called(self) -> str:
        """At the beginning of a sentence."""
        return self.name[:1].upper() + self.name[1:]


_NAMES = {
    Party.RELATIVE: "den nærtstående",
    Party.ASSOCIATION: "foreningen",
    Party.COMPANY: "virksomheden",
    Party.MUNICIPALITY: "kommunen",
}


def source_note(step: HiringStep, scheme: Scheme) -> str:
    """What is said beside the handbook where another municipality pays; "" where it is one's own, or another source."""
    if not step.source.startswith(HANDBOOK) or scheme.municipality == ITS_MUNICIPALITY:
        return ""
    return "Det er ikke din kommunes håndbog, så spørg din egen kommune."


def employer_of(scheme: Scheme) -> Employer:
    return Employer(_NAMES.get(scheme.employer, "du"), has_outside_employer(scheme))
