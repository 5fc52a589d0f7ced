"""A box to date and sign in, as every document has it: who signs, the name or a line for it, a line each for date and name.

Measures are points.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.model.documents.page_layout import SMALL, TEXT
from app.model.documents.pen import ACCENT, QUIET, RULE, Pen
from app.model.documents.typeface import Typefaces

SIGNATURE = 92.0  # with a name of up to two lines
INSET = 9.0  # air inside the box
USUAL_LINES, MOST_LINES = 2, 12
ROLE_LEADING, NAME_LEADING = 10.0, 11.0


@dataclass(frozen=True)
class SignatureBox:
    """`role` and `name` are broken into lines."""

    role: tuple[str, ...]
    name: tuple[str, ...]

    @property
    def height(self) -> float:
        more = max(len(self.role) - 1, 0) * ROLE_LEADING + max(len(self.name) - USUAL_LINES, 0) * NAME_LEADING
        return SIGNATURE + more


def signature_box(role: str, name: str, width: float, faces: Typefaces, most: int = MOST_LINES) -> SignatureBox:
    inner = width - 2 * INSET
    return SignatureBox(faces.bold.wrap(role, SMALL, inner, most), faces.regular.wrap(name, TEXT, inner, most))


def draw_signature(pen: Pen, x: float, y: float, width: float, box: SignatureBox, height: float = SIGNATURE) -> None:
    """Boxes beside each other are given the same height."""
    inner, end = x + INSET, x + width - INSET
    pen.box(x, x + width, y, height)
    for index, line in enumerate(box.role):
        pen.text(inner, y + 13 + index * ROLE_LEADING, line, SMALL, pen.faces.bold, ACCENT)
    under = y + 13 + max(len(box.role) - 1, 0) * ROLE_LEADING
    for index, line in enumerate(box.name):
        pen.text(inner, under + 13 + index * NAME_LEADING, line, TEXT, pen.faces.regular)
    if not box.name:
        pen.text(inner, under + 17, "Navn", SMALL, pen.faces.regular, QUIET)
        pen.rule(inner + 26, end, under + 18, RULE)
    foot = y + height - 17
    split = inner + 64
    pen.rule(inner, split, foot, RULE)
    pen.rule(split + 12, end, foot, RULE)
    pen.text(inner, foot + 9, "Dato", SMALL, pen.faces.regular, QUIET)
    pen.text(split + 12, foot + 9, "Underskrift", SMALL, pen.faces.regular, QUIET)
