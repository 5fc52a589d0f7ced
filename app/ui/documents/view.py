"""The screen "Papirer": the archive, the documents that can be made, and their wordings."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from app.model.domain.archive import OwnWording
from app.model.domain.entities import Changes, Helper
from app.ui.documents.make_panel import MakePanel
from app.ui.documents.presenter import DocumentsPresenter
from app.ui.documents.wordings_panel import WordingsPanel
from app.ui.letters.archive_panel import TOUCHED, ArchivePanel
from app.ui.letters.archive_presenter import ArchivePresenter
from app.ui.page import Page
from app.ui.screen import Screen, Shell
from app.ui.tab_pages import TabPages
from app.ui.widgets import heading


class DocumentsView(Screen):
    """Three pages; each reads the file when it comes to the front."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        presenter = DocumentsPresenter(shell.binder)
        self._archive = ArchivePanel(shell, ArchivePresenter(shell.binder), most_rows=14)
        self._make = MakePanel(shell, presenter)
        self._wordings = WordingsPanel(shell, presenter)
        self._pages = TabPages(
            self.tr("Papirer"),
            (
                (self.tr("Arkiv"), self._archive),
                (self.tr("Lav et dokument"), self._make),
                (self.tr("Tekster"), self._wordings),
            ),
        )
        self._pages.turned.connect(lambda _index: self._show())
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(heading(self.tr("Papirer")))
        column.addWidget(self._pages, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = Page(page)
        for table in page.findChildren(QTableView):
            area.follow_rows(table)
        outer.addWidget(area)

    def refresh(self, changes: Changes | None = None) -> None:
        if changes is None or changes.kinds & (TOUCHED | {OwnWording, Helper}):
            self._show()

    def rest(self) -> None:
        self._archive.rest()

    def focus_first(self) -> None:
        (self._archive, self._make, self._wordings)[self._pages.index].focus_first()

    def _show(self) -> None:
        if self._pages.index == 0:
            self._archive.show_papers()
        elif self._pages.index == 1:
            self._make.show_helpers()
        else:
            self._wordings.show_wordings()
