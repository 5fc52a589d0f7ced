"""The screen Historik by keyboard alone: searching, reading, what stays after a refresh, large text, and the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester

from app.model.services import roster
from app.model.services.binder import Binder
from app.model.services.preferences import Preferences
from app.ui import printing
from app.ui.screen import Shell
from app.ui.theme import apply_theme

Key = Qt.Key
at = datetime.fromisoformat


@pytest.fixture
def keyboard(opened: Callable[[Shell], Any], changed_binder: Binder, told: Any) -> Any:
    return opened(told.shell(changed_binder))


def test_a_search_as_one_types_and_on_enter(keyboard: Any) -> None:
    assert keyboard.name(keyboard.focused()) == "Søg"
    keyboard.write("glemt")
    keyboard.qtbot.waitUntil(lambda: keyboard.lines() == ["Genåbn oktober 2026"])
    assert "1 ændring." in keyboard.texts()
    assert "Det skete lørdag 21. november 2026 kl. 12:00." in keyboard.details()
    keyboard.search("fortryd")
    assert keyboard.lines() == ["Fortryd: opret vagt 02.11.2026"]


def test_nothing_found_says_so_and_the_keyboard_stays(keyboard: Any) -> None:
    keyboard.search("zebra")
    assert "Ingen ændringer svarer til det, du søger." in keyboard.texts()
    assert not keyboard.table().isVisible()
    assert keyboard.name(keyboard.focused()) == "Søg"
    keyboard.search("")
    assert keyboard.table().isVisible()


def test_a_cell_says_all_and_enter_leads_to_the_sentences(keyboard: Any) -> None:
    keyboard.search("planlagt arbejdet")
    keyboard.tab_to("Ændringer")
    assert keyboard.cell() == (
        "Hvornår: 21.11.2026 kl. 12:00: Markér oktober 2026 som færdig. "
        "Det gælder: Vagt 12.10.2026 kl. 07:00, Anna Prøve. Før: status: planlagt. Efter: status: arbejdet."
    )
    keyboard.press(Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert keyboard.cell() == "Før: status: planlagt"
    keyboard.press(Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)


def test_a_helper_and_days_and_what_is_wrong_with_them(keyboard: Any) -> None:
    keyboard.tab_to("Hjælper")
    keyboard.press(Key.Key_End)
    keyboard.qtbot.waitUntil(lambda: len(keyboard.lines()) == 3)
    keyboard.tab_to("Til og med")
    keyboard.write("31.02.2026")
    keyboard.press(Key.Key_Return)
    assert "31.02.2026 findes ikke i kalenderen" in keyboard.texts()
    assert len(keyboard.lines()) == 3


def test_a_refresh_keeps_search_and_line(keyboard: Any, changed_binder: Binder) -> None:
    keyboard.search("vagt")
    keyboard.tab_to("Ændringer")
    keyboard.press(Key.Key_Down, Key.Key_Down)
    said, count = keyboard.cell(), len(keyboard.lines())
    shift = roster.ShiftDraft("h2", at("2026-11-03T07:00"), at("2026-11-03T15:00"))
    keyboard.view.refresh(roster.add_shift(changed_binder, shift))
    keyboard.wait()
    assert len(keyboard.lines()) == count + 1
    assert keyboard.cell() == said
    assert keyboard.name(keyboard.focused()) == "Ændringer"


def test_tab_goes_through_everything_in_reading_order_and_all_have_names(keyboard: Any) -> None:
    names = []
    for _ in range(8):
        names.append(keyboard.name(keyboard.focused()))
        keyboard.press(Key.Key_Tab)
    assert names == [
        "Søg",
        "Hjælper",
        "Fra",
        "Til og med",
        "Udskriv eller gem registret over arbejdstid …",
        "Ændringer",
        "Den valgte ændring",
        "Søg",
    ]


def test_an_empty_file_says_so(opened: Callable[[Shell], Any], empty_shell: Shell) -> None:
    keyboard = opened(empty_shell)
    assert "Der er ikke ændret noget endnu." in keyboard.texts()
    keyboard.tab_to("Udskriv eller gem registret over arbejdstid …")
    keyboard.press(Key.Key_Space)
    assert "Der er ingen hjælpere endnu." in keyboard.texts()


def test_the_model_is_sound_while_lines_come(
    opened: Callable[[Shell], Any], shell: Shell, qtmodeltester: ModelTester
) -> None:
    keyboard = opened(shell)
    qtmodeltester.check(keyboard.table().model())
    keyboard.search("nu: sendt")
    assert len(keyboard.lines()) == 11


def test_a_long_text_is_cut_in_the_table_and_whole_below(keyboard: Any) -> None:
    keyboard.search("lang opret")
    keyboard.tab_to("Ændringer")
    table = keyboard.table()
    keyboard.qtbot.waitUntil(lambda: table.rowHeight(0) > 2 * table.fontMetrics().height())
    assert table.rowHeight(0) < 6 * table.fontMetrics().height()
    assert keyboard.details().count("Lang") == 60


@pytest.mark.parametrize("size", [200, 300])
def test_large_text_is_reached_by_scrolling_and_not_cut(
    size: int, opened: Callable[[Shell], Any], changed_binder: Binder, told: Any, themed: QApplication
) -> None:
    told.preferred.append(Preferences(text_size=size, theme="light"))
    apply_theme(themed, told.preferences())
    keyboard = opened(told.shell(changed_binder))
    for name in ("Søg", "Fra", "Udskriv eller gem registret over arbejdstid …", "Ændringer", "Den valgte ændring"):
        control = keyboard.tab_to(name)
        top = control.mapTo(keyboard.view, control.rect().topLeft())
        assert 0 <= top.y() < keyboard.view.height()
        if isinstance(control, QPushButton | QLineEdit):
            assert control.height() >= control.fontMetrics().height()
            assert control.width() >= min(control.sizeHint().width(), keyboard.view.width() - 80)


def test_the_register_is_shown_saved_and_printed(
    keyboard: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    target = tmp_path / "udskrift.pdf"

    def to_file(printer: QPrinter, _pages: int, _parent: QWidget) -> bool:
        printer.setOutputFileName(str(target))
        return True

    monkeypatch.setattr(printing, "ask_printer", to_file)
    seen: list[str] = []

    def act(dialog: QDialog) -> None:
        assert keyboard.name(keyboard.focused()) == "Hjælper"
        text = dialog.findChildren(QPlainTextEdit)[0]
        seen.append(text.toPlainText())
        keyboard.tab_to("Gem som PDF …")
        keyboard.press(Key.Key_Space)
        seen.append(keyboard.texts(dialog))
        keyboard.press(Key.Key_P, modifier=Qt.KeyboardModifier.ControlModifier)
        keyboard.qtbot.waitUntil(target.exists)
        seen.append(keyboard.texts(dialog))

    keyboard.in_dialog(act)
    keyboard.tab_to("Udskriv eller gem registret over arbejdstid …")
    keyboard.press(Key.Key_Space)
    assert "ma 12.10.2026" in seen[0]
    assert "Anna Prøve: 8:00 timer på 1 dag." in seen[1]
    assert "Registret er gemt som arbejdstid-2026-07-01-2026-10-31-anna-proeve-h1.pdf" in seen[1]
    assert "Registret er sendt til printeren." in seen[2]
    saved = PdfReader(tmp_path / "arbejdstid-2026-07-01-2026-10-31-anna-proeve-h1.pdf")
    assert "ma 12.10.2026 8:00 Arbejdet" in saved.pages[0].extract_text()
    assert len(PdfReader(target).pages) == len(saved.pages)


def test_the_register_tells_what_is_wrong_with_its_days(keyboard: Any) -> None:
    seen: list[str] = []

    def act(dialog: QDialog) -> None:
        keyboard.tab_to("Til og med")
        keyboard.press(Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
        keyboard.write("01.01.2026")
        keyboard.press(Key.Key_Return)
        seen.append(keyboard.texts(dialog))
        keyboard.press(Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier)
        seen.append(keyboard.name(keyboard.focused()))
        keyboard.press(Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
        keyboard.write("31.12.2026")
        keyboard.qtbot.waitUntil(lambda: "8:00 timer" in keyboard.texts(dialog))

    keyboard.in_dialog(act)
    keyboard.tab_to("Udskriv eller gem registret over arbejdstid …")
    keyboard.press(Key.Key_Space)
    assert "Skal være samme dag som »Fra« eller senere" in seen[0]
    assert seen[1] == "Til og med"
