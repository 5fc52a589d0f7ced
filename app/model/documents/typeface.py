"""The program's two fonts as reportlab needs them: how wide a text is, where it breaks, what can't be shown.

Measures are points. Texts are measured by hand, because a table's every cell as a reportlab paragraph is slow.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from app.model.documents.plain_text import MISSING, printable

ELLIPSIS = "…"


@dataclass(frozen=True)
class Typeface:
    """One embedded font. `widths` are thousandths of the font size by code point."""

    name: str
    widths: dict[int, float]
    usual: float

    def width(self, text: str, size: float) -> float:
        return sum(self.widths.get(ord(char), self.usual) for char in text) * size / 1000

    def room(self, text: str, size: float, width: float) -> int:
        """How many of the text's first characters are no wider than `width` together."""
        left = width * 1000 / size
        for count, char in enumerate(text):
            left -= self.widths.get(ord(char), self.usual)
            if left < 0:
                return count
        return len(text)

    def fit(self, text: str, size: float, width: float) -> str:
        """The text, or its beginning and … if it is too wide."""
        if self.room(text, size, width) == len(text):
            return text
        return text[: self.room(text, size, width - self.width(ELLIPSIS, size))].rstrip() + ELLIPSIS

    def wrap(self, text: str, size: float, width: float, most: int) -> tuple[str, ...]:
        """At most so many lines, broken at spaces, after - and /, or inside a word that is too long; then …."""
        lines: list[str] = []
        while text:
            count = self.room(text, size, width)
            if count == len(text):
                lines.append(text)
                break
            if len(lines) == most - 1:
                lines.append(self.fit(text, size, width))
                break
            line, text = self._break(text, count, size, width)
            lines.append(line)
        return tuple(lines)

    def _break(self, text: str, count: int, size: float, width: float) -> tuple[str, str]:
        at = max(text.rfind(" ", 1, count + 1), text.rfind("-", 1, count) + 1, text.rfind("/", 1, count) + 1)
        if at > 0:
            return text[:at].rstrip(), text[at:].lstrip()
        at = max(1, self.room(text, size, width - self.width("-", size)))
        hyphen = "-" if at < len(text) and text[at - 1 : at + 1].isalpha() else ""
        return text[:at] + hyphen, text[at:]


@dataclass(frozen=True)
class Typefaces:
    """The two weights that documents are set in, and which characters both can show."""

    regular: Typeface
    bold: Typeface
    shown: frozenset[int]

    def showable(self, text: str) -> str:
        """Printable text; what the fonts lack becomes the replacement sign."""
        text = printable(text)
        if self.shown.issuperset(map(ord, text)):
            return text
        return "".join(char if ord(char) in self.shown else MISSING for char in text)


@cache
def typefaces(folder: Path) -> Typefaces:
    """Registers the fonts of a folder, once a process.

    Raises:
        TTFError: a font is missing or damaged, so the program is not installed properly.

    """
    fonts = [
        TTFont(name, str(folder / f"{name}.ttf"), shapable=False) for name in ("NotoSans-Regular", "NotoSans-Bold")
    ]
    for font in fonts:
        registerFont(font)
    regular, bold = (Typeface(f.fontName, dict(f.face.charWidths), f.face.defaultWidth) for f in fonts)
    shown = frozenset(fonts[0].face.charToGlyph) & frozenset(fonts[1].face.charToGlyph)
    return Typefaces(regular, bold, shown)
