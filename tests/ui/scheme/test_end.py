"""The end of the scheme on its screen: each helper's last day is shown before it is done, and one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QTableView

from app.model.domain.entities import Contract, Grant, Scheme
from app.model.domain.errors import KnownFault
from app.model.domain.people import Termination
from app.model.domain.terms import SchemeEnd
from app.model.services import history, scheme_end
from app.model.services.binder import Binder
from app.model.services.exchange import export_content
from app.model.services.findings import find_of
from app.model.services.preferences import Preferences
from app.model.services.scheme_end import end_scheme
from app.model.store import people_queries
from app.ui.scheme import end_dialog
from app.ui.scheme import end_panel as panel_module
from app.ui.scheme.end_dialog import EndDialog
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[Shell], Any]
KEY = Qt.Key
TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _counts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(end_dialog, "PAUSE", 0)


def _line(dialog: QDialog, name: str) -> QLineEdit:
    return next(line for line in dialog.findChildren(QLineEdit) if line.accessibleName() == name)


def _rows(dialog: QDialog) -> dict[str, str]:
    model = dialog.findChildren(QTableView)[0].model()
    return {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}


def _endings(binder: Binder) -> int:
    with binder.database.read() as session:
        return len(people_queries.terminations(session))


def _choose(dialog: EndDialog, kind: SchemeEnd) -> None:
    dialog.fields.field("kind").set_value(kind.value)  # type: ignore[attr-defined]


def test_a_death_is_counted_and_shown_before_it_is_done(qtbot: QtBot, shell: Shell, opened: Open, told: Any) -> None:
    screen = opened(shell)
    assert "regnes alle hjælperes sidste dag ud på én gang" in screen.texts()
    before = export_content(shell.binder)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        _choose(dialog, SchemeEnd.DEATH)
        assert "Den dag, borgeren døde." in screen.texts(dialog)
        _line(dialog, "Hvornår skete det").setText("18.11.2026")
        qtbot.waitUntil(lambda: "mandag 30.11.2026" in screen.texts(dialog))
        assert _line(dialog, "Ordningens sidste dag").text() == "30.11.2026"
        rows = _rows(dialog)
        assert rows["Anna Eksempel"] == "31.12.2026"
        assert (rows["Ayşe Örnek"], rows["Oskar Påfund"]) == ("05.12.2026", "21.11.2026")
        assert "månedens sidste dag er 31.12.2026" in screen.texts(dialog)
        dialog.findChildren(QTableView)[0].selectRow(list(rows).index("Oskar Påfund"))
        assert "ansat fra dag til dag" in screen.texts(dialog)
        assert "Kommunen dækker højst udgifter til hjælperne til og med 31.12.2026" in screen.texts(dialog)
        assert _endings(shell.binder) == 0
        dialog.save_button.click()
        assert not dialog.isVisible()

    screen.in_dialog(fill)
    screen.named("Ordningen slutter …").click()
    assert told.changes[-1].kinds == frozenset({Termination, Contract, Grant, Scheme})
    assert _endings(shell.binder) == 6
    assert "Borgeren er død. Ordningens sidste dag er mandag 30.11.2026." in screen.texts()
    screen.view.activateWindow()  # off screen nobody wakes the window that was under a dialog
    QApplication.processEvents()
    assert screen.focused() == "Ordningen slutter …"
    history.undo(shell.binder)
    assert _endings(shell.binder) == 0
    after = export_content(shell.binder)
    assert [c.ends_on for c in after.contracts] == [c.ends_on for c in before.contracts]
    screen.view.refresh()
    assert "regnes alle hjælperes sidste dag ud på én gang" in screen.texts()


def test_a_lost_grant_has_its_fourteen_weeks(qtbot: QtBot, shell: Shell, opened: Open) -> None:
    screen = opened(shell)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        assert _line(dialog, "Ordningens sidste dag").text() == "26.02.2027"
        assert "14 uger (98 dage) efter 21.11.2026 er 27.02.2027" in screen.texts(dialog)
        assert set(_rows(dialog).values()) == {"26.02.2027"}
        _line(dialog, "Ordningens sidste dag").setText("31.12.2026")
        qtbot.waitUntil(lambda: "så den sidste dag er for tidlig" in screen.texts(dialog))
        _choose(dialog, SchemeEnd.OTHER)
        assert "Skriv den dag, ordningen slutter." in screen.texts(dialog)
        assert _line(dialog, "Ordningens sidste dag").text() == "31.12.2026"
        _line(dialog, "Hvornår skete det").setText("")
        qtbot.waitUntil(lambda: "så regnes resten ud" in screen.texts(dialog))
        assert not dialog.findChildren(QTableView)[0].isVisible()

    screen.in_dialog(look)
    screen.named("Ordningen slutter …").click()
    assert _endings(shell.binder) == 0


def test_what_is_typed_last_is_counted_and_seen_before_it_is_saved(
    shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(end_dialog, "PAUSE", 60_000)
    screen = opened(shell)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        _line(dialog, "Hjælperne får besked").setText("1.2.2027")
        dialog.save_button.click()
        assert dialog.isVisible()
        assert "Dagene er regnet om." in screen.texts(dialog)
        assert _rows(dialog)["Anna Eksempel"] == "31.03.2027"
        dialog.save_button.click()
        assert not dialog.isVisible()

    screen.in_dialog(fill)
    screen.named("Ordningen slutter …").click()
    assert _endings(shell.binder) == 6


def test_what_is_impossible_stands_under_its_field(shell: Shell, opened: Open) -> None:
    screen = opened(shell)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        _line(dialog, "Ordningens sidste dag").setText("1.11.2026")
        dialog.save_button.click()
        assert dialog.isVisible()
        assert "Ligger før 21.11.2026, hvor det skete" in screen.texts(dialog)
        assert screen.focused() == "Ordningens sidste dag"

    screen.in_dialog(fill)
    screen.named("Ordningen slutter …").click()
    assert _endings(shell.binder) == 0


def test_an_end_can_be_looked_at_again_and_taken_back(
    shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    end_scheme(shell.binder, SchemeEnd.GRANT_LOST, TODAY, date(2027, 2, 26))
    screen = opened(shell)

    def look(dialog: QDialog) -> None:
        assert _line(dialog, "Ordningens sidste dag").text() == "26.02.2027"
        assert set(_rows(dialog).values()) == {"uændret"}
        assert "Anna Eksempel: kontrakten slutter" in screen.texts(dialog) or "stopper allerede" in screen.texts(dialog)

    screen.in_dialog(look)
    screen.named("Ordningen slutter …").click()
    answers = [False, True]
    monkeypatch.setattr(panel_module, "ask", lambda *_: answers.pop(0))
    screen.named("Ordningen fortsætter …").click()
    assert shell.binder.scheme().end_kind is SchemeEnd.GRANT_LOST
    screen.named("Ordningen fortsætter …").click()
    assert shell.binder.scheme().end_kind is None
    assert not screen.named("Ordningen fortsætter …").isVisible()


def test_a_full_disk_is_told(shell: Shell, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    end_scheme(shell.binder, SchemeEnd.GRANT_LOST, TODAY, date(2027, 2, 26))
    screen = opened(shell)

    def full(*_: object) -> object:
        raise KnownFault("Der er ikke mere plads på disken.")

    monkeypatch.setattr(panel_module, "ask", lambda *_: True)
    monkeypatch.setattr(scheme_end, "continue_scheme", full)
    screen.named("Ordningen fortsætter …").click()
    assert "Der er ikke mere plads på disken." in screen.texts()


def test_findings_of_the_end_lead_to_it(shell: Shell, opened: Open) -> None:
    end_scheme(shell.binder, SchemeEnd.GRANT_LOST, TODAY, date(2027, 1, 1))
    screen = opened(shell)
    for code in ("reduction-14-weeks", "complaint-4-weeks"):
        (finding,) = [each for each in find_of(shell.binder, code) if each.subject == "scheme"]
        screen.view.focus_first()
        screen.view.point_at(finding)
        assert screen.focused() == "Ordningen slutter …"
    screen.view.focus_first()
    screen.view.point_at(replace(finding, code="death", subject="2026-11-21"))
    assert screen.focused() == "Ordningen slutter …"


def test_an_empty_file_says_that_there_is_nobody(empty_shell: Shell, opened: Open) -> None:
    screen = opened(empty_shell)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EndDialog)
        assert "Ingen hjælper er ansat den dag." in screen.texts(dialog)
        dialog.save_button.click()
        assert dialog.isVisible()
        assert "ordningen er ikke skrevet ind endnu" in screen.texts(dialog)

    screen.in_dialog(look)
    screen.named("Ordningen slutter …").click()


@pytest.mark.parametrize("size", [100, 200, 300])
def test_names_and_sizes(qtbot: QtBot, themed: QApplication, shell: Shell, opened: Open, size: int) -> None:
    screen = opened(shell)
    apply_theme(themed, Preferences(theme="light", text_size=size, large_targets=True))
    screen.view.resize(880, 700)
    qtbot.wait(50)
    for button in screen.view.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
    testers: list[QAbstractItemModelTester] = []

    def look(dialog: QDialog) -> None:
        testers.append(QAbstractItemModelTester(dialog.findChildren(QTableView)[0].model()))
        assert [widget for widget in screen.controls(dialog) if not screen.name(widget)] == []
        for widget in screen.controls(dialog):
            assert widget.mapTo(dialog, widget.rect().topRight()).x() <= dialog.width(), screen.name(widget)
        labelled = {label.buddy(): label.text() for label in dialog.findChildren(QLabel)}
        assert all(labelled[line] == line.accessibleName() for line in dialog.findChildren(QLineEdit))

    screen.in_dialog(look)
    screen.named("Ordningen slutter …").click()
    assert len(testers) == 1
