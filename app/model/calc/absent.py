"""Which column of a timesheet an absence's minutes stand in, and why; or why they stand in none.

Source: the Faxe handbook 5.3.3 (sickness), 5.11 (child's sick day, `barn_syg_timer_pr_dag`) and 5.12 (pregnancy).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.model.domain.danish import hours_text, number_text
from app.model.domain.entities import Absence, AbsenceKind
from app.model.domain.local_time import clock_text, minutes_between
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook, UnknownRule

SICK, CHILD_SICK, VACATION = "sick", "child_sick", "vacation"
CHILD_SICK_KEY = "barn_syg_timer_pr_dag"
Segment = tuple[datetime, datetime]

_COLUMNS = {
    AbsenceKind.SICK: SICK,
    AbsenceKind.WORK_INJURY: SICK,
    AbsenceKind.SECTION_56: SICK,
    AbsenceKind.CHILD_SICK: CHILD_SICK,
    AbsenceKind.VACATION: VACATION,
    AbsenceKind.EXTRA_DAY_OFF: VACATION,
}
_SAID = {AbsenceKind.VACATION: "Ferie", AbsenceKind.EXTRA_DAY_OFF: "Feriefridag"}
_NO_COLUMN = {
    AbsenceKind.PARENTAL: "Barsel: arbejdsgiveren betaler ikke løn",
    AbsenceKind.UNPAID: "Orlov uden løn",
    AbsenceKind.PREGNANCY: "Graviditetsbetinget sygdom: arbejdsgiveren betaler ikke løn",
    AbsenceKind.AGREED: "Aftalt fravær",
}


@dataclass(frozen=True)
class Amount:
    """Minutes in one column of one row, and why. Column "": they stand in none, and the reason says why."""

    column: str
    minutes: int
    reasons: tuple[Reason, ...]


def column_of(absence: Absence) -> str | None:
    """The column of its minutes; None where nothing is paid, or where a timesheet has no column for it."""
    without_pay = absence.paid is False and absence.kind in _SAID
    return None if without_pay else _COLUMNS.get(absence.kind)


def absence_amounts(
    start: datetime, end: datetime, hit: Iterable[Absence], rules: Rulebook, child_sick_left: dict[date, int]
) -> Iterator[Amount]:
    """What of a span lies in each absence. `child_sick_left` keeps how many minutes of each day may still count."""
    for absence in hit:
        covered = (max(start, absence.start), min(end, absence.end))
        minutes, column = minutes_between(*covered), column_of(absence)
        span = f"{clocks([covered])} = {hours_text(minutes)}"
        if column is None:
            yield Amount("", minutes, (Reason(f"{_why_none(absence)}. {span} står ikke i nogen kolonne"),))
            continue
        reasons: tuple[Reason, ...] = (Reason(f"{_SAID.get(absence.kind, 'Fravær')} {span}"),)
        if column == CHILD_SICK:
            minutes, more = _child_sick(start.date(), minutes, rules, child_sick_left)
            reasons += more
        yield Amount(column, minutes, reasons)


def _why_none(absence: Absence) -> str:
    if absence.kind in _SAID:
        return f"{_SAID[absence.kind]} uden løn"
    said = _NO_COLUMN[absence.kind]
    return f"{said} med løn" if absence.kind is AbsenceKind.AGREED and absence.paid else said


def _child_sick(day: date, minutes: int, rules: Rulebook, left: dict[date, int]) -> tuple[int, tuple[Reason, ...]]:
    """At most so many hours a day, over all the day's shifts."""
    try:
        limit = rules.number(CHILD_SICK_KEY, day)
    except UnknownRule as unknown:
        return minutes, (Reason(str(unknown), CHILD_SICK_KEY),)
    room = left.setdefault(day, int(limit.value * 60))
    counted = min(minutes, room)
    left[day] = room - counted
    text = f"Barns sygedag tæller højst {number_text(limit.value)} timer om dagen; her tæller {hours_text(counted)}"
    return counted, (limit.reason(CHILD_SICK_KEY, text),)


def without(start: datetime, end: datetime, absences: Sequence[Absence]) -> list[Segment]:
    """What is left of a span when the absences are cut out."""
    left: list[Segment] = []
    reached = start
    for absence in sorted(absences, key=lambda a: a.start):
        if absence.start > reached:
            left.append((reached, absence.start))
        reached = max(reached, absence.end)
    if reached < end:
        left.append((reached, end))
    return left


def clocks(segments: Iterable[Segment]) -> str:
    return " og ".join(f"{start:%H:%M}–{clock_text(end, start.date())}" for start, end in segments)
