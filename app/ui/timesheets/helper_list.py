"""The helpers who have a sheet in the month, with their hours of work; the current one's sheet is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QVBoxLayout, QWidget

from app.ui.table_model import RowsModel, TableColumn
from app.ui.timesheets.presenter import HelperLine
from app.ui.widgets import Table, heading

MOST_ROWS = 8


class HelperList(QWidget):
    """`chosen` is sent with a place when another line is current, `opened` on Enter."""

    chosen = Signal(int)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        name = self.tr("Månedens hjælpere")
        self._title = heading(name, name="subheading")
        self._model: RowsModel[HelperLine] = RowsModel(
            [
                TableColumn(self.tr("Hjælper"), lambda line: line.name, spoken=lambda line: line.spoken),
                TableColumn(self.tr("Arbejde"), lambda line: line.hours, right=True),
            ],
            self,
        )
        self._table = Table(name, self.opened.emit, self)
        self._table.setModel(self._model)
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.selectionModel().currentRowChanged.connect(self._current)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._table)

    def show_helpers(self, helpers: Sequence[HelperLine], place: int) -> None:
        """The list, with the line that was current; nothing is sent."""
        column = max(0, self._table.currentIndex().column())
        self._showing = True
        self._model.show_rows(helpers)
        if place >= 0:
            self._table.setCurrentIndex(self._model.index(place, column))
        self._showing = False
        self.setHidden(not helpers)
        self._fit_height()

    def focus_list(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, target: int) -> None:
        """Rows at least `target` pixels high."""
        self._table.verticalHeader().setMinimumSectionSize(target)
        self._fit_height()

    def _fit_height(self) -> None:
        """As high as its rows, within reason: the rest scrolls."""
        header = self._table.horizontalHeader()
        header.ensurePolished()
        header.setMinimumHeight(header.fontMetrics().height() * 8 // 5)
        count = self._model.rowCount()
        self._table.resizeRowsToContents()
        heights = [self._table.rowHeight(row) for row in range(count)]
        frame = max(header.minimumHeight(), header.sizeHint().height()) + 2 * self._table.frameWidth() + 4
        self._table.setFixedHeight(frame + sum(heights[:MOST_ROWS]))

    def _current(self, current: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.chosen.emit(current.row())
