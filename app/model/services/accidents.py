"""Accidents at work and near misses: what happened, the absence that followed, and who was told when.

Of the injury itself nothing is kept: it is written in the report at virk.dk alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.model.checks.accidents import FOLLOWS, Report, followed_by, least_absence, report_of
from app.model.checks.due import deadline_rule, due_date
from app.model.checks.facts import Facts
from app.model.domain.danish import day_text
from app.model.domain.entities import Absence, AbsenceKind, Changes, Scheme
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave import Accident
from app.model.domain.leave_validity import accident_mistakes
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook
from app.model.services.absences import ABSENCE_FIELDS, refuse_impossible
from app.model.services.binder import Binder
from app.model.services.drafts import fill, read, refuse, renamed
from app.model.services.facts import by_helper
from app.model.services.ids import new_id
from app.model.store import leave_queries, queries
from app.model.store.database import Session, UnitOfWork

ACCIDENT_FIELDS = {
    "helper_id": "Hjælper",
    "happened_on": "Dato",
    "happened_at": "Klokken",
    "near_miss": "Nærved-ulykke: ingen kom til skade",
    "place": "Hvor",
    "doing": "Hvad blev der lavet",
    "what_happened": "Hvad skete der",
    "witnesses": "Vidner",
    "prevention": "Hvad gøres, så det ikke sker igen",
    "absence_id": "Fravær bagefter",
    "away_from": "Fravær fra",
    "away_to": "Fravær til og med",
    "reported_on": "Anmeldt i EASY",
    "insurer_told_on": "Forsikringen har besked",
    "municipality_told_on": "Kommunen har besked",
    "copy_given_on": "Hjælperen har en kopi",
}
OWN_KEY = "ulykke_egen_anmeldelse"
TOLD = ("reported_on", "insurer_told_on", "municipality_told_on", "copy_given_on")
_OF_ABSENCE = {
    ABSENCE_FIELDS["first_day"]: ACCIDENT_FIELDS["away_from"],
    ABSENCE_FIELDS["last_day"]: ACCIDENT_FIELDS["away_to"],
}


@dataclass(frozen=True)
class AccidentDraft:
    """An accident as the user writes it; empty text counts as not given."""

    happened_at: datetime
    near_miss: bool = False
    place: str = ""
    doing: str = ""
    what_happened: str = ""
    witnesses: str = ""
    prevention: str = ""
    absence_id: str | None = None
    reported_on: date | None = None
    insurer_told_on: date | None = None
    municipality_told_on: date | None = None
    copy_given_on: date | None = None


@dataclass(frozen=True)
class Away:
    """Absence that is written down together with its accident; no last day: nobody knows yet."""

    first_day: date
    last_day: date | None = None


@dataclass(frozen=True)
class AccidentRow:
    """An accident with its helper's name, and when it is to be reported; `away` is the absence that was chosen.

    `least`: how much absence asks for a report; `own`: until when the helper can report it.
    """

    id: str
    helper_id: str
    helper: str
    draft: AccidentDraft
    report: Report | None
    least: Reason | None
    own: Reason | None
    away: Absence | None


def accident_rows(binder: Binder) -> tuple[AccidentRow, ...]:
    """All accidents and near misses, the newest first."""
    rules, today = binder.rulebook(), binder.today
    with binder.database.read() as session:
        facts = accident_facts(session, today)
    followed = followed_by(facts, rules)
    absences = {absence.id: absence for mine in facts.absences.values() for absence in mine}
    return tuple(
        AccidentRow(
            accident.id,
            accident.helper_id,
            facts.name(accident.helper_id),
            read(AccidentDraft, accident),
            report_of(accident, followed.get(accident.id), rules),
            None if accident.near_miss else least_absence(accident.happened_at.date(), rules),
            _own_report(accident, rules),
            absences.get(accident.absence_id or ""),
        )
        for accident in reversed(facts.accidents)
    )


def _own_report(accident: Accident, rules: Rulebook) -> Reason | None:
    happened = accident.happened_at.date()
    rule = deadline_rule(rules, OWN_KEY, happened)
    day = due_date(happened, rule) if rule is not None and not accident.near_miss else None
    if rule is None or day is None:
        return None
    return rule.reason(OWN_KEY, f"Hjælperen kan selv anmelde ulykken senest {day_text(day)}")


def accident_facts(session: Session, today: date) -> Facts:
    """What the deadlines of all accidents are worked out from."""
    return Facts(
        as_of=today,
        first=today,
        last=today,
        scheme=queries.scheme(session) or Scheme(),
        helpers={helper.id: helper for helper in queries.helpers(session)},
        contracts=by_helper(queries.contracts(session)),
        absences=by_helper(queries.absences(session, date.min, date.max)),
        accidents=leave_queries.accidents(session),
    )


def absences_to_choose(binder: Binder, helper_id: str) -> tuple[Absence, ...]:
    """The absences of a helper that an accident can have led to, the newest first."""
    with binder.database.read() as session:
        found = queries.absences(session, date.min, date.max, helper_id)
    return tuple(absence for absence in reversed(found) if absence.kind in FOLLOWS)


def add_accident(binder: Binder, helper_id: str, draft: AccidentDraft, away: Away | None = None) -> Changes:
    """Writes an accident down, and the absence that followed in the same step. Raises Refused with the field's name."""
    accident = Accident(new_id("u"), helper_id, draft.happened_at)
    with binder.database.change(f"Opret {_called(draft)}") as work:
        if not queries.is_helper(work.session, helper_id):
            raise Refused(Mistake(ACCIDENT_FIELDS["helper_id"], "vælg en hjælper"))
        _fill(work, accident, draft, away, binder.now())
        work.add(accident)
    return work.changes


def change_accident(binder: Binder, accident_id: str, draft: AccidentDraft, away: Away | None = None) -> Changes:
    """The helper stays the same."""
    with binder.database.change(f"Ret {_called(draft)}") as work:
        _fill(work, _existing(work.session, accident_id), draft, away, binder.now())
    return work.changes


def tick_accident(binder: Binder, accident_id: str, what: str, on: date | None) -> Changes:
    """Who was told on a day (one of TOLD); None takes it back."""
    if what not in TOLD:
        raise ValueError(what)
    with binder.database.change(f"{ACCIDENT_FIELDS[what]}: {day_text(on) if on else 'ikke endnu'}") as work:
        accident = _existing(work.session, accident_id)
        setattr(accident, what, on)
        _refuse(accident, binder.now())
    return work.changes


def delete_accident(binder: Binder, accident_id: str) -> Changes:
    """The absence that followed stays: the helper was away."""
    with binder.database.change("Slet arbejdsulykke") as work:
        work.delete(_existing(work.session, accident_id))
    return work.changes


def _called(draft: AccidentDraft) -> str:
    return f"{'nærved-ulykke' if draft.near_miss else 'arbejdsulykke'} {day_text(draft.happened_at)}"


def _fill(work: UnitOfWork, accident: Accident, draft: AccidentDraft, away: Away | None, now: datetime) -> None:
    fill(accident, draft)
    _refuse(accident, now)
    if away is not None:
        accident.absence_id = _make_absence(work, accident, away, now.date()).id
    if accident.absence_id is None:
        return
    if accident.near_miss:
        raise Refused(
            Mistake(ACCIDENT_FIELDS["absence_id"], "en nærved-ulykke giver ikke fravær; fjern hakket eller fraværet")
        )
    _refuse_absence(work.session, accident)


def _refuse(accident: Accident, now: datetime) -> None:
    """What can't be, and what has not happened yet: a year that is a slip would silence what is to be done."""
    mistakes = list(accident_mistakes(accident))
    if not mistakes:
        if accident.happened_at > now:
            field = "happened_on" if accident.happened_at.date() > now.date() else "happened_at"
            mistakes.append((field, "ligger ude i fremtiden"))
        for name in TOLD:
            day = getattr(accident, name)
            if day is not None and day > now.date():
                mistakes.append((name, "ligger ude i fremtiden"))
    refuse(mistakes, ACCIDENT_FIELDS)


def _make_absence(work: UnitOfWork, accident: Accident, away: Away, today: date) -> Absence:
    """From the clock time of the accident where it begins on that day."""
    absence = Absence(new_id("f"), accident.helper_id, AbsenceKind.WORK_INJURY, away.first_day, away.last_day)
    if away.first_day == accident.happened_at.date():
        absence.from_time = accident.happened_at.time()
    try:
        refuse_impossible(work, absence, today)
    except Refused as refused:
        raise renamed(refused, _OF_ABSENCE) from None
    work.add(absence)
    work.session.flush()
    return absence


def _refuse_absence(session: Session, accident: Accident) -> None:
    """The chosen absence is the helper's own, an illness, not before the accident, and no other accident's."""
    absence = queries.by_id(session, Absence, accident.absence_id or "")
    others = leave_queries.accidents(session, accident.helper_id)
    text = ""
    if absence is None or absence.helper_id != accident.helper_id:
        text = "fraværet findes ikke længere"
    elif absence.kind not in FOLLOWS:
        text = "vælg sygdom eller arbejdsskade"
    elif absence.first_day < accident.happened_at.date():
        text = f"fraværet begynder {day_text(absence.first_day)}, før ulykken"
    elif any(other.absence_id == absence.id and other.id != accident.id for other in others):
        text = "fraværet hører til en anden ulykke"
    if text:
        raise Refused(Mistake(ACCIDENT_FIELDS["absence_id"], text))


def _existing(session: Session, accident_id: str) -> Accident:
    accident = queries.by_id(session, Accident, accident_id)
    if accident is None:
        raise Refused(Mistake("Arbejdsulykke", "ulykken findes ikke længere"))
    return accident
