"""The working-time register: its hours, its corrections, how long it is kept, and who may delete before that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.entities import Month, ShiftKind
from app.model.domain.errors import Refused
from app.model.services import register_papers, roster
from app.model.services.binder import Binder
from app.model.services.exchange import add_content
from app.model.services.history import change_log, helper_names, undo
from app.model.services.months import finish_month, reopen_month
from app.model.services.register import keep_until, usual_period, working_time
from app.model.services.timesheets import month_timesheets

at = datetime.fromisoformat
OCTOBER = Month(2026, 10)


def october(binder: Binder, helper_id: str = "h1") -> Any:
    return working_time(binder, helper_id, OCTOBER.first, OCTOBER.last)


def draft(start: str, end: str, helper_id: str = "h1", **more: Any) -> roster.ShiftDraft:
    return roster.ShiftDraft(helper_id, at(start), at(end), **more)


def _on(binder: Binder, moment: datetime) -> Binder:
    """The same file on another day."""
    return replace(binder, now=lambda: moment)


def test_the_hours_are_the_timesheets(example: Binder) -> None:
    for number in range(1, 11):
        month = Month(2026, number)
        for sheet in month_timesheets(example, month):
            made = working_time(example, sheet.helper.id, month.first, month.last)
            assert sum(day.minutes for day in made.days) == sheet.totals["work"] + sheet.totals["on_call_site"]
            assert sum(day.on_call_home for day in made.days) == sheet.totals["on_call_home"]
            worked = {row.part.day for row in sheet.rows if row.minutes["work"]}
            assert {day.day for day in made.days} == worked


def test_what_counts_as_work_and_what_stands_beside_it(staffed: Binder, add: Any) -> None:
    add("2026-10-01T08:00", "2026-10-01T12:00")
    add("2026-10-01T13:00", "2026-10-01T14:00", kind=ShiftKind.STAFF_MEETING)
    add("2026-10-01T15:00", "2026-10-01T17:00", kind=ShiftKind.TRAINING)
    add("2026-10-01T18:00", "2026-10-01T20:00", kind=ShiftKind.ON_CALL_SITE)
    add("2026-10-01T21:00", "2026-10-02T03:00", kind=ShiftKind.ON_CALL_HOME)
    first, second = october(staffed).days
    assert (first.minutes, first.on_call_home, first.planned, first.worked) == (9 * 60, 3 * 60, True, False)
    assert (second.minutes, second.on_call_home) == (0, 3 * 60)


def test_a_sick_day_is_no_working_time(staffed: Binder) -> None:
    shift = e.Shift("v9", "h1", at("2026-10-05T08:00"), at("2026-10-05T16:00"))
    sick = e.Absence("a9", "h1", e.AbsenceKind.SICK, date(2026, 10, 5), date(2026, 10, 5))
    add_content(staffed, Content(shifts=[shift], absences=[sick]))
    assert october(staffed).days == ()


def test_only_what_is_changed_after_it_was_worked_is_a_correction(staffed: Binder, add: Any) -> None:
    shift = add("2026-10-12T07:00", "2026-10-12T15:00")
    roster.change_shift(staffed, shift, draft("2026-10-12T07:00", "2026-10-12T14:00"))
    assert october(staffed).corrections == ()
    finish_month(staffed, OCTOBER)
    assert october(staffed).corrections == ()
    later = _on(staffed, at("2026-11-22T09:30"))
    reopen_month(later, OCTOBER, "Glemt")
    later.database._now = later.now
    roster.change_shift(later, shift, draft("2026-10-12T07:00", "2026-10-12T15:30", note="Blev længere"))
    roster.add_shift(later, draft("2026-10-20T07:00", "2026-10-20T09:00"))
    changed, added = october(later).corrections
    assert (changed.day, changed.happened_at, changed.label) == (
        date(2026, 10, 12),
        at("2026-11-22T09:30"),
        "Ret vagt 12.10.2026",
    )
    assert changed.before == "til: 12.10.2026 kl. 14:00; bemærkning: ikke angivet"
    assert changed.after == "til: 12.10.2026 kl. 15:30; bemærkning: Blev længere"
    assert added.before == ""
    assert added.after.startswith("hjælper: Anna Prøve; fra: 20.10.2026 kl. 07:00")


def test_a_shift_that_was_given_to_another_is_a_correction_for_both(staffed: Binder, add: Any) -> None:
    shift = add("2026-10-12T07:00", "2026-10-12T15:00")
    finish_month(staffed, OCTOBER)
    reopen_month(staffed, OCTOBER, "Byttet")
    roster.change_shift(staffed, shift, draft("2026-10-12T07:00", "2026-10-12T15:00", "h2"))
    for helper_id in ("h1", "h2"):
        (correction,) = october(staffed, helper_id).corrections
        assert (correction.before, correction.after) == ("hjælper: Anna Prøve", "hjælper: Bent Åse")
    assert [line.label for line in change_log(staffed, helper_id="h1")][:1] == ["Ret vagt 12.10.2026"]


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2026, 10, 12), date(2032, 2, 12)),
        (date(2026, 10, 31), date(2032, 2, 28)),
        (date(2027, 10, 31), date(2033, 2, 28)),
        (date(2027, 10, 29), date(2033, 2, 28)),
        (date(2028, 2, 29), date(2033, 6, 29)),
        (date(2026, 8, 31), date(2031, 12, 31)),
        (date(2026, 12, 31), date(2032, 4, 30)),
        (date(2023, 1, 1), None),
        (date(2019, 1, 1), None),
    ],
)
def test_hours_are_kept_for_years_after_the_period_that_they_count_in(
    day: date, until: date | None, example: Binder
) -> None:
    kept = keep_until(example.rulebook(), day)
    assert (kept.until if kept else None) == until
    if kept:
        assert kept.reason.key == "arbejdstid_opbevaring"
        assert kept.reason.source is not None


def test_worked_hours_can_not_be_deleted_before_their_date(staffed: Binder, add: Any) -> None:
    shift, planned = add("2026-10-31T22:00", "2026-11-01T00:00"), add("2026-11-20T07:00", "2026-11-20T15:00")
    roster.delete_shifts(staffed, [planned])
    finish_month(staffed, OCTOBER)
    with pytest.raises(Refused, match="oktober 2026 er markeret som færdig"):
        roster.delete_shifts(staffed, [shift])
    reopen_month(staffed, OCTOBER, "Fejl")
    for day in ("2026-11-21", "2032-02-28"):
        then = _on(staffed, at(f"{day}T12:00"))
        with pytest.raises(Refused) as refused:
            roster.delete_shifts(then, [shift])
        assert str(refused.value) == (
            "Vagt: Arbejdede timer skal gemmes til 28.02.2032 (5 år efter perioden på 4 måneder). "
            "Ret vagten i stedet, så står rettelsen i historikken."
        )
    roster.delete_shifts(_on(staffed, at("2032-02-29T00:01")), [shift])
    assert october(staffed).days == ()
    assert undo(staffed) is not None
    assert len(october(staffed).days) == 1


def test_a_period_that_can_not_be_and_a_helper_who_is_gone_are_refused(staffed: Binder) -> None:
    for helper_id, first, last, words in (
        ("h1", date(2026, 2, 1), date(2026, 1, 1), "eller senere"),
        ("h1", date(1926, 2, 1), date(2026, 1, 1), "for lang"),
        ("h7", date(2026, 1, 1), date(2026, 1, 1), "findes ikke længere"),
    ):
        with pytest.raises(Refused, match=words):
            working_time(staffed, helper_id, first, last)


def test_the_usual_period_is_the_last_whole_months(example: Binder) -> None:
    assert usual_period(example) == (date(2026, 7, 1), date(2026, 10, 31))
    assert list(helper_names(example).values())[:2] == ["Anna Eksempel", "Ayşe Örnek"]


def test_the_file_has_a_name_of_its_own_and_the_folder_is_made(example: Binder, tmp_path: Path) -> None:
    file = register_papers.save_register(example, october(example), tmp_path / "ny")
    assert file == tmp_path / "ny" / "arbejdstid-2026-10-01-2026-10-31-anna-eksempel-h1.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    (tmp_path / "fil").write_text("")
    with pytest.raises(Refused):
        register_papers.save_register(example, october(example), tmp_path / "fil")


def test_the_text_tells_duty_and_date(example: Binder) -> None:
    text = register_papers.register_text(example, october(example))
    assert "Gemmes mindst til 28.02.2032." in text
    assert "Hjælperens daglige arbejdstid skal registreres. Kilde: Lov om gennemførelse" in " ".join(text.split())
