"""The fields about a vacation: its days, and the last day to announce it with the steps to it."""

from __future__ import annotations

from collections.abc import Callable

from app.model.calc.notice import Notice, last_day_to_announce_vacation
from app.model.domain.entities import Absence
from app.model.rulebook.rulebook import UnknownRule
from app.model.services.blanks import Kind
from app.model.services.letter_context import Context
from app.model.services.letter_field import LetterField, day, yes
from app.model.services.reason_words import source_text


def _absence(title: str, name: str, tell: Callable[[Absence], str], *, needed: bool = True) -> LetterField:
    return LetterField(title, lambda c: "" if c.absence is None else tell(c.absence), Kind.ABSENCE, name, needed)


def _announced(c: Context) -> Notice | None:
    absence = c.absence
    if absence is None:
        return None
    last = max(absence.first_day, absence.last_day or absence.first_day)
    try:
        return last_day_to_announce_vacation(absence.first_day, last, c.rules)
    except UnknownRule:
        return None


def _told(tell: Callable[[Notice], str]) -> Callable[[Context], str]:
    return lambda c: "" if (notice := _announced(c)) is None else tell(notice)


def _steps(notice: Notice) -> str:
    return "\n".join(step.text for step in notice.steps)


def _source(notice: Notice) -> str:
    return "; ".join(source_text(reason) for reason in notice.reasons)


def _too_late(c: Context) -> str:
    notice, absence = _announced(c), c.absence
    if notice is None or absence is None:
        return ""
    return yes((absence.notice_given_on or c.on) > notice.day)


VACATION_FIELDS: dict[str, LetterField] = {
    "ferie.fra": _absence("Første feriedag", "first_day", lambda x: day(x.first_day)),
    "ferie.til": _absence("Sidste feriedag", "last_day", lambda x: day(x.last_day)),
    "ferie.varslet": _absence("Ferien er varslet", "notice_given_on", lambda x: day(x.notice_given_on), needed=False),
    "ferie.varsles_senest": LetterField("Sidste dag at varsle", _told(lambda notice: day(notice.day))),
    "ferie.skridt": LetterField("Hvordan varslet er regnet ud", _told(_steps), needed=False),
    "ferie.kilde": LetterField("Hvor varslet står", _told(_source), needed=False),
    "ferie.for_sent": LetterField("Varslet er for kort", _too_late, needed=False),
}
