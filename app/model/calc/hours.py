"""Splits shifts into timesheet rows: one a local date, every minute in its column, each column with its reasons.

Source: the Faxe handbook 5.3.1 (supplements) and 5.3.3 (rows, sickness); which supplement replaces which, rounding
and days come from the rulebook (`tillaeg`, `helligdage`). All amounts are whole minutes; absences: absent.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from app.model.calc.absent import (
    CHILD_SICK,
    SICK,
    VACATION,
    Amount,
    Segment,
    absence_amounts,
    clocks,
    column_of,
    without,
)
from app.model.domain.calendar_dk import DAY_NAMES, named_days
from app.model.domain.danish import day_text, hours_text
from app.model.domain.entities import Absence, Shift, ShiftKind
from app.model.domain.local_time import (
    MINUTES_A_DAY,
    ONE_DAY,
    clock_change,
    clock_text,
    exists,
    midnight,
    minutes_between,
)
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import DayList, Rounding, Span, Window, WindowTable

WORK = "work"
ON_CALL_HOME, ON_CALL_SITE = "on_call_home", "on_call_site"
TIME_COLUMNS = (WORK, SICK, CHILD_SICK, VACATION, ON_CALL_HOME, ON_CALL_SITE)

_COLUMN_OF_SHIFT = {ShiftKind.ON_CALL_HOME: ON_CALL_HOME, ShiftKind.ON_CALL_SITE: ON_CALL_SITE}
HALF_HOUR = 30
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class DayPart:
    """The part of a shift that lies on one date: a row of the timesheet. `start`/`end` are local, end exclusive."""

    shift: Shift
    day: date
    start: datetime
    end: datetime
    amounts: tuple[Amount, ...]
    absences: tuple[Absence, ...]
    unplaced: tuple[Reason, ...] = ()  # why absence stands in no column

    def minutes(self, column: str) -> int:
        return sum(amount.minutes for amount in self.amounts if amount.column == column)

    def reasons(self, column: str) -> tuple[Reason, ...]:
        return tuple(reason for amount in self.amounts if amount.column == column for reason in amount.reasons)

    @property
    def from_text(self) -> str:
        return clock_text(self.start, self.day)

    @property
    def to_text(self) -> str:
        return clock_text(self.end, self.day)


def split(
    shifts: Sequence[Shift], absences: Sequence[Absence], rules: Rulebook, days: Iterable[date]
) -> tuple[DayPart, ...]:
    """The rows of one helper on the given dates, in order of time.

    Args:
        shifts: the helper's shifts, at least all that touch the dates.
        absences: the helper's absences, at least all that touch the dates.
        rules: the scheme's rulebook.
        days: the local dates wanted, e.g. a month's.

    Raises:
        UnknownRule: the rulebook does not know the supplements of a date.

    """
    wanted = sorted(set(days))
    if not wanted:
        return ()
    rows: list[DayPart] = []
    child_sick_left: dict[date, int] = {}
    for shift in sorted(shifts, key=lambda s: (s.start, s.end, s.id)):
        for day in _days_of(shift):
            if wanted[0] <= day <= wanted[-1]:
                rows.append(_row(shift, day, absences, rules, child_sick_left))
    rows.sort(key=lambda row: (row.start, row.end, row.shift.id))
    return tuple(rows)


def _days_of(shift: Shift) -> Iterator[date]:
    day = shift.start.date()
    while midnight(day) < shift.end:
        yield day
        day += ONE_DAY


def _row(
    shift: Shift, day: date, absences: Sequence[Absence], rules: Rulebook, child_sick_left: dict[date, int]
) -> DayPart:
    start, end = max(shift.start, midnight(day)), min(shift.end, midnight(day + ONE_DAY))
    hit = tuple(a for a in absences if a.overlaps(start, end))
    present = without(start, end, hit)
    column = _COLUMN_OF_SHIFT.get(shift.kind, WORK)
    away = list(absence_amounts(start, end, hit, rules, child_sick_left))
    amounts = [amount for amount in away if amount.column]
    worked = sum(minutes_between(*segment) for segment in present)
    if worked:
        text = f"{clocks(present)} = {hours_text(worked)}{_clock_change_note(day, start, end)}"
        amounts.append(Amount(column, worked, (Reason(text),)))
    table = rules.supplements(day)
    if table is not None and (column == WORK or table.on_call_earns):
        not_earning = [a for a in hit if not (table.sick_earns and column_of(a) == SICK)]
        amounts += _supplements(day, without(start, end, not_earning), table, rules)
    unplaced = tuple(reason for amount in away if not amount.column for reason in amount.reasons)
    return DayPart(shift, day, start, end, tuple(amounts), hit, unplaced)


def _supplements(day: date, segments: Sequence[Segment], table: WindowTable, rules: Rulebook) -> list[Amount]:
    """To the letter: a minute earns every supplement whose hours it lies in, less those that another one replaces."""
    spans = {window.name: _spans_on(day, window, rules) for window in table.windows}
    earned: dict[str, list[Segment]] = {}
    for start, end in segments:
        for piece in _pieces(day, start, end, spans.values()):
            minute = _minute_of(day, piece[0])
            active = [w for w in table.windows if any(low <= minute < high for low, high in spans[w.name])]
            replaced = frozenset(name for window in active for name in window.replaces)
            for window in active:
                if window.pays and window.name not in replaced:
                    earned.setdefault(window.name, []).append(piece)
    return [
        _amount(day, window, earned[window.name], table, rules) for window in table.windows if window.name in earned
    ]


def _amount(day: date, window: Window, pieces: list[Segment], table: WindowTable, rules: Rulebook) -> Amount:
    joined = _joined(pieces)
    minutes = sum(minutes_between(*piece) for piece in joined)
    text = f"{window.title} {window.rate_text}: {clocks(joined)} = {hours_text(minutes)}"
    if table.rounding is Rounding.STARTED_HALF_HOUR:
        minutes = -(-minutes // HALF_HOUR) * HALF_HOUR
        text += f", rundet op til påbegyndt halve time: {hours_text(minutes)}"
    reasons = [table.reason("tillaeg", text)]
    if window.weekdays is None:
        reasons.append(_special_day_reason(day, rules))
    if table.note:
        reasons.append(table.reason("tillaeg", table.note))
    return Amount(window.column, minutes, tuple(reasons))


def _special_day_reason(day: date, rules: Rulebook) -> Reason:
    names = [DAY_NAMES[key] for key in named_days(day.year).get(day, ())]
    text = f"{day_text(day)} er {' og '.join(names) or 'en særlig dag'} på listen over helligdage og specialdage"
    return rules.special_days(day).reason("helligdage", text)


def _spans_on(day: date, window: Window, rules: Rulebook) -> tuple[Span, ...]:
    if window.weekdays is not None:
        return window.spans if day.weekday() in window.weekdays else ()
    days = rules.special_days(day)
    return tuple(
        (max(low, span[0]), min(high, span[1]))
        for low, high in _special_spans(day, days)
        for span in window.spans
        if max(low, span[0]) < min(high, span[1])
    )


def _special_spans(day: date, days: DayList) -> tuple[Span, ...]:
    names = named_days(day.year).get(day, ())
    return tuple(e.span for e in days.entries if e.name in names or e.month_day == (day.month, day.day))


def _pieces(day: date, start: datetime, end: datetime, spans: Iterable[tuple[Span, ...]]) -> list[Segment]:
    """A segment cut at every window's edge, so that each piece lies wholly inside or outside of each window."""
    edges = {_moment(day, minute) for group in spans for span in group for minute in span}
    cuts = [start, *sorted(edge for edge in edges if start < edge < end), end]
    return list(pairwise(cuts))


def _joined(pieces: list[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for start, end in pieces:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _moment(day: date, minute: int) -> datetime:
    """A clock time of the day; one that is skipped when summer time begins is the moment after the skip."""
    moment = midnight(day) + timedelta(minutes=minute)
    return moment if exists(moment) else moment.replace(minute=0) + AN_HOUR


def _minute_of(day: date, moment: datetime) -> int:
    return min(MINUTES_A_DAY, int((moment - midnight(day)).total_seconds() // 60))


def _clock_change_note(day: date, start: datetime, end: datetime) -> str:
    """Said where it matters: the clock span and the time that passed differ."""
    change = clock_change(day)
    if not change or minutes_between(start, end) * 60 == int((end - start).total_seconds()):
        return ""
    return " (sommertid begynder: 1 time kortere)" if change < 0 else " (sommertid slutter: 1 time længere)"
