"""What to begin with in an empty file: a button for each thing that is missing, and why it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.ui.overview.presenter import FirstStep
from app.ui.widgets import button, heading, plain_label


class StartPanel(QFrame):
    """Hidden when nothing is missing."""

    def __init__(self, go_to: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._go_to = go_to
        self._shown: tuple[FirstStep, ...] = ()
        self._buttons: list[QPushButton] = []
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(heading(self.tr("Kom i gang"), name="subheading"))

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        self.setHidden(not steps)
        if tuple(steps) == self._shown:
            return
        self._shown = tuple(steps)
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._buttons, self._parts = [], []
        for place, step in enumerate(steps):
            made = button(step.text, partial(self._go_to, step.screen), primary=not place)
            made.setAutoDefault(True)
            made.setAccessibleDescription(step.why)
            self._buttons.append(made)
            for part in (made, plain_label(step.why)):
                self._parts.append(part)
                self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is made else Qt.AlignmentFlag(0))
                part.show()  # now: the keyboard may be sent here before Qt would do it

    def focus_first(self) -> bool:
        """False where there is nothing to begin with."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._buttons)
