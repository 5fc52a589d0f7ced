"""Vacancies and those who apply: writing them down, closing, hiring one, and who is to be deleted when the time is up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.people import Applicant, ApplicantState, Hiring
from app.model.domain.people_validity import applicant_mistakes, hiring_mistakes
from app.model.domain.validity import FINEST_HOURS, decimals_mistake
from app.model.rulebook.values import Deadline, Number
from app.model.services.binder import Binder
from app.model.services.drafts import fill, read, refuse
from app.model.services.ids import new_id
from app.model.store import people_queries, queries
from app.model.store.database import Session

HIRING_FIELDS = {
    "title": "Stilling",
    "opened_on": "Åbnet",
    "hours_per_week": "Timer om ugen",
    "duties": "Opgaver",
    "demands": "Krav",
    "offer": "Det får hjælperen",
    "contact": "Sådan søger man",
    "apply_by": "Ansøgningsfrist",
    "advertised_on": "Slået op den",
    "advertised_where": "Slået op hvor",
    "closed_on": "Lukket",
    "keep_months": "Ansøgere gemmes i (måneder)",
}
APPLICANT_FIELDS = {
    "name": "Navn",
    "received_on": "Søgte den",
    "phone": "Telefon",
    "email": "E-mail",
    "interview_on": "Samtale",
    "state": "Hvor langt",
    "decided_on": "Besluttet",
    "told_on": "Har fået svar",
    "note": "Noter",
}
STATES = {
    ApplicantState.OPEN: "Under vurdering",
    ApplicantState.HIRED: "Ansat",
    ApplicantState.DECLINED: "Fik ikke stillingen",
    ApplicantState.WITHDRAWN: "Trak sig",
}
KEEP_KEY = "ansoeger_opbevaring_hoejst"
MOST_HOURS = 168
NETWORK = "Hjælper gennem netværk"


@dataclass(frozen=True)
class HiringDraft:
    """A vacancy as the user writes it; hours a week, months that applicants are kept after it is closed."""

    title: str
    opened_on: date
    hours_per_week: Decimal | None = None
    duties: str = ""
    demands: str = ""
    offer: str = ""
    contact: str = ""
    apply_by: date | None = None
    advertised_on: date | None = None
    advertised_where: str = ""
    closed_on: date | None = None
    keep_months: int | None = None


@dataclass(frozen=True)
class ApplicantDraft:
    """Somebody who has applied, as the user writes it."""

    name: str
    received_on: date
    phone: str = ""
    email: str = ""
    interview_on: date | None = None
    state: ApplicantState = ApplicantState.OPEN
    decided_on: date | None = None
    told_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class ApplicantRow:
    """`helper_id` is the helper that one who is hired has become."""

    id: str
    draft: ApplicantDraft
    helper_id: str | None


@dataclass(frozen=True)
class HiringCard:
    """A vacancy with those who applied, the first one first."""

    id: str
    draft: HiringDraft
    applicants: tuple[ApplicantRow, ...]

    @property
    def is_open(self) -> bool:
        return self.draft.closed_on is None


def hiring_cards(binder: Binder) -> tuple[HiringCard, ...]:
    """The open ones first, of each the newest first."""
    with binder.database.read() as session:
        cards = [_card(session, hiring) for hiring in people_queries.hirings(session)]
    cards.reverse()
    return tuple(sorted(cards, key=lambda card: not card.is_open))


def _card(session: Session, hiring: Hiring) -> HiringCard:
    applicants = tuple(
        ApplicantRow(each.id, read(ApplicantDraft, each), each.helper_id)
        for each in people_queries.applicants(session, hiring.id)
    )
    return HiringCard(hiring.id, read(HiringDraft, hiring), applicants)


def longest_keeping(binder: Binder) -> tuple[int, str] | None:
    """The most months that applicants may be kept, with its source; None where the rules say nothing."""
    rule = binder.rulebook().find(KEEP_KEY, binder.today)
    if isinstance(rule, Number):
        return int(rule.value) * (12 if rule.unit == "aar" else 1), str(rule.source)
    if isinstance(rule, Deadline) and rule.amount is not None and rule.unit is not None:
        return rule.amount * (12 if rule.unit.value == "aar" else 1), str(rule.source)
    return None


def add_hiring(binder: Binder, draft: HiringDraft) -> tuple[str, Changes]:
    """Opens a vacancy; its id. Raises Refused with the field's name."""
    hiring, most = Hiring(new_id("st"), draft.title.strip(), draft.opened_on), longest_keeping(binder)
    with binder.database.change(f"Ny stilling: {draft.title.strip()}") as work:
        _fill(hiring, draft, most)
        work.add(hiring)
    return hiring.id, work.changes


def change_hiring(binder: Binder, hiring_id: str, draft: HiringDraft) -> Changes:
    most = longest_keeping(binder)
    with binder.database.change(f"Ret stilling: {draft.title.strip()}") as work:
        _fill(_hiring(work.session, hiring_id), draft, most)
    return work.changes


def close_hiring(binder: Binder, hiring_id: str, on: date, keep_months: int | None = None) -> Changes:
    """The vacancy is filled or given up; from then on the time runs that applicants are kept."""
    with binder.database.change(f"Luk stilling {day_text(on)}") as work:
        hiring = _hiring(work.session, hiring_id)
        hiring.closed_on = on
        if keep_months is not None:
            hiring.keep_months = keep_months
        refuse(hiring_mistakes(hiring), HIRING_FIELDS)
    return work.changes


def reopen_hiring(binder: Binder, hiring_id: str) -> Changes:
    with binder.database.change("Åbn stilling igen") as work:
        _hiring(work.session, hiring_id).closed_on = None
    return work.changes


def delete_hiring(binder: Binder, hiring_id: str) -> Changes:
    """A vacancy that was written by mistake; one with applicants is closed instead."""
    with binder.database.change("Slet stilling") as work:
        hiring = _hiring(work.session, hiring_id)
        if people_queries.applicants(work.session, hiring_id):
            text = f"{hiring.title} har ansøgere. Slet dem først, eller luk stillingen i stedet"
            raise Refused(Mistake(HIRING_FIELDS["title"], text))
        work.delete(hiring)
    return work.changes


def add_applicant(binder: Binder, hiring_id: str, draft: ApplicantDraft) -> Changes:
    """Raises Refused with the field's name."""
    applicant = Applicant(new_id("an"), hiring_id, draft.name.strip(), draft.received_on)
    with binder.database.change("Ny ansøger") as work:
        _hiring(work.session, hiring_id)
        _fill_applicant(applicant, draft)
        work.add(applicant)
    return work.changes


def change_applicant(binder: Binder, applicant_id: str, draft: ApplicantDraft) -> Changes:
    with binder.database.change("Ret ansøger") as work:
        _fill_applicant(_applicant(work.session, applicant_id), draft)
    return work.changes


def delete_applicant(binder: Binder, applicant_id: str) -> Changes:
    """One written by mistake: undo brings it back. Deleting for good is retention's (erase_applicants)."""
    with binder.database.change("Slet ansøger") as work:
        work.delete(_applicant(work.session, applicant_id))
    return work.changes


def hire(binder: Binder, applicant_id: str) -> tuple[str, Changes]:
    """Makes a helper of an applicant, in one undo step; the helper's id. Raises Refused for one who is hired already."""
    with binder.database.change("Ansæt ansøger") as work:
        applicant = _applicant(work.session, applicant_id)
        if applicant.helper_id is not None:
            raise Refused(Mistake(APPLICANT_FIELDS["name"], f"{applicant.name} er allerede ansat"))
        helper = Helper(new_id("h"), applicant.name, phone=applicant.phone, email=applicant.email)
        work.add(helper)
        work.session.flush()
        applicant.helper_id, applicant.state = helper.id, ApplicantState.HIRED
        applicant.decided_on = applicant.decided_on or binder.today
        applicant.told_on = applicant.told_on or binder.today
    return helper.id, work.changes


def hire_directly(binder: Binder, name: str) -> tuple[str, str, Changes]:
    """Somebody found without an advert: a vacancy, an applicant and a helper at once. The vacancy's and helper's ids."""
    if not name.strip():
        raise Refused(Mistake(APPLICANT_FIELDS["name"], "må ikke være tomt"))
    hiring = Hiring(new_id("st"), f"{NETWORK}: {name.strip()}"[:200], binder.today)
    helper = Helper(new_id("h"), name.strip())
    applicant = Applicant(new_id("an"), hiring.id, name.strip(), binder.today, state=ApplicantState.HIRED)
    applicant.helper_id, applicant.decided_on, applicant.told_on = helper.id, binder.today, binder.today
    with binder.database.change(f"Ansæt {name.strip()}") as work:
        refuse(applicant_mistakes(applicant), APPLICANT_FIELDS)
        for thing in (hiring, helper):
            work.add(thing)
        work.session.flush()
        work.add(applicant)
    return hiring.id, helper.id, work.changes


def _fill(hiring: Hiring, draft: HiringDraft, most: tuple[int, str] | None) -> None:
    fill(hiring, draft)
    found = hiring_mistakes(hiring)
    hours = draft.hours_per_week
    if hours is not None and not 0 <= hours <= MOST_HOURS:
        found.append(("hours_per_week", f"skal ligge mellem 0 og {MOST_HOURS}"))
    if text := decimals_mistake(hours, FINEST_HOURS):
        found.append(("hours_per_week", text))
    if most is not None and draft.keep_months is not None and draft.keep_months > most[0]:
        found.append(("keep_months", f"er mere end {most[0]} måneder, som er det længste ({most[1]})"))
    refuse(found, HIRING_FIELDS)


def _fill_applicant(applicant: Applicant, draft: ApplicantDraft) -> None:
    if applicant.helper_id is not None and draft.state is not ApplicantState.HIRED:
        text = "er ansat og står under Hjælpere; bliver det ikke til noget, så fortryd ansættelsen"
        raise Refused(Mistake(APPLICANT_FIELDS["state"], text))
    fill(applicant, draft)
    refuse(applicant_mistakes(applicant), APPLICANT_FIELDS)


def _hiring(session: Session, hiring_id: str) -> Hiring:
    hiring = queries.by_id(session, Hiring, hiring_id)
    if hiring is None:
        raise Refused(Mistake("Stilling", "stillingen findes ikke længere"))
    return hiring


def _applicant(session: Session, applicant_id: str) -> Applicant:
    applicant = queries.by_id(session, Applicant, applicant_id)
    if applicant is None:
        raise Refused(Mistake("Ansøger", "ansøgeren findes ikke længere"))
    return applicant
