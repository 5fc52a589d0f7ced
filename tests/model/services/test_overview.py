"""The overview's entries: what is due, what is wrong, many alike told as one, and what a mark hides for how long."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.findings import Severity
from app.model.services import watch
from app.model.services.binder import Binder
from app.model.services.exchange import add_content
from app.model.services.overview import Overview, overview

TODAY = date(2026, 11, 21)
SIGNED = date(2025, 12, 1)


def short_rest(number: int, day: date, helper: str = "h1") -> list[e.Shift]:
    """An evening and the next morning: 8 hours between."""
    evening = datetime(day.year, day.month, day.day, 15)
    told = date(2026, 9, 1)
    return [
        e.Shift(f"{helper}-{number}a", helper, evening, evening + timedelta(hours=8), announced_on=told),
        e.Shift(
            f"{helper}-{number}b",
            helper,
            evening + timedelta(hours=16),
            evening + timedelta(hours=24),
            announced_on=told,
        ),
    ]


def contract(number: int, helper: str) -> e.Contract:
    return e.Contract(
        f"c{number}",
        helper,
        date(2026, 9, 1),  # so late that no vacation could be announced
        pay=e.PayForm.HOURLY,
        signed_on=SIGNED,
        confidentiality_signed_on=SIGNED,
        sent_to_municipality_on=SIGNED,
    )


@pytest.fixture
def busy(binder: Binder) -> Binder:
    """Anna had too little rest five times in September and has it again on Wednesday; Bo once; October is not sent."""
    shifts = [s for n in range(5) for s in short_rest(n, date(2026, 9, 1) + timedelta(days=4 * n))]
    shifts += short_rest(9, date(2026, 11, 25)) + short_rest(1, date(2026, 10, 5), "h2")
    helpers = [e.Helper("h1", "Anna Prøve"), e.Helper("h2", "Bo Åse")]
    scheme = e.Scheme("Karla", municipality="faxe", starts_on=date(2026, 9, 1))
    add_content(binder, Content(scheme, [], helpers, [contract(1, "h1"), contract(2, "h2")], shifts))
    return binder


def told(found: Overview) -> list[tuple[str, int, str]]:
    return [
        (entry.finding.code, len(entry.findings), entry.helper)
        for entry in (*found.soon, *found.wrong)
        if entry.finding.code in {"daily-rest", "timesheet-due"}
    ]


def test_what_is_due_comes_first_then_the_coming_then_what_was_many_alike_as_one(busy: Binder) -> None:
    found = overview(busy)
    assert told(found) == [
        ("timesheet-due", 1, ""),
        ("timesheet-due", 1, ""),
        ("daily-rest", 1, "Anna Prøve"),
        ("daily-rest", 1, "Bo Åse"),
        ("daily-rest", 5, "Anna Prøve"),
    ]
    many = found.wrong[[entry.is_many for entry in found.wrong].index(True)]
    assert many.severity is Severity.WARNING
    assert many.finding.at == datetime(2026, 9, 17, 15) + timedelta(hours=16)


def test_what_is_late_and_what_is_due_within_a_fortnight_is_counted(busy: Binder) -> None:
    found = overview(busy)
    assert (found.late, found.due_soon) == (2, 0)
    assert all(entry.finding.due is not None and entry.finding.due > date(2026, 12, 5) for entry in found.later)
    assert [entry.finding.due for entry in found.later] == sorted(
        entry.finding.due for entry in found.later if entry.finding.due
    )


def test_what_is_put_off_comes_back_on_its_day(busy: Binder) -> None:
    finding = overview(busy).soon[0].finding
    watch.put_off(busy, finding, date(2026, 11, 24), "venter på underskrift")
    hidden = overview(busy)
    assert finding.key not in {entry.id for entry in hidden.soon}
    (entry,) = hidden.hidden
    assert (entry.finding.key, entry.mark and entry.mark.note) == (finding.key, "venter på underskrift")
    later = Binder(busy.database, busy.resources, lambda: datetime(2026, 11, 24))
    assert finding.key in {entry.id for entry in overview(later).soon}
    assert overview(later).hidden == ()


def test_what_is_settled_stays_away_until_it_is_worse(busy: Binder) -> None:
    early = Binder(busy.database, busy.resources, lambda: datetime(2026, 11, 3))
    october = next(entry.finding for entry in overview(early).soon if entry.finding.subject == "2026-10")
    assert october.severity is Severity.NOTICE
    watch.settle(early, october, "sendt med posten")
    assert october.key in {entry.id for entry in overview(early).hidden}
    assert october.key in {entry.id for entry in overview(busy).soon}  # late by now: a warning, worse than it was
    watch.unmark(early, october.key)
    assert overview(early).hidden == ()


def test_many_that_were_put_away_alike_are_one_line_there_too(busy: Binder) -> None:
    many = next(entry for entry in overview(busy).wrong if entry.is_many)
    for finding in many.findings:
        watch.settle(busy, finding, "aftalt")
    hidden = overview(busy).hidden
    assert [len(entry.findings) for entry in hidden] == [5]
    assert hidden[0].mark is not None


def test_an_empty_file_says_what_is_missing(binder: Binder) -> None:
    found = overview(binder)
    assert (found.has_helpers, found.has_shifts) == (False, False)
    assert (found.soon, found.wrong, found.later, found.hidden) == ((), (), (), ())
    assert found.duty.now == ()
