"""Scanned papers' bytes: kept once, brought back whole by undo, in backups, and gone when nothing names them any more."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from app.model.domain import entities as e
from app.model.domain.archive import Attachment
from app.model.domain.errors import Refused
from app.model.store import attachments, backup, people_queries, queries, undo
from app.model.store.database import Database

DAY = date(2026, 11, 21)
STEPS = 6
PAPER = b"%PDF-1.7 Ganske hemmeligt papir " + bytes(range(256)) * 40
DIGEST = sha256(PAPER).hexdigest()


@pytest.fixture(autouse=True)
def _few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred steps take a while to make."""
    monkeypatch.setattr(undo, "STEPS", STEPS)


@pytest.fixture(params=[None, "en lang kode"], ids=["plain", "encrypted"])
def secret(request: pytest.FixtureRequest) -> str | None:
    found: str | None = request.param
    return found


@pytest.fixture
def database(tmp_path: Path, secret: str | None) -> Iterator[Database]:
    opened = Database.create(tmp_path / "ordning.hjm", secret, lambda: datetime(2026, 11, 21, 12))
    with opened.change("Opret hjælper") as work:
        work.add(e.Helper("h1", "Anna Prøve"))
    yield opened
    opened.close()


def add(database: Database, identity: str = "p1", content: bytes = PAPER, helper: str | None = "h1") -> None:
    with database.change("Tilføj papir") as work:
        digest = attachments.put(work.session, content)
        paper = Attachment(
            identity, "Kontrakt", "k.pdf", "application/pdf", len(content), digest, DAY, helper_id=helper
        )
        work.add(paper)


def delete(database: Database, identity: str = "p1") -> None:
    with database.change("Slet papir") as work:
        work.delete(queries.by_id(work.session, Attachment, identity))


def held(database: Database) -> list[str]:
    """The digests of the bytes that are in the file."""
    found = database._connection.execute("SELECT digest FROM attachment_content ORDER BY digest").fetchall()
    return [digest for (digest,) in found]


def content(database: Database, digest: str = DIGEST) -> bytes | None:
    with database.read() as session:
        return attachments.get(session, digest)


def again(database: Database, secret: str | None) -> Database:
    """Closes and opens."""
    database.close()
    return Database.open(database.path, secret, lambda: datetime(2026, 11, 21, 12))


def other_steps(database: Database, count: int) -> None:
    for number in range(count):
        with database.change("Noget andet") as work:
            work.add(e.Helper(f"x{time.monotonic_ns()}-{number}", "X"))


def test_bytes_come_back_as_they_were_and_are_kept_once(database: Database) -> None:
    add(database)
    add(database, "p2")
    add(database, "p3", PAPER + b"!")
    assert content(database) == PAPER
    assert held(database) == sorted([DIGEST, sha256(PAPER + b"!").hexdigest()])
    assert content(database, "0" * 64) is None


def test_undo_brings_a_deleted_paper_back_whole_even_after_closing(database: Database, secret: str | None) -> None:
    add(database)
    delete(database)
    opened = again(database, secret)
    assert held(opened) == [DIGEST]
    opened.step_back("undo")
    with opened.read() as session:
        (paper,) = people_queries.attachments(session, "h1")
        assert (paper.id, paper.digest, paper.size, paper.added_on) == ("p1", DIGEST, len(PAPER), DAY)
        assert attachments.get(session, paper.digest) == PAPER
    opened.step_back("redo")
    opened = again(opened, secret)
    opened.step_back("undo")
    assert content(opened) == PAPER
    opened.close()


def test_an_added_paper_that_was_undone_can_be_had_again_until_something_else_is_done(
    database: Database, secret: str | None
) -> None:
    add(database)
    database.step_back("undo")
    opened = again(database, secret)
    opened.step_back("redo")
    assert content(opened) == PAPER
    opened.step_back("undo")
    other_steps(opened, 1)
    opened = again(opened, secret)
    assert held(opened) == []
    opened.close()


def test_bytes_go_when_the_last_step_that_names_them_is_let_go(database: Database, secret: str | None) -> None:
    add(database)
    add(database, "p2", PAPER + b"2")
    delete(database)
    other_steps(database, STEPS - 1)
    opened = again(database, secret)
    assert len(held(opened)) == 2
    assert opened.next_label("undo") == "Noget andet"
    other_steps(opened, 1)
    assert len(held(opened)) == 2, "only when it is closed"
    opened = again(opened, secret)
    assert held(opened) == [sha256(PAPER + b"2").hexdigest()]
    opened.close()
    if secret is None:
        assert PAPER + b"2" not in opened.path.read_bytes(), "long bytes lie in several pages"
        assert b"Ganske hemmeligt papir" in opened.path.read_bytes()


def test_a_paper_that_is_gone_leaves_nothing_readable(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "ordning.hjm")
    add(database, helper=None)
    delete(database)
    other_steps(database, STEPS)
    database.close()
    assert b"hemmeligt papir" not in database.path.read_bytes()


def test_two_with_the_same_bytes_are_each_others_keepers(database: Database, secret: str | None) -> None:
    add(database)
    add(database, "p2")
    delete(database)
    other_steps(database, STEPS)
    opened = again(database, secret)
    assert content(opened) == PAPER
    opened.close()


def put_and_refuse(database: Database) -> None:
    with database.change("Afvises") as work:
        attachments.put(work.session, PAPER)
        raise Refused


def test_what_is_refused_leaves_no_bytes(database: Database) -> None:
    with pytest.raises(Refused):
        put_and_refuse(database)
    assert held(database) == []


def test_erasing_a_helper_takes_the_papers_along(database: Database) -> None:
    with database.change("Opret hjælper") as work:
        work.add(e.Helper("h2", "Bent"))
    add(database)
    add(database, "p2", PAPER + b"2", "h2")
    add(database, "p3", PAPER + b"3")
    delete(database, "p3")
    database.erase_helper("h1")
    assert held(database) == [sha256(PAPER + b"2").hexdigest()]
    with database.read() as session:
        assert [paper.id for paper in people_queries.attachments(session)] == ["p2"]


def test_the_same_bytes_of_another_helper_stay(database: Database) -> None:
    with database.change("Opret hjælper") as work:
        work.add(e.Helper("h2", "Bent"))
    add(database)
    add(database, "p2", helper="h2")
    database.erase_helper("h1")
    assert content(database) == PAPER


def test_a_backup_has_the_bytes_and_a_new_paper_is_noticed(
    database: Database, tmp_path: Path, secret: str | None
) -> None:
    copies = [tmp_path / f"kopi{number}.hjm" for number in (1, 2)]
    database.backup_to(copies[0])
    before = database.content_mark()
    add(database)
    assert database.content_mark() != before
    database.backup_to(copies[1])
    assert backup.verify(copies[1], secret) == database.content_mark() != backup.verify(copies[0], secret)
    restored = Database.open(copies[1], secret)
    assert content(restored) == PAPER
    restored.close()


def test_bytes_alone_are_noticed_too(database: Database) -> None:
    before = database.content_mark()
    with database.change("Kun bytes") as work:
        attachments.put(work.session, PAPER)
    assert database.content_mark() != before


def test_a_copy_for_another_computer_and_a_new_password_carry_the_bytes(database: Database, tmp_path: Path) -> None:
    add(database)
    copy = tmp_path / "flytning.hjm"
    database.copy_to(copy, "en anden kode")
    moved = Database.open(copy, "en anden kode")
    assert content(moved) == PAPER
    moved.close()
    database.set_password("en tredje kode")
    assert content(database) == PAPER
    assert b"hemmeligt papir" not in database.path.read_bytes()


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() != 0, reason="kun root på Linux")
def test_a_disk_that_can_only_be_read_does_not_stop_the_closing(tmp_path: Path) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("denne maskine må ikke montere en disk")
    try:
        database = Database.create(place / "ordning.hjm")
        add(database, helper=None)
        delete(database)
        other_steps(database, STEPS)
        database._close(seal=False)
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        opened = Database.open(database.path)
        opened.close()
        subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)
        opened = Database.open(database.path)
        assert held(opened) == [DIGEST], "it waited"
        opened.close()
        assert b"hemmeligt papir" not in database.path.read_bytes()
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_closing_stays_fast_with_many_papers(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "ordning.hjm")
    with database.change("Mange papirer") as work:
        for number in range(400):
            digest = attachments.put(work.session, os.urandom(20_000))
            paper = Attachment(f"p{number}", "Papir", "p.pdf", "application/pdf", 20_000, digest, DAY)
            work.add(paper)
    started = time.perf_counter()
    attachments.tidy(database._connection)
    database.content_mark()
    taken = time.perf_counter() - started
    database.close()
    assert taken < 0.1
