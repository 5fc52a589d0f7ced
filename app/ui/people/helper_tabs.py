"""The tabs beside the list of helpers: the card with its contracts, and the panels of everything else about a helper.

Only the tab in front reads the file, so that a helper with ten years of papers opens at once.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from app.model.domain.entities import Changes
from app.model.domain.findings import Finding
from app.model.services.blanks import Blank
from app.ui.people.learning_panel import LearningPanel
from app.ui.people.leaving_panel import LeavingPanel
from app.ui.people.panel import HelperPanel
from app.ui.people.papers_panel import PapersPanel
from app.ui.people.talks_panel import TalksPanel
from app.ui.screen import Shell


class HelperTabs(QTabWidget):
    """The first tab is the card's; a new helper that is not saved has no other."""

    def __init__(self, shell: Shell, card: QWidget) -> None:
        super().__init__()
        self._helper_id: str | None = None
        self.setAccessibleName(self.tr("Om hjælperen"))
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.addTab(card, self.tr("Oplysninger"))
        self._panels: tuple[HelperPanel, ...] = (
            LearningPanel(shell),
            TalksPanel(shell),
            PapersPanel(shell),
            LeavingPanel(shell),
        )
        titles = (self.tr("Kurser og nøgler"), self.tr("Samtaler"), self.tr("Papirer"), self.tr("Fratrædelse"))
        for panel, title in zip(self._panels, titles, strict=True):
            self.addTab(panel, title)
        self.currentChanged.connect(lambda _index: self._show())

    def show_helper(self, helper_id: str | None) -> None:
        """None for a helper that is not saved yet: only the card."""
        self._helper_id = helper_id
        if helper_id is None:
            self.show_card()
        for index in range(1, self.count()):
            self.setTabEnabled(index, helper_id is not None)
        self._show()

    def show_card(self) -> None:
        self.setCurrentIndex(0)

    def refresh(self, changes: Changes) -> None:
        panel = self._in_front()
        if panel is not None and panel.is_touched_by(changes):
            self._show()

    def point_at(self, finding: Finding) -> bool:
        """Brings the tab to the front that a finding is about; False leaves it to the card and contracts, in front."""
        for panel in self._panels:
            if self._helper_id is not None and panel.point_at(finding):
                self.setCurrentWidget(panel)
                return True
        self.show_card()
        return False

    def fill_in(self, blank: Blank) -> bool:
        """Brings the tab to the front that a blank's field is in; False leaves it to the card and contracts, in front."""
        for panel in self._panels:
            if self._helper_id is not None and panel.fill_in(blank):
                self.setCurrentWidget(panel)
                return True
        self.show_card()
        return False

    def _in_front(self) -> HelperPanel | None:
        panel = self.currentWidget()
        return panel if isinstance(panel, HelperPanel) else None

    def _show(self) -> None:
        panel = self._in_front()
        if panel is not None and self._helper_id is not None:
            panel.show_helper(self._helper_id)
