"""The page "Tekster": whose text each document is made from, and where it is adapted."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.ui.documents.presenter import DocumentsPresenter, WordingRow
from app.ui.documents.wording_dialog import WordingDialog
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.screen import Shell
from app.ui.table_model import TableColumn
from app.ui.widgets import ask


class WordingsPanel(QWidget):
    def __init__(self, shell: Shell, presenter: DocumentsPresenter) -> None:
        super().__init__()
        self._shell, self._presenter = shell, presenter
        words = ListWords(
            self.tr("Tekster"),
            "",
            self.tr("Du kan rette teksten i hvert dokument. Programmets egen tekst bliver altid gemt."),
        )
        columns: list[TableColumn[WordingRow]] = [
            TableColumn(self.tr("Dokument"), lambda row: row.title, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Hvis tekst"), lambda row: row.whose),
        ]
        acts: list[Act[WordingRow]] = [
            Act(self.tr("Ret teksten …"), self._open, any_row),
            Act(self.tr("Tilbage til programmets tekst"), self._restore, lambda row: row.own),
        ]
        self._list: ActListPanel[WordingRow] = ActListPanel(
            words, columns, self._open, self._restore, acts, most_rows=30
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        column.addStretch(1)

    def show_wordings(self) -> None:
        self._list.show_rows(self._presenter.wordings())

    def focus_first(self) -> None:
        self._list.focus_work()

    def _row(self) -> WordingRow | None:
        chosen = self._list.chosen_id()
        return next((row for row in self._presenter.wordings() if row.id == chosen), None)

    def _open(self) -> None:
        row = self._row()
        if row is None:
            return
        dialog = WordingDialog(self._presenter, row.id, row.title, self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.changes is not None:
            self._done(dialog.changes)
        dialog.deleteLater()
        self._list.focus_work()

    def _restore(self) -> None:
        row = self._row()
        text = self.tr("Brug programmets tekst igen? Din egen kan hentes tilbage med Fortryd.")
        if row is not None and row.own and ask(self, row.title, text, self.tr("Brug programmets tekst")):
            self._done(self._presenter.restore(row.id))
            self._list.focus_work()

    def _done(self, changes: Changes) -> None:
        self.show_wordings()
        self._shell.changed(changes)
