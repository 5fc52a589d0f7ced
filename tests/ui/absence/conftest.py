"""The screen "Fravær" as the window shows it, and somebody who uses it by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.model.domain.entities import Changes
from app.ui.absence.view import AbsenceView
from app.ui.screen import Shell
from tests.ui.people.conftest import Hands

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def opened(qtbot: QtBot, themed: QApplication) -> Callable[[Shell], AbsenceView]:
    """Shows the screen as the window does: a change refreshes it."""

    def show(shell: Shell) -> AbsenceView:
        views: list[AbsenceView] = []

        def changed(changes: Changes) -> None:
            shell.changed(changes)
            views[0].refresh(changes)

        view = AbsenceView(replace(shell, changed=changed))
        views.append(view)
        qtbot.addWidget(view)
        view.resize(1130, 760)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        view.refresh()
        view.focus_first()
        return view

    return show
