"""The history screen's state, without Qt: what is searched for, what has been found so far, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping

from app.model.domain.danish import long_day_text, plural
from app.model.domain.errors import Refused
from app.model.services.binder import Binder
from app.model.services.history import MOST_LINES, LogLine, LogSearch, helper_names
from app.ui.entry.texts import Reader, Texts, by_field
from app.ui.formats import optional_day_text

WORDS, HELPER, FIRST, LAST = "words", "helper", "first", "last"
TITLES = {WORDS: "Søg", HELPER: "Hjælper", FIRST: "Fra", LAST: "Til og med"}
EVERYBODY = ""
TURNED = "skal være samme dag som »Fra« eller senere"


class HistoryPresenter:
    """A search is begun with the fields' texts and then taken step by step, so that the window never waits."""

    def __init__(self, binder: Binder) -> None:
        self.binder = binder
        self.helpers: dict[str, str] = {}
        self._search: LogSearch | None = None
        self._texts: Texts = {}

    def load(self) -> None:
        """Reads who there is to choose from."""
        self.helpers = {EVERYBODY: "Alle hjælpere", **helper_names(self.binder)}

    def search(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Begins a search; returns the mistakes by field, and then the former search stands."""
        reader = Reader(texts, TITLES, self.binder.today)
        first, last = reader.day(FIRST), reader.day(LAST)
        if first and last and last < first:
            reader.wrong(LAST, TURNED)
        try:
            reader.done()
        except Refused as refused:
            return by_field(refused.mistakes, TITLES)
        self._texts = {
            WORDS: reader.text(WORDS),
            HELPER: reader.text(HELPER),
            FIRST: optional_day_text(first),
            LAST: optional_day_text(last),
        }
        self._search = LogSearch(self.binder, self._texts[WORDS], self._texts[HELPER] or None, first, last)
        return {}

    def step(self) -> list[LogLine]:
        """Goes on; returns what was found since."""
        return self._search.step() if self._search is not None and not self._search.is_over else []

    @property
    def is_over(self) -> bool:
        return self._search is None or self._search.is_over

    @property
    def helper_id(self) -> str:
        """Who is searched for; "" for everybody."""
        return self._texts.get(HELPER, EVERYBODY)

    @property
    def status(self) -> str:
        """How many lines there are, and whether that is all."""
        if self._search is None:
            return ""
        count = plural(len(self._search.lines), "ændring", "ændringer")
        if self._search.has_more:
            return (
                f"De nyeste {MOST_LINES} ændringer vises, og der er flere. "
                "Søg på ord, hjælper eller periode for at se de andre."
            )
        return f"{count}." if self._search.is_over else f"Søger … {count} indtil nu."

    @property
    def nothing(self) -> str:
        """Why there is nothing to show; "" while there is, or while it is not known yet."""
        if self._search is None or self._search.lines or not self._search.is_over:
            return ""
        if any(self._texts.values()):
            return (
                "Ingen ændringer svarer til det, du søger. Prøv færre ord, en anden hjælper eller en længere periode."
            )
        return "Der er ikke ændret noget endnu. Alt, hvad du skriver ind og retter, kan læses her bagefter."


def when(line: LogLine) -> str:
    return f"{line.happened_at:%d.%m.%Y kl. %H:%M}"


def spoken(line: LogLine) -> str:
    """A whole line for a screen reader."""
    return f"{when(line)}: {line.label}. {_about(line)} {_change(line)}"


def details(line: LogLine) -> str:
    """A line in full sentences, each change of a field on a line of its own."""
    happened = f"Det skete {long_day_text(line.happened_at)} kl. {line.happened_at:%H:%M}."
    parts = _change(line).replace("; ", ";\n").replace(". Efter: ", ".\n\nEfter: ")
    return f"{line.label}.\n{happened}\n{_about(line)}\n\n{parts}"


def _about(line: LogLine) -> str:
    about = ", ".join(part for part in (line.what, line.helper) if part)
    return f"Det gælder: {about}."


def _change(line: LogLine) -> str:
    if line.before and line.after:
        return f"Før: {line.before}. Efter: {line.after}."
    if line.after:
        return f"Skrevet ind: {line.after}."
    if line.before:
        return f"Slettet. Der stod: {line.before}."
    return "Hvad der stod før og efter, er ikke i historikken."
