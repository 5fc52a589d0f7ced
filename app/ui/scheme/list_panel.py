"""A table of the scheme's own lists with the buttons that open its rows; a subclass says which columns and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.entry.tables import R, RowTable
from app.ui.flow_layout import FlowLayout
from app.ui.table_model import TableColumn
from app.ui.widgets import button, heading, plain_label


@dataclass(frozen=True)
class ListActions:
    """What a table's keys and its buttons do."""

    new: Callable[[], None]
    open: Callable[[], None]
    delete: Callable[[], None]


@dataclass(frozen=True)
class ListWords:
    """The panel's name, what stands instead of an empty table, and the buttons; `unit` stands over the table."""

    title: str
    none: str
    new: str
    open: str
    delete: str
    unit: str = ""


class ListPanel(QFrame, Generic[R]):
    """Shows rows; remembers which one is chosen."""

    def __init__(
        self, words: ListWords, columns: list[TableColumn[R]], actions: ListActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._table: RowTable[R] = RowTable(words.title, columns, actions.open, actions.delete)
        self._none = plain_label(words.none)
        self._unit = plain_label(words.unit, wrap=False)
        self._unit.setObjectName("muted")
        self._new = button(words.new, actions.new)
        self._open = button(words.open, actions.open)
        self._delete = button(words.delete, actions.delete)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for widget in (self._new, self._open, self._delete):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(heading(words.title, name="subheading"))
        for part in (self._none, self._unit, self._table, buttons):
            column.addWidget(part)

    def show_rows(self, rows: Sequence[R]) -> None:
        self._table.show_rows(rows)
        self._table.setVisible(bool(rows))
        self._unit.setVisible(bool(rows and self._unit.text()))
        self._none.setVisible(not rows)
        for action in (self._open, self._delete):
            action.setEnabled(bool(rows))

    def chosen_id(self) -> str | None:
        return self._table.chosen_id()

    def focus_work(self) -> None:
        """The table, or the button for the first row while there is none."""
        target = self._new if self._table.isHidden() else self._table
        target.setFocus(Qt.FocusReason.OtherFocusReason)
