"""Findings about wishes for vacation: who has not told any by the day that was set, and which are not answered.

The day for wishes is the employer's own (domain/leave.VacationRound); an answer is due when the vacation must be announced
(`ferievarsel_*`, ferieloven § 9).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.calc.notice import last_day_to_announce_vacation
from app.model.checks.due import SOON, by_text, is_permanent, severity_at, was_a_year_ago
from app.model.checks.facts import Facts
from app.model.domain.danish import day_text
from app.model.domain.entities import AbsenceKind
from app.model.domain.findings import Finding
from app.model.domain.leave import VacationWish, WishState
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook, UnknownRule

WISHES, WISH_OPEN = "vacation-wishes", "vacation-wish-open"


def wishes(facts: Facts, rules: Rulebook) -> Iterable[Finding]:  # noqa: ARG001 - the shape of a check
    """From two weeks before the day for wishes until the year is over: who has neither told one nor has vacation in it."""
    for chosen in facts.vacation_rounds:
        due = chosen.wishes_by
        if facts.as_of < due - SOON or facts.as_of.year > chosen.year:
            continue
        told = {w.helper_id for w in facts.vacation_wishes if _lies_in(w.first_day, w.last_day, chosen.year)}
        for helper_id in facts.helpers:
            if helper_id in told or not is_permanent(facts.contracts.get(helper_id, ()), facts.as_of):
                continue
            if _has_vacation(facts, helper_id, chosen.year):
                continue
            name = facts.name(helper_id)
            yield Finding(
                code=WISHES,
                severity=severity_at(due, facts.as_of),
                helper_id=helper_id,
                at=due,
                due=due,
                title="Ferieønsker mangler",
                message=f"{name} har ikke sagt, hvornår ferien helst skal ligge i {chosen.year}. Du har bedt om ønsker "
                f"{by_text(due, facts.as_of)}.",
                advice=f"Spørg {name}, og skriv ønsket ind under Fravær, Ferie.",
                reason=Reason("Den dag, du selv har valgt for ferieønsker"),
                figures={"wishes_by": due.isoformat()},
                subject=str(chosen.year),
            )


def _lies_in(first: date, last: date, year: int) -> bool:
    return first.year <= year <= last.year


def _has_vacation(facts: Facts, helper_id: str, year: int) -> bool:
    return any(
        absence.kind is AbsenceKind.VACATION
        and _lies_in(absence.first_day, absence.last_day or absence.first_day, year)
        for absence in facts.absences.get(helper_id, ())
    )


def wish_open(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A wish that nobody has answered, from two weeks before the last day to announce that vacation."""
    for wish in facts.vacation_wishes:
        if wish.state is not WishState.OPEN or was_a_year_ago(wish.first_day, facts.as_of):
            continue
        if wish.helper_id not in facts.helpers:
            continue
        try:
            notice = last_day_to_announce_vacation(wish.first_day, wish.last_day, rules)
        except UnknownRule:
            continue
        if facts.as_of < notice.day - SOON:
            continue
        name = facts.name(wish.helper_id)
        yield Finding(
            code=WISH_OPEN,
            severity=severity_at(notice.day, facts.as_of),
            helper_id=wish.helper_id,
            at=wish.first_day,
            due=notice.day,
            title="Et ferieønske er ikke besvaret",
            message=f"{name} har den {day_text(wish.asked_on)} ønsket ferie {_days(wish)}. Bliver det ja, skal ferien varsles "
            f"{by_text(notice.day, facts.as_of)}.",
            advice=_advice(name, facts.as_of, wish, late=facts.as_of > notice.day),
            reason=notice.reasons[0],
            figures={
                "asked_on": wish.asked_on.isoformat(),
                "announce_by": notice.day.isoformat(),
                "counted": [step.text for step in notice.steps],
            },
            subject=wish.id,
        )


def _days(wish: VacationWish) -> str:
    if wish.last_day > wish.first_day:
        return f"{day_text(wish.first_day)}–{day_text(wish.last_day)}"
    return f"den {day_text(wish.first_day)}"


def _advice(name: str, as_of: date, wish: VacationWish, *, late: bool) -> str:
    if as_of >= wish.first_day:
        return "Skriv, hvad svaret blev, under Fravær, Ferie."
    agreed = " Når I er enige, må varslet være kortere." if late else ""
    return f"Sig ja eller nej til {name}, og skriv det ind.{agreed}"
