"""Hours used against the grant, in all and by time of day, for any span of local days.

Sources: handbook 3.3.1 (what the granted hours pay), 3.5.2 and 3.5.3 (within the grant over some months, and when in
the day and night): `timer_gaar_op_over`, and the windows `aften` and `nat` of `tillaeg`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from app.model.calc.granted import WEEKEND_DAYS, Granted, Slot
from app.model.domain.danish import day_text, month_text
from app.model.domain.entities import Absence, Grant, Month, Shift, ShiftKind, ShiftStatus
from app.model.domain.local_time import MINUTES_A_DAY, ONE_DAY, midnight, minutes_between
from app.model.domain.reasons import Certainty
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import WindowTable

WEEKEND_NOTE = (
    "Hjælpermappen regner lørdag og søndag hele døgnet som weekend; spørg kommunen, hvis den gør det anderledes."
)
NO_CLOCK_NOTE = "Reglerne her siger ikke, hvornår det er aften og nat, så timerne er ikke delt op på døgnet."
UNSURE_CLOCK_NOTE = "Klokkeslættene for aften og nat er ikke bekræftet; spørg kommunen."
NO_SPLIT_NOTE = (
    "Bevillingens timer om dagen, aftenen, natten og i weekenden er ikke skrevet ind for hele perioden, "
    "så forbruget kan ikke holdes op mod dem alle."
)
OTHER_HOURS_NOTE = (
    "Bevillingens fordeling på døgnet gælder ikke respirationstimer og selvbetalte timer, "
    "så forbruget kan ikke holdes op mod den."
)
_PARTS_OF_YEAR = ("år", "halvår", "tertial", "kvartal")


@dataclass(frozen=True)
class Hours:
    """Minutes used (worked) and planned against minutes granted; `granted` is None where nothing is known."""

    used: int = 0
    planned: int = 0
    granted: int | None = None

    @property
    def total(self) -> int:
        return self.used + self.planned

    @property
    def left(self) -> int | None:
        """What may still be planned; negative when it is too much already."""
        return None if self.granted is None else self.granted - self.total

    @property
    def over(self) -> bool:
        return self.left is not None and self.left < 0


@dataclass(frozen=True)
class Use:
    """The use between two dates, both inclusive.

    `service`, `respiration` and `self_paid` are the parts of what is granted. `unknown_days` have no grant with hours;
    `outside` is what was used and planned on them, which no grant can be held up against. `slots` is empty where the
    profile does not say when evening and night are; a slot's `granted` is None unless it is known for every day with
    use. `notes` are sentences for whoever reads the figures.
    """

    first: date
    last: date
    whole: Hours
    slots: Mapping[Slot, Hours]
    service: int = 0
    respiration: int = 0
    self_paid: int = 0
    unknown_days: int = 0
    outside: Hours = field(default_factory=Hours)
    notes: tuple[str, ...] = ()

    @property
    def counted(self) -> Hours:
        """The whole without what lies on days whose grant is not known: what can be compared with the grant."""
        used, planned = self.whole.used - self.outside.used, self.whole.planned - self.outside.planned
        return Hours(used, planned, self.whole.granted)


@dataclass(frozen=True)
class Period:
    """Some whole months over which the hours have to balance."""

    first: date
    last: date
    months: int

    @property
    def text(self) -> str:
        """As a sentence says it: "4. kvartal 2026", "oktober 2026", "2026"."""
        start = Month.of(self.first)
        parts, rest = divmod(12, self.months)
        if self.months == 1:
            return month_text(start)
        if rest or parts > len(_PARTS_OF_YEAR):
            return f"perioden {day_text(self.first)}–{day_text(self.last)}"
        number = (start.number - 1) // self.months + 1
        return f"{start.year}" if parts == 1 else f"{number}. {_PARTS_OF_YEAR[parts - 1]} {start.year}"

    @property
    def subject(self) -> str:
        """The same from day to day: "2026-10..2026-12"."""
        return f"{Month.of(self.first)}..{Month.of(self.last)}"

    def before(self) -> Period:
        return period(self.first - ONE_DAY, self.months)


def period(day: date, months: int) -> Period:
    """The period of so many months that a day lies in, one after another from a 1 January: 3 are calendar quarters.

    No source says when the months begin; that the program counts from January is said wherever a period is judged.
    """
    number = (day.year * 12 + day.month - 1) // months * months
    start = Month(number // 12, number % 12 + 1)
    return Period(start.first, start.plus(months - 1).last, months)


def use(
    shifts: Iterable[Shift],
    absences: Iterable[Absence],
    grants: Sequence[Grant],
    first: date,
    last: date,
    rules: Rulebook,
    *,
    by_slot: bool = True,
) -> Use:
    """What was used and planned, and what was granted, between two dates, both inclusive.

    Work counts, without the part that an absence covers: the substitute's own shift counts instead. Staff meetings,
    appraisals and training are paid from other lines (handbook 3.3.1). On-call is granted by itself (handbook 5.3.1) and
    is not among the stored hours of a grant, so it counts on neither side.

    Args:
        shifts: of all helpers, at least all that touch the dates.
        absences: of all helpers, at least all that touch the dates.
        grants: all of them, in any order.
        first: the first date.
        last: the last date.
        rules: the scheme's rulebook.
        by_slot: also by time of day, which takes as long again.

    """
    days = [first + ONE_DAY * n for n in range((last - first).days + 1)]
    clock = _Clock(rules)
    split = by_slot and all(clock.parts(day) for day in days)
    granted = Granted(grants, days)
    sums: Counter[tuple[Slot | None, bool, ShiftStatus]] = Counter()
    for start, end, status in _worked(shifts, absences, midnight(first), midnight(last + ONE_DAY)):
        for day, low, high in _by_day(start, end):
            known = day in granted.known
            sums[None, known, status] += minutes_between(low, high)
            for slot, minutes in clock.divide(day, low, high) if split else ():
                sums[slot, known, status] += minutes
    outside = Hours(sums[None, False, ShiftStatus.WORKED], sums[None, False, ShiftStatus.PLANNED])
    slots = {slot: _hours(sums, slot, None if outside.total else granted.slot(slot)) for slot in Slot} if split else {}
    in_all, respiration, self_paid = granted.whole()
    return Use(
        first,
        last,
        _hours(sums, None, in_all),
        slots,
        service=(in_all or 0) - respiration - self_paid,
        respiration=respiration,
        self_paid=self_paid,
        unknown_days=len(days) - len(granted.known),
        outside=outside,
        notes=tuple(_notes(clock, granted, slots)),
    )


def _hours(sums: Counter[tuple[Slot | None, bool, ShiftStatus]], slot: Slot | None, granted: int | None) -> Hours:
    used, planned = (
        sums[slot, True, status] + sums[slot, False, status] for status in (ShiftStatus.WORKED, ShiftStatus.PLANNED)
    )
    return Hours(used, planned, granted)


def _notes(clock: _Clock, granted: Granted, slots: Mapping[Slot, Hours]) -> Iterator[str]:
    if not slots:
        yield NO_CLOCK_NOTE
        return
    yield WEEKEND_NOTE
    if clock.unsure:
        yield UNSURE_CLOCK_NOTE
    if granted.known and granted.other_hours:
        yield OTHER_HOURS_NOTE
    elif granted.known and any(hours.granted is None for hours in slots.values()):
        yield NO_SPLIT_NOTE


def _worked(
    shifts: Iterable[Shift], absences: Iterable[Absence], start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime, ShiftStatus]]:
    """The pieces of work that lie between two local times and in no absence."""
    away: dict[str, list[Absence]] = {}
    for absence in absences:
        if absence.overlaps(start, end):
            away.setdefault(absence.helper_id, []).append(absence)
    for mine in away.values():
        mine.sort(key=lambda a: a.start)
    for shift in shifts:
        low, high = max(shift.start, start), min(shift.end, end)
        if shift.kind is not ShiftKind.WORK or low >= high:
            continue
        for absence in away.get(shift.helper_id, ()):
            if low < min(absence.start, high):
                yield low, min(absence.start, high), shift.status
            low = max(low, absence.end)
        if low < high:
            yield low, high, shift.status


def _by_day(start: datetime, end: datetime) -> Iterator[tuple[date, datetime, datetime]]:
    while start < end:
        reached = min(end, midnight(start.date() + ONE_DAY))
        yield start.date(), start, reached
        start = reached


class _Clock:
    """How a profile divides its days into evening and night, asked once a date. Where both say a minute, it is night."""

    def __init__(self, rules: Rulebook) -> None:
        self.unsure = False
        self._rules = rules
        self._days: dict[date, tuple[tuple[datetime, datetime, Slot], ...]] = {}

    def parts(self, day: date) -> tuple[tuple[datetime, datetime, Slot], ...]:
        """The day's spans, without gaps; none where the profile has no table, or a table without evening and night."""
        if day not in self._days:
            self._days[day] = tuple(self._make(day))
        return self._days[day]

    def divide(self, day: date, low: datetime, high: datetime) -> Iterator[tuple[Slot, int]]:
        for start, end, slot in self.parts(day):
            if low < end and high > start:
                yield slot, minutes_between(max(low, start), min(high, end))

    def _make(self, day: date) -> Iterator[tuple[datetime, datetime, Slot]]:
        table = self._table(day)
        windows = {} if table is None else {w.name: w for w in table.windows if w.weekdays is not None}
        if table is None or not {"aften", "nat"} <= set(windows):
            return
        self.unsure |= table.certainty is Certainty.C
        if day.weekday() in WEEKEND_DAYS:
            yield midnight(day), midnight(day + ONE_DAY), Slot.WEEKEND
            return
        evening, night = (
            windows[name].spans if day.weekday() in (windows[name].weekdays or ()) else () for name in ("aften", "nat")
        )
        edges = sorted({0, MINUTES_A_DAY, *(edge for span in (*evening, *night) for edge in span)})
        for low, high in pairwise(edges):
            slot = Slot.NIGHT if _holds(night, low) else Slot.EVENING if _holds(evening, low) else Slot.DAY
            yield midnight(day) + timedelta(minutes=low), midnight(day) + timedelta(minutes=high), slot

    def _table(self, day: date) -> WindowTable | None:
        try:
            return self._rules.supplements(day)
        except UnknownRule:
            return None


def _holds(spans: Iterable[tuple[int, int]], minute: int) -> bool:
    return any(low <= minute < high for low, high in spans)
