"""The signs of an error, a warning and a reminder: each its own shape, so that nothing is told by colour alone."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from app.model.domain.findings import Severity
from app.ui.style_sheet import Colours

CORNERS = 8  # of the error's shape, as on a stop sign


@lru_cache(maxsize=32)
def sign(severity: Severity, colours: Colours, side: int, ratio: float) -> QIcon:
    """A square picture; the word stands beside it, so it says nothing to a screen reader.

    Args:
        severity: what it is a sign of.
        colours: the theme's.
        side: its side in pixels of the screen's coordinates.
        ratio: how many device pixels one of those is.

    """
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, severity, colours, float(side))
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # else Qt would tint it
    return icon


def _draw(painter: QPainter, severity: Severity, colours: Colours, side: float) -> None:
    """An octagon with a cross, a triangle with a mark, a ring with an i; the edge is seen also on what is chosen."""
    fill = {Severity.ERROR: colours.error, Severity.WARNING: colours.warning}.get(severity, colours.accent)
    middle, edge = side / 2, side / 14
    painter.setPen(QPen(QColor(colours.back), edge))
    painter.setBrush(QColor(fill))
    inside = QPen(QColor(colours.back), side / 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    low, high = side * 0.34, side * 0.66
    if severity is Severity.ERROR:
        painter.drawPolygon(_polygon(middle, middle - edge))
        painter.setPen(inside)
        painter.drawLine(QPointF(low, low), QPointF(high, high))
        painter.drawLine(QPointF(low, high), QPointF(high, low))
    elif severity is Severity.WARNING:
        corners = QPointF(middle, edge), QPointF(side - edge, side - 2 * edge), QPointF(edge, side - 2 * edge)
        painter.drawPolygon(QPolygonF(corners))
        painter.setPen(inside)
        painter.drawLine(QPointF(middle, side * 0.4), QPointF(middle, side * 0.58))
        painter.drawPoint(QPointF(middle, side * 0.74))
    else:
        painter.setBrush(QColor(colours.back))
        painter.drawEllipse(QRectF(0, 0, side, side))
        painter.setPen(QPen(QColor(fill), side / 10))
        painter.drawEllipse(QRectF(2 * edge, 2 * edge, side - 4 * edge, side - 4 * edge))
        inside.setColor(QColor(fill))
        painter.setPen(inside)
        painter.drawPoint(QPointF(middle, side * 0.3))
        painter.drawLine(QPointF(middle, side * 0.48), QPointF(middle, side * 0.7))


def _polygon(middle: float, radius: float) -> QPolygonF:
    turns = [(number + 0.5) * 2 * pi / CORNERS for number in range(CORNERS)]
    return QPolygonF([QPointF(middle + radius * cos(turn), middle + radius * sin(turn)) for turn in turns])
