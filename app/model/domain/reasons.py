"""Why a number is what it is: the same tuple is shown by "Hvorfor?", the PDF's footnote and the JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """How well a value is known: A official text read, B secondary source, C unconfirmed."""

    A = "A"
    B = "B"
    C = "C"


class Layer(StrEnum):
    """Who decides a value: the law, a collective agreement, the municipality or the contract."""

    LAW = "lov"
    AGREEMENT = "overenskomst"
    MUNICIPALITY = "kommune"
    CONTRACT = "kontrakt"


@dataclass(frozen=True)
class Source:
    """Where a value was read; `words` are what stands there, word for word, where that has to be shown."""

    title: str
    section: str = ""
    words: str = ""

    def __str__(self) -> str:
        return f"{self.title}, {self.section}" if self.section else self.title


@dataclass(frozen=True)
class Reason:
    """One sentence with the rule it rests on; `key` is the rulebook's key, "" where no rule is needed."""

    text: str
    key: str = ""
    since: date | None = None
    layer: Layer | None = None
    source: Source | None = None
    certainty: Certainty | None = None
