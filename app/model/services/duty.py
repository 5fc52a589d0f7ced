"""Who is on duty at a moment, who comes next, and for how long somebody is there without a break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from app.model.checks.coverage import PRESENCE, present
from app.model.checks.facts import Facts
from app.model.domain.entities import ShiftKind

SHOWN_NEXT = 3
_SHOWN = PRESENCE | {ShiftKind.ON_CALL_HOME}


@dataclass(frozen=True)
class Turn:
    """A helper's time on duty, without what an absence takes of it."""

    helper: str
    kind: ShiftKind
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Duty:
    """`covered_until` is when the first gap begins; None while nobody is there (on call at home is not there)."""

    moment: datetime
    now: tuple[Turn, ...] = ()
    next: tuple[Turn, ...] = ()
    covered_until: datetime | None = None


def duty(facts: Facts, moment: datetime) -> Duty:
    """As the roster stands at a local moment."""
    turns = sorted(_turns(facts, moment), key=lambda turn: (turn.start, turn.end, turn.helper))
    ahead = [turn for turn in turns if turn.start > moment]
    return Duty(
        moment,
        tuple(turn for turn in turns if turn.start <= moment),
        tuple(ahead[:SHOWN_NEXT]),
        _covered_until(turns, moment),
    )


def _turns(facts: Facts, moment: datetime) -> Iterator[Turn]:
    for helper_id, shifts in facts.shifts.items():
        absences = facts.absences.get(helper_id, ())
        for shift in shifts:
            if shift.kind in _SHOWN and shift.end > moment:
                away = [absence for absence in absences if absence.overlaps(shift.start, shift.end)]
                for start, end in present(shift, away):
                    if end > moment:
                        yield Turn(facts.name(helper_id), shift.kind, start, end)


def _covered_until(turns: Iterable[Turn], moment: datetime) -> datetime | None:
    reached = moment
    for turn in turns:
        if turn.start > reached:
            break
        if turn.kind in PRESENCE:
            reached = max(reached, turn.end)
    return reached if reached > moment else None
