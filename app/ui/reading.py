"""Text to be read: a cursor to walk with, selectable, Tab leaves it, nothing can be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget


def reading_text(name: str, parent: QWidget | None = None) -> QPlainTextEdit:
    text = QPlainTextEdit(parent)
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
    )
    text.setAccessibleName(name)
    return text


def fit_lines(text: QPlainTextEdit, lines: int) -> None:
    """At least so many lines high, also when the letters are large."""
    text.setMinimumHeight(text.fontMetrics().lineSpacing() * lines + 16)
