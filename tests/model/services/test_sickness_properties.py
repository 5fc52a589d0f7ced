"""Sick and fit on any days over any vacations: never two absences at once, and undo gives every one back as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model.domain.entities import AbsenceKind
from app.model.domain.errors import Refused
from app.model.services.absences import AbsenceDraft, add_absence
from app.model.services.binder import Binder, Resources, open_binder
from app.model.services.exchange import export_content
from app.model.services.history import redo, undo
from app.model.services.sickness import SickDraft, report_fit, report_sick

FIRST, SPAN = date(2026, 9, 1), 60
PLANNED = (AbsenceKind.VACATION, AbsenceKind.EXTRA_DAY_OFF, AbsenceKind.PARENTAL)
days = st.integers(0, SPAN).map(lambda n: FIRST + timedelta(days=n))
clocks = st.sampled_from([None, time(7), time(14, 30)])
plans = st.lists(st.tuples(days, st.integers(0, 20), clocks, st.sampled_from(PLANNED)), max_size=6)
acts = st.lists(
    st.one_of(
        st.tuples(st.just("sick"), days, clocks, st.one_of(st.none(), st.integers(0, 12))),
        st.tuples(st.just("fit"), days, st.none(), st.none()),
    ),
    min_size=1,
    max_size=6,
)


def _rows(binder: Binder) -> list[dict[str, Any]]:
    """Every field of every absence."""
    found = sorted(export_content(binder).absences, key=lambda each: each.id)
    return [{name: value for name, value in vars(each).items() if not name.startswith("_")} for each in found]


def _tried(do: Callable[[], object]) -> bool:
    try:
        do()
    except Refused:
        return False
    return True


def _act(binder: Binder, what: str, day: date, clock: time | None, length: int | None) -> bool:
    if what == "fit":
        return _tried(lambda: report_fit(binder, "h1", day))
    last = None if length is None else day + timedelta(days=length)
    return _tried(lambda: report_sick(binder, SickDraft("h1", day, clock, last)))


def _never_two_at_once(binder: Binder) -> None:
    mine = sorted(export_content(binder).absences, key=lambda each: each.start)
    assert all(each.start < each.end for each in mine)
    for one, other in pairwise(mine):
        assert one.end <= other.start


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans, acts)
def test_random_reports_never_overlap_and_undo_and_redo_are_exact(
    tmp_path: Path,
    staffed_file: Path,
    resources: Resources,
    clock: Callable[[], datetime],
    wanted: list[tuple[date, int, time | None, AbsenceKind]],
    done: list[tuple[str, date, time | None, int | None]],
) -> None:
    path = tmp_path / "tilfaeldig.hjm"
    shutil.copyfile(staffed_file, path)
    binder = open_binder(path, resources, clock)
    try:
        for first, length, at, kind in wanted:
            draft = AbsenceDraft("h1", kind, first, first + timedelta(days=length), at, notice_given_on=FIRST)
            _tried(lambda draft=draft: add_absence(binder, draft))  # type: ignore[misc]
        states = [_rows(binder)]
        for each in done:
            if _act(binder, *each):
                states.append(_rows(binder))
                _never_two_at_once(binder)
            assert _rows(binder) == states[-1]
        for state in reversed(states[:-1]):
            undo(binder)
            assert _rows(binder) == state
        for state in states[1:]:
            redo(binder)
            assert _rows(binder) == state
    finally:
        binder.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    plans.map(lambda found: [each for each in found if each[3] is not AbsenceKind.PARENTAL]), days, st.integers(1, 30)
)
def test_the_days_off_planned_after_a_sickness_are_all_there_again(
    tmp_path: Path,
    staffed_file: Path,
    resources: Resources,
    clock: Callable[[], datetime],
    wanted: list[tuple[date, int, time | None, AbsenceKind]],
    sick_on: date,
    length: int,
) -> None:
    """As many days of vacation lie on or after the day of being fit as before the sickness; those before it stay too."""
    path = tmp_path / "tilfaeldig.hjm"
    shutil.copyfile(staffed_file, path)
    binder = open_binder(path, resources, clock)
    try:
        for first, planned, _, kind in wanted:
            draft = AbsenceDraft("h1", kind, first, first + timedelta(days=planned))
            _tried(lambda draft=draft: add_absence(binder, draft))  # type: ignore[misc]
        before = _days(binder)
        fit_on = sick_on + timedelta(days=length)
        report_sick(binder, SickDraft("h1", sick_on))
        report_fit(binder, "h1", fit_on)
        assert _days(binder) == {each for each in before if not sick_on <= each[0] < fit_on}
    finally:
        binder.close()


def _days(binder: Binder) -> set[tuple[date, AbsenceKind]]:
    """The days of vacation and feriefridag."""
    planned = [each for each in export_content(binder).absences if each.kind in PLANNED]
    return {
        (each.first_day + timedelta(days=n), each.kind)
        for each in planned
        for n in range(((each.last_day or each.first_day) - each.first_day).days + 1)
    }
