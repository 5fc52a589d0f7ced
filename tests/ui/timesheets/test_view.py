"""The screen Timesedler by keyboard alone, as its users have it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLabel, QPlainTextEdit, QTableView

from app.model.services.binder import Binder
from app.model.services.preferences import Preferences
from app.ui.screen import Shell

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_helper_a_number_and_its_source(keyboard: Any) -> None:
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


def test_finished_sent_and_reopened_with_a_reason(keyboard: Any, told: Any) -> None:
    keyboard.do("Markér som færdig")
    assert "Oktober 2026 – færdig den 21.11.2026" in keyboard.texts()
    assert keyboard.name(keyboard.focused()) == "Månedens hjælpere"  # a second Space is harmless
    keyboard.do("Markér som sendt")
    assert "Oktober 2026 – sendt den 21.11.2026" in keyboard.texts()
    seen: list[str] = []

    def refused_first(dialog: QDialog) -> None:
        reason = QApplication.focusWidget()
        assert reason is not None
        assert keyboard.name(reason) == "Begrundelse"
        keyboard.press(Key.Key_Tab, Key.Key_Space)
        seen.append("\n".join(label.text() for label in dialog.findChildren(QLabel)))
        reason.setFocus()
        keyboard.qtbot.keyClicks(reason, "Glemt vagt")
        keyboard.press(Key.Key_Tab, Key.Key_Space)

    keyboard.in_dialog(refused_first)
    keyboard.do("Genåbn …")
    assert "skriv, hvorfor måneden åbnes igen" in seen[0]
    assert "Oktober 2026 – åben" in keyboard.texts()
    assert "Genåbnet 21.11.2026 kl. 12:00: »Glemt vagt«" in keyboard.texts()
    assert [changes.label for changes in told.changes] == [
        "Markér oktober 2026 som færdig",
        "Markér oktober 2026 som sendt",
        "Genåbn oktober 2026",
    ]


def test_giving_up_reopening_changes_nothing(keyboard: Any, told: Any) -> None:
    keyboard.press(Key.Key_PageUp, modifier=CONTROL)
    keyboard.in_dialog(lambda _: keyboard.press(Key.Key_Escape))
    keyboard.do("Genåbn …")
    assert "September 2026 – sendt" in keyboard.texts()
    assert told.changes == []


def test_a_month_that_is_not_over_asks_first(
    opened: Callable[[Shell], Any], example: Binder, told: Any, now: Any
) -> None:
    early = replace(example, now=lambda: now.replace(month=10, day=20))
    keyboard = opened(told.shell(early))
    keyboard.in_dialog(lambda _: keyboard.press(Key.Key_Escape))
    keyboard.do("Markér som færdig")
    assert told.changes == []

    def agree(_: QDialog) -> None:
        keyboard.tab_to("Markér som færdig")
        keyboard.press(Key.Key_Space)

    keyboard.in_dialog(agree)
    keyboard.do("Markér som færdig")
    assert len(told.changes) == 1


def test_months_by_keys_and_by_choice(keyboard: Any) -> None:
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


def test_the_same_helper_and_number_stay_after_a_refresh_and_another_month(keyboard: Any) -> None:
    keyboard.press(Key.Key_Down, Key.Key_Return, Key.Key_Down, Key.Key_Right, Key.Key_Right)
    before = keyboard.cell()
    column = before.rpartition(", ")[2].partition(":")[0]
    keyboard.view.refresh()
    assert keyboard.cell() == before
    keyboard.press(Key.Key_PageUp, modifier=CONTROL)
    assert "Timeseddel for Ayşe Örnek" in keyboard.texts()
    assert f", {column}: " in keyboard.cell()


def test_all_columns_can_be_shown(trio: Any) -> None:
    trio.do("Vis også tomme kolonner")
    table = trio.tab_to("Timeseddel for Anna Prøve")
    assert isinstance(table, QTableView)
    assert table.model().columnCount() == 3 + 11 + 1
    trio.press(Key.Key_Right)
    assert trio.cell() == "Torsdag 15. oktober, 13:00 til 15:00, Sygdom: ingen"


def test_all_pdfs_into_the_preferred_folder(keyboard: Any, told: Any, tmp_path: Path) -> None:
    told.preferred.append(Preferences(document_folder=str(tmp_path / "timesedler")))
    keyboard.do("Gem alle som PDF")
    assert len(list((tmp_path / "timesedler").glob("timeseddel-2026-10-*.pdf"))) == 6
    assert f"6 timesedler er gemt i mappen {tmp_path / 'timesedler'}" in keyboard.texts()


def test_a_folder_that_can_not_be_used_asks_for_another(
    keyboard: Any, told: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").write_text("")
    told.preferred.append(Preferences(document_folder=str(tmp_path / "fil")))
    answers = iter(["", str(tmp_path / "anden")])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))
    keyboard.do("Gem alle som PDF")
    assert f"Mappen {tmp_path / 'fil'} kan ikke bruges: der ligger en fil med det navn." in keyboard.texts()
    keyboard.do("Gem alle som PDF")
    assert len(list((tmp_path / "anden").iterdir())) == 6


def test_a_month_before_the_rules_shows_why_and_no_table(trio: Any) -> None:
    trio.tab_to("År")
    trio.press(*[Key.Key_Up] * 7)
    trio.tab_to("Måned")
    trio.press(*[Key.Key_Up] * 5)
    assert "Maj 2019 – åben" in trio.texts()
    assert "kun kendt fra 01.11.2020" in trio.texts()
    assert not [table for table in trio.view.findChildren(QTableView) if table.isVisible()]
    trio.view.focus_first()
    assert trio.name(trio.focused()) == "Måned"


def test_an_empty_file_leads_to_the_helpers(opened: Callable[[Shell], Any], empty_shell: Shell, told: Any) -> None:
    keyboard = opened(empty_shell)
    assert "Begynd med at skrive hjælperne ind." in keyboard.texts()
    keyboard.press(Key.Key_Space)
    assert told.visits == ["people"]


def test_pdf_and_printing_are_not_loaded_before_they_are_wanted() -> None:
    code = "import sys, app.ui.timesheets.view; sys.exit(any('QtPdf' in n or 'QtPrint' in n for n in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
