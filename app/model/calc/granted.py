"""What a grant gives on each local day, in all and by time of day: the other side of calc/use.py.

Source: handbook 3.5.2: hours are granted for an average week. What counts as the weekend, no source says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from app.model.domain.danish import WEEKDAYS
from app.model.domain.entities import FOREVER, Grant

WEEKEND_DAYS = frozenset({WEEKDAYS.index("lørdag"), WEEKDAYS.index("søndag")})


class Slot(StrEnum):
    """The times of day that a grant is split into."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"


def grant_on(grants: Sequence[Grant], day: date) -> Grant | None:
    """The newest grant that holds on a day, if its hours are known."""
    held = [grant for grant in grants if grant.starts_on <= day <= (grant.ends_on or FOREVER)]
    newest = max(held, key=lambda grant: (grant.starts_on, grant.id), default=None)
    return None if newest is None or newest.hours_total is None else newest


class Granted:
    """What is granted on each of some days, summed as hours a week, so that it is rounded once at the end.

    A day has a seventh of the week's hours. Of a split it has a share of what can lie on it: the weekend's hours lie on
    Saturday and Sunday, the others on the other days, so that whole weeks come out even.
    """

    def __init__(self, grants: Sequence[Grant], days: Iterable[date]) -> None:
        self.known: set[date] = set()
        self.other_hours = False
        self._sums = {name: Decimal() for name in ("hours_total", "respiration_hours", "self_paid_hours")}
        self._slots = dict.fromkeys(Slot, Decimal())
        self._missing: set[Slot] = set()
        for day in days:
            grant = grant_on(grants, day)
            if grant is not None:
                self._add(grant, day)

    def _add(self, grant: Grant, day: date) -> None:
        self.known.add(day)
        for name in self._sums:
            self._sums[name] += getattr(grant, name) or 0
        split: dict[Slot, Decimal | None] = {slot: getattr(grant, f"hours_{slot}") for slot in Slot}
        other = (grant.respiration_hours or Decimal()) + (grant.self_paid_hours or Decimal())
        said = [hours for hours in split.values() if hours is not None]
        if other and said and sum(said) < (grant.hours_total or 0) + other:
            self.other_hours = True
        for slot, hours in split.items():
            if hours is None:
                self._missing.add(slot)
            elif (slot is Slot.WEEKEND) == (day.weekday() in WEEKEND_DAYS):
                self._slots[slot] += hours

    def whole(self) -> tuple[int | None, int, int]:
        """Minutes granted in all, and of these respiration and self-paid; None in all where no grant is known."""
        if not self.known:
            return None, 0, 0
        week = len(WEEKDAYS)
        _, respiration, self_paid = (_minutes(hours, week) for hours in self._sums.values())
        return _minutes(sum(self._sums.values(), Decimal()), week), respiration, self_paid

    def slot(self, slot: Slot) -> int | None:
        """Minutes granted for a time of day; None unless every grant that holds says it."""
        if not self.known or self.other_hours or slot in self._missing:
            return None
        weekend = len(WEEKEND_DAYS)
        return _minutes(self._slots[slot], weekend if slot is Slot.WEEKEND else len(WEEKDAYS) - weekend)


def _minutes(hours: Decimal, days: int) -> int:
    return int((hours * 60 / days).quantize(Decimal(1), rounding=ROUND_HALF_UP))
