"""What the dialogs of this subject share: text to be read, a row of buttons, and a size that fits the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from app.ui.flow_layout import FlowLayout
from app.ui.widgets import plain_label

_SHARE = 0.94  # of the screen


def fixed_width(text: QPlainTextEdit) -> None:
    """Letters of one width, at the size that the program is shown in: a code is read sign by sign."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(text.font().pointSizeF())
    text.setFont(font)


def caption(text: str, of: QWidget) -> QLabel:
    """A visible label that names a widget."""
    label = plain_label(text)
    label.setBuddy(of)
    of.setAccessibleName(text)
    return label


def paragraph(text: str = "") -> QLabel:
    label = plain_label(text)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def row_of(*widgets: QWidget) -> QWidget:
    """Buttons beside each other, on a second line when the text is large."""
    held = QWidget()
    flow = FlowLayout(held)
    for widget in widgets:
        flow.addWidget(widget)
    return held


def fit(dialog: QDialog, characters: int, lines: int) -> None:
    """As many characters and lines as asked for, but never larger than the screen."""
    metrics = dialog.fontMetrics()
    wanted = QSize(characters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    dialog.resize(wanted.boundedTo(dialog.screen().availableGeometry().size() * _SHARE))
