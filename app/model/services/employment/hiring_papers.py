"""The steps of a hiring from the contract on: papers, instruction and the copy, read from the helper's own facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.model.checks.due import (
    Employment,
    deadline_rule,
    due_date,
    employments,
    length_text,
    municipality_runs_payroll,
)
from app.model.checks.papers import COPY_KEY, CORE_KEY, REST_KEY, SECRECY_KEY, law_asks
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, days_left_text
from app.model.domain.entities import Contract, Helper, Month, Scheme
from app.model.domain.people import TalkKind, TrainingKind
from app.model.rulebook.rulebook import Rulebook
from app.model.services.blanks import Blank, Kind
from app.model.services.employment.hiring_cards import HiringCard
from app.model.services.employment.hiring_step import HANDBOOK, Employer, HiringStep, StepState, employer_of
from app.model.store import people_queries, queries
from app.model.store.database import Session


@dataclass(frozen=True)
class Hired:
    """One who was hired: the contracts of the first employment, and the first day of instruction."""

    helper: Helper
    contracts: Sequence[Contract]
    learnt_on: date | None


@dataclass(frozen=True)
class _Case:
    """What the steps are told about: nobody yet, or one helper; by the rules of that helper's first day."""

    who: Hired | None
    employer: Employer
    rules: Rulebook
    today: date
    name: str

    @property
    def first(self) -> Contract | None:
        return self.who.contracts[0] if self.who and self.who.contracts else None

    @property
    def start(self) -> date:
        return self.first.starts_on if self.first else self.today

    def day(self, field: str) -> date | None:
        """The first day that stands in a field of the employment's contracts."""
        contracts = self.who.contracts if self.who else ()
        return next((day for each in contracts if (day := getattr(each, field)) is not None), None)

    def blank(self, title: str, field: str) -> Blank | None:
        """A field of the contract; a new contract where there is none."""
        if self.who is None:
            return None
        record = self.first.id if self.first else None
        return Blank(title, "people", Kind.CONTRACT, field, self.who.helper.id, record)

    def step(self, key: str, title: str, text: str, source: str, done_on: date | None, letter: str) -> HiringStep:
        """Nobody has to do it before somebody is hired; nothing can be made about nobody."""
        title = f"{title} – {self.name}" if self.name else title
        if self.who is None:
            return HiringStep(key, title, text, source, StepState.WAITING)
        state = StepState.DONE if done_on is not None else StepState.OPEN
        record = self.first.id if self.first else None
        return HiringStep(key, title, text, source, state, done_on, letter, self.who.helper.id, record)


def hired(session: Session, card: HiringCard) -> list[Hired]:
    """Those who were hired, in the order in which they applied."""
    found = []
    for helper_id in (row.helper_id for row in card.applicants if row.helper_id is not None):
        helper = queries.by_id(session, Helper, helper_id)
        if helper is not None:
            employed: list[Employment] = employments(queries.contracts(session, helper_id))
            contracts = employed[0].contracts if employed else ()
            found.append(Hired(helper, contracts, _learnt_on(session, helper_id)))
    return found


def _learnt_on(session: Session, helper_id: str) -> date | None:
    """The first instruction in an aid or a task, or the first talk that was one; a course is none."""
    taught = [t.held_on for t in people_queries.trainings(session, helper_id) if t.kind is not TrainingKind.COURSE]
    told = [t.held_on for t in people_queries.talks(session, helper_id) if t.kind is TalkKind.INSTRUCTION]
    return min((*taught, *told), default=None)


def papers_ahead(scheme: Scheme, rules: Rulebook, today: date) -> Iterator[HiringStep]:
    """The same steps while nobody is hired: they wait."""
    return _steps(_Case(None, employer_of(scheme), rules, today, ""), scheme)


def paper_steps(who: Hired, scheme: Scheme, rules: Rulebook, today: date, *, named: bool) -> Iterator[HiringStep]:
    """`named`: the titles say whose step it is."""
    return _steps(_Case(who, employer_of(scheme), rules, today, who.helper.name if named else ""), scheme)


def _steps(case: _Case, scheme: Scheme) -> Iterator[HiringStep]:
    yield _contract(case)
    yield _confidentiality(case)
    yield _tax(case)
    yield _instruction(case)
    if municipality_runs_payroll(scheme):
        yield _copy(case)


def _contract(case: _Case) -> HiringStep:
    signed, employer = case.day("signed_on"), case.employer
    if employer.outside:
        text = (
            f"{employer.called} er arbejdsgiver og skriver kontrakten. Spørg, om den er underskrevet, og skriv datoen."
        )
    elif case.first is None:
        text = f"Skriv vilkårene, lav kontrakten, og få den underskrevet af hjælperen og {_signer(employer)}."
    else:
        text = f"Lav kontrakten, få den underskrevet af hjælperen og {_signer(employer)}, og skriv datoen."
    deadlines, source = ("", "") if signed else _deadlines(case)
    step = case.step(
        "contract",
        "Kontrakt",
        " ".join(part for part in (text, deadlines) if part),
        "; ".join(part for part in (f"{HANDBOOK}, 5.2, 5.3.4, 11.2 og 11.3.4", source) if part),
        signed,
        "ansaettelseskontrakt",
    )
    return replace(step, blank=case.blank("Kontrakt", "signed_on" if case.first else "starts_on"))


def _signer(employer: Employer) -> str:
    return {"du": "dig"}.get(employer.name, employer.name)


def _deadlines(case: _Case) -> tuple[str, str]:
    """The law's two last days with the days that are left, and its source; before there is a contract, how long they are."""
    core = deadline_rule(case.rules, CORE_KEY, case.start)
    rest = deadline_rule(case.rules, REST_KEY, case.start)
    first = case.first
    if core is None or rest is None or (first is not None and not law_asks(first, case.rules)):
        return "", ""
    if first is None:
        text = (
            f"De vigtigste vilkår skal være på skrift senest {length_text(core)} efter den første arbejdsdag, "
            f"de øvrige senest {length_text(rest)} efter."
        )
        return text, str(core.source)
    days = due_date(case.start, core), due_date(case.start, rest)
    told = [f"{day_text(day)} ({days_left_text((day - case.today).days)})" for day in days if day is not None]
    text = f"De vigtigste vilkår skal være på skrift senest {' og de øvrige senest '.join(told)}."
    return text, str(core.source)


def _confidentiality(case: _Case) -> HiringStep:
    rule = number_rule(case.rules, SECRECY_KEY, case.start)
    who = f"{case.employer.called} sørger for erklæringen. " if case.employer.outside else ""
    step = case.step(
        "confidentiality",
        "Tavshedserklæring",
        f"{who}Hjælperen skriver under på tavshedspligten, som også gælder bagefter. Skriv datoen.",
        str(rule.source) if rule is not None else f"{HANDBOOK}, 5.2, 5.3.4, 11.2 og 11.3.4",
        case.day("confidentiality_signed_on"),
        "tavshedserklaering",
    )
    return replace(step, blank=case.blank("Tavshedserklæring", "confidentiality_signed_on"))


def _tax(case: _Case) -> HiringStep:
    helper = case.who.helper if case.who else None
    who = f"Oplysningen er til {case.employer.name}. " if case.employer.outside else ""
    step = case.step(
        "tax",
        "Besked om skat",
        f"{who}Hjælperen siger, hvilket skattekort lønnen skal trækkes efter. Skriv, hvornår du fik det at vide.",
        f"{HANDBOOK}, 5.3.4 og 11.3.4",
        helper.tax_told_on if helper else None,
        "beskatning",
    )
    blank = Blank("Besked om skat", "people", Kind.HELPER, "tax_told_on", helper.id) if helper else None
    return replace(step, blank=blank)


def _instruction(case: _Case) -> HiringStep:
    step = case.step(
        "instruction",
        "Instruktion",
        "Vis hjælperen arbejdet og hjælpemidlerne, og skriv ned, hvad I har gennemgået. Nye hjælpere skal også "
        "instrueres i hjælpemidlerne.",
        f"{HANDBOOK}, 2.1.1, 4.3.2, 8.1.1 og 10.3.2",
        case.who.learnt_on if case.who else None,
        "instruktion" if case.who and case.who.learnt_on else "",
    )
    blank = Blank("Instruktion", "people", Kind.TRAINING, "subject", case.who.helper.id) if case.who else None
    return replace(step, blank=blank, record_id=None)


def _copy(case: _Case) -> HiringStep:
    rule = deadline_rule(case.rules, COPY_KEY, case.start)
    due = due_date(Month.of(case.start).last, rule) if rule is not None and case.first is not None else None
    sent = case.day("sent_to_municipality_on")
    last = f" Sidste dag er {day_text(due)} ({days_left_text((due - case.today).days)})." if due and not sent else ""
    step = case.step(
        "copy",
        "Kopi til kommunen",
        f"Send kommunen en kopi af kontrakten, senest sammen med den første timeseddel, og skriv datoen.{last}",
        str(rule.source) if rule is not None else f"{HANDBOOK}, 5.3.4 og 11.3.4",
        sent,
        "kommune-ny-hjaelper",
    )
    return replace(step, blank=case.blank("Sendt til kommunen", "sent_to_municipality_on"))
