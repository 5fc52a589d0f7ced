"""Findings about the citizen's death: until when the municipality covers the helpers, and who is employed beyond it.

Source: `doedsfald_daekning` (serviceloven § 96 c, handbook 5.4 and 5.14). The grant ends with the month of the death;
expenses for helpers are covered a time more, but not beyond their notice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.model.calc.notice import later, length_words
from app.model.checks.due import Employment, employments, was_a_year_ago
from app.model.checks.facts import Facts
from app.model.domain.danish import day_text, days_left_text
from app.model.domain.entities import FOREVER, Month
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Reason
from app.model.domain.terms import SchemeEnd
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, DeadlineUnit

DEATH, COVER_KEY = "death", "doedsfald_daekning"


@dataclass(frozen=True)
class Cover:
    """The grant's last day, the last day that helpers can be covered, how long that is after it, and who says so."""

    grant_ends: date
    covered_until: date
    length: str
    reason: Reason


def cover_after_death(died_on: date, rules: Rulebook) -> Cover | None:
    """None where the rulebook doesn't know. Whole months after a month's end end with a month themselves."""
    rule = rules.find(COVER_KEY, died_on)
    if not isinstance(rule, Deadline) or rule.amount is None or rule.unit is None:
        return None
    month, length = Month.of(died_on), length_words(rule.amount, rule.unit)
    whole = rule.unit is DeadlineUnit.MONTHS
    until = month.plus(rule.amount).last if whole else later(month.last, rule.amount, rule.unit)
    text = f"Tilskuddet slutter med måneden for dødsfaldet, og hjælperne er dækket højst {length} efter"
    return Cover(month.last, until, length, rule.reason(COVER_KEY, text))


def death(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Told to those who close the scheme: until when there is cover, and each helper who is employed beyond it."""
    scheme = facts.scheme
    if scheme.end_kind is not SchemeEnd.DEATH or scheme.end_told_on is None or scheme.end_told_on > facts.as_of:
        return
    cover = cover_after_death(scheme.end_told_on, rules)
    if cover is None or was_a_year_ago(cover.covered_until, facts.as_of):
        return
    if facts.as_of <= cover.covered_until:
        yield _covered(facts, scheme.end_told_on, cover)
    for helper_id, contracts in facts.contracts.items():
        for employment in employments(contracts):
            begun = employment.first <= cover.covered_until
            if begun and (employment.last or FOREVER) > cover.covered_until:
                yield _beyond(facts, helper_id, employment, cover)


def _covered(facts: Facts, died_on: date, cover: Cover) -> Finding:
    left = days_left_text((cover.covered_until - facts.as_of).days)
    return Finding(
        code=DEATH,
        severity=Severity.NOTICE,
        helper_id=None,
        at=died_on,
        due=cover.covered_until,
        title="Ordningen slutter",
        message=f"Tilskuddet slutter {day_text(cover.grant_ends)}. Kommunen dækker højst udgifter til hjælperne til og med "
        f"{day_text(cover.covered_until)} ({left}), og ikke ud over deres opsigelsesvarsel.",
        advice="Hjælperne skal stille sig til rådighed, som kommunen siger. Tal med kommunen om den sidste tid.",
        reason=cover.reason,
        figures={"grant_ends": cover.grant_ends.isoformat(), "covered_until": cover.covered_until.isoformat()},
        subject=died_on.isoformat(),
    )


def _beyond(facts: Facts, helper_id: str, employment: Employment, cover: Cover) -> Finding:
    name, last = facts.name(helper_id), employment.last
    until = day_text(cover.covered_until)
    if last is None:
        said, advice = (
            f"{name} er ikke sagt op.",
            f"Skriv den sidste dag for {name} under Fratrædelse, eller spørg kommunen.",
        )
    else:
        said = f"{name} er ansat til og med {day_text(last)}."
        advice = "Spørg kommunen, om den dækker tiden derefter, eller om dagen kan være tidligere."
    return Finding(
        code=DEATH,
        severity=Severity.WARNING,
        helper_id=helper_id,
        at=cover.covered_until,
        due=None,
        title="Ansat, efter at kommunen dækker",
        message=f"{said} Kommunen dækker højst udgifter til hjælperne til og med {until}.",
        advice=advice,
        reason=cover.reason,
        figures={"covered_until": cover.covered_until.isoformat(), "last_day": last.isoformat() if last else ""},
        subject=employment.contracts[0].id,
        extent=0 if last is None else (last - cover.covered_until).days,
    )
