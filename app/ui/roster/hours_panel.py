"""Beside the roster: each helper's hours in the period against the contract."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.domain.danish import hours_text
from app.model.services.roster_view import HelperColumn
from app.ui.table_model import RowsModel, TableColumn
from app.ui.widgets import Table, heading


def _owed(helper: HelperColumn) -> str:
    return "" if helper.contract_minutes is None else hours_text(helper.contract_minutes)


def _difference(helper: HelperColumn) -> str:
    if helper.contract_minutes is None:
        return ""
    minutes = helper.minutes - helper.contract_minutes
    return f"+{hours_text(minutes)}" if minutes > 0 else hours_text(minutes)


class HoursPanel(QWidget):
    """Planned hours, the contract's hours for the same days, and the difference."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RowsModel[HelperColumn] = RowsModel(
            [
                TableColumn(self.tr("Hjælper"), lambda h: h.name),
                TableColumn(self.tr("Timer"), lambda h: hours_text(h.minutes), right=True),
                TableColumn(self.tr("Aftalt"), _owed, right=True),
                TableColumn(self.tr("Forskel"), _difference, right=True),
            ],
            self,
        )
        self._table = Table(self.tr("Timer i perioden"), parent=self)
        self._table.setModel(self._model)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(heading(self.tr("Timer i perioden"), name="subheading"))
        column.addWidget(self._table, 1)

    def show_hours(self, helpers: Sequence[HelperColumn]) -> None:
        self._model.show_rows(helpers)
        header, bar = self._table.horizontalHeader(), self._table.verticalScrollBar()
        columns = [max(self._table.sizeHintForColumn(n), header.sectionSizeHint(n)) for n in range(header.count())]
        edges = 2 * self._table.frameWidth() + bar.sizeHint().width() + self._table.fontMetrics().averageCharWidth()
        self._table.setFixedWidth(sum(columns) + edges)
        self.setMaximumWidth(self._table.width() + 16)
