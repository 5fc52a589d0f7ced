"""Undo, redo and the change log: what was changed, when, from what to what; searchable, and by helper and period."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from app.model.domain.danish import day_text, moment_text, month_text
from app.model.domain.entities import Changes, Helper, Month
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.services.binder import Binder
from app.model.services.history_words import FIELDS, KINDS, NUMBERS, SECRET, SUBJECTS, VALUES, is_silent, value_word
from app.model.store import queries

MOST_LINES = 2000
STEP = 500  # log rows that one step looks at, so that a search of ten years never holds anybody up
NOT_GIVEN, GONE, HIDDEN = "ikke angivet", "slettet hjælper", "••••••-••••"
DATE_HYPHENS = 2


@dataclass(frozen=True)
class LogLine:
    """One change of one thing: `before` and `after` are sentences, "" where there was nothing."""

    number: int
    happened_at: datetime
    label: str
    what: str
    helper: str
    before: str
    after: str

    def matches(self, words: Sequence[str]) -> bool:
        """All of the words, in small letters, are somewhere in the line."""
        parts = (moment_text(self.happened_at), self.label, self.what, self.helper, self.before, self.after)
        text = " ".join(parts).casefold()
        return all(word in text for word in words)


def undo(binder: Binder) -> Changes | None:
    """Takes the last change back; None when there is nothing to undo."""
    return binder.database.step_back("undo")


def redo(binder: Binder) -> Changes | None:
    """Makes the change again that was last undone."""
    return binder.database.step_back("redo")


def undo_label(binder: Binder) -> str | None:
    return binder.database.next_label("undo")


def redo_label(binder: Binder) -> str | None:
    return binder.database.next_label("redo")


def helper_names(binder: Binder) -> dict[str, str]:
    """All helpers by id, in the order of their names."""
    with binder.database.read() as session:
        return {helper.id: helper.name for helper in queries.helpers(session)}


class LogSearch:
    """A search of the log that is done in short steps, the newest changes first; at most MOST_LINES lines.

    Attributes:
        lines: what has been found so far.
        is_over: there is nothing more to look at, or enough has been found.
        has_more: more than MOST_LINES lines were there to find.

    """

    def __init__(
        self,
        binder: Binder,
        words: str = "",
        helper_id: str | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> None:
        """As `change_log` is asked."""
        self._binder, self._words, self._helper_id = binder, words.casefold().split(), helper_id
        self._start = midnight(first) if first else datetime.min  # noqa: DTZ901 - no lower bound
        self._end = midnight(last + ONE_DAY) if last else datetime.max  # noqa: DTZ901
        with binder.database.read() as session:
            self._names = {helper.id: helper.name for helper in queries.everything(session, Helper)}
            self._unseen = queries.last_log_number(session)
        self.lines: list[LogLine] = []
        self.is_over, self.has_more = False, False

    def step(self) -> list[LogLine]:
        """Looks at the next rows; returns what it found among them."""
        numbers = (max(1, self._unseen - STEP + 1), self._unseen)
        with self._binder.database.read() as session:
            rows = queries.change_log(session, self._start, self._end, self._helper_id, numbers)
        self._unseen = numbers[0] - 1
        found = [line for row in rows if (line := _line(row, self._names)).matches(self._words)]
        room = MOST_LINES - len(self.lines)
        self.has_more = len(found) > room
        self.is_over = self.has_more or self._unseen <= 0
        self.lines += found[:room]
        return found[:room]


def change_log(
    binder: Binder, words: str = "", helper_id: str | None = None, first: date | None = None, last: date | None = None
) -> list[LogLine]:
    """The log, the newest first; at most MOST_LINES lines.

    Args:
        binder: the open binder.
        words: all of them must be in a line.
        helper_id: only what concerns this helper.
        first: only from this day on.
        last: only until this day.

    """
    search = LogSearch(binder, words, helper_id, first, last)
    while not search.is_over:
        search.step()
    return search.lines


def _line(row: Any, names: Mapping[str, str]) -> LogLine:
    before = json.loads(row.before) if row.before else {}
    after = json.loads(row.after) if row.after else {}
    return LogLine(
        row.id,
        row.happened_at,
        row.label,
        _subject(row.kind, after or before),
        names.get(row.helper_id or "", GONE if row.helper_id else ""),
        sentence(row.kind, before, after, names),
        sentence(row.kind, after, before, names),
    )


def _subject(kind: str, values: Mapping[str, Any]) -> str:
    """Which thing it is, so that two shifts of one change can be told apart: "Vagt 12.10.2026 kl. 07:00"."""
    name, said = KINDS.get(kind, kind), values.get(SUBJECTS.get(kind, ""))
    return f"{name} {_readable(str(said))}" if said else name


def sentence(kind: str, values: Mapping[str, Any], other: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The fields that differ from the other side (all of them when there is no other), in Danish."""
    titles = FIELDS.get(kind, {})
    parts = [
        f"{titles.get(name, name)}: {_value(kind, name, value, names)}"
        for name, value in values.items()
        if not is_silent(kind, name) and (other.get(name) != value if other else value not in {None, 0, ""})
    ]
    return "; ".join(parts)


def _value(kind: str, name: str, value: object, names: Mapping[str, str]) -> str:
    if value is None or value == "":
        return NOT_GIVEN
    if name in SECRET:
        return HIDDEN
    if name == "helper_id":
        return names.get(str(value), GONE)
    if name in VALUES:
        return value_word(kind, name, str(value))
    if name in NUMBERS:
        return str(value).replace(".", ",")
    return _readable(str(value))


def _readable(text: str) -> str:
    """Dates, months and times as Danes write them; anything else as it is, on one line."""
    try:
        if "T" in text:
            return moment_text(datetime.fromisoformat(text))
        if text.count("-") == DATE_HYPHENS:
            return day_text(date.fromisoformat(text))
        if "-" in text:
            return month_text(Month.parse(text))
        return f"{time.fromisoformat(text):%H:%M}" if ":" in text else text
    except ValueError:
        return " ".join(text.split())
