"""The screen as the window shows it, and its controls by the names that a screen reader says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QWidget

from app.model.domain.entities import Changes
from app.model.services.binder import Binder
from app.model.services.scheme import save_scheme, scheme_draft
from app.model.services.watch import cover, delete_cover
from app.ui.scheme.view import SchemeView
from app.ui.screen import Shell
from tests.ui.dialogs import in_next_dialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Screen:
    """The opened screen under test."""

    def __init__(self, view: SchemeView) -> None:
        self.view = view

    def named(self, name: str, inside: QWidget | None = None) -> QWidget:
        """The control of a name; a button by its text."""
        return next(w for w in self.controls(inside, hidden=True) if self.name(w) == name)

    def name(self, widget: QWidget) -> str:
        if isinstance(widget, QComboBox):  # on Unix Qt gives its value as name and its label as a relation
            return widget.accessibleName()
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    def controls(self, inside: QWidget | None = None, *, hidden: bool = False) -> list[QWidget]:
        found = (inside or self.view).findChildren(QWidget)
        return [w for w in found if w.focusPolicy() != Qt.FocusPolicy.NoFocus and (hidden or w.isVisible())]

    def texts(self, inside: QWidget | None = None) -> str:
        return "\n".join(label.text() for label in (inside or self.view).findChildren(QLabel) if label.isVisible())

    def focused(self) -> str:
        widget = QApplication.focusWidget()
        return self.name(widget) if widget is not None else ""

    def in_dialog(self, do: Callable[[QDialog], object]) -> None:
        """Does something in the next dialog that opens, and closes it if it is still there."""
        in_next_dialog(do)


@pytest.fixture
def opened(qtbot: QtBot, themed: QApplication) -> Callable[[Shell], Screen]:
    """Shows the screen as the window does: a change refreshes it."""

    def show(shell: Shell) -> Screen:
        views: list[SchemeView] = []

        def changed(changes: Changes) -> None:
            shell.changed(changes)
            views[0].refresh(changes)

        view = SchemeView(replace(shell, changed=changed))
        views.append(view)
        qtbot.addWidget(view)
        view.resize(1130, 760)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        view.refresh()
        view.focus_first()
        return Screen(view)

    return show


@pytest.fixture
def shell(example: Binder, told: Any) -> Shell:
    """The example with a rest room, and no hours that must be covered."""
    save_scheme(example, replace(scheme_draft(example), rest_room=True))
    for identity, _ in cover(example):
        delete_cover(example, identity)
    shell: Shell = told.shell(example)
    return shell
