"""The menu Overblik: its dialogs open on the open file, lists are saved as PDF, deadlines as a calendar file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit, QPushButton, QWidget

from app.ui import printing
from app.ui.application import Application
from app.ui.watch import steps
from app.ui.watch.paper_dialog import PaperDialog

Start = Callable[[Path | None], Application]


@pytest.fixture
def program(start: Start, example_file: Path, tmp_path: Path) -> Application:
    file = tmp_path / "min.hjm"
    file.write_bytes(example_file.read_bytes())
    return start(file)


def in_dialog(act: Callable[[QDialog], None]) -> list[str]:
    """Does something in the dialog that opens next and closes it; its title."""
    titles: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            QTimer.singleShot(20, look)
            return
        titles.append(dialog.windowTitle())
        try:
            act(dialog)
        finally:
            dialog.reject()

    QTimer.singleShot(20, look)
    return titles


def trigger(program: Application, text: str) -> None:
    action = next(each for each in program.window.actions() if each.text().replace("&", "") == text)
    action.trigger()


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("Hvad holdes der øje med? …", "Hvad holdes der øje med?"),
        ("Beregn varsel …", "Beregn varsel"),
        ("Udskriv det, du skal holde øje med …", "Det skal du holde øje med"),
        ("Undtagelser fra hviletid …", "Undtagelser fra hviletid"),
    ],
)
def test_each_entry_opens_its_dialog(program: Application, entry: str, title: str) -> None:
    titles = in_dialog(lambda _dialog: None)
    trigger(program, entry)
    assert titles == [title]


def test_every_entry_has_a_letter_of_its_own() -> None:
    letters = [text[text.index("&") + 1].casefold() for text, _ in steps.STEPS]
    assert len(set(letters)) == len(letters)
    assert all(text.endswith(" …") for text, _ in steps.STEPS)


def test_the_overview_on_paper_is_read_and_saved(
    program: Application, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "liste"), ""))
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        assert "Timesedlerne for oktober 2026" in dialog.findChildren(QPlainTextEdit)[0].toPlainText()
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "Gem som PDF …").click()
        assert isinstance(dialog, PaperDialog)
        said.append(dialog._message.text())

    in_dialog(act)
    trigger(program, "Udskriv det, du skal holde øje med …")
    assert said == [f"Gemt som {tmp_path / 'liste.pdf'}."]
    assert "oktober 2026" in PdfReader(tmp_path / "liste.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("answer", "text"), [(True, "Listen er sendt til printeren."), (False, "Printeren svarer ikke."), (None, "")]
)
def test_what_the_printer_answers_is_told(
    program: Application, monkeypatch: pytest.MonkeyPatch, *, answer: bool | None, text: str
) -> None:
    printed: list[bytes] = []

    def take(pdf: bytes, _parent: QWidget) -> bool | None:
        printed.append(pdf)
        return answer

    monkeypatch.setattr(printing, "print_pdf", take)
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        dialog._print()
        said.append(dialog._message.text())

    in_dialog(act)
    trigger(program, "Undtagelser fra hviletid …")
    assert printed[0].startswith(b"%PDF")
    assert text in said[0]
    assert bool(said[0]) == bool(text)


def test_a_list_that_can_not_be_saved_says_so(
    program: Application, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "findes-ikke" / "x.pdf"), ""))
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        dialog._save_pdf()
        said.append(dialog._message.text())

    in_dialog(act)
    trigger(program, "Udskriv det, du skal holde øje med …")
    assert said[0].startswith("Det kunne ikke gøres.")


def test_the_deadlines_go_to_a_calendar_file(
    program: Application, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wanted = [str(tmp_path / "mine"), ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (wanted.pop(0), ""))
    trigger(program, "Frister til din kalender …")
    content = (tmp_path / "mine.ics").read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR")
    count = content.count(b"BEGIN:VEVENT")
    assert program.window.status() == f"{count} frister er gemt i {tmp_path / 'mine.ics'}. Åbn filen i din kalender."
    program.window.say("")
    trigger(program, "Frister til din kalender …")
    assert program.window.status() == ""


def test_a_calendar_file_that_can_not_be_written_says_so(
    program: Application, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "findes-ikke" / "x.ics"), ""))
    monkeypatch.setattr(steps, "tell", lambda _window, title, _text: told.append(title))
    trigger(program, "Frister til din kalender …")
    assert told == ["Kalenderfilen er ikke gemt"]
