"""The screen "Papirer": three pages, chosen by keyboard; every document can be made from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton, QWidget

from app.model.domain.entities import Changes, Helper
from app.model.domain.people import Talk
from app.model.services import people
from app.model.services.binder import Binder
from app.model.services.letter.catalogue import LETTERS
from app.model.services.letters import About
from app.model.services.people import HelperDraft
from app.model.services.preferences import Preferences
from app.ui.documents.view import DocumentsView
from app.ui.letters import make_dialog
from app.ui.screen import Shell
from app.ui.theme import apply_theme

Open = Callable[[Shell], DocumentsView]
LIST = "Dokumenter"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, About]]:
    """What the dialog that makes a document was asked for."""
    asked: list[tuple[str, About]] = []

    def make(_shell: Shell, name: str, about: About, _parent: QWidget) -> None:
        asked.append((name, about))

    monkeypatch.setattr(make_dialog, "make_letter", make)
    return asked


def test_the_pages_are_turned_by_keyboard(opened: Open, empty_shell: Shell, hands: Any) -> None:
    view = opened(empty_shell)
    assert "Ingen papirer endnu." in hands.texts(view)
    turn = Qt.KeyboardModifier.ControlModifier
    focused = view.window().focusWidget()
    assert focused is not None
    hands.key(focused, Qt.Key.Key_PageDown, turn)
    assert hands.table(view, LIST).isVisible()
    hands.key(view.window().focusWidget(), Qt.Key.Key_PageDown, turn)
    assert hands.table(view, "Tekster").isVisible()
    hands.key(view.window().focusWidget(), Qt.Key.Key_PageDown, turn)
    assert "Ingen papirer endnu." in hands.texts(view)


def test_every_document_stands_there_with_what_it_is_for(opened: Open, empty_shell: Shell, hands: Any) -> None:
    view = opened(empty_shell)
    hands.press(view, "Lav et dokument")
    table = hands.table(view, LIST)
    assert hands.column(table) == [letter.title for letter in LETTERS.values()]
    assert hands.column(table, 1) == [letter.help for letter in LETTERS.values()]
    hands.choose(table, "Tavshedserklæring")
    assert "Tavshedserklæring: Underskrives ved hver ansættelse." in hands.texts(view)
    said = table.model().index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Dokument: Tavshedserklæring: Underskrives ved hver ansættelse."


def test_a_document_is_made_of_the_chosen_helper_by_enter(
    opened: Open, shell: Shell, hands: Any, made: list[tuple[str, About]]
) -> None:
    view = opened(shell)
    hands.press(view, "Lav et dokument")
    helper = hands.field(view, "Hjælper")
    assert isinstance(helper, QComboBox)
    helper.setCurrentText("Paweł Przykład")
    table = hands.table(view, LIST)
    hands.choose(table, "Feriebrev")
    hands.key(table, Qt.Key.Key_Return)
    hands.choose(table, "Guide til ansættelsessamtalen")
    hands.press(view, "Lav dokumentet …")
    assert made == [("feriebrev", About("h4")), ("samtaleguide", About())]


def test_without_a_helper_a_document_about_one_can_not_be_made(
    opened: Open, empty_shell: Shell, hands: Any, made: list[tuple[str, About]]
) -> None:
    view = opened(empty_shell)
    hands.press(view, "Lav et dokument")
    table = hands.table(view, LIST)
    hands.choose(table, "Feriebrev")
    hands.press(view, "Lav dokumentet …")
    assert made == []
    assert "Skriv en hjælper ind under Hjælpere først." in hands.texts(view)
    people.add_helper(empty_shell.binder, HelperDraft("Żaneta Prøve"))
    view.refresh(Changes("Opret hjælper", frozenset({Helper})))
    hands.press(view, "Lav dokumentet …")
    assert [name for name, _ in made] == ["feriebrev"]


@pytest.mark.parametrize("name", list(LETTERS))
def test_each_document_opens_for_somebody_about_whom_nothing_is_written(
    opened: Open, empty_shell: Shell, hands: Any, name: str
) -> None:
    """Nothing stops: what is missing becomes lines to write on."""
    people.add_helper(empty_shell.binder, HelperDraft("Żaneta Prøve"))
    view = opened(empty_shell)
    hands.press(view, "Lav et dokument")
    table = hands.table(view, LIST)
    hands.choose(table, LETTERS[name].title)

    def look(dialog: QDialog) -> None:
        assert dialog.windowTitle().startswith(LETTERS[name].title)
        assert hands.text(dialog, "Dokumentet som tekst").toPlainText().strip()

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), look)


def test_what_does_not_concern_papers_is_not_read_again(opened: Open, shell: Shell, hands: Any) -> None:
    view = opened(shell)
    reads: list[str] = []
    shell.binder.database._connection.set_trace_callback(reads.append)
    view.refresh(Changes("Ret samtale", frozenset({Talk})))
    shell.binder.database._connection.set_trace_callback(None)
    assert reads == []


@pytest.mark.parametrize("page", ["Arkiv", "Lav et dokument", "Tekster"])
@pytest.mark.parametrize("size", [100, 300])
def test_everything_has_a_name_and_its_whole_text(
    opened: Open, shell: Shell, hands: Any, themed: QApplication, page: str, size: int
) -> None:
    apply_theme(themed, Preferences(text_size=size, theme="high_contrast", large_targets=True))
    view = opened(shell)
    hands.press(view, page)
    QApplication.processEvents()
    assert hands.unnamed(view) == []
    for button in view.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
            assert button.height() >= 44


def test_the_row_that_the_keyboard_is_in_is_seen_with_large_letters(
    opened: Open, shell: Shell, hands: Any, themed: QApplication, qtbot: Any
) -> None:
    apply_theme(themed, Preferences(text_size=300, theme="light", large_targets=True))
    view = opened(shell)
    hands.press(view, "Tekster")
    table = hands.table(view, "Tekster")
    table.setFocus()
    hands.key(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)

    def seen() -> bool:
        row = table.visualRect(table.currentIndex())
        top = table.viewport().mapTo(view, row.topLeft()).y()
        return bool(table.currentIndex().row() > 20 and top >= 0 and top + row.height() <= view.height())

    qtbot.waitUntil(seen)


def test_a_new_file_has_no_papers_of_the_old_one(
    opened: Open, shell: Shell, binder: Binder, told: Any, hands: Any
) -> None:
    assert "Ingen papirer endnu." in hands.texts(opened(told.shell(binder)))
