"""Taster og hjælp (F1): the keys of every screen, what the subjects are for, version and licence."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextEdit, QVBoxLayout, QWidget

from app import paths
from app.ui.widgets import button

UNPACKED = "0.1.0"


def version() -> str:
    """The installed program's version."""
    try:
        return metadata.version("hjaelpermappen")
    except metadata.PackageNotFoundError:
        return UNPACKED


class HelpDialog(QDialog):
    """A text to read, search and copy with the keyboard; Escape closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Taster og hjælp"))
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Taster og hjælp"))
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._text.setMarkdown(help_text())
        close = button(self.tr("Luk"), self.accept, primary=True)
        column = QVBoxLayout(self)
        column.addWidget(self._text, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        around = parent.size() if parent is not None else self.sizeHint()
        wide = self.fontMetrics().averageCharWidth() * 80
        self.resize(min(wide, around.width() * 9 // 10), around.height() * 9 // 10)


def help_text() -> str:
    """The help file with the version put in."""
    text = (paths.resources() / "hjaelp" / "taster.md").read_text(encoding="utf-8")
    return text.replace("{udgave}", version())
