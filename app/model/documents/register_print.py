"""What a printed register of working time says, word for word; see services/register_papers.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

TITLE = "Register over arbejdstid"
COLUMNS = ("Dato", "Arbejdstid", "Rådighed hjemme", "Status")
CORRECTIONS = "Rettelser, efter at vagterne var arbejdet"
NO_CORRECTIONS = "Ingen vagters tider er rettet, efter at de var arbejdet. Fravær, der er meldt siden, står i Historik."
NO_DAYS = "Ingen arbejdstid i perioden."
TOTAL = "I alt"
NOTHING = "ingenting"


@dataclass(frozen=True)
class DayLine:
    """A day with work; "" for no minutes."""

    day: str
    minutes: str
    on_call_home: str
    status: str


@dataclass(frozen=True)
class MonthPart:
    title: str
    days: tuple[DayLine, ...]
    minutes: str
    on_call_home: str


@dataclass(frozen=True)
class CorrectionLine:
    day: str
    happened_at: str
    label: str
    before: str
    after: str

    @property
    def title(self) -> str:
        return f"{self.day}: {self.label} (rettet {self.happened_at})"

    @property
    def changes(self) -> tuple[str, str]:
        return f"Før: {self.before or NOTHING}", f"Efter: {self.after or NOTHING}"


@dataclass(frozen=True)
class RegisterPrint:
    """All texts of one register. `foot` is the duty with its source, and how long the hours are kept."""

    period: str
    citizen: tuple[tuple[str, str], ...]
    helper: tuple[tuple[str, str], ...]
    helper_name: str
    months: tuple[MonthPart, ...]
    minutes: str
    on_call_home: str
    corrections: tuple[CorrectionLine, ...]
    notes: tuple[str, ...]
    foot: tuple[str, ...]
    rulebook: str

    def with_texts(self, change: Callable[[str], str]) -> RegisterPrint:
        """The same with every text that somebody may have typed changed alike; the rest is the program's own."""
        return replace(
            self,
            citizen=tuple(_pairs(self.citizen, change)),
            helper=tuple(_pairs(self.helper, change)),
            helper_name=change(self.helper_name),
            corrections=tuple(
                replace(line, label=change(line.label), before=change(line.before), after=change(line.after))
                for line in self.corrections
            ),
            foot=tuple(map(change, self.foot)),
            rulebook=change(self.rulebook),
        )


def _pairs(pairs: tuple[tuple[str, str], ...], change: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for label, value in pairs:
        yield label, change(value)
