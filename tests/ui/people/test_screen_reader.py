"""Names, order, rows and sizes: what a screen reader, a keyboard and large text need of the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from app.model.services.preferences import Preferences
from app.ui.people.view import PeopleView
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], PeopleView]
KEY = Qt.Key


def test_every_control_has_its_visible_label_as_name(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    for part in ("pårørende", "løn, skat og pension", "attester og godkendelser", "§ 56-aftale"):
        hands.button(view, f"Vis {part}").click()
    hands.button(view, "Vis billede, noter m.m.").click()
    assert [w for w in hands.controls(view) if not hands.name(w)] == []
    labelled = {label.buddy(): label.text() for label in view.findChildren(QLabel)}
    for field in hands.controls(view):
        if isinstance(field, QLineEdit | QComboBox | QPlainTextEdit):
            assert labelled[field] == field.accessibleName()

    def look(dialog: QDialog) -> None:
        for part in ("opsigelse", "ferie og pension", "forsikring og andet"):
            hands.button(dialog, f"Vis {part}").click()
        hands.button(dialog, "Skjul aftalen").click()
        hands.button(dialog, "Vis aftalen").click()
        assert len(hands.controls(dialog)) > 34
        assert [w for w in hands.controls(dialog) if not hands.name(w)] == []

    hands.in_dialog(look)
    hands.button(view, "Ny kontrakt …").click()


def test_tab_goes_through_the_screen_as_it_is_read(qtbot: QtBot, shell: Shell, opened: Open, hands: Any) -> None:
    opened(shell)
    names = []
    for _ in range(20):
        names.append(hands.name())
        if names[-1] == "E-mail":
            qtbot.keyClicks(hands.focus(), "ny@example.org")
        hands.key(KEY.Key_Tab)
    assert names[:15] == [
        "Hjælpere",
        "Ny hjælper",
        "Slet hjælper",
        "Oplysninger",
        "Navn",
        "Fødselsdato",
        "CPR-nummer",
        "Adresse",
        "Telefon",
        "E-mail",
        "Vis pårørende",
        "Vis løn, skat og pension",
        "Vis attester og godkendelser",
        "Vis § 56-aftale",
        "Vis billede, noter m.m.",
    ]
    assert names[15:] == [
        "Gem",
        "Fortryd ændringer",
        "Kontrakter",
        "Ny kontrakt …",
        "Nye vilkår fra en dato …",
    ]


def test_a_row_is_spoken_as_one_sentence(shell: Shell, opened: Open, hands: Any) -> None:
    index = hands.table(opened(shell), "Hjælpere").model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Navn: Anna Eksempel, Månedsløn, siden 01.11.2025"


def test_the_models_keep_qts_contract(shell: Shell, opened: Open, hands: Any) -> None:
    view = opened(shell)
    models = [table.model() for table in view.findChildren(QTableView)]
    testers = [QAbstractItemModelTester(model) for model in models]
    for row in range(6):
        hands.choose(view, row)
    hands.button(view, "Ny hjælper").click()
    assert len(testers) >= 4


@pytest.mark.parametrize("size", [100, 200, 300])
def test_nothing_is_cut_off_sideways_at_any_text_size(
    qtbot: QtBot, themed: QApplication, shell: Shell, opened: Open, size: int, hands: Any
) -> None:
    view = opened(shell)
    apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=True))
    view.resize(880, 700)
    qtbot.wait(50)
    for widget in hands.controls(view):
        if isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width(), widget.text()
        left = widget.mapTo(view, widget.rect().topLeft()).x()
        assert left >= 0
        assert left + widget.width() <= view.width(), hands.name(widget)
