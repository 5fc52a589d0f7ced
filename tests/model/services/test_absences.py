"""Absence: entered, changed, taken back; never two at once, and never in a finished month that it would change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from app.model.domain.entities import Absence, AbsenceKind, Month
from app.model.domain.errors import Refused
from app.model.services.absences import AbsenceDraft, add_absence, change_absence, delete_absence
from app.model.services.binder import Binder
from app.model.services.exchange import export_content
from app.model.services.months import finish_month
from app.model.services.timesheets import month_timesheet

AddShift = Callable[..., str]
Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]
MONDAY = date(2026, 10, 12)
SICK = AbsenceKind.SICK


def _only(binder: Binder) -> Absence:
    (absence,) = export_content(binder).absences
    return absence


def test_an_absence_is_there_as_written_and_the_sheet_follows(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    changes = add_absence(staffed, AbsenceDraft("h1", SICK, MONDAY, MONDAY, time(12)))
    assert (changes.label, changes.kinds) == ("Meld fravær 12.10.2026", frozenset({Absence}))
    absence = _only(staffed)
    assert (absence.from_time, absence.to_time, absence.notice_given_on) == (time(12), None, None)
    totals = month_timesheet(staffed, "h1", Month(2026, 10)).totals
    assert (totals["work"], totals["sick"]) == (300, 180)


def test_a_changed_absence_keeps_its_id_and_a_deleted_one_is_gone(staffed: Binder) -> None:
    add_absence(staffed, AbsenceDraft("h1", SICK, MONDAY))
    identity = _only(staffed).id
    change_absence(staffed, identity, AbsenceDraft("h2", AbsenceKind.VACATION, MONDAY, MONDAY, notice_given_on=MONDAY))
    absence = _only(staffed)
    assert (absence.id, absence.helper_id, absence.kind, absence.last_day) == (
        identity,
        "h2",
        AbsenceKind.VACATION,
        MONDAY,
    )
    delete_absence(staffed, identity)
    assert export_content(staffed).absences == []


@pytest.mark.parametrize(
    ("draft", "place"),
    [
        (AbsenceDraft("h1", SICK, MONDAY, date(2026, 10, 11)), "Sidste dag"),
        (AbsenceDraft("h1", SICK, MONDAY, MONDAY, time(9), time(9)), "Sidste dag"),
        (AbsenceDraft("h1", SICK, date(2026, 3, 29), date(2026, 3, 29), time(2, 30)), "Første dag"),
        (AbsenceDraft("h9", SICK, MONDAY, MONDAY), "Hjælper"),
        (AbsenceDraft("h1", SICK, date(2026, 10, 20), date(2026, 10, 20)), "Første dag"),
        (AbsenceDraft("h1", SICK, date(2026, 10, 1)), "Første dag"),
    ],
)
def test_an_impossible_absence_is_refused_by_field(
    staffed: Binder, facts: Facts, draft: AbsenceDraft, place: str
) -> None:
    vacation = AbsenceDraft("h1", AbsenceKind.VACATION, date(2026, 10, 19), date(2026, 10, 25))
    add_absence(staffed, vacation)
    before = facts(staffed)
    with pytest.raises(Refused) as refused:
        add_absence(staffed, draft)
    assert refused.value.mistakes[0].place == place
    assert facts(staffed) == before


def test_absences_may_touch_by_the_clock(staffed: Binder) -> None:
    add_absence(staffed, AbsenceDraft("h1", SICK, MONDAY, MONDAY, to_time=time(12)))
    add_absence(staffed, AbsenceDraft("h1", AbsenceKind.VACATION, MONDAY, MONDAY, time(12)))
    with pytest.raises(Refused, match=r"har allerede fravær fra 12\.10\.2026 til 12\.10\.2026"):
        add_absence(staffed, AbsenceDraft("h1", SICK, MONDAY, MONDAY, time(11, 59), time(12, 1)))


def test_an_absence_without_an_end_stands_in_the_way_of_later_ones(staffed: Binder) -> None:
    add_absence(staffed, AbsenceDraft("h1", SICK, MONDAY))
    with pytest.raises(Refused, match=r"fra 12\.10\.2026 uden slutdato"):
        add_absence(staffed, AbsenceDraft("h1", AbsenceKind.VACATION, date(2030, 1, 1)))


def test_a_changed_absence_does_not_stand_in_its_own_way(staffed: Binder) -> None:
    add_absence(staffed, AbsenceDraft("h1", SICK, MONDAY, MONDAY))
    change_absence(staffed, _only(staffed).id, AbsenceDraft("h1", SICK, MONDAY))
    assert _only(staffed).last_day is None


def test_a_finished_month_with_shifts_stays_as_it_is(staffed: Binder, add: AddShift, facts: Facts) -> None:
    add("2026-10-12T22:00", "2026-10-13T06:00")
    add("2026-11-02T07:00", "2026-11-02T15:00")
    add_absence(staffed, AbsenceDraft("h1", SICK, date(2026, 10, 13), date(2026, 10, 13)))
    existing = _only(staffed).id
    finish_month(staffed, Month(2026, 10))
    before = facts(staffed)
    for act in (
        lambda: add_absence(staffed, AbsenceDraft("h1", SICK, MONDAY, MONDAY)),
        lambda: add_absence(staffed, AbsenceDraft("h1", SICK, date(2026, 9, 1), MONDAY, to_time=time(22, 1))),
        lambda: change_absence(staffed, existing, AbsenceDraft("h1", SICK, date(2026, 11, 2))),
        lambda: delete_absence(staffed, existing),
    ):
        with pytest.raises(Refused, match="oktober 2026 er markeret som færdig"):
            act()
    assert facts(staffed) == before


def test_an_absence_that_changes_no_sheet_of_a_finished_month_is_fine(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T22:00", "2026-10-13T06:00")
    finish_month(staffed, Month(2026, 10))
    add_absence(staffed, AbsenceDraft("h1", SICK, date(2026, 10, 14)))
    add_absence(staffed, AbsenceDraft("h1", SICK, MONDAY, MONDAY, to_time=time(22)))
    add_absence(staffed, AbsenceDraft("h2", SICK, MONDAY))
    assert len(export_content(staffed).absences) == 3


def test_an_absence_that_is_gone_is_said_to_be_gone(staffed: Binder) -> None:
    with pytest.raises(Refused, match="fraværet findes ikke længere"):
        change_absence(staffed, "f9", AbsenceDraft("h1", SICK, MONDAY))
    with pytest.raises(Refused, match="fraværet findes ikke længere"):
        delete_absence(staffed, "f9")
