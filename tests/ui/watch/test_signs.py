"""The signs differ by shape, not only by colour, and are drawn in the theme's colours."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from app.model.domain.findings import Severity
from app.ui.style_sheet import Colours
from app.ui.theme import CONTRAST, DARK, LIGHT
from app.ui.watch.signs import sign

SIDE = 32


def picture(severity: Severity, colours: Colours, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return sign(severity, colours, SIDE, 1.0).pixmap(QSize(SIDE, SIDE), mode).toImage()


def inked(image: QImage, colours: Colours) -> set[tuple[int, int]]:
    """What is seen of it without colours: where it differs from the ground."""
    ground = QColor(colours.back).lightness()
    places = [(x, y) for x in range(SIDE) for y in range(SIDE)]
    drawn = [(place, image.pixelColor(*place)) for place in places]
    return {place for place, pixel in drawn if pixel.alpha() > 128 and abs(pixel.lightness() - ground) > 60}


def test_each_has_its_own_shape(qapp: QApplication) -> None:
    shapes = {severity: inked(picture(severity, LIGHT), LIGHT) for severity in Severity}
    for one, other in combinations(shapes.values(), 2):
        assert len(one ^ other) > SIDE * SIDE // 5


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST])
def test_they_are_drawn_in_the_themes_colours(qapp: QApplication, colours: Colours) -> None:
    for severity, colour in (
        (Severity.ERROR, colours.error),
        (Severity.WARNING, colours.warning),
        (Severity.NOTICE, colours.accent),
    ):
        image = picture(severity, colours)
        assert QColor(colour).name() in {image.pixelColor(x, y).name() for x, y in inked(image, colours)}


def test_a_chosen_row_does_not_change_it(qapp: QApplication) -> None:
    for severity in Severity:
        assert picture(severity, LIGHT, QIcon.Mode.Selected) == picture(severity, LIGHT)
