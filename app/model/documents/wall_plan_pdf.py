"""Draws the month's roster for the wall: A4 lying, days down, helpers across, nothing told by colour alone.

Straight on the canvas, so that what users type can't be taken for markup.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from app.model.documents.page_layout import SMALL, SMALL_LEADING
from app.model.documents.page_parts import open_pdf, page_foot
from app.model.documents.pen import ACCENT, BAND, HAIRLINE, QUIET, RULE, Pen
from app.model.documents.plan_print import TITLE, WallPlan
from app.model.documents.timesheet_grid import BOTTOM, LEFT, TOP
from app.model.documents.typeface import typefaces
from app.model.documents.wall_plan_layout import HEAD, HEAD_TOP, MORE, PAD, PAPER, WEEK, Layout, Page, Row, lay_out

NAME_GAP = 20.0


def render(plan: WallPlan, fonts: Path) -> bytes:
    """The PDF; equal plans give equal bytes. The folder holds the two NotoSans files.

    Raises:
        TTFError: a font is missing or damaged, so the program is not installed properly.

    """
    faces = typefaces(fonts)
    plan = plan.with_texts(faces.showable)
    layout = lay_out(plan, faces)
    target = BytesIO()
    title = f"{TITLE} {plan.month}"
    pen = open_pdf(target, faces, f"{title} – {plan.citizen}" if plan.citizen else title, TITLE, PAPER)
    for number, page in enumerate(layout.pages, start=1):
        _title(pen, plan)
        _head(pen, layout, page)
        y = HEAD_TOP + page.head_height
        for place, row in enumerate(page.rows):
            _row(pen, layout, page, row, y, first=place == 0)
            y += row.height
        _lines(pen, page, y)
        _foot(pen, layout, plan, number)
        pen.canvas.showPage()
    pen.canvas.save()
    return target.getvalue()


def _title(pen: Pen, plan: WallPlan) -> None:
    title = f"{TITLE} {plan.month}"
    pen.text(LEFT, TOP + 14, title, 18, pen.faces.bold, ACCENT)
    room = PAPER.right - LEFT - pen.faces.bold.width(title, 18) - NAME_GAP
    pen.text_to(PAPER.right, TOP + 14, pen.faces.bold.fit(plan.citizen, 11, room), 11, pen.faces.bold, ACCENT)
    pen.rule(LEFT, PAPER.right, TOP + 21, ACCENT, 1.0)


def _head(pen: Pen, layout: Layout, page: Page) -> None:
    foot = HEAD_TOP + page.head_height - 6
    pen.text(LEFT, foot, "Uge", SMALL, pen.faces.bold, QUIET)
    for x, lines in zip(page.edges, page.heads, strict=False):
        for number, line in enumerate(lines, start=1 - len(lines)):
            pen.text(x + PAD, foot + number * layout.size * HEAD, line, layout.size, pen.faces.bold)
    pen.rule(LEFT, PAPER.right, foot + 6, ACCENT, 1.0)


def _row(pen: Pen, layout: Layout, page: Page, row: Row, y: float, *, first: bool) -> None:
    """Days off are banded, in bold, and called by their name; a rule stands where a week begins."""
    size, bold, regular = layout.size, pen.faces.bold, pen.faces.regular
    if row.day.free:
        pen.band(LEFT, PAPER.right, y, row.height, BAND)
    if row.day.week and not first:
        pen.rule(LEFT, PAPER.right, y, RULE, 0.8)
    elif not first:
        pen.rule(LEFT, PAPER.right, y, HAIRLINE)
    lines = max([1, *map(len, row.cells)])
    base = y + (row.height - (lines - 1) * size * MORE) / 2 + size * 0.36
    pen.text(LEFT, base, row.day.week, SMALL, regular, QUIET)
    cells = [(LEFT + WEEK + PAD, row.day.short, bold if row.day.free else regular)]
    cells += [(x + PAD, cell[0], regular) for x, cell in zip(page.edges, row.cells, strict=False) if cell]
    pen.cells(base, size, cells)
    for x, cell in zip(page.edges, row.cells, strict=False):
        for number, line in enumerate(cell[1:], start=1):
            pen.text(x + PAD, base + number * size * MORE, line, size, regular)
    top = y + (row.height - (len(row.title) - 1) * SMALL_LEADING) / 2 + SMALL * 0.36
    for number, line in enumerate(row.title):
        pen.text(layout.title_x, top + number * SMALL_LEADING, line, SMALL, regular)


def _lines(pen: Pen, page: Page, end: float) -> None:
    """Between the helpers, and beneath the last day."""
    for x in page.edges:
        pen.upright(x, HEAD_TOP + 2, end, RULE)
    pen.rule(LEFT, PAPER.right, end, ACCENT, 1.0)


def _foot(pen: Pen, layout: Layout, plan: WallPlan, number: int) -> None:
    y = PAPER.height - BOTTOM - SMALL_LEADING * len(layout.legend) - 2
    for line in layout.legend:
        pen.text(LEFT, y, line, SMALL, pen.faces.regular)
        y += SMALL_LEADING
    page_foot(pen, plan.issued, number, len(layout.pages), PAPER)
