"""A page to read and fill in, for whoever needs large text: one column, a label above each field, everything scrolls."""

from __future__ import annotations

from math import ceil
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.flow_layout import FlowLayout
from app.ui.widgets import heading

W = TypeVar("W", bound=QWidget)


class Column(QScrollArea):
    """Lines of at most 84 characters, from the top down; in the middle of the window if `centred`."""

    LONGEST = 84

    def __init__(self, *, centred: bool = False) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet, self._body = QWidget(), QWidget()
        row = QHBoxLayout(sheet)
        if centred:
            row.addStretch(1)
        row.addWidget(self._body, 1000)
        row.addStretch(1)
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(8, 8, 8, 16)
        self._rows.setSpacing(5)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(sheet)
        self._fit()

    def add(self, widget: W) -> W:
        self._rows.addWidget(widget)
        return widget

    def add_text(self, text: str, name: str = "") -> QLabel:
        """A paragraph, or a "heading", a "subheading", a "muted" note."""
        if name == "subheading":
            self._rows.addSpacing(20)
        return self.add(heading(text, name=name))

    def add_field(self, label: str, field: W, hint: str = "") -> W:
        """A field under its label and its hint; the label is its accessible name, the hint its description."""
        name = self.add(heading(label, name="question"))
        name.setBuddy(field)
        field.setAccessibleName(label)
        if hint:
            field.setAccessibleDescription(hint)
            self.add_text(hint, "muted")
        self.add(field)
        self.add_space()
        return field

    def add_space(self) -> None:
        self._rows.addSpacing(12)

    def add_button(self, made: QPushButton) -> None:
        """Over the whole width: a large thing to aim at."""
        made.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.add(made)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Side by side as long as there is room."""
        row = FlowLayout()
        for made in buttons:
            made.setAutoDefault(True)
            row.addWidget(made)
        self._rows.addLayout(row)
        self.add_space()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self._body.setMaximumWidth(self.fontMetrics().averageCharWidth() * self.LONGEST)


class PathText(QPlainTextEdit):
    """A path to read and copy; it breaks anywhere and is as high as its lines, so that large text is not cut off."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        text = self.blockBoundingRect(self.document().firstBlock()).height() + 2 * self.document().documentMargin()
        around = self.height() - self.viewport().height()
        return QSize(super().sizeHint().width(), ceil(text) + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
