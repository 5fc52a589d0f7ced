"""Findings about the papers of an employment: the written contract, its copy to the municipality, confidentiality.

Sources: `kontrakt_kerne_frist`, `kontrakt_rest_frist`, `kontrakt_aendring_frist` and `kontrakt_graense_timer` (the law on
employment certificates); `kontrakt_til_kommune_frist` and `tavshedserklaering_kraeves` (handbook 5.2, 5.3.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.checks.due import (
    REMIND_BEFORE,
    Employment,
    by_text,
    deadline_rule,
    due_date,
    employments,
    has_outside_employer,
    is_told,
    length_text,
    severity_at,
    was_a_year_ago,
)
from app.model.checks.facts import Facts
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, days_left_text
from app.model.domain.entities import Contract, Month, Party, PayForm
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Certainty
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline

CORE_KEY, REST_KEY, CHANGE_KEY = "kontrakt_kerne_frist", "kontrakt_rest_frist", "kontrakt_aendring_frist"
LIMIT_KEY, COPY_KEY = "kontrakt_graense_timer", "kontrakt_til_kommune_frist"
SECRECY_KEY = "tavshedserklaering_kraeves"
CONTRACT, SECRECY = "contract-due", "confidentiality-missing"
WRITE = "Skriv kontrakten med alle vilkår, få den underskrevet, og skriv datoen under Hjælpere."
ASK = "Spørg din arbejdsgiver, om kontrakten er underskrevet, og skriv datoen under Hjælpere."


def contract_due(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A contract that is not written, a change of terms that is not, a copy that the municipality has not got.

    Deadlines count from the employment's first day (the change's own first day; the end of the first month). The
    program knows one date of signing, which settles the core terms and the rest. Terms that nobody has written are
    missing for as long as the employment runs, and told for that long. The copy is the municipality's own demand where
    it runs the payroll.
    """
    for helper_id, contracts in facts.contracts.items():
        for employment in employments(contracts):
            yield from _terms(facts, rules, helper_id, employment)
            for contract in employment.contracts[1:]:
                yield from _change(facts, rules, helper_id, contract)
            yield from _copy(facts, rules, helper_id, employment)


def _law_asks(contract: Contract, rules: Rulebook) -> bool:
    """More hours a week than the law's limit, or hours that nobody has guaranteed."""
    limit, hours = number_rule(rules, LIMIT_KEY, contract.starts_on), contract.hours_per_week
    if contract.pay is PayForm.SUBSTITUTE or limit is None or hours is None:
        return True
    return hours > limit.value


def _terms(facts: Facts, rules: Rulebook, helper_id: str, employment: Employment) -> Iterable[Finding]:
    first, start, as_of = employment.contracts[0], employment.first, facts.as_of
    core_rule, rest_rule = deadline_rule(rules, CORE_KEY, start), deadline_rule(rules, REST_KEY, start)
    signed = any(contract.signed_on for contract in employment.contracts)
    if core_rule is None or rest_rule is None or signed or not _law_asks(first, rules):
        return
    core, rest = due_date(start, core_rule), due_date(start, rest_rule)
    if core is None or rest is None or as_of < core - REMIND_BEFORE or _over(employment, rest, as_of):
        return
    rule, key = (rest_rule, REST_KEY) if as_of > core else (core_rule, CORE_KEY)
    yield Finding(
        code=CONTRACT,
        severity=severity_at(core, as_of),
        helper_id=helper_id,
        at=start,
        due=rest if as_of > core else core,
        title="Kontrakten mangler",
        message=_terms_message(facts.name(helper_id), core, rest, as_of),
        advice=ASK if has_outside_employer(facts.scheme) else WRITE,
        reason=rule.reason(
            key,
            f"De vigtigste vilkår på skrift senest {length_text(core_rule)} efter ansættelsens start, "
            f"de øvrige senest {length_text(rest_rule)} efter",
        ),
        figures={
            "core_due": core.isoformat(),
            "rest_due": rest.isoformat(),
            "days_left": ((rest if as_of > core else core) - as_of).days,
        },
        subject=f"{first.id}/core",
    )


def _over(employment: Employment, due: date, as_of: date) -> bool:
    """Both the employment and the deadline ended more than a year ago."""
    return employment.last is not None and was_a_year_ago(max(employment.last, due), as_of)


def _terms_message(name: str, core: date, rest: date, as_of: date) -> str:
    if core == rest:
        return f"{name} {'skulle have haft' if as_of > core else 'skal have'} en skriftlig kontrakt {by_text(core, as_of)}."
    if as_of <= core:
        return (
            f"{name} skal have en skriftlig kontrakt {by_text(core, as_of)}. "
            f"Det gælder de vigtigste vilkår; de øvrige skal være der senest {day_text(rest)}."
        )
    if as_of <= rest:
        return (
            f"{name} skulle have haft de vigtigste vilkår på skrift {by_text(core, as_of)}. "
            f"De øvrige skal være der {by_text(rest, as_of)}."
        )
    return (
        f"{name} skulle have haft de vigtigste vilkår på skrift senest {day_text(core)} "
        f"og de øvrige {by_text(rest, as_of)}."
    )


def _change(facts: Facts, rules: Rulebook, helper_id: str, contract: Contract) -> Iterable[Finding]:
    rule = deadline_rule(rules, CHANGE_KEY, contract.starts_on)
    due = due_date(contract.starts_on, rule) if rule else None
    told = due is not None and is_told(due, facts.as_of)
    if rule is None or due is None or not told or contract.signed_on or not _law_asks(contract, rules):
        return
    unsure = " Fristen er ikke bekræftet." if rule.certainty is Certainty.C else ""
    name, must = facts.name(helper_id), "skulle have været" if facts.as_of > due else "skal være"
    yield Finding(
        code=CONTRACT,
        severity=severity_at(due, facts.as_of),
        helper_id=helper_id,
        at=contract.starts_on,
        due=due,
        title="Nye vilkår på skrift",
        message=f"Den kontrakt, der gælder for {name} fra {day_text(contract.starts_on)}, er ikke underskrevet. "
        f"Ændrede vilkår {must} på skrift {by_text(due, facts.as_of)}.{unsure}",
        advice=ASK if has_outside_employer(facts.scheme) else WRITE,
        reason=rule.reason(CHANGE_KEY, "Ændrede vilkår på skrift, senest når de gælder"),
        figures={"days_left": (due - facts.as_of).days},
        subject=f"{contract.id}/change",
    )


def _copy(facts: Facts, rules: Rulebook, helper_id: str, employment: Employment) -> Iterable[Finding]:
    rule, due = _copy_due(rules, employment)
    sent = any(contract.sent_to_municipality_on for contract in employment.contracts)
    elsewhere = facts.scheme.payroll is not Party.MUNICIPALITY
    if rule is None or due is None or sent or elsewhere or not is_told(due, facts.as_of):
        return
    name, must = facts.name(helper_id), "skulle have haft" if facts.as_of > due else "skal have"
    yield Finding(
        code=CONTRACT,
        severity=severity_at(due, facts.as_of),
        helper_id=helper_id,
        at=employment.first,
        due=due,
        title="Kontrakten til kommunen",
        message=f"Kommunen {must} en kopi af kontrakten for {name} {by_text(due, facts.as_of)}.",
        advice="Send kopien senest sammen med den første timeseddel, og skriv datoen under Hjælpere.",
        reason=rule.reason(
            COPY_KEY, f"Kontrakten hos kommunen senest {length_text(rule)} efter udgangen af den første måned"
        ),
        figures={"days_left": (due - facts.as_of).days},
        subject=f"{employment.contracts[0].id}/copy",
    )


def _copy_due(rules: Rulebook, employment: Employment) -> tuple[Deadline | None, date | None]:
    rule = deadline_rule(rules, COPY_KEY, employment.first)
    return rule, due_date(Month.of(employment.first).last, rule) if rule else None


def confidentiality_missing(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """No contract of an employment has a signed confidentiality statement: a notice before its first day, then a warning.

    Only where the profile asks for one. It is told for as long as the employment runs, since it is still missing then,
    and until a year after an employment that has ended.
    """
    for helper_id, contracts in facts.contracts.items():
        for employment in employments(contracts):
            rule, start = number_rule(rules, SECRECY_KEY, employment.first), employment.first
            signed = any(contract.confidentiality_signed_on for contract in employment.contracts)
            early = facts.as_of < start - REMIND_BEFORE
            if rule is None or not rule.value or signed or early or _over(employment, start, facts.as_of):
                continue
            begun, left = facts.as_of >= start, (start - facts.as_of).days
            when = f"begyndte {day_text(start)}" if left < 0 else f"begynder {day_text(start)} ({days_left_text(left)})"
            yield Finding(
                code=SECRECY,
                severity=Severity.WARNING if begun else Severity.NOTICE,
                helper_id=helper_id,
                at=start,
                due=start,
                title="Tavshedserklæringen mangler",
                message=f"{facts.name(helper_id)} har ikke skrevet under på en tavshedserklæring. Ansættelsen {when}.",
                advice="Få den underskrevet, og skriv datoen under Hjælpere.",
                reason=rule.reason(SECRECY_KEY, "En underskrevet tavshedserklæring ved hver ansættelse"),
                figures={"days_left": left},
                subject=employment.contracts[0].id,
            )
