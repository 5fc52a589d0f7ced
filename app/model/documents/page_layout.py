"""What the pages of the papers for the binder share before anything is drawn: sizes, blocks of pairs, filling of pages.

Measures are points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Protocol, TypeVar

from app.model.documents.timesheet_grid import LEFT, TOP, Paper
from app.model.documents.typeface import Typefaces

Pairs = tuple[tuple[str, tuple[str, ...]], ...]

TEXT, SMALL = 9.0, 7.5
LEADING, SMALL_LEADING = 12.6, 10.2
LABEL, BLOCK_GAP, GAP = 58.0, 20.0, 12.0
TITLE_ROOM, RUNNING_HEAD = 34.0, 26.0  # above the blocks on page 1, above the lines on the others
LINES_A_PAIR = 4


def block_width(paper: Paper) -> float:
    """One of two blocks side by side."""
    return (paper.right - LEFT - BLOCK_GAP) / 2


def wrapped_pairs(pairs: Sequence[tuple[str, str]], faces: Typefaces, width: float, most: int = LINES_A_PAIR) -> Pairs:
    """Labels in one line, values in up to `most`; the first value, a name, is set in bold."""
    return tuple(
        (
            faces.regular.fit(label, SMALL, LABEL - 4),
            (faces.regular if index else faces.bold).wrap(value, TEXT, width - LABEL, most) or ("",),
        )
        for index, (label, value) in enumerate(pairs)
    )


def height(*blocks: Pairs) -> float:
    """Of the blocks that stand beside each other."""
    return LEADING * max(sum(len(value) for _, value in pairs) for pairs in blocks)


class _Line(Protocol):
    """A line's kind has its height as its value; `keep` is how many of the lines that follow must be on the same page."""

    @property
    def kind(self) -> Enum: ...
    @property
    def keep(self) -> int: ...


L = TypeVar("L", bound=_Line)
Pages = tuple[tuple[tuple[float, L], ...], ...]


def _nothing(_line: L) -> L | None:
    return None


def fill_pages(
    lines: Sequence[L],
    first_top: float,
    floor: float,
    resumed: Callable[[L], L | None] = _nothing,
    later: float = 0.0,
) -> Pages[L]:
    """Each line with its top, from the top of the page; `resumed` is said first where a line begins a new page.

    `later` is the room of what else stands above the lines of a later page.
    """
    pages: list[list[tuple[float, L]]] = [[]]
    y = first_top
    for place, line in enumerate(lines):
        together = sum(each.kind.value for each in lines[place : place + line.keep + 1])
        if y + together > floor and pages[-1]:
            pages.append([])
            y = TOP + RUNNING_HEAD + later
            if (head := resumed(line)) is not None:
                pages[-1].append((y, head))
                y += head.kind.value
        pages[-1].append((y, line))
        y += line.kind.value
    return tuple(map(tuple, pages))
