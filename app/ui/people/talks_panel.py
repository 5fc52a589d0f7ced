"""The tab "Samtaler" of a helper."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from app.ui.people.panel import HelperPanel
from app.ui.screen import Shell
from app.ui.widgets import heading


class TalksPanel(HelperPanel):
    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        QVBoxLayout(self).addWidget(heading(self.tr("Samtaler"), name="subheading"))

    def show_helper(self, helper_id: str) -> None:
        pass

    def focus_first(self) -> None:
        self.setFocus()
