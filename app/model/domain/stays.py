"""The citizen's own vacations and hospital stays: who comes along, who was told when, what was asked of the municipality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class StayKind(StrEnum):
    VACATION = "vacation"
    HOSPITAL_PLANNED = "hospital_planned"
    HOSPITAL_ACUTE = "hospital_acute"

    @property
    def is_hospital(self) -> bool:
        return self is not StayKind.VACATION


@dataclass(eq=False)
class CitizenStay:
    """Days that the citizen is away, both included; no last day: nobody knows yet.

    `told_on`: the municipality was told. `applied_on`, `granted_on`: leave to bring the scheme for longer, or extra hours
    (`extra_hours`, decimal hours in all). `insured_on`: travel insurance for those who come along. `agreed_on`: who pays
    the helpers during a hospital stay is agreed, with whom and what stands in `agreed`.
    """

    id: str
    kind: StayKind
    first_day: date
    last_day: date | None = None
    place: str | None = None
    abroad: bool = False
    told_on: date | None = None
    applied_on: date | None = None
    granted_on: date | None = None
    extra_hours: Decimal | None = None
    insured_on: date | None = None
    agreed_on: date | None = None
    agreed: str | None = None
    note: str | None = None


@dataclass(eq=False)
class StayHelper:
    """A helper in a stay: comes along or not, told on which day; `agreed_on`: both agreed to a shorter notice."""

    id: str
    stay_id: str
    helper_id: str
    along: bool = False
    told_on: date | None = None
    agreed_on: date | None = None
