"""Decides which line of a list of matters stands where on which page, before anything is drawn. Measures are points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from app.model.documents.list_print import Entry, ListPrint, Section
from app.model.documents.list_print import Pairs as Texts
from app.model.documents.timesheet_grid import BOTTOM, LEFT, PORTRAIT, TOP
from app.model.documents.typeface import Typefaces

Pairs = tuple[tuple[str, tuple[str, ...]], ...]
PAPER = PORTRAIT
TEXT, SMALL = 9.0, 7.5
LEADING, SMALL_LEADING = 12.6, 10.2
LABEL, BLOCK_GAP, GAP = 58.0, 20.0, 12.0
TITLE, TITLE_LEADING, TITLE_ROOM, RUNNING_HEAD = 18.0, 23.0, 34.0, 26.0
MARGIN = 114.0  # the dates' column
BODY = LEFT + MARGIN
BODY_WIDTH, ACROSS = PAPER.right - BODY, PAPER.right - LEFT
LEAST_GAP = 4.0
LINES_A_PAIR, LINES_A_TITLE, LINES_A_PART = 4, 3, 60
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
    pages: tuple[tuple[tuple[float, Line], ...], ...]


def lay_out(matters: ListPrint, faces: Typefaces) -> Layout:
    block = (ACROSS - BLOCK_GAP) / 2
    title = faces.bold.wrap(matters.title, TITLE, ACROSS - faces.bold.width(matters.period, TEXT + 2) - BLOCK_GAP, 2)
    citizen, about = (_pairs(pairs, faces, block) for pairs in (matters.citizen, matters.about))
    lines = max(sum(len(value) for _, value in pairs) for pairs in (citizen, about))
    pairs_top = TOP + TITLE_ROOM + (len(title) - 1) * TITLE_LEADING
    floor = PAPER.height - BOTTOM - SMALL_LEADING - GAP / 2
    found = [line for section in matters.sections for line in _section(section, faces)]
    return Layout(title, citizen, about, pairs_top, floor, _pages(found, pairs_top + lines * LEADING + GAP, floor))


def _pairs(pairs: Texts, faces: Typefaces, width: float) -> Pairs:
    return tuple(
        (label, (faces.regular if index else faces.bold).wrap(value, TEXT, width - LABEL, LINES_A_PAIR) or ("",))
        for index, (label, value) in enumerate(pairs)
    )


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


def _pages(lines: Sequence[Line], first_top: float, floor: float) -> tuple[tuple[tuple[float, Line], ...], ...]:
    """Fills pages from the top. A section that goes on says its name again."""
    pages: list[list[tuple[float, Line]]] = [[]]
    y = first_top
    for place, line in enumerate(lines):
        together = sum(each.kind.value for each in lines[place : place + line.keep + 1])
        if y + together > floor and pages[-1]:
            pages.append([])
            y = TOP + RUNNING_HEAD
            if line.section:
                pages[-1].append((y, Line(Kind.HEADING, f"{line.section} – fortsat")))
                y += Kind.HEADING.value
        pages[-1].append((y, line))
        y += line.kind.value
    return tuple(map(tuple, pages))
