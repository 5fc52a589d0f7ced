"""How high the roster's rows and how wide its columns are: by their lines and signs, without measuring every cell."""

from __future__ import annotations

from collections.abc import Sequence

from app.ui.roster.presenter import RosterPresenter
from app.ui.roster.table import RosterTable


def fit(table: RosterTable, shown: RosterPresenter, target: int) -> None:
    """Rows as high as their lines, columns as wide as a shift's text; `target` is the least height in pixels."""
    metrics = table.fontMetrics()
    headers, helpers = table.verticalHeader(), range(len(shown.helpers))
    titles = [shown.column_title(column).split("\n") for column in (None, *helpers)]
    high = 2 + max((len(signs) for _, *signs in titles), default=0)
    table.horizontalHeader().setFixedHeight(max(target, high * metrics.lineSpacing() + 18))
    headers.setMinimumSectionSize(target)
    for row, day in enumerate(shown.days):
        texts = [shown.cell(row, c).text for c in helpers]
        count = max(text.count("\n") for text in [shown.coverage(day), *texts]) + 1
        headers.resizeSection(row, max(target, count * metrics.lineSpacing() + 16))
    _fit_coverage(table, shown, titles[0])
    for column, title in enumerate(titles[1:]):
        _fit_column(table, shown, column, title)


def _fit_coverage(table: RosterTable, shown: RosterPresenter, title: Sequence[str]) -> None:
    metrics = table.fontMetrics()
    lines = [line for day in shown.days for line in shown.coverage(day).split("\n")]
    icon = any(shown.watch.marks.worst(day.day) for day in shown.days) * (table.iconSize().width() + 8)
    wide = max(map(metrics.horizontalAdvance, [*lines, *(f"{line}  " for line in title)]), default=0) + 20 + icon
    table.setColumnWidth(0, min(wide, 2 * _usual_width(table)))


def _fit_column(table: RosterTable, shown: RosterPresenter, column: int, title: Sequence[str]) -> None:
    """A cell with a sign has less room for its text."""
    metrics, names = table.fontMetrics(), table.horizontalHeader().fontMetrics()
    cells = (shown.cell(row, column) for row in range(len(shown.days)))
    lines = [line for cell in cells if cell.severity for line in cell.text.split("\n")]
    signed = max(map(metrics.horizontalAdvance, lines), default=-40) + table.iconSize().width() + 20
    longest = max(map(names.horizontalAdvance, [*title[0].split(), *title[1:]]), default=0) * 11 // 10 + 20
    usual = _usual_width(table)
    table.setColumnWidth(column + 1, min(max(usual, signed, longest), 2 * usual))


def _usual_width(table: RosterTable) -> int:
    return table.fontMetrics().horizontalAdvance("personalemøde") + 12
