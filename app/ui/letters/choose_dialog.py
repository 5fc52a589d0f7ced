"""Chooses which document to make: by subject, with a sentence of help each."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.model.services.blanks import Kind
from app.model.services.letter_list import LETTERS
from app.ui.entry.tables import RowTable
from app.ui.flow_layout import FlowLayout
from app.ui.letters.choices import LetterRow, letter_rows
from app.ui.table_model import TableColumn
from app.ui.widgets import button

OF_HELPER = frozenset({Kind.HELPER, Kind.CONTRACT, Kind.TALK, Kind.TERMINATION, Kind.ABSENCE})


def letter_columns(widget: QWidget) -> list[TableColumn[LetterRow]]:
    return [
        TableColumn(widget.tr("Emne"), lambda row: row.subject, spoken=lambda row: row.spoken),
        TableColumn(widget.tr("Dokument"), lambda row: row.title),
        TableColumn(widget.tr("Til hvad"), lambda row: row.help),
    ]


class ChooseDialog(QDialog):
    """`name` is the chosen document; those about one helper only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lav et dokument"))
        self.name = ""
        rows = [row for row in letter_rows() if LETTERS[row.id].kind in OF_HELPER]
        self._table: RowTable[LetterRow] = RowTable(
            self.tr("Dokumenter"), letter_columns(self), self._take, lambda: None, most_rows=20
        )
        self._table.show_rows(rows)
        tools = FlowLayout()
        tools.addWidget(button(self.tr("Vælg dokumentet"), self._take, primary=True))
        tools.addWidget(button(self.tr("Luk"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(self._table, 1)
        column.addLayout(tools)
        self.resize(parent.window().size() * 0.8)
        self._table.setFocus()

    def _take(self) -> None:
        self.name = self._table.chosen_id() or ""
        self.accept()
