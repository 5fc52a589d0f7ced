"""The rulebook of one scheme: law, agreement, municipality and contract on top of each other, asked by key and date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.model.domain.danish import MONTHS, day_text, number_text
from app.model.domain.reasons import Layer
from app.model.rulebook.parsing import DAYS_KEY, TABLE_KEY, Definition
from app.model.rulebook.toml_reader import RuleFileFault
from app.model.rulebook.values import DayList, Deadline, Number, Value, WindowTable


@dataclass(frozen=True)
class RuleLayer:
    """The values of one layer, each key's in order of date."""

    layer: Layer
    title: str
    values: dict[str, tuple[Value, ...]]

    def value(self, key: str, on: date) -> Value | None:
        """The newest value that holds on a day; None before the first."""
        held = [value for value in self.values.get(key, ()) if value.since <= on]
        return held[-1] if held else None


class UnknownRule(Exception):  # noqa: N818 - an answer, told to the user
    """The rulebook does not know: outside known dates, or this profile says nothing. The text is for the user."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True)
class Rulebook:
    """Layers from the most general to the most specific; the most specific that knows a key wins."""

    profile: str
    title: str
    version: str
    layers: tuple[RuleLayer, ...]
    definitions: dict[str, Definition]
    _steps: dict[str, tuple[list[date], list[Value | None]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def find(self, key: str, on: date) -> Value | None:
        """The value that holds, or None where no layer knows it or it has been repealed."""
        value = self._newest(key, on)
        return None if value is None or value.repealed else value

    def _newest(self, key: str, on: date) -> Value | None:
        """From the days on which the key's value changes, which are worked out once: checks ask for every shift."""
        if key not in self._steps:
            days = sorted({value.since for layer in self.layers for value in layer.values.get(key, ())})
            self._steps[key] = (days, [self._most_specific(key, day) for day in days])
        days, values = self._steps[key]
        position = bisect_right(days, on)
        return values[position - 1] if position else None

    def _most_specific(self, key: str, on: date) -> Value | None:
        held = (layer.value(key, on) for layer in reversed(self.layers))
        return next((value for value in held if value is not None), None)

    def number(self, key: str, on: date) -> Number:
        value = self.find(key, on)
        if not isinstance(value, Number):
            raise self._unknown(key, on)
        return value

    def deadline(self, key: str, on: date) -> Deadline:
        value = self.find(key, on)
        if not isinstance(value, Deadline):
            raise self._unknown(key, on)
        return value

    def supplements(self, on: date) -> WindowTable | None:
        """The supplement table, or None in a profile that has none at all. UnknownRule before its first day."""
        value = self.find(TABLE_KEY, on)
        if isinstance(value, WindowTable):
            return value
        if any(layer.values.get(TABLE_KEY) for layer in self.layers):
            raise self._unknown(TABLE_KEY, on)
        return None

    def special_days(self, on: date) -> DayList:
        value = self.find(DAYS_KEY, on)
        if not isinstance(value, DayList):
            raise self._unknown(DAYS_KEY, on)
        return value

    def with_contract(self, values: dict[str, tuple[Value, ...]], title: str) -> Rulebook:
        """The same rules under one contract's own values, which must keep the floors and ceilings below."""
        top = RuleLayer(Layer.CONTRACT, title, values)
        check_floors((*self.layers, top), self.definitions)
        return Rulebook(self.profile, self.title, self.version, (*self.layers, top), self.definitions)

    def _unknown(self, key: str, on: date) -> UnknownRule:
        title = self.definitions[key].title if key in self.definitions else _BUILT_IN.get(key, key)
        held = self._newest(key, on)
        if held is not None and held.repealed:
            return UnknownRule(key, f"{title}: {held.note or f'gælder ikke fra {day_text(held.since)}'}")
        first = min((layer.values[key][0].since for layer in self.layers if layer.values.get(key)), default=None)
        if first is not None and on < first:
            return UnknownRule(key, f"{title}: {self.title} er kun kendt fra {day_text(first)}, ikke {day_text(on)}")
        return UnknownRule(key, f"{title}: det siger {self.title} ikke noget om; spørg kommunen")


_BUILT_IN = {TABLE_KEY: "Tillæg", DAYS_KEY: "Helligdage og specialdage"}


def check_floors(layers: Sequence[RuleLayer], definitions: dict[str, Definition]) -> None:
    """A more specific layer may go beyond the law only where and as the key's `fravigelse` allows, on every date."""
    for position, upper in enumerate(layers):
        for key, values in upper.values.items():
            definition = definitions.get(key)
            if definition is None or definition.deviation == "frit":
                continue
            for lower in layers[:position]:
                for day in sorted({value.since for value in (*values, *lower.values.get(key, ()))}):
                    _check_floor(definition, upper, lower, day)


_ALLOWED_TEXT = {"ingen": "må ikke fraviges", "kun_opad": "må kun sættes op", "kun_nedad": "må kun sættes ned"}


def _check_floor(definition: Definition, upper: RuleLayer, lower: RuleLayer, day: date) -> None:
    value, below = upper.value(definition.key, day), lower.value(definition.key, day)
    if value is None or below is None or value.repealed or below.repealed or _allowed(definition, value, below):
        return
    raise RuleFileFault(
        f"{upper.title}: {definition.key}: {definition.title} {_ALLOWED_TEXT[definition.deviation]}; "
        f"{lower.title} siger {_measure_text(below)} den {day_text(day)}, her står {_measure_text(value)}",
    )


def check_special_days(layers: Sequence[RuleLayer]) -> None:
    """A supplement for public holidays needs a list of them from its own first day."""
    for layer in layers:
        for table in layer.values.get(TABLE_KEY, ()):
            follows = isinstance(table, WindowTable) and any(window.weekdays is None for window in table.windows)
            if follows and not any(other.value(DAYS_KEY, table.since) for other in layers):
                raise RuleFileFault(
                    f"{layer.title}: {TABLE_KEY}: et vindue gælder helligdage, men der er ingen liste »{DAYS_KEY}« "
                    f"den {day_text(table.since)}; tilføj den",
                )


_DAYS_IN = {"dage": 1, "uger": 7, "maaneder": 30, "aar": 365}


def _measure(value: Value) -> Decimal | None:
    """A size to compare floors with; months as 30 days, which no floor comes near enough to matter."""
    if isinstance(value, Number):
        return value.value
    if isinstance(value, Deadline) and value.amount is not None and value.unit is not None:
        return Decimal(value.amount * _DAYS_IN[value.unit.value])
    return None


def _measure_text(value: Value) -> str:
    if isinstance(value, Number):
        return f"{number_text(value.value)} {value.unit}"
    if isinstance(value, Deadline) and value.unit is not None:
        return f"{value.amount} {value.unit.value}"
    if isinstance(value, Deadline) and value.month_day is not None:
        return f"{value.month_day[1]}. {MONTHS[value.month_day[0] - 1]}"
    return "andre trin"


def _allowed(definition: Definition, value: Value, below: Value) -> bool:
    mine, floor = _measure(value), _measure(below)
    if mine is None or floor is None:
        return definition.deviation != "ingen" or _dates(value) == _dates(below)
    return mine == floor or {"kun_opad": mine > floor, "kun_nedad": mine < floor}.get(definition.deviation, False)


def _dates(value: Value) -> object:
    return (value.month_day, value.steps) if isinstance(value, Deadline) else None
