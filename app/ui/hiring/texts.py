"""Vacancies, steps and applicants as rows, and their dialogs as texts and back. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.model.domain.danish import day_text, plural
from app.model.domain.people import ApplicantState
from app.model.services.hiring import (
    APPLICANT_FIELDS,
    HIRING_FIELDS,
    STATES,
    ApplicantDraft,
    ApplicantRow,
    HiringCard,
    HiringDraft,
)
from app.model.services.hiring_steps import HiringStep
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text, optional_number_text

HIRING_TITLES, APPLICANT_TITLES = HIRING_FIELDS, APPLICANT_FIELDS
STATE_TITLES = {state.value: title for state, title in STATES.items()}
_HIRING_DAYS = ("apply_by", "advertised_on", "closed_on")
_HIRING_TEXTS = ("title", "duties", "demands", "offer", "contact", "advertised_where")
_APPLICANT_DAYS = ("interview_on", "decided_on", "told_on")
_APPLICANT_TEXTS = ("name", "phone", "email", "note")


@dataclass(frozen=True)
class VacancyLine:
    """One line of the list of vacancies."""

    id: str
    title: str
    state: str
    applicants: str
    is_open: bool

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.state}, {self.applicants}"


@dataclass(frozen=True)
class StepLine:
    """One step of the guide; `id` is its place in it."""

    id: str
    number: str
    title: str
    state: str
    text: str
    letter: str
    done: bool

    @property
    def spoken(self) -> str:
        """The whole step, also what is to be done."""
        return f"Trin {self.number}: {self.title}, {self.state}. {self.text}"


@dataclass(frozen=True)
class ApplicantLine:
    """One line of the list of applicants; `hired` for one who is a helper now."""

    id: str
    name: str
    received_on: str
    interview_on: str
    state: str
    told_on: str
    hired: bool

    @property
    def spoken(self) -> str:
        interview = f"samtale {self.interview_on}" if self.interview_on else "ingen samtale endnu"
        return f"{self.name}, søgte {self.received_on}, {interview}, {self.state}"


def vacancy_line(card: HiringCard) -> VacancyLine:
    state = "åben" if card.draft.closed_on is None else f"lukket {day_text(card.draft.closed_on)}"
    count = plural(len(card.applicants), "ansøger", "ansøgere")
    return VacancyLine(card.id, card.draft.title, state, count, card.is_open)


def step_line(number: int, step: HiringStep, *, is_next: bool) -> StepLine:
    done = f"gjort {day_text(step.done_on)}" if step.done_on is not None else "gjort"
    state = done if step.done else "det næste" if is_next else "mangler"
    return StepLine(str(number), str(number), step.title, state, step.text, step.letter, step.done)


def applicant_line(row: ApplicantRow) -> ApplicantLine:
    d = row.draft
    return ApplicantLine(
        row.id,
        d.name,
        day_text(d.received_on),
        optional_day_text(d.interview_on),
        STATES[d.state],
        optional_day_text(d.told_on),
        row.helper_id is not None,
    )


def empty_hiring(today: date) -> Texts:
    return {**dict.fromkeys(HIRING_TITLES, ""), "opened_on": day_text(today)}


def hiring_texts(draft: HiringDraft) -> Texts:
    return {
        **{name: getattr(draft, name) for name in _HIRING_TEXTS},
        **{name: optional_day_text(getattr(draft, name)) for name in _HIRING_DAYS},
        "opened_on": day_text(draft.opened_on),
        "hours_per_week": optional_number_text(draft.hours_per_week),
        "keep_months": "" if draft.keep_months is None else str(draft.keep_months),
    }


def read_hiring(texts: Mapping[str, str], today: date) -> HiringDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, HIRING_TITLES, today)
    draft = HiringDraft(
        opened_on=reader.needed_day("opened_on"),
        hours_per_week=reader.number("hours_per_week"),
        keep_months=_whole(reader, "keep_months"),
        title=reader.text("title"),
        duties=reader.text("duties"),
        demands=reader.text("demands"),
        offer=reader.text("offer"),
        contact=reader.text("contact"),
        advertised_where=reader.text("advertised_where"),
        apply_by=reader.day("apply_by"),
        advertised_on=reader.day("advertised_on"),
        closed_on=reader.day("closed_on"),
    )
    reader.done()
    return draft


def _whole(reader: Reader, name: str) -> int | None:
    number = reader.number(name)
    if number is not None and number != int(number):
        reader.wrong(name, "skriv et helt tal, fx 6")
        return None
    return None if number is None else int(number)


def empty_applicant(today: date) -> Texts:
    return {
        **dict.fromkeys(APPLICANT_TITLES, ""),
        "received_on": day_text(today),
        "state": ApplicantState.OPEN.value,
    }


def applicant_texts(draft: ApplicantDraft) -> Texts:
    return {
        **{name: getattr(draft, name) for name in _APPLICANT_TEXTS},
        **{name: optional_day_text(getattr(draft, name)) for name in _APPLICANT_DAYS},
        "received_on": day_text(draft.received_on),
        "state": draft.state.value,
    }


def read_applicant(texts: Mapping[str, str], today: date) -> ApplicantDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, APPLICANT_TITLES, today)
    draft = ApplicantDraft(
        received_on=reader.needed_day("received_on"),
        state=ApplicantState(reader.text("state") or ApplicantState.OPEN),
        name=reader.text("name"),
        phone=reader.text("phone"),
        email=reader.text("email"),
        note=reader.text("note"),
        interview_on=reader.day("interview_on"),
        decided_on=reader.day("decided_on"),
        told_on=reader.day("told_on"),
    )
    reader.done()
    return draft
