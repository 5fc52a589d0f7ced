"""The state of the screen "Hjælpere": which helper is shown, what is typed, and when it is saved. No Qt.

Saving: "Gem" or Enter saves; so does choosing another helper, opening a contract or moving on, when what is typed can
be saved. When it can't, choosing another helper is refused (the view says why and goes to the field), but Tab is never
held fast: the text stays in its field, marked as not saved, until it is put right or "Fortryd ændringer" is pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.model.domain.entities import Changes, Helper
from app.model.services import attachments, people
from app.model.services.binder import Binder
from app.model.services.employment import contract_hints
from app.model.services.people import HelperCard, HelperDraft
from app.ui.entry.texts import Entry, Texts, TypedCard
from app.ui.people.contract_texts import (
    CONTRACT_TITLES,
    HINTS,
    ContractRow,
    contract_rows,
    contract_texts,
    empty_contract,
    new_terms,
    read_contract,
    typed_pay,
    typed_start,
)
from app.ui.people.helper_texts import (
    NEW_HELPER,
    HelperRow,
    helper_rows,
    helper_texts,
    is_former,
    read_helper,
    terms_on,
)


class PeoplePresenter:
    """Holds the list, the chosen helper and the typed card. `chosen` is NEW_HELPER while a new one is being written."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder
        self._cards: dict[str, HelperCard] = {}
        self._card = TypedCard()
        self._before_new: str | None = None
        self.chosen: str | None = None
        self.show_former = False

    def reload(self) -> str:
        """Reads the file again. What is typed is kept; a sentence when the chosen helper is gone, else ""."""
        self._cards = {card.id: card for card in people.helper_cards(self._binder)}
        if self.chosen == NEW_HELPER:
            return ""
        if self.chosen in self._cards:
            self._card.read_again(helper_texts(self._cards[self.chosen].draft))
            return ""
        if self.chosen is not None and self._card.changed:
            self.chosen = NEW_HELPER
            return "Hjælperen findes ikke længere. Det, du har skrevet, står her som en ny hjælper."
        self._load(next((row.id for row in self.rows()), None))
        return ""

    def rows(self) -> tuple[HelperRow, ...]:
        """The list; the chosen helper always stays in it, and a new one stands last until it is saved."""
        today = self._binder.today
        cards = [c for c in self._cards.values() if self.show_former or c.id == self.chosen or not is_former(c, today)]
        rows = helper_rows(cards, today)
        return (*rows, HelperRow(NEW_HELPER, "Ny hjælper", "", "ikke gemt endnu")) if self.is_new else rows

    def former_count(self) -> int:
        return sum(is_former(card, self._binder.today) for card in self._cards.values())

    @property
    def is_new(self) -> bool:
        return self.chosen == NEW_HELPER

    @property
    def texts(self) -> Texts:
        return self._card.texts

    @property
    def changed(self) -> bool:
        return self._card.changed

    @property
    def name(self) -> str:
        """The chosen helper's saved name, "" for a new one."""
        card = self._cards.get(self.chosen or "")
        return card.draft.name if card else ""

    def type(self, name: str, text: str) -> None:
        self._card.type(name, text)

    def undo(self) -> None:
        """Back to what is saved; a new helper that was never saved goes away."""
        if self.is_new:
            self.chosen = None
            first = next((row.id for row in self.rows()), None)
            self._load(self._before_new if self._before_new in self._cards else first)
        else:
            self._card.undo()

    def save(self) -> Changes | None:
        """Saves what is typed; None when nothing differs. Raises Refused, and everything stays as it is."""
        if not self.changed or self.chosen is None:
            return None
        draft = read_helper(self.texts, self._binder.today)
        if self.is_new:
            self.chosen = people.add_helper(self._binder, draft)
            changes = Changes(f"Opret hjælper {draft.name}", frozenset({Helper}))
        else:
            changes = people.change_helper(self._binder, self.chosen, draft)
        self._card.load(helper_texts(draft))
        self.reload()
        return changes

    def choose(self, helper_id: str) -> Changes | None:
        """Shows another helper, after saving this one. Raises Refused, and this one stays."""
        if helper_id == self.chosen:
            return None
        changes = self.save()
        if helper_id in self._cards:
            self._load(helper_id)
        return changes

    def start_new(self) -> Changes | None:
        """An empty card, after saving this one. Raises Refused, and this one stays."""
        changes = self.save()
        if not self.is_new:
            self._before_new = self.chosen
        self.chosen = NEW_HELPER
        self._card.load(helper_texts(HelperDraft(name="")))
        return changes

    def set_show_former(self, *, show: bool) -> Changes | None:
        """Shows or hides those who have stopped; one of them who is chosen gives way when they are hidden."""
        changes = self.save()
        self.show_former = show
        card = self._cards.get(self.chosen or "")
        if not show and card is not None and is_former(card, self._binder.today):
            self._load(next((row.id for row in self.rows() if row.id != card.id), card.id))
        return changes

    def delete(self) -> Changes:
        """Deletes the chosen helper and shows the neighbour. Raises Refused for one who must be kept."""
        ids = [row.id for row in self.rows()]
        place = ids.index(self.chosen) if self.chosen in ids else 0
        changes = people.delete_helper(self._binder, self.chosen or "")
        left = [helper_id for helper_id in ids if helper_id != self.chosen]
        self._load(None)
        self.reload()
        if left:
            self._load(left[min(place, len(left) - 1)])
        return changes

    def photo(self) -> bytes | None:
        """The chosen helper's, None without."""
        return None if self.chosen is None or self.is_new else attachments.photo(self._binder, self.chosen)

    def set_photo(self, path: Path) -> Changes:
        """Raises Refused for a file that is no picture."""
        return attachments.set_photo(self._binder, self._saved_id(), path)

    def remove_photo(self) -> Changes:
        return attachments.remove_photo(self._binder, self._saved_id())

    def contracts(self) -> tuple[ContractRow, ...]:
        card = self._cards.get(self.chosen or "")
        return contract_rows(card.contracts) if card else ()

    def new_contract(self) -> Entry:
        """An empty contract for the chosen helper, who must have been saved."""
        helper_id = self._saved_id()
        return self._entry(
            empty_contract(),
            lambda texts: people.add_contract(self._binder, helper_id, read_contract(texts, self._binder.today)),
        )

    def new_terms(self) -> Entry:
        """The terms that hold today, to be changed from a date on; the running contract ends the day before."""
        helper_id = self._saved_id()
        terms = terms_on([draft for _, draft in self._cards[helper_id].contracts], self._binder.today)
        return self._entry(
            new_terms(terms, self._binder.today) if terms else empty_contract(),
            lambda texts: people.add_contract(
                self._binder, helper_id, read_contract(texts, self._binder.today), end_former=True
            ),
        )

    def open_contract(self, contract_id: str) -> Entry:
        draft = dict(self._cards[self._saved_id()].contracts)[contract_id]
        return self._entry(
            contract_texts(draft),
            lambda texts: people.change_contract(self._binder, contract_id, read_contract(texts, self._binder.today)),
        )

    def delete_contract(self, contract_id: str) -> Changes:
        """Raises Refused when shifts lie under the contract."""
        changes = people.delete_contract(self._binder, contract_id)
        self.reload()
        return changes

    def contract_hints(self, texts: Mapping[str, str]) -> dict[str, str]:
        """What is said beside each field of a contract: how it is meant, and what the rules say from its first day on."""
        told = contract_hints.contract_hints(self._binder, typed_start(texts, self._binder.today), typed_pay(texts))
        return {name: " ".join(filter(None, (HINTS.get(name), told.get(name)))) for name in {**HINTS, **told}}

    def contract_proposals(self, texts: Mapping[str, str]) -> Texts:
        """Texts for the empty fields of a contract, after the municipality's rules."""
        return contract_hints.proposals(self._binder, typed_start(texts, self._binder.today), typed_pay(texts))

    def running_contract(self) -> str | None:
        """The contract that holds today, or else the newest; None for a helper without one."""
        card = self._cards.get(self.chosen or "")
        held = dict(card.contracts) if card else {}
        terms = terms_on(list(held.values()), self._binder.today)
        return next((identity for identity, draft in held.items() if draft is terms), None)

    def _entry(self, texts: Texts, change: Callable[[Mapping[str, str]], Changes]) -> Entry:
        def save(typed: Mapping[str, str]) -> Changes:
            changes = change(typed)
            self.reload()
            return changes

        return Entry(CONTRACT_TITLES, texts, save)

    def _saved_id(self) -> str:
        if self.chosen is None or self.is_new:
            raise LookupError("no saved helper is chosen")
        return self.chosen

    def _load(self, helper_id: str | None) -> None:
        self.chosen = helper_id
        self._card.load(helper_texts(self._cards[helper_id].draft) if helper_id else {})
