"""The screen Papirer in the window, by keyboard: documents made, kept and found again, and texts adapted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit, QTableView, QWidget

from app.model.services.archive import rows
from app.model.services.binder import Binder
from app.model.services.letter.catalogue import LETTERS
from app.model.services.preferences import Preferences
from app.model.services.wordings import original, wording
from app.ui.main_window import MainWindow
from app.ui.steps import Steps
from tests.ui.people.conftest import Hands

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ADVERT = "jobopslag"


class Papers:
    """The screen as somebody at the keyboard has it."""

    def __init__(self, window: MainWindow, binder: Binder, qtbot: QtBot) -> None:
        self.window, self.hands, self._binder, self._qtbot = window, Hands(qtbot), binder, qtbot

    def page(self, number: int) -> None:
        """Arkiv, Lav et dokument, Tekster."""
        for _ in range(number):
            self.hands.key(KEY.Key_PageDown, CTRL)
        self._qtbot.wait(20)

    def cells(self, name: str) -> list[list[str]]:
        tables = self.window.findChildren(QTableView)
        model = next(each for each in tables if each.accessibleName() == name and each.isVisible()).model()
        columns = range(model.columnCount())
        return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]

    def go_to_row(self, table: str, title: str, column: int = 0) -> None:
        """Down the list, from its top."""
        self.hands.tab_to(table)
        if not isinstance(self.hands.focus(), QTableView):  # the tab has the same name
            self.hands.key(KEY.Key_Tab)
            self.hands.tab_to(table)
        self.hands.key(KEY.Key_Home, CTRL)
        at = [row[column] for row in self.cells(table)].index(title)
        for _ in range(at):
            self.hands.key(KEY.Key_Down)

    def undo(self) -> None:
        """As the program's menu does it; the window alone has no menus."""
        Steps(self.window, lambda: self._binder).undo()

    def write_lines(self, *lines: str) -> None:
        """The whole text anew, with Enter between the lines."""
        self.hands.write("Dokumentets tekst", lines[0])
        for line in lines[1:]:
            self.hands.key(KEY.Key_Return)
            self._qtbot.keyClicks(self.hands.focus(), line)

    def dialog(self, opening: Callable[[], object], do: Callable[[QDialog], object]) -> None:
        """A failure in the dialog is told after it."""
        faults: list[AssertionError] = []
        seen: list[bool] = []

        def act(dialog: QDialog) -> None:
            seen.append(True)
            try:
                do(dialog)
            except AssertionError as fault:
                faults.append(fault)

        self.hands.in_dialog(act)
        opening()
        self._qtbot.waitUntil(lambda: bool(seen))
        if faults:
            raise faults[0]


Open = Callable[[Binder], Papers]


@pytest.fixture
def papers(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> Open:
    """Opens the screen with a file."""

    def show(binder: Binder) -> Papers:
        window = MainWindow(lambda: Preferences(document_folder=str(tmp_path / "forslag")), lambda _: None)
        qtbot.addWidget(window)
        window.resize(1130, 760)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.show_binder(binder, "documents")
        qtbot.wait(20)
        return Papers(window, binder, qtbot)

    return show


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the user saves, under the proposed name."""

    def answer(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        return str(tmp_path / Path(start).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return tmp_path


def test_an_empty_file_says_what_will_come_and_offers_to_add(papers: Open, binder: Binder) -> None:
    screen = papers(binder)
    assert "Ingen papirer endnu." in screen.hands.texts(screen.window)
    assert screen.hands.name() == "Tilføj scannet papir …"
    assert not screen.hands.button(screen.window, "Vis papiret").isEnabled()


def test_every_document_can_be_made(papers: Open, example: Binder) -> None:
    screen = papers(example)
    screen.page(1)
    assert [row[0] for row in screen.cells("Dokumenter")] == [letter.title for letter in LETTERS.values()]
    assert LETTERS[ADVERT].help in screen.hands.texts(screen.window)


@pytest.mark.parametrize("name", [name for name in LETTERS if name != "afslag"])
def test_each_document_opens_with_its_text(papers: Open, example: Binder, name: str) -> None:
    screen = papers(example)
    screen.page(1)
    screen.go_to_row("Dokumenter", LETTERS[name].title)

    def look(dialog: QDialog) -> None:
        assert LETTERS[name].help in screen.hands.texts(dialog)
        shown = [each for each in dialog.findChildren(QPlainTextEdit) if each.isVisible()]
        assert any(len(each.toPlainText()) > 100 for each in shown)

    screen.dialog(lambda: screen.hands.key(KEY.Key_Return), look)


def test_without_a_helper_a_document_of_a_helper_is_refused_in_words(papers: Open, binder: Binder) -> None:
    screen = papers(binder)
    screen.page(1)
    screen.go_to_row("Dokumenter", "Ansættelseskontrakt")
    screen.hands.key(KEY.Key_Return)
    assert "Skriv en hjælper ind under Hjælpere først." in screen.hands.texts(screen.window)


def test_what_is_saved_lies_on_the_disk_and_in_the_archive(papers: Open, example: Binder, saved_as: Path) -> None:
    screen = papers(example)
    hands = screen.hands
    before = len(rows(example))
    screen.page(1)
    screen.go_to_row("Dokumenter", LETTERS[ADVERT].title)
    screen.dialog(lambda: hands.key(KEY.Key_Return), lambda _: hands.key(KEY.Key_S, CTRL))
    (path,) = saved_as.glob("*.pdf")
    assert path.name.startswith(ADVERT)
    assert PdfReader(path).pages[0].extract_text()
    assert len(rows(example)) == before + 1
    hands.key(KEY.Key_PageUp, CTRL)
    assert LETTERS[ADVERT].title in [row[1] for row in screen.cells("Arkivet")]
    screen.undo()
    assert len(rows(example)) == before + 1, "what has left the program stays in the archive"


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_kept(
    papers: Open, example: Binder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = tmp_path / "en fil"
    wall.write_text("ikke en mappe", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wall / "brev.pdf"), ""))
    screen = papers(example)
    before = rows(example)
    screen.page(1)
    screen.go_to_row("Dokumenter", LETTERS[ADVERT].title)

    def save(dialog: QDialog) -> None:
        screen.hands.key(KEY.Key_S, CTRL)
        assert "brev.pdf" in screen.hands.texts(dialog)
        assert "Gemt som" not in screen.hands.texts(dialog)

    screen.dialog(lambda: screen.hands.key(KEY.Key_Return), save)
    assert rows(example) == before


def test_a_text_is_adapted_and_the_programs_own_comes_back(
    papers: Open, example: Binder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.documents.wordings_panel.ask", lambda *_: True)
    screen, title = papers(example), LETTERS[ADVERT].title
    hands = screen.hands
    screen.page(2)
    screen.go_to_row("Tekster", title)

    def write(_: QDialog) -> None:
        screen.write_lines("# Eget opslag", "Kom og arbejd.")
        hands.key(KEY.Key_S, CTRL)

    screen.dialog(lambda: hands.key(KEY.Key_Return), write)
    assert wording(example, ADVERT).text.startswith("# Eget opslag")
    assert [row[1] for row in screen.cells("Tekster") if row[0] == title] == ["Din egen tekst"]
    screen.go_to_row("Tekster", title)
    hands.key(KEY.Key_Delete)
    assert wording(example, ADVERT).text == original(example, ADVERT)
    assert [row[1] for row in screen.cells("Tekster") if row[0] == title] == ["Programmets tekst"]
    screen.undo()
    assert wording(example, ADVERT).own


@pytest.mark.parametrize(("typed", "says"), [("{findes.ikke}", "findes.ikke"), ("[hvis ordning.navn]", "[slut]")])
def test_a_text_that_cannot_be_understood_is_refused_with_its_line(
    papers: Open, example: Binder, monkeypatch: pytest.MonkeyPatch, typed: str, says: str
) -> None:
    monkeypatch.setattr("app.ui.documents.wording_dialog.ask", lambda *_: True)
    screen = papers(example)
    screen.page(2)
    screen.go_to_row("Tekster", LETTERS[ADVERT].title)

    def write(dialog: QDialog) -> None:
        screen.write_lines("# Titel", typed)
        screen.hands.key(KEY.Key_S, CTRL)
        assert dialog.isVisible()
        assert says in screen.hands.texts(dialog)
        assert "Linje 2" in screen.hands.texts(dialog)

    screen.dialog(partial(screen.hands.key, KEY.Key_Return), write)
    assert not wording(example, ADVERT).own
