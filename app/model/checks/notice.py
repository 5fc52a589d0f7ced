"""Findings about notice: vacations announced too late, help that is cut too soon, the days left to complain.

Sources: `ferievarsel_*` (ferieloven § 9, handbook 5.3.4 and 9.7), `nedsaettelse_varsel` (serviceloven, handbook 5.4) and
`klage_frist` (handbook 3.2). The counting is that of calc/notice.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from app.model.calc.granted import grant_on
from app.model.calc.notice import (
    Notice,
    complaint_caveat,
    complaint_deadline,
    earliest_reduction,
    last_day_to_announce_vacation,
)
from app.model.checks.due import REMIND_BEFORE, by_text, severity_at, was_a_year_ago
from app.model.checks.facts import Facts
from app.model.domain.danish import day_text, number_text
from app.model.domain.entities import FOREVER, Absence, AbsenceKind, Grant, Scheme
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import ONE_DAY
from app.model.domain.terms import SchemeEnd
from app.model.rulebook.rulebook import Rulebook, UnknownRule

VACATION, REDUCTION, COMPLAINT = "vacation-notice", "reduction-14-weeks", "complaint-4-weeks"
AGREED = "skriv dagen under ferien: »Kortere varsel aftalt«"
SCHEME = "scheme"  # the subject of a decision that ends the whole scheme


def vacation_notice(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A vacation that has to be announced by a day, was not announced by then, or was announced too late.

    An agreement about a shorter notice settles it. One that is moved is a new matter: what was agreed of the first days
    says nothing of the new ones.
    """
    for absences in facts.absences.values():
        for absence in absences:
            if absence.kind is not AbsenceKind.VACATION or was_a_year_ago(absence.first_day, facts.as_of):
                continue
            if absence.notice_agreed_on is not None:
                continue
            first = absence.first_day
            try:
                notice = last_day_to_announce_vacation(first, max(first, absence.last_day or first), rules)
            except UnknownRule:
                continue
            given = absence.notice_given_on
            near = facts.as_of >= notice.day - REMIND_BEFORE
            if (given is None and near) or (given is not None and given > notice.day):
                yield _vacation(facts, absence, notice)


def _vacation(facts: Facts, absence: Absence, notice: Notice) -> Finding:
    name, due, given = facts.name(absence.helper_id), notice.day, absence.notice_given_on
    late, begun = facts.as_of > due, facts.as_of >= absence.first_day
    over = facts.as_of > (absence.last_day or FOREVER)
    vacation = f"{name} {'havde' if over else 'har'} ferie fra {day_text(absence.first_day)}."
    title = "Ferien er ikke varslet" if late else "Ferien skal varsles"
    message = f"{vacation} Ferien skal varsles {by_text(due, facts.as_of)}."
    advice = f"Giv {name} besked, og skriv dagen under ferien."
    if given is not None:
        title = "Ferien er varslet for sent"
        message = f"{vacation} Ferien er varslet {day_text(given)}, men skulle være varslet senest {day_text(due)}."
        agreed = f"{'Var' if begun else 'Er'} I enige om et kortere varsel, er det i orden: {AGREED}."
        advice = agreed if begun else f"{agreed} Ellers må ferien flyttes."
    elif late:
        message = f"{vacation} Den er ikke skrevet som varslet, og det skulle være sket {by_text(due, facts.as_of)}."
        advice = f"Er ferien varslet, så skriv dagen under ferien. {_ask(name, begun=begun)}"
    return Finding(
        code=VACATION,
        severity=Severity.WARNING if given is not None else severity_at(due, facts.as_of),
        helper_id=absence.helper_id,
        at=absence.first_day,
        due=due,
        title=title,
        message=message,
        advice=advice,
        reason=notice.reasons[0],
        figures={
            "announce_by": due.isoformat(),
            "announced_on": given.isoformat() if given else "",
            "counted": [step.text for step in notice.steps],
        },
        subject=f"{absence.id}/{absence.first_day.isoformat()}",
    )


def _ask(name: str, *, begun: bool) -> str:
    """A vacation that has begun can't be moved."""
    if begun:
        return f"Er den ikke, så spørg {name}, om et kortere varsel var i orden. Var det det, så {AGREED}."
    return (
        f"Er den ikke, så spørg {name}, om et kortere varsel er i orden. "
        f"Er det det, så {AGREED}; ellers må ferien flyttes."
    )


def early_reduction(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A grant of fewer hours than what held the day before, or the end of the help, less than 14 weeks after the decision."""
    yield from _stopped_too_early(facts, rules)
    for grant in facts.grants:
        before = _held_before(facts, grant)
        had, has = hours(before) if before else None, hours(grant)
        if grant.received_on is None or before is None or had is None or has is None or has >= had:
            continue
        if was_a_year_ago(grant.starts_on, facts.as_of):
            continue
        try:
            notice = earliest_reduction(grant.received_on, rules)
        except UnknownRule:
            continue
        if grant.starts_on < notice.day:
            older = _held_before(facts, before)
            for_a_time = older is not None and (hours(older) or had) < had
            advice = _reduction_advice(facts, rules, grant.received_on, for_a_time=for_a_time)
            yield _too_early(grant, grant.received_on, (had, has), notice, advice)


def _held_before(facts: Facts, grant: Grant) -> Grant | None:
    """What held on the day before a grant began, of the grants that began earlier."""
    return grant_on([each for each in facts.grants if each.starts_on < grant.starts_on], grant.starts_on - ONE_DAY)


def _reduction_advice(facts: Facts, rules: Rulebook, received_on: date, *, for_a_time: bool) -> str:
    """With the last day to complain, and what to do where the hours before were more than those before them."""
    parts = ["Spørg kommunen om datoen."]
    try:
        last = complaint_deadline(received_on, rules).day
    except UnknownRule:
        pass
    else:
        open_still = facts.as_of <= last
        parts.append(f"{'Du kan klage til og med' if open_still else 'Fristen for at klage var'} {day_text(last)}.")
    if for_a_time:
        parts.append("Var de ekstra timer kun givet for en tid, så afslut påmindelsen med en note.")
    return " ".join(parts)


def hours(grant: Grant) -> Decimal | None:
    """The grant's hours a week with its respiration hours; None where the hours are not given."""
    return None if grant.hours_total is None else grant.hours_total + (grant.respiration_hours or 0)


def _stopped_too_early(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """The municipality takes the help away (domain/terms.SchemeEnd) before it may."""
    told_on, last = lost_on(facts.scheme), facts.scheme.ends_on
    if told_on is None or last is None or was_a_year_ago(last, facts.as_of):
        return
    try:
        notice = earliest_reduction(told_on, rules)
    except UnknownRule:
        return
    if last + ONE_DAY < notice.day:
        yield Finding(
            code=REDUCTION,
            severity=Severity.WARNING,
            helper_id=None,
            at=last,
            due=None,
            title="Hjælpen stopper for tidligt",
            message=f"Ordningens sidste dag er {day_text(last)}. Afgørelsen er modtaget {day_text(told_on)}, så hjælpen kan "
            f"tidligst stoppe {day_text(notice.day)}.",
            advice=_reduction_advice(facts, rules, told_on, for_a_time=False),
            reason=notice.reasons[0],
            figures={"earliest": notice.day.isoformat(), "counted": [step.text for step in notice.steps]},
            subject=SCHEME,
            extent=(notice.day - last - ONE_DAY).days,
        )


def lost_on(scheme: Scheme) -> date | None:
    """The day that the decision to take the help away was received."""
    return scheme.end_told_on if scheme.end_kind is SchemeEnd.GRANT_LOST else None


def _too_early(
    grant: Grant, received_on: date, had_and_has: tuple[Decimal, Decimal], notice: Notice, advice: str
) -> Finding:
    had, has = had_and_has
    return Finding(
        code=REDUCTION,
        severity=Severity.WARNING,
        helper_id=None,
        at=grant.starts_on,
        due=None,
        title="Hjælpen sættes ned for tidligt",
        message=f"Bevillingen sættes ned fra {number_text(had)} til {number_text(has)} timer om ugen fra "
        f"{day_text(grant.starts_on)}. Afgørelsen er modtaget {day_text(received_on)}, så det kan tidligst ske "
        f"{day_text(notice.day)}.",
        advice=advice,
        reason=notice.reasons[0],
        figures={
            "hours_before": had,
            "hours_after": has,
            "earliest": notice.day.isoformat(),
            "counted": [step.text for step in notice.steps],
        },
        subject=grant.id,
        extent=(notice.day - grant.starts_on).days,
    )


def complaint(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A decision that can still be complained about; nothing once the last day has gone."""
    decisions = [
        (grant.received_on, f"om bevillingen fra {day_text(grant.starts_on)}", grant.id) for grant in facts.grants
    ]
    decisions.append((lost_on(facts.scheme), "om, at hjælpen stopper,", SCHEME))
    for received_on, about, subject in decisions:
        if received_on is None or received_on > facts.as_of:
            continue
        try:
            notice = complaint_deadline(received_on, rules)
        except UnknownRule:
            continue
        left = (notice.day - facts.as_of).days
        if left < 0:
            continue
        yield Finding(
            code=COMPLAINT,
            severity=Severity.NOTICE,
            helper_id=None,
            at=received_on,
            due=notice.day,
            title="Du kan klage over afgørelsen",
            message=f"Afgørelsen {about} er modtaget {day_text(received_on)}. "
            f"En klage skal være hos kommunen {by_text(notice.day, facts.as_of)}. "
            f"{complaint_caveat(notice.day)}".rstrip(),
            advice="Er du uenig, så klag mundtligt eller skriftligt til kommunen. Er du enig, skal du ikke gøre noget.",
            reason=notice.reasons[0],
            figures={"days_left": left, "counted": [step.text for step in notice.steps]},
            subject=subject,
        )
