"""The dialog "Beregn varsel" by keyboard alone: the answer as one types, what it says aloud, copying, and large text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.model.services.binder import Binder
from app.model.services.preferences import Preferences
from app.ui.notices import dialog as module
from app.ui.notices import presenter as p
from app.ui.notices.dialog import NoticeDialog
from app.ui.theme import apply_theme

Key = Qt.Key
Opened = Callable[..., "Keys"]


class Keys:
    """Somebody with nothing but keys, and what is seen and heard."""

    def __init__(self, qtbot: QtBot, dialog: NoticeDialog, said: list[str]) -> None:
        self.qtbot, self.dialog, self.said = qtbot, dialog, said

    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.focused(), key, modifier)

    def name(self, widget: QWidget) -> str:
        if isinstance(widget, QComboBox):
            return widget.accessibleName()
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    def tab_to(self, name: str) -> QWidget:
        for _ in range(12):
            if self.name(self.focused()) == name:
                return self.focused()
            self.press(Key.Key_Tab)
        raise AssertionError(f"{name} can't be reached by Tab")

    def write(self, name: str, text: str) -> None:
        field = self.tab_to(name)
        assert isinstance(field, QLineEdit)
        self.press(Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, text)

    def seen(self) -> list[str]:
        labels = self.dialog.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def answer(self) -> str:
        return next((text for text in self.seen() if ":\n" in text), "")

    def counted(self) -> str:
        return self.dialog.findChildren(QPlainTextEdit)[0].toPlainText()


@pytest.fixture
def opened(qtbot: QtBot, themed: QApplication, example: Binder, monkeypatch: pytest.MonkeyPatch) -> Opened:
    said: list[str] = []

    def hear(_widget: QObject, text: str) -> None:
        said.append(text)

    monkeypatch.setattr(module, "announce", hear)

    def make(kind: str = p.TERMINATION, binder: Binder = example) -> Keys:
        dialog = NoticeDialog(binder, kind)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return Keys(qtbot, dialog, said)

    return make


def test_the_answer_stands_there_at_once_and_is_said(opened: Opened) -> None:
    keys = opened()
    assert keys.name(keys.focused()) == "Beregn"
    assert keys.answer() == "Sidste dag i ansættelsen:\ntorsdag 31. december 2026"
    assert keys.said == [keys.answer()]
    assert "Sådan er der talt" in keys.seen()
    assert keys.counted().startswith("1. Opsigelsen gives lørdag 21.11.2026.")


def test_tab_goes_through_the_rows_of_the_question_and_on_to_the_buttons(opened: Opened) -> None:
    keys = opened()
    names = []
    for _ in range(8):
        names.append(keys.name(keys.focused()))
        keys.press(Key.Key_Tab)
    assert names == [
        *("Beregn", "Hjælper", "Ansat fra", "Lønform", "Opsigelsen gives"),
        *("Sådan er der talt", "Kopiér", "Luk"),
    ]
    assert keys.name(keys.focused()) == "Beregn"


def test_another_date_gives_another_answer_a_moment_later(opened: Opened) -> None:
    keys = opened()
    keys.write("Opsigelsen gives", "1.12.2026")
    keys.qtbot.waitUntil(lambda: keys.answer().endswith("søndag 31. januar 2027"))
    assert keys.said[-1] == keys.answer()
    keys.tab_to("Lønform")
    keys.press(Key.Key_Down)
    assert keys.answer().endswith("tirsdag 1. december 2026")


def test_choosing_a_helper_fills_in_the_employment(opened: Opened) -> None:
    keys = opened()
    keys.tab_to("Hjælper")
    keys.press(Key.Key_End)
    assert keys.answer() == ""
    assert "Udfyld »Ansat fra« og »Lønform«, så tælles der." in keys.seen()
    assert keys.said[-1] == "Udfyld »Ansat fra« og »Lønform«, så tælles der."
    assert not next(b for b in keys.dialog.findChildren(QPushButton) if b.text() == "Kopiér").isEnabled()
    keys.press(Key.Key_Home)
    assert keys.answer().endswith("torsdag 31. december 2026")


def test_a_vacation_from_the_first_key_to_the_answer(opened: Opened) -> None:
    keys = opened()
    keys.press(Key.Key_Down)
    assert "Udfyld »Første feriedag« og »Sidste feriedag«, så tælles der." in keys.seen()
    keys.write("Første feriedag", "12.06.2026")
    keys.write("Sidste feriedag", "19.06.2026")
    keys.press(Key.Key_Return)
    assert keys.answer() == "Varsl ferien senest:\nonsdag 11. marts 2026"
    assert keys.dialog.isVisible()
    assert "Ansat fra" not in keys.seen()


def test_a_wrong_date_is_told_at_its_field_and_enter_leads_there(opened: Opened) -> None:
    keys = opened(p.VACATION)
    keys.write("Første feriedag", "31.02.2026")
    keys.write("Sidste feriedag", "19.06.2026")
    keys.press(Key.Key_Return)
    assert keys.name(keys.focused()) == "Første feriedag"
    assert "31.02.2026 findes ikke i kalenderen" in keys.seen()
    assert keys.answer() == ""
    assert keys.said[-1] == "Første feriedag: 31.02.2026 findes ikke i kalenderen."


def test_what_the_municipality_has_not_said_is_told(opened: Opened, binder: Binder) -> None:
    keys = opened(p.TERMINATION, binder)
    keys.write("Ansat fra", "01.01.2026")
    keys.tab_to("Lønform")
    keys.press(Key.Key_Home)
    assert any("spørg kommunen" in text for text in keys.seen())


def test_the_answer_can_be_copied_by_key_and_by_button(opened: Opened) -> None:
    keys = opened(p.COMPLAINT)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    keys.tab_to("Kopiér")
    keys.press(Key.Key_Space)
    assert clipboard.text() == f"{keys.answer()}\n\n{keys.counted()}\n"
    assert "Teksten er kopieret." in keys.seen()
    clipboard.clear()
    keys.press(Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert clipboard.text().startswith("Klagen skal være hos kommunen senest:")
    keys.press(Key.Key_Escape)
    assert not keys.dialog.isVisible()


@pytest.mark.parametrize("size", [100, 200, 300])
def test_large_text_only_scrolls_downwards_and_nothing_of_the_answer_is_cut_off(
    opened: Opened, themed: QApplication, size: int
) -> None:
    apply_theme(themed, Preferences(theme="light", text_size=size))
    keys = opened()
    page = keys.dialog.findChildren(QScrollArea)[0]
    text = keys.dialog.findChildren(QPlainTextEdit)[0]
    assert page.horizontalScrollBar().maximum() == 0
    keys.qtbot.waitUntil(lambda: text.verticalScrollBar().maximum() == 0)
    keys.tab_to("Sådan er der talt")
    keys.press(Key.Key_End, modifier=Qt.KeyboardModifier.ControlModifier)
    below = text.viewport().mapTo(page.viewport(), text.cursorRect().bottomLeft()).y()
    assert 0 < below <= page.viewport().height()
