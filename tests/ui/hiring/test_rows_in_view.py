"""With large text the page scrolls so that the chosen step is seen, however far down the list it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model.services.preferences import Preferences
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

STEPS = "Trin for trin"


def _is_seen(screen: Any) -> bool:
    table = screen.table(STEPS)
    row = table.visualRect(table.currentIndex())
    top = table.viewport().mapTo(screen.view, row.topLeft()).y()
    bottom = table.viewport().mapTo(screen.view, row.bottomLeft()).y()
    return bool(top >= 0 and bottom <= screen.view.height())


@pytest.mark.parametrize("size", [100, 200, 300])
def test_the_chosen_step_is_seen(
    qtbot: QtBot,
    themed: QApplication,
    shell: Shell,
    opened: Callable[[Shell], Any],
    night: str,
    size: int,
) -> None:
    screen = opened(shell)
    apply_theme(themed, Preferences(theme="light", text_size=size))
    screen.view.resize(880, 640)
    qtbot.wait(50)
    screen.choose("Stillinger", "Nathjælper")
    screen.tab_to(STEPS)
    table = screen.table(STEPS)
    for _ in range(table.model().rowCount()):
        screen.key(Qt.Key.Key_Down)
        qtbot.wait(5)
        assert _is_seen(screen), table.currentIndex().row()
    for _ in range(table.model().rowCount()):
        screen.key(Qt.Key.Key_Up)
        qtbot.wait(5)
        assert _is_seen(screen), table.currentIndex().row()
