"""The list of what is to be done when an employment ends: what the user ticks, and what follows from other facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.checks.deadlines import TIMESHEET_KEY
from app.model.checks.due import deadline_rule, due_date, municipality_runs_payroll
from app.model.checks.endings import is_written, talks_before
from app.model.checks.leaving import thing_text
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, listed, month_text
from app.model.domain.entities import Contract, Helper, Month, Scheme
from app.model.domain.people import Handout, Talk, Termination, TerminationKind
from app.model.rulebook.rulebook import Rulebook
from app.model.services.employment.leaving_words import NOT_TALKED, TALKED, TELL
from app.model.services.months import sent_in
from app.model.services.talks import TALK_KINDS
from app.model.store import people_queries, queries
from app.model.store.database import Session

Kind = TerminationKind
TOLD_KEY = "fratraedelse_besked_kommune"
_NOTICE = {
    Kind.RESIGNATION: "Opsigelsen er modtaget skriftligt",
    Kind.SUMMARY: "Bortvisningen er givet skriftligt",
    Kind.AGREEMENT: "Aftalen er skrevet ned",
}
_LETTERS = {
    Kind.DISMISSAL: "opsigelse",
    Kind.DEATH: "opsigelse",
    Kind.GRANT_LOST: "opsigelse",
    Kind.SUMMARY: "bortvisning",
    Kind.AGREEMENT: "fratraedelsesaftale",
}


@dataclass(frozen=True)
class LeavingStep:
    """One line of the list. What follows from other facts can't be ticked; `letter` names the paper that belongs to it."""

    key: str
    title: str
    text: str
    done: bool
    done_on: date | None
    can_tick: bool
    letter: str = ""


@dataclass(frozen=True)
class Held:
    """What the file holds of one helper who may leave."""

    name: str
    contracts: Sequence[Contract]
    endings: Sequence[Termination]
    talks: Sequence[Talk]
    handouts: Sequence[Handout]
    scheme: Scheme
    sent: frozenset[Month]

    @classmethod
    def of(cls, session: Session, helper_id: str) -> Held:
        helper = queries.by_id(session, Helper, helper_id)
        return cls(
            helper.name if helper else "",
            queries.contracts(session, helper_id),
            people_queries.terminations(session, helper_id),
            people_queries.talks(session, helper_id),
            people_queries.handouts(session, helper_id),
            queries.scheme(session) or Scheme(),
            sent_in(session),
        )


def talks_text(held: Held, given_on: date) -> str:
    """Which talks were written down before a notice."""
    found = talks_before(held.talks, held.contracts, given_on)
    told = [f"{TALK_KINDS[talk.kind].lower()} {day_text(talk.held_on)}" for talk in found]
    return TALKED.format(listed(told)) if told else NOT_TALKED


def steps(held: Held, ending: Termination, rules: Rulebook) -> Iterator[LeavingStep]:
    """In the order in which they come."""
    if ending.kind is Kind.DISMISSAL:
        talked = talks_before(held.talks, held.contracts, ending.given_on)
        last = max((talk.held_on for talk in talked), default=None)
        text = talks_text(held, ending.given_on)
        yield LeavingStep("talk", "Samtale før opsigelsen", text, bool(talked), last, can_tick=False)
    if ending.kind is Kind.SUMMARY:
        text = "Lad en juridisk rådgiver vurdere bortvisningen, før du giver den."
        yield _ticked(ending, "legal_advice_on", "Juridisk rådgivning", text)
        text = "Kun ved tyveri eller anden strafbar handling. Er der ikke noget at anmelde, så lad det stå."
        yield _ticked(ending, "police_reported_on", "Politianmeldelse", text)
    if ending.kind is not Kind.FIXED_TERM:
        yield _notice(ending)
        yield _receipt(ending)
    yield _told(held, ending, rules)
    yield _timesheet(held, ending, rules)
    yield _papers(held, ending)
    text = "Hjælperen kan bede om en tjenesteattest: hvornår og med hvad hjælperen har været ansat."
    yield _ticked(ending, "reference_given_on", "Tjenesteattest", text, "tjenesteattest")


def _ticked(ending: Termination, key: str, title: str, text: str, letter: str = "") -> LeavingStep:
    day: date | None = getattr(ending, key)
    return LeavingStep(key, title, text, day is not None, day, can_tick=True, letter=letter)


def _notice(ending: Termination) -> LeavingStep:
    title = _NOTICE.get(ending.kind, "Opsigelsen er givet skriftligt")
    written, how = is_written(ending), ending.delivered_how
    text = f"Den er givet sådan: {how}." if how else "Skriv, hvordan beskeden er givet, under »Ret fratrædelsen«."
    day = ending.given_on if written else None
    return LeavingStep("notice", title, text, written, day, can_tick=False, letter=_LETTERS.get(ending.kind, ""))


def _receipt(ending: Termination) -> LeavingStep:
    if ending.kind is Kind.RESIGNATION:
        text = "Giv hjælperen en kvittering med den sidste dag, så I er enige om den."
        return _ticked(ending, "receipt_on", "Kvittering til hjælperen", text, "kvittering-for-opsigelse")
    if ending.kind is Kind.AGREEMENT:
        text = "Begge skriver under på aftalen, og begge får et eksemplar."
        return _ticked(ending, "receipt_on", "Begge har skrevet under", text)
    text = "Bed hjælperen skrive under på at have fået den. Anbefalet brev er også et bevis."
    return _ticked(ending, "receipt_on", "Hjælperen har kvitteret", text)


def _told(held: Held, ending: Termination, rules: Rulebook) -> LeavingStep:
    """At once where the municipality asks for it (`fratraedelse_besked_kommune`) because it runs the payroll."""
    if not municipality_runs_payroll(held.scheme):
        text = f"Giv den, der fører lønnen, besked. {TELL}"
        return _ticked(ending, "municipality_told_on", "Besked om løn", text, "kommune-fratraedelse")
    rule = number_rule(rules, TOLD_KEY, ending.last_day)
    when = "Hurtigst muligt, fordi kommunen fører lønnen." if rule and rule.value else "Kommunen fører lønnen."
    return _ticked(ending, "municipality_told_on", "Besked til kommunen", f"{when} {TELL}", "kommune-fratraedelse")


def _timesheet(held: Held, ending: Termination, rules: Rulebook) -> LeavingStep:
    month = Month.of(ending.last_day)
    rule = deadline_rule(rules, TIMESHEET_KEY, month.last) if municipality_runs_payroll(held.scheme) else None
    due = due_date(month.last, rule) if rule else None
    until = f" Den skal være hos kommunen senest {day_text(due)}." if due else ""
    text = f"Timesedlen for {month_text(month)} er den sidste.{until} Den står under Timesedler."
    return LeavingStep("timesheet", "Sidste timeseddel er sendt", text, month in held.sent, None, can_tick=False)


def _papers(held: Held, ending: Termination) -> LeavingStep:
    lent = [thing_text(each) for each in held.handouts if each.returned_on is None]
    text = "Alt, der er skrevet som lånt ud, er skrevet som afleveret. Husk også papirer om ordningen."
    if lent:
        text = f"Ikke afleveret endnu: {listed(lent)}. Skriv det afleveret under Kurser og nøgler. Husk også papirer."
    return _ticked(ending, "papers_back_on", "Nøgler og papirer er tilbage", text, "noeglekvittering")
