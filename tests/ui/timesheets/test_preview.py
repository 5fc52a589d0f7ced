"""The preview: pages, zoom, the same as text, saving with the answer in the dialog, and printing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPageSize
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from app.model.services.binder import Binder
from app.ui import printing
from app.ui.timesheets.dialogs import ask_folder
from app.ui.timesheets.presenter import TimesheetsPresenter
from app.ui.timesheets.preview_dialog import PreviewDialog


class Preview:
    """The dialog, the answers that saving gets, and its parts."""

    def __init__(self, qtbot: QtBot, pdf: bytes, text: str) -> None:
        self.qtbot = qtbot
        self.answers: list[tuple[bool, str] | None] = []
        self.dialog = PreviewDialog("Timeseddel", pdf, text, lambda _: self.answers.pop(0))
        qtbot.addWidget(self.dialog)
        self.dialog.resize(900, 700)
        self.dialog.show()
        qtbot.waitExposed(self.dialog)
        self.pages = self.dialog.findChildren(QPdfView)[0]

    def press(self, name: str) -> None:
        found = [b for b in self.dialog.findChildren(QPushButton) if b.text() == name and b.isVisible()]
        assert found, name
        self.qtbot.keyClick(found[0], Qt.Key.Key_Space)

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible())


def three_pages(path: Path) -> bytes:
    canvas = Canvas(str(path), pagesize=(595.28, 841.89))
    for number in range(1, 4):
        canvas.drawString(100, 700, f"Ark {number}")
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


@pytest.fixture
def preview(qtbot: QtBot, tmp_path: Path) -> Iterator[Preview]:
    made = Preview(qtbot, three_pages(tmp_path / "tre.pdf"), "Timeseddel oktober 2026\n")
    yield made
    made.dialog.close()


def test_a_sheet_of_the_example_opens(qtbot: QtBot, example: Binder) -> None:
    presenter = TimesheetsPresenter(example)
    presenter.load()
    made = Preview(qtbot, presenter.preview(), presenter.as_text())
    made.press("Som tekst")
    text = made.dialog.findChildren(QPlainTextEdit)[0]
    assert text.isVisible()
    assert text.hasFocus() or not made.dialog.isActiveWindow()
    assert "Anna Eksempel" in text.toPlainText()
    made.press("Som PDF")
    assert made.pages.isVisible()
    made.press("Luk")
    assert not made.dialog.isVisible()


def test_pages_are_turned_and_said(preview: Preview) -> None:
    assert "Side 1 af 3" in preview.texts()
    preview.press("Næste side ›")
    assert "Side 2 af 3" in preview.texts()
    preview.press("Næste side ›")
    last = next(b for b in preview.dialog.findChildren(QPushButton) if b.text() == "Næste side ›")
    assert not last.isEnabled()
    preview.press("‹ Forrige side")
    assert preview.pages.accessibleDescription() == "Side 2 af 3"


def test_zooming_starts_from_the_pages_width(preview: Preview) -> None:
    preview.press("Zoom ind")
    larger = preview.pages.zoomFactor()
    preview.press("Zoom ud")
    preview.press("Zoom ud")
    assert preview.pages.zoomFactor() == pytest.approx(larger / 1.25**2)
    for _ in range(30):
        preview.press("Zoom ind")
    assert preview.pages.zoomFactor() == pytest.approx(8)


def test_saving_answers_in_the_dialog(preview: Preview) -> None:
    preview.answers = [None, (True, "1 timeseddel er gemt"), (False, "Mappen kan ikke bruges")]
    preview.press("Gem som PDF …")
    assert "gemt" not in preview.texts()
    preview.press("Gem som PDF …")
    assert "1 timeseddel er gemt" in preview.texts()
    preview.press("Gem som PDF …")
    assert "Det kunne ikke gøres. Mappen kan ikke bruges" in preview.texts()


def test_printing_gives_every_page_at_its_size(
    preview: Preview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "udskrift.pdf"

    def to_file(printer: QPrinter, pages: int, parent: QWidget) -> bool:
        assert (pages, parent) == (3, preview.dialog)
        printer.setOutputFileName(str(target))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        return True

    monkeypatch.setattr(printing, "ask_printer", to_file)
    preview.press("Udskriv …")
    assert "Timesedlen er sendt til printeren." in preview.texts()
    pages = PdfReader(target).pages
    assert [(round(page.mediabox.width / 10), round(page.mediabox.height / 10)) for page in pages] == [(60, 84)] * 3


def test_giving_up_printing_says_nothing_and_a_dead_printer_says_so(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ask_printer", lambda *_: False)
    preview.press("Udskriv …")
    assert "printer" not in preview.texts().casefold()

    monkeypatch.setattr(printing, "ask_printer", lambda *_: True)
    monkeypatch.setattr(printing, "print_pages", lambda *_: False)
    preview.press("Udskriv …")
    assert "Printeren svarer ikke." in preview.texts()


def test_every_control_has_a_name(preview: Preview) -> None:
    for widget in preview.dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), widget


def test_the_folder_dialog_begins_where_there_is_a_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, start: str) -> str:
        asked.append(start)
        return ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert ask_folder(parent, "Vælg", tmp_path / "endnu" / "ikke") is None
    assert asked == [str(tmp_path)]
