"""What services do alike with what a user has written: texts without blanks, and mistakes told by the fields' names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from app.model.domain.errors import Mistake, Refused
from app.model.domain.validity import FieldMistake

EMPTY = "må ikke være tomt"


def fill(entity: object, draft: Any) -> None:
    """Every field of a draft (a dataclass) into its entity; empty text becomes "not given" where that is possible."""
    for name, part in draft.__dataclass_fields__.items():
        value = getattr(draft, name)
        is_text = isinstance(value, str) and not isinstance(value, StrEnum)
        setattr(entity, name, value.strip() or _nothing(part.default) if is_text else value)


def _nothing(default: object) -> str | None:
    """A text that may be left out has a default of its own; one that must be there has none."""
    return None if default == "" else ""


def read(kind: Any, entity: object) -> Any:
    """The draft of a kind that an entity was made from; what was not given is empty text."""
    values = {}
    for name, part in kind.__dataclass_fields__.items():
        value = getattr(entity, name)
        values[name] = "" if value is None and part.default == "" else value
    return kind(**values)


def refuse(mistakes: Iterable[FieldMistake], titles: Mapping[str, str]) -> None:
    """Raises Refused with the first mistake of each field, by the fields' visible names."""
    first: dict[str, str] = {}
    for name, text in mistakes:
        first.setdefault(name, text)
    if first:
        raise Refused(*(Mistake(titles.get(name, name), text) for name, text in first.items()))


def renamed(refused: Refused, titles: Mapping[str, str]) -> Refused:
    """The same mistakes under the names that another form gives those fields."""
    return Refused(*(Mistake(titles.get(each.place, each.place), each.message) for each in refused.mistakes))
