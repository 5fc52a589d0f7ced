"""The password: what it does to the file and the folder, what it leaves behind, and the keyring in all its moods."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError
from pypdf import PdfReader

from app.model.documents.recovery_pdf import render
from app.model.domain.errors import KnownFault, Refused
from app.model.services import security
from app.model.services.binder import Binder, Resources, open_binder
from app.model.services.exchange import write_exchange_file
from app.model.services.preferences import LOCK_MINUTES, Preferences, load_preferences, save_preferences

Clock = Callable[[], datetime]
SECRET, WRONG = "hest og batteri", "hest og bager"
PLAIN = b"SQLite format 3"


@dataclass
class Kept:
    """A file in its own folder: its content, and how it opens."""

    binder: Binder
    resources: Resources
    clock: Clock
    folder: Path = field(init=False)
    name: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.folder = self.binder.database.path.parent
        self.name = self.binder.scheme().citizen_name.encode()

    def is_encrypted(self) -> bool:
        return self.binder.database.encrypted

    def content(self, outside: Path) -> bytes:
        write_exchange_file(self.binder, outside)
        return outside.read_bytes()

    def opens(self, secret: str | None) -> bool:
        """With a copy, since the file itself is open."""
        copy = self.folder.parent / "kopi.hjm"
        shutil.copyfile(self.binder.database.path, copy)
        try:
            open_binder(copy, self.resources, self.clock, password=secret).close()
        except KnownFault:
            return False
        finally:
            copy.unlink()
        return True

    def found_in_the_open(self) -> list[str]:
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return [path.name for path in files if self.name in path.read_bytes() or PLAIN in path.read_bytes()]


@pytest.fixture
def kept(tmp_path: Path, example_file: Path, resources: Resources, clock: Clock) -> Iterator[Kept]:
    folder = tmp_path / "mappe"
    folder.mkdir()
    shutil.copyfile(example_file, folder / "ordning.hjm")
    opened = open_binder(folder / "ordning.hjm", resources, clock)
    yield Kept(opened, resources, clock)
    opened.close()


def test_plain_encrypted_plain_keeps_everything_and_leaves_one_file(kept: Kept, tmp_path: Path) -> None:
    before, step = kept.content(tmp_path / "ud.json"), kept.binder.database.next_label("undo")
    assert kept.found_in_the_open() == ["ordning.hjm"]
    security.set_password(kept.binder, "hest og batteri", "hest og batteri")
    assert kept.is_encrypted()
    assert kept.found_in_the_open() == []
    assert kept.content(tmp_path / "ud.json") == before
    security.change_password(kept.binder, "hest og batteri", "ny")
    assert kept.found_in_the_open() == []
    assert kept.content(tmp_path / "ud.json") == before
    security.remove_password(kept.binder, "ny")
    assert not kept.is_encrypted()
    assert kept.content(tmp_path / "ud.json") == before
    assert kept.binder.database.next_label("undo") == step
    kept.binder.close()
    assert [path.name for path in kept.folder.iterdir()] == ["ordning.hjm"]
    assert kept.opens(None)


def test_the_names_are_in_the_plain_file_so_that_their_absence_means_something(kept: Kept) -> None:
    assert len(kept.name) > 3
    assert kept.name in kept.binder.database.path.read_bytes()


def test_the_password_and_the_code_open_and_nothing_else_does(kept: Kept) -> None:
    code = security.set_password(kept.binder, "Æblegrød 7")
    assert kept.opens("Æblegrød 7")
    assert kept.opens(code)
    assert kept.opens(code.lower().replace("-", " "))
    assert not kept.opens("æblegrød 7")
    assert not kept.opens(None)
    assert not kept.opens(code[:-1] + ("A" if code[-1] != "A" else "B"))


def test_after_a_change_the_old_password_and_code_open_no_more(kept: Kept) -> None:
    first = security.set_password(kept.binder, "gammel")
    second = security.change_password(kept.binder, "gammel", "ny", "ny")
    assert first != second
    assert (kept.opens("gammel"), kept.opens(first), kept.opens("ny"), kept.opens(second)) == (False, False, True, True)


def test_the_same_password_again_gives_another_code(kept: Kept) -> None:
    assert security.set_password(kept.binder, "a") != security.set_password(kept.binder, "a")


def test_the_code_stands_for_the_forgotten_password(kept: Kept) -> None:
    code = security.set_password(kept.binder, "glemt")
    security.change_password(kept.binder, code, "husket")
    assert kept.opens("husket")
    security.remove_password(kept.binder, kept.binder.database.recovery_code)
    assert kept.opens(None)


def test_the_codes_page_never_replaces_the_scheme_file(kept: Kept, tmp_path: Path) -> None:
    code, path = security.set_password(kept.binder, "a"), kept.binder.database.path
    before = path.read_bytes()
    with pytest.raises(Refused, match="er ordningens egen fil"):
        security.write_recovery_pdf(kept.binder, code, path.parent / "." / path.name)
    assert path.read_bytes() == before
    security.write_recovery_pdf(kept.binder, code, tmp_path / "kode.pdf")
    assert (tmp_path / "kode.pdf").read_bytes() == security.recovery_pdf(kept.binder, code)


@pytest.mark.parametrize(
    ("password", "again", "place"),
    [
        ("", "", security.NEW),
        ("a", "b", security.AGAIN),
        ("a", "", security.AGAIN),
        ("a\ud800", "a\ud800", security.NEW),
    ],
)
def test_what_can_not_be_a_password_is_refused_by_its_field(kept: Kept, password: str, again: str, place: str) -> None:
    with pytest.raises(Refused) as refused:
        security.set_password(kept.binder, password, again)
    assert [mistake.place for mistake in refused.value.mistakes] == [place]
    assert not kept.is_encrypted()


def test_a_recovery_code_is_no_password_because_it_would_never_open_the_file(kept: Kept) -> None:
    code = security.set_password(kept.binder, "a")
    with pytest.raises(Refused, match="gendannelseskode"):
        security.change_password(kept.binder, "a", code, code)
    assert kept.opens("a")


@pytest.mark.parametrize("old", ["", "forkert", "a\ud800"])
def test_who_does_not_know_the_password_changes_nothing(kept: Kept, old: str) -> None:
    code = security.set_password(kept.binder, "rigtig")
    for do in (
        lambda: security.change_password(kept.binder, old, "ny", "ny"),
        lambda: security.remove_password(kept.binder, old),
    ):
        with pytest.raises(Refused) as refused:
            do()
        assert refused.value.mistakes[0].place == security.OLD
    assert kept.binder.database.recovery_code == code


def test_a_password_is_checked_without_letting_go_of_the_file(kept: Kept) -> None:
    assert not security.check_password(kept.binder, SECRET)
    code = security.set_password(kept.binder, SECRET)
    assert security.check_password(kept.binder, SECRET)
    assert security.check_password(kept.binder, code)
    assert not security.check_password(kept.binder, WRONG)
    with pytest.raises(KnownFault, match="åben i et andet"):
        open_binder(kept.binder.database.path, kept.resources, kept.clock, password=SECRET)


def test_a_wrong_password_is_told_plainly_and_other_faults_as_they_are(kept: Kept) -> None:
    security.set_password(kept.binder, SECRET)
    kept.binder.close()
    path = kept.binder.database.path
    with pytest.raises(KnownFault) as wrong:
        open_binder(path, kept.resources, kept.clock, password=WRONG)
    assert security.why_not_opened(wrong.value).startswith("Adgangskoden passer ikke til filen.")
    with pytest.raises(KnownFault) as missing:
        open_binder(path.with_name("ingen.hjm"), kept.resources, kept.clock, password=WRONG)
    assert security.why_not_opened(missing.value) == str(missing.value)


def test_a_code_is_looked_at_before_the_file_is_tried(kept: Kept) -> None:
    code = security.set_password(kept.binder, "a")
    assert security.code_mistake(code) == ""
    assert security.code_mistake(code.lower().replace("-", " ")) == ""
    assert security.code_mistake(code[:-2]).endswith("Du har skrevet 54.")
    assert "forkert tegn" in security.code_mistake(("B" if code[0] == "A" else "A") + code[1:])


# Strength: advice in words.


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("", "ingen"),
        ("a", "meget svag"),
        ("12345678", "meget svag"),
        ("qwertyuiop", "meget svag"),
        ("aaaaaaaaaaaaaaaaaaaa", "meget svag"),
        ("abcabcabc", "meget svag"),
        ("sommer2026", "meget svag"),
        ("Adgangskode1", "meget svag"),
        ("Xk4!pQ9z", "nogenlunde"),
        ("hestebatterikorrektklips", "god"),
        ("En Hest, 2 æbler og 17 får", "stærk"),
    ],
)
def test_strength_in_words(password: str, word: str) -> None:
    assert security.strength(password).word == word


def test_longer_is_not_weaker_and_a_weak_one_gets_advice() -> None:
    words = "hest batteri korrekt klips lampe"
    scores = [security.strength(words[:count]).score for count in range(1, len(words))]
    assert scores == sorted(scores)
    assert security.strength("x7Gq").text.startswith("Styrke: meget svag. Den er kort")
    assert security.strength(words).text == "Styrke: stærk."


# The keyring.


class Ring(KeyringBackend):
    """Keeps in memory, as the system's would."""

    priority = 5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not found")
        del self.kept[service, username]


class Locked(Ring):
    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:  # noqa: ARG002
        raise OSError("no bus")


class OpenText(Ring):
    priority = 0.5  # type: ignore[assignment]


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Callable[[KeyringBackend], KeyringBackend]:
    def use(backend: KeyringBackend) -> KeyringBackend:
        monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
        return backend

    return use


Use = Callable[[KeyringBackend], KeyringBackend]


def test_a_password_is_remembered_by_the_files_whole_path_and_forgotten(
    ring: Use, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = ring(Ring())
    monkeypatch.chdir(tmp_path)
    assert security.remembered(Path("ordning.hjm")) is None
    assert security.remember(Path("ordning.hjm"), "æ").done
    assert isinstance(backend, Ring)
    assert backend.kept == {("hjaelpermappen", str(tmp_path / "ordning.hjm")): "æ"}
    assert security.remembered(tmp_path / "ordning.hjm") == "æ"
    assert security.forget(tmp_path / "ordning.hjm").done
    assert security.forget(tmp_path / "ordning.hjm").done
    assert backend.kept == {}


@pytest.mark.parametrize("backend", [NoKeyring(), NullKeyring(), Locked(), OpenText()])
def test_a_keyring_that_is_missing_broken_or_not_safe_is_said_and_never_fails(
    ring: Use, backend: KeyringBackend
) -> None:
    ring(backend)
    answer = security.remember(Path("a.hjm"), "a")
    assert (answer.done, answer.text) == (False, security.NO_KEYRING)
    assert security.remembered(Path("a.hjm")) is None
    assert isinstance(backend, Locked) is not security.forget(Path("a.hjm")).done


# The page to print.


def test_the_page_has_the_code_and_where_to_keep_it(kept: Kept) -> None:
    code = security.set_password(kept.binder, "a")
    pages = PdfReader(BytesIO(security.recovery_pdf(kept.binder, code))).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    assert all(group in text for group in code.split("-"))
    for words in ("ordning.hjm", "lørdag 21. november 2026", "glemt", "Læg det ikke ved computeren"):
        assert words in text


def test_the_page_is_the_same_for_the_same_and_holds_the_widest_and_longest(resources: Resources) -> None:
    code = "-".join(["WWWW"] * 14)
    first = render("ø" * 250 + ".hjm", code, date(2026, 11, 21), resources.fonts)
    assert first == render("ø" * 250 + ".hjm", code, date(2026, 11, 21), resources.fonts)
    assert first != render("b.hjm", code, date(2026, 11, 21), resources.fonts)
    assert len(PdfReader(BytesIO(first)).pages) == 1


# The preference.


def test_the_time_of_the_lock_is_kept_and_an_odd_one_is_never(tmp_path: Path) -> None:
    path = tmp_path / "indstillinger.json"
    for minutes in LOCK_MINUTES:
        save_preferences(path, Preferences(lock_minutes=minutes))
        assert load_preferences(path).lock_minutes == minutes
    for odd in ("7", "-5", "true", '"5"', "5.0"):
        path.write_text(f'{{"lock_minutes": {odd}}}', encoding="utf-8")
        assert load_preferences(path).lock_minutes == 0
