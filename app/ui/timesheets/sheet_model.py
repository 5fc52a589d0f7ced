"""The timesheet as an item model: a line for each row and one for the totals; every cell speaks its line and heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from app.model.calc.timesheet import Column
from app.ui.table_model import Index, RowsModel, TableColumn
from app.ui.timesheets.sheet_lines import DAY, END, REMARK, START, Line, spoken_cell, spoken_line


class SheetModel(RowsModel[Line]):
    """Date, clock times, one column of minutes for each of the sheet's, and the remark."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._keys: tuple[str, ...] = ()

    def show_sheet(self, lines: Sequence[Line], columns: Sequence[Column]) -> None:
        self._keys = (DAY, START, END, *(column.name for column in columns), REMARK)
        shown = [
            TableColumn[Line](self.tr("Dato"), lambda line: line.day),
            TableColumn[Line](self.tr("Fra"), lambda line: line.start, right=True),
            TableColumn[Line](self.tr("Til"), lambda line: line.end, right=True),
            *(TableColumn[Line](c.title, partial(_number, column=c.name), right=True) for c in columns),
            TableColumn[Line](self.tr("Bemærkning"), lambda line: line.remark),
        ]
        self._spoken_day = partial(spoken_line, columns=tuple(columns))
        self.show_rows(lines, shown)

    def key_of(self, column: int) -> str:
        """The column's name in the sheet; DAY, START, END or REMARK for the others."""
        return self._keys[column] if 0 <= column < len(self._keys) else DAY

    def column_of(self, key: str) -> int:
        """Where a column is now; the first number when it is not shown."""
        return self._keys.index(key) if key in self._keys else min(3, len(self._keys) - 1)

    def row_of(self, key: str) -> int:
        """Where a line is now; the first one when it is gone."""
        return next((row for row, line in enumerate(self._rows) if line.key == key), 0)

    def texts(self, column: int) -> Iterable[tuple[str, bool]]:
        """What a column shows, and whether in bold: its heading may be, the totals are."""
        shown = self._columns[column]
        yield shown.title, True
        yield from ((shown.text(line), line.is_total) for line in self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.row_at(index.row()) if index.isValid() else None
        if line is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            column = self._columns[index.column()]
            if self._keys[index.column()] == DAY:
                return self._spoken_day(line)
            return spoken_cell(line, column.title, column.text(line))
        if line is not None and role == Qt.ItemDataRole.FontRole and line.is_total:
            font = QFont()
            font.setBold(True)
            return font
        return super().data(index, role)


def _number(line: Line, column: str) -> str:
    return line.number(column)
