"""Sick and fit from the roster in one step each, the strip that says what was hit, and who takes what is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.services.binder import Binder
from app.model.services.exchange import add_content, export_content
from app.model.services.history import redo, undo
from app.ui.roster.sick_strip import SickStrip
from app.ui.roster.table import RosterTable
from app.ui.roster.view import RosterView
from app.ui.widgets import MessageBar
from tests.ui.dialogs import in_dialog_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Told

KEY, SHIFT_CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NOVEMBER = [(day, 7, 15) for day in (21, 23, 25)]


@pytest.fixture
def view(qtbot: QtBot, binder: Binder, told: Told) -> RosterView:
    """November 2026: Anna works the 21st (now), the 23rd and the 25th; Bent and Cecilie nothing."""
    names = {"h1": "Anna Prøve", "h2": "Bent Åse", "h3": "Cecilie Ny"}
    helpers = [e.Helper(identity, name, date(1990, 1, 1)) for identity, name in names.items()]
    contracts = [
        e.Contract(f"c{identity}", identity, date(2026, 1, 1), None, e.PayForm.MONTHLY, Decimal(30))
        for identity in names
    ]
    shifts = [
        e.Shift(f"v{day}", "h1", datetime(2026, 11, day, start), datetime(2026, 11, day, end))
        for day, start, end in NOVEMBER
    ]
    vacation = e.Absence("f1", "h1", e.AbsenceKind.VACATION, date(2026, 11, 24), date(2026, 11, 24))
    scheme = e.Scheme("Karla Prøve", municipality="faxe")
    add_content(
        binder, Content(scheme=scheme, helpers=helpers, contracts=contracts, shifts=shifts, absences=[vacation])
    )
    made = RosterView(told.shell(binder))
    qtbot.addWidget(made)
    made.refresh()
    made.resize(1200, 800)
    made.show()
    made.focus_first()
    return made


def _table(view: RosterView) -> RosterTable:
    return view.findChildren(RosterTable)[0]


def _strip(view: RosterView) -> SickStrip:
    return view.findChildren(SickStrip)[0]


def _go(view: RosterView, day: int, column: int = 1) -> None:
    _table(view).setCurrentIndex(_table(view).model().index(day - 1, column))


def _at(view: RosterView) -> tuple[int, int]:
    index = _table(view).currentIndex()
    return index.row() + 1, index.column()


def _cell(view: RosterView, day: int, column: int = 1) -> str:
    return view._presenter.cell(day - 1, column - 1).text.split("\n!")[0]


def _refused(view: RosterView) -> str:
    return view.findChildren(MessageBar)[0].text()


def _press(widget: object, text: str) -> None:
    found = next(made for made in widget.findChildren(QPushButton) if made.text() == text)  # type: ignore[attr-defined]
    assert found.isEnabled()
    assert found.isVisible()
    found.click()


def _report(view: RosterView, qtbot: QtBot, day: int, key: Qt.Key = KEY.Key_S) -> None:
    _go(view, day)
    qtbot.keyClick(_table(view), key, SHIFT_CTRL)


def test_sick_in_one_step_marks_the_shifts_and_says_what_is_hit(view: RosterView, qtbot: QtBot, told: Told) -> None:
    _report(view, qtbot, 21)
    assert [changes.label for changes in told.changes] == ["Meld syg 21.11.2026"]
    assert "Syg fra 12:00" in _cell(view, 21)
    assert "07:00–15:00" in _cell(view, 21)  # nothing is deleted
    assert "Syg" in _cell(view, 23)
    assert "Syg (ferie venter)" in _cell(view, 24)
    text = _strip(view).text()
    for part in (
        "Anna Prøve er sygemeldt fra 21.11.2026 kl. 12:00.",
        "Det planlagte fri venter, til Anna Prøve er rask: 24.11.2026.",
        "3 vagter er ramt og bliver stående. Der er 3 huller i dækningen, først lørdag 21.11.2026 kl. 12:00–15:00.",
        "samtale om fraværet senest 19.12.2026",
    ):
        assert part in text
    assert _refused(view) == ""  # the gaps are told once


def test_fit_in_one_step_gives_everything_back_but_the_days_sick(
    view: RosterView,
    qtbot: QtBot,
) -> None:
    _report(view, qtbot, 22)
    _report(view, qtbot, 24, KEY.Key_R)
    assert [_cell(view, day).split("\n")[-1] for day in (22, 23, 24)] == ["Syg", "Syg", "Ferie"]
    assert _cell(view, 25) == "07:00–15:00"
    assert (
        _strip(view).text() == "Anna Prøve er meldt rask 24.11.2026. Det planlagte fri står i planen igen: 24.11.2026."
    )
    assert not [made for made in _strip(view).findChildren(QPushButton) if made.isVisible() and "hul" in made.text()]


def test_undo_and_redo_of_both_are_exact(view: RosterView, qtbot: QtBot) -> None:
    binder = view.shell.binder

    def state() -> list[tuple[str, str, date, date | None]]:
        found = export_content(binder).absences
        return sorted((a.id, a.kind.value, a.first_day, a.last_day) for a in found)

    states = [state()]
    _report(view, qtbot, 22)
    states.append(state())
    _report(view, qtbot, 24, KEY.Key_R)
    states.append(state())
    for wanted in (states[1], states[0]):
        undo(binder)
        assert state() == wanted
    for wanted in states[1:]:
        redo(binder)
        assert state() == wanted


@pytest.mark.parametrize(
    ("day", "key", "column", "why"),
    [
        (20, KEY.Key_R, 1, "ikke sygemeldt 19.11.2026"),
        (21, KEY.Key_S, 0, "Stil dig på en hjælpers dag først."),
    ],
)
def test_what_can_not_be_is_told_and_nothing_changes(
    view: RosterView, qtbot: QtBot, told: Told, day: int, key: Qt.Key, column: int, why: str
) -> None:
    _go(view, day, column)
    qtbot.keyClick(_table(view), key, SHIFT_CTRL)
    assert why in _refused(view)
    assert told.changes == []
    assert _strip(view).text() == ""


def test_sick_twice_is_refused(view: RosterView, qtbot: QtBot) -> None:
    _report(view, qtbot, 22)
    _report(view, qtbot, 25)
    assert "har allerede fravær fra" in _refused(view)


def test_the_strip_leads_to_each_gap_and_round_again(view: RosterView, qtbot: QtBot) -> None:
    _report(view, qtbot, 22)
    _go(view, 1, 2)
    places = []
    for _ in range(3):
        _press(_strip(view), "Gå til næste hul")
        places.append(_at(view))
    assert places == [(23, 1), (25, 1), (23, 1)]
    qtbot.keyClick(_table(view), KEY.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert _at(view) == (25, 1)


def _hint(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_free_helper_takes_the_gap_and_the_strip_follows(view: RosterView, qtbot: QtBot) -> None:
    _report(view, qtbot, 22)
    _press(_strip(view), "Gå til næste hul")

    def take(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Hvem kan tage vagten?"
        assert "Uden hjælper: mandag 23.11.2026 kl. 07:00–15:00." in _hint(dialog)
        (choice,) = dialog.findChildren(QComboBox)
        assert [choice.itemText(n).split(" – ")[0] for n in range(choice.count())] == ["Bent Åse", "Cecilie Ny"]
        choice.setCurrentIndex(1)
        _press(dialog, "Opret vagten")

    in_dialog_of(lambda: _press(_strip(view), "Hvem kan tage vagten? …"), take)
    assert _cell(view, 23, 3).startswith("07:00–15:00")
    assert "07:00–15:00" in _cell(view, 23)
    view.refresh()
    assert _strip(view).text().startswith("Der er 1 hul i dækningen, først onsdag 25.11.2026 kl. 07:00–15:00.")


def test_where_nobody_is_free_the_dialog_says_so(view: RosterView, qtbot: QtBot) -> None:
    with view.shell.binder.database.change("Alle andre er væk") as work:
        for identity in ("h2", "h3"):
            work.add(e.Absence(f"x{identity}", identity, e.AbsenceKind.UNPAID, date(2026, 11, 23), date(2026, 11, 23)))
    view.refresh()
    _report(view, qtbot, 22)
    _press(_strip(view), "Gå til næste hul")

    def look(dialog: QDialog) -> None:
        assert "Ingen af hjælperne er fri i hele tidsrummet." in _hint(dialog)
        assert not next(made for made in dialog.findChildren(QPushButton) if made.text() == "Opret vagten").isEnabled()

    in_dialog_of(lambda: _press(_strip(view), "Hvem kan tage vagten? …"), look)


def test_the_strip_is_put_away_and_work_goes_on_in_the_table(view: RosterView, qtbot: QtBot) -> None:
    _report(view, qtbot, 22)
    _press(_strip(view), "Luk om sygdommen")
    assert _strip(view).text() == ""
    assert _table(view).hasFocus()
    view.refresh()
    assert _strip(view).text() == ""


def test_an_undone_report_takes_its_strip_along(view: RosterView, qtbot: QtBot) -> None:
    _report(view, qtbot, 22)
    undo(view.shell.binder)
    view.refresh()
    assert _strip(view).text() == ""
    assert _cell(view, 23) == "07:00–15:00"


def _field(dialog: QDialog, name: str) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


def test_the_dialog_folds_away_when_it_was_told(view: RosterView, qtbot: QtBot) -> None:
    _go(view, 26)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Meld fravær"
        assert not _field(dialog, "Meldt den").isVisible()
        _press(dialog, "Vis hvornår det er meldt")
        _field(dialog, "Meldt den").setText("25.11.2026")
        _field(dialog, "Meldt kl.").setText("20.15")
        _field(dialog, "Ventes tilbage").setText("30.11.2026")
        _press(dialog, "Gem")

    in_dialog_of(lambda: qtbot.keyClick(_table(view), KEY.Key_F, Qt.KeyboardModifier.ControlModifier), fill)
    (made,) = [a for a in export_content(view.shell.binder).absences if a.first_day == date(2026, 11, 26)]
    assert (made.reported_at, made.expected_back) == (datetime(2026, 11, 25, 20, 15), date(2026, 11, 30))


def test_a_mistake_in_a_folded_field_is_brought_out(view: RosterView, qtbot: QtBot) -> None:
    _go(view, 24)

    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Ret fravær"
        _press(dialog, "Vis varsling af ferie")
        _field(dialog, "Varslet den").setText("31.02.2026")
        _press(dialog, "Skjul varsling af ferie")
        _press(dialog, "Gem")
        assert _field(dialog, "Varslet den").isVisible()

    in_dialog_of(lambda: qtbot.keyClick(_table(view), KEY.Key_F, Qt.KeyboardModifier.ControlModifier), fill)


def test_an_absence_is_deleted_in_its_dialog(view: RosterView, qtbot: QtBot, told: Told) -> None:
    _go(view, 24)
    opening: Callable[[], object] = lambda: qtbot.keyClick(  # noqa: E731
        _table(view), KEY.Key_F, Qt.KeyboardModifier.ControlModifier
    )
    in_dialog_of(opening, lambda dialog: _press(dialog, "Slet fraværet"))
    assert told.changes[-1].label == "Slet fravær"
    assert _cell(view, 24) == ""
