"""The guide in the whole window: each step leads to the field in which it is written, and is done when one comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget

from app.model.services import hiring
from app.model.services.binder import Binder
from app.model.services.contracts import ContractDraft, add_contract
from app.model.services.employment.hiring_steps import StepState, steps
from app.model.services.preferences import Preferences
from app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

STEPS = ["hire", "contract", "confidentiality", "tax", "instruction", "copy", "close"]


@pytest.fixture
def ida(example: Binder) -> tuple[str, str]:
    """Hired without an advert, with a contract that nobody has signed: the vacancy's and the helper's ids."""
    hiring_id, helper_id, _ = hiring.hire_directly(example, "Ida Nabo")
    add_contract(example, helper_id, ContractDraft(date(2026, 12, 1)))
    return hiring_id, helper_id


@pytest.fixture
def window(qtbot: QtBot, themed: QApplication, example: Binder, ida: tuple[str, str]) -> MainWindow:
    made = MainWindow(Preferences, lambda _preferences: None)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.show_binder(example, "hiring")
    return made


def _name(widget: QWidget | None) -> str:
    return widget.accessibleName() if widget is not None else ""


def _table(window: MainWindow, name: str) -> QTableView:
    return next(table for table in window.findChildren(QTableView) if table.accessibleName() == name)


def _do(window: MainWindow, hiring_id: str, step: str) -> None:
    """Goes to the vacancy and presses Enter on a step."""
    window.go_to("hiring")
    vacancies, guide = _table(window, "Stillinger"), _table(window, "Trin for trin")
    titles = [vacancies.model().index(row, 0).data() for row in range(vacancies.model().rowCount())]
    vacancies.selectRow(titles.index("Uden opslag: Ida Nabo"))
    QTest.qWait(20)
    guide.setFocus()
    guide.selectRow(STEPS.index(step))
    QTest.keyClick(guide, Qt.Key.Key_Return)


def _in_dialog(do: Callable[[QDialog], object]) -> None:
    def act(tries: int = 40) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isActiveWindow():
            if tries:
                QTimer.singleShot(50, lambda: act(tries - 1))
            return
        do(dialog)
        dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(50, act)


@pytest.mark.parametrize(
    ("step", "title", "field"),
    [
        ("contract", "Ret kontrakt", "Underskrevet"),
        ("confidentiality", "Ret kontrakt", "Tavshedserklæring"),
        ("copy", "Ret kontrakt", "Sendt til kommunen"),
        ("instruction", "Nyt kursus eller ny instruktion", "Slags"),
        ("close", "Luk stillingen", "Lukket"),
    ],
)
def test_enter_on_a_step_opens_its_form_at_its_field(
    qtbot: QtBot, window: MainWindow, ida: tuple[str, str], step: str, title: str, field: str
) -> None:
    seen: list[tuple[str, str]] = []
    _in_dialog(lambda dialog: seen.append((dialog.windowTitle(), _name(QApplication.focusWidget()))))
    _do(window, ida[0], step)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(title, field)]


def test_the_tax_step_leads_to_the_field_on_the_helpers_card(
    qtbot: QtBot, window: MainWindow, example: Binder, ida: tuple[str, str]
) -> None:
    _do(window, ida[0], "tax")
    qtbot.waitUntil(lambda: _name(QApplication.focusWidget()) == "Oplyst om skat den")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "20.11.2026")
    window.go_to("hiring")
    state = {step.key: (step.state, step.done_on) for step in steps(example, ida[0])}
    assert state["tax"] == (StepState.DONE, date(2026, 11, 20))
    guide = _table(window, "Trin for trin")
    assert guide.model().index(STEPS.index("tax"), 2).data() == "20.11.2026"
