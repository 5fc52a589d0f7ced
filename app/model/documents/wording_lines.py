"""One line of a document's wording: what kind of thing it is, and which fields stand in it (language: see wording.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from app.model.documents.letter_print import GAP
from app.model.domain.errors import Mistake, Refused

JOINT = "\n"  # between two lines of one paragraph
MOST_LINES = 40  # to write in: a page has room for about so many
_WORDS = re.compile(r"\w")
_FIELD = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*")
_WORD = re.compile(r"\[\s*(hvis ikke|hvis|ellers|slut|skriv|underskrift|kilde|ny side)\b\s*:?\s*(.*)\]", re.IGNORECASE)
_CHECK = re.compile(r"\[ ?\]\s*(.*)")
_INSIDE = re.compile(r"\[\s*(hvis|ellers|slut|skriv|underskrift|kilde|ny side)\b", re.IGNORECASE)
_HELP = "kendte ord er [hvis …], [ellers], [slut], [ ], [skriv], [underskrift …], [kilde: …] og [ny side]"


class Kind(Enum):
    TITLE = auto()
    HEADING = auto()
    BULLET = auto()
    ROW = auto()
    CHECK = auto()
    WRITE = auto()
    SIGNATURE = auto()
    SOURCE = auto()
    PAGE = auto()
    BLANK = auto()
    TEXT = auto()
    MORE = auto()  # indented: goes on with what stands above
    IF = auto()
    IF_NOT = auto()
    ELSE = auto()
    END = auto()


@dataclass(frozen=True)
class Field:
    name: str


Text = tuple[str | Field, ...]


@dataclass(frozen=True)
class Line:
    """`label` is a row's or a signature's; `field` a condition's; `lines` how many there are to write on."""

    number: int
    kind: Kind
    text: Text = ()
    label: Text = ()
    lines: int = 0
    field: str = ""

    @property
    def fields(self) -> Iterator[str]:
        yield from (part.name for part in (*self.label, *self.text) if isinstance(part, Field))
        if self.field:
            yield self.field


def filled(text: Text, values: Mapping[str, str]) -> str:
    """The text with values for fields; a value's line breaks are kept, other white space is one space.

    Among words on its line, a field without a value is a gap to write in.
    """
    whole = " ".join(
        _line(list(parts), values) for joint, parts in groupby(text, lambda part: part == JOINT) if not joint
    )
    return "\n".join(" ".join(line.split()) for line in whole.splitlines()).strip()


def _line(parts: list[str | Field], values: Mapping[str, str]) -> str:
    gap = GAP if any(isinstance(part, str) and _WORDS.search(part) for part in parts) else ""
    return "".join(part if isinstance(part, str) else _value(part, values) or gap for part in parts)


def _value(field: Field, values: Mapping[str, str]) -> str:
    return value if (value := values.get(field.name, "")).strip() else ""


def read_line(number: int, raw: str) -> Line:
    """Raises Refused with the line's number for what can't be understood."""
    line = raw.strip()
    if not line:
        return Line(number, Kind.BLANK)
    if line.startswith("#"):
        return _heading(number, line)
    if line.startswith("["):
        return _directive(number, line)
    if line == "-" or line.startswith("- "):
        return Line(number, Kind.BULLET, read_text(number, line[1:]))
    if raw[0].isspace():
        return Line(number, Kind.MORE, read_text(number, line))
    return _row(number, line) if "|" in line else Line(number, Kind.TEXT, read_text(number, line))


def read_text(number: int, text: str) -> Text:
    """Words and fields."""
    if _INSIDE.search(text):
        raise _refused(number, "et ord i [ ] skal stå alene på sin linje")
    return _parts(number, text)


def _parts(number: int, text: str) -> Text:
    parts: list[str | Field] = []
    for place, part in enumerate(_FIELD.split(text.strip())):
        if place % 2:
            parts.append(_field(number, part))
        elif "{" in part:
            raise _refused(number, "en { mangler sin }; et felt skrives {felt.navn}")
        elif "}" in part:
            raise _refused(number, "en } mangler sin {; et felt skrives {felt.navn}")
        elif part:
            parts.append(part)
    return tuple(parts)


def _field(number: int, text: str) -> Field:
    name = text.strip()
    if not _NAME.fullmatch(name):
        raise _refused(number, f"»{{{text}}}« er ikke et felt; et felt skrives {{felt.navn}}")
    return Field(name)


def _heading(number: int, line: str) -> Line:
    marks = len(line) - len(line.lstrip("#"))
    text = read_text(number, line[marks:])
    if marks > len("##"):
        raise _refused(number, "der er kun # (titel) og ## (afsnit)")
    if not text:
        raise _refused(number, "overskriften mangler efter #")
    return Line(number, Kind.TITLE if marks == 1 else Kind.HEADING, text)


def _row(number: int, line: str) -> Line:
    label, rest = (part.strip() for part in line.split("|", 1))
    if not label:
        raise _refused(number, "etiketten foran | mangler")
    word = _WORD.fullmatch(rest)
    if word and word[1].casefold() == "skriv":
        return Line(number, Kind.WRITE, label=read_text(number, label), lines=_lines(number, word[2]))
    return Line(number, Kind.ROW, read_text(number, rest), read_text(number, label))


def _directive(number: int, line: str) -> Line:
    if tick := _CHECK.fullmatch(line):
        return Line(number, Kind.CHECK, read_text(number, tick[1]))
    if not line.endswith("]"):
        raise _refused(number, "en [ mangler sin ], eller der står noget efter den")
    if not (word := _WORD.fullmatch(line)):
        raise _refused(number, f"»{line}« kendes ikke; {_HELP}")
    name, rest = " ".join(word[1].casefold().split()), word[2].strip()
    if name in {"ellers", "slut", "ny side"}:
        if rest:
            raise _refused(number, f"der skal ikke stå mere i »[{name}]«")
        return Line(number, {"ellers": Kind.ELSE, "slut": Kind.END, "ny side": Kind.PAGE}[name])
    if name in {"hvis", "hvis ikke"}:
        kind = Kind.IF if name == "hvis" else Kind.IF_NOT
        return Line(number, kind, field=_field(number, rest.removeprefix("{").removesuffix("}")).name)
    return _content(number, name, rest)


def _content(number: int, name: str, rest: str) -> Line:
    if name == "skriv":
        return Line(number, Kind.WRITE, lines=_lines(number, rest))
    if not rest:
        raise _refused(number, f"der mangler noget i »[{name}]«")
    if name == "kilde":
        return Line(number, Kind.SOURCE, _parts(number, rest))
    role, _, who = rest.partition("|")
    return Line(number, Kind.SIGNATURE, _parts(number, who), _parts(number, role))


def _lines(number: int, text: str) -> int:
    if not text.strip():
        return 1
    if not text.strip().isdecimal() or not 1 <= int(text) <= MOST_LINES:
        raise _refused(number, f"»[skriv {text.strip()}]«: antallet af linjer er et tal fra 1 til {MOST_LINES}")
    return int(text)


def _refused(number: int, message: str) -> Refused:
    return Refused(Mistake(f"linje {number}", message))
