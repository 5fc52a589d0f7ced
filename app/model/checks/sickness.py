"""Findings about sickness: the talk, the employer's period, a child's sick days. The refund: sick_refund.py.

Sources: `sygesamtale_frist`, `sygdom_arbejdsgiverperiode` (sygedagpengeloven), `barn_syg_dage` (handbook 5.11). Days are counted in courses (courses.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.model.checks.courses import Course, courses
from app.model.checks.due import (
    OWN_PAYROLL,
    SOON,
    by_text,
    deadline_rule,
    due_date,
    has_outside_employer,
    length_text,
    municipality_runs_payroll,
    severity_at,
    was_a_year_ago,
)
from app.model.checks.facts import Facts
from app.model.checks.talks import is_talked_of
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, number_text
from app.model.domain.entities import FOREVER, AbsenceKind
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import ONE_DAY
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline

TALK_KEY, TALK_SPARED_KEY = "sygesamtale_frist", "sygesamtale_undtaget_uger"
PERIOD_KEY, EMPLOYED_KEY, WORKED_KEY = "sygdom_arbejdsgiverperiode", "sygdom_ansat_uger", "sygdom_ansat_timer"
CHILD_KEY = "barn_syg_dage"
ILL = frozenset({AbsenceKind.SICK, AbsenceKind.WORK_INJURY})
AWAY_ILL = ILL | {AbsenceKind.SECTION_56}


def weeks_after(rules: Rulebook, key: str, course: Course, start: date) -> date | None:
    """A number of weeks (the rule's, on the first sick day) after a date."""
    rule = number_rule(rules, key, course.first)
    return start + timedelta(weeks=int(rule.value)) if rule else None


def sick_text(facts: Facts, course: Course) -> str:
    name = facts.name(course.helper_id)
    if course.runs(facts.as_of) or course.last is None:
        return f"{name} er sygemeldt fra {day_text(course.first)}."
    return f"{name} var sygemeldt fra {day_text(course.first)} til {day_text(course.last)}."


def sick_talk(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A talk 4 weeks after the first sick day, when the sickness lasts that long or has no known end.

    Not for one who leaves within the weeks of `sygesamtale_undtaget_uger`; told when its last day is near, until a sick
    talk is written down for that course.
    """
    found = list(courses(facts, AWAY_ILL))
    for course in found:
        rule = deadline_rule(rules, TALK_KEY, course.first)
        due = due_date(course.first, rule) if rule else None
        if rule is None or due is None or not course.reaches(due) or not _is_near(due, facts.as_of):
            continue
        spared = weeks_after(rules, TALK_SPARED_KEY, course, course.first)
        left = course.employment.last if course.employment else None
        if (spared is not None and left is not None and left <= spared) or is_talked_of(facts, found, course, due):
            continue
        must = "skulle have haft" if facts.as_of > due else "skal have"
        ask = (
            "Spørg din arbejdsgiver, hvem der holder den."
            if has_outside_employer(facts.scheme)
            else "Hold samtalen; det kan være på telefon."
        )
        yield Finding(
            code="sick-talk",
            severity=severity_at(due, facts.as_of),
            helper_id=course.helper_id,
            at=course.first,
            due=due,
            title="Samtale om sygefravær",
            message=f"{sick_text(facts, course)} I {must} en samtale om fraværet {by_text(due, facts.as_of)}.",
            advice=f"{ask} Spørg ikke, hvilken sygdom det er. Er den holdt, så skriv den under Samtaler.",
            reason=rule.reason(TALK_KEY, f"En samtale om sygefraværet senest {length_text(rule)} efter første sygedag"),
            figures={"first_day": course.first.isoformat(), "days_left": (due - facts.as_of).days},
            subject=course.subject,
        )


def _is_near(day: date, as_of: date) -> bool:
    return as_of >= day - SOON and not was_a_year_ago(day, as_of)


@dataclass(frozen=True)
class EmployerPeriod:
    """The days that the employer pays: `after` is the first day that follows them."""

    rule: Deadline
    after: date

    @classmethod
    def of(cls, course: Course, rules: Rulebook) -> EmployerPeriod | None:
        """None where there is none (a new employment), where nothing is known of it, or where it ends with the employment.

        30 calendar days with the first sick day as the first of them, so they are over 30 days after it.
        """
        rule = deadline_rule(rules, PERIOD_KEY, course.first)
        after = due_date(course.first, rule) if rule else None
        if rule is None or after is None or course.employment is None:
            return None
        earliest = weeks_after(rules, EMPLOYED_KEY, course, course.employment.first)
        if earliest is None or course.first < earliest or (course.employment.last or FOREVER) < after:
            return None
        return cls(rule, after)


def sick_employer_period(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """While a sickness runs that may outlast the employer's period: its last day, and the first one after it (`due`).

    It is information: told when that day is near, and never late. Not for absence under § 56 and not for an employment of less than `sygdom_ansat_uger`. That the helper must also have
    worked a number of hours in those weeks is said, not counted: hours before the program was in use are unknown.
    """
    for course in courses(facts, ILL):
        period = EmployerPeriod.of(course, rules)
        if period is None or not course.runs(facts.as_of) or not course.reaches(period.after):
            continue
        if not _is_near(period.after, facts.as_of):
            continue
        last, left = period.after - ONE_DAY, (period.after - facts.as_of).days
        yield Finding(
            code="sick-employer-period",
            severity=Severity.NOTICE,
            helper_id=course.helper_id,
            at=course.first,
            due=period.after if left >= 0 else None,
            title="Arbejdsgiverens sygeperiode",
            message=f"{sick_text(facts, course)} Arbejdsgiverens periode er {length_text(period.rule)}. "
            f"Den {'slutter' if left > 0 else 'sluttede'} {day_text(last)}.",
            advice=f"Er hjælperen stadig syg bagefter, så {_report_after(facts)}{who_has_worked(rules, course)}",
            reason=period.rule.reason(
                PERIOD_KEY, f"Arbejdsgiveren betaler {length_text(period.rule)}, regnet med første sygedag"
            ),
            figures={"first_day": course.first.isoformat(), "last_day": last.isoformat(), "days_left": left},
            subject=course.subject,
        )


def _report_after(facts: Facts) -> str:
    if has_outside_employer(facts.scheme):
        return "spørg din arbejdsgiver, om det er meldt."
    if facts.scheme.payroll in OWN_PAYROLL:
        return "meld det i NemRefusion."
    if municipality_runs_payroll(facts.scheme):
        return "spørg kommunen, hvem der melder det."
    return "spørg den, der fører lønnen, om det er meldt."


def who_has_worked(rules: Rulebook, course: Course) -> str:
    weeks, hours = number_rule(rules, EMPLOYED_KEY, course.first), number_rule(rules, WORKED_KEY, course.first)
    if weeks is None or hours is None:
        return ""
    return (
        f" Det gælder, når hjælperen har været ansat i {number_text(weeks.value)} uger og haft mindst "
        f"{number_text(hours.value)} timer i dem."
    )


def child_sick_days(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A child's sickness beyond the days that can be with pay (`barn_syg_dage`): at the first day too many.

    An absence without a last day is looked at until today. Its `extent` is the number of days too many.
    """
    for course in courses(facts, frozenset({AbsenceKind.CHILD_SICK})):
        rule = number_rule(rules, CHILD_KEY, course.first)
        if rule is None:
            continue
        over = course.first + timedelta(days=int(rule.value))
        last = min(course.last or FOREVER, facts.as_of if course.open else FOREVER)
        if last < over or was_a_year_ago(over, facts.as_of):
            continue
        name, paid = facts.name(course.helper_id), f"de første {number_text(rule.value)} dage"
        until = ", og der står ingen sidste dag" if course.open else f" til {day_text(last)}"
        yield Finding(
            code="child-sick-2-days",
            severity=Severity.WARNING,
            helper_id=course.helper_id,
            at=over,
            due=None,
            title="Barns sygedage",
            message=f"{name} har barns sygedag fra {day_text(course.first)}{until}. "
            f"Hos {rules.title} kan højst {paid} være med løn.",
            advice=f"Aftal med {name}, om resten er ferie eller fravær uden løn, og ret fraværet. "
            "Er det et andet barn, så spørg kommunen.",
            reason=rule.reason(CHILD_KEY, f"Barns sygedage kan højst være med løn {paid}"),
            figures={"first_day": course.first.isoformat(), "paid_days": int(rule.value)},
            subject=course.subject,
            extent=(last - over).days + 1,
        )
