"""Decides how a timesheet lies on paper before anything is drawn: its type size, its rows on each page.

Measures are points. The largest type that needs the fewest pages wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.model.documents.page_layout import (
    GAP,
    RUNNING_HEAD,
    SMALL,
    SMALL_LEADING,
    TITLE_ROOM,
    Pairs,
    block_width,
    height,
    wrapped_pairs,
)
from app.model.documents.sheet_print import SheetLine, SheetPrint
from app.model.documents.signature_box import SIGNATURE
from app.model.documents.timesheet_grid import (
    BOTTOM,
    DENSITIES,
    LANDSCAPE,
    LEFT,
    PORTRAIT,
    TOP,
    Density,
    Grid,
    Paper,
    make_grid,
)
from app.model.documents.timesheet_text import UNITS, rulebook_line
from app.model.documents.typeface import Typefaces

LINES_A_NOTE, LINES_A_REMARK = 5, 8
LINES_BESIDE = 2
KEPT_ROWS = 3  # at least so many rows stand above the totals of a last page
FLOWING_SIZE = 8.0  # small type is of no use when one page is not enough anyway
WEEKEND = (6, 7)


@dataclass(frozen=True)
class Row:
    """A table row; a remark of more than LINES_BESIDE lines goes beneath its numbers, across the page."""

    line: SheetLine
    height: float
    beside: tuple[str, ...]
    beneath: tuple[str, ...]
    shaded: bool
    new_week: bool
    weekend: bool


@dataclass(frozen=True)
class Frame:
    """What is the same at every type size: the texts around the table, broken into lines."""

    paper: Paper
    citizen: Pairs
    helper: Pairs
    notes: tuple[str, ...]
    deadline: tuple[str, ...]
    rulebook: str

    @property
    def block(self) -> float:
        return block_width(self.paper)

    @property
    def first_top(self) -> float:
        """Where the table begins on page 1."""
        return TOP + TITLE_ROOM + height(self.citizen, self.helper) + GAP

    @property
    def floor(self) -> float:
        """Where the foot begins."""
        return self.paper.height - BOTTOM - (len(self.deadline) + 1) * SMALL_LEADING - GAP / 2

    @property
    def closing(self) -> float:
        """The height of what follows the totals: notes and signatures."""
        return GAP / 2 + len(self.notes) * SMALL_LEADING + GAP + SIGNATURE


@dataclass(frozen=True)
class Layout:
    """The whole sheet, ready to draw."""

    frame: Frame
    density: Density
    grid: Grid
    pages: tuple[tuple[Row, ...], ...]

    @property
    def head(self) -> float:
        return head_height(self.grid, self.density)


def head_height(grid: Grid, density: Density) -> float:
    """The table's head: the group's line if there is one, then the heads."""
    group = density.head + 6 if grid.group is not None else 0.0
    return group + grid.head_lines * density.head * 1.2 + 7


def lay_out(sheet: SheetPrint, faces: Typefaces) -> Layout:
    """Upright with a column for remarks if all fits so; else without it; else lying."""
    for paper, beside in ((PORTRAIT, True), (PORTRAIT, False), (LANDSCAPE, True), (LANDSCAPE, False)):
        grids = [(density, make_grid(sheet, faces, paper, density)) for density in DENSITIES]
        fitting = [(density, grid) for density, grid in grids if (grid.remark is not None if beside else grid.whole)]
        if fitting:
            break
    frame = _frame(sheet, faces, paper)
    found: list[Layout] = []
    for density, grid in fitting or grids[-1:]:
        layout = Layout(frame, density, grid, _pages(_rows(sheet, faces, density, grid), frame, density, grid))
        if len(layout.pages) == 1:
            return layout
        found.append(layout)
    return min([f for f in found if f.density.size >= FLOWING_SIZE] or found, key=lambda f: len(f.pages))


def _frame(sheet: SheetPrint, faces: Typefaces, paper: Paper) -> Frame:
    across = paper.right - LEFT
    notes = [line for note in (UNITS, *sheet.notes) for line in faces.regular.wrap(note, SMALL, across, LINES_A_NOTE)]
    return Frame(
        paper,
        wrapped_pairs(sheet.citizen, faces, block_width(paper)),
        wrapped_pairs(sheet.helper, faces, block_width(paper)),
        tuple(notes),
        faces.bold.wrap(sheet.deadline, SMALL, across, 3),
        faces.regular.fit(rulebook_line(sheet), SMALL, across - 80),
    )


def _rows(sheet: SheetPrint, faces: Typefaces, density: Density, grid: Grid) -> tuple[Row, ...]:
    rows: list[Row] = []
    shaded, before = True, ""
    for line in sheet.lines:
        day, earlier = _date(line.day), _date(before)
        shaded = shaded if line.day == before else not shaded
        new_week = day is not None and earlier is not None and day.isocalendar()[:2] != earlier.isocalendar()[:2]
        weekend = day is not None and day.isoweekday() in WEEKEND
        beside, beneath = _remark(line.remark, faces, density, grid)
        more = len(beneath) + max(0, len(beside) - 1)
        rows.append(Row(line, density.row + more * density.leading, beside, beneath, shaded, new_week, weekend))
        before = line.day
    return tuple(rows)


def _remark(text: str, faces: Typefaces, density: Density, grid: Grid) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Its lines beside the numbers and its lines beneath them; one of the two is empty."""
    if grid.remark is not None:
        beside = faces.regular.wrap(text, density.size, grid.remark_width, LINES_BESIDE + 1)
        if len(beside) <= LINES_BESIDE:
            return beside, ()
    return (), faces.regular.wrap(text, density.size, grid.beneath_width, LINES_A_REMARK)


def _date(text: str) -> date | None:
    """The date at a day text's end: "to 01.10.2026"."""
    try:
        return date(int(text[-4:]), int(text[-7:-5]), int(text[-10:-8]))
    except ValueError:
        return None


def _pages(rows: Sequence[Row], frame: Frame, density: Density, grid: Grid) -> tuple[tuple[Row, ...], ...]:
    """Fills pages from the top; the totals and what follows them stand whole on the last one."""
    head = head_height(grid, density)
    room = frame.floor - frame.first_top - head
    end = density.row * (1 if rows else 3) + frame.closing
    pages: list[tuple[Row, ...]] = []
    rest = list(rows)
    while rest and sum(row.height for row in rest) + end > room:
        count = _fitting(rest, room)
        if count > len(rest) - KEPT_ROWS:
            count = max(1, len(rest) - KEPT_ROWS)
        pages.append(tuple(rest[:count]))
        rest = rest[count:]
        room = frame.floor - TOP - RUNNING_HEAD - head
    return (*pages, tuple(rest))


def _fitting(rows: Sequence[Row], room: float) -> int:
    for count, row in enumerate(rows):
        room -= row.height
        if room < 0:
            return count
    return len(rows)
