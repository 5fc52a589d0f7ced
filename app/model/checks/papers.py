"""Findings about the papers of an employment: the written contract, its copy to the municipality, confidentiality.

Sources: `kontrakt_kerne_frist`, `kontrakt_rest_frist`, `kontrakt_aendring_frist`, `kontrakt_graense_timer` and
`kontrakt_graense_periode` (the law on employment certificates); `kontrakt_til_kommune_frist` and
`tavshedserklaering_kraeves` (handbook 5.2, 5.3.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.model.checks.averages import working_minutes
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
    municipality_runs_payroll,
    severity_at,
    was_a_year_ago,
)
from app.model.checks.facts import Facts
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, days_left_text, number_text, rounded
from app.model.domain.entities import FOREVER, Contract, Month, PayForm
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.reasons import Certainty, Reason, Source
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline

CORE_KEY, REST_KEY, CHANGE_KEY = "kontrakt_kerne_frist", "kontrakt_rest_frist", "kontrakt_aendring_frist"
LIMIT_KEY, SPAN_KEY = "kontrakt_graense_timer", "kontrakt_graense_periode"
COPY_KEY, SECRECY_KEY = "kontrakt_til_kommune_frist", "tavshedserklaering_kraeves"
CONTRACT, SECRECY = "contract-due", "confidentiality-missing"
WRITE = "Skriv kontrakten med alle vilkår, få den underskrevet, og skriv datoen under Hjælpere."
ASK = "Spørg din arbejdsgiver, om kontrakten er underskrevet, og skriv datoen under Hjælpere."


def contract_due(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A contract that is not written, a change of terms that is not, a copy that the municipality has not got.

    Deadlines count from the employment's first day (the change's own first day; the end of the first month). The
    program knows one date of signing, which settles the core terms and the rest. Terms that nobody has written are
    missing for as long as the employment runs, and told for that long. Where only the hours that were worked bring it
    under the law, and not from its first weeks, no source says by when: then no last day is told. The copy is the
    municipality's own demand where it runs the payroll.
    """
    for helper_id, contracts in facts.contracts.items():
        for employment in employments(contracts):
            yield from _terms(facts, rules, helper_id, employment)
            for contract in employment.contracts[1:]:
                yield from _change(facts, rules, helper_id, contract)
            yield from _copy(facts, rules, helper_id, employment)


def law_asks(contract: Contract, rules: Rulebook) -> bool:
    """More agreed hours a week than the law's limit, or hours that nobody has guaranteed."""
    limit, hours = number_rule(rules, LIMIT_KEY, contract.starts_on), contract.hours_per_week
    if contract.pay is PayForm.SUBSTITUTE or limit is None or not hours:
        return True
    return hours > limit.value


def _worked(facts: Facts, rules: Rulebook, helper_id: str, contract: Contract, last: date) -> tuple[date, str] | None:
    """The first day of the first weeks in a row that were worked above the law's limit, and a sentence about them.

    Of the days from the contract's first to a last day; only what is over counts, of the shifts that the facts hold.
    """
    limit, span = number_rule(rules, LIMIT_KEY, contract.starts_on), number_rule(rules, SPAN_KEY, contract.starts_on)
    if limit is None or span is None:
        return None
    until, weeks = min(last, facts.as_of), timedelta(weeks=int(span.value))
    shifts = [each for each in facts.shifts.get(helper_id, ()) if contract.starts_on <= each.start.date() <= until]
    days = {contract.starts_on, *(each.start.date() + after for each in shifts for after in (timedelta(), ONE_DAY))}
    for day in sorted(days):
        minutes = working_minutes(shifts, midnight(day), midnight(min(day + weeks, facts.as_of + ONE_DAY)))
        if minutes > limit.value * span.value * 60:
            average, count = number_text(rounded(Decimal(minutes) / (60 * span.value), 1)), number_text(span.value)
            so_far = f"allerede haft over {number_text(limit.value)} timer om ugen i gennemsnit over {count} uger"
            over = day + weeks <= facts.as_of + ONE_DAY
            had = f"i gennemsnit haft {average} timer om ugen i {count} uger" if over else so_far
            return day, f"{facts.name(helper_id)} har {had}, og så skal der være en skriftlig kontrakt."
    return None


def _terms(facts: Facts, rules: Rulebook, helper_id: str, employment: Employment) -> Iterable[Finding]:
    """By what was agreed, or by what was worked: from the first day, or only later."""
    first = employment.contracts[0]
    if any(contract.signed_on for contract in employment.contracts):
        return
    if law_asks(first, rules):
        yield from _in_writing(facts, rules, helper_id, employment, "")
    elif worked := _worked(facts, rules, helper_id, first, employment.last or FOREVER):
        if worked[0] == first.starts_on:
            yield from _in_writing(facts, rules, helper_id, employment, f" {worked[1]}")
        else:
            yield from _after_all(facts, rules, helper_id, employment, worked)


def _after_all(
    facts: Facts, rules: Rulebook, helper_id: str, employment: Employment, worked: tuple[date, str]
) -> Iterable[Finding]:
    """Worked hours above the limit, but not from the first weeks: no source says when the terms must be written."""
    first, (since, said) = employment.contracts[0], worked
    limit, span = number_rule(rules, LIMIT_KEY, first.starts_on), number_rule(rules, SPAN_KEY, first.starts_on)
    if limit is None or span is None or _over(employment, since, facts.as_of):
        return
    yield Finding(
        code=CONTRACT,
        severity=Severity.WARNING,
        helper_id=helper_id,
        at=since,
        due=None,
        title="Kontrakten mangler",
        message=said,
        advice=ASK if has_outside_employer(facts.scheme) else WRITE,
        reason=limit.reason(
            LIMIT_KEY,
            f"En skriftlig kontrakt ved mere end {number_text(limit.value)} timer om ugen i gennemsnit over "
            f"{number_text(span.value)} uger, aftalt eller faktisk",
        ),
        figures={"since": since.isoformat()},
        subject=f"{first.id}/core",
    )


def _in_writing(
    facts: Facts, rules: Rulebook, helper_id: str, employment: Employment, worked: str
) -> Iterable[Finding]:
    first, start, as_of = employment.contracts[0], employment.first, facts.as_of
    core_rule, rest_rule = deadline_rule(rules, CORE_KEY, start), deadline_rule(rules, REST_KEY, start)
    if core_rule is None or rest_rule is None:
        return
    core, rest = due_date(start, core_rule), due_date(start, rest_rule)
    if core is None or rest is None or as_of < core - REMIND_BEFORE or _over(employment, rest, as_of):
        return
    yield Finding(
        code=CONTRACT,
        severity=severity_at(core, as_of),
        helper_id=helper_id,
        at=start,
        due=rest if as_of > core else core,
        title="Kontrakten mangler",
        message=_terms_message(facts.name(helper_id), core, rest, as_of) + worked,
        advice=ASK if has_outside_employer(facts.scheme) else WRITE,
        reason=_terms_reason(core_rule, rest_rule, over=as_of > rest),
        figures={
            "core_due": core.isoformat(),
            "rest_due": rest.isoformat(),
            "days_left": ((rest if as_of > core else core) - as_of).days,
        },
        subject=f"{first.id}/core",
    )


def _terms_reason(core: Deadline, rest: Deadline, *, over: bool) -> Reason:
    """The first deadline's, with the other one's source too once both are over."""
    text = f"De vigtigste vilkår på skrift senest {length_text(core)} efter ansættelsens start"
    reason = core.reason(CORE_KEY, f"{text}, de øvrige senest {length_text(rest)} efter" if over else text)
    if not over or core.source == rest.source:
        return reason
    return replace(reason, source=Source(f"{core.source}; {rest.source}"))


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
    if rule is None or due is None or not told or contract.signed_on or not law_asks(contract, rules):
        return  # hours worked beyond those agreed are told of the employment, see _terms
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
    elsewhere = not municipality_runs_payroll(facts.scheme)
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
        advice="Send kopien nu, og skriv datoen under Hjælpere."
        if facts.as_of > due
        else "Send kopien senest sammen med den første timeseddel, og skriv datoen under Hjælpere.",
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
                advice="Spørg din arbejdsgiver, om den er underskrevet, og skriv datoen under Hjælpere."
                if has_outside_employer(facts.scheme)
                else "Få den underskrevet, og skriv datoen under Hjælpere.",
                reason=rule.reason(SECRECY_KEY, "En underskrevet tavshedserklæring ved hver ansættelse"),
                figures={"days_left": left},
                subject=employment.contracts[0].id,
            )
