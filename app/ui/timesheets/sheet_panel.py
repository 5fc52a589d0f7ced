"""One helper's sheet: the name, the totals in words, the table of numbers, or why there is none."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.ui.flow_layout import FlowLayout
from app.ui.timesheets.presenter import Nothing, TimesheetsPresenter
from app.ui.timesheets.sheet_model import SheetModel
from app.ui.timesheets.sheet_table import SheetTable
from app.ui.widgets import button, heading, plain_label


class SheetPanel(QWidget):
    """Shows the presenter's sheet; `moved` is sent when another number is the current one."""

    moved = Signal()
    why_wanted = Signal()
    preview_wanted = Signal()
    columns_wanted = Signal(bool)
    screen_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goal, self._showing = "", False
        self._name = heading("", name="subheading")
        self._summary, self._notes = plain_label(), plain_label()
        self._why = button(self.tr("Hvorfor?"), self.why_wanted.emit, hint=self.tr("Ctrl+H, eller Enter på et tal"))
        self._preview = button(self.tr("Vis PDF"), self.preview_wanted.emit, hint=self.tr("Se, udskriv eller gem."))
        self._all = QCheckBox(self.tr("Vis også tomme kolonner"))
        self._all.toggled.connect(self.columns_wanted)
        self._model = SheetModel(self)
        self._table = SheetTable(self._model, self.why_wanted.emit, self)
        self._table.selectionModel().currentChanged.connect(self._current_changed)
        self._nothing = QFrame()
        self._nothing.setObjectName("panel")
        self._nothing_text = plain_label()
        self._go = button("", lambda: self.screen_wanted.emit(self._goal), primary=True)
        self._lay_out()

    def show_sheet(self, presenter: TimesheetsPresenter) -> None:
        """The sheet, with the current cell where it was."""
        sheet, nothing = presenter.sheet, presenter.nothing
        line, key = self._current()
        self._name.setText(self.tr("Timeseddel for {}").format(sheet.helper.name) if sheet else "")
        self._summary.setText(presenter.summary)
        self._notes.setText("\n".join(sheet.notes) if sheet else "")
        for label in (self._name, self._summary, self._notes):
            label.setHidden(not label.text())
        self._tell(nothing)
        self._preview.setVisible(sheet is not None)
        for widget in (self._why, self._all, self._table):
            widget.setVisible(nothing is None)
        if sheet is not None:
            self._table.setAccessibleName(self._name.text())
        self._showing = True
        self._model.show_sheet(presenter.lines, presenter.columns)
        self._table.fit_columns()
        if nothing is None:
            index = self._model.index(self._model.row_of(line), self._model.column_of(key))
            self._table.setCurrentIndex(index)
        self._showing = False
        self.moved.emit()

    def cell(self) -> tuple[int | None, str] | None:
        """The current cell as the row's number (None for the totals) and the column's name; None for no cell."""
        index = self._table.currentIndex()
        line = self._model.row_at(index.row()) if index.isValid() else None
        return None if line is None else (line.place, self._model.key_of(index.column()))

    def focus_table(self) -> None:
        (self._go if self._table.isHidden() else self._table).setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, target: int, rows: int) -> None:
        """Rows at least `target` pixels high, and room for so many of them."""
        self._table.fit(target, rows)

    def _current_changed(self, *_: object) -> None:
        if not self._showing:
            self.moved.emit()

    def _current(self) -> tuple[str, str]:
        index = self._table.currentIndex()
        line = self._model.row_at(index.row()) if index.isValid() else None
        return (line.key, self._model.key_of(index.column())) if line is not None else ("", "")

    def _tell(self, nothing: Nothing | None) -> None:
        self._nothing.setHidden(nothing is None)
        if nothing is not None:
            self._nothing_text.setText(nothing.text)
            self._goal = nothing.go_to
            self._go.setText({"people": self.tr("Gå til Hjælpere")}.get(nothing.go_to, self.tr("Gå til Vagtplan")))
            self._go.setHidden(not nothing.go_to)

    def _lay_out(self) -> None:
        tools = FlowLayout()
        for tool in (self._why, self._preview, self._all):
            tools.addWidget(tool)
        inner = QVBoxLayout(self._nothing)
        inner.addWidget(self._nothing_text)
        inner.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        self._nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._name, self._summary, self._notes):
            column.addWidget(part)
        column.addLayout(tools)
        column.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._table, 1)
        for before, after in pairwise((self._why, self._preview, self._all, self._go, self._table)):
            self.setTabOrder(before, after)
