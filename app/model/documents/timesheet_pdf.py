"""Draws the timesheet that two people sign and the municipality pays by (Faxe handbook 5.3.2-5.3.3) as a PDF.

Straight on the canvas: a table of strings needs no paragraphs, and what users type can't be taken for markup.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from app.model.documents.page_layout import (
    BLOCK_GAP,
    GAP,
    RUNNING_HEAD,
    SMALL,
    SMALL_LEADING,
    TEXT,
    TITLE_ROOM,
)
from app.model.documents.page_parts import draw_pairs, open_pdf, page_foot, running_head
from app.model.documents.pen import ACCENT, QUIET, RULE, Pen
from app.model.documents.plain_text import with_texts
from app.model.documents.sheet_print import SheetPrint
from app.model.documents.signature_box import USUAL_LINES, draw_signature, signature_box
from app.model.documents.timesheet_grid import LEFT, TOP
from app.model.documents.timesheet_layout import Layout, lay_out
from app.model.documents.timesheet_table import draw_head, draw_rows, draw_totals
from app.model.documents.timesheet_text import EMPLOYER, HELPER, heading
from app.model.documents.typeface import typefaces


def render(sheet: SheetPrint, fonts: Path) -> bytes:
    """The PDF; equal sheets give equal bytes. The folder holds the two NotoSans files.

    Raises:
        TTFError: a font is missing or damaged, so the program is not installed properly.

    """
    faces = typefaces(fonts)
    sheet = with_texts(sheet, faces.showable)
    layout = lay_out(sheet, faces)
    target = BytesIO()
    title = f"{heading(sheet)} – {sheet.helper_name}"
    pen = open_pdf(target, faces, title, "Timeseddel", layout.frame.paper)
    for number in range(1, len(layout.pages) + 1):
        _page(pen, sheet, layout, number)
        pen.canvas.showPage()
    pen.canvas.save()
    return target.getvalue()


def _page(pen: Pen, sheet: SheetPrint, layout: Layout, number: int) -> None:
    last = number == len(layout.pages)
    if number == 1:
        _opening(pen, sheet, layout)
        y = layout.frame.first_top
    else:
        running_head(pen, heading(sheet), sheet.helper_name, TOP + TEXT, layout.frame.paper.right)
        y = TOP + RUNNING_HEAD
    y = draw_head(pen, layout, y)
    y = draw_rows(pen, layout, layout.pages[number - 1], y)
    if last:
        y = draw_totals(pen, layout, sheet, y)
        _closing(pen, sheet, layout, y)
    else:
        pen.rule(LEFT, layout.frame.paper.right, y, RULE)
    _foot(pen, layout, number)


def _opening(pen: Pen, sheet: SheetPrint, layout: Layout) -> None:
    right = layout.frame.paper.right
    pen.text(LEFT, TOP + 14, "Timeseddel", 18, pen.faces.bold, ACCENT)
    pen.text_to(right, TOP + 14, sheet.month, 14, pen.faces.bold, ACCENT)
    pen.rule(LEFT, right, TOP + 21, ACCENT, 1.0)
    y = TOP + TITLE_ROOM + TEXT
    draw_pairs(pen, layout.frame.citizen, LEFT, y)
    draw_pairs(pen, layout.frame.helper, LEFT + layout.frame.block + BLOCK_GAP, y)


def _closing(pen: Pen, sheet: SheetPrint, layout: Layout, y: float) -> None:
    y += GAP / 2
    for line in layout.frame.notes:
        y += SMALL_LEADING
        pen.text(LEFT, y, line, SMALL, pen.faces.regular, QUIET)
    y += GAP
    block = layout.frame.block
    helper = signature_box(HELPER, sheet.helper_name, block, pen.faces, USUAL_LINES)
    employer = signature_box(EMPLOYER, sheet.employer_name, block, pen.faces, USUAL_LINES)
    draw_signature(pen, LEFT, y, block, helper)
    draw_signature(pen, LEFT + block + BLOCK_GAP, y, block, employer)


def _foot(pen: Pen, layout: Layout, number: int) -> None:
    right = layout.frame.paper.right
    y = layout.frame.floor + GAP / 2
    pen.rule(LEFT, right, y, RULE)
    for line in layout.frame.deadline:
        y += SMALL_LEADING
        pen.text(LEFT, y, line, SMALL, pen.faces.bold)
    page_foot(pen, layout.frame.rulebook, number, len(layout.pages), layout.frame.paper)
