"""What is known of a rule: its code, its name for people, what it watches, where it is mended, and its check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.checks.facts import Check


class Group(StrEnum):
    ROSTER = "Vagter og hviletid"
    NOTICE = "Varsler"
    DEADLINES = "Frister"
    HOURS = "Timer og penge"


class Place(StrEnum):
    """The screen on which a finding is mended."""

    ROSTER = "roster"
    TIMESHEETS = "timesheets"
    ABSENCE = "absence"
    PEOPLE = "people"
    HIRING = "hiring"
    SCHEME = "scheme"


@dataclass(frozen=True)
class Rule:
    """Which number a rule goes by stands in the rulebook under `keys`.

    `planning` rules are asked while a shift is entered or moved, and may be set to refuse instead of warn; of these,
    `from_shift` ones look back from the shift's day, not from today, and `everybody` ones look at all helpers together. What `refused` rules forbid is never saved.
    A rule without a check waits for facts that the program does not hold yet; `waits` says which.
    """

    code: str
    title: str
    watches: str
    group: Group
    place: Place
    keys: tuple[str, ...] = ()
    check: Check | None = None
    planning: bool = False
    from_shift: bool = False
    everybody: bool = False
    refused: bool = False
    waits: str = ""

    @property
    def live(self) -> bool:
        return self.check is not None or self.refused
