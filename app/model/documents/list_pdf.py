"""Draws a list of matters as a PDF for the binder: A4 pages in the timesheet's looks, nothing to sign.

Straight on the canvas, so that what users type can't be taken for markup.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from app.model.documents.list_layout import (
    BLOCK_GAP,
    BODY,
    GAP,
    LABEL,
    LEADING,
    PAPER,
    SMALL,
    TEXT,
    TITLE,
    TITLE_LEADING,
    Kind,
    Layout,
    Line,
    Pairs,
    lay_out,
)
from app.model.documents.list_print import ListPrint
from app.model.documents.pen import ACCENT, HAIRLINE, QUIET, RULE, Pen
from app.model.documents.timesheet_grid import BOTTOM, LEFT, TOP
from app.model.documents.typeface import typefaces

PROGRAM = "Hjælpermappen"
LONGEST_TITLE = 200
RISE = 4.0  # from a line's lower edge up to where its text stands


def render(matters: ListPrint, fonts: Path) -> bytes:
    """The PDF; equal lists give equal bytes. The folder holds the two NotoSans files.

    Raises:
        TTFError: a font is missing or damaged, so the program is not installed properly.

    """
    faces = typefaces(fonts)
    matters = matters.with_texts(faces.showable)
    layout = lay_out(matters, faces)
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(PAPER.width, PAPER.height),
        pageCompression=1,
        invariant=1,
        lang="da-DK",
        initialFontName=faces.regular.name,  # type: ignore[arg-type]  # the stubs say float; without it, Helvetica
    )
    title = " – ".join(text for text in (f"{matters.title}, {matters.period}", matters.name) if text)
    canvas.setTitle(title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…")
    canvas.setAuthor(PROGRAM)
    canvas.setCreator(PROGRAM)
    canvas.setSubject(matters.title)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    pen = Pen(canvas, faces, PAPER.height)
    for number, page in enumerate(layout.pages, start=1):
        if number == 1:
            _opening(pen, matters, layout)
        else:
            _running_head(pen, matters)
        for y, line in page:
            _line(pen, y, line)
        _foot(pen, matters, number, len(layout.pages))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _opening(pen: Pen, matters: ListPrint, layout: Layout) -> None:
    y = TOP + 14
    pen.text_to(PAPER.right, y, matters.period, TEXT + 2, pen.faces.bold, ACCENT)
    for text in layout.title:
        pen.text(LEFT, y, text, TITLE, pen.faces.bold, ACCENT)
        y += TITLE_LEADING
    pen.rule(LEFT, PAPER.right, y - TITLE_LEADING + 7, ACCENT, 1.0)
    _pairs(pen, layout.citizen, LEFT, layout.pairs_top + TEXT)
    _pairs(pen, layout.about, LEFT + (PAPER.right - LEFT + BLOCK_GAP) / 2, layout.pairs_top + TEXT)


def _pairs(pen: Pen, pairs: Pairs, x: float, y: float) -> None:
    for index, (label, lines) in enumerate(pairs):
        pen.text(x, y, label, SMALL, pen.faces.regular, QUIET)
        for line in lines:
            pen.text(x + LABEL, y, line, TEXT, pen.faces.regular if index else pen.faces.bold)
            y += LEADING


def _running_head(pen: Pen, matters: ListPrint) -> None:
    title = f"{matters.title}, {matters.period}"
    pen.text(LEFT, TOP + TEXT - 6, title, TEXT, pen.faces.bold, ACCENT)
    room = PAPER.right - LEFT - pen.faces.bold.width(title, TEXT) - BLOCK_GAP
    name = pen.faces.regular.fit(matters.name, TEXT, room)
    pen.text_to(PAPER.right, TOP + TEXT - 6, name, TEXT, pen.faces.regular)
    pen.rule(LEFT, PAPER.right, TOP + TEXT, ACCENT, 1.0)


def _line(pen: Pen, y: float, line: Line) -> None:
    bold, regular = pen.faces.bold, pen.faces.regular
    foot = y + line.kind.value - RISE
    match line.kind:
        case Kind.HEADING:
            pen.text(LEFT, foot - 4, line.text, TEXT + 2, bold, ACCENT)
        case Kind.OPENING:
            pen.text(LEFT, foot, line.text, TEXT, regular)
        case Kind.ENTRY:
            pen.rule(LEFT, PAPER.right, y + 3, HAIRLINE)
            pen.cells(foot, TEXT, [(LEFT, line.margin, bold), (BODY, line.text, bold)])
        case Kind.ENTRY_TITLE:
            pen.text(BODY, foot, line.text, TEXT, bold)
        case Kind.PART:
            pen.text(BODY, foot, line.label, SMALL, regular, QUIET)
            pen.text(BODY + line.indent, foot, line.text, TEXT, regular)


def _foot(pen: Pen, matters: ListPrint, number: int, pages: int) -> None:
    y = PAPER.height - BOTTOM
    pen.rule(LEFT, PAPER.right, y - SMALL - GAP / 4, RULE)
    rulebook = pen.faces.regular.fit(matters.rulebook, SMALL, PAPER.right - LEFT - 80)
    pen.text(LEFT, y, rulebook, SMALL, pen.faces.regular, QUIET)
    pen.text_to(PAPER.right, y, f"Side {number} af {pages}", SMALL, pen.faces.regular)
