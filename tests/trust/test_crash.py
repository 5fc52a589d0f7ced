"""Nothing that was reported as saved is lost when the program is killed, and nothing is there by halves.

A writer (writer.py) is killed with SIGKILL at random moments, while it opens the file or changes it. HJM_AFBRYDELSER
sets how often.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.model.services import history, people
from app.model.services.binder import PASSWORD_VARIABLE, Binder, Resources, create_binder, open_binder
from app.model.store import attachments
from tests.trust.writer import NOW, state

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows har hverken fork eller SIGKILL")

ROOT = Path(__file__).parents[2]
WRITER = Path(__file__).with_name("writer.py")
KILLS = int(os.environ.get("HJM_AFBRYDELSER", "300"))
ENCRYPTED = KILLS // 6
LONGEST_LIFE = 0.12  # seconds
JOURNAL_START = bytes.fromhex("d9d505f920a163d7")  # of a rollback journal that is not finished (SQLite's file format)


@dataclass
class Server:
    """The writer's process, which starts another one for each kill."""

    process: subprocess.Popen[str]

    def line(self) -> list[str]:
        assert self.process.stdout is not None
        words = self.process.stdout.readline().split()
        assert words, "the writer itself has ended"
        return words

    def kill_one(self, chance: random.Random) -> list[list[str]]:
        """Starts a writer and kills it; returns what it had said."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{chance.randrange(10**9)}\n")
        self.process.stdin.flush()
        said: list[list[str]] = []
        pid = int(self.line()[1])
        if chance.random() < 0.85:
            said.append(self.line())
            assert said[0][:2] == ["saved", "open"], said
        time.sleep(chance.random() * LONGEST_LIFE)
        os.kill(pid, signal.SIGKILL)
        while True:
            words = self.line()
            if words[0] == "gone":
                assert words == ["gone", "-9"], "the writer ended by itself"
                return said
            said.append(words)


@contextmanager
def server(path: Path, password: str) -> Iterator[Server]:
    environment = {**os.environ, PASSWORD_VARIABLE: password, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(WRITER), str(path)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        yield Server(process)
        assert process.stdin is not None
        process.stdin.close()


@dataclass
class Tally:
    """What the kills have shown."""

    kills: int = 0
    saved: int = 0
    halfway: int = 0
    unreported: int = 0
    undone: int = 0
    lost: list[str] = field(default_factory=list)


def contents(binder: Binder) -> str:
    return state(binder.database._connection).split()[0]


def check(binder: Binder, said: list[list[str]], before: str, tally: Tally) -> None:
    """The file after a kill against what the writer had said; `before` is the state it was given."""
    raw = binder.database._connection
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    states = [words for words in said if words[0] == "saved"] or [["saved", "open", *before.split()]]
    announced = said[-1] if said and said[-1][0] == "about" else None
    found = state(raw).split()
    tally.saved += len(states) - 1
    if found[1] == states[-1][3]:
        doing, former = states[-1][1], states[-2][2] if len(states) > 1 else None
    elif announced is not None and found[1] == announced[3]:
        tally.unreported += 1
        doing, former = announced[1], states[-1][2]
    else:
        tally.lost.append(f"{said[-3:]}: {found}, before {before}")
        return
    tally.undone += check_undo(binder, None if doing in {"undo", "redo"} else former)


def check_undo(binder: Binder, former: str | None) -> bool:
    """One step back and forth again; True when the state before the last change was known and is there again."""
    now = contents(binder)
    if history.undo(binder) is None:
        return False
    back = contents(binder)
    assert history.redo(binder) is not None
    assert contents(binder) == now
    if former is None or former == now:
        return False
    assert back == former
    return True


def hot(path: Path) -> bool:
    """A change was being written when the kill came."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.read_bytes()[:8] == JOURNAL_START


def kill_and_look(folder: Path, resources: Resources, times: int, password: str | None) -> Tally:
    chance, tally = random.Random(times), Tally()  # noqa: S311 - a test
    for number in range(0, times, 25):
        path = folder / f"{number}.hjm"
        binder = create_binder(path, resources, lambda: NOW, password=password)
        people.add_helper(binder, people.HelperDraft("Den første"))
        before, secret = state(binder.database._connection), binder.database.recovery_code
        binder.close()
        with server(path, secret) as started:
            for _ in range(min(25, times - number)):
                said = started.kill_one(chance)
                tally.kills += 1
                tally.halfway += hot(path)
                binder = open_binder(path, resources, lambda: NOW, password=secret or None)
                check(binder, said, before, tally)
                attachments.tidy(binder.database._connection)  # as closing does: papers that nothing names any more go
                before = state(binder.database._connection)
                binder.close()
    return tally


def test_a_killed_program_loses_nothing_that_was_saved(
    tmp_path: Path, resources: Resources, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, encrypted = tmp_path / "aaben", tmp_path / "kode"
    both = [
        kill_and_look(plain, resources, KILLS - ENCRYPTED, None),
        kill_and_look(encrypted, resources, ENCRYPTED, "kode"),
    ]
    lost = [loss for tally in both for loss in tally.lost]
    kills, saved, halfway, unreported, undone = (
        sum(getattr(tally, name) for tally in both) for name in ("kills", "saved", "halfway", "unreported", "undone")
    )
    with capsys.disabled():
        sys.stdout.write(
            f"\n{kills} afbrydelser, {len(lost)} tab ({saved} ændringer meldt gemt, {halfway} afbrudt midt i skrivningen, "
            f"{unreported} gemt men ikke nået at melde, {undone} fortrudt bagefter)\n"
        )
    assert lost == []
    assert kills == KILLS
    assert saved > KILLS // 2
    assert halfway > 0
    assert undone > KILLS // 10
