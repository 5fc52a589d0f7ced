"""The hands of somebody at a dialog or a panel, and a contract that can be made into papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from app.model.domain.entities import PayForm
from app.model.services import people
from app.model.services.binder import Binder
from app.model.services.blanks import Blank
from app.model.services.contracts import ContractDraft, add_contract
from app.model.services.people import HelperDraft
from app.model.services.preferences import Preferences
from app.ui.screen import Shell
from tests.ui.dialogs import in_dialog_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Told

NAME = "Żaneta Prøve-Błaszczykowska"


class Hands:
    """Finds controls by the names that a screen reader says, and presses keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot

    def press(self, root: QWidget, text: str) -> None:
        found = self.button(root, text)
        assert found.isEnabled(), text
        self.qtbot.keyClick(found, Qt.Key.Key_Space)

    def button(self, root: QWidget, text: str) -> QPushButton:
        shown = [each for each in root.findChildren(QPushButton) if each.isVisible()]
        named = [each for each in shown if each.text() == text]
        assert named, (text, [each.text() for each in shown])
        return named[0]

    def field(self, root: QWidget, name: str) -> QWidget:
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, QTableView)
        shown = [each for kind in kinds for each in root.findChildren(kind) if each.isVisible()]
        named = [each for each in shown if each.accessibleName() == name]
        assert named, (name, [each.accessibleName() for each in shown])
        return named[0]

    def write(self, root: QWidget, name: str, text: str) -> None:
        """As typed, without leaving the field."""
        at = self.field(root, name)
        at.setFocus()
        if isinstance(at, QPlainTextEdit):
            at.setPlainText(text)
        else:
            assert isinstance(at, QLineEdit)
            at.clear()
            for sign in text:  # Qt's own test keys know Latin letters only
                QApplication.sendEvent(at, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))

    def choose(self, root: QWidget, name: str, row: int) -> None:
        at = self.field(root, name)
        assert isinstance(at, QComboBox)
        at.setCurrentIndex(row)

    def table(self, root: QWidget, name: str) -> QTableView:
        found = self.field(root, name)
        assert isinstance(found, QTableView)
        return found

    def cells(self, table: QTableView) -> list[list[str]]:
        model = table.model()
        columns = range(model.columnCount())
        return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]

    def texts(self, root: QWidget) -> str:
        return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())

    def shown(self, root: QWidget, name: str) -> str:
        at = self.field(root, name)
        assert isinstance(at, QPlainTextEdit)
        return at.toPlainText()

    def in_dialog(self, opening: Callable[[], object], do: Callable[[QDialog], object]) -> None:
        """Does something in the dialog that opening opens, and closes it if it is still there."""
        in_dialog_of(opening, do)

    def has_keyboard(self, widget: QWidget) -> bool:
        """In its window: off screen nobody wakes the window that was under a dialog."""
        return widget.window().focusWidget() is widget

    def is_whole(self, root: QWidget, widget: QWidget) -> bool:
        """All of it is inside the window."""
        return root.rect().contains(widget.rect().translated(widget.mapTo(root, QPoint())))

    def is_seen(self, root: QWidget, widget: QWidget) -> bool:
        """Some of it is where its page shows it."""
        seen = widget.visibleRegion().boundingRect()
        return not seen.isEmpty() and root.rect().intersects(seen.translated(widget.mapTo(root, QPoint())))

    def unnamed(self, root: QWidget) -> list[str]:
        """Controls that Tab reaches and that a screen reader could not call anything."""
        reached = [
            widget
            for widget in root.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert reached
        return [
            str(widget)
            for widget in reached
            if not (widget.accessibleName() or QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))
        ]


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


@dataclass
class Asked:
    """What the file dialogs were asked, and what they answer: the proposed file, or one of the name in `folder`."""

    proposed: list[str] = field(default_factory=list)
    folder: Path | None = None
    opens: Path | None = None
    gives_up: bool = False
    saved: list[Path] = field(default_factory=list)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    made = Asked()

    def save(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        made.proposed.append(Path(start).name)
        made.saved.append(made.folder / Path(start).name if made.folder else Path(start))
        return ("" if made.gives_up else str(made.saved[-1])), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(made.opens or ""), ""))
    return made


@pytest.fixture
def helper_id(binder: Binder) -> str:
    """A helper with a contract that lacks much."""
    made = people.add_helper(binder, HelperDraft(NAME))
    add_contract(binder, made, ContractDraft(date(2026, 1, 1), date(2026, 12, 31), pay=PayForm.HOURLY))
    return made


@dataclass
class Window:
    """The window that a panel stands in, and what it was told."""

    shell: Shell
    widget: QWidget
    told: Told
    blanks: list[Blank]
    said: list[str]


@pytest.fixture
def window(binder: Binder, told: Told, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    blanks: list[Blank] = []
    said: list[str] = []
    told.preferred.append(Preferences(document_folder=str(tmp_path / "dokumenter")))
    shell = replace(told.shell(binder), fill_in=blanks.append, say=said.append)
    yield Window(shell, widget, told, blanks, said)
    widget.close()
