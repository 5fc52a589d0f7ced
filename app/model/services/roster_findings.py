"""What the roster shows of findings: those of a span of days with the days each is about, and what a try would cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.model.checks.catalogue import RULES, Group
from app.model.checks.roster import double_booked
from app.model.domain.entities import Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY
from app.model.services.binder import Binder
from app.model.services.facts import Span, gather
from app.model.services.findings import find
from app.model.services.months import refuse_finished
from app.model.services.placing import Placed, placed
from app.model.services.planning import Outcome, caused_by, outcome, what_is_refused
from app.model.services.register import refuse_early_deletion
from app.model.services.roster import Repeated, ShiftDraft, what_if
from app.model.store import queries, watch_queries

SHOWN = tuple(rule for rule in RULES if not rule.refused and (rule.planning or rule.group is Group.ROSTER))


@dataclass(frozen=True)
class Trial:
    """What would become of a try; `refusal` says why it would not be saved, "" when it would be."""

    outcome: Outcome
    refusal: str = ""


def period_findings(binder: Binder, first: date, last: date) -> tuple[Placed, ...]:
    """The roster rules' findings on shifts that begin between two dates; averages and sums as of the last of them."""
    rules = binder.rulebook()
    facts = gather(binder, Span(last, first, last), rules)
    at_last, today = replace(facts, planning=True), replace(facts, as_of=binder.today)
    found = find(at_last, rules, [rule for rule in SHOWN if rule.from_shift])
    found += find(today, rules, [rule for rule in SHOWN if not rule.from_shift])
    everything = (placed(finding) for finding in found if finding.at is not None)
    return tuple(each for each in everything if each.first <= last and each.last >= first)


def try_shift(binder: Binder, shift_id: str | None, draft: ShiftDraft | None) -> Trial:
    """What entering (no id), changing, or deleting (no draft) a shift would cause; nothing is changed."""
    try:
        found = what_if(binder, shift_id, draft)
        _refuse_what_saving_would(binder, shift_id, draft)
    except Refused as refused:
        return Trial(Outcome(), "\n".join(str(mistake) for mistake in refused.mistakes))
    titles = [finding.title for finding in what_is_refused(binder, found)] if draft is not None else []
    return Trial(found, f"Du har valgt, at det skal afvises: {', '.join(titles)}" if titles else "")


def _refuse_what_saving_would(binder: Binder, shift_id: str | None, draft: ShiftDraft | None) -> None:
    """A finished month, worked hours that must be kept, or another shift of the helper at the same time."""
    with binder.database.read() as session:
        there = queries.by_id(session, Shift, shift_id) if shift_id else None
        refuse_finished(session, [(shift.start, shift.end) for shift in (there, draft) if shift is not None])
        near = queries.shifts(session, draft.start, draft.end, draft.helper_id) if draft else ()
    if draft is not None:
        wanted = Shift(shift_id or "", draft.helper_id, draft.start, draft.end)
        if (finding := double_booked(wanted, near)) is not None:
            raise Refused(Mistake("", finding.message))
    elif there is not None:
        refuse_early_deletion(binder, [there])


def try_deletion(binder: Binder, shift_ids: Sequence[str]) -> Outcome:
    """What deleting shifts would cause."""
    return outcome(binder, shift_ids, ())


def watch_adding(
    binder: Binder, first: datetime, last: datetime, add: Callable[[], Repeated]
) -> tuple[Repeated, Outcome]:
    """Adds shifts that begin between two local times, and tells what they have caused."""
    before = _ids(binder, first, last)
    done = add()
    return done, caused_by(binder, sorted(_ids(binder, first, last) - before))


def _ids(binder: Binder, first: datetime, last: datetime) -> set[str]:
    with binder.database.read() as session:
        return {shift.id for shift in watch_queries.plain_shifts(session, first, last + ONE_DAY)}
