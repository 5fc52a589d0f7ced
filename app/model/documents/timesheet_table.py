"""Draws the timesheet's table: head, rows and totals of one page; where things go is decided in timesheet_layout.

Each function takes the y where it begins and returns the y where it ends, in points from the paper's top.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.model.documents.pen import ACCENT, HAIRLINE, RULE, SUM_BAND, Pen
from app.model.documents.sheet_print import SheetPrint
from app.model.documents.timesheet_grid import EDGE, LEFT, Density
from app.model.documents.timesheet_layout import Layout, Row
from app.model.documents.timesheet_text import (
    DAY,
    END,
    NOTHING,
    REMARKS,
    START,
    SUPPLEMENTS,
    TOTAL,
    no_shifts,
)
from app.model.documents.typeface import Typeface


def draw_head(pen: Pen, layout: Layout, y: float) -> float:
    """The heads, right above their numbers; the supplements under a common line."""
    grid, density, cell = layout.grid, layout.density, layout.density.cell
    size, step, face = density.head, density.head * 1.2, pen.faces.bold
    bottom = y + layout.head
    if grid.group is not None:
        pen.text(grid.group + cell, y + size, SUPPLEMENTS, size, face, ACCENT)
        pen.rule(grid.group + cell, grid.numbers[-1] - cell, y + size + 4, ACCENT, 0.6)
    foot = bottom - 6
    pen.text(LEFT + EDGE, foot, DAY, size, face)
    pen.text_to(grid.start - cell, foot, START, size, face)
    pen.text_to(grid.end - cell, foot, END, size, face)
    for edge, lines in zip(grid.numbers, grid.heads, strict=True):
        for index, line in enumerate(lines, start=1 - len(lines)):
            pen.text_to(edge - cell, foot + index * step, line, size, face)
    if grid.remark is not None:
        pen.text(grid.remark, foot, REMARKS, size, face)
    pen.rule(LEFT, grid.right, bottom, ACCENT, 1.0)
    return bottom


def draw_rows(pen: Pen, layout: Layout, rows: Sequence[Row], y: float) -> float:
    """Light bands by date, a rule where a week begins, weekends' dates in bold."""
    for index, row in enumerate(rows):
        if row.shaded:
            pen.band(LEFT, layout.grid.right, y, row.height)
        if row.new_week and index:
            pen.rule(LEFT, layout.grid.right, y, RULE, 0.6)
        _group_line(pen, layout, y, y + (layout.density.row if row.beneath else row.height))
        _row(pen, layout, row, y + layout.density.baseline)
        y += row.height
    return y


def _row(pen: Pen, layout: Layout, row: Row, y: float) -> None:
    grid, density, regular = layout.grid, layout.density, pen.faces.regular
    cells = [(LEFT + EDGE, row.line.day, pen.faces.bold if row.weekend else regular)]
    edges = (grid.start, grid.end, *grid.numbers)
    texts = (row.line.start, row.line.end, *row.line.minutes)
    cells += [_right_cell(pair, density, regular) for pair in zip(edges, texts, strict=True)]
    remark = grid.remark if grid.remark is not None else grid.day
    pen.cells(y, density.size, [*cells, *((remark, line, regular) for line in row.beside[:1])])
    for line in row.beside[1:] or row.beneath:
        y += density.leading
        pen.text(grid.day if row.beneath else remark, y, line, density.size, regular)


def _right_cell(cell: tuple[float, str], density: Density, face: Typeface) -> tuple[float, str, Typeface]:
    """A number that ends at its column's edge."""
    edge, text = cell
    return (edge - density.cell - face.width(text, density.size), text, face)


def draw_totals(pen: Pen, layout: Layout, sheet: SheetPrint, y: float) -> float:
    """The sums; a month without shifts says so above them."""
    grid, density, bold = layout.grid, layout.density, pen.faces.bold
    if not sheet.lines:
        line = y + density.row / 2 + density.baseline
        pen.text(LEFT + EDGE, line, no_shifts(sheet), density.size, pen.faces.regular)
        y += 2 * density.row
    pen.band(LEFT, grid.right, y, density.row, SUM_BAND)
    pen.rule(LEFT, grid.right, y, ACCENT, 1.0)
    sums = [
        _right_cell((edge, text or NOTHING), density, bold)
        for edge, text in zip(grid.numbers, sheet.totals, strict=True)
    ]
    pen.cells(y + density.baseline, density.size, [(LEFT + EDGE, TOTAL, bold), *sums])
    _group_line(pen, layout, y, y + density.row)
    pen.rule(LEFT, grid.right, y + density.row, ACCENT, 1.0)
    return y + density.row


def _group_line(pen: Pen, layout: Layout, top: float, bottom: float) -> None:
    if layout.grid.group is not None:
        pen.upright(layout.grid.group, top, bottom, HAIRLINE)
