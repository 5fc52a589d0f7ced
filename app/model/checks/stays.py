"""Findings about the citizen's own vacations: helpers who are not told, how long and where to the scheme can be taken.

Sources: the notice is that of a vacation (`ferievarsel_*`), how far the scheme goes abroad is in udlandsbekendtgørelsen
(`udland_*`), and the rest is a municipality's own (`ferie_danmark_maaneder`, `rejseforsikring_dage`; Faxe's handbook 9.7).
Where nobody from the scheme comes along, nothing is taken along. What is over is not told of any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from app.model.calc.notice import Notice
from app.model.calc.stays import (
    NOT_ABROAD_KEY,
    StayDay,
    What,
    Where,
    is_long,
    is_over,
    length,
    stay_day,
    tell_by,
    where,
)
from app.model.checks.due import REMIND_BEFORE, SOON, by_text, is_told, severity_at, was_a_year_ago
from app.model.checks.facts import Facts
from app.model.checks.stay_parts import Part, Told, parts_of
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, plural
from app.model.domain.entities import Paragraph
from app.model.domain.findings import Figure, Finding, Severity
from app.model.domain.local_time import ONE_DAY
from app.model.domain.stays import CitizenStay
from app.model.rulebook.rulebook import Rulebook

CODE = "citizen-vacation"
WHERE = "under Fravær, Rejser og indlæggelser"


def citizen_vacation(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """What is to be done before a vacation of the citizen, and what is not as the rules have it while it lasts."""
    for stay in facts.stays:
        if stay.kind.is_hospital or is_over(stay, facts.as_of) or was_a_year_ago(stay.first_day, facts.as_of):
            continue
        notice = tell_by(stay, rules)
        parts = [p for p in parts_of(stay, facts.stay_helpers, facts.contracts, notice) if p.helper_id in facts.helpers]
        if notice is not None:
            yield from _not_told(facts, stay, parts, notice)
        if any(part.along for part in parts):
            yield from _not_abroad(facts, stay, rules)
            yield from _too_long(facts, stay, rules)
            yield from _insurance(facts, stay, rules)


def vacation_text(stay: CitizenStay, as_of: date) -> str:
    """Borgeren holder ferie fra 05.07.2027 til 18.07.2027."""
    where_to = " i udlandet" if stay.abroad else ""
    until = f" til {day_text(stay.last_day)}" if stay.last_day is not None else ""
    begun = "er på" if stay.first_day <= as_of else "skal på"
    return f"Borgeren {begun} ferie{where_to} fra {day_text(stay.first_day)}{until}"


def _figures(stay: CitizenStay, **more: Figure) -> dict[str, Figure]:
    return {
        "away_from": stay.first_day.isoformat(),
        "away_to": stay.last_day.isoformat() if stay.last_day else "",
        **more,
    }


def _not_told(facts: Facts, stay: CitizenStay, parts: Iterable[Part], notice: Notice) -> Iterator[Finding]:
    """From 60 days before the last day to tell; a helper who was told too late until a shorter notice is agreed."""
    near = facts.as_of >= notice.day - REMIND_BEFORE
    for part in parts:
        state = part.state(facts.as_of)
        late = state is Told.TOO_LATE
        if not late and not (near and state in {Told.MISSING, Told.TO_COME}):
            continue
        name, told_on = facts.name(part.helper_id), part.told_on
        message = f"{name} skal ikke med og skal have besked {by_text(notice.day, facts.as_of)}."
        advice = f"Giv {name} besked, og skriv dagen {WHERE}."
        agree = f"Er {name} enig i et kortere varsel, så skriv, hvilken dag I aftalte det, {WHERE}."
        if told_on is not None:
            message = f"{name} fik besked {day_text(told_on)}, men skulle have haft den senest {day_text(notice.day)}."
            advice = f"{agree} Ellers gælder vagtplanen."
        elif state is Told.MISSING:
            message = f"{name} skal ikke med og skulle have haft besked {by_text(notice.day, facts.as_of)}."
            advice = f"Er beskeden givet, så skriv dagen {WHERE}. {agree}"
        yield Finding(
            code=CODE,
            severity=Severity.WARNING if late else severity_at(notice.day, facts.as_of),
            helper_id=part.helper_id,
            at=stay.first_day,
            due=notice.day,
            title="Besked om borgerens ferie",
            message=f"{vacation_text(stay, facts.as_of)}. {message}",
            advice=advice,
            reason=notice.reasons[0],
            figures=_figures(
                stay,
                announce_by=notice.day.isoformat(),
                told_on=told_on.isoformat() if told_on else "",
                counted=[step.text for step in notice.steps],
            ),
            subject=f"{stay.id}/{stay.first_day.isoformat()}",
        )


def _not_abroad(facts: Facts, stay: CitizenStay, rules: Rulebook) -> Iterator[Finding]:
    """A § 95 scheme that is taken abroad (`udland_paragraf_95` is 0)."""
    rule = number_rule(rules, NOT_ABROAD_KEY, stay.first_day)
    if not stay.abroad or facts.scheme.paragraph is Paragraph.P96 or rule is None or rule.value:
        return
    yield Finding(
        code=CODE,
        severity=Severity.WARNING,
        helper_id=None,
        at=stay.first_day,
        due=None,
        title="§ 95-ordning i udlandet",
        message=f"{vacation_text(stay, facts.as_of)}, og der er hjælpere med. En ordning efter § 95 kan ikke tages med "
        "til udlandet.",
        advice="Spørg kommunen, før rejsen bliver bestilt. Skal hjælperne ikke med, så ret det "
        f"{WHERE}; er det aftalt med kommunen, så afslut påmindelsen med en note.",
        reason=rule.reason(NOT_ABROAD_KEY, "En § 95-ordning kan ikke tages med til udlandet"),
        figures=_figures(stay),
        subject=f"{stay.id}/paragraf-95",
    )


def _too_long(facts: Facts, stay: CitizenStay, rules: Rulebook) -> Iterator[Finding]:
    """Longer than without an application, and none is written down; or one that nobody has answered."""
    limit = stay_day(stay, What.APPLY, facts.scheme.paragraph, rules)
    open_and_near = stay.last_day is None and limit is not None and facts.as_of >= limit.day - SOON
    if limit is None or not (open_and_near or is_long(stay, limit.day, facts.as_of)) or stay.granted_on is not None:
        return
    due = limit.day if stay.last_day is None else stay.first_day - ONE_DAY
    if not is_told(due, facts.as_of):
        return
    without = f"Uden ansøgning kan ordningen være med til og med {day_text(limit.day)}."
    message = f"Der skal søges {by_text(due, facts.as_of)}."
    advice = f"Søg kommunen om at tage ordningen med længere, og skriv dagen {WHERE}. Brevet kan laves samme sted."
    if facts.as_of > due:
        message = f"Der skulle være søgt {by_text(due, facts.as_of)}."
    severity = severity_at(due, facts.as_of)
    if stay.applied_on is not None:
        message = f"Der er søgt {day_text(stay.applied_on)}, men kommunens svar er ikke skrevet ind."
        advice = f"Spørg kommunen, og skriv {WHERE}, hvilken dag det blev bevilget."
        severity = Severity.NOTICE
    yield Finding(
        code=CODE,
        severity=severity,
        helper_id=None,
        at=limit.day + ONE_DAY,
        due=due,
        title="Længere rejse skal søges",
        message=f"{vacation_text(stay, facts.as_of)}. {without} {message}",
        advice=advice,
        reason=limit.reason,
        figures=_figures(stay, without_application=limit.day.isoformat(), counted=[s.text for s in limit.steps]),
        subject=f"{stay.id}/ansoegning",
        extent=length(stay, facts.as_of),
    )


def _insurance(facts: Facts, stay: CitizenStay, rules: Rulebook) -> Iterator[Finding]:
    """No travel insurance for those along, and that the municipality's share of it ends before the stay does."""
    covered = stay_day(stay, What.INSURE, facts.scheme.paragraph, rules)
    if covered is None:
        return
    due = stay.first_day - ONE_DAY
    state = where(covered, stay, facts.as_of, anybody_along=True)
    if state in {Where.MISSING, Where.TO_COME} and is_told(due, facts.as_of):
        must = "skulle have" if state is Where.MISSING else "skal have"
        yield Finding(
            code=CODE,
            severity=severity_at(due, facts.as_of),
            helper_id=None,
            at=stay.first_day,
            due=due,
            title="Rejseforsikring til hjælperne",
            message=f"{vacation_text(stay, facts.as_of)}. De hjælpere, der er med, {must} en erhvervsrejseforsikring "
            f"{by_text(due, facts.as_of)}.",
            advice=f"Tegn forsikringen, søg kommunen om at få den betalt, og skriv dagen {WHERE}.",
            reason=covered.reason,
            figures=_figures(stay),
            subject=f"{stay.id}/forsikring",
        )
    if is_long(stay, covered.day, facts.as_of) and facts.as_of >= stay.first_day - REMIND_BEFORE:
        yield _own_cost(facts, stay, covered)


def _own_cost(facts: Facts, stay: CitizenStay, covered: StayDay) -> Finding:
    days, whole = length(stay, facts.as_of), (covered.day - stay.first_day).days + 1
    return Finding(
        code=CODE,
        severity=Severity.NOTICE,
        helper_id=None,
        at=covered.day + ONE_DAY,
        due=None,
        title="En del af rejseforsikringen betales ikke",
        message=f"{vacation_text(stay, facts.as_of)}. Det er {plural(days, 'dag', 'dage')}. Kommunen kan betale "
        f"forsikringen i {plural(whole, 'dag', 'dage')}, til og med {day_text(covered.day)}.",
        advice="Regn med selv at betale resten. Er du i tvivl, så spørg kommunen.",
        reason=covered.reason,
        figures=_figures(stay, covered_until=covered.day.isoformat(), days_over=days - whole),
        subject=f"{stay.id}/egen-betaling",
        extent=days - whole,
    )
