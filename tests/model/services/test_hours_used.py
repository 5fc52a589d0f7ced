"""The overview's hours: the quarter of a day, in all and by time of day, in figures and in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.model.calc.use import NO_CLOCK_NOTE, WEEKEND_NOTE
from app.model.domain.entities import AbsenceKind, Month
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder
from app.model.services.hours_used import quarter
from app.model.services.months import finish_month
from app.model.services.scheme import GrantDraft, SchemeDraft, save_grant, save_scheme

AddShift = Callable[..., str]
AUTUMN = date(2026, 11, 21)


def _grant(binder: Binder, starts_on: date = date(2025, 1, 1), **hours: str) -> None:
    amounts: dict[str, Any] = {name: Decimal(text) for name, text in hours.items()}
    save_grant(binder, GrantDraft(starts_on, **amounts))


@pytest.fixture
def worked(staffed: Binder, add: AddShift) -> Binder:
    """October is finished with 12 hours and a half; 9 hours are planned in November."""
    add("2026-10-05T08:00", "2026-10-05T20:30")
    add("2026-11-02T15:00", "2026-11-03T00:00")
    finish_month(staffed, Month(2026, 10))
    return staffed


def test_the_quarter_in_figures_and_words(worked: Binder) -> None:
    _grant(worked, hours_total="84")
    view = quarter(worked, AUTUMN)
    assert (view.title, view.first, view.last) == ("Timer i 4. kvartal 2026", date(2026, 10, 1), date(2026, 12, 31))
    whole = view.whole
    assert (whole.title, whole.used, whole.planned, whole.granted, whole.over) == ("I alt", 750, 540, 66240, False)
    assert whole.text == "12:30 brugt, 9:00 planlagt af 1.104 bevilgede timer; 1082:30 tilbage"


def test_another_quarter_is_another_view(worked: Binder) -> None:
    view = quarter(worked, date(2027, 1, 1))
    assert (view.title, view.whole.used, view.whole.planned) == ("Timer i 1. kvartal 2027", 0, 0)


def test_each_time_of_day_has_its_row(worked: Binder) -> None:
    _grant(worked, hours_total="84", hours_day="40", hours_evening="0.25", hours_night="14", hours_weekend="20")
    rows = quarter(worked, AUTUMN).slots
    assert [(row.title, row.used, row.planned, row.over) for row in rows] == [
        ("Dag", 540, 120, False),
        ("Aften", 210, 360, True),
        ("Nat", 0, 60, False),
        ("Weekend", 0, 0, False),
    ]
    assert rows[1].text == "3:30 brugt, 6:00 planlagt af 3:18 bevilgede timer; 6:12 for meget"


def test_all_used_is_not_over_and_a_minute_more_is(staffed: Binder, add: AddShift) -> None:
    _grant(staffed, hours_total="1.75")
    add("2026-11-02T00:00", "2026-11-02T23:00")
    whole = quarter(staffed, AUTUMN).whole
    assert (whole.over, whole.text) == (False, "0:00 brugt, 23:00 planlagt af 23 bevilgede timer; 0:00 tilbage")
    add("2026-11-03T00:00", "2026-11-03T00:01", "h1")
    whole = quarter(staffed, AUTUMN).whole
    assert (whole.over, whole.text) == (True, "0:00 brugt, 23:01 planlagt af 23 bevilgede timer; 0:01 for meget")


def test_an_absence_is_not_use(worked: Binder) -> None:
    add_absence(worked, AbsenceDraft("h1", AbsenceKind.SICK, date(2026, 11, 2), date(2026, 11, 2)))
    assert quarter(worked, AUTUMN).whole.planned == 0


def test_without_a_grant_the_use_is_shown_alone(worked: Binder) -> None:
    view = quarter(worked, AUTUMN)
    assert (view.whole.granted, view.whole.over) == (None, False)
    assert view.whole.text == "12:30 brugt, 9:00 planlagt; det bevilgede kendes ikke"
    assert "Der er ikke skrevet en bevilling med timer ind for perioden. Det gør du under Ordning." in view.explanations


def test_days_without_a_grant_are_left_out_and_said_so(worked: Binder) -> None:
    _grant(worked, date(2026, 11, 1), hours_total="7")
    view = quarter(worked, AUTUMN)
    assert view.whole.text == "0:00 brugt, 9:00 planlagt af 61 bevilgede timer; 52:00 tilbage"
    assert (
        "31 dage i perioden har ingen bevilling med timer; 12 timer og 30 minutter på dem er ikke regnet med."
        in view.explanations
    )


def test_the_parts_of_a_grant_are_told_where_there_are_any(worked: Binder) -> None:
    _grant(worked, hours_total="7", respiration_hours="14", self_paid_hours="3.5")
    view = quarter(worked, AUTUMN)
    assert view.whole.granted == 92 * 210
    assert (
        "Bevilget er 92 timer efter serviceloven, 184 timer respirationshjælp og 46 timer, som borgeren selv betaler, "
        "lagt sammen." in view.explanations
    )


def test_what_the_reader_must_know_is_said(worked: Binder) -> None:
    said = quarter(worked, AUTUMN).explanations
    assert WEEKEND_NOTE in said
    assert any("skal gå op over 3 måneder, men ikke hvornår" in text for text in said)
    assert all(text.endswith(".") for text in said)


def test_a_municipality_that_says_nothing_is_shown_a_quarter_and_told_so(worked: Binder) -> None:
    save_scheme(worked, SchemeDraft("Karla Prøve", municipality="standard"))
    view = quarter(worked, AUTUMN)
    assert (view.title, view.slots) == ("Timer i 4. kvartal 2026", ())
    assert NO_CLOCK_NOTE in view.explanations
    assert any("siger reglerne her ikke; spørg kommunen" in text for text in view.explanations)


def test_an_empty_file_has_a_view(binder: Binder) -> None:
    view = quarter(binder, AUTUMN)
    assert (view.whole.used, view.whole.planned, view.whole.granted) == (0, 0, None)
