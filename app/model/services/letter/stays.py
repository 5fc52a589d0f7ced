"""What a letter about one of the citizen's stays is made from: the stay, its helpers by name, and the roster in its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.model.calc.notice import Notice
from app.model.calc.stays import StayDay, What, stay_days, tell_by
from app.model.checks.stay_parts import Part, parts_of
from app.model.domain.danish import danish_order, day_text
from app.model.domain.entities import Scheme, Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.stays import CitizenStay, StayKind
from app.model.rulebook.rulebook import Rulebook
from app.model.services.absence.stay_shifts import in_stay
from app.model.services.facts import by_helper
from app.model.services.stays import STAY_KINDS
from app.model.store import leave_queries, queries
from app.model.store.database import Session


@dataclass(frozen=True)
class StayAsked:
    """Which stay: of these kinds, the one of that id, or else the one that is or comes next on a day."""

    kinds: frozenset[StayKind]
    record_id: str | None
    helper_id: str | None
    on: date


@dataclass(frozen=True)
class StayFacts:
    """`mine`: the helper's part that the letter is to; `shifts` are those planned until a day, by helper's name."""

    stay: CitizenStay
    parts: tuple[tuple[str, Part], ...]
    mine: Part | None
    notice: Notice | None
    days: tuple[StayDay, ...]
    shifts: tuple[tuple[str, tuple[Shift, ...]], ...]
    until: date

    @property
    def id(self) -> str:
        return self.stay.id

    def day(self, what: What) -> StayDay | None:
        return next((day for day in self.days if day.what is what), None)


def load_stay(session: Session, scheme: Scheme, rules: Rulebook, asked: StayAsked) -> StayFacts | None:
    """None while no such stay is written. Raises Refused for an id that is none of them."""
    stay = _chosen(fitting(session, asked.kinds), asked)
    if stay is None:
        return None
    notice, days = tell_by(stay, rules), stay_days(stay, scheme.paragraph, rules)
    written = leave_queries.stay_helpers(session, stay.id)
    parts = parts_of(stay, written, by_helper(queries.contracts(session)), notice)
    names = {helper.id: helper.name for helper in queries.helpers(session)}
    pay = next((day.day for day in days if day.what is What.PAY), None)
    until = max(stay.first_day, stay.last_day or pay or asked.on)
    shifts = by_helper(in_stay(session, stay, until))
    return StayFacts(
        stay,
        tuple(sorted(((names[p.helper_id], p) for p in parts), key=lambda pair: danish_order(pair[0]))),
        next((part for part in parts if part.helper_id == asked.helper_id), None),
        notice,
        days,
        tuple(
            sorted(((names[h], tuple(found)) for h, found in shifts.items()), key=lambda pair: danish_order(pair[0]))
        ),
        until,
    )


def fitting(session: Session, kinds: frozenset[StayKind]) -> Sequence[CitizenStay]:
    return [stay for stay in leave_queries.stays(session) if stay.kind in kinds]


def _chosen(stays: Sequence[CitizenStay], asked: StayAsked) -> CitizenStay | None:
    if asked.record_id is not None:
        for stay in stays:
            if stay.id == asked.record_id:
                return stay
        raise Refused(Mistake("Om", f"der er ikke noget ophold af den slags med id »{asked.record_id}«"))
    coming = (stay for stay in stays if (stay.last_day or date.max) >= asked.on)
    return next(coming, stays[-1] if stays else None)


def stay_records(session: Session, kinds: frozenset[StayKind]) -> list[tuple[str, str]]:
    """What such a letter can be about: the id and a line of text, the oldest first."""
    return [(stay.id, _line(stay)) for stay in fitting(session, kinds)]


def _line(stay: CitizenStay) -> str:
    until = f" til {day_text(stay.last_day)}" if stay.last_day is not None else ""
    return f"{STAY_KINDS[stay.kind]} fra {day_text(stay.first_day)}{until}"
