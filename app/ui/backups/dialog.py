"""The dialog Gendan: the backups, what each would change, a rehearsal that touches nothing, and the choice of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.model.domain.errors import KnownFault, Refused
from app.model.services.backups import BackupFile
from app.model.services.binder import Binder
from app.ui.backups.backup_list import BackupList
from app.ui.backups.words import size_text
from app.ui.flow_layout import FlowLayout
from app.ui.table_model import RowsModel, TableColumn
from app.ui.widgets import Form, MessageBar, Table, announce, ask, button, heading, scrolled


class _Model(RowsModel[BackupFile]):
    def say_changed(self, row: int) -> None:
        """A backup was tried: its state is another now."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))


class RestoreDialog(QDialog):
    """Accepted with `chosen`: the backup's path, and what opens it. The caller closes the file and restores."""

    def __init__(self, binder: Binder, places: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Gendan en sikkerhedskopi"))
        self.chosen: tuple[Path, str | None] | None = None
        self._list = BackupList(binder, places)
        self._message = MessageBar(self)
        self._model = _Model(self._columns(), self)
        self._table = Table(self.tr("Sikkerhedskopier"), self._rehearse)
        self._details = QPlainTextEdit()
        self._password = QLineEdit()
        self._password_form = Form()
        self._rehearse_button = button(self.tr("Prøv uden at røre noget"), self._rehearse)
        self._restore_button = button(self.tr("Gendan …"), self._restore, primary=True)
        self._build()
        self._model.show_rows(self._list.rows)
        self._table.setWordWrap(False)
        self._table.setModel(self._model)
        self._table.selectionModel().currentRowChanged.connect(self._row_changed)
        self._table.setCurrentIndex(self._model.index(0, 0))
        self._show(self._current())
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _columns(self) -> list[TableColumn[BackupFile]]:
        return [
            TableColumn(self.tr("Dato"), self._list.when),
            TableColumn(self.tr("Størrelse"), lambda backup: size_text(backup.size), right=True),
            TableColumn(self.tr("Tilstand"), self._list.state),
            TableColumn(self.tr("Sted"), self._list.place),
        ]

    def _build(self) -> None:
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(self.tr("Hvad der ændrer sig"))
        self._details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.returnPressed.connect(self._use_password)
        self._password_form.add(self.tr("Kopiens adgangskode"), self._password, self.tr("Tryk Enter for at prøve den."))
        buttons = FlowLayout()
        for made in (self._rehearse_button, self._restore_button, button(self.tr("Luk"), self.reject)):
            made.setAutoDefault(made.hasFocus())
            buttons.addWidget(made)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._message)
        rows.addWidget(heading(self.tr("Vælg en kopi for at se, hvad der ændrer sig, hvis du gendanner den."), name=""))
        rows.addWidget(self._table, 3)
        rows.addWidget(self._details, 2)
        rows.addWidget(self._password_form)
        self._page = scrolled(page)
        column = QVBoxLayout(self)
        column.addWidget(self._page, 1)
        column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Room for the columns and for some lines of text, but never larger than the screen; then it scrolls."""
        room = self.screen().availableSize() * 0.9
        letters = self.fontMetrics()
        self._table.setMinimumHeight(letters.height() * 7)
        self._details.setMinimumHeight(letters.height() * 4)
        self.resize(min(letters.horizontalAdvance("m") * 65, room.width()), min(letters.height() * 32, room.height()))
        super().showEvent(event)

    def _tell(self, text: str, *, done: bool) -> None:
        """A message at the top, scrolled into view."""
        if done:
            self._message.say(text)
        else:
            self._message.refuse(text)
        self._page.verticalScrollBar().setValue(0)

    def _current(self) -> BackupFile | None:
        return self._model.row_at(self._table.currentIndex().row())

    def _row_changed(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self._message.hide()
        self._show(self._current())

    def _show(self, backup: BackupFile | None) -> None:
        if backup is None:
            text = self.tr("Der er ingen sikkerhedskopier endnu. Den første laves, når du lukker programmet.")
        else:
            text = self._list.details(backup)
            self._model.say_changed(self._table.currentIndex().row())
        self._details.setPlainText(text)
        announce(self._details, text)
        good = backup is not None and self._list.can_restore(backup)
        self._rehearse_button.setEnabled(good)
        self._restore_button.setEnabled(good)
        self._password_form.setVisible(backup is not None and self._list.needs_password(backup))

    def _use_password(self) -> None:
        if (backup := self._current()) is None:
            return
        try:
            self._list.use_password(backup, self._password.text())
        except Refused as refused:
            self._tell(str(refused), done=False)
            self._password.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._password.clear()
        self._message.hide()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(backup)

    def _rehearse(self) -> None:
        backup = self._current()
        if backup is None or not self._list.can_restore(backup):
            return
        try:
            self._tell(self._list.rehearse(backup), done=True)
        except KnownFault as fault:
            self._tell(str(fault), done=False)

    def _restore(self) -> None:
        backup = self._current()
        if backup is None:
            return
        if ask(self, self.tr("Gendan"), self._list.question(backup), self.tr("Gendan kopien")):
            self.chosen = backup.path, self._list.secret(backup)
            self.accept()
