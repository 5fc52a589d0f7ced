"""The fields about working together: talks, what has been learnt, and what is lent out."""

from __future__ import annotations

from collections.abc import Callable

from app.model.domain.danish import day_text
from app.model.domain.people import Handout, Talk
from app.model.services.blanks import Kind
from app.model.services.letter.context import Context
from app.model.services.letter.field import LetterField, day
from app.model.services.talks import TALK_KINDS


def _talk(title: str, name: str, tell: Callable[[Talk], str | None], *, needed: bool = True) -> LetterField:
    def value(c: Context) -> str:
        return "" if c.talk is None else tell(c.talk) or ""

    return LetterField(title, value, Kind.TALK, name, needed)


def _thing(each: Handout) -> str:
    return f"{each.number} stk. {each.what}" if each.number != 1 else each.what


def _handed(c: Context) -> str:
    lent = (each for each in c.handouts if each.returned_on is None)
    return "\n".join(f"{_thing(each)}, udleveret {day_text(each.handed_on)}" for each in lent)


def _returned(c: Context) -> str:
    return "\n".join(
        f"{_thing(each)}, udleveret {day_text(each.handed_on)}, afleveret {day_text(each.returned_on)}"
        for each in c.handouts
        if each.returned_on is not None
    )


def _out(c: Context) -> str:
    return ", ".join(_thing(each) for each in c.handouts if each.returned_on is None)


def _trainings(c: Context) -> str:
    return "\n".join(f"{each.subject}, {day_text(each.held_on)}" for each in c.trainings)


TALK_FIELDS: dict[str, LetterField] = {
    "samtale.dato": _talk("Samtalens dato", "held_on", lambda x: day(x.held_on)),
    "samtale.slags": _talk("Slags samtale", "kind", lambda x: TALK_KINDS[x.kind]),
    "samtale.deltagere": _talk("Deltagere", "participants", lambda x: x.participants, needed=False),
    "samtale.om": _talk("Hvad samtalen handlede om", "about", lambda x: x.about),
    "samtale.aftalt": _talk("Hvad der blev aftalt", "agreed", lambda x: x.agreed),
    "samtale.opfølgning": _talk("Dag for opfølgning", "follow_up_on", lambda x: day(x.follow_up_on), needed=False),
    "nøgler.liste": LetterField("Nøgler og andet, der er udleveret", _handed, needed=False),
    "nøgler.afleveret": LetterField("Nøgler og andet, der er kommet tilbage", _returned, needed=False),
    "nøgler.ude": LetterField("Nøgler og andet, der mangler at komme tilbage", _out, needed=False),
    "kurser.liste": LetterField("Kurser og instruktion", _trainings, needed=False),
}
