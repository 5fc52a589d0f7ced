"""Draws a letter or contract as a PDF: A4 pages in the timesheet's looks, to sign, to fill in, or to keep.

Straight on the canvas, so that what users type can't be taken for markup.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from app.model.documents.letter_form import Form
from app.model.documents.letter_layout import BENEATH_AIR, TITLE, TITLE_LEADING, TITLE_RISE, Layout, lay_out
from app.model.documents.letter_lines import BASELINE_OF_SIZE, BLOCK, PAPER, TICK, Cell, Line, Look
from app.model.documents.letter_print import LetterPrint
from app.model.documents.page_layout import BLOCK_GAP, GAP, LEADING, SMALL, TEXT
from app.model.documents.page_parts import draw_pairs, open_pdf, page_foot, running_head
from app.model.documents.pen import ACCENT, HAIRLINE, QUIET, RULE, Pen
from app.model.documents.signature_box import draw_signature
from app.model.documents.timesheet_grid import BOTTOM, LEFT, TOP
from app.model.documents.typeface import typefaces

HEAD = " – "


def render(letter: LetterPrint, fonts: Path) -> bytes:
    """The PDF; equal letters give equal bytes. The folder holds the two NotoSans files.

    Raises:
        TTFError: a font is missing or damaged, so the program is not installed properly.

    """
    faces = typefaces(fonts)
    letter = letter.with_texts(faces.showable)
    layout = lay_out(letter, faces)
    target = BytesIO()
    title = ", ".join(text for text in (letter.title, letter.subtitle) if text)
    whole = title if not letter.name or letter.name in title else f"{title}{HEAD}{letter.name}"
    pen = open_pdf(target, faces, whole, letter.title)
    form = Form(pen)
    for number, page in enumerate(layout.pages, start=1):
        if number == 1:
            _opening(pen, letter, layout)
        else:
            running_head(pen, title, letter.name, TOP + TEXT)
        for y, line in page:
            _line(pen, form, layout.size, y, line)
        _foot(pen, letter, number, len(layout.pages))
        pen.canvas.showPage()
    pen.canvas.save()
    return target.getvalue()


def _opening(pen: Pen, letter: LetterPrint, layout: Layout) -> None:
    y = TOP + TITLE_RISE
    if not layout.beneath:
        pen.text_to(PAPER.right, y, letter.subtitle, TEXT + 2, pen.faces.bold, ACCENT)
    for text in layout.title:
        pen.text(LEFT, y, text, TITLE, pen.faces.bold, ACCENT)
        y += TITLE_LEADING
    y -= TITLE_LEADING - BENEATH_AIR
    for text in layout.beneath:
        y += LEADING
        pen.text(LEFT, y, text, TEXT + 2, pen.faces.bold, ACCENT)
    pen.rule(LEFT, PAPER.right, layout.rule, ACCENT, 1.0)
    top = layout.rule + GAP + TEXT
    draw_pairs(pen, layout.citizen, LEFT, top)
    draw_pairs(pen, layout.about, LEFT + BLOCK + BLOCK_GAP, top)


def _line(pen: Pen, form: Form, size: float, y: float, line: Line) -> None:
    if line.heading:
        key = f"afsnit-{pen.canvas.getPageNumber()}-{y:.0f}"
        pen.canvas.bookmarkHorizontal(key, 0, pen.height - y + GAP)
        pen.canvas.addOutlineEntry(line.heading, key, 0)
    for cell in line.cells:
        _cell(pen, size, y + cell.drop, cell)
    if line.hairline:
        pen.rule(LEFT, PAPER.right, y + line.height, HAIRLINE)
    if line.field is not None:
        form.draw(line.field, y + size * BASELINE_OF_SIZE - TICK + 1 if line.field.tick else y, line.height)
    height = max((box.height for box in line.boxes), default=0.0)
    for place, box in enumerate(line.boxes):
        draw_signature(pen, LEFT + place * (BLOCK + BLOCK_GAP), y, BLOCK, box, height)


def _cell(pen: Pen, size: float, y: float, cell: Cell) -> None:
    regular, bold = pen.faces.regular, pen.faces.bold
    match cell.look:
        case Look.TEXT:
            pen.text(cell.x, y + size * BASELINE_OF_SIZE, cell.text, size, regular)
        case Look.LABEL:
            pen.text(cell.x, y + size * BASELINE_OF_SIZE, cell.text, size, regular, QUIET)
        case Look.HEADING:
            pen.text(cell.x, y + (size + 2) * BASELINE_OF_SIZE, cell.text, size + 2, bold, ACCENT)
        case Look.SOURCE:
            pen.text(cell.x, y + SMALL * BASELINE_OF_SIZE, cell.text, SMALL, regular, QUIET)


def _foot(pen: Pen, letter: LetterPrint, number: int, pages: int) -> None:
    pen.rule(LEFT, PAPER.right, PAPER.height - BOTTOM - SMALL - GAP / 4, RULE)
    page_foot(pen, letter.foot, number, pages)
