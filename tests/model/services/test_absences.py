"""Absence: entered, changed, taken back; never two at once, and never in a finished month that it would change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from app.model.domain.entities import Absence, AbsenceKind, Contract, Helper, Month
from app.model.domain.errors import Refused
from app.model.services.absences import AbsenceDraft, absence_draft, add_absence, change_absence, delete_absence
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


@pytest.mark.parametrize(
    ("draft", "place", "said"),
    [
        (AbsenceDraft("h1", SICK, date(2025, 12, 31), MONDAY), "Første dag", "ikke ansat 31.12.2025; ansættelsen er fra 01.01.2026"),
        (AbsenceDraft("h2", SICK, MONDAY, date(2026, 11, 1)), "Sidste dag", "slutter 31.10.2026; den dag er ikke med i den"),
        (AbsenceDraft("h2", SICK, MONDAY, date(2026, 11, 9)), "Sidste dag", "dagene 01.11.2026–09.11.2026 er ikke med"),
        (AbsenceDraft("h2", SICK, date(2026, 9, 30)), "Første dag", "ansættelsen er 01.10.2026–31.10.2026"),
        (AbsenceDraft("h1", AbsenceKind.VACATION, MONDAY, date(2027, 10, 12)), "Sidste dag", "varer mere end et år; er årstallet rigtigt?"),
        (AbsenceDraft("h1", SICK, MONDAY, date(2027, 10, 12)), "Sidste dag", "varer mere end et år; er årstallet rigtigt?"),
        (AbsenceDraft("h1", SICK, MONDAY, MONDAY, what="Tandlæge"), "Hvad er aftalt", "hører til andet aftalt fravær"),
        (AbsenceDraft("h1", SICK, MONDAY, expected_back=date(2026, 10, 11)), "Ventes tilbage", "før den første dag"),
        (AbsenceDraft("h1", SICK, MONDAY, fit_on=date(2026, 10, 11)), "Meldt rask den", "før den første dag"),
    ],
)  # fmt: skip
def test_a_slip_of_the_hand_is_told_in_one_line_at_its_field(
    staffed: Binder, draft: AbsenceDraft, place: str, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_absence(staffed, draft)
    (mistake,) = refused.value.mistakes
    assert mistake.place == place
    assert said in mistake.message
    assert export_content(staffed).absences == []


@pytest.mark.parametrize(
    "draft",
    [
        AbsenceDraft("h1", AbsenceKind.VACATION, MONDAY, date(2027, 10, 11)),  # a year to the day
        AbsenceDraft("h1", AbsenceKind.PARENTAL, MONDAY, date(2027, 12, 31)),
        AbsenceDraft("h1", AbsenceKind.UNPAID, MONDAY, date(2028, 12, 31)),
        AbsenceDraft("h2", SICK, date(2026, 10, 31)),  # no last day: the employment's end cuts it off
        AbsenceDraft("h1", AbsenceKind.AGREED, MONDAY, MONDAY, what="Flytning", paid=True),
    ],
)
def test_what_can_be_is_not_refused(staffed: Binder, draft: AbsenceDraft) -> None:
    add_absence(staffed, draft)
    (absence,) = export_content(staffed).absences
    assert absence_draft(staffed, absence.id) == draft


def test_a_sickness_of_more_than_a_year_can_be_written_when_it_is_over(staffed: Binder) -> None:
    with staffed.database.change("Længe ansat") as work:
        work.add(Contract("c9", "h1", date(2024, 1, 1), date(2025, 12, 31)))
    add_absence(staffed, AbsenceDraft("h1", SICK, date(2024, 3, 1), date(2026, 11, 21)))
    with pytest.raises(Refused, match="mere end et år"):
        change_absence(staffed, _only(staffed).id, AbsenceDraft("h1", SICK, date(2024, 3, 1), date(2026, 11, 22)))


def test_a_helper_without_any_contract_can_be_absent(staffed: Binder) -> None:
    with staffed.database.change("Ny hjælper") as work:
        work.add(Helper("h3", "Cecilie Ny"))
    add_absence(staffed, AbsenceDraft("h3", SICK, MONDAY))
    assert _only(staffed).helper_id == "h3"


def test_sickness_over_a_vacation_is_led_to_the_report_that_splits_it(staffed: Binder) -> None:
    add_absence(staffed, AbsenceDraft("h1", AbsenceKind.VACATION, MONDAY, date(2026, 10, 18)))
    with pytest.raises(Refused, match="brug »Meld syg«"):
        add_absence(staffed, AbsenceDraft("h1", SICK, date(2026, 10, 14)))
