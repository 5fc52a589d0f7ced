"""The table of a sheet. It measures texts itself: letting Qt ask every cell for its size made a new month feel slow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from app.ui.timesheets.sheet_model import SheetModel
from app.ui.widgets import Table

WIDEST_REMARK = 40  # letters; a longer one goes on below


class SheetTable(Table):
    """One cell is the current one; columns as wide as their texts, the remark as what is left."""

    def __init__(self, model: SheetModel, opened: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__("", opened, parent)
        self._sheet = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().sectionResized.connect(self._section_resized)

    def fit(self, target: int, rows: int) -> None:
        """Rows at least `target` pixels high, and room for so many of them."""
        line = max(target, self.fontMetrics().height() + 8)
        self.verticalHeader().setMinimumSectionSize(line)
        self.verticalHeader().setDefaultSectionSize(line)
        header = self.horizontalHeader()
        header.setMinimumHeight(header.fontMetrics().height() * 8 // 5)
        self.setMinimumHeight(line * rows)
        self.fit_columns()

    def fit_columns(self) -> None:
        """To be called when other lines are shown: columns to their widest text, rows to their remarks."""
        font = QFont(self.font())
        font.setBold(True)
        plain, bold = self.fontMetrics(), QFontMetrics(font)
        letter = bold.averageCharWidth()
        last = self._sheet.columnCount() - 1
        for column in range(last + 1):
            texts = self._sheet.texts(column)
            wide = max(((bold if strong else plain).horizontalAdvance(text) for text, strong in texts), default=0)
            if column == last:
                wide = min(wide, WIDEST_REMARK * letter)
            self.setColumnWidth(column, wide + letter + 10)
        self._fit_rows()
        QTimer.singleShot(0, self, self._see_current)  # when the table knows its scroll bars

    def _see_current(self) -> None:
        self.scrollTo(self.currentIndex())

    def _section_resized(self, column: int) -> None:
        if column == self._sheet.columnCount() - 1:
            self._fit_rows()

    def _fit_rows(self) -> None:
        for row in range(self._sheet.rowCount()):
            line = self._sheet.row_at(row)
            if line is not None and line.remark:
                self.resizeRowToContents(row)
