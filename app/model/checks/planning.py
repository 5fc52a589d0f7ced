"""Findings about who is planned: somebody on leave, not approved for respiration, or told of the roster too late.

Sources: `respiration_godkendelse_kraeves` (guideline on shared helper schemes 2 and 4.2) and `vagtplan_varsel` (the
municipality's, handbook 4.2 and 5.5). That a helper on leave does no shift follows from what leave is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from app.model.calc.notice import later
from app.model.checks.deadlines import length_text
from app.model.checks.facts import Facts
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, moment_text
from app.model.domain.entities import Absence, AbsenceKind, Contract, PayForm, Shift, ShiftStatus
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, Number

ON_LEAVE, SKILL, ROSTER_NOTICE = "on-leave", "respiration-skill", "roster-4-weeks"
SKILL_KEY, ROSTER_KEY = "respiration_godkendelse_kraeves", "vagtplan_varsel"
SICK = frozenset({AbsenceKind.SICK, AbsenceKind.CHILD_SICK, AbsenceKind.WORK_INJURY, AbsenceKind.SECTION_56})
PERMANENT = frozenset({PayForm.MONTHLY, PayForm.HOURLY})
_IS_AWAY = {
    AbsenceKind.SICK: "er syg",
    AbsenceKind.CHILD_SICK: "har et sygt barn",
    AbsenceKind.VACATION: "har ferie",
    AbsenceKind.PARENTAL: "har barsel",
    AbsenceKind.WORK_INJURY: "har en arbejdsskade",
    AbsenceKind.SECTION_56: "er syg efter § 56",
    AbsenceKind.UNPAID: "har orlov uden løn",
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
        message=f"{name} {_IS_AWAY[absence.kind]} {period}, men har en vagt {moment_text(shift.start)}.",
        advice="Giv vagten til en anden hjælper, eller ret fraværet. Skal vagtens timer stå som fravær på timesedlen, så lad den stå.",
        reason=Reason("Den, der har fri, tager ingen vagter"),
        figures={
            "absence": absence.kind.value,
            "absence_from": absence.first_day.isoformat(),
            "absence_to": last.isoformat() if last else "",
        },
        subject=shift.id,
    )


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
    """Coming shifts of permanent helpers that were announced too late, or should have been announced by now.

    One finding a helper for all that are not announced, and one for all that were announced late on the same day.
    While a change is tried, each shift has its own.
    """
    rule = rules.find(ROSTER_KEY, facts.as_of)
    if not isinstance(rule, Deadline) or rule.amount is None or rule.unit is None:
        return
    for helper_id, shifts in facts.shifts.items():
        contracts, groups = facts.contracts.get(helper_id, ()), dict[date | str | None, list[Shift]]()
        for shift in shifts:
            if _is_to_come(facts, shift) and _is_late(facts, shift, rule) and _is_permanent(contracts, shift):
                groups.setdefault(shift.id if facts.planning else shift.announced_on, []).append(shift)
        for late in groups.values():
            yield _told_late(facts, late, rule)


def _is_to_come(facts: Facts, shift: Shift) -> bool:
    return shift.status is ShiftStatus.PLANNED and shift.start.date() > facts.as_of and facts.in_range(shift)


def _is_late(facts: Facts, shift: Shift, rule: Deadline) -> bool:
    return (shift.announced_on or facts.as_of) > _latest(shift, rule)


def _latest(shift: Shift, rule: Deadline) -> date:
    """The last day to announce a shift."""
    day = shift.start.date()
    return day if rule.amount is None or rule.unit is None else later(day, -rule.amount, rule.unit)


def _is_permanent(contracts: Iterable[Contract], shift: Shift) -> bool:
    return any(contract.pay in PERMANENT for contract in contracts if contract.covers(shift.start.date()))


def _told_late(facts: Facts, late: Sequence[Shift], rule: Deadline) -> Finding:
    first, told = late[0], late[0].announced_on
    name, day, last = facts.name(first.helper_id), first.start.date(), late[-1].start.date()
    monday = day - timedelta(days=day.weekday())
    shifts = f"{len(late)} vagter fra {day_text(day)} til {day_text(last)}"
    if len(late) == 1:
        shifts = f"en vagt {day_text(day)}"
    how = f"som først blev meldt ud {day_text(told)}" if told else "som ikke er meldt ud"
    ask = "Spørg hjælperen, om tiderne passer"
    notice = f"Faste hjælpere skal kende vagtplanen {length_text(rule)} før"
    return Finding(
        code=ROSTER_NOTICE,
        severity=Severity.WARNING,
        helper_id=first.helper_id,
        at=first.start,
        due=_latest(first, rule),
        title="Vagtplanen er meldt sent ud" if told else "Vagtplanen er ikke meldt ud",
        message=f"{name} har {shifts}, {how}. {notice}.",
        advice=f"{ask}, og meld den næste vagtplan ud før." if told else f"Meld vagtplanen ud nu. {ask}.",
        reason=rule.reason(ROSTER_KEY, notice),
        figures={
            "shifts": [shift.start.isoformat("T", "minutes") for shift in late],
            "announced_on": told.isoformat() if told else "",
        },
        subject=first.id if facts.planning else f"late/{told}" if told else f"unannounced/{monday}",
    )
