"""What is wrong and what is due: gathers the facts and asks every live check of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from app.model.checks.catalogue import RULES, Rule, rule
from app.model.checks.facts import Facts
from app.model.domain.danish import day_text, moment_text
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import midnight
from app.model.domain.reasons import Certainty
from app.model.rulebook.rulebook import Rulebook
from app.model.services.binder import Binder
from app.model.services.facts import gather, span_of

# Part of the public interface: whoever reads `tjek --json` goes by them.
CODES = tuple(rule.code for rule in RULES if rule.check is not None)


def find_all(binder: Binder, as_of: date, first: date | None = None, last: date | None = None) -> list[Finding]:
    """All findings by date: deadlines as of a day, roster rules for shifts that begin between two dates.

    Deadlines look at the last 4 whole months, whatever the two dates are.

    Args:
        binder: the open binder.
        as_of: the day that deadlines are seen from.
        first: the first date of shifts (default: 4 months before `as_of`).
        last: the last date of shifts (default: the last planned one).

    """
    rules = binder.rulebook()
    return find(gather(binder, span_of(binder, as_of, first, last), rules), rules, RULES)


def find_of(binder: Binder, code: str) -> list[Finding]:
    """Today's findings of one rule."""
    rules = binder.rulebook()
    return find(gather(binder, span_of(binder, binder.today), rules), rules, (rule(code),))


def find(facts: Facts, rulebook: Rulebook, rules: Iterable[Rule]) -> list[Finding]:
    """The findings of some rules, by date."""
    found = (finding for rule in rules if rule.check is not None for finding in rule.check(facts, rulebook))
    return sorted((_never_red_unless_sure(finding) for finding in found), key=order)


def _never_red_unless_sure(finding: Finding) -> Finding:
    """A rule that nobody has confirmed warns at most."""
    if finding.severity is Severity.ERROR and finding.reason.certainty is Certainty.C:
        return replace(finding, severity=Severity.WARNING)
    return finding


def order(finding: Finding) -> tuple[datetime, str, str, str]:
    """By date, then by code and helper."""
    at = finding.at or finding.due or date.max
    moment = at if isinstance(at, datetime) else midnight(at)
    return moment, finding.code, finding.helper_id or "", finding.subject or ""


def day_of(finding: Finding) -> date | None:
    """The last day to do something, or else where it bites."""
    if finding.due is not None:
        return finding.due
    return finding.at.date() if isinstance(finding.at, datetime) else finding.at


SEVERITY_TITLES = {Severity.ERROR: "Fejl", Severity.WARNING: "Advarsel", Severity.NOTICE: "Husk"}


def finding_text(finding: Finding) -> str:
    """One finding for a person: what is the matter, what to do, who says so."""
    at = finding.at
    when = "" if at is None else moment_text(at) if isinstance(at, datetime) else day_text(at)
    when = f"senest {day_text(finding.due)}" if finding.due is not None else when
    source = f" ({finding.reason.source})" if finding.reason.source else ""
    kind = SEVERITY_TITLES[finding.severity].upper()
    return f"{kind} {when} {finding.title}: {finding.message} {finding.advice}{source}"


def finding_json(finding: Finding) -> dict[str, object]:
    """The shape that the public interface promises."""
    at = finding.at
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "helper": finding.helper_id,
        "at": None if at is None else at.isoformat("T", "minutes") if isinstance(at, datetime) else at.isoformat(),
        "due": finding.due.isoformat() if finding.due else None,
        "message": finding.message,
        "advice": finding.advice,
        "source": str(finding.reason.source or finding.reason.text),
        "figures": {name: _plain(value) for name, value in finding.figures.items()},
    }


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
