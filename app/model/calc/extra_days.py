"""Feriefridage: days off that the contract gives a calendar year, what of them was held and what is left.

No law gives them (ferieloven says nothing), so only the contract does: its number is taken as the whole year's, also where
the employment or the number begins or ends within the year, and the steps say so. What is not held stays unsettled here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.model.calc.notice import Step
from app.model.calc.vacation_facts import NOTHING, Terms, VacationFacts, days_from, days_words
from app.model.calc.vacation_taken import Counter, Stretch
from app.model.domain.danish import day_text
from app.model.domain.entities import FOREVER, Absence, AbsenceKind, Contract
from app.model.domain.reasons import Layer, Reason, Source
from app.model.rulebook.rulebook import Rulebook

CONTRACT = Source("Kontrakten")
ASSUMED = (
    "Loven giver ingen feriefridage. Her er kontraktens tal regnet for hele kalenderåret, også når noget begynder eller "
    "slutter midt i det. Siger kontrakten noget andet, gælder kontrakten."
)


@dataclass(frozen=True)
class ExtraDays:
    """One calendar year's feriefridage, in days: given = taken + planned + left (less than nothing where too many)."""

    year: int
    given: Decimal
    taken: Decimal
    planned: Decimal
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...]

    @property
    def left(self) -> Decimal:
        return self.given - self.taken - self.planned


def extra_days(facts: VacationFacts, rules: Rulebook, year: int, as_of: date) -> ExtraDays | None:
    """The feriefridage of a calendar year, seen at the end of a day; None where none are given and none were held."""
    first, last = date(year, 1, 1), date(year + 1, 1, 1) - timedelta(days=1)
    contracts = [each for each in facts.contracts if each.starts_on <= last and (each.ends_on or FOREVER) >= first]
    given = next((each for each in reversed(contracts) if each.extra_days_off is not None), None)
    counter = _Days(facts, rules)
    held = [(absence, counter.days(absence, first, last)) for absence in _days_off(facts)]
    held = [(absence, days) for absence, days in held if any(days.values())]
    if not held and (given is None or not given.extra_days_off):
        return None
    amount = given.extra_days_off if given is not None and given.extra_days_off is not None else NOTHING
    taken = sum((part for _, days in held for day, part in days.items() if day <= as_of), NOTHING)
    planned = sum((part for _, days in held for part in days.values()), NOTHING) - taken
    steps = tuple(_steps(contracts, given, held, (first, last), as_of))
    text = f"Kontrakten giver {days_words(amount)} feriefri om året"
    reasons = (Reason(text, source=CONTRACT, layer=Layer.CONTRACT),) if given is not None else ()
    return ExtraDays(year, amount, taken, planned, steps, reasons)


def days_off(facts: VacationFacts, rules: Rulebook, absence: Absence) -> Decimal:
    """What one absence counts in all."""
    last = absence.last_day or absence.first_day
    return sum(_Days(facts, rules).days(absence, absence.first_day, last).values(), NOTHING)


def _days_off(facts: VacationFacts) -> Iterator[Absence]:
    return (absence for absence in facts.absences if absence.kind is AbsenceKind.EXTRA_DAY_OFF)


class _Days:
    """Counts days off: those on which a shift begins; where nobody has planned shifts, the weekdays that are not public holidays."""

    def __init__(self, facts: VacationFacts, rules: Rulebook) -> None:
        self._counter = Counter(facts, Terms.of(facts.contracts), rules)

    def days(self, absence: Absence, first: date, last: date) -> dict[date, Decimal]:
        """What each day counts between two dates; a part of a day as the part of its shifts."""
        end = absence.last_day or absence.first_day  # one without an end is known for its first day alone
        found = {
            day: self._counter.working_day(Stretch(absence.start, absence.end, absence), day)
            for day in days_from(max(first, absence.first_day), min(last, end))
        }
        if any(part is not None for part in found.values()):
            return {day: part for day, part in found.items() if part}
        return {day: Decimal(1) for day in found if self._counter.is_vacation_day(day)}


def _steps(
    contracts: list[Contract],
    given: Contract | None,
    held: list[tuple[Absence, dict[date, Decimal]]],
    span: tuple[date, date],
    as_of: date,
) -> Iterator[Step]:
    first, last = span
    if given is None:
        yield Step(None, "Kontrakten giver ingen feriefridage.")
    else:
        days = days_words(given.extra_days_off or NOTHING)
        yield Step(None, f"Kontrakten fra {day_text(given.starts_on)} giver {days} feriefri i {first.year}.")
        if len(contracts) > 1 or given.starts_on > first or (given.ends_on or FOREVER) < last:
            yield Step(None, ASSUMED)
    for absence, parts in held:
        what = "Planlagt feriefri" if absence.first_day > as_of else "Feriefri"
        until = f" til {day_text(max(parts))}" if len(parts) > 1 else ""
        yield Step(min(parts), f"{what} {day_text(min(parts))}{until}: {days_words(sum(parts.values(), NOTHING))}.")
