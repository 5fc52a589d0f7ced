"""The state of the tab "Kurser og nøgler": what one helper has learnt and been lent, and how it is changed. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.model.domain.entities import Changes
from app.model.services import learning
from app.model.services.binder import Binder
from app.model.services.learning import LearningCard
from app.ui.entry.texts import Entry, Texts
from app.ui.people.learning_texts import (
    HANDOUT_TITLES,
    TRAINING_TITLES,
    HandoutRow,
    TrainingRow,
    empty_handout,
    empty_training,
    handout_rows,
    handout_texts,
    read_handout,
    read_training,
    training_rows,
    training_texts,
)


class LearningPresenter:
    """`helper_id` is "" until a helper is shown."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._card = LearningCard((), ())
        self.helper_id = ""

    def show(self, helper_id: str) -> None:
        self.helper_id = helper_id
        self.reload()

    def reload(self) -> None:
        self._card = learning.learning_card(self._binder, self.helper_id)

    def trainings(self) -> tuple[TrainingRow, ...]:
        return training_rows(self._card.trainings)

    def handouts(self) -> tuple[HandoutRow, ...]:
        return handout_rows(self._card.handouts)

    def new_training(self) -> Entry:
        helper_id, today = self.helper_id, self._binder.today
        return self._entry(
            TRAINING_TITLES,
            empty_training(today),
            lambda texts: learning.add_training(self._binder, helper_id, read_training(texts, today)),
        )

    def open_training(self, training_id: str) -> Entry:
        return self._entry(
            TRAINING_TITLES,
            training_texts(dict(self._card.trainings)[training_id]),
            lambda texts: learning.change_training(self._binder, training_id, read_training(texts, self._binder.today)),
        )

    def delete_training(self, training_id: str) -> Changes:
        return self._after(learning.delete_training(self._binder, training_id))

    def new_handout(self) -> Entry:
        helper_id, today = self.helper_id, self._binder.today
        return self._entry(
            HANDOUT_TITLES,
            empty_handout(today),
            lambda texts: learning.add_handout(self._binder, helper_id, read_handout(texts, today)),
        )

    def open_handout(self, handout_id: str) -> Entry:
        return self._entry(
            HANDOUT_TITLES,
            handout_texts(dict(self._card.handouts)[handout_id]),
            lambda texts: learning.change_handout(self._binder, handout_id, read_handout(texts, self._binder.today)),
        )

    def return_today(self, handout_id: str) -> Changes:
        """Raises Refused for what is back already, or was handed out after today."""
        return self._after(learning.return_handout(self._binder, handout_id, self._binder.today))

    def delete_handout(self, handout_id: str) -> Changes:
        return self._after(learning.delete_handout(self._binder, handout_id))

    def _entry(self, titles: Mapping[str, str], texts: Texts, change: Callable[[Mapping[str, str]], Changes]) -> Entry:
        return Entry(titles, texts, lambda typed: self._after(change(typed)))

    def _after(self, changes: Changes) -> Changes:
        self.reload()
        return changes
