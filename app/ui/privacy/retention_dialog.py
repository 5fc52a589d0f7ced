"""Former helpers with the dates until which their data are kept and why; a person decides what is erased."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.model.services.binder import Binder
from app.ui.entry.tables import RowTable
from app.ui.privacy.parts import caption, fit, paragraph, row_of
from app.ui.privacy.presenter import FormerRow, RetentionPresenter
from app.ui.reading import reading_text
from app.ui.table_model import TableColumn
from app.ui.widgets import MessageBar, button, scrolled


class RetentionDialog(QDialog):
    """`changed` is called after each erasing: every screen must read the file again."""

    def __init__(self, binder: Binder, changed: Callable[[Changes], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tidligere hjælperes oplysninger"))
        self._presenter, self._changed = RetentionPresenter(binder), changed
        self._message = MessageBar(self)
        self._none = paragraph(self.tr("Der er ingen tidligere hjælpere i ordningen."))
        columns: list[TableColumn[FormerRow]] = [
            TableColumn(self.tr("Navn"), lambda row: row.name, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Ansat til"), lambda row: row.ended),
            TableColumn(self.tr("Ingen frist fra"), lambda row: row.free),
            TableColumn(self.tr("Oplysningerne"), lambda row: row.state),
        ]
        self._table: RowTable[FormerRow] = RowTable("", columns, self._ask, self._ask, most_rows=6)
        self._table.chosen.connect(lambda _id: self._show_chosen())
        self._why = reading_text("")
        self._locked = paragraph()
        self._erase = button(self.tr("Slet oplysninger …"), self._ask)
        self._close = button(self.tr("Luk"), self.reject)
        self._arrange()
        self._refresh()

    def _arrange(self) -> None:
        text = self.tr(
            "Oplysninger om tidligere hjælpere gemmes ikke længere end nødvendigt. Programmet foreslår, du bestemmer."
        )
        self._table_title = caption(self.tr("Tidligere hjælpere"), self._table)
        self._why_title = caption(self.tr("Hvorfor, og hvor længe"), self._why)
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        for widget in (paragraph(text), self._none, self._table_title, self._table, self._why_title):
            column.addWidget(widget)
        column.addWidget(self._why, 1)
        column.addWidget(self._locked)
        column.addWidget(row_of(self._erase, self._close))

    def showEvent(self, event: QShowEvent) -> None:
        fit(self, 105, 30)
        first = self._close if self._table.isHidden() else self._table
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def _refresh(self) -> None:
        rows = self._presenter.rows()
        self._table.show_rows(rows)
        self._none.setVisible(not rows)
        for widget in (self._table_title, self._table, self._why_title, self._why, self._erase):
            widget.setVisible(bool(rows))
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._table.chosen_id()
        locked = self._presenter.locked(chosen)
        self._why.setPlainText(self._presenter.why(chosen))
        self._locked.setText(locked)
        self._locked.setVisible(bool(locked) and chosen is not None)
        self._erase.setEnabled(not locked)
        self._erase.setAccessibleDescription(locked)
        self._erase.setToolTip(locked)

    def _ask(self) -> None:
        chosen = self._table.chosen_id()
        locked = self._presenter.locked(chosen)
        if locked or chosen is None:
            self._message.refuse(locked)
        elif Question(self._presenter.question(chosen), self).exec() == QDialog.DialogCode.Accepted:
            self._erase_now(chosen)

    def _erase_now(self, chosen: str) -> None:
        try:
            changes = self._presenter.erase(chosen)
        except Refused as refused:
            self._message.refuse(refused)
        except KnownFault as fault:
            self._message.refuse(str(fault))
            self._refresh()
        else:
            self._refresh()
            self._message.say(
                self.tr("Oplysningerne er slettet. Slet også sikkerhedskopier og filer, du har gemt før.")
            )
            self._changed(changes)
        first = self._close if self._table.isHidden() else self._table
        first.setFocus(Qt.FocusReason.OtherFocusReason)


class Question(QDialog):
    """What will be gone, to be read at any text size; Escape and Enter keep it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(parent.tr("Slet oplysninger"))
        self.setAccessibleDescription(text)
        words = paragraph(text)
        area = scrolled(words)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keyboard scrolls it
        area.setAccessibleName(text)
        keep, erase = QPushButton(self.tr("Behold")), QPushButton(self.tr("Slet for altid"))
        keep.setDefault(True)
        keep.clicked.connect(self.reject)
        erase.setAutoDefault(False)
        erase.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(row_of(keep, erase))
        keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        fit(self, 75, 22)
        super().showEvent(event)
