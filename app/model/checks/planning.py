"""Findings about who is planned: somebody on leave, not approved for respiration, or told of the roster too late.

Sources: `respiration_godkendelse_kraeves` (guideline on shared helper schemes 2 and 4.2) and `vagtplan_varsel` (the
municipality's, handbook 4.2 and 5.5). That a helper on leave does no shift follows from what leave is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from app.model.calc.notice import later
from app.model.checks.deadlines import length_text
from app.model.checks.due import by_text
from app.model.checks.facts import Facts
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, moment_text
from app.model.domain.entities import Absence, AbsenceKind, Contract, PayForm, Shift, ShiftStatus
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import ONE_DAY, clock_text, midnight
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, Number

ON_LEAVE, SKILL, ROSTER_NOTICE = "on-leave", "respiration-skill", "roster-4-weeks"
SKILL_KEY, ROSTER_KEY = "respiration_godkendelse_kraeves", "vagtplan_varsel"
SICK = frozenset(
    {AbsenceKind.SICK, AbsenceKind.CHILD_SICK, AbsenceKind.WORK_INJURY, AbsenceKind.SECTION_56, AbsenceKind.PREGNANCY}
)
PERMANENT = frozenset({PayForm.MONTHLY, PayForm.HOURLY})
REMIND_BEFORE = timedelta(weeks=1)  # the program's own reminder that the roster must be announced soon
_IS_AWAY = {
    AbsenceKind.SICK: "er syg",
    AbsenceKind.CHILD_SICK: "har et sygt barn",
    AbsenceKind.VACATION: "har ferie",
    AbsenceKind.PARENTAL: "har barsel",
    AbsenceKind.WORK_INJURY: "har en arbejdsskade",
    AbsenceKind.SECTION_56: "er syg efter § 56",
    AbsenceKind.UNPAID: "har orlov uden løn",
    AbsenceKind.PREGNANCY: "er syg på grund af graviditet",
    AbsenceKind.EXTRA_DAY_OFF: "har feriefridag",
    AbsenceKind.AGREED: "har aftalt fri",
}
_ON_SHEET = {
    AbsenceKind.SICK: "sygdom",
    AbsenceKind.CHILD_SICK: "barns sygedag",
    AbsenceKind.VACATION: "ferie",
    AbsenceKind.PARENTAL: "barsel",
    AbsenceKind.WORK_INJURY: "arbejdsskade",
    AbsenceKind.SECTION_56: "sygdom efter § 56",
    AbsenceKind.UNPAID: "orlov uden løn",
    AbsenceKind.PREGNANCY: "sygdom på grund af graviditet",
    AbsenceKind.EXTRA_DAY_OFF: "feriefridag",
    AbsenceKind.AGREED: "aftalt fravær",
}


def on_leave(facts: Facts, rules: Rulebook) -> Iterable[Finding]:  # noqa: ARG001 - the shape of a check
    """A shift lies in an absence that was known when it was planned; one finding a shift."""
    for helper_id, shifts in facts.shifts.items():
        spans = [(absence.start, absence.end, absence) for absence in facts.absences.get(helper_id, ())]
        position = 0  # spans before it ended before the shifts that are left begin
        for shift in shifts:
            while position < len(spans) and spans[position][1] <= shift.start:
                position += 1
            for start, end, absence in spans[position:]:
                if start >= shift.end:
                    break
                if end > shift.start and facts.in_range(shift) and _was_known(facts, shift, absence):
                    yield _on_leave(facts, shift, absence)
                    break


def _was_known(facts: Facts, shift: Shift, absence: Absence) -> bool:
    """The shift is planned now, was announced after the absence was known, or is still to come in a planned leave."""
    if facts.planning:
        return True
    known = absence.first_day if absence.kind in SICK else absence.notice_given_on
    if shift.announced_on is not None and known is not None:
        return known <= shift.announced_on
    return absence.kind not in SICK and shift.status is ShiftStatus.PLANNED and shift.start.date() > facts.as_of


def _on_leave(facts: Facts, shift: Shift, absence: Absence) -> Finding:
    name, last = facts.name(shift.helper_id), absence.last_day
    period = day_text(absence.first_day) if last == absence.first_day else f"fra {day_text(absence.first_day)}"
    if last is not None and last != absence.first_day:
        period += f" til {day_text(last)}"
    return Finding(
        code=ON_LEAVE,
        severity=Severity.WARNING,
        helper_id=shift.helper_id,
        at=shift.start,
        due=None,
        title="Vagt under fravær",
        message=f"{name} {_IS_AWAY[absence.kind]} {period}, men har en vagt {_span_text(shift)}.",
        advice="Giv vagten til en anden hjælper, eller ret fraværet. Skal timerne stå som "
        f"{_ON_SHEET[absence.kind]} på timesedlen, så lad vagten stå, og afslut påmindelsen med en note.",
        reason=Reason("Den, der har fri, tager ingen vagter"),
        figures={
            "absence": absence.kind.value,
            "absence_from": absence.first_day.isoformat(),
            "absence_to": last.isoformat() if last else "",
        },
        subject=shift.id,
    )


def _span_text(shift: Shift) -> str:
    """12.10.2026 kl. 07:00–15:00, or from one day to another."""
    day = shift.start.date()
    if shift.end <= midnight(day + ONE_DAY):
        return f"{moment_text(shift.start)}–{clock_text(shift.end, day)}"
    return f"fra {moment_text(shift.start)} til {moment_text(shift.end)}"


def respiration_skill(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A respiration shift of a helper whom the respiration centre has not approved by the shift's date."""
    for helper_id, shifts in facts.shifts.items():
        approved = facts.helpers[helper_id].respiration_approved_on
        for shift in shifts:
            day = shift.start.date()
            if not shift.respiration or not facts.in_range(shift) or (approved is not None and approved <= day):
                continue
            rule = number_rule(rules, SKILL_KEY, day)
            if rule is not None and rule.value:
                yield _not_approved(facts, shift, approved, rule)


def _not_approved(facts: Facts, shift: Shift, approved: date | None, rule: Number) -> Finding:
    name = facts.name(shift.helper_id)
    why = f"er først godkendt {day_text(approved)}" if approved else "er ikke skrevet som godkendt"
    return Finding(
        code=SKILL,
        severity=Severity.ERROR,
        helper_id=shift.helper_id,
        at=shift.start,
        due=None,
        title="Ikke godkendt til respiration",
        message=f"{name} har en vagt med respiration {moment_text(shift.start)}, men {why} af respirationscentret.",
        advice="Giv vagten til en godkendt hjælper, eller skriv under Hjælpere, hvornår centret har godkendt.",
        reason=rule.reason(SKILL_KEY, "Respirationscentret skal have godkendt hjælperen, før vagten begynder"),
        figures={"approved_on": approved.isoformat() if approved else ""},
        subject=shift.id,
    )


def roster_notice(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Coming shifts of permanent helpers that were announced too late, or are not announced though it is time.

    One finding for a helper's week with shifts that are not announced: a notice in the last days before its first
    shift must be, a warning from the day after. And one for all that were announced late on the same day. What it is
    told of doesn't depend on the days looked at: those only decide whether it is told.
    """
    rule = rules.find(ROSTER_KEY, facts.as_of)
    if not isinstance(rule, Deadline) or rule.amount is None or rule.unit is None:
        return
    for helper_id, shifts in facts.shifts.items():
        contracts = facts.contracts.get(helper_id, ())
        permanent = [s for s in shifts if s.status is ShiftStatus.PLANNED and _is_permanent(contracts, s)]
        for subject, group in _groups(permanent, rule).items():
            coming = [shift for shift in group if shift.start.date() > facts.as_of]
            if not any(facts.in_range(shift) for shift in coming):
                continue
            due = _latest(coming[0], rule)
            if group[0].announced_on or due <= facts.as_of + REMIND_BEFORE:
                yield _roster_finding(facts, group, rule, subject, due)


def _groups(shifts: Iterable[Shift], rule: Deadline) -> dict[str, list[Shift]]:
    """Shifts that are not announced, by the Monday of their week, and those announced late, by the day of that."""
    groups: dict[str, list[Shift]] = {}
    for shift in shifts:
        day = shift.start.date()
        if shift.announced_on is None:
            groups.setdefault(f"unannounced/{day - timedelta(days=day.weekday())}", []).append(shift)
        elif shift.announced_on > _latest(shift, rule):
            groups.setdefault(f"late/{shift.announced_on}", []).append(shift)
    return groups


def _latest(shift: Shift, rule: Deadline) -> date:
    """The last day to announce a shift."""
    day = shift.start.date()
    return day if rule.amount is None or rule.unit is None else later(day, -rule.amount, rule.unit)


def _is_permanent(contracts: Iterable[Contract], shift: Shift) -> bool:
    return any(contract.pay in PERMANENT for contract in contracts if contract.covers(shift.start.date()))


def _roster_finding(facts: Facts, group: Sequence[Shift], rule: Deadline, subject: str, due: date) -> Finding:
    first, told = group[0], group[0].announced_on
    notice = f"Faste hjælpere skal kende vagtplanen {length_text(rule)} før"
    soon = not told and due >= facts.as_of
    title, message, advice = (
        _soon(facts, group, due) if soon else _told_late(facts, group, told) if told else _not_told(facts, group)
    )
    return Finding(
        code=ROSTER_NOTICE,
        severity=Severity.NOTICE if soon else Severity.WARNING,
        helper_id=first.helper_id,
        at=first.start,
        due=_latest(first, rule),
        title=title,
        message=f"{message} {notice}.",
        advice=advice,
        reason=rule.reason(ROSTER_KEY, notice),
        figures={
            "shifts": [shift.start.isoformat("T", "minutes") for shift in group],
            "announced_on": told.isoformat() if told else "",
        },
        subject=subject,
        extent=len(group),
    )


def _told_late(facts: Facts, group: Sequence[Shift], told: date) -> tuple[str, str, str]:
    return (
        "Vagtplanen er meldt sent ud",
        f"{_has_shifts(facts, group)}, som først blev meldt ud {day_text(told)}.",
        "Spørg hjælperen, om tiderne passer, og meld den næste vagtplan ud før.",
    )


def _not_told(facts: Facts, group: Sequence[Shift]) -> tuple[str, str, str]:
    return (
        "Vagtplanen er ikke meldt ud",
        f"{_has_shifts(facts, group)}, som ikke er meldt ud.",
        "Meld vagtplanen ud nu. Spørg hjælperen, om tiderne passer.",
    )


def _soon(facts: Facts, group: Sequence[Shift], due: date) -> tuple[str, str, str]:
    which = "Den" if len(group) == 1 else "De"
    return (
        "Vagtplanen skal meldes ud",
        f"{_has_shifts(facts, group)}, som ikke er meldt ud. {which} skal meldes ud {by_text(due, facts.as_of)}.",
        "Meld vagtplanen ud i tide.",
    )


def _has_shifts(facts: Facts, group: Sequence[Shift]) -> str:
    name, first, last = facts.name(group[0].helper_id), group[0].start.date(), group[-1].start.date()
    many = "en vagt" if len(group) == 1 else f"{len(group)} vagter"
    period = day_text(first) if first == last else f"fra {day_text(first)} til {day_text(last)}"
    return f"{name} har {many} {period}"
