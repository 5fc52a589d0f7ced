"""The screen "Ansættelse"."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from app.model.domain.entities import Changes
from app.ui.screen import Screen, Shell
from app.ui.widgets import heading


class HiringView(Screen):
    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        QVBoxLayout(self).addWidget(heading(self.tr("Ansættelse")))

    def refresh(self, changes: Changes | None = None) -> None:
        pass

    def focus_first(self) -> None:
        self.setFocus()
