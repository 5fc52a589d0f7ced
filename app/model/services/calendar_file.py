"""The coming deadlines as an iCalendar file, for the user's own calendar, which is often kept on somebody else's machine.

No CPR number is in it, helpers are "Anna E.", and what would tell of illness, leave, injury or hospital is only called a
deadline. A UID is made of the finding's key alone, as nothing else in a scheme file stays the same for ever: taken in
again it doubles nothing. Two schemes in one calendar share what hangs on no helper, such as a month's timesheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from app.model.checks.catalogue import RULES, Group
from app.model.domain.entities import Month
from app.model.domain.findings import Finding
from app.model.domain.local_time import COPENHAGEN, ONE_DAY
from app.model.domain.reasons import Reason
from app.model.domain.watch import FindingMark, MarkKind
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Binder
from app.model.services.exchange import refuse_own_file, write_whole
from app.model.services.facts import Span, gather, span_of
from app.model.services.findings import find
from app.model.services.history import helper_names
from app.model.services.watch import hides, marks
from app.model.services.year_ahead import year_ahead

if TYPE_CHECKING:
    from icalendar import Event

MONTHS_AHEAD = 12
REMINDERS = (timedelta(days=-7, hours=9), timedelta(days=-1, hours=9))  # at 9 o'clock, a week and a day before
NAME, PRODUCT = "Hjælpermappen", "-//Hjaelpermappen//Frister//DA"
ABOUT_ABSENCE = "Frist om en hjælpers fravær"
ABOUT_ANYTHING = "Frist i Hjælpermappen"
LOOK = "Hvad fristen gælder, står i Hjælpermappen."
_ABSENCE = frozenset(
    {"sick-talk", "sick-employer-period", "sick-refund", "accident-report", "child-sick-2-days", "parental-notice"}
)
_PRIVATE = re.compile(
    r"syg|barsel|gravid|fødsel|termin|ulykke|skade|indlæg|hospital|respir|læge|§ 56|død|orlov|\d{6}-?\d{4}",
    re.IGNORECASE,
)
_TIME_LEFT = re.compile(r" \((?:om \d+ dage?|i dag|i morgen|i går|for \d+ dage? siden)\)")


@dataclass(frozen=True)
class CalendarDay:
    """One deadline as the calendar has it."""

    uid: str
    day: date
    summary: str
    description: str


def write_calendar(binder: Binder, path: Path) -> int:
    """Writes the coming deadlines; returns how many. An older file is replaced only when all is written, and not by none.

    Raises:
        Refused: the folder can't be written, or the name is a scheme file's.

    """
    refuse_own_file(binder, path)
    days = calendar_days(binder)
    if days:
        write_whole(path, calendar_bytes(days, binder.now()))
    return len(days)


def calendar_days(binder: Binder) -> tuple[CalendarDay, ...]:
    """What is due from today on, as far as it is known, by date: findings first, then the year's other dates."""
    rules, today = binder.rulebook(), binder.today
    names = {name: _short(name) for name in helper_names(binder).values()}
    facts = gather(binder, span_of(binder, today), rules)
    now = find(facts, rules, RULES)
    found = _coming(binder, rules, now)
    decided = marks(binder)
    told = {finding.key for finding in found}
    days = [_of_finding(f, names) for f in found if not _is_settled(f, decided.get(f.key), today)]
    ahead = year_ahead(facts, rules)
    for due in (*ahead.monthly, *(due for _, dues in ahead.months for due in dues)):
        if due.day is not None and due.day >= today and due.key not in told:
            days.append(_discreet(_uid(due.key), due.day, due.what, _source(due.reason), names))
    return tuple(sorted(days, key=lambda each: (each.day, each.summary, each.uid)))


def _is_settled(finding: Finding, mark: FindingMark | None, today: date) -> bool:
    return mark is not None and mark.kind is MarkKind.SETTLED and hides(mark, finding, today)


def _coming(binder: Binder, rules: Rulebook, now: Iterable[Finding]) -> list[Finding]:
    """Each finding whose last day has not passed, as it is told first: today, or at the start of a coming month."""
    today, seen = binder.today, dict[str, Finding]()
    for finding in now:
        if finding.due is not None:
            seen.setdefault(finding.key, finding)
    for number in range(1, MONTHS_AHEAD + 1):
        day = Month.of(today).plus(number).first
        for finding in _deadlines(binder, rules, day):
            if finding.key not in seen and finding.due is not None:
                told = finding if finding.due >= day else _seen_on(binder, rules, finding.due, finding.key)
                if told is not None:
                    seen[finding.key] = told
    return [finding for finding in seen.values() if finding.due is not None and finding.due >= today]


def _deadlines(binder: Binder, rules: Rulebook, day: date) -> list[Finding]:
    watched = [rule for rule in RULES if rule.group in {Group.NOTICE, Group.DEADLINES}]
    return find(gather(binder, Span(day, day, day), rules), rules, watched)


def _seen_on(binder: Binder, rules: Rulebook, day: date, key: str) -> Finding | None:
    """What is told of a matter on its own last day; None for one that has passed."""
    if day < binder.today:
        return None
    return next((finding for finding in _deadlines(binder, rules, day) if finding.key == key), None)


def _of_finding(finding: Finding, names: Mapping[str, str]) -> CalendarDay:
    uid = _uid(finding.key)
    assert finding.due is not None
    if finding.code in _ABSENCE:
        return CalendarDay(uid, finding.due, ABOUT_ABSENCE, LOOK)
    text = _TIME_LEFT.sub("", f"{finding.message} {finding.advice}")
    return _discreet(uid, finding.due, finding.title, f"{text}{_source(finding.reason, start=' ')}", names)


def _discreet(uid: str, day: date, summary: str, description: str, names: Mapping[str, str]) -> CalendarDay:
    """Short names, the longest first so that none is taken for another; and no words where one would tell too much."""
    if _PRIVATE.search(f"{summary} {description}"):
        return CalendarDay(uid, day, ABOUT_ANYTHING, LOOK)
    for name, short in sorted(names.items(), key=lambda each: -len(each[0])):
        summary, description = summary.replace(name, short), description.replace(name, short)
    return CalendarDay(uid, day, summary, description)


def _source(reason: Reason | None, start: str = "") -> str:
    return f"{start}Kilde: {reason.source}." if reason is not None and reason.source is not None else ""


def _short(name: str) -> str:
    """Anna Eksempel -> Anna E."""
    first, *rest = name.split() or [name]
    return f"{first} {rest[-1][0]}." if rest else first


def _uid(key: str) -> str:
    """The same for the same matter, and nothing that can be read."""
    return f"{sha256(key.encode()).hexdigest()[:32]}@hjaelpermappen"


def calendar_bytes(days: Iterable[CalendarDay], now: datetime) -> bytes:
    """The file's content; `now` is local and tells a calendar which of two files is the newer."""
    from icalendar import Calendar

    stamp = now.replace(tzinfo=COPENHAGEN).astimezone(UTC)
    calendar = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", NAME)):
        calendar.add(name, value)
    for event in _events(days, stamp):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(days: Iterable[CalendarDay], stamp: datetime) -> Iterator[Event]:
    from icalendar import Alarm, Event

    for each in days:
        event = Event()
        event.add("uid", each.uid)
        event.add("dtstamp", stamp)
        event.add("sequence", int(stamp.timestamp()) // 60)
        event.add("dtstart", each.day)
        event.add("dtend", each.day + ONE_DAY)
        event.add("summary", each.summary)
        event.add("description", each.description)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        for before in REMINDERS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", each.summary)
            alarm.add("trigger", before)
            event.add_component(alarm)
        yield event
