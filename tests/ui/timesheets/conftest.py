"""A small household of its own, so that a change of the example moves nothing here; and hands on a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.entities import Changes
from app.model.services.binder import Binder
from app.model.services.exchange import add_content
from app.ui.screen import Shell
from app.ui.timesheets.view import TimesheetsView

Key = Qt.Key
at = datetime.fromisoformat
WAGE = Decimal("150.00")


def _shifts() -> list[e.Shift]:
    """A night over a month's last Friday, a meeting, a shift without a contract, one before the rules begin."""
    return [
        e.Shift("v1", "h1", at("2026-10-30T22:00"), at("2026-10-31T08:00")),
        e.Shift("v2", "h1", at("2026-10-15T13:00"), at("2026-10-15T15:00"), e.ShiftKind.STAFF_MEETING),
        e.Shift("v3", "h2", at("2026-10-12T07:00"), at("2026-10-12T15:00"), note="Kom cyklende"),
        e.Shift("v4", "h1", at("2019-05-06T07:00"), at("2019-05-06T15:00")),
    ]


def household(municipality: str) -> Content:
    """Anna with a contract, Bo without, Cilla with a contract and no shifts."""
    helpers = [e.Helper("h1", "Anna Prøve"), e.Helper("h2", "Bo Prøve"), e.Helper("h3", "Cilla Prøve")]
    terms = [("c1", "h1", e.PayForm.MONTHLY), ("c3", "h3", e.PayForm.HOURLY)]
    return Content(
        scheme=e.Scheme(citizen_name="Karla Prøve", municipality=municipality),
        helpers=helpers,
        contracts=[
            e.Contract(key, who, date(2019, 1, 1), pay=pay, hours_per_week=Decimal(37), hourly_wage=WAGE)
            for key, who, pay in terms
        ],
        shifts=_shifts(),
    )


@pytest.fixture
def make_home() -> Callable[[str], Content]:
    """The household's content by the key of its municipality."""
    return household


@pytest.fixture
def home_binder(binder: Binder) -> Binder:
    """The household in Faxe."""
    add_content(binder, household("faxe"))
    return binder


class Keyboard:
    """Someone who has nothing but keys, and what they see."""

    def __init__(self, qtbot: QtBot, view: TimesheetsView) -> None:
        self.qtbot, self.view = qtbot, view

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.focused(), key, modifier)

    def focused(self) -> QWidget:
        """The desktop gives a window the keyboard back when its dialog has closed; off screen, the test does."""
        if QApplication.focusWidget() is None:
            self.view.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def tab_to(self, name: str) -> QWidget:
        """Goes by Tab until the control of that name has the focus."""
        for _ in range(30):
            focused = self.focused()
            if self.name(focused) == name:
                return focused
            self.press(Key.Key_Tab)
        raise AssertionError(f"{name} can't be reached by Tab")

    def walk(self, key: Qt.Key, until: str) -> None:
        """Presses a key until the current cell says it."""
        for _ in range(30):
            if until in self.cell():
                return
            self.press(key)
        raise AssertionError(until)

    def do(self, name: str) -> None:
        self.tab_to(name)
        self.press(Key.Key_Space)

    def texts(self) -> str:
        """All visible labels of the screen."""
        return "\n".join(label.text() for label in self.view.findChildren(QLabel) if label.isVisible())

    def explanation(self) -> str:
        return self.view.findChildren(QPlainTextEdit)[0].toPlainText()

    def cell(self) -> str:
        """What a screen reader says of the current cell."""
        table = QApplication.focusWidget()
        assert isinstance(table, QTableView)
        spoken = table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        assert isinstance(spoken, str)
        return spoken

    @staticmethod
    def name(widget: QWidget) -> str:
        """What a screen reader calls it; a combo box's name is its value on Linux, its label stands beside it."""
        if isinstance(widget, QComboBox):
            return widget.accessibleName()
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    @staticmethod
    def in_dialog(act: Callable[[QDialog], None]) -> None:
        """Does something in the dialog that opens next."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            focused = QApplication.focusWidget()
            if not isinstance(dialog, QDialog) or focused is None or focused.window() is not dialog:
                QTimer.singleShot(20, look)
                return
            try:
                act(dialog)
            except BaseException:
                dialog.reject()
                raise

        QTimer.singleShot(20, look)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[Shell], Keyboard]]:
    """Opens the screen of a shell as the window does, the keyboard where work begins."""
    views: list[TimesheetsView] = []

    def make(shell: Shell) -> Keyboard:
        def changed(changes: Changes) -> None:
            shell.changed(changes)
            views[0].refresh(changes)

        views.append(TimesheetsView(replace(shell, changed=changed)))
        qtbot.addWidget(views[0])
        views[0].resize(1140, 780)
        views[0].show()
        views[0].refresh()
        views[0].activateWindow()
        qtbot.waitUntil(views[0].isActiveWindow)
        views[0].focus_first()
        return Keyboard(qtbot, views[0])

    yield make
    for view in views:
        view.close()


@pytest.fixture
def keyboard(opened: Callable[[Shell], Keyboard], shell: Shell) -> Keyboard:
    """The example's October, the newest month that is over."""
    keyboard = opened(shell)
    keyboard.do("‹ Forrige måned")
    keyboard.view.focus_first()
    return keyboard


@pytest.fixture
def trio(opened: Callable[[Shell], Keyboard], home_binder: Binder, told: Any) -> Keyboard:
    """The household of three."""
    return opened(told.shell(home_binder))
