"""The lock after a time of no use: what counts as use, sleep, a waiting recovery code, and that its timer ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.security.idle_lock import IdleLock, put_dialogs_away
from app.ui.security.recovery_dialog import RecoveryCodeDialog

SHORT = timedelta(milliseconds=150)
LONG = timedelta(minutes=5)


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.time = datetime.fromisoformat("2026-11-21T12:00")

    def now(self) -> datetime:
        return self.time


class Watched:
    def __init__(self) -> None:
        self.clock = Clock()
        self.lock = IdleLock(self.clock.now)
        self.times = 0
        self.lock.expired.connect(self.count)

    def count(self) -> None:
        self.times += 1


@pytest.fixture
def watched() -> Iterator[Watched]:
    made = Watched()
    yield made
    made.lock.stop()


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[QLineEdit]:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_it_expires_once_after_no_use(qtbot: QtBot, watched: Watched) -> None:
    with qtbot.waitSignal(watched.lock.expired, timeout=2000):
        watched.lock.start(SHORT)
    qtbot.wait(250)
    assert watched.times == 1
    assert not watched.lock.running


def test_keys_and_mouse_put_it_off(qtbot: QtBot, watched: Watched, line: QLineEdit) -> None:
    watched.lock.start(timedelta(milliseconds=400))
    for step in range(8):
        QTest.keyClick(line, Qt.Key.Key_A) if step % 2 else QTest.mouseMove(line, QPoint(step, 5))
        qtbot.wait(80)
    assert watched.times == 0
    assert line.text() == "aaaa"
    qtbot.waitUntil(lambda: watched.times == 1, timeout=2000)


def test_never_is_never(qtbot: QtBot, watched: Watched) -> None:
    watched.lock.start(SHORT)
    watched.lock.start(timedelta())
    qtbot.wait(250)
    assert (watched.times, watched.lock.running) == (0, False)


def test_the_first_key_after_the_computers_sleep_locks_and_does_nothing_else(watched: Watched, line: QLineEdit) -> None:
    watched.lock.start(LONG)
    watched.clock.time += LONG - timedelta(seconds=1)
    QTest.keyClick(line, Qt.Key.Key_A)
    watched.clock.time += LONG
    QTest.keyClick(line, Qt.Key.Key_B)
    assert watched.times == 1
    assert line.text() == "a"


def test_a_clock_set_back_does_not_lock(watched: Watched, line: QLineEdit) -> None:
    watched.lock.start(LONG)
    watched.clock.time -= timedelta(hours=1)
    QTest.keyClick(line, Qt.Key.Key_A)
    assert (watched.times, watched.lock.running) == (0, True)


def test_a_recovery_code_that_is_not_written_down_stays(qtbot: QtBot, watched: Watched) -> None:
    dialog = RecoveryCodeDialog("AAAA-BBBB", "ordning.hjm", bytes, lambda _path: None)
    qtbot.addWidget(dialog)
    dialog.open()
    watched.lock.start(SHORT)
    qtbot.wait(400)
    put_dialogs_away()
    assert (watched.times, dialog.isVisible()) == (0, True)
    dialog.done(0)
    qtbot.waitUntil(lambda: watched.times == 1, timeout=2000)


def test_dialogs_are_put_away_without_being_asked(qtbot: QtBot) -> None:
    class Asking(QDialog):
        def reject(self) -> None:
            raise AssertionError("nobody is there to answer")

    outer = Asking()
    inner = Asking(outer)
    qtbot.addWidget(outer)
    outer.open()
    inner.open()
    put_dialogs_away()
    assert not outer.isVisible()
    assert not inner.isVisible()


def test_the_timer_ends_with_its_owner(qtbot: QtBot, line: QLineEdit) -> None:
    lock = IdleLock(Clock().now, line)
    lock.start(SHORT)
    timers = line.findChildren(QTimer)
    assert [timer.isActive() for timer in timers] == [True]
    with qtbot.waitSignal(lock.destroyed):
        lock.deleteLater()
    assert line.findChildren(QTimer) == []
    QTest.keyClick(line, Qt.Key.Key_A)
    assert line.text() == "a"
