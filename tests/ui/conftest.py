"""Fixtures for screens: the shell they get from the window, and a list of all that they told it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.model.domain.entities import Changes
from app.model.services.binder import Binder
from app.model.services.preferences import Preferences
from app.ui import main_window
from app.ui.application import Application
from app.ui.screen import Shell
from app.ui.theme import apply_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@dataclass
class Told:
    """What a screen told the window, in order; the last of `preferred` is what it is told back."""

    changes: list[Changes] = field(default_factory=list)
    preferred: list[Preferences] = field(default_factory=list)
    visits: list[str] = field(default_factory=list)

    def preferences(self) -> Preferences:
        return self.preferred[-1] if self.preferred else Preferences()

    def shell(self, binder: Binder) -> Shell:
        return Shell(binder, self.changes.append, self.preferences, self.preferred.append, self.visits.append)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def shell(example: Binder, told: Told) -> Shell:
    """The shell of an open example; `told` has what the screen says to it."""
    return told.shell(example)


@pytest.fixture
def empty_shell(binder: Binder, told: Told) -> Shell:
    """The shell of a new, empty file."""
    return told.shell(binder)


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """The program's own looks at 100 %, put back after a test that changes them."""
    apply_theme(qapp, Preferences(theme="light"))
    yield qapp
    apply_theme(qapp, Preferences(theme="light"))


@pytest.fixture
def start(
    qtbot: QtBot, themed: QApplication, clock: Callable[[], datetime]
) -> Iterator[Callable[[Path | None], Application]]:
    """Starts the program on a file and waits until it has opened it; closes it afterwards."""
    started: list[Application] = []

    def begin(file: Path | None = None) -> Application:
        program = Application(themed, file, clock)
        qtbot.addWidget(program.window)
        started.append(program)
        with qtbot.waitSignal(program.window.binder_shown):
            program.start()
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        return program

    yield begin
    for program in started:
        program.close_file()
        themed.aboutToQuit.disconnect(program.close_file)


@pytest.fixture(autouse=True)
def _closes_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that a test leaves with unsaved text closes; asking would wait for ever."""
    monkeypatch.setattr(main_window, "ask", lambda *_: True)


COLLECT_EVERY = 25  # tests; a whole collection takes a while
_tests_run = count(1)


@pytest.fixture(autouse=True)
def _garbage_between_tests() -> Iterator[None]:
    """As in the program (app/ui/garbage.py): Python never destroys a widget in the middle of a call into Qt."""
    gc.disable()
    yield
    if next(_tests_run) % COLLECT_EVERY == 0:
        gc.collect()


@pytest.fixture(autouse=True)
def _nothing_left_behind(qtbot: QtBot) -> Iterator[None]:
    """Fails a test that leaves a window open or one of its timers running."""
    before = set(QApplication.topLevelWidgets())
    yield
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget not in before]
    running = [timer for widget in left for timer in widget.findChildren(QTimer) if timer.isActive()]
    for widget in left:
        widget.close()
        widget.deleteLater()
    assert not left, f"open windows: {left}, running timers: {running}"
