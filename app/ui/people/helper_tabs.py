"""The tabs beside the list of helpers: the card with its contracts, and the panels of everything else about a helper.

Only the tab in front reads the file, so that a helper with ten years of papers opens at once. The tabs are buttons that
go on to a second line with large text, where a tab bar would hide them behind two small arrows.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.findings import Finding
from app.model.services.blanks import Blank, Kind
from app.ui.flow_layout import FlowLayout
from app.ui.people.learning_panel import LearningPanel
from app.ui.people.leaving_panel import LeavingPanel
from app.ui.people.panel import HelperPanel
from app.ui.people.papers_panel import PapersPanel
from app.ui.people.talks_panel import TalksPanel
from app.ui.screen import Shell
from app.ui.widgets import button

HINT = "Pil til højre og venstre, eller Ctrl+Page Up og Ctrl+Page Down, skifter fane."


class HelperTabs(QWidget):
    """The first tab is the card's; a new helper that is not saved has no other."""

    def __init__(self, shell: Shell, card: QWidget) -> None:
        super().__init__()
        self._helper_id: str | None = None
        self._buttons = QButtonGroup(self)  # exclusive: Tab goes to the chosen one, the arrows to the others
        self._panels: tuple[HelperPanel, ...] = (
            LearningPanel(shell),
            TalksPanel(shell),
            PapersPanel(shell),
            LeavingPanel(shell),
        )
        self._pages: tuple[QWidget, ...] = (card, *self._panels)
        self._strip = QWidget()
        self._strip.setAccessibleName(self.tr("Om hjælperen"))
        row = FlowLayout(self._strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._strip)
        for index, (title, page) in enumerate(zip(self._titles(), self._pages, strict=True)):
            tab = button(title, partial(self._choose, index))
            tab.setCheckable(True)
            tab.setAccessibleDescription(HINT)
            self._buttons.addButton(tab, index)
            row.addWidget(tab)
            column.addWidget(page, 1)
            page.setVisible(index == 0)
        self._buttons.button(0).setChecked(True)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Oplysninger"),
            self.tr("Kurser og nøgler"),
            self.tr("Samtaler"),
            self.tr("Papirer"),
            self.tr("Fratrædelse"),
        )

    def show_helper(self, helper_id: str | None) -> None:
        """None for a helper that is not saved yet: only the card."""
        self._helper_id = helper_id
        if helper_id is None:
            self.show_card()
        for tab in self._buttons.buttons()[1:]:
            tab.setEnabled(helper_id is not None)
        self._show()

    def show_card(self) -> None:
        self._choose(0)

    def step(self, by: int) -> None:
        """To the tab so many further on, with the keyboard on its button."""
        tabs = [tab for tab in self._buttons.buttons() if tab.isEnabled()]
        at = [self._buttons.id(tab) for tab in tabs].index(self._buttons.checkedId())
        index = self._buttons.id(tabs[(at + by) % len(tabs)])
        self._choose(index)
        self._buttons.button(index).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self, changes: Changes) -> None:
        panel = self._in_front()
        if panel is not None and panel.is_touched_by(changes):
            self._show()

    def point_at(self, finding: Finding) -> bool:
        """Brings the tab to the front that a finding is about; False leaves it to the card and contracts, in front."""
        for panel in self._panels:
            if self._helper_id is not None and panel.point_at(finding):
                self._choose(self._pages.index(panel))
                panel.point_at(finding)  # again, for now it is in front and shows this helper
                return True
        self.show_card()
        return False

    def fill_in(self, blank: Blank) -> bool:
        """Brings the tab to the front that a blank's field is in; False leaves it to the card and contracts, in front."""
        if self._helper_id is not None and blank.kind not in {Kind.HELPER, Kind.CONTRACT}:
            for index, panel in enumerate(self._panels, 1):
                self._choose(index)
                if panel.fill_in(blank):
                    return True
        self.show_card()
        return False

    def _choose(self, index: int) -> None:
        self._buttons.button(index).setChecked(True)
        for number, page in enumerate(self._pages):
            page.setVisible(number == index)
        self._show()

    def _in_front(self) -> HelperPanel | None:
        page = self._pages[self._buttons.checkedId()]
        return page if isinstance(page, HelperPanel) else None

    def _show(self) -> None:
        panel = self._in_front()
        if panel is not None and self._helper_id is not None:
            panel.show_helper(self._helper_id)
