"""The screen "Hjælpere" as it is used: by the keyboard alone, with mistakes, with unsaved text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from app.model.domain.entities import Changes, Contract, Helper, Shift
from app.model.domain.errors import KnownFault
from app.model.domain.terms import TaxCard
from app.model.services import people as service
from app.model.services.people import HelperDraft, add_helper, helper_cards
from app.ui.entry.fields import HIDDEN_CPR
from app.ui.people import view as view_module
from app.ui.people.view import PeopleView
from app.ui.screen import Shell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], PeopleView]
KEY = Qt.Key


def test_an_empty_file_invites(empty_shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(empty_shell)
    assert "Der er ingen hjælpere endnu." in hands.texts(view)
    assert not hands.table(view, "Hjælpere").isVisible()
    assert hands.name() == "Ny hjælper"
    assert not hands.line(view, "Navn").isVisible()


def test_a_helper_and_a_contract_by_keyboard_alone(empty_shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(empty_shell)
    hands.key(KEY.Key_Space)
    assert hands.name() == "Navn"
    hands.write("Navn", "Małgorzata Łukaszewicz")
    hands.write("Fødselsdato", "1/5-90")
    hands.write("Telefon", "12 34 56 78")
    hands.press("Vis løn, skat og pension")
    hands.tab_to("Skattekort")
    hands.key(KEY.Key_Down)
    hands.write("Oplyst om skat den", "20.11.2026")
    hands.tab_to("A-kasse")
    hands.key(KEY.Key_Down)
    hands.press("Vis billede, noter m.m.")
    hands.press("Nærtstående til borgeren")
    hands.write("Noter", "Kan møde om natten")
    hands.tab_to("Gem")
    hands.key(KEY.Key_Space)
    assert hands.name() == "Ny kontrakt …"

    def fill(dialog: QDialog) -> None:
        hands.write("Fra", "01.12.2026")
        hands.tab_to("Lønform")
        hands.key(KEY.Key_Down)
        hands.write("Timer om ugen", "37")
        hands.write("Timeløn", "152,40")
        hands.key(KEY.Key_Return)
        assert not dialog.isVisible()

    hands.in_dialog(fill)
    hands.key(KEY.Key_Space)
    (card,) = helper_cards(empty_shell.binder)
    assert (card.draft.name, card.draft.phone) == ("Małgorzata Łukaszewicz", "12 34 56 78")
    assert (card.draft.relative, card.draft.unemployment_fund) == (True, True)
    assert (card.draft.tax_card, str(card.draft.tax_told_on)) == (TaxCard.MAIN, "2026-11-20")
    assert card.draft.note == "Kan møde om natten"
    assert str(card.draft.born_on) == "1990-05-01"
    ((_, contract),) = card.contracts
    assert (str(contract.starts_on), contract.pay, str(contract.hourly_wage)) == ("2026-12-01", "monthly", "152.40")
    assert hands.focus() is hands.table(view, "Kontrakter")
    assert hands.line(view, "Fødselsdato").text() == "01.05.1990"


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("Fødselsdato", "31.02.1990", "31.02.1990 findes ikke i kalenderen"),
        ("CPR-nummer", "3102901234", "Datoen i CPR-nummeret findes ikke"),
        ("Navn", " ", "Må ikke være tomt"),
    ],
)
def test_a_mistake_is_told_under_its_field_and_keeps_the_text(
    qtbot: QtBot, shell: Shell, opened: Open, field: str, text: str, says: str, hands: Any
) -> None:
    view = opened(shell)
    hands.write(field, text)
    hands.key(KEY.Key_Return)
    assert hands.name() == field
    assert hands.line(view, field).text() == text
    assert says in hands.texts(view)
    assert f"Det kunne ikke gøres. {field}: " in hands.texts(view)
    assert hands.line(view, field).accessibleDescription().lower() == says.lower()
    assert hands.button(view, "Gem").isEnabled()
    qtbot.keyClicks(hands.focus(), "1")
    assert hands.line(view, field).accessibleDescription() == ""


def test_a_name_of_ten_thousand_characters_is_refused_and_not_cut(
    qtbot: QtBot, shell: Shell, opened: Open, hands: Any
) -> None:
    view = opened(shell)
    name = hands.line(view, "Navn")
    name.setText("Å" * 10_000)
    qtbot.keyClick(name, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "er på 10000 tegn" in hands.texts(view)
    assert len(name.text()) == 10_000
    assert view.width() == 1130


def test_switching_saves_what_can_be_saved(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    hands.line(view, "Telefon").setText("12 34 56 78")  # as a screen reader sets it, without keys
    hands.choose(view, 1)
    assert helper_cards(shell.binder)[0].draft.phone == "12 34 56 78"
    second = helper_cards(shell.binder)[1].draft
    assert (hands.line(view, "Telefon").text(), hands.line(view, "Navn").text()) == (second.phone, second.name)


def test_switching_is_refused_while_something_can_not_be_saved(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    hands.line(view, "Fødselsdato").setText("i går")
    hands.choose(view, 1)
    assert hands.table(view, "Hjælpere").currentIndex().row() == 0
    assert hands.line(view, "Fødselsdato").text() == "i går"
    assert hands.name() == "Fødselsdato"
    assert not view.leave()
    hands.button(view, "Fortryd ændringer").click()
    assert hands.line(view, "Fødselsdato").text() == "14.03.1988"
    assert view.leave()
    hands.choose(view, 1)
    assert hands.table(view, "Hjælpere").currentIndex().row() == 1


def test_tab_out_of_the_card_saves_and_is_never_held_fast(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    hands.write("E-mail", "anna@example.org")
    hands.tab_to("Kontrakter")
    assert helper_cards(shell.binder)[0].draft.email == "anna@example.org"
    hands.write("Fødselsdato", "99.99.1990")
    hands.tab_to("Kontrakter")
    assert "99.99.1990 findes ikke i kalenderen" in hands.texts(view)
    hands.press("Luk besked")
    hands.tab_to("Hjælpere")
    assert "Det kunne ikke gøres" not in hands.texts(view)
    assert hands.line(view, "Fødselsdato").text() == "99.99.1990"
    assert "Ikke gemt endnu" in hands.texts(view)


def test_refreshing_keeps_the_chosen_helper_and_the_unsaved_text(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    hands.choose(view, 3)
    hands.line(view, "Adresse").setText("Ny Vej 1")
    add_helper(shell.binder, HelperDraft("Aaa"))
    view.refresh(Changes("vagt", frozenset({Shift})))
    assert hands.table(view, "Hjælpere").model().rowCount() == 6
    view.refresh(Changes("hjælper", frozenset({Helper})))
    assert hands.table(view, "Hjælpere").model().rowCount() == 7
    assert hands.line(view, "Adresse").text() == "Ny Vej 1"
    assert hands.line(view, "Navn").text() == "Cecilie Prøvesen"
    index = hands.table(view, "Hjælpere").currentIndex()
    assert index.siblingAtColumn(0).data() == "Cecilie Prøvesen"
    view.refresh()
    assert hands.line(view, "Adresse").text() == "Ny Vej 1"


def test_a_cpr_number_is_hidden_until_asked_for(qtbot: QtBot, shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    hands.write("CPR-nummer", "140388-1234")
    hands.key(KEY.Key_Return)
    cpr = hands.line(view, "CPR-nummer")
    assert cpr.text() == "140388-1234"
    hands.choose(view, 1)
    assert cpr.text() == ""
    assert not cpr.isReadOnly()
    hands.choose(view, 0)
    assert cpr.text() == HIDDEN_CPR
    qtbot.keyClicks(cpr, "999")
    assert cpr.text() == HIDDEN_CPR
    assert not hands.button(view, "Gem").isEnabled()
    hands.press("Vis CPR-nummer")
    assert cpr.text() == "140388-1234"
    hands.write("CPR-nummer", "140388-4321")
    hands.key(KEY.Key_Return)
    view.hide()
    view.show()
    assert cpr.text() == HIDDEN_CPR
    assert helper_cards(shell.binder)[0].draft.cpr == "140388-4321"


def test_a_folded_field_with_a_mistake_comes_out(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    approved = hands.line(view, "Godkendt til respiration")
    assert not approved.isVisible()
    approved.setText("snart")
    assert not view.leave()
    assert approved.isVisible()
    assert hands.focus() is approved


def test_an_agreement_under_section_56_is_folded_away_until_there_is_one(
    shell: Shell, opened: Open, hands: Any
) -> None:
    view = opened(shell)
    begins = hands.line(view, "§ 56-aftale fra")
    assert not begins.isVisible()
    hands.button(view, "Vis § 56-aftale").click()
    hands.write("§ 56-aftale til", "30.09.2028")
    assert not view.leave()
    assert hands.focus() is begins
    assert "Skriv, hvornår aftalen begynder" in hands.texts(view)
    hands.write("§ 56-aftale fra", "01.10.2026")
    assert view.leave()
    draft = helper_cards(shell.binder)[0].draft
    assert (draft.section_56_from, draft.section_56_until) == (date(2026, 10, 1), date(2028, 9, 30))


def test_a_helper_entered_by_mistake_is_deleted(
    shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    add_helper(shell.binder, HelperDraft("Fejl"))
    view = opened(shell)
    monkeypatch.setattr(view_module, "ask", lambda *_: True)
    hands.choose(view, 6)
    hands.button(view, "Slet hjælper").click()
    assert len(helper_cards(shell.binder)) == 6
    assert hands.line(view, "Navn").text() == "Paweł Przykład"


def test_former_helpers_are_shown_when_asked_for(shell: Shell, opened: Open, hands: Any) -> None:
    card = helper_cards(shell.binder)[5]
    contract_id, draft = card.contracts[0]
    service.change_contract(shell.binder, contract_id, replace(draft, ends_on=shell.binder.today.replace(day=1)))
    view = opened(shell)
    table = hands.table(view, "Hjælpere")
    assert table.model().rowCount() == 5
    hands.press("Vis tidligere hjælpere")
    assert table.model().rowCount() == 6
    assert table.model().index(5, 2).data() == "stoppet den 01.11.2026"
    hands.line(view, "Navn").setText("")
    hands.press("Vis tidligere hjælpere")
    assert table.model().rowCount() == 6


def test_a_full_disk_is_told_and_nothing_is_lost(
    shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch, hands: Any
) -> None:
    view = opened(shell)

    def full(*_: object) -> Changes:
        raise KnownFault("Der er ikke mere plads på disken.")

    monkeypatch.setattr(service, "change_helper", full)
    hands.line(view, "Navn").setText("Anna E")
    assert not view.leave()
    assert "Der er ikke mere plads" in hands.texts(view)
    assert hands.line(view, "Navn").text() == "Anna E"


def test_changes_are_told_to_the_window(shell: Shell, opened: Open, told: Any, hands: Any) -> None:
    view = opened(shell)
    hands.line(view, "Telefon").setText("1")
    assert view.leave()
    changes = told.changes
    assert [c.kinds for c in changes] == [frozenset({Helper})]

    def fill(dialog: QDialog) -> None:
        hands.line(dialog, "Pension fra").setText("01.12.2026")
        hands.button(dialog, "Gem").click()

    hands.in_dialog(fill)
    hands.button(view, "Ret kontrakt …").click()
    assert [c.kinds for c in changes[1:]] == [frozenset({Contract})]


def test_a_click_chooses_the_row_that_was_clicked_also_when_saving_moves_it(
    qtbot: QtBot, shell: Shell, opened: Open, hands: Any
) -> None:
    view = opened(shell)
    hands.write("Navn", "Østen")
    table = hands.table(view, "Hjælpere")
    where = table.visualRect(table.model().index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.wait(100)
    assert hands.line(view, "Navn").text() == "Bent Opdigtet"
    assert table.currentIndex().siblingAtColumn(0).data() == "Bent Opdigtet"
    assert [row.data() for row in table.selectionModel().selectedRows()] == ["Bent Opdigtet"]
