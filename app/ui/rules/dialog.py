"""Hvad holdes der øje med?: every rule in a table, the chosen one in full, and whether shifts against it are refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.model.services.binder import Binder
from app.ui.entry.page import FocusFollower
from app.ui.entry.tables import RowTable
from app.ui.reading import fit_lines, reading_text
from app.ui.rules.presenter import REFUSE, WARN, RuleRow, RulesPresenter
from app.ui.table_model import TableColumn
from app.ui.widgets import Choice, Form, MessageBar, button, heading, plain_label, scrolled

SHOWN_ROWS, LEAST_LINES = 7, 6
WIDE, HIGH, SHARE = 105, 38, 0.94  # characters, lines, and at most so much of the screen


class RulesDialog(QDialog):
    """`changed` is called after each choice, so that the window shows and undoes it as any other change."""

    def __init__(self, binder: Binder, changed: Callable[[Changes], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hvad holdes der øje med?"))
        self._presenter, self._changed = RulesPresenter(binder), changed
        self._message = MessageBar(self)
        columns: list[TableColumn[RuleRow]] = [
            TableColumn(self.tr("Regel"), lambda row: row.title, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Holdes der øje?"), lambda row: row.watched),
            TableColumn(self.tr("Vagt imod reglen"), lambda row: row.choice),
            TableColumn(self.tr("Emne"), lambda row: row.group),
        ]
        self._table: RowTable[RuleRow] = RowTable(
            self.tr("Regler"), columns, self._read, lambda: None, most_rows=SHOWN_ROWS
        )
        self._details = reading_text(self.tr("Den valgte regel"))
        self._form = Form()
        self._choice: Choice[bool] = self._form.add_choice(
            self.tr("Når en vagt går imod reglen"), {False: WARN, True: REFUSE}
        )
        self._why = plain_label()
        self._arrange()
        self.setTabOrder(self._table, self._choice)
        self.setTabOrder(self._choice, self._details)
        self._table.chosen.connect(lambda _code: self._show_chosen())
        self._choice.activated.connect(lambda _index: self._choose())
        self._table.show_rows(self._presenter.rows)
        self._show_chosen()

    def _arrange(self) -> None:
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(plain_label(self._presenter.summary))
        inner.addWidget(self._table)
        inner.addWidget(heading(self.tr("Den valgte regel"), name="subheading"))
        inner.addWidget(self._form)
        inner.addWidget(self._why)
        inner.addWidget(self._details, 1)
        page = scrolled(body)
        FocusFollower(page)
        close = button(self.tr("Luk"), self.reject)
        close.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        column.addWidget(page, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def showEvent(self, event: QShowEvent) -> None:
        """As large as the text asks for, but never larger than the screen."""
        metrics = self.fontMetrics()
        wanted = QSize(WIDE * metrics.averageCharWidth(), HIGH * metrics.lineSpacing())
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size() * SHARE))
        fit_lines(self._details, LEAST_LINES)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def _read(self) -> None:
        self._details.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        code = self._table.chosen_id()
        blocks, why = self._presenter.blocks(code), self._presenter.why_no_choice(code)
        self._details.setPlainText(self._presenter.details(code))
        self._choice.set_value(blocks)
        self._choice.setEnabled(blocks is not None)
        self._choice.setAccessibleDescription(why)
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def _choose(self) -> None:
        code, wanted = self._table.chosen_id(), self._choice.value()
        if code is None or wanted is None:
            return
        try:
            changes = self._presenter.choose(code, blocks=wanted)
        except Refused as refused:
            self._message.refuse(refused)
        except KnownFault as fault:
            self._message.refuse(str(fault))
        else:
            if changes is not None:
                self._message.say(self._presenter.chosen(code))
                self._changed(changes)
        self._table.show_rows(self._presenter.rows)
        self._show_chosen()


def show_rules(window: QWidget, binder: Binder, changed: Callable[[Changes], None]) -> None:
    """Opens the dialog over a window, and waits until it is closed."""
    dialog = RulesDialog(binder, changed, window)
    dialog.exec()
    dialog.deleteLater()
