"""The list of helpers with its buttons, or an inviting sentence while there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from app.ui.entry.tables import RowTable
from app.ui.flow_layout import FlowLayout
from app.ui.people.helper_texts import HelperRow
from app.ui.table_model import TableColumn
from app.ui.widgets import button, plain_label


@dataclass(frozen=True)
class ListActions:
    """What the list's keys and buttons do."""

    open: Callable[[], None]
    new: Callable[[], None]
    delete: Callable[[], None]
    show_former: Callable[[bool], object]


class HelperListPanel(QWidget):
    """Shows rows; says which one was chosen."""

    chosen = Signal(str)

    def __init__(self, actions: ListActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns: list[TableColumn[HelperRow]] = [
            TableColumn(self.tr("Navn"), lambda row: row.name, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Lønform"), lambda row: row.pay),
            TableColumn(self.tr("Ansat"), lambda row: row.employed),
        ]
        self._table: RowTable[HelperRow] = RowTable(
            self.tr("Hjælpere"), columns, actions.open, actions.delete, most_rows=6
        )
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._table.chosen.connect(self.chosen)
        self._none = plain_label(self.tr("Der er ingen hjælpere endnu.\nTryk på Ny hjælper."))
        self._former = QCheckBox(self.tr("Vis tidligere hjælpere"))
        self._former.toggled.connect(actions.show_former)
        self._new = button(self.tr("Ny hjælper"), actions.new)
        self._delete = button(self.tr("Slet hjælper"), actions.delete)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self._new)
        row.addWidget(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self._table, 1)
        column.addWidget(self._former)
        column.addWidget(buttons)
        column.addStretch(0)

    def show_list(self, rows: Sequence[HelperRow], chosen: str | None, *, has_former: bool, deletable: bool) -> None:
        self._table.show_rows(rows, chosen)
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._former.setVisible(has_former)
        self._delete.setEnabled(deletable)

    def tick_former(self, *, on: bool) -> None:
        """Without telling anybody."""
        self._former.blockSignals(True)
        self._former.setChecked(on)
        self._former.blockSignals(False)

    def focus_first(self) -> None:
        target = self._new if self._table.isHidden() else self._table
        target.setFocus(Qt.FocusReason.OtherFocusReason)
