"""The screen "Ordning" as it is used: by keyboard, with mistakes, with a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QTableView

from app.model.domain.entities import Changes, Grant, Helper, Party, Scheme
from app.model.domain.watch import CoverWindow, RestGround
from app.model.services.blanks import Blank, Kind
from app.model.services.preferences import Preferences
from app.model.services.scheme import grants, save_scheme, scheme_draft
from app.model.services.watch import CoverDraft, add_cover, cover
from app.ui.entry.fields import HIDDEN_CPR
from app.ui.scheme import view as view_module
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], Any]
KEY = Qt.Key


def test_a_new_scheme_is_filled_in_by_keyboard(qtbot: QtBot, empty_shell: Shell, opened: Open, told: Any) -> None:
    screen = opened(empty_shell)
    assert screen.focused() == "Navn"
    assert "Der er ingen bevilling endnu." in screen.texts()
    assert "Programmet regner ingen tillæg ud" in screen.texts()
    qtbot.keyClicks(screen.named("Navn"), "Karla")
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    assert screen.focused() == "Bestemmelse"
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Faxe")
    assert "Håndbog om hjælperordninger" in screen.texts()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
    draft = scheme_draft(empty_shell.binder)
    assert (draft.citizen_name, draft.municipality) == ("Karla", "faxe")
    assert [c.kinds for c in told.changes] == [frozenset({Scheme})]
    assert not screen.named("Gem").isEnabled()


def test_the_region_s_share_is_asked_for_only_with_respiration(shell: Shell, opened: Open) -> None:
    screen = opened(shell)
    share = screen.named("Regionens del i %")
    assert not share.isVisible()
    screen.named("Ordningen omfatter respiration").click()
    assert share.isVisible()
    share.setText("267")
    assert not screen.view.leave()
    assert screen.focused() == "Regionens del i %"
    assert "Skal ligge mellem 0 og 100 %" in screen.texts()
    share.setText("67")
    assert screen.view.leave()
    assert str(scheme_draft(shell.binder).respiration_region_share) == "0.67"


def test_a_mistake_stays_in_its_field_until_undone(qtbot: QtBot, shell: Shell, opened: Open) -> None:
    screen = opened(shell)
    begins = screen.named("Begynder")
    begins.setFocus()
    begins.setText("31.04.2026")
    screen.named("Ny bevilling").setFocus()
    assert "31.04.2026 findes ikke i kalenderen" in screen.texts()
    assert screen.focused() == "Ny bevilling"
    qtbot.keyClick(screen.named("Ny bevilling"), KEY.Key_Space)
    assert screen.focused() == "Begynder"
    assert begins.text() == "31.04.2026"
    screen.named("Fortryd ændringer").click()
    assert begins.text() == "01.11.2025"
    assert "findes ikke i kalenderen" not in screen.texts()


def test_a_refresh_keeps_unsaved_text(shell: Shell, opened: Open) -> None:
    screen = opened(shell)
    screen.named("Telefon").setText("12 34 56 78")
    before = scheme_draft(shell.binder)
    save_scheme(shell.binder, type(before)(**{**vars(before), "citizen_name": "Karla E."}))
    screen.view.refresh(Changes("hjælper", frozenset({Helper})))
    assert screen.named("Navn").text() == "Karla Eksempelsen"
    screen.view.refresh(Changes("ordning", frozenset({Scheme})))
    assert screen.named("Navn").text() == "Karla E."
    assert screen.named("Telefon").text() == "12 34 56 78"
    assert "Ikke gemt endnu" in screen.texts()


def test_the_citizen_s_cpr_number_is_hidden(shell: Shell, opened: Open) -> None:
    before = scheme_draft(shell.binder)
    save_scheme(shell.binder, type(before)(**{**vars(before), "citizen_cpr": "010150-1234"}))
    screen = opened(shell)
    assert screen.named("CPR-nummer").text() == HIDDEN_CPR
    screen.named("Vis CPR-nummer").click()
    assert screen.named("CPR-nummer").text() == "010150-1234"
    screen.view.hide()
    assert screen.named("CPR-nummer").text() == HIDDEN_CPR
    assert screen.view.leave()
    assert scheme_draft(shell.binder).citizen_cpr == "010150-1234"


def test_a_grant_by_keyboard(qtbot: QtBot, empty_shell: Shell, opened: Open, told: Any) -> None:
    screen = opened(empty_shell)

    def fill(dialog: QDialog) -> None:
        assert screen.focused() == "Fra"
        qtbot.keyClicks(QApplication.focusWidget(), "1.1.2027")
        for text in ("", "84", "40"):
            qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
            qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
        assert not dialog.isVisible()

    screen.in_dialog(fill)
    qtbot.keyClick(screen.named("Ny bevilling"), KEY.Key_Space)
    ((_, grant),) = grants(empty_shell.binder)
    assert (str(grant.hours_total), str(grant.hours_day)) == ("84", "40")
    assert "er 40 timer tilsammen, men i alt står der 84" in screen.texts()
    assert [c.kinds for c in told.changes] == [frozenset({Grant})]


def _granted(shell: Shell) -> str:
    """The hours a week that the example has been granted."""
    ((_, grant),) = grants(shell.binder)
    return str(grant.hours_total)


def test_a_grant_is_opened_with_enter_and_deleted_with_delete(
    qtbot: QtBot, shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(shell)
    table = screen.named("Bevillinger")
    hours = _granted(shell)

    def fill(dialog: QDialog) -> None:
        assert screen.named("Timer i alt", dialog).text() == hours
        screen.named("Til", dialog).setText("01.01.2020")
        screen.named("Gem", dialog).click()
        assert dialog.isVisible()
        assert "før den begynder" in screen.texts(dialog)

    screen.in_dialog(fill)
    qtbot.keyClick(table, KEY.Key_Return)
    answers = [False, True]
    monkeypatch.setattr(view_module, "ask", lambda *_: answers.pop(0))
    qtbot.keyClick(table, KEY.Key_Delete)
    assert len(grants(shell.binder)) == 1
    qtbot.keyClick(table, KEY.Key_Delete)
    assert len(grants(shell.binder)) == 0
    assert not table.isVisible()


def test_every_control_has_its_visible_label_as_name(shell: Shell, opened: Open) -> None:
    screen = opened(shell)
    screen.named("Ordningen omfatter respiration").click()
    assert [w for w in screen.controls() if not screen.name(w)] == []
    labelled = {label.buddy(): label.text() for label in screen.view.findChildren(QLabel)}
    for field in screen.controls():
        if isinstance(field, QLineEdit | QComboBox):
            assert labelled[field] == field.accessibleName()
    for name, count in (("Ny bevilling", 12), ("Nye timer", 14)):
        names: list[str] = []
        screen.in_dialog(lambda dialog, names=names: names.extend(screen.name(w) for w in screen.controls(dialog)))
        screen.named(name).click()
        assert len(names) == count
        assert all(names)


def test_the_table_s_model_keeps_qt_s_contract(shell: Shell, opened: Open) -> None:
    screen = opened(shell)
    table = screen.view.findChildren(QTableView)[0]
    tester = QAbstractItemModelTester(table.model())
    screen.view.refresh()
    spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Fra: 01.11.2025 uden slutdato, {_granted(shell)} timer om ugen i alt"
    assert tester.model() is table.model()


@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off_sideways_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, opened: Open, size: int
) -> None:
    add_cover(shell.binder, CoverDraft("135", time(22), time(7), 2, date(2026, 1, 1), date(2027, 1, 1)))
    screen = opened(shell)
    screen.named("Ordningen omfatter respiration").click()
    assert screen.named("Bygger på").isVisible()
    apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=True))
    screen.view.resize(880, 700)
    qtbot.wait(50)
    for widget in screen.controls():
        if isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width(), widget.text()
        left = widget.mapTo(screen.view, widget.rect().topLeft()).x()
        assert left >= 0
        assert left + widget.width() <= screen.view.width(), screen.name(widget)


def test_what_the_rest_room_builds_on_is_asked_for_only_with_one(shell: Shell, opened: Open) -> None:
    screen = opened(shell)
    tick, ground, note = map(screen.named, ("Hvilerum og aftale eller dispensation", "Bygger på", "Hvilken"))
    assert tick.isChecked()
    assert "Sæt kun hak, når hjælperne har et hvilerum, og en aftale" in tick.accessibleDescription()
    assert tick.accessibleDescription() in screen.texts()
    tick.click()
    assert not ground.isVisible()
    assert not note.isVisible()
    tick.click()
    ground.setCurrentText("Dispensation fra Arbejdstilsynet")
    note.setText("Nr. 123 af 1.2.2026")
    assert screen.view.leave()
    draft = scheme_draft(shell.binder)
    assert (draft.rest_room, draft.rest_ground) == (True, RestGround.DISPENSATION)
    assert draft.rest_ground_note == "Nr. 123 af 1.2.2026"
    ground.setCurrentText("Ikke skrevet ned")
    assert screen.view.leave()
    assert scheme_draft(shell.binder).rest_ground is None


def test_another_employer_has_a_name_and_address_of_its_own(shell: Shell, opened: Open) -> None:
    screen = opened(shell)
    own = [screen.named(f"Arbejdsgiverens {what}") for what in ("navn", "adresse", "telefon")]
    assert not any(field.isVisible() for field in own)
    assert screen.named("CVR-nummer").isVisible()
    screen.named("Arbejdsgiver").setCurrentText("En nærtstående")
    assert all(field.isVisible() for field in own)
    own[0].setText("Małgorzata Eksempelsen")
    screen.named("CVR-nummer").setText("12345678")
    assert not screen.view.leave()
    assert screen.focused() == "CVR-nummer"
    assert "Det kan ikke være et CVR-nummer; tjek cifrene" in screen.texts()
    screen.named("CVR-nummer").setText("12 34 56 74")
    assert screen.view.leave()
    draft = scheme_draft(shell.binder)
    assert (draft.employer_name, draft.employer_cvr) == ("Małgorzata Eksempelsen", "12 34 56 74")
    screen.named("Arbejdsgiver").setCurrentText("Borgeren selv")
    assert not own[0].isVisible()
    assert screen.view.leave()
    assert scheme_draft(shell.binder).employer_name == "Małgorzata Eksempelsen"


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("citizen_cpr", "CPR-nummer"),
        ("employer_cvr", "CVR-nummer"),
        ("employer_name", "Navn"),
        ("paragraph", "Bestemmelse"),
        ("nothing of the kind", "Navn"),
    ],
)
def test_a_blank_leads_to_its_field(shell: Shell, opened: Open, field: str, name: str) -> None:
    screen = opened(shell)
    screen.view.fill_in(Blank(name, "scheme", Kind.SCHEME, field))
    assert screen.focused() == name


def test_a_blank_of_another_employer_leads_to_the_employers_own_field(shell: Shell, opened: Open) -> None:
    save_scheme(shell.binder, replace(scheme_draft(shell.binder), employer=Party.ASSOCIATION))
    screen = opened(shell)
    screen.view.fill_in(Blank("Arbejdsgiverens navn", "scheme", Kind.SCHEME, "employer_name"))
    assert screen.focused() == "Arbejdsgiverens navn"


def test_a_window_of_hours_by_keyboard(qtbot: QtBot, shell: Shell, opened: Open, told: Any) -> None:
    screen = opened(shell)
    assert "Skriv, hvornår der altid skal være en hjælper." in screen.texts()

    def fill(dialog: QDialog) -> None:
        assert screen.focused() == "Mandag"
        for _ in range(5):
            qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        for _ in range(2):  # neither Saturday nor Sunday
            qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Space)
            qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        for text in ("7", "15.30", "2"):
            qtbot.keyClicks(QApplication.focusWidget(), text)
            qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
        assert not dialog.isVisible()

    screen.in_dialog(fill)
    qtbot.keyClick(screen.named("Nye timer"), KEY.Key_Space)
    ((_, window),) = cover(shell.binder)
    assert window == CoverDraft("12345", time(7), time(15, 30), 2)
    assert told.changes[-1].kinds == frozenset({CoverWindow})
    assert screen.name(screen.view.focusWidget()) == "Timer, der skal være dækket"
    table = screen.view.findChildren(QTableView)[1]
    spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Dage: Hverdage, 07:00–15:30, 2 hjælpere"
    assert QAbstractItemModelTester(table.model()).model() is table.model()


def test_a_window_is_changed_and_deleted(
    qtbot: QtBot, shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_cover(shell.binder, CoverDraft("7", time(8), time(12)))
    screen = opened(shell)
    table = screen.view.findChildren(QTableView)[1]

    def fewer(dialog: QDialog) -> None:
        assert not screen.named("Mandag", dialog).isChecked()
        screen.named("Søndag", dialog).click()
        screen.named("Gem", dialog).click()
        assert "Vælg mindst én ugedag" in screen.texts(dialog)
        assert screen.focused() == "Mandag"
        screen.named("Lørdag", dialog).click()
        screen.named("Gem", dialog).click()

    screen.in_dialog(fewer)
    qtbot.keyClick(table, KEY.Key_Return)
    assert [window.weekdays for _, window in cover(shell.binder)] == ["6"]
    answers = [False, True]
    monkeypatch.setattr(view_module, "ask", lambda *_: answers.pop(0))
    qtbot.keyClick(table, KEY.Key_Delete)
    assert len(cover(shell.binder)) == 1
    qtbot.keyClick(table, KEY.Key_Delete)
    assert cover(shell.binder) == []
    assert screen.name(screen.view.focusWidget()) == "Nye timer"
