"""The page in front of a protected file, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.security.unlock_page import UnlockPage
from tests.ui.security.conftest import controls, name_of, named, press, tab_to, texts, type_in

WRONG = "Adgangskoden passer ikke til filen."
CODE = "LSMX-BAGS-ZZSF-KUE2-F6HW-YHRT-FN5Z-4SO7-CGJM-VZLV-W3YH-QS2G-MJTA-FX32"


@dataclass
class Door:
    """The page, what was tried on it, and what opens it."""

    key: str = "rigtig"
    tried: list[str] = field(default_factory=list)
    others: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = UnlockPage(Path("/mappe/ordning.hjm"), self.try_open, lambda: self.others.append(True), locked=True)

    def try_open(self, secret: str) -> str | None:
        self.tried.append(secret)
        return None if secret == self.key else WRONG

    def line(self, name: str) -> QLineEdit:
        found = named(self.page, name)
        assert isinstance(found, QLineEdit)
        return found


@pytest.fixture
def door(qtbot: QtBot, themed: QApplication) -> Iterator[Door]:
    made = Door()
    qtbot.addWidget(made.page)
    made.page.resize(900, 700)
    made.page.show()
    made.page.activateWindow()
    qtbot.waitUntil(made.page.isActiveWindow)
    made.page.setFocus()
    yield made
    made.page.close()


def test_the_keyboard_is_in_the_password_and_enter_opens(door: Door) -> None:
    assert door.line("Adgangskode").hasFocus()
    QTest.keyClicks(door.line("Adgangskode"), "rigtig")
    QTest.keyClick(door.line("Adgangskode"), Qt.Key.Key_Return)
    assert door.tried == ["rigtig"]
    assert door.line("Adgangskode").text() == ""


def test_a_wrong_password_is_said_and_kept_to_be_mended(door: Door) -> None:
    type_in(door.page, "Adgangskode", "rigti")
    press(door.page, "Lås op")
    line = door.line("Adgangskode")
    assert WRONG in texts(door.page)
    assert (line.hasFocus(), line.text(), line.property("wrong")) == (True, "rigti", True)
    QTest.keyClicks(line, "g")
    assert line.property("wrong") is False
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert door.tried == ["rigti", "rigtig"]


def test_an_empty_password_is_not_tried(door: Door) -> None:
    QTest.keyClick(door.line("Adgangskode"), Qt.Key.Key_Return)
    assert door.tried == []
    assert "Skriv adgangskoden." in texts(door.page)


def test_the_recovery_code_opens_and_half_a_code_is_told_before_it_is_tried(door: Door) -> None:
    door.key = CODE
    assert "Gendannelseskode" not in [name_of(widget) for widget in controls(door.page)]
    press(door.page, "Jeg har glemt adgangskoden", Qt.Key.Key_Return)
    line = door.line("Gendannelseskode")
    assert line.hasFocus()
    QTest.keyClicks(line, CODE[:-3])
    press(door.page, "Lås op med koden", Qt.Key.Key_Return)
    assert "Du har skrevet 53." in texts(door.page)
    assert line.text() == CODE[:-3]
    QTest.keyClicks(line, CODE[-3:])
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert door.tried == [CODE]
    assert line.text() == ""


def test_the_password_can_be_seen_and_another_file_opened(door: Door) -> None:
    press(door.page, "Vis adgangskoden")
    assert door.line("Adgangskode").echoMode() is QLineEdit.EchoMode.Normal
    press(door.page, "Åbn en anden fil …")
    assert door.others == [True]


def test_every_control_has_a_name_and_is_reached_in_order(door: Door) -> None:
    press(door.page, "Jeg har glemt adgangskoden")
    names = [name_of(widget) for widget in controls(door.page)]
    assert set(names) >= {"Adgangskode", "Vis adgangskoden", "Lås op", "Gendannelseskode", "Lås op med koden", "Filen"}
    assert all(tab_to(door.page, name) for name in names)
