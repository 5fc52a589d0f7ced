"""The contracts of the chosen helper: a table and the buttons that open them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.entry.tables import RowTable
from app.ui.flow_layout import FlowLayout
from app.ui.people.contract_texts import ContractRow
from app.ui.table_model import TableColumn
from app.ui.widgets import button, heading, plain_label

CONTRACT, CHANGE, SECRECY = "ansaettelseskontrakt", "tillaeg-til-kontrakt", "tavshedserklaering"


@dataclass(frozen=True)
class ContractActions:
    """What the table's keys and the buttons do; `letter` is asked for a paper by its name."""

    new: Callable[[], None]
    new_terms: Callable[[], None]
    open: Callable[[], None]
    delete: Callable[[], None]
    letter: Callable[[str], None]


class ContractListPanel(QFrame):
    """Shows rows; remembers which one is chosen."""

    def __init__(self, actions: ContractActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        columns: list[TableColumn[ContractRow]] = [
            TableColumn(self.tr("Fra"), lambda row: row.starts_on, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Til"), lambda row: row.ends_on),
            TableColumn(self.tr("Lønform"), lambda row: row.pay),
            TableColumn(self.tr("Ugetimer"), lambda row: row.hours, right=True),
            TableColumn(self.tr("Timeløn"), lambda row: row.wage, right=True),
            TableColumn(self.tr("Underskrevet"), lambda row: row.signed),
        ]
        self._table: RowTable[ContractRow] = RowTable(self.tr("Kontrakter"), columns, actions.open, actions.delete)
        self._none = plain_label(self.tr("Der er ingen kontrakt endnu. Tryk på Ny kontrakt."))
        self._new = button(self.tr("Ny kontrakt"), actions.new)
        self._terms = button(self.tr("Nye vilkår fra en dato"), actions.new_terms)
        self._open = button(self.tr("Ret kontrakt"), actions.open)
        self._delete = button(self.tr("Slet kontrakt"), actions.delete)
        self._letters = {
            name: button(text, partial(actions.letter, name))
            for name, text in (
                (CONTRACT, self.tr("Lav kontrakt")),
                (CHANGE, self.tr("Lav tillæg til kontrakt")),
                (SECRECY, self.tr("Lav tavshedserklæring")),
            )
        }
        self._rows: tuple[ContractRow, ...] = ()
        self._table.chosen.connect(lambda _identity: self._show_letters())
        buttons = QWidget()
        row = FlowLayout(buttons)
        for widget in (self._new, self._terms, self._open, self._delete, *self._letters.values()):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(heading(self.tr("Kontrakter"), name="subheading"))
        column.addWidget(self._none)
        column.addWidget(self._table)
        column.addWidget(buttons)

    def show_contracts(self, rows: Sequence[ContractRow]) -> None:
        self._rows = tuple(rows)
        self._table.show_rows(rows)
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        for widget in (self._terms, self._open, self._delete):
            widget.setEnabled(bool(rows))
        self._show_letters()

    def _show_letters(self) -> None:
        """A change can be written only of terms that came after others."""
        chosen = next((row for row in self._rows if row.id == self.chosen_id()), None)
        for name, widget in self._letters.items():
            widget.setEnabled(chosen is not None and (name != CHANGE or chosen.follows))

    def choose(self, rows: Sequence[ContractRow], contract_id: str) -> None:
        """The current row, by its contract."""
        self._rows = tuple(rows)
        self._table.show_rows(rows, contract_id)
        self._show_letters()

    def chosen_id(self) -> str | None:
        return self._table.chosen_id()

    def focus_work(self) -> None:
        """The table, or "Ny kontrakt" while there is none."""
        target = self._new if self._table.isHidden() else self._table
        target.setFocus(Qt.FocusReason.OtherFocusReason)
