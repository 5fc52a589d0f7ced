"""The table of the history. Its rows get their height when they come into view: measuring 2000 at once would be felt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from app.model.services.history import LogLine
from app.ui.history.presenter import spoken, when
from app.ui.table_model import Index, RowsModel, TableColumn
from app.ui.widgets import Table

WIDEST = ("00.00.0000 kl. 00:00", "Ret vagt 00.00.0000 m", "Vagt 00.00.0000 kl. 00:00", "Et ganske langt navn")
LEAST_LETTERS = 24  # of the two columns that share what is left
MOST_LINES_SHOWN = 4  # a longer text stands whole below the table
LEAST_ROWS = 8


class LogModel(RowsModel[LogLine]):
    """Lines of the log; more of them are added at the end as they are found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        columns = [
            TableColumn[LogLine](self.tr("Hvornår"), when, spoken=spoken),
            TableColumn[LogLine](self.tr("Hvad blev gjort"), lambda line: line.label),
            TableColumn[LogLine](self.tr("Det gælder"), lambda line: line.what),
            TableColumn[LogLine](self.tr("Hjælper"), lambda line: line.helper),
            TableColumn[LogLine](self.tr("Før"), lambda line: line.before),
            TableColumn[LogLine](self.tr("Efter"), lambda line: line.after),
        ]
        self.show_rows((), columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.isValid():
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop  # a long text's beginning is what is seen
        return super().data(index, role)

    def add_rows(self, rows: Sequence[LogLine]) -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows = (*self._rows, *rows)
            self.endInsertRows()


class LogTable(Table):
    """`chosen` says that the current line is another one, or None. Enter tells that its details are wanted."""

    chosen = Signal()
    details_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, self._open, parent)
        self._log = LogModel(self)
        self._fitted: set[int] = set()
        self.setModel(self._log)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(self._fit_rows)
        self.horizontalHeader().sectionResized.connect(self._fit_again)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit())

    def clear(self) -> None:
        self._fitted.clear()
        self._log.show_rows(())

    def add(self, lines: Sequence[LogLine]) -> None:
        self._log.add_rows(lines)
        QTimer.singleShot(0, self, self._fit_rows)

    def count(self) -> int:
        return self._log.rowCount()

    def line(self) -> LogLine | None:
        """The current line."""
        return self._log.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def choose(self, row: int) -> None:
        index = self._log.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def fit(self, target: int) -> None:
        """Rows at least `target` pixels high, columns by the size of the letters."""
        line = max(target, self.fontMetrics().height() + 8)
        self.verticalHeader().setMinimumSectionSize(line)
        self.verticalHeader().setDefaultSectionSize(line)
        header = self.horizontalHeader()
        header.setMinimumHeight(header.fontMetrics().height() * 8 // 5)
        self.setMinimumHeight(line * LEAST_ROWS)
        self._fit_columns()
        self._fit_again()

    def _fit_columns(self) -> None:
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        for column, text in enumerate(WIDEST):
            self.setColumnWidth(column, metrics.horizontalAdvance(text) + metrics.averageCharWidth() + 10)
        left = self.viewport().width() - sum(header.sectionSize(column) for column in range(len(WIDEST)))
        for column in range(len(WIDEST), self._log.columnCount()):
            self.setColumnWidth(column, max(left // 2, LEAST_LETTERS * metrics.averageCharWidth()))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row has its height before Qt scrolls to it."""
        if current.isValid():
            self._fit_row(current.row())
            QTimer.singleShot(0, self, self._see_current)
        super().currentChanged(current, previous)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self._fit_rows()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self, self._fit_rows)
        return done

    def _open(self) -> None:
        self.details_wanted.emit()

    def _see_current(self) -> None:
        self.scrollTo(self.currentIndex())

    def _fit_again(self) -> None:
        self._fitted.clear()
        self._fit_rows()

    def _fit_rows(self) -> None:
        """The rows that are in view; as they grow, fewer are."""
        row, bottom = self.rowAt(0), self.viewport().height()
        while 0 <= row < self._log.rowCount() and self.rowViewportPosition(row) < bottom:
            self._fit_row(row)
            row += 1

    def _fit_row(self, row: int) -> None:
        if row not in self._fitted:
            self._fitted.add(row)
            most = MOST_LINES_SHOWN * self.fontMetrics().lineSpacing() + 8
            least = self.verticalHeader().minimumSectionSize()
            self.setRowHeight(row, max(least, min(self.sizeHintForRow(row), most)))
