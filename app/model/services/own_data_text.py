"""A helper's own data in words: sections of labelled lines, for the screen, the text and the PDF."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from app.model.domain.danish import day_text, moment_text, month_text
from app.model.domain.entities import Month
from app.model.services.history_words import FIELDS

Line = tuple[str, str]  # a label and what it says; the label is "" where a line goes on
Section = tuple[str, tuple[Line, ...]]
NOTHING = "Ingen"
_AMOUNTS = ("hourly_wage", "hours_per_week", "vacation_turnus", "extra_days_off")
DECIMALS = frozenset([*(FIELDS["contract"][name] for name in _AMOUNTS), FIELDS["vacation_entry"]["days"]])


def as_sections(content: dict[str, Any]) -> tuple[Section, ...]:
    """The same as the JSON, in the order that one reads."""
    return (
        ("Hjælper", tuple((_capital(name), _text(value)) for name, value in content["hjælper"].items())),
        ("Kontrakter", _lines((_span(one), _rest(one, "fra", "til")) for one in content["kontrakter"])),
        ("Vagter", _lines((_span(one), _rest(one, "fra", "til")) for one in content["vagter"])),
        ("Fravær", _lines((_days(one), _rest(one, "første dag", "sidste dag")) for one in content["fravær"])),
        (
            "Undtagelser fra hviletid",
            _lines((_text(one["tidspunkt"]), _rest(one, "tidspunkt")) for one in content["undtagelser fra hviletid"]),
        ),
        (
            "Påmindelser",
            _lines((_text(one["valgt"]), _rest(one, "valgt")) for one in content["påmindelser"]),
        ),
        *_leave(content),
        *_work(content),
        ("Månedernes timer", _lines(map(_month, content["måneder"]))),
        ("Udstedte dokumenter", _lines(line for one in content["udstedte dokumenter"] for line in _document(one))),
        ("Scannede papirer", _dated(content["scannede papirer"], "tilføjet")),
        ("Ændringer", _lines(map(_change, content["ændringer"]))),
    )


def _leave(content: dict[str, Any]) -> tuple[Section, ...]:
    """What is written beside the absences."""
    entries = ((f"{one['ferieår fra']}/{one['ferieår fra'] + 1}", one) for one in content["feriedage"])
    return (
        ("Trin i fravær", _dated(content["trin i fravær"], "fravær")),
        ("Feriedage", _lines((year, _rest(one, "ferieår fra")) for year, one in entries)),
        ("Ferieønsker", _lines((_days(one), _rest(one, "første dag", "sidste dag")) for one in content["ferieønsker"])),
        ("Arbejdsulykker", _dated(content["arbejdsulykker"], "tidspunkt")),
        ("Barsel", _dated(content["barsel"], "termin")),
        ("Borgerens ophold", _dated(content["borgerens ophold"], "ophold")),
    )


def _work(content: dict[str, Any]) -> tuple[Section, ...]:
    """From the application to the last day."""
    return (
        ("Ansøgning", _dated(content["ansøgning"], "søgte")),
        ("Kurser og instruktion", _dated(content["kurser og instruktion"], "dato")),
        ("Nøgler og andet, der er udlånt", _dated(content["udlån"], "udleveret")),
        ("Samtaler", _dated(content["samtaler"], "dato")),
        ("Personalemøder", _lines((_text(day), "der er holdt personalemøde") for day in content["personalemøder"])),
        ("Fratrædelse", _dated(content["fratrædelse"], "besked givet")),
    )


def _dated(rows: Iterable[dict[str, Any]], name: str) -> tuple[Line, ...]:
    """Each under its day."""
    return _lines((_text(one[name]), _rest(one, name)) for one in rows)


def as_text(content: dict[str, Any]) -> str:
    """Plain text: a heading, then a line each."""
    head = [
        f"Oplysninger om {content['oplysninger om']}",
        f"Hjælper hos {content['borger'] or 'borgeren'}. Udskrevet {_text(content['udskrevet'])}.",
    ]
    parts = ["\n".join(head)]
    for title, lines in as_sections(content):
        body = [f"{label}: {text}" if label and text else label or text for label, text in lines]
        parts.append("\n".join([title, *body]))
    return "\n\n".join(parts) + "\n"


def _lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(lines) or ((NOTHING, ""),)


def _span(one: dict[str, Any]) -> str:
    start, end = _text(one["fra"]), _text(one["til"]) if one["til"] else "videre"
    day = start.partition(" kl. ")[0]
    return f"{start}–{end.removeprefix(f'{day} kl. ')}"


def _days(one: dict[str, Any]) -> str:
    first, last = one["første dag"], one["sidste dag"]
    return _text(first) if first == last else f"{_text(first)}–{_text(last) if last else 'videre'}"


def _rest(one: dict[str, Any], *shown: str) -> str:
    """What else is known, field by field."""
    known = {name: value for name, value in one.items() if name not in shown and value not in {None, ""}}
    return "; ".join(f"{name}: {_named(name, value)}" for name, value in known.items())


def _month(one: dict[str, Any]) -> Line:
    hours = [f"{title} {time}" for title, time in one["timer"].items()]
    return month_text(Month.parse(one["måned"])), "; ".join([*hours, one["bemærkning"]]).strip("; ") or "ingen timer"


def _document(one: dict[str, Any]) -> Iterable[Line]:
    """A line for the document, one for each time it was sent, signed or came back, then one for each of its own lines."""
    yield (
        f"{_capital(one['dokument'])} {one['periode']}".strip(),
        f"udstedt {_text(one['udstedt'])}; regelbogens udgave {one['regelbogens udgave']}",
    )
    for event in one["forløb"]:
        yield "", f"{event['hvad']} {_text(event['dato'])}{': ' + event['note'] if event['note'] else ''}"
    content = one["indhold"]
    if not isinstance(content, dict):
        yield "", _text(content)
    elif "tekst" in content:
        yield from (("", line) for line in content["tekst"] if line.strip())
    else:
        yield from _sheet(content)


def _sheet(content: dict[str, Any]) -> Iterable[Line]:
    """A timesheet's lines."""
    columns = content.get("kolonner", [])
    plain = {name: value for name, value in content.items() if name not in {"linjer", "kolonner", "i alt"}}
    yield "", "; ".join(f"{name}: {_text(value)}" for name, value in plain.items())
    for line in content.get("linjer", ()):
        if isinstance(line, dict):
            rest = (f"{line.get('fra')}–{line.get('til')}", _hours(columns, line.get("timer")), line.get("bemærkning"))
            yield str(line.get("dag", "")), "; ".join(text for text in rest if text)
    if "i alt" in content:
        yield "I alt", _hours(columns, content["i alt"]) or "ingen timer"


def _hours(columns: Any, hours: Any) -> str:
    """The columns that have any, each by its name."""
    return ", ".join(f"{title} {text}" for title, text in zip(columns, hours or [], strict=False) if text)


def _change(one: dict[str, Any]) -> Line:
    before, after = one["før"], one["efter"]
    parts = [f"{one['hvad']}: {one['ændring']}"]
    parts += [f"før: {text}" for text in [_side(before, after)] if text]
    parts += [f"efter: {text}" for text in [_side(after, before)] if text]
    return _text(one["tidspunkt"]), "; ".join(parts)


def _side(mine: dict[str, Any] | None, other: dict[str, Any] | None) -> str:
    """The fields that differ from the other side; all that say something where there is no other."""
    if mine is None:
        return ""
    told = {
        name: value
        for name, value in mine.items()
        if name != "id" and (other.get(name) != value if other else value not in {None, ""})
    }
    return ", ".join(f"{name} {_named(name, value)}" for name, value in told.items())


def _named(name: str, value: Any) -> str:
    """Kroner and hours with a comma, though the file has a point."""
    return str(value).replace(".", ",") if name in DECIMALS and value is not None else _text(value)


def _text(value: Any) -> str:
    if value is None or value == "":
        return "ikke angivet"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_text(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return " · ".join(_text(inner) if isinstance(inner, list) else str(inner) for inner in value if inner) or "–"
    return _readable(str(value))


def _readable(text: str) -> str:
    """Dates and times as Danes write them; anything else as it is."""
    try:
        if len(text) == len("2026-10-31T22:00") and text[10] == "T":
            return moment_text(datetime.fromisoformat(text))
        return day_text(date.fromisoformat(text)) if len(text) == len("2026-10-31") and text[4] == "-" else text
    except ValueError:
        return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
