"""The papers that are made from a helper's contracts, courses and keys: which, about what, and what is missing for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from app.model.services import learning, people
from app.model.services.learning import HandoutDraft, TrainingDraft, learning_card
from app.model.services.letters import About, blanks, letter_text
from app.model.services.people import ContractDraft, HelperDraft, helper_cards
from app.ui.letters import make_dialog
from app.ui.people.view import PeopleView
from app.ui.screen import Shell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], PeopleView]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, About]]:
    """What the dialog that makes a document was asked for."""
    asked: list[tuple[str, About]] = []

    def make(_shell: Shell, name: str, about: About, _parent: QWidget) -> None:
        asked.append((name, about))

    monkeypatch.setattr(make_dialog, "make_letter", make)
    return asked


def test_a_contract_becomes_papers(shell: Shell, opened: Open, made: list[tuple[str, About]], hands: Any) -> None:
    view = opened(shell)
    helper = helper_cards(shell.binder)[0]
    contract_id, draft = helper.contracts[0]
    assert not hands.button(view, "Lav tillæg til kontrakt …").isEnabled()
    hands.press("Lav kontrakt …")
    hands.press("Lav tavshedserklæring …")
    about = About(helper.id, contract_id)
    assert made == [("ansaettelseskontrakt", about), ("tavshedserklaering", about)]
    people.add_contract(
        shell.binder, helper.id, replace(draft, starts_on=date(2027, 1, 1), signed_on=None), end_former=True
    )
    view.refresh()
    table = hands.table(view, "Kontrakter")
    table.selectRow(0)
    hands.press("Lav tillæg til kontrakt …")
    newest = dict(helper_cards(shell.binder)[0].contracts)
    (change_id,) = [identity for identity, each in newest.items() if each.starts_on == date(2027, 1, 1)]
    assert made[-1] == ("tillaeg-til-kontrakt", About(helper.id, change_id))
    table.selectRow(1)
    assert not hands.button(view, "Lav tillæg til kontrakt …").isEnabled()


def test_without_a_contract_there_is_nothing_to_make(shell: Shell, opened: Open, hands: Any) -> None:
    people.add_helper(shell.binder, HelperDraft("Aa"))
    view = opened(shell)
    names = [row.data() for row in hands.table(view, "Hjælpere").selectionModel().selectedRows()]
    hands.choose(view, 6)
    assert names
    for text in ("Lav kontrakt …", "Lav tillæg til kontrakt …", "Lav tavshedserklæring …", "Ret kontrakt …"):
        assert not hands.button(view, text).isEnabled()
    assert hands.button(view, "Ny kontrakt …").isEnabled()


def test_what_is_typed_and_can_not_be_saved_comes_first(
    shell: Shell, opened: Open, made: list[tuple[str, About]], hands: Any
) -> None:
    view = opened(shell)
    hands.line(view, "Fødselsdato").setText("i går")
    hands.button(view, "Lav kontrakt …").click()
    assert made == []
    assert hands.name() == "Fødselsdato"


def test_instruction_and_keys_become_papers(
    shell: Shell, opened: Open, made: list[tuple[str, About]], hands: Any
) -> None:
    helper_id = people.add_helper(shell.binder, HelperDraft("Aa"))
    people.add_contract(shell.binder, helper_id, ContractDraft(date(2026, 1, 1)))
    learning.add_training(shell.binder, helper_id, TrainingDraft(date(2026, 1, 2), "Lift"))
    learning.add_handout(shell.binder, helper_id, HandoutDraft("Nøgle", date(2026, 1, 2)))
    view = opened(shell)
    names = [hands.table(view, "Hjælpere").model().index(row, 0).data() for row in range(7)]
    hands.choose(view, names.index("Aa"))
    hands.button(view, "Kurser og nøgler").click()
    hands.press("Lav instruktion …")
    hands.press("Lav nøglekvittering …")
    card = learning_card(shell.binder, helper_id)
    assert made == [
        ("instruktion", About(helper_id, card.trainings[0][0])),
        ("noeglekvittering", About(helper_id, card.handouts[0][0])),
    ]


def test_what_was_taught_reads_as_an_instruction_and_its_blanks_lead_back(
    qtbot: QtBot, shell: Shell, opened: Open, hands: Any
) -> None:
    helper = helper_cards(shell.binder)[0]
    training_id, draft = learning_card(shell.binder, helper.id).trainings[0]
    about = About(helper.id, training_id)
    assert draft.subject in letter_text(shell.binder, "instruktion", about)
    missing = blanks(shell.binder, "instruktion", about)
    assert [(blank.field, blank.record_id) for blank in missing] == [("agreed", training_id)]
    view = opened(shell)
    names: list[str] = []
    hands.in_dialog(lambda dialog: names.append(f"{dialog.windowTitle()}: {hands.name()}"))
    view.fill_in(missing[0])
    qtbot.waitUntil(lambda: bool(names))
    assert names == ["Ret kursus: Noter"]


def test_the_dialog_itself_opens_with_the_contract(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    seen: list[str] = []
    hands.in_dialog(lambda dialog: seen.append(_words(dialog, hands)))
    hands.button(view, "Lav kontrakt …").click()
    assert "Ansættelseskontrakt" in seen[0]


def _words(dialog: QDialog, hands: Any) -> str:
    return f"{dialog.windowTitle()}\n{hands.texts(dialog)}"


def test_the_examples_contracts_lack_only_the_cpr_number(shell: Shell) -> None:
    for card in helper_cards(shell.binder):
        missing = blanks(shell.binder, "ansaettelseskontrakt", About(card.id))
        assert [blank.field for blank in missing] == ["cpr"], card.draft.name
