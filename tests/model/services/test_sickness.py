"""Sick and fit again in one step each: what waits, what comes back, and that undo brings everything back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from app.model.domain.entities import Absence, AbsenceKind, Month
from app.model.domain.errors import Refused
from app.model.domain.leave import VacationWish
from app.model.services.absences import AbsenceDraft, absence_draft, add_absence, change_absence
from app.model.services.binder import Binder
from app.model.services.exchange import export_content
from app.model.services.history import redo, undo
from app.model.services.months import finish_month
from app.model.services.sickness import SickDraft, report_fit, report_sick, sick_draft
from app.model.services.timesheets import month_timesheet

AddShift = Callable[..., str]
Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]
MONDAY, SUNDAY = date(2026, 10, 12), date(2026, 10, 18)
SICK, VACATION, EXTRA = AbsenceKind.SICK, AbsenceKind.VACATION, AbsenceKind.EXTRA_DAY_OFF
OCTOBER = Month(2026, 10)


def _all(binder: Binder) -> list[tuple[str, str, str]]:
    """The absences of h1 in order: kind, what it lies over, and the days."""
    mine = sorted(export_content(binder).absences, key=lambda each: each.start)
    return [(each.kind.value, each.instead_of.value if each.instead_of else "", _days(each)) for each in mine]


def _days(each: Absence) -> str:
    first = f"{each.first_day:%d.%m}" + (f" {each.from_time:%H:%M}" if each.from_time else "")
    last = f"{each.last_day:%d.%m}" + (f" {each.to_time:%H:%M}" if each.to_time else "") if each.last_day else "…"
    return f"{first}-{last}"


def _vacation(binder: Binder, first: date, last: date, **more: Any) -> None:
    add_absence(binder, AbsenceDraft("h1", VACATION, first, last, notice_given_on=date(2026, 6, 1), **more))


def _sick(binder: Binder, first: date, last: date | None = None, at: time | None = None) -> str:
    return report_sick(binder, SickDraft("h1", first, at, last)).absence_id


def test_a_report_is_an_open_sickness_told_now(staffed: Binder, now: datetime) -> None:
    report = report_sick(staffed, sick_draft(staffed, "h1", date(2026, 11, 23)))
    assert _all(staffed) == [("sick", "", "23.11-…")]
    assert absence_draft(staffed, report.absence_id).reported_at == now
    assert (report.vacations, report.stopped_by) == ((), None)
    assert report.changes.label == "Meld syg 23.11.2026"


def test_who_has_begun_to_work_is_sick_from_now(staffed: Binder, add: AddShift, now: datetime) -> None:
    add("2026-11-21T07:00", "2026-11-21T15:00")
    draft = sick_draft(staffed, "h1", now.date())
    assert (draft.first_day, draft.from_time) == (now.date(), time(12))
    report_sick(staffed, draft)
    totals = month_timesheet(staffed, "h1", Month(2026, 11)).totals
    assert (totals["work"], totals["sick"]) == (300, 180)


@pytest.mark.parametrize(
    ("start", "end", "day", "first", "at"),
    [
        ("2026-11-21T12:00", "2026-11-21T20:00", date(2026, 11, 21), date(2026, 11, 21), None),  # begins now: not begun
        ("2026-11-21T11:59", "2026-11-21T20:00", date(2026, 11, 21), date(2026, 11, 21), time(12)),
        ("2026-11-20T22:00", "2026-11-21T08:00", date(2026, 11, 21), date(2026, 11, 21), time(12)),  # worked this night
        ("2026-11-20T22:00", "2026-11-21T08:00", date(2026, 11, 20), date(2026, 11, 20), None),  # that shift is over
        ("2026-11-20T22:00", "2026-11-21T13:00", date(2026, 11, 20), date(2026, 11, 21), time(12)),  # and that one runs
        ("2026-11-22T07:00", "2026-11-22T15:00", date(2026, 11, 22), date(2026, 11, 22), None),
        ("2026-11-18T07:00", "2026-11-18T15:00", date(2026, 11, 18), date(2026, 11, 18), None),
    ],
)
def test_the_day_or_the_moment_that_a_sickness_begins(
    staffed: Binder, add: AddShift, start: str, end: str, day: date, first: date, at: time | None
) -> None:
    add(start, end)
    draft = sick_draft(staffed, "h1", day)
    assert (draft.first_day, draft.from_time) == (first, at)


def test_sick_in_a_vacation_splits_it_and_fit_gives_the_rest_back(staffed: Binder) -> None:
    _vacation(staffed, MONDAY, date(2026, 10, 25), notice_how="Brev")
    report = report_sick(staffed, SickDraft("h1", date(2026, 10, 15)))
    assert report.vacations == ((date(2026, 10, 15), date(2026, 10, 25)),)
    assert _all(staffed) == [
        ("vacation", "", "12.10-14.10"),
        ("sick", "vacation", "15.10-25.10"),
        ("sick", "", "26.10-…"),
    ]
    fit = report_fit(staffed, "h1", date(2026, 10, 20))
    assert _all(staffed) == [
        ("vacation", "", "12.10-14.10"),
        ("sick", "vacation", "15.10-19.10"),
        ("vacation", "", "20.10-25.10"),
    ]
    assert fit.vacations == ((date(2026, 10, 20), date(2026, 10, 25)),)
    for each in export_content(staffed).absences:
        assert (each.notice_given_on, each.notice_how) == (date(2026, 6, 1), "Brev")
    assert absence_draft(staffed, report.absence_id).fit_on == date(2026, 10, 20)


def test_sick_when_a_vacation_begins_lets_it_begin_later_and_it_is_the_same_vacation(staffed: Binder) -> None:
    _vacation(staffed, MONDAY, SUNDAY)
    (planned,) = export_content(staffed).absences
    _sick(staffed, date(2026, 10, 8))
    assert _all(staffed) == [
        ("sick", "", "08.10-11.10"),
        ("sick", "vacation", "12.10-18.10"),
        ("sick", "", "19.10-…"),
    ]
    report_fit(staffed, "h1", MONDAY)
    assert _all(staffed) == [("sick", "", "08.10-11.10"), ("vacation", "", "12.10-18.10")]
    assert planned.id in {each.id for each in export_content(staffed).absences if each.kind is VACATION}


def test_a_wish_follows_the_vacation_that_it_became(staffed: Binder) -> None:
    _vacation(staffed, MONDAY, SUNDAY)
    (planned,) = export_content(staffed).absences
    with staffed.database.change("Ønske") as work:
        work.add(VacationWish("w1", "h1", MONDAY, SUNDAY, date(2026, 5, 1), absence_id=planned.id))
    _sick(staffed, MONDAY)
    report_fit(staffed, "h1", date(2026, 10, 14))
    assert _all(staffed) == [("sick", "vacation", "12.10-13.10"), ("vacation", "", "14.10-18.10")]
    (wish,) = export_content(staffed).vacation_wishes
    (rest,) = [each for each in export_content(staffed).absences if each.kind is VACATION]
    assert wish.absence_id == rest.id


def test_a_sickness_with_an_end_leaves_the_vacation_on_both_sides(staffed: Binder) -> None:
    _vacation(staffed, MONDAY, SUNDAY)
    _sick(staffed, date(2026, 10, 14), date(2026, 10, 15))
    assert _all(staffed) == [
        ("vacation", "", "12.10-13.10"),
        ("sick", "vacation", "14.10-15.10"),
        ("vacation", "", "16.10-18.10"),
    ]


def test_a_sickness_with_an_end_may_reach_into_a_vacation(staffed: Binder) -> None:
    _vacation(staffed, MONDAY, SUNDAY)
    _sick(staffed, date(2026, 10, 8), date(2026, 10, 13))
    assert _all(staffed) == [
        ("sick", "", "08.10-11.10"),
        ("sick", "vacation", "12.10-13.10"),
        ("vacation", "", "14.10-18.10"),
    ]


def test_several_plans_wait_and_come_back(staffed: Binder, facts: Facts) -> None:
    _vacation(staffed, MONDAY, SUNDAY)
    add_absence(staffed, AbsenceDraft("h1", EXTRA, date(2026, 10, 21), date(2026, 10, 21)))
    _vacation(staffed, date(2026, 12, 21), date(2026, 12, 30), paid=False)
    before = facts(staffed)["absences"]
    report = report_sick(staffed, SickDraft("h1", date(2026, 10, 5)))
    assert len(report.vacations) == 3
    assert [kind for kind, _, _ in _all(staffed)] == ["sick"] * 7
    report_fit(staffed, "h1", date(2026, 10, 7))
    after = [each for each in facts(staffed)["absences"] if each["kind"] is not SICK]
    assert sorted(map(str, after)) == sorted(map(str, before))


def test_from_a_clock_time_the_vacation_goes_on_until_it(staffed: Binder) -> None:
    _vacation(staffed, MONDAY, SUNDAY)
    _sick(staffed, date(2026, 10, 14), at=time(14, 30))
    assert _all(staffed)[:2] == [("vacation", "", "12.10-14.10 14:30"), ("sick", "vacation", "14.10 14:30-18.10")]


def test_a_leave_stops_an_open_sickness_and_what_covers_the_day_is_in_the_way(staffed: Binder) -> None:
    add_absence(staffed, AbsenceDraft("h1", AbsenceKind.PARENTAL, date(2026, 12, 1), date(2026, 12, 31)))
    report = report_sick(staffed, SickDraft("h1", date(2026, 11, 21)))
    assert (report.stopped_by, _all(staffed)[0]) == (AbsenceKind.PARENTAL, ("sick", "", "21.11-30.11"))
    for draft in (
        SickDraft("h1", date(2026, 12, 5)),
        SickDraft("h1", date(2026, 11, 25)),
        SickDraft("h1", date(2026, 11, 1), None, date(2026, 11, 22)),
    ):
        with pytest.raises(Refused, match="har allerede fravær fra"):
            report_sick(staffed, draft)


def test_fit_is_refused_for_who_is_not_sick_and_on_the_first_day(staffed: Binder, facts: Facts) -> None:
    _sick(staffed, MONDAY)
    before = facts(staffed)
    with pytest.raises(Refused, match="blev først syg den dag"):
        report_fit(staffed, "h1", MONDAY)
    with pytest.raises(Refused, match=r"ikke sygemeldt 08\.10\.2026"):
        report_fit(staffed, "h1", date(2026, 10, 9))
    assert facts(staffed) == before


def test_fit_after_a_known_last_day_only_notes_the_day(staffed: Binder) -> None:
    identity = _sick(staffed, MONDAY, date(2026, 10, 14))
    report_fit(staffed, "h1", date(2026, 10, 15))
    assert _all(staffed) == [("sick", "", "12.10-14.10")]
    assert absence_draft(staffed, identity).fit_on == date(2026, 10, 15)
    with pytest.raises(Refused, match="allerede meldt rask den dag"):
        report_fit(staffed, "h1", date(2026, 10, 15))
    with pytest.raises(Refused, match="ikke sygemeldt"):
        report_fit(staffed, "h1", date(2026, 10, 16))


def test_a_sick_child_is_no_part_of_the_helpers_own_sickness(staffed: Binder) -> None:
    add_absence(staffed, AbsenceDraft("h1", AbsenceKind.CHILD_SICK, date(2026, 10, 10), date(2026, 10, 11)))
    _sick(staffed, MONDAY)
    report_fit(staffed, "h1", MONDAY)
    assert _all(staffed) == [("child_sick", "", "10.10-11.10"), ("sick", "", "12.10-…")]


def test_a_finished_month_is_not_changed(staffed: Binder, add: AddShift, facts: Facts) -> None:
    add("2026-10-14T07:00", "2026-10-14T15:00")
    add("2026-10-20T07:00", "2026-10-20T15:00")
    _sick(staffed, date(2026, 10, 13), date(2026, 10, 16))
    finish_month(staffed, OCTOBER)
    before = facts(staffed)
    with pytest.raises(Refused, match="oktober 2026 er markeret som færdig"):
        report_fit(staffed, "h1", date(2026, 10, 14))
    with pytest.raises(Refused, match="oktober 2026 er markeret som færdig"):
        _sick(staffed, date(2026, 10, 19))
    assert facts(staffed) == before
    report_fit(staffed, "h1", date(2026, 10, 17))


def test_another_kind_forgets_that_it_lay_over_a_vacation(staffed: Binder) -> None:
    _vacation(staffed, MONDAY, SUNDAY)
    identity = _sick(staffed, MONDAY, date(2026, 10, 13))
    draft = absence_draft(staffed, identity)
    change_absence(staffed, identity, AbsenceDraft("h1", AbsenceKind.UNPAID, draft.first_day, draft.last_day))
    assert _all(staffed)[0] == ("unpaid", "", "12.10-13.10")


def test_the_sheet_is_right_at_every_step_back_and_forth(staffed: Binder, add: AddShift, facts: Facts) -> None:
    for day in range(12, 25):
        add(f"2026-10-{day}T07:00", f"2026-10-{day}T15:00")
    _vacation(staffed, date(2026, 10, 14), date(2026, 10, 20))

    def sheet() -> tuple[int, int, int]:
        totals = month_timesheet(staffed, "h1", OCTOBER).totals
        return totals["work"] // 480, totals["sick"] // 480, totals["vacation"] // 480

    states = [(sheet(), facts(staffed))]
    _sick(staffed, date(2026, 10, 16))
    states.append((sheet(), facts(staffed)))
    report_fit(staffed, "h1", date(2026, 10, 18))
    states.append((sheet(), facts(staffed)))
    assert [worked for worked, _ in states] == [(6, 0, 7), (2, 9, 2), (6, 2, 5)]
    for wanted in (states[1], states[0]):
        undo(staffed)
        assert (sheet(), facts(staffed)) == wanted
    for wanted in states[1:]:
        redo(staffed)
        assert (sheet(), facts(staffed)) == wanted


def test_nothing_is_said_of_a_day_outside_the_employment(staffed: Binder) -> None:
    with pytest.raises(Refused, match=r"ikke ansat 31\.12\.2025; ansættelsen er fra 01\.01\.2026"):
        _sick(staffed, date(2025, 12, 31))
    assert _all(staffed) == []


def test_an_open_sickness_may_outlast_the_employment(staffed: Binder) -> None:
    report_sick(staffed, SickDraft("h2", date(2026, 10, 31)))
    assert _all(staffed) == [("sick", "", "31.10-…")]
    with pytest.raises(Refused, match="ikke ansat"):
        report_sick(staffed, SickDraft("h2", date(2026, 10, 31) + timedelta(days=1)))
