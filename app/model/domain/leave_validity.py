"""What makes a fact about sickness, vacation, leave or a stay impossible; asked by the window and the exchange file alike.

Each function returns the entity's field and one Danish sentence for every mistake.
"""

from __future__ import annotations

from decimal import Decimal

from app.model.domain.entities import Absence, AbsenceKind, Contract, Helper
from app.model.domain.leave import AbsenceStep, Accident, ParentalLeave, VacationEntry, VacationRound, VacationWish
from app.model.domain.people_validity import days_mistakes, order_mistakes, texts_mistakes
from app.model.domain.stays import CitizenStay, StayHelper
from app.model.domain.terms import VacationUnit
from app.model.domain.validity import FINEST_HOURS, FieldMistake, decimals_mistake, time_mistake

MOST_VACATION, MOST_WORKING_DAYS, MOST_EXTRA_HOURS = Decimal(60), Decimal(7), Decimal(10_000)
# What a sickness is, and what waits until the helper is fit again.
ILL = frozenset(
    {AbsenceKind.SICK, AbsenceKind.WORK_INJURY, AbsenceKind.SECTION_56, AbsenceKind.PREGNANCY, AbsenceKind.CHILD_SICK}
)
WAITING = frozenset({AbsenceKind.VACATION, AbsenceKind.EXTRA_DAY_OFF})
MOST_OFF_DUE = 200  # days; a birth cannot lie further from the due date
FIRST_YEAR, LAST_YEAR = 2019, 2199  # vacation years; the law knows none before


def absence_more_mistakes(absence: Absence) -> list[FieldMistake]:
    """Of what is told about an absence beside its days."""
    found = days_mistakes(absence, ("expected_back", "fit_on", "notice_agreed_on", "advance_agreed_on"))
    found += texts_mistakes(absence, ("what", "notice_how"))
    if absence.reported_at is not None and (text := time_mistake(absence.reported_at)):
        found.append(("reported_at", text))
    if not found:
        found += order_mistakes(absence, "first_day", "expected_back", "ligger før den første dag ({})")
        found += order_mistakes(absence, "first_day", "fit_on", "ligger før den første dag ({})")
    if absence.what and absence.kind is not AbsenceKind.AGREED:
        found.append(("what", "hører til andet aftalt fravær"))
    if absence.instead_of is not None and (absence.kind not in ILL or absence.instead_of not in WAITING):
        found.append(("instead_of", "kan kun være ferie eller en feriefridag, og kun ved sygdom"))
    return found


def section_56_mistakes(helper: Helper) -> list[FieldMistake]:
    found = days_mistakes(helper, ("section_56_from", "section_56_until"))
    if found:
        return found
    if helper.section_56_until is not None and helper.section_56_from is None:
        return [("section_56_from", "skriv, hvornår aftalen begynder")]
    return order_mistakes(helper, "section_56_from", "section_56_until", "ligger før aftalen begynder ({})")


def vacation_terms_mistakes(contract: Contract) -> list[FieldMistake]:
    """Of how vacation is counted: working days a week belong to a turnus; where they are not agreed, shifts tell them."""
    days = contract.vacation_turnus
    found = _amount("vacation_turnus", days, MOST_WORKING_DAYS, above_zero=True)
    if contract.vacation_unit is not VacationUnit.TURNUS and days is not None:
        found.append(("vacation_turnus", "hører til ferie i turnus"))
    return found + _amount("extra_days_off", contract.extra_days_off, MOST_VACATION)


def absence_step_mistakes(step: AbsenceStep) -> list[FieldMistake]:
    found = days_mistakes(step, ("asked_on", "done_on"))
    if not found and step.asked_on is None and step.done_on is None:
        found.append(("asked_on", "skriv mindst én af de to datoer"))
    return found or order_mistakes(step, "asked_on", "done_on", "ligger før den dag, der blev bedt om det ({})")


def vacation_entry_mistakes(entry: VacationEntry) -> list[FieldMistake]:
    found = days_mistakes(entry, ("agreed_on", "reported_on")) + texts_mistakes(entry, (), ("note",))
    found += _year(entry.year) + _amount("days", entry.days, MOST_VACATION, above_zero=True)
    return found


def vacation_wish_mistakes(wish: VacationWish) -> list[FieldMistake]:
    days = ("first_day", "last_day", "asked_on", "decided_on", "told_on")
    found = days_mistakes(wish, days) + texts_mistakes(wish, (), ("reason",))
    if not found:
        found += order_mistakes(wish, "first_day", "last_day", "ligger før den første dag ({})")
        found += order_mistakes(wish, "asked_on", "decided_on", "ligger før ønsket ({})")
        found += order_mistakes(wish, "asked_on", "told_on", "ligger før ønsket ({})")
    return found


def vacation_round_mistakes(chosen: VacationRound) -> list[FieldMistake]:
    return days_mistakes(chosen, ("wishes_by",)) + _year(chosen.year)


def accident_mistakes(accident: Accident) -> list[FieldMistake]:
    days = ("reported_on", "insurer_told_on", "municipality_told_on", "copy_given_on")
    found = days_mistakes(accident, days)
    found += texts_mistakes(accident, ("place", "witnesses"), ("doing", "what_happened", "prevention"))
    if text := time_mistake(accident.happened_at):
        found.append(("happened_at", text))
    if not found:
        happened = accident.happened_at.date()
        for name in days:
            day = getattr(accident, name)
            if day is not None and day < happened:
                found.append((name, "ligger før ulykken"))
    return found


def parental_leave_mistakes(leave: ParentalLeave) -> list[FieldMistake]:
    days = ("due_on", "notice_on", "leave_from", "born_on", "plan_on", "back_on", "municipality_told_on")
    found = days_mistakes(leave, days)
    if found:
        return found
    if leave.born_on is not None and abs((leave.born_on - leave.due_on).days) > MOST_OFF_DUE:
        found.append(("born_on", "ligger for langt fra terminen til at kunne være rigtig"))
    found += order_mistakes(leave, "leave_from", "back_on", "ligger før orloven begynder ({})")
    return found


def stay_mistakes(stay: CitizenStay) -> list[FieldMistake]:
    days = ("first_day", "last_day", "told_on", "applied_on", "granted_on", "insured_on", "agreed_on")
    found = days_mistakes(stay, days) + texts_mistakes(stay, ("place",), ("agreed", "note"))
    found += _amount("extra_hours", stay.extra_hours, MOST_EXTRA_HOURS)
    if not found:
        found += order_mistakes(stay, "first_day", "last_day", "ligger før den første dag ({})")
        found += order_mistakes(stay, "applied_on", "granted_on", "ligger før ansøgningen ({})")
    return found


def stay_helper_mistakes(part: StayHelper) -> list[FieldMistake]:
    return days_mistakes(part, ("told_on", "agreed_on"))


def _year(year: int) -> list[FieldMistake]:
    return [] if FIRST_YEAR <= year <= LAST_YEAR else [("year", f"skal ligge mellem {FIRST_YEAR} og {LAST_YEAR}")]


def _amount(name: str, amount: Decimal | None, most: Decimal, *, above_zero: bool = False) -> list[FieldMistake]:
    if amount is None:
        return []
    if text := decimals_mistake(amount, FINEST_HOURS):
        return [(name, text)]
    if amount < 0 or amount > most or (above_zero and not amount):
        return [(name, f"skal være {'over 0 og' if above_zero else 'mindst 0 og'} højst {most}")]
    return []
