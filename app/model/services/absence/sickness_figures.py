"""Figures of sickness for one calendar year: days, times and hours missed, for each helper and for all. Numbers only.

For the talk and the APV. A sick child's day is no sickness (handbook 5.11), and sickness because of pregnancy is counted
by itself elsewhere, so neither is here. A day that a helper was sick for a part of is a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.model.checks.sickness import AWAY_ILL
from app.model.domain.entities import Absence, Shift
from app.model.domain.local_time import ONE_DAY, midnight, minutes_between
from app.model.services.binder import Binder
from app.model.services.facts import by_helper
from app.model.store import queries, watch_queries


@dataclass(frozen=True)
class SickFigures:
    """`helper_id` is "" for all together. `times`: sicknesses that have begun in the year. `minutes`: of shifts missed."""

    helper_id: str
    name: str
    days: int
    times: int
    minutes: int


def sick_figures(binder: Binder, year: int) -> tuple[SickFigures, ...]:
    """The helpers who were sick in the year, until today, by name; and at the end all together, always.

    A sickness that goes on from the last day of the year before is no new time.
    """
    first, last = date(year, 1, 1), min(date(year, 12, 31), binder.today)
    with binder.database.read() as session:
        near = queries.absences(session, first - ONE_DAY, last) if first <= last else []
        found = [each for each in near if each.kind in AWAY_ILL]
        helpers = queries.helpers(session)
        ids = {each.helper_id for each in found}
        start, end = midnight(first), midnight(last + ONE_DAY)
        shifts = by_helper(watch_queries.plain_shifts(session, start, end, ids)) if ids else {}
    mine = by_helper(sorted(found, key=lambda each: each.start))
    everyone = (
        _figures(helper.id, helper.name, mine[helper.id], shifts.get(helper.id, ()), (start, end))
        for helper in helpers
        if helper.id in mine
    )
    made = [each for each in everyone if each.days]
    total = SickFigures("", "Alle", sum(x.days for x in made), sum(x.times for x in made), sum(x.minutes for x in made))
    return (*made, total)


def _figures(
    helper_id: str, name: str, absences: Sequence[Absence], shifts: Sequence[Shift], span: tuple[datetime, datetime]
) -> SickFigures:
    start, end = span
    days: set[date] = set()
    times, reached = 0, absences[0].start - ONE_DAY
    for absence in absences:
        low, high = max(absence.start, start), min(absence.end, end)
        days |= {
            low.date() + timedelta(days=n) for n in range(((high - timedelta.resolution).date() - low.date()).days + 1)
        }
        times += absence.start > reached and absence.start >= start
        reached = max(reached, absence.end)
    minutes = sum(
        max(0, minutes_between(max(shift.start, absence.start, start), min(shift.end, absence.end, end)))
        for shift in shifts
        for absence in absences
        if absence.overlaps(shift.start, shift.end)
    )
    return SickFigures(helper_id, name, len(days), times, minutes)
