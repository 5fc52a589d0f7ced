"""Contracts on the screen: their table, their dialog, and what is refused there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.model.services.people import helper_cards
from app.ui.people import contract_list as list_module
from app.ui.people import view as view_module
from app.ui.people.view import PeopleView
from app.ui.screen import Shell

Open = Callable[[Shell], PeopleView]
KEY = Qt.Key


def test_an_overlapping_contract_is_refused_in_its_dialog(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)

    def fill(dialog: QDialog) -> None:
        hands.write("Fra", "01.06.2026")
        hands.key(KEY.Key_Return)
        assert dialog.isVisible()
        assert "Hjælperen har allerede en kontrakt 01.11.2025–videre" in hands.texts(dialog)
        assert hands.name() == "Fra"
        assert hands.line(dialog, "Fra").text() == "01.06.2026"

    hands.in_dialog(fill)
    hands.button(view, "Ny kontrakt …").click()
    assert len(helper_cards(shell.binder)[0].contracts) == 1


def test_escape_asks_before_typed_text_is_lost(
    shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    view = opened(shell)
    answers = [False, True]
    monkeypatch.setattr("app.ui.entry.dialog.ask", lambda *_: answers.pop(0))

    def fill(dialog: QDialog) -> None:
        hands.write("Timeløn", "160")
        hands.key(KEY.Key_Escape)
        assert dialog.isVisible()
        hands.key(KEY.Key_Escape)
        assert not dialog.isVisible()

    hands.in_dialog(fill)
    hands.button(view, "Ret kontrakt …").click()
    assert not answers


def test_enter_opens_and_delete_asks(shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any) -> None:
    view = opened(shell)
    asked: list[str] = []

    def yes(_parent: QWidget, _title: str, text: str, _yes: str) -> bool:
        asked.append(text)
        return True

    for module in (view_module, list_module):
        monkeypatch.setattr(module, "ask", yes)
    hands.key(KEY.Key_Return)
    assert hands.name() == "Navn"
    titles: list[str] = []
    hands.in_dialog(lambda dialog: titles.append(dialog.windowTitle()))
    hands.tab_to("Kontrakter")
    hands.key(KEY.Key_Return)
    assert titles == ["Ret kontrakt"]
    hands.tab_to("Kontrakter")
    hands.key(KEY.Key_Delete)
    assert "vagter i kontraktens tid" in hands.texts(view)
    view.focus_first()
    hands.key(KEY.Key_Delete)
    assert "har vagter" in hands.texts(view)
    assert "Slet Anna Eksempel?" in asked[1]
    assert len(helper_cards(shell.binder)) == 6
    assert hands.table(view, "Hjælpere").currentIndex().row() == 0


def test_new_terms_from_a_date(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)

    def fill(dialog: QDialog) -> None:
        assert hands.line(dialog, "Timeløn").text() == "152,40"
        hands.write("Fra", "1.1.2027")
        hands.key(KEY.Key_Return)

    hands.in_dialog(fill)
    hands.button(view, "Nye vilkår fra en dato …").click()
    assert [str(c.ends_on) for _, c in helper_cards(shell.binder)[0].contracts] == ["2026-12-31", "None"]
