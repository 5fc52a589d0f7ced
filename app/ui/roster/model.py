"""The roster as an item model: days down, coverage and helpers across; each cell speaks its whole meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QIcon

from app.model.domain.findings import Severity
from app.ui.roster.day_words import day_title
from app.ui.roster.presenter import RosterPresenter
from app.ui.table_model import Index

COVERAGE = 0
SUNDAY = 6


class RosterModel(QAbstractTableModel):
    """Shows what the presenter holds; `reload` after every change of period or content."""

    def __init__(self, presenter: RosterPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._weekend: QBrush | None = None
        self._signs: Mapping[Severity, QIcon] = {}

    def set_looks(self, weekend: QColor, signs: Mapping[Severity, QIcon]) -> None:
        """The colour of Sundays, and the signs beside the text of cells with findings."""
        self._weekend = QBrush(weekend)
        self._signs = signs

    def reload(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def show_signs(self) -> None:
        """The same days with their findings; the current cell stays, and nothing is read aloud again."""
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._presenter.days)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._presenter.helpers) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.BackgroundRole:
            day = self._presenter.days[index.row()]
            return self._weekend if day.day.weekday() == SUNDAY or day.titles else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._coverage(index.row(), role) if index.column() == COVERAGE else self._cell(index, role)

    def _cell(self, index: Index, role: int) -> Any:
        cell = self._presenter.cell(index.row(), index.column() - 1)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken
        if role == Qt.ItemDataRole.DecorationRole:
            return self._signs.get(cell.severity) if cell.severity else None
        if role == Qt.ItemDataRole.FontRole and cell.absences:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def _coverage(self, row: int, role: int) -> Any:
        day = self._presenter.days[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._presenter.coverage(day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._presenter.say_day(day)
        if role == Qt.ItemDataRole.DecorationRole:
            worst = self._presenter.watch.marks.worst(day.day)
            return self._signs.get(worst) if worst else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        days, helpers = self._presenter.days, self._presenter.helpers
        if orientation == Qt.Orientation.Vertical:
            shown = role == Qt.ItemDataRole.DisplayRole and section < len(days)
            return day_title(days[section]) if shown else None
        if section > len(helpers):
            return None
        column = None if section == COVERAGE else section - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self._presenter.column_title(column)
        return self._presenter.say_column(column) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() != COVERAGE and not self._presenter.is_finished():
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags
