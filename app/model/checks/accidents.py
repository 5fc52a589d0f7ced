"""When an accident at work is to be reported, and the findings about it: with absence, and without.

Sources: `ulykke_anmeldes`, `ulykke_mindste_fravaer` and `ulykke_uden_fravaer_anmeldes` (bekendtgørelsen om anmeldelse af
arbejdsulykker). A near miss has no deadline. Of the injury nothing is known here; it is told to the authorities alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.model.checks.courses import Course, courses
from app.model.checks.due import (
    SETTLE,
    by_text,
    deadline_rule,
    due_date,
    has_outside_employer,
    is_told,
    length_text,
    severity_at,
)
from app.model.checks.facts import Facts
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, plural
from app.model.domain.entities import AbsenceKind
from app.model.domain.findings import Finding, Severity
from app.model.domain.leave import Accident
from app.model.domain.local_time import ONE_DAY
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook

CODE = "accident-report"
ABSENT_KEY, LEAST_KEY, WITHOUT_KEY = "ulykke_anmeldes", "ulykke_mindste_fravaer", "ulykke_uden_fravaer_anmeldes"
INJURED = frozenset({AbsenceKind.WORK_INJURY})
FOLLOWS = INJURED | {AbsenceKind.SICK, AbsenceKind.SECTION_56}  # what an accident can have led to
WHERE = "under Fravær, Arbejdsulykker"
_RULES = {
    ABSENT_KEY: "En arbejdsulykke anmeldes senest {} efter første fraværsdag",
    WITHOUT_KEY: "Uden fravær, men hvor der kan være ret til erstatning, anmeldes den senest {} efter ulykken",
}


@dataclass(frozen=True)
class Report:
    """The last day to report an accident. `absent`: there is the absence that asks for it; else somebody must decide.

    `away` is the absence that followed, also when it is too short.
    """

    day: date
    absent: bool
    away: Course | None
    reason: Reason


def report_of(accident: Accident, away: Course | None, rules: Rulebook) -> Report | None:
    """None for a near miss, and for one that happened before the rules are known."""
    if accident.near_miss:
        return None
    happened = accident.happened_at.date()
    if away is not None and _is_long_enough(happened, away, rules):
        return _report(ABSENT_KEY, away.first, away, rules)
    return _report(WITHOUT_KEY, happened, away, rules)


def _is_long_enough(happened: date, away: Course, rules: Rulebook) -> bool:
    """It lasts the rule's days beyond the day of the accident."""
    least = number_rule(rules, LEAST_KEY, away.first)
    if least is None:
        return False
    return away.reaches(max(away.first, happened + ONE_DAY) + timedelta(days=int(least.value) - 1))


def _report(key: str, start: date, away: Course | None, rules: Rulebook) -> Report | None:
    rule = deadline_rule(rules, key, start)
    due = due_date(start, rule) if rule else None
    if rule is None or due is None:
        return None
    return Report(due, key == ABSENT_KEY, away, rule.reason(key, _RULES[key].format(length_text(rule))))


def least_absence(happened: date, rules: Rulebook) -> Reason | None:
    """How much absence asks for a report; None where no rule is known."""
    rule = number_rule(rules, LEAST_KEY, happened)
    if rule is None:
        return None
    days = plural(int(rule.value), "dag", "dage")
    return rule.reason(LEAST_KEY, f"Fravær, der skal anmeldes: mindst {days}. {rule.note or ''}".strip())


def followed_by(facts: Facts, rules: Rulebook) -> dict[str, Course]:
    """The absence that followed each accident, by the accident's id.

    It is the one that was chosen, with what goes on from it without a break. For an accident where none was chosen it is
    the work injury that began before the accident's own report would have been late.
    """
    found: dict[str, Course] = {}
    ill = list(courses(facts, FOLLOWS)) if any(a.absence_id for a in facts.accidents) else []
    for accident in facts.accidents:
        course = _chosen(facts, ill, accident) if accident.absence_id else None
        if course is not None:
            found[accident.id] = course
    taken = {absence.id for course in found.values() for absence in course.absences}
    for course in courses(facts, INJURED):
        if not taken.intersection(absence.id for absence in course.absences):
            nearest = _nearest(facts, course, found, rules)
            if nearest is not None:
                found[nearest.id] = course
    return found


def _chosen(facts: Facts, ill: Iterable[Course], accident: Accident) -> Course | None:
    """From the absence that was chosen on."""
    for course in ill:
        for number, absence in enumerate(course.absences):
            if absence.id == accident.absence_id:
                return replace(course, absences=course.absences[number:])
    for absence in facts.absences.get(accident.helper_id, ()):
        if absence.id == accident.absence_id:
            return Course(accident.helper_id, (absence,), absence.last_day, None)
    return None


def _nearest(facts: Facts, course: Course, found: Mapping[str, Course], rules: Rulebook) -> Accident | None:
    """The last accident before a work injury that is nobody's yet."""
    nearest = None
    for accident in facts.accidents:
        happened = accident.happened_at.date()
        if accident.helper_id != course.helper_id or accident.absence_id or accident.id in found or accident.near_miss:
            continue
        rule = deadline_rule(rules, WITHOUT_KEY, happened)
        until = due_date(happened, rule) if rule else None
        if until is not None and happened <= course.first <= until:
            nearest = accident
    return nearest


def accident_report(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """An accident that is not reported yet; and absence after an accident that nobody has written down.

    An accident with absence is late after its last day. One without asks the user to decide, and is never more than a
    notice: whether it can give compensation no fact in the file says.
    """
    followed = followed_by(facts, rules)
    for accident in facts.accidents:
        report = report_of(accident, followed.get(accident.id), rules)
        known = accident.helper_id in facts.helpers and accident.happened_at.date() <= facts.as_of
        if report is not None and known and accident.reported_on is None and is_told(report.day, facts.as_of):
            yield (_absent if report.absent else _undecided)(facts, accident, report)
    written = {absence.id for course in followed.values() for absence in course.absences}
    yield from _not_written(facts, rules, written)


def _who(facts: Facts, accident: Accident) -> str:
    return f"{facts.name(accident.helper_id)} var ude for en arbejdsulykke {day_text(accident.happened_at)}"


def _absent(facts: Facts, accident: Accident, report: Report) -> Finding:
    first = report.away.first if report.away is not None else accident.happened_at.date()
    must = "skulle være anmeldt" if facts.as_of > report.day else "skal anmeldes"
    link = "" if accident.absence_id else " Vælg også fraværet ved ulykken."
    return Finding(
        code=CODE,
        severity=severity_at(report.day, facts.as_of),
        helper_id=accident.helper_id,
        at=first,
        due=report.day,
        title="Arbejdsulykke skal anmeldes",
        message=f"{_who(facts, accident)} og har fravær fra {day_text(first)}. "
        f"Ulykken {must} {by_text(report.day, facts.as_of)}.",
        advice=f"{_where_to(facts)} Skriv dagen {WHERE}.{link}",
        reason=report.reason,
        figures={
            "happened_on": accident.happened_at.date().isoformat(),
            "first_day": first.isoformat(),
            "days_left": (report.day - facts.as_of).days,
        },
        subject=accident.id,
    )


def _undecided(facts: Facts, accident: Accident, report: Report) -> Finding:
    must = "skulle den være anmeldt" if facts.as_of > report.day else "skal den anmeldes"
    decide = (
        "Fortæl din arbejdsgiver om ulykken, og spørg, om den er anmeldt."
        if has_outside_employer(facts.scheme)
        else f"Tal med {facts.name(accident.helper_id)} om det. Skal den anmeldes, så gør det i EASY på virk.dk."
    )
    return Finding(
        code=CODE,
        severity=Severity.NOTICE,
        helper_id=accident.helper_id,
        at=accident.happened_at.date(),
        due=report.day,
        title="Skal arbejdsulykken anmeldes?",
        message=f"{_who(facts, accident)}. Der er ikke fravær ud over ulykkesdagen. "
        f"Kan ulykken give ret til erstatning, {must} {by_text(report.day, facts.as_of)}.",
        advice=f"{decide} Skriv dagen {WHERE}, og vælg fraværet, hvis der var noget. "
        "Skal ulykken ikke anmeldes, så afslut påmindelsen med en note.",
        reason=report.reason,
        figures={
            "happened_on": accident.happened_at.date().isoformat(),
            "days_left": (report.day - facts.as_of).days,
        },
        subject=accident.id,
    )


def _where_to(facts: Facts) -> str:
    if has_outside_employer(facts.scheme):
        return "Fortæl din arbejdsgiver om ulykken, og spørg, om den er anmeldt."
    return "Anmeld den i EASY på virk.dk."


def _not_written(facts: Facts, rules: Rulebook, written: Iterable[str]) -> Iterator[Finding]:
    """Absence after an accident that is not written down: when it happened, the program does not know.

    Absence from a clock time began on the day of the accident itself, so alone it is no day beyond it.
    """
    for course in courses(facts, INJURED):
        rule, least = deadline_rule(rules, ABSENT_KEY, course.first), number_rule(rules, LEAST_KEY, course.first)
        due = due_date(course.first, rule) if rule else None
        if rule is None or least is None or due is None or not is_told(due, facts.as_of):
            continue
        days = int(least.value)
        began_at_work = course.absences[0].from_time is not None
        enough = course.reaches(course.first + timedelta(days=days if began_at_work else days - 1))
        if not enough or any(absence.id in written for absence in course.absences):
            continue
        must = "skulle være anmeldt" if facts.as_of > due else "skal anmeldes"
        yield Finding(
            code=CODE,
            severity=severity_at(due, facts.as_of),
            helper_id=course.helper_id,
            at=course.first,
            due=due,
            title="Arbejdsulykke skal anmeldes",
            message=f"{facts.name(course.helper_id)} har fravær efter en arbejdsulykke fra {day_text(course.first)}. "
            f"Ulykken {must} {by_text(due, facts.as_of)}.",
            advice=f"Skriv ulykken ind {WHERE}. Den skal anmeldes ved fravær i mindst {plural(days, 'dag', 'dage')} ud "
            f"over ulykkesdagen. {_where_to(facts)} {SETTLE}",
            reason=rule.reason(ABSENT_KEY, _RULES[ABSENT_KEY].format(length_text(rule))),
            figures={"first_day": course.first.isoformat(), "days_left": (due - facts.as_of).days},
            subject=course.subject,
        )
