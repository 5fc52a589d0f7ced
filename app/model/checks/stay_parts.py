"""Who is in a stay: the helpers employed in it, who comes along, and by when the others are to be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from app.model.calc.notice import Notice
from app.model.checks.due import Employment, employments
from app.model.domain.entities import FOREVER, Contract, PayForm
from app.model.domain.stays import CitizenStay, StayHelper


class Told(Enum):
    """NOBODY_MUST: hired from day to day, or after the last day to be told, so nothing was to be told ahead."""

    ALONG = auto()
    IN_TIME = auto()
    AGREED = auto()
    TOO_LATE = auto()
    MISSING = auto()
    TO_COME = auto()
    NOBODY_MUST = auto()


@dataclass(frozen=True)
class Part:
    """One helper in a stay. `tell_by`: the last day to tell, where one is known and must be kept."""

    helper_id: str
    along: bool = False
    told_on: date | None = None
    agreed_on: date | None = None
    tell_by: date | None = None

    def state(self, as_of: date) -> Told:
        """The last day itself is in time; a shorter notice that both agreed to is."""
        if self.along:
            return Told.ALONG
        if self.told_on is not None and (self.tell_by is None or self.told_on <= self.tell_by):
            return Told.IN_TIME
        if self.agreed_on is not None:
            return Told.AGREED
        if self.tell_by is None:
            return Told.NOBODY_MUST
        if self.told_on is not None:
            return Told.TOO_LATE
        return Told.MISSING if as_of > self.tell_by else Told.TO_COME


def parts_of(
    stay: CitizenStay,
    written: Iterable[StayHelper],
    contracts: Mapping[str, Sequence[Contract]],
    notice: Notice | None,
) -> list[Part]:
    """Everybody who is employed during a stay, and those who are written in it; by helper id.

    Args:
        stay: the stay.
        written: what is written of its helpers.
        contracts: all helpers' contracts.
        notice: the last day to tell, by the rules.

    """
    mine = {part.helper_id: part for part in written if part.stay_id == stay.id}
    found = []
    for helper_id in sorted({*mine, *contracts}):
        employment = _during(stay, contracts.get(helper_id, ()))
        part = mine.get(helper_id)
        if employment is None and part is None:
            continue
        due = notice.day if notice is not None and employment is not None else None
        if due is not None and employment is not None and (employment.first > due or _is_substitute(employment, stay)):
            due = None
        if part is None:
            found.append(Part(helper_id, tell_by=due))
        else:
            found.append(Part(helper_id, part.along, part.told_on, part.agreed_on, None if part.along else due))
    return found


def _overlaps(first: date, last: date | None, stay: CitizenStay) -> bool:
    return first <= (stay.last_day or FOREVER) and (last or FOREVER) >= stay.first_day


def _during(stay: CitizenStay, contracts: Sequence[Contract]) -> Employment | None:
    if not any(_overlaps(contract.starts_on, contract.ends_on, stay) for contract in contracts):
        return None
    return next((each for each in employments(contracts) if _overlaps(each.first, each.last, stay)), None)


def _is_substitute(employment: Employment, stay: CitizenStay) -> bool:
    """Hour by hour for the whole of the stay: without work on other days, nothing is called off."""
    held = [c for c in employment.contracts if _overlaps(c.starts_on, c.ends_on, stay)]
    return all(contract.pay is PayForm.SUBSTITUTE for contract in held)
