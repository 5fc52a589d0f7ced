"""What a change of the roster would cause, without making it; and the refusal of what the user wants refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.model.checks.catalogue import RULES, Rule
from app.model.checks.coverage import UNCOVERED
from app.model.checks.facts import Facts
from app.model.checks.hours_used import balance_period, reach
from app.model.domain.dates import add_months
from app.model.domain.entities import Month, Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.findings import Finding, Severity
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Binder
from app.model.services.facts import Span, gather
from app.model.services.findings import find
from app.model.services.placing import same_matter
from app.model.store import queries

AROUND = timedelta(days=14)  # a shift touches the rest of those near it, and a run without a day off
CHOSEN = "Du har selv valgt, at det skal afvises, under »Hvad holdes der øje med?« i menuen Overblik."
MONTHS_ON = 4  # a shift counts in averages that end so much later
PLANNING = tuple(rule for rule in RULES if rule.planning)


@dataclass(frozen=True)
class Outcome:
    """What would be wrong that isn't now, or more so than now; and what would be in order again."""

    appears: tuple[Finding, ...] = ()
    disappears: tuple[Finding, ...] = ()


def outcome(binder: Binder, removed: Collection[str], added: Sequence[Shift]) -> Outcome:
    """The difference that taking away shifts (by id) and adding others would make.

    Raises:
        Refused: a helper of the added shifts is gone.

    """
    with binder.database.read() as session:
        gone = [s for shift_id in removed if (s := queries.by_id(session, Shift, shift_id)) is not None]
        if not all(queries.is_helper(session, helper_id) for helper_id in {s.helper_id for s in added}):
            raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
    days = _days((*gone, *added))
    if not days:
        return Outcome()
    now = _around(binder, days)
    look = _Look(binder.rulebook(), binder.today, days, frozenset(s.helper_id for s in (*gone, *added)))
    found = difference(look.findings(now), look.findings(_with(now, {s.id for s in gone}, added)))
    emptied = set(_days(gone))
    return Outcome(tuple(f for f in found.appears if f.code != UNCOVERED or _day(f) in emptied), found.disappears)


def outcomes(binder: Binder, tried: Sequence[Shift]) -> list[Outcome]:
    """The difference that each of some shifts would make alone, of helpers who are there; near each other in time.

    Cheaper than asking for one after another: what stands around them is read once.
    """
    days = _days(tried)
    if not days:
        return []
    now, rules = _around(binder, days), binder.rulebook()
    found = []
    for shift in tried:
        look = _Look(rules, binder.today, days, frozenset({shift.helper_id}))
        made = difference(look.findings(now), look.findings(_with(now, (), [shift])))
        found.append(Outcome(tuple(f for f in made.appears if f.code != UNCOVERED), made.disappears))
    return found


def caused_by(binder: Binder, shift_ids: Collection[str]) -> Outcome:
    """The difference that shifts have made that were just entered."""
    with binder.database.read() as session:
        new = [s for shift_id in shift_ids if (s := queries.by_id(session, Shift, shift_id)) is not None]
    days = _days(new)
    if not days:
        return Outcome()
    now = _around(binder, days)
    look = _Look(binder.rulebook(), binder.today, days, frozenset(s.helper_id for s in new))
    found = difference(look.findings(_with(now, {s.id for s in new}, ())), look.findings(now))
    return Outcome(tuple(f for f in found.appears if f.code != UNCOVERED), found.disappears)


def difference(before: Sequence[Finding], after: Sequence[Finding]) -> Outcome:
    """What is new or worse, and what is there no more."""
    return Outcome(
        tuple(finding for finding in after if _is_news(finding, before)),
        tuple(finding for finding in before if _partner(finding, after) is None),
    )


def _days(shifts: Iterable[Shift]) -> list[date]:
    """The local days on which shifts begin, end or go on."""
    spans = [(s.start.date(), s.end.date()) for s in shifts]
    return sorted({first + timedelta(days=n) for first, last in spans for n in range((last - first).days + 1)})


def _around(binder: Binder, days: Sequence[date]) -> Facts:
    """All that rules about these days can look at; roster rules look at the days near them."""
    rules, first, last = binder.rulebook(), days[0], days[-1]
    low = min(reach(rules, first)[0], add_months(first, -MONTHS_ON - 1), first - AROUND)
    high = max(reach(rules, last)[1], add_months(last, MONTHS_ON), last + AROUND)
    facts = gather(binder, Span(last, low, high), rules)
    return replace(facts, first=first - AROUND, last=last + AROUND, planning=True)


def _with(facts: Facts, gone: Collection[str], added: Sequence[Shift]) -> Facts:
    shifts = {helper_id: list(mine) for helper_id, mine in facts.shifts.items()}
    for helper_id in {s.helper_id for s in added} | {
        h for h, mine in shifts.items() if any(s.id in gone for s in mine)
    }:
        kept = [s for s in shifts.get(helper_id, ()) if s.id not in gone]
        mine = [*kept, *(s for s in added if s.helper_id == helper_id)]
        shifts[helper_id] = sorted(mine, key=lambda s: (s.start, s.end, s.id))
    return replace(facts, shifts=shifts)


@dataclass(frozen=True)
class _Look:
    """How the planning rules are asked: others' own shifts stay as they are, so only the helpers touched are looked at."""

    rules: Rulebook
    today: date
    days: Sequence[date]
    touched: Collection[str]

    def findings(self, facts: Facts) -> list[Finding]:
        """Of one matter that is seen from several days, the worst."""
        mine = replace(facts, shifts={h: shifts for h, shifts in facts.shifts.items() if h in self.touched})
        worst: dict[str, Finding] = {}
        for rule in PLANNING:
            seen = facts if rule.everybody else mine
            for day in self._seen_from(rule, mine):
                for finding in find(replace(seen, as_of=day), self.rules, (rule,)):
                    if finding.key not in worst or finding.is_worse_than(worst[finding.key]):
                        worst[finding.key] = finding
        return list(worst.values())

    def _seen_from(self, rule: Rule, mine: Facts) -> Iterable[date]:
        """Today; for sums, a day in each period touched; for averages, the change's days and months' ends after them."""
        if not rule.from_shift:
            return (self.today,)
        if rule.everybody:
            periods = {}
            for day in self.days:
                found = balance_period(self.rules, day)
                periods[found[0].subject if found else ""] = day
            return tuple(periods.values())
        planned = max((shifts[-1].end.date() for shifts in mine.shifts.values() if shifts), default=self.days[-1])
        ends = {Month.of(day).plus(n).last for day in self.days for n in range(MONTHS_ON)}
        return sorted({self.days[-1], *(day for day in ends if day <= planned)})


def _is_news(finding: Finding, before: Iterable[Finding]) -> bool:
    """It was not there, or it becomes worse; more of what only reminds is no news."""
    known = _partner(finding, before)
    if known is None or finding.severity.weight > known.severity.weight:
        return True
    return not finding.early and finding.is_worse_than(known)


def _partner(finding: Finding, others: Iterable[Finding]) -> Finding | None:
    """The same matter among others, the worst if it has become several."""
    same = [other for other in others if same_matter(other, finding)]
    return max(same, key=lambda o: (o.severity.weight, o.extent), default=None)


def _day(finding: Finding) -> date | None:
    return finding.at.date() if isinstance(finding.at, datetime) else finding.at


def refuse_blocked(binder: Binder, removed: Collection[str], added: Sequence[Shift]) -> None:
    """Raises Refused if the change would break a rule, or break it more, that the user wants shifts refused for.

    What only reminds before a limit is reached breaks nothing.
    """
    if bad := what_is_refused(binder, outcome(binder, removed, added)) if binder.database.blocked_rules() else ():
        raise Refused(*(Mistake(finding.title, f"{finding.message} {CHOSEN}") for finding in bad))


def what_is_refused(binder: Binder, found: Outcome) -> list[Finding]:
    """Of what would become wrong, what the user wants refused."""
    blocked = binder.database.blocked_rules()
    return [f for f in found.appears if f.code in blocked and not f.early and f.severity is not Severity.NOTICE]
