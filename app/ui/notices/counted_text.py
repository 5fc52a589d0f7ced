"""Text to be read that is as high as its lines, so that only the page around it scrolls."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy


class CountedText(QPlainTextEdit):
    """A cursor to walk with, selectable, Tab leaves it. Walking scrolls the page that `follow` is given."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._page: QScrollArea | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.textChanged.connect(self.updateGeometry)
        self.cursorPositionChanged.connect(self._scroll_page)

    def follow(self, page: QScrollArea) -> None:
        self._page = page

    def sizeHint(self) -> QSize:
        block, lines = self.document().firstBlock(), 2 * self.document().documentMargin()
        while block.isValid():
            lines += self.blockBoundingRect(block).height()
            block = block.next()
        around = self.height() - self.viewport().height()
        return QSize(super().sizeHint().width(), ceil(lines) + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _scroll_page(self) -> None:
        content = self._page.widget() if self._page is not None else None
        if self._page is not None and content is not None and self.hasFocus():
            line = self.cursorRect()
            at = self.viewport().mapTo(content, line.center())
            self._page.ensureVisible(at.x(), at.y(), 0, 2 * line.height())
