"""Draws a list of matters as a PDF for the binder: A4 pages in the timesheet's looks, nothing to sign.

Straight on the canvas, so that what users type can't be taken for markup.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from app.model.documents.list_layout import BODY, PAPER, TITLE, TITLE_LEADING, Kind, Layout, Line, lay_out
from app.model.documents.list_print import ListPrint
from app.model.documents.page_layout import BLOCK_GAP, GAP, SMALL, TEXT
from app.model.documents.page_parts import draw_pairs, open_pdf, page_foot, running_head
from app.model.documents.pen import ACCENT, HAIRLINE, QUIET, RULE, Pen
from app.model.documents.timesheet_grid import BOTTOM, LEFT, TOP
from app.model.documents.typeface import typefaces

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
    title = " – ".join(text for text in (f"{matters.title}, {matters.period}", matters.name) if text)
    pen = open_pdf(target, faces, title, matters.title)
    for number, page in enumerate(layout.pages, start=1):
        if number == 1:
            _opening(pen, matters, layout)
        else:
            running_head(pen, f"{matters.title}, {matters.period}", matters.name, TOP + TEXT - 6)
        for y, line in page:
            _line(pen, y, line)
        _foot(pen, matters, number, len(layout.pages))
        pen.canvas.showPage()
    pen.canvas.save()
    return target.getvalue()


def _opening(pen: Pen, matters: ListPrint, layout: Layout) -> None:
    y = TOP + 14
    pen.text_to(PAPER.right, y, matters.period, TEXT + 2, pen.faces.bold, ACCENT)
    for text in layout.title:
        pen.text(LEFT, y, text, TITLE, pen.faces.bold, ACCENT)
        y += TITLE_LEADING
    pen.rule(LEFT, PAPER.right, y - TITLE_LEADING + 7, ACCENT, 1.0)
    draw_pairs(pen, layout.citizen, LEFT, layout.pairs_top + TEXT)
    draw_pairs(pen, layout.about, LEFT + (PAPER.right - LEFT + BLOCK_GAP) / 2, layout.pairs_top + TEXT)


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
    pen.rule(LEFT, PAPER.right, PAPER.height - BOTTOM - SMALL - GAP / 4, RULE)
    page_foot(pen, matters.rulebook, number, pages)
