"""The roster on paper: what stands at each date, what does not (why somebody is absent), and what is issued."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.model.documents.plan_print import OwnPlan, WallPlan
from app.model.domain.entities import AbsenceKind, Month, ShiftKind
from app.model.domain.errors import Refused
from app.model.services import history, roster_papers
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder
from app.model.services.people import HelperDraft, add_helper
from app.model.services.roster_papers import issue_plan, own_plan, plan, plan_pdf, plan_text, wall_plan
from app.model.store import queries

AddShift = Callable[..., str]
OCTOBER = Month(2026, 10)


def _cells(made: WallPlan, name: str) -> dict[int, list[str]]:
    """A helper's days that have something."""
    place = made.helpers.index(name)
    return {
        number: [f"{entry.text} {entry.mark}".strip() for entry in day.cells[place]]
        for number, day in enumerate(made.days, start=1)
        if day.cells[place]
    }


def _absent(binder: Binder, kind: AbsenceKind, first: date, last: date | None, at: time | None = None) -> None:
    add_absence(binder, AbsenceDraft("h1", kind, first, last, from_time=at))


def test_a_night_stands_at_the_day_it_begins_and_the_rest_of_one_from_before_on_the_first(
    staffed: Binder, add: AddShift
) -> None:
    add("2026-09-30T22:00", "2026-10-01T08:00")
    add("2026-10-02T22:30", "2026-10-03T08:15")
    add("2026-10-05T07:00", "2026-10-05T15:00")
    add("2026-10-05T15:00", "2026-10-06T00:00")
    add("2026-10-07T08:00", "2026-10-08T08:00")
    add("2026-10-31T22:00", "2026-11-01T08:00")
    assert _cells(wall_plan(staffed, OCTOBER), "Anna Prøve") == {
        1: ["00–08"],
        2: ["22:30–08:15"],
        5: ["07–15", "15–24"],
        7: ["08–08"],
        31: ["22–08"],
    }
    assert _cells(wall_plan(staffed, Month(2026, 11)), "Anna Prøve") == {1: ["00–08"]}


def test_a_shift_of_more_than_a_day_stands_at_each_of_its_days(staffed: Binder, add: AddShift) -> None:
    add("2026-10-30T16:00", "2026-11-02T10:00")
    assert _cells(wall_plan(staffed, OCTOBER), "Anna Prøve") == {30: ["16–24"], 31: ["00–24"]}
    assert _cells(wall_plan(staffed, Month(2026, 11)), "Anna Prøve") == {1: ["00–24"], 2: ["00–10"]}


@pytest.mark.parametrize("kind", AbsenceKind)
def test_absence_is_only_ever_called_absence(staffed: Binder, add: AddShift, kind: AbsenceKind) -> None:
    add("2026-10-05T07:00", "2026-10-05T15:00", note="Karla skal på hospitalet")
    add("2026-10-06T22:00", "2026-10-07T08:00")
    _absent(staffed, kind, date(2026, 10, 5), date(2026, 10, 5))
    _absent(staffed, kind, date(2026, 10, 7), date(2026, 10, 8))
    made = wall_plan(staffed, OCTOBER)
    assert _cells(made, "Anna Prøve") == {5: ["fravær"], 6: ["22–24"], 7: ["fravær"], 8: ["fravær"]}
    for helper in (None, "h1"):
        text = plan_text(staffed, OCTOBER, helper).casefold() + json.dumps(plan(staffed, OCTOBER, helper).as_json())
        words = ("syg", "ferie", "barsel", "skade", "orlov", "§ 56", "hospital", "1990", kind.value)
        assert [word for word in words if word in text] == []
        assert "fravær" in text


def test_a_partly_absent_day_shows_what_is_left_of_the_shift(staffed: Binder, add: AddShift) -> None:
    add("2026-10-05T07:00", "2026-10-05T15:00")
    _absent(staffed, AbsenceKind.SICK, date(2026, 10, 5), None, time(12))
    made = _cells(wall_plan(staffed, OCTOBER), "Anna Prøve")
    assert made[5] == ["07–12", "fravær"]
    assert made[31] == ["fravær"]
    own = own_plan(staffed, "h1", OCTOBER)
    assert [(shift.start, shift.end, shift.length) for shift in own.shifts] == [("07:00", "12:00", "5:00")]
    assert own.total == "5:00"
    assert own.notes[0] == "Fravær: 05.10.2026 og frem."


def test_absence_in_the_months_beside_takes_its_part_of_the_nights_between(staffed: Binder, add: AddShift) -> None:
    add("2026-09-30T22:00", "2026-10-01T08:00")
    add("2026-10-31T22:00", "2026-11-01T08:00")
    _absent(staffed, AbsenceKind.SICK, date(2026, 9, 30), date(2026, 9, 30))
    _absent(staffed, AbsenceKind.VACATION, date(2026, 11, 1), date(2026, 11, 7))
    assert _cells(wall_plan(staffed, OCTOBER), "Anna Prøve") == {1: ["00–08"], 31: ["22–24"]}
    own = own_plan(staffed, "h1", OCTOBER)
    assert [(shift.day, shift.start, shift.end) for shift in own.shifts] == [
        ("to 01.10.2026", "00:00", "08:00"),
        ("lø 31.10.2026", "22:00", "24:00"),
    ]
    assert own.total == "10:00"
    assert own.notes == ("Timer er i timer og minutter (t:mm).",)


def test_kinds_are_letters_with_a_legend_of_those_that_are_used(staffed: Binder, add: AddShift) -> None:
    for day, kind in enumerate(ShiftKind, start=1):
        add(f"2026-10-{day:02d}T08:00", f"2026-10-{day:02d}T10:00", kind=kind)
    made = wall_plan(staffed, OCTOBER)
    found = _cells(made, "Anna Prøve").values()
    assert [cell for (cell,) in found] == ["08–10", "08–10 RH", "08–10 RS", "08–10 M", "08–10 MUS", "08–10 O"]
    assert [mark for mark, _ in made.legend] == ["RH", "RS", "M", "MUS", "O"]
    assert len({mark for mark, _ in made.legend}) == len(ShiftKind) - 1
    assert wall_plan(staffed, Month(2026, 11)).legend == ()
    assert "Anna Prøve 08–10 (personalemøde)" in plan_text(staffed, OCTOBER)


def test_weekends_holidays_weeks_and_clock_changes_are_told(staffed: Binder) -> None:
    days = {day.short: day for day in wall_plan(staffed, Month(2026, 3)).days}
    assert days["sø 29."].title == "sommertid begynder"
    assert [short for short, day in days.items() if day.free][:3] == ["sø 1.", "lø 7.", "sø 8."]
    assert [day.week for day in days.values() if day.week] == ["9", "10", "11", "12", "13", "14"]
    april = {day.short: day for day in wall_plan(staffed, Month(2026, 4)).days}
    assert (april["to 2."].title, april["to 2."].free) == ("Skærtorsdag", True)
    assert not april["on 1."].free
    assert wall_plan(staffed, OCTOBER).days[24].title == "sommertid slutter"
    assert len(wall_plan(staffed, Month(2028, 2)).days) == 29


def test_helpers_of_the_month_stand_in_danish_order(staffed: Binder, add: AddShift) -> None:
    add_helper(staffed, HelperDraft("Åse Uden Kontrakt"))
    assert wall_plan(staffed, OCTOBER).helpers == ("Anna Prøve", "Bent Åse")
    assert wall_plan(staffed, Month(2026, 11)).helpers == ("Anna Prøve",)
    add("2026-11-03T07:00", "2026-11-03T15:00", "h2")
    assert wall_plan(staffed, Month(2026, 11)).helpers == ("Anna Prøve", "Bent Åse")


def test_an_own_plan_has_the_shifts_that_begin_in_the_month_and_adds_up_what_they_last(
    staffed: Binder, add: AddShift
) -> None:
    add("2026-09-30T22:00", "2026-10-01T08:00")
    add("2026-10-02T07:00", "2026-10-02T15:00", "h2")
    add("2026-10-05T15:00", "2026-10-06T00:00", kind=ShiftKind.STAFF_MEETING)
    add("2026-10-24T22:00", "2026-10-25T08:00")
    add("2026-10-31T22:00", "2026-11-01T08:00", away=True)
    made = own_plan(staffed, "h1", OCTOBER)
    assert [(s.day, s.start, s.end, s.length, s.remark) for s in made.shifts] == [
        ("ma 05.10.2026", "15:00", "24:00", "9:00", "Personalemøde"),
        ("lø 24.10.2026", "22:00", "08:00 (sø 25.10.)", "11:00", "Sommertid slutter"),
        ("lø 31.10.2026", "22:00", "08:00 (sø 01.11.)", "10:00", "Ude af hjemmet"),
    ]
    assert made.total == "30:00"
    assert made.notes[0] == "Vagten fra 30.09.2026 kl. 22:00 slutter 01.10.2026 kl. 08:00 og står i september 2026."
    assert own_plan(staffed, "h1", Month(2026, 9)).total == "10:00"
    assert own_plan(staffed, "h1", Month(2026, 11)).notes[0].startswith("Vagten fra 31.10.2026")


def test_december_says_what_the_days_are_called(staffed: Binder, add: AddShift) -> None:
    add("2026-12-24T22:00", "2026-12-25T08:00")
    (shift,) = own_plan(staffed, "h1", Month(2026, 12)).shifts
    assert (shift.remark, shift.free) == ("Juleaftensdag, Juledag", True)


def test_nobody_at_all_is_a_page_too(binder: Binder) -> None:
    reader = PdfReader(BytesIO(plan_pdf(binder, OCTOBER)), strict=True)
    assert "Vagtplan oktober 2026" in reader.pages[0].extract_text()
    assert "Torsdag 1. oktober: ingen vagter" in plan_text(binder, OCTOBER)


@pytest.mark.parametrize("make", [plan_pdf, plan_text, issue_plan, roster_papers.plan_file_name])
def test_a_helper_who_is_not_there_is_refused_in_one_line(make: Callable[..., object], binder: Binder) -> None:
    with pytest.raises(Refused) as refused:
        make(binder, OCTOBER, "h9")
    assert str(refused.value) == "Hjælper: der er ingen hjælper med id »h9«"


def test_an_issued_plan_is_kept_as_it_was_and_once(staffed: Binder, add: AddShift) -> None:
    add("2026-10-05T07:00", "2026-10-05T15:00")
    first, pdf = issue_plan(staffed, OCTOBER)
    assert issue_plan(staffed, OCTOBER) == (first, pdf)
    own, own_pdf = issue_plan(staffed, OCTOBER, "h1")
    add("2026-10-06T07:00", "2026-10-06T15:00")
    second, changed = issue_plan(staffed, OCTOBER)
    assert len({first, own, second}) == 3
    assert changed != pdf
    with staffed.database.read() as session:
        issued = queries.issued(session, "vagtplan", "", "2026-10")
        mine = queries.issued(session, "vagtplan", "h1", "2026-10")
    assert [document.id for document in issued] == [first, second]
    assert [document.title for document in mine] == ["Vagtplan oktober 2026 – Anna Prøve"]
    assert issued[0].title == "Vagtplan oktober 2026"
    assert issued[0].rulebook_version == staffed.rulebook().version
    assert roster_papers.issued_plan_pdf(staffed, issued[0].snapshot) == pdf
    assert roster_papers.issued_plan_pdf(staffed, mine[0].snapshot) == own_pdf
    assert "Mandag 5. oktober: Anna Prøve 07–15" in roster_papers.issued_plan_text(issued[0].snapshot)
    assert "Tirsdag 6. oktober: ingen vagter" in roster_papers.issued_plan_text(issued[0].snapshot)


def test_what_is_issued_stays_and_is_nothing_to_undo(staffed: Binder) -> None:
    before = history.undo_label(staffed)
    issue_plan(staffed, OCTOBER)
    assert history.undo_label(staffed) == before


def test_file_names_are_plain_and_differ(staffed: Binder) -> None:
    assert roster_papers.plan_file_name(staffed, OCTOBER) == "vagtplan-2026-10.pdf"
    assert roster_papers.plan_file_name(staffed, OCTOBER, "h2") == "vagtplan-2026-10-bent-aase-h2.pdf"


def test_the_example_has_plans(example: Binder) -> None:
    made = wall_plan(example, OCTOBER)
    assert len(made.helpers) == 6
    assert isinstance(plan(example, OCTOBER, "h1"), OwnPlan)
    assert made.issued == "Udskrevet 21.11.2026"
