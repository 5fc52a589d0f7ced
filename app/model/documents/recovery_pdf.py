"""The page with a scheme file's recovery code, to print and put away: what it opens, the code, and where to keep it.

One A4 sheet, straight on the canvas; the same input gives the same bytes.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4

from app.model.documents.page_parts import PROGRAM, open_pdf
from app.model.documents.pen import ACCENT, QUIET, RULE, Pen
from app.model.documents.timesheet_grid import Paper
from app.model.documents.typeface import typefaces
from app.model.domain.danish import long_day_text

TITLE = "Gendannelseskode"
LEFT, TOP = 57.0, 57.0  # two centimetres
TEXT, LEADING, LINES = 12.0, 18.0, 6
LARGE, ROW, A_ROW = 27.0, 52.0, 4  # the code: size, height of a row, groups in it
LABEL = 80.0

PURPOSE = (
    "Med koden herunder kan filen åbnes, hvis adgangskoden er glemt. "
    "Skriv den på låsesiden under »Jeg har glemt adgangskoden«, og vælg derefter en ny adgangskode i Indstillinger."
)
LETTERS = (
    "Koden har kun store bogstaver og tallene 2 til 7. O er altid et bogstav og aldrig et nul; I er altid et bogstav "
    "og aldrig et ettal. Små bogstaver og mellemrum gør ingen forskel."
)
KEEPING = (
    "Gem papiret et sikkert sted, som du kan finde igen, fx hos en, du stoler på, eller ved dine vigtige papirer.",
    "Læg det ikke ved computeren eller i dens taske: den, der har både filen og koden, kan læse alt.",
    "Skifter du adgangskode, får du en ny kode. Gem den. Denne kode åbner så kun sikkerhedskopier fra før skiftet.",
    "Er både adgangskode og kode væk, kan ingen åbne filen, heller ikke dem, der har lavet programmet.",
)


def render(file_name: str, code: str, day: date, fonts: Path) -> bytes:
    """The PDF; `code` is groups with hyphens between, the folder holds the two NotoSans files.

    Raises:
        TTFError: a font is missing or damaged, so the program is not installed properly.

    """
    faces = typefaces(fonts)
    target = BytesIO()
    pen = open_pdf(target, faces, TITLE, TITLE, Paper(*A4))
    y = _opening(pen, file_name, day)
    y = _code(pen, code, y)
    _keeping(pen, y)
    pen.canvas.showPage()
    pen.canvas.save()
    return target.getvalue()


def _right() -> float:
    return A4[0] - LEFT


def _opening(pen: Pen, file_name: str, day: date) -> float:
    pen.text(LEFT, TOP + 20, TITLE, 24, pen.faces.bold, ACCENT)
    pen.text_to(_right(), TOP + 20, PROGRAM, TEXT, pen.faces.regular, QUIET)
    pen.rule(LEFT, _right(), TOP + 30, ACCENT, 1.0)
    y = TOP + 60
    pen.text(LEFT, y, "Åbner filen", TEXT, pen.faces.regular, QUIET)
    for line in pen.faces.bold.wrap(pen.faces.showable(file_name), TEXT, _right() - LEFT - LABEL, LINES):
        pen.text(LEFT + LABEL, y, line, TEXT, pen.faces.bold)
        y += LEADING
    pen.text(LEFT, y, "Lavet", TEXT, pen.faces.regular, QUIET)
    pen.text(LEFT + LABEL, y, long_day_text(day), TEXT, pen.faces.regular)
    return _paragraph(pen, PURPOSE, y + 2 * LEADING)


def _code(pen: Pen, code: str, y: float) -> float:
    """Four groups to a row, each as wide as the widest can be, so that they stand under each other."""
    groups = code.split("-")
    rows = [groups[n : n + A_ROW] for n in range(0, len(groups), A_ROW)]
    height = len(rows) * ROW + LEADING
    pen.box(LEFT, _right(), y, height)
    step = (_right() - LEFT - 2 * LEADING) / A_ROW
    for number, row in enumerate(rows, 1):
        cells = [(LEFT + LEADING + at * step, group, pen.faces.bold) for at, group in enumerate(row)]
        pen.cells(y + number * ROW - 8, LARGE, cells)
    return _paragraph(pen, LETTERS, y + height + 2 * LEADING)


def _keeping(pen: Pen, y: float) -> None:
    pen.text(LEFT, y + LEADING, "Hvor koden skal ligge", 15, pen.faces.bold, ACCENT)
    pen.rule(LEFT, _right(), y + LEADING + 6, RULE)
    y += 3 * LEADING
    for text in KEEPING:
        y = _paragraph(pen, text, y)


def _paragraph(pen: Pen, text: str, y: float) -> float:
    for line in pen.faces.regular.wrap(text, TEXT, _right() - LEFT, LINES):
        pen.text(LEFT, y, line, TEXT, pen.faces.regular)
        y += LEADING
    return y + LEADING / 2
