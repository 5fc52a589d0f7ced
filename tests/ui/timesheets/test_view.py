"""The screen Timesedler by keyboard alone, as its users have it, and what it tells a screen reader."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLabel, QPlainTextEdit, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model.domain.entities import Changes, Month
from app.model.services.binder import Binder
from app.model.services.preferences import Preferences
from app.ui.screen import Shell
from app.ui.theme import apply_theme
from app.ui.timesheets.view import TimesheetsView

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Keyboard:
    """Someone who has nothing but keys, and what they see."""

    def __init__(self, qtbot: QtBot, view: TimesheetsView) -> None:
        self.qtbot, self.view = qtbot, view

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(self.focused(), key, modifier)

    def focused(self) -> QWidget:
        """The desktop gives a window the keyboard back when its dialog has closed; off screen, the test does."""
        if QApplication.focusWidget() is None:
            self.view.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def tab_to(self, name: str) -> QWidget:
        """Goes by Tab until the control of that name has the focus."""
        for _ in range(30):
            focused = self.focused()
            if name_of(focused) == name:
                return focused
            self.press(Key.Key_Tab)
        raise AssertionError(f"{name} can't be reached by Tab")

    def walk(self, key: Qt.Key, until: str) -> None:
        """Presses a key until the current cell says it."""
        for _ in range(30):
            if until in self.cell():
                return
            self.press(key)
        raise AssertionError(until)

    def do(self, name: str) -> None:
        self.tab_to(name)
        self.press(Key.Key_Space)

    def texts(self) -> str:
        """All visible labels of the screen."""
        return "\n".join(label.text() for label in self.view.findChildren(QLabel) if label.isVisible())

    def explanation(self) -> str:
        return self.view.findChildren(QPlainTextEdit)[0].toPlainText()

    def cell(self) -> str:
        """What a screen reader says of the current cell."""
        table = QApplication.focusWidget()
        assert isinstance(table, QTableView)
        spoken = table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        assert isinstance(spoken, str)
        return spoken


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it; a combo box's name is its value on Linux, its label stands beside it."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def in_dialog(act: Callable[[QDialog], None]) -> None:
    """Does something in the dialog that opens next."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        focused = QApplication.focusWidget()
        if not isinstance(dialog, QDialog) or focused is None or focused.window() is not dialog:
            QTimer.singleShot(20, look)
            return
        try:
            act(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(20, look)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[Shell], Keyboard]]:
    """Opens the screen of a shell as the window does, the keyboard where work begins."""
    views: list[TimesheetsView] = []

    def make(shell: Shell) -> Keyboard:
        def changed(changes: Changes) -> None:
            shell.changed(changes)
            views[0].refresh(changes)

        views.append(TimesheetsView(replace(shell, changed=changed)))
        qtbot.addWidget(views[0])
        views[0].resize(1140, 780)
        views[0].show()
        views[0].refresh()
        views[0].activateWindow()
        qtbot.waitUntil(views[0].isActiveWindow)
        views[0].focus_first()
        return Keyboard(qtbot, views[0])

    yield make
    for view in views:
        view.close()


@pytest.fixture
def keyboard(opened: Callable[[Shell], Keyboard], shell: Shell) -> Keyboard:
    """The example."""
    return opened(shell)


@pytest.fixture
def trio(opened: Callable[[Shell], Keyboard], home_binder: Binder, told: Any) -> Keyboard:
    """The household of three."""
    return opened(told.shell(home_binder))


def test_a_helper_a_number_and_its_source(keyboard: Keyboard) -> None:
    assert "Oktober 2026 – åben" in keyboard.texts()
    keyboard.press(Key.Key_Down, Key.Key_Down)
    assert "Timeseddel for Bent Opdigtet" in keyboard.texts()
    keyboard.press(Key.Key_Return)
    keyboard.walk(Key.Key_Down, "15:00 til 23:00")
    keyboard.walk(Key.Key_Right, "Aften: 6:00")
    keyboard.press(Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    assert "Aften 30 %: 17:00–23:00 = 6:00." in keyboard.explanation()
    assert "Håndbog om hjælperordninger, Faxe Kommune, november 2020, 5.3.1 og 11.3.1" in keyboard.explanation()
    keyboard.press(Key.Key_Escape)
    assert keyboard.cell().endswith("Aften: 6:00")
    keyboard.press(Key.Key_H, modifier=CONTROL)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)


def test_a_cell_speaks_its_line_and_heading(trio: Keyboard) -> None:
    trio.tab_to("Timeseddel for Anna Prøve")
    trio.press(Key.Key_Down, Key.Key_Right, Key.Key_Right)
    assert trio.cell() == "Fredag 30. oktober, 22:00 til 24:00, Nat: 1:00"
    trio.press(Key.Key_Right)
    assert trio.cell() == "Fredag 30. oktober, 22:00 til 24:00, Lørdag: ingen"
    trio.press(Key.Key_Home)
    assert trio.cell() == "Fredag 30. oktober, 22:00 til 24:00, Arbejde 2:00, Aften 1:00, Nat 1:00"
    trio.press(Key.Key_End, modifier=CONTROL)
    assert trio.cell() == "I alt for Anna Prøve, oktober 2026, Bemærkning: ingen"


def test_the_helpers_speak_their_hours(trio: Keyboard) -> None:
    assert trio.cell() == "Hjælper: Anna Prøve, 12:00 timers arbejde"
    trio.press(Key.Key_End, modifier=CONTROL)
    trio.press(Key.Key_Home)
    assert trio.cell() == "Hjælper: Cilla Prøve, ingen vagter"
    assert "Cilla Prøve har ingen vagter i oktober 2026." in trio.texts()


def test_finished_sent_and_reopened_with_a_reason(keyboard: Keyboard, told: Any) -> None:
    keyboard.do("Markér som færdig")
    assert "Oktober 2026 – færdig den 21.11.2026" in keyboard.texts()
    assert name_of(QApplication.focusWidget() or keyboard.view) == "Månedens hjælpere"  # a second Space is harmless
    keyboard.do("Markér som sendt")
    assert "Oktober 2026 – sendt den 21.11.2026" in keyboard.texts()
    seen: list[str] = []

    def refused_first(dialog: QDialog) -> None:
        reason = QApplication.focusWidget()
        assert reason is not None
        assert name_of(reason) == "Begrundelse"
        keyboard.press(Key.Key_Tab, Key.Key_Space)
        seen.append("\n".join(label.text() for label in dialog.findChildren(QLabel)))
        reason.setFocus()
        keyboard.qtbot.keyClicks(reason, "Glemt vagt")
        keyboard.press(Key.Key_Tab, Key.Key_Space)

    in_dialog(refused_first)
    keyboard.do("Genåbn …")
    assert "skriv, hvorfor måneden åbnes igen" in seen[0]
    assert "Oktober 2026 – åben" in keyboard.texts()
    assert "Genåbnet 21.11.2026 kl. 12:00: »Glemt vagt«" in keyboard.texts()
    assert [changes.label for changes in told.changes] == [
        "Markér oktober 2026 som færdig",
        "Markér oktober 2026 som sendt",
        "Genåbn oktober 2026",
    ]


def test_giving_up_reopening_changes_nothing(keyboard: Keyboard, told: Any) -> None:
    keyboard.press(Key.Key_PageUp, modifier=CONTROL)
    in_dialog(lambda _: keyboard.press(Key.Key_Escape))
    keyboard.do("Genåbn …")
    assert "September 2026 – sendt" in keyboard.texts()
    assert told.changes == []


def test_a_month_that_is_not_over_asks_first(
    opened: Callable[[Shell], Keyboard], example: Binder, told: Any, now: Any
) -> None:
    early = replace(example, now=lambda: now.replace(month=10, day=20))
    keyboard = opened(told.shell(early))
    in_dialog(lambda _: keyboard.press(Key.Key_Escape))
    keyboard.do("Markér som færdig")
    assert told.changes == []

    def agree(_: QDialog) -> None:
        keyboard.tab_to("Markér som færdig")
        keyboard.press(Key.Key_Space)

    in_dialog(agree)
    keyboard.do("Markér som færdig")
    assert len(told.changes) == 1


def test_months_by_keys_and_by_choice(keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_PageUp, modifier=CONTROL)
    assert "September 2026 – sendt" in keyboard.texts()
    keyboard.press(Key.Key_PageDown, modifier=CONTROL)
    keyboard.press(Key.Key_PageDown, modifier=CONTROL)
    assert "November 2026 – åben" in keyboard.texts()
    choice = keyboard.tab_to("Måned")
    assert isinstance(choice, QComboBox)
    keyboard.press(Key.Key_Up, Key.Key_Up)
    assert "September 2026" in keyboard.texts()
    keyboard.tab_to("År")
    keyboard.press(Key.Key_Up)
    assert "September 2025" in keyboard.texts()


def test_the_same_helper_and_number_stay_after_a_refresh_and_another_month(keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_Down, Key.Key_Return, Key.Key_Down, Key.Key_Right, Key.Key_Right)
    before = keyboard.cell()
    keyboard.view.refresh()
    assert keyboard.cell() == before
    keyboard.press(Key.Key_PageUp, modifier=CONTROL)
    assert "Timeseddel for Ayşe Örnek" in keyboard.texts()
    assert ", Nat: " in keyboard.cell()


def test_all_columns_can_be_shown(trio: Keyboard) -> None:
    trio.do("Vis også tomme kolonner")
    table = trio.tab_to("Timeseddel for Anna Prøve")
    assert isinstance(table, QTableView)
    assert table.model().columnCount() == 3 + 11 + 1
    trio.press(Key.Key_Right)
    assert trio.cell() == "Torsdag 15. oktober, 13:00 til 15:00, Sygdom: ingen"


def test_all_pdfs_into_the_preferred_folder(keyboard: Keyboard, told: Any, tmp_path: Path) -> None:
    told.preferred.append(Preferences(document_folder=str(tmp_path / "timesedler")))
    keyboard.do("Gem alle som PDF")
    assert len(list((tmp_path / "timesedler").glob("timeseddel-2026-10-*.pdf"))) == 6
    assert f"6 timesedler er gemt i mappen {tmp_path / 'timesedler'}" in keyboard.texts()


def test_a_folder_that_can_not_be_used_asks_for_another(
    keyboard: Keyboard, told: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").write_text("")
    told.preferred.append(Preferences(document_folder=str(tmp_path / "fil")))
    answers = iter(["", str(tmp_path / "anden")])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))
    keyboard.do("Gem alle som PDF")
    assert f"Mappen {tmp_path / 'fil'} kan ikke bruges: der ligger en fil med det navn." in keyboard.texts()
    keyboard.do("Gem alle som PDF")
    assert len(list((tmp_path / "anden").iterdir())) == 6


def test_a_month_before_the_rules_shows_why_and_no_table(trio: Keyboard) -> None:
    trio.tab_to("År")
    trio.press(*[Key.Key_Up] * 7)
    trio.tab_to("Måned")
    trio.press(*[Key.Key_Up] * 5)
    assert "Maj 2019 – åben" in trio.texts()
    assert "kun kendt fra 01.11.2020" in trio.texts()
    assert not [table for table in trio.view.findChildren(QTableView) if table.isVisible()]
    trio.view.focus_first()
    assert name_of(QApplication.focusWidget() or trio.view) == "Måned"


def test_the_keyboard_is_not_lost_when_the_list_goes(trio: Keyboard) -> None:
    trio.view._go_to(Month(2020, 11))
    trio.tab_to("Månedens hjælpere")
    trio.press(Key.Key_PageUp, modifier=CONTROL)
    assert "Oktober 2020" in trio.texts()
    assert name_of(trio.focused()) == "Måned"


def test_an_empty_file_leads_to_the_helpers(opened: Callable[[Shell], Keyboard], empty_shell: Shell, told: Any) -> None:
    keyboard = opened(empty_shell)
    assert "Begynd med at skrive hjælperne ind." in keyboard.texts()
    keyboard.press(Key.Key_Space)
    assert told.visits == ["people"]


def test_tab_goes_through_everything_in_reading_order(trio: Keyboard) -> None:
    trio.tab_to("‹ Forrige måned")
    names = []
    for _ in range(13):
        names.append(name_of(QApplication.focusWidget() or trio.view))
        trio.press(Key.Key_Tab)
    assert names == [
        "‹ Forrige måned",
        "Næste måned ›",
        "Måned",
        "År",
        "Markér som færdig",
        "Gem alle som PDF",
        "Månedens hjælpere",
        "Hvorfor?",
        "Vis PDF",
        "Vis også tomme kolonner",
        "Timeseddel for Anna Prøve",
        "Forklaring: Arbejde 2:00",
        "‹ Forrige måned",
    ]


def test_every_control_has_a_name_of_its_own(keyboard: Keyboard) -> None:
    controls = [
        widget
        for widget in keyboard.view.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    names = [name_of(widget) for widget in controls]
    assert all(names), [(type(w).__name__, n) for w, n in zip(controls, names, strict=True)]
    assert len(set(names)) == len(names)


def test_the_models_are_sound(trio: Keyboard, qtmodeltester: ModelTester) -> None:
    for table in trio.view.findChildren(QTableView):
        qtmodeltester.check(table.model())


@pytest.mark.parametrize("text_size", [100, 200, 300])
def test_large_text_fits_into_the_width(
    text_size: int, themed: QApplication, opened: Callable[[Shell], Keyboard], home_binder: Binder, told: Any
) -> None:
    told.preferred.append(Preferences(text_size=text_size, theme="light", large_targets=True))
    apply_theme(themed, told.preferences())
    keyboard = opened(told.shell(home_binder))
    page = keyboard.view._page

    def clipped() -> list[str]:
        labels = [label for label in keyboard.view.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
        return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]

    keyboard.qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0 and not clipped())


def test_the_part_that_gets_the_keyboard_is_shown_whole(
    themed: QApplication, opened: Callable[[Shell], Keyboard], shell: Shell
) -> None:
    apply_theme(themed, Preferences(text_size=200, theme="light"))
    keyboard = opened(shell)
    page = keyboard.view._page
    for name in ("Timeseddel for Anna Eksempel", "Forklaring: Arbejde 8:00", "Månedens hjælpere"):
        part = keyboard.tab_to(name)

        def shown(part: QWidget = part) -> bool:
            top = part.mapTo(page.viewport(), part.rect().topLeft()).y()
            return top >= 0 and top + part.height() <= page.viewport().height()

        keyboard.qtbot.waitUntil(shown)


def test_pdf_and_printing_are_not_loaded_before_they_are_wanted() -> None:
    code = "import sys, app.ui.timesheets.view; sys.exit(any('QtPdf' in n or 'QtPrint' in n for n in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_larger_text_takes_effect_at_once(themed: QApplication, trio: Keyboard) -> None:
    table = trio.tab_to("Timeseddel for Anna Prøve")
    assert isinstance(table, QTableView)
    before = table.rowHeight(1)
    apply_theme(themed, Preferences(text_size=300, theme="light"))
    trio.qtbot.waitUntil(lambda: table.rowHeight(1) > 1.5 * before)
