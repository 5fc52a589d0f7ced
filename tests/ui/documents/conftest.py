"""The screen "Papirer" as the window shows it, and the hands of somebody who uses it by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from app.model.domain.entities import Changes
from app.ui.documents.view import DocumentsView
from app.ui.screen import Shell
from tests.ui.dialogs import in_dialog_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Hands:
    """Finds controls by the names that a screen reader says, and presses keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot

    def press(self, root: QWidget, text: str) -> None:
        (found,) = [each for each in root.findChildren(QPushButton) if each.isVisible() and each.text() == text]
        assert found.isEnabled(), text
        self.qtbot.keyClick(found, Qt.Key.Key_Space)

    def key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        if not widget.isActiveWindow():  # off screen nobody wakes the window that was under a dialog
            widget.window().activateWindow()
            self.qtbot.waitUntil(widget.isActiveWindow)
        self.qtbot.keyClick(widget, key, modifier)

    def field(self, root: QWidget, name: str) -> QWidget:
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, QTableView)
        shown = [each for kind in kinds for each in root.findChildren(kind) if each.isVisible()]
        (found,) = [each for each in shown if each.accessibleName() == name]
        return found

    def text(self, root: QWidget, name: str) -> QPlainTextEdit:
        found = self.field(root, name)
        assert isinstance(found, QPlainTextEdit)
        return found

    def table(self, root: QWidget, name: str) -> QTableView:
        found = self.field(root, name)
        assert isinstance(found, QTableView)
        return found

    def write(self, field: QWidget, text: str) -> None:
        for sign in text:  # Qt's own test keys know Latin letters only
            QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))

    def column(self, table: QTableView, column: int = 0) -> list[str]:
        model = table.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def choose(self, table: QTableView, text: str) -> None:
        table.selectRow(self.column(table).index(text))

    def texts(self, root: QWidget) -> str:
        return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())

    def unnamed(self, root: QWidget) -> list[str]:
        """Controls that Tab reaches and that a screen reader could not call anything."""
        reached = [
            widget
            for widget in root.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert reached
        name = QAccessible.Text.Name
        return [
            str(widget)
            for widget in reached
            if not (widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(name))
        ]

    def in_dialog(self, opening: Callable[[], object], do: Callable[[QDialog], object]) -> None:
        """Does something in the dialog that opening opens, and closes it if it is still there."""
        in_dialog_of(opening, do)


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[Shell], DocumentsView]:
    """Shows the screen as the window does: a change refreshes it."""

    def show(shell: Shell) -> DocumentsView:
        views: list[DocumentsView] = []

        def changed(changes: Changes) -> None:
            shell.changed(changes)
            views[0].refresh(changes)

        view = DocumentsView(replace(shell, changed=changed))
        views.append(view)
        qtbot.addWidget(view)
        view.resize(1130, 760)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.refresh()
        view.focus_first()
        return view

    return show
