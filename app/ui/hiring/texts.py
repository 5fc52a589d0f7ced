"""Vacancies, steps and applicants as rows, and their dialogs as texts and back. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.model.domain.danish import day_text, plural
from app.model.domain.people import ApplicantState
from app.model.services.employment.hiring_steps import HiringStep, StepState
from app.model.services.hiring import (
    APPLICANT_FIELDS,
    HIRING_FIELDS,
    STATES,
    ApplicantDraft,
    ApplicantRow,
    HiringCard,
    HiringDraft,
)
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text, optional_number_text

HIRING_TITLES, APPLICANT_TITLES = HIRING_FIELDS, APPLICANT_FIELDS
FOUND_TITLES = {name: APPLICANT_FIELDS[name] for name in ("name", "phone", "email")}
CLOSE_TITLES = {name: HIRING_FIELDS[name] for name in ("closed_on", "keep_months")}
_HIRING_DAYS = ("apply_by", "advertised_on", "closed_on")
_HIRING_TEXTS = ("title", "duties", "demands", "offer", "contact", "advertised_where")
_APPLICANT_DAYS = ("interview_on", "decided_on", "told_on")
_APPLICANT_TEXTS = ("name", "phone", "email", "note")
_STATES = {StepState.OPEN: "mangler", StepState.WAITING: "venter", StepState.SKIPPED: "sprunget over"}
NEXT = "det næste"


def state_titles(state: str) -> dict[str, str]:
    """What an applicant's state can be changed to: only »Ansæt« hires somebody."""
    hired = ApplicantState.HIRED
    return {each.value: title for each, title in STATES.items() if (each is hired) == (state == hired.value)}


@dataclass(frozen=True)
class VacancyLine:
    """One line of the list of vacancies; `upcoming` is the step that comes next."""

    id: str
    title: str
    state: str
    upcoming: str
    applicants: str
    is_open: bool

    @property
    def progress(self) -> str:
        """Of an open one what is next, of a closed one that it is closed."""
        upcoming = f"{NEXT}: {self.upcoming}" if self.upcoming else ""
        return upcoming if self.is_open else ", ".join(part for part in (self.state, upcoming) if part)

    @property
    def spoken(self) -> str:
        upcoming = f"{NEXT}: {self.upcoming}" if self.upcoming else "alt er gjort"
        return f"{self.title}, {self.state}, {self.applicants}, {upcoming}"


@dataclass(frozen=True)
class StepLine:
    """One step of the guide."""

    id: str
    number: str
    title: str
    state: str
    text: str
    letter: str

    @property
    def spoken(self) -> str:
        """The whole step, also what is to be done."""
        return f"{self.number}, {self.title}, {self.state}. {self.text}"


@dataclass(frozen=True)
class ApplicantLine:
    """One line of the list of applicants; `hired` for one who is a helper now, `others` where somebody else is not."""

    id: str
    name: str
    received_on: str
    interview_on: str
    state: str
    told_on: str
    hired: bool
    others: bool

    @property
    def spoken(self) -> str:
        interview = f"samtale {self.interview_on}" if self.interview_on else "ingen samtale"
        told = f"fik svar {self.told_on}" if self.told_on else "har ikke fået svar"
        return f"{self.name}, søgte {self.received_on}, {interview}, {self.state}, {told}"


def vacancy_line(card: HiringCard, upcoming: HiringStep | None) -> VacancyLine:
    state = "åben" if card.draft.closed_on is None else f"lukket {day_text(card.draft.closed_on)}"
    count = plural(len(card.applicants), "ansøger", "ansøgere") if card.applicants else "ingen ansøgere"
    return VacancyLine(card.id, card.called, state, upcoming.title if upcoming else "", count, card.is_open)


def step_line(number: int, step: HiringStep, *, is_next: bool) -> StepLine:
    done = day_text(step.done_on) if step.done_on is not None else "gjort"
    state = done if step.state is StepState.DONE else NEXT if is_next else _STATES[step.state]
    return StepLine(step.id, str(number), step.title, state, step.text, step.letter)


def applicant_line(row: ApplicantRow, card: HiringCard) -> ApplicantLine:
    d = row.draft
    return ApplicantLine(
        row.id,
        d.name,
        day_text(d.received_on),
        optional_day_text(d.interview_on),
        STATES[d.state],
        optional_day_text(d.told_on),
        row.helper_id is not None,
        bool(card.kept),
    )


def keeping_text(card: HiringCard, today: date) -> str:
    """What is said of how long those who were not hired are kept; "" where there is nothing to say."""
    if card.is_open or not card.kept:
        return ""
    who = plural(len(card.kept), "ansøger", "ansøgere")
    due = card.keep_until or card.longest_until
    if due is not None and due <= today:
        must = "skulle have været" if due < today else "skal være"
        return f"Tiden er gået: oplysninger om {who} {must} slettet senest {day_text(due)}. Tryk på »Slet for altid«."
    if card.keep_until is not None:
        return f"Oplysninger om {who} gemmes til {day_text(card.keep_until)}."
    longest = f" Højst til {day_text(due)}." if due is not None else ""
    return f"Du har ikke valgt, hvor længe oplysninger om {who} gemmes.{longest} Vælg det under »Ret stillingen«."


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
        keep_months=reader.whole_number("keep_months"),
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


def read_closing(texts: Mapping[str, str], today: date) -> tuple[date, int | None]:
    """The day a vacancy is closed, and for how many months applicants are kept."""
    reader = Reader(texts, CLOSE_TITLES, today)
    found = reader.needed_day("closed_on"), reader.whole_number("keep_months")
    reader.done()
    return found


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
