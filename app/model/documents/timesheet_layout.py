"""Decides how a timesheet lies on paper before anything is drawn: type size, column widths, rows a page.

Measures are points, y counts down from the paper's top. The largest type that needs the fewest pages wins.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.model.documents.sheet_print import SheetLine, SheetPrint
from app.model.documents.typeface import Typefaces

Pairs = tuple[tuple[str, tuple[str, ...]], ...]

LEFT, RIGHT = 48.0, 37.0  # a ring binder's holes are on the left
TOP, BOTTOM = 36.0, 30.0
TEXT, SMALL = 9.0, 7.5
LEADING, SMALL_LEADING = 12.5, 10.0
CELL = 3.0
GROUP_GAP, REMARK_GAP = 7.0, 9.0
LEAST_REMARK, GOOD_REMARK = 58.0, 120.0
WIDEST_HEAD = 46.0
LABEL = 56.0
BLOCK_GAP = 22.0
SIGNATURES = 88.0
LINES_A_PAIR, LINES_A_NOTE, LINES_A_REMARK = 4, 5, 8
KEPT_ROWS = 3  # so many rows at least stand above the totals on a last page
FLOWING_SIZE = 8.0  # when one page is not enough anyway, small type is of no use


@dataclass(frozen=True)
class Paper:
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.width - RIGHT

    @property
    def block(self) -> float:
        """The width of one of two blocks side by side."""
        return (self.right - LEFT - BLOCK_GAP) / 2


PORTRAIT, LANDSCAPE = Paper(595.28, 841.89), Paper(841.89, 595.28)


@dataclass(frozen=True)
class Density:
    """The table's type size and a plain row's height."""

    size: float
    row: float

    @property
    def head(self) -> float:
        return max(7.0, self.size - 0.5)

    @property
    def leading(self) -> float:
        return self.size * 1.28


DENSITIES = tuple(
    Density(*pair)
    for pair in ((9, 16), (9, 14.5), (8.5, 13.5), (8, 12.6), (8, 11.8), (7.5, 11), (7.5, 10.4), (7, 9.8), (7, 9.4))
)


@dataclass(frozen=True)
class Grid:
    """Where the columns are: `numbers` and the clock times by their right edges, the rest by the left one."""

    start: float
    end: float
    numbers: tuple[float, ...]
    heads: tuple[tuple[str, ...], ...]
    group: float
    remark: float
    right: float

    @property
    def remark_width(self) -> float:
        return self.right - CELL - self.remark


@dataclass(frozen=True)
class Row:
    """A table row: its remark beside the numbers, or, if it is long, beneath them."""

    line: SheetLine
    height: float
    beside: tuple[str, ...]
    beneath: tuple[str, ...]
    shaded: bool
    new_week: bool
    weekend: bool


@dataclass(frozen=True)
class Layout:
    """The whole sheet, ready to draw; every text in it is already broken into lines that fit."""

    paper: Paper
    density: Density
    grid: Grid
    citizen: Pairs
    helper: Pairs
    notes: tuple[str, ...]
    deadline: tuple[str, ...]
    rulebook: str
    pages: tuple[tuple[Row, ...], ...]


def lay_out(sheet: SheetPrint, faces: Typefaces) -> Layout:
    """One upright page if the type can stay readable; else more pages, lying if the columns are too many."""
    for paper in (PORTRAIT, LANDSCAPE):
        found: list[Layout] = []
        for density in DENSITIES:
            layout = _attempt(sheet, faces, paper, density)
            if layout.grid.remark_width < LEAST_REMARK and density is not DENSITIES[-1]:
                continue
            if layout.grid.remark_width < LEAST_REMARK and paper is PORTRAIT:
                continue
            if len(layout.pages) == 1:
                return layout
            found.append(layout)
        if found:
            break
    return min([f for f in found if f.density.size >= FLOWING_SIZE] or found, key=lambda f: len(f.pages))
