"""A table of frozen rows that keeps its chosen row when it is filled again, and is as high as its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QScrollArea, QSizePolicy, QWidget

from app.ui.table_model import RowsModel, TableColumn
from app.ui.widgets import Table

_WIDEST_COLUMN = 40  # characters; a longer text is cut in the table and stands whole in its form


class Row(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Row)


class RowTable(Table, Generic[R]):
    """Enter or a double click opens a row, Delete deletes it; `chosen` says that the user went to another row."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        columns: Sequence[TableColumn[R]],
        opened: Callable[[], None],
        deleted: Callable[[], None],
        most_rows: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, opened, parent)
        self._model: RowsModel[R] = RowsModel(columns, self)
        self._ids: list[str] = []
        self._rows: tuple[object, ...] = ()
        self._columns = tuple(columns)
        self._texts: list[list[str]] = []
        self._widths: dict[int, int] = {}  # Qt asks for them many times over, and goes through every cell each time
        self._deleted, self._most_rows, self._filling = deleted, most_rows, False
        self.setModel(self._model)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrap(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _index: opened())
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self._fit())
        self.horizontalHeader().geometriesChanged.connect(self._fit)

    def show_rows(self, rows: Sequence[R], chosen: str | None = None) -> None:
        """Fills the table; the chosen row is the one given, or the one that was chosen before, or the first."""
        wanted = chosen or self.chosen_id()
        self._filling = True
        if tuple(rows) != self._rows:
            self._rows, self._ids = tuple(rows), [row.id for row in rows]
            self._texts = [[column.text(row) for column in self._columns] for row in rows]
            self._widths.clear()
            self._model.show_rows(rows)
            self._forget_sizes()
            self._fit()
        if self._ids and (self.chosen_id() != wanted or wanted not in self._ids):
            place = self._ids.index(wanted) if wanted in self._ids else 0
            index = self._model.index(place, max(0, self.currentIndex().column()))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._filling = False

    def chosen_id(self) -> str | None:
        row = self.currentIndex().row()
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """A table as high as its rows does not scroll; the page that it stands on does, where the keyboard is here."""
        super().scrollTo(index, hint)
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        content = page.widget() if isinstance(page, QScrollArea) else None
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if isinstance(page, QScrollArea) and content is not None and self.hasFocus() and not pressed:
            row = self.visualRect(index)
            at = self.viewport().mapTo(content, row.center())
            around = min(2 * row.height(), page.viewport().height() // 3)
            page.ensureVisible(page.horizontalScrollBar().value(), at.y(), 0, around)

    def sizeHint(self) -> QSize:
        return QSize(self._content_width(), self._height(self._most_rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().averageCharWidth(), self._height(min(3, self._most_rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.chosen_id():
            self._deleted()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        self._widths.clear()
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._forget_sizes()
            self._fit()

    def sizeHintForColumn(self, column: int) -> int:
        """That of the widest text."""
        if column not in self._widths and self._texts:
            wide = self.fontMetrics().horizontalAdvance
            places = range(len(self._texts))
            widest = max(places, key=lambda n: max(map(wide, self._texts[n][column].split("\n"))))
            hint = self.sizeHintForIndex(self._model.index(widest, column)).width()
            self._widths[column] = hint + int(self.showGrid())
        return self._widths[column] if self._texts else super().sizeHintForColumn(column)

    def _forget_sizes(self) -> None:
        """The widths are found again, and rows of one line are given their height once, not one by one."""
        self._widths.clear()
        upright, mode = self.verticalHeader(), QHeaderView.ResizeMode
        uneven = any("\n" in text for row in self._texts for text in row)
        upright.setSectionResizeMode(mode.ResizeToContents if uneven else mode.Fixed)
        if self._texts and not uneven:
            height = self.sizeHintForRow(0)
            upright.setDefaultSectionSize(height)
            for row in range(len(self._texts)):
                if upright.sectionSize(row) != height:  # it was high for rows that stood there before
                    upright.resizeSection(row, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._filling and current.isValid():
            self.chosen.emit(self._ids[current.row()])

    def _fit(self) -> None:
        """Never higher than all rows, so that the buttons below stay near; the last column is never squeezed."""
        header = self.horizontalHeader()
        header.setMinimumHeight(round(1.6 * self.fontMetrics().height()))
        header.setMaximumSectionSize(_WIDEST_COLUMN * self.fontMetrics().averageCharWidth())
        header.setStretchLastSection(self._columns_width() <= self.viewport().width())
        self.setMaximumHeight(self._height(self._model.rowCount()))
        self.updateGeometry()

    def _columns_width(self) -> int:
        header = self.horizontalHeader()
        columns, most = range(self._model.columnCount()), header.maximumSectionSize()
        return sum(min(most, max(self.sizeHintForColumn(n), header.sectionSizeHint(n))) for n in columns)

    def _content_width(self) -> int:
        return self._columns_width() + 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()

    def _header_height(self) -> int:
        header = self.horizontalHeader()
        header.ensurePolished()  # else it would remember a height in the wrong font
        return max(header.minimumHeight(), header.sizeHint().height())

    def _height(self, most: int) -> int:
        rows = min(most, self._model.rowCount())
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        high = sum(self.rowHeight(n) for n in range(rows)) + self._header_height()
        return high + below + 2 * self.frameWidth()
