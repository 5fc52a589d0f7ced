"""The dialogs of the screen "Ansættelse": names, sizes, and typed text that a slip on Escape does not lose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.model.services.preferences import Preferences
from app.ui.screen import Shell
from app.ui.theme import apply_theme

Open = Callable[[Shell], Any]
KEY = Qt.Key
OPENING = ("Ny stilling …", "Ansæt en hjælper …", "Luk stillingen …", "Ny ansøger …", "Slet for altid …")


def _controls(dialog: QDialog) -> list[QWidget]:
    found = dialog.findChildren(QWidget)
    return [w for w in found if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]


@pytest.mark.parametrize("size", [100, 200, 300])
def test_every_control_is_named_and_none_is_cut_off(
    themed: QApplication, shell: Shell, opened: Open, night: str, size: int
) -> None:
    screen = opened(shell)
    apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=True))
    looked: list[str] = []

    def look(dialog: QDialog) -> None:
        labelled = {label.buddy(): label.text() for label in dialog.findChildren(QLabel)}
        assert dialog.width() <= dialog.screen().availableGeometry().width()
        for widget in _controls(dialog):
            assert screen.name(widget), widget
            if isinstance(widget, QLineEdit | QComboBox | QPlainTextEdit):
                assert labelled[widget] == widget.accessibleName()
            if isinstance(widget, QPushButton):
                assert widget.width() >= widget.sizeHint().width(), widget.text()
            left = widget.mapTo(dialog, widget.rect().topLeft()).x()
            assert left >= 0
            assert left + widget.width() <= dialog.width(), screen.name(widget)
        looked.append(dialog.windowTitle())

    for name in OPENING:
        screen.in_dialog(look)
        screen.button(name).click()
    assert looked == ["Ny stilling", "Ansæt en hjælper", "Luk stillingen", "Ny ansøger", "Slet ansøgere for altid"]


def test_what_was_typed_is_not_lost_to_a_slip_on_escape(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    kept: list[str] = []

    def slip(dialog: QDialog) -> None:
        screen.write("Navn", "Ida Ny")
        screen.in_dialog(lambda question: kept.append(screen.texts(question)))
        screen.key(KEY.Key_Escape)
        assert dialog.isVisible()
        line = dialog.focusWidget()
        assert isinstance(line, QLineEdit)
        kept.extend((line.accessibleName(), line.text()))

    screen.in_dialog(slip)
    screen.button("Ny ansøger …").click()
    assert kept == ["Det, du har skrevet, er ikke gemt.", "Navn", "Ida Ny"]


def test_erasing_for_good_is_not_the_button_that_stands_out(shell: Shell, opened: Open, night: str) -> None:
    screen = opened(shell)
    colours: list[str] = []

    def look(dialog: QDialog) -> None:
        for text in ("Slet for altid", "Fortryd"):
            button = next(each for each in dialog.findChildren(QPushButton) if each.text() == text)
            middle = button.rect().center()
            colours.append(button.grab().toImage().pixelColor(6, middle.y()).name())

    screen.in_dialog(look)
    screen.button("Slet for altid …").click()
    assert len(colours) == 2
    assert colours[0] == colours[1]
