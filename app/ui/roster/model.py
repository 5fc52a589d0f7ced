"""The roster as an item model: days down, coverage and helpers across; each cell speaks its whole meaning."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont

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

    def set_weekend_colour(self, colour: QColor) -> None:
        self._weekend = QBrush(colour)

    def reload(self) -> None:
        self.beginResetModel()
        self.endResetModel()

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
        if role == Qt.ItemDataRole.FontRole and cell.absence is not None:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def _coverage(self, row: int, role: int) -> Any:
        day = self._presenter.days[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._presenter.coverage(day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._presenter.explain_day(day)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            days = self._presenter.days
            return self._presenter.day_title(days[section]) if section < len(days) else None
        if section == COVERAGE:
            return "Dækning"
        helpers = self._presenter.helpers
        return helpers[section - 1].name if section <= len(helpers) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() != COVERAGE and not self._presenter.is_finished():
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags
