"""Draws the register of one helper's working time as a PDF, in the timesheet's looks.

Straight on the canvas, so that what users type can't be taken for markup.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from app.model.documents.page_layout import BLOCK_GAP, GAP, LEADING, SMALL, SMALL_LEADING, TEXT, TITLE_ROOM
from app.model.documents.page_parts import draw_pairs, open_pdf, page_foot, running_head
from app.model.documents.pen import ACCENT, BAND, QUIET, RULE, SUM_BAND, Pen
from app.model.documents.register_layout import INDENT, MONTH, PAPER, ROW, Kind, Layout, Line, lay_out
from app.model.documents.register_print import COLUMNS, TITLE, RegisterPrint
from app.model.documents.timesheet_grid import LEFT, TOP
from app.model.documents.typeface import typefaces

BASELINE = ROW / 2 + TEXT * 0.36
DAY_X, MINUTES_END, HOME_END, STATUS_X = LEFT + 3, LEFT + 190, LEFT + 300, LEFT + 330


def render(register: RegisterPrint, fonts: Path) -> bytes:
    """The PDF; equal registers give equal bytes. The folder holds the two NotoSans files.

    Raises:
        TTFError: a font is missing or damaged, so the program is not installed properly.

    """
    faces = typefaces(fonts)
    register = register.with_texts(faces.showable)
    layout = lay_out(register, faces)
    target = BytesIO()
    title = f"{TITLE} {register.period} – {register.helper_name}"
    pen = open_pdf(target, faces, title, TITLE)
    for number in range(1, len(layout.pages) + 1):
        _page(pen, register, layout, number)
        pen.canvas.showPage()
    pen.canvas.save()
    return target.getvalue()


def _page(pen: Pen, register: RegisterPrint, layout: Layout, number: int) -> None:
    if number == 1:
        _opening(pen, register, layout)
    else:
        running_head(pen, f"{TITLE} {register.period}", register.helper_name, TOP + TEXT - 6)
    page = layout.pages[number - 1]
    if page and page[0][1].kind in {Kind.DAY, Kind.TOTAL}:
        _column_heads(pen, page[0][0] - 4)
    for y, line in page:
        _line(pen, y, line)
    _foot(pen, register, layout, number)


def _opening(pen: Pen, register: RegisterPrint, layout: Layout) -> None:
    pen.text(LEFT, TOP + 14, TITLE, 18, pen.faces.bold, ACCENT)
    pen.text_to(PAPER.right, TOP + 14, register.period, 11, pen.faces.bold, ACCENT)
    pen.rule(LEFT, PAPER.right, TOP + 21, ACCENT, 1.0)
    y = TOP + TITLE_ROOM + TEXT
    draw_pairs(pen, layout.citizen, LEFT, y)
    draw_pairs(pen, layout.helper, LEFT + (PAPER.right - LEFT + BLOCK_GAP) / 2, y)


def _line(pen: Pen, y: float, line: Line) -> None:
    bold, regular = pen.faces.bold, pen.faces.regular
    match line.kind:
        case Kind.MONTH:
            pen.text(LEFT, y + MONTH - 6, line.cells[0].capitalize(), TEXT + 1, bold, ACCENT)
            _column_heads(pen, y + MONTH - 6)
        case Kind.DAY:
            _row(pen, y, line)
        case Kind.TOTAL | Kind.GRAND:
            _totals(pen, y + line.kind.value - ROW, line)
        case Kind.HEADING:
            pen.text(LEFT, y + line.kind.value - 8, line.cells[0], TEXT + 2, bold, ACCENT)
        case Kind.STRONG:
            pen.text(LEFT, y + line.kind.value - 4, line.cells[0], TEXT, bold)
        case Kind.PLAIN:
            strong = len(line.cells) > 1
            pen.text(
                LEFT + (0 if strong else INDENT), y + LEADING - 4, line.cells[0], TEXT, bold if strong else regular
            )
        case Kind.SMALL:
            pen.text(LEFT, y + SMALL_LEADING - 2, line.cells[0], SMALL, regular, QUIET)


def _column_heads(pen: Pen, y: float) -> None:
    """The names of the columns over the numbers, on the line whose baseline is y."""
    bold = pen.faces.bold
    _, minutes, home, status = COLUMNS
    pen.text_to(MINUTES_END, y, minutes, SMALL, bold, QUIET)
    pen.text_to(HOME_END, y, home, SMALL, bold, QUIET)
    pen.text(STATUS_X, y, status, SMALL, bold, QUIET)
    pen.rule(LEFT, PAPER.right, y + 4, RULE)


def _row(pen: Pen, y: float, line: Line) -> None:
    face = pen.faces.regular
    if line.shaded:
        pen.band(LEFT, PAPER.right, y, ROW, BAND)
    day, minutes, home, status = line.cells
    places = (DAY_X, MINUTES_END - face.width(minutes, TEXT), HOME_END - face.width(home, TEXT), STATUS_X)
    texts = (day, minutes, home, status)
    pen.cells(y + BASELINE, TEXT, [(x, text, face) for x, text in zip(places, texts, strict=True)])


def _totals(pen: Pen, y: float, line: Line) -> None:
    face = pen.faces.bold
    pen.band(LEFT, PAPER.right, y, ROW, SUM_BAND)
    title, minutes, home = line.cells
    places = (DAY_X, MINUTES_END - face.width(minutes, TEXT), HOME_END - face.width(home, TEXT))
    pen.cells(y + BASELINE, TEXT, [(x, text, face) for x, text in zip(places, (title, minutes, home), strict=True)])


def _foot(pen: Pen, register: RegisterPrint, layout: Layout, number: int) -> None:
    y = layout.floor + GAP / 2
    pen.rule(LEFT, PAPER.right, y, RULE)
    for line in layout.foot:
        y += SMALL_LEADING
        pen.text(LEFT, y, line, SMALL, pen.faces.regular)
    page_foot(pen, register.rulebook, number, len(layout.pages))
