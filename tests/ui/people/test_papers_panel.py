"""A helper's tab Papirer: only that helper's papers, and a document made there lies there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QWidget

from app.model.services import learning
from app.model.services.archive import rows
from app.model.services.learning import TrainingDraft
from app.model.services.letters import About, issue_letter, records
from app.model.services.people import helper_cards
from app.ui.letters import make_dialog
from app.ui.letters.make_dialog import make_letter
from app.ui.people.view import PeopleView
from app.ui.screen import Shell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], PeopleView]


def _papers(view: PeopleView, hands: Any) -> list[str]:
    model = hands.table(view, "Arkivet").model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def test_each_helper_has_its_own_papers(shell: Shell, opened: Open, hands: Any) -> None:
    first, second = (card.id for card in helper_cards(shell.binder)[:2])
    issue_letter(shell.binder, "tavshedserklaering", About(first))
    issue_letter(shell.binder, "beskatning", About(second))
    view = opened(shell)
    hands.button(view, "Papirer").click()
    assert _papers(view, hands) == ["Tavshedserklæring"]
    hands.choose(view, 1)
    assert _papers(view, hands) == ["Besked om skat"]
    hands.choose(view, 2)
    assert "Ingen papirer endnu." in hands.texts(view)


def test_a_document_is_chosen_by_keyboard_made_about_the_helper_and_lies_in_the_tab(
    shell: Shell, opened: Open, hands: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    def save(_shell: Shell, name: str, about: About, _parent: QWidget) -> None:
        made.append((name, about))
        monkeypatch.undo()

    made: list[tuple[str, About]] = []
    monkeypatch.setattr(make_dialog, "make_letter", save)
    view = opened(shell)
    helper_id = helper_cards(shell.binder)[0].id
    hands.button(view, "Papirer").click()
    hands.in_dialog(lambda _dialog: hands.press("Vælg dokumentet"))
    hands.press("Lav et dokument …")
    qtbot.waitUntil(lambda: bool(made))
    assert made == [("ansaettelseskontrakt", About(helper_id))]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "kontrakt.pdf"), ""))
    hands.in_dialog(lambda _dialog: hands.press("Gem som PDF …"))
    assert make_letter(shell, *made[0], view) is not None
    view.refresh()
    assert _papers(view, hands) == ["Ansættelseskontrakt"]
    assert (tmp_path / "kontrakt.pdf").read_bytes().startswith(b"%PDF")
    assert [row.helper_id for row in rows(shell.binder)] == [helper_id]


def test_what_an_instruction_is_about_can_be_chosen_where_it_was_taught(
    shell: Shell, opened: Open, hands: Any, qtbot: QtBot
) -> None:
    view = opened(shell)
    helper_id = helper_cards(shell.binder)[0].id
    learning.add_training(shell.binder, helper_id, TrainingDraft(date(2026, 3, 2), "Loftlift"))
    about = {text: identity for identity, text in records(shell.binder, "instruktion", helper_id)}
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        choice = hands.tab_to("Det handler om")
        assert isinstance(choice, QComboBox)
        seen.extend([choice.currentText(), *(choice.itemText(at) for at in range(choice.count()))])
        seen.append(dialog.windowTitle())

    hands.in_dialog(look)
    make_letter(shell, "instruktion", About(helper_id, about["02.03.2026: Loftlift"]), view)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] == "02.03.2026: Loftlift"
    assert seen[1:-1] == list(about)
