"""The hours that must be covered: a table of windows and the buttons that open them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.ui.scheme.cover_texts import CoverRow
from app.ui.scheme.list_panel import ListActions, ListPanel, ListWords
from app.ui.table_model import TableColumn


class CoverListPanel(ListPanel[CoverRow]):
    def __init__(self, actions: ListActions, parent: QWidget | None = None) -> None:
        words = ListWords(
            title=self.tr("Timer, der skal være dækket"),
            none=self.tr(
                "Skriv, hvornår der altid skal være en hjælper. Så siger programmet til, når vagtplanen har huller."
            ),
            new=self.tr("Nye timer"),
            open=self.tr("Ret timer"),
            delete=self.tr("Slet timer"),
        )
        columns: list[TableColumn[CoverRow]] = [
            TableColumn(self.tr("Dage"), lambda row: row.days, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Klokken"), lambda row: row.span),
            TableColumn(self.tr("Mindst"), lambda row: row.helpers),
            TableColumn(self.tr("Fra"), lambda row: row.starts_on),
            TableColumn(self.tr("Til"), lambda row: row.ends_on),
        ]
        super().__init__(words, columns, actions, parent)

    def show_cover(self, rows: Sequence[CoverRow]) -> None:
        self.show_rows(rows)
