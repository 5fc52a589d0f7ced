"""Everything that a letter's fields are read from: scheme, rules, and the one thing that the letter is about, loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from app.model.checks.accidents import followed_by
from app.model.checks.courses import Course
from app.model.checks.due import Employment, employment_on
from app.model.checks.endings import ending_of
from app.model.domain.entities import Absence, AbsenceKind, Contract, Helper, Scheme
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave import Accident, ParentalLeave, VacationWish
from app.model.domain.people import Applicant, Handout, Hiring, Talk, TalkKind, Termination, Training
from app.model.rulebook.rulebook import Rulebook
from app.model.services.accidents import accident_facts
from app.model.services.binder import Binder
from app.model.services.blanks import Kind
from app.model.services.letter.catalogue import VACATION, Letter
from app.model.services.letter.stays import StayAsked, StayFacts, load_stay
from app.model.services.letter.vacation import VacationSeen, load_vacation
from app.model.store import leave_queries, people_queries, queries
from app.model.store.database import Session

T = TypeVar("T")


@dataclass(frozen=True)
class About:
    """What a letter is about; no record: the newest one that fits. `on` is the letter's date, today unless told."""

    helper_id: str | None = None
    record_id: str | None = None
    on: date | None = None


@dataclass(frozen=True)
class Context:
    """The facts of one letter. `contract` holds on the letter's day, or is the one that the letter is about."""

    scheme: Scheme
    rules: Rulebook
    on: date
    helper: Helper | None = None
    contract: Contract | None = None
    former: Contract | None = None
    employment: Employment | None = None
    contracts: Sequence[Contract] = ()
    talk: Talk | None = None
    termination: Termination | None = None
    hiring: Hiring | None = None
    applicant: Applicant | None = None
    absence: Absence | None = None
    accident: Accident | None = None
    after_accident: Course | None = None
    parental: ParentalLeave | None = None
    stay: StayFacts | None = None
    wish: VacationWish | None = None
    vacation: VacationSeen | None = None
    filled: bool = False  # somebody was hired for the vacancy
    talks: Sequence[Talk] = field(default_factory=tuple)
    trainings: Sequence[Training] = field(default_factory=tuple)
    handouts: Sequence[Handout] = field(default_factory=tuple)

    def record_id(self, kind: Kind) -> str | None:
        """The id of the thing of that kind that the letter is about."""
        record = {
            Kind.CONTRACT: self.contract,
            Kind.TALK: self.talk,
            Kind.TERMINATION: self.termination,
            Kind.HIRING: self.hiring,
            Kind.APPLICANT: self.applicant,
            Kind.ABSENCE: self.absence,
            Kind.ACCIDENT: self.accident,
            Kind.PARENTAL: self.parental,
            Kind.WISH: self.wish,
            Kind.STAY: self.stay,
            Kind.STAY_HELPER: self.stay,
        }.get(kind)
        return record.id if record is not None else None


def load_context(binder: Binder, letter: Letter, about: About) -> Context:
    """Raises Refused for a helper or record that is not there, or is another helper's."""
    on, kind = about.on or binder.today, letter.kind
    rules = binder.rulebook()
    with binder.database.read() as session:
        scheme = queries.scheme(session) or Scheme()
        alone = kind is Kind.TALK and about.helper_id is None  # a helper's can be what was taught, too
        talk = _record(session, Talk, about.record_id, "Samtale") if alone else None
        helper_id = about.helper_id or (talk.helper_id if talk is not None else None)
        base = Context(scheme, rules, on)
        if kind in {Kind.HIRING, Kind.APPLICANT}:
            return _hiring(session, base, kind, about)
        asked = StayAsked(letter.stays, about.record_id, helper_id, on)
        if kind is Kind.STAY:
            return replace(base, stay=load_stay(session, scheme, rules, asked))
        if helper_id is None:
            if kind is Kind.SCHEME or (talk is not None and talk.helper_id is None):
                return Context(scheme, rules, on, talk=talk)
            raise Refused(Mistake("Hjælper", "vælg, hvem det er om"))
        context = _of_helper(session, base, letter, about, helper_id)
        if kind is Kind.STAY_HELPER:
            return replace(context, stay=load_stay(session, scheme, rules, asked))
        if letter.subject == VACATION:
            context = _with_vacation(session, context, kind, helper_id, about.record_id)
        return _with_leave(session, context, kind, helper_id, about.record_id)


def _of_helper(session: Session, base: Context, letter: Letter, about: About, helper_id: str) -> Context:
    kind = letter.kind
    helper = queries.by_id(session, Helper, helper_id)
    if helper is None:
        raise Refused(Mistake("Hjælper", f"der er ingen hjælper med id »{helper_id}«"))
    contracts = list(queries.contracts(session, helper_id))
    talks, endings = people_queries.talks(session, helper_id), people_queries.terminations(session, helper_id)
    chosen = about.record_id
    contract = _mine(contracts, chosen, "Kontrakt") if kind is Kind.CONTRACT and chosen else _held(contracts, base.on)
    trainings = people_queries.trainings(session, helper_id)
    taught = [_as_talk(each) for each in trainings]
    talks = [*talks, *(each for each in taught if each.id == chosen)]
    fitting_talks = [talk for talk in talks if talk.id == chosen or not letter.talks or talk.kind in letter.talks]
    if not fitting_talks and TalkKind.INSTRUCTION in letter.talks:
        fitting_talks = taught
    first = contract.starts_on if contract is not None else base.on
    employment = employment_on(contracts, first)
    termination = _ending(endings, employment, letter, chosen)
    former = next((each for each in contracts if each.ends_on == first - timedelta(days=1)), None)
    absences = [a for a in queries.absences(session, date.min, date.max, helper_id) if a.kind is AbsenceKind.VACATION]
    return Context(
        base.scheme,
        base.rules,
        base.on,
        helper=helper,
        contract=contract,
        former=former,
        employment=employment,
        contracts=contracts,
        talk=_newest(fitting_talks, chosen) if kind is Kind.TALK else None,
        termination=termination,
        absence=_coming(absences, chosen, base.on) if kind is Kind.ABSENCE else None,
        talks=talks,
        trainings=trainings,
        handouts=people_queries.handouts(session, helper_id),
    )


def _with_leave(session: Session, context: Context, kind: Kind, helper_id: str, chosen: str | None) -> Context:
    """With the accident and the absence that followed, or the parental leave, where the letter is about one."""
    if kind is Kind.PARENTAL:
        return replace(context, parental=_newest(leave_queries.parental_leaves(session, helper_id), chosen))
    if kind is not Kind.ACCIDENT:
        return context
    accident = _newest(leave_queries.accidents(session, helper_id), chosen)
    followed = followed_by(accident_facts(session, context.on), context.rules) if accident is not None else {}
    return replace(context, accident=accident, after_accident=followed.get(accident.id) if accident else None)


def _with_vacation(session: Session, context: Context, kind: Kind, helper_id: str, chosen: str | None) -> Context:
    """With the balances, and the wish with the vacation that it became where the letter is about one."""
    context = replace(context, vacation=load_vacation(session, context.rules, helper_id, context.on))
    if kind is not Kind.WISH:
        return context
    wish = _newest(leave_queries.vacation_wishes(session, helper_id), chosen)
    became = queries.by_id(session, Absence, wish.absence_id) if wish is not None and wish.absence_id else None
    return replace(context, wish=wish, absence=became)


def _ending(
    endings: Sequence[Termination], employment: Employment | None, letter: Letter, chosen: str | None
) -> Termination | None:
    """The one asked for, or the newest that fits; a letter about something else knows only that of its employment."""
    if letter.kind is not Kind.TERMINATION:
        return ending_of(endings, employment) if employment is not None else None
    fitting = [each for each in endings if each.id == chosen or not letter.endings or each.kind in letter.endings]
    return _newest(fitting, chosen)


def _as_talk(training: Training) -> Talk:
    """What was taught stands in an instruction as what was talked of does."""
    return Talk(
        training.id,
        training.helper_id,
        TalkKind.INSTRUCTION,
        training.held_on,
        about=training.subject,
        agreed=training.note,
    )


def _hiring(session: Session, base: Context, kind: Kind, about: About) -> Context:
    applicant = None
    hiring_id = about.record_id
    if kind is Kind.APPLICANT:
        applicant = _record(session, Applicant, about.record_id, "Ansøger")
        hiring_id = applicant.hiring_id if applicant is not None else None
    hirings = people_queries.hirings(session)
    hiring = _newest(hirings, hiring_id) if hirings else None
    applied = people_queries.applicants(session, hiring.id) if hiring is not None else ()
    filled = any(each.helper_id is not None for each in applied)
    return Context(base.scheme, base.rules, base.on, hiring=hiring, applicant=applicant, filled=filled)


def _record(session: Session, kind: type[T], identity: str | None, title: str) -> T | None:
    if identity is None:
        return None
    found = queries.by_id(session, kind, identity)
    if found is None:
        raise Refused(Mistake(title, "findes ikke længere"))
    return found


def _mine(contracts: Sequence[Contract], identity: str, title: str) -> Contract:
    for contract in contracts:
        if contract.id == identity:
            return contract
    raise Refused(Mistake(title, "findes ikke længere, eller er en andens"))


def _held(contracts: Sequence[Contract], on: date) -> Contract | None:
    """The one that holds on a day, else the next to come, else the last."""
    coming = (each for each in contracts if each.covers(on) or each.starts_on > on)
    return next(coming, contracts[-1] if contracts else None)


def _newest(found: Sequence[T], identity: str | None) -> T | None:
    if identity is None:
        return found[-1] if found else None
    for each in found:
        if getattr(each, "id", None) == identity:
            return each
    raise Refused(Mistake("Om", f"der er ikke noget med id »{identity}«"))


def _coming(absences: Sequence[Absence], identity: str | None, on: date) -> Absence | None:
    """The one asked for, else the next vacation to begin, else the last one."""
    if identity is not None:
        return _newest(absences, identity)
    return next((each for each in absences if each.first_day >= on), absences[-1] if absences else None)
