"""Decides which line of a letter stands where on which page, before anything is drawn. Measures are points.

The largest type that needs the fewest pages wins: what has room on one page stands on one page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.model.documents.letter_lines import ACROSS, BLOCK, PAPER, Line, Setter
from app.model.documents.letter_print import LetterPrint
from app.model.documents.page_layout import (
    BLOCK_GAP,
    GAP,
    LEADING,
    RUNNING_HEAD,
    SMALL_LEADING,
    TEXT,
    Pairs,
    height,
    wrapped_pairs,
)
from app.model.documents.timesheet_grid import BOTTOM, TOP
from app.model.documents.typeface import Typefaces

SIZES = (10.0, 9.5, 9.0)
TITLE, TITLE_LEADING = 18.0, 23.0
TITLE_RISE, TITLE_FOOT = 14.0, 7.0  # from the top to the first baseline, from the last baseline to the rule
BENEATH_AIR = 4.0  # above a subtitle that stands beneath the title
MOST_TITLE_LINES = 12
LATER_TOP = TOP + RUNNING_HEAD + 4
FLOOR = PAPER.height - BOTTOM - SMALL_LEADING - GAP / 2
WORTH_SMALLER = 0.35  # of the last page: if less is filled, smaller type may save the page

Page = tuple[tuple[float, Line], ...]


@dataclass(frozen=True)
class Layout:
    """The whole letter, ready to draw: its type size, and each line with its top.

    `beneath` is a subtitle that has no room beside the title.
    """

    size: float
    title: tuple[str, ...]
    beneath: tuple[str, ...]
    citizen: Pairs
    about: Pairs
    pages: tuple[Page, ...]

    @property
    def rule(self) -> float:
        """Beneath the title."""
        return _rule(self.title, self.beneath)


def lay_out(letter: LetterPrint, faces: Typefaces) -> Layout:
    beside = faces.bold.width(letter.subtitle, TEXT + 2) + BLOCK_GAP if letter.subtitle else 0.0
    beneath: tuple[str, ...] = ()
    if beside > ACROSS / 2:
        beneath, beside = faces.bold.wrap(letter.subtitle, TEXT + 2, ACROSS, MOST_TITLE_LINES), 0.0
    title = faces.bold.wrap(letter.title, TITLE, ACROSS - beside, MOST_TITLE_LINES)
    citizen, about = (wrapped_pairs(pairs, faces, BLOCK, MOST_TITLE_LINES) for pairs in (letter.citizen, letter.about))
    top = _rule(title, beneath) + GAP
    if citizen or about:
        top += height(citizen, about) + GAP
    best: Layout | None = None
    for size in SIZES:
        pages = tuple(_pages(Setter(faces, size).lines(letter.blocks), top))
        if best is None or len(pages) < len(best.pages):
            best = Layout(size, title, beneath, citizen, about, pages)
        if len(pages) == 1 or _filled(pages[-1]) > WORTH_SMALLER:
            break
    assert best is not None
    return best


def _rule(title: Sequence[str], beneath: Sequence[str]) -> float:
    last = TOP + TITLE_RISE + (max(len(title), 1) - 1) * TITLE_LEADING
    return last + (BENEATH_AIR + len(beneath) * LEADING if beneath else 0.0) + TITLE_FOOT


def _filled(page: Page) -> float:
    """How much of a page is used."""
    y, line = page[-1]
    return (y + line.height - LATER_TOP) / (FLOOR - LATER_TOP)


def _pages(lines: Sequence[Line], first_top: float) -> Iterator[Page]:
    """Fills pages from the top; lines that must be together are, unless they don't fit on a page of their own."""
    page: list[tuple[float, Line]] = []
    y = first_top
    for group in _groups(lines):
        needed = _height(group)
        turned = page and (group[0].new_page or (y + needed > FLOOR and LATER_TOP + needed <= FLOOR))
        for number, line in enumerate(group):
            if page and ((turned and number == 0) or y + line.above + line.height > FLOOR):
                yield tuple(page)
                page, y = [], LATER_TOP
            y += line.above if page else 0.0
            page.append((y, line))
            y += line.height
    yield tuple(page)


def _groups(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Lines that must stand on the same page."""
    start = 0
    for place, line in enumerate(lines, start=1):
        if not line.keep or place == len(lines) or lines[place].new_page:
            yield lines[start:place]
            start = place


def _height(group: Sequence[Line]) -> float:
    return sum(line.above + line.height for line in group)
