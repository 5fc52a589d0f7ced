"""What stands in a form's fields, as texts: what was saved, what is typed now, and how it is read. No Qt.

A form's state is a dict from field name to text ("ja" and "" for a tick), so that one set of rules serves every form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from app.model.domain.entities import Changes
from app.model.domain.errors import Mistake, Refused
from app.model.domain.validity import day_mistake
from app.ui.formats import parse_day, parse_number

T = TypeVar("T")
Texts = dict[str, str]
YES, NO = "ja", ""


@dataclass(frozen=True)
class Entry:
    """What a dialog begins with and how it saves; `save` raises Refused. `titles` are the fields' visible names."""

    titles: Mapping[str, str]
    texts: Texts
    save: Callable[[Mapping[str, str]], Changes]


class TypedCard:
    """The texts of one card: as saved, and as they stand now. Nothing typed goes away unless it is saved or undone."""

    def __init__(self) -> None:
        self._saved: Texts = {}
        self._typed: Texts = {}

    @property
    def texts(self) -> Texts:
        return dict(self._typed)

    @property
    def changed(self) -> bool:
        return self._typed != self._saved

    def load(self, texts: Mapping[str, str]) -> None:
        """Another record, or one just saved: nothing is typed."""
        self._saved, self._typed = dict(texts), dict(texts)

    def read_again(self, texts: Mapping[str, str]) -> None:
        """The same record, perhaps changed elsewhere: fields that the user has changed keep what was typed."""
        kept = {name: text for name, text in self._typed.items() if text != self._saved.get(name)}
        self._saved, self._typed = dict(texts), {**texts, **kept}

    def type(self, name: str, text: str) -> None:
        self._typed[name] = text

    def undo(self) -> None:
        self._typed = dict(self._saved)


class Reader:
    """Reads the texts of a form field by field and collects all that can't be read, in the order asked."""

    def __init__(self, texts: Mapping[str, str], titles: Mapping[str, str], today: date) -> None:
        self._texts, self._titles, self._today = texts, titles, today
        self._mistakes: list[Mistake] = []

    def text(self, name: str) -> str:
        return self._texts.get(name, "").strip()

    def flag(self, name: str) -> bool:
        return self._texts.get(name, NO) == YES

    def number(self, name: str) -> Decimal | None:
        return self._read(name, parse_number)

    def whole_number(self, name: str) -> int | None:
        number = self.number(name)
        if number is not None and number != int(number):
            self.wrong(name, "skriv et helt tal, fx 3")
        return None if number is None else int(number)

    def day(self, name: str) -> date | None:
        """A date; one without a year is the nearest to today."""
        return self._read(name, self._day)

    def needed_day(self, name: str) -> date:
        """A date that must be there; a stand-in when it is not (`done` then refuses)."""
        if not self.text(name):
            self.wrong(name, "skriv en dato, fx 31.12.2026")
        return self.day(name) or self._today

    def birth_day(self, name: str) -> date | None:
        """A date in the past; a year of two digits means the last century where it would lie in the future."""
        return self._read(name, self._birth_day)

    def wrong(self, name: str, message: str) -> None:
        self._mistakes.append(Mistake(self._titles.get(name, name), message))

    def done(self) -> None:
        """Raises Refused with all that could not be read."""
        if self._mistakes:
            raise Refused(*self._mistakes)

    def _read(self, name: str, parse: Callable[[str], T | None]) -> T | None:
        text = self.text(name)
        try:
            return parse(text) if text else None
        except ValueError as wrong:
            self.wrong(name, str(wrong))
            return None

    def _day(self, text: str) -> date:
        day = parse_day(text, self._today)
        if mistake := day_mistake(day):
            raise ValueError(mistake)
        return day

    def _birth_day(self, text: str) -> date:
        day = parse_day(text)
        two_digits = str(day.year) not in text
        if day > self._today and two_digits:
            day = day.replace(year=day.year - 100)
        if day > self._today:
            raise ValueError("fødselsdatoen ligger ude i fremtiden")
        if mistake := day_mistake(day):
            raise ValueError(mistake)
        return day


def by_field(mistakes: Iterable[Mistake], titles: Mapping[str, str]) -> dict[str, str]:
    """The mistakes that belong to a field of the form, by the field's name; the first of each."""
    names = {title: name for name, title in titles.items()}
    found: dict[str, str] = {}
    for mistake in mistakes:
        if mistake.place in names:
            found.setdefault(names[mistake.place], mistake.message)
    return found
