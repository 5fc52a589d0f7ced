"""Backups by keyboard: the dialog Gendan, the panel, the page of a damaged file, and the clock that makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from app.model.domain import entities as e
from app.model.services import backups
from app.model.services.binder import Binder
from app.model.services.preferences import Preferences
from app.model.store.backup import free_name
from app.ui.backups import dialog as dialog_module
from app.ui.backups.backup_list import BAD, GOOD, LOCKED, UNTRIED
from app.ui.backups.damage import DamagePage
from app.ui.backups.dialog import RestoreDialog
from app.ui.backups.keeper import BackupKeeper
from app.ui.backups.panel import BackupPanel
from app.ui.screen import Shell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Open = Callable[[], RestoreDialog]


def _places(binder: Binder) -> list[Path]:
    return backups.folders(binder.database.path)


def _change(binder: Binder, name: str) -> None:
    with binder.database.change("Opret hjælper") as work:
        work.add(e.Helper(name, name))


def _press(widget: QWidget, text: str) -> None:
    """Presses a button as the keyboard does."""
    (found,) = [one for one in widget.findChildren(QAbstractButton) if one.text() == text]
    assert found.isEnabled()
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def _tab_order(widget: QWidget) -> list[str]:
    """What Tab reaches, by its name."""
    names: list[str] = []
    for _ in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        name = focus.accessibleName() or (focus.text() if isinstance(focus, QAbstractButton) else "")
        if name in names:
            break
        names.append(name)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return names


@pytest.fixture
def made(example: Binder) -> Path:
    (path,) = backups.backup_now(example, _places(example)).paths
    return path


@pytest.fixture
def open_(qtbot: QtBot, example: Binder) -> Open:
    def show() -> RestoreDialog:
        shown = RestoreDialog(example, _places(example))
        qtbot.addWidget(shown)
        shown.show()
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        return shown

    return show


# --- The dialog -----------------------------------------------------------------------------------


def test_the_newest_is_chosen_and_what_differs_is_said(open_: Open, example: Binder, made: Path, now: datetime) -> None:
    bad = free_name(made.parent, "eksempel", now - timedelta(days=1))
    bad.write_bytes(made.read_bytes()[:9000])
    _change(example, "Ny")
    shown = open_()
    QAbstractItemModelTester(shown._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table, details = shown._table, shown._details
    assert table.hasFocus()
    assert "1 hjælper, der er kommet til siden, forsvinder." in details.toPlainText()
    assert [shown._list.state(row) for row in shown._list.rows] == [GOOD, UNTRIED]
    assert _tab_order(shown) == [
        "Sikkerhedskopier",
        "Hvad der ændrer sig",
        "Prøv uden at røre noget",
        "Gendan …",
        "Luk",
    ]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert shown._list.state(shown._list.rows[1]) == BAD
    assert "Vælg en anden kopi." in details.toPlainText()
    assert not shown._restore_button.isEnabled()


def test_a_rehearsal_with_enter_says_what_it_found(open_: Open, example: Binder, made: Path) -> None:
    before = made.read_bytes()
    shown = open_()
    QTest.keyClick(shown._table, Qt.Key.Key_Return)
    assert "Prøven gik godt" in shown._message.text()
    assert made.read_bytes() == before
    assert shown.chosen is None


@pytest.mark.parametrize("agreed", [True, False])
def test_it_asks_before_it_restores(open_: Open, made: Path, monkeypatch: pytest.MonkeyPatch, *, agreed: bool) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, text: str, *_buttons: str) -> bool:
        asked.append(text)
        return agreed

    monkeypatch.setattr(dialog_module, "ask", ask)
    shown = open_()
    _press(shown, "Gendan …")
    assert "Vil du gendanne kopien fra 21.11.2026 kl. 12:00?" in asked[0]
    assert "bliver først kopieret" in asked[0]
    assert shown.chosen == ((made, None) if agreed else None)
    assert shown.isVisible() is not agreed


def test_without_backups_it_says_so(open_: Open) -> None:
    shown = open_()
    assert "Der er ingen sikkerhedskopier endnu." in shown._details.toPlainText()
    assert not shown._rehearse_button.isEnabled()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_backup_with_an_older_password_is_opened_by_it(open_: Open, example: Binder) -> None:
    example.database.set_password("gammel kode")
    (made,) = backups.backup_now(example, _places(example)).paths
    example.database.set_password("ny kode")
    shown = open_()
    assert shown._list.state(shown._list.rows[0]) == LOCKED
    field = shown._password
    assert field.isVisible()
    assert field.accessibleName() == "Kopiens adgangskode"
    for typed, said in (("", "skriv den adgangskode"), ("forkert", "den åbner ikke kopien")):
        field.setText(typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert said in shown._message.text()
    field.setText("gammel kode")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown._list.state(shown._list.rows[0]) == GOOD
    assert not field.isVisible()
    assert shown._list.secret(shown._list.rows[0]) == "gammel kode"
    assert shown._list.rows[0].path == made


def test_a_plain_backup_of_a_protected_file_warns(open_: Open, example: Binder, made: Path) -> None:
    example.database.set_password("kode")
    shown = open_()
    assert "Kopien har ingen adgangskode" in shown._list.question(shown._list.rows[0])
    assert shown._list.secret(shown._list.rows[0]) is None


# --- The panel ------------------------------------------------------------------------------------


@pytest.fixture
def preferred() -> list[Preferences]:
    return [Preferences()]


@pytest.fixture
def panel(qtbot: QtBot, example: Binder, preferred: list[Preferences]) -> BackupPanel:
    shell = Shell(example, lambda _: None, lambda: preferred[-1], preferred.append, lambda _: None)
    shown = BackupPanel(shell, lambda: preferred.append(replace(preferred[-1], last_file="gendan")))
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def test_the_panel_makes_one_now_and_says_when_the_last_was(panel: BackupPanel, preferred: list[Preferences]) -> None:
    assert panel._last.text() == "Der er ingen endnu."
    _press(panel, "Tag en sikkerhedskopi nu")
    assert "Sikkerhedskopien er taget og prøvet" in panel._message.text()
    assert panel._last.text().startswith("Seneste: 21.11.2026 kl. 12:00, ")
    _press(panel, "Tag en sikkerhedskopi nu")
    assert "Intet er ændret" in panel._message.text()
    _press(panel, "Gendan …")
    assert preferred[-1].last_file == "gendan"


def test_a_second_folder_is_chosen_with_what_is_safe_about_it(
    panel: BackupPanel, preferred: list[Preferences], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud = tmp_path / "Dropbox"
    cloud.mkdir()
    field = panel._folder
    assert field.accessibleName() == "Endnu en mappe til sikkerhedskopier"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(cloud))
    _press(panel, "Vælg mappe til sikkerhedskopier …")
    assert preferred[-1].backup_folder == str(cloud)
    assert "kan læses af den, der driver tjenesten" in panel._safety.text()
    assert field.accessibleDescription() == panel._safety.text()
    _press(panel, "Tag en sikkerhedskopi nu")
    assert len(list(cloud.glob("*.hjm"))) == 1
    field.setText(str(tmp_path / "findes ikke"))
    panel._folder_written()
    assert "findes ikke" in panel._message.text()
    assert preferred[-1].backup_folder == str(cloud)
    field.setText("")
    panel._folder_written()
    assert preferred[-1].backup_folder == ""


def test_a_folder_that_is_gone_is_told(panel: BackupPanel, preferred: list[Preferences], tmp_path: Path) -> None:
    preferred.append(Preferences(backup_folder=str(tmp_path / "usb")))
    _press(panel, "Tag en sikkerhedskopi nu")
    assert "Mappen findes ikke lige nu" in panel._message.text()


# --- A damaged file -------------------------------------------------------------------------------


@pytest.mark.parametrize("has_backup", [True, False])
def test_a_damaged_files_page_offers_the_newest_good_backup(
    qtbot: QtBot, example: Binder, made: Path, *, has_backup: bool
) -> None:
    newest = backups.newest_good(example.database.path, None, _places(example)) if has_backup else None
    did: list[str] = []
    page = DamagePage(
        "eksempel.hjm er beskadiget.",
        example.database.path,
        newest,
        lambda: did.append("gendan"),
        lambda: did.append("anden kopi"),
        lambda: did.append("anden fil"),
    )
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    _press(page, "Vælg en anden sikkerhedskopi …")
    _press(page, "Åbn en anden fil …")
    assert did == ["gendan" if has_backup else "anden kopi", "anden kopi", "anden fil"]


# --- The clock ------------------------------------------------------------------------------------


def test_the_clock_makes_one_every_half_hour_and_at_the_end(qtbot: QtBot, example: Binder, now: datetime) -> None:
    time = [now]
    said: list[str] = []
    keeper = BackupKeeper(lambda: "", lambda: time[0], said.append)
    folder = backups.default_folder(example.database.path)
    keeper.watch(example)
    keeper.look()
    assert not folder.exists()
    time[0] += timedelta(minutes=31)
    keeper.look()
    assert len(list(folder.iterdir())) == 1
    _change(example, "Ny")
    keeper.look()
    assert len(list(folder.iterdir())) == 1
    assert keeper.leave() == ()
    assert len(list(folder.iterdir())) == 2
    keeper.look()
    assert keeper.leave() == ()
    assert said == []


def test_what_goes_wrong_is_said_once(qtbot: QtBot, example: Binder, now: datetime, tmp_path: Path) -> None:
    time = [now]
    said: list[str] = []
    keeper = BackupKeeper(lambda: str(tmp_path / "usb"), lambda: time[0], said.append)
    keeper.watch(example)
    for _ in range(3):
        time[0] += timedelta(minutes=31)
        keeper.look()
    assert len(said) == 1
    assert "sæt det til" in said[0]
    assert len(keeper.leave()) == 1


def test_an_empty_file_is_not_backed_up(qtbot: QtBot, binder: Binder, now: datetime) -> None:
    keeper = BackupKeeper(lambda: "", lambda: now, lambda _: None)
    keeper.watch(binder)
    assert keeper.leave() == ()
    assert not backups.default_folder(binder.database.path).exists()


def test_spoken_changes_come_with_the_row(open_: Open, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(dialog_module, "announce", lambda _widget, text: said.append(text))
    open_()
    assert "ændrer intet sig" in said[-1]
