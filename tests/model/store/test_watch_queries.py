"""What the watching asks of the scheme file: marks, exceptions, choices and cover in order; and shifts read fast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import UnmappedInstanceError

from app.model.domain import entities as e
from app.model.domain import watch as w
from app.model.domain.people import Handout, Talk, TalkKind
from app.model.store import people_queries, queries, watch_queries
from app.model.store.database import Database

at = datetime.fromisoformat
DAY = date(2026, 10, 12)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.create(tmp_path / "ordning.hjm")
    _add(opened, *(e.Helper(identity, "X") for identity in ("h1", "h2", "h3")))
    yield opened
    opened.close()


def _add(database: Database, *entities: object) -> None:
    with database.change("Tilføj") as work:
        for entity in entities:
            work.add(entity)


def _exception(identity: str, helper: str, moment: str, rule: str = "daily-rest") -> w.RestException:
    return w.RestException(identity, helper, rule, at(moment), w.RestGround.AGREEMENT, "x", DAY)


def _facts(entity: object) -> dict[str, Any]:
    return {name: value for name, value in vars(entity).items() if not name.startswith("_")}


def test_every_kind_of_value_comes_back_as_it_went_in(database: Database) -> None:
    made = (
        w.FindingMark("p1", "daily-rest/h1/x", w.MarkKind.PUT_OFF, "warning", DAY, date(2026, 11, 1), "Æ\nØ", "h1"),
        replace(
            _exception("u1", "h1", "2026-10-12T07:05"),
            rest_start=at("2026-10-12T15:00"),
            rest_end=at("2026-10-13T02:00"),
        ),
        w.RuleChoice("daily-rest", blocks=True),
        w.CoverWindow("d1", "12345", time(7), time(0), 2, DAY, date(2026, 12, 31)),
        e.Scheme("Karla", rest_ground=w.RestGround.DISPENSATION, rest_ground_note="Nr. 7"),
    )
    before = [_facts(one) for one in made]
    _add(database, *made)
    with database.read() as session:
        found = [session.get(type(one), getattr(one, "id")) for one in made]  # noqa: B009
    assert [_facts(one) for one in found] == before


def test_marks_are_found_by_their_finding_and_there_is_one_of_each(database: Database) -> None:
    later = w.FindingMark("p1", "b//x", w.MarkKind.SETTLED, "notice", DAY, note="x")
    _add(database, later, replace(later, id="p2", finding="a//x", made_on=date(2026, 1, 1)))
    with database.read() as session:
        assert [mark.id for mark in watch_queries.marks(session)] == ["p2", "p1"]
        found = watch_queries.mark_of(session, "b//x")
        assert watch_queries.mark_of(session, "b//") is None
    assert found is not None
    assert found.id == "p1"
    with pytest.raises(IntegrityError):
        _add(database, replace(later, id="p3"))


def test_exceptions_in_a_span_and_of_a_helper(database: Database) -> None:
    _add(
        database,
        _exception("efter", "h1", "2026-10-13T00:00"),
        _exception("sent", "h2", "2026-10-12T23:59"),
        _exception("tidligt", "h1", "2026-10-12T00:00"),
        _exception("før", "h1", "2026-10-11T23:59"),
    )
    with database.read() as session:
        day = at("2026-10-12T00:00"), at("2026-10-13T00:00")
        assert [x.id for x in watch_queries.exceptions(session, *day)] == ["tidligt", "sent"]
        assert [x.id for x in watch_queries.exceptions(session, *day, "h2")] == ["sent"]
        assert [x.id for x in watch_queries.exceptions(session, helper_id="h1")] == ["før", "tidligt", "efter"]
        assert [x.id for x in watch_queries.exceptions(session, at("2026-10-12T23:59"))] == ["sent", "efter"]
        assert [queries.is_used(session, helper) for helper in ("h1", "h3")] == [True, False]


def test_an_exception_is_written_once_and_never_for_nobody(database: Database) -> None:
    _add(database, _exception("u1", "h1", "2026-10-12T07:00"))
    _add(database, _exception("u2", "h1", "2026-10-12T07:00", "weekly-rest"))
    for wrong in (_exception("u3", "h1", "2026-10-12T07:00"), _exception("u4", "h9", "2026-10-12T07:00")):
        with pytest.raises(IntegrityError):
            _add(database, wrong)


def test_choices_and_cover_come_in_a_fixed_order(database: Database) -> None:
    _add(
        database,
        w.RuleChoice("weekly-rest", blocks=True),
        w.RuleChoice("daily-rest", blocks=False),
        w.CoverWindow("d1", "67", time(7), time(15)),
        w.CoverWindow("d2", "12345", time(15), time(23)),
        w.CoverWindow("d3", "12345", time(7), time(15)),
    )
    with database.read() as session:
        assert [choice.id for choice in watch_queries.rule_choices(session)] == ["daily-rest", "weekly-rest"]
        assert [window.id for window in watch_queries.cover_windows(session)] == ["d3", "d2", "d1"]
    assert database.blocked_rules() == {"weekly-rest"}


# --- Shifts read fast ----------------------------------------------------------------------------


@pytest.fixture
def shifts(database: Database) -> Database:
    night = at("2026-10-11T22:00")
    _add(
        database,
        e.Shift("v1", "h1", night, night + timedelta(hours=8), note="Æ\nØ", announced_on=DAY, respiration=True),
        e.Shift("v2", "h2", night, night + timedelta(hours=1), e.ShiftKind.APPRAISAL, e.ShiftStatus.WORKED, away=True),
        e.Shift("v3", "h3", night + timedelta(days=1), night + timedelta(days=9)),
        e.Shift("v0", "h3", night - timedelta(days=9), night, e.ShiftKind.APPRAISAL),
        e.Shift("v4", "h1", night + timedelta(days=30), night + timedelta(days=44)),
    )
    return database


SPANS = [
    ("2026-10-11T22:00", "2026-10-12T22:00"),
    ("2026-10-12T22:00", "2026-10-12T22:01"),
    ("2026-10-20T21:59", "2026-11-10T21:59"),
    ("2026-11-24T00:00", "2026-11-25T00:00"),
    ("1900-01-01T00:00", "2199-01-01T00:00"),
    ("2030-01-01T00:00", "2031-01-01T00:00"),
]


@pytest.mark.parametrize("span", SPANS)
def test_plain_shifts_are_the_same_shifts(shifts: Database, span: tuple[str, str]) -> None:
    start, end = map(at, span)
    with shifts.read() as session:
        wanted = queries.shifts(session, start, end)
        plain = watch_queries.plain_shifts(session, start, end)
        assert [_facts(shift) for shift in plain] == [_facts(shift) for shift in wanted]
        for helpers in ((), ("h1",), ("h1", "h3", "h'9")):
            some = watch_queries.plain_shifts(session, start, end, helpers)
            assert [s.id for s in some] == [s.id for s in wanted if s.helper_id in helpers]
    assert [shift.minutes for shift in plain] == [shift.minutes for shift in wanted]


def test_plain_shifts_hold_every_field_and_can_be_copied_but_not_changed(shifts: Database) -> None:
    with shifts.read() as session:
        shift = watch_queries.plain_shifts(session, at("2026-10-11T22:00"), at("2026-10-12T22:00"), ["h1"])[0]
    assert set(vars(shift)) == set(e.Shift.__dataclass_fields__)
    assert replace(shift, note="ny").note == "ny"
    with pytest.raises(AttributeError):
        shift.note = "ny"
    assert shift.note == "Æ\nØ"
    with pytest.raises(UnmappedInstanceError), shifts.change("Gem") as work:
        work.add(shift)


def test_talks_are_found_by_the_day_they_begin(shifts: Database) -> None:
    with shifts.read() as session:
        assert watch_queries.appraisals(session) == [("h3", date(2026, 10, 2)), ("h2", date(2026, 10, 11))]


def test_plain_talks_are_the_same_talks_without_what_was_said(database: Database) -> None:
    leap = date(2028, 2, 29)
    made = [
        Talk(f"s{number}", None if kind is TalkKind.STAFF_MEETING else "h1", kind, DAY, about="Æ", signed_on=leap)
        for number, kind in enumerate(TalkKind)
    ]
    made[0].follow_up_on, made[1].followed_up_on, made[2].held_on = leap, leap, date(2020, 1, 1)
    _add(database, *made)
    with database.read() as session:
        wanted = people_queries.talks(session)
        plain = watch_queries.plain_talks(session)
    unsaid = dict.fromkeys(("participants", "about", "agreed", "signed_on", "copy_given_on"))
    assert [_facts(talk) for talk in plain] == [{**_facts(talk), **unsaid} for talk in wanted]
    assert set(vars(plain[0])) == set(Talk.__dataclass_fields__)
    assert plain[0].id == "s2"


def test_only_what_is_still_out_is_lent_out(database: Database) -> None:
    back = Handout("n1", "h1", "Nøgle", DAY, 1, DAY)
    _add(database, back, Handout("n2", "h2", "Telefon", DAY), Handout("n3", "h1", "Kort", date(2020, 1, 1), 2))
    with database.read() as session:
        assert [handout.id for handout in watch_queries.lent_out(session)] == ["n3", "n2"]
