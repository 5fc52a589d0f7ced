"""Decides which line of a register stands where on which page, before anything is drawn. Measures are points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from app.model.documents.page_layout import (
    BLOCK_GAP,
    GAP,
    LEADING,
    LINES_A_PAIR,
    SMALL,
    SMALL_LEADING,
    TEXT,
    TITLE_ROOM,
    Pages,
    Pairs,
    fill_pages,
    height,
    wrapped_pairs,
)
from app.model.documents.register_print import (
    CORRECTIONS,
    NO_CORRECTIONS,
    NO_DAYS,
    TOTAL,
    CorrectionLine,
    MonthPart,
    RegisterPrint,
)
from app.model.documents.timesheet_grid import BOTTOM, LEFT, PORTRAIT, TOP
from app.model.documents.typeface import Typefaces

PAPER = PORTRAIT
ROW, MONTH, HEADING = 14.6, 24.0, 30.0
INDENT = 12.0
LINES_A_FOOT, LINES_A_CORRECTION = 3, 60
KEPT_ROWS = 3  # so many rows at least stand under a month's name


class Kind(Enum):
    """How a line is drawn, and how high it is."""

    MONTH = MONTH
    DAY = ROW
    TOTAL = ROW + 0.01
    GRAND = ROW + 8
    HEADING = HEADING
    STRONG = LEADING + 6
    PLAIN = LEADING
    SMALL = SMALL_LEADING


@dataclass(frozen=True)
class Line:
    """`keep` is how many of the lines that follow must stand on the same page."""

    kind: Kind
    cells: tuple[str, ...]
    keep: int = 0
    shaded: bool = False


@dataclass(frozen=True)
class Layout:
    """All pages: each line with its top."""

    citizen: Pairs
    helper: Pairs
    foot: tuple[str, ...]
    first_top: float
    floor: float
    pages: Pages[Line]


def lay_out(register: RegisterPrint, faces: Typefaces) -> Layout:
    across = PAPER.right - LEFT
    block = (across - BLOCK_GAP) / 2
    citizen, helper = (wrapped_pairs(pairs, faces, block) for pairs in (register.citizen, register.helper))
    foot = tuple(line for text in register.foot for line in faces.regular.wrap(text, SMALL, across, LINES_A_FOOT))
    first_top = TOP + TITLE_ROOM + height(citizen, helper) + GAP
    floor = PAPER.height - BOTTOM - (len(foot) + 1) * SMALL_LEADING - GAP / 2
    pages = fill_pages(list(_lines(register, faces)), first_top, floor)
    return Layout(citizen, helper, foot, first_top, floor, pages)


def _lines(register: RegisterPrint, faces: Typefaces) -> Iterator[Line]:
    across = PAPER.right - LEFT
    for note in register.notes:
        for text in faces.regular.wrap(note, SMALL, across, LINES_A_FOOT):
            yield Line(Kind.SMALL, (text,))
    for month in register.months:
        yield from _month(month)
    if register.months:
        yield Line(Kind.GRAND, (f"{TOTAL} i perioden", register.minutes, register.on_call_home))
    else:
        yield Line(Kind.STRONG, (NO_DAYS,))
    yield Line(Kind.HEADING, (CORRECTIONS,), keep=2)
    if not register.corrections:
        yield Line(Kind.PLAIN, (NO_CORRECTIONS,))
    for correction in register.corrections:
        yield from _correction(correction, faces, across)


def _month(month: MonthPart) -> Iterator[Line]:
    yield Line(Kind.MONTH, (month.title,), keep=min(KEPT_ROWS, len(month.days)))
    for number, day in enumerate(month.days, start=1):
        cells = (day.day, day.minutes, day.on_call_home, day.status)
        yield Line(Kind.DAY, cells, keep=int(number == len(month.days)), shaded=number % 2 == 0)
    yield Line(Kind.TOTAL, (TOTAL, month.minutes, month.on_call_home))


def _correction(correction: CorrectionLine, faces: Typefaces, across: float) -> Iterator[Line]:
    titles = faces.bold.wrap(correction.title, TEXT, across, LINES_A_PAIR)
    for number, text in enumerate(titles):
        yield Line(Kind.PLAIN if number else Kind.STRONG, (text, "bold"), keep=1)
    for change in correction.changes:
        for text in faces.regular.wrap(change, TEXT, across - INDENT, LINES_A_CORRECTION):
            yield Line(Kind.PLAIN, (text,))
