"""The vacations and feriefridage of a calendar year: their days, how they were announced, and what is not earned of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from app.model.calc.extra_days import days_off
from app.model.calc.notice import Notice
from app.model.calc.vacation import Book
from app.model.calc.vacation_facts import NOTHING
from app.model.calc.vacation_start import from_where_needed
from app.model.checks.vacation_days import advance_days
from app.model.domain.entities import Absence, AbsenceKind
from app.model.domain.month import Month
from app.model.rulebook.rulebook import Rulebook
from app.model.services.absence.vacation_load import load
from app.model.services.binder import Binder
from app.model.services.vacation_wishes import notice_of
from app.model.store import queries

SHOWN = frozenset({AbsenceKind.VACATION, AbsenceKind.EXTRA_DAY_OFF})


class NoticeState(Enum):
    """How a vacation was announced; SHORTER: too late, but both agree."""

    KEPT = auto()
    LATE = auto()
    SHORTER = auto()
    WAITING = auto()
    MISSED = auto()


@dataclass(frozen=True)
class VacationRow:
    """A vacation or feriefridage. `notice`: the last day to announce it with the steps; None for feriefridage.

    `days` counts in the contract's unit; `advance`: how many of them are not earned when they lie.
    """

    absence: Absence
    helper: str
    days: Decimal
    minutes: int
    notice: Notice | None
    state: NoticeState | None
    advance: Decimal

    @property
    def id(self) -> str:
        return self.absence.id


def vacation_rows(binder: Binder, year: int) -> tuple[VacationRow, ...]:
    """Those that touch a calendar year, by first day; seen from today."""
    rules, today = binder.rulebook(), binder.today
    last = Month(year, 12).last
    with binder.database.read() as session:
        names = {helper.id: helper.name for helper in queries.helpers(session)}
        found = load(session, rules)
    rows: list[VacationRow] = []
    for helper_id, facts in found.items():
        shown = [each for each in facts.absences if each.kind in SHOWN and _touches(each, year)]
        if not shown:
            continue
        book = Book(from_where_needed(facts, rules, min(today, last)), rules, today)
        counted = _counted(book)
        advance = advance_days(book)
        for absence in shown:
            days, minutes = counted.get(absence.id, (NOTHING, 0))
            if absence.kind is AbsenceKind.EXTRA_DAY_OFF:
                days = days_off(facts, rules, absence)
            early = advance.get(absence.id, (absence, NOTHING))[1]
            rows.append(_row(absence, names[helper_id], (days, minutes), early, rules, today))
    return tuple(sorted(rows, key=lambda row: (row.absence.first_day, row.helper, row.id)))


def _touches(absence: Absence, year: int) -> bool:
    return absence.first_day.year <= year <= (absence.last_day or absence.first_day).year


def _counted(book: Book) -> dict[str, tuple[Decimal, int]]:
    found: dict[str, tuple[Decimal, int]] = {}
    for day in book.held:
        days, minutes = found.get(day.source.id, (NOTHING, 0))
        found[day.source.id] = days + day.days, minutes + day.minutes
    return found


def _row(
    absence: Absence, helper: str, counted: tuple[Decimal, int], advance: Decimal, rules: Rulebook, today: date
) -> VacationRow:
    notice = None
    if absence.kind is AbsenceKind.VACATION:
        notice = notice_of(absence.first_day, absence.last_day or absence.first_day, rules)
    state = state_of(absence, notice, today) if notice is not None else None
    return VacationRow(absence, helper, *counted, notice, state, advance)


def state_of(absence: Absence, notice: Notice, today: date) -> NoticeState:
    """How its notice stands on a day."""
    given = absence.notice_given_on
    if given is not None and given <= notice.day:
        return NoticeState.KEPT
    if absence.notice_agreed_on is not None:
        return NoticeState.SHORTER
    if given is not None:
        return NoticeState.LATE
    return NoticeState.MISSED if today > notice.day else NoticeState.WAITING
