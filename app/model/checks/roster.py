"""Findings about single shifts: two at once, outside a contract, a helper who is too young.

Sources: handbook 5.3.4 (`mindstealder`, from the profile); the other two follow from what a shift and a contract are.
Each is asked of one shift as it is entered, and of all shifts of a binder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from app.model.domain.danish import day_text, moment_text
from app.model.domain.dates import age_on
from app.model.domain.entities import Contract, Helper, Shift
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Certainty, Reason
from app.model.domain.validity import covers_whole
from app.model.rulebook.values import Number

if TYPE_CHECKING:
    from app.model.checks.facts import Facts
    from app.model.rulebook.rulebook import Rulebook

MINIMUM_AGE_KEY = "mindstealder"


def double_booked(shift: Shift, others: Iterable[Shift]) -> Finding | None:
    """The helper has another shift at the time; touching is fine. Refused on entry."""
    for other in others:
        if other.id != shift.id and other.start < shift.end and shift.start < other.end:
            return Finding(
                code="double-booked",
                severity=Severity.ERROR,
                helper_id=shift.helper_id,
                at=shift.start,
                due=None,
                title="To vagter på samme tid",
                message=f"Hjælperen har allerede en vagt fra {moment_text(other.start)} til {moment_text(other.end)}.",
                advice="Ret tiderne, eller giv den ene vagt til en anden hjælper.",
                reason=Reason("En hjælper kan kun være ét sted ad gangen"),
                figures={
                    "other_start": other.start.isoformat("T", "minutes"),
                    "other_end": other.end.isoformat("T", "minutes"),
                },
                subject=shift.id,
            )
    return None


def outside_contract(shift: Shift, helper: Helper, contracts: Sequence[Contract]) -> Finding | None:
    """A local date of the shift lies in none of the helper's contracts."""
    day = covers_whole(contracts, shift.start, shift.end)
    if day is None:
        return None
    periods = [f"{day_text(c.starts_on)}–{day_text(c.ends_on) if c.ends_on else ''}" for c in contracts]
    return Finding(
        code="outside-contract",
        severity=Severity.ERROR,
        helper_id=helper.id,
        at=shift.start,
        due=None,
        title="Vagt uden kontrakt",
        message=f"{helper.name} har en vagt {moment_text(shift.start)}, men ingen kontrakt den {day_text(day)}.",
        advice="Opret eller forlæng kontrakten under Hjælpere, eller flyt vagten til en anden hjælper.",
        reason=Reason("En vagt lønnes efter den kontrakt, der gælder på dagen"),
        figures={"day": day.isoformat(), "contracts": periods},
        subject=shift.id,
    )


def helper_too_young(shift: Shift, helper: Helper, rules: Rulebook) -> Finding | None:
    """The helper has not reached the profile's minimum age (`mindstealder`, years) on the shift's first date."""
    day = shift.start.date()
    minimum = rules.find(MINIMUM_AGE_KEY, day)
    if helper.born_on is None or not isinstance(minimum, Number):
        return None
    age = age_on(helper.born_on, day)
    if age >= minimum.value:
        return None
    severity = Severity.WARNING if minimum.certainty is Certainty.C else Severity.ERROR
    return Finding(
        code="helper-under-18",
        severity=severity,
        helper_id=helper.id,
        at=shift.start,
        due=None,
        title="Hjælperen er for ung",
        message=f"{helper.name} er {age} år den {day_text(day)}; {rules.title} dækker ikke løn til hjælpere under {minimum.value} år.",
        advice="Giv vagten til en anden hjælper, eller kontrollér fødselsdatoen under Hjælpere.",
        reason=minimum.reason(MINIMUM_AGE_KEY, f"Hjælpere skal være fyldt {minimum.value} år"),
        figures={"age": age, "minimum_age": int(minimum.value), "born_on": helper.born_on.isoformat()},
        subject=shift.id,
    )


def double_bookings(facts: Facts, rules: Rulebook) -> Iterable[Finding]:  # noqa: ARG001 - the shape of a check
    """Each shift that begins before one of the helper's earlier ones has ended."""
    for shifts in facts.shifts.values():
        longest: list[Shift] = []  # of those so far, the one that ends last
        for shift in shifts:
            finding = double_booked(shift, longest) if facts.in_range(shift) else None
            if finding is not None:
                yield finding
            if not longest or shift.end > longest[0].end:
                longest = [shift]


def outside_contracts(facts: Facts, rules: Rulebook) -> Iterable[Finding]:  # noqa: ARG001 - the shape of a check
    """Each shift with a date on which its helper has no contract."""
    for helper_id, shifts in facts.shifts.items():
        helper, contracts = facts.helpers[helper_id], facts.contracts.get(helper_id, ())
        found = (outside_contract(shift, helper, contracts) for shift in shifts if facts.in_range(shift))
        yield from (finding for finding in found if finding is not None)


def too_young(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Each shift of a helper who is too young on its date."""
    for helper_id, shifts in facts.shifts.items():
        helper = facts.helpers[helper_id]
        if helper.born_on is None:
            continue
        found = (helper_too_young(shift, helper, rules) for shift in shifts if facts.in_range(shift))
        yield from (finding for finding in found if finding is not None)
