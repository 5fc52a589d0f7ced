"""What a change of the roster would cause, without making it; and the refusal of what the user wants refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.model.checks.catalogue import RULES
from app.model.checks.facts import Facts
from app.model.domain.entities import Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.findings import Finding
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Binder
from app.model.services.facts import Span, gather
from app.model.services.findings import find
from app.model.services.watch import blocked_rules
from app.model.store import queries

AROUND = timedelta(days=14)  # a shift touches the rest of those near it, and a run without a day off
PLANNING = tuple(rule for rule in RULES if rule.planning)


@dataclass(frozen=True)
class Outcome:
    """What would be wrong that isn't now, and what would be in order again."""

    appears: tuple[Finding, ...] = ()
    disappears: tuple[Finding, ...] = ()


def outcome(binder: Binder, removed: Collection[str], added: Sequence[Shift]) -> Outcome:
    """The difference that taking away shifts (by id) and adding others would make."""
    with binder.database.read() as session:
        gone = [s for shift_id in removed if (s := queries.by_id(session, Shift, shift_id)) is not None]
    days = sorted(day for s in (*gone, *added) for day in (s.start.date(), s.end.date()))
    if not days:
        return Outcome()
    rules = binder.rulebook()
    now = replace(gather(binder, Span(days[-1], days[0] - AROUND, days[-1] + AROUND), rules), planning=True)
    touched = frozenset(s.helper_id for s in (*gone, *added))
    before = _found(now, touched, rules, binder.today)
    after = _found(_with(now, {s.id for s in gone}, added), touched, rules, binder.today)
    return Outcome(_only_in(after, before), _only_in(before, after))


def _with(facts: Facts, gone: Collection[str], added: Sequence[Shift]) -> Facts:
    shifts = {helper_id: list(mine) for helper_id, mine in facts.shifts.items()}
    for helper_id in {s.helper_id for s in added} | {
        h for h, mine in shifts.items() if any(s.id in gone for s in mine)
    }:
        kept = [s for s in shifts.get(helper_id, ()) if s.id not in gone]
        mine = [*kept, *(s for s in added if s.helper_id == helper_id)]
        shifts[helper_id] = sorted(mine, key=lambda s: (s.start, s.end, s.id))
    return replace(facts, shifts=shifts)


def _found(facts: Facts, touched: Collection[str], rules: Rulebook, today: date) -> list[Finding]:
    """Averages are seen from the day of the change, the rest from today; the others' own shifts stay as they are."""
    mine = replace(facts, shifts={h: shifts for h, shifts in facts.shifts.items() if h in touched})
    found: list[Finding] = []
    for rule in PLANNING:
        seen = facts if rule.everybody else mine
        found += find(seen if rule.from_shift else replace(seen, as_of=today), rules, (rule,))
    return found


def _only_in(here: Iterable[Finding], there: Iterable[Finding]) -> tuple[Finding, ...]:
    known = {(finding.key, finding.severity) for finding in there}
    return tuple(finding for finding in here if (finding.key, finding.severity) not in known)


def refuse_blocked(binder: Binder, removed: Collection[str], added: Sequence[Shift]) -> None:
    """Raises Refused if the change would break a rule that the user wants shifts refused for."""
    blocked = blocked_rules(binder)
    if not blocked:
        return
    bad = [finding for finding in outcome(binder, removed, added).appears if finding.code in blocked]
    if bad:
        raise Refused(*(Mistake(finding.title, finding.message) for finding in bad))
