"""A finding: what is the matter, what to do about it and who says so (see checks/)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from app.model.domain.reasons import Reason


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def weight(self) -> int:
        """Larger is worse."""
        return (Severity.NOTICE, Severity.WARNING, Severity.ERROR).index(self)


Figure = int | Decimal | str | list[str]


@dataclass(frozen=True)
class Finding:
    """`at` is where the rule bites (local), `due` the last day to do something; `figures` lets a person check it.

    `subject` is what it concerns: the id of a shift, contract, absence or grant, or a month or year. It stays the
    same from day to day, so that a finding can be put off or settled. `extent` is how much of it there is (minutes,
    days): larger is worse, and only comparable with the same matter's. `early`: it reminds before the limit, and breaks nothing.
    """

    code: str
    severity: Severity
    helper_id: str | None
    at: datetime | date | None
    due: date | None
    title: str
    message: str
    advice: str
    reason: Reason
    figures: dict[str, Figure] = field(default_factory=dict)
    subject: str | None = None
    extent: int = 0
    early: bool = False

    def is_worse_than(self, other: Finding) -> bool:
        """Of two about the same matter: graver, or as grave and more of it."""
        return (self.severity.weight, self.extent) > (other.severity.weight, other.extent)

    @property
    def key(self) -> str:
        """The same tomorrow as today, for the same matter."""
        return "/".join((self.code, self.helper_id or "", self.subject or ""))
