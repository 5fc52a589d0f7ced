"""The roster on (an off-screen) screen, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model.domain.entities import Month
from app.model.services import people
from app.model.services.binder import Binder
from app.model.services.months import finish_month
from app.model.services.people import ContractDraft, HelperDraft
from app.ui.roster.model import RosterModel
from app.ui.roster.presenter import RosterPresenter
from app.ui.roster.table import RosterTable
from app.ui.roster.view import RosterView
from app.ui.screen import Shell
from app.ui.widgets import MessageBar
from tests.ui.conftest import Told


@pytest.fixture
def view(qtbot: QtBot, shell: Shell) -> RosterView:
    made = RosterView(shell)
    qtbot.addWidget(made)
    made.refresh()
    made._step(-1)  # October: a whole month without a finding
    made.resize(1200, 800)
    made.show()
    made.focus_first()
    return made


def table(view: RosterView) -> RosterTable:
    found = view.findChild(RosterTable)
    assert found is not None
    return found


def message(view: RosterView) -> str:
    found = view.findChild(MessageBar)
    assert found is not None
    return found.text()


def free_cell(view: RosterView) -> tuple[int, int]:
    """The first day and helper without shift or absence on that day or its neighbours."""
    presenter = view._presenter
    for row in range(1, len(presenter.days) - 1):
        for column in range(len(presenter.helpers)):
            if not any(presenter.cell(r, column).text for r in (row - 1, row, row + 1)):
                return row, column
    raise AssertionError("the example has no free day")


def in_dialog(do: Callable[[QDialog], None]) -> None:
    """Runs inside the next modal dialog."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        do(dialog)

    QTimer.singleShot(50, act)


def test_the_model_keeps_qts_rules(example: Binder, qtmodeltester: ModelTester) -> None:
    model = RosterModel(RosterPresenter(example))
    qtmodeltester.check(model)
    assert model.rowCount() == 30
    assert model.columnCount() == 7


def test_a_shift_is_typed_into_a_cell(view: RosterView, qtbot: QtBot, told: Told) -> None:
    row, column = free_cell(view)
    table(view).setCurrentIndex(table(view).model().index(row, column + 1))
    qtbot.keyClicks(table(view), "9")
    editor = table(view).findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "-17")
    assert editor.text() == "9-17"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view._presenter.cell(row, column).text == "09:00–17:00", timeout=2000)
    assert [changes.label[:10] for changes in told.changes] == ["Opret vagt"]
    assert QApplication.focusWidget() is table(view)
    table(view).setCurrentIndex(table(view).model().index(row, column + 1))
    qtbot.keyClicks(QApplication.focusWidget(), "1")
    second = table(view).delegate.editor
    assert second is not None
    qtbot.keyClicks(second, "8-20")
    qtbot.keyClick(second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view._presenter.cell(row, column).text == "09:00–17:00\n18:00–20:00", timeout=2000)


def test_nonsense_in_a_cell_is_explained_and_can_be_mended(view: RosterView, qtbot: QtBot, told: Told) -> None:
    row, column = free_cell(view)
    table(view).setCurrentIndex(table(view).model().index(row, column + 1))
    qtbot.keyClicks(table(view), "9")
    editor = table(view).findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "-99")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "findes ikke" in message(view), timeout=2000)
    again = table(view).delegate.editor
    assert again is not None
    assert again is not editor
    assert (again.text(), again.isVisible()) == ("9-99", True)
    assert QApplication.focusWidget() is again
    assert told.changes == []


def test_enter_opens_a_shift_and_saves_it(view: RosterView, qtbot: QtBot, told: Told) -> None:
    row, column = free_cell(view)
    table(view).setCurrentIndex(table(view).model().index(row, column + 1))

    def write(dialog: QDialog) -> None:
        fields = {line.accessibleName(): line for line in dialog.findChildren(QLineEdit)}
        assert dialog.focusWidget() is fields["Fra kl."]
        qtbot.keyClicks(fields["Fra kl."], "22.15")
        qtbot.keyClicks(fields["Til kl."], "6")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(write)
    qtbot.keyClick(table(view), Qt.Key.Key_Return)
    assert view._presenter.cell(row, column).text == "22:15–06:00"
    assert len(told.changes) == 1


def test_a_mistake_in_the_dialog_keeps_it_open(view: RosterView, qtbot: QtBot, told: Told) -> None:
    row, column = free_cell(view)
    table(view).setCurrentIndex(table(view).model().index(row, column + 1))
    seen: list[str] = []

    def write(dialog: QDialog) -> None:
        fields = {line.accessibleName(): line for line in dialog.findChildren(QLineEdit)}
        qtbot.keyClicks(fields["Fra kl."], "25")
        qtbot.keyClicks(fields["Til kl."], "6")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        bar = dialog.findChild(MessageBar)
        assert bar is not None
        seen.append(bar.text())
        assert dialog.isVisible()
        assert fields["Fra kl."].text() == "25"
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(write)
    qtbot.keyClick(table(view), Qt.Key.Key_Return)
    assert "Fra kl.: klokken 25 findes ikke" in seen[0]
    assert told.changes == []


def test_copy_paste_and_delete_by_keyboard(view: RosterView, qtbot: QtBot, told: Told) -> None:
    row, column = free_cell(view)
    index = table(view).model().index(row, column + 1)
    table(view).setCurrentIndex(index)
    view._presenter.enter(row, column, "9-17")
    view.refresh()
    table(view).setCurrentIndex(table(view).model().index(row, column + 1))
    qtbot.keyClick(table(view), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert message(view) == "1 vagt kopieret."
    in_dialog(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    qtbot.keyClick(table(view), Qt.Key.Key_Delete)
    assert view._presenter.cell(row, column).shifts
    in_dialog(lambda dialog: dialog.accept())
    qtbot.keyClick(table(view), Qt.Key.Key_Delete)
    assert view._presenter.cell(row, column).shifts == ()
    qtbot.keyClick(table(view), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view._presenter.cell(row, column).text == "09:00–17:00"
    assert [c.label for c in told.changes] == ["Slet vagt", "Indsæt 1 vagt"]


def test_periods_are_turned_by_keyboard(view: RosterView, qtbot: QtBot) -> None:
    qtbot.keyClick(table(view), Qt.Key.Key_PageUp)
    assert view._presenter.title() == "September 2026"
    qtbot.keyClick(table(view), Qt.Key.Key_PageDown)
    qtbot.keyClick(table(view), Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert view._presenter.title().startswith("Uge ")


def test_sickness_is_reported_from_the_roster(view: RosterView, qtbot: QtBot, told: Told) -> None:
    row, column = free_cell(view)
    table(view).setCurrentIndex(table(view).model().index(row, column + 1))
    in_dialog(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Return))
    qtbot.keyClick(table(view), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view._presenter.cell(row, column).text == "Syg"
    assert told.changes[0].label.startswith("Meld fravær")


def test_an_empty_file_leads_to_the_helpers(qtbot: QtBot, empty_shell: Shell, told: Told) -> None:
    view = RosterView(empty_shell)
    qtbot.addWidget(view)
    view.refresh()
    view.show()
    view.focus_first()
    qtbot.keyClick(view._go_people, Qt.Key.Key_Space)
    assert told.visits == ["people"]


def test_a_cell_speaks_its_whole_meaning(view: RosterView) -> None:
    model = table(view).model()
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Torsdag 1. oktober 2026. Dækning: 24:00 timer")
    assert view._presenter.days[0].day == date(2026, 10, 1)


def test_a_finished_month_says_that_it_is_locked(view: RosterView, qtbot: QtBot, told: Told) -> None:
    finish_month(view.shell.binder, Month(2026, 10))
    view.refresh()
    qtbot.keyClicks(table(view), "7")
    assert "Genåbn den under Timesedler" in message(view)
    assert told.changes == []


def test_where_nobody_is_employed_it_says_so_and_leads_to_other_days(
    empty_shell: Shell, qtbot: QtBot, themed: QApplication
) -> None:
    helper_id = people.add_helper(empty_shell.binder, HelperDraft("Aa"))
    people.add_contract(empty_shell.binder, helper_id, ContractDraft(date(2026, 12, 1)))
    view = RosterView(empty_shell)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.refresh()
    view.focus_first()
    said = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert "Ingen er ansat i de dage, der vises. Tryk på Næste eller Forrige for at se andre dage." in said
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert [helper.name for helper in view._presenter.helpers] == ["Aa"]
    assert table(view).isVisible()
