"""The roster's presenter, without Qt: what cells say, what typing, copying and repeating do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.model.domain.entities import AbsenceKind, Month, ShiftKind
from app.model.domain.errors import Refused
from app.model.domain.stays import StayKind
from app.model.services import people, stays
from app.model.services.absences import AbsenceDraft
from app.model.services.binder import Binder
from app.model.services.months import finish_month
from app.model.services.roster import ShiftDraft
from app.model.services.stays import StayDraft
from app.ui.roster.clip import repeated_text
from app.ui.roster.day_words import day_sentences, day_title, shift_text
from app.ui.roster.presenter import RosterPresenter


@pytest.fixture
def presenter(binder: Binder) -> RosterPresenter:
    for name in ("Åge Eksempel", "Anna Eksempel"):
        helper = people.add_helper(binder, people.HelperDraft(name))
        people.add_contract(binder, helper, people.ContractDraft(date(2026, 1, 1)))
    return RosterPresenter(binder)


def row_of(presenter: RosterPresenter, day: date) -> int:
    return [d.day for d in presenter.days].index(day)


def test_an_empty_file_shows_todays_month(binder: Binder) -> None:
    presenter = RosterPresenter(binder)
    assert presenter.title() == "November 2026"
    assert presenter.helpers == ()
    assert len(presenter.days) == 30


def test_the_example_opens_on_todays_month(example: Binder) -> None:
    assert RosterPresenter(example).title() == "November 2026"


def test_a_file_whose_shifts_are_over_opens_on_its_last_month(presenter: RosterPresenter) -> None:
    presenter.show_day(date(2026, 4, 1))
    presenter.enter(0, 0, "7-15")
    assert RosterPresenter(presenter.binder).title() == "April 2026"


def test_helpers_stand_in_danish_order(presenter: RosterPresenter) -> None:
    assert [helper.name for helper in presenter.helpers] == ["Anna Eksempel", "Åge Eksempel"]


def test_a_shift_typed_into_a_cell_is_shown_and_told(presenter: RosterPresenter) -> None:
    changes = presenter.enter(4, 0, "22-8")
    assert changes.label == "Opret vagt 05.11.2026"
    cell = presenter.cell(4, 0)
    assert cell.text == "22:00–08:00"
    assert cell.spoken == "Anna Eksempel, torsdag 5.: 22:00–08:00, 10:00 timer"
    assert presenter.helpers[0].minutes == 600


@pytest.mark.parametrize("text", ["", "7", "7-", "7-25", "i morgen", "07:61-15", "24-8"])
def test_what_can_t_be_read_changes_nothing(presenter: RosterPresenter, text: str) -> None:
    with pytest.raises(ValueError, match=r"skriv|findes|kan ikke"):
        presenter.enter(4, 0, text)
    assert presenter.cell(4, 0).shifts == ()


def test_two_shifts_at_once_are_refused_but_touching_ones_are_not(presenter: RosterPresenter) -> None:
    presenter.enter(4, 0, "7-15")
    with pytest.raises(Refused, match="allerede en vagt"):
        presenter.enter(4, 0, "14-16")
    presenter.enter(4, 0, "15-20")
    assert presenter.cell(4, 0).text == "07:00–15:00\n15:00–20:00"


def test_a_clock_that_does_not_exist_is_refused_in_march(presenter: RosterPresenter) -> None:
    presenter.show_day(date(2026, 3, 1))
    with pytest.raises(Refused, match="sommertid begynder"):
        presenter.enter(row_of(presenter, date(2026, 3, 28)), 0, "22-2.30")


def test_the_clock_change_night_is_explained(presenter: RosterPresenter) -> None:
    presenter.show_day(date(2026, 10, 1))
    day = presenter.days[24]
    presenter.enter(row_of(presenter, date(2026, 10, 24)), 0, "22-8")
    assert "Døgn på 25 timer" in presenter.coverage(presenter.days[24])
    assert "en time længere" in day_sentences(day)
    assert presenter.cell(23, 0).spoken.endswith("11:00 timer")
    presenter.show_day(date(2026, 3, 1))
    assert "Døgn på 23 timer" in presenter.coverage(presenter.days[28])


def test_public_holidays_are_named(presenter: RosterPresenter) -> None:
    presenter.show_day(date(2026, 4, 1))
    assert day_title(presenter.days[1]) == "to 2. Skærtorsdag"


def test_the_days_when_the_citizen_is_away_are_named(presenter: RosterPresenter) -> None:
    trip = StayDraft(StayKind.VACATION, date(2026, 11, 10), date(2026, 11, 12))
    stays.add_stay(presenter.binder, trip)
    stays.add_stay(presenter.binder, StayDraft(StayKind.HOSPITAL_ACUTE, date(2026, 11, 12)))
    presenter.load()
    assert [day_title(day) for day in presenter.days[8:12]] == [
        "ma 9.",
        "ti 10. Borgerens ferie",
        "on 11. Borgerens ferie",
        "to 12. Borgerens ferie Indlagt",
    ]
    assert presenter.say_day(presenter.days[10]).startswith("Onsdag 11. november 2026. Borgeren er på ferie. Dækning:")
    assert "Borgeren er indlagt. Dækning:" in presenter.explain(11, None)


def test_coverage_names_the_gaps_and_absent_helpers_do_not_cover(presenter: RosterPresenter) -> None:
    presenter.enter(4, 0, "7-15")
    assert presenter.coverage(presenter.days[4]) == "Mangler 00:00–07:00\n15:00–24:00"
    helper = presenter.helpers[0].id
    presenter.save_absence(None, AbsenceDraft(helper, AbsenceKind.SICK, date(2026, 11, 5), date(2026, 11, 5)))
    assert presenter.coverage(presenter.days[4]) == "Ingen"
    assert presenter.cell(4, 0).text == "07:00–15:00\nSyg"


def test_copy_and_paste_repeat_a_block_on_other_days_and_helpers(presenter: RosterPresenter) -> None:
    presenter.enter(1, 0, "7-15")
    presenter.enter(2, 0, "23-7")
    assert presenter.copy([(1, 0), (2, 0)]) == 2
    done = presenter.paste(8, 1)
    assert repeated_text(done) == "2 vagter oprettet."
    assert presenter.cell(8, 1).text == "07:00–15:00"
    assert presenter.cell(9, 1).text == "23:00–07:00"
    assert presenter.cell(1, 0).shifts
    again = presenter.paste(8, 1)
    assert again.made == 0
    assert "09.11.2026" in repeated_text(again)


def test_a_cut_shift_is_moved_also_to_another_month(presenter: RosterPresenter) -> None:
    presenter.enter(1, 0, "7-15")
    identity = presenter.cell(1, 0).shifts[0].id
    presenter.copy([(1, 0)], cut=True)
    presenter.step(1)
    presenter.paste(0, 1)
    assert [s.id for s in presenter.cell(0, 1).shifts] == [identity]
    presenter.step(-1)
    assert presenter.cell(1, 0).shifts == ()


def test_repeating_weekly_skips_days_that_are_taken(presenter: RosterPresenter) -> None:
    presenter.enter(1, 0, "7-15")
    presenter.enter(15, 0, "8-9")
    shift = presenter.cell(1, 0).shifts[0]
    done = presenter.repeat(shift, 7, date(2026, 11, 30))
    assert done.made == 3
    assert [day for day, _ in done.skipped] == [date(2026, 11, 16)]


def test_a_finished_month_can_t_be_changed(presenter: RosterPresenter) -> None:
    presenter.enter(1, 0, "7-15")
    finish_month(presenter.binder, Month(2026, 11))
    presenter.load()
    assert presenter.is_finished()
    with pytest.raises(Refused, match="Genåbn"):
        presenter.enter(2, 0, "7-15")
    with pytest.raises(Refused, match="Genåbn"):
        presenter.delete(presenter.cell(1, 0).shifts)


def test_editing_keeps_kind_note_and_a_shift_over_several_days(presenter: RosterPresenter) -> None:
    start = datetime(2026, 11, 3, 8)
    draft = ShiftDraft(presenter.helpers[0].id, start, start + timedelta(hours=48), ShiftKind.ON_CALL_SITE, "Tur")
    presenter.save(None, draft)
    shift = presenter.cell(2, 0).shifts[0]
    assert shift_text(shift) == "08:00–08:00 (48:00 t) rådighed på stedet"
    presenter.move(shift.id, 9, 1)
    moved = presenter.cell(9, 1).shifts[0]
    assert (moved.kind, moved.note, moved.minutes) == (ShiftKind.ON_CALL_SITE, "Tur", 48 * 60)


def test_a_week_is_shown_around_the_chosen_day(presenter: RosterPresenter) -> None:
    presenter.set_week(week=True, around=date(2026, 11, 19))
    assert presenter.title() == "Uge 47: 16.11.2026–22.11.2026"
    presenter.step(1)
    assert presenter.title() == "Uge 48: 23.11.2026–29.11.2026"
