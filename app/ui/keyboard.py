"""Who has the keyboard, and giving it back: it must never be left with nobody, for those who have nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def with_parents(widget: QWidget | None) -> list[QWidget]:
    """A widget and all that it stands in."""
    found = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def give_keyboard(widgets: Iterable[QWidget]) -> None:
    """To the first that can have it: a cell's editor is gone when it has been left, its table is not."""
    for widget in widgets:
        if isValid(widget) and widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
