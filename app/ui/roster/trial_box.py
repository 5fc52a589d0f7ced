"""Boxes of text to read: the answer to "Hvorfor?", and what would come of what is being typed right now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui.widgets import FormDialog, announce, heading

PAUSE = 150  # ms without a key before it is worked out
TRIAL_LINES = 4
READABLE = 58  # letters on a line


class ReadingBox(QPlainTextEdit):
    """Text that can be walked through by keyboard; so many lines high at any text size, and it scrolls."""

    def __init__(self, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setReadOnly(True)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_text(self, text: str) -> bool:
        """True when it says something else than before."""
        if text == self.toPlainText():
            return False
        self.setPlainText(text)
        return True

    def set_lines(self, lines: int) -> None:
        if lines != self._lines:
            self._lines = lines
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        around = 2 * int(self.document().documentMargin()) + metrics.height()
        self.setFixedHeight(self._lines * metrics.lineSpacing() + around)


class TrialBox(ReadingBox):
    """Asks `read` a moment after the last change; a screen reader hears it only when the answer is another one."""

    def __init__(self, read: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__("", TRIAL_LINES, parent)
        self.setAccessibleName(self.tr("Hvad nu hvis"))
        self._read = read
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.answer)

    def later(self, *_: object) -> None:
        """Something was changed; any signal may be connected to this."""
        self._timer.start()

    def answer(self) -> None:
        self._timer.stop()
        if self.show_text(self._read()) and self.isVisible():
            announce(self, self.toPlainText())

    def showEvent(self, event: QShowEvent) -> None:
        self.show_text(self._read())
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A dialog that is put away asks nothing more."""
        self._timer.stop()
        super().hideEvent(event)


class TrialDialog(FormDialog):
    """A form that tells under its fields what would come of it; subclasses say so in `tried`."""

    def __init__(self, title: str, save_text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, save_text, parent)
        self.trial = TrialBox(self.tried, self)
        self._caption = heading(self.tr("Hvad nu hvis"), name="question")
        self._caption.setBuddy(self.trial)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, self._caption)
        column.insertWidget(column.count() - 1, self.trial)

    def tried(self) -> str:
        raise TypeError("a dialog says what would come of it")

    def showEvent(self, event: QShowEvent) -> None:
        """Higher by what stands under the form, and wide enough to read it, if there is room."""
        super().showEvent(event)
        room = self.screen().availableSize() * 0.9
        more = self.trial.height() + self._caption.sizeHint().height() + 2 * self.fontMetrics().height()
        wide = max(self.width(), READABLE * self.fontMetrics().averageCharWidth())
        self.resize(min(wide, room.width()), min(self.height() + more, room.height()))
