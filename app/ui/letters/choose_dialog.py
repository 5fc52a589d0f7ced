"""Chooses which document to make: by subject, with a sentence of help each."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from app.model.services.blanks import OF_HELPER
from app.model.services.letter.catalogue import LETTERS
from app.ui.entry.tables import RowTable
from app.ui.flow_layout import FlowLayout
from app.ui.letters.choices import LetterRow, letter_rows
from app.ui.table_model import TableColumn
from app.ui.widgets import button, plain_label


def letter_columns(widget: QWidget) -> list[TableColumn[LetterRow]]:
    return [
        TableColumn(widget.tr("Dokument"), lambda row: row.title, spoken=lambda row: row.spoken),
        TableColumn(widget.tr("Til hvad"), lambda row: row.help),
        TableColumn(widget.tr("Emne"), lambda row: row.subject),
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
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # it scrolls if it must
        self._table.show_rows(rows)
        self._help = plain_label()
        self._table.chosen.connect(lambda _name: self._show_help())
        self._show_help()
        tools = FlowLayout()
        tools.addWidget(button(self.tr("Vælg dokumentet"), self._take, primary=True))
        tools.addWidget(button(self.tr("Luk"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(self._table, 1)
        column.addStretch(0)
        column.addWidget(self._help)
        column.addLayout(tools)
        self.resize(parent.window().size() * 0.8)
        self._table.setFocus()

    def _show_help(self) -> None:
        self._help.setText(LETTERS[self._table.chosen_id() or ""].help)

    def _take(self) -> None:
        self.name = self._table.chosen_id() or ""
        self.accept()
