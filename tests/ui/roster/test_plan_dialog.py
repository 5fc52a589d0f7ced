"""The roster on paper, from the screen: for the wall and for one helper, seen, saved and found in the archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app.model.services.archive import rows
from app.ui import printing
from app.ui.preview_dialog import PreviewDialog
from app.ui.roster.plan_dialog import PlanDialog
from app.ui.roster.view import RosterView
from app.ui.screen import Shell
from app.ui.widgets import MessageBar
from tests.ui.conftest import Told

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot, shell: Shell) -> RosterView:
    made = RosterView(shell)
    qtbot.addWidget(made)
    made.refresh()
    made._step(-1)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.focus_first()
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user saves, under the name that is proposed."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(tmp_path / Path(asked[2]).name), ""))
    return tmp_path


def after_each_other(qtbot: QtBot, *acts: Callable[[QDialog], None]) -> list[str]:
    """Each act in the dialog that opens next; the titles of the dialogs."""
    seen: list[str] = []
    left = list(acts)

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isActiveWindow() or dialog.windowTitle() in seen:
            QTimer.singleShot(20, act)
            return
        seen.append(dialog.windowTitle())
        do = left.pop(0)
        if left:
            QTimer.singleShot(20, act)
        try:
            do(dialog)
        finally:
            if isinstance(dialog, PreviewDialog):
                dialog.reject()

    QTimer.singleShot(20, act)
    return seen


def choose(qtbot: QtBot, row: int) -> Callable[[QDialog], None]:
    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, PlanDialog)
        for _ in range(row):
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    return do


@pytest.mark.parametrize(
    "case",
    [
        (0, "vagtplan-2026-10.pdf", "Ordningen", "Vagtplan for oktober 2026"),
        (1, "vagtplan-2026-10-anna-eksempel-h1.pdf", "Anna Eksempel", "Vagtplan for oktober 2026, Anna Eksempel"),
    ],
)
def test_a_plan_is_saved_by_keyboard_and_stands_in_the_archive(
    view: RosterView,
    qtbot: QtBot,
    told: Told,
    folder: Path,
    case: tuple[int, str, str, str],
) -> None:
    row, name, who, title = case
    seen = after_each_other(qtbot, choose(qtbot, row), lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_S, CTRL))
    qtbot.keyClick(view._table, Qt.Key.Key_P, CTRL)
    assert seen == ["Udskriv vagtplanen", title]
    assert "Anna" in PdfReader(folder / name).pages[0].extract_text()
    (line,) = [paper for paper in rows(view.shell.binder) if paper.title.startswith("Vagtplan")]
    assert (line.who, line.about) == (who, "oktober 2026")
    assert [changes.label for changes in told.changes] == ["Udsted vagtplan for oktober 2026"]
    assert view.focusWidget() is view._table


def test_what_can_not_be_written_is_said_and_nothing_is_issued(
    view: RosterView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mangler" / "plan.pdf"), ""))
    said: list[str] = []

    def save(dialog: QDialog) -> None:
        qtbot.keyClick(dialog, Qt.Key.Key_S, CTRL)
        message = dialog.findChild(MessageBar)
        assert message is not None
        said.append(message.text())

    after_each_other(qtbot, choose(qtbot, 0), save)
    qtbot.keyClick(view._table, Qt.Key.Key_P, CTRL)
    assert "plan.pdf" in said[0]
    assert rows(view.shell.binder) == []


def test_a_plan_that_is_printed_is_issued(view: RosterView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "ask_printer", lambda *_: True)
    monkeypatch.setattr(printing, "print_pages", lambda *_: True)
    after_each_other(qtbot, choose(qtbot, 0), lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_P, CTRL))
    qtbot.keyClick(view._table, Qt.Key.Key_P, CTRL)
    assert [paper.title for paper in rows(view.shell.binder)] == ["Vagtplan oktober 2026"]
