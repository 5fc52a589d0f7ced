"""What is asked of the scheme file: what touches a span, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.model.domain import entities as e
from app.model.domain.local_time import midnight
from app.model.store import queries
from app.model.store.database import Database

at = datetime.fromisoformat
MONDAY = date(2026, 10, 12)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.create(tmp_path / "ordning.hjm")
    with opened.change("Hjælpere") as work:
        for identity, name in (("h1", "Åse"), ("h2", "Anna"), ("h3", "Zenia"), ("h10", "anna")):
            work.add(e.Helper(identity, name))
    yield opened
    opened.close()


def _add(database: Database, *entities: object) -> None:
    with database.change("Tilføj") as work:
        for entity in entities:
            work.add(entity)


def _shift(identity: str, start: str, end: str, helper: str = "h1") -> e.Shift:
    return e.Shift(identity, helper, at(start), at(end))


def test_helpers_come_as_a_danish_list_is_ordered(database: Database) -> None:
    with database.read() as session:
        assert [helper.id for helper in queries.helpers(session)] == ["h10", "h2", "h3", "h1"]


def test_shifts_that_touch_a_day_are_found_and_no_others(database: Database) -> None:
    _add(
        database,
        _shift("før", "2026-10-11T16:00", "2026-10-12T00:00"),
        _shift("nat", "2026-10-12T00:00", "2026-10-12T00:01"),
        _shift("dag", "2026-10-12T07:00", "2026-10-12T15:00", "h2"),
        _shift("over", "2026-10-12T23:59", "2026-10-13T07:00"),
        _shift("efter", "2026-10-13T00:00", "2026-10-13T07:00", "h2"),
    )
    with database.read() as session:
        day = midnight(MONDAY), midnight(MONDAY + timedelta(days=1))
        assert [s.id for s in queries.shifts(session, *day)] == ["nat", "dag", "over"]
        assert [s.id for s in queries.shifts(session, *day, "h2")] == ["dag"]


def test_the_longest_shift_is_found_from_any_of_its_days(database: Database) -> None:
    _add(database, _shift("lang", "2026-10-01T00:00", "2026-10-15T00:00"))
    with database.read() as session:
        for day in e.Month(2026, 10).days:
            found = queries.shifts(session, midnight(day), midnight(day + timedelta(days=1)))
            assert [s.id for s in found] == (["lang"] if day.day < 15 else [])


def test_absences_of_a_day_and_those_without_an_end(database: Database) -> None:
    sick = e.AbsenceKind.SICK
    _add(
        database,
        e.Absence("slut", "h1", sick, date(2026, 10, 1), date(2026, 10, 11)),
        e.Absence("dag", "h2", sick, MONDAY, MONDAY),
        e.Absence("åben", "h3", sick, date(2026, 9, 1)),
        e.Absence("senere", "h1", sick, date(2026, 10, 13)),
    )
    with database.read() as session:
        assert [a.id for a in queries.absences(session, MONDAY, MONDAY)] == ["åben", "dag"]
        assert [a.id for a in queries.absences(session, MONDAY, MONDAY, "h2")] == ["dag"]


def test_the_first_and_last_day_with_a_shift(database: Database) -> None:
    with database.read() as session:
        assert queries.first_and_last_shift_day(session) is None
    _add(
        database,
        _shift("v1", "2026-09-30T22:00", "2026-10-01T06:00"),
        _shift("v2", "2026-10-31T16:00", "2026-11-01T00:00"),
    )
    with database.read() as session:
        assert queries.first_and_last_shift_day(session) == (date(2026, 9, 30), date(2026, 10, 31))


def test_a_helper_with_a_shift_or_an_absence_is_used(database: Database) -> None:
    _add(
        database,
        _shift("v1", "2026-10-12T07:00", "2026-10-12T15:00"),
        e.Absence("a1", "h2", e.AbsenceKind.SICK, MONDAY),
    )
    with database.read() as session:
        assert [queries.is_used(session, h) for h in ("h1", "h2", "h3")] == [True, True, False]
        assert queries.shift_between(session, at("2026-10-12T15:00"), at("2030-01-01T00:00"), "h1") is None
        found = queries.shift_between(session, at("2000-01-01T00:00"), at("2026-10-12T07:01"), "h1")
        assert found is not None
        assert found.id == "v1"


def test_documents_and_events_come_oldest_first(database: Database) -> None:
    now = at("2026-11-21T12:00")
    for number in (1, 2):
        _add(
            database,
            e.IssuedDocument("timeseddel", "h1", "2026-10", now, "udgave", f"nr. {number}"),
            e.MonthEvent("2026-10", f"nr. {number}", now),
        )
    _add(database, e.MonthEvent("2026-11", "andet", now))
    with database.read() as session:
        assert [d.snapshot for d in queries.issued(session, "timeseddel", "h1", "2026-10")] == ["nr. 1", "nr. 2"]
        assert [m.event for m in queries.month_events(session, "2026-10")] == ["nr. 1", "nr. 2"]
        assert len(queries.month_events(session)) == 3
        assert queries.issued(session, "timeseddel", "h2", "2026-10") == []
