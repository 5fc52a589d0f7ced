"""The three dialogs by keyboard: names, order, what is written, what is refused, what is erased."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QTableView

from app.model.domain.entities import Changes
from app.model.services.binder import Binder, Resources, open_binder
from app.model.services.people import helper_cards
from app.model.services.preferences import Preferences
from app.ui.privacy.move_dialog import MoveDialog
from app.ui.privacy.own_data_dialog import OwnDataDialog
from app.ui.privacy.retention_dialog import Question, RetentionDialog
from app.ui.theme import apply_theme

Former = Callable[[], Binder]


def test_moving_by_keyboard(
    example: Binder, hands: Any, tmp_path: Path, resources: Resources, clock: Callable[[], datetime]
) -> None:
    dialog = MoveDialog(example)
    hands.open(dialog)
    assert hands.name(hands.focus()) == "Adgangskode"
    hands.write("Adgangskode", "lang kode")
    hands.write("Gentag adgangskoden", "lang kode")
    hands.write("Gem som", str(tmp_path / "flytning"))
    hands.press("Skriv filen")
    assert hands.name(hands.focus()) == "Gendannelseskode"
    assert str(tmp_path / "flytning.hjm") in hands.texts(dialog)
    code = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    there = open_binder(tmp_path / "flytning.hjm", resources, clock, password=code)
    assert len(helper_cards(there)) == 6
    there.close()
    hands.press("Luk")
    assert not dialog.isVisible()


def test_mistakes_in_moving_stand_at_their_fields(example: Binder, hands: Any, tmp_path: Path) -> None:
    taken = tmp_path / "taget.hjm"
    taken.touch()
    dialog = MoveDialog(example)
    hands.open(dialog)
    hands.write("Adgangskode", "en")
    hands.write("Gentag adgangskoden", "to")
    hands.key(Qt.Key.Key_Return)
    assert hands.name(hands.focus()) == "Gentag adgangskoden"
    assert "ikke ens" in hands.focus().accessibleDescription()
    assert "Vælg, hvor filen skal ligge" in hands.texts(dialog)
    hands.write("Gentag adgangskoden", "en")
    hands.write("Gem som", str(taken))
    hands.key(Qt.Key.Key_Return)
    assert "findes allerede og er ikke rørt" in hands.texts(dialog)
    assert taken.stat().st_size == 0
    hands.press("Fortryd")
    assert not dialog.isVisible()


def test_the_password_is_hidden_until_asked_for(example: Binder, hands: Any) -> None:
    dialog = MoveDialog(example)
    hands.open(dialog)
    lines = dialog.findChildren(QLineEdit)[:2]
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
    hands.press("Vis adgangskoden")
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Normal}
    hands.press("Vis adgangskoden")
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
    dialog.close()


def test_the_place_is_chosen_in_the_systems_own_dialog(
    example: Binder, hands: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str, **_more: object) -> tuple[str, str]:
        asked.append(name)
        return (str(tmp_path / "valgt.hjm"), "") if len(asked) == 1 else ("", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    dialog = MoveDialog(example)
    hands.open(dialog)
    hands.press("Vælg sted …")
    hands.press("Vælg sted …")
    assert asked == [str(tmp_path / "eksempel-flytning.hjm"), str(tmp_path / "valgt.hjm")]
    field = hands.tab_to("Gem som")
    assert isinstance(field, QLineEdit)
    assert field.text() == str(tmp_path / "valgt.hjm")
    dialog.close()


def test_own_data_is_read_and_saved(
    example: Binder, hands: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [str(tmp_path / "egne"), "", str(tmp_path / "egne"), str(tmp_path / "mangler" / "egne")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answers.pop(0), ""))
    dialog = OwnDataDialog(example, "h2")
    hands.open(dialog)
    text = hands.tab_to("Det, der er gemt")
    assert isinstance(text, QPlainTextEdit)
    assert "Oplysninger om Bent Opdigtet" in text.toPlainText()
    assert "Anna Eksempel" not in text.toPlainText()
    hands.tab_to("Hjælper")
    hands.key(Qt.Key.Key_Home)
    assert "Oplysninger om Anna Eksempel" in text.toPlainText()
    hands.press("Gem som PDF …")
    assert (tmp_path / "egne.pdf").read_bytes().startswith(b"%PDF")
    hands.press("Gem som PDF …")
    hands.press("Gem som JSON …")
    assert json.loads((tmp_path / "egne.json").read_bytes())["oplysninger om"] == "Anna Eksempel"
    assert f"Gemt i {tmp_path / 'egne.json'}" in hands.texts(dialog)
    hands.press("Gem som JSON …")
    assert "mappen findes ikke" in hands.texts(dialog)
    hands.press("Luk")
    assert not dialog.isVisible()


def test_own_data_without_helpers(binder: Binder, hands: Any) -> None:
    dialog = OwnDataDialog(binder)
    hands.open(dialog)
    assert dialog.findChildren(QPlainTextEdit)[0].toPlainText() == "Der er ingen hjælpere endnu."
    assert not any(b.isEnabled() for b in dialog.findChildren(QPushButton) if b.text().startswith("Gem"))
    dialog.close()


def test_erasing_by_keyboard(former: Former, hands: Any) -> None:
    binder, told, asked = former(), list[Changes](), list[str]()
    dialog = RetentionDialog(binder, told.append)
    hands.open(dialog)
    assert hands.name(hands.focus()) == "Tidligere hjælpere"
    hands.answer("Behold", asked)
    hands.press("Slet oplysninger …")
    assert told == []
    assert "Vil du slette alt, hvad der er gemt om Grethe Forhen?" in asked[0]
    hands.answer("Slet for altid", asked)
    hands.press("Slet oplysninger …")
    assert [changes.label for changes in told] == ["Oplysninger om en tidligere hjælper er slettet"]
    assert "Grethe Forhen" not in [card.draft.name for card in helper_cards(binder)]
    assert "Oplysningerne er slettet" in hands.texts(dialog)
    assert hands.name(hands.focus()) == "Tidligere hjælpere"
    hands.press("Luk")
    assert not dialog.isVisible()


def test_before_the_date_the_button_is_off_and_says_when(former: Former, hands: Any) -> None:
    dialog = RetentionDialog(former(), lambda _: None)
    hands.open(dialog)
    erase = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Slet oplysninger …")
    assert erase.isEnabled()
    hands.key(Qt.Key.Key_Down)
    assert not erase.isEnabled()
    assert erase.accessibleDescription() == "Kan ikke slettes til og med 30.10.2030."
    assert "Kan ikke slettes til og med 30.10.2030." in hands.texts(dialog)
    hands.key(Qt.Key.Key_Return)
    assert "Det kunne ikke gøres. Kan ikke slettes til og med 30.10.2030." in hands.texts(dialog)
    hands.key(Qt.Key.Key_Down)
    assert erase.isEnabled()
    dialog.close()


def test_nobody_has_left(example: Binder, hands: Any) -> None:
    dialog = RetentionDialog(example, lambda _: None)
    hands.open(dialog)
    assert "Der er ingen tidligere hjælpere i ordningen." in hands.texts(dialog)
    assert hands.name(hands.focus()) == "Luk"
    hands.key(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def _dialogs(binder: Binder) -> list[QDialog]:
    retention = RetentionDialog(binder, lambda _: None)
    return [MoveDialog(binder), OwnDataDialog(binder, "h1"), retention, Question("Vil du slette? " * 40, retention)]


def test_every_control_has_a_name(former: Former, hands: Any) -> None:
    for dialog in _dialogs(former()):
        hands.open(dialog)
        assert [w for w in hands.controls(dialog) if not hands.name(w)] == []
        for table in dialog.findChildren(QTableView):
            QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
            spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            assert spoken == "Navn: Grethe Forhen, ansat til 31.12.2018, kan slettes"
        dialog.close()


@pytest.mark.parametrize("size", [100, 200, 300])
def test_large_text_fits_the_screen(former: Former, hands: Any, themed: QApplication, size: int) -> None:
    apply_theme(themed, Preferences(theme="light", text_size=size))
    for dialog in _dialogs(former()):
        hands.open(dialog)
        room = dialog.screen().availableGeometry()
        assert dialog.width() <= room.width()
        assert dialog.height() <= room.height(), type(dialog)
        for button in dialog.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width() or button.width() >= dialog.width() - 60
        dialog.close()
