"""The guided hiring, step by step, from the advert to the copy at the municipality: what is done, what is next, who says so.

The steps about a helper (hiring_papers.py) are that helper's own facts, told here and stored there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.model.domain.danish import day_text, listed, plural
from app.model.domain.entities import Scheme
from app.model.domain.people import ApplicantState
from app.model.services.binder import Binder
from app.model.services.blanks import Blank, Kind
from app.model.services.employment.hiring_cards import ApplicantRow, HiringCard, HiringDraft, hiring_cards, keep_rule
from app.model.services.employment.hiring_papers import Hired, hired, paper_steps, papers_ahead
from app.model.services.employment.hiring_step import HANDBOOK, HiringStep, StepState, employer_of
from app.model.store import queries

__all__ = ["HiringStep", "StepState", "all_steps", "next_step", "steps", "steps_ahead"]
ADVERT_FIELDS = ("duties", "demands", "contact")  # what an advert can't do without
ASK_FOR = "Bed om at se en privat straffeattest; skal hjælperen arbejde med børn, også en børneattest."


def steps(binder: Binder, hiring_id: str) -> tuple[HiringStep, ...]:
    """All steps in order; those about a helper once for everyone who was hired. Empty where the vacancy has gone."""
    return all_steps(binder).get(hiring_id, ())


def all_steps(binder: Binder) -> Mapping[str, tuple[HiringStep, ...]]:
    """The steps of every vacancy, in the order in which `hiring_cards` gives them."""
    cards, keeping = hiring_cards(binder), _keeping(binder)
    with binder.database.read() as session:
        people = {card.id: hired(session, card) for card in cards}
        scheme = queries.scheme(session) or Scheme()
    rules, today = binder.rulebook(), binder.today
    made: dict[str, tuple[HiringStep, ...]] = {}
    for card in cards:
        found = [*_finding(card, today), *_choosing(card, people[card.id], scheme)]
        for each in people[card.id]:
            found += paper_steps(each, scheme, rules, today, named=len(people[card.id]) > 1)
        if card.is_open and not people[card.id]:
            found += papers_ahead(scheme, rules, today)
        made[card.id] = (*found, _closing(card, keeping))
    return made


def steps_ahead(binder: Binder) -> tuple[str, ...]:
    """What a hiring consists of, for somebody who has not begun one."""
    scheme, rules, today = binder.scheme(), binder.rulebook(), binder.today
    card = HiringCard("", HiringDraft("", today), ())
    found = [*_finding(card, today), *_choosing(card, [], scheme), *papers_ahead(scheme, rules, today)]
    return tuple(step.title for step in (*found, _closing(card, "")))


def next_step(found: Sequence[HiringStep]) -> HiringStep | None:
    """The first one that can be done and is not."""
    return next((step for step in found if step.state is StepState.OPEN), None)


def _finding(card: HiringCard, today: date) -> Iterator[HiringStep]:
    """Advert, applicants, interviews. One who was found without an advert needs none of them."""
    if card.is_without_advert:
        return
    over = len(card.kept) < len(card.applicants) or not card.is_open
    yield _advert(card, over=over or bool(card.applicants))
    yield _applicants(card)
    yield _interviews(card, today, over=over)


def _state(*, done: bool, over: bool) -> StepState:
    """What was not done before somebody was hired, or the vacancy closed, is not missing any more."""
    return StepState.DONE if done else StepState.SKIPPED if over else StepState.OPEN


def _advert(card: HiringCard, *, over: bool) -> HiringStep:
    draft = card.draft
    empty = next((name for name in ADVERT_FIELDS if not getattr(draft, name)), "advertised_on")
    text = "Skriv opgaver, krav, og hvordan man søger. Lav opslaget, og skriv, hvornår det er slået op."
    if empty == "advertised_on":
        text = "Lav opslaget, slå det op, og skriv, hvornår og hvor det er slået op."
    return HiringStep(
        "advert",
        "Slå stillingen op",
        f"{text} Du kan søge kommunen om at dække udgiften til annoncer.",
        f"{HANDBOOK}, 5.1 og 11.1",
        _state(done=draft.advertised_on is not None, over=over),
        draft.advertised_on,
        letter="jobopslag",
        record_id=card.id,
        blank=Blank("Opslaget", "hiring", Kind.HIRING, empty, None, card.id),
    )


def _applicants(card: HiringCard) -> HiringStep:
    count, first = len(card.applicants), card.applicants[0].draft.received_on if card.applicants else None
    written = f"{plural(count, 'ansøger', 'ansøgere')} er skrevet ind. " if count else ""
    return HiringStep(
        "applicants",
        "Skriv ansøgerne ind",
        f"{written}Skriv navn og telefon på dem, der søger, efterhånden som de melder sig.",
        f"{HANDBOOK}, 5.1 og 11.1",
        _state(done=bool(count), over=not card.is_open),
        first,
    )


def _interviews(card: HiringCard, today: date, *, over: bool) -> HiringStep:
    held = sorted(_day(row) for row in card.applicants if _day(row) <= today)
    asked = (row for row in card.applicants if row.draft.state is ApplicantState.OPEN)
    coming = sorted((_day(row), row.draft.name) for row in asked if today < _day(row) < date.max)
    planned = [f"{name} {day_text(day)}" for day, name in coming]
    text = "Guiden siger, hvad ansøgeren skal have at vide, og hvad du ikke må spørge om."
    if planned:
        text = f"Aftalt: {listed(planned)}. {text}"
    state = _state(done=bool(held), over=over)
    return HiringStep(
        "interview",
        "Hold samtaler",
        f"{text} {ASK_FOR}",
        f"{HANDBOOK}, 5.2, 5.3.4, 11.2 og 11.3.4",
        state if card.applicants or state is not StepState.OPEN else StepState.WAITING,
        held[0] if held else None,
        letter="samtaleguide",
    )


def _day(row: ApplicantRow) -> date:
    """The interview's; the end of time where there is none."""
    return row.draft.interview_on or date.max


def _choosing(card: HiringCard, people: Sequence[Hired], scheme: Scheme) -> Iterator[HiringStep]:
    if not people and not card.is_open:
        return
    decided = [row.draft.decided_on for row in card.applicants if row.helper_id and row.draft.decided_on]
    employer = employer_of(scheme)
    text = "Vælg ansøgeren i listen, og tryk på »Ansæt«. Så bliver ansøgeren til en hjælper."
    if people:
        text = f"Ansat: {listed([each.helper.name for each in people])}. Du kan ansætte flere til samme stilling."
    told = f" Du vælger; {employer.name} ansætter." if employer.outside else ""
    chapters = "2.1.1, 3.4.1, 8.1.1 og 9.4.1" if employer.outside else "2.1.1 og 8.1.1"
    state = StepState.DONE if people else StepState.OPEN if card.kept else StepState.WAITING
    yield HiringStep(
        "hire",
        "Vælg, hvem der skal ansættes",
        f"{text}{told}",
        f"{HANDBOOK}, {chapters}",
        state,
        min(decided) if decided else None,
    )


def _keeping(binder: Binder) -> str:
    """Who says how long applicants may be kept."""
    rule = keep_rule(binder)
    return str(rule.source) if rule is not None else ""


def _closing(card: HiringCard, keeping: str) -> HiringStep:
    unanswered = sum(row.waits_for_answer for row in card.kept)
    who = plural(unanswered, "ansøger har", "ansøgere har")
    answers = f"{who} ikke fået svar: vælg ansøgeren, og tryk på »Lav svar«. " if unanswered else ""
    keep = "Vælg samtidig, hvor længe ansøgerne gemmes." if card.kept else "Så står den ikke blandt de åbne mere."
    return HiringStep(
        "close",
        "Luk stillingen",
        f"{answers}Luk stillingen, når du ikke søger flere. {keep}",
        keeping if card.kept else "",
        StepState.OPEN if card.is_open else StepState.DONE,
        card.draft.closed_on,
    )
