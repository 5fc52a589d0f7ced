"""A page that scrolls, with tables and texts that scroll inside it: the one that gets the keyboard is shown whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QTableView, QWidget


class Page(QScrollArea):
    """Qt brings only the current cell or the text cursor into view; the next key would walk out of it again."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for tall in (*body.findChildren(QTableView), *body.findChildren(QPlainTextEdit)):
            tall.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QTableView | QPlainTextEdit):
            QTimer.singleShot(0, watched, partial(self._bring, watched))
        return super().eventFilter(watched, event)

    def _bring(self, part: QWidget) -> None:
        """The whole of it, or as much as the page can show."""
        room, middle = self.viewport().size(), part.rect().center()
        body = self.widget()
        if body is None:
            return
        at = part.mapTo(body, QPoint(middle.x(), min(middle.y(), room.height() // 2)))
        wide, high = min(part.width(), room.width()) // 2 + 1, min(part.height(), room.height()) // 2 + 1
        self.ensureVisible(at.x(), at.y(), wide, high)
