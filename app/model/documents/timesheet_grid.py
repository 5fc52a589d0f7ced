"""The timesheet's table on paper: paper sizes, type sizes and where each column lies.

Measures are points, x from the paper's left edge, y down from its top.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.model.documents.sheet_print import SheetPrint
from app.model.documents.typeface import Typeface, Typefaces

LEFT, RIGHT = 44.0, 31.0  # the left has room for a ring binder's holes
TOP, BOTTOM = 36.0, 28.0
EDGE = 3.0  # air inside the table's left and right edge
GROUP_GAP, REMARK_GAP = 6.0, 8.0
LEAST_REMARK, GOOD_REMARK = 52.0, 112.0
MOST_SPREAD = 8.0  # columns are set further apart than they need, but not further than an eye follows a row
WIDEST_HEAD = 46.0
HEAD_LINES = 4


@dataclass(frozen=True)
class Paper:
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.width - RIGHT


PORTRAIT, LANDSCAPE = Paper(595.28, 841.89), Paper(841.89, 595.28)


@dataclass(frozen=True)
class Density:
    """The table's type size and a plain row's height."""

    size: float
    row: float

    @property
    def head(self) -> float:
        """The column heads' type size."""
        return max(7.0, self.size - 0.5)

    @property
    def cell(self) -> float:
        """A cell's air on either side."""
        return self.size - 5

    @property
    def leading(self) -> float:
        return self.size * 1.3

    @property
    def baseline(self) -> float:
        """From a plain row's top down to where its text stands."""
        return self.row / 2 + self.size * 0.36


DENSITIES = tuple(
    Density(size, row)
    for size, row in (
        (9, 16),
        (9, 14.6),
        (8.5, 13.6),
        (8, 12.6),
        (8, 11.8),
        (7.5, 11),
        (7.5, 10.4),
        (7, 11),
        (7, 10.2),
        (7, 9.4),
    )
)


@dataclass(frozen=True)
class Grid:
    """`day`, `start`, `end` and `numbers` are right edges; `group` and `remark` are left edges.

    `group` is where the supplements begin, or None if there are none. `remark` is None if there is no room for such
    a column: remarks then stand beneath the numbers. `whole` tells whether all numbers fit.
    """

    day: float
    start: float
    end: float
    numbers: tuple[float, ...]
    heads: tuple[tuple[str, ...], ...]
    group: float | None
    remark: float | None
    right: float
    whole: bool

    @property
    def remark_width(self) -> float:
        return self.right - EDGE - self.remark if self.remark is not None else 0.0

    @property
    def beneath_width(self) -> float:
        """The room of a remark beneath its numbers."""
        return self.right - EDGE - self.day

    @property
    def head_lines(self) -> int:
        return max(map(len, self.heads), default=1)


def make_grid(sheet: SheetPrint, faces: Typefaces, paper: Paper, density: Density) -> Grid:
    """Columns as wide as what is in them, and further apart or alike if there is room."""
    size, cell, bold = density.size, density.cell, faces.bold
    day = LEFT + EDGE + _widest(bold, {line.day for line in sheet.lines} | {"on 00.00.0000"}, size) + cell
    clock = _widest(bold, {c for line in sheet.lines for c in (line.start, line.end)} | {"00:00"}, size) + 2.5 * cell
    end = day + 2 * clock
    gap = GROUP_GAP if sheet.supplements else 0.0
    needs = [_need(sheet, faces, column, density) for column in range(len(sheet.columns))]
    room = paper.right - EDGE - end - gap
    widths, spare = _share(needs, room - REMARK_GAP)
    edges = list(accumulate(widths, initial=end))
    first = len(widths) - sheet.supplements
    return Grid(
        day=day,
        start=day + clock,
        end=end,
        numbers=tuple(edge + (gap if index >= first else 0) for index, edge in enumerate(edges[1:])),
        heads=tuple(_head(bold, *pair, density) for pair in zip(sheet.columns, widths, strict=True)),
        group=edges[first] + gap if sheet.supplements else None,
        remark=edges[-1] + gap + REMARK_GAP if spare >= LEAST_REMARK else None,
        right=paper.right,
        whole=spare >= 0,
    )


def _need(sheet: SheetPrint, faces: Typefaces, column: int, density: Density) -> float:
    values = {line.minutes[column] for line in sheet.lines}
    head = min(WIDEST_HEAD, _widest(faces.bold, sheet.columns[column].split(), density.head))
    total = faces.bold.width(sheet.totals[column], density.size)
    return max(_widest(faces.regular, values, density.size), total, head) + 2 * density.cell


def _head(bold: Typeface, title: str, width: float, density: Density) -> tuple[str, ...]:
    return bold.wrap(title, density.head, width - 2 * density.cell + 0.01, HEAD_LINES)


def _share(needs: Sequence[float], room: float) -> tuple[list[float], float]:
    """The columns' widths and what is left of the room; numbers that don't fit get less, and less than 0 is left."""
    count = len(needs) or 1
    spare = room - sum(needs)
    if spare < 0:
        return [need * max(room, 0.0) / sum(needs) for need in needs], spare
    if spare < LEAST_REMARK:
        return [need + spare / count for need in needs], 0.0
    spread = min(MOST_SPREAD, max(0.0, (spare - GOOD_REMARK) / count))
    alike = max(needs, default=0.0) + spread / 2
    if room - alike * count >= GOOD_REMARK:
        return [alike] * len(needs), room - alike * count
    return [need + spread for need in needs], spare - spread * count


def _widest(face: Typeface, texts: Iterable[str], size: float) -> float:
    return max((face.width(text, size) for text in texts), default=0.0)
