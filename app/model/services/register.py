"""The register of working time: each day's hours of a helper, what was corrected afterwards, how long it must be kept.

Source: lov om gennemførelse af dele af arbejdstidsdirektivet. Rulebook keys: `gennemsnit_periode` (the reference
period) and `arbejdstid_opbevaring` (how long after it).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.model.calc.hours import ON_CALL_HOME, ON_CALL_SITE, WORK, DayPart, split
from app.model.checks.deadlines import due_date
from app.model.domain.danish import day_text, number_text
from app.model.domain.dates import add_months
from app.model.domain.entities import Helper, Month, MonthEvent, Shift, ShiftStatus
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import Number
from app.model.services.binder import Binder
from app.model.services.history import sentence
from app.model.services.months import MonthState, months_touched
from app.model.store import queries

PERIOD_KEY, KEEP_KEY, DUTY_KEY = "gennemsnit_periode", "arbejdstid_opbevaring", "arbejdstid_registrering"
LONGEST_PERIOD = 11 * 366  # days; a longer one is a slip in a year
A_MINUTE = timedelta(minutes=1)
UNITS = {"dage": "dage", "uger": "uger", "maaneder": "måneder", "aar": "år"}


@dataclass(frozen=True)
class RegisterDay:
    """A day with work. `minutes` is all working time; on-call at home stands beside it, because it may be rest."""

    day: date
    minutes: int
    on_call_home: int
    planned: bool
    worked: bool


@dataclass(frozen=True)
class Correction:
    """What was changed of a day's worked shifts afterwards; `before` and `after` are "" where there was nothing."""

    day: date
    happened_at: datetime
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Kept:
    """The last day on which hours must still be there, and why."""

    until: date
    length: str
    reason: Reason


@dataclass(frozen=True)
class Register:
    """One helper's working time between two dates, both inclusive."""

    helper: Helper
    first: date
    last: date
    days: tuple[RegisterDay, ...]
    corrections: tuple[Correction, ...]
    duty: Reason | None
    keep: Kept | None


def working_time(binder: Binder, helper_id: str, first: date, last: date) -> Register:
    """The register of a helper.

    Raises:
        Refused: there is no such helper, the period is turned round or endless, or the rulebook does not know it.

    """
    if last < first:
        raise Refused(Mistake("Til og med", "skal være samme dag som »Fra« eller senere"))
    if (last - first).days > LONGEST_PERIOD:
        raise Refused(Mistake("Til og med", "perioden er for lang; vælg højst ti år"))
    start, end = midnight(first), midnight(last + ONE_DAY)
    with binder.database.read() as session:
        helper = queries.by_id(session, Helper, helper_id)
        if helper is None:
            raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
        shifts = queries.shifts(session, start, end, helper_id)
        absences = queries.absences(session, first, last, helper_id)
        names = {each.id: each.name for each in queries.everything(session, Helper)}
        log = queries.shift_log(session, start, end, helper_id)
        events = queries.month_events(session)
    rules, days = binder.rulebook(), [first + timedelta(days=n) for n in range((last - first).days + 1)]
    try:
        parts = split(shifts, absences, rules, days)
    except UnknownRule as unknown:
        raise Refused(Mistake("", f"{unknown}.")) from None
    made = tuple(_days(parts))
    duty = rules.find(DUTY_KEY, last)
    return Register(
        helper,
        first,
        last,
        made,
        tuple(_corrections(log, _finished(events), names)),
        duty.reason(DUTY_KEY, "Hjælperens daglige arbejdstid skal registreres.") if duty else None,
        keep_until(rules, made[-1].day if made else last),
    )


def usual_period(binder: Binder) -> tuple[date, date]:
    """The whole months before this one that the hours are averaged over; the last month where no rule says so."""
    month = Month.of(binder.today)
    rule = binder.rulebook().find(PERIOD_KEY, binder.today)
    months = int(rule.value) if isinstance(rule, Number) else 1
    return month.plus(-months).first, month.plus(-1).last


def _days(parts: Iterable[DayPart]) -> Iterable[RegisterDay]:
    by_day: dict[date, list[DayPart]] = {}
    for part in parts:
        by_day.setdefault(part.day, []).append(part)
    for day, mine in sorted(by_day.items()):
        here = sum(part.minutes(WORK) + part.minutes(ON_CALL_SITE) for part in mine)
        home = sum(part.minutes(ON_CALL_HOME) for part in mine)
        if here or home:
            status = {part.shift.status for part in mine}
            yield RegisterDay(day, here, home, ShiftStatus.PLANNED in status, ShiftStatus.WORKED in status)


def _finished(events: Sequence[MonthEvent]) -> dict[str, datetime]:
    """When each month was first finished."""
    first: dict[str, datetime] = {}
    for event in events:
        if event.event == MonthState.FINISHED:
            first.setdefault(event.month, event.happened_at)
    return first


def _corrections(log: Iterable[Any], finished: dict[str, datetime], names: dict[str, str]) -> Iterable[Correction]:
    for row in log:
        before = json.loads(row.before) if row.before else {}
        after = json.loads(row.after) if row.after else {}
        if _is_correction(before, after, row.happened_at, finished):
            yield Correction(
                datetime.fromisoformat((before or after)["start"]).date(),
                row.happened_at,
                row.label,
                sentence("shift", before, after, names),
                sentence("shift", after, before, names),
            )


def _is_correction(
    before: dict[str, Any], after: dict[str, Any], happened_at: datetime, finished: dict[str, datetime]
) -> bool:
    """A worked shift that was changed or taken away, or one that was added after its month had been finished."""
    if before:
        changed = {name for name in before if before[name] != after.get(name)}
        return before["status"] == ShiftStatus.WORKED and changed != {"status"}
    months = months_touched(datetime.fromisoformat(after["start"]), datetime.fromisoformat(after["end"]))
    return any(str(month) in finished and finished[str(month)] < happened_at for month in months)


def keep_until(rules: Rulebook, day: date) -> Kept | None:
    """How long a day's hours must be kept; None where the rulebook has no such duty for that day.

    Counted from the end of the last reference period that the day can belong to: the one that begins on it.
    """
    try:
        period = rules.number(PERIOD_KEY, day)
        ends = add_months(day, int(period.value))
        rule = rules.deadline(KEEP_KEY, ends)
    except UnknownRule:
        return None
    until = due_date(ends, rule)
    if until is None or rule.unit is None:
        return None
    length = f"{rule.amount} {UNITS[rule.unit]} efter perioden på {number_text(period.value)} måneder"
    text = f"Arbejdede timer gemmes i {length}, som arbejdstiden regnes i gennemsnit over."
    return Kept(until, length, rule.reason(KEEP_KEY, text))


def refuse_early_deletion(binder: Binder, shifts: Iterable[Shift]) -> None:
    """Raises Refused, with the date, if one of the shifts is worked and must still be kept."""
    worked = [shift for shift in shifts if shift.status is ShiftStatus.WORKED]
    if not worked:
        return
    rules = binder.rulebook()
    found = [kept for shift in worked if (kept := keep_until(rules, (shift.end - A_MINUTE).date())) is not None]
    longest = max(found, key=lambda kept: kept.until, default=None)
    if longest is not None and binder.today <= longest.until:
        raise Refused(
            Mistake(
                "Vagt",
                f"Arbejdede timer skal gemmes til {day_text(longest.until)} ({longest.length}). "
                "Ret vagten i stedet, så står rettelsen i historikken.",
            )
        )
