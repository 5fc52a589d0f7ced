"""The screen "Fravær": sickness, vacation, parental leave, accidents, and the citizen's own vacations and hospital stays."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.findings import Finding
from app.model.services.blanks import Blank
from app.ui.absence.accidents_panel import AccidentsPanel
from app.ui.absence.panel import AbsencePanel
from app.ui.absence.parental_panel import ParentalPanel
from app.ui.absence.sickness_panel import SicknessPanel
from app.ui.absence.stays_panel import StaysPanel
from app.ui.absence.vacation_panel import VacationPanel
from app.ui.page import Page
from app.ui.screen import Screen, Shell
from app.ui.tab_pages import TabPages
from app.ui.widgets import heading


class AbsenceView(Screen):
    """Five pages; each reads the file when it comes to the front."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._panels: tuple[AbsencePanel, ...] = (
            SicknessPanel(shell),
            VacationPanel(shell),
            ParentalPanel(shell),
            AccidentsPanel(shell),
            StaysPanel(shell),
        )
        titles = (
            self.tr("Sygdom og andet fravær"),
            self.tr("Ferie"),
            self.tr("Barsel"),
            self.tr("Arbejdsulykker"),
            self.tr("Rejser og indlæggelser"),
        )
        self._pages = TabPages(self.tr("Fravær"), tuple(zip(titles, self._panels, strict=True)))
        self._pages.turned.connect(lambda _index: self._in_front().show_all())
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(heading(self.tr("Fravær")))
        column.addWidget(self._pages, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = Page(page)
        for table in page.findChildren(QTableView):
            area.follow_rows(table)
        outer.addWidget(area)

    def refresh(self, changes: Changes | None = None) -> None:
        if changes is None or self._in_front().is_touched_by(changes):
            self._in_front().show_all()

    def rest(self) -> None:
        for panel in self._panels:
            panel.rest()

    def focus_first(self) -> None:
        self._in_front().focus_first()

    def point_at(self, finding: Finding) -> None:
        """Brings the page to the front that a finding is about."""
        for panel in self._panels:
            if panel.point_at(finding):
                self._pages.bring(panel)
                panel.point_at(finding)  # again, for now it is in front and shows what is in the file
                return
        self.focus_first()

    def fill_in(self, blank: Blank) -> None:
        for panel in self._panels:
            if panel.fill_in(blank):
                self._pages.bring(panel)
                panel.fill_in(blank)
                return
        self.focus_first()

    def _in_front(self) -> AbsencePanel:
        return self._panels[self._pages.index]
