"""A bar of hours with its figures beside it: used solid, planned hatched, the grant's end a mark, too much crossed.

What the bar shows is always there as text too; nothing is told by colour alone. Lengths follow the text's size.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.model.services.hours_used import HoursRow
from app.ui.widgets import heading, plain_label

ROOM_BEYOND = 1.1  # of the grant: what is drawn when less than all is used, so that the mark stands at the same place
NO_HOURS = HoursRow("", "", 0, 0, None)


class HoursBar(QWidget):
    """One row: its name, its figures, and the bar under them. Not a stop for the keyboard; a screen reader reads it."""

    def __init__(self, row: HoursRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = heading("", self, name="question")
        self._title.setWordWrap(False)
        self._text = plain_label("", self)
        self._track = _Track(self)
        self._over = heading(self.tr("over"), self, name="error")
        self._over.setWordWrap(False)
        kept = self._over.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # so that all bars under each other are as long
        self._over.setSizePolicy(kept)
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(1, 1)
        rows.addWidget(self._title, 0, 0, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self._text, 0, 1, 1, 2)
        rows.addWidget(self._track, 1, 0, 1, 2)
        rows.addWidget(self._over, 1, 2)
        self.show_row(row or NO_HOURS)

    def show_row(self, row: HoursRow) -> None:
        """Shows other figures; the same widget is kept, so that nothing flickers."""
        self._title.setText(row.title)
        self._text.setText(row.text)
        self._over.setVisible(row.over)
        self._track.show_row(row)
        self.setAccessibleName(row.title)
        self.setAccessibleDescription(row.text)


class _Track(QWidget):
    """The drawing itself, in the palette's colours: it follows light, dark and high contrast by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = NO_HOURS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: HoursRow) -> None:
        self._row = row
        self.update()

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(height * 12, height + height // 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 4, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        row, unit = self._row, max(1.0, self.fontMetrics().height() / 16)
        total = row.used + row.planned
        scale = max(total, (row.granted or 0) * ROOM_BEYOND) or 1
        frame = QRectF(self.rect()).adjusted(unit, 4 * unit, -unit, -4 * unit)

        def at(minutes: float) -> float:
            return frame.left() + frame.width() * minutes / scale

        def piece(start: int, end: int) -> QRectF:
            return QRectF(QPointF(at(start), frame.top()), QPointF(at(end), frame.bottom()))

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        most = total if row.granted is None else row.granted
        painter.fillRect(piece(0, min(row.used, most)), palette.color(QPalette.ColorRole.Highlight))
        hatched = piece(min(row.used, most), min(total, most))
        _hatch(painter, hatched, QPen(palette.color(QPalette.ColorRole.Highlight), 1.5 * unit), 6 * unit)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), unit))
        painter.drawRect(piece(0, most))
        if row.over:
            pen = QPen(palette.color(QPalette.ColorRole.BrightText), 1.5 * unit)
            _hatch(painter, piece(most, total), pen, 6 * unit, crossed=True)
        if row.granted is not None:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 3 * unit))
            painter.drawLine(QLineF(at(row.granted), unit, at(row.granted), self.height() - unit))
        painter.end()


def _hatch(painter: QPainter, area: QRectF, pen: QPen, gap: float, *, crossed: bool = False) -> None:
    """Slanting lines inside a frame, as far apart as the text is large; `crossed` in both directions."""
    if area.width() <= 0:
        return
    painter.save()
    painter.setPen(pen)
    painter.setClipRect(area)
    x = area.left() - area.height()
    while x < area.right():
        painter.drawLine(QLineF(x, area.bottom(), x + area.height(), area.top()))
        if crossed:
            painter.drawLine(QLineF(x, area.top(), x + area.height(), area.bottom()))
        x += gap
    painter.drawRect(area)
    painter.restore()
