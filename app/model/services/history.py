"""Undo, redo and the change log: what was changed, when, from what to what; searchable, and by helper and period."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time

from app.model.domain.danish import day_text, moment_text
from app.model.domain.entities import Changes, Helper
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.services.binder import Binder
from app.model.services.history_words import FIELDS, KINDS, SECRET, VALUES
from app.model.store import queries

MOST_LINES = 2000


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

    def matches(self, words: str) -> bool:
        text = " ".join((moment_text(self.happened_at), self.label, self.what, self.helper, self.before, self.after))
        return all(word in text.casefold() for word in words.casefold().split())


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
    start = midnight(first) if first else datetime.min  # noqa: DTZ901 - no lower bound
    end = midnight(last + ONE_DAY) if last else datetime.max  # noqa: DTZ901
    with binder.database.read() as session:
        names = {helper.id: helper.name for helper in queries.everything(session, Helper)}
        rows = queries.change_log(session, start, end, helper_id)
    found: list[LogLine] = []
    for row in rows:
        line = LogLine(
            row.id,
            row.happened_at,
            row.label,
            KINDS[row.kind],
            names.get(row.helper_id or "", ""),
            _sentence(row.kind, row.before, row.after, names),
            _sentence(row.kind, row.after, row.before, names),
        )
        if line.matches(words):
            found.append(line)
        if len(found) == MOST_LINES:
            break
    return found


def _sentence(kind: str, content: str | None, other: str | None, names: dict[str, str]) -> str:
    """The fields that differ from the other side (all of them when there is no other), in Danish."""
    if content is None:
        return ""
    values, former = json.loads(content), json.loads(other) if other else {}
    parts = [
        f"{FIELDS[kind].get(name, name)}: {_value(name, value, names)}"
        for name, value in values.items()
        if name != "id" and (former.get(name) != value if other else value not in {None, 0, ""})
    ]
    return "; ".join(parts)


def _value(name: str, value: object, names: dict[str, str]) -> str:
    if value is None or value == "":
        return "ikke angivet"
    if name in SECRET:
        return "••••••-••••"
    if name == "helper_id":
        return names.get(str(value), "slettet hjælper")
    if name in VALUES:
        return VALUES[name].get(str(value), str(value))
    return _readable(str(value))


def _readable(text: str) -> str:
    """Dates and times as Danes write them; anything else as it is."""
    try:
        if "T" in text:
            return moment_text(datetime.fromisoformat(text))
        if text.count("-") == 2:  # noqa: PLR2004 - a date
            return day_text(date.fromisoformat(text))
        return f"{time.fromisoformat(text):%H:%M}" if ":" in text else text
    except ValueError:
        return text
