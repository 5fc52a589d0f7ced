"""Figures of sickness: days, times and hours of one calendar year, each helper's and all together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from app.model.domain.entities import AbsenceKind, Contract
from app.model.services.absence.absence_rows import Period, absence_entries
from app.model.services.absence.sickness_figures import SickFigures, sick_figures
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder
from app.model.services.sickness import SickDraft, report_sick

AddShift = Callable[..., str]
SICK = AbsenceKind.SICK


def test_nobody_was_sick(staffed: Binder) -> None:
    assert sick_figures(staffed, 2026) == (SickFigures("", "Alle", 0, 0, 0),)
    assert sick_figures(staffed, 2030) == (SickFigures("", "Alle", 0, 0, 0),)


def test_days_times_and_hours_of_each_and_of_all(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    add("2026-10-12T22:00", "2026-10-13T06:00")
    add("2026-10-05T07:00", "2026-10-05T15:00", "h2")
    add_absence(staffed, AbsenceDraft("h1", SICK, date(2026, 10, 12), date(2026, 10, 12), time(12)))
    add_absence(staffed, AbsenceDraft("h1", SICK, date(2026, 10, 20), date(2026, 10, 21)))
    add_absence(staffed, AbsenceDraft("h2", AbsenceKind.WORK_INJURY, date(2026, 10, 5), date(2026, 10, 7)))
    add_absence(staffed, AbsenceDraft("h2", AbsenceKind.CHILD_SICK, date(2026, 10, 10), date(2026, 10, 11)))
    assert sick_figures(staffed, 2026) == (
        SickFigures("h1", "Anna Prøve", 3, 2, 180 + 120),
        SickFigures("h2", "Bent Åse", 3, 1, 480),
        SickFigures("", "Alle", 6, 3, 780),
    )


def test_a_course_over_a_vacation_is_one_time_and_an_open_one_counts_until_today(staffed: Binder) -> None:
    add_absence(staffed, AbsenceDraft("h1", AbsenceKind.VACATION, date(2026, 11, 12), date(2026, 11, 15)))
    report_sick(staffed, SickDraft("h1", date(2026, 11, 10)))
    assert sick_figures(staffed, 2026)[0] == SickFigures("h1", "Anna Prøve", 12, 1, 0)  # 10.-21.11.


def test_a_sickness_over_new_year_is_a_time_of_the_year_it_begins_in(staffed: Binder) -> None:
    with staffed.database.change("Før") as work:
        work.add(Contract("c9", "h1", date(2025, 1, 1), date(2025, 12, 31)))
    add_absence(staffed, AbsenceDraft("h1", SICK, date(2025, 12, 30), date(2026, 1, 2)))
    assert sick_figures(staffed, 2025)[0] == SickFigures("h1", "Anna Prøve", 2, 1, 0)
    assert sick_figures(staffed, 2026)[0] == SickFigures("h1", "Anna Prøve", 2, 0, 0)


def test_a_sickness_in_two_parts_over_new_year_is_no_new_time(staffed: Binder) -> None:
    with staffed.database.change("Før") as work:
        work.add(Contract("c9", "h1", date(2025, 1, 1), date(2025, 12, 31)))
    add_absence(staffed, AbsenceDraft("h1", SICK, date(2025, 12, 30), date(2025, 12, 31)))
    add_absence(staffed, AbsenceDraft("h1", SICK, date(2026, 1, 1), date(2026, 1, 1)))
    assert sick_figures(staffed, 2026)[0] == SickFigures("h1", "Anna Prøve", 1, 0, 0)


def test_the_list_is_newest_first_without_vacation_and_of_the_period_asked_for(staffed: Binder) -> None:
    for first, kind in (
        (date(2026, 1, 5), SICK),
        (date(2026, 11, 20), AbsenceKind.UNPAID),
        (date(2026, 12, 1), AbsenceKind.VACATION),
        (date(2026, 12, 5), AbsenceKind.EXTRA_DAY_OFF),
    ):
        add_absence(staffed, AbsenceDraft("h1", kind, first, first))
    report_sick(staffed, SickDraft("h1", date(2026, 11, 21), last_day=date(2026, 11, 22)))
    everything = [each.first_day for each in absence_entries(staffed, Period.ALL)]
    assert everything == [date(2026, 12, 5), date(2026, 11, 21), date(2026, 11, 20), date(2026, 1, 5)]
    now = absence_entries(staffed, Period.NOW)
    assert [(each.first_day, each.goes_on) for each in now] == [(date(2026, 12, 5), False), (date(2026, 11, 21), True)]
    assert len(absence_entries(staffed, Period.YEAR)) == 4
