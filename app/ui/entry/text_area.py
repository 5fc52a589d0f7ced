"""A field of several lines in a form: Tab leaves it, it is as high as a few lines and grows with what is typed."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

MOST_LINES = 12  # higher than this it scrolls by itself


class TextArea(QPlainTextEdit):
    """At least `rows` lines high; text that is pasted keeps its lines, never its looks."""

    def __init__(self, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())

    def text(self) -> str:
        return self.toPlainText()

    def line_height(self) -> int:
        """Of one line with what is around it: as high as a field of one line."""
        return self._high(1)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high(min(max(self._lines(), self._rows), MOST_LINES)))

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _lines(self) -> int:
        """Wrapped lines count."""
        return ceil(self.document().documentLayout().documentSize().height())

    def _grow(self) -> None:
        """A bar only where it scrolls: it would take room from the line and wrap it once more."""
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if self._lines() <= MOST_LINES else policy.ScrollBarAsNeeded
        )
        self.updateGeometry()

    def _high(self, lines: int) -> int:
        around = max(self.height() - self.viewport().height(), 2 * self.frameWidth())
        line = QFontMetricsF(self.font()).lineSpacing()
        return ceil(lines * line + 2 * self.document().documentMargin()) + around + 1
