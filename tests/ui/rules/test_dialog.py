"""Hvad holdes der øje med? by keyboard and screen reader, in all themes and at any text size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from app.model.domain.entities import Changes
from app.model.domain.watch import RuleChoice
from app.model.services.binder import Binder
from app.model.services.preferences import Preferences
from app.model.services.watch import blocked_rules
from app.ui.rules.dialog import RulesDialog, show_rules
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key


class Opened:
    """The dialog, and what it told the window."""

    def __init__(self, qtbot: QtBot, binder: Binder) -> None:
        self.qtbot = qtbot
        self.told: list[Changes] = []
        self.dialog = RulesDialog(binder, self.told.append)
        qtbot.addWidget(self.dialog)
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()
        self.dialog.activateWindow()
        qtbot.waitUntil(self.dialog.isActiveWindow)
        self.table = self.dialog.findChildren(QTableView)[0]
        self.choice = self.dialog.findChildren(QComboBox)[0]
        self.details = self.dialog.findChildren(QPlainTextEdit)[0]

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            self.qtbot.keyClick(widget, key)

    def go_to(self, title: str) -> None:
        """Down the table until the line of a title is the chosen one."""
        self.table.setFocus()
        for _ in range(self.table.model().rowCount()):
            if self.table.currentIndex().siblingAtColumn(0).data() == title:
                return
            self.press(Key.Key_Down)
        raise AssertionError(title)

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def opened(qtbot: QtBot, themed: QApplication, example: Binder) -> Iterator[Opened]:
    made = Opened(qtbot, example)
    yield made
    made.dialog.close()


def test_the_keyboard_begins_in_the_table_and_enter_reads_the_rule(opened: Opened) -> None:
    assert QApplication.focusWidget() is opened.table
    assert opened.details.toPlainText().startswith("Hvile hver dag\n")
    opened.press(Key.Key_Down)
    assert opened.details.toPlainText().startswith("Fridøgn\n")
    opened.press(Key.Key_Return)
    assert QApplication.focusWidget() is opened.details
    opened.press(Key.Key_Backtab)
    assert QApplication.focusWidget() is opened.choice
    opened.press(Key.Key_Escape)
    assert not opened.dialog.isVisible()


def test_a_rule_is_set_to_refuse_by_keyboard(opened: Opened, example: Binder) -> None:
    opened.press(Key.Key_Tab)
    assert QApplication.focusWidget() is opened.choice
    opened.press(Key.Key_Down)
    assert blocked_rules(example) == frozenset({"daily-rest"})
    assert [changes.kinds for changes in opened.told] == [frozenset({RuleChoice})]
    assert "kan ikke gemmes fra nu af." in opened.texts()
    assert opened.table.currentIndex().siblingAtColumn(2).data() == "Afvis"
    assert opened.table.currentIndex().siblingAtColumn(0).data() == "Hvile hver dag"
    opened.press(Key.Key_Up)
    assert blocked_rules(example) == frozenset()
    assert len(opened.told) == 2


def test_walking_through_the_rules_changes_nothing(opened: Opened, example: Binder) -> None:
    for _ in range(opened.table.model().rowCount()):
        opened.press(Key.Key_Down)
    assert opened.told == []
    assert blocked_rules(example) == frozenset()


def test_where_there_is_no_choice_the_field_is_closed_and_says_why(opened: Opened) -> None:
    opened.go_to("To vagter på samme tid")
    assert not opened.choice.isEnabled()
    assert "afvises altid" in opened.choice.accessibleDescription()
    assert opened.choice.accessibleDescription() in opened.texts()
    opened.go_to("Arbejdspladsvurdering")
    assert opened.choice.currentText() == ""
    assert "Venter på, at programmet kan gemme APV." in opened.details.toPlainText()


def test_what_a_screen_reader_says(opened: Opened) -> None:
    def name(widget: QWidget) -> str:
        if isinstance(widget, QComboBox):  # on Unix Qt gives its value as name and its label as a relation
            return widget.accessibleName()
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    controls = [opened.table, opened.details, opened.choice]
    assert [name(each) for each in controls] == ["Regler", "Den valgte regel", "Når en vagt går imod reglen"]
    cell = opened.table.model().index(0, 0)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Regel: Hvile hver dag, Advar, Vagter og hviletid"
    assert QAbstractItemModelTester(opened.table.model()).model() is opened.table.model()
    reachable = [
        w for w in opened.dialog.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [widget for widget in reachable if not name(widget)] == []


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off_in_any_theme_and_size(
    qtbot: QtBot, themed: QApplication, example: Binder, theme: str, size: int
) -> None:
    apply_theme(themed, Preferences(theme=theme, text_size=size, large_targets=True))
    opened = Opened(qtbot, example)
    room = opened.dialog.screen().availableGeometry().size()
    assert opened.dialog.width() <= room.width()
    assert opened.dialog.height() <= room.height()
    for widget in (opened.table, opened.details, *opened.dialog.findChildren(QPushButton)):
        if widget.isVisible():
            left = widget.mapTo(opened.dialog, widget.rect().topLeft()).x()
            assert left >= 0
            assert left + widget.width() <= opened.dialog.width()
    opened.press(Key.Key_Tab, Key.Key_Tab)
    top = opened.choice.mapTo(opened.dialog, opened.choice.rect().topLeft()).y()
    assert top >= 0
    assert top + opened.choice.height() <= opened.dialog.height()
    opened.dialog.close()


def test_it_opens_over_a_window(qtbot: QtBot, themed: QApplication, example: Binder) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(50, look)
    show_rules(window, example, lambda _changes: None)
    assert seen == ["Hvad holdes der øje med?"]
