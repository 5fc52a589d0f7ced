"""Findings on the roster's screen, by keyboard: signs, "Hvorfor?", messages, "Hvad nu hvis", announcing, pointing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Reason
from app.model.services import history, people, watch
from app.model.services.binder import Binder
from app.model.services.roster import ShiftDraft, add_shift
from app.model.services.roster_findings import period_findings
from app.model.services.roster_view import ShiftRow
from app.model.services.roster_view import roster as load_roster
from app.ui.roster import trial_box
from app.ui.roster.details import DetailsPanel
from app.ui.roster.table import RosterTable
from app.ui.roster.trial_box import TrialBox
from app.ui.roster.view import RosterView
from app.ui.screen import Shell
from app.ui.widgets import MessageBar
from tests.ui.conftest import Told

CONTROL = Qt.KeyboardModifier.ControlModifier
TWO_SHIFTS = "07:00–15:00\n22:00–06:00\n! hvile"
ROW = 4  # 5 November
OFF_SCREEN = pytest.mark.qt_log_ignore("This plugin does not support")  # menus, on the off-screen platform alone


def shift(helper: str, day: int, start: int, hours: int = 8) -> ShiftDraft:
    begin = datetime(2026, 11, day, start)
    return ShiftDraft(helper, begin, begin + timedelta(hours=hours))


@pytest.fixture
def filled(binder: Binder) -> Binder:
    """Two helpers in November 2026; on the 5th, Anna works 7-15."""
    for name in ("Åge Eksempel", "Anna Eksempel"):
        helper = people.add_helper(binder, people.HelperDraft(name))
        people.add_contract(binder, helper, people.ContractDraft(date(2026, 1, 1)))
    add_shift(binder, shift(helper, 5, 7))
    return binder


@pytest.fixture
def view(qtbot: QtBot, filled: Binder, told: Told) -> RosterView:
    made = RosterView(told.shell(filled))
    qtbot.addWidget(made)
    made.refresh()
    made.resize(1200, 800)
    made.show()
    made.focus_first()
    qtbot.waitUntil(lambda: made._presenter.watch.awake)
    return made


def table(view: RosterView) -> RosterTable:
    found = view.findChild(RosterTable)
    assert found is not None
    return found


def go(view: RosterView, row: int, column: int) -> None:
    table(view).setCurrentIndex(table(view).model().index(row, column))


def details(view: RosterView) -> DetailsPanel:
    found = view.findChild(DetailsPanel)
    assert found is not None
    return found


def message(view: RosterView) -> str:
    found = view.findChild(MessageBar)
    assert found is not None
    return found.text()


def anna(view: RosterView) -> str:
    return view._presenter.helpers[0].id


def shifts(view: RosterView) -> tuple[ShiftRow, ...]:
    return load_roster(view.shell.binder, date(2026, 11, 1), date(2026, 11, 30)).shifts


def too_little_rest(view: RosterView) -> None:
    """Anna works in the evening too, as another screen would have entered it."""
    add_shift(view.shell.binder, shift(anna(view), 5, 22))
    view.refresh()


def type_into_cell(qtbot: QtBot, view: RosterView, text: str) -> None:
    qtbot.keyClicks(table(view), text[0])
    editor = table(view).delegate.editor
    assert editor is not None
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def in_dialog(do: Callable[[QDialog], None]) -> None:
    """Runs inside the next modal dialog, and puts it away if `do` has not."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            do(dialog)
        finally:
            dialog.done(0)

    QTimer.singleShot(50, act)


def line(dialog: QDialog, name: str) -> QLineEdit:
    return next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == name)


def press(dialog: QDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def trial(dialog: QDialog) -> TrialBox:
    found = dialog.findChild(TrialBox)
    assert found is not None
    return found


def menu_texts() -> list[str]:
    """What the next menu offers; it is closed again."""
    offered: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered.extend(action.text() for action in menu.actions())
        menu.close()

    QTimer.singleShot(100, look)
    return offered


# signs and reasons


def test_a_cell_with_a_finding_has_a_sign_a_word_and_a_row_high_enough(view: RosterView) -> None:
    too_little_rest(view)
    index = table(view).model().index(ROW, 1)
    assert index.data() == TWO_SHIFTS
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Advarsel: For lidt hvile")
    assert isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon)
    assert table(view).model().index(ROW, 2).data(Qt.ItemDataRole.DecorationRole) is None
    assert table(view).rowHeight(ROW) >= 3 * table(view).fontMetrics().lineSpacing()


def test_other_days_are_shown_at_once_and_their_signs_soon_after(view: RosterView, qtbot: QtBot) -> None:
    too_little_rest(view)
    go(view, ROW, 1)
    qtbot.keyClick(table(view), Qt.Key.Key_PageUp)
    qtbot.keyClick(table(view), Qt.Key.Key_PageDown)
    assert table(view).model().index(ROW, 1).data() == TWO_SHIFTS.removesuffix("\n! hvile")
    qtbot.waitUntil(lambda: table(view).model().index(ROW, 1).data() == TWO_SHIFTS)
    assert table(view).currentIndex().row() == ROW
    assert "For lidt hvile" in details(view).text()


def test_signs_wait_while_a_shift_is_being_written(view: RosterView, qtbot: QtBot) -> None:
    too_little_rest(view)
    qtbot.keyClick(table(view), Qt.Key.Key_PageUp)
    qtbot.keyClick(table(view), Qt.Key.Key_PageDown)
    qtbot.keyClicks(table(view), "7")
    qtbot.wait(120)
    editor = table(view).delegate.editor
    assert editor is not None
    assert (editor.text(), view._presenter.watch.awake) == ("7", False)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view._presenter.watch.awake)


def test_under_the_table_stands_why_and_what_to_do(view: RosterView) -> None:
    too_little_rest(view)
    go(view, ROW, 1)
    box = details(view).findChild(QPlainTextEdit)
    assert box is not None
    assert box.accessibleName() == "Hvorfor?"
    text = details(view).text()
    assert text.startswith("Torsdag 5. november 2026. Dækning: ")
    assert "22:00–06:00: Ikke meldt ud." in text
    assert "der skal være mindst 11 timer. Flyt eller forkort en af vagterne" in text
    assert "Kilde: Bekendtgørelse om hvileperiode og fridøgn" in text
    assert details(view).exception_button.isEnabled()
    go(view, ROW, 2)
    assert "hvile" not in details(view).text()
    assert not details(view).exception_button.isEnabled()


# what a change causes is told at once


def test_typing_a_shift_tells_what_it_made_wrong(view: RosterView, qtbot: QtBot, told: Told) -> None:
    go(view, ROW, 1)
    type_into_cell(qtbot, view, "22-6")
    qtbot.waitUntil(lambda: bool(told.changes))
    assert message(view).startswith("Gemt.\n! Advarsel: For lidt hvile. Anna Eksempel har højst 7 timer fri i træk")


def test_undoing_takes_the_sign_away_and_redoing_brings_it_back(view: RosterView, qtbot: QtBot, told: Told) -> None:
    go(view, ROW, 1)
    type_into_cell(qtbot, view, "22-6")
    qtbot.waitUntil(lambda: bool(told.changes))
    for step, text in ((history.undo, "07:00–15:00"), (history.redo, TWO_SHIFTS)):
        step(view.shell.binder)
        view.refresh()
        assert table(view).model().index(ROW, 1).data() == text


def test_typing_a_shift_that_is_fine_says_nothing(view: RosterView, qtbot: QtBot, told: Told) -> None:
    go(view, ROW + 3, 1)
    type_into_cell(qtbot, view, "7-15")
    qtbot.waitUntil(lambda: bool(told.changes))
    assert message(view) == ""


def test_a_message_does_not_push_the_current_cell_out_of_sight(view: RosterView, qtbot: QtBot, told: Told) -> None:
    view.resize(1200, 420)
    qtbot.waitUntil(lambda: view.height() == 420)
    add_shift(view.shell.binder, shift(anna(view), 30, 7))
    view.refresh()
    go(view, 29, 1)
    type_into_cell(qtbot, view, "22-6")
    qtbot.waitUntil(lambda: bool(message(view)))
    qtbot.waitUntil(lambda: _is_seen(view))


def _is_seen(view: RosterView) -> bool:
    cell = table(view).visualRect(table(view).currentIndex())
    return table(view).viewport().rect().contains(cell.center())


def test_a_rule_that_refuses_leaves_what_was_typed(view: RosterView, qtbot: QtBot, told: Told) -> None:
    watch.set_rule_choice(view.shell.binder, "daily-rest", blocks=True)
    go(view, ROW, 1)
    type_into_cell(qtbot, view, "22-6")
    qtbot.waitUntil(lambda: "For lidt hvile: Anna Eksempel har højst 7 timer" in message(view))
    editor = table(view).delegate.editor
    assert editor is not None
    assert (editor.text(), told.changes) == ("22-6", [])


def test_cutting_and_pasting_tells_what_is_right_again(view: RosterView, qtbot: QtBot) -> None:
    too_little_rest(view)
    late = next(s for s in shifts(view) if s.start.hour == 22)
    view._presenter.delete([late])
    add_shift(view.shell.binder, shift(anna(view), 6, 0))
    view.refresh()
    go(view, ROW + 1, 1)
    qtbot.keyClick(table(view), Qt.Key.Key_X, CONTROL)
    go(view, ROW + 5, 2)
    qtbot.keyClick(table(view), Qt.Key.Key_V, CONTROL)
    assert message(view) == "1 vagt oprettet.\nAnna Eksempel, 06.11.2026: hvilen er i orden igen."


def test_before_a_shift_is_deleted_it_is_said_what_becomes_wrong(view: RosterView, qtbot: QtBot) -> None:
    watch.add_cover(view.shell.binder, watch.CoverDraft("1234567", time(8), time(16)))
    add_shift(view.shell.binder, shift(anna(view), 25, 8))
    add_shift(view.shell.binder, shift(anna(view), 28, 8))
    view.refresh()
    go(view, 24, 1)
    seen: list[str] = []
    in_dialog(lambda dialog: seen.extend(label.text() for label in dialog.findChildren(QLabel)))
    qtbot.keyClick(table(view), Qt.Key.Key_Delete)
    assert seen[0].startswith("Slet 08:00–16:00 den 25.11.2026?\n\n! Advarsel: Tiden er ikke dækket.")
    assert len(shifts(view)) == 3


# "Hvad nu hvis" in the shift's own dialog


def test_the_dialog_of_a_shift_tells_while_it_is_written(view: RosterView, qtbot: QtBot, told: Told) -> None:
    go(view, ROW + 3, 1)
    said: list[str] = []

    def write(dialog: QDialog) -> None:
        box = trial(dialog)
        assert box.accessibleName() == "Hvad nu hvis"
        said.append(box.toPlainText())
        for day, start, end in (("8", "20", "22"), ("8", "25", "22"), ("5", "9", "12"), ("5", "22", "6")):
            line(dialog, "Dato").setText(f"{day}.11.2026")
            line(dialog, "Fra kl.").setText(start)
            line(dialog, "Til kl.").setText(end)
            before = box.toPlainText()
            qtbot.waitUntil(lambda before=before: box.toPlainText() != before)  # type: ignore[misc]
            said.append(box.toPlainText())

    in_dialog(write)
    qtbot.mouseClick(_tool(view, "Ny vagt …"), Qt.MouseButton.LeftButton)
    assert said[0] == "Skriv, hvornår vagten begynder og slutter. Så står det her, om noget bliver galt."
    assert said[1] == "Intet bliver galt af det."
    assert said[2] == "Det kan ikke regnes ud endnu. Fra kl.: klokken 25 findes ikke."
    assert said[3].startswith("Det kan ikke gøres. Hjælperen har allerede en vagt fra 05.11.2026 kl. 07:00")
    assert said[4].startswith("! Advarsel: For lidt hvile. Anna Eksempel har højst 7 timer fri i træk")
    assert told.changes == []


def test_it_is_announced_only_when_it_says_something_else(
    view: RosterView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(view, ROW + 3, 1)
    announced: list[str] = []
    monkeypatch.setattr(trial_box, "announce", lambda _widget, text: announced.append(text))

    def write(dialog: QDialog) -> None:
        for end in ("21", "22", "23"):
            line(dialog, "Fra kl.").setText("20")
            line(dialog, "Til kl.").setText(end)
            qtbot.wait(trial_box.PAUSE + 50)

    in_dialog(write)
    qtbot.mouseClick(_tool(view, "Ny vagt …"), Qt.MouseButton.LeftButton)
    assert announced == ["Intet bliver galt af det."]


def _tool(view: RosterView, text: str) -> QPushButton:
    return next(button for button in view.findChildren(QPushButton) if button.text() == text)


# the command "Hvad nu hvis …"


def test_trying_changes_nothing_and_doing_it_does(view: RosterView, qtbot: QtBot, told: Told) -> None:
    too_little_rest(view)
    go(view, ROW, 1)
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        idea, which = (_choice(dialog, name) for name in ("Prøv", "Vagt"))
        which.setCurrentIndex(1)
        for number in range(idea.count()):
            idea.setCurrentIndex(number)
            trial(dialog).answer()
            said.append(f"{idea.currentText()}: {trial(dialog).toPlainText()}")
        press(dialog, "Luk")

    in_dialog(look)
    qtbot.keyClick(table(view), Qt.Key.Key_H, CONTROL)
    mended = "Intet bliver galt af det.\nAnna Eksempel, 05.11.2026: hvilen er i orden igen."
    assert said == [
        f"Flyt vagten til en anden hjælper: {mended}",
        "Giv vagten andre tider: Intet bliver galt af det.",
        f"Slet vagten: {mended}",
        "Opret en ny vagt: Skriv, hvornår vagten begynder og slutter. Så står det her, om noget bliver galt.",
    ]
    assert told.changes == []

    def do(dialog: QDialog) -> None:
        _choice(dialog, "Vagt").setCurrentIndex(1)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible()
        press(dialog, "Gør det")
        assert not dialog.isVisible()

    in_dialog(do)
    _tool(view, "Hvad nu hvis …").click()
    assert [changes.label for changes in told.changes] == ["Ret vagt 05.11.2026"]
    assert message(view) == "Gemt.\nAnna Eksempel, 05.11.2026: hvilen er i orden igen."
    assert [s.helper_id != anna(view) for s in shifts(view)] == [False, True]


def test_other_times_and_a_new_shift_can_be_tried(view: RosterView, qtbot: QtBot) -> None:
    go(view, ROW, 1)

    def times(dialog: QDialog) -> None:
        _choice(dialog, "Prøv").setCurrentIndex(1)
        line(dialog, "Til kl.").setText("9")
        press(dialog, "Gør det")

    in_dialog(times)
    qtbot.keyClick(table(view), Qt.Key.Key_H, CONTROL)
    assert [(s.start.hour, s.end.hour) for s in shifts(view)] == [(7, 9)]
    go(view, ROW + 1, 2)

    def new(dialog: QDialog) -> None:
        assert _choice(dialog, "Prøv").count() == 1
        line(dialog, "Fra kl.").setText("10")
        line(dialog, "Til kl.").setText("12")
        press(dialog, "Gør det")

    in_dialog(new)
    _tool(view, "Hvad nu hvis …").click()
    assert [(s.start.day, s.start.hour) for s in shifts(view)] == [(5, 7), (6, 10)]


def test_what_is_refused_keeps_the_dialog(view: RosterView, qtbot: QtBot, told: Told) -> None:
    watch.set_rule_choice(view.shell.binder, "daily-rest", blocks=True)
    go(view, ROW, 1)
    seen: list[str] = []

    def new(dialog: QDialog) -> None:
        _choice(dialog, "Prøv").setCurrentIndex(3)
        line(dialog, "Fra kl.").setText("22")
        line(dialog, "Til kl.").setText("6")
        trial(dialog).answer()
        seen.append(trial(dialog).toPlainText())
        press(dialog, "Gør det")
        assert dialog.isVisible()
        bar = dialog.findChild(MessageBar)
        assert bar is not None
        seen.append(bar.text())

    in_dialog(new)
    qtbot.keyClick(table(view), Qt.Key.Key_H, CONTROL)
    assert seen[0].startswith("Det kan ikke gøres. Du har valgt, at det skal afvises: For lidt hvile.")
    assert "For lidt hvile: Anna Eksempel har højst 7 timer" in seen[1]
    assert told.changes == []


def _choice(dialog: QDialog, name: str) -> QComboBox:
    return next(choice for choice in dialog.findChildren(QComboBox) if choice.accessibleName() == name)


# announcing, exceptions, pointing


def test_the_roster_is_announced(view: RosterView, qtbot: QtBot, told: Told) -> None:
    def announce(dialog: QDialog) -> None:
        assert line(dialog, "Vagter fra og med").text() == "01.11.2026"
        assert line(dialog, "Vagter til og med").text() == "30.11.2026"
        assert line(dialog, "Meldt ud den").text() == "21.11.2026"
        for text, answer in (("22.11.2026", "ikke kommet endnu"), ("1.10.2026", "")):
            line(dialog, "Meldt ud den").setText(text)
            press(dialog, "Meld ud")
            bar = dialog.findChild(MessageBar)
            assert bar is not None
            assert answer in bar.text()

    in_dialog(announce)
    qtbot.keyClick(table(view), Qt.Key.Key_M, CONTROL)
    assert message(view) == "1 vagt er meldt ud den 01.10.2026."
    assert [changes.label for changes in told.changes] == ["Meld vagtplan ud 01.11.2026–30.11.2026"]
    go(view, ROW, 1)
    view.refresh()
    assert "Meldt ud den 01.10.2026." in details(view).text()
    in_dialog(lambda dialog: press(dialog, "Meld ud"))
    _tool(view, "Meld vagtplanen ud …").click()
    assert message(view).startswith("Der er ingen planlagte vagter")
    assert len(told.changes) == 1


def test_an_exception_is_written_from_the_cell(view: RosterView, qtbot: QtBot, told: Told) -> None:
    too_little_rest(view)
    go(view, ROW, 1)

    def write(dialog: QDialog) -> None:
        box = next(box for box in dialog.findChildren(QPlainTextEdit) if box.accessibleName() == "Forklaring")
        box.setPlainText("Åge blev syg")
        press(dialog, "Gem undtagelsen")

    in_dialog(write)
    qtbot.mouseClick(details(view).exception_button, Qt.MouseButton.LeftButton)
    assert [changes.label for changes in told.changes] == ["Skriv undtagelse fra hviletid"]
    view.refresh()
    assert table(view).model().index(ROW, 1).data().endswith("husk: hvile")
    assert "Undtagelsen er skrevet ned" in details(view).text()


@OFF_SCREEN
def test_several_findings_about_rest_are_chosen_among(view: RosterView, qtbot: QtBot) -> None:
    add_shift(view.shell.binder, shift(anna(view), 5, 17, 2))
    add_shift(view.shell.binder, shift(anna(view), 5, 22))
    add_shift(view.shell.binder, shift(anna(view), 6, 8, 1))
    view.refresh()
    go(view, ROW + 1, 1)
    offered = menu_texts()
    qtbot.mouseClick(details(view).exception_button, Qt.MouseButton.LeftButton)
    assert offered == ["For lidt hvile, 06.11.2026 kl. 08:00", "For lidt hvile, 05.11.2026 kl. 22:00"]


@OFF_SCREEN
def test_the_context_menu_has_the_same_commands(view: RosterView) -> None:
    offered = menu_texts()
    table(view).customContextMenuRequested.emit(table(view).viewport().rect().center())
    assert {"Hvad nu hvis …", "Skriv undtagelse …", "Slet"} <= set(offered)


@pytest.mark.parametrize("week", [False, True])
def test_pointing_goes_to_the_helper_and_the_day(view: RosterView, qtbot: QtBot, *, week: bool) -> None:
    too_little_rest(view)
    (placed,) = (p for p in period_findings(view.shell.binder, date(2026, 11, 1), date(2026, 11, 30)) if not p.of_all)
    view._presenter.set_week(week=week)
    view._step(-3)
    view.setFocus()
    view.point_at(placed.finding)
    index = table(view).currentIndex()
    assert view._presenter.days[index.row()].day == date(2026, 11, 5)
    assert index.column() == 1
    assert QApplication.focusWidget() is table(view)
    qtbot.waitUntil(lambda: "For lidt hvile" in details(view).text())


def test_pointing_at_a_day_that_concerns_no_helper(view: RosterView) -> None:
    finding = Finding("uncovered", Severity.WARNING, None, datetime(2027, 1, 9, 7), None, "", "", "", Reason(""))
    view.point_at(finding)
    assert view._presenter.title() == "Januar 2027"
    assert (table(view).currentIndex().row(), table(view).currentIndex().column()) == (8, 0)


def test_an_empty_file_can_be_pointed_at(qtbot: QtBot, empty_shell: Shell) -> None:
    view = RosterView(empty_shell)
    qtbot.addWidget(view)
    view.refresh()
    view.show()
    view.point_at(Finding("uncovered", Severity.WARNING, None, date(2026, 11, 9), None, "", "", "", Reason("")))
    assert view._presenter.title() == "November 2026"
