"""Both screens in the window: what is typed is saved when the user goes on, whichever way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model.services.binder import Binder
from app.model.services.people import helper_cards
from app.model.services.preferences import Preferences
from app.model.services.scheme import scheme_draft
from app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Ways = Callable[[MainWindow], object]


@pytest.fixture
def window(qtbot: QtBot, themed: QApplication, example: Binder) -> MainWindow:
    made = MainWindow(Preferences, lambda _preferences: None)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.show_binder(example, "people")
    return made


@pytest.mark.parametrize("leave", [lambda w: w.go_to("scheme"), lambda w: w.go_to("subjects"), MainWindow.close])
def test_going_on_saves_the_helper(window: MainWindow, example: Binder, hands: Any, leave: Ways) -> None:
    hands.write("Telefon", "12 34")
    leave(window)
    assert helper_cards(example)[0].draft.phone == "12 34"


def test_going_on_saves_the_scheme(window: MainWindow, example: Binder, hands: Any) -> None:
    window.go_to("scheme")
    hands.write("Telefon", "12 34")
    window.go_to("people")
    assert scheme_draft(example).citizen_phone == "12 34"
    assert "Gemt: Ret ordningen" in window.status()


def test_what_can_not_be_saved_is_there_when_the_user_comes_back(
    window: MainWindow, example: Binder, hands: Any
) -> None:
    hands.write("Fødselsdato", "i går")
    window.go_to("scheme")
    window.go_to("people")
    assert hands.name() == "Fødselsdato"
    assert hands.line(window, "Fødselsdato").text() == "i går"
    hands.key(Qt.Key.Key_Tab)
    assert "Skriv datoen som 31.12.2026" in hands.texts(window)
