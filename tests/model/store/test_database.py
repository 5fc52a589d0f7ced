"""The scheme file: one whole file, one way to change it, and plain words when the disk or the file is at fault."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.model.domain import entities as e
from app.model.domain.errors import KnownFault
from app.model.store import queries
from app.model.store.database import APPLICATION_ID, SCHEMA, Database, is_encrypted
from app.model.store.faults import CannotOpen

at = datetime.fromisoformat


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.create(tmp_path / "ordning.hjm")
    yield opened
    opened.close()


def _add_helper(database: Database, identity: str = "h1") -> e.Changes:
    with database.change("Opret hjælper") as work:
        work.add(e.Helper(identity, "Anna"))
    return work.changes


def _helpers(database: Database) -> list[str]:
    with database.read() as session:
        return [helper.id for helper in queries.helpers(session)]


def _pragma(database: Database, name: str) -> object:
    with database.read() as session:
        return session.execute(text(f"PRAGMA {name}")).scalar_one()


# --- One way to change it ------------------------------------------------------------------------


def test_what_a_change_adds_is_there_and_it_tells_what_it_touched(database: Database) -> None:
    changes = _add_helper(database)
    assert (changes.label, changes.kinds) == ("Opret hjælper", frozenset({e.Helper}))
    assert _helpers(database) == ["h1"]


def test_a_change_that_changes_nothing_touches_nothing(database: Database) -> None:
    with database.change("Ingenting") as work:
        queries.helpers(work.session)
    assert work.changes.kinds == frozenset()


def test_a_failing_change_leaves_everything_as_it_was(database: Database) -> None:
    _add_helper(database)
    before = database.path.read_bytes()

    def fail() -> None:
        with database.change("Går galt") as work:
            work.add(e.Helper("h2", "Bent"))
            work.session.flush()
            helper = queries.by_id(work.session, e.Helper, "h1")
            assert helper is not None
            helper.name = "En anden"
            work.session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert _helpers(database) == ["h1"]
    assert database.path.read_bytes() == before
    database.close()
    assert list(database.path.parent.iterdir()) == [database.path]


def test_a_flush_in_a_look_is_an_error(database: Database) -> None:
    _add_helper(database)
    with database.read() as session:
        helper = queries.by_id(session, e.Helper, "h1")
        assert helper is not None
        helper.name = "Smuglet"
        with pytest.raises(RuntimeError, match="outside a unit of work"):
            session.flush()
    with database.read() as session:
        again = queries.by_id(session, e.Helper, "h1")
        assert again is not None
        assert again.name == "Anna"


def test_a_shift_of_nobody_can_not_be_kept(database: Database) -> None:
    def add_orphan() -> None:
        with database.change("Vagt uden hjælper") as work:
            work.add(e.Shift("v1", "ingen", at("2026-10-12T07:00"), at("2026-10-12T15:00")))

    with pytest.raises(IntegrityError):
        add_orphan()
    with database.read() as session:
        assert queries.everything(session, e.Shift) == []


def test_a_shift_without_length_can_not_be_kept(database: Database) -> None:
    _add_helper(database)

    def add_empty() -> None:
        with database.change("Tom vagt") as work:
            work.add(e.Shift("v1", "h1", at("2026-10-12T07:00"), at("2026-10-12T07:00")))

    with pytest.raises(IntegrityError):
        add_empty()


def test_there_is_one_scheme(database: Database) -> None:
    def add_second() -> None:
        with database.change("To ordninger") as work:
            work.add(e.Scheme(id=2))

    with pytest.raises(IntegrityError):
        add_second()


def test_every_kind_of_value_comes_back_as_it_went_in(database: Database) -> None:
    _add_helper(database)
    shift = e.Shift("v1", "h1", at("2026-10-12T07:05"), at("2026-10-13T00:00"), e.ShiftKind.TRAINING, note="Æ\nØ")
    contract = e.Contract("c1", "h1", date(2026, 1, 1), pay=e.PayForm.HOURLY, hourly_wage=Decimal("150.10"))
    absence = e.Absence("a1", "h1", e.AbsenceKind.CHILD_SICK, date(2026, 10, 12), None, time(9, 30))
    with database.change("Fyld") as work:
        for entity in (shift, contract, absence):
            work.add(entity)
    path = database.path
    database.close()
    opened = Database.open(path)
    with opened.read() as session:
        for kind, entity in ((e.Shift, shift), (e.Contract, contract), (e.Absence, absence)):
            found = queries.by_id(session, kind, entity.id)
            facts = {key: value for key, value in vars(found).items() if not key.startswith("_")}
            assert facts == {key: value for key, value in vars(entity).items() if not key.startswith("_")}
        assert str(queries.contracts(session)[0].hourly_wage) == "150.10"
    opened.close()


# --- One whole file ------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har ikke rettigheder af den slags")
def test_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        database = Database.create(tmp_path / "ordning.hjm")
        _add_helper(database)
        database.close()
    finally:
        os.umask(before)
    assert database.path.stat().st_mode & 0o777 == 0o600


def test_a_closed_file_is_one_file_with_its_mark_and_schema(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "ordning.hjm")
    _add_helper(database)
    assert _pragma(database, "application_id") == APPLICATION_ID
    assert _pragma(database, "user_version") == SCHEMA
    database.close()
    assert list(tmp_path.iterdir()) == [database.path]


def test_the_settings_are_the_safe_ones(database: Database) -> None:
    assert _pragma(database, "journal_mode") == "delete"
    assert _pragma(database, "synchronous") == 3
    assert _pragma(database, "foreign_keys") == 1
    assert _pragma(database, "locking_mode") == "exclusive"


def test_two_files_can_be_open_at_once(tmp_path: Path) -> None:
    one, two = Database.create(tmp_path / "1.hjm"), Database.create(tmp_path / "2.hjm", "kode")
    with one.change("I den ene") as work, two.change("I den anden") as other:
        work.add(e.Helper("h1", "Anna"))
        other.add(e.Helper("h2", "Bent"))
    assert (_helpers(one), _helpers(two)) == (["h1"], ["h2"])
    one.close()
    assert _helpers(two) == ["h2"]
    two.close()


def test_a_file_is_open_only_once(database: Database) -> None:
    with pytest.raises(CannotOpen, match="er åben i et andet vindue eller program"):
        Database.open(database.path)
    assert _helpers(database) == []


def test_a_file_that_is_there_is_not_made_again(database: Database) -> None:
    with pytest.raises(CannotOpen, match=r"ordning\.hjm findes allerede"):
        Database.create(database.path)


def test_a_missing_file_is_not_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match=r"ingen\.hjm findes ikke"):
        Database.open(tmp_path / "ingen.hjm")
    assert list(tmp_path.iterdir()) == []


def test_a_crash_in_the_middle_of_a_change_is_rolled_back_when_the_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "ordning.hjm"
    database = Database.create(path)
    _add_helper(database)
    database.close()
    code = """
import os, sys
from pathlib import Path
from app.model.domain.entities import Helper
from app.model.store.database import Database
database = Database.open(Path(sys.argv[1]))
database._connection.execute("PRAGMA cache_size = 2")
database._connection.execute("PRAGMA cache_spill = 1")
with database.change("Afbrydes") as work:
    for number in range(3000):
        work.add(Helper(f"x{number}", "x" * 190))
    work.session.flush()
    os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code, path], check=False).returncode == 9
    assert path.with_name("ordning.hjm-journal").exists()
    again = Database.open(path)
    assert _helpers(again) == ["h1"]
    again.close()
    assert list(tmp_path.iterdir()) == [path]


# --- Passwords -----------------------------------------------------------------------------------


@pytest.mark.parametrize("password", ["kode", "med ' og \" og ;--", "æøå 😀", "x" * 500, " "])
def test_any_password_opens_what_it_closed(tmp_path: Path, password: str) -> None:
    path = tmp_path / "hemmelig.hjm"
    database = Database.create(path, password)
    _add_helper(database)
    database.close()
    assert is_encrypted(path)
    opened = Database.open(path, password)
    assert _helpers(opened) == ["h1"]
    opened.close()
    for wrong in (None, password + "x", password[:-1] + "\N{SNOWMAN}"):
        with pytest.raises(CannotOpen, match="adgangskoden mangler eller er forkert"):
            Database.open(path, wrong)


def test_a_plain_file_is_not_encrypted(database: Database, tmp_path: Path) -> None:
    assert not is_encrypted(database.path)
    assert not is_encrypted(tmp_path / "ingen.hjm")
    (tmp_path / "tom.hjm").touch()
    assert not is_encrypted(tmp_path / "tom.hjm")


# --- Disk full and write protection --------------------------------------------------------------


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 400 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("kun root på Linux kan lave en lille disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"denne maskine må ikke montere en disk: {mounted.stderr.decode(errors='replace').strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def _fill_up(database: Database) -> None:
    with database.change("For meget") as work:
        for number in range(3000):
            work.add(e.Helper(f"x{number}", "x" * 190))


def test_a_full_disk_is_told_and_leaves_the_file_intact(tiny_disk: Path) -> None:
    database = Database.create(tiny_disk / "ordning.hjm")
    _add_helper(database)
    with pytest.raises(KnownFault, match=r"ikke mere plads på disken med ordning\.hjm"):
        _fill_up(database)
    assert _helpers(database) == ["h1"]
    _add_helper(database, "h2")
    database.close()
    again = Database.open(database.path)
    assert _helpers(again) == ["h1", "h2"]
    again.close()


def test_a_file_that_may_not_grow_is_told_like_a_full_disk(database: Database) -> None:
    _add_helper(database)
    database._connection.execute("PRAGMA max_page_count = 120")
    with pytest.raises(KnownFault, match="ikke mere plads på disken"):
        _fill_up(database)
    assert _helpers(database) == ["h1"]


def test_a_file_that_does_not_fit_is_not_left_half_made(tiny_disk: Path) -> None:
    (tiny_disk / "fyld").write_bytes(b"x" * 660 * 1024)
    with pytest.raises(KnownFault, match="ikke mere plads på disken"):
        Database.create(tiny_disk / "ordning.hjm")
    assert [path.name for path in tiny_disk.iterdir()] == ["fyld"]


def test_a_write_protected_file_can_be_read_and_says_so_when_changed(tiny_disk: Path) -> None:
    path = tiny_disk / "ordning.hjm"
    database = Database.create(path)
    _add_helper(database)
    database.close()
    before = path.read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", tiny_disk], check=True)
    again = Database.open(path)
    assert _helpers(again) == ["h1"]
    with pytest.raises(KnownFault, match=r"ordning\.hjm er skrivebeskyttet"):
        _add_helper(again, "h2")
    assert _helpers(again) == ["h1"]
    again.close()
    with pytest.raises(CannotOpen, match="disken kan kun læses"):
        Database.create(tiny_disk / "ny.hjm")
    assert path.read_bytes() == before
