"""Findings about a helper who leaves: a notice that is too short, a dismissal that lacks something, keys not returned.

Sources: `opsigelsesvarsel`, `opsigelsesvarsel_timeloennet`, `opsigelse_skriftlig_begrundet` and `opsigelse_samtale_foer`
(the profile; handbook 5.14) and the contract's own notice. The counting is that of calc/notice.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.model.calc.notice import Notice, weekday_text
from app.model.checks.due import Employment, employment_on, employments, has_outside_employer, was_a_year_ago
from app.model.checks.endings import DISMISSED, is_written, notice_needed, talks_before
from app.model.checks.facts import Facts
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, listed
from app.model.domain.findings import Finding, Severity
from app.model.domain.people import Handout, Termination, TerminationKind
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook

WRITTEN_KEY, TALK_KEY = "opsigelse_skriftlig_begrundet", "opsigelse_samtale_foer"
NOTICE, RECORD, KEYS = "termination-notice", "termination-record", "keys-not-returned"
NOTE = "så afslut påmindelsen med en note."


def termination_notice(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A last day before the notice is over, counted from the day it was given (`opsigelsesvarsel`, the contract).

    Where the helper resigned it is no more than a reminder, since the employer may agree to an earlier day; so it is
    where the contract is for a fixed term, since the file then can't tell which of the two ends it.
    """
    for helper_id, endings in facts.terminations.items():
        contracts = facts.contracts.get(helper_id, ())
        for ending in endings:
            notice = notice_needed(contracts, ending, rules)
            short = notice is not None and ending.last_day < notice.day
            if notice is None or not short or was_a_year_ago(ending.last_day, facts.as_of):
                continue
            employment = employment_on(contracts, ending.given_on)
            fixed = employment is not None and bool(employment.contracts[-1].fixed_term_reason)
            yield _too_short(facts, ending, notice, fixed=fixed)


def _too_short(facts: Facts, ending: Termination, notice: Notice, *, fixed: bool) -> Finding:
    name, own = facts.name(ending.helper_id), ending.kind is TerminationKind.RESIGNATION
    said = f"{name} {'har sagt op' if own else 'er sagt op'} {day_text(ending.given_on)}"
    if fixed:
        advice = f"Slutter kontrakten den dag, fordi den er tidsbegrænset, er det i orden; {NOTE}"
    elif own:
        advice = f"Har I aftalt den tidligere dag, så skriv aftalen ned; {NOTE} Ellers ret den sidste dag."
    elif has_outside_employer(facts.scheme):
        advice = "Spørg din arbejdsgiver om den sidste dag, og ret den under Fratrædelse."
    else:
        advice = f"Ret den sidste dag under Fratrædelse. Har I aftalt den tidligere dag, så skriv aftalen ned; {NOTE}"
    return Finding(
        code=NOTICE,
        severity=Severity.NOTICE if own or fixed else Severity.WARNING,
        helper_id=ending.helper_id,
        at=ending.last_day,
        due=None,
        title="Varslet er for kort",
        message=f"{said}. Den sidste dag er sat til {day_text(ending.last_day)}, men varslet slutter først "
        f"{weekday_text(notice.day)}.",
        advice=advice,
        reason=notice.reasons[0],
        figures={
            "given_on": ending.given_on.isoformat(),
            "last_day": ending.last_day.isoformat(),
            "earliest": notice.day.isoformat(),
            "counted": [step.text for step in notice.steps],
        },
        subject=ending.id,
        extent=(notice.day - ending.last_day).days,
    )


def termination_record(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A dismissal without a reason, not in writing, or without a talk written down before it (handbook 5.14).

    A summary dismissal needs no talk before it, and neither does one because the whole scheme ends. Only talks of the same employment count, from before the day of the
    notice; an appraisal or a staff meeting puts nothing right.
    """
    for helper_id, endings in facts.terminations.items():
        for ending in endings:
            if ending.kind not in DISMISSED or was_a_year_ago(ending.given_on, facts.as_of):
                continue
            talks = talks_before(facts.talks.get(helper_id, ()), facts.contracts.get(helper_id, ()), ending.given_on)
            spared = ending.kind is TerminationKind.SUMMARY or _scheme_ends(facts, ending)
            missing, rule = _missing(rules, ending, talked=bool(talks) or spared)
            if missing and rule is not None:
                yield _record(facts, ending, missing, rule)


def _scheme_ends(facts: Facts, ending: Termination) -> bool:
    """Given since it was known that the whole scheme ends."""
    told_on = facts.scheme.end_told_on
    return facts.scheme.end_kind is not None and told_on is not None and ending.given_on >= told_on


def _missing(rules: Rulebook, ending: Termination, *, talked: bool) -> tuple[dict[str, str], Reason | None]:
    """What a dismissal lacks of what the profile asks for, by a word for it, and the rule that asks for the first of it."""
    written, before = (_asked(rules, key, ending) for key in (WRITTEN_KEY, TALK_KEY))
    missing: dict[str, str] = {}
    if written and not ending.reason:
        missing["reason"] = "grunden er skrevet"
    if written and not is_written(ending):
        missing["written"] = f"{_noun(ending)} er givet skriftligt"
    rule = written if missing else before
    if before and not talked:
        missing["talk"] = "en samtale eller tilrettevisning før den er skrevet ned"
    return missing, rule


def _asked(rules: Rulebook, key: str, ending: Termination) -> Reason | None:
    rule = number_rule(rules, key, ending.given_on)
    texts = {
        WRITTEN_KEY: "En opsigelse er altid begrundet og skriftlig",
        TALK_KEY: "Tilrettevisning er forsøgt, før en hjælper siges op",
    }
    return rule.reason(key, texts[key]) if rule is not None and rule.value else None


def _noun(ending: Termination) -> str:
    return "bortvisningen" if ending.kind is TerminationKind.SUMMARY else "opsigelsen"


def _record(facts: Facts, ending: Termination, missing: dict[str, str], rule: Reason) -> Finding:
    name = facts.name(ending.helper_id)
    done = "bortvist" if ending.kind is TerminationKind.SUMMARY else "sagt op"
    advice = []
    if missing.keys() & {"reason", "written"}:
        advice.append("Skriv det under Fratrædelse.")
    if "talk" in missing:
        advice.append("Er samtalen holdt, så skriv den under Samtaler.")
        advice.append(f"Handler opsigelsen ikke om hjælperens arbejde, men fx om færre timer, {NOTE}")
    return Finding(
        code=RECORD,
        severity=Severity.WARNING,
        helper_id=ending.helper_id,
        at=ending.given_on,
        due=None,
        title=f"Før {_noun(ending)}",
        message=f"{name} er {done} {day_text(ending.given_on)}. Det mangler, at {listed(list(missing.values()))}.",
        advice=" ".join(advice),
        reason=rule,
        figures={"given_on": ending.given_on.isoformat(), "missing": list(missing)},
        subject=ending.id,
        extent=len(missing),
    )


def keys_not_returned(facts: Facts, rules: Rulebook) -> Iterable[Finding]:  # noqa: ARG001 - the shape of a check
    """What was lent to a helper who has left and is not written as returned, from the day after the last day for a year."""
    for helper_id, handouts in facts.handouts.items():
        held = employments(facts.contracts.get(helper_id, ()))
        last = held[-1].last if held else None
        lent = [each for each in handouts if each.returned_on is None and each.handed_on <= facts.as_of]
        if lent and last is not None and last < facts.as_of and not was_a_year_ago(last, facts.as_of):
            yield _not_returned(facts, held[-1], last, lent)


def _not_returned(facts: Facts, employment: Employment, last: date, lent: Sequence[Handout]) -> Finding:
    name, things = facts.name(lent[0].helper_id), [thing_text(each) for each in lent]
    return Finding(
        code=KEYS,
        severity=Severity.WARNING,
        helper_id=lent[0].helper_id,
        at=last,
        due=last,
        title="Nøgler og andet er ikke afleveret",
        message=f"{name} stoppede {day_text(last)} og har ikke afleveret: {listed(things)}.",
        advice=f"Bed {name} om at aflevere, og skriv dagen under Kurser og nøgler.",
        reason=Reason("Det, en hjælper har lånt, afleveres senest den sidste dag"),
        figures={"last_day": last.isoformat(), "things": things},
        subject=employment.contracts[0].id,
        extent=len(things),
    )


def thing_text(handout: Handout) -> str:
    """Nøgle til hoveddøren (2 stk.)."""
    return handout.what if handout.number == 1 else f"{handout.what} ({handout.number} stk.)"
