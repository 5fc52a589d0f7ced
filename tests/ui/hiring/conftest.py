"""The hands and ears of somebody who uses the screen by keyboard, and the screen as the window shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QTableView, QWidget

from app.model.domain.entities import Changes
from app.model.services import hiring
from app.model.services.binder import Binder
from app.model.services.blanks import Blank
from app.model.services.hiring import ApplicantDraft, HiringDraft
from app.ui.hiring.view import HiringView
from app.ui.screen import Shell
from tests.ui.dialogs import in_next_dialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key


@dataclass
class Opened:
    """The screen under test by the names that a screen reader says; `blanks` and `said` are what it told the window."""

    qtbot: QtBot
    view: HiringView
    blanks: list[Blank]
    said: list[str]

    def name(self, widget: QWidget | None = None) -> str:
        widget = widget or self.focus()
        if isinstance(widget, QComboBox):  # on Unix Qt gives its value as name and its label as a relation
            return widget.accessibleName()
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    def focus(self) -> QWidget:
        if QApplication.activeWindow() is None:  # off screen nobody wakes the window that was under a dialog
            self.view.activateWindow()
            QApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus(), key, modifier)

    def tab_to(self, name: str) -> QWidget:
        """Presses Tab until the control of that name has the keyboard."""
        seen: list[str] = []
        for _ in range(60):
            if self.name() == name:
                return self.focus()
            seen.append(self.name())
            self.key(KEY.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}, only {seen}")

    def press(self, name: str) -> None:
        self.tab_to(name)
        self.key(KEY.Key_Space)

    def write(self, name: str, text: str) -> None:
        line = self.tab_to(name)
        self.key(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.key(KEY.Key_Delete)
        self.qtbot.keyClicks(line, text)

    def table(self, name: str) -> QTableView:
        return next(table for table in self.view.findChildren(QTableView) if table.accessibleName() == name)

    def rows(self, name: str) -> list[list[str]]:
        model = self.table(name).model()
        columns = range(model.columnCount())
        return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]

    def choose(self, name: str, text: str) -> None:
        """The row that has that text, by the arrow keys."""
        self.tab_to(name)
        place = next(n for n, row in enumerate(self.rows(name)) if text in row)
        table = self.table(name)
        while table.currentIndex().row() != place:
            self.key(KEY.Key_Down if table.currentIndex().row() < place else KEY.Key_Up)
        self.qtbot.wait(20)  # another vacancy, and the moment it takes

    def spoken(self, name: str, row: int) -> str:
        text: str = self.table(name).model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        return text

    def texts(self, inside: QWidget | None = None) -> str:
        labels = (inside or self.view).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def button(self, text: str) -> QPushButton:
        return next(button for button in self.view.findChildren(QPushButton) if button.text() == text)

    def controls(self) -> list[QWidget]:
        """All that Tab could reach."""
        found = self.view.findChildren(QWidget)
        return [w for w in found if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.isVisible()]

    def in_dialog(self, do: Callable[[QDialog], object]) -> None:
        """Does something in the next dialog that opens, and closes it if it is still there."""
        in_next_dialog(do)


Open = Callable[[Shell], Opened]


@pytest.fixture
def opened(qtbot: QtBot, themed: QApplication) -> Open:
    """Shows the screen as the window does: a change refreshes it."""

    def show(shell: Shell) -> Opened:
        made: list[Opened] = []
        blanks: list[Blank] = []
        said: list[str] = []

        def changed(changes: Changes) -> None:
            shell.changed(changes)
            made[0].view.refresh(changes)

        own = replace(shell, changed=changed, fill_in=blanks.append, say=said.append)
        view = HiringView(own)
        made.append(Opened(qtbot, view, blanks, said))
        qtbot.addWidget(view)
        view.resize(1130, 760)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        view.refresh()
        view.focus_first()
        return made[0]

    return show


def add_night(binder: Binder) -> str:
    """An open vacancy that has been advertised, with two who have applied; its id."""
    draft = HiringDraft(
        "Nathjælper",
        date(2026, 11, 1),
        duties="Hjælp om natten",
        demands="Kørekort",
        contact="Ring til Karla",
        advertised_on=date(2026, 11, 2),
    )
    hiring_id, _ = hiring.add_hiring(binder, draft)
    hiring.add_applicant(binder, hiring_id, ApplicantDraft("Bo Prøve", date(2026, 11, 5), "12 34"))
    hiring.add_applicant(binder, hiring_id, ApplicantDraft("Wanda Świątek", date(2026, 11, 6)))
    return hiring_id


@pytest.fixture
def night(example: Binder) -> str:
    return add_night(example)


@pytest.fixture
def bo(example: Binder, night: str) -> str:
    return _of(example, night)[0]


@pytest.fixture
def wanda(example: Binder, night: str) -> str:
    return _of(example, night)[1]


def _of(binder: Binder, hiring_id: str) -> list[str]:
    card = next(card for card in hiring.hiring_cards(binder) if card.id == hiring_id)
    return [row.id for row in card.applicants]
