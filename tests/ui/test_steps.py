"""Undo and redo from the menu, across screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.services import people, roster
from app.ui.application import Application
from app.ui.overview.view import OverviewView
from app.ui.roster.view import RosterView


@pytest.fixture
def program(qtbot: QtBot, themed: QApplication, example_file: Path, tmp_path: Path) -> Iterator[Application]:
    file = tmp_path / "ordning.hjm"
    file.write_bytes(example_file.read_bytes())
    started = Application(themed, file, lambda: datetime(2026, 11, 21, 12))
    started.start()
    qtbot.waitUntil(lambda: started.window.findChild(OverviewView) is not None, timeout=5000)
    yield started
    started.window.close()
    started.close_file()
    started.window.deleteLater()


def test_the_menu_names_what_would_be_undone(program: Application, qtbot: QtBot) -> None:
    undo, redo = program._menus.undo, program._menus.redo
    assert undo is not None
    assert redo is not None
    qtbot.waitUntil(lambda: undo.text() == "&Fortryd: markér september 2026 som sendt", timeout=2000)
    assert not redo.isEnabled()
    undo.trigger()
    qtbot.waitUntil(lambda: redo.text() == "&Gentag: markér september 2026 som sendt", timeout=2000)
    assert program.window.status() == "Fortryd: markér september 2026 som sendt"


def test_a_shift_is_undone_from_another_screen_by_keyboard(program: Application, qtbot: QtBot) -> None:
    assert program._binder is not None
    binder = program._binder
    helper = people.add_helper(binder, people.HelperDraft("Ny Hjælper"))
    start = datetime(2026, 11, 5, 7)
    changes = roster.add_shift(binder, roster.ShiftDraft(helper, start, start.replace(hour=15)))
    program.window.show_changes(changes, "")
    program.window.go_to("people")
    qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.window.status() == "Fortryd: opret vagt 05.11.2026"
    program.window.go_to("roster")
    view = program.window.findChild(RosterView)
    assert view is not None
    assert not any(s.helper_id == helper for s in view._presenter.roster.shifts)
    redo = program._menus.redo
    assert redo is not None
    qtbot.waitUntil(redo.isEnabled, timeout=2000)
    qtbot.keyClick(program.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert [s.start.date() for s in view._presenter.roster.shifts if s.helper_id == helper] == [date(2026, 11, 5)]


def test_the_keyboard_stays_where_it_was(program: Application, qtbot: QtBot) -> None:
    program.window.go_to("roster")
    view = program.window.findChild(RosterView)
    assert view is not None
    qtbot.waitUntil(view._table.hasFocus, timeout=2000)
    qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.window.status().startswith("Fortryd:")
    assert view._table.hasFocus()


def test_another_file_can_be_opened_while_one_is_shown(
    program: Application, qtbot: QtBot, example_file: Path, tmp_path: Path
) -> None:
    """The new file is remembered among the preferences, which asks every screen to look again."""
    program.window.go_to("roster")
    other = tmp_path / "en anden.hjm"
    other.write_bytes(example_file.read_bytes())
    program.open_file(other)
    assert program._binder is not None
    assert program._binder.database.path == other
    qtbot.waitUntil(lambda: program.window.windowTitle().startswith("en anden"), timeout=2000)
