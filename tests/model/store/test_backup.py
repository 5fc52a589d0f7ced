"""Backups and locks: which are kept, that only whole ones count, who holds a file, and faults of the disk."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from app.model.domain import entities as e
from app.model.domain.errors import KnownFault
from app.model.store import backup, locks, queries
from app.model.store import connection as connection_module
from app.model.store.connection import SCHEMA
from app.model.store.database import Database
from app.model.store.faults import CannotOpen, Damaged, FileMoved, InUse, Missing, Newer
from app.model.store.migrations import run

at = datetime.fromisoformat
NOW = at("2026-11-21T12:00")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.create(tmp_path / "ordning.hjm", now=lambda: NOW)
    _add(opened, "h1")
    yield opened
    opened.close()


def _add(database: Database, identity: str, name: str = "Anna Prøve") -> None:
    with database.change("Opret hjælper") as work:
        work.add(e.Helper(identity, name))


def _helpers(database: Database) -> list[str]:
    with database.read() as session:
        return [helper.id for helper in queries.everything(session, e.Helper)]


# --- Which are kept -------------------------------------------------------------------------------


def _every(step: timedelta, back: timedelta) -> list[datetime]:
    return [NOW - n * step for n in range(int(back / step) + 1)]


HALF_HOUR, DAY, WEEK = timedelta(minutes=30), timedelta(days=1), timedelta(weeks=1)


@pytest.mark.parametrize(
    ("step", "back", "count"),
    [
        (HALF_HOUR, timedelta(), 1),
        (HALF_HOUR, 2 * DAY, 97),
        (DAY, 2 * DAY, 3),
        (DAY, 16 * DAY, 3 + 14),
        (DAY, 700 * DAY, 3 + 14 + 10 + 12),
        (HALF_HOUR, 730 * DAY, 97 + 14 + 10 + 12),
        (WEEK, 730 * DAY, 1 + 14 + 10 + 12),
        (30 * DAY, 730 * DAY, 25),
        (timedelta(minutes=1), timedelta(hours=1), 61),
    ],
)
def test_how_many_are_kept(step: timedelta, back: timedelta, count: int) -> None:
    assert len(backup.kept(_every(step, back), NOW)) == count


def test_the_newest_of_each_day_week_and_month_is_kept() -> None:
    keep = sorted(backup.kept(_every(timedelta(hours=6), 500 * DAY), NOW), reverse=True)
    assert all(NOW - time <= 2 * DAY for time in keep[:9])
    assert keep[9:12] == [at("2026-11-19T06:00"), at("2026-11-18T18:00"), at("2026-11-17T18:00")]
    assert [f"{time:%d.%m.%Y}" for time in keep[23:26]] == ["05.11.2026", "01.11.2026", "25.10.2026"]
    assert f"{keep[-1]:%Y-%m}" == "2025-09"


def test_thinned_every_day_for_two_years_there_is_always_one_of_each_age() -> None:
    times: set[datetime] = set()
    start = NOW - 730 * DAY
    for day in range(731):
        for hour in (0, 5, 9):
            now = start + day * DAY + timedelta(hours=hour)
            times = backup.kept([*times, now], now)
    ages = sorted((now - time).days for time in times)
    assert len([age for age in ages if age <= 16]) >= 16
    gaps = [b - a for a, b in pairwise(ages)]
    assert max(gaps) <= 31 + 7
    assert ages[-1] > 330
    assert len(times) <= 9 + 14 + 10 + 12


def test_a_clock_that_was_wrong_costs_no_backup() -> None:
    ahead = [NOW + 400 * DAY, NOW + 401 * DAY]
    assert backup.kept(ahead, NOW) == set(ahead)


def test_thinning_deletes_the_others_but_neither_strangers_nor_the_way_back(tmp_path: Path) -> None:
    times = [NOW - 20 * DAY, NOW - 20 * DAY + HALF_HOUR, NOW]
    for time in times:
        backup.free_name(tmp_path, "ordning", time).touch()
    strangers = [
        "ordning.hjm",
        "ordning-2026-13-99-000000.hjm",
        "anden-2020-01-01-000000.hjm",
        "ordning-udgave1-2020-01-01-000000.hjm",
        "ordning-2020-01-01-000000.txt",
    ]
    for name in strangers:
        (tmp_path / name).touch()
    gone = backup.thin(tmp_path, "ordning", NOW)
    assert [path.name for path in gone] == ["ordning-2026-11-01-120000.hjm"]
    assert all((tmp_path / name).exists() for name in strangers)
    found = backup.backups(tmp_path, "ordning")
    assert [(one.made_at, one.edition) for one in found] == [
        (NOW, None),
        (times[1], None),
        (at("2020-01-01T00:00"), 1),
    ]


def test_no_backup_takes_anothers_name(tmp_path: Path) -> None:
    first = backup.free_name(tmp_path, "ordning", NOW)
    first.touch()
    assert backup.free_name(tmp_path, "ordning", NOW).name == "ordning-2026-11-21-120001.hjm"


# --- Only whole ones count ------------------------------------------------------------------------


def test_a_backup_is_verified_where_it_lies_and_has_its_originals_mark(database: Database, tmp_path: Path) -> None:
    copy = tmp_path / "kopi.hjm"
    database.backup_to(copy)
    before = copy.read_bytes()
    assert backup.verify(copy, None) == database.content_mark()
    assert copy.read_bytes() == before
    _add(database, "h2")
    assert backup.verify(copy, None) != database.content_mark()
    database.step_back("undo")
    assert backup.verify(copy, None) != database.content_mark()


def test_a_bit_that_is_flipped_while_copying_is_found_and_nothing_is_replaced(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "kopi.hjm"
    database.backup_to(copy)
    good = copy.read_bytes()
    whole = connection_module.check

    def flip_then_check(connection: dbapi2.Connection, path: Path) -> int:
        content = bytearray(path.read_bytes())
        for place in range(4096, len(content), 512):
            content[place] ^= 0x40
        connection.close()
        path.write_bytes(content)
        damaged = dbapi2.connect(str(path))
        try:
            return whole(damaged, path)
        finally:
            damaged.close()

    monkeypatch.setattr("app.model.store.database.check", flip_then_check)
    with pytest.raises(Damaged):
        database.backup_to(copy)
    assert copy.read_bytes() == good
    assert [path.name for path in tmp_path.glob("*kopi*")] == ["kopi.hjm"]
    assert [path.name for path in tmp_path.glob(".kopi*")] == []


@pytest.mark.parametrize("password", [None, "kodeord"])
@pytest.mark.parametrize("left", [0, 10, 100, 5000, -5000])
def test_a_backup_that_is_cut_short_does_not_count(tmp_path: Path, password: str | None, left: int) -> None:
    database = Database.create(tmp_path / "ordning.hjm", password)
    copy = tmp_path / "kopi.hjm"
    database.backup_to(copy)
    database.close()
    assert backup.verify(copy, password)
    copy.write_bytes(copy.read_bytes()[:left])
    with pytest.raises(Damaged):
        backup.verify(copy, password)


def test_an_encrypted_backup_opens_with_the_same_password_and_shows_no_name(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "ordning.hjm", "kodeord")
    _add(database, "h1", "Karla Hemmelig")
    copy = tmp_path / "kopi.hjm"
    database.backup_to(copy)
    assert backup.verify(copy, database.recovery_code) == database.content_mark()
    database.close()
    assert b"Karla" not in copy.read_bytes()
    opened = Database.open(copy, "kodeord")
    assert _helpers(opened) == ["h1"]
    opened.close()
    with pytest.raises(CannotOpen, match="adgangskoden"):
        backup.verify(copy, "forkert")


def test_a_missing_or_newer_backup_says_so(database: Database, tmp_path: Path) -> None:
    with pytest.raises(Missing):
        backup.verify(tmp_path / "væk.hjm", None)
    copy = tmp_path / "kopi.hjm"
    database.backup_to(copy)
    connection = dbapi2.connect(str(copy))
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with pytest.raises(Newer, match="nyere udgave"):
        backup.verify(copy, None)


def test_a_trial_copy_is_gone_afterwards_and_so_is_its_content(database: Database, tmp_path: Path) -> None:
    copy = tmp_path / "kopi.hjm"
    database.backup_to(copy)
    with backup.copy_of(copy) as trial:
        assert trial.read_bytes() == copy.read_bytes()
        handle = os.open(trial, os.O_RDONLY)
        assert trial.stat().st_mode & 0o077 == 0
    assert not trial.parent.exists()
    assert set(os.read(handle, 1 << 20)) == {0}
    os.close(handle)


def test_a_file_is_kept_aside_together_with_its_journal(tmp_path: Path) -> None:
    path = tmp_path / "ordning.hjm"
    path.write_bytes(b"fil")
    backup.journal_of(path).write_bytes(b"journal")
    names = []
    for _ in range(2):
        kept = backup.keep_aside(path, "beskadiget", NOW)
        assert (kept.read_bytes(), backup.journal_of(kept).read_bytes()) == (b"fil", b"journal")
        names.append(kept.name)
    assert names == ["ordning.beskadiget-2026-11-21-120000.hjm", "ordning.beskadiget-2026-11-21-120001.hjm"]
    new = tmp_path / "ny.hjm"
    new.write_bytes(b"ny")
    backup.put_in_place(new, path)
    assert path.read_bytes() == b"ny"
    assert not backup.journal_of(path).exists()


# --- Who holds it ---------------------------------------------------------------------------------


def test_the_note_of_who_holds_a_file_is_its_owners_and_goes_with_closing(database: Database) -> None:
    note = locks.note_of(database.path)
    assert note.name == ".ordning.hjm.laas"
    assert note.stat().st_mode & 0o777 == 0o600
    said = json.loads(note.read_text(encoding="utf-8"))
    assert (said["pid"], said["since"]) == (os.getpid(), "2026-11-21T12:00:00")
    database.close()
    assert not note.exists()


def test_another_computer_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ordning.hjm"
    note = {"computer": "STUEN", "user": "karla", "pid": 7, "since": "2026-11-21T21:14:00"}
    locks.note_of(path).write_text(json.dumps(note), encoding="utf-8")
    assert locks.in_use_text(path) == (
        "ordning.hjm er åben på computeren STUEN siden 21.11.2026 kl. 21:14 (bruger karla). Luk den der. "
        "Er computeren gået ned, så prøv igen om lidt; låsen forsvinder af sig selv."
    )


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"computer": 7}', b"[" * 100_000])
def test_a_note_that_can_not_be_read_says_less(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ordning.hjm"
    locks.note_of(path).write_bytes(content)
    assert locks.in_use_text(path).startswith("ordning.hjm er åben i et andet vindue eller program. Luk det")


def test_another_process_is_refused_and_told_since_when(database: Database) -> None:
    code = "import sys; from pathlib import Path; from app.model.store.database import Database; Database.open(Path(sys.argv[1]))"
    for _ in range(2):  # looking at the file from here must not let go of its lock
        done = subprocess.run(
            [sys.executable, "-c", code, database.path], check=False, capture_output=True, encoding="utf-8"
        )
        assert "InUse: ordning.hjm er åben i et andet vindue eller program på denne computer siden" in done.stderr
        with pytest.raises(InUse):
            Database.open(database.path)
        with pytest.raises(InUse):
            backup.verify(database.path, None)
    _add(database, "h2")
    assert locks.note_of(database.path).exists()


def test_a_note_that_a_crash_left_is_in_nobodys_way(database: Database) -> None:
    database.close()
    locks.note_of(database.path).write_text('{"computer": "STUEN"}', encoding="utf-8")
    again = Database.open(database.path)
    assert "STUEN" not in locks.note_of(again.path).read_text(encoding="utf-8")
    again.close()


# --- The disk -------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows flytter ikke en åben fil")
def test_nothing_is_written_to_a_file_that_was_moved_while_open(database: Database, tmp_path: Path) -> None:
    moved = database.path.rename(tmp_path / "flyttet.hjm")
    for change in (lambda: _add(database, "h2"), lambda: database.step_back("undo")):
        with pytest.raises(FileMoved, match="flyttet, slettet eller skiftet ud"):
            change()
    assert _helpers(database) == ["h1"]
    moved.rename(database.path)
    _add(database, "h3")
    assert _helpers(database) == ["h1", "h3"]


@pytest.mark.skipif(os.name == "nt", reason="Windows sletter ikke en åben fil")
def test_what_was_saved_can_be_rescued_from_a_deleted_file(database: Database, tmp_path: Path) -> None:
    database.path.unlink()
    with pytest.raises(FileMoved):
        _add(database, "h2")
    database.backup_to(tmp_path / "reddet.hjm")
    database.close()
    rescued = Database.open(tmp_path / "reddet.hjm")
    assert _helpers(rescued) == ["h1"]
    rescued.close()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with 400 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mount, check=False).returncode:
        pytest.skip("kun root på Linux kan lave en lille disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_and_what_was_saved_is_there(tiny_disk: Path) -> None:
    database = Database.create(tiny_disk / "ordning.hjm")
    _add(database, "h1")

    def fill() -> None:
        for number in range(400):
            _add(database, f"x{number}", "x" * 190)

    with pytest.raises(CannotOpen, match="ikke mere plads på disken"):
        fill()
    saved = _helpers(database)
    assert "h1" in saved
    with pytest.raises(KnownFault, match="plads"):
        database.backup_to(tiny_disk / "kopi.hjm")
    with pytest.raises(KnownFault, match="plads"):
        database.set_password("kodeord")
    assert _helpers(database) == saved
    database.close()
    assert [path.name for path in tiny_disk.iterdir()] == ["ordning.hjm"]
    again = Database.open(tiny_disk / "ordning.hjm")
    assert _helpers(again) == saved
    again.close()


def test_a_disk_that_can_only_be_read_is_told_and_the_file_can_still_be_read(tiny_disk: Path) -> None:
    path = tiny_disk / "ordning.hjm"
    database = Database.create(path)
    _add(database, "h1")
    database.close()
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    opened = Database.open(path)
    with pytest.raises(CannotOpen, match="skrivebeskyttet"):
        _add(opened, "h2")
    assert _helpers(opened) == ["h1"]
    opened.close()
    with pytest.raises(KnownFault, match="disken kan kun læses"):
        backup.make_folder(tiny_disk / "sikkerhedskopier")


# --- A newer edition of the program ---------------------------------------------------------------


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the edition before today's, as that program left it."""
    path = tmp_path / "ordning.hjm"
    Database.create(path).close()
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA user_version = {SCHEMA - 1}")
    connection.close()
    return path


def _edition(path: Path) -> int:
    connection = dbapi2.connect(str(path))
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_before_an_upgrade_the_file_is_kept_as_the_older_program_reads_it(older: Path) -> None:
    Database.open(older, now=lambda: NOW).close()
    assert _edition(older) == SCHEMA
    (found,) = backup.backups(backup.default_folder(older), "ordning")
    assert (found.edition, found.made_at, _edition(found.path)) == (SCHEMA - 1, NOW, SCHEMA - 1)


def test_an_upgrade_that_fails_leaves_file_and_folder_as_they_were(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE halvvejs (id)")
        raise ZeroDivisionError

    before = older.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(run, "upgrade", broken)
        with pytest.raises(ZeroDivisionError):
            Database.open(older)
    assert older.read_bytes() == before
    assert list(older.parent.iterdir()) == [older]
    Database.open(older).close()


def test_without_a_backup_there_is_no_upgrade(older: Path) -> None:
    backup.default_folder(older).write_text("i vejen", encoding="utf-8")
    before = older.read_bytes()
    with pytest.raises(KnownFault, match="kan ikke oprettes"):
        Database.open(older)
    assert older.read_bytes() == before


def test_an_upgrade_that_is_killed_is_taken_back_and_done_again(older: Path) -> None:
    code = """
import os, signal, sys
from pathlib import Path
from app.model.store.database import Database
from app.model.store.migrations import run
def killed(connection):
    connection.exec_driver_sql("PRAGMA cache_size = 2")
    connection.exec_driver_sql("CREATE TABLE halvvejs (tekst)")
    for number in range(500):
        connection.exec_driver_sql("INSERT INTO halvvejs VALUES (hex(randomblob(2000)))")
    os.kill(os.getpid(), signal.SIGKILL)
run.upgrade = killed
Database.open(Path(sys.argv[1]))
"""
    done = subprocess.run([sys.executable, "-c", code, older], check=False)
    assert done.returncode == -signal.SIGKILL
    assert backup.journal_of(older).exists()
    opened = Database.open(older)
    assert "halvvejs" not in str(opened._connection.execute("SELECT name FROM sqlite_master").fetchall())
    opened.close()
    assert _edition(older) == SCHEMA
    assert _edition(backup.backups(backup.default_folder(older), "ordning")[0].path) == SCHEMA - 1
