"""The page in front of a protected file: the password, or the recovery code when the password is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.services.security import code_mistake
from app.ui.column import Column, PathText
from app.ui.entry.page import FocusFollower
from app.ui.security.fields import ErrorLine, SecretField, reveal_box
from app.ui.widgets import announce, button, heading

FIELD_SCALE = 1.4


class UnlockPage(QWidget):
    """Large, with the keyboard in the password's field.

    Args:
        path: the file.
        try_open: opens it by a password or recovery code; None when that went well, else what was wrong.
        open_other: asks for another file.
        locked: the program locked itself; otherwise the file is being opened.

    """

    def __init__(
        self,
        path: Path,
        try_open: Callable[[str], str | None],
        open_other: Callable[[], None],
        *,
        locked: bool = False,
    ) -> None:
        super().__init__()
        self._try_open = try_open
        self._column = Column(centred=True)
        self._password, self._code = SecretField(), SecretField(hidden=False)
        self._wrong, self._wrong_code = ErrorLine(), ErrorLine()
        self._title = self.tr("Hjælpermappen er låst") if locked else self.tr("Filen er beskyttet")
        self._text = self.tr("Skriv adgangskoden for at åbne »{}«.").format(path.stem)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._column)
        FocusFollower(self._column)
        self._build(path, open_other)
        self.setFocusProxy(self._password)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, f"{self._title}. {self._text}")

    def _build(self, path: Path, open_other: Callable[[], None]) -> None:
        column = self._column
        column.add_text(self._title, "heading")
        column.add_text(self._text).setTextFormat(Qt.TextFormat.PlainText)
        column.add_space()
        for field in (self._password, self._code):
            self._enlarge(field)
        column.add_field(self.tr("Adgangskode"), self._password)
        column.add(self._wrong)
        column.add(reveal_box(self.tr("Vis adgangskoden"), self._password))
        column.add_space()
        column.add_button(button(self.tr("Lås op"), self._by_password, primary=True))
        column.add_space()
        self._forgotten = button(self.tr("Jeg har glemt adgangskoden"), self._show_recovery)
        column.add_buttons(self._forgotten, button(self.tr("Åbn en anden fil …"), open_other))
        self._recovery = column.add(self._recovery_part())
        column.add_space()
        column.add_field(self.tr("Filen"), PathText(str(path)))
        self._password.returnPressed.connect(self._by_password)
        self._code.returnPressed.connect(self._by_code)

    def _recovery_part(self) -> QWidget:
        """The field for the code, out of sight until it is wanted."""
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 0, 0, 0)
        label, hint = self.tr("Gendannelseskode"), self.tr("Den står på papiret, du fik, da du valgte adgangskoden.")
        name = heading(label, part, name="question")
        name.setBuddy(self._code)
        self._code.setAccessibleName(label)
        self._code.setAccessibleDescription(hint)
        open_ = button(self.tr("Lås op med koden"), self._by_code)
        open_.setAutoDefault(True)
        for widget in (name, heading(hint, part, name="muted"), self._code, self._wrong_code, open_):
            rows.addWidget(widget)
        part.hide()
        return part

    def _show_recovery(self) -> None:
        self._recovery.show()
        self._forgotten.hide()
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _by_password(self) -> None:
        text = self._password.text()
        self._try(self._password, self._wrong, "" if text else self.tr("Skriv adgangskoden."))

    def _by_code(self) -> None:
        self._try(self._code, self._wrong_code, code_mistake(self._code.text()))

    def _try(self, field: SecretField, line: ErrorLine, mistake: str) -> None:
        """What is wrong is said below the field, and what was typed stays to be mended."""
        answer = mistake or self._try_open(field.text())
        if answer is None:
            self._password.forget()
            self._code.forget()
            return
        field.mark(wrong=True)
        line.tell(answer)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.deselect()
        field.end(False)

    def _enlarge(self, field: SecretField) -> None:
        font = field.font()
        font.setPointSizeF(font.pointSizeF() * FIELD_SCALE)
        field.setFont(font)
