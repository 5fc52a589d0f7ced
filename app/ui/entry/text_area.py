"""A field of several lines in a form: Tab leaves it, it is as high as a few lines and grows with what is typed."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

MOST_LINES = 12  # higher than this it scrolls by itself


class TextArea(QPlainTextEdit):
    """At least `rows` lines high; text that is pasted keeps its lines, never its looks."""

    def __init__(self, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def text(self) -> str:
        return self.toPlainText()

    def line_height(self) -> int:
        """Of one line with what is around it: as high as a field of one line."""
        return self._high(1)

    def sizeHint(self) -> QSize:
        lines = ceil(self.document().documentLayout().documentSize().height())  # wrapped lines count
        return QSize(super().sizeHint().width(), self._high(min(max(lines, self._rows), MOST_LINES)))

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _high(self, lines: int) -> int:
        around = max(self.height() - self.viewport().height(), 2 * self.frameWidth())
        return ceil(lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()) + around
