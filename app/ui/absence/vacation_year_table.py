"""The year of all helpers as a table: weeks across, helpers down; the keyboard and a screen reader reach every cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from app.ui.absence.vacation_year_texts import SHORT, Grid
from app.ui.table_model import Index

EMPTY = Grid((), (), (), ())


class YearModel(QAbstractTableModel):
    """Shows a grid; each cell speaks its whole meaning."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = EMPTY

    def show_grid(self, grid: Grid) -> None:
        self.beginResetModel()
        self._grid = grid
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._grid.weeks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._grid.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.FontRole and row.texts[index.column()].endswith(SHORT):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        titles = self._grid.titles if across else tuple(row.title for row in self._grid.rows)
        if section >= len(titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return titles[section]
        if role == Qt.ItemDataRole.AccessibleTextRole and across:
            return self._grid.spoken_titles[section]
        return None


class YearTable(QTableView):
    """As high as its rows; `moved` says that another cell is the current one, `opened` that Enter was pressed in it."""

    moved = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Året: uger hen ad, hjælpere nedad"))
        self._shown = YearModel(self)
        self.setModel(self._shown)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())

    def show_grid(self, grid: Grid) -> None:
        """The cell that was the current one stays it."""
        before = self.currentIndex()
        row, column = before.row(), before.column()
        self._shown.show_grid(grid)
        self._fit()
        if 0 <= row < self._shown.rowCount() and 0 <= column < self._shown.columnCount():
            self.setCurrentIndex(self._shown.index(row, column))

    def go_to(self, row: int, week: int) -> None:
        if row < self._shown.rowCount() and week < self._shown.columnCount():
            index = self._shown.index(row, week)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def spoken(self) -> str:
        """What the current cell means."""
        text = self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        return text if isinstance(text, str) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(60 * self.fontMetrics().averageCharWidth(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(20 * self.fontMetrics().averageCharWidth(), self._height())

    def _fit(self) -> None:
        """Columns as wide as their text, all alike, so that the weeks stand evenly; rows a finger high."""
        bold = self.font()
        bold.setBold(True)  # as the heading of the current week is, and a week with too few
        metrics, grid = QFontMetrics(bold), self._shown
        texts = [grid.index(r, c).data() or "" for r in range(grid.rowCount()) for c in range(grid.columnCount())]
        wide = max([metrics.horizontalAdvance("00.00"), *map(metrics.horizontalAdvance, texts)]) + 20
        self.horizontalHeader().setDefaultSectionSize(wide)
        self.horizontalHeader().setFixedHeight(2 * metrics.lineSpacing() + 16)
        self.verticalHeader().setDefaultSectionSize(max(24, metrics.lineSpacing() + 16))
        self.updateGeometry()

    def _height(self) -> int:
        header = self.horizontalHeader().height() or self.horizontalHeader().sizeHint().height()
        rows = self._shown.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height()
        return header + rows + bar + 2 * self.frameWidth()
