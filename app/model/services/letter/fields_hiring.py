"""The fields about a vacancy and one who has applied for it."""

from __future__ import annotations

from collections.abc import Callable

from app.model.domain.danish import day_text, small_start
from app.model.domain.dates import add_months
from app.model.domain.people import Hiring
from app.model.services.blanks import Kind
from app.model.services.employment.hiring_cards import WITHOUT_ADVERT
from app.model.services.letter.context import Context
from app.model.services.letter.field import LetterField, day, number, yes


def _vacancy(title: str, name: str, tell: Callable[[Hiring], str | None], *, needed: bool = True) -> LetterField:
    def value(c: Context) -> str:
        return "" if c.hiring is None else tell(c.hiring) or ""

    return LetterField(title, value, Kind.HIRING, name, needed)


def _deleted_by(c: Context) -> str:
    """The day that the applicants' data are deleted at the latest: so many months after the vacancy was closed."""
    hiring = c.hiring
    if hiring is None or hiring.closed_on is None or hiring.keep_months is None:
        return ""
    return day_text(add_months(hiring.closed_on, hiring.keep_months))


def _title(hiring: Hiring) -> str:
    """Empty where nobody has called it anything."""
    return "" if hiring.title == WITHOUT_ADVERT else hiring.title


HIRING_FIELDS: dict[str, LetterField] = {
    "stilling.titel": _vacancy("Stilling", "title", _title),
    "stilling.titel_lille": _vacancy("Stilling inde i en sætning", "title", lambda x: small_start(_title(x))),
    "stilling.timer": _vacancy("Timer om ugen", "hours_per_week", lambda x: number(x.hours_per_week), needed=False),
    "stilling.opgaver": _vacancy("Opgaver", "duties", lambda x: x.duties),
    "stilling.krav": _vacancy("Krav", "demands", lambda x: x.demands),
    "stilling.tilbud": _vacancy("Det får hjælperen", "offer", lambda x: x.offer),
    "stilling.kontakt": _vacancy("Sådan søger man", "contact", lambda x: x.contact),
    "stilling.frist": _vacancy("Ansøgningsfrist", "apply_by", lambda x: day(x.apply_by), needed=False),
    "stilling.besat": LetterField("Nogen er ansat", lambda c: yes(c.filled), needed=False),
    "stilling.slettes": LetterField("Oplysninger slettes senest", _deleted_by, needed=False),
    "ansøger.navn": LetterField(
        "Ansøgerens navn", lambda c: c.applicant.name if c.applicant else "", Kind.APPLICANT, "name"
    ),
}
