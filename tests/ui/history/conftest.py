"""A short history of two helpers, and the screen of it in the hands of a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.services import roster
from app.model.services.binder import Binder
from app.model.services.exchange import add_content
from app.model.services.history import undo
from app.model.services.months import finish_month, reopen_month
from app.ui.history.view import HistoryView
from app.ui.screen import Shell

Key = Qt.Key
at = datetime.fromisoformat


@pytest.fixture
def changed_binder(binder: Binder) -> Binder:
    """Anna and Bo; a shift that is entered, changed with a long note, deleted; a month finished and reopened."""
    add_content(
        binder,
        Content(
            scheme=e.Scheme(citizen_name="Karla Prøve", municipality="faxe"),
            helpers=[e.Helper("h1", "Anna Prøve", cpr="0101900000"), e.Helper("h2", "Bo Åse")],
            contracts=[e.Contract("c1", "h1", date(2026, 1, 1))],
        ),
    )
    roster.add_shift(binder, roster.ShiftDraft("h1", at("2026-10-12T07:00"), at("2026-10-12T15:00")))
    finish_month(binder, e.Month(2026, 10))
    reopen_month(binder, e.Month(2026, 10), "Glemt vagt")
    roster.add_shift(binder, roster.ShiftDraft("h2", at("2026-11-02T07:00"), at("2026-11-02T15:00"), note="Lang " * 60))
    undo(binder)
    return binder


class Keyboard:
    """Someone who has nothing but keys, and what they see."""

    def __init__(self, qtbot: QtBot, view: HistoryView) -> None:
        self.qtbot, self.view = qtbot, view

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.focused(), key, modifier)

    def write(self, text: str) -> None:
        self.qtbot.keyClicks(self.focused(), text)

    def focused(self) -> QWidget:
        if QApplication.focusWidget() is None:
            self.view.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def tab_to(self, name: str) -> QWidget:
        """Goes by Tab until the control of that name has the focus."""
        for _ in range(20):
            focused = self.focused()
            if self.name(focused) == name:
                return focused
            self.press(Key.Key_Tab)
        raise AssertionError(f"{name} can't be reached by Tab")

    def search(self, words: str) -> None:
        """Types words and waits until the whole log has been looked at."""
        self.view.focus_first()
        self.press(Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
        self.press(Key.Key_Delete)
        self.write(words)
        self.press(Key.Key_Return)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.view._presenter.is_over and not self.view._pause.isActive())

    def lines(self) -> list[str]:
        """What was done, line by line."""
        model = self.table().model()
        return [model.index(row, 1).data() for row in range(model.rowCount())]

    def table(self) -> QTableView:
        return self.view.findChildren(QTableView)[0]

    def cell(self) -> str:
        """What a screen reader says of the current cell."""
        return str(self.table().currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def details(self) -> str:
        return self.view.findChildren(QPlainTextEdit)[0].toPlainText()

    def texts(self, within: QWidget | None = None) -> str:
        labels = (within or self.view).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    @staticmethod
    def name(widget: QWidget) -> str:
        if isinstance(widget, QComboBox):
            return widget.accessibleName()
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    @staticmethod
    def in_dialog(act: Callable[[QDialog], None]) -> None:
        """Does something in the dialog that opens next, and closes it."""

        def look() -> None:
            dialog, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
            if not isinstance(dialog, QDialog) or focused is None or focused.window() is not dialog:
                QTimer.singleShot(20, look)
                return
            try:
                act(dialog)
            finally:
                dialog.reject()

        QTimer.singleShot(20, look)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[Shell], Keyboard]]:
    """Opens the screen of a shell as the window does, the keyboard where work begins."""
    views: list[HistoryView] = []

    def make(shell: Shell) -> Keyboard:
        view = HistoryView(replace(shell))
        views.append(view)
        qtbot.addWidget(view)
        view.resize(1140, 780)
        view.show()
        view.refresh()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.focus_first()
        keyboard = Keyboard(qtbot, view)
        keyboard.wait()
        return keyboard

    yield make
    for view in views:
        view.close()
