"""The year ahead as a table: what is due in which month, when, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QWidget

from app.ui.overview.parts import fit_rows, frame_room
from app.ui.overview.presenter import YearLine
from app.ui.table_model import RowsModel, TableColumn
from app.ui.widgets import Table

MONTH, WHAT, WHEN, SOURCE = range(4)
LEAST = 20  # letters of the column where all stands together
SHARES = {WHAT: 4, WHEN: 3, SOURCE: 3}


class YearTable(Table):
    """As high as its rows; texts go on below where there is no room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, None, parent)
        month: TableColumn[YearLine] = TableColumn(
            self.tr("Måned"), lambda line: line.month, spoken=lambda line: line.spoken
        )
        self._side_by_side: list[TableColumn[YearLine]] = [
            month,
            TableColumn(self.tr("Hvad"), lambda line: line.what),
            TableColumn(self.tr("Hvornår"), lambda line: line.when),
            TableColumn(self.tr("Kilde"), lambda line: line.source),
        ]
        self._together: list[TableColumn[YearLine]] = [month, TableColumn(self.tr("Hvad og hvornår"), _together)]
        self._wide = True
        self._model: RowsModel[YearLine] = RowsModel(self._side_by_side, self)
        self._lines: tuple[YearLine, ...] = ()
        self._fitted: tuple[object, ...] = ()  # what the columns and rows were last measured for
        self.setModel(self._model)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)  # there is nothing to do with a line
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_lines(self, lines: Sequence[YearLine]) -> None:
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._fill()

    def fit(self, target: int, *, wide: bool) -> None:
        """Rows at least `target` pixels high; in a narrow window what, when and source stand under each other."""
        self.verticalHeader().setMinimumSectionSize(max(target, self.fontMetrics().height() + 8))
        header = self.horizontalHeader()
        header.setMinimumHeight(header.fontMetrics().height() * 8 // 5)
        if wide != self._wide:
            self._wide = wide
            self._fill()
        self._fit_columns()

    def _fill(self) -> None:
        row = max(0, self.currentIndex().row())
        self._model.show_rows(self._lines, self._side_by_side if self._wide else self._together)
        self.setCurrentIndex(self._model.index(min(row, len(self._lines) - 1), 0))
        self._fit_columns()

    def sizeHint(self) -> QSize:
        header = self.horizontalHeader()
        header.ensurePolished()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        rows = sum(self.rowHeight(row) for row in range(self._model.rowCount()))
        high = (
            rows
            + max(header.minimumHeight(), header.sizeHint().height())
            + below
            + 2 * self.frameWidth()
            + frame_room(self)
        )
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._fit_columns)

    def _fit_columns(self) -> None:
        least_high = self.verticalHeader().minimumSectionSize()
        wanted = (self._lines, self._wide, self.viewport().width(), self.font().key(), least_high)
        if wanted == self._fitted:
            return
        self._fitted = wanted
        metrics = self.fontMetrics()
        letter = metrics.averageCharWidth()
        month = max((metrics.horizontalAdvance(line.month) for line in self._lines), default=0) + 2 * letter + 8
        self.setColumnWidth(MONTH, month)
        left = self.viewport().width() - month
        if self._wide:
            for column, share in SHARES.items():
                self.setColumnWidth(column, left * share // sum(SHARES.values()))
        else:
            self.setColumnWidth(WHAT, max(left, LEAST * letter))
        fit_rows(self, least_high)
        self.updateGeometry()


def _together(line: YearLine) -> str:
    return "\n".join(part for part in (line.what, line.when, line.source) if part)
