"""Draws one helper's shifts of a month as a PDF: A4 upright, a row a shift, their hours added up.

Straight on the canvas, so that what users type can't be taken for markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from pathlib import Path

from app.model.documents.page_layout import (
    GAP,
    LEADING,
    RUNNING_HEAD,
    SMALL,
    SMALL_LEADING,
    TEXT,
    TITLE_ROOM,
    fill_pages,
    height,
    wrapped_pairs,
)
from app.model.documents.page_parts import draw_pairs, open_pdf, page_foot, running_head
from app.model.documents.pen import ACCENT, BAND, QUIET, RULE, SUM_BAND, Pen
from app.model.documents.plan_print import NO_SHIFTS, OWN_COLUMNS, TITLE, TOTAL, OwnPlan, OwnShift
from app.model.documents.timesheet_grid import BOTTOM, LEFT, PORTRAIT, TOP
from app.model.documents.typeface import Typefaces, typefaces

PAPER = PORTRAIT
ROW = 15.0
BASELINE = ROW / 2 + TEXT * 0.36
HEAD = 18.0
DAY_X, START_X, END_X, LENGTH_END, REMARK_X = LEFT + 3, LEFT + 100, LEFT + 160, LEFT + 290, LEFT + 310
MOST_LINES = 12


class Kind(Enum):
    """How a line is drawn, and how high it is."""

    SHIFT = ROW
    MORE = LEADING
    TOTAL = ROW + 0.01
    SMALL = SMALL_LEADING


@dataclass(frozen=True)
class Line:
    """A shift's row, a further line of its remark, the sum, or a note."""

    kind: Kind
    text: str = ""
    shift: OwnShift | None = None
    shaded: bool = False
    keep: int = 0


def render(plan: OwnPlan, fonts: Path) -> bytes:
    """The PDF; equal plans give equal bytes. The folder holds the two NotoSans files.

    Raises:
        TTFError: a font is missing or damaged, so the program is not installed properly.

    """
    faces = typefaces(fonts)
    plan = plan.with_texts(faces.showable)
    people = (("Hjælper", plan.helper), *([("Borger", plan.citizen)] if plan.citizen else []))
    pairs = wrapped_pairs(people, faces, PAPER.right - LEFT, MOST_LINES)
    top = TOP + TITLE_ROOM + height(pairs) + GAP + HEAD
    pages = fill_pages(list(_lines(plan, faces)), top, PAPER.height - BOTTOM - SMALL_LEADING - GAP, later=HEAD)
    target = BytesIO()
    pen = open_pdf(target, faces, f"{TITLE} {plan.month} – {plan.helper}", TITLE)
    for number, page in enumerate(pages, start=1):
        if number == 1:
            _opening(pen, plan)
            draw_pairs(pen, pairs, LEFT, TOP + TITLE_ROOM + TEXT)
            _column_heads(pen, top - 6)
        else:
            running_head(pen, f"{TITLE} {plan.month}", plan.helper, TOP + TEXT)
            _column_heads(pen, TOP + RUNNING_HEAD + HEAD - 6)
        for y, line in page:
            _line(pen, y, line)
        pen.rule(LEFT, PAPER.right, PAPER.height - BOTTOM - SMALL - GAP / 4, RULE)
        page_foot(pen, plan.issued, number, len(pages))
        pen.canvas.showPage()
    pen.canvas.save()
    return target.getvalue()


def _lines(plan: OwnPlan, faces: Typefaces) -> Iterator[Line]:
    for number, shift in enumerate(plan.shifts):
        shaded = number % 2 == 1
        last = number == len(plan.shifts) - 1
        first, *more = faces.regular.wrap(shift.remark, TEXT, PAPER.right - REMARK_X, MOST_LINES) or ("",)
        yield Line(Kind.SHIFT, first, shift, shaded, len(more) + last)
        for left, text in zip(range(len(more) - 1, -1, -1), more, strict=True):
            yield Line(Kind.MORE, text, None, shaded, left + last)
    if not plan.shifts:
        yield Line(Kind.SHIFT, shift=OwnShift(NO_SHIFTS, "", "", "", "", free=False), keep=1)
    yield Line(Kind.TOTAL, plan.total)
    for note in plan.notes:
        for text in faces.regular.wrap(note, SMALL, PAPER.right - LEFT, MOST_LINES):
            yield Line(Kind.SMALL, text)


def _opening(pen: Pen, plan: OwnPlan) -> None:
    pen.text(LEFT, TOP + 14, TITLE, 18, pen.faces.bold, ACCENT)
    pen.text_to(PAPER.right, TOP + 14, plan.month, 14, pen.faces.bold, ACCENT)
    pen.rule(LEFT, PAPER.right, TOP + 21, ACCENT, 1.0)


def _column_heads(pen: Pen, y: float) -> None:
    bold = pen.faces.bold
    day, start, end, length, remark = OWN_COLUMNS
    pen.text_to(LENGTH_END, y, length, SMALL, bold, QUIET)
    for x, text in ((DAY_X, day), (START_X, start), (END_X, end), (REMARK_X, remark)):
        pen.text(x, y, text, SMALL, bold, QUIET)
    pen.rule(LEFT, PAPER.right, y + 4, RULE)


def _line(pen: Pen, y: float, line: Line) -> None:
    regular, bold = pen.faces.regular, pen.faces.bold
    if line.shaded:
        pen.band(LEFT, PAPER.right, y, line.kind.value, BAND)
    match line.kind:
        case Kind.SHIFT if line.shift is not None:
            shift = line.shift
            cells = [(DAY_X, shift.day, bold if shift.free else regular), (START_X, shift.start, regular)]
            cells.append((END_X, shift.end, regular))
            cells.append((LENGTH_END - regular.width(shift.length, TEXT), shift.length, regular))
            pen.cells(y + BASELINE, TEXT, [*cells, (REMARK_X, line.text, regular)])
        case Kind.TOTAL:
            pen.band(LEFT, PAPER.right, y, ROW, SUM_BAND)
            pen.rule(LEFT, PAPER.right, y, ACCENT, 1.0)
            sums = [(DAY_X, TOTAL, bold), (LENGTH_END - bold.width(line.text, TEXT), line.text, bold)]
            pen.cells(y + BASELINE, TEXT, sums)
        case Kind.MORE:
            pen.text(REMARK_X, y + LEADING - 4, line.text, TEXT, regular)
        case _:
            pen.text(LEFT, y + SMALL_LEADING, line.text, SMALL, regular, QUIET)
