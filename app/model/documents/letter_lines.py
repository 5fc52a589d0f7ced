"""Sets a letter's blocks into lines of a page's width, before it is decided which line stands on which page.

Measures are points. Nothing is cut off: a text of any length gets the lines that it needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from app.model.documents.letter_print import (
    SOURCE,
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
from app.model.documents.page_layout import GAP, SMALL, SMALL_LEADING, block_width
from app.model.documents.signature_box import SignatureBox, signature_box
from app.model.documents.timesheet_grid import LEFT, PORTRAIT
from app.model.documents.typeface import Typeface, Typefaces

PAPER = PORTRAIT
ACROSS = PAPER.right - LEFT
BLOCK = block_width(PAPER)
MOST = 100_000  # lines of one text
LEADING_OF_SIZE, BASELINE_OF_SIZE = 1.36, 1.06
PARAGRAPH_AIR, BULLET_AIR, HEADING_AIR, ROW_AIR, SOURCE_AIR = 6.0, 2.0, 11.0, 3.0, 1.0
ROW_FOOT = 3.5  # down to the hairline beneath a row
BULLET_INDENT, CHECK_INDENT = 12.0, 18.0
BULLET = "•"
WRITING_OF_SIZE = 2.0  # the height of a line to write on by hand, which a pen needs
HIGHEST_BOX = 640.0
LEAST_LABEL, WIDEST_LABEL, LABEL_GAP = 96.0, 170.0, 12.0
LONGEST_LABEL = 6  # lines beside room to write in
TICK = 10.0  # a box's side
ABREAST = 2  # boxes to sign in
KEPT_BEFORE: dict[type, int] = {tuple: 2, Source: 1}  # lines above boxes to sign in, or a source, on the same page
WHOLE = 3  # a text of so many lines is never parted


class Look(Enum):
    """How a text is set; sizes are in letter_layout."""

    TEXT = auto()
    LABEL = auto()
    HEADING = auto()
    SOURCE = auto()


@dataclass(frozen=True)
class Cell:
    """`drop` is how far below its line's top it stands."""

    x: float
    text: str
    look: Look = Look.TEXT
    drop: float = 0.0


@dataclass(frozen=True)
class Field:
    """Something to be filled in, from the line's left edge x to `end`, as high as the line. `label` is what it is heard as."""

    x: float
    end: float
    label: str
    lines: int = 1
    tick: bool = False


@dataclass(frozen=True)
class Line:
    """`above` is air that is left out at the top of a page; `keep`: the next line must be on the same page."""

    height: float
    cells: tuple[Cell, ...] = ()
    above: float = 0.0
    keep: bool = False
    new_page: bool = False
    hairline: bool = False
    field: Field | None = None
    boxes: tuple[SignatureBox, ...] = ()
    heading: str = ""


@dataclass
class Setter:
    """Sets blocks in one type size. `indent` is where the text of the block before stands: a source goes beneath it."""

    faces: Typefaces
    size: float
    column: float = LEFT  # where rows' values begin
    indent: float = LEFT
    spoken: str = ""  # what stood above, for fields without a label
    _done: list[Line] = field(default_factory=list)

    @property
    def leading(self) -> float:
        return round(self.size * LEADING_OF_SIZE, 2)

    def lines(self, blocks: Sequence[Block]) -> list[Line]:
        """All lines of a letter."""
        self._done = []
        self.column = LEFT + self._label_width(blocks)
        turn = False
        before: type = Heading
        for block in _paired(blocks):
            if isinstance(block, NewPage):
                turn = bool(self._done)
                continue
            found = self._signatures(block) if isinstance(block, tuple) else list(self._set(block))
            if found and isinstance(block, Row | WriteIn) and before not in {Row, WriteIn, Heading}:
                found[0] = replace(found[0], above=PARAGRAPH_AIR)
            before = type(block)
            self._keep_before(KEPT_BEFORE.get(type(block), 0))
            self._done += [replace(found[0], new_page=True), *found[1:]] if turn and found else found
            turn = turn and not found
        return self._done

    def _label_width(self, blocks: Sequence[Block]) -> float:
        widths = [
            self.faces.regular.width(line, self.size)
            for block in blocks
            if isinstance(block, Row | WriteIn)
            for line in block.label.split("\n")
        ]
        return min(max(widths, default=0.0), WIDEST_LABEL) + LABEL_GAP if any(widths) else LEAST_LABEL

    def _keep_before(self, count: int) -> None:
        """The last lines so far stay with what comes next."""
        for place in range(max(len(self._done) - count, 0), len(self._done)):
            self._done[place] = replace(self._done[place], keep=True)

    def _set(self, block: Block) -> Iterator[Line]:
        match block:
            case Heading():
                yield from self._heading(block.text)
            case Paragraph():
                yield from self._text(block.text, LEFT, PARAGRAPH_AIR, keep_last=block.text.endswith(":"))
            case Bullet():
                yield from self._text(block.text, LEFT + BULLET_INDENT, BULLET_AIR, mark=BULLET)
            case Source():
                yield from self._source(block.text)
            case Check():
                yield from self._check(block.text)
            case Row(label, ""):
                yield from self._write_in(label, 1)
            case Row(label, value):
                yield from self._row(label, value)
            case WriteIn(label, lines):
                yield from self._write_in(label, lines)

    def _heading(self, text: str) -> Iterator[Line]:
        self.indent, self.spoken = LEFT, text
        size = self.size + 2
        for number, line in enumerate(self.faces.bold.wrap(text, size, ACROSS, MOST)):
            yield Line(
                size * LEADING_OF_SIZE,
                (Cell(LEFT, line, Look.HEADING),),
                above=0.0 if number else HEADING_AIR,
                keep=True,
                heading="" if number else text,
            )

    def _text(self, text: str, x: float, air: float, mark: str = "", *, keep_last: bool = False) -> Iterator[Line]:
        self.indent, self.spoken = x, text
        marks = (Cell(LEFT + 2, mark),) if mark else ()
        rows = self._wrapped(text, self.faces.regular, self.size, PAPER.right - x)
        for number, row in enumerate(rows):
            cells = (*(() if number else marks), Cell(x, row))
            keep = _kept(number, len(rows)) or (keep_last and number == len(rows) - 1)
            yield Line(self._height(row), cells, 0.0 if number else air, keep=keep)

    def _source(self, text: str) -> Iterator[Line]:
        rows = self._wrapped(f"{SOURCE}: {text}", self.faces.regular, SMALL, PAPER.right - self.indent)
        for number, row in enumerate(rows):
            cells = (Cell(self.indent, row, Look.SOURCE),)
            yield Line(SMALL_LEADING, cells, 0.0 if number else SOURCE_AIR, keep=_kept(number, len(rows)))

    def _check(self, text: str) -> Iterator[Line]:
        label = text or self.spoken
        first, *rest = self._text(text or " ", LEFT + CHECK_INDENT, PARAGRAPH_AIR)
        yield replace(first, field=Field(LEFT + 1, LEFT + 1 + TICK, label, tick=True))
        yield from rest

    def _row(self, label: str, value: str) -> Iterator[Line]:
        self.indent, self.spoken = self.column, label
        labels = self._wrapped(label, self.faces.regular, self.size, self.column - LEFT - LABEL_GAP + 0.01)
        values = self._wrapped(value, self.faces.regular, self.size, PAPER.right - self.column)
        count = max(len(labels), len(values))
        for number in range(count):
            last = number == count - 1
            cells = []
            if number < len(labels):
                cells.append(Cell(LEFT, labels[number], Look.LABEL))
            if number < len(values):
                cells.append(Cell(self.column, values[number]))
            height = self._height("".join(cell.text for cell in cells)) + (ROW_FOOT if last else 0.0)
            air = 0.0 if number else ROW_AIR
            yield Line(height, tuple(cells), air, keep=_kept(number, count), hairline=last)

    def _write_in(self, label: str, lines: int) -> Iterator[Line]:
        """A label with a line beside it, or a box of several lines; across the page without a label, or with a long one."""
        width = self.column - LEFT - LABEL_GAP + 0.01
        labels = self._wrapped(label, self.faces.regular, self.size, width) if label else ()
        if len(labels) > LONGEST_LABEL:
            yield from self._text(label, LEFT, PARAGRAPH_AIR, keep_last=True)
            labels = ()
        room = len(labels) * self.leading + ROW_FOOT if labels else 0.0
        height = max(min(lines * self.size * WRITING_OF_SIZE, HIGHEST_BOX), room)
        drop = height - room if lines == 1 else 0.0
        self.indent = self.column if labels else LEFT
        self.spoken = " ".join(label.split()) or self.spoken
        yield Line(
            height,
            tuple(Cell(LEFT, text, Look.LABEL, drop + place * self.leading) for place, text in enumerate(labels)),
            above=PARAGRAPH_AIR if lines > 1 else ROW_AIR,
            field=Field(self.indent, PAPER.right, self.spoken, lines),
        )

    def _signatures(self, pair: tuple[Signature, ...]) -> list[Line]:
        boxes = tuple(signature_box(each.role, each.name, BLOCK, self.faces) for each in pair)
        return [Line(max(box.height for box in boxes), above=GAP, boxes=boxes)]

    def _wrapped(self, text: str, face: Typeface, size: float, width: float) -> tuple[str, ...]:
        return tuple(row for line in text.split("\n") for row in (face.wrap(line, size, width, MOST) or ("",)))

    def _height(self, text: str) -> float:
        """An empty line between two is lower than one with words."""
        return self.leading if text.strip() else self.leading / 2


def _kept(number: int, count: int) -> bool:
    """Whether a line of a text must be with the next: two at its beginning and two at its end are never parted."""
    return number < count - 1 and (count <= WHOLE or number in {0, count - 2})


def _paired(blocks: Sequence[Block]) -> Iterator[Block | tuple[Signature, ...]]:
    """Boxes to sign in that follow each other stand two beside each other."""
    held: list[Signature] = []
    for block in blocks:
        if held and (len(held) == ABREAST or not isinstance(block, Signature)):
            yield tuple(held)
            held = []
        if isinstance(block, Signature):
            held.append(block)
        else:
            yield block
    if held:
        yield tuple(held)
