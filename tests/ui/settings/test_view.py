"""Indstillinger with the keyboard alone: each choice takes effect at once, is said, and survives a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget

from app import paths
from app.model.services.preferences import Preferences, load_preferences
from app.ui.application import Application
from app.ui.settings import view
from app.ui.settings.view import SettingsView
from app.ui.theme import DARK

Start = Callable[[Path | None], Application]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(view, "announce", lambda _widget, text: told.append(text))
    return told


@pytest.fixture
def program(start: Start, example_file: Path, tmp_path: Path) -> Application:
    path = tmp_path / "min.hjm"
    path.write_bytes(example_file.read_bytes())
    opened = start(path)
    opened.window.go_to("settings")
    return opened


def screen(program: Application) -> SettingsView:
    shown = program.window._screens["settings"]
    assert isinstance(shown, SettingsView)
    return shown


def kept() -> Preferences:
    return load_preferences(paths.preferences_file())


def tab_to(widget: QWidget) -> None:
    for _ in range(40):
        if widget.hasFocus():
            return
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reached {widget.accessibleName()}")


def test_all_of_it_with_the_keyboard(program: Application, said: list[str], tmp_path: Path) -> None:
    shown = screen(program)
    assert shown._size.hasFocus()
    QTest.keyClick(shown._size, Qt.Key.Key_Down)
    assert kept().text_size == 125
    tab_to(shown._theme)
    QTest.keyClicks(shown._theme, "Mørk")
    assert kept().theme == "dark"
    tab_to(shown._large)
    QTest.keyClick(shown._large, Qt.Key.Key_Space)
    assert kept().large_targets
    tab_to(shown._folder)
    QTest.keyClicks(shown._folder, str(tmp_path))
    QTest.keyClick(shown._folder, Qt.Key.Key_Return)
    assert kept().document_folder == str(tmp_path)
    assert said == [
        "Teksten er nu 125 %.",
        "Farverne er nu: mørk.",
        "Knapper, felter og rækker er nu store.",
        f"Dokumenter lægges nu i {tmp_path}.",
    ]


def test_a_choice_takes_effect_at_once(program: Application) -> None:
    before = program.window.font().pointSizeF()
    screen(program)._size.set_value(200)
    screen(program)._theme.set_value("dark")
    assert QApplication.font().pointSizeF() == pytest.approx(2 * before)
    assert QApplication.palette().window().color().name() == DARK.back


def test_choices_are_there_after_a_restart(program: Application, start: Start) -> None:
    screen(program)._size.set_value(150)
    screen(program)._theme.set_value("high_contrast")
    program.close_file()
    again = start(program._files.own)
    again.window.go_to("settings")
    assert screen(again)._size.value() == 150
    assert screen(again)._theme.value() == "high_contrast"
    assert QApplication.font().pointSizeF() == pytest.approx(15)


def test_the_keyboard_stays_where_it_was_when_the_text_grows(program: Application) -> None:
    shown = screen(program)
    for _ in range(6):
        QTest.keyClick(shown._size, Qt.Key.Key_Down)
        assert shown._size.hasFocus()
    assert kept().text_size == 300


def test_a_wrong_folder_is_refused_and_what_was_written_stays(program: Application) -> None:
    shown = screen(program)
    tab_to(shown._folder)
    QTest.keyClicks(shown._folder, "et eller andet sted")
    QTest.keyClick(shown._folder, Qt.Key.Key_Tab)
    assert "skriv hele stien" in shown._message.text()
    assert shown._folder.text() == "et eller andet sted"
    assert kept().document_folder == ""


def test_a_folder_is_picked(program: Application, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    screen(program)._pick_folder()
    assert kept().document_folder == str(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    screen(program)._pick_folder()
    assert kept().document_folder == str(tmp_path)


def test_the_files_are_told_and_can_be_copied_with_the_keyboard(program: Application, tmp_path: Path) -> None:
    shown = screen(program).findChildren(QPlainTextEdit)
    assert [field.toPlainText() for field in shown] == [str(tmp_path / "min.hjm"), str(paths.log_file())]
    for field in shown:
        assert field.isReadOnly()
        tab_to(field)
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == field.toPlainText()


@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off(program: Application, size: int) -> None:
    program.window.resize(1280, 800)
    screen(program)._size.set_value(size)
    QApplication.processEvents()
    page = screen(program)._page
    assert page.horizontalScrollBar().maximum() == 0
    for field in screen(program).findChildren(QPlainTextEdit):
        assert field.verticalScrollBar().maximum() == 0
