"""The screen "Ordning" as it is used: by keyboard, with mistakes, with a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QTableView

from app.model.domain.entities import Changes, Grant, Helper, Scheme
from app.model.services.preferences import Preferences
from app.model.services.scheme import grants, save_scheme, scheme_draft
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


def test_a_grant_is_opened_with_enter_and_deleted_with_delete(
    qtbot: QtBot, shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(shell)
    table = screen.named("Bevillinger")

    def fill(dialog: QDialog) -> None:
        assert screen.named("Timer i alt", dialog).text() == "168"
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
    names: list[str] = []
    screen.in_dialog(lambda dialog: names.extend(screen.name(w) for w in screen.controls(dialog)))
    screen.named("Ny bevilling").click()
    assert len(names) == 12
    assert all(names)


def test_the_table_s_model_keeps_qt_s_contract(shell: Shell, opened: Open) -> None:
    screen = opened(shell)
    (table,) = screen.view.findChildren(QTableView)
    tester = QAbstractItemModelTester(table.model())
    screen.view.refresh()
    spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Fra: 01.11.2025 uden slutdato, 168 timer om ugen i alt"
    assert tester.model() is table.model()


@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off_sideways_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, opened: Open, size: int
) -> None:
    screen = opened(shell)
    screen.named("Ordningen omfatter respiration").click()
    apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=True))
    screen.view.resize(880, 700)
    qtbot.wait(50)
    for widget in screen.controls():
        if isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width(), widget.text()
        left = widget.mapTo(screen.view, widget.rect().topLeft()).x()
        assert left >= 0
        assert left + widget.width() <= screen.view.width(), screen.name(widget)
