"""A table of rows is as wide and as high as Qt itself would make it, though it asks Qt about one cell and not about each."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTableView
from pytestqt.qtbot import QtBot

from app.ui.entry.tables import RowTable
from app.ui.table_model import TableColumn

LONG = "Świętosława Żółkiewska-Brzęczyszczykiewicz"


@dataclass(frozen=True)
class Line:
    id: str
    name: str
    note: str


@pytest.fixture
def table(qtbot: QtBot) -> RowTable[Line]:
    columns = [
        TableColumn[Line]("Navn", lambda line: line.name),
        TableColumn[Line]("Note", lambda line: line.note, right=True),
    ]
    made: RowTable[Line] = RowTable("Prøve", columns, lambda: None, lambda: None)
    qtbot.addWidget(made)
    made.show()
    return made


def _lines(count: int, note: str = "") -> list[Line]:
    return [Line(str(n), "Navn " * (n % 7), note if n == count - 1 else str(n)) for n in range(count)]


def _as_qt_would(table: RowTable[Line]) -> tuple[list[int], list[int]]:
    """Widths of columns and heights of rows, cell by cell."""
    widths = [QTableView.sizeHintForColumn(table, n) for n in range(2)]
    return widths, [QTableView.sizeHintForRow(table, n) for n in range(table.model().rowCount())]


def _sizes(table: RowTable[Line]) -> tuple[list[int], list[int]]:
    heights = [table.rowHeight(n) for n in range(table.model().rowCount())]
    return [table.sizeHintForColumn(n) for n in range(2)], heights


@pytest.mark.parametrize("lines", [_lines(1), _lines(200), _lines(200, LONG), _lines(9, "to\nlinjer og\ntre"), []])
def test_sizes_are_those_of_all_cells(table: RowTable[Line], lines: list[Line]) -> None:
    table.show_rows(lines)
    assert _sizes(table) == _as_qt_would(table)


def test_sizes_follow_other_rows_and_other_type(table: RowTable[Line]) -> None:
    table.show_rows(_lines(5, "to\nlinjer"))
    table.show_rows(_lines(30))
    small = _sizes(table)
    assert small == _as_qt_would(table)
    font = QFont(table.font())
    font.setPointSize(30)
    table.setFont(font)
    assert _sizes(table) == _as_qt_would(table)
    assert _sizes(table)[1][0] > small[1][0]
    table.show_rows(_lines(30, LONG))
    assert _sizes(table) == _as_qt_would(table)
    assert table.columnWidth(1) >= min(table.sizeHintForColumn(1), table.horizontalHeader().maximumSectionSize())


def test_many_rows_of_one_line_are_not_measured_one_by_one(table: RowTable[Line]) -> None:
    table.show_rows(_lines(200))
    assert table.verticalHeader().sectionResizeMode(0) is QHeaderView.ResizeMode.Fixed
    table.show_rows(_lines(200, "to\nlinjer"))
    assert table.verticalHeader().sectionResizeMode(0) is QHeaderView.ResizeMode.ResizeToContents


def test_a_last_column_that_is_cut_takes_all_the_room_that_is_left(table: RowTable[Line]) -> None:
    table.resize(60 * table.fontMetrics().averageCharWidth(), 200)
    table.show_rows(_lines(3, "En linje, der er længere, end der er plads til. " * 4))
    header = table.horizontalHeader()
    assert table.sizeHintForColumn(1) > header.maximumSectionSize()
    assert header.length() == table.viewport().width()
