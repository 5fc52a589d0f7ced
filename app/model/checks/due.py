"""What checks of deadlines share: how long a deadline is told, how its date reads, what an employment is, who does what.

That a reminder comes 60 days (or two weeks) ahead and is dropped a year after is the program's own choice, not a rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.model.checks.deadlines import due_date, length_text
from app.model.domain.danish import day_text, days_left_text
from app.model.domain.dates import add_months
from app.model.domain.entities import FOREVER, Contract, Party, PayForm, Scheme
from app.model.domain.findings import Severity
from app.model.domain.local_time import ONE_DAY
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline

__all__ = [
    "OWN_PAYROLL",
    "REMIND_BEFORE",
    "SETTLE",
    "SOON",
    "Employment",
    "by_text",
    "deadline_rule",
    "due_date",
    "employment_on",
    "employments",
    "has_outside_employer",
    "is_permanent",
    "is_told",
    "length_text",
    "municipality_runs_payroll",
    "severity_at",
    "was_a_year_ago",
]

REMIND_BEFORE = timedelta(days=60)
SOON = timedelta(weeks=1) + timedelta(weeks=1)
SETTLE = "Er det gjort, så afslut påmindelsen med en note."  # where no fact in the file can tell that it is done
OWN_PAYROLL = frozenset({Party.SELF, Party.RELATIVE})
_PRIVATE = frozenset({Party.ASSOCIATION, Party.COMPANY})
_OUTSIDE = _PRIVATE | {Party.MUNICIPALITY}


def deadline_rule(rules: Rulebook, key: str, on: date) -> Deadline | None:
    rule = rules.find(key, on)
    return rule if isinstance(rule, Deadline) else None


def was_a_year_ago(day: date, as_of: date) -> bool:
    """More than a year has passed: nobody is told any more."""
    return add_months(day, 12) < as_of


def is_told(due: date, as_of: date) -> bool:
    """From 60 days before the last day until a year after it."""
    return as_of >= due - REMIND_BEFORE and not was_a_year_ago(due, as_of)


def severity_at(due: date, as_of: date) -> Severity:
    """The last day itself is not late."""
    return Severity.WARNING if as_of > due else Severity.NOTICE


def by_text(due: date, as_of: date) -> str:
    """The end of a sentence, without its full stop: "senest 08.02.2026 (om 3 dage)", "senest 08.02.2026; det var i går"."""
    left = days_left_text((due - as_of).days)
    return f"senest {day_text(due)}; det var {left}" if as_of > due else f"senest {day_text(due)} ({left})"


def has_outside_employer(scheme: Scheme) -> bool:
    """The employer's duties lie with an association, a company or the municipality; the citizen can only ask."""
    return scheme.employer in _OUTSIDE


def municipality_runs_payroll(scheme: Scheme) -> bool:
    """It asks for timesheets and contracts, and makes the account itself; not where an association or company employs.

    An association or company that employs sees to the wages and the account itself (handbook 3.5.3, 5.3.2).
    """
    return scheme.payroll is Party.MUNICIPALITY and scheme.employer not in _PRIVATE


def is_permanent(contracts: Iterable[Contract], on: date) -> bool:
    """A contract of that day is on other terms than a substitute's."""
    return any(contract.covers(on) and contract.pay is not PayForm.SUBSTITUTE for contract in contracts)


@dataclass(frozen=True)
class Employment:
    """Contracts of one helper without a day between them; `last` is None while there is no last day."""

    contracts: tuple[Contract, ...]
    last: date | None

    @property
    def first(self) -> date:
        return self.contracts[0].starts_on

    def covers(self, day: date) -> bool:
        return self.first <= day <= (self.last or FOREVER)


def employments(contracts: Iterable[Contract]) -> list[Employment]:
    """A helper's employments in order; one who comes back after a gap begins anew."""
    made: list[Employment] = []
    for contract in sorted(contracts, key=lambda each: (each.starts_on, each.id)):
        before = made[-1] if made else None
        if before is None or (before.last is not None and contract.starts_on > before.last + ONE_DAY):
            made.append(Employment((contract,), contract.ends_on))
            continue
        lasts = (before.last, contract.ends_on)
        last = None if None in lasts else max(day for day in lasts if day is not None)
        made[-1] = Employment((*before.contracts, contract), last)
    return made


def employment_on(contracts: Iterable[Contract], day: date) -> Employment | None:
    return next((each for each in employments(contracts) if each.covers(day)), None)
