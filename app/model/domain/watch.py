"""What the user decides about findings: put off or settled, exceptions to rest rules, what is refused, what to cover.

Raw facts like those in entities.py; which finding a mark belongs to is told by `Finding.key`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class MarkKind(StrEnum):
    PUT_OFF = "put_off"
    SETTLED = "settled"


class RestGround(StrEnum):
    """What an exception to the rest rules rests on."""

    UNFORESEEN = "unforeseen"
    AGREEMENT = "agreement"
    DISPENSATION = "dispensation"


@dataclass(eq=False)
class FindingMark:
    """That a finding was put off until a day, or settled with a note. It shows again when it has become worse than then.

    `severity` and `extent` are the finding's when it was marked.
    """

    id: str
    finding: str
    kind: MarkKind
    severity: str
    made_on: date
    until: date | None = None
    note: str | None = None
    helper_id: str | None = None
    extent: int = 0


@dataclass(eq=False)
class RestException:
    """An exception to a rest rule, written down as the rules ask: its ground and the rest given instead (local)."""

    id: str
    helper_id: str
    rule: str
    at: datetime
    ground: RestGround
    explanation: str
    recorded_on: date
    rest_start: datetime | None = None
    rest_end: datetime | None = None


@dataclass(eq=False)
class RuleChoice:
    """That the user wants shifts against a rule refused; without one the rule only warns. `id` is the rule's code."""

    id: str
    blocks: bool = True


@dataclass(eq=False)
class CoverWindow:
    """Clock time in which the scheme wants helpers: `weekdays` as ISO digits ("12345"); to 00:00 is the day's end.

    A window whose end is at or before its start passes midnight; both 00:00 is the whole day.
    """

    id: str
    weekdays: str
    from_time: time
    to_time: time
    helpers: int = 1
    starts_on: date | None = None
    ends_on: date | None = None
