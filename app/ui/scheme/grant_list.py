"""The grants of hours: a table and the buttons that open them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.entry.tables import RowTable
from app.ui.flow_layout import FlowLayout
from app.ui.scheme.grant_texts import GrantRow
from app.ui.table_model import TableColumn
from app.ui.widgets import button, heading, plain_label


@dataclass(frozen=True)
class ListActions:
    """What a table's keys and its buttons do."""

    new: Callable[[], None]
    open: Callable[[], None]
    delete: Callable[[], None]


class GrantListPanel(QFrame):
    """Shows rows; remembers which one is chosen."""

    def __init__(self, actions: ListActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        columns: list[TableColumn[GrantRow]] = [
            TableColumn(self.tr("Fra"), lambda row: row.starts_on, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Til"), lambda row: row.ends_on),
            TableColumn(self.tr("I alt"), lambda row: row.total, right=True),
            TableColumn(self.tr("Dag"), lambda row: row.day, right=True),
            TableColumn(self.tr("Aften"), lambda row: row.evening, right=True),
            TableColumn(self.tr("Nat"), lambda row: row.night, right=True),
            TableColumn(self.tr("Weekend"), lambda row: row.weekend, right=True),
            TableColumn(self.tr("Modtaget"), lambda row: row.received),
        ]
        self._table: RowTable[GrantRow] = RowTable(self.tr("Bevillinger"), columns, actions.open, actions.delete)
        self._none = plain_label(
            self.tr("Der er ingen bevilling endnu. Tryk på Ny bevilling og skriv timerne fra kommunens brev.")
        )
        self._unit = plain_label(self.tr("Timer om ugen"), wrap=False)
        self._unit.setObjectName("muted")
        self._open = button(self.tr("Ret bevilling"), actions.open)
        self._new = button(self.tr("Ny bevilling"), actions.new)
        self._delete = button(self.tr("Slet bevilling"), actions.delete)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for widget in (self._new, self._open, self._delete):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(heading(self.tr("Bevillinger"), name="subheading"))
        column.addWidget(self._none)
        column.addWidget(self._unit)
        column.addWidget(self._table)
        column.addWidget(buttons)

    def show_grants(self, rows: Sequence[GrantRow]) -> None:
        self._table.show_rows(rows)
        for widget in (self._table, self._unit):
            widget.setVisible(bool(rows))
        self._none.setVisible(not rows)
        for action in (self._open, self._delete):
            action.setEnabled(bool(rows))

    def chosen_id(self) -> str | None:
        return self._table.chosen_id()

    def focus_work(self) -> None:
        """The table, or "Ny bevilling" while there is none."""
        target = self._new if self._table.isHidden() else self._table
        target.setFocus(Qt.FocusReason.OtherFocusReason)
