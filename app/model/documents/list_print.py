"""What a printed list of matters says, word for word: sections of entries, each with its date, title and sentences.

Findings and exceptions to rest rules are both printed like this; see services/watch_papers.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Entry:
    """One matter: `when` stands in the margin; a part is a label ("" for none) and its sentences."""

    when: str
    title: str
    parts: Pairs


@dataclass(frozen=True)
class Section:
    """Entries of one kind under a heading; `opening` is said before them."""

    title: str
    entries: tuple[Entry, ...] = ()
    opening: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListPrint:
    """All texts of one list. `period` stands beside the title, `name` in the head of every page but the first."""

    title: str
    period: str
    name: str
    citizen: Pairs
    about: Pairs
    sections: tuple[Section, ...]
    rulebook: str

    def with_texts(self, change: Callable[[str], str]) -> ListPrint:
        """The same with every text changed alike."""
        return replace(
            self,
            title=change(self.title),
            period=change(self.period),
            name=change(self.name),
            citizen=_pairs(self.citizen, change),
            about=_pairs(self.about, change),
            sections=tuple(_section(section, change) for section in self.sections),
            rulebook=change(self.rulebook),
        )


def _section(section: Section, change: Callable[[str], str]) -> Section:
    entries = tuple(
        Entry(change(entry.when), change(entry.title), _pairs(entry.parts, change)) for entry in section.entries
    )
    return Section(change(section.title), entries, tuple(map(change, section.opening)))


def _pairs(pairs: Pairs, change: Callable[[str], str]) -> Pairs:
    return tuple((change(label), change(value)) for label, value in pairs)
