"""A field for a secret, and a line below a field that says what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from app.ui.widgets import announce

LONGEST = 200


class SecretField(QLineEdit):
    """Shows dots until asked to show the text; keyboards and dictation are told not to learn from it."""

    def __init__(self, *, hidden: bool = True) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self.reveal(shown=not hidden)
        self.textEdited.connect(lambda _text: self.mark(wrong=False))

    def reveal(self, *, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        hint = Qt.InputMethodHint
        hints = hint.ImhSensitiveData | hint.ImhNoPredictiveText | hint.ImhNoAutoUppercase
        self.setInputMethodHints(hints if shown else hints | hint.ImhHiddenText)

    def mark(self, *, wrong: bool) -> None:
        """A red frame; what is wrong is always also said in words."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def forget(self) -> None:
        """Takes the text away, and with it what undo would bring back."""
        self.setText("")


def reveal_box(text: str, *fields: SecretField) -> QCheckBox:
    """A tick that shows what is typed in the fields."""
    box = QCheckBox(text)

    def show(on: bool) -> None:  # noqa: FBT001 - Qt's signal
        for field in fields:
            field.reveal(shown=on)

    box.toggled.connect(show)
    return box


class ErrorLine(QLabel):
    """What is wrong, seen and said; takes no room as long as nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("error")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def tell(self, text: str) -> None:
        self.setText(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text)
