"""What the roster shows of findings: those of a span of days with the days each is about, and what a try would cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.model.checks.catalogue import RULES, Group
from app.model.checks.roster import double_booked
from app.model.domain.entities import Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.findings import Finding
from app.model.domain.local_time import ONE_DAY
from app.model.services.binder import Binder
from app.model.services.facts import Span, gather
from app.model.services.findings import find
from app.model.services.months import refuse_finished
from app.model.services.planning import Outcome, outcome
from app.model.services.register import refuse_early_deletion
from app.model.services.roster import Repeated, ShiftDraft, what_if
from app.model.services.watch import blocked_rules
from app.model.store import queries, watch_queries

SHOWN = tuple(rule for rule in RULES if not rule.refused and (rule.planning or rule.group is Group.ROSTER))
_OF_ALL = frozenset({"weekly-48h", "relative-48h", "roster-4-weeks", "hours-balance"})
_ENDS = ("from", "to", "block_end", "last_block_end")  # the figures that tell which days it is about
_SIX_DAYS = timedelta(days=6)


@dataclass(frozen=True)
class Placed:
    """A finding in a roster: whom it concerns (nobody: the day itself) and the first and last day that it is about.

    `of_all`: it is about a helper's or the scheme's hours or plan in all, not about one shift.
    """

    finding: Finding
    helper_ids: tuple[str, ...]
    first: date
    last: date
    of_all: bool = False

    def concerns(self, helper_id: str | None, day: date) -> bool:
        """A helper's day, or (None) the day itself."""
        mine = helper_id in self.helper_ids if helper_id is not None else not self.helper_ids
        return mine and self.first <= day <= self.last


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


def placed(finding: Finding) -> Placed:
    """Whom and which days a finding is about, by what its figures tell."""
    figures = finding.figures
    listed = figures.get("helpers")
    helpers = tuple(listed) if isinstance(listed, list) else (finding.helper_id,) if finding.helper_id else ()
    days = [_day(finding.at or date.min)]
    days += [_day(datetime.fromisoformat(str(figures[name]))) for name in _ENDS if name in figures]
    if finding.code == "shift-24h" and isinstance(finding.at, datetime):
        days.append(_day(finding.at + timedelta(minutes=int(str(figures["minutes"])))))
    elif finding.code == "relative-48h":
        days.append(days[0] + _SIX_DAYS)
    elif isinstance(starts := figures.get("shifts"), list):
        days += [_day(datetime.fromisoformat(start)) for start in starts]
    return Placed(finding, helpers, min(days), max(days), finding.code in _OF_ALL)


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def same_matter(one: Finding, other: Finding) -> bool:
    """The same rule and helper at about the same time: a run that begins earlier now is no new run."""
    if (one.code, one.helper_id) != (other.code, other.helper_id):
        return False
    here, there = placed(one), placed(other)
    return here.first <= there.last + ONE_DAY and there.first <= here.last + ONE_DAY


def try_shift(binder: Binder, shift_id: str | None, draft: ShiftDraft | None) -> Trial:
    """What entering (no id), changing, or deleting (no draft) a shift would cause; nothing is changed."""
    try:
        found = what_if(binder, shift_id, draft)
        _refuse_what_saving_would(binder, shift_id, draft)
    except Refused as refused:
        return Trial(Outcome(), "\n".join(str(mistake) for mistake in refused.mistakes))
    blocked = blocked_rules(binder) if draft is not None else frozenset()
    titles = [finding.title for finding in found.appears if finding.code in blocked]
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
    """Adds shifts that begin between two local times, and tells what they have caused.

    That is the other way round of taking them away again: which of them were skipped is known only then.
    """
    before = _ids(binder, first, last)
    done = add()
    undone = outcome(binder, sorted(_ids(binder, first, last) - before), ())
    return done, Outcome(undone.disappears, undone.appears)


def _ids(binder: Binder, first: datetime, last: datetime) -> set[str]:
    with binder.database.read() as session:
        return {shift.id for shift in watch_queries.plain_shifts(session, first, last + ONE_DAY)}
