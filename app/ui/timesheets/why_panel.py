"""The answer to "Hvorfor?" as text that the keyboard and a screen reader can walk through; Escape goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.reading import reading_text
from app.ui.timesheets.why import Why
from app.ui.widgets import heading


class WhyPanel(QWidget):
    """Follows the current number; `left` is sent when the reader wants back to it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = heading("", name="subheading")
        self._text = reading_text(self.tr("Forklaring"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._text, 1)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.left)

    def show_why(self, why: Why) -> None:
        title = self.tr("Forklaring: {}").format(why.title)
        if (title, why.text) != (self._title.text(), self._text.toPlainText()):
            self._title.setText(title)
            self._text.setAccessibleName(title)
            self._text.setPlainText(why.text)

    def focus_text(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, lines: int) -> None:
        """At least so many lines high."""
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * lines + 16)
