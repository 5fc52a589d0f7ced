"""Small parts of the overview: a text as high as its lines, rows as high as their texts."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QTableView

PADDING = 10  # pixels above and below a text in a table's row, together
FITTED_ON = frozenset({QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.StyleChange})


class AsHighAsItsText(QObject):
    """Keeps a text to be read just as high as its lines, at any width and size of letters."""

    def __init__(self, text: QPlainTextEdit) -> None:
        super().__init__(text)
        self._text = text
        self._later = QTimer(self)  # when the text knows its own frame
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit)
        text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        text.installEventFilter(self)
        text.textChanged.connect(self._later.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in FITTED_ON:
            self._later.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if not self._text.isVisible():
            return
        document, block, inside = self._text.document(), self._text.document().begin(), 0.0
        while block.isValid():
            inside += document.documentLayout().blockBoundingRect(block).height()
            block = block.next()
        around = self._text.height() - self._text.viewport().height()
        high = ceil(inside + 2 * document.documentMargin()) + around
        if high != self._text.height():
            self._text.setFixedHeight(high)


def fit_rows(table: QTableView, target: int) -> None:
    """Each row as high as its texts need, at least `target` pixels. Qt's own measure forgets the style's padding."""
    model, metrics, columns = table.model(), table.fontMetrics(), range(table.model().columnCount())
    inside = metrics.averageCharWidth() + 4
    for row in range(model.rowCount()):
        high = metrics.height()
        for column in columns:
            span = table.columnSpan(row, column)
            wide = sum(table.columnWidth(n) for n in range(column, column + span)) - inside
            if column == 0:
                wide -= table.iconSize().width() if table.iconSize().isValid() else 0
            text = str(model.index(row, column).data() or "")
            box = metrics.boundingRect(QRect(0, 0, max(wide, 1), 10_000), Qt.TextFlag.TextWordWrap, text)
            high = max(high, box.height())
        table.setRowHeight(row, max(target, high + PADDING))


def frame_room(table: QTableView) -> int:
    """Pixels that the style's frame and margin take above and below a table; they grow with the text."""
    return 4 + table.fontMetrics().height() // 8
