"""The window's part in backups: restoring with the file closed, and the page for a damaged file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from app.model.domain import entities as e
from app.model.services import backups
from app.model.services.binder import Binder
from app.model.services.people import helper_cards
from app.ui.backups import dialog, steps
from app.ui.backups.dialog import RestoreDialog
from app.ui.backups.steps import BackupSteps

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Around:
    """A window around the steps that notes what they ask for."""

    def __init__(self, qtbot: QtBot, binder: Binder) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.opened: list[Path] = []
        self.said: list[str] = []
        self.steps = BackupSteps(
            self.window, lambda: "", binder.now, binder.close, self.opened.append, self.said.append
        )


@pytest.fixture
def around(qtbot: QtBot, example: Binder) -> Around:
    return Around(qtbot, example)


@pytest.fixture
def made(example: Binder) -> Path:
    (path,) = backups.backup_now(example, backups.folders(example.database.path)).paths
    return path


def _damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def test_restoring_closes_the_file_and_opens_it_again(
    around: Around, example: Binder, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = helper_cards(example)
    with example.database.change("Opret") as work:
        work.add(e.Helper("ny", "Ny Prøve"))
    monkeypatch.setattr(dialog, "ask", lambda *_: True)

    def choose(shown: RestoreDialog) -> int:
        shown._restore()
        return shown.result()

    monkeypatch.setattr(RestoreDialog, "exec", choose)
    around.steps.ask(example)
    path = example.database.path
    assert around.opened == [path]
    assert around.said[0].startswith(f"Gendannet fra {made.name}. Filen, som den var før, er kopieret til ")
    found = backups.rehearse(path, None)
    assert found.counts["helpers"] == len(before)


def test_without_an_open_file_nothing_is_asked(around: Around) -> None:
    around.steps.ask(None)
    assert around.opened == []


def test_a_damaged_file_gets_its_page_and_is_restored(around: Around, example: Binder, made: Path) -> None:
    path = example.database.path
    assert around.steps.damage_page(path, "i brug", None, lambda: None) is None
    example.close()
    assert around.steps.damage_page(path, "den er hel", None, lambda: None) is None
    _damage(path)
    page = around.steps.damage_page(path, "eksempel.hjm er beskadiget.", None, lambda: None)
    assert page is not None
    first = page.focusProxy()
    assert isinstance(first, QPushButton)
    first.click()
    assert around.opened == [path]
    assert "eksempel.beskadiget-2026-11-21-120000.hjm" in around.said[0]
    assert backups.rehearse(path, None).counts["helpers"]


def test_another_backup_can_be_chosen_and_a_bad_one_restores_nothing(
    around: Around, example: Binder, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = example.database.path, list[str]()
    monkeypatch.setattr(steps, "tell", lambda _parent, _title, text: told.append(text))
    example.close()
    bad = made.with_name("eksempel-2026-11-20-120000.hjm")
    bad.write_bytes(made.read_bytes()[:20_000])
    for chosen in (bad, made):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, name=chosen: (str(name), ""))
        around.steps._choose(path, None)
    assert len(told) == 1
    assert "beskadiget" in told[0]
    assert around.opened == [path, path]
    assert len(around.said) == 1


def test_a_wrong_password_is_not_damage_but_a_damaged_start_is(
    around: Around, example: Binder, clock: Callable[[], datetime]
) -> None:
    path = example.database.path
    places = backups.folders(path)
    example.database.set_password("gammel")
    backups.backup_now(example, places)
    example.database.set_password("ny")
    example.close()
    for typed in ("forkert", "gammel", None):
        assert backups.offer(path, typed, places, clock) is None
    again = backups.newest_backup(path, places)
    assert again is not None
    path.write_bytes(again.path.read_bytes()[:100] + b"x" * 3000 + again.path.read_bytes()[3100:])
    assert backups.offer(path, "forkert", places, clock) is None
    assert backups.offer(path, "gammel", places, clock) == again
