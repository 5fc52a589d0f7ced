"""Decides which line of a list of matters stands where on which page, before anything is drawn. Measures are points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from app.model.documents.list_print import Entry, ListPrint, Section
from app.model.documents.page_layout import (
    BLOCK_GAP,
    GAP,
    LABEL,
    LEADING,
    SMALL_LEADING,
    TEXT,
    TITLE_ROOM,
    Pages,
    Pairs,
    fill_pages,
    height,
    wrapped_pairs,
)
from app.model.documents.timesheet_grid import BOTTOM, LEFT, PORTRAIT, TOP
from app.model.documents.typeface import Typefaces

PAPER = PORTRAIT
TITLE, TITLE_LEADING = 18.0, 23.0
MARGIN = 114.0  # the dates' column
BODY = LEFT + MARGIN
BODY_WIDTH, ACROSS = PAPER.right - BODY, PAPER.right - LEFT
LEAST_GAP = 4.0
LINES_A_TITLE, LINES_A_PART = 3, 60
KEPT_WHOLE = 12  # an entry of so many lines is never parted
KEPT_LINES = 3  # of a longer one, so many more stand on the page that it begins on


class Kind(Enum):
    """How a line is drawn, and how high it is."""

    HEADING = 30.0
    OPENING = LEADING
    ENTRY = LEADING + 7
    ENTRY_TITLE = LEADING + 0.01
    PART = LEADING + 0.02


@dataclass(frozen=True)
class Line:
    """`margin` stands in the dates' column. `keep` is how many of the lines that follow must be on the same page."""

    kind: Kind
    text: str
    label: str = ""
    indent: float = 0.0
    margin: str = ""
    keep: int = 0
    section: str = ""


@dataclass(frozen=True)
class Layout:
    """All pages: each line with its top."""

    title: tuple[str, ...]
    citizen: Pairs
    about: Pairs
    pairs_top: float
    floor: float
    pages: Pages[Line]


def lay_out(matters: ListPrint, faces: Typefaces) -> Layout:
    block = (ACROSS - BLOCK_GAP) / 2
    title = faces.bold.wrap(matters.title, TITLE, ACROSS - faces.bold.width(matters.period, TEXT + 2) - BLOCK_GAP, 2)
    citizen, about = (wrapped_pairs(pairs, faces, block) for pairs in (matters.citizen, matters.about))
    pairs_top = TOP + TITLE_ROOM + (len(title) - 1) * TITLE_LEADING
    floor = PAPER.height - BOTTOM - SMALL_LEADING - GAP / 2
    found = [line for section in matters.sections for line in _section(section, faces)]
    pages = fill_pages(found, pairs_top + height(citizen, about) + GAP, floor, _resumed)
    return Layout(title, citizen, about, pairs_top, floor, pages)


def _resumed(line: Line) -> Line | None:
    """A section that goes on says its name again."""
    return Line(Kind.HEADING, f"{line.section} – fortsat") if line.section else None


def _section(section: Section, faces: Typefaces) -> Iterator[Line]:
    yield Line(Kind.HEADING, section.title, keep=KEPT_LINES)
    for text in section.opening:
        for line in faces.regular.wrap(text, TEXT, ACROSS, LINES_A_PART):
            yield Line(Kind.OPENING, line, section=section.title)
    for entry in section.entries:
        yield from _entry(entry, section.title, faces)


def _entry(entry: Entry, section: str, faces: Typefaces) -> Iterator[Line]:
    rows = list(_rows(entry, faces))
    when = faces.bold.fit(entry.when, TEXT, MARGIN - LEAST_GAP)
    for number, row in enumerate(rows):
        left = len(rows) - number - 1
        keep = left if len(rows) <= KEPT_WHOLE else KEPT_LINES if number == 0 else min(left, 1)
        yield replace(row, margin="" if number else when, keep=keep, section=section)


def _rows(entry: Entry, faces: Typefaces) -> Iterator[Line]:
    """Every line of an entry."""
    for number, text in enumerate(faces.bold.wrap(entry.title, TEXT, BODY_WIDTH, LINES_A_TITLE) or ("",)):
        yield Line(Kind.ENTRY_TITLE if number else Kind.ENTRY, text)
    for label, part in entry.parts:
        indent = LABEL if label else 0.0
        for number, text in enumerate(faces.regular.wrap(part, TEXT, BODY_WIDTH - indent, LINES_A_PART)):
            yield Line(Kind.PART, text, "" if number else label, indent)
