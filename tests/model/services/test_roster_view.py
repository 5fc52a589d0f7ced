"""What the roster shows: coverage with its gaps, hours by helper, contracts that change, clock changes, the month to open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.model.domain.entities import AbsenceKind, Month, PayForm, ShiftKind
from app.model.domain.stays import StayKind
from app.model.services import stays
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder
from app.model.services.months import finish_month, reopen_month
from app.model.services.people import ContractDraft, HelperDraft, add_contract, add_helper
from app.model.services.roster_view import HelperColumn, RosterDay, best_month, roster
from app.model.services.stays import StayDraft

AddShift = Callable[..., str]
MONDAY, SUNDAY = date(2026, 10, 12), date(2026, 10, 18)
at = datetime.fromisoformat


def _day(binder: Binder, day: date = MONDAY) -> RosterDay:
    return roster(binder, day, day).days[0]


def _gaps(day: RosterDay) -> list[str]:
    return [f"{start:%d. %H:%M}-{end:%d. %H:%M}" for start, end in day.gaps]


def _column(binder: Binder, helper_id: str, first: date, last: date) -> HelperColumn:
    return next(column for column in roster(binder, first, last).helpers if column.id == helper_id)


# --- Coverage ------------------------------------------------------------------------------------


def test_an_empty_day_is_one_gap(staffed: Binder) -> None:
    day = _day(staffed)
    assert (_gaps(day), day.covered_minutes) == (["12. 00:00-13. 00:00"], 0)


def test_a_day_that_is_covered_by_touching_shifts_has_no_gap(staffed: Binder, add: AddShift) -> None:
    add("2026-10-11T23:00", "2026-10-12T07:00")
    add("2026-10-12T07:00", "2026-10-12T15:00", "h2")
    add("2026-10-12T15:00", "2026-10-13T00:00")
    day = _day(staffed)
    assert (_gaps(day), day.covered_minutes) == ([], 1440)


def test_overlapping_helpers_count_once_and_the_gaps_are_named(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    add("2026-10-12T08:00", "2026-10-12T10:00", "h2")
    add("2026-10-12T14:00", "2026-10-12T16:30", "h2")
    day = _day(staffed)
    assert _gaps(day) == ["12. 00:00-12. 07:00", "12. 16:30-13. 00:00"]
    assert day.covered_minutes == 9 * 60 + 30


@pytest.mark.parametrize(
    ("kind", "covers"),
    [
        (ShiftKind.WORK, True),
        (ShiftKind.ON_CALL_SITE, True),
        (ShiftKind.TRAINING, True),
        (ShiftKind.ON_CALL_HOME, False),
        (ShiftKind.STAFF_MEETING, False),
        (ShiftKind.APPRAISAL, False),
    ],
)
def test_only_who_is_there_for_the_citizen_covers(
    staffed: Binder, add: AddShift, kind: ShiftKind, *, covers: bool
) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00", kind=kind)
    assert _day(staffed).covered_minutes == (480 if covers else 0)


def test_an_absent_helper_does_not_cover(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    noon = at("2026-10-12T12:00").time()
    add_absence(staffed, AbsenceDraft("h1", AbsenceKind.SICK, MONDAY, MONDAY, from_time=noon))
    add_absence(staffed, AbsenceDraft("h2", AbsenceKind.SICK, MONDAY, MONDAY))
    shown = roster(staffed, MONDAY, MONDAY)
    assert shown.days[0].covered_minutes == 5 * 60
    assert _gaps(shown.days[0]) == ["12. 00:00-12. 07:00", "12. 12:00-13. 00:00"]
    assert [shift.absence for shift in shown.shifts] == [AbsenceKind.SICK]
    assert sorted((a.helper_id, a.kind) for a in shown.absences) == [("h1", AbsenceKind.SICK), ("h2", AbsenceKind.SICK)]


@pytest.mark.parametrize(
    ("day", "change", "minutes"),
    [(date(2026, 3, 29), -60, 23 * 60), (date(2026, 10, 25), 60, 25 * 60), (date(2026, 10, 26), 0, 24 * 60)],
)
def test_a_day_on_which_the_clock_changes_is_covered_by_the_time_that_passes(
    staffed: Binder, add: AddShift, day: date, change: int, minutes: int
) -> None:
    add(f"{day.isoformat()}T00:00", f"{day.fromordinal(day.toordinal() + 1).isoformat()}T00:00")
    shown = _day(staffed, day)
    assert (shown.clock_change, shown.covered_minutes, shown.gaps) == (change, minutes, ())


def test_days_have_their_calendar_names(staffed: Binder) -> None:
    days = roster(staffed, date(2026, 4, 1), date(2026, 4, 3)).days
    assert [day.titles for day in days] == [(), ("Skærtorsdag",), ("Langfredag",)]


# --- Hours ---------------------------------------------------------------------------------------


def test_hours_are_those_inside_the_span(staffed: Binder, add: AddShift) -> None:
    add("2026-10-11T22:00", "2026-10-12T08:00")
    add("2026-10-18T20:00", "2026-10-19T06:00")
    assert _column(staffed, "h1", MONDAY, SUNDAY).minutes == 8 * 60 + 4 * 60
    assert [shift.minutes for shift in roster(staffed, MONDAY, SUNDAY).shifts] == [600, 600]


def test_contract_hours_of_a_week_and_of_a_month(staffed: Binder) -> None:
    assert _column(staffed, "h1", MONDAY, SUNDAY).contract_minutes == 37 * 60
    assert _column(staffed, "h2", MONDAY, SUNDAY).contract_minutes == 450
    october = _column(staffed, "h1", date(2026, 10, 1), date(2026, 10, 31))
    assert october.contract_minutes == round(37 * 60 * Decimal(31) / 7)


def test_contract_hours_follow_a_change_of_terms_day_by_day(staffed: Binder) -> None:
    terms = ContractDraft(date(2026, 10, 15), pay=PayForm.HOURLY, hours_per_week=Decimal(7))
    add_contract(staffed, "h1", terms, end_former=True)
    column = _column(staffed, "h1", MONDAY, SUNDAY)
    assert column.contract_minutes == round((3 * 37 + 4 * 7) * 60 / Decimal(7))
    assert column.pay is PayForm.HOURLY
    assert _column(staffed, "h1", MONDAY, date(2026, 10, 14)).pay is PayForm.MONTHLY


def test_contract_hours_stop_with_the_contract(staffed: Binder) -> None:
    assert _column(staffed, "h2", date(2026, 10, 26), date(2026, 11, 1)).contract_minutes == round(
        Decimal("7.5") * 6 * 60 / 7
    )


def test_without_set_hours_nothing_is_owed(staffed: Binder) -> None:
    identity = add_helper(staffed, HelperDraft("Cilla"))
    assert _column(staffed, identity, MONDAY, SUNDAY).contract_minutes is None
    add_contract(staffed, identity, ContractDraft(date(2026, 1, 1), pay=PayForm.SUBSTITUTE))
    column = _column(staffed, identity, MONDAY, SUNDAY)
    assert (column.contract_minutes, column.pay) == (None, PayForm.SUBSTITUTE)


def test_helpers_are_those_with_a_contract_shift_or_absence_and_the_new_ones(staffed: Binder, add: AddShift) -> None:
    def shown(first: date, last: date) -> list[str]:
        return [column.name for column in roster(staffed, first, last).helpers]

    november = date(2026, 11, 2), date(2026, 11, 8)
    assert shown(MONDAY, SUNDAY) == ["Anna Prøve", "Bent Åse"]
    assert shown(*november) == ["Anna Prøve"]
    add("2026-11-02T07:00", "2026-11-02T15:00", "h2")
    assert shown(*november) == ["Anna Prøve", "Bent Åse"]
    add_helper(staffed, HelperDraft("Åge"))
    assert shown(date(2026, 12, 1), date(2026, 12, 1)) == ["Anna Prøve", "Åge"]


# --- Months --------------------------------------------------------------------------------------


def test_every_finished_month_of_the_span_is_told(staffed: Binder) -> None:
    months = [Month(2026, number) for number in (8, 9, 10)]
    for month in months:
        finish_month(staffed, month)
    span = date(2026, 8, 31), date(2026, 11, 1)
    assert roster(staffed, *span).finished == frozenset(months)
    reopen_month(staffed, months[1], "Rettelse")
    assert roster(staffed, *span).finished == {months[0], months[2]}


@pytest.mark.parametrize(
    ("today", "month"),
    [
        ("2026-01-15", Month(2026, 9)),
        ("2026-09-01", Month(2026, 9)),
        ("2026-10-15", Month(2026, 10)),
        ("2026-11-15", Month(2026, 11)),
        ("2027-06-15", Month(2026, 11)),
    ],
)
def test_a_roster_opens_on_today_or_on_the_nearest_month_with_shifts(
    staffed: Binder, add: AddShift, today: str, month: Month
) -> None:
    add("2026-09-15T07:00", "2026-09-15T15:00")
    add("2026-11-29T16:00", "2026-11-30T00:00")
    assert best_month(replace(staffed, now=lambda: at(f"{today}T12:00"))) == month


def test_a_shift_that_ends_at_midnight_does_not_open_the_next_month(staffed: Binder, add: AddShift) -> None:
    add("2026-09-30T16:00", "2026-10-01T00:00")
    assert best_month(staffed) == Month(2026, 9)


def test_an_empty_roster_opens_on_today(staffed: Binder, now: datetime) -> None:
    assert best_month(staffed) == Month.of(now.date())


def test_the_days_of_the_citizen_s_stays_are_told(staffed: Binder) -> None:
    """Both first and last day; one without a last day goes on."""
    trip = StayDraft(StayKind.VACATION, date(2026, 10, 30), date(2026, 11, 1))
    stays.add_stay(staffed, trip)
    stays.add_stay(staffed, StayDraft(StayKind.HOSPITAL_ACUTE, date(2026, 11, 1)))
    shown = {day.day.day: day.stays for day in roster(staffed, date(2026, 10, 29), date(2026, 11, 2)).days}
    vacation, hospital = StayKind.VACATION, StayKind.HOSPITAL_ACUTE
    assert shown == {29: (), 30: (vacation,), 31: (vacation,), 1: (vacation, hospital), 2: (hospital,)}
