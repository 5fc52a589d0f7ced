"""Under the list of the citizen's stays: the chosen one's dates with why, and what a handbook says twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.absence.stays_presenter import StaysPresenter
from app.ui.absence.stays_texts import StayDateLine
from app.ui.entry.tables import RowTable
from app.ui.reading import fit_lines, reading_text
from app.ui.table_model import TableColumn
from app.ui.widgets import button, heading

WHY_LINES, QUOTE_LINES = 7, 8


class StayDetail(QWidget):
    """`agree` opens the field where what was agreed is written."""

    def __init__(self, presenter: StaysPresenter, agree: Callable[[], None]) -> None:
        super().__init__()
        self._presenter = presenter
        self._stay_id: str | None = None
        self._why = reading_text(self.tr("Hvorfor? Opholdets dato, og godt at vide"))
        self._quotes = reading_text(self.tr("Hvad håndbogen siger to steder"))
        self._twice = self._panel(
            self.tr("Håndbogen siger to ting: spørg kommunen"),
            self._quotes,
            button(self.tr("Skriv, hvad der er aftalt …"), agree),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._twice)
        column.addWidget(self._dates_panel())

    def _dates_panel(self) -> QFrame:
        columns: list[TableColumn[StayDateLine]] = [
            TableColumn(self.tr("Hvad"), lambda row: row.what, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Hvornår"), lambda row: row.when),
            TableColumn(self.tr("Hvor langt"), lambda row: row.state),
            TableColumn(self.tr("Bestemt af"), lambda row: row.source),
        ]
        title = self.tr("Opholdets datoer")
        self._dates: RowTable[StayDateLine] = RowTable(title, columns, self._read_why, lambda: None)
        self._dates.chosen.connect(lambda _identity: self._show_why())
        why = button(self.tr("Hvorfor?"), self._read_why)
        return self._panel(title, self._dates, why, self._why)

    def _panel(self, title: str, *parts: QWidget) -> QFrame:
        panel = QFrame()
        panel.setObjectName("panel")
        column = QVBoxLayout(panel)
        column.addWidget(heading(title, name="subheading"))
        for part in parts:
            is_wide = isinstance(part, RowTable | QPlainTextEdit)
            column.addWidget(part, 0, Qt.AlignmentFlag(0) if is_wide else Qt.AlignmentFlag.AlignLeft)
        return panel

    def show_stay(self, stay_id: str | None) -> None:
        self._stay_id = stay_id
        for text, lines in ((self._why, WHY_LINES), (self._quotes, QUOTE_LINES)):
            fit_lines(text, lines)
        rows = self._presenter.dates(stay_id)
        self._dates.show_rows(rows)
        self._dates.setVisible(bool(rows))
        quotes = self._presenter.quotes(stay_id)
        if quotes != self._quotes.toPlainText():
            self._quotes.setPlainText(quotes)
        self._twice.setVisible(bool(quotes))
        self._show_why()

    def _show_why(self) -> None:
        date_id = None if self._dates.isHidden() else self._dates.chosen_id()
        text = self._presenter.why(self._stay_id, date_id)
        if text != self._why.toPlainText():
            self._why.setPlainText(text)

    def _read_why(self) -> None:
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)
