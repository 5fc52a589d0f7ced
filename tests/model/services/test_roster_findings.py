"""What the roster is told of findings: where they belong, and what a try would cause without changing anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from app.model.domain.entities import Month
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Reason
from app.model.services import people, roster, roster_view, watch
from app.model.services.binder import Binder
from app.model.services.months import finish_month, reopen_month
from app.model.services.placing import Placed, placed, same_matter
from app.model.services.roster import ShiftDraft
from app.model.services.roster_findings import (
    SHOWN,
    period_findings,
    try_deletion,
    try_shift,
    watch_adding,
)

NOVEMBER = date(2026, 11, 1), date(2026, 11, 30)


@pytest.fixture
def anna(binder: Binder) -> str:
    helper = people.add_helper(binder, people.HelperDraft("Anna Eksempel"))
    people.add_contract(binder, helper, people.ContractDraft(date(2026, 1, 1)))
    return helper


def shift(helper: str, day: date, start: int, hours: int) -> ShiftDraft:
    begin = datetime(day.year, day.month, day.day, start)
    return ShiftDraft(helper, begin, begin + timedelta(hours=hours))


def finding(code: str, at: datetime | date, **figures: str | int | list[str]) -> Finding:
    return Finding(code, Severity.WARNING, "h1", at, None, "", "", "", Reason(""), dict(figures), at.isoformat())


def codes(found: tuple[Placed, ...]) -> list[tuple[str, date, date]]:
    return [(each.finding.code, each.first, each.last) for each in found]


def test_a_finding_lies_on_the_days_of_its_block(binder: Binder, anna: str) -> None:
    roster.add_shift(binder, shift(anna, date(2026, 11, 3), 7, 8))
    roster.add_shift(binder, shift(anna, date(2026, 11, 3), 22, 8))
    (found,) = period_findings(binder, *NOVEMBER)
    assert codes((found,)) == [("daily-rest", date(2026, 11, 3), date(2026, 11, 4))]
    assert (found.helper_ids, found.of_all) == ((anna,), False)
    assert found.concerns(anna, date(2026, 11, 4))
    assert not found.concerns(anna, date(2026, 11, 5))
    assert not found.concerns(None, date(2026, 11, 4))
    assert period_findings(binder, date(2026, 10, 1), date(2026, 10, 31)) == ()


def test_a_run_that_began_before_is_told_with_the_days_it_reaches_into(binder: Binder, anna: str) -> None:
    for day in range(9):
        roster.add_shift(binder, shift(anna, date(2026, 10, 28) + timedelta(days=day), 8, 8))
    assert codes(period_findings(binder, *NOVEMBER)) == [("weekly-rest", date(2026, 10, 28), date(2026, 11, 5))]


def test_coming_shifts_that_nobody_was_told_of_are_one_finding_of_the_helper() -> None:
    starts = ["2026-11-23T07:00", "2026-11-29T22:00"]
    found = placed(finding("roster-4-weeks", datetime(2026, 11, 23, 7), shifts=starts))
    assert (found.first, found.last, found.of_all) == (date(2026, 11, 23), date(2026, 11, 29), True)


@pytest.mark.parametrize(
    ("given", "first", "last", "of_all"),
    [
        (finding("shift-24h", datetime(2026, 11, 3, 7), minutes=1560), date(2026, 11, 3), date(2026, 11, 4), False),
        (finding("relative-48h", date(2026, 11, 2)), date(2026, 11, 2), date(2026, 11, 8), True),
        (
            finding("weekly-48h", date(2026, 11, 30), **{"from": "2026-08-01", "to": "2026-11-30"}),
            date(2026, 8, 1),
            date(2026, 11, 30),
            True,
        ),
        (
            finding("hours-balance", date(2026, 12, 31), **{"from": "2026-10-01", "to": "2026-12-31"}),
            date(2026, 10, 1),
            date(2026, 12, 31),
            True,
        ),
        (finding("on-leave", datetime(2026, 11, 3, 7)), date(2026, 11, 3), date(2026, 11, 3), False),
    ],
    ids=lambda given: given.code if isinstance(given, Finding) else None,
)
def test_each_rule_is_placed_on_its_days(given: Finding, first: date, last: date, *, of_all: bool) -> None:
    found = placed(given)
    assert (found.first, found.last, found.of_all) == (first, last, of_all)


def test_several_helpers_share_a_finding() -> None:
    assert placed(finding("relative-48h", date(2026, 11, 2), helpers=["h1", "h2"])).helper_ids == ("h1", "h2")


def test_the_planning_rules_are_shown_and_what_is_never_saved_is_not() -> None:
    shown = {rule.code for rule in SHOWN}
    assert {"daily-rest", "weekly-rest", "shift-24h", "roster-4-weeks", "hours-balance"} <= shown
    assert "double-booked" not in shown


def test_trying_a_shift_tells_and_changes_nothing(binder: Binder, anna: str) -> None:
    roster.add_shift(binder, shift(anna, date(2026, 11, 3), 7, 8))
    tried = try_shift(binder, None, shift(anna, date(2026, 11, 3), 22, 8))
    assert [new.code for new in tried.outcome.appears] == ["daily-rest"]
    assert tried.refusal == ""
    assert period_findings(binder, *NOVEMBER) == ()


def refused_overlap(binder: Binder, anna: str) -> ShiftDraft:
    roster.add_shift(binder, shift(anna, date(2026, 11, 3), 7, 8))
    return shift(anna, date(2026, 11, 3), 14, 4)


def refused_month(binder: Binder, anna: str) -> ShiftDraft:
    finish_month(binder, Month(2026, 10))
    return shift(anna, date(2026, 10, 3), 14, 4)


def refused_clock(binder: Binder, anna: str) -> ShiftDraft:
    return ShiftDraft(anna, datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 8))


def refused_by_choice(binder: Binder, anna: str) -> ShiftDraft:
    roster.add_shift(binder, shift(anna, date(2026, 11, 3), 7, 8))
    watch.set_rule_choice(binder, "daily-rest", blocks=True)
    return shift(anna, date(2026, 11, 3), 22, 8)


@pytest.mark.parametrize(
    ("prepare", "why"),
    [
        (refused_overlap, "allerede en vagt"),
        (refused_month, "oktober 2026 er markeret som færdig"),
        (refused_clock, "sommertid"),
        (refused_by_choice, "skal afvises: For lidt hvile"),
    ],
)
def test_a_try_says_what_saving_would_refuse(
    binder: Binder, anna: str, prepare: Callable[[Binder, str], ShiftDraft], why: str
) -> None:
    assert why in try_shift(binder, None, prepare(binder, anna)).refusal


def test_a_shift_does_not_stand_in_its_own_way(binder: Binder, anna: str) -> None:
    roster.add_shift(binder, shift(anna, date(2026, 11, 3), 7, 8))
    (mine,) = (s.id for s in _shifts(binder))
    assert try_shift(binder, mine, shift(anna, date(2026, 11, 3), 8, 8)).refusal == ""


def test_worked_hours_that_must_be_kept_are_not_deleted_even_in_a_try(binder: Binder, anna: str) -> None:
    roster.add_shift(binder, shift(anna, date(2026, 10, 3), 7, 8))
    (mine,) = (s.id for s in _shifts(binder))
    assert try_shift(binder, mine, None).refusal == ""
    finish_month(binder, Month(2026, 10))
    assert "markeret som færdig" in try_shift(binder, mine, None).refusal
    reopen_month(binder, Month(2026, 10), "en vagt mangler")
    assert "skal gemmes til" in try_shift(binder, mine, None).refusal


def test_deleting_tells_what_would_be_right_again(binder: Binder, anna: str) -> None:
    roster.add_shift(binder, shift(anna, date(2026, 11, 3), 7, 8))
    roster.add_shift(binder, shift(anna, date(2026, 11, 3), 22, 8))
    late = next(s.id for s in _shifts(binder) if s.start.hour == 22)
    assert [gone.code for gone in try_deletion(binder, [late]).disappears] == ["daily-rest"]


def test_adding_many_tells_what_those_that_were_made_have_caused(binder: Binder, anna: str) -> None:
    day = date(2026, 11, 3)
    roster.add_shift(binder, shift(anna, day, 7, 8))
    drafts = [shift(anna, day, 22, 8), shift(anna, day, 14, 2)]
    first, last = drafts[0].start, drafts[1].start
    done, caused = watch_adding(binder, first, last, lambda: roster.copy_shifts(binder, drafts, "Indsæt"))
    assert (done.made, len(done.skipped)) == (1, 1)
    assert [new.code for new in caused.appears] == ["daily-rest"]


def test_a_matter_that_only_moves_is_the_same() -> None:
    one = finding("weekly-rest", datetime(2026, 11, 3, 7), last_block_end="2026-11-12T15:00")
    longer = finding("weekly-rest", datetime(2026, 11, 2, 7), last_block_end="2026-11-12T15:00")
    later = finding("weekly-rest", datetime(2026, 11, 20, 7), last_block_end="2026-11-28T15:00")
    assert same_matter(one, longer)
    assert not same_matter(one, later)
    assert not same_matter(one, finding("daily-rest", datetime(2026, 11, 3, 7)))


def _shifts(binder: Binder) -> tuple[roster_view.ShiftRow, ...]:
    return roster_view.roster(binder, date(2026, 1, 1), date(2026, 12, 31)).shifts
