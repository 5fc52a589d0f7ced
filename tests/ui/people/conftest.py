"""The hands and ears of somebody who uses the screen by keyboard, and the screen as the window shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from app.model.domain.entities import Changes
from app.ui.people.view import PeopleView
from app.ui.screen import Shell
from tests.ui.dialogs import in_next_dialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
KEY = Qt.Key


class Hands:
    """Finds controls by the names that a screen reader says, and presses keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def focus(self) -> QWidget:
        if QApplication.activeWindow() is None:  # off screen nobody wakes the window that was under a dialog
            next(w for w in QApplication.topLevelWidgets() if w.isVisible()).activateWindow()
            QApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def name(self, widget: QWidget | None = None) -> str:
        widget = widget or self.focus()
        if isinstance(widget, QComboBox):  # on Unix Qt gives its value as name and its label as a relation
            return widget.accessibleName()
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.focus(), key, modifier)

    def tab_to(self, name: str) -> QWidget:
        """Presses Tab until the control of that name has the keyboard."""
        seen: list[str] = []
        for _ in range(80):
            if self.name() == name:
                return self.focus()
            self.key(KEY.Key_Tab)
            seen.append(self.name())
        raise AssertionError(f"Tab never reaches {name}, only {seen}")

    def press(self, name: str) -> None:
        self.tab_to(name)
        self.key(KEY.Key_Space)

    def write(self, name: str, text: str) -> None:
        field = self.tab_to(name)
        self.key(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.key(KEY.Key_Delete)
        for sign in text:
            if sign.isascii():
                self._qtbot.keyClicks(field, sign)
            else:  # Qt's own test keys know Latin letters only
                QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))

    def choose(self, view: QWidget, row: int) -> None:
        """Another helper, and the moment it takes."""
        self.table(view, "Hjælpere").selectRow(row)
        self._qtbot.wait(20)

    def in_dialog(self, do: Callable[[QDialog], object]) -> None:
        """Does something in the next dialog that opens, and closes it if it is still there."""
        in_next_dialog(do)

    def line(self, view: QWidget, name: str) -> QLineEdit:
        return self._named(view, QLineEdit, name)

    def table(self, view: QWidget, name: str) -> QTableView:
        return self._named(view, QTableView, name)

    def button(self, view: QWidget, text: str) -> QPushButton:
        return next(button for button in view.findChildren(QPushButton) if button.text() == text)

    def texts(self, view: QWidget) -> str:
        return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())

    def controls(self, view: QWidget) -> list[QWidget]:
        """All that Tab could reach."""
        return [w for w in view.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.isVisible()]

    def _named(self, view: QWidget, kind: type[W], name: str) -> W:
        return next(widget for widget in view.findChildren(kind) if widget.accessibleName() == name)


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def opened(qtbot: QtBot, themed: QApplication) -> Callable[[Shell], PeopleView]:
    """Shows the screen as the window does: a change refreshes it."""

    def show(shell: Shell) -> PeopleView:
        views: list[PeopleView] = []

        def changed(changes: Changes) -> None:
            shell.changed(changes)
            views[0].refresh(changes)

        view = PeopleView(replace(shell, changed=changed))
        views.append(view)
        qtbot.addWidget(view)
        view.resize(1130, 760)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        view.refresh()
        view.focus_first()
        return view

    return show
