"""Findings about the citizen's hospital stays: who is to be told, shifts in them, how long pay and grant go on.

All of it is a municipality's own (`indlaeggelse_*`; Faxe's handbook 3.6 and 5.3.4, which say two different things about pay).
Where a municipality has said nothing, nothing is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from app.model.calc.stays import StayDay, What, hours_in_hospital, is_long, is_over, length, stay_day
from app.model.checks.coverage import present
from app.model.checks.due import SOON, by_text, severity_at, was_a_year_ago
from app.model.checks.facts import Facts
from app.model.checks.stays import WHERE
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, moment_text, plural
from app.model.domain.entities import FOREVER, Shift, ShiftKind
from app.model.domain.findings import Figure, Finding, Severity
from app.model.domain.local_time import ONE_DAY
from app.model.domain.stays import CitizenStay, StayKind
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number

NOTIFY, DURING, PAY_ENDS, DAYS = "hospital-notify", "during-hospital", "hospital-pay-ends", "hospital-14-days"
ONLY_AGREED_KEY, VACATION_KEY = "indlaeggelse_kun_efter_aftale", "indlaeggelse_planlagt_ferie"
_NOT_WITH_CITIZEN = frozenset({ShiftKind.STAFF_MEETING, ShiftKind.APPRAISAL})
HOSPITAL_ASKS = "Mener hospitalet, at en hjælper skal være der, så bed hospitalet om at tale med kommunen om betaling."


def hospital_stays(facts: Facts) -> Iterator[CitizenStay]:
    return (stay for stay in facts.stays if stay.kind.is_hospital)


def stay_text(stay: CitizenStay, as_of: date) -> str:
    """Borgeren blev akut indlagt 03.10.2026; Borgeren skal indlægges 12.11.2026."""
    if stay.first_day > as_of:
        return f"Borgeren skal indlægges {day_text(stay.first_day)}"
    return f"Borgeren blev {'akut ' if stay.kind is StayKind.HOSPITAL_ACUTE else ''}indlagt {day_text(stay.first_day)}"


def _figures(stay: CitizenStay, **more: Figure) -> dict[str, Figure]:
    return {
        "away_from": stay.first_day.isoformat(),
        "away_to": stay.last_day.isoformat() if stay.last_day else "",
        **more,
    }


def hospital_notify(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """The municipality has not been told of a stay: from its first day, a planned one from two weeks before it."""
    for stay in hospital_stays(facts):
        by = stay_day(stay, What.NOTIFY, facts.scheme.paragraph, rules) if stay.told_on is None else None
        if by is None or was_a_year_ago(by.day, facts.as_of) or facts.as_of < stay.first_day - SOON:
            continue
        must = "skulle have haft" if facts.as_of > by.day else "skal have"
        yield Finding(
            code=NOTIFY,
            severity=severity_at(by.day, facts.as_of),
            helper_id=None,
            at=stay.first_day,
            due=by.day,
            title="Besked til kommunen om indlæggelse",
            message=f"{stay_text(stay, facts.as_of)}. Kommunen {must} besked {by_text(by.day, facts.as_of)}.",
            advice=f"Giv kommunen besked, eller bed en hjælper om det, og skriv dagen {WHERE}. Brevet kan laves samme sted.",
            reason=by.reason,
            figures=_figures(stay, counted=[step.text for step in by.steps]),
            subject=stay.id,
        )


def during_hospital(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A shift lies in a hospital stay, and nobody has agreed that there is work and pay; one finding a shift.

    A helper who comes along has agreed to it. Only time when the citizen surely is in hospital counts.
    """
    for stay in hospital_stays(facts):
        rule = number_rule(rules, ONLY_AGREED_KEY, stay.first_day)
        spans = hours_in_hospital([stay])
        if rule is None or not rule.value or not spans or stay.agreed_on is not None or _is_far(facts, stay):
            continue
        along = {part.helper_id for part in facts.stay_helpers if part.stay_id == stay.id and part.along}
        for helper_id, shifts in facts.shifts.items():
            if helper_id in along:
                continue
            for shift in shifts:
                if facts.in_range(shift) and _works_in(facts, shift, spans[0]):
                    yield _during(facts, stay, shift, rule, rules)


def _is_far(facts: Facts, stay: CitizenStay) -> bool:
    """No shift that is looked at can lie in it."""
    return stay.first_day > facts.last or (stay.last_day or FOREVER) < facts.first


def _works_in(facts: Facts, shift: Shift, span: tuple[datetime, datetime]) -> bool:
    low, high = span
    if shift.kind in _NOT_WITH_CITIZEN or shift.start >= high or shift.end <= low:
        return False
    away = [a for a in facts.absences.get(shift.helper_id, ()) if a.overlaps(shift.start, shift.end)]
    return not away or any(start < high and end > low for start, end in present(shift, away))


def _during(facts: Facts, stay: CitizenStay, shift: Shift, rule: Number, rules: Rulebook) -> Finding:
    until = f" til {day_text(stay.last_day)}" if stay.last_day is not None else ""
    instead = ""
    if stay.kind is StayKind.HOSPITAL_PLANNED and (vacation := number_rule(rules, VACATION_KEY, stay.first_day)):
        instead = (
            " Kommunen regner med, at hjælperne holder ferie under en planlagt indlæggelse." if vacation.value else ""
        )
    elif stay_day(stay, What.PAY, facts.scheme.paragraph, rules) is not None:
        instead = " Håndbogen siger to ting om løn ved akut indlæggelse."
    return Finding(
        code=DURING,
        severity=Severity.WARNING,
        helper_id=shift.helper_id,
        at=shift.start,
        due=None,
        title="Vagt under indlæggelse",
        message=f"{facts.name(shift.helper_id)} har en vagt {moment_text(shift.start)}, og borgeren er indlagt fra "
        f"{day_text(stay.first_day)}{until}. Hjælperne arbejder ikke imens, medmindre det er aftalt.{instead}",
        advice=f"Spørg kommunen, og skriv {WHERE}, hvad der er aftalt, eller at hjælperen er med. {HOSPITAL_ASKS}",
        reason=rule.reason(ONLY_AGREED_KEY, "Under indlæggelse arbejder hjælperne kun, når det er aftalt"),
        figures=_figures(stay),
        subject=shift.id,
    )


def hospital_pay_ends(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """An acute stay goes on after the weeks in which pay by the roster can be covered; from two weeks before they end.

    Not once it is agreed who pays.
    """
    for stay in hospital_stays(facts):
        pay = stay_day(stay, What.PAY, facts.scheme.paragraph, rules)
        if pay is None or stay.agreed_on is not None or is_over(stay, facts.as_of) or facts.as_of < pay.day - SOON:
            continue
        if stay.last_day is not None and stay.last_day <= pay.day:
            continue
        ends = "sluttede" if facts.as_of > pay.day else "slutter"
        yield Finding(
            code=PAY_ENDS,
            severity=Severity.NOTICE,
            helper_id=None,
            at=pay.day,
            due=pay.day if facts.as_of <= pay.day else None,
            title="Løn under akut indlæggelse",
            message=f"{stay_text(stay, facts.as_of)}. Den tid, hvor løn efter vagtplanen kan dækkes, {ends} "
            f"{day_text(pay.day)}.",
            advice=f"Spørg kommunen, hvad der sker med hjælpernes løn, og skriv {WHERE}, hvad der er aftalt.",
            reason=pay.reason,
            figures=_figures(stay, covered_until=pay.day.isoformat(), counted=[step.text for step in pay.steps]),
            subject=stay.id,
        )


def hospital_14_days(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A stay that is, or is expected to be, so long that the grant may be changed; until it is over."""
    for stay in hospital_stays(facts):
        same = stay_day(stay, What.SAME, facts.scheme.paragraph, rules)
        if same is None or is_over(stay, facts.as_of) or facts.as_of < stay.first_day - SOON:
            continue
        if is_long(stay, same.day, facts.as_of):
            yield _may_change(facts, stay, same)


def _may_change(facts: Facts, stay: CitizenStay, same: StayDay) -> Finding:
    days, whole = length(stay, facts.as_of), (same.day - stay.first_day).days + 1
    lasts = "varer" if stay.last_day is not None else "har varet"
    return Finding(
        code=DAYS,
        severity=Severity.NOTICE,
        helper_id=None,
        at=same.day + ONE_DAY,
        due=None,
        title="Lang indlæggelse",
        message=f"{stay_text(stay, facts.as_of)}. Indlæggelsen {lasts} {plural(days, 'dag', 'dage')}. Bevillingen er kun "
        f"sikker, når en indlæggelse er under {plural(whole + 1, 'dag', 'dage')}.",
        advice="Spørg kommunen, om bevillingen bliver ændret. Er det afklaret, så afslut påmindelsen med en note.",
        reason=same.reason,
        figures=_figures(stay, days_in_hospital=days),
        subject=stay.id,
        extent=days,
    )
