"""Vacancies and those who apply: writing them down, closing a vacancy, hiring somebody, taking that back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.people import Applicant, ApplicantState, Hiring
from app.model.domain.people_validity import applicant_mistakes, hiring_mistakes
from app.model.domain.validity import FINEST_HOURS, FieldMistake, decimals_mistake
from app.model.services.binder import Binder
from app.model.services.drafts import fill, refuse
from app.model.services.employment.hiring_cards import (
    APPLICANT_FIELDS,
    HIRING_FIELDS,
    STATES,
    WITHOUT_ADVERT,
    ApplicantDraft,
    ApplicantRow,
    HiringCard,
    HiringDraft,
    Longest,
    hiring_cards,
    longest_keeping,
)
from app.model.services.ids import new_id
from app.model.services.people import remove_unused
from app.model.store import people_queries, queries
from app.model.store.database import Session
from app.model.store.unit_of_work import UnitOfWork

__all__ = [
    "APPLICANT_FIELDS",
    "HIRING_FIELDS",
    "STATES",
    "ApplicantDraft",
    "ApplicantRow",
    "HiringCard",
    "HiringDraft",
    "add_applicant",
    "add_hiring",
    "answer",
    "change_applicant",
    "change_hiring",
    "close_hiring",
    "delete_applicant",
    "delete_hiring",
    "hire",
    "hire_directly",
    "hiring_cards",
    "longest_keeping",
    "reopen_hiring",
    "take_back",
]
MOST_HOURS = 168


def add_hiring(binder: Binder, draft: HiringDraft) -> tuple[str, Changes]:
    """Opens a vacancy; its id. Raises Refused with the field's name."""
    hiring, longest = Hiring(new_id("st"), draft.title.strip(), draft.opened_on), longest_keeping(binder)
    with binder.database.change(f"Ny stilling: {draft.title.strip()}") as work:
        fill(hiring, draft)
        _check(hiring, longest, binder.today)
        work.add(hiring)
    return hiring.id, work.changes


def change_hiring(binder: Binder, hiring_id: str, draft: HiringDraft) -> Changes:
    longest = longest_keeping(binder)
    with binder.database.change(f"Ret stilling: {draft.title.strip()}") as work:
        hiring = _hiring(work.session, hiring_id)
        fill(hiring, draft)
        _check(hiring, longest, binder.today)
    return work.changes


def close_hiring(binder: Binder, hiring_id: str, on: date, keep_months: int | None = None) -> Changes:
    """The vacancy is filled or given up; from then on the time runs that applicants are kept."""
    longest = longest_keeping(binder)
    with binder.database.change(f"Luk stilling {day_text(on)}") as work:
        hiring = _hiring(work.session, hiring_id)
        hiring.closed_on, hiring.keep_months = on, keep_months
        _check(hiring, longest, binder.today)
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
        _fill_applicant(applicant, draft, binder.today)
        work.add(applicant)
    return work.changes


def change_applicant(binder: Binder, applicant_id: str, draft: ApplicantDraft) -> Changes:
    with binder.database.change("Ret ansøger") as work:
        _fill_applicant(_applicant(work.session, applicant_id), draft, binder.today)
    return work.changes


def answer(binder: Binder, applicant_id: str, on: date) -> Changes:
    """An applicant has been told; one who was still being considered did not get the job."""
    with binder.database.change("Ansøger har fået svar") as work:
        applicant = _applicant(work.session, applicant_id)
        if applicant.state is ApplicantState.OPEN:
            applicant.state = ApplicantState.DECLINED
        applicant.told_on, applicant.decided_on = on, applicant.decided_on or on
        refuse(applicant_mistakes(applicant), APPLICANT_FIELDS)
    return work.changes


def delete_applicant(binder: Binder, applicant_id: str) -> Changes:
    """One written by mistake: undo brings it back. Deleting for good is retention's (erase_applicants)."""
    with binder.database.change("Slet ansøger") as work:
        applicant = _applicant(work.session, applicant_id)
        if applicant.helper_id is not None:
            text = f"{applicant.name} er ansat. Tag ansættelsen tilbage først"
            raise Refused(Mistake(APPLICANT_FIELDS["name"], text))
        work.delete(applicant)
    return work.changes


def hire(binder: Binder, applicant_id: str) -> tuple[str, Changes]:
    """Makes a helper of an applicant, in one undo step; the helper's id. Raises Refused for one who is hired already."""
    with binder.database.change("Ansæt ansøger") as work:
        applicant = _applicant(work.session, applicant_id)
        if applicant.helper_id is not None:
            raise Refused(Mistake(APPLICANT_FIELDS["name"], f"{applicant.name} er allerede ansat"))
        helper_id = _hire(work, applicant, binder.today)
    return helper_id, work.changes


def hire_directly(binder: Binder, name: str, phone: str = "", email: str = "") -> tuple[str, str, Changes]:
    """Somebody found without an advert: a vacancy, an applicant and a helper at once. The vacancy's and helper's ids.

    No name stands in the vacancy's title: it would go out in letters to others.
    """
    today, name = binder.today, name.strip()
    hiring = Hiring(new_id("st"), WITHOUT_ADVERT, today)
    applicant = Applicant(new_id("an"), hiring.id, name, today)
    with binder.database.change(f"Ansæt {name}") as work:
        _fill_applicant(applicant, ApplicantDraft(name, today, phone, email), today)
        work.add(hiring)
        work.session.flush()
        work.add(applicant)
        helper_id = _hire(work, applicant, today)
    return hiring.id, helper_id, work.changes


def take_back(binder: Binder, applicant_id: str) -> Changes:
    """The one who was hired never began: an applicant who withdrew; the helper goes. Refused once more is known of it."""
    with binder.database.change("Tag ansættelse tilbage") as work:
        applicant = _applicant(work.session, applicant_id)
        helper_id = applicant.helper_id
        if helper_id is None:
            raise Refused(Mistake(APPLICANT_FIELDS["name"], f"{applicant.name} er ikke ansat"))
        applicant.helper_id, applicant.state = None, ApplicantState.WITHDRAWN
        applicant.decided_on = max(binder.today, applicant.received_on)
        work.session.flush()
        remove_unused(work, helper_id)
    return work.changes


def _hire(work: UnitOfWork, applicant: Applicant, today: date) -> str:
    helper = Helper(new_id("h"), applicant.name, phone=applicant.phone, email=applicant.email)
    work.add(helper)
    work.session.flush()
    applicant.helper_id, applicant.state = helper.id, ApplicantState.HIRED
    decided = max(today, applicant.received_on)  # an imported one may lie ahead
    applicant.decided_on, applicant.told_on = decided, applicant.told_on or decided
    return helper.id


def _check(hiring: Hiring, longest: Longest | None, today: date) -> None:
    found: list[FieldMistake] = []
    hours, months = hiring.hours_per_week, hiring.keep_months
    if hours is not None and not 0 <= hours <= MOST_HOURS:
        found.append(("hours_per_week", f"skal ligge mellem 0 og {MOST_HOURS}"))
    if text := decimals_mistake(hours, FINEST_HOURS):
        found.append(("hours_per_week", text))
    if hiring.closed_on is not None and hiring.closed_on > today:
        found.append(("closed_on", "ligger ude i fremtiden; lad feltet være tomt, til stillingen er lukket"))
    if longest is not None and months is not None and months > longest.months:
        found.append(("keep_months", f"er mere end {longest.months} måneder, som er det længste ({longest.source})"))
    found += hiring_mistakes(hiring)
    order = list(HIRING_FIELDS)
    refuse(sorted(found, key=lambda mistake: order.index(mistake[0])), HIRING_FIELDS)


def _fill_applicant(applicant: Applicant, draft: ApplicantDraft, today: date) -> None:
    """A decision that bears no date was made today."""
    if applicant.helper_id is not None and draft.state is not ApplicantState.HIRED:
        text = f"{applicant.name} er ansat. Bliver det ikke til noget, så tag ansættelsen tilbage"
        raise Refused(Mistake(APPLICANT_FIELDS["state"], text))
    if applicant.helper_id is None and draft.state is ApplicantState.HIRED:
        text = "gem ansøgeren, og tryk på »Ansæt« i listen; så bliver ansøgeren til en hjælper"
        raise Refused(Mistake(APPLICANT_FIELDS["state"], text))
    if draft.state is not ApplicantState.OPEN and draft.decided_on is None:
        draft = replace(draft, decided_on=today)
    if draft.received_on > today:
        raise Refused(Mistake(APPLICANT_FIELDS["received_on"], "ligger ude i fremtiden"))
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
