"""Under the roster: all there is to say of the current day, "Hvorfor?" of its findings, and the way to an exception."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui.roster.trial_box import ReadingBox
from app.ui.widgets import button

FEWEST, MOST = 2, 5  # lines
SHARE = 7  # of the screen's height: a seventh


class DetailsPanel(QWidget):
    """Always as high, so that nothing jumps while the arrows go through the table."""

    exception_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ReadingBox(self.tr("Hvorfor?"), MOST, self)
        self._exception = button(self.tr("Skriv undtagelse …"), self.exception_wanted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self._exception, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def exception_button(self) -> QPushButton:
        return self._exception

    def text(self) -> str:
        return self._text.toPlainText()

    def show_text(self, text: str, *, excusable: bool) -> None:
        self._text.show_text(text)
        self._exception.setEnabled(excusable)

    def fit(self, height: int) -> None:
        """As many lines as a screen of this height has room for."""
        lines = height // SHARE // max(1, self.fontMetrics().lineSpacing())
        self._text.set_lines(min(max(lines, FEWEST), MOST))
