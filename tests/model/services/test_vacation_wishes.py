"""Wishes become vacations in one step, are declined with a reason, and taken back; days beside absences; the year of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from app.model.domain.content import Content
from app.model.domain.entities import AbsenceKind
from app.model.domain.errors import Refused
from app.model.domain.leave import VacationEntryKind, VacationWish, WishState
from app.model.domain.stays import CitizenStay, StayKind
from app.model.domain.watch import CoverWindow
from app.model.services import absences, history, vacation_entries, vacation_wishes
from app.model.services.absence import vacation_list, vacation_year
from app.model.services.absence.vacation_list import NoticeState
from app.model.services.absences import AbsenceDraft
from app.model.services.binder import Binder
from app.model.services.exchange import add_content, export_content
from app.model.services.vacation_entries import EntryDraft
from app.model.services.vacation_wishes import Grant, WishDraft, WishRow

Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]
TODAY = date(2026, 11, 21)
WISH = WishDraft("h1", date(2027, 7, 5), date(2027, 7, 25), date(2026, 11, 2))
YES = Grant(WISH.first_day, WISH.last_day, TODAY, TODAY, TODAY)


@pytest.fixture
def wished(staffed: Binder) -> tuple[Binder, str]:
    """Anna wishes three weeks in July 2027."""
    vacation_wishes.add_wish(staffed, WISH)
    return staffed, _row(staffed).id


def _row(binder: Binder) -> WishRow:
    (row,) = vacation_wishes.wish_rows(binder)
    return row


def _refused(do: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as caught:
        do()
    return [str(mistake) for mistake in caught.value.mistakes]


def test_a_wish_tells_when_its_vacation_must_be_announced(wished: tuple[Binder, str]) -> None:
    row = _row(wished[0])
    assert (row.helper, row.draft, row.state) == ("Anna Prøve", WISH, WishState.OPEN)
    assert row.notice is not None
    assert row.notice.day == date(2027, 4, 4)
    assert vacation_wishes.wish_rows(wished[0], 2026) == ()
    assert len(vacation_wishes.wish_rows(wished[0], 2027)) == 1


def test_a_yes_makes_the_vacation_and_one_undo_takes_both_back(wished: tuple[Binder, str], facts: Facts) -> None:
    binder, wish_id = wished
    before = facts(binder)
    changes = vacation_wishes.grant_wish(binder, wish_id, replace(YES, notice_how="på skrift"))
    assert changes.label == "Sig ja til ferie 05.07.2027"
    row = _row(binder)
    (made,) = export_content(binder).absences
    assert (row.state, row.absence_id, row.decided_on) == (WishState.GRANTED, made.id, TODAY)
    assert (made.kind, made.first_day, made.last_day) == (AbsenceKind.VACATION, WISH.first_day, WISH.last_day)
    assert (made.notice_given_on, made.notice_how) == (TODAY, "på skrift")
    history.undo(binder)
    assert facts(binder) == before


def test_a_yes_to_days_that_cannot_be_changes_nothing(wished: tuple[Binder, str], facts: Facts) -> None:
    binder, wish_id = wished
    absences.add_absence(binder, AbsenceDraft("h1", AbsenceKind.VACATION, date(2027, 7, 12), date(2027, 7, 18)))
    before = facts(binder)
    told = _refused(lambda: vacation_wishes.grant_wish(binder, wish_id, YES))
    assert told == ["Ferie fra: hjælperen har allerede fravær fra 12.07.2027 til 18.07.2027"]
    early = replace(YES, first_day=date(2025, 12, 29), last_day=date(2026, 1, 2))
    (told,) = (_refused(lambda: vacation_wishes.grant_wish(binder, wish_id, early)),)
    assert told[0].startswith("Ferie fra: hjælperen er ikke ansat 29.12.2025")
    assert facts(binder) == before


def test_a_no_has_a_reason(wished: tuple[Binder, str]) -> None:
    binder, wish_id = wished
    (told,) = _refused(lambda: vacation_wishes.decline_wish(binder, wish_id, "  ", TODAY, None))
    assert told.startswith("Grund: må ikke være tomt")
    vacation_wishes.decline_wish(binder, wish_id, "To andre er væk.", TODAY, TODAY)
    row = _row(binder)
    assert (row.state, row.reason, row.told_on) == (WishState.DECLINED, "To andre er væk.", TODAY)
    assert export_content(binder).absences == []


def test_what_is_answered_is_opened_before_it_is_changed(wished: tuple[Binder, str]) -> None:
    binder, wish_id = wished
    vacation_wishes.withdraw_wish(binder, wish_id, TODAY)
    for again in (
        lambda: vacation_wishes.grant_wish(binder, wish_id, YES),
        lambda: vacation_wishes.change_wish(binder, wish_id, WISH),
        lambda: vacation_wishes.withdraw_wish(binder, wish_id, TODAY),
    ):
        assert _refused(again) == [
            "Ferieønske: det er allerede afgjort (trukket tilbage); åbn det igen, før det ændres"
        ]
    vacation_wishes.reopen_wish(binder, wish_id)
    assert (_row(binder).state, _row(binder).decided_on) == (WishState.OPEN, None)
    vacation_wishes.change_wish(binder, wish_id, replace(WISH, last_day=date(2027, 7, 18)))
    assert _row(binder).draft.last_day == date(2027, 7, 18)
    vacation_wishes.delete_wish(binder, wish_id)
    assert _refused(lambda: vacation_wishes.delete_wish(binder, wish_id)) == ["Ferieønske: ønsket findes ikke længere"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"helper_id": "h9"}, "Hjælper: vælg en hjælper"),
        ({"last_day": date(2027, 7, 4)}, "Ønsket til og med: ligger før den første dag (05.07.2027)"),
        ({"asked_on": date(2026, 11, 22)}, "Ønsket den: ligger ude i fremtiden"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_at_its_field(staffed: Binder, wrong: dict[str, Any], told: str) -> None:
    assert _refused(lambda: vacation_wishes.add_wish(staffed, replace(WISH, **wrong))) == [told]


@pytest.mark.parametrize("field", ["decided_on", "told_on"])
def test_an_answer_is_not_given_in_the_future(wished: tuple[Binder, str], field: str) -> None:
    late = replace(YES, **{field: date(2026, 11, 22)})  # type: ignore[arg-type]
    told = _refused(lambda: vacation_wishes.grant_wish(wished[0], wished[1], late))
    assert told == [f"{vacation_wishes.WISH_FIELDS[field]}: ligger ude i fremtiden"]


def test_the_day_for_wishes_is_set_moved_and_taken_away(staffed: Binder) -> None:
    assert vacation_wishes.wishes_by(staffed, 2027) is None
    for day in (date(2027, 1, 15), date(2026, 12, 31), None):
        vacation_wishes.set_wishes_by(staffed, 2027, day)
        assert vacation_wishes.wishes_by(staffed, 2027) == day
    assert len(export_content(staffed).vacation_rounds) == 0
    told = _refused(lambda: vacation_wishes.set_wishes_by(staffed, 2027, date(2028, 1, 1)))
    assert told == ["Ønsker senest: ligger efter 2027"]


# --- Days that absences don't tell ----------------------------------------------------------------

OPENING = EntryDraft("h1", 2025, VacationEntryKind.EARNED_BEFORE, Decimal("4.16"), note="Fra lønsedlen")


def test_days_are_written_changed_and_deleted(staffed: Binder) -> None:
    vacation_entries.add_entry(staffed, OPENING)
    (row,) = vacation_entries.entry_rows(staffed)
    assert (row.helper, row.draft) == ("Anna Prøve", OPENING)
    vacation_entries.change_entry(staffed, row.id, replace(OPENING, days=Decimal(5), note=""))
    (row,) = vacation_entries.entry_rows(staffed)
    assert (row.draft.days, row.draft.note) == (Decimal(5), "")
    vacation_entries.delete_entry(staffed, row.id)
    assert vacation_entries.entry_rows(staffed) == ()
    assert _refused(lambda: vacation_entries.delete_entry(staffed, row.id)) == ["Feriedage: linjen findes ikke længere"]


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"helper_id": "h9"}, "Hjælper"),
        ({"days": Decimal(0)}, "Dage"),
        ({"days": Decimal(61)}, "Dage"),
        ({"year": 1999}, "Ferieår"),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(staffed: Binder, wrong: dict[str, Any], place: str) -> None:
    (told,) = _refused(lambda: vacation_entries.add_entry(staffed, replace(OPENING, **wrong)))
    assert told.startswith(f"{place}: ")


def test_what_was_there_before_is_written_once_a_year(staffed: Binder) -> None:
    vacation_entries.add_entry(staffed, OPENING)
    vacation_entries.add_entry(staffed, replace(OPENING, year=2024))
    (told,) = _refused(lambda: vacation_entries.add_entry(staffed, replace(OPENING, days=Decimal(1))))
    assert told == "Hvad: står der allerede for det ferieår; ret tallet dér i stedet for"
    (row, _) = vacation_entries.entry_rows(staffed)
    vacation_entries.change_entry(staffed, row.id, replace(row.draft, days=Decimal(2)))


# --- The list and the year ------------------------------------------------------------------------


def _vacation(binder: Binder, first: date, last: date, **more: Any) -> str:
    before = {a.id for a in export_content(binder).absences}
    absences.add_absence(binder, AbsenceDraft("h1", AbsenceKind.VACATION, first, last, **more))
    (made,) = {a.id for a in export_content(binder).absences} - before
    return made


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"notice_given_on": date(2026, 11, 4)}, NoticeState.KEPT),
        ({"notice_given_on": date(2026, 11, 20)}, NoticeState.LATE),
        ({"notice_given_on": date(2026, 11, 20), "notice_agreed_on": TODAY}, NoticeState.SHORTER),
        ({"notice_agreed_on": TODAY}, NoticeState.SHORTER),
        ({}, NoticeState.MISSED),
    ],
)
def test_how_a_vacation_was_announced(staffed: Binder, more: dict[str, Any], state: NoticeState) -> None:
    """From 14 December: 13 November was the last day."""
    _vacation(staffed, date(2026, 12, 14), date(2026, 12, 20), **more)
    (row,) = vacation_list.vacation_rows(staffed, 2026)
    assert row.notice is not None
    assert (row.notice.day, row.state) == (date(2026, 11, 13), state)
    assert (row.days, row.advance) == (Decimal(5), Decimal(0))


def test_a_vacation_that_can_still_be_announced_waits(staffed: Binder) -> None:
    _vacation(staffed, WISH.first_day, WISH.last_day)
    assert vacation_list.vacation_rows(staffed, 2026) == ()
    (row,) = vacation_list.vacation_rows(staffed, 2027)
    assert (row.helper, row.state, row.days) == ("Anna Prøve", NoticeState.WAITING, Decimal(15))


def test_days_not_earned_are_told_with_the_vacation(staffed: Binder) -> None:
    """Employed from 1 January 2026: 2,08 by the end of January."""
    _vacation(staffed, date(2026, 2, 2), date(2026, 2, 8))
    (row,) = vacation_list.vacation_rows(staffed, 2026)
    assert row.advance == Decimal("2.92")


def test_a_feriefridag_has_no_notice(staffed: Binder) -> None:
    absences.add_absence(staffed, AbsenceDraft("h1", AbsenceKind.EXTRA_DAY_OFF, date(2026, 12, 24), date(2026, 12, 24)))
    (row,) = vacation_list.vacation_rows(staffed, 2026)
    assert (row.notice, row.state, row.days) == (None, None, Decimal(1))


def test_the_year_shows_who_is_away_who_wishes_and_who_is_left(staffed: Binder) -> None:
    away = _vacation(staffed, date(2026, 10, 14), date(2026, 10, 25))
    vacation_wishes.add_wish(staffed, WishDraft("h1", date(2026, 12, 21), date(2026, 12, 23), TODAY))
    stay = CitizenStay("p1", StayKind.VACATION, date(2026, 10, 12), date(2026, 10, 13))
    window = CoverWindow("d1", "1234567", time(), time())
    add_content(staffed, Content(stays=[stay], cover=[window]))
    view = vacation_year.year_view(staffed, 2026)
    assert [name for _, name in view.helpers] == ["Anna Prøve", "Bent Åse"]
    assert (len(view.weeks), view.weeks[0].first, view.weeks[-1].last) == (53, date(2025, 12, 29), date(2027, 1, 3))
    weeks = {week.number: place for place, week in enumerate(view.weeks)}
    anna = view.cells[0]
    (part,) = anna[weeks[42]]
    assert (part.id, part.kind, part.days, part.whole) == (away, AbsenceKind.VACATION, 5, False)
    (part,) = anna[weeks[43]]
    assert (part.days, part.whole) == (7, True)
    (wish,) = anna[weeks[52]]
    assert (wish.is_wish, wish.days, wish.whole) == (True, 3, False)
    october = view.weeks[weeks[43]]
    assert (october.employed, october.left, october.hours) == (2, 1, Decimal("7.5"))
    assert october.wanted == 169, "the clock goes back on the Sunday"
    assert october.is_short, "one helper may not work so many hours"
    assert view.weeks[weeks[42]].stays[0].id == "p1"
    assert [title for _, title in view.weeks[weeks[52]].holidays] == ["Juledag", "Anden juledag"]
    june = view.weeks[weeks[24]]
    assert (june.employed, june.left, june.hours) == (1, 1, Decimal(37))


def test_a_year_without_anybody_is_empty(binder: Binder) -> None:
    view = vacation_year.year_view(binder, 2026)
    assert (view.helpers, view.cells) == ((), ())
    assert not any(week.is_short for week in view.weeks)
    assert vacation_list.vacation_rows(binder, 2026) == ()


def test_windows_over_each_other_are_counted_once(staffed: Binder) -> None:
    """Two by day from 8 to 16 on weekdays, one round the clock: 168 + 5 times 8."""
    windows = [CoverWindow("d1", "1234567", time(), time()), CoverWindow("d2", "12345", time(8), time(16), 2)]
    add_content(staffed, Content(cover=windows))
    assert vacation_year.year_view(staffed, 2026).weeks[5].wanted == 208


def test_answered_wishes_are_not_in_the_year(wished: tuple[Binder, str]) -> None:
    binder, wish_id = wished
    assert any(cell for cell in vacation_year.year_view(binder, 2027).cells[0])
    vacation_wishes.decline_wish(binder, wish_id, "Nej.", TODAY, None)
    assert not any(cell for cell in vacation_year.year_view(binder, 2027).cells[0])
    assert export_content(binder).vacation_wishes[0].state is WishState.DECLINED
    assert isinstance(export_content(binder).vacation_wishes[0], VacationWish)
