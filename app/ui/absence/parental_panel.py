"""The page "Barsel" of the screen "Fravær"."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from app.ui.absence.panel import AbsencePanel
from app.ui.screen import Shell


class ParentalPanel(AbsencePanel):
    """Shows what its presenter holds."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        column = QVBoxLayout(self)
        column.addWidget(self._message)

    def show_all(self) -> None:
        pass

    def focus_first(self) -> None:
        self.setFocus()
