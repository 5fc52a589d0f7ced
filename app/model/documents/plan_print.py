"""What a printed roster says, word for word: the month for the wall with all helpers, and one helper's own shifts.

Neither says why anybody is absent, for the paper hangs where guests see it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

TITLE = "Vagtplan"
ABSENT = "fravær"
NOBODY = "ingen vagter"
NO_SHIFTS = "Ingen vagter i måneden."
TOTAL = "I alt"
OWN_COLUMNS = ("Dag", "Fra", "Til", "Timer", "Bemærkning")


@dataclass(frozen=True)
class Entry:
    """A shift's clock times, or ABSENT; `mark` is its kind's letter in the legend, "" for ordinary work."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class PlanDay:
    """One date: short ("to 1."), in full, the week's number where one begins, its titles, and each helper's entries."""

    short: str
    full: str
    week: str
    title: str
    free: bool
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True)
class WallPlan:
    """All texts of a month's roster. `legend`: each mark that is used, and what it stands for."""

    month: str
    citizen: str
    issued: str
    helpers: tuple[str, ...]
    days: tuple[PlanDay, ...]
    legend: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, Any]:
        return {"wall": asdict(self)}

    def with_texts(self, change: Callable[[str], str]) -> WallPlan:
        """The same with every text that somebody may have typed changed alike."""
        return replace(self, citizen=change(self.citizen), helpers=tuple(map(change, self.helpers)))


@dataclass(frozen=True)
class OwnShift:
    """A row: the day it begins, clock times, length, and what else there is to say of it."""

    day: str
    start: str
    end: str
    length: str
    remark: str
    free: bool


@dataclass(frozen=True)
class OwnPlan:
    """All texts of one helper's shifts of a month."""

    month: str
    helper: str
    citizen: str
    issued: str
    shifts: tuple[OwnShift, ...]
    total: str
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"own": asdict(self)}

    def with_texts(self, change: Callable[[str], str]) -> OwnPlan:
        """The same with every text that somebody may have typed changed alike."""
        return replace(self, helper=change(self.helper), citizen=change(self.citizen))


def plan_from_json(content: Mapping[str, Any]) -> WallPlan | OwnPlan:
    """The way back from a stored snapshot."""
    if "own" in content:
        own = dict(content["own"])
        shifts = tuple(OwnShift(**shift) for shift in own["shifts"])
        return OwnPlan(**{**own, "shifts": shifts, "notes": tuple(own["notes"])})
    wall = dict(content["wall"])
    legend = tuple((mark, title) for mark, title in wall["legend"])
    days = tuple(map(_day, wall["days"]))
    return WallPlan(**{**wall, "helpers": tuple(wall["helpers"]), "days": days, "legend": legend})


def _day(day: Mapping[str, Any]) -> PlanDay:
    cells = tuple(tuple(Entry(**entry) for entry in cell) for cell in day["cells"])
    return PlanDay(**{**day, "cells": cells})
