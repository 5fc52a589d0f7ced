"""The tab "Papirer" of a helper: the archive of that helper's documents and scanned papers, and making a new one."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.model.domain.entities import Changes
from app.ui.letters.archive_panel import TOUCHED, ArchivePanel
from app.ui.letters.archive_presenter import ArchivePresenter
from app.ui.people.panel import HelperPanel
from app.ui.screen import Shell


class PapersPanel(HelperPanel):
    """Reads only lines: the papers themselves are opened one at a time."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._presenter = ArchivePresenter(shell.binder, "")
        self._archive = ArchivePanel(shell, self._presenter, self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._archive)

    def show_helper(self, helper_id: str) -> None:
        self._archive.show_helper(helper_id)

    def is_touched_by(self, changes: Changes) -> bool:
        return bool(changes.kinds & TOUCHED)

    def focus_first(self) -> None:
        self._archive.focus_first()

    def _make(self) -> None:
        from app.model.services.letters import About
        from app.ui.letters.choose_dialog import ChooseDialog
        from app.ui.letters.make_dialog import make_letter

        dialog = ChooseDialog(self)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted and dialog.name
        name = dialog.name
        dialog.deleteLater()
        if chosen:
            make_letter(self.shell, name, About(self._presenter.helper_id), self)
        self._archive.focus_first()
