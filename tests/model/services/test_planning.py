"""What a change would cause: the same findings as after making it, nothing changed, and refusal where it is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from app.model.domain.entities import AbsenceKind
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding
from app.model.services import absences, people, roster, scheme, watch
from app.model.services.binder import Binder
from app.model.services.exchange import export_content
from app.model.services.findings import find_all
from app.model.services.planning import PLANNING
from app.model.services.roster import ShiftDraft

AddShift = Callable[..., str]
OCTOBER_5 = date(2026, 10, 5)
LATE, EARLY = ("2026-12-01T15:00", "2026-12-01T23:00"), ("2026-12-02T09:00", "2026-12-02T15:00")


def draft(start: str, end: str, helper_id: str = "h1") -> ShiftDraft:
    return ShiftDraft(helper_id, datetime.fromisoformat(start), datetime.fromisoformat(end))


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in found]


def test_a_new_shift_too_soon_would_take_the_rest(staffed: Binder, add: AddShift) -> None:
    add(*LATE)
    before = export_content(staffed)
    outcome = roster.what_if(staffed, None, draft(*EARLY))
    assert codes(outcome.appears) == ["daily-rest"]
    assert outcome.appears[0].figures["longest_rest_minutes"] == 600
    assert outcome.disappears == ()
    assert [s.id for s in export_content(staffed).shifts] == [s.id for s in before.shifts]


def test_moving_a_shift_an_hour_puts_the_rest_in_order_again(staffed: Binder, add: AddShift) -> None:
    add(*LATE)
    shift = add(*EARLY)
    outcome = roster.what_if(staffed, shift, draft("2026-12-02T10:00", "2026-12-02T15:00"))
    assert (codes(outcome.appears), codes(outcome.disappears)) == ([], ["daily-rest"])


def test_another_helper_without_a_contract_is_told(staffed: Binder, add: AddShift) -> None:
    shift = add(*LATE)
    outcome = roster.what_if(staffed, shift, draft(*LATE, "h2"))
    assert codes(outcome.appears) == ["outside-contract"]


def test_deleting_a_shift_leaves_hours_that_should_be_covered(staffed: Binder, add: AddShift) -> None:
    watch.add_cover(staffed, watch.CoverDraft("1234567", datetime.min.time().replace(hour=15), datetime.min.time()))
    shift = add("2026-12-01T15:00", "2026-12-02T00:00")
    add("2026-12-03T15:00", "2026-12-04T00:00")
    outcome = roster.what_if(staffed, shift, None)
    assert codes(outcome.appears) == ["uncovered"]
    assert outcome.appears[0].figures["minutes"] == 9 * 60


def test_a_shift_in_a_known_absence_is_told_while_planning(staffed: Binder) -> None:
    absences.add_absence(
        staffed, absences.AbsenceDraft("h1", AbsenceKind.VACATION, date(2026, 12, 1), date(2026, 12, 3))
    )
    assert "on-leave" in codes(roster.what_if(staffed, None, draft(*LATE)).appears)


def test_two_shifts_at_once_are_told_before_they_are_refused(staffed: Binder, add: AddShift) -> None:
    add(*LATE)
    twice = draft("2026-12-01T22:00", "2026-12-02T02:00")
    assert "double-booked" in codes(roster.what_if(staffed, None, twice).appears)
    with pytest.raises(Refused):
        roster.add_shift(staffed, twice)


def test_the_average_is_seen_from_the_shifts_day(staffed: Binder, add: AddShift) -> None:
    """17 weeks of 52 hours in the autumn: today's average isn't too high yet, the one in December would be."""
    day = date(2026, 8, 24)
    while day < date(2026, 12, 13):
        if day.weekday() < 5:
            add(f"{day}T06:00", f"{day}T16:48")
        day += timedelta(days=1)
    outcome = roster.what_if(staffed, None, draft("2026-12-14T06:00", "2026-12-14T16:48"))
    assert {f.at for f in outcome.appears if f.code == "weekly-48h"} <= {date(2026, 12, 14)}
    late = roster.what_if(staffed, None, draft("2026-12-19T06:00", "2026-12-19T18:00"))
    assert all(f.at == date(2026, 12, 19) for f in late.appears if f.code == "weekly-48h")


def test_impossible_times_are_refused_as_when_saving(staffed: Binder) -> None:
    with pytest.raises(Refused, match="slut skal være senere"):
        roster.what_if(staffed, None, draft(LATE[1], LATE[0]))


def test_what_if_says_what_tjek_says_afterwards(staffed: Binder, add: AddShift) -> None:
    add(*LATE)
    told = roster.what_if(staffed, None, draft(*EARLY)).appears
    before = find_all(staffed, staffed.today)
    add(*EARLY)
    after = [f for f in find_all(staffed, staffed.today) if f.key not in {b.key for b in before}]
    planning = {rule.code for rule in PLANNING}
    assert [f for f in after if f.code in planning] == list(told)


class TestRefusal:
    def test_a_rule_only_warns_until_the_user_wants_it_refused(self, staffed: Binder, add: AddShift) -> None:
        add(*LATE)
        watch.set_rule_choice(staffed, "daily-rest", blocks=True)
        with pytest.raises(Refused, match="10 timer fri i træk"):
            roster.add_shift(staffed, draft(*EARLY))
        watch.set_rule_choice(staffed, "daily-rest", blocks=False)
        roster.add_shift(staffed, draft(*EARLY))

    def test_what_was_wrong_before_does_not_stop_other_changes(self, staffed: Binder, add: AddShift) -> None:
        add(*LATE)
        shift = add(*EARLY)
        watch.set_rule_choice(staffed, "daily-rest", blocks=True)
        roster.change_shift(staffed, shift, draft("2026-12-02T09:00", "2026-12-02T14:00"))
        roster.change_shift(staffed, shift, draft("2026-12-02T10:00", "2026-12-02T14:00"))
        with pytest.raises(Refused, match="fri i træk"):
            roster.change_shift(staffed, shift, draft("2026-12-02T09:00", "2026-12-02T14:00"))

    def test_nothing_of_a_repeat_is_made_when_one_of_it_is_refused(self, staffed: Binder, add: AddShift) -> None:
        shift = add("2026-12-01T15:00", "2026-12-02T03:00")
        watch.set_rule_choice(staffed, "weekly-rest", blocks=True)
        with pytest.raises(Refused, match="35 timer fri i træk"):
            roster.repeat_shift(staffed, shift, 1, date(2026, 12, 12))
        assert len(export_content(staffed).shifts) == 1

    def test_an_early_reminder_refuses_nothing(self, staffed: Binder) -> None:
        """120 of 131 granted hours: a reminder from 90 per cent. Without a grant on the day: only a word about that."""
        save_grant(staffed, 10)
        watch.set_rule_choice(staffed, "hours-balance", blocks=True)
        for number in range(10):
            roster.add_shift(staffed, draft(f"2026-10-{number + 1:02d}T08:00", f"2026-10-{number + 1:02d}T20:00"))
        with pytest.raises(Refused, match="bevilget"):
            roster.add_shift(staffed, draft("2026-11-03T08:00", "2026-11-03T20:00"))

    def test_what_is_over_already_may_be_made_smaller_but_not_larger(self, staffed: Binder, add: AddShift) -> None:
        ids = [add(f"2026-10-{day:02d}T08:00", f"2026-10-{day:02d}T20:00") for day in range(1, 13)]
        save_grant(staffed, 10)
        watch.set_rule_choice(staffed, "hours-balance", blocks=True)
        roster.change_shift(staffed, ids[0], draft("2026-10-01T08:00", "2026-10-01T18:00"))
        with pytest.raises(Refused, match="bevilget"):
            roster.change_shift(staffed, ids[0], draft("2026-10-01T08:00", "2026-10-01T20:00"))

    def test_a_run_without_a_day_off_can_be_mended_from_any_side(self, staffed: Binder, add: AddShift) -> None:
        ids = [add(f"2026-12-{day:02d}T08:00", f"2026-12-{day:02d}T14:00") for day in range(1, 15)]
        people.change_contract(staffed, "c2", replace(people.helper_cards(staffed)[1].contracts[0][1], ends_on=None))
        watch.set_rule_choice(staffed, "weekly-rest", blocks=True)
        roster.change_shift(staffed, ids[0], draft("2026-12-01T09:00", "2026-12-01T14:00"))
        roster.change_shift(staffed, ids[0], draft("2026-12-01T09:00", "2026-12-01T14:00", "h2"))
        roster.change_shift(staffed, ids[6], draft("2026-12-07T08:00", "2026-12-07T14:00", "h2"))
        with pytest.raises(Refused, match="35 timer fri i træk"):
            roster.add_shift(staffed, draft("2026-12-15T08:00", "2026-12-15T14:00"))

    def test_days_that_are_taken_do_not_count_twice(self, staffed: Binder, add: AddShift) -> None:
        ids = [add(f"2026-10-{day:02d}T08:00", f"2026-10-{day:02d}T16:00") for day in range(5, 10)]
        save_grant(staffed, 5)
        watch.set_rule_choice(staffed, "hours-balance", blocks=True)
        drafts = [draft(f"2026-10-{day:02d}T08:00", f"2026-10-{day:02d}T16:00") for day in range(5, 11)]
        done = roster.copy_shifts(staffed, drafts, "Indsæt")
        assert (done.made, len(done.skipped), len(ids)) == (1, 5, 5)

    def test_every_period_that_is_touched_is_looked_at(self, staffed: Binder) -> None:
        save_grant(staffed, 5)
        watch.set_rule_choice(staffed, "hours-balance", blocks=True)
        drafts = [draft(f"2026-12-{day:02d}T08:00", f"2026-12-{day:02d}T20:00") for day in range(1, 20)]
        with pytest.raises(Refused, match="bevilget"):
            roster.copy_shifts(staffed, [*drafts, draft("2027-03-20T08:00", "2027-03-20T10:00")], "Indsæt")

    def test_a_later_shift_does_not_make_the_days_before_it_uncovered(self, staffed: Binder, add: AddShift) -> None:
        whole_day = datetime.min.time()
        watch.add_cover(staffed, watch.CoverDraft("1234567", whole_day, whole_day))
        add(*LATE)
        watch.set_rule_choice(staffed, "uncovered", blocks=True)
        roster.add_shift(staffed, draft("2026-12-07T08:00", "2026-12-07T20:00"))

    def test_a_helper_who_is_gone_is_a_plain_refusal(self, staffed: Binder) -> None:
        with pytest.raises(Refused, match="hjælperen findes ikke længere"):
            roster.what_if(staffed, None, draft(*LATE, "nobody"))


def save_grant(binder: Binder, hours: int) -> None:
    scheme.save_grant(binder, scheme.GrantDraft(date(2026, 1, 1), None, None, hours_total=Decimal(hours)))


class TestAnnouncing:
    @pytest.mark.parametrize("day", [date(2026, 11, 22), date(2300, 1, 1), date(1700, 1, 1)])
    def test_not_on_a_day_to_come_or_a_slip(self, staffed: Binder, add: AddShift, day: date) -> None:
        add(*LATE)
        with pytest.raises(Refused, match=r"ikke kommet endnu|1900–2199"):
            roster.announce(staffed, date(2026, 12, 1), date(2026, 12, 31), day)

    def test_planned_shifts_are_announced_once(self, staffed: Binder, add: AddShift) -> None:
        add(*LATE)
        _, count = roster.announce(staffed, date(2026, 12, 1), date(2026, 12, 31), date(2026, 11, 1))
        assert count == 1
        _, again = roster.announce(staffed, date(2026, 12, 1), date(2026, 12, 31), date(2026, 11, 20))
        assert again == 0
        assert [s.announced_on for s in export_content(staffed).shifts] == [date(2026, 11, 1)]

    def test_a_moved_shift_has_not_been_announced(self, staffed: Binder, add: AddShift) -> None:
        shift = add(*LATE)
        roster.announce(staffed, date(2026, 12, 1), date(2026, 12, 31), date(2026, 11, 1))
        roster.change_shift(staffed, shift, replace(draft(*LATE), note="Nøgle"))
        assert export_content(staffed).shifts[0].announced_on == date(2026, 11, 1)
        roster.change_shift(staffed, shift, draft(*EARLY))
        assert export_content(staffed).shifts[0].announced_on is None


def test_a_run_that_began_long_before_the_days_asked_for_is_told_from_its_beginning(
    staffed: Binder, add: AddShift
) -> None:
    """Half a year without a day off: however few days are asked for, the finding is at the first block."""
    first = date(2026, 3, 1)
    for number in range(200):
        day = first + timedelta(days=number)
        add(f"{day}T08:00", f"{day}T10:00")
    last = first + timedelta(days=199)
    (found,) = [f for f in find_all(staffed, last, last, last) if f.code == "weekly-rest"]
    assert found.at == datetime(2026, 3, 1, 8)
    assert people.helper_cards(staffed)
