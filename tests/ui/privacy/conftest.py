"""Former helpers to look at, and the hands of somebody who uses dialogs by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QWidget

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.services.binder import Binder
from app.model.services.exchange import add_content

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Hands:
    """Finds controls by what a screen reader says, and presses keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def open(self, dialog: QDialog) -> None:
        self._qtbot.addWidget(dialog)
        with self._qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        self._qtbot.waitUntil(dialog.isActiveWindow)

    def focus(self) -> QWidget:
        if QApplication.activeWindow() is None:  # off screen nobody wakes the window that was under a dialog
            next(w for w in QApplication.topLevelWidgets() if w.isVisible()).activateWindow()
            QApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def name(self, widget: QWidget) -> str:
        if isinstance(widget, QComboBox):  # on Unix Qt gives its value as name and its label as a relation
            return widget.accessibleName()
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    def tab_to(self, name: str) -> QWidget:
        seen: list[str] = []
        for _ in range(20):
            if self.name(self.focus()) == name:
                return self.focus()
            seen.append(self.name(self.focus()))
            self._qtbot.keyClick(self.focus(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}, only {seen}")

    def press(self, name: str) -> None:
        self._qtbot.keyClick(self.tab_to(name), Qt.Key.Key_Space)

    def write(self, name: str, text: str) -> None:
        field = self.tab_to(name)
        self._qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.keyClicks(field, text)

    def key(self, key: Qt.Key) -> None:
        self._qtbot.keyClick(self.focus(), key)

    def answer(self, name: str, said: list[str]) -> None:
        """Presses a button in the next dialog, and keeps what it asked."""

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            try:
                said.append(self.texts(dialog))
                button = next(b for b in dialog.findChildren(QPushButton) if b.text() == name)
                self._qtbot.keyClick(button, Qt.Key.Key_Space)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(50, act)

    def texts(self, widget: QWidget) -> str:
        return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())

    def controls(self, widget: QWidget) -> list[QWidget]:
        """All that Tab could reach."""
        return [w for w in widget.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.isVisible()]


@pytest.fixture
def hands(qtbot: QtBot, themed: QApplication) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def former(example: Binder) -> Callable[[], Binder]:
    """The example with three who have left: long ago, lately, and never having worked."""

    def make() -> Binder:
        content = Content(
            helpers=[
                e.Helper("f1", "Grethe Forhen", phone="20304050"),
                e.Helper("f2", "Hans Nylig"),
                e.Helper("f3", "Ida Aldrig"),
            ],
            contracts=[
                e.Contract("fk1", "f1", date(2018, 1, 1), date(2018, 12, 31)),
                e.Contract("fk2", "f2", date(2024, 1, 1), date(2026, 6, 30)),
                e.Contract("fk3", "f3", date(2026, 1, 1), date(2026, 2, 28)),
            ],
            shifts=[
                e.Shift("fs1", "f1", datetime(2018, 12, 31, 7), datetime(2018, 12, 31, 15)),
                e.Shift("fs2", "f2", datetime(2025, 6, 30, 7), datetime(2025, 6, 30, 15)),
            ],
        )
        add_content(example, content)
        return example

    return make
