"""Findings about parental leave: what the helper has not told in time, and that the municipality has not been told.

Sources: `barsel_varsel_*` and `barsel_plan_frist` (barselsloven, by the rules of the day of birth; calc/parental.py), and
what a municipality asks for (`barsel_besked_kommune`, `barselsfond_egen_loen`; Faxe's handbook 5.12).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.calc.parental import LeaveDay, Told, What, notice_day, plan_day, rules_day
from app.model.checks.due import OWN_PAYROLL, SOON, by_text, has_outside_employer, severity_at, was_a_year_ago
from app.model.checks.facts import Facts
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text
from app.model.domain.findings import Figure, Finding, Severity
from app.model.domain.leave import ParentalLeave, ParentRole
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number

CODE = "parental-notice"
TOLD_KEY, FUND_KEY = "barsel_besked_kommune", "barselsfond_egen_loen"
WHERE = "under Fravær, Barsel"


def parental_notice(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """What is not told of a leave, for a helper who has not left: from two weeks before its last day until a year after.

    When the leave begins is not asked for any more once the child is born; how the rest is held is not asked for before
    the birth or the due date. Where the municipality asks to be told without saying when, there is no last day.
    """
    for leave in facts.parental_leaves:
        if leave.helper_id not in facts.helpers or _has_left(facts, leave):
            continue
        notice, plan = notice_day(leave, rules), plan_day(leave, rules)
        if notice is not None and leave.born_on is None and _is_asked(notice, facts.as_of):
            yield _not_told(facts, leave, notice)
        if plan is not None and rules_day(leave) <= facts.as_of and _is_asked(plan, facts.as_of):
            yield _not_told(facts, leave, plan)
        told = number_rule(rules, TOLD_KEY, rules_day(leave))
        old = was_a_year_ago(rules_day(leave), facts.as_of)
        if told is not None and told.value and leave.municipality_told_on is None and not old:
            yield _municipality(facts, leave, told, rules)


def _has_left(facts: Facts, leave: ParentalLeave) -> bool:
    contracts = facts.contracts.get(leave.helper_id, ())
    return bool(contracts) and all(c.ends_on is not None and c.ends_on < facts.as_of for c in contracts)


def _is_asked(day: LeaveDay, as_of: date) -> bool:
    open_still = day.state(as_of) in {Told.MISSING, Told.TO_COME}
    return open_still and as_of >= day.day - SOON and not was_a_year_ago(day.day, as_of)


def _birth(facts: Facts, leave: ParentalLeave) -> str:
    name = facts.name(leave.helper_id)
    if leave.born_on is not None:
        return f"{name} er blevet forælder {day_text(leave.born_on)}"
    return f"{name} {'har' if leave.due_on >= facts.as_of else 'havde'} termin {day_text(leave.due_on)}"


def _figures(leave: ParentalLeave) -> dict[str, Figure]:
    born = {"born_on": leave.born_on.isoformat()} if leave.born_on is not None else {}
    return {"due_on": leave.due_on.isoformat(), **born}


def _not_told(facts: Facts, leave: ParentalLeave, day: LeaveDay) -> Finding:
    name, late = facts.name(leave.helper_id), facts.as_of > day.day
    begins = "orloven" if leave.role is ParentRole.MOTHER else "orloven ved fødslen"
    is_notice = day.what is What.NOTICE
    what = f"hvornår {begins} begynder" if is_notice else "hvordan resten af orloven holdes"
    must = "skulle have oplyst" if late else "skal oplyse"
    counted = "" if is_notice or leave.born_on is not None else " Det er regnet fra terminen."
    born = "" if is_notice or leave.born_on is not None else " Skriv også, hvornår barnet er født."
    own = f"Spørg {name}, og skriv dagen {WHERE}."
    ask = (
        f"Spørg {name}, om din arbejdsgiver har fået det at vide, og skriv dagen {WHERE}."
        if has_outside_employer(facts.scheme)
        else own
    )
    return Finding(
        code=CODE,
        severity=severity_at(day.day, facts.as_of),
        helper_id=leave.helper_id,
        at=rules_day(leave),
        due=day.day,
        title="Varsel om barsel" if is_notice else "Resten af orloven",
        message=f"{_birth(facts, leave)} og {must}, {what}, {by_text(day.day, facts.as_of)}.{counted}",
        advice=f"{ask}{born}",
        reason=day.reasons[0],
        figures={**_figures(leave), "days_left": (day.day - facts.as_of).days},
        subject=f"{leave.id}/{day.what}",
    )


def _municipality(facts: Facts, leave: ParentalLeave, rule: Number, rules: Rulebook) -> Finding:
    fund = number_rule(rules, FUND_KEY, rules_day(leave))
    pays = facts.scheme.payroll in OWN_PAYROLL and not has_outside_employer(facts.scheme)
    remember = " Husk også at betale til Barselsfonden." if fund is not None and fund.value and pays else ""
    do = (
        f"Spørg din arbejdsgiver, om det er gjort, og skriv dagen {WHERE}."
        if has_outside_employer(facts.scheme)
        else f"Lav beskeden {WHERE}, send den, og skriv dagen samme sted."
    )
    return Finding(
        code=CODE,
        severity=Severity.NOTICE,
        helper_id=leave.helper_id,
        at=rules_day(leave),
        due=None,
        title="Besked til kommunen om barsel",
        message=f"{_birth(facts, leave)}. {rules.title} skal have besked om barslen.",
        advice=f"{do}{remember}",
        reason=rule.reason(TOLD_KEY, "Kommunen får besked om barsel og adoption hos hjælperne"),
        figures=_figures(leave),
        subject=f"{leave.id}/kommune",
    )


def leave_of(subject: str) -> str:
    """The leave that a finding is about."""
    return subject.rpartition("/")[0]
