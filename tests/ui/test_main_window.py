"""The window around the screens: every control has a name, every subject a key, and the looks a menu."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTableView, QWidget

from app import paths
from app.model.domain.entities import Changes
from app.model.services.preferences import load_preferences
from app.ui import main_window
from app.ui.actions import NUMBERED, SUBJECTS
from app.ui.application import Application
from app.ui.help_dialog import HelpDialog, help_text, version
from app.ui.screen import Screen
from app.ui.theme import CONTRAST, DARK

Start = Callable[[Path | None], Application]
HERE = [key for key, _ in SUBJECTS if importlib.util.find_spec(f"app.ui.{key}.view")]
CELLS = {QAccessible.Role.Cell, QAccessible.Role.RowHeader, QAccessible.Role.ColumnHeader}


@pytest.fixture
def opened(start: Start, example_file: Path, tmp_path: Path) -> Application:
    """The program with the example in it, under a name of its own."""
    path = tmp_path / "min.hjm"
    path.write_bytes(example_file.read_bytes())
    return start(path)


def controls(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything below that can have the keyboard and is on the screen; the cells of a table have tests of their own."""
    for number in range(root.childCount()):
        child = root.child(number)
        if child.state().invisible or child.role() in CELLS:
            continue
        if child.state().focusable:
            yield child
        yield from controls(child)


def nameless(program: Application) -> list[str]:
    root = QAccessible.queryAccessibleInterface(program.window)
    assert root is not None
    found = list(controls(root))
    assert found
    return [f"{child.role()} {child.object()}" for child in found if not child.text(QAccessible.Text.Name).strip()]


@pytest.mark.parametrize("subject", HERE)
def test_every_control_has_a_name(opened: Application, subject: str) -> None:
    opened.window.go_to(subject)
    QApplication.processEvents()
    assert nameless(opened) == []


def test_every_control_of_the_pages_before_has_a_name(start: Start, tmp_path: Path) -> None:
    program = start(None)
    assert nameless(program) == []
    program.open_own()
    QApplication.processEvents()
    assert nameless(program) == []
    program.open_file(tmp_path / "findes-ikke.hjm")
    QApplication.processEvents()
    assert nameless(program) == []


@pytest.mark.parametrize(("number", "subject"), [(n, key) for n, (key, _) in enumerate(SUBJECTS, 1) if key in HERE])
def test_ctrl_and_a_number_goes_to_a_subject_and_puts_the_keyboard_there(
    opened: Application, number: int, subject: str
) -> None:
    opened.window.go_to("settings" if subject != "settings" else "roster")
    key = Qt.Key(Qt.Key.Key_0.value + number) if number <= NUMBERED else Qt.Key.Key_Comma
    QTest.keyClick(opened.window, key, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    screen = opened.window._stack.currentWidget()
    assert screen is opened.window._screens[subject]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert screen.isAncestorOf(focus)


def test_f6_goes_to_the_subjects_and_back(opened: Application) -> None:
    subjects = opened.window.findChildren(QListWidget)[0]
    opened.window.go_to("settings")
    QTest.keyClick(opened.window, Qt.Key.Key_F6)
    assert subjects.hasFocus()
    QTest.keyClick(subjects, Qt.Key.Key_Up)
    assert subjects.currentItem().text() == "Historik"
    assert subjects.hasFocus()
    QTest.keyClick(subjects, Qt.Key.Key_F6)
    assert not subjects.hasFocus()


def test_text_size_by_keys_is_kept_and_said(opened: Application) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(opened.window, Qt.Key.Key_Plus, control)
    assert opened.window.status() == "Teksten er nu 125 %."
    QTest.keyClick(opened.window, Qt.Key.Key_Plus, control)
    assert load_preferences(paths.preferences_file()).text_size == 150
    QTest.keyClick(opened.window, Qt.Key.Key_Minus, control)
    QTest.keyClick(opened.window, Qt.Key.Key_0, control)
    assert load_preferences(paths.preferences_file()).text_size == 100
    QTest.keyClick(opened.window, Qt.Key.Key_Minus, control)
    assert opened.window.status() == "Teksten er 100 % og kan ikke blive mindre."


def test_the_menu_and_the_screen_show_the_same_choices(opened: Application) -> None:
    opened.window.go_to("settings")
    menus = opened._menus
    assert menus.large_targets is not None
    menus.large_targets.trigger()
    menus.themes["dark"].trigger()
    screen = opened.window._screens["settings"]
    assert screen._large.isChecked()  # type: ignore[attr-defined]
    assert screen._theme.value() == "dark"  # type: ignore[attr-defined]
    screen._large.click()  # type: ignore[attr-defined]
    assert not menus.large_targets.isChecked()


def test_what_needs_a_file_is_off_until_there_is_one(start: Start) -> None:
    program = start(None)
    assert not any(action.isEnabled() for action in program._menus.with_binder)
    program.open_example()
    assert all(action.isEnabled() for action in program._menus.with_binder)


class Holding(Screen):
    """A screen with text that can't be saved."""

    def refresh(self, changes: Changes | None = None) -> None:
        self.setObjectName(f"shown after {changes}")

    def focus_first(self) -> None:
        self.setFocus()

    def leave(self) -> bool:
        return False


@pytest.mark.parametrize("let_go", [False, True])
def test_text_that_can_not_be_saved_is_not_lost_unasked(
    opened: Application, monkeypatch: pytest.MonkeyPatch, *, let_go: bool
) -> None:
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, text: str, _yes: str, _no: str) -> bool:
        asked.append(text)
        return let_go

    monkeypatch.setattr(main_window, "make_screen", lambda _key, shell: Holding(shell))
    monkeypatch.setattr(main_window, "ask", answer)
    opened.open_file(opened._files.own)
    opened.window.go_to("scheme")
    opened.window.go_to("roster")
    opened._file_actions().example()
    assert "Overblik" in asked[0]
    assert opened.window.windowTitle().startswith("eksempel" if let_go else "min")
    opened.window.close()
    assert opened.window.isVisible() != let_go
    monkeypatch.setattr(Holding, "leave", lambda _self: True)
    assert opened.window.close()


def test_new_looks_are_shown_by_a_screen_that_is_there_already(opened: Application) -> None:
    opened.window.go_to("roster")
    for theme, colours in (("dark", DARK), ("high_contrast", CONTRAST)):
        opened._menus.themes[theme].trigger()
        assert grounds(opened) == {QColor(colours.weekend).name()}


def grounds(program: Application) -> set[str]:
    """The colours behind the roster's days, where they are not the table's own."""
    found = set()
    for table in program.window._screens["roster"].findChildren(QTableView):
        for row in range(table.model().rowCount()):
            brush = table.model().index(row, 0).data(Qt.ItemDataRole.BackgroundRole)
            found |= {brush.color().name()} if brush is not None else set()
    return found


def test_no_two_actions_share_a_key(opened: Application) -> None:
    keys = [key.toString() for action in opened.window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_window_has_the_programs_icon(opened: Application) -> None:
    assert not opened.window.windowIcon().pixmap(64, 64).isNull()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "7-15",
            "Enter",
            "Delete",
            "Ctrl+C",
            "Ctrl+V",
            "Ctrl+R",
            "Ctrl+F",
            "Page Up",
            "Page Down",
            "Ctrl+U",
            "Ctrl+H",
        ),
        *("Ctrl+S", "Ctrl+T", "Ctrl+X", "F1", "F6", "GPL-3.0-or-later", "Intet forlader computeren"),
        *(title for _, title in SUBJECTS),
    ],
)
def test_the_help_knows(text: str) -> None:
    assert text in help_text()


def test_the_help_knows_every_key_of_the_menus(opened: Application) -> None:
    keys = {key.toString() for action in opened.window.actions() for key in action.shortcuts()[:1]}
    keys -= {f"Ctrl+{number}" for number in range(2, 9)}
    assert [key for key in keys if key not in help_text()] == []


def test_the_help_is_read_with_the_keyboard_and_closes_with_escape(opened: Application) -> None:
    dialog = HelpDialog(opened.window)
    dialog.show()
    text = dialog._text
    assert version() in text.toPlainText()
    assert text.isReadOnly()
    assert text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
