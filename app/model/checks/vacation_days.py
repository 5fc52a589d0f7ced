"""Findings about single vacations: days that are not earned when they lie, and sickness in a vacation without a paper.

Source: ferieloven §§ 7 and 12(2). Keys: `ferie_forskud_kraever_aftale`, `sygdom_under_ferie_dage`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from app.model.calc.vacation import Book
from app.model.calc.vacation_facts import NOTHING, days_words
from app.model.calc.vacation_reasons import ADVANCE_KEY
from app.model.calc.vacation_sick import WAITING_KEY
from app.model.checks.due import severity_at, was_a_year_ago
from app.model.checks.facts import Facts
from app.model.checks.vacation_held import kept
from app.model.domain.danish import day_text, rounded
from app.model.domain.entities import Absence, AbsenceKind
from app.model.domain.findings import Finding, Severity
from app.model.domain.leave import StepKind
from app.model.domain.terms import VacationForm
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number

ADVANCE, SICK = "vacation-advance", "sick-in-vacation"
LEAST = Decimal(1) / 100  # days; less is what rounding leaves


def advance(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Vacation in days that are not earned when they lie; settled when the agreement is written down."""
    for helper in kept(facts, rules):
        for absence, days in advance_days(helper.book).values():
            rule = rules.find(ADVANCE_KEY, absence.first_day)
            if absence.advance_agreed_on is not None or days < LEAST or not isinstance(rule, Number) or not rule.value:
                continue
            if was_a_year_ago(absence.first_day, facts.as_of):
                continue
            contract = helper.book.terms.contract(absence.first_day)
            allowance = contract is not None and contract.vacation_form is VacationForm.ALLOWANCE
            begun = facts.as_of >= absence.first_day
            yield Finding(
                code=ADVANCE,
                severity=severity_at(absence.first_day, facts.as_of),
                helper_id=helper.helper_id,
                at=absence.first_day,
                due=absence.first_day,
                title="Ferie, der ikke er optjent",
                message=f"{helper.name} {'havde' if begun else 'har'} ferie fra {day_text(absence.first_day)}. "
                f"{days_words(days)} af den {'var' if begun else 'er'} ikke optjent, når dagene ligger. "
                f"{'Der er ingen feriepenge til dem.' if allowance else 'Med løn kræver det en aftale om forskud.'}",
                advice=f"Er I enige, så skriv dagen under ferien: »Ferie på forskud aftalt«. "
                f"{'Ellers var de dage uden løn.' if begun else 'Ellers må ferien flyttes eller være uden løn.'}",
                reason=rule.reason(ADVANCE_KEY, "Betalt ferie, der ikke er optjent, kræver en aftale"),
                figures={"advance_days": rounded(days)},
                subject=f"{absence.id}/{absence.first_day.isoformat()}",
                extent=int(days),
            )


def advance_days(book: Book) -> Mapping[str, tuple[Absence, Decimal]]:
    """How many days of each vacation are not earned when they lie, by the absence's id."""
    found: dict[str, tuple[Absence, Decimal]] = {}
    for account in book.accounts.values():
        for take in account.takes:
            source = take.held.source
            if take.advance and source.kind is AbsenceKind.VACATION:
                found[source.id] = source, found.get(source.id, (source, NOTHING))[1] + take.advance
    return found


def sick_in_vacation(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Sick days in a vacation that give new vacation, and no word of the doctor's paper that it takes.

    Not where the contract gives new vacation for them all; asked for or received: then it is waited for elsewhere.
    """
    doctor = {step.absence_id for step in facts.absence_steps if step.kind is StepKind.DOCTOR}
    for helper in kept(facts, rules):
        papers = [each for each in facts.absences.get(helper.helper_id, ()) if each.id in doctor]
        for absence, days in _replaced(helper.book).values():
            rule = rules.find(WAITING_KEY, absence.first_day)
            with_paper = any(each.start <= absence.end and each.end >= absence.start for each in papers)
            if with_paper or not isinstance(rule, Number) or was_a_year_ago(absence.first_day, facts.as_of):
                continue
            yield Finding(
                code=SICK,
                severity=Severity.NOTICE,
                helper_id=helper.helper_id,
                at=absence.first_day,
                due=None,
                title="Syg i ferien",
                message=f"{helper.name} blev syg i ferien {day_text(absence.first_day)}, og {days_words(days)} kan holdes igen. "
                "Det kræver en lægeerklæring, som hjælperen betaler.",
                advice="Bed om lægeerklæringen, og skriv den under sygdommens forløb. Kommer den ikke, tæller dagene som ferie.",
                reason=rule.reason(WAITING_KEY, f"Ny ferie efter {days_words(rule.value)} med sygdom i ferieåret"),
                figures={"replaced_days": rounded(days)},
                subject=absence.id,
                extent=int(days),
            )


def _replaced(book: Book) -> Mapping[str, tuple[Absence, Decimal]]:
    """The sick days of each sickness in a vacation that don't count as held."""
    found: dict[str, tuple[Absence, Decimal]] = {}
    for day in book.held:
        if day.sick and day.whole - day.days >= LEAST and not book.replaces_first_days(day.day):
            before = found.get(day.source.id, (day.source, NOTHING))[1]
            found[day.source.id] = day.source, before + day.whole - day.days
    return found
