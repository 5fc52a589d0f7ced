"""The password in Indstillinger: whether the file is protected, why it should be, and everything that changes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from app.ui.flow_layout import FlowLayout
from app.ui.screen import Shell
from app.ui.security.password_dialog import PasswordDialog
from app.ui.security.recovery_dialog import RecoveryCodeDialog
from app.ui.security.state import LOCK_CHOICES, OLD_COPIES, REMOVING, WHY, PasswordState, Typed
from app.ui.widgets import Choice, MessageBar, button, heading


class PasswordPanel(QWidget):
    """A part of a page; it scrolls with it. `protected` says that the file is now encrypted, or no longer is."""

    protected = Signal(bool)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = PasswordState(shell.binder, shell.preferences, shell.prefer)
        self._message = MessageBar(self)
        self._status, self._why = heading("", self, name="question"), heading(WHY, self, name="")
        self._set = button(self.tr("Sæt adgangskode …"), self._set_password, primary=True)
        self._change = button(self.tr("Skift adgangskode …"), self._change_password)
        self._remove = button(self.tr("Fjern adgangskode …"), self._remove_password)
        self._keep = QCheckBox(self.tr("Husk adgangskoden på denne computer"))
        self._lock = Choice(LOCK_CHOICES)
        self._lay_out()
        self._keep.clicked.connect(self._keep_clicked)
        self._lock.currentIndexChanged.connect(self._lock_chosen)
        self.refresh()

    def refresh(self) -> None:
        """Shows what is so now; to be called when the page is."""
        state = self._state
        self._status.setText(state.status)
        self._why.setVisible(not state.protected)
        self._set.setVisible(not state.protected)
        self._only_protected.setVisible(state.protected)
        self._keep.setChecked(state.remembered)
        self._lock.blockSignals(True)
        self._lock.set_value(state.lock_minutes)
        self._lock.blockSignals(False)

    def focus_first(self) -> None:
        (self._change if self._state.protected else self._set).setFocus()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._only_protected = QWidget()
        inner = QVBoxLayout(self._only_protected)
        inner.setContentsMargins(0, 0, 0, 0)
        buttons, first = FlowLayout(), FlowLayout()
        for made in (self._set, self._change, self._remove):
            made.setAutoDefault(True)  # Enter presses it, as the space bar does
            (first if made is self._set else buttons).addWidget(made)
        keep_hint = self.tr(
            "Så skal den ikke skrives, når programmet startes. Den ligger i computerens egen nøglering, "
            "og enhver, der kan logge ind på computeren som dig, kan åbne filen."
        )
        lock_hint = self.tr("Programmet låser selv. Derefter skal adgangskoden skrives, også når den huskes.")
        self._keep.setAccessibleDescription(keep_hint)
        self._lock.setAccessibleName(self.tr("Lås efter"))
        self._lock.setAccessibleDescription(lock_hint)
        lock_name = heading(self.tr("Lås efter"), name="question")
        lock_name.setBuddy(self._lock)
        inner.addLayout(buttons)
        inner.addSpacing(12)
        for widget in (self._keep, heading(keep_hint, name="muted")):
            inner.addWidget(widget)
        inner.addSpacing(12)
        for widget in (lock_name, heading(lock_hint, name="muted")):
            inner.addWidget(widget)
        inner.addWidget(self._lock)
        for part in (self._message, self._status, self._why):
            rows.addWidget(part)
        rows.addLayout(first)
        rows.addWidget(self._only_protected)

    def _set_password(self) -> None:
        about = self.tr(
            "Filen bliver krypteret. Du får en gendannelseskode, der åbner den, hvis du glemmer adgangskoden."
        )
        self._ask(self.tr("Sæt adgangskode"), (about, OLD_COPIES), self._state.set, new=True)

    def _change_password(self) -> None:
        about = self.tr(
            "Du får også en ny gendannelseskode. De gamle koder åbner kun sikkerhedskopier fra før skiftet."
        )
        self._ask(self.tr("Skift adgangskode"), (about,), self._state.change, old=True, new=True)

    def _remove_password(self) -> None:
        self._ask(self.tr("Fjern adgangskode"), (REMOVING,), self._state.remove, old=True)

    def _ask(
        self, title: str, about: tuple[str, ...], do: Callable[[Typed], str], *, old: bool = False, new: bool = False
    ) -> None:
        """A dialog that changes the file: its answer, the signal, and the new recovery code."""
        dialog = PasswordDialog(title, title, about, do, old=old, new=new, parent=self)
        if not self._done(dialog):
            return
        self.protected.emit(self._state.protected)
        if code := self._state.take_code():
            state = self._state
            shown = RecoveryCodeDialog(
                code, state.file_name, lambda: state.pdf(code), lambda path: state.save_pdf(code, path), self
            )
            shown.exec()
            shown.deleteLater()
        self.focus_first()

    def _done(self, dialog: PasswordDialog) -> bool:
        done = dialog.exec() == QDialog.DialogCode.Accepted
        if done:
            self._message.say(dialog.said)
        dialog.deleteLater()
        self.refresh()
        return done

    def _keep_clicked(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Nobody knows the password once the file is open, so it is asked for when it is to be kept."""
        if not on:
            self._message.say(self._state.forget())
            self.refresh()
            return
        self._keep.setChecked(False)
        title, text = self._keep.text(), self.tr("Skriv adgangskoden, som computeren skal huske.")
        self._done(
            PasswordDialog(title, self.tr("Husk"), (text,), self._state.remember, old=True, new=False, parent=self)
        )

    def _lock_chosen(self) -> None:
        if (minutes := self._lock.value()) is not None:
            self._message.say(self._state.lock_after(minutes))
