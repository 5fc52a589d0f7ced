"""The citizen's hospital stays on timesheets: on the rows of helpers who came along, and told where respiration help is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.model.documents.sheet_print import SheetPrint
from app.model.domain.entities import AbsenceKind, Month
from app.model.domain.stays import StayKind
from app.model.services import documents, scheme, stays
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder
from app.model.services.stays import StayDraft
from app.model.services.timesheets import month_timesheet, month_timesheets

OCTOBER = Month(2026, 10)
ACUTE = StayDraft(StayKind.HOSPITAL_ACUTE, date(2026, 10, 3), date(2026, 10, 9))
AddShift = Callable[..., str]


def _remarks(binder: Binder, helper_id: str = "h1") -> dict[int, tuple[str, ...]]:
    return {row.part.day.day: row.remarks for row in month_timesheet(binder, helper_id, OCTOBER).rows}


def _printed(binder: Binder, helper_id: str = "h1") -> SheetPrint:
    sheet = month_timesheet(binder, helper_id, OCTOBER)
    return documents.sheet_print(sheet, binder.scheme(), binder.rulebook())


def _notes(binder: Binder, helper_id: str = "h1") -> list[str]:
    return [note for note in _printed(binder, helper_id).notes if note.startswith("Respirationshjælp")]


@pytest.fixture
def october(staffed: Binder, add: AddShift) -> Binder:
    """A night over the stay's first midnight, a day in it, the last day and the day after; Bent has a day in it."""
    add("2026-10-02T22:00", "2026-10-03T08:00", note="Fast nat")
    for day in (6, 9, 10):
        add(f"2026-10-{day:02d}T08:00", f"2026-10-{day:02d}T16:00")
    add("2026-10-06T16:00", "2026-10-06T23:00", "h2")
    return staffed


def test_the_rows_of_who_came_along_say_that_it_was_in_hospital(october: Binder) -> None:
    stays.add_stay(october, ACUTE, {"h1"})
    assert _remarks(october) == {
        2: ("Fast nat",),
        3: ("På hospital", "Fast nat"),
        6: ("På hospital",),
        9: ("På hospital",),
        10: (),
    }
    assert _remarks(october, "h2") == {6: ()}
    both = {sheet.helper.id: [row.remarks for row in sheet.rows] for sheet in month_timesheets(october, OCTOBER)}
    assert both["h1"] == list(_remarks(october).values())


def test_a_stay_changes_no_minute_and_without_one_the_sheet_is_as_it_was(october: Binder) -> None:
    before, printed = month_timesheet(october, "h1", OCTOBER), _printed(october)
    stays.add_stay(october, replace(ACUTE, kind=StayKind.VACATION), {"h1"})
    assert _printed(october) == printed
    stays.add_stay(october, ACUTE, {"h1"})
    after = month_timesheet(october, "h1", OCTOBER)
    assert after.totals == before.totals
    assert [row.minutes for row in after.rows] == [row.minutes for row in before.rows]


def test_a_row_that_was_not_worked_was_not_in_hospital(october: Binder) -> None:
    stays.add_stay(october, ACUTE, {"h1"})
    add_absence(october, AbsenceDraft("h1", AbsenceKind.SICK, date(2026, 10, 6), date(2026, 10, 6)))
    assert _remarks(october)[6] == ()


def test_where_respiration_help_is_given_the_sheet_tells_of_the_stay(october: Binder) -> None:
    assert _notes(october) == []
    scheme.save_scheme(october, replace(scheme.scheme_draft(october), respiration=True))
    (by_hand,) = _notes(october)
    assert "udfyldes" in by_hand
    stay_id, _ = stays.add_stay(october, ACUTE)
    told = ["Respirationshjælp: Borgeren har været indlagt fra 03.10.2026 til 09.10.2026."]
    assert _notes(october) == _notes(october, "h2") == told
    stays.change_stay(october, stay_id, replace(ACUTE, last_day=None))
    assert _notes(october) == ["Respirationshjælp: Borgeren har været indlagt fra 03.10.2026 til __________."]
    stays.change_stay(october, stay_id, replace(ACUTE, first_day=date(2026, 11, 2), last_day=None))
    assert _notes(october) == [by_hand]
