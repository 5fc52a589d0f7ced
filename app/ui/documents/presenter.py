"""The state of the screen "Papirer" beside the archive: the documents that can be made, and the wordings. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.model.domain.entities import Changes
from app.model.domain.errors import Refused
from app.model.services import wordings
from app.model.services.binder import Binder
from app.model.services.blanks import Kind
from app.model.services.history import helper_names
from app.model.services.letter_list import LETTERS
from app.model.services.letters import About
from app.model.services.people import helper_cards
from app.model.services.wordings import FieldInfo

OF_HELPER = frozenset({Kind.HELPER, Kind.CONTRACT, Kind.TALK, Kind.TERMINATION, Kind.ABSENCE})
STANDARD, OWN, OUTDATED = "Programmets tekst", "Din egen tekst", "Din egen tekst; programmets er ændret siden"


@dataclass(frozen=True)
class WordingRow:
    """One document's text: whose it is, and its version."""

    id: str
    title: str
    whose: str
    version: str
    own: bool

    @property
    def spoken(self) -> str:
        return f"{self.title}: {self.whose}, version {self.version}"


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
                each.version,
                each.own,
            )
            for each in wordings.wordings(self._binder)
        )

    def text(self, name: str) -> str:
        return wordings.wording(self._binder, name).text

    def original(self, name: str) -> str:
        return wordings.original(self._binder, name)

    def fields(self) -> list[FieldInfo]:
        return wordings.field_list(self._binder)

    def mistakes(self, text: str) -> list[str]:
        """What can't be understood in a text, line by line; empty where all can."""
        try:
            wordings.check_wording(self._binder, text)
        except Refused as refused:
            return [str(mistake) for mistake in refused.mistakes]
        return []

    def save(self, name: str, text: str) -> Changes:
        """Raises Refused with the lines."""
        return wordings.save_wording(self._binder, name, text)

    def restore(self, name: str) -> Changes:
        return wordings.restore_wording(self._binder, name)
