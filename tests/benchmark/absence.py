"""What a sick report costs on a full month of the ten-year file, beside the same rows by sqlite3 alone.

The report writes an open sickness and finds the shifts that it hits and the time that is open then; the bare side inserts
the same row and reads the same rows, without checks, log and undo. Fit again is not measured but made, so that every
round begins alike.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from app import paths
from app.main import now
from app.model.domain.entities import Absence
from app.model.domain.local_time import midnight
from app.model.services.absence.absence_rows import Period, absence_entries
from app.model.services.absence.sickness_course import course_view
from app.model.services.absence.sickness_figures import sick_figures
from app.model.services.absence.sickness_hits import hits
from app.model.services.absences import delete_absence
from app.model.services.binder import Binder, Resources, open_binder
from app.model.services.sickness import SickDraft, report_sick
from app.model.store import queries, watch_queries
from tests.benchmark.measure import line
from tests.benchmark.trust import PRAGMAS, turns

ROUNDS, DAYS_LEFT = 60, 30


def absence(ten: Path, last: date) -> None:
    """`ten` is a closed ten-year file, which is not changed; `last` is its last day of shifts, a month ahead of the report."""
    with tempfile.TemporaryDirectory() as name:
        mine, bare = Path(name, "mit.hjm"), Path(name, "bar.hjm")
        for copy in (mine, bare):
            shutil.copyfile(ten, copy)
        first = last - timedelta(days=DAYS_LEFT)
        binder = open_binder(mine, Resources(paths.resources()), lambda: datetime.combine(first, now().time()))
        raw = dbapi2.connect(str(bare), isolation_level=None)
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f'DROP TRIGGER "{trigger}"')
        reports(binder, raw, _free(binder, first), first)
        pages(binder)
        raw.close()
        binder.close()


def _free(binder: Binder, first: date) -> str:
    """The helper with most shifts from then on, of those who have no absence."""
    with binder.database.read() as session:
        away = {each.helper_id for each in queries.absences(session, first, date.max)}
        ahead = watch_queries.plain_shifts(session, midnight(first), midnight(first + timedelta(days=DAYS_LEFT)))
        ((helper, _), *_) = Counter(each.helper_id for each in ahead if each.helper_id not in away).most_common(1)
    return helper


def reports(binder: Binder, raw: Any, helper: str, first: date) -> None:
    made: list[str] = []

    def report() -> None:
        done = report_sick(binder, SickDraft(helper, first, reported_at=datetime.combine(first, now().time())))
        made.append(done.absence_id)
        assert hits(binder, helper, done.start, done.end).shifts

    def rows() -> None:
        raw.execute("BEGIN")
        raw.execute(
            "INSERT INTO absence (id, helper_id, kind, first_day) VALUES ('f-bar', ?, 'sick', ?)",
            (helper, first.isoformat()),
        )
        raw.execute("COMMIT")
        raw.execute("SELECT * FROM absence WHERE last_day IS NULL OR last_day >= ?", (first.isoformat(),)).fetchall()
        raw.execute('SELECT * FROM shift WHERE "end" > ? ORDER BY start', (first.isoformat(),)).fetchall()

    def again() -> None:
        delete_absence(binder, made.pop())
        raw.execute("DELETE FROM absence WHERE id = 'f-bar'")

    mine, bare, _ = turns(ROUNDS, report, rows, again)
    line("Meld syg i en fuld måned, ti år / rækkerne alene (højst 50 ms)", mine, bare, "ms", 12)


def pages(binder: Binder) -> None:
    """The page Sygdom: the whole list of ten years, one course and one year's figures, beside the list's rows alone."""
    entries = absence_entries(binder, Period.ALL)
    sick = next(each for each in entries if each.is_sickness)

    def page() -> None:
        absence_entries(binder, Period.ALL)
        course_view(binder, sick.id)
        sick_figures(binder, binder.today.year)

    def rows() -> None:
        with binder.database.read() as session:
            queries.everything(session, Absence)

    mine, bare = turns(ROUNDS, page, rows)
    line("Siden Sygdom, alle ti år / rækkerne alene", mine, bare, "ms", 8)
