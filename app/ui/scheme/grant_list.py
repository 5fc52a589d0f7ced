"""The grants of hours: a table and the buttons that open them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.ui.scheme.grant_texts import GrantRow
from app.ui.scheme.list_panel import ListActions, ListPanel, ListWords
from app.ui.table_model import TableColumn

__all__ = ["GrantListPanel", "ListActions"]


class GrantListPanel(ListPanel[GrantRow]):
    def __init__(self, actions: ListActions, parent: QWidget | None = None) -> None:
        words = ListWords(
            title=self.tr("Bevillinger"),
            none=self.tr("Der er ingen bevilling endnu. Tryk på Ny bevilling og skriv timerne fra kommunens brev."),
            new=self.tr("Ny bevilling"),
            open=self.tr("Ret bevilling"),
            delete=self.tr("Slet bevilling"),
            unit=self.tr("Timer om ugen"),
        )
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
        super().__init__(words, columns, actions, parent)

    def show_grants(self, rows: Sequence[GrantRow]) -> None:
        self.show_rows(rows)
