"""What every document draws alike: how a PDF is opened, blocks of pairs, the head of a later page and a page's foot."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.model.documents.page_layout import BLOCK_GAP, LABEL, LEADING, SMALL, TEXT, Pairs
from app.model.documents.pen import ACCENT, QUIET, Pen
from app.model.documents.timesheet_grid import BOTTOM, LEFT, PORTRAIT, Paper
from app.model.documents.typeface import Typefaces

PROGRAM = "Hjælpermappen"
LONGEST_TITLE = 200
WIDEST_TITLE = 0.6  # of a later page's head
PAGE_ROOM = 80.0  # for "Side 1 af 12"


def open_pdf(target: BytesIO, faces: Typefaces, title: str, subject: str, paper: Paper = PORTRAIT) -> Pen:
    """A canvas that gives equal bytes for equal content and says its title and language."""
    canvas = Canvas(
        target,
        pagesize=(paper.width, paper.height),
        pageCompression=1,
        invariant=1,
        lang="da-DK",
        initialFontName=faces.regular.name,  # type: ignore[arg-type]  # the stubs say float; without it, Helvetica
    )
    canvas.setTitle(title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…")
    canvas.setAuthor(PROGRAM)
    canvas.setCreator(PROGRAM)
    canvas.setSubject(subject)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return Pen(canvas, faces, paper.height)


def draw_pairs(pen: Pen, pairs: Pairs, x: float, y: float) -> None:
    """A block's labels and values, the first baseline at y."""
    for index, (label, lines) in enumerate(pairs):
        pen.text(x, y, label, SMALL, pen.faces.regular, QUIET)
        for line in lines:
            pen.text(x + LABEL, y, line, TEXT, pen.faces.regular if index else pen.faces.bold)
            y += LEADING


def running_head(pen: Pen, title: str, name: str, y: float, right: float = PORTRAIT.right) -> None:
    """What it is and whose, on a rule; y is the baseline."""
    title = pen.faces.bold.fit(title, TEXT, (right - LEFT) * WIDEST_TITLE)
    pen.text(LEFT, y, title, TEXT, pen.faces.bold, ACCENT)
    room = right - LEFT - pen.faces.bold.width(title, TEXT) - BLOCK_GAP
    pen.text_to(right, y, pen.faces.regular.fit(name, TEXT, room), TEXT, pen.faces.regular)
    pen.rule(LEFT, right, y + 6, ACCENT, 1.0)


def page_foot(pen: Pen, made_by: str, number: int, pages: int, paper: Paper = PORTRAIT) -> None:
    """What it was made by, and which page it is."""
    y = paper.height - BOTTOM
    fitted = pen.faces.regular.fit(made_by, SMALL, paper.right - LEFT - PAGE_ROOM)
    pen.text(LEFT, y, fitted, SMALL, pen.faces.regular, QUIET)
    pen.text_to(paper.right, y, f"Side {number} af {pages}", SMALL, pen.faces.regular)
