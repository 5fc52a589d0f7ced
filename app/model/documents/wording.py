"""The language that letters and contracts are worded in: plain text, one thing a line, which a citizen may adapt.

# Titel                     first of all               ## Afsnit          a heading
- punkt                                                 Etiket | tekst     a row of label and value
lines beside each other are one paragraph; an empty line begins a new one; an indented line goes on with a bullet or row
{felt.navn}                 the field's value; what a user has written is never read as any of this
[hvis felt.navn] or [hvis ikke felt.navn], [ellers], [slut]       only if the field has a value; also inside each other
[ ] tekst                   a box to tick              Etiket | [skriv 4]  or [skriv 4] alone: lines for others to write on
[underskrift Rolle | navn]  a box to sign in           [kilde: tekst]      where what stands above comes from
[ny side]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from app.model.documents.letter_print import (
    Block,
    Bullet,
    Check,
    Heading,
    NewPage,
    Paragraph,
    Row,
    Signature,
    Source,
    WriteIn,
)
from app.model.documents.wording_lines import JOINT, Field, Kind, Line, filled, read_line
from app.model.domain.errors import Mistake, Refused

DEEPEST = 20  # conditions inside each other
JOINED = {Kind.TEXT, Kind.BULLET, Kind.ROW, Kind.CHECK}


@dataclass(frozen=True)
class Choice:
    """What stands there if a field has a value (`wanted`), or has none, and what stands there else."""

    line: Line
    wanted: bool
    then: tuple[Line | Choice, ...]
    otherwise: tuple[Line | Choice, ...]


Part = Line | Choice


@dataclass(frozen=True)
class Wording:
    """A wording that can be filled. `field_lines`: each field with the first line that it stands in."""

    title: Line
    parts: tuple[Part, ...]
    field_lines: Mapping[str, int]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of all fields, in the order in which they first stand."""
        return tuple(self.field_lines)


@dataclass
class _Open:
    """A condition whose end has not been read yet."""

    line: Line
    then: list[Part] = field(default_factory=list)
    otherwise: list[Part] | None = None

    @property
    def parts(self) -> list[Part]:
        return self.then if self.otherwise is None else self.otherwise

    def close(self) -> Choice:
        return Choice(self.line, self.line.kind is Kind.IF, tuple(self.then), tuple(self.otherwise or ()))


def parse(text: str) -> Wording:
    """Raises Refused with one mistake for each line that can't be understood."""
    lines: list[Line] = []
    mistakes: list[Mistake] = []
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        try:
            lines.append(read_line(number, raw))
        except Refused as refused:
            mistakes.extend(refused.mistakes)
    if mistakes:
        raise Refused(*mistakes)
    written = [line for line in lines if line.kind is not Kind.BLANK]
    if not written or written[0].kind is not Kind.TITLE:
        raise _refused(written[0].number if written else 1, "teksten skal begynde med # og titlen")
    names = dict.fromkeys(name for line in lines for name in line.fields)
    first = {name: next(line.number for line in lines if name in line.fields) for name in names}
    return Wording(written[0], _tree(lines[lines.index(written[0]) + 1 :]), first)


def _tree(lines: Iterable[Line]) -> tuple[Part, ...]:
    whole: list[Part] = []
    open_: list[_Open] = []
    for line in lines:
        parts = open_[-1].parts if open_ else whole
        if line.kind in {Kind.IF, Kind.IF_NOT}:
            if len(open_) == DEEPEST:
                raise _refused(line.number, f"der er mere end {DEEPEST} »[hvis …]« inden i hinanden")
            open_.append(_Open(line))
        elif line.kind in {Kind.ELSE, Kind.END}:
            _turn(line, open_, whole)
        elif line.kind is Kind.TITLE:
            raise _refused(line.number, "titlen (#) står kun én gang, øverst; et afsnit skrives ##")
        else:
            parts.append(line)
    if open_:
        raise _refused(open_[-1].line.number, "»[hvis …]« mangler sin »[slut]«")
    return tuple(whole)


def _turn(line: Line, open_: list[_Open], whole: list[Part]) -> None:
    """[ellers] or [slut] of the innermost condition."""
    word = "[slut]" if line.kind is Kind.END else "[ellers]"
    if not open_:
        raise _refused(line.number, f"»{word}« uden »[hvis …]« før")
    if line.kind is Kind.END:
        done = open_.pop()
        (open_[-1].parts if open_ else whole).append(done.close())
    elif open_[-1].otherwise is not None:
        raise _refused(line.number, "der er allerede et »[ellers]« i denne »[hvis …]«")
    else:
        open_[-1].otherwise = []


def fill_title(wording: Wording, values: Mapping[str, str]) -> str:
    """The title on one line."""
    return " ".join(filled(wording.title.text, values).split())


def fill(wording: Wording, values: Mapping[str, str]) -> tuple[Block, ...]:
    """What stands on paper. A paragraph or bullet that is empty falls away, and so does a heading with nothing under it."""
    blocks = list(_blocks(_chosen(wording.parts, values), values))
    return tuple(
        block
        for block, after in zip_longest(blocks, blocks[1:])
        if not (isinstance(block, Heading) and (after is None or isinstance(after, Heading)))
    )


def asked(wording: Wording, values: Mapping[str, str]) -> tuple[str, ...]:
    """The fields that stand in the filled document: those of conditions that hold, and not the conditions' own."""
    lines = [wording.title, *_chosen(wording.parts, values)]
    return tuple(dict.fromkeys(name for line in lines for name in line.fields))


def _chosen(parts: Iterable[Part], values: Mapping[str, str]) -> Iterator[Line]:
    for part in parts:
        if isinstance(part, Line):
            yield part
        else:
            held = bool(values.get(part.line.field, "").strip()) is part.wanted
            yield from _chosen(part.then if held else part.otherwise, values)


def _blocks(lines: Iterable[Line], values: Mapping[str, str]) -> Iterator[Block]:
    for line in _joined(lines):
        text = filled(line.text, values)
        match line.kind:
            case Kind.HEADING | Kind.TEXT | Kind.SOURCE:
                if text:
                    yield _plain(line.kind, text)
            case Kind.BULLET:
                yield from (Bullet(each) for each in _bullets(line, text) if each)
            case Kind.ROW:
                yield Row(filled(line.label, values), text)
            case Kind.CHECK:
                yield Check(text)
            case Kind.WRITE:
                yield WriteIn(filled(line.label, values), line.lines)
            case Kind.SIGNATURE:
                yield Signature(filled(line.label, values), text)
            case Kind.PAGE:
                yield NewPage()


def _plain(kind: Kind, text: str) -> Block:
    if kind is Kind.HEADING:
        return Heading(" ".join(text.split()))
    return Source(text) if kind is Kind.SOURCE else Paragraph(text)


def _bullets(line: Line, text: str) -> list[str]:
    """A field alone gives one bullet for each of its lines."""
    alone = len(line.text) == 1 and isinstance(line.text[0], Field)
    return text.splitlines() if alone else [text]


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines of one paragraph, and indented ones of a bullet, row or box to tick, as one line."""
    held: Line | None = None
    for line in lines:
        goes_on = line.kind is Kind.MORE or (line.kind is Kind.TEXT and held is not None and held.kind is Kind.TEXT)
        if held is not None and goes_on:
            held = replace(held, text=(*held.text, JOINT, *line.text))
            continue
        if held is not None:
            yield held
        held = replace(line, kind=Kind.TEXT) if line.kind is Kind.MORE else line
        if held.kind not in JOINED:
            yield held
            held = None
    if held is not None:
        yield held


def _refused(number: int, message: str) -> Refused:
    return Refused(Mistake(f"linje {number}", message))
