"""The fields about what happens: talks, learning, things lent out, leaving, vacation, a vacancy and who applied."""

from __future__ import annotations

from collections.abc import Callable

from app.model.calc.notice import Notice, last_day_to_announce_vacation
from app.model.checks.endings import talks_before
from app.model.domain.danish import day_text
from app.model.domain.dates import add_months
from app.model.domain.errors import Refused
from app.model.domain.people import Handout, Hiring, Talk, Termination, TerminationKind
from app.model.rulebook.rulebook import UnknownRule
from app.model.services.blanks import Kind
from app.model.services.leaving_terms import TERMINATION_KINDS, count
from app.model.services.letter_context import Context
from app.model.services.letter_field import LetterField, day, number
from app.model.services.reason_words import source_text
from app.model.services.talks import TALK_KINDS


def _talk(title: str, name: str, tell: Callable[[Talk], str], *, needed: bool = True) -> LetterField:
    return LetterField(title, lambda c: "" if c.talk is None else tell(c.talk), Kind.TALK, name, needed)


def _ending(title: str, name: str, tell: Callable[[Termination], str], *, needed: bool = True) -> LetterField:
    return LetterField(
        title, lambda c: "" if c.termination is None else tell(c.termination), Kind.TERMINATION, name, needed
    )


def _vacancy(title: str, name: str, tell: Callable[[Hiring], str], *, needed: bool = True) -> LetterField:
    return LetterField(title, lambda c: "" if c.hiring is None else tell(c.hiring), Kind.HIRING, name, needed)


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
    if c.termination is None:
        return ""
    held = talks_before(c.talks, c.contracts, c.termination.given_on)
    return "\n".join(f"{TALK_KINDS[talk.kind]} {day_text(talk.held_on)}" for talk in held)


def _g_days(c: Context) -> str:
    """Only where the employer ends it, or a fixed term does, for a member of an unemployment fund."""
    ending, helper = c.termination, c.helper
    by_employer = {TerminationKind.DISMISSAL, TerminationKind.FIXED_TERM, TerminationKind.GRANT_LOST}
    if ending is None or helper is None or ending.kind not in by_employer or not helper.unemployment_fund:
        return ""
    days = c.rules.find("g_dage_antal", ending.last_day)
    if days is None:
        return ""
    return "Er du ledig bagefter, og opfylder du betingelserne, betaler arbejdsgiveren G-dage. Tal med din a-kasse."


def _handout(each: Handout) -> str:
    number_of = f"{each.number} stk. " if each.number != 1 else ""
    return f"{number_of}{each.what}, udleveret {day_text(each.handed_on)}"


def _handed(c: Context) -> str:
    return "\n".join(_handout(each) for each in c.handouts if each.returned_on is None)


def _out(c: Context) -> str:
    return ", ".join(
        f"{each.number} {each.what}" if each.number != 1 else each.what
        for each in c.handouts
        if each.returned_on is None
    )


def _trainings(c: Context) -> str:
    return "\n".join(f"{each.subject}, {day_text(each.held_on)}" for each in c.trainings)


def _announced(c: Context) -> Notice | None:
    absence = c.absence
    if absence is None:
        return None
    try:
        return last_day_to_announce_vacation(
            absence.first_day, max(absence.first_day, absence.last_day or absence.first_day), c.rules
        )
    except UnknownRule:
        return None


def _vacation_steps(c: Context) -> str:
    notice = _announced(c)
    return "" if notice is None else "\n".join(step.text for step in notice.steps)


def _vacation_source(c: Context) -> str:
    notice = _announced(c)
    return "" if notice is None else "; ".join(source_text(reason) for reason in notice.reasons)


def _too_late(c: Context) -> str:
    notice, absence = _announced(c), c.absence
    if notice is None or absence is None:
        return ""
    return "ja" if (absence.notice_given_on or c.on) > notice.day else ""


def _deleted_by(c: Context) -> str:
    """The day that the applicants' data are deleted at the latest: so many months after the vacancy was closed."""
    hiring = c.hiring
    if hiring is None or hiring.closed_on is None or hiring.keep_months is None:
        return ""
    return day_text(add_months(hiring.closed_on, hiring.keep_months))


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


EVENT_FIELDS: dict[str, LetterField] = {
    "samtale.dato": _talk("Samtalens dato", "held_on", lambda x: day(x.held_on)),
    "samtale.slags": _talk("Slags samtale", "kind", lambda x: TALK_KINDS[x.kind]),
    "samtale.deltagere": _talk("Deltagere", "participants", lambda x: x.participants or "", needed=False),
    "samtale.om": _talk("Hvad samtalen handlede om", "about", lambda x: x.about or ""),
    "samtale.aftalt": _talk("Hvad der blev aftalt", "agreed", lambda x: x.agreed or ""),
    "samtale.opfølgning": _talk("Dag for opfølgning", "follow_up_on", lambda x: day(x.follow_up_on), needed=False),
    "fratrædelse.dato": _ending("Den dag, beskeden er givet", "given_on", lambda x: day(x.given_on)),
    "fratrædelse.sidste_dag": _ending("Sidste dag", "last_day", lambda x: day(x.last_day)),
    "fratrædelse.grund": _ending("Grund", "reason", lambda x: x.reason or ""),
    "fratrædelse.slags": _ending("Hvordan ansættelsen slutter", "kind", lambda x: TERMINATION_KINDS[x.kind]),
    "fratrædelse.politianmeldt": _ending(
        "Politianmeldelse", "police_reported_on", lambda x: day(x.police_reported_on), needed=False
    ),
    "fratrædelse.skridt": LetterField("Hvordan sidste dag er regnet ud", _steps, needed=False),
    "fratrædelse.varsel_kilde": LetterField("Hvor varslet står", _notice_source, needed=False),
    "fratrædelse.samtaler": LetterField("Samtaler før opsigelsen", _talks_before, needed=False),
    "fratrædelse.g_dage": LetterField("G-dage", _g_days, needed=False),
    "nøgler.liste": LetterField("Nøgler og andet, der er udleveret", _handed, needed=False),
    "nøgler.ude": LetterField("Nøgler og andet, der mangler at komme tilbage", _out, needed=False),
    "kurser.liste": LetterField("Kurser og instruktion", _trainings, needed=False),
    "ferie.fra": LetterField(
        "Første feriedag", lambda c: day(c.absence.first_day) if c.absence else "", Kind.ABSENCE, "first_day"
    ),
    "ferie.til": LetterField(
        "Sidste feriedag", lambda c: day(c.absence.last_day) if c.absence else "", Kind.ABSENCE, "last_day"
    ),
    "ferie.varslet": LetterField(
        "Ferien er varslet",
        lambda c: day(c.absence.notice_given_on) if c.absence else "",
        Kind.ABSENCE,
        "notice_given_on",
        needed=False,
    ),
    "ferie.varsles_senest": LetterField("Sidste dag at varsle", lambda c: day(n.day) if (n := _announced(c)) else ""),
    "ferie.skridt": LetterField("Hvordan varslet er regnet ud", _vacation_steps, needed=False),
    "ferie.kilde": LetterField("Hvor varslet står", _vacation_source, needed=False),
    "ferie.for_sent": LetterField("Varslet er for kort", _too_late, needed=False),
    "stilling.titel": _vacancy("Stilling", "title", lambda x: x.title),
    "stilling.titel_lille": _vacancy("Stilling", "title", lambda x: _small(x.title)),
    "stilling.timer": _vacancy("Timer om ugen", "hours_per_week", lambda x: number(x.hours_per_week), needed=False),
    "stilling.opgaver": _vacancy("Opgaver", "duties", lambda x: x.duties or ""),
    "stilling.krav": _vacancy("Krav", "demands", lambda x: x.demands or ""),
    "stilling.tilbud": _vacancy("Det får hjælperen", "offer", lambda x: x.offer or ""),
    "stilling.kontakt": _vacancy("Sådan søger man", "contact", lambda x: x.contact or ""),
    "stilling.frist": _vacancy("Ansøgningsfrist", "apply_by", lambda x: day(x.apply_by), needed=False),
    "stilling.slettes": LetterField("Oplysninger slettes senest", _deleted_by, needed=False),
    "ansøger.navn": LetterField(
        "Ansøgerens navn", lambda c: c.applicant.name if c.applicant else "", Kind.APPLICANT, "name"
    ),
}
