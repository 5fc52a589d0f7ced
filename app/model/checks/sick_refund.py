"""Findings about the refund of sick pay, which is lost when nobody reports in time.

Sources: `sygerefusion_frist` (5 weeks from the first sick day), `sygerefusion_saerlig_frist` (3 months, under § 56),
`sygdom_arbejdsgiverperiode`. A step that says the refund is reported settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from app.model.checks.courses import Course, courses
from app.model.checks.due import (
    by_text,
    deadline_rule,
    due_date,
    has_outside_employer,
    length_text,
    severity_at,
    was_a_year_ago,
)
from app.model.checks.facts import Facts
from app.model.checks.sickness import ILL, EmployerPeriod, sick_text
from app.model.domain.danish import day_text
from app.model.domain.entities import FOREVER, AbsenceKind, Helper, Party
from app.model.domain.findings import Finding
from app.model.domain.leave import AbsenceStep, StepKind
from app.model.domain.local_time import ONE_DAY
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook

CODE = "sick-refund"
REFUND_KEY, SPECIAL_KEY = "sygerefusion_frist", "sygerefusion_saerlig_frist"
REFUND_AHEAD = timedelta(days=30)  # the program's own reminder: a few days of illness say nothing of refunds yet
NOTED = "Er det gjort, så skriv det under Fravær ved sygdommen."
SECTION_56 = frozenset({AbsenceKind.SECTION_56})

Steps = Mapping[str, Sequence[AbsenceStep]]


def steps_by_absence(facts: Facts) -> Steps:
    made: dict[str, list[AbsenceStep]] = {}
    for step in facts.absence_steps:
        made.setdefault(step.absence_id, []).append(step)
    return made


def is_done(steps: Steps, course: Course, kind: StepKind) -> bool:
    """A step of that kind is written as done for one of the course's absences."""
    mine = (step for absence in course.absences for step in steps.get(absence.id, ()))
    return any(step.kind is kind and step.done_on is not None for step in mine)


def agreed_56(helper: Helper, first: date, last: date) -> bool:
    """An approved agreement under § 56 covers all the days."""
    begins = helper.section_56_from
    return begins is not None and begins <= first and last <= (helper.section_56_until or FOREVER)


def sick_refund(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Sickness beyond the employer's period is reported 5 weeks after the first sick day (`sygerefusion_frist`).

    Told from 30 days before, so an illness without a known end is not bothered with it in its first days. Under an
    agreement after § 56 the refund begins on the first day and has its own deadline. Where the municipality runs the
    payroll, sickness goes with the timesheet (handbook 5.7); whether it then asks for the refund no source says, so the
    citizen is told to ask.
    """
    steps = steps_by_absence(facts)
    for course in courses(facts, ILL):
        period, rule = EmployerPeriod.of(course, rules), deadline_rule(rules, REFUND_KEY, course.first)
        due = due_date(course.first, rule) if rule else None
        if period is None or rule is None or due is None or not course.reaches(period.after):
            continue
        if not _is_told(due, facts.as_of) or is_done(steps, course, StepKind.REFUND):
            continue
        text = f"Fravær ud over {length_text(period.rule)} meldes senest {length_text(rule)} efter første sygedag"
        unsure = course.open and facts.as_of < period.after
        if_so = f"Varer det til {day_text(period.after)} eller længere, skal det" if unsure else ""
        yield _finding(facts, course, due, rule.reason(REFUND_KEY, text), if_so, period.after)
    yield from _refund_56(facts, rules, steps)


def _refund_56(facts: Facts, rules: Rulebook, steps: Steps) -> Iterable[Finding]:
    """Sickness under an agreement that covers its first day: the refund is asked for within 3 months."""
    for course in courses(facts, SECTION_56):
        rule = deadline_rule(rules, SPECIAL_KEY, course.first)
        due = due_date(course.first, rule) if rule else None
        agreed = agreed_56(facts.helpers[course.helper_id], course.first, course.first)
        if rule is None or due is None or not agreed:
            continue
        if not _is_told(due, facts.as_of) or is_done(steps, course, StepKind.REFUND):
            continue
        text = f"Refusion efter § 56 søges senest {length_text(rule)} efter første sygedag"
        yield _finding(facts, course, due, rule.reason(SPECIAL_KEY, text), "", None)


def _is_told(due: date, as_of: date) -> bool:
    return as_of >= due - REFUND_AHEAD and not was_a_year_ago(due, as_of)


def _finding(facts: Facts, course: Course, due: date, reason: Reason, if_so: str, period_over: date | None) -> Finding:
    """`if_so` begins the sentence where nobody knows yet whether there is a refund to ask for."""
    must = "Fraværet skulle have været meldt" if facts.as_of > due else f"{if_so or 'Fraværet skal'} meldes"
    over = {"period_over": period_over.isoformat()} if period_over is not None else {}
    return Finding(
        code=CODE,
        severity=severity_at(due, facts.as_of),
        helper_id=course.helper_id,
        at=course.first,
        due=due,
        title="Refusion af sygeløn",
        message=f"{sick_text(facts, course)} {must} i NemRefusion {by_text(due, facts.as_of)}.",
        advice=f"{who_reports(facts)} {NOTED}",
        reason=reason,
        figures={"first_day": course.first.isoformat(), **over, "days_left": (due - facts.as_of).days},
        subject=course.subject,
    )


def who_reports(facts: Facts) -> str:
    """What the citizen does about the refund, by who employs and who runs the payroll."""
    if has_outside_employer(facts.scheme):
        return "Fortæl din arbejdsgiver om sygdommen, og spørg, om fraværet er meldt."
    match facts.scheme.payroll:
        case Party.SELF | Party.RELATIVE:
            return "Meld fraværet i NemRefusion, ellers kan refusionen gå tabt."
        case Party.MUNICIPALITY:
            return "Skriv sygdommen på timesedlen, og spørg kommunen, om den melder fraværet."
        case _:
            return "Spørg den, der fører lønnen, om fraværet er meldt."


def uncovered_56(helper: Helper, first: date, last: date) -> tuple[date, date] | None:
    """The first stretch of days that no approved agreement under § 56 covers, or None."""
    begins, ends = helper.section_56_from, helper.section_56_until or FOREVER
    if begins is None or begins > last or ends < first:
        return first, last
    if first < begins:
        return first, begins - ONE_DAY
    return (ends + ONE_DAY, last) if ends < last else None
