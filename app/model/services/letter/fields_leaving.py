"""The fields about how an employment ends: the reason, the notice step by step, and what was tried before."""

from __future__ import annotations

from collections.abc import Callable

from app.model.calc.notice import Notice
from app.model.checks.endings import talks_before
from app.model.domain.danish import day_text
from app.model.domain.entities import Party
from app.model.domain.errors import Refused
from app.model.domain.people import TalkKind, Termination, TerminationKind
from app.model.rulebook.rulebook import UnknownRule
from app.model.services.blanks import Kind
from app.model.services.employment.leaving_terms import TERMINATION_KINDS, count
from app.model.services.letter.context import Context
from app.model.services.letter.field import LetterField, day, yes
from app.model.services.reason_words import source_text
from app.model.services.talks import TALK_KINDS

# Named in a dismissal. A talk about sickness or something else is no reprimand, and is nobody's business in a letter.
_NAMED = frozenset({TalkKind.INSTRUCTION, TalkKind.REPRIMAND, TalkKind.WARNING})
_BY_EMPLOYER = frozenset({TerminationKind.DISMISSAL, TerminationKind.FIXED_TERM, TerminationKind.GRANT_LOST})


def _ending(title: str, name: str, tell: Callable[[Termination], str | None], *, needed: bool = True) -> LetterField:
    def value(c: Context) -> str:
        return "" if c.termination is None else tell(c.termination) or ""

    return LetterField(title, value, Kind.TERMINATION, name, needed)


def _is(kind: TerminationKind) -> Callable[[Context], str]:
    return lambda c: yes(c.termination is not None and c.termination.kind is kind)


def _employer_is_dead(c: Context) -> str:
    """The citizen was the employer: somebody signs for the estate."""
    return _is(TerminationKind.DEATH)(c) if c.scheme.employer is Party.SELF else ""


def _counted(c: Context) -> Notice | None:
    """The notice of the ending, step by step; None where nobody can count it."""
    ending = c.termination
    if ending is None:
        return None
    try:
        return count(c.contracts, ending.kind, ending.given_on, c.rules, ending)
    except (Refused, UnknownRule):
        return None


def _steps(c: Context) -> str:
    notice = _counted(c)
    if notice is None or c.termination is None or notice.day != c.termination.last_day:
        return ""  # another last day was agreed: the steps would lead elsewhere
    return "\n".join(step.text for step in notice.steps)


def _notice_source(c: Context) -> str:
    notice = _counted(c)
    return "; ".join(source_text(reason) for reason in notice.reasons) if notice is not None else ""


def _talks_before(c: Context) -> str:
    """What was tried before a helper was dismissed; a death or a lost grant is nobody's fault."""
    if c.termination is None or c.termination.kind is not TerminationKind.DISMISSAL:
        return ""
    held = talks_before(c.talks, c.contracts, c.termination.given_on)
    return "\n".join(f"{TALK_KINDS[talk.kind]} {day_text(talk.held_on)}" for talk in held if talk.kind in _NAMED)


def _g_days(c: Context) -> str:
    """Only where the employer ends it, or a fixed term does, for a member of an unemployment fund."""
    ending, helper = c.termination, c.helper
    if ending is None or helper is None or ending.kind not in _BY_EMPLOYER or not helper.unemployment_fund:
        return ""
    if c.rules.find("g_dage_antal", ending.last_day) is None:
        return ""
    return "Er du ledig bagefter, og opfylder du betingelserne, betaler arbejdsgiveren G-dage. Tal med din a-kasse."


LEAVING_FIELDS: dict[str, LetterField] = {
    "fratrædelse.dato": _ending("Den dag, beskeden er givet", "given_on", lambda x: day(x.given_on)),
    "fratrædelse.sidste_dag": _ending("Sidste dag", "last_day", lambda x: day(x.last_day)),
    "fratrædelse.grund": _ending("Grund", "reason", lambda x: x.reason),
    "fratrædelse.slags": _ending("Hvordan ansættelsen slutter", "kind", lambda x: TERMINATION_KINDS[x.kind]),
    "fratrædelse.politianmeldt": _ending(
        "Politianmeldelse", "police_reported_on", lambda x: day(x.police_reported_on), needed=False
    ),
    "fratrædelse.dødsfald": LetterField("Borgeren er død", _is(TerminationKind.DEATH)),
    "fratrædelse.arbejdsgiver_død": LetterField("Borgeren var arbejdsgiver og er død", _employer_is_dead),
    "fratrædelse.bevilling_bortfaldet": LetterField("Bevillingen falder bort", _is(TerminationKind.GRANT_LOST)),
    "fratrædelse.skridt": LetterField("Hvordan sidste dag er regnet ud", _steps, needed=False),
    "fratrædelse.varsel_kilde": LetterField("Hvor varslet står", _notice_source, needed=False),
    "fratrædelse.samtaler": LetterField("Instruktion, tilrettevisning og advarsel før opsigelsen", _talks_before),
    "fratrædelse.g_dage": LetterField("G-dage", _g_days, needed=False),
}
