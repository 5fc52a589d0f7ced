"""The state of the screen "Papirer" beside the archive: the documents that can be made, and the wordings. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.model.domain.danish import sentence_text
from app.model.domain.entities import Changes
from app.model.domain.errors import Mistake, Refused
from app.model.services import letters, wordings
from app.model.services.binder import Binder
from app.model.services.blanks import OF_HELPER
from app.model.services.history import helper_names
from app.model.services.letter.catalogue import LETTERS
from app.model.services.letters import About
from app.model.services.people import helper_cards
from app.model.services.wordings import WordingText

STANDARD, OWN, OUTDATED = "Programmets tekst", "Din egen tekst", "Din egen tekst; programmets er ændret siden"


@dataclass(frozen=True)
class WordingRow:
    """One document's text, and whose it is."""

    id: str
    title: str
    whose: str
    own: bool

    @property
    def spoken(self) -> str:
        return f"{self.title}: {self.whose}"


@dataclass(frozen=True)
class FieldRow:
    """A field that can be put into a text: `id` is its name there."""

    id: str
    title: str

    @property
    def written(self) -> str:
        return f"{{{self.id}}}"

    @property
    def spoken(self) -> str:
        return f"{self.title}, skrives {self.id}"


@dataclass(frozen=True)
class LineMistake:
    """Something in a text that can't be understood; line 0 is the whole text."""

    line: int
    text: str


class DocumentsPresenter:
    """Nothing is kept here but what is chosen."""

    def __init__(self, binder: Binder) -> None:
        self._binder = binder

    def helpers(self) -> Mapping[str, str]:
        """Ids and names: those employed now first."""
        cards = helper_cards(self._binder)
        ordered = sorted(cards, key=lambda card: not card.employed_on(self._binder.today))
        return {card.id: card.draft.name for card in ordered}

    def about(self, name: str, helper_id: str | None) -> About | None:
        """What a letter is made about; None where a helper must be chosen and there is none."""
        if LETTERS[name].kind not in OF_HELPER:
            return About()
        known = helper_names(self._binder)
        return About(helper_id) if helper_id in known else None

    def wordings(self) -> tuple[WordingRow, ...]:
        return tuple(
            WordingRow(
                each.name,
                each.title,
                OUTDATED if each.outdated else OWN if each.own else STANDARD,
                each.own,
            )
            for each in wordings.wordings(self._binder)
        )

    def wording(self, name: str) -> WordingText:
        """The text that is used."""
        return wordings.wording(self._binder, name)

    def original(self, name: str) -> str:
        return wordings.original(self._binder, name)

    def fields(self, words: str = "") -> tuple[FieldRow, ...]:
        """The fields whose title or name has all of the words."""
        wanted = words.casefold().split()
        rows = (FieldRow(each.name, each.title) for each in wordings.field_list(self._binder))
        return tuple(row for row in rows if all(word in f"{row.title} {row.id}".casefold() for word in wanted))

    def mistakes(self, text: str) -> tuple[LineMistake, ...]:
        """What can't be understood in a text, line by line; empty where all can."""
        try:
            wordings.check_wording(self._binder, text)
        except Refused as refused:
            return tuple(LineMistake(_line_of(each), sentence_text(str(each))) for each in refused.mistakes)
        return ()

    def is_of_helper(self, name: str) -> bool:
        return LETTERS[name].kind in OF_HELPER

    def trial(self, name: str, text: str, helper_id: str | None) -> str:
        """What the document would say of a helper. Raises Refused with the lines."""
        about = self.about(name, helper_id)
        if about is None:
            raise Refused(Mistake("Hjælper", "skriv en hjælper ind under Hjælpere først"))
        return letters.trial_text(self._binder, name, text, about)

    def save(self, name: str, text: str) -> Changes:
        """Raises Refused with the lines."""
        return wordings.save_wording(self._binder, name, text)

    def restore(self, name: str) -> Changes:
        return wordings.restore_wording(self._binder, name)


def _line_of(mistake: Mistake) -> int:
    word, _, number = mistake.place.partition(" ")
    return int(number) if word == "linje" and number.isdigit() else 0
