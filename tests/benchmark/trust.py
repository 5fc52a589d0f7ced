"""What safety costs: a saved change, opening an encrypted file, a backup and undo, each beside SQLite alone.

The bare side works on the same ten-year file with the same pragmas; a bare change inserts the same row without checks,
log and undo. All sides take turns, so that both see the same machine; medians.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from app import paths
from app.main import now
from app.model.domain.entities import Shift
from app.model.services import history, roster
from app.model.services.binder import Binder, Resources, open_binder
from tests.benchmark.measure import line

PASSWORD = "en lang kode"
PRAGMAS = ("locking_mode = EXCLUSIVE", "foreign_keys = ON", "temp_store = MEMORY", "synchronous = EXTRA")
CHANGES, OPENINGS, BACKUPS, WARM = 120, 15, 10, 110
FIRST = datetime(2027, 1, 1, 7)


def trust(ten: Path) -> None:
    """The four ratios; `ten` is a closed, unencrypted ten-year file, which is not changed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mine, bare = folder / "mit.hjm", folder / "bar.hjm"
        for copy in (mine, bare):
            shutil.copyfile(ten, copy)
        changes(mine, bare)
        binder = open_binder(mine, Resources(paths.resources()), now)
        binder.database.set_password(PASSWORD)
        secret = binder.database.recovery_code
        binder.close()
        openings(mine)
        copies(mine, secret, folder)


def turns(rounds: int, *sides: Callable[[], object]) -> list[float]:
    """The median of each side in milliseconds, side by side in every round."""
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds):
        for side, mine in zip(sides, times, strict=True):
            start = time.perf_counter()
            side()
            mine.append((time.perf_counter() - start) * 1000)
    return [statistics.median(mine) for mine in times]


def changes(mine: Path, bare: Path) -> None:
    binder = open_binder(mine, Resources(paths.resources()), now)
    raw, days, rows = _bare(bare), count(), count()
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')

    def change() -> None:
        start = FIRST + timedelta(days=next(days))
        roster.add_shift(binder, roster.ShiftDraft("h1", start, start + timedelta(hours=8)))

    def insert() -> None:
        start = FIRST + timedelta(days=next(rows))
        end = start + timedelta(hours=8)
        row = (f"v-{start:%Y%m%d}", "h1", start.isoformat("T", "minutes"), end.isoformat("T", "minutes"))
        raw.execute("BEGIN")
        raw.execute("INSERT INTO shift VALUES(?, ?, ?, ?, 'work', 'planned', NULL, 0, 0, NULL)", row)
        raw.execute("COMMIT")

    for _ in range(WARM):  # past the hundred steps that undo keeps, where each change lets an old one go
        change()
    saved, committed = turns(CHANGES, change, insert)
    line("En gemt ændring / samme række med sqlite3 alene", saved, committed, "ms", 3)
    stored, committed = turns(CHANGES, store_alone(binder), insert)
    line("Samme, kun lagerets del / samme", stored, committed, "ms", 3)
    undone = turns(CHANGES // 2, change, lambda: history.undo(binder))
    line("Fortryd / ændringen selv", undone[1], undone[0], "ms", 2)
    binder.close()
    raw.close()


def store_alone(binder: Binder) -> Callable[[], None]:
    """The change without what the service itself looks up first: overlaps, finished months, the helper."""
    days = count(5000)

    def change() -> None:
        start = FIRST + timedelta(days=next(days))
        with binder.database.change("Opret vagt") as work:
            work.add(Shift(f"b{start:%Y%m%d}", "h2", start, start + timedelta(hours=8)))

    return change


def _bare(path: Path) -> dbapi2.Connection:
    connection = dbapi2.connect(str(path), isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def openings(path: Path) -> None:
    def mine() -> None:
        open_binder(path, Resources(paths.resources()), now, password=PASSWORD).close()

    def bare() -> None:
        """As sqlcipher3 alone does it: the password, and one look at the tables."""
        connection = dbapi2.connect(str(path))
        connection.execute(f"PRAGMA key = '{PASSWORD}'")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.close()

    opened, raw = turns(OPENINGS, mine, bare)
    line("Åbning af ti år med kode, alt kontrolleret / sqlcipher3", opened, raw, "ms", 1.5)


def copies(path: Path, secret: str, folder: Path) -> None:
    binder = open_binder(path, Resources(paths.resources()), now, password=secret)
    source, target, other = binder.database._connection, folder / "kopi.hjm", folder / "bar-kopi.hjm"

    def bare() -> None:
        """SQLite's online backup to a new encrypted file, written to the disk like any other commit."""
        other.unlink(missing_ok=True)
        copy = dbapi2.connect(str(other))
        assert binder.database._key is not None
        copy.execute(f"PRAGMA key = {binder.database._key.pragma}")
        copy.execute("PRAGMA synchronous = EXTRA")
        source.backup(copy)
        copy.close()

    made, raw = turns(BACKUPS, lambda: binder.database.backup_to(target), bare)
    line("Kontrolleret sikkerhedskopi af den / bar onlinekopi", made, raw, "ms", 3)
    binder.close()
