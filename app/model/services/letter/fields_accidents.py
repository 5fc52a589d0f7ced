"""The fields about an accident at work: the facts, the absence that followed, who was told when, and the deadline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.model.checks.accidents import Report, report_of
from app.model.domain.danish import day_text, moment_text
from app.model.domain.leave import Accident
from app.model.services.blanks import Kind
from app.model.services.letter.context import Context
from app.model.services.letter.field import LetterField, day, yes
from app.model.services.reason_words import source_text


def _accident(title: str, name: str, tell: Callable[[Accident], str | None], *, needed: bool = True) -> LetterField:
    def value(c: Context) -> str:
        return "" if c.accident is None else tell(c.accident) or ""

    return LetterField(title, value, Kind.ACCIDENT, name, needed)


def _told(title: str, name: str, tell: Callable[[Accident], date | None]) -> LetterField:
    """A day that may be written on the paper later."""
    return _accident(title, name, lambda a: day(tell(a)), needed=False)


def _report(c: Context) -> Report | None:
    return report_of(c.accident, c.after_accident, c.rules) if c.accident is not None else None


def _of_report(tell: Callable[[Report], str]) -> Callable[[Context], str]:
    return lambda c: "" if (report := _report(c)) is None else tell(report)


def _away(c: Context) -> str:
    """Fra 06.10.2026 til 09.10.2026; "" where nobody was away."""
    away = c.after_accident
    if away is None:
        return ""
    clock = away.absences[0].from_time
    at = f" kl. {clock:%H:%M}" if clock is not None else ""
    until = f"til og med {day_text(away.last)}" if away.last is not None else "uden slutdato endnu"
    return f"fra {day_text(away.first)}{at} {until}"


ACCIDENT_LETTER_FIELDS: dict[str, LetterField] = {
    "ulykke.hvornår": _accident("Hvornår ulykken skete", "happened_on", lambda a: moment_text(a.happened_at)),
    "ulykke.nærved": LetterField("Nærved-ulykke", lambda c: yes(c.accident is not None and c.accident.near_miss)),
    "ulykke.sted": _accident("Hvor ulykken skete", "place", lambda a: a.place),
    "ulykke.arbejde": _accident("Hvad der blev lavet", "doing", lambda a: a.doing),
    "ulykke.hændelse": _accident("Hvad der skete", "what_happened", lambda a: a.what_happened),
    "ulykke.vidner": _accident("Vidner", "witnesses", lambda a: a.witnesses, needed=False),
    "ulykke.forebyggelse": _accident("Hvad der gøres, så det ikke sker igen", "prevention", lambda a: a.prevention),
    "ulykke.fravær": LetterField("Fravær efter ulykken", _away, Kind.ACCIDENT, "absence_id", needed=False),
    "ulykke.anmeldt": _told("Anmeldt i EASY", "reported_on", lambda a: a.reported_on),
    "ulykke.forsikring": _told("Forsikringen har besked", "insurer_told_on", lambda a: a.insurer_told_on),
    "ulykke.kommune": _told("Kommunen har besked", "municipality_told_on", lambda a: a.municipality_told_on),
    "ulykke.kopi": _told("Hjælperen har en kopi", "copy_given_on", lambda a: a.copy_given_on),
    "ulykke.frist": LetterField("Sidste dag at anmelde", _of_report(lambda r: day(r.day)), needed=False),
    "ulykke.skal_anmeldes": LetterField("Ulykken skal anmeldes", _of_report(lambda r: yes(r.absent)), needed=False),
    "ulykke.kilde": LetterField("Hvor fristen står", _of_report(lambda r: source_text(r.reason)), needed=False),
}
