"""The hours that must be covered: a table of windows and the buttons that open them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.entry.tables import RowTable
from app.ui.flow_layout import FlowLayout
from app.ui.scheme.cover_texts import CoverRow
from app.ui.scheme.grant_list import ListActions
from app.ui.table_model import TableColumn
from app.ui.widgets import button, heading, plain_label


class CoverListPanel(QFrame):
    """Shows rows; remembers which one is chosen."""

    def __init__(self, actions: ListActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        columns: list[TableColumn[CoverRow]] = [
            TableColumn(self.tr("Dage"), lambda row: row.days, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Klokken"), lambda row: row.span),
            TableColumn(self.tr("Mindst"), lambda row: row.helpers),
            TableColumn(self.tr("Fra"), lambda row: row.starts_on),
            TableColumn(self.tr("Til"), lambda row: row.ends_on),
        ]
        title = self.tr("Timer, der skal være dækket")
        self._table: RowTable[CoverRow] = RowTable(title, columns, actions.open, actions.delete)
        self._none = plain_label(
            self.tr(
                "Skriv, hvornår der altid skal være en hjælper. Så siger programmet til, når vagtplanen har huller."
            )
        )
        self._open = button(self.tr("Ret timer"), actions.open)
        self._new = button(self.tr("Nye timer"), actions.new)
        self._delete = button(self.tr("Slet timer"), actions.delete)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for widget in (self._new, self._open, self._delete):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(heading(title, name="subheading"))
        column.addWidget(self._none)
        column.addWidget(self._table)
        column.addWidget(buttons)

    def show_cover(self, rows: Sequence[CoverRow]) -> None:
        self._table.show_rows(rows)
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        for action in (self._open, self._delete):
            action.setEnabled(bool(rows))

    def chosen_id(self) -> str | None:
        return self._table.chosen_id()

    def focus_work(self) -> None:
        """The table, or "Nye timer" while there is none."""
        target = self._new if self._table.isHidden() else self._table
        target.setFocus(Qt.FocusReason.OtherFocusReason)
