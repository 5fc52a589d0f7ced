"""The line above every screen: where one is, and a button that leads away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from app.ui.widgets import button, plain_label


class Banner(QFrame):
    """Hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._text = plain_label()
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(9, 3, 9, 3)
        self._row.addWidget(self._text, 1)
        self._leave: QPushButton | None = None
        self.hide()

    def say(self, text: str, way_out: str, leave: Callable[[], None]) -> None:
        if self._leave is not None:
            self._leave.deleteLater()
        self._text.setText(text)
        self._leave = button(way_out, leave, primary=True)  # Enter presses a primary button
        self._row.addWidget(self._leave)
        self.show()
