"""A household with something of each kind to do, and the overview of it in the hands of a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.findings import Finding
from app.model.services.binder import Binder
from app.model.services.exchange import add_content
from app.ui.overview.lines_table import LinesTable
from app.ui.overview.view import OverviewView
from app.ui.overview.year_table import YearTable
from app.ui.screen import Shell

Key = Qt.Key
SIGNED, TOLD = date(2025, 12, 1), date(2026, 9, 1)


def short_rest(number: int, day: date, helper: str = "h1") -> list[e.Shift]:
    """An evening and the next morning: 8 hours between."""
    evening = datetime(day.year, day.month, day.day, 15)
    morning = evening + timedelta(hours=16)
    return [
        e.Shift(f"{helper}-{number}a", helper, evening, evening + timedelta(hours=8), announced_on=TOLD),
        e.Shift(f"{helper}-{number}b", helper, morning, morning + timedelta(hours=8), announced_on=TOLD),
    ]


def contract(number: int, helper: str) -> e.Contract:
    return e.Contract(
        f"c{number}",
        helper,
        date(2026, 1, 1),
        pay=e.PayForm.SUBSTITUTE,
        hourly_wage=Decimal(150),
        signed_on=SIGNED,
        confidentiality_signed_on=SIGNED,
        sent_to_municipality_on=SIGNED,
    )


@pytest.fixture
def busy(binder: Binder) -> Binder:
    """Anna had too little rest five times in October and has it again on Wednesday; October's timesheets are late."""
    shifts = [s for n in range(5) for s in short_rest(n, date(2026, 10, 1) + timedelta(days=4 * n))]
    shifts += short_rest(9, date(2026, 11, 25))
    helpers = [e.Helper("h1", "Anna Prøve"), e.Helper("h2", "Bo Åse")]
    scheme = e.Scheme("Karla", municipality="faxe", starts_on=date(2026, 9, 1))
    add_content(binder, Content(scheme, [], helpers, [contract(1, "h1"), contract(2, "h2")], shifts))
    return binder


class Keyboard:
    """Someone who has nothing but keys, and what they see and hear."""

    def __init__(self, qtbot: QtBot, view: OverviewView, mended: list[Finding], said: list[str]) -> None:
        self.qtbot, self.view, self.mended, self.said = qtbot, view, mended, said

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.focused(), key, modifier)

    def focused(self) -> QWidget:
        if QApplication.focusWidget() is None:
            self.view.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    @staticmethod
    def name(widget: QWidget) -> str:
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    def tab_to(self, name: str) -> None:
        """Goes by Tab until the control of that name has the focus."""
        for _ in range(20):
            if self.name(self.focused()) == name:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"{name} can't be reached by Tab")

    @property
    def table(self) -> LinesTable:
        return self.view.findChildren(LinesTable)[0]

    @property
    def year(self) -> YearTable:
        return self.view.findChildren(YearTable)[0]

    def rows(self) -> list[str]:
        """The list as it is seen: the words of each row."""
        model = self.table.model()
        return [
            " | ".join(str(model.index(row, column).data()) for column in range(model.columnCount())).rstrip(" |")
            for row in range(model.rowCount())
        ]

    def heard(self) -> str:
        """What a screen reader says of the current row."""
        index = self.table.currentIndex().siblingAtColumn(0)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def choose(self, words: str) -> None:
        """Goes down the list until the row says this."""
        self.view.focus_first()
        self.press(Key.Key_Home, modifier=Qt.KeyboardModifier.ControlModifier)
        for _ in range(self.table.model().rowCount()):
            if words in self.heard():
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"{words} is not in {self.rows()}")

    def details(self) -> str:
        return self.text("Det valgte i fuld længde")

    def text(self, name: str) -> str:
        found = [text for text in self.view.findChildren(QPlainTextEdit) if text.accessibleName() == name]
        return found[0].toPlainText()

    def buttons(self) -> list[str]:
        return [each.text() for each in self.view.findChildren(QPushButton) if each.isVisible()]

    def tick(self) -> QCheckBox:
        return self.view.findChildren(QCheckBox)[0]

    def labels(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(QLabel) if label.isVisible())

    def in_dialog(self, act: Callable[[QDialog], None]) -> None:
        """Does something in the dialog that opens next, and closes it if it is still there."""

        def look() -> None:
            dialog, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
            if not isinstance(dialog, QDialog) or focused is None or focused.window() is not dialog:
                QTimer.singleShot(20, look)
                return
            try:
                act(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(20, look)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[Shell], Keyboard]]:
    """Opens the screen of a shell as the window does, the keyboard where work begins."""
    views: list[OverviewView] = []

    def make(shell: Shell) -> Keyboard:
        mended: list[Finding] = []
        said: list[str] = []
        view = OverviewView(replace(shell, mend=mended.append, say=said.append))
        keyboard = Keyboard(qtbot, view, mended, said)
        views.append(view)
        qtbot.addWidget(view)
        view.resize(1140, 780)
        view.show()
        view.refresh()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.focus_first()
        qtbot.waitUntil(lambda: not view._rest.isActive())
        return keyboard

    yield make
    for view in views:
        view.close()
