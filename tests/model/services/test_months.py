"""A month's course: open, finished, sent, reopened with a reason; its history is only ever added to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.model.domain.entities import Month, ShiftStatus
from app.model.domain.errors import Refused
from app.model.domain.local_time import midnight
from app.model.services import months, people, roster
from app.model.services.binder import Binder
from app.model.services.exchange import export_content
from app.model.services.months import MonthState, finish_month, mark_sent, month_status, reopen_month

AddShift = Callable[..., str]
OCTOBER = Month(2026, 10)
at = datetime.fromisoformat


def test_a_month_goes_from_open_to_finished_to_sent_and_back(staffed: Binder, now: datetime) -> None:
    assert month_status(staffed, OCTOBER).state is MonthState.OPEN
    assert finish_month(staffed, OCTOBER).label == "Markér oktober 2026 som færdig"
    assert month_status(staffed, OCTOBER).state is MonthState.FINISHED
    mark_sent(staffed, OCTOBER)
    assert month_status(staffed, OCTOBER).state is MonthState.SENT
    assert months.sent_months(staffed) == {OCTOBER}
    reopen_month(staffed, OCTOBER, " En vagt manglede ")
    status = month_status(staffed, OCTOBER)
    assert status.state is MonthState.OPEN
    assert months.sent_months(staffed) == frozenset()
    assert status.history == (
        ("finished", now, None),
        ("sent", now, None),
        ("reopened", now, "En vagt manglede"),
    )
    assert month_status(staffed, Month(2026, 11)).history == ()


def test_the_steps_come_in_their_order(staffed: Binder) -> None:
    with pytest.raises(Refused, match="skal være færdig, før den kan sendes"):
        mark_sent(staffed, OCTOBER)
    with pytest.raises(Refused, match="er åben i forvejen"):
        reopen_month(staffed, OCTOBER, "Hvorfor ikke")
    finish_month(staffed, OCTOBER)
    with pytest.raises(Refused, match="er allerede færdig"):
        finish_month(staffed, OCTOBER)
    mark_sent(staffed, OCTOBER)
    with pytest.raises(Refused, match="er allerede færdig"):
        finish_month(staffed, OCTOBER)
    with pytest.raises(Refused, match="skal være færdig"):
        mark_sent(staffed, OCTOBER)
    assert [event for event, _, _ in month_status(staffed, OCTOBER).history] == ["finished", "sent"]


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 2001, "\x00"])
def test_a_month_is_not_reopened_without_a_reason(staffed: Binder, reason: str) -> None:
    finish_month(staffed, OCTOBER)
    with pytest.raises(Refused) as refused:
        reopen_month(staffed, OCTOBER, reason)
    assert refused.value.mistakes[0].place == "Begrundelse"
    assert month_status(staffed, OCTOBER).state is MonthState.FINISHED


def test_the_shifts_that_begin_in_a_finished_month_count_as_worked(staffed: Binder, add: AddShift) -> None:
    add("2026-09-30T22:00", "2026-10-01T06:00")
    add("2026-10-01T07:00", "2026-10-01T15:00")
    add("2026-10-31T22:00", "2026-11-01T06:00")
    add("2026-11-01T07:00", "2026-11-01T15:00")
    finish_month(staffed, OCTOBER)
    shifts = sorted(export_content(staffed).shifts, key=lambda s: s.start)
    planned, worked = ShiftStatus.PLANNED, ShiftStatus.WORKED
    assert [shift.status for shift in shifts] == [planned, worked, worked, planned]


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [
        ("2026-10-12T07:00", "2026-10-12T15:00", ["2026-10"]),
        ("2026-10-31T16:00", "2026-11-01T00:00", ["2026-10"]),
        ("2026-10-31T16:00", "2026-11-01T00:01", ["2026-10", "2026-11"]),
        ("2026-12-31T23:59", "2027-01-01T07:00", ["2026-12", "2027-01"]),
        ("2026-01-31T00:00", "2026-03-01T00:01", ["2026-01", "2026-02", "2026-03"]),
    ],
)
def test_a_span_touches_the_months_that_hold_a_minute_of_it(start: str, end: str, touched: list[str]) -> None:
    assert [str(month) for month in months.months_touched(at(start), at(end))] == touched


def test_the_terms_of_a_finished_month_stay_until_it_is_reopened(example: Binder) -> None:
    card = people.helper_cards(example)[0]
    contract, terms = card.contracts[0]
    raised = replace(terms, hourly_wage=Decimal("200.00"))
    with pytest.raises(Refused, match="november 2025 er markeret som færdig"):
        people.change_contract(example, contract, raised)
    with pytest.raises(Refused, match="september 2026 er markeret som færdig"):
        people.add_contract(example, card.id, replace(raised, starts_on=date(2026, 9, 1)), end_former=True)
    people.add_contract(example, card.id, replace(raised, starts_on=date(2026, 10, 1)), end_former=True)
    assert people.helper_cards(example)[0].contracts[0][1].ends_on == date(2026, 9, 30)
    people.change_contract(example, contract, replace(terms, ends_on=date(2026, 9, 30), signed_on=date(2025, 10, 1)))


def test_a_worked_shift_that_is_moved_to_the_future_is_planned_again(example: Binder) -> None:
    shift = max((s for s in export_content(example).shifts if s.end <= midnight(example.today)), key=lambda s: s.start)
    assert shift.status is ShiftStatus.WORKED
    roster.move_shift(example, shift.id, shift.helper_id, datetime(2027, 3, 1, 7))
    moved = next(s for s in export_content(example).shifts if s.id == shift.id)
    assert (moved.start, moved.status) == (datetime(2027, 3, 1, 7), ShiftStatus.PLANNED)
