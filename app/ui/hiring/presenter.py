"""The state of the screen "Ansættelse": the vacancies, the guide of the chosen one, and who has applied. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.model.domain.danish import plural
from app.model.domain.dates import add_months
from app.model.domain.entities import Changes
from app.model.services import hiring, retention
from app.model.services.binder import Binder
from app.model.services.hiring import HiringCard
from app.model.services.hiring_steps import HiringStep, next_step, steps
from app.ui.entry.texts import Entry, Texts
from app.ui.hiring.texts import (
    APPLICANT_TITLES,
    HIRING_TITLES,
    ApplicantLine,
    StepLine,
    VacancyLine,
    applicant_line,
    applicant_texts,
    empty_applicant,
    empty_hiring,
    hiring_texts,
    read_applicant,
    read_hiring,
    step_line,
    vacancy_line,
)


class HiringPresenter:
    """`chosen` is the id of the vacancy that is shown; None where there is none."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._cards: dict[str, HiringCard] = {}
        self._steps: tuple[HiringStep, ...] = ()
        self.chosen: str | None = None

    def reload(self) -> None:
        """Reads the file again; the chosen vacancy stays, or the first is chosen."""
        self._cards = {card.id: card for card in hiring.hiring_cards(self._binder)}
        if self.chosen not in self._cards:
            self.chosen = next(iter(self._cards), None)
        self._steps = steps(self._binder, self.chosen) if self.chosen else ()

    def choose(self, hiring_id: str) -> None:
        self.chosen = hiring_id
        self.reload()

    @property
    def card(self) -> HiringCard | None:
        return self._cards.get(self.chosen or "")

    def vacancies(self) -> tuple[VacancyLine, ...]:
        return tuple(map(vacancy_line, self._cards.values()))

    def steps(self) -> tuple[StepLine, ...]:
        upcoming = next_step(self._steps)
        return tuple(step_line(n, step, is_next=step is upcoming) for n, step in enumerate(self._steps, 1))

    def step(self, identity: str) -> HiringStep:
        return self._steps[int(identity) - 1]

    def told(self, identity: str | None) -> str:
        """What the chosen step asks for, and who says so."""
        if identity is None or not self._steps:
            return ""
        step = self.step(identity)
        return f"{step.text}\nKilde: {step.source}."

    @property
    def next_id(self) -> str | None:
        """The step that comes next."""
        upcoming = next_step(self._steps)
        return None if upcoming is None else str(self._steps.index(upcoming) + 1)

    def applicants(self) -> tuple[ApplicantLine, ...]:
        card = self.card
        return tuple(map(applicant_line, card.applicants)) if card is not None else ()

    def keeping_hint(self) -> str:
        """The longest that applicants may be kept, with its source."""
        longest = hiring.longest_keeping(self._binder)
        if longest is None:
            return ""
        return f"Hvor længe du gemmer dem, der ikke blev ansat, efter at stillingen er lukket. Højst {longest[0]} måneder ({longest[1]})."

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
            self.chosen, _helper_id, changes = hiring.hire_directly(self._binder, texts.get("name", ""))
            return changes

        return self._entry(APPLICANT_TITLES, {"name": ""}, save)

    def close(self) -> Changes:
        return self._done(hiring.close_hiring(self._binder, self._needed().id, self._binder.today))

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

    def open_applicant(self, applicant_id: str) -> Entry:
        row = next(row for row in self._needed().applicants if row.id == applicant_id)
        return self._entry(
            APPLICANT_TITLES,
            applicant_texts(row.draft),
            lambda texts: hiring.change_applicant(
                self._binder, applicant_id, read_applicant(texts, self._binder.today)
            ),
        )

    def delete_applicant(self, applicant_id: str) -> Changes:
        return self._done(hiring.delete_applicant(self._binder, applicant_id))

    def hire(self, applicant_id: str) -> Changes:
        return self._done(hiring.hire(self._binder, applicant_id)[1])

    def to_erase(self) -> tuple[str, ...]:
        """The applicants of the chosen vacancy who were not hired, once it is closed."""
        card = self.card
        if card is None or card.is_open:
            return ()
        return tuple(row.id for row in card.applicants if row.helper_id is None)

    def erase_text(self) -> str:
        """What is asked before applicants are erased for good."""
        card, count = self._needed(), len(self.to_erase())
        chosen = ""
        if card.draft.closed_on is not None and card.draft.keep_months is not None:
            until = add_months(card.draft.closed_on, card.draft.keep_months)
            early = until > self._binder.today
            chosen = f" Du har valgt at gemme dem til {until:%d.%m.%Y}." if early else ""
        who = plural(count, "ansøger", "ansøgere")
        return f"Slet oplysninger om {who} for altid?{chosen} Det kan ikke fortrydes. Ældre sikkerhedskopier har dem stadig."

    def erase(self) -> Changes:
        return self._done(retention.erase_applicants(self._binder, self.to_erase()))

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
