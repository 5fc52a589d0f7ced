"""What watching costs: the whole `tjek` of ten years against one, and one moved shift against reading its rows raw."""

from __future__ import annotations

import statistics
from datetime import date, datetime, timedelta

from app.model.domain.local_time import midnight
from app.model.services import roster
from app.model.services.binder import Binder
from app.model.services.findings import find_all
from app.model.services.roster import ShiftDraft
from app.model.store import queries
from tests.benchmark.measure import line, milliseconds

ROUNDS = 7


def watch(ten: Binder, one: Binder, last: date) -> None:
    """`last` is both files' last day of shifts."""

    def everything(binder: Binder, years: int) -> float:
        first = date(last.year - years, last.month, 1)
        return statistics.median(milliseconds(lambda: find_all(binder, last, first, last), ROUNDS))

    line("Hele »tjek«, ti år / ét år (højst 3000 ms)", everything(ten, 10), everything(one, 1), "ms", 12)
    line("Det daglige »tjek«, ti år / ét år i filen", today(ten, last), today(one, last), "ms", 1.3)
    moved_shift(ten, last)


def today(binder: Binder, last: date) -> float:
    return statistics.median(milliseconds(lambda: find_all(binder, last), ROUNDS))


def moved_shift(binder: Binder, last: date) -> None:
    """What moving one shift would cause, in the ten-year file."""
    day = last - timedelta(days=10)
    with binder.database.read() as session:
        shift = queries.shifts(session, midnight(day), midnight(day + timedelta(days=1)))[0]
    at = datetime.combine(day, shift.start.time()) + timedelta(hours=2)
    draft = ShiftDraft(shift.helper_id, at, at + (shift.end - shift.start))

    def rows() -> None:
        with binder.database.read() as session:
            queries.shifts(session, midnight(day - timedelta(days=240)), midnight(last))

    mine = sorted(milliseconds(lambda: roster.what_if(binder, shift.id, draft), 100))
    line(
        "Flyt en vagt: hvad bliver galt? / rækkerne alene (højst 50 ms)",
        mine[94],
        statistics.median(milliseconds(rows)),
        "ms",
        8,
    )
