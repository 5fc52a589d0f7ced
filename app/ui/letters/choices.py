"""The documents that can be made, as rows. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.services.letter.catalogue import LETTERS


@dataclass(frozen=True)
class LetterRow:
    """One document: `id` is its name on the command line."""

    id: str
    subject: str
    title: str
    help: str

    @property
    def spoken(self) -> str:
        return f"{self.title}: {self.help}"


def letter_rows() -> tuple[LetterRow, ...]:
    """All of them, by subject."""
    return tuple(LetterRow(each.name, each.subject, each.title, each.help) for each in LETTERS.values())
