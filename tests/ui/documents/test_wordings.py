"""Adapting a document's text: what can't be understood is told by line, fields are found, and it is tried beforehand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QTableView

from app.model.domain.archive import OwnWording
from app.model.services import history, wordings
from app.model.services.binder import Binder
from app.model.services.preferences import Preferences
from app.model.store import queries
from app.ui.documents import wording_dialog, wordings_panel
from app.ui.documents.presenter import OUTDATED, OWN, STANDARD, DocumentsPresenter, LineMistake
from app.ui.documents.view import DocumentsView
from app.ui.screen import Shell
from app.ui.theme import apply_theme

Open = Callable[[Shell], DocumentsView]
LIST, TEXT, NAME = "Tekster", "Dokumentets tekst", "feriebrev"
EDIT, SAVE, RESTORE = "Ret teksten …", "Gem teksten", "Tilbage til programmets tekst"
CONTROL = Qt.KeyboardModifier.ControlModifier
OWN_TEXT = "# Ferie\n\nKære {hjælper.navn}\n"


@pytest.fixture
def table(opened: Open, shell: Shell, hands: Any) -> QTableView:
    """The list of texts, at that of the wishes for vacation."""
    view = opened(shell)
    hands.press(view, LIST)
    found: QTableView = hands.table(view, LIST)
    hands.choose(found, "Feriebrev")
    return found


def whose(hands: Any, table: QTableView) -> str:
    return str(hands.column(table, 1)[hands.column(table).index("Feriebrev")])


def test_a_text_of_ones_own_is_kept_and_the_programs_comes_back(
    table: QTableView, hands: Any, shell: Shell, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = table.window()
    assert whose(hands, table) == STANDARD

    def write(dialog: QDialog) -> None:
        hands.text(dialog, TEXT).setPlainText(OWN_TEXT)
        hands.key(hands.text(dialog, TEXT), Qt.Key.Key_S, CONTROL)

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), write)
    assert wordings.wording(shell.binder, NAME).text == OWN_TEXT
    assert whose(hands, table) == OWN
    monkeypatch.setattr(wordings_panel, "ask", lambda *_: True)
    hands.press(view, RESTORE)
    assert whose(hands, table) == STANDARD
    assert [change.label for change in told.changes] == [
        "Ret teksten til feriebrev",
        "Oprindelig tekst til feriebrev",
    ]
    history.undo(shell.binder)
    assert wordings.wording(shell.binder, NAME).text == OWN_TEXT


def test_the_programs_own_text_is_not_taken_away(table: QTableView, hands: Any, shell: Shell) -> None:
    hands.key(table, Qt.Key.Key_Delete)
    assert whose(hands, table) == STANDARD
    assert QApplication.activeModalWidget() is None


def test_mistakes_are_told_by_line_and_gone_to_one_after_the_other(table: QTableView, hands: Any, shell: Shell) -> None:
    def write(dialog: QDialog) -> None:
        text = hands.text(dialog, TEXT)
        text.setPlainText("# Ferie\n[skrv]\nKære {hjælper.nvn}\n{dato}\n[hvis}\n")
        hands.qtbot.waitUntil(lambda: "Linje 2: »[skrv]« kendes ikke" in hands.texts(dialog))
        assert "Linje 1 af 6" in hands.texts(dialog)
        hands.press(dialog, "Gå til fejlen")
        assert (text.textCursor().selectedText(), "Linje 2 af 6" in hands.texts(dialog)) == ("[skrv]", True)
        hands.press(dialog, "Gå til fejlen")
        assert text.textCursor().blockNumber() == 4
        hands.press(dialog, "Gå til fejlen")
        assert text.textCursor().blockNumber() == 1
        hands.press(dialog, SAVE)
        assert dialog.isVisible()
        text.setPlainText("# Ferie\nKære {hjælper.nvn}\n")
        hands.press(dialog, SAVE)
        assert "Linje 2: feltet {hjælper.nvn} findes ikke" in hands.texts(dialog)
        assert text.textCursor().selectedText() == "Kære {hjælper.nvn}"

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), write)
    assert not wordings.wording(shell.binder, NAME).own


def test_many_mistakes_do_not_fill_the_screen(table: QTableView, hands: Any) -> None:
    def write(dialog: QDialog) -> None:
        hands.text(dialog, TEXT).setPlainText("# Ferie\n" + "[skrv]\n" * 40)
        hands.qtbot.waitUntil(lambda: "… og 35 mere" in hands.texts(dialog))

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), write)


def test_a_field_is_found_by_its_words_and_put_in(table: QTableView, hands: Any, shell: Shell) -> None:
    def write(dialog: QDialog) -> None:
        text = hands.text(dialog, TEXT)
        text.setPlainText("# Ferie\n")
        text.moveCursor(text.textCursor().MoveOperation.End)

        def find(fields: QDialog) -> None:
            search = hands.field(fields, "Søg efter et felt")
            hands.write(search, "hjælperens CPR")
            hands.qtbot.waitUntil(lambda: len(hands.column(hands.table(fields, "Felter"))) == 1)
            assert hands.column(hands.table(fields, "Felter"), 1) == ["{hjælper.cpr}"]
            assert hands.unnamed(fields) == []
            hands.key(search, Qt.Key.Key_Return)

        hands.in_dialog(lambda: hands.key(text, Qt.Key.Key_I, CONTROL), find)
        assert text.toPlainText() == "# Ferie\n{hjælper.cpr}"
        text.setPlainText(wordings.original(shell.binder, NAME))

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), write)


def test_a_search_that_finds_no_field_puts_nothing_in(table: QTableView, hands: Any, shell: Shell) -> None:
    def write(dialog: QDialog) -> None:
        text = hands.text(dialog, TEXT)

        def find(fields: QDialog) -> None:
            hands.write(hands.field(fields, "Søg efter et felt"), "findes ikke")
            hands.key(hands.field(fields, "Søg efter et felt"), Qt.Key.Key_Return)
            assert fields.isVisible()
            assert "Ingen felter har alle ordene." in hands.texts(fields)

        hands.in_dialog(lambda: hands.press(dialog, "Sæt et felt ind …"), find)
        assert text.toPlainText() == wordings.original(shell.binder, NAME)

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), write)


def test_the_text_is_tried_on_a_helper_before_it_is_kept(table: QTableView, hands: Any, shell: Shell) -> None:
    def write(dialog: QDialog) -> None:
        text = hands.text(dialog, TEXT)
        text.setPlainText(OWN_TEXT)

        def look(trial: QDialog) -> None:
            shown = hands.text(trial, "Dokumentet som tekst")
            assert shown.toPlainText().startswith("Ferie, 21.11.2026\n\nKære Anna Eksempel\n")
            hands.field(trial, "Hjælper").setCurrentText("Paweł Przykład")
            assert "Kære Paweł Przykład" in shown.toPlainText()

        hands.in_dialog(lambda: hands.key(text, Qt.Key.Key_P, CONTROL), look)
        text.setPlainText("# Ferie\n[slut]\n")
        hands.press(dialog, "Se dokumentet …")
        assert "»[slut]« uden »[hvis …]« før" in hands.texts(dialog)
        text.setPlainText(wordings.original(shell.binder, NAME))

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), write)
    assert not wordings.wording(shell.binder, NAME).own


def test_a_text_about_the_scheme_is_tried_without_a_helper(table: QTableView, hands: Any, shell: Shell) -> None:
    hands.choose(table, "Guide til ansættelsessamtalen")

    def write(dialog: QDialog) -> None:
        def look(trial: QDialog) -> None:
            assert "Hjælper" not in hands.texts(trial).splitlines()
            assert hands.text(trial, "Dokumentet som tekst").toPlainText().startswith("Guide til ansættelsessamtalen")

        hands.in_dialog(lambda: hands.press(dialog, "Se dokumentet …"), look)

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), write)


def test_the_original_and_the_language_are_one_button_away(table: QTableView, hands: Any, shell: Shell) -> None:
    def write(dialog: QDialog) -> None:
        def original(beside: QDialog) -> None:
            found = hands.text(beside, "Den oprindelige tekst").toPlainText()
            assert found == wordings.original(shell.binder, NAME)

        def language(beside: QDialog) -> None:
            assert "[hvis felt]" in hands.text(beside, "Sådan skrives teksten").toPlainText()

        hands.in_dialog(lambda: hands.press(dialog, "Vis den oprindelige …"), original)
        hands.in_dialog(lambda: hands.key(hands.text(dialog, TEXT), Qt.Key.Key_F1), language)

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), write)


def test_what_is_typed_is_not_lost_to_a_slip(
    table: QTableView, hands: Any, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr(wording_dialog, "ask", lambda *_: answers.pop(0))

    def write(dialog: QDialog) -> None:
        hands.text(dialog, TEXT).setPlainText(OWN_TEXT)
        hands.key(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        hands.press(dialog, "Luk")
        assert not dialog.isVisible()

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), write)
    assert answers == []
    assert not wordings.wording(shell.binder, NAME).own


def test_a_text_that_was_let_go_is_not_looked_at_after_its_file_is_closed(
    table: QTableView, hands: Any, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording_dialog, "ask", lambda *_: True)
    looked: list[str] = []

    def look(_presenter: DocumentsPresenter, text: str) -> tuple[LineMistake, ...]:
        looked.append(text)
        return ()

    def write(dialog: QDialog) -> None:
        hands.text(dialog, TEXT).setPlainText(OWN_TEXT)
        hands.press(dialog, "Luk")
        monkeypatch.setattr(DocumentsPresenter, "mistakes", look)
        hands.qtbot.wait(wording_dialog.CHECK_AFTER + 100)

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), write)
    assert looked == []


def test_a_text_whose_original_has_changed_since_says_so(opened: Open, shell: Shell, hands: Any) -> None:
    wordings.save_wording(shell.binder, NAME, OWN_TEXT)
    with shell.binder.database.change("Ældre") as work:
        own = queries.by_id(work.session, OwnWording, NAME)
        assert own is not None
        own.based_on = "ffffffff"
    view = opened(shell)
    hands.press(view, LIST)
    table = hands.table(view, LIST)
    assert whose(hands, table) == OUTDATED
    hands.choose(table, "Feriebrev")

    def compare(dialog: QDialog) -> None:
        assert "Programmets tekst er ændret, siden du rettede din." in hands.texts(dialog)
        hands.press(dialog, SAVE)

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), compare)
    assert whose(hands, table) == OWN


@pytest.mark.parametrize("size", [100, 300])
def test_the_editor_has_names_and_room_with_large_letters(
    table: QTableView, hands: Any, themed: QApplication, size: int
) -> None:
    apply_theme(themed, Preferences(text_size=size, theme="dark", large_targets=True))

    def look(dialog: QDialog) -> None:
        QApplication.processEvents()
        text = hands.text(dialog, TEXT)
        assert hands.unnamed(dialog) == []
        assert text.height() >= 8 * text.fontMetrics().lineSpacing()
        assert dialog.height() <= 800

        def fields(found: QDialog) -> None:
            QApplication.processEvents()
            assert found.height() <= 800

        hands.in_dialog(lambda: hands.key(text, Qt.Key.Key_I, CONTROL), fields)

    hands.in_dialog(lambda: hands.key(table, Qt.Key.Key_Return), look)


def test_every_original_is_understood(example: Binder) -> None:
    presenter = DocumentsPresenter(example)
    assert [row.id for row in presenter.wordings() if presenter.mistakes(presenter.original(row.id))] == []


def test_a_text_that_is_far_too_long_is_one_mistake(example: Binder) -> None:
    (found,) = DocumentsPresenter(example).mistakes("# x\n" + "y" * 50_000)
    assert (found.line, found.text.startswith("Teksten: er på 50004 tegn")) == (0, True)
