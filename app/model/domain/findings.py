"""A finding: what is the matter, what to do about it and who says so (see checks/)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.model.domain.reasons import Reason


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True)
class Finding:
    """`at` is where the rule bites (local), `due` the last day to do something; `figures` lets a person check it."""

    code: str
    severity: Severity
    helper_id: str | None
    at: datetime | date | None
    due: date | None
    title: str
    message: str
    advice: str
    reason: Reason
    figures: dict[str, int | str | list[str]] = field(default_factory=dict)
    subject: str | None = None
