"""Turns one rule file into a layer: for each key its definition and its dated values, all checked.

The format is closed and described in ressourcer/regler/LAESMIG.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from app.model.domain.calendar_dk import DAY_NAMES
from app.model.domain.danish import WEEKDAYS, day_text
from app.model.domain.reasons import Certainty, Layer, Source
from app.model.rulebook.toml_reader import Table, first_gap
from app.model.rulebook.values import (
    DEVIATIONS,
    EVENTS,
    UNITS,
    DayEntry,
    DayList,
    Deadline,
    DeadlineUnit,
    Number,
    Rounding,
    Step,
    Value,
    Window,
    WindowTable,
)

_WEEKDAY_KEYS = {"mandag": 0, "tirsdag": 1, "onsdag": 2, "torsdag": 3, "fredag": 4, "loerdag": 5, "soendag": 6}
_DAY_GROUPS = {"alle": frozenset(range(7)), "hverdage": frozenset(range(5)), "weekend": frozenset({5, 6})}
TABLE_KEY = "tillaeg"
DAYS_KEY = "helligdage"


@dataclass(frozen=True)
class Definition:
    """What a key means, stated in the lowest layer that has it."""

    key: str
    title: str
    kind: str
    deviation: str = "frit"
    interval: tuple[Decimal, Decimal] | None = None
    checked: date | None = None


class ParsedFile(NamedTuple):
    definitions: dict[str, Definition]
    values: dict[str, tuple[Value, ...]]


class _Head(NamedTuple):
    since: date
    source: Source
    certainty: Certainty
    layer: Layer


def parse_rules(file: Table, layer: Layer, columns: dict[str, str], known: dict[str, Definition]) -> ParsedFile:
    """All rule keys of a file (its own head keys already taken).

    Args:
        file: the file's remaining content.
        layer: who decides these values.
        columns: window name -> name of its column in the exchange file (ordliste.toml).
        known: definitions from the layers below.

    """
    definitions: dict[str, Definition] = {}
    values: dict[str, tuple[Value, ...]] = {}
    for key in file.keys():  # noqa: SIM118 - Table is not a dict
        if key == TABLE_KEY:
            entries: list[Value] = [_window_table(row, layer, columns) for row in file.take_tables(key)]
        elif key == DAYS_KEY:
            entries = [_day_list(row, layer) for row in file.take_tables(key)]
        else:
            table = file.take_rule(key)
            definition = _definition(key, table, known)
            definitions[key] = definition
            entries = [_plain_value(row, layer, definition) for row in table.take_tables("vaerdi")]
            table.done()
        _check_dates(file, key, entries)
        values[key] = tuple(entries)
    return ParsedFile(definitions, values)


def _definition(key: str, table: Table, known: dict[str, Definition]) -> Definition:
    """A key's head; a layer above may leave it out and give values only, and may not change what they mean."""
    below = known.get(key)
    if below is not None and table.keys() == ["vaerdi"]:
        return below
    own = _own_definition(key, table)
    if below is not None and (own.kind, own.deviation, own.interval) != (below.kind, below.deviation, below.interval):
        raise table.fault("findes allerede med en anden enhed, fravigelse eller interval; giv kun »vaerdi« her")
    return own


def _own_definition(key: str, table: Table) -> Definition:
    title = table.take("navn", str)
    deviation = table.take_choice("fravigelse", DEVIATIONS)
    checked = table.take("efterset", date)
    if "efter" in table:
        return Definition(key, title, table.take_choice("efter", EVENTS), deviation, None, checked)
    unit = table.take_choice("enhed", UNITS)
    limits = table.take("interval", list)
    if len(limits) != 2 or any(isinstance(n, bool) or not isinstance(n, int | Decimal) for n in limits):  # noqa: PLR2004
        raise table.fault("»interval« skal være to tal, fx [0, 24]")
    return Definition(key, title, unit, deviation, (Decimal(limits[0]), Decimal(limits[1])), checked)


def _head(row: Table, layer: Layer) -> _Head:
    source = row.take_table("kilde")
    head = _Head(
        row.take("fra", date),
        Source(source.take("titel", str), source.take_or("paragraf", str, ""), source.take_or("ordret", str, "")),
        Certainty(row.take_choice("sikkerhed", [c.value for c in Certainty])),
        layer,
    )
    source.done()
    return head


def _plain_value(row: Table, layer: Layer, definition: Definition) -> Value:
    head = _head(row, layer)
    repealed = row.take_or("ophaevet", bool, False)
    note = row.take("note", str) if "note" in row else None
    value: Value
    if definition.interval is None:
        value = _deadline(row, head, definition.kind, repealed=repealed, note=note)
    else:
        amount = Decimal() if repealed else row.take("vaerdi", Decimal)
        low, high = definition.interval
        if not repealed and not low <= amount <= high:
            raise row.fault(f"»vaerdi« {amount} ligger uden for interval [{low}, {high}]")
        value = Number(*head, amount, definition.kind, repealed=repealed, note=note)
    row.done()
    return value


def _deadline(row: Table, head: _Head, event: str, *, repealed: bool, note: str | None) -> Deadline:
    if repealed:
        return Deadline(*head, event, None, None, None, (), repealed=True, note=note)
    if "dato" in row:
        return Deadline(*head, event, None, None, row.take_month_day("dato"), (), note=note)
    if "trin" in row:
        steps = tuple(_step(step) for step in row.take_tables("trin"))
        if any(step.below_months is None for step in steps[:-1]) or steps[-1].below_months is not None:
            raise row.fault("»trin«: alle undtagen det sidste skal have »under_maaneder«")
        return Deadline(*head, event, None, None, None, steps, note=note)
    amount, unit = row.take("antal", int), DeadlineUnit(row.take_choice("enhed", [u.value for u in DeadlineUnit]))
    if amount < 0:
        raise row.fault("»antal« kan ikke være under 0")
    return Deadline(*head, event, amount, unit, None, (), note=note)


def _step(row: Table) -> Step:
    step = Step(
        row.take("under_maaneder", int) if "under_maaneder" in row else None,
        row.take("antal", int),
        DeadlineUnit(row.take_choice("enhed", [u.value for u in DeadlineUnit])),
        row.take_or("til_maanedens_udgang", bool, False),
    )
    row.done()
    return step


def _day_list(row: Table, layer: Layer) -> DayList:
    head = _head(row, layer)
    note = row.take("note", str) if "note" in row else None
    entries = tuple(_day_entry(day) for day in row.take_tables("dage"))
    row.done()
    return DayList(*head, entries, note=note)


def _day_entry(row: Table) -> DayEntry:
    name = row.take_choice("dag", DAY_NAMES) if "dag" in row else None
    month_day = None if name else row.take_month_day("dato")
    spans = row.take_spans("kl") if "kl" in row else ((0, 24 * 60),)
    if len(spans) != 1:
        raise row.fault("»kl« på en dag kan ikke gå over midnat")
    row.done()
    return DayEntry(name, month_day, spans[0])


def _window_table(row: Table, layer: Layer, columns: dict[str, str]) -> WindowTable:
    head = _head(row, layer)
    note = row.take("note", str) if "note" in row else None
    rounding = Rounding(row.take_choice("afrunding", [r.value for r in Rounding]))
    on_call, sick = row.take("raadighed_giver_tillaeg", bool), row.take("sygdom_giver_tillaeg", bool)
    windows = tuple(_window(window, columns) for window in row.take_tables("vinduer"))
    names, used = [window.name for window in windows], [window.column for window in windows]
    for window in windows:
        if names.count(window.name) > 1:
            raise row.fault(f"vinduet »{window.name}« står der to gange")
        if used.count(window.column) > 1:
            raise row.fault(f"kolonnen »{window.column}« bruges af to vinduer")
        if stranger := window.replaces - set(names):
            raise row.fault(f"»{window.name}« erstatter »{min(stranger)}«, som ikke findes i tabellen")
    _check_whole_week(row, windows)
    row.done()
    return WindowTable(*head, rounding, on_call, sick, windows, note=note)


def _window(row: Table, columns: dict[str, str]) -> Window:
    name = row.take("navn", str)
    if name not in columns and "kolonne" not in row:
        raise row.fault(f"vinduet »{name}« er nyt: giv det »kolonne« (navn i udvekslingsfilen) og »titel«")
    column = row.take_or("kolonne", str, columns.get(name, ""))
    title = row.take_or("titel", str, name.replace("oe", "ø").replace("ae", "æ").replace("aa", "å").capitalize())
    days = row._content.get("dage")  # noqa: SLF001 - a text or a list, the only such key
    weekdays = _weekdays(row, [row.take("dage", str)] if isinstance(days, str) else row.take("dage", list))
    spans = row.take_spans("kl")
    if len(spans) > 1 and weekdays != _DAY_GROUPS["alle"]:
        raise row.fault('»kl« over midnat går kun, når »dage« er "alle"; del ellers vinduet i to')
    if ("procent" in row) == ("kroner" in row):
        raise row.fault("giv enten »procent« eller »kroner« (0 = intet tillæg)")
    percent = row.take("procent", Decimal) if "procent" in row else None
    kroner = row.take("kroner", Decimal) if "kroner" in row else None
    if not 0 <= (percent if percent is not None else kroner or 0) <= 1000:  # noqa: PLR2004 - a misplaced decimal
        raise row.fault("satsen skal ligge mellem 0 og 1000")
    window = Window(name, title, column, weekdays, spans, percent, kroner, row.take_names("erstatter"))
    row.done()
    return window


def _weekdays(row: Table, names: list[str]) -> frozenset[int] | None:
    if names == [DAYS_KEY]:
        return None
    days: set[int] = set()
    for name in names:
        if name not in _DAY_GROUPS and name not in _WEEKDAY_KEYS:
            raise row.fault(f"»dage« kender ikke {name!r}; brug en ugedag, alle, hverdage, weekend eller {DAYS_KEY}")
        days |= _DAY_GROUPS.get(name, frozenset({_WEEKDAY_KEYS.get(name, 0)}))
    return frozenset(days)


def _check_whole_week(row: Table, windows: tuple[Window, ...]) -> None:
    """A gap would be a silent 0 per cent, so it is an error."""
    for weekday in range(7):
        spans = [span for w in windows if w.weekdays is not None and weekday in w.weekdays for span in w.spans]
        gap = first_gap(spans)
        if gap is not None:
            clock = f"{gap // 60:02d}.{gap % 60:02d}"
            raise row.fault(
                f"intet vindue dækker {WEEKDAYS[weekday]} kl. {clock}; tilføj et vindue med procent = 0, "
                "hvis der ikke er tillæg",
            )


def _check_dates(file: Table, key: str, entries: list[Value]) -> None:
    for earlier, later in pairwise(entries):
        if later.since <= earlier.since:
            raise file.fault(f"{key}: værdierne skal stå i datoorden; {day_text(later.since)} kommer for sent")
