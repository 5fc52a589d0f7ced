"""Decides how a month's roster lies on paper before anything is drawn: type size, columns, which days on which page.

Measures are points. Days are rows, helpers columns; the largest type with which all is on one page wins. If none is
large enough to be read from the wall, helpers or days go on to further pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from math import ceil

from app.model.documents.page_layout import GAP, SMALL, SMALL_LEADING
from app.model.documents.plan_print import ABSENT, Entry, PlanDay, WallPlan
from app.model.documents.timesheet_grid import BOTTOM, LANDSCAPE, LEFT, TOP
from app.model.documents.typeface import Typefaces

PAPER = LANDSCAPE
SIZES = (10.0, 9.0, 8.5, 8.0, 7.5)
READABLE = 8.5  # the size from which on the days go on to a further page instead
HEAD_TOP = TOP + 28  # beneath the title
PAD, WEEK = 4.0, 20.0
ROW, MORE, HEAD = 1.52, 1.24, 1.2  # of the type size: a row, each further line of it, a line of the head
MOST_SPREAD = 1.9  # rows are no higher than that
LEAST_COLUMN, WIDEST_COLUMN = 34.0, 240.0
WIDEST_TITLE = 92.0
MOST_LINES = 40


@dataclass(frozen=True)
class Row:
    """A day's row: its title's lines, and each helper's lines."""

    day: PlanDay
    height: float
    title: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Page:
    """`heads` are the helpers' names in lines; `edges` where their columns begin, and where the last one ends."""

    heads: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...]
    rows: tuple[Row, ...]
    head_height: float


@dataclass(frozen=True)
class Layout:
    """`title_x` is where a day's title begins."""

    size: float
    title_x: float
    legend: tuple[str, ...]
    pages: tuple[Page, ...]


def lay_out(plan: WallPlan, faces: Typefaces) -> Layout:
    legend = faces.regular.wrap(legend_text(plan), SMALL, PAPER.right - LEFT, MOST_LINES)
    found: list[Layout] = []
    for size in SIZES:
        layout = _at(plan, faces, size, legend)
        if len(layout.pages) == 1:
            return layout
        found.append(layout)
    fewest = min(len(layout.pages) for layout in found if layout.size >= READABLE)
    return next(layout for layout in found if len(layout.pages) == fewest)


def legend_text(plan: WallPlan) -> str:
    """What the marks stand for."""
    marks = [f"{mark} = {title}" for mark, title in plan.legend]
    absent = any(entry.text == ABSENT for day in plan.days for cell in day.cells for entry in cell)
    return " · ".join([*marks, *([f"{ABSENT} = er ikke på arbejde"] if absent else [])])


def entry_text(entry: Entry) -> str:
    return f"{entry.text} {entry.mark}".rstrip()


def _at(plan: WallPlan, faces: Typefaces, size: float, legend: tuple[str, ...]) -> Layout:
    """All pages at one type size."""
    title_x = LEFT + WEEK + PAD + max(faces.bold.width(day.short, size) for day in plan.days) + PAD
    title_width = min(max(faces.regular.width(day.title, SMALL) for day in plan.days) + PAD, WIDEST_TITLE)
    start = title_x + title_width
    room = PAPER.height - BOTTOM - SMALL_LEADING * (1 + len(legend)) - GAP - HEAD_TOP
    pages = [
        page
        for group in _groups(plan, faces, size, PAPER.right - start)
        for page in _pages(plan, faces, size, group, (start, title_width, room))
    ]
    return Layout(size, title_x, legend, tuple(pages))


def _groups(plan: WallPlan, faces: Typefaces, size: float, room: float) -> Iterator[range]:
    """Which helpers stand on the same page: as many as have room, evenly shared out."""
    texts = {entry_text(entry) for day in plan.days for cell in day.cells for entry in cell}
    need = max([LEAST_COLUMN, *(faces.regular.width(text, size) + 2 * PAD for text in texts)])
    count = max(len(plan.helpers), 1)
    pages = -(-count // max(int(room / need), 1))
    ends = [round(count * number / pages) for number in range(pages + 1)]
    for first, last in pairwise(ends):
        yield range(first, min(last, len(plan.helpers)))


def _pages(
    plan: WallPlan, faces: Typefaces, size: float, group: range, frame: tuple[float, float, float]
) -> Iterator[Page]:
    """Some helpers' days, on one page or shared out evenly among several."""
    start, title_width, room = frame
    width = min((PAPER.right - start) / max(len(group), 1), WIDEST_COLUMN)
    edges = tuple(start + width * number for number in range(len(group) + 1))
    heads = tuple(faces.bold.wrap(plan.helpers[n], size, width - 2 * PAD, MOST_LINES) for n in group)
    head_height = max([1, *map(len, heads)]) * size * HEAD + 8
    rows = [_row(day, faces, size, group, (title_width, width)) for day in plan.days]
    room -= head_height
    for share in _shares(rows, room):
        yield Page(heads, edges, _spread(share, room, size), head_height)


def _row(day: PlanDay, faces: Typefaces, size: float, group: range, widths: tuple[float, float]) -> Row:
    title_width, width = widths
    title = faces.regular.wrap(day.title, SMALL, title_width - PAD + 0.01, MOST_LINES)
    cells = tuple(_packed(day.cells[number], faces, size, width - 2 * PAD + 0.01) for number in group)
    more = max([1, *map(len, cells)]) - 1
    height = max(size * (ROW + MORE * more), len(title) * SMALL_LEADING + 3)
    return Row(day, height, title, cells)


def _packed(entries: Sequence[Entry], faces: Typefaces, size: float, width: float) -> tuple[str, ...]:
    """As many entries on a line as have room."""
    lines: list[str] = []
    for text in map(entry_text, entries):
        beside = f"{lines[-1]}, {text}" if lines else text
        if lines and faces.regular.width(beside, size) <= width:
            lines[-1] = beside
        else:
            lines += faces.regular.wrap(text, size, width, MOST_LINES)
    return tuple(lines)


def _shares(rows: Sequence[Row], room: float) -> list[tuple[Row, ...]]:
    """Consecutive rows on as few pages as have room for them, each about as full as the others."""
    heights = [row.height for row in rows]
    middles = [reached - height / 2 for reached, height in zip(accumulate(heights), heights, strict=True)]
    found = [tuple(rows)]
    for count in range(max(1, ceil(sum(heights) / room)), len(rows) + 1):
        share = sum(heights) / count
        places = groupby(zip(rows, middles, strict=True), key=lambda pair: int(pair[1] / share))
        found = [tuple(row for row, _ in mine) for _, mine in places]
        if all(sum(row.height for row in page) <= room for page in found):
            break
    return found


def _spread(rows: tuple[Row, ...], room: float, size: float) -> tuple[Row, ...]:
    """Rows get what room is left, up to what still looks like a table."""
    left = room - sum(row.height for row in rows)
    more = min(left / max(len(rows), 1), size * (MOST_SPREAD - ROW))
    return tuple(Row(row.day, row.height + more, row.title, row.cells) for row in rows) if more > 0 else rows
