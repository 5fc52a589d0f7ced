"""Findings about the terms of an employment: its probation, its form of pay, and G-days when it ends.

Sources: `proevetid_hoejst` (the law on employment certificates); `maanedsloen_fra_timer` (handbook 5.3.4, from the
profile); `g_dage_antal`, `g_dage_timer` and `g_dage_uger` (handbook 5.15).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.model.checks.averages import working_minutes
from app.model.checks.due import REMIND_BEFORE, Employment, employments, has_outside_employer, was_a_year_ago
from app.model.checks.endings import ending_of
from app.model.checks.facts import Facts
from app.model.checks.working_time import in_minutes, number_rule
from app.model.domain.danish import day_text, duration_text, number_text
from app.model.domain.dates import add_months
from app.model.domain.entities import FOREVER, Contract, PayForm
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.people import TerminationKind
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number

PROBATION_KEY, MONTHLY_KEY = "proevetid_hoejst", "maanedsloen_fra_timer"
DAYS_KEY, HOURS_KEY, WEEKS_KEY = "g_dage_antal", "g_dage_timer", "g_dage_uger"
# Who ended it decides: the employer, or a fixed term that is over.
OWED = frozenset(
    {TerminationKind.DISMISSAL, TerminationKind.FIXED_TERM, TerminationKind.DEATH, TerminationKind.GRANT_LOST}
)
_UNSURE = {TerminationKind.SUMMARY: "en bortvisning", TerminationKind.AGREEMENT: "en aftale om at stoppe"}


def last_day_of_probation(first: date, months: int) -> date:
    """Six months from 1 January end on 30 June: the day before the same date of the last month.

    Where that month has no such date (31 August), they last to its end.
    """
    end = add_months(first, months)
    return end if end.day < first.day else end - ONE_DAY


def probation_too_long(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A probation that is longer than the law allows, counted from the employment's first day (`proevetid_hoejst`)."""
    for helper_id, contracts in facts.contracts.items():
        for employment in employments(contracts):
            for contract in employment.contracts:
                rule, until = number_rule(rules, PROBATION_KEY, contract.starts_on), contract.probation_until
                if rule is None or until is None or was_a_year_ago(until, facts.as_of):
                    continue
                last = last_day_of_probation(employment.first, int(rule.value))
                if until > last:
                    yield _long_probation(facts, helper_id, employment, contract, rule)


def _long_probation(facts: Facts, helper_id: str, employment: Employment, contract: Contract, rule: Number) -> Finding:
    months = number_text(rule.value)
    last, until = last_day_of_probation(employment.first, int(rule.value)), contract.probation_until or FOREVER
    return Finding(
        code="probation-6-months",
        severity=Severity.ERROR,
        helper_id=helper_id,
        at=last + ONE_DAY,
        due=None,
        title="Prøvetiden er for lang",
        message=f"{facts.name(helper_id)} har prøvetid til og med {day_text(until)}. Den må højst være {months} måneder "
        f"fra ansættelsens start {day_text(employment.first)}, altså til og med {day_text(last)}.",
        advice=_probation_advice(facts, helper_id, last),
        reason=rule.reason(PROBATION_KEY, f"En prøvetid er højst {months} måneder"),
        figures={
            "employed_from": employment.first.isoformat(),
            "probation_until": until.isoformat(),
            "last_allowed": last.isoformat(),
        },
        subject=contract.id,
        extent=(until - last).days,
    )


def _probation_advice(facts: Facts, helper_id: str, last: date) -> str:
    """Once the last day that the law allows is past, no other day can be agreed."""
    elsewhere, name = has_outside_employer(facts.scheme), facts.name(helper_id)
    if facts.as_of > last:
        told = f"Spørg din arbejdsgiver, om {name} ved det, og fjern" if elsewhere else "Fjern"
        end = "." if elsewhere else f", og fortæl det til {name}."
        return f"Prøvetiden kan ikke løbe længere. {told} datoen under Hjælpere{end}"
    if elsewhere:
        return (
            f"Spørg din arbejdsgiver, om prøvetiden kan slutte senest {day_text(last)}, og ret datoen under Hjælpere."
        )
    return f"Aftal en prøvetid, der slutter senest {day_text(last)}, og ret datoen under Hjælpere."


def pay_form(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Monthly pay from the profile's hours a week, hourly pay below (`maanedsloen_fra_timer`); not for substitutes.

    The handbook says so to a citizen or relative who is the employer (5.3.4); others pay as they have agreed. Contracts
    that have ended are not looked at.
    """
    if has_outside_employer(facts.scheme):
        return
    for helper_id, contracts in facts.contracts.items():
        for contract in contracts:
            rule = number_rule(rules, MONTHLY_KEY, max(contract.starts_on, facts.as_of))
            hours, ended = contract.hours_per_week, (contract.ends_on or FOREVER) < facts.as_of
            if rule is None or hours is None or ended or contract.pay not in {PayForm.MONTHLY, PayForm.HOURLY}:
                continue
            monthly = hours >= rule.value
            if monthly is (contract.pay is PayForm.MONTHLY):
                continue
            had, wanted = ("timeløn", "månedsløn") if monthly else ("månedsløn", "timeløn")
            limit = number_text(rule.value)
            yield Finding(
                code="pay-form",
                severity=Severity.WARNING,
                helper_id=helper_id,
                at=contract.starts_on,
                due=None,
                title="Timeløn eller månedsløn",
                message=f"{facts.name(helper_id)} er ansat {number_text(hours)} timer om ugen på {had}. "
                f"Hos {rules.title} er det {wanted} {'fra' if monthly else 'under'} {limit} timer om ugen.",
                advice=f"Er timerne skrevet forkert, så ret dem. Ellers aftal {wanted} med hjælperen; "
                "spørg kommunen, hvis du er i tvivl.",
                reason=rule.reason(MONTHLY_KEY, f"Månedsløn fra {limit} timer om ugen, timeløn under"),
                figures={"hours_per_week": hours, "limit_hours": rule.value},
                subject=contract.id,
            )


def g_days(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """An employment that ends, with enough working time in the last weeks, of a member of an a-kasse (`g_dage_*`).

    None for one who has resigned. Where nobody has written how it ends, or whether the helper is a member, that is said.
    Told from 60 days before the last day until 60 days after it. Planned shifts count, and so do those of an absence:
    what counts there, no source says.
    """
    for helper_id, contracts in facts.contracts.items():
        if facts.helpers[helper_id].unemployment_fund is False:
            continue
        for employment in employments(contracts):
            last = employment.last
            if last is None or not last - REMIND_BEFORE <= facts.as_of <= last + REMIND_BEFORE:
                continue
            ending = ending_of(facts.terminations.get(helper_id, ()), employment)
            if ending is not None and ending.kind is TerminationKind.RESIGNATION:
                continue
            hours, weeks = number_rule(rules, HOURS_KEY, last), number_rule(rules, WEEKS_KEY, last)
            if hours is None or weeks is None:
                continue
            first = last - timedelta(weeks=int(weeks.value)) + ONE_DAY
            minutes = working_minutes(facts.shifts.get(helper_id, ()), midnight(first), midnight(last + ONE_DAY))
            if minutes >= in_minutes(hours):
                kind = ending.kind if ending else None
                yield _maybe_g_days(facts, helper_id, employment, kind, minutes, (hours, weeks, _days(rules, last)))


def _days(rules: Rulebook, on: date) -> Number | None:
    return number_rule(rules, DAYS_KEY, on)


def _maybe_g_days(
    facts: Facts,
    helper_id: str,
    employment: Employment,
    kind: TerminationKind | None,
    minutes: int,
    found: tuple[Number, Number, Number | None],
) -> Finding:
    last = employment.last or FOREVER
    hours, weeks, days = found
    first = last - timedelta(weeks=int(weeks.value)) + ONE_DAY
    name, count = facts.name(helper_id), f"op til {number_text(days.value)} G-dage" if days else "G-dage"
    member = facts.helpers[helper_id].unemployment_fund
    leaves = f"{name} {'fratrådte' if facts.as_of > last else 'fratræder'} {day_text(last)}"
    if member is None:
        must = "skal der betales" if kind in OWED else "skal der måske betales"
        message = f"{leaves}. Det er ikke skrevet, om {name} er i en a-kasse. Er {name} det, {must} G-dage."
        advice = f"Spørg {name}, og skriv svaret under Hjælpere."
    else:
        message = (
            f"{leaves}, er i en a-kasse og har {duration_text(minutes)} på vagtplanen i de sidste "
            f"{number_text(weeks.value)} uger. {_owed(name, kind, count)}"
        )
        advice = _pay_or_ask(facts, helper_id, kind, first, last)
    return Finding(
        code="g-days",
        severity=Severity.NOTICE,
        helper_id=helper_id,
        at=last,
        due=None,
        title="G-dage" if kind in OWED and member else "Måske G-dage",
        message=message,
        advice=advice,
        reason=hours.reason(
            HOURS_KEY,
            f"G-dage efter mindst {number_text(hours.value)} timers arbejde i de sidste {number_text(weeks.value)} uger",
        ),
        figures={
            "minutes": minutes,
            "limit_minutes": in_minutes(hours),
            "from": first.isoformat(),
            "to": last.isoformat(),
        },
        subject=employment.contracts[-1].id,
    )


def _owed(name: str, kind: TerminationKind | None, count: str) -> str:
    if kind in OWED:
        return f"Er {name} ledig bagefter, skal der betales {count} for de første ledige dage."
    if kind is None:
        return f"Der skal måske betales {count}: hvis arbejdsgiveren har sagt op, eller ansættelsen var for en bestemt tid."
    return f"Der skal måske betales {count}; kilderne siger ikke noget om {_UNSURE.get(kind, 'den måde at stoppe på')}."


def _pay_or_ask(facts: Facts, helper_id: str, kind: TerminationKind | None, first: date, last: date) -> str:
    start, end = midnight(first), midnight(last + ONE_DAY)
    away = any(absence.overlaps(start, end) for absence in facts.absences.get(helper_id, ()))
    aside = " Der var fravær imellem; spørg a-kassen, om de timer tæller med." if away else ""
    ask = "Spørg hjælperens a-kasse om satsen, hvis du er i tvivl."
    if kind is None:
        ask = f"Har hjælperen selv sagt op, skal der ikke betales. {ask}"
    elif kind not in OWED:
        ask = "Spørg hjælperens a-kasse."
    return f"{ask}{aside}"
