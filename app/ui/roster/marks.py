"""Which cells, columns and days of the roster have findings. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.model.domain.findings import Finding, Severity
from app.model.services.placing import Placed
from app.model.services.roster_view import ShiftRow
from app.ui.roster.finding_words import sign_line, worst_first

Signs = dict[tuple[date, str | None], list[Finding]]


class Marks:
    """The findings of the shown days: at a shift's cell, at a helper's column, or (no helper) at the day or the scheme."""

    def __init__(self, found: Sequence[Placed] = (), shifts: Sequence[ShiftRow] = (), first: date = date.min) -> None:
        self._found = found
        self._cells: Signs = {}
        self._columns: dict[str | None, list[Finding]] = {}
        for each in found:
            for helper_id in each.helper_ids or (None,):
                if each.of_all:
                    self._columns.setdefault(helper_id, []).append(each.finding)
                else:
                    day = each.first if each.first >= first else _first_shown(each, helper_id, shifts, first)
                    self._cells.setdefault((day, helper_id), []).append(each.finding)

    def all(self) -> list[Finding]:
        return [each.finding for each in self._found]

    def at(self, day: date, helper_id: str | None = None) -> list[Finding]:
        """What a cell's own sign is about, the worst first."""
        return worst_first(self._cells.get((day, helper_id), ()))

    def of(self, helper_id: str | None = None) -> list[Finding]:
        """What is told at the head of a column."""
        return worst_first(self._columns.get(helper_id, ()))

    def about(self, day: date, helper_id: str | None = None) -> list[Finding]:
        """All that concerns a helper's day: the cell's own, what reaches over it, the helper's in all, and the day's."""
        over = [each for each in self._found if each.concerns(helper_id, day)]
        one, whole = ([each.finding for each in over if each.of_all is of_all] for of_all in (False, True))
        day_s = self.at(day) if helper_id is not None else []
        return _once([*self.at(day, helper_id), *worst_first(one), *worst_first(whole), *day_s])

    def worst(self, day: date, helper_id: str | None = None) -> Severity | None:
        found = self.at(day, helper_id)
        return found[0].severity if found else None


def _first_shown(each: Placed, helper_id: str | None, shifts: Sequence[ShiftRow], first: date) -> date:
    """The first shown day with a shift of what began before the shown days."""
    days = (s.start.date() for s in shifts if s.helper_id == helper_id and first <= s.start.date() <= each.last)
    return min(days, default=first)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    return list({(finding.key, finding.severity): finding for finding in findings}.values())


def sign_lines(findings: Iterable[Finding]) -> list[str]:
    """The lines of a cell or a heading, each once."""
    return list(dict.fromkeys(sign_line(finding) for finding in findings))
