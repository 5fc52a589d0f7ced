"""Backups as the user meets them: made when something changed, compared, rehearsed, restored, and protected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.main import main
from app.model.domain import entities as e
from app.model.domain.errors import KnownFault
from app.model.services import backups
from app.model.services.backups import Difference
from app.model.services.binder import Binder, Resources, create_binder, open_binder
from app.model.services.exchange import export_content
from app.model.services.people import helper_cards
from app.model.store import backup as store
from app.model.store import connection as connection_module
from app.model.store.connection import is_encrypted
from app.model.store.database import Database
from app.model.store.faults import CannotOpen, Damaged, InUse

Clock = Callable[[], datetime]
WORD = "kodeord"


@pytest.fixture
def path(example: Binder) -> Path:
    return example.database.path


@pytest.fixture
def folder(path: Path) -> Path:
    return backups.default_folder(path)


def _make(binder: Binder) -> Path:
    (made,) = backups.backup_now(binder, backups.folders(binder.database.path)).paths
    return made


def _rename(binder: Binder, name: str = "En Anden") -> None:
    first = helper_cards(binder)[0].id
    with binder.database.change("Ret hjælper") as work:
        found = work.session.get(e.Helper, first)
        assert found is not None
        found.name = name


def _names(path: Path, password: str | None = None) -> list[str]:
    database = Database.open(path, password)
    with database.read() as session:
        names = sorted(helper.name for helper in session.query(e.Helper))
    database.close()
    return names


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : len(content) : 64] = b"\xff" * len(content[4096 : len(content) : 64])
    path.write_bytes(content)


# --- Making ---------------------------------------------------------------------------------------


def test_a_backup_is_made_when_something_changed_and_only_then(example: Binder, folder: Path) -> None:
    first = _make(example)
    assert first.parent == folder
    assert backups.backup_now(example, [folder]) == backups.Made()
    _rename(example)
    second = _make(example)
    assert second != first
    assert [one.path for one in backups.all_backups(example.database.path, [folder])] == [second, first]
    assert backups.newest_backup(example.database.path, [folder]) == store.BackupFile(
        second, store.backups(folder, "eksempel")[0].made_at, second.stat().st_size
    )


def test_a_backup_that_went_bad_is_made_again(example: Binder) -> None:
    _damage(_make(example))
    assert _make(example).exists()


def test_each_folder_gets_its_own_and_a_missing_one_does_not_stop_the_other(
    example: Binder, path: Path, tmp_path: Path
) -> None:
    second = tmp_path / "usb"
    places = backups.folders(path, str(second))
    done = backups.backup_now(example, places)
    assert len(done.paths) == 1
    (fault,) = done.faults
    assert fault.startswith(f"Der er ingen ny sikkerhedskopi i {second}. Mappen findes ikke lige nu.")
    assert not second.exists()
    second.mkdir()
    done = backups.backup_now(example, places)
    assert ([made.parent for made in done.paths], done.faults) == ([second], ())


def test_a_backup_that_can_not_be_read_again_is_not_used(
    example: Binder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> int:
        raise Damaged("beskadiget")

    monkeypatch.setattr("app.model.store.database.check", damaged)
    done = backups.backup_now(example, [folder])
    assert done.paths == ()
    assert done.faults == (f"Kopien i {folder} kunne ikke læses igen og er ikke taget i brug. Prøv igen.",)
    assert list(folder.iterdir()) == []


def test_no_second_folder_or_the_same_one_is_one_folder(path: Path, folder: Path) -> None:
    assert backups.folders(path) == backups.folders(path, str(folder)) == backups.folders(path, "\0") == [folder]


def test_one_is_due_every_half_hour_and_when_the_clock_was_set_back(
    example: Binder, binder: Binder, now: datetime
) -> None:
    minutes = [(None, True), (0, False), (29, False), (30, True), (-5, True)]
    for passed, due in minutes:
        last = None if passed is None else now - timedelta(minutes=passed)
        assert backups.due(example, last, now) is due
    assert not backups.due(binder, None, now)


def test_what_a_change_after_a_restore_adds_is_not_taken_for_what_was_there(example: Binder, path: Path) -> None:
    """The same number of changes as in the newest backup, but other ones."""
    first = _make(example)
    _rename(example, "Den Ene")
    _make(example)
    example.close()
    backups.restore(path, first, example.now)
    again = open_binder(path, example.resources, example.now)
    _rename(again, "Den Anden")
    assert "Den Anden" in _names(_make(again))
    again.close()


# --- Looking --------------------------------------------------------------------------------------


def test_differences_are_counted_by_kind(example: Binder) -> None:
    made = _make(example)
    assert backups.differences(example, made) == {}
    _rename(example)
    with example.database.change("Meget") as work:
        work.add(e.Helper("ny", "Ny Prøve"))
        shifts = work.session.query(e.Shift).limit(2).all()
        for shift in shifts:
            work.delete(shift)
    assert backups.differences(example, made) == {
        "helpers": Difference(new=1, changed=1),
        "shifts": Difference(gone=2),
    }


def test_a_rehearsal_counts_and_touches_nothing(example: Binder, path: Path, tmp_path: Path) -> None:
    made = _make(example)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file != path}
    found = backups.rehearse(made, None)
    content = export_content(example)
    assert found.counts["helpers"] == len(content.helpers)
    assert found.counts["shifts"] == len(content.shifts)
    assert not found.encrypted
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file != path} == before


def test_a_damaged_backup_fails_its_rehearsal(example: Binder) -> None:
    made = _make(example)
    _damage(made)
    with pytest.raises(CannotOpen):
        backups.rehearse(made, None)


# --- Restoring ------------------------------------------------------------------------------------


def test_restoring_keeps_todays_file_and_brings_back_the_other(example: Binder, path: Path, folder: Path) -> None:
    made = _make(example)
    _rename(example, "Dagens Navn")
    example.close()
    done = backups.restore(path, made, example.now)
    assert done.kept is not None
    assert done.kept.parent == folder
    assert done.kept != made
    assert "Dagens Navn" in _names(done.kept)
    assert "Dagens Navn" not in _names(path)
    assert made.exists()
    assert sorted(file.name for file in path.parent.iterdir()) == ["eksempel.hjm", "sikkerhedskopier"]
    backups.restore(path, done.kept, example.now)
    assert "Dagens Navn" in _names(path)


def test_a_damaged_file_is_kept_and_its_journal_is_not_played_into_the_restored_one(
    example: Binder, path: Path
) -> None:
    made = _make(example)
    names = sorted(helper.name for helper in export_content(example).helpers)
    example.close()
    _damage(path)
    damaged = path.read_bytes()
    with pytest.raises(Damaged) as caught:
        Database.open(path)
    assert backups.help_after(caught.value, path, None, backups.folders(path)) is not None
    store.journal_of(path).write_bytes(b"rest af en journal")
    done = backups.restore(path, made, example.now)
    assert done.kept is not None
    assert done.kept.name == "eksempel.beskadiget-2026-11-21-120000.hjm"
    assert done.kept.read_bytes() == damaged
    assert not store.journal_of(path).exists()
    assert _names(path) == names


def test_a_bad_backup_restores_nothing(example: Binder, path: Path) -> None:
    made = _make(example)
    example.close()
    _damage(made)
    before = path.read_bytes()
    with pytest.raises(CannotOpen):
        backups.restore(path, made, example.now)
    with pytest.raises(KnownFault, match="egen fil"):
        backups.restore(path, path, example.now)
    with pytest.raises(KnownFault, match="kan ikke kopieres"):
        backups.restore(path, path.with_name("ingen.hjm"), example.now)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["eksempel.hjm", "sikkerhedskopier"]


def test_a_file_in_use_is_not_replaced(example: Binder, path: Path) -> None:
    made = _make(example)
    with pytest.raises(InUse):
        backups.restore(path, made, example.now)
    _rename(example)


def test_a_file_that_is_gone_is_restored(example: Binder, path: Path, tmp_path: Path) -> None:
    made = _make(example)
    example.close()
    path.unlink()
    with pytest.raises(CannotOpen) as caught:
        Database.open(path)
    help_ = backups.help_after(caught.value, path, None, backups.folders(path))
    assert help_ is not None
    assert help_.path == made
    assert backups.restore(path, made, example.now).kept is None
    assert _names(path)


def test_a_newer_file_is_kept_and_the_way_back_restores_the_older(
    example: Binder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer program upgraded the file; this one restores what it kept."""
    made = _make(example)
    example.close()
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA user_version = {connection_module.SCHEMA + 1}")
    connection.close()
    with pytest.raises(CannotOpen) as caught:
        Database.open(path)
    assert backups.help_after(caught.value, path, None, backups.folders(path)) is None
    done = backups.restore(path, made, example.now)
    assert done.kept is not None
    assert ".nyere-" in done.kept.name
    assert _names(path)


def test_a_full_disk_while_restoring_changes_nothing(
    example: Binder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _make(example)
    example.close()
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for place in ("shutil.copyfileobj", "os.fsync"):
        with monkeypatch.context() as patch:
            patch.setattr(f"app.model.store.backup.{place}", full)
            with pytest.raises(KnownFault, match="ikke mere plads på disken"):
                backups.restore(path, made, example.now)
        assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["eksempel.hjm", "sikkerhedskopier"]


def test_the_newest_good_one_is_found_past_the_bad_ones(example: Binder, path: Path) -> None:
    made = []
    for name in ("Et", "To", "Tre"):
        _rename(example, name)
        made.append(_make(example))
    _damage(made[2])
    made[1].write_bytes(made[1].read_bytes()[:9000])
    found = backups.newest_good(path, None, backups.folders(path))
    assert found is not None
    assert found.path == made[0]


# --- Passwords ------------------------------------------------------------------------------------


@pytest.fixture
def secret(tmp_path: Path, resources: Resources, clock: Clock) -> Binder:
    made = create_binder(tmp_path / "hemmelig.hjm", resources, clock, password=WORD)
    with made.database.change("Opret") as work:
        work.add(e.Helper("h1", "Karla Hemmelig"))
    return made


def test_backups_of_a_protected_file_need_no_password_while_it_is_open(secret: Binder) -> None:
    made = _make(secret)
    assert b"Karla" not in made.read_bytes()
    assert backups.backup_now(secret, backups.folders(secret.database.path)) == backups.Made()
    assert backups.differences(secret, made) == {}
    assert backups.rehearse(made, backups.secret_of(secret)).encrypted
    path = secret.database.path
    secret.close()
    with pytest.raises(CannotOpen):
        backups.rehearse(made, "forkert")
    assert backups.newest_good(path, "forkert", backups.folders(path)) is None
    assert backups.newest_good(path, "kodeord", backups.folders(path)) is not None
    assert backups.restore(path, made, secret.now, password=WORD).encrypted
    assert _names(path, "kodeord") == ["Karla Hemmelig"]


def test_a_backup_from_before_the_password_was_changed_is_restored_with_its_own(secret: Binder) -> None:
    made, path = _make(secret), secret.database.path
    secret.database.set_password("nyt kodeord")
    assert _make(secret) != made
    code = backups.secret_of(secret)
    with pytest.raises(CannotOpen):
        backups.differences(secret, made)
    assert backups.differences(secret, made, "kodeord") == {}
    secret.close()
    done = backups.restore(path, made, secret.now, password=WORD, current=code)
    assert done.kept is not None
    assert _names(done.kept, "nyt kodeord") == _names(path, "kodeord") == ["Karla Hemmelig"]


def test_setting_a_password_leaves_no_plain_backup(example: Binder, path: Path, folder: Path, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    places = backups.folders(path, str(second))
    for _ in range(2):
        _rename(example, f"Navn {_}")
        backups.backup_now(example, places)
    aside = store.keep_aside(backups.all_backups(path, places)[0].path, "beskadiget", example.now())
    aside.rename(path.with_name("eksempel.beskadiget-2026-01-01-000000.hjm"))
    stranger = path.with_name("andet.beskadiget-2026-01-01-000000.hjm")
    stranger.write_bytes(b"SQLite format 3\0")
    example.database.set_password("kodeord")
    done = backups.protect_backups(example, places)
    assert done.faults == ()
    assert len(done.paths) == 2
    left = [file for file in tmp_path.rglob("*.hjm") if file not in {path, stranger}]
    assert sorted(left) == sorted(done.paths)
    assert all(is_encrypted(file) for file in left)
    assert stranger.exists()


def test_where_no_protected_backup_can_be_made_the_plain_ones_stay_and_are_named(
    example: Binder, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = _make(example)
    example.database.set_password("kodeord")

    def full(_target: Path) -> None:
        raise KnownFault("Disken er fuld.")

    monkeypatch.setattr(example.database, "backup_to", full)
    done = backups.protect_backups(example, [folder])
    assert plain.exists()
    assert done.faults == (
        f"Der er ingen ny sikkerhedskopi i {folder}. Disken er fuld.",
        f"{plain} kan stadig læses uden adgangskode.",
    )


# --- The command line -----------------------------------------------------------------------------


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def go(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        return status, *capfd.readouterr()

    return go


def test_backup_and_restore_from_the_command_line(
    example: Binder, path: Path, folder: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    example.close()
    status, out, err = run("--mappe", path, "sikkerhedskopi")
    made = Path(out.strip())
    assert (status, err, made.parent) == (0, "", folder)
    assert run("--mappe", path, "sikkerhedskopi") == (0, out, "")
    own = path.with_name("min kopi.hjm")
    assert run("--mappe", path, "sikkerhedskopi", "--ud", own) == (0, f"{own}\n", "")
    status, out, err = run("--mappe", path, "sikkerhedskopi", "--ud", own)
    assert (status, out) == (2, "")
    assert "skal være et nyt navn i en mappe, der findes; intet er rørt" in err
    status, out, err = run("--mappe", path, "gendan", own)
    assert (status, err) == (0, "")
    assert out.startswith(f"Gendannet: {path} er nu som {own}\nFilen, som den var før, er kopieret til {folder}")
    new = path.with_name("ny computer.hjm")
    assert run("--mappe", new, "gendan", own) == (0, f"Gendannet: {new} er nu som {own}\n", "")
    assert _names(new) == _names(path)


def test_what_the_command_line_can_not_restore_changes_nothing(
    example: Binder, path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    made = _make(example)
    status, out, err = run("--mappe", path, "gendan", made)
    assert (status, out) == (3, "")
    assert "er åben i et andet vindue" in err
    example.close()
    _damage(made)
    before = path.read_bytes()
    for status, chosen, said in (
        (3, made, "beskadiget"),
        (2, path, "egen fil"),
        (2, path.with_name("ingen.hjm"), "findes ikke"),
        (2, path.parent, "ikke en fil"),
    ):
        found, out, err = run("--mappe", path, "gendan", chosen)
        assert (found, out, len(err.splitlines())) == (status, "", 1)
        assert said in err
    assert path.read_bytes() == before
    assert run("--mappe", path, "sikkerhedskopi", "--ud", path.with_name("ingen") / "x.hjm")[0] == 2
