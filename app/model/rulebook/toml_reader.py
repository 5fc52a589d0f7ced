"""A strict reader of one TOML table: every key is taken once, with its type; what is left over is an error.

Messages are for the person who writes a profile: file, key, what is wrong and what would be right.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from app.model.domain.errors import KnownFault
from app.model.rulebook.values import Span

T = TypeVar("T")
_CLOCK = re.compile(r"(\d\d)(?:\.([0-5]\d))?")
_MINUTES_A_DAY = 24 * 60


class RuleFileFault(KnownFault):
    """A rule file that is not well formed: the program does not start with rules that it can't trust."""


class Table:
    """One table of a rule file, with the place it stands in for messages."""

    def __init__(self, content: dict[str, Any], place: str) -> None:
        self._content = dict(content)
        self.place = place

    def fault(self, message: str) -> RuleFileFault:
        return RuleFileFault(f"{self.place}: {message}")

    def _below(self, key: str) -> str:
        """The place of a table in this one: "320_faxe.toml: tillaeg[0].vinduer[2]"."""
        return f"{self.place}.{key}" if ": " in self.place else f"{self.place}: {key}"

    def __contains__(self, key: str) -> bool:
        return key in self._content

    def keys(self) -> list[str]:
        return list(self._content)

    def take(self, key: str, kind: type[T]) -> T:
        """The value of a required key; removes it. `bool` does not pass for a number."""
        if key not in self._content:
            raise self.fault(f"»{key}« mangler")
        value = self._content.pop(key)
        wanted: type | tuple[type, ...] = (int, Decimal) if kind is Decimal else kind
        off = isinstance(value, bool) and kind is not bool
        if off or not isinstance(value, wanted) or (kind is date and isinstance(value, datetime)):
            raise self.fault(f"»{key}« skal være {_KIND_NAMES.get(kind, kind.__name__)}, ikke {_shown(value)}")
        return Decimal(value) if kind is Decimal else value  # type: ignore[return-value, arg-type]

    def take_or(self, key: str, kind: type[T], default: T) -> T:
        return self.take(key, kind) if key in self._content else default

    def take_choice(self, key: str, choices: Collection[str]) -> str:
        value = self.take(key, str)
        if value not in choices:
            raise self.fault(f"»{key}« kender ikke {value!r}; vælg mellem {', '.join(sorted(choices))}")
        return value

    def take_table(self, key: str) -> Table:
        return Table(self.take(key, dict), self._below(key))

    def take_rule(self, key: str) -> Table:
        """A rule's table; anything else at the top of a file is a key that the format does not have."""
        if not isinstance(self._content.get(key), dict):
            raise self._unknown(key)
        return self.take_table(key)

    def take_tables(self, key: str) -> list[Table]:
        rows = self.take(key, list)
        if not rows or not all(isinstance(row, dict) for row in rows):
            raise self.fault(f"»{key}« skal være en eller flere tabeller")
        return [Table(row, f"{self._below(key)}[{n}]") for n, row in enumerate(rows)]

    def take_names(self, key: str) -> frozenset[str]:
        names = self.take_or(key, list, [])
        if not all(isinstance(name, str) for name in names):
            raise self.fault(f"»{key}« skal være en liste af navne")
        return frozenset(names)

    def take_month_day(self, key: str) -> tuple[int, int]:
        """A date of the year, "MM-DD"."""
        text = self.take(key, str)
        try:
            day = date.fromisoformat(f"2001-{text}")
        except ValueError:
            raise self.fault(f'»{key}« skal være en dato som "02-01" (måned-dag), ikke {text!r}') from None
        return day.month, day.day

    def take_spans(self, key: str) -> tuple[Span, ...]:
        """A clock window "17-23" or "08.30-24"; over midnight ("23-06") it is two spans."""
        text = self.take(key, str)
        ends = [_CLOCK.fullmatch(part) for part in text.split("-")]
        if len(ends) != 2 or not all(ends):  # noqa: PLR2004 - from and to
            raise self.fault(f'»{key}« skal være klokkeslæt som "17-23" eller "08.30-24", ikke {text!r}')
        start, end = (int(match[1]) * 60 + int(match[2] or 0) for match in ends if match)
        if max(start, end) > _MINUTES_A_DAY or start in (end, _MINUTES_A_DAY):
            raise self.fault(f"»{key}« har et klokkeslæt, der ikke findes: {text!r}")
        return ((start, end),) if start < end else tuple(s for s in ((0, end), (start, _MINUTES_A_DAY)) if s[0] < s[1])

    def done(self) -> None:
        """Every key was known."""
        if self._content:
            raise self._unknown(next(iter(self._content)))

    def _unknown(self, key: str) -> RuleFileFault:
        return self.fault(f"ukendt nøgle »{key}«; formatet er lukket (se regler/LAESMIG.md)")


_KIND_NAMES: dict[type, str] = {
    str: "tekst",
    int: "et helt tal",
    Decimal: "et tal",
    date: "en dato som 2020-11-01",
    bool: "true eller false",
    dict: "en tabel",
    list: "en liste",
}


def _shown(value: object) -> str:
    """A value as the file's author would know it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return _KIND_NAMES[type(value)]
    return repr(value) if isinstance(value, str) else str(value)


def read_toml(path: Path) -> Table:
    """One file as a table; numbers with decimals become Decimal."""
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal), path.name)
    except UnicodeDecodeError:
        raise RuleFileFault(f"{path.name}: er ikke gemt som UTF-8; gem filen igen med den tegnkodning") from None
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"line (\d+)", str(fault))
        where = f"i linje {line[1]}" if line else "ved filens slutning"
        raise RuleFileFault(f"{path.name}: er ikke gyldig TOML {where}; se eksemplerne i regler/LAESMIG.md") from None


def first_gap(spans: Iterable[Span]) -> int | None:
    """The first minute of the day that no span covers, or None."""
    reached = 0
    for start, end in sorted(spans):
        if start > reached:
            return reached
        reached = max(reached, end)
    return None if reached >= _MINUTES_A_DAY else reached
