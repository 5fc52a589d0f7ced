"""What an absence hits: the shifts, the time that nobody covers instead, and who is free to take it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from app.model.domain.entities import AbsenceKind, Contract, Helper, PayForm, ShiftKind
from app.model.domain.watch import CoverWindow
from app.model.services.absence.sickness_hits import Hit, OpenTime, hits, who_can_take
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder
from app.model.services.sickness import OPEN_END, SickDraft, report_sick

AddShift = Callable[..., str]
at = datetime.fromisoformat


@pytest.fixture
def three(staffed: Binder) -> Binder:
    """Anna, Cecilie and Dan are employed; Bent only in October."""
    with staffed.database.change("Flere hjælpere") as work:
        for identity, name in (("h3", "Cecilie Prøve"), ("h4", "Dan Prøve")):
            work.add(Helper(identity, name, date(1990, 1, 1)))
            work.add(Contract(f"k{identity}", identity, date(2026, 1, 1), None, PayForm.MONTHLY, Decimal(30)))
    return staffed


def _hit(binder: Binder, start: str) -> Hit:
    return hits(binder, "h1", at(start), OPEN_END)


def _open(hit: Hit) -> list[tuple[datetime, datetime]]:
    return [(each.start, each.end) for each in hit.open_time]


def test_the_part_of_each_shift_that_is_left_is_hit_and_open(three: Binder, add: AddShift) -> None:
    now = add("2026-11-21T07:00", "2026-11-21T15:00")
    later = add("2026-11-23T07:00", "2026-11-23T15:00")
    add("2026-11-20T07:00", "2026-11-20T15:00")
    add("2026-11-23T07:00", "2026-11-23T10:00", "h3")
    report = report_sick(three, SickDraft("h1", date(2026, 11, 21), time(12)))
    hit = hits(three, "h1", report.start, report.end)
    assert [(each.id, each.start) for each in hit.shifts] == [
        (now, at("2026-11-21T12:00")),
        (later, at("2026-11-23T07:00")),
    ]
    assert _open(hit) == [
        (at("2026-11-21T12:00"), at("2026-11-21T15:00")),
        (at("2026-11-23T10:00"), at("2026-11-23T15:00")),
    ]


def test_a_shift_that_is_over_or_is_no_presence_is_hit_but_leaves_no_open_time(three: Binder, add: AddShift) -> None:
    add("2026-11-19T07:00", "2026-11-19T15:00")
    add("2026-11-24T10:00", "2026-11-24T12:00", kind=ShiftKind.STAFF_MEETING)
    report_sick(three, SickDraft("h1", date(2026, 11, 19)))
    hit = _hit(three, "2026-11-19T00:00")
    assert (len(hit.shifts), hit.open_time) == (2, ())


def test_only_what_the_scheme_wants_covered_is_open(three: Binder, add: AddShift) -> None:
    with three.database.change("Dækning") as work:
        work.add(CoverWindow("d1", "1234567", time(8), time(12)))
    add("2026-11-23T07:00", "2026-11-23T15:00")
    report_sick(three, SickDraft("h1", date(2026, 11, 23)))
    assert _open(_hit(three, "2026-11-23T00:00")) == [(at("2026-11-23T08:00"), at("2026-11-23T12:00"))]


def test_a_night_is_one_time_and_not_two(three: Binder, add: AddShift) -> None:
    add("2026-11-23T23:00", "2026-11-24T07:00")
    report_sick(three, SickDraft("h1", date(2026, 11, 23)))
    assert _open(_hit(three, "2026-11-23T00:00")) == [(at("2026-11-23T23:00"), at("2026-11-24T07:00"))]


def test_nothing_is_hit_where_there_are_no_shifts(three: Binder) -> None:
    assert _hit(three, "2026-11-23T00:00") == Hit("h1")


def test_who_is_free_comes_first_and_who_is_not_does_not_come(three: Binder, add: AddShift) -> None:
    add("2026-11-23T07:00", "2026-11-23T15:00")
    report_sick(three, SickDraft("h1", date(2026, 11, 23)))
    (wanted,) = _hit(three, "2026-11-23T00:00").open_time
    assert [each.name for each in who_can_take(three, "h1", wanted)] == ["Cecilie Prøve", "Dan Prøve"]
    add("2026-11-22T16:00", "2026-11-23T02:00", "h3")  # five hours before: too little rest
    free = who_can_take(three, "h1", wanted)
    assert [each.name for each in free] == ["Dan Prøve", "Cecilie Prøve"]
    assert [[problem.code for problem in each.problems if problem.code == "daily-rest"] for each in free] == [
        [],
        ["daily-rest"],
    ]
    add("2026-11-23T14:00", "2026-11-23T16:00", "h4")
    add_absence(three, AbsenceDraft("h3", AbsenceKind.VACATION, date(2026, 11, 23), date(2026, 11, 23)))
    assert who_can_take(three, "h1", wanted) == ()


def test_only_the_open_part_is_asked_about(three: Binder, add: AddShift) -> None:
    add("2026-11-23T07:00", "2026-11-23T15:00")
    add("2026-11-23T07:00", "2026-11-23T10:00", "h3")
    report_sick(three, SickDraft("h1", date(2026, 11, 23)))
    (wanted,) = _hit(three, "2026-11-23T00:00").open_time
    assert isinstance(wanted, OpenTime)
    names = [each.name for each in who_can_take(three, "h1", wanted)]
    assert names == ["Cecilie Prøve", "Dan Prøve"]  # Cecilie is free from 10, when the time is open
