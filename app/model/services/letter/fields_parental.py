"""The fields about parental leave: the days that were told, the last days to tell, and the weeks of leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.model.calc.parental import Told, leave_days, leave_parts
from app.model.domain.danish import day_text
from app.model.domain.leave import ParentalLeave
from app.model.domain.reasons import Certainty, Reason
from app.model.rulebook.values import Number
from app.model.services.absence.parental_words import part_line, what_words
from app.model.services.blanks import Kind
from app.model.services.letter.context import Context
from app.model.services.letter.field import LetterField, day, yes
from app.model.services.parental import PAYS_KEY, ROLES
from app.model.services.reason_words import source_text


def _leave(title: str, name: str, tell: Callable[[ParentalLeave], str], *, needed: bool = True) -> LetterField:
    def value(c: Context) -> str:
        return "" if c.parental is None else tell(c.parental)

    return LetterField(title, value, Kind.PARENTAL, name, needed)


def _last_days(c: Context) -> str:
    """A line for each: what, when at the latest, and when it was told."""
    if c.parental is None:
        return ""
    lines = []
    for each in leave_days(c.parental, c.rules):
        told = f" – oplyst {day_text(each.told_on)}" if each.told_on is not None else ""
        late = ", efter fristen" if each.state(c.on) is Told.TOO_LATE else ""
        lines.append(f"Senest {day_text(each.day)}: {what_words(c.parental.role, each.what)}{told}{late}")
    return "\n".join(lines)


def _weeks(c: Context) -> str:
    return "" if c.parental is None else "\n".join(part_line(part) for part in leave_parts(c.parental, c.rules))


def _day_sources(c: Context) -> str:
    return "" if c.parental is None else _sources(each.reasons[0] for each in leave_days(c.parental, c.rules))


def _week_sources(c: Context) -> str:
    return "" if c.parental is None else _sources(part.reason for part in leave_parts(c.parental, c.rules))


def _sources(reasons: Iterable[Reason]) -> str:
    """Each source once; that a number is not confirmed stands beside it."""
    return "; ".join(dict.fromkeys(source_text(reason) for reason in reasons if reason.certainty is not Certainty.C))


def _exempt(c: Context) -> str:
    rule = c.rules.find(PAYS_KEY, c.on)
    return yes(isinstance(rule, Number) and not rule.value)


PARENTAL_LETTER_FIELDS: dict[str, LetterField] = {
    "barsel.forælder": _leave("Mor eller den anden forælder", "role", lambda x: ROLES[x.role]),
    "barsel.termin": _leave("Termin", "due_on", lambda x: day(x.due_on)),
    "barsel.oplyst": _leave("Den dag, hjælperen har oplyst det", "notice_on", lambda x: day(x.notice_on)),
    "barsel.fra": _leave("Orloven begynder", "leave_from", lambda x: day(x.leave_from)),
    "barsel.født": _leave("Barnet er født", "born_on", lambda x: day(x.born_on), needed=False),
    "barsel.tilbage": _leave("Tilbage på arbejde", "back_on", lambda x: day(x.back_on), needed=False),
    "barsel.frister": LetterField("Det, hjælperen skal oplyse, og hvornår", _last_days, needed=False),
    "barsel.frister_kilde": LetterField("Hvor fristerne står", _day_sources, needed=False),
    "barsel.uger": LetterField("Orlovens uger", _weeks, needed=False),
    "barsel.uger_kilde": LetterField("Hvor ugerne står", _week_sources, needed=False),
    "barsel.arbejdsgiver_fritaget": LetterField("Arbejdsgiveren er fritaget for at betale", _exempt, needed=False),
}
