"""Gathers what the checks look at: the days asked for, and as far around them as a rule can reach."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.model.checks.blocks import blocks
from app.model.checks.facts import Facts
from app.model.checks.hours_used import reach
from app.model.checks.working_time import FREE_KEY, in_minutes, number_rule
from app.model.domain.dates import add_months
from app.model.domain.entities import FOREVER, Month, Scheme, Shift
from app.model.domain.local_time import ONE_DAY, midnight, minutes_between
from app.model.domain.people import Talk, TalkKind
from app.model.rulebook.rulebook import Rulebook
from app.model.services.absence.vacation_load import load
from app.model.services.binder import Binder
from app.model.services.grouping import by_helper as by_helper  # noqa: PLC0414 - asked for here by many
from app.model.services.months import months_touched, sent_in
from app.model.store import leave_queries, people_queries, queries, watch_queries
from app.model.store.database import Session

MONTHS_BACK = 4  # how far `tjek` looks back; for shifts unless told
REACH_BACK = timedelta(days=35)  # most runs without a day off began later; else the gatherer goes further back
COURSES_BACK = 24  # months: a course of absence may have been written down piece by piece
MONTHS_LOOKED_AT = 5  # what an average and the months' sheets reach over, whatever days are asked for


@dataclass(frozen=True)
class Span:
    """What is asked for: deadlines as of a day, roster rules for shifts that begin between two dates."""

    as_of: date
    first: date
    last: date


def span_of(binder: Binder, as_of: date, first: date | None = None, last: date | None = None) -> Span:
    """From 4 months before a day to the last planned shift, unless told."""
    if last is None:
        with binder.database.read() as session:
            known = queries.first_and_last_shift_day(session)
        last = max(known[1], as_of) if known else as_of
    return Span(as_of, first or add_months(as_of, -MONTHS_BACK), last)


def gather(binder: Binder, span: Span, rules: Rulebook) -> Facts:
    """The facts for every check."""
    low, high = reach(rules, span.as_of)
    start = min(span.first, low, add_months(span.as_of, -MONTHS_LOOKED_AT)) - REACH_BACK
    until = max(span.last, high) + REACH_BACK
    with binder.database.read() as session:
        shifts = _shifts(session, start, until, span.first, rules)
        talks = watch_queries.plain_talks(session)
        return Facts(
            as_of=span.as_of,
            first=span.first,
            last=span.last,
            scheme=queries.scheme(session) or Scheme(),
            helpers={helper.id: helper for helper in queries.helpers(session)},
            grants=queries.grants(session),
            contracts=by_helper(queries.contracts(session)),
            shifts=shifts,
            absences=by_helper(queries.absences(session, add_months(start, -COURSES_BACK), FOREVER)),
            appraisals=_days_by_helper([*watch_queries.appraisals(session), *_appraisals(talks)]),
            cover=watch_queries.cover_windows(session),
            exceptions=watch_queries.exceptions(session),
            talks=_talks_by_helper(talks),
            staff_meetings=[talk for talk in talks if talk.helper_id is None],
            terminations=by_helper(people_queries.terminations(session)),
            handouts=by_helper(watch_queries.lent_out(session)),
            hirings=people_queries.hirings(session),
            applicants=people_queries.applicants(session),
            absence_steps=leave_queries.absence_steps(session),
            accidents=leave_queries.accidents(session),
            parental_leaves=leave_queries.parental_leaves(session),
            vacation=load(session, rules, on=span.as_of),
            vacation_wishes=leave_queries.vacation_wishes(session),
            vacation_rounds=leave_queries.vacation_rounds(session),
            stays=leave_queries.stays(session),
            stay_helpers=leave_queries.stay_helpers(session),
            worked_months=_worked(shifts, span.as_of),
            sent_months=sent_in(session),
        )


def _talks_by_helper(talks: Iterable[Talk]) -> dict[str, list[Talk]]:
    """Those with one helper; a staff meeting is nobody's alone."""
    made: dict[str, list[Talk]] = {}
    for talk in talks:
        if talk.helper_id is not None:
            made.setdefault(talk.helper_id, []).append(talk)
    return made


def _appraisals(talks: Iterable[Talk]) -> list[tuple[str, date]]:
    """The appraisal talks that are written down, beside those of the roster."""
    return [(talk.helper_id, talk.held_on) for talk in talks if talk.helper_id and talk.kind is TalkKind.APPRAISAL]


def _days_by_helper(found: Iterable[tuple[str, date]]) -> dict[str, list[date]]:
    made: dict[str, list[date]] = {}
    for helper_id, day in found:
        made.setdefault(helper_id, []).append(day)
    return made


def _worked(shifts: Mapping[str, Sequence[Shift]], as_of: date) -> frozenset[Month]:
    """The last whole months, and this one, in which there was a shift before a day."""
    back = Month.of(as_of).plus(-MONTHS_BACK).first
    recent = (s for mine in shifts.values() for s in mine if midnight(back) < s.end and s.start < midnight(as_of))
    return frozenset(m for s in recent for m in months_touched(s.start, s.end) if m.first >= back)


def _shifts(session: Session, start: date, until: date, first: date, rules: Rulebook) -> dict[str, list[Shift]]:
    """The shifts around the days asked for; further back while someone there has not had a day off since."""
    known = queries.first_and_last_shift_day(session)
    while True:
        found = by_helper(watch_queries.plain_shifts(session, midnight(start), midnight(until + ONE_DAY)))
        if known is None or start <= known[0] or not _cut_off(found.values(), start, first, rules):
            return found
        start -= 4 * REACH_BACK


def _cut_off(found: Collection[Sequence[Shift]], start: date, first: date, rules: Rulebook) -> bool:
    """True when working days without a day off reach from the first day looked at into the days asked for."""
    free = number_rule(rules, FREE_KEY, first)
    if free is None:
        return False
    for shifts in found:
        made = blocks(s for s in shifts if s.start < midnight(first + ONE_DAY))
        moments = [midnight(start), *(block.end for block in made)]
        rests = (minutes_between(end, block.start) for end, block in zip(moments, made, strict=False))
        if made and all(rest < in_minutes(free) for rest in rests):
            return True
    return False
