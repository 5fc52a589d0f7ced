"""The state of the screen "Ansættelse": the vacancies, the guide of the chosen one, and who has applied. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes
from app.model.services import hiring, retention
from app.model.services.binder import Binder
from app.model.services.employment.hiring_step import source_note
from app.model.services.employment.hiring_steps import HiringStep, StepState, all_steps, next_step, steps_ahead
from app.model.services.hiring import ApplicantRow, HiringCard
from app.model.services.people import helper_cards
from app.ui.entry.texts import Entry, Texts
from app.ui.hiring.texts import (
    APPLICANT_TITLES,
    CLOSE_TITLES,
    FOUND_TITLES,
    HIRING_TITLES,
    ApplicantLine,
    StepLine,
    VacancyLine,
    applicant_line,
    applicant_texts,
    empty_applicant,
    empty_hiring,
    hiring_texts,
    keeping_text,
    read_applicant,
    read_closing,
    read_hiring,
    step_line,
    vacancy_line,
)


class HiringPresenter:
    """`chosen` is the id of the vacancy that is shown; None where there is none."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._cards: dict[str, HiringCard] = {}
        self._steps: Mapping[str, tuple[HiringStep, ...]] = {}
        self.chosen: str | None = None

    def reload(self) -> None:
        """Reads the file again; the chosen vacancy stays, or the first is chosen."""
        self._cards = {card.id: card for card in hiring.hiring_cards(self._binder)}
        self._steps = all_steps(self._binder)
        if self.chosen not in self._cards:
            self.chosen = next(iter(self._cards), None)

    def choose(self, hiring_id: str) -> None:
        self.chosen = hiring_id

    def choose_of(self, record_id: str | None) -> bool:
        """The vacancy of that id, or the one that an applicant of that id has applied for."""
        for card in self._cards.values():
            if card.id == record_id or any(row.id == record_id for row in card.applicants):
                self.chosen = card.id
                return True
        return False

    @property
    def card(self) -> HiringCard | None:
        return self._cards.get(self.chosen or "")

    def vacancies(self) -> tuple[VacancyLine, ...]:
        return tuple(vacancy_line(card, next_step(self._steps[card.id])) for card in self._cards.values())

    def ahead(self) -> str:
        """What a hiring consists of, for somebody who has not begun one."""
        return "\n".join(f"{n}. {title}" for n, title in enumerate(steps_ahead(self._binder), 1))

    def steps(self) -> tuple[StepLine, ...]:
        found = self._steps.get(self.chosen or "", ())
        upcoming = next_step(found)
        return tuple(step_line(n, step, is_next=step is upcoming) for n, step in enumerate(found, 1))

    def step(self, identity: str | None) -> HiringStep | None:
        return next((step for step in self._steps.get(self.chosen or "", ()) if step.id == identity), None)

    def told(self, identity: str | None) -> str:
        """What the chosen step asks for, and who says so."""
        step = self.step(identity)
        if step is None:
            return ""
        waits = f"{self.waits_for(step)} " if step.state is StepState.WAITING else ""
        source = f"Kilde: {step.source}. {source_note(step, self._binder.scheme())}" if step.source else ""
        return "\n".join(part.strip() for part in (f"{waits}{step.text}", source) if part)

    def waits_for(self, step: HiringStep) -> str:
        """Why a step can't be done yet."""
        needs_applicants = step.key in {"interview", "hire"}
        return "Trinnet venter på, at der er ansøgere." if needs_applicants else "Trinnet venter på, at en er ansat."

    @property
    def next_id(self) -> str | None:
        """The step that comes next."""
        upcoming = next_step(self._steps.get(self.chosen or "", ()))
        return None if upcoming is None else upcoming.id

    @property
    def headline(self) -> str:
        """What is next, in one line over the steps."""
        upcoming, card = self.step(self.next_id), self.card
        if upcoming is not None:
            return f"Det næste: {upcoming.title}"
        nobody = card is not None and len(card.kept) == len(card.applicants)
        return "Stillingen er lukket, uden at nogen er ansat." if nobody else "Alt er gjort."

    def applicants(self) -> tuple[ApplicantLine, ...]:
        card = self.card
        return tuple(applicant_line(row, card) for row in card.applicants) if card is not None else ()

    def applicant(self, applicant_id: str | None) -> ApplicantRow | None:
        card = self.card
        return next((row for row in card.applicants if row.id == applicant_id), None) if card is not None else None

    @property
    def first_open(self) -> str | None:
        """The first applicant who has not been hired, with an interview to arrange before others."""
        card = self.card
        kept = sorted(card.kept, key=lambda row: row.draft.interview_on is not None) if card is not None else []
        return kept[0].id if kept else None

    def keeping(self) -> str:
        """How long those who were not hired are kept, and that the time has run out."""
        return keeping_text(self.card, self._binder.today) if self.card is not None else ""

    def keeping_hint(self) -> str:
        """The longest that applicants may be kept, with its source."""
        longest = hiring.longest_keeping(self._binder)
        most = f" Højst {longest.months} ({longest.source})." if longest is not None else ""
        return f"Dem, der ikke blev ansat, slettes så mange måneder efter, at stillingen er lukket.{most}"

    def namesakes(self, name: str) -> bool:
        """More than one helper has that name."""
        return sum(card.draft.name == name for card in helper_cards(self._binder)) > 1

    def new_vacancy(self) -> Entry:
        def save(texts: Mapping[str, str]) -> Changes:
            self.chosen, changes = hiring.add_hiring(self._binder, read_hiring(texts, self._binder.today))
            return changes

        return self._entry(HIRING_TITLES, empty_hiring(self._binder.today), save)

    def open_vacancy(self) -> Entry:
        card = self._needed()
        return self._entry(
            HIRING_TITLES,
            hiring_texts(card.draft),
            lambda texts: hiring.change_hiring(self._binder, card.id, read_hiring(texts, self._binder.today)),
        )

    def hire_directly(self) -> Entry:
        """Somebody found without an advert."""

        def save(texts: Mapping[str, str]) -> Changes:
            found = (texts.get(name, "") for name in FOUND_TITLES)
            self.chosen, _helper_id, changes = hiring.hire_directly(self._binder, *found)
            return changes

        return self._entry(FOUND_TITLES, dict.fromkeys(FOUND_TITLES, ""), save)

    def closing(self) -> Entry:
        """Closing a vacancy asks how long applicants are kept."""
        card = self._needed()
        months = card.draft.keep_months
        texts = {
            "closed_on": day_text(card.draft.closed_on or self._binder.today),
            "keep_months": "" if months is None else str(months),
        }
        return self._entry(
            CLOSE_TITLES,
            texts,
            lambda typed: hiring.close_hiring(self._binder, card.id, *read_closing(typed, self._binder.today)),
        )

    def reopen(self) -> Changes:
        return self._done(hiring.reopen_hiring(self._binder, self._needed().id))

    def delete_vacancy(self) -> Changes:
        return self._done(hiring.delete_hiring(self._binder, self._needed().id))

    def new_applicant(self) -> Entry:
        card = self._needed()
        return self._entry(
            APPLICANT_TITLES,
            empty_applicant(self._binder.today),
            lambda texts: hiring.add_applicant(self._binder, card.id, read_applicant(texts, self._binder.today)),
        )

    def open_applicant(self, row: ApplicantRow) -> Entry:
        return self._entry(
            APPLICANT_TITLES,
            applicant_texts(row.draft),
            lambda texts: hiring.change_applicant(self._binder, row.id, read_applicant(texts, self._binder.today)),
        )

    def delete_applicant(self, applicant_id: str) -> Changes:
        return self._done(hiring.delete_applicant(self._binder, applicant_id))

    def hire(self, applicant_id: str) -> Changes:
        return self._done(hiring.hire(self._binder, applicant_id)[1])

    def take_back(self, applicant_id: str) -> Changes:
        return self._done(hiring.take_back(self._binder, applicant_id))

    def answered(self, applicant_id: str) -> Changes:
        return self._done(hiring.answer(self._binder, applicant_id, self._binder.today))

    def erasable(self) -> dict[str, str]:
        """The applicants who can be erased for good, by id; a line about each."""
        card = self.card
        kept = card.kept if card is not None else ()
        return {row.id: f"{row.draft.name}, søgte {day_text(row.draft.received_on)}" for row in kept}

    def erase_all(self) -> bool:
        """The time has run out, so all of them are proposed."""
        due = self._needed().keep_until or self._needed().longest_until
        return due is not None and due <= self._binder.today

    def erase(self, applicant_ids: Sequence[str]) -> Changes:
        """For good: undo does not bring them back."""
        return self._done(retention.erase_applicants(self._binder, applicant_ids))

    def _needed(self) -> HiringCard:
        card = self.card
        if card is None:
            raise LookupError("no vacancy is chosen")
        return card

    def _done(self, changes: Changes) -> Changes:
        self.reload()
        return changes

    def _entry(self, titles: Mapping[str, str], texts: Texts, change: Callable[[Mapping[str, str]], Changes]) -> Entry:
        return Entry(titles, texts, lambda typed: self._done(change(typed)))
