"""A keyring in memory, the panel on a page, and hands on a keyboard that work in the dialogs it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.screen import Shell
from app.ui.security.panel import PasswordPanel

Key = Qt.Key


class Ring(KeyringBackend):
    """Keeps in memory, as the system's would."""

    priority = 5

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[f"{service} {username}"] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(f"{service} {username}")

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[f"{service} {username}"]


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    made = Ring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    return made


def name_of(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):  # on Unix Qt gives its value as name and its label as a relation
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def controls(inside: QWidget) -> list[QWidget]:
    return [w for w in inside.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]


def named(inside: QWidget, name: str) -> QWidget:
    return next(w for w in controls(inside) if name_of(w) == name)


def texts(inside: QWidget) -> str:
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def tab_to(inside: QWidget, name: str) -> QWidget:
    """With the tab key alone; fails when a whole round does not find it."""
    for _ in range(len(controls(inside)) + 2):
        focused = QApplication.focusWidget()
        if focused is not None and inside.isAncestorOf(focused) and name_of(focused) == name:
            return focused
        QTest.keyClick(focused or inside, Key.Key_Tab)
    raise AssertionError(f"the keyboard does not reach {name}; it is among {[name_of(w) for w in controls(inside)]}")


def type_in(inside: QWidget, name: str, text: str) -> None:
    QTest.keyClicks(tab_to(inside, name), text)


def press(inside: QWidget, name: str, key: Key = Key.Key_Space) -> None:
    QTest.keyClick(tab_to(inside, name), key)


@dataclass
class Panel:
    """The panel, what it told, and what is to be done in each dialog that it opens."""

    widget: PasswordPanel
    protected: list[bool] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def press(self, name: str, *steps: Callable[[QDialog], None]) -> None:
        """Presses a button; each step works in one of the dialogs that come, one after the other."""
        left = list(steps)

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            step = left.pop(0)
            if left:
                QTimer.singleShot(100, act)
            try:
                QTest.qWaitForWindowActive(dialog)
                self.texts.append(texts(dialog))
                step(dialog)
            finally:
                if dialog.isVisible():
                    dialog.done(QDialog.DialogCode.Rejected)

        self.widget.activateWindow()
        assert QTest.qWaitForWindowActive(self.widget)
        if left:
            QTimer.singleShot(100, act)
        press(self.widget, name)
        assert left == []


@pytest.fixture
def panel(qtbot: QtBot, themed: QApplication, shell: Shell) -> Iterator[Panel]:
    widget = PasswordPanel(shell)
    qtbot.addWidget(widget)
    made = Panel(widget)
    widget.protected.connect(made.protected.append)
    widget.resize(800, 600)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    yield made
    widget.close()
