"""Entering, changing, moving, copying, repeating and deleting shifts - and what is refused, with nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.model.domain.entities import Month, Shift, ShiftKind, ShiftStatus
from app.model.domain.errors import Refused
from app.model.services import roster
from app.model.services.binder import Binder
from app.model.services.exchange import export_content
from app.model.services.months import finish_month, reopen_month
from app.model.services.roster import ShiftDraft

AddShift = Callable[..., str]
Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]
at = datetime.fromisoformat
OCTOBER = Month(2026, 10)


def _shifts(binder: Binder) -> list[str]:
    """Every shift as "helper start-end", in order of time."""
    shifts = sorted(export_content(binder).shifts, key=lambda s: (s.start, s.helper_id))
    return [f"{s.helper_id} {s.start:%d.%m %H:%M}-{s.end:%d.%m %H:%M}" for s in shifts]


def _draft(start: str, end: str, helper_id: str = "h1", **more: Any) -> ShiftDraft:
    return ShiftDraft(helper_id, at(start), at(end), **more)


DAY = _draft("2026-10-12T07:00", "2026-10-12T15:00")


# --- Entering ------------------------------------------------------------------------------------


def test_an_entered_shift_is_there_as_it_was_written(staffed: Binder) -> None:
    draft = _draft(
        "2026-10-12T22:00", "2026-10-13T08:00", kind=ShiftKind.TRAINING, note="  Nøgle \n", respiration=True, away=True
    )
    changes = roster.add_shift(staffed, draft)
    (shift,) = export_content(staffed).shifts
    assert changes.label == "Opret vagt 12.10.2026"
    assert changes.kinds == frozenset({Shift})
    assert (shift.helper_id, shift.start, shift.end) == ("h1", draft.start, draft.end)
    assert (shift.kind, shift.note, shift.respiration, shift.away) == (ShiftKind.TRAINING, "Nøgle", True, True)
    assert shift.status is ShiftStatus.PLANNED


def test_a_note_of_blanks_is_no_note(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00", note="   ")
    assert export_content(staffed).shifts[0].note is None


@pytest.mark.parametrize(
    ("draft", "place"),
    [
        (_draft("2026-10-12T07:00", "2026-10-12T07:00"), "Til kl."),
        (_draft("2026-10-12T07:00", "2026-10-12T06:00"), "Til kl."),
        (_draft("2026-03-29T02:30", "2026-03-29T07:00"), "Fra kl."),
        (_draft("2026-03-28T22:00", "2026-03-29T02:30"), "Til kl."),
        (_draft("2026-10-12T07:00", "2026-10-27T07:00"), "Til kl."),
        (_draft("2026-10-12T14:59", "2026-10-12T23:00"), "Fra kl."),
        (_draft("2026-10-11T22:00", "2026-10-12T07:01"), "Fra kl."),
        (_draft("2026-10-13T07:00", "2026-10-13T15:00", "h9"), "Hjælper"),
        (_draft("2026-10-13T07:00", "2026-10-13T15:00", note="x" * 2001), "Bemærkning"),
        (_draft("2026-10-13T07:00", "2026-10-13T15:00", note="\x07"), "Bemærkning"),
    ],
)
def test_an_impossible_shift_is_refused_with_the_fields_name(
    staffed: Binder, add: AddShift, facts: Facts, draft: ShiftDraft, place: str
) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    free = add("2026-10-20T07:00", "2026-10-20T15:00")
    before = facts(staffed)
    with pytest.raises(Refused) as refused:
        roster.add_shift(staffed, draft)
    assert refused.value.mistakes[0].place == place
    with pytest.raises(Refused) as refused:
        roster.change_shift(staffed, free, draft)
    assert refused.value.mistakes[0].place == place
    assert facts(staffed) == before


def test_touching_shifts_and_other_helpers_are_no_obstacle(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    add("2026-10-12T15:00", "2026-10-12T23:00")
    add("2026-10-12T10:00", "2026-10-12T18:00", "h2")
    assert len(_shifts(staffed)) == 3


# --- Changing and moving -------------------------------------------------------------------------


def test_a_changed_shift_keeps_its_id_and_status(staffed: Binder, add: AddShift) -> None:
    identity = add("2026-10-12T07:00", "2026-10-12T15:00", note="før")
    roster.change_shift(
        staffed, identity, _draft("2026-10-13T08:00", "2026-10-13T16:00", "h2", kind=ShiftKind.ON_CALL_SITE)
    )
    (shift,) = export_content(staffed).shifts
    assert (shift.id, shift.helper_id, shift.kind, shift.note) == (identity, "h2", ShiftKind.ON_CALL_SITE, None)
    assert _shifts(staffed) == ["h2 13.10 08:00-13.10 16:00"]


def test_a_shift_may_be_made_longer_over_its_own_time(staffed: Binder, add: AddShift) -> None:
    identity = add("2026-10-12T07:00", "2026-10-12T15:00")
    roster.change_shift(staffed, identity, _draft("2026-10-12T06:00", "2026-10-12T16:00"))
    assert _shifts(staffed) == ["h1 12.10 06:00-12.10 16:00"]


def test_a_moved_shift_keeps_its_clock_length_and_all_else(staffed: Binder, add: AddShift) -> None:
    identity = add("2026-10-12T22:00", "2026-10-13T08:00", note="Nat", away=True)
    roster.move_shift(staffed, identity, "h2", at("2026-10-24T22:00"))
    (shift,) = export_content(staffed).shifts
    assert _shifts(staffed) == ["h2 24.10 22:00-25.10 08:00"]
    assert (shift.note, shift.away, shift.minutes) == ("Nat", True, 11 * 60)


def test_a_shift_is_not_moved_onto_another_or_onto_a_time_that_does_not_exist(
    staffed: Binder, add: AddShift, facts: Facts
) -> None:
    add("2026-10-13T07:00", "2026-10-13T15:00", "h2")
    identity = add("2026-10-12T02:30", "2026-10-12T08:00")
    before = facts(staffed)
    for helper_id, start in (("h2", "2026-10-13T02:30"), ("h1", "2026-03-29T02:30"), ("h9", "2026-10-14T02:30")):
        with pytest.raises(Refused):
            roster.move_shift(staffed, identity, helper_id, at(start))
    assert facts(staffed) == before


def test_a_shift_that_is_gone_is_said_to_be_gone(staffed: Binder) -> None:
    for act in (
        lambda: roster.change_shift(staffed, "v-væk", DAY),
        lambda: roster.move_shift(staffed, "v-væk", "h1", at("2026-10-12T07:00")),
        lambda: roster.repeat_shift(staffed, "v-væk", 7, date(2026, 12, 1)),
        lambda: roster.delete_shifts(staffed, ["v-væk"]),
    ):
        with pytest.raises(Refused, match="Vagt: vagten findes ikke længere"):
            act()


# --- Copying and repeating -----------------------------------------------------------------------


def test_copies_are_one_change_and_days_with_a_shift_are_skipped_and_named(staffed: Binder, add: AddShift) -> None:
    add("2026-10-13T10:00", "2026-10-13T12:00")
    drafts = [roster.moved(DAY, timedelta(days=n)) for n in range(3)]
    done = roster.copy_shifts(staffed, drafts, "Kopiér uge 42")
    assert (done.made, done.changes.label) == (2, "Kopiér uge 42")
    ((day, why),) = done.skipped
    assert day == date(2026, 10, 13)
    assert "13.10.2026 kl. 10:00" in why
    assert _shifts(staffed) == [
        "h1 12.10 07:00-12.10 15:00",
        "h1 13.10 10:00-13.10 12:00",
        "h1 14.10 07:00-14.10 15:00",
    ]


def test_copies_do_not_overlap_each_other(staffed: Binder) -> None:
    done = roster.copy_shifts(staffed, [DAY, roster.moved(DAY, timedelta(hours=4)), DAY], "Kopiér")
    assert (done.made, len(done.skipped)) == (1, 2)


def test_a_copy_for_another_helper(staffed: Binder) -> None:
    roster.copy_shifts(staffed, [roster.moved(DAY, timedelta(days=1), "h2")], "Kopiér")
    assert _shifts(staffed) == ["h2 13.10 07:00-13.10 15:00"]


def test_a_copy_for_nobody_is_refused(staffed: Binder, facts: Facts) -> None:
    before = facts(staffed)
    with pytest.raises(Refused, match="Hjælper: hjælperen findes ikke længere"):
        roster.copy_shifts(staffed, [DAY, roster.moved(DAY, timedelta(days=1), "h9")], "Kopiér")
    assert facts(staffed) == before


def test_a_weekly_night_is_repeated_over_the_clock_change_by_the_clock(staffed: Binder, add: AddShift) -> None:
    identity = add("2026-10-17T22:00", "2026-10-18T08:00")
    done = roster.repeat_shift(staffed, identity, 7, date(2026, 10, 31))
    assert (done.made, done.skipped) == (2, ())
    assert _shifts(staffed)[1:] == ["h1 24.10 22:00-25.10 08:00", "h1 31.10 22:00-01.11 08:00"]
    minutes = sorted((s.start, s.minutes) for s in export_content(staffed).shifts)
    assert [length for _, length in minutes] == [600, 660, 600]


def test_the_day_on_which_the_clock_skips_the_start_is_named(staffed: Binder, add: AddShift) -> None:
    identity = add("2026-03-28T02:30", "2026-03-28T06:00")
    done = roster.repeat_shift(staffed, identity, 1, date(2026, 3, 30))
    assert done.made == 1
    ((day, why),) = done.skipped
    assert day == date(2026, 3, 29)
    assert why.startswith("klokken 02:30 findes ikke den 29.03.2026")
    assert _shifts(staffed)[1:] == ["h1 30.03 02:30-30.03 06:00"]


def test_a_day_in_the_way_is_skipped_when_repeating(staffed: Binder, add: AddShift) -> None:
    identity = add("2026-10-12T07:00", "2026-10-12T15:00")
    add("2026-10-14T14:00", "2026-10-14T16:00")
    done = roster.repeat_shift(staffed, identity, 1, date(2026, 10, 15))
    assert (done.made, [day for day, _ in done.skipped]) == (2, [date(2026, 10, 14)])


def test_a_shift_longer_than_the_step_does_not_overlap_itself(staffed: Binder, add: AddShift) -> None:
    identity = add("2026-10-12T07:00", "2026-10-13T09:00")
    done = roster.repeat_shift(staffed, identity, 1, date(2026, 10, 15))
    assert (done.made, [day for day, _ in done.skipped]) == (1, [date(2026, 10, 13), date(2026, 10, 15)])


@pytest.mark.parametrize(
    ("every", "until", "place"),
    [
        (0, "2026-12-01", "Gentag hver"),
        (-7, "2026-12-01", "Gentag hver"),
        (7, "2026-10-18", "Til og med"),
        (7, "2026-10-01", "Til og med"),
        (1, "2027-11-17", "Til og med"),
    ],
)
def test_repeating_nothing_or_forever_is_refused(
    staffed: Binder, add: AddShift, every: int, until: str, place: str
) -> None:
    identity = add("2026-10-12T07:00", "2026-10-12T15:00")
    with pytest.raises(Refused) as refused:
        roster.repeat_shift(staffed, identity, every, date.fromisoformat(until))
    assert refused.value.mistakes[0].place == place
    assert len(_shifts(staffed)) == 1


def test_repeating_up_to_and_with_a_day(staffed: Binder, add: AddShift) -> None:
    identity = add("2026-10-12T07:00", "2026-10-12T15:00")
    assert roster.repeat_shift(staffed, identity, 7, date(2026, 10, 19)).made == 1
    assert roster.repeat_shift(staffed, identity, 2, date(2028, 12, 20)).made == 400


# --- Deleting, and finished months ---------------------------------------------------------------


def test_deleting_takes_all_or_none(staffed: Binder, add: AddShift, facts: Facts) -> None:
    one, two = add("2026-10-12T07:00", "2026-10-12T15:00"), add("2026-10-13T07:00", "2026-10-13T15:00")
    before = facts(staffed)
    with pytest.raises(Refused):
        roster.delete_shifts(staffed, [one, "v-væk"])
    assert facts(staffed) == before
    assert roster.delete_shifts(staffed, [one, two]).label == "Slet 2 vagter"
    assert _shifts(staffed) == []


def test_nothing_in_a_finished_month_can_be_changed_until_it_is_reopened(
    staffed: Binder, add: AddShift, facts: Facts
) -> None:
    inside = add("2026-10-12T07:00", "2026-10-12T15:00")
    into = add("2026-09-30T22:00", "2026-10-01T06:00")
    outside = add("2026-11-02T07:00", "2026-11-02T15:00")
    finish_month(staffed, OCTOBER)
    before = facts(staffed)
    for act in (
        lambda: roster.add_shift(staffed, _draft("2026-10-20T07:00", "2026-10-20T15:00")),
        lambda: roster.add_shift(staffed, _draft("2026-10-31T22:00", "2026-11-01T06:00")),
        lambda: roster.add_shift(staffed, _draft("2026-09-30T22:00", "2026-10-01T00:01", "h2")),
        lambda: roster.change_shift(staffed, inside, _draft("2026-11-12T07:00", "2026-11-12T15:00")),
        lambda: roster.change_shift(staffed, into, _draft("2026-09-29T22:00", "2026-09-30T06:00")),
        lambda: roster.change_shift(staffed, outside, _draft("2026-10-22T07:00", "2026-10-22T15:00")),
        lambda: roster.move_shift(staffed, outside, "h1", at("2026-10-31T07:00")),
        lambda: roster.copy_shifts(staffed, [_draft("2026-10-22T07:00", "2026-10-22T15:00")], "Kopiér"),
        lambda: roster.repeat_shift(staffed, into, 1, date(2026, 10, 2)),
        lambda: roster.delete_shifts(staffed, [outside, into]),
    ):
        with pytest.raises(Refused, match="oktober 2026 er markeret som færdig"):
            act()
    assert facts(staffed) == before
    roster.add_shift(staffed, _draft("2026-09-29T16:00", "2026-09-30T00:00"))
    roster.add_shift(staffed, _draft("2026-11-01T00:00", "2026-11-01T06:00"))
    reopen_month(staffed, OCTOBER, "En vagt manglede")
    with pytest.raises(Refused, match=r"gemmes til 12\.02\.2032"):
        roster.delete_shifts(staffed, [inside])
    assert len(_shifts(staffed)) == 5
