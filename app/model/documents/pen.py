"""Draws on a reportlab canvas with y counted down from the paper's top edge, in the documents' colours.

Measures are points; a text's y is its baseline.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from app.model.documents.typeface import Typeface, Typefaces

INK = HexColor(0x1C2328)
QUIET = HexColor(0x4A555D)
ACCENT = HexColor(0x1D4E66)
BAND = HexColor(0xF1F4F6)
SUM_BAND = HexColor(0xE2E9ED)
HAIRLINE = HexColor(0xC9D1D6)
RULE = HexColor(0x7D8A93)


@dataclass(frozen=True)
class Pen:
    """`height` is the paper's."""

    canvas: Canvas
    faces: Typefaces
    height: float

    def text(self, x: float, y: float, text: str, size: float, face: Typeface, colour: Color = INK) -> None:
        """Written from x to the right."""
        if text:
            self.canvas.setFillColor(colour)
            self.canvas.setFont(face.name, size)
            self.canvas.drawString(x, self.height - y, text)

    def text_to(self, x: float, y: float, text: str, size: float, face: Typeface, colour: Color = INK) -> None:
        """Written so that it ends at x."""
        self.text(x - face.width(text, size), y, text, size, face, colour)

    def cells(self, y: float, size: float, cells: Iterable[tuple[float, str, Typeface]], colour: Color = INK) -> None:
        """Texts of one line, each written from its x, as one object: who copies from the PDF gets one line."""
        line = self.canvas.beginText()
        line.setFillColor(colour)
        for x, text, face in cells:
            if text:
                line.setFont(face.name, size)
                line.setTextOrigin(x, self.height - y)
                line.textOut(text)
        self.canvas.drawText(line)

    def rule(self, x: float, end: float, y: float, colour: Color = HAIRLINE, weight: float = 0.5) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(weight)
        self.canvas.line(x, self.height - y, end, self.height - y)

    def upright(self, x: float, y: float, end: float, colour: Color = HAIRLINE) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x, self.height - y, x, self.height - end)

    def band(self, x: float, end: float, y: float, height: float, colour: Color = BAND) -> None:
        self.canvas.setFillColor(colour)
        self.canvas.rect(x, self.height - y - height, end - x, height, stroke=0, fill=1)

    def box(self, x: float, end: float, y: float, height: float) -> None:
        self.canvas.setStrokeColor(RULE)
        self.canvas.setLineWidth(0.6)
        self.canvas.rect(x, self.height - y - height, end - x, height, stroke=1, fill=0)
