"""Draws what is stored about a helper as a PDF for the helper (right of access): A4 pages of labelled lines.

In the timesheet's look. Straight on the canvas, so that what users typed can't be taken for markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from app.model.documents.page_layout import LEADING, RUNNING_HEAD, SMALL, TEXT
from app.model.documents.page_parts import PROGRAM, open_pdf, page_foot
from app.model.documents.pen import ACCENT, HAIRLINE, QUIET, RULE, Pen
from app.model.documents.timesheet_grid import BOTTOM, LEFT, PORTRAIT, TOP
from app.model.documents.typeface import Typefaces, typefaces

TITLE = "Dine oplysninger"
LABEL = 148.0  # the column of labels: a span of two moments on one line
GAP, SECTION_GAP = 12.0, 18.0
PARAGRAPH = 3.0  # between a line and the next
MOST_LINES = 10_000  # nothing is cut off: the helper gets all of it
FLOOR = PORTRAIT.height - BOTTOM - 2 * GAP
WIDTH = PORTRAIT.right - LEFT

Section = tuple[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class _Line:
    """One line on paper; `above` is the air before it."""

    label: str
    text: str
    above: float = 0.0
    heading: bool = False


def render(helper: str, citizen: str, made_on: str, sections: Sequence[Section], fonts: Path) -> bytes:
    """The PDF; equal content gives equal bytes. The folder holds the two NotoSans files."""
    faces = typefaces(fonts)
    helper, citizen = faces.showable(helper), faces.showable(citizen)
    pages = _pages([line for section in sections for line in _lines(section, faces)], _opening_end())
    target = BytesIO()
    pen = open_pdf(target, faces, f"{TITLE} – {helper}", "Indsigt i egne oplysninger")
    for number, page in enumerate(pages, 1):
        y = _opening(pen, helper, citizen, made_on) if number == 1 else _running_head(pen, helper)
        _body(pen, page, y)
        _foot(pen, made_on, number, len(pages))
        pen.canvas.showPage()
    pen.canvas.save()
    return target.getvalue()


def _lines(section: Section, faces: Typefaces) -> list[_Line]:
    title, pairs = section
    lines = [_Line(faces.showable(title), "", SECTION_GAP, heading=True)]
    for label, text in pairs:
        labels = faces.regular.wrap(faces.showable(label), SMALL, LABEL - 6, MOST_LINES)
        texts = faces.regular.wrap(faces.showable(text), TEXT, WIDTH - LABEL, MOST_LINES)
        for number in range(max(len(labels), len(texts), 1)):
            beside = labels[number] if number < len(labels) else ""
            words = texts[number] if number < len(texts) else ""
            lines.append(_Line(beside, words, 0.0 if number else PARAGRAPH))
    return lines


def _pages(lines: Sequence[_Line], first_top: float) -> list[list[_Line]]:
    """Fills pages from the top; a heading never stands last on one."""
    pages: list[list[_Line]] = [[]]
    y = first_top
    for number, line in enumerate(lines):
        follow = lines[number + 1] if line.heading and number + 1 < len(lines) else None
        need = line.above + LEADING + (follow.above + LEADING if follow else 0.0)
        if y + need > FLOOR and pages[-1]:
            pages.append([])
            y = TOP + RUNNING_HEAD
        pages[-1].append(line)
        y += line.above + LEADING
    return pages


def _opening_end() -> float:
    return TOP + 21 + 2 * LEADING


def _opening(pen: Pen, helper: str, citizen: str, made_on: str) -> float:
    pen.text(LEFT, TOP + 14, TITLE, 18, pen.faces.bold, ACCENT)
    room = WIDTH - pen.faces.bold.width(TITLE, 18) - 2 * GAP
    pen.text_to(PORTRAIT.right, TOP + 14, pen.faces.bold.fit(helper, 14, room), 14, pen.faces.bold, ACCENT)
    pen.rule(LEFT, PORTRAIT.right, TOP + 21, ACCENT, 1.0)
    told = f"Alt, hvad der den {made_on} er gemt i programmet om {helper}, hjælper hos {citizen or 'borgeren'}."
    y = TOP + 21 + LEADING
    for line in pen.faces.regular.wrap(told, TEXT, WIDTH, 2):
        pen.text(LEFT, y, line, TEXT, pen.faces.regular)
        y += LEADING
    return _opening_end()


def _running_head(pen: Pen, helper: str) -> float:
    pen.text(LEFT, TOP + TEXT, TITLE, TEXT, pen.faces.bold, ACCENT)
    room = WIDTH - pen.faces.bold.width(TITLE, TEXT) - 2 * GAP
    name = pen.faces.regular.fit(helper, TEXT, room)
    pen.text_to(PORTRAIT.right, TOP + TEXT, name, TEXT, pen.faces.regular)
    pen.rule(LEFT, PORTRAIT.right, TOP + TEXT + 6, ACCENT, 1.0)
    return TOP + RUNNING_HEAD


def _body(pen: Pen, lines: Sequence[_Line], y: float) -> None:
    for line in lines:
        y += line.above + LEADING
        if line.heading:
            pen.text(LEFT, y - 2, line.label, TEXT + 2, pen.faces.bold, ACCENT)
            pen.rule(LEFT, PORTRAIT.right, y + 2, HAIRLINE)
        else:
            pen.text(LEFT, y, line.label, SMALL, pen.faces.regular, QUIET)
            pen.text(LEFT + LABEL, y, line.text, TEXT, pen.faces.regular)


def _foot(pen: Pen, made_on: str, number: int, count: int) -> None:
    pen.rule(LEFT, PORTRAIT.right, PORTRAIT.height - BOTTOM - GAP, RULE)
    page_foot(pen, f"{PROGRAM}, {made_on}", number, count)
