"""Findings about a sickness' papers and news: asked for and not received, § 56 without an agreement, expected back.

Source of § 56: `paragraf_56_sygedage` (sygedagpengeloven § 56; the jobcenter approves, handbook 5.10). The days of the
others the user has written: no rule says when a paper must be there, or when a helper is fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.checks.courses import courses
from app.model.checks.due import was_a_year_ago
from app.model.checks.facts import Facts
from app.model.checks.sick_refund import SECTION_56, uncovered_56
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, days_left_text
from app.model.domain.entities import FOREVER, Absence
from app.model.domain.findings import Finding, Severity
from app.model.domain.leave import AbsenceStep, StepKind
from app.model.domain.leave_validity import ILL
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook

WAITING, EXPIRED, EXPECTED = "sick-paper-waiting", "section-56-expired", "sick-expected-back"
AGREEMENT_KEY = "paragraf_56_sygedage"
PAPERS = {
    StepKind.DECLARATION: "en tro og love-erklæring",
    StepKind.DOCTOR: "en lægeerklæring",
    StepKind.FITNESS: "en mulighedserklæring",
    StepKind.RETENTION_PLAN: "en fastholdelsesplan",
    StepKind.SECTION_56: "en § 56-aftale",
}


def paper_waiting(facts: Facts, rules: Rulebook) -> Iterable[Finding]:  # noqa: ARG001 - the shape of a check
    """A paper that was asked for, from the day after until it is written as received or a year has passed."""
    known = {absence.id: absence for mine in facts.absences.values() for absence in mine}
    for step in facts.absence_steps:
        asked, absence = step.asked_on, known.get(step.absence_id)
        if asked is None or step.done_on is not None or step.kind not in PAPERS or absence is None:
            continue
        if asked < facts.as_of and not was_a_year_ago(asked, facts.as_of):
            yield _waiting(facts, step, absence)


def _waiting(facts: Facts, step: AbsenceStep, absence: Absence) -> Finding:
    asked = step.asked_on
    assert asked is not None
    verb = "søgt om" if step.kind is StepKind.SECTION_56 else "bedt om"
    name = facts.name(step.helper_id)
    ago = days_left_text((asked - facts.as_of).days)
    return Finding(
        code=WAITING,
        severity=Severity.NOTICE,
        helper_id=step.helper_id,
        at=asked,
        due=None,
        title="Der ventes på et papir",
        message=f"Der blev {verb} {PAPERS[step.kind]} for {name} {day_text(asked)} ({ago}), og der står ikke, at den er kommet.",
        advice="Spørg til den. Er den kommet, så skriv det under Fravær ved sygdommen.",
        reason=Reason("Der er skrevet, at der er bedt om papiret, men ikke, at det er modtaget"),
        figures={"first_day": absence.first_day.isoformat(), "asked_on": asked.isoformat()},
        subject=step.id,
    )


def section_56_expired(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Absence of the kind § 56 on days, until today, that no approved agreement covers: the refund is not to be had."""
    for course in courses(facts, SECTION_56):
        rule = number_rule(rules, AGREEMENT_KEY, course.first)
        last = min(course.last or FOREVER, facts.as_of)
        helper = facts.helpers[course.helper_id]
        days = uncovered_56(helper, course.first, last)
        if rule is None or days is None or was_a_year_ago(last, facts.as_of):
            continue
        span = day_text(days[0]) if days[0] == days[1] else f"{day_text(days[0])} til {day_text(days[1])}"
        there = (
            f"Aftalen gælder {_span(helper.section_56_from, helper.section_56_until)}."
            if helper.section_56_from
            else ""
        )
        yield Finding(
            code=EXPIRED,
            severity=Severity.WARNING,
            helper_id=course.helper_id,
            at=days[0],
            due=None,
            title="§ 56-sygdom uden aftale",
            message=f"{helper.name} har § 56-sygdom {span}, men der står ingen godkendt § 56-aftale for de dage. {there}".strip(),
            advice="Skriv aftalens datoer under Fravær, hvis den er godkendt af jobcentret i hjælperens bopælskommune. "
            "Ellers ret fraværet til sygdom.",
            reason=rule.reason(
                AGREEMENT_KEY, "En § 56-aftale skal være godkendt, før den giver refusion fra første dag"
            ),
            figures={"from": days[0].isoformat(), "to": days[1].isoformat()},
            subject=course.subject,
            extent=(days[1] - days[0]).days + 1,
        )


def _span(first: date, last: date | None) -> str:
    return f"fra {day_text(first)}" + (f" til {day_text(last)}" if last else "")


def expected_back(facts: Facts, rules: Rulebook) -> Iterable[Finding]:  # noqa: ARG001 - the shape of a check
    """A sickness without an end, from the day the helper was expected back until there is news."""
    for course in courses(facts, ILL):
        days = [absence.expected_back for absence in course.absences if absence.expected_back is not None]
        day = max(days, default=None)
        if day is None or not course.open or day > facts.as_of or was_a_year_ago(day, facts.as_of):
            continue
        name = facts.name(course.helper_id)
        yield Finding(
            code=EXPECTED,
            severity=Severity.NOTICE,
            helper_id=course.helper_id,
            at=day,
            due=None,
            title="Er hjælperen rask?",
            message=f"{name} er sygemeldt fra {day_text(course.first)} og ventedes tilbage {day_text(day)} "
            f"({days_left_text((day - facts.as_of).days)}).",
            advice=f"Spørg, om {name} er rask. Meld rask, eller skriv en ny dag under Fravær.",
            reason=Reason("Dagen har du selv skrevet"),
            figures={"first_day": course.first.isoformat()},
            subject=course.subject,
        )
