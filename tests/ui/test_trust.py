"""The window and the file: passwords, locking, backups at exit, restoring, a damaged file - from start to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.model.domain.errors import KnownFault
from app.model.services import people, scheme, security
from app.model.services.binder import Resources, open_binder
from app.ui.application import Application
from app.ui.backups.damage import DamagePage
from app.ui.overview.view import OverviewView
from app.ui.security.unlock_page import UnlockPage

SECRET = "en lang sætning om kaffe"
Start = Callable[[Path], Application]


@pytest.fixture
def times() -> list[datetime]:
    return [datetime(2026, 11, 21, 12)]


@pytest.fixture
def start(qtbot: QtBot, themed: QApplication, times: list[datetime]) -> Iterator[Start]:
    made: list[Application] = []

    def run(path: Path) -> Application:
        program = Application(themed, path, lambda: times[0])
        made.append(program)
        program.start()
        qtbot.waitUntil(lambda: bool(program.window._stack.count()) and program.window.isVisible(), timeout=5000)
        QApplication.processEvents()
        return program

    yield run
    for program in made:
        program.close_file()
        program.window.close()
        program.window.deleteLater()


@pytest.fixture
def file(example_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "ordning.hjm"
    path.write_bytes(example_file.read_bytes())
    return path


def shows(program: Application, kind: type) -> bool:
    return isinstance(program.window._stack.currentWidget(), kind)


def unlock(program: Application, secret: str) -> None:
    page = program.window._stack.currentWidget()
    assert isinstance(page, UnlockPage)
    line = next(line for line in page.findChildren(QLineEdit) if line.isVisible())
    line.setText(secret)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_backup_is_made_when_the_window_closes(start: Start, file: Path, qtbot: QtBot) -> None:
    program = start(file)
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)
    assert program._binder is not None
    people.add_helper(program._binder, people.HelperDraft("Kun I Kopien"))
    program.close_file()
    assert len(list((file.parent / "sikkerhedskopier").glob("*.hjm"))) == 1


def test_a_protected_file_asks_and_opens(start: Start, file: Path, resources: Resources, qtbot: QtBot) -> None:
    binder = open_binder(file, resources, lambda: datetime(2026, 11, 21, 12))
    code = security.set_password(binder, SECRET)
    binder.close()
    program = start(file)
    qtbot.waitUntil(lambda: shows(program, UnlockPage), timeout=5000)
    unlock(program, "forkert")
    assert shows(program, UnlockPage)
    unlock(program, SECRET)
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)
    program.close_file()
    program.open_file(file)
    assert shows(program, UnlockPage)
    unlock(program, code)
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)


def test_it_locks_after_no_use_and_the_file_is_closed(
    start: Start, file: Path, resources: Resources, times: list[datetime], qtbot: QtBot
) -> None:
    binder = open_binder(file, resources, lambda: times[0])
    security.set_password(binder, SECRET)
    binder.close()
    program = start(file)
    program.prefer(replace(program._preferences, lock_minutes=5))
    qtbot.waitUntil(lambda: shows(program, UnlockPage), timeout=5000)
    unlock(program, SECRET)
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)
    times[0] += timedelta(minutes=6)
    program._guard._lock.expired.emit()
    assert shows(program, UnlockPage)
    assert program._binder is None
    unlock(program, SECRET)
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)


def test_a_damaged_file_is_restored_from_the_newest_backup(
    start: Start, file: Path, resources: Resources, qtbot: QtBot
) -> None:
    program = start(file)
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)
    assert program._binder is not None
    people.add_helper(program._binder, people.HelperDraft("Reddet Fra Kopien"))
    program.close_file()
    damaged = bytearray(file.read_bytes())
    damaged[8192:12288] = bytes(4096)
    file.write_bytes(damaged)
    with pytest.raises(KnownFault):
        open_binder(file, resources, lambda: datetime(2026, 11, 21, 12))
    program.open_file(file)
    page = program.window._stack.currentWidget()
    assert isinstance(page, DamagePage)
    next(b for b in page.findChildren(QPushButton) if b.text().startswith("Gendan")).click()
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)
    assert program._binder is not None
    assert "Reddet Fra Kopien" in {card.draft.name for card in people.helper_cards(program._binder)}
    assert any(b"\0" * 4096 in kept.read_bytes() for kept in file.parent.rglob("*beskadiget*"))


def test_a_remembered_password_opens_at_start_but_not_after_a_lock(
    start: Start, file: Path, resources: Resources, times: list[datetime], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    binder = open_binder(file, resources, lambda: times[0])
    security.set_password(binder, SECRET)
    binder.close()
    monkeypatch.setattr(security, "remembered", lambda _path: SECRET)
    program = start(file)
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)
    program._guard._lock.expired.emit()
    assert shows(program, UnlockPage)
    program.open_file(file)
    assert shows(program, UnlockPage)
    unlock(program, SECRET)
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)
    program.close_file()
    program.open_file(file)
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)


def test_a_file_made_in_this_session_is_locked_too(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "ny.hjm"
    program = start(path)
    program._create(path)
    assert program._binder is not None
    scheme.save_scheme(program._binder, scheme.SchemeDraft(citizen_name="Prøve"))
    security.set_password(program._binder, SECRET)
    program._protection_changed(on=True)
    program._guard._lock.expired.emit()
    assert shows(program, UnlockPage)
    unlock(program, SECRET)
    qtbot.waitUntil(lambda: shows(program, OverviewView), timeout=5000)
