"""A full or protected disk, damaged files, two instances, and being killed in the middle: refused, never silently wrong.

What an unencrypted file can't tell is tested too: from a crash until it is closed the next time it carries no seal, and
a changed letter in it is not seen (SQLite checks the structure alone). An encrypted file has no such gap.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine
from sqlcipher3 import dbapi2

from app.model.domain.errors import KnownFault, Refused
from app.model.services import exchange, history, people
from app.model.services.binder import Binder, Resources, open_binder
from app.model.store import seal
from app.model.store.connection import APPLICATION_ID, SCHEMA
from app.model.store.database import Database
from app.model.store.faults import CannotOpen
from app.model.store.migrations.run import scripts
from tests.trust.conftest import PASSWORD, Make, Run
from tests.trust.writer import FIRST_EDITION, NOW, state

PAGE, HEADER = 4096, 100


def everything(path: Path, secret: str | None = None) -> str:
    """The state of a closed file."""
    database = Database.open(path, secret)
    found = state(database._connection)
    database.close()
    return found


def contents(binder: Binder) -> str:
    return state(binder.database._connection).split()[0]


def opened_differently(path: Path, secret: str | None, expected: str) -> str | None:
    """None when a damaged file is refused; "" when it opens with all that was in it; otherwise what is wrong."""
    try:
        database = Database.open(path, secret)
    except CannotOpen:
        return None
    found = state(database._connection)
    database._connection.close()
    database.close()
    return "" if found == expected else f"opened as {found}"


def closed(make: Make, path: Path, password: str | None = None) -> tuple[bytes, str | None, str]:
    """A small file that was closed: its bytes, what opens it without delay, and its state."""
    binder = make(path, password)
    expected, secret = state(binder.database._connection), binder.database.recovery_code or None
    binder.close()
    return path.read_bytes(), secret, expected


# --- The disk ------------------------------------------------------------------------------------


def test_on_a_full_disk_nothing_is_half_saved_and_the_file_goes_on(small_disk: Path, make: Make) -> None:
    binder = make(small_disk / "ordning.hjm")
    before = contents(binder)
    filler = small_disk / "fyld"
    with pytest.raises(OSError, match="No space left"):
        filler.write_bytes(b"x" * 1_000_000)
    draft = people.HelperDraft("Dorthe", address="x" * 190)
    refused = 0
    for _ in range(30):
        try:
            people.add_helper(binder, draft)
            before = contents(binder)
        except KnownFault as fault:
            refused += 1
            assert "ikke mere plads" in str(fault)  # noqa: PT017 - the first few may still fit in the file
        assert contents(binder) == before
    assert refused > 0
    backup = small_disk / "kopi.hjm"
    with pytest.raises(KnownFault, match="ikke mere plads"):
        binder.database.backup_to(backup)
    with pytest.raises(Refused, match="plads"):
        exchange.write_exchange_file(binder, small_disk / "alt.json")
    assert sorted(path.name for path in small_disk.iterdir() if not path.name.startswith(".ordning")) == [
        "fyld",
        "ordning.hjm",
        "ordning.hjm-journal",
    ]
    filler.unlink()
    people.add_helper(binder, draft)
    assert history.undo(binder) is not None
    assert contents(binder) == before
    binder.close()
    assert everything(small_disk / "ordning.hjm").split()[0] == before


def test_in_a_read_only_folder_the_file_can_be_read_and_nothing_is_written(
    small_disk: Path, make: Make, resources: Resources
) -> None:
    path = small_disk / "ordning.hjm"
    raw, _, expected = closed(make, path)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    binder = open_binder(path, resources, lambda: NOW)
    assert state(binder.database._connection) == expected
    for write in (
        lambda: people.add_helper(binder, people.HelperDraft("Dorthe")),
        lambda: history.undo(binder),
        lambda: binder.database.backup_to(small_disk / "kopi.hjm"),
        lambda: exchange.write_exchange_file(binder, small_disk / "alt.json"),
    ):
        with pytest.raises((KnownFault, Refused), match=r"skrivebeskyttet|kun læses"):
            write()
    assert state(binder.database._connection) == expected
    binder.close()
    assert path.read_bytes() == raw


# --- Damage --------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", [None, "", "en lang kod", "en lang kode ", "EN LANG KODE", "'; --", "x" * 5000])
def test_a_wrong_password_is_refused_and_changes_nothing(tmp_path: Path, make: Make, wrong: str | None) -> None:
    path = tmp_path / "ordning.hjm"
    raw, _, expected = closed(make, path, PASSWORD)
    with pytest.raises(CannotOpen, match="adgangskoden"):
        Database.open(path, wrong)
    assert path.read_bytes() == raw
    assert everything(path, PASSWORD) == expected


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path, make: Make, password: str | None) -> None:
    path = tmp_path / "ordning.hjm"
    raw, secret, expected = closed(make, path, password)
    pages = len(raw) // PAGE
    assert pages > 25
    for size in [*range(0, pages * PAGE, PAGE), PAGE // 2, pages * PAGE - 1, pages * PAGE - PAGE // 2]:
        path.write_bytes(raw[:size])
        assert opened_differently(path, secret, expected) is None, f"cut off after {size} bytes"
    for size in range(pages * PAGE, len(raw) + 1):
        path.write_bytes(raw[:size])
        found = opened_differently(path, secret, expected)
        assert found == "" or (found is None and size % PAGE not in {0, seal.SIZE}), "only the seal is cut off"


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_a_flipped_bit_on_any_page_is_refused(tmp_path: Path, make: Make, password: str | None) -> None:
    path = tmp_path / "ordning.hjm"
    raw, secret, expected = closed(make, path, password)
    chance = random.Random(1)  # noqa: S311 - a test
    pages = len(raw) // PAGE
    seen = 0
    for page in range(pages):
        for offset in (0, PAGE - 1, *(chance.randrange(PAGE) for _ in range(4))):
            damaged = bytearray(raw)
            damaged[page * PAGE + offset] ^= 1 << chance.randrange(8)
            path.write_bytes(damaged)
            assert opened_differently(path, secret, expected) is None, f"page {page + 1}, byte {offset}"
            seen += 1
    assert seen == 6 * pages > 150


def test_every_bit_of_the_header_and_of_the_seal_can_flip(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "ordning.hjm"
    raw, _, expected = closed(make, path)
    assert len(raw) % PAGE == seal.SIZE
    for byte in (*range(HEADER), *range(len(raw) - seal.SIZE, len(raw))):
        damaged = bytearray(raw)
        damaged[byte] ^= 1 << byte % 8
        path.write_bytes(damaged)
        found = opened_differently(path, None, expected)
        assert found == "" if byte >= HEADER else found is None, f"byte {byte}: {found}"


def test_a_changed_letter_in_an_unencrypted_file_is_refused(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "ordning.hjm"
    raw, _, _ = closed(make, path)
    assert raw.count("Anna Sørensen".encode()) >= 1
    path.write_bytes(raw.replace("Anna Sørensen".encode(), "Anne Sørensen".encode()))
    with pytest.raises(CannotOpen, match="er beskadiget"):
        Database.open(path)


def test_after_a_crash_an_unencrypted_file_has_no_seal_until_it_is_closed(tmp_path: Path, make: Make) -> None:
    """The gap: structure damage is refused all the same, a changed letter is not seen."""
    path = tmp_path / "ordning.hjm"
    raw, _, expected = closed(make, path)
    crashed = raw[: -seal.SIZE]
    path.write_bytes(crashed.replace("Anna Sørensen".encode(), "Anne Sørensen".encode()))
    assert opened_differently(path, None, expected) not in {None, ""}
    broken = bytearray(crashed)
    broken[5 * PAGE : 5 * PAGE + 8] = b"\xff" * 8
    path.write_bytes(broken)
    assert opened_differently(path, None, expected) is None
    path.write_bytes(crashed)
    assert everything(path) == expected
    assert len(path.read_bytes()) % PAGE == seal.SIZE


def test_another_program_may_change_an_unencrypted_file(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "ordning.hjm"
    closed(make, path)
    other = dbapi2.connect(str(path))
    assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    other.execute("DELETE FROM shift WHERE id = (SELECT min(id) FROM shift)")
    other.commit()
    other.close()
    for _ in range(2):
        database = Database.open(path)
        assert database._connection.execute("SELECT count(*) FROM shift").fetchone() == (11,)
        database.close()
    other = dbapi2.connect(str(path))
    other.execute("VACUUM")
    other.close()
    everything(path)


def test_a_file_goes_on_growing_and_shrinking_under_its_seal(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "ordning.hjm"
    closed(make, path)
    for size in (1, 400, 3):
        database = Database.open(path)
        with database.change("Stor") as work:
            work.session.connection().exec_driver_sql("UPDATE shift SET note = ?", ("x" * size * 10,))
        expected = state(database._connection)
        database.close()
        assert everything(path) == expected
        assert len(path.read_bytes()) % PAGE == seal.SIZE


# --- Two at once ---------------------------------------------------------------------------------

HOLD = """
import sys
from pathlib import Path
from app.model.store.database import Database
database = Database.open(Path(sys.argv[1]), sys.argv[2] or None)
print("open", flush=True)
sys.stdin.readline()
database.close()
print("closed", flush=True)
"""


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_a_second_instance_is_refused_and_the_first_one_keeps_the_file(
    tmp_path: Path, make: Make, start: Run, password: str | None
) -> None:
    path = tmp_path / "ordning.hjm"
    _, secret, expected = closed(make, path, password)
    first = start(HOLD, path, secret or "")
    assert first.stdout is not None
    assert first.stdout.readline() == "open\n"
    for _ in range(3):
        with pytest.raises(CannotOpen, match="er åben"):
            Database.open(path, secret)
    first.communicate("\n")
    assert everything(path, secret) == expected


def test_a_killed_instance_holds_nothing(tmp_path: Path, make: Make, start: Run) -> None:
    path = tmp_path / "ordning.hjm"
    _, _, expected = closed(make, path)
    first = start(HOLD, path, "")
    assert first.stdout is not None
    assert first.stdout.readline() == "open\n"
    first.kill()
    first.wait()
    assert everything(path) == expected


# --- Killed in the middle ------------------------------------------------------------------------

KILLED_UPGRADE = """
import os, signal, sys
from pathlib import Path
from app.model.store import database
from app.model.store.migrations import run, triggers
from sqlcipher3 import dbapi2
left, upgrade, recording, connect = int(sys.argv[2]), run.upgrade, triggers.recording, database.connect
def counted(*arguments):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return recording(*arguments)
def upgraded(connection):
    upgrade(connection)
    os.kill(os.getpid(), signal.SIGKILL)
def tight(*arguments):
    connection = connect(*arguments)
    connection.execute("PRAGMA cache_size = 2")  # so that pages are written before the end
    connection.execute("PRAGMA cache_spill = 1")
    return connection
triggers.recording, run.upgrade, database.connect = counted, upgraded, tight
database.Database.open(Path(sys.argv[1]))
"""


def first_edition(path: Path) -> None:
    """A file as the first edition of the program left it: no history, with something in it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        with Operations.context(MigrationContext.configure(connection)):
            scripts().get_revision("0001").module.upgrade()
        for sql in (
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)",
            "INSERT INTO alembic_version VALUES ('0001')",
            f"PRAGMA application_id = {APPLICATION_ID}",
            "PRAGMA user_version = 1",
            "INSERT INTO helper(id, name, relative) VALUES ('h1', 'Anna', 0)",
        ):
            connection.exec_driver_sql(sql)
        for number in range(300):
            connection.exec_driver_sql(
                'INSERT INTO shift(id, helper_id, start, "end", kind, status, respiration, away, note) VALUES '
                "(?, 'h1', '2026-01-01T07:00', '2026-01-01T15:00', 'work', 'planned', 0, 0, 'x')",
                (f"v{number}",),
            )
    engine.dispose()


Rows = dict[str, list[tuple[object, ...]]]


def rows(connection: dbapi2.Connection, known: Rows | None = None) -> Rows:
    """The first edition's tables; later columns come after its own, and are left out where those are `known`."""
    found: Rows = {}
    for table in FIRST_EDITION:
        columns = len(known[table][0]) if known and known[table] else None
        there = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()  # noqa: S608
        found[table] = [tuple(row[:columns]) for row in there]
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har ikke SIGKILL")
@pytest.mark.parametrize("moment", [1, 3, 6, 99])
def test_a_killed_upgrade_begins_anew_and_everything_is_there(tmp_path: Path, start: Run, moment: int) -> None:
    path = tmp_path / "gammel.hjm"
    first_edition(path)
    connection = dbapi2.connect(str(path))
    expected = rows(connection)
    connection.close()
    process = start(KILLED_UPGRADE, path, moment)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    database = Database.open(path)
    assert rows(database._connection, expected) == expected
    assert len(expected["shift"]) == 300
    assert database._connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert database._connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with database.change("Efter") as work:
        work.session.connection().exec_driver_sql("UPDATE helper SET name = 'Åse'")
    assert database.step_back("undo") is not None
    assert rows(database._connection, expected) == expected
    database.close()


KILLED_BACKUP = """
import os, signal, sys
from pathlib import Path
from app.model.store import database
opened = database.Database.open(Path(sys.argv[1]))
database.check = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
opened.backup_to(Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har ikke SIGKILL")
def test_a_backup_cut_short_is_no_backup_and_the_next_one_is_whole(tmp_path: Path, make: Make, start: Run) -> None:
    path, folder = tmp_path / "ordning.hjm", tmp_path / "kopier"
    _, _, expected = closed(make, path)
    folder.mkdir()
    target = folder / "ordning-2026-11-21-120000.hjm"
    process = start(KILLED_BACKUP, path, target)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert not target.exists()
    assert list(folder.glob("*.hjm")) == []
    database = Database.open(path)
    database.backup_to(target)
    database.close()
    assert [found.name for found in folder.iterdir()] == [target.name]
    assert everything(target) == expected


def test_a_backup_that_does_not_fit_leaves_the_older_one(small_disk: Path, tmp_path: Path, make: Make) -> None:
    binder = make(tmp_path / "ordning.hjm")
    target = small_disk / "kopi.hjm"
    binder.database.backup_to(target)
    before = target.read_bytes()
    fill(small_disk, leave=50_000)
    with pytest.raises(KnownFault, match="ikke mere plads"):
        binder.database.backup_to(target)
    assert target.read_bytes() == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["fyld", "kopi.hjm"]
    binder.close()


def fill(disk: Path, leave: int) -> None:
    write: Callable[[bytes], int] = (disk / "fyld").write_bytes
    used = sum(path.stat().st_size + PAGE for path in disk.iterdir())
    write(b"x" * (600 * 1024 - used - leave))


def test_a_damaged_backup_is_refused_like_any_other_file(tmp_path: Path, make: Make) -> None:
    binder = make(tmp_path / "ordning.hjm")
    target = tmp_path / "kopi.hjm"
    binder.database.backup_to(target)
    expected = state(binder.database._connection)
    binder.close()
    assert everything(target) == expected
    raw = target.read_bytes()
    target.write_bytes(raw.replace(b"Bent", b"Bend"))
    with pytest.raises(CannotOpen, match="er beskadiget"):
        Database.open(target)
