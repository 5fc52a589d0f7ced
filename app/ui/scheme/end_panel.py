"""What is written down of the scheme's end, with the buttons that write it and take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.ui.flow_layout import FlowLayout
from app.ui.scheme.end_dialog import EndDialog
from app.ui.scheme.end_presenter import EndPresenter
from app.ui.screen import Shell
from app.ui.widgets import MessageBar, ask, button, heading, plain_label


class EndPanel(QFrame):
    """`ready` saves what is typed on the screen first; False keeps the dialog closed."""

    def __init__(self, shell: Shell, ready: Callable[[], bool]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._shell, self._ready = shell, ready
        self._presenter = EndPresenter(shell.binder)
        self._message = MessageBar(self)
        self._text = plain_label()
        self._end = button(self.tr("Ordningen slutter …"), self._open)
        self._go_on = button(self.tr("Ordningen fortsætter …"), self._continue)
        row = FlowLayout(buttons := QWidget())
        row.addWidget(self._end)
        row.addWidget(self._go_on)
        column = QVBoxLayout(self)
        for part in (heading(self.tr("Når ordningen slutter"), name="subheading"), self._message, self._text, buttons):
            column.addWidget(part)
        self.show_end()

    def show_end(self) -> None:
        self._text.setText(self._presenter.text)
        self._go_on.setVisible(self._presenter.ends)

    def focus_work(self) -> None:
        self._end.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        if not self._ready():
            return
        dialog = EndDialog(self.tr("Ordningen slutter"), self._presenter.entry(), self._presenter.look, self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.changes is not None:
            self._done(dialog.changes)
        dialog.deleteLater()
        self.focus_work()

    def _continue(self) -> None:
        text = self.tr(
            "Det bliver slettet, at ordningen slutter. Hjælpernes fratrædelser bliver stående: træk dem tilbage under "
            "Hjælpere, én for én. Bevillingens slutdato retter du under Bevillinger."
        )
        if not ask(self, self.tr("Ordningen fortsætter"), text, self.tr("Ordningen fortsætter")):
            return
        try:
            changes = self._presenter.go_on()
        except (Refused, KnownFault) as refused:
            self._message.refuse(refused if isinstance(refused, Refused) else str(refused))
        else:
            self._done(changes)
        self.focus_work()

    def _done(self, changes: Changes) -> None:
        self._message.hide()
        self.show_end()
        self._shell.changed(changes)
