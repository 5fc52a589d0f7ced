"""The list of what has to be done: one row a matter, its sign and word first; as high as its rows, within reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QWidget

from app.ui.overview.parts import fit_rows, frame_room
from app.ui.overview.texts import Line
from app.ui.style_sheet import Colours
from app.ui.table_model import Index, RowsModel, TableColumn
from app.ui.watch.signs import sign
from app.ui.widgets import Table

WORD, WHAT, WHO, WHEN = range(4)
WIDEST_WHO, WIDEST_WHEN, LEAST_WHAT = 18, 34, 20  # letters; what does not fit goes on below
NO_BREAK = "\u00a0"
OPEN, CLOSED = "−", "+"


class LinesModel(RowsModel[Line]):
    """Lines with their signs; the first cell of a row says all of it to a screen reader."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        columns = [
            TableColumn[Line](self.tr("Slags"), lambda line: line.word, spoken=lambda line: line.spoken),
            TableColumn[Line](self.tr("Hvad"), _what),
            TableColumn[Line](self.tr("Hvem"), lambda line: line.who),
            TableColumn[Line](self.tr("Hvornår"), self._when, spoken=lambda line: line.when),
        ]
        self.show_rows((), columns)
        self._colours: Colours | None = None
        self._side, self._ratio = 16, 1.0
        self._glued = True
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def rows(self) -> tuple[Line, ...]:
        return self._rows

    def glue(self, *, glued: bool) -> None:
        """Whether a date and its clock time stay on one line."""
        if glued != self._glued:
            self._glued = glued
            if self._rows:
                self.dataChanged.emit(self.index(0, WHEN), self.index(len(self._rows) - 1, WHEN))

    def _when(self, line: Line) -> str:
        return line.when.replace(" kl. ", f"{NO_BREAK}kl.{NO_BREAK}") if self._glued else line.when

    def set_signs(self, colours: Colours, side: int, ratio: float) -> None:
        if (colours, side, ratio) != (self._colours, self._side, self._ratio):
            self._colours, self._side, self._ratio = colours, side, ratio
            if self._rows:
                ends = self.index(0, WORD), self.index(len(self._rows) - 1, WORD)
                self.dataChanged.emit(*ends, [Qt.ItemDataRole.DecorationRole])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The keyboard passes over titles."""
        is_title = index.isValid() and self._rows[index.row()].entry is None
        return Qt.ItemFlag.NoItemFlags if is_title else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DecorationRole and index.isValid() and index.column() == WORD:
            severity = self._rows[index.row()].severity
            return sign(severity, self._colours, self._side, self._ratio) if severity and self._colours else None
        if role == Qt.ItemDataRole.FontRole and index.isValid() and self._rows[index.row()].entry is None:
            return self._bold
        return super().data(index, role)


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _what(line: Line) -> str:
    if line.is_open is None:
        return line.what
    return f"{OPEN if line.is_open else CLOSED} {line.what}"


class LinesTable(Table):
    """`chosen` says that another line is current, or none. Enter and a double click open."""

    chosen = Signal()

    def __init__(self, name: str, opened: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(name, opened, parent)
        self._lines = LinesModel(self)
        self._most, self._filling = 400, False
        self._fitted: tuple[object, ...] = ()  # what the columns and rows were last measured for
        self.setModel(self._lines)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _index: opened())
        self.selectionModel().currentRowChanged.connect(self._moved)

    def line(self) -> Line | None:
        """The current line."""
        return self._lines.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The current line stays so; if it has gone, the one that has come in its place."""
        if tuple(lines) == self._lines.rows:
            return
        before, row, column = self.line(), self.currentIndex().row(), max(0, self.currentIndex().column())
        self._filling = True
        self.clearSpans()
        self._lines.show_rows(lines)
        for place, line in enumerate(lines):
            if line.entry is None:
                self.setSpan(place, WORD, 1, self._lines.columnCount())
        self._choose(before.id if before is not None else "", row, column)
        self._filling = False
        self._fit_columns()
        self.chosen.emit()
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def _choose(self, wanted: str, row: int, column: int) -> None:
        """The line of that id; else the nearest to that row that can be chosen."""
        real = [place for place, line in enumerate(self._lines.rows) if line.entry is not None]
        if real:
            ids = {self._lines.rows[place].id: place for place in real}
            place = ids.get(wanted, min(real, key=lambda place: (abs(place - row), place)))
            flags = QItemSelectionModel.SelectionFlag
            index = self._lines.index(place, column)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def fit(self, target: int, most: int, colours: Colours) -> None:
        """Rows at least `target` pixels high; the whole at most `most`, then it scrolls."""
        self._most = most
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side, side))
        self._lines.set_signs(colours, side, self.devicePixelRatioF())
        self.verticalHeader().setMinimumSectionSize(max(target, side + 8))
        header = self.horizontalHeader()
        header.setMinimumHeight(header.fontMetrics().height() * 8 // 5)
        self._fit_columns()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().averageCharWidth(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._fit_columns)

    def _moved(self, current: QModelIndex) -> None:
        if not self._filling and current.isValid():
            self.chosen.emit()

    def _fit_columns(self) -> None:
        """Words and names as wide as they are; what has to be done gets the rest."""
        least_high = self.verticalHeader().minimumSectionSize()
        wanted = (self._lines.rows, self.viewport().width(), self.font().key(), self.iconSize().width(), least_high)
        if wanted == self._fitted:
            return
        self._fitted = wanted
        rows, letter = [line for line in self._lines.rows if line.entry], self.fontMetrics().averageCharWidth()
        word = self._widest(WORD, [line.word for line in rows], WIDEST_WHEN) + self.iconSize().width() + letter
        room = self.viewport().width() - word
        least = max(LEAST_WHAT * letter, self._widest(WHAT, _words(map(_what, rows)), WIDEST_WHEN))
        who, when = self._who_and_when(rows, room - least)
        for column, wide in ((WORD, word), (WHO, who), (WHEN, when), (WHAT, max(room - who - when, least))):
            self.setColumnWidth(column, wide)
        fit_rows(self, least_high)
        self.updateGeometry()

    def _who_and_when(self, rows: Sequence[Line], room: int) -> tuple[int, int]:
        """On one line if there is room; else the date below how far away it is; else each word on a line."""
        names, moments = [line.who for line in rows], [line.when for line in rows]
        parts = [part for moment in moments for part in moment.replace(", ", ",, ").split(", ")]
        for some, other in ((names, moments), (names, parts), (_words(names), parts)):
            who, when = self._widest(WHO, some, WIDEST_WHO), self._widest(WHEN, other, WIDEST_WHEN)
            if who + when <= room:
                self._lines.glue(glued=True)
                return who, when
        self._lines.glue(glued=False)
        return self._widest(WHO, _words(names), WIDEST_WHO), self._widest(WHEN, _words(moments), WIDEST_WHEN)

    def _widest(self, column: int, texts: list[str], letters: int) -> int:
        """As wide as the widest text, within so many letters; never narrower than the heading."""
        metrics = self.fontMetrics()
        heading = metrics.horizontalAdvance(str(self._lines.headerData(column, Qt.Orientation.Horizontal)))
        wide = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return max(heading, min(wide, letters * metrics.averageCharWidth())) + 2 * metrics.averageCharWidth() + 8

    def _height(self) -> int:
        header = self.horizontalHeader()
        header.ensurePolished()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        rows = sum(self.rowHeight(row) for row in range(self._lines.rowCount()))
        around = (
            max(header.minimumHeight(), header.sizeHint().height()) + below + 2 * self.frameWidth() + frame_room(self)
        )
        return min(rows + around, max(self._most, around + 2 * self.verticalHeader().minimumSectionSize()))
