"""One vacation year's account: the days that came, the days that went, and what is noted of each on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from app.model.calc.vacation_earned import EarnedPart
from app.model.calc.vacation_facts import EXACT, NOTHING, VacationPeriod
from app.model.calc.vacation_taken import HeldDay
from app.model.domain.danish import rounded


class NoteKind(Enum):
    """What happened to days that were not held."""

    MOVED = auto()
    MOVED_LESS = auto()
    HINDERED = auto()
    HINDERED_LESS = auto()
    DUE = auto()
    HINDERED_AGAIN = auto()
    LOST = auto()
    LEFT_WORK = auto()


@dataclass(frozen=True, slots=True)
class Note:
    kind: NoteKind
    day: date
    days: Decimal


@dataclass(frozen=True, slots=True)
class Take:
    """What a day of vacation took from one account, and how much of that was not earned yet when it lay."""

    held: HeldDay
    days: Decimal
    minutes: int
    advance: Decimal = NOTHING

    @property
    def weekdays(self) -> Decimal:
        """Its part of what the day is in weekdays."""
        held = self.held
        if self.days == held.days:
            return held.weekdays
        return rounded(held.weekdays * self.days / held.days, EXACT)


@dataclass(slots=True)
class Account:
    """One vacation year's days. `moved` is by written agreement, `due` is to be paid and not yet noted as paid."""

    period: VacationPeriod
    parts: Sequence[EarnedPart]
    before: Decimal = NOTHING
    taken: Decimal = NOTHING
    planned: Decimal = NOTHING
    moved_in: Decimal = NOTHING
    hindered_in: Decimal = NOTHING
    moved_out: Decimal = NOTHING
    hindered_out: Decimal = NOTHING
    paid: Decimal = NOTHING
    due: Decimal = NOTHING
    lost: Decimal = NOTHING
    takes: list[Take] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _counted: int = 0
    _earned: Decimal = NOTHING

    def earned_by(self, day: date) -> Decimal:
        """What the months have given at the end of a day, with what came from before the program; in order of time."""
        while self._counted < len(self.parts) and self.parts[self._counted].on <= day:
            self._earned += self.parts[self._counted].days
            self._counted += 1
        return self._earned + self.before

    def balance(self, day: date) -> Decimal:
        """What is left at the end of a day; asked in order of time."""
        came = self.earned_by(day) + self.moved_in + self.hindered_in
        went = self.moved_out + self.hindered_out + self.paid + self.due + self.lost
        return came - self.taken - self.planned - went

    def earned_until(self, day: date) -> Decimal:
        """The same as `earned_by`, asked in any order."""
        return sum((part.days for part in self.parts if part.on <= day), self.before)

    def left(self, day: date) -> Decimal:
        """What is left with what the months have given at the end of a day, and with all that is planned."""
        came = self.earned_until(day) + self.moved_in + self.hindered_in
        gone = self.taken + self.planned + self.moved_out + self.hindered_out + self.paid + self.due + self.lost
        return came - gone

    def note(self, kind: NoteKind, day: date, days: Decimal) -> None:
        if days > 0:
            self.notes.append(Note(kind, day, days))
