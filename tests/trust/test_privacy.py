"""What is encrypted can't be read anywhere in its folder, files are their owner's alone, and nothing uses the network."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfWriter

from app.model.domain.people import TalkKind
from app.model.services import (
    attachments,
    backups,
    exchange,
    hiring,
    history,
    people,
    retention,
    roster,
    talks,
)
from app.model.services.binder import Binder, Resources, create_binder, open_binder
from app.model.services.example import example_content
from app.model.services.letters import About, issue_letter
from app.ui.crash import log_crash
from tests.trust.conftest import PASSWORD, Run

NOTE = "Husk nøglen hos Ågot Fortrolig"
EXTRA = people.HelperDraft(
    "Zenobia Hemmeligsen", address="Skjult Stræde 77", phone="98 76 54 32", email="zenobia@example.invalid"
)


TALK, APPLICANT, APPLIED = "Mødte beruset fem gange", "Filippa Ansøgelsen", "Virkede usikker på nætter"
SCANNED = "Underskrevet helbredserklæring"


def secrets() -> list[str]:
    """Everything of the example that tells of somebody, and what was written beside it."""
    content = example_content(date(2026, 11, 21))
    assert content.scheme is not None
    return [
        content.scheme.citizen_name,
        content.scheme.citizen_address or "",
        *(helper.name for helper in content.helpers),
        NOTE,
        EXTRA.name,
        EXTRA.address,
        EXTRA.phone,
        EXTRA.email,
        TALK,
        APPLICANT,
        APPLIED,
        SCANNED,
        "CREATE TABLE",
    ]


def leaks(folder: Path) -> Iterator[str]:
    """Each of the secrets that lies readable in some file, in any of the usual encodings."""
    for path in sorted(folder.rglob("*")):
        raw = path.read_bytes() if path.is_file() else b""
        for secret in secrets():
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
                if secret.encode(encoding, errors="ignore") in raw:
                    yield f"{path.name}: {secret} ({encoding})"


def write_papers(binder: Binder, helper: str) -> None:
    """A talk, an applicant, a scanned paper and an issued document."""
    talks.add_talk(binder, helper, talks.TalkDraft(TalkKind.WARNING, binder.today, about=TALK))
    vacancy, _ = hiring.add_hiring(binder, hiring.HiringDraft("Nathjælper", binder.today))
    hiring.add_applicant(binder, vacancy, hiring.ApplicantDraft(APPLICANT, binder.today, "44 33 22 11", note=APPLIED))
    scanned = binder.database.path.parent.with_name(f"{binder.database.path.parent.name}-scannet.pdf")
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": SCANNED})
    writer.write(scanned)
    attachments.add_attachment(binder, scanned, attachments.AttachmentDraft(SCANNED, helper))
    scanned.unlink()
    issue_letter(binder, "advarsel", About(helper))


def write_secrets(binder: Binder) -> None:
    helper = people.add_helper(binder, EXTRA)
    write_papers(binder, helper)
    start = datetime(2027, 2, 1, 7)
    roster.add_shift(binder, roster.ShiftDraft(helper, start, start + timedelta(hours=8), note=NOTE))


@pytest.fixture
def protected(tmp_path: Path, example_file: Path, resources: Resources, clock: Callable[[], datetime]) -> Binder:
    """The example in a folder of its own, encrypted after it had been plain; closed by the test."""
    folder = tmp_path / "mappe"
    folder.mkdir()
    shutil.copyfile(example_file, folder / "ordning.hjm")
    binder = open_binder(folder / "ordning.hjm", resources, clock)
    write_secrets(binder)
    assert len(list(leaks(folder))) > 10, "the scan itself finds what is there"
    binder.database.set_password(PASSWORD)
    return binder


def test_nothing_is_left_of_applicants_who_were_erased(
    tmp_path: Path, example_file: Path, resources: Resources, clock: Callable[[], datetime]
) -> None:
    """In a file that anybody can read: neither in it, nor beside it, nor in a backup made afterwards."""
    path = tmp_path / "mappe" / "ordning.hjm"
    path.parent.mkdir()
    shutil.copyfile(example_file, path)
    binder = open_binder(path, resources, clock)
    write_secrets(binder)
    theirs = (APPLICANT, APPLIED, "44 33 22 11")
    row = next(row for card in hiring.hiring_cards(binder) for row in card.applicants if row.draft.name == APPLICANT)
    issue_letter(binder, "afslag", About(record_id=row.id))
    assert [text for text in theirs if not _lies_in(path.parent, text)] == []
    retention.erase_applicants(binder, [row.id])
    assert [text for text in (*theirs, row.id) if _lies_in(path.parent, text)] == [], "while it is open"
    backups.backup_now(binder, backups.folders(path))
    while history.undo(binder):
        pass
    binder.close()
    assert [text for text in (*theirs, row.id) if _lies_in(path.parent, text)] == [], "when it is closed"
    assert _lies_in(path.parent, TALK) != [], "the others' papers are there"


def _lies_in(folder: Path, text: str) -> list[str]:
    """The files in which a text can be read."""
    return [path.name for path in sorted(folder.rglob("*")) if path.is_file() and text.encode() in path.read_bytes()]


KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from app.model.domain.entities import Helper
from app.model.store.database import Database
database = Database.open(Path(sys.argv[1]), sys.argv[2])
database._connection.execute("PRAGMA cache_size = 2")
database._connection.execute("PRAGMA cache_spill = 1")
with database.change("Afbrydes") as work:
    work.session.connection().exec_driver_sql("UPDATE shift SET note = ? || id", (sys.argv[3],))
    work.session.connection().exec_driver_sql("UPDATE helper SET address = ?", (sys.argv[4],))
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har ikke SIGKILL")
def test_nothing_readable_lies_in_the_folder_of_an_encrypted_file(protected: Binder, start: Run) -> None:
    path = protected.database.path
    write_secrets(protected)
    made = backups.backup_now(protected, backups.folders(path))
    assert len(made.paths) == 1
    assert list(leaks(path.parent)) == [], "while it is open"
    secret = protected.database.recovery_code
    protected.close()
    assert list(leaks(path.parent)) == [], "when it is closed"
    process = start(KILLED_WRITER, path, secret, NOTE, EXTRA.address)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size > 10_000, "the kill came in the middle"
    assert list(leaks(path.parent)) == [], "after a crash in the middle of a change"


def test_a_backup_cut_short_and_a_new_password_leave_nothing_readable(
    protected: Binder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = protected.database.path.parent
    leftovers: list[str] = []

    def look(old: Path, new: Path) -> Path:
        leftovers.extend(leaks(folder))
        assert old.exists()
        raise OSError(28, "fuld")

    monkeypatch.setattr(Path, "replace", look)
    with pytest.raises(Exception, match=r"fuld|plads"):
        protected.database.backup_to(folder / "kopi.hjm")
    monkeypatch.undo()
    assert leftovers == []
    protected.database.set_password("en anden kode")
    assert list(leaks(folder)) == []
    protected.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har ikke rettigheder af den slags")
def test_every_file_is_its_owners_alone(
    tmp_path: Path, resources: Resources, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mappe"
    seen: dict[str, int] = {}

    def look() -> None:
        for path in folder.rglob("*"):
            seen[path.relative_to(folder).as_posix()] = stat.S_IMODE(path.stat().st_mode)

    before = os.umask(0)  # nothing but the program itself protects what it writes
    for password in (None, PASSWORD):
        path = folder / f"{'kode' if password else 'aaben'}.hjm"
        binder = create_binder(path, resources, clock, password=password)
        write_secrets(binder)
        look()
        original = Path.replace

        def spy(old: Path, new: Path, original: Callable[[Path, Path], Path] = original) -> Path:
            look()
            return original(old, new)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", spy)
            binder.database.backup_to(folder / f"kopi-{path.name}")
            exchange.write_exchange_file(binder, folder / f"{path.stem}.json")
            backups.backup_now(binder, backups.folders(path))
            binder.database.set_password("ny kode")
        look()
        binder.close()
        look()
    os.umask(before)
    assert len(seen) > 12
    assert any(name.endswith("-journal") for name in seen)
    assert any(name.endswith(".del") for name in seen)
    assert any(name.endswith(".ny") for name in seen)
    assert {name: oct(mode) for name, mode in seen.items() if mode not in {0o600, 0o700}} == {}
    assert [name for name, mode in seen.items() if mode == 0o700] == [backups.default_folder(path).name]


# --- The network ---------------------------------------------------------------------------------

WATCH = """
import json, os, socket, sys
from pathlib import Path
used = []
def watch(event, arguments):
    if event == "socket.__new__" and arguments[1] not in (socket.AF_UNIX, -1):
        used.append(f"{event} {arguments[1]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request", "http.client.connect"):
        used.append(event)
    elif event.startswith("socket.") and len(arguments) > 1 and isinstance(arguments[1], tuple):
        used.append(f"{event} {arguments[1]}")
sys.addaudithook(watch)
def of_this_process():
    '''Sockets that libraries opened without Python: the open handles that the system lists as internet ones.'''
    mine = {os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{n}") or os.path.islink(f"/proc/self/fd/{n}")}
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        listed = Path(f"/proc/self/net/{kind}")
        for line in listed.read_text().splitlines()[1:] if listed.exists() else ():
            if f"socket:[{line.split()[9]}]" in mine:
                used.append(kind)
"""
COMMANDS = (
    WATCH
    + """
from app.main import main
folder = Path(sys.argv[1])
file, again, out = folder / "e.hjm", folder / "igen.hjm", folder / "alt.json"
codes = [main(["--mappe", str(file), *rest]) for rest in (
    ["eksempel"], ["eksporter", str(out)], ["tjek"], ["timeseddel", "--maaned", "2026-03", "--ud", str(folder / "pdf")])]
codes.append(main(["--mappe", str(again), "importer", str(out)]))
of_this_process()
print("\\n" + json.dumps([codes, used]))
"""
)
WINDOW = (
    WATCH
    + """
import time
from PySide6.QtWidgets import QApplication
from app.main import now
from app.ui.application import Application
app = QApplication([])
started = Application(app, Path(sys.argv[1]), now)
started.start()
until = time.monotonic() + 20
while started._binder is None and time.monotonic() < until:
    app.processEvents()
for _ in range(50):
    app.processEvents()
    time.sleep(0.01)
of_this_process()
print("\\n" + json.dumps([started._binder is not None, used]))
"""
)
CONTROL = (
    WATCH
    + """
one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
one.bind(("127.0.0.1", 0))
of_this_process()
print("\\n" + json.dumps([True, used]))
"""
)


def watched(process: subprocess.Popen[str]) -> tuple[object, list[str]]:
    said, _ = process.communicate(timeout=110)
    assert process.returncode == 0
    done, used = json.loads(said.splitlines()[-1])
    return done, used


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc findes kun på Linux")
def test_the_watch_itself_sees_a_socket(start: Run) -> None:
    _, used = watched(start(CONTROL))
    assert "udp" in used
    assert any(one.startswith("socket.bind") for one in used)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc findes kun på Linux")
def test_no_command_uses_the_network(tmp_path: Path, start: Run) -> None:
    assert watched(start(COMMANDS, tmp_path)) == ([0, 0, 0, 0, 0], [])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc findes kun på Linux")
def test_the_window_does_not_use_the_network(tmp_path: Path, example_file: Path, start: Run) -> None:
    shutil.copyfile(example_file, tmp_path / "e.hjm")
    assert watched(start(WINDOW, tmp_path / "e.hjm")) == (True, [])


# --- The log of crashes --------------------------------------------------------------------------


def test_a_crash_in_the_middle_of_a_change_is_logged_without_personal_data(
    protected: Binder, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def fail(self: object, entity: object) -> None:
        raise ValueError(f"{entity} {EXTRA.name} {NOTE}")

    monkeypatch.setattr("app.model.store.database.UnitOfWork.add", fail)
    log = home / "ingen"
    try:
        write_secrets(protected)
    except ValueError as fault:
        assert EXTRA.name in str(fault)  # noqa: PT017 - the fault itself is full of them
        log = log_crash(type(fault), fault.__traceback__)
    text = log.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "people.py" in text
    assert [secret for secret in secrets() if secret in text] == []
    assert str(home) not in text
    protected.close()
