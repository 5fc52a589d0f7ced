"""Small widgets that every screen uses: labelled fields, a message bar that is also spoken, dialogs with Danish buttons.

A label that is a buddy is the field's accessible name, so every field here is made together with its label.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QMargins, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.model.domain.danish import sentence_text
from app.model.domain.errors import Refused

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


def announce(widget: QObject, text: str) -> None:
    """Says a status change to a screen reader."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def heading(text: str, parent: QWidget | None = None, *, name: str = "heading") -> QLabel:
    label = plain_label(text, parent)
    label.setObjectName(name)
    return label


def plain_label(text: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> QLabel:
    """Text shown as it is: names and files are written by others, and Qt would take tags in them for HTML."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    return label


def button(text: str, clicked: Callable[[], object], *, primary: bool = False, hint: str = "") -> QPushButton:
    """A button whose visible text is also its name; `hint` is spoken as its description."""
    made = QPushButton(text)
    made.setProperty("primary", primary)
    made.setAutoDefault(primary)
    made.clicked.connect(lambda _checked=False: clicked())
    if hint:
        made.setToolTip(hint)
        made.setAccessibleDescription(hint)
    return made


class MessageBar(QFrame):
    """One line above a screen: what went wrong or what was done. It stays until the next message or is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._text = plain_label("", self)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.addWidget(self._text, 1)
        row.addWidget(button(self.tr("Luk besked"), self.hide))
        self.hide()

    def text(self) -> str:
        return self._text.text() if not self.isHidden() else ""

    def say(self, text: str) -> None:
        self._show(text, "done")

    def refuse(self, refused: Refused | str) -> None:
        text = refused if isinstance(refused, str) else "\n".join(sentence_text(str(m)) for m in refused.mistakes)
        self._show(text, "error")

    def _show(self, text: str, kind: str) -> None:
        self._text.setText(text if kind == "done" else self.tr("Det kunne ikke gøres. {}").format(text))
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce(self, self._text.text())


class Form(QWidget):
    """Labelled fields under each other; each label names its field for screen readers and dictation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)

    def add(self, label: str, field: W, hint: str = "") -> W:
        """Adds a field under its label; `hint` says how to fill it in, visibly and spoken."""
        field.setAccessibleName(label)
        self._layout.addRow(label, field)
        if hint:
            field.setAccessibleDescription(hint)
            self._layout.addRow("", heading(hint, name="muted"))
        return field

    def add_text(self, label: str, hint: str = "", longest: int = 200) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(longest)
        return self.add(label, line, hint)

    def add_choice(self, label: str, choices: Mapping[T, str], hint: str = "") -> Choice[T]:
        return self.add(label, Choice(choices), hint)

    def add_wide(self, widget: QWidget) -> None:
        self._layout.addRow(widget)


class Choice(QComboBox, Generic[T]):
    """A closed list of values by their Danish names; the wheel does not change it by accident."""

    def __init__(self, choices: Mapping[T, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[T] = []
        self.set_choices(choices)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(self)

    def set_choices(self, choices: Mapping[T, str]) -> None:
        self._values = list(choices)
        self.clear()
        self.addItems(list(choices.values()))

    def value(self) -> T | None:
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: T | None) -> None:
        self.setCurrentIndex(self._values.index(value) if value is not None and value in self._values else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Table(QTableView):
    """A table for keyboard and screen reader: Enter opens, Tab leaves, columns fit their content."""

    def __init__(self, name: str, opened: Callable[[], None] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._opened and self.currentIndex().isValid():
            self._opened()
            return
        super().keyPressEvent(event)


def scrolled(widget: QWidget) -> QScrollArea:
    """A page that scrolls when the text is large; the focused field is scrolled into view."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class FormDialog(QDialog):
    """A dialog with a form, a message bar and Danish buttons. `save` is asked on OK: True closes it."""

    def __init__(self, title: str, save_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.message = MessageBar(self)
        self.form = Form(self)
        self.buttons = QDialogButtonBox(self)
        self.save_button = QPushButton(save_text)
        self.save_button.setProperty("primary", True)
        self.save_button.setDefault(True)
        self.cancel_button = QPushButton(self.tr("Fortryd"))
        self.buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._try)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.message)
        column.addWidget(scrolled(self.form), 1)
        column.addWidget(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """As large as its form, but never larger than the screen; then it scrolls."""
        room = self.screen().availableSize() * 0.9
        wanted = self.form.sizeHint().grownBy(QMargins(0, 0, 60, 60 + 2 * self.buttons.sizeHint().height()))
        self.resize(wanted.expandedTo(self.sizeHint()).boundedTo(room))
        super().showEvent(event)

    def save(self) -> bool:
        """Overridden: does what the dialog is for; False (with a message) keeps it open."""
        raise TypeError("a dialog says what saving does")

    def _try(self) -> None:
        try:
            done = self.save()
        except Refused as refused:
            self.message.refuse(refused)
        except ValueError as wrong:
            self.message.refuse(str(wrong))
        else:
            if done:
                self.accept()


def ask(parent: QWidget, title: str, text: str, yes: str, no: str = "Fortryd") -> bool:
    """A question with verbs on its buttons; True for `yes`. Escape is `no`."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    label = plain_label(text)
    label.setMinimumWidth(label.fontMetrics().averageCharWidth() * 50)
    agree, decline = QPushButton(yes), QPushButton(no)
    agree.clicked.connect(dialog.accept)
    decline.clicked.connect(dialog.reject)
    decline.setDefault(True)
    dialog.setAccessibleDescription(text)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(agree)
    row.addWidget(decline)
    column = QVBoxLayout(dialog)
    column.addWidget(label)
    column.addLayout(row)
    return dialog.exec() == QDialog.DialogCode.Accepted


def tell(parent: QWidget | None, title: str, text: str, icon: QMessageBox.Icon = QMessageBox.Icon.Warning) -> None:
    """A box that says one thing as it is written, and waits until it is closed."""
    box = QMessageBox(icon, title, text, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.addButton("Luk", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()
