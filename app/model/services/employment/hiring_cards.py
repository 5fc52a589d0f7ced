"""Vacancies and those who applied, as they are written and as they are shown: drafts, rows, and how long they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.checks.hiring import KEEP_KEY, keep_until, longest_until
from app.model.domain.danish import danish_order, listed
from app.model.domain.people import Applicant, ApplicantState, Hiring
from app.model.rulebook.values import Deadline, DeadlineUnit
from app.model.services.binder import Binder
from app.model.services.drafts import read
from app.model.store import people_queries
from app.model.store.database import Session

HIRING_FIELDS = {
    "title": "Stilling",
    "hours_per_week": "Timer om ugen",
    "duties": "Opgaver",
    "demands": "Krav",
    "offer": "Det får hjælperen",
    "contact": "Sådan søger man",
    "apply_by": "Ansøgningsfrist",
    "opened_on": "Åbnet",
    "advertised_on": "Slået op den",
    "advertised_where": "Slået op hvor",
    "closed_on": "Lukket",
    "keep_months": "Ansøgere gemmes i (måneder)",
}
APPLICANT_FIELDS = {
    "name": "Navn",
    "phone": "Telefon",
    "email": "E-mail",
    "received_on": "Søgte den",
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
WITHOUT_ADVERT = "Uden opslag"  # the title of a vacancy for somebody who was hired at once
_IN_MONTHS = {DeadlineUnit.MONTHS: 1, DeadlineUnit.YEARS: 12}


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

    @property
    def waits_for_answer(self) -> bool:
        told = self.draft.told_on is not None or self.draft.state is ApplicantState.WITHDRAWN
        return self.helper_id is None and not told


@dataclass(frozen=True)
class HiringCard:
    """A vacancy with those who applied, the first one first. `keep_until`: the last day for those who were not hired.

    `longest_until` is the last day that the rules allow; None while the vacancy is open, or where they say nothing.
    """

    id: str
    draft: HiringDraft
    applicants: tuple[ApplicantRow, ...]
    keep_until: date | None = None
    longest_until: date | None = None

    @property
    def is_open(self) -> bool:
        return self.draft.closed_on is None

    @property
    def called(self) -> str:
        """Its title; where that tells nothing, who was hired too."""
        names = [row.draft.name for row in self.applicants if row.helper_id is not None]
        told = self.draft.title == WITHOUT_ADVERT and names
        return f"{self.draft.title}: {listed(names)}" if told else self.draft.title

    @property
    def kept(self) -> tuple[ApplicantRow, ...]:
        """Those who were not hired: what is stored of them must go one day."""
        return tuple(row for row in self.applicants if row.helper_id is None)

    @property
    def is_without_advert(self) -> bool:
        """Somebody was hired at once, without interview; nothing was ever written for an advert."""
        d = self.draft
        written = d.advertised_on or d.duties or d.demands or d.offer or d.contact
        interviewed = any(row.draft.interview_on for row in self.applicants)
        return not (written or interviewed) and bool(self.applicants) and not self.kept


@dataclass(frozen=True)
class Longest:
    """The most months that applicants may be kept, and who says so."""

    months: int
    source: str


def hiring_cards(binder: Binder) -> tuple[HiringCard, ...]:
    """The open ones first, of each the newest first."""
    rule = keep_rule(binder)
    with binder.database.read() as session:
        cards = [_card(session, hiring, rule) for hiring in people_queries.hirings(session)]
    cards.reverse()
    return tuple(sorted(cards, key=lambda card: not card.is_open))


def _card(session: Session, hiring: Hiring, rule: Deadline | None) -> HiringCard:
    applied = people_queries.applicants(session, hiring.id)
    applicants = tuple(map(_row, sorted(applied, key=lambda each: (each.received_on, danish_order(each.name)))))
    chosen, longest = keep_until(hiring, rule), longest_until(hiring, rule)
    return HiringCard(hiring.id, read(HiringDraft, hiring), applicants, chosen, longest)


def _row(applicant: Applicant) -> ApplicantRow:
    return ApplicantRow(applicant.id, read(ApplicantDraft, applicant), applicant.helper_id)


def keep_rule(binder: Binder) -> Deadline | None:
    rule = binder.rulebook().find(KEEP_KEY, binder.today)
    return rule if isinstance(rule, Deadline) else None


def longest_keeping(binder: Binder) -> Longest | None:
    """None where the rules say nothing, or don't count it in months."""
    rule = keep_rule(binder)
    if rule is None or rule.amount is None or rule.unit not in _IN_MONTHS:
        return None
    return Longest(rule.amount * _IN_MONTHS[rule.unit], str(rule.source))
