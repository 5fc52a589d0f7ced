"""What in a letter can be filled in on the screen by any PDF reader (AcroForm), and is drawn so that a pen can do it too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.model.documents.letter_lines import TICK, Field
from app.model.documents.pen import INK, RULE, Pen

TYPED = 10  # the size of what is typed
LONGEST_NAME, LONGEST_HELP, LONGEST_TYPED = 40, 200, 2000
INSET, LINE = 2.0, 20.0


@dataclass
class Form:
    """The fields of one document; no two have the same name."""

    pen: Pen
    _names: set[str] = field(default_factory=set)

    def draw(self, place: Field, y: float, height: float) -> None:
        """A line or a box to write on, or a box to tick; y is its top."""
        if place.tick:
            self._tick(place, y)
        elif place.lines > 1:
            self.pen.box(place.x, place.end, y, height)
            self._text(place, y + INSET, height - 2 * INSET, "multiline")
        else:
            self.pen.rule(place.x, place.end, y + height, RULE)
            line = min(height, LINE)
            self._text(place, y + height - line + INSET, line - INSET, "")

    def _text(self, place: Field, y: float, height: float, flags: str) -> None:
        self.pen.canvas.acroForm.textfield(
            name=self._name(place.label),
            tooltip=place.label[:LONGEST_HELP],
            x=round(place.x + INSET),
            y=round(self.pen.height - y - height),
            width=round(place.end - place.x - 2 * INSET),
            height=round(height),
            fontName="Helvetica",
            fontSize=TYPED,
            textColor=INK,
            fillColor=None,
            borderColor=None,
            borderWidth=0,
            fieldFlags=flags,
            maxlen=LONGEST_TYPED,
        )

    def _tick(self, place: Field, y: float) -> None:
        self.pen.box(place.x, place.end, y, TICK)
        self.pen.canvas.acroForm.checkbox(
            name=self._name(place.label),
            tooltip=place.label[:LONGEST_HELP],
            x=round(place.x),
            y=round(self.pen.height - y - TICK),
            size=round(TICK),
            buttonStyle="cross",
            textColor=INK,
            fillColor=None,
            borderColor=None,
            borderWidth=0,
            fieldFlags="",
        )

    def _name(self, label: str) -> str:
        """From the label, with a number where it has been used already."""
        plain = re.sub(r"[^\w]+", "-", label.casefold()).strip("-")[:LONGEST_NAME].rstrip("-") or "felt"
        name, number = plain, 1
        while name in self._names:
            number += 1
            name = f"{plain}-{number}"
        self._names.add(name)
        return name
