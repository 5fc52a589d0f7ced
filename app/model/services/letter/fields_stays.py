"""The fields about the citizen's stays: days and place, who comes along, the roster in them, notice, what was agreed."""

from __future__ import annotations

from collections.abc import Callable

from app.model.calc.notice import Notice
from app.model.calc.stays import What, is_long
from app.model.domain.danish import hours_text, plural
from app.model.domain.stays import CitizenStay, StayKind
from app.model.services.blanks import Kind
from app.model.services.letter.context import Context
from app.model.services.letter.field import LetterField, day, number, yes
from app.model.services.letter.stays import StayFacts
from app.model.services.reason_words import source_text
from app.model.services.stays import STAY_KINDS


def _stay(title: str, name: str, tell: Callable[[CitizenStay], str | None], *, needed: bool = True) -> LetterField:
    def value(c: Context) -> str:
        return "" if c.stay is None else tell(c.stay.stay) or ""

    return LetterField(title, value, Kind.STAY, name, needed)


def _facts(tell: Callable[[StayFacts], str]) -> Callable[[Context], str]:
    return lambda c: "" if c.stay is None else tell(c.stay)


def _is(kind: StayKind) -> Callable[[Context], str]:
    return _facts(lambda facts: yes(facts.stay.kind is kind))


def _along(facts: StayFacts) -> str:
    return "\n".join(name for name, part in facts.parts if part.along)


def _roster(facts: StayFacts) -> str:
    """Each helper's shifts in the days, a line each."""
    return "\n".join(
        f"{name}: {plural(len(shifts), 'vagt', 'vagter')}, {hours_text(sum(s.minutes for s in shifts))} timer"
        for name, shifts in facts.shifts
    )


def _notice(tell: Callable[[Notice], str]) -> Callable[[Context], str]:
    return _facts(lambda facts: "" if facts.notice is None else tell(facts.notice))


def _counted(c: Context) -> str:
    """Only for a helper whom the notice holds for."""
    if c.stay is None or c.stay.mine is None or c.stay.mine.tell_by is None or c.stay.notice is None:
        return ""
    return "\n".join(step.text for step in c.stay.notice.steps)


def _too_late(c: Context) -> str:
    mine = c.stay.mine if c.stay is not None else None
    if mine is None or mine.tell_by is None:
        return ""
    return yes((mine.told_on or c.on) > mine.tell_by)


def _beyond(c: Context) -> str:
    """Until when the scheme can be along without an application, for a stay that is longer."""
    facts = c.stay
    limit = facts.day(What.APPLY) if facts is not None else None
    if facts is None or limit is None or not is_long(facts.stay, limit.day, c.on):
        return ""
    return day(limit.day)


def _beyond_source(c: Context) -> str:
    limit = c.stay.day(What.APPLY) if c.stay is not None else None
    return source_text(limit.reason) if limit is not None and _beyond(c) else ""


def _mine(title: str, name: str, *, needed: bool = False) -> LetterField:
    def value(c: Context) -> str:
        mine = c.stay.mine if c.stay is not None else None
        return "" if mine is None else day(getattr(mine, name))

    return LetterField(title, value, Kind.STAY_HELPER, name, needed)


STAY_LETTER_FIELDS: dict[str, LetterField] = {
    "ophold.fra": _stay("Opholdets første dag", "first_day", lambda x: day(x.first_day)),
    "ophold.til": _stay("Opholdets sidste dag", "last_day", lambda x: day(x.last_day), needed=False),
    "ophold.sted": _stay("Stedet", "place", lambda x: x.place, needed=False),
    "ophold.slags": _stay("Slags ophold", "kind", lambda x: STAY_KINDS[x.kind]),
    "ophold.akut": LetterField("Akut indlæggelse", _is(StayKind.HOSPITAL_ACUTE)),
    "ophold.planlagt": LetterField("Planlagt indlæggelse", _is(StayKind.HOSPITAL_PLANNED)),
    "ophold.udland": LetterField("I udlandet", _facts(lambda facts: yes(facts.stay.abroad))),
    "ophold.med": LetterField("Hjælpere, der er med", _facts(_along), needed=False),
    "ophold.vagter": LetterField("Vagter i vagtplanen de dage", _facts(_roster), needed=False),
    "ophold.vagter_til": LetterField(
        "Vagterne er talt til og med", _facts(lambda facts: day(facts.until)), needed=False
    ),
    "ophold.aftalt": _stay("Dagen, det blev aftalt", "agreed_on", lambda x: day(x.agreed_on), needed=False),
    "ophold.aftale": _stay("Hvad er aftalt", "agreed", lambda x: x.agreed, needed=False),
    "ophold.ekstra_timer": _stay("Ekstra timer i alt", "extra_hours", lambda x: number(x.extra_hours), needed=False),
    "ophold.uden_ansøgning": LetterField("Uden ansøgning til og med", _beyond, needed=False),
    "ophold.ansøgning_kilde": LetterField("Hvor det står, at der skal søges", _beyond_source, needed=False),
    "besked.senest": LetterField("Sidste dag at give besked", _notice(lambda notice: day(notice.day)), needed=False),
    "besked.skridt": LetterField("Hvordan dagen er regnet ud", _counted, needed=False),
    "besked.kilde": LetterField(
        "Hvor varslet står", _notice(lambda notice: "; ".join(map(source_text, notice.reasons))), needed=False
    ),
    "besked.for_sent": LetterField("Varslet er for kort", _too_late, needed=False),
    "besked.fik": _mine("Hjælperen fik besked", "told_on"),
    "besked.aftalt": _mine("Kortere varsel aftalt", "agreed_on"),
}
