"""What the overview shows: who is on duty, what has to be done, what is put away, and the year ahead.

Frozen rows, worked out from what is wrong (findings.py) and what the user has decided about it (watch.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.model.checks.catalogue import RULES, Place, rule
from app.model.checks.facts import Facts
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import midnight
from app.model.domain.watch import FindingMark
from app.model.services.binder import Binder
from app.model.services.duty import Duty, duty
from app.model.services.facts import gather, span_of
from app.model.services.findings import day_of, find
from app.model.services.watch import hides, marks
from app.model.services.year_ahead import YearAhead, year_ahead

SOON = timedelta(days=14)  # what is counted at the start: the program's own choice, not a rule
TOLD_ONE_BY_ONE = 3  # more alike of one helper are one line, which can be opened


@dataclass(frozen=True)
class Entry:
    """One matter, or several alike of one helper. `mark` says why it is put away."""

    id: str
    findings: tuple[Finding, ...]
    helper: str
    mark: FindingMark | None = None

    @property
    def finding(self) -> Finding:
        """The first of them: the one to begin with."""
        return self.findings[0]

    @property
    def severity(self) -> Severity:
        """The worst."""
        return max((finding.severity for finding in self.findings), key=lambda severity: severity.weight)

    @property
    def is_many(self) -> bool:
        return len(self.findings) > 1


@dataclass(frozen=True)
class Overview:
    """`soon` and `later` have a last day, in its order; `wrong` have none, the worst and the coming ones first.

    `soon` is within 14 days or should have been done; so the two with `wrong` between them are in order of urgency.
    """

    today: date
    duty: Duty
    soon: tuple[Entry, ...]
    wrong: tuple[Entry, ...]
    later: tuple[Entry, ...]
    hidden: tuple[Entry, ...]
    year: YearAhead
    has_helpers: bool
    has_shifts: bool

    @property
    def late(self) -> int:
        """How many matters should have been done before today."""
        return sum(day < self.today for day in self._last_days())

    @property
    def due_soon(self) -> int:
        """How many must be done within 14 days."""
        return sum(day >= self.today for day in self._last_days())

    def _last_days(self) -> list[date]:
        found = (finding.due for entry in self.soon for finding in entry.findings)
        return [day for day in found if day is not None]


def overview(binder: Binder) -> Overview:
    """The overview of today."""
    rules, today = binder.rulebook(), binder.today
    facts = gather(binder, span_of(binder, today), rules)
    findings = find(facts, rules, RULES)
    marked = marks(binder)
    shown = [f for f in findings if not hides(marked.get(f.key), f, today)]
    hidden = [f for f in findings if hides(marked.get(f.key), f, today)]
    return Overview(
        today,
        duty(facts, binder.now()),
        _grouped([f for f in shown if f.due is not None and f.due <= today + SOON], facts, by_due),
        _grouped([f for f in shown if f.due is None], facts, lambda f: by_weight(f, today)),
        _grouped([f for f in shown if f.due is not None and f.due > today + SOON], facts, by_due),
        _grouped(hidden, facts, by_due, marked),
        year_ahead(facts, rules),
        has_helpers=bool(facts.helpers),
        has_shifts=bool(facts.shifts),
    )


def is_past(finding: Finding, today: date) -> bool:
    return (day_of(finding) or today) < today


Key = tuple[object, ...]


def by_due(finding: Finding) -> Key:
    return (day_of(finding) or date.max, -finding.severity.weight, finding.key)


def by_weight(finding: Finding, today: date) -> Key:
    """The worst first; then what is to come before what has been, the nearest first."""
    moment = finding.at if isinstance(finding.at, datetime) else midnight(day_of(finding) or today)
    return (-finding.severity.weight, is_past(finding, today), abs(moment - midnight(today)), finding.key)


def _name(facts: Facts, finding: Finding) -> str:
    helper = facts.helpers.get(finding.helper_id or "")
    return helper.name if helper is not None else ""


def _grouped(
    findings: Iterable[Finding],
    facts: Facts,
    key: Callable[[Finding], Key],
    marked: Mapping[str, FindingMark] | None = None,
) -> tuple[Entry, ...]:
    """In order; many alike of one helper, put away alike if they are, become one entry where the first of them stands."""
    marked = marked or {}
    alike: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=key):
        alike.setdefault(_kind(finding, facts.as_of, marked.get(finding.key)), []).append(finding)
    entries = []
    for kind, found in alike.items():
        parts = [tuple(found)] if len(found) > TOLD_ONE_BY_ONE else [(finding,) for finding in found]
        for part in parts:
            own = kind if len(part) > 1 else part[0].key
            entries.append(Entry(own, part, _name(facts, part[0]), marked.get(part[0].key)))
    return tuple(sorted(entries, key=lambda entry: key(entry.finding)))


def _kind(finding: Finding, today: date, mark: FindingMark | None) -> str:
    """What findings that can be told together have in common; one that stands by itself is its own kind."""
    if finding.helper_id is None and rule(finding.code).place is not Place.ROSTER:
        return finding.key
    parts = ["many", finding.code, finding.helper_id or "", finding.severity]
    parts.append("past" if is_past(finding, today) else "ahead")
    if mark is not None:
        parts += [mark.kind, str(mark.made_on), str(mark.until), mark.note or ""]
    return "/".join(parts)
