"""What a letter about vacation is made from: the helper's balances on the letter's day, what is planned, what can be moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.vacation import Book, VacationYear
from app.model.calc.vacation_facts import NOTHING, VacationFacts
from app.model.calc.vacation_rest import Rest, rest_of
from app.model.domain.entities import Absence, AbsenceKind
from app.model.domain.leave import VacationEntry, VacationEntryKind, VacationRound
from app.model.rulebook.rulebook import Rulebook
from app.model.services.absence.vacation_load import load
from app.model.store import leave_queries
from app.model.store.database import Session


@dataclass(frozen=True)
class Planned:
    """A vacation that has not begun, and what it counts."""

    absence: Absence
    days: Decimal
    minutes: int


@dataclass(frozen=True)
class VacationSeen:
    """`years`: those whose vacation can still be held. `moving`: the one whose rest can be moved; `agreed`: how it is moved.

    `counted`: days and minutes of each vacation by the absence's id. `chosen`: the day for wishes that comes next.
    """

    years: tuple[VacationYear, ...]
    planned: tuple[Planned, ...]
    moving: Rest | None
    agreed: VacationEntry | None
    counted: dict[str, tuple[Decimal, int]]
    chosen: VacationRound | None


def load_vacation(session: Session, rules: Rulebook, helper_id: str, on: date) -> VacationSeen:
    """The same whoever asks: a helper without a contract has no years."""
    facts = load(session, rules, {helper_id}).get(helper_id, VacationFacts(()))
    book = Book(facts, rules, on)
    years = tuple(year for year in book.years() if year.period.first <= on <= year.period.until)
    counted = _counted(book)
    coming = [a for a in facts.absences if a.kind is AbsenceKind.VACATION and a.first_day > on]
    rounds = [each for each in leave_queries.vacation_rounds(session) if each.wishes_by >= on]
    agreed = _agreed(facts.entries, [year.year for year in years])
    return VacationSeen(
        years=years,
        planned=tuple(Planned(each, *counted.get(each.id, (NOTHING, 0))) for each in coming),
        moving=_moving(book, years, agreed),
        agreed=agreed,
        counted=counted,
        chosen=rounds[0] if rounds else None,
    )


def _counted(book: Book) -> dict[str, tuple[Decimal, int]]:
    found: dict[str, tuple[Decimal, int]] = {}
    for day in book.held:
        days, minutes = found.get(day.source.id, (NOTHING, 0))
        found[day.source.id] = days + day.days, minutes + day.minutes
    return found


def _agreed(entries: Sequence[VacationEntry], years: Sequence[int]) -> VacationEntry | None:
    """What is written as moved from a year that is not over yet; the newest."""
    found = [e for e in entries if e.kind is VacationEntryKind.TRANSFERRED and e.year in years]
    return found[-1] if found else None


def _moving(book: Book, years: Sequence[VacationYear], agreed: VacationEntry | None) -> Rest | None:
    """Of the year that an agreement is about, else of the oldest whose vacation can still be held."""
    year = agreed.year if agreed is not None else years[0].year if years else None
    return None if year is None else rest_of(book, year)
