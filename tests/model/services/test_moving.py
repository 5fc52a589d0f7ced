"""The whole binder for another computer: it opens with password and code, says nothing in clear, and holds everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from app.model.domain.errors import KnownFault, Refused
from app.model.services import history
from app.model.services.binder import Binder, Resources, is_encrypted, open_binder
from app.model.services.moving import export_everything
from app.model.services.people import HelperDraft, add_helper

PASSWORD = "en lang kode æøå"
Clock = Callable[[], datetime]


def test_it_opens_with_password_and_code_and_holds_everything(
    example: Binder, tmp_path: Path, resources: Resources, clock: Clock, facts: Callable[[Binder], object]
) -> None:
    add_helper(example, HelperDraft("Ny Hjælper"))
    target = tmp_path / "flytning.hjm"
    code = export_everything(example, target, PASSWORD)
    for secret in (PASSWORD, code, code.lower().replace("-", " ")):
        there = open_binder(target, resources, clock, password=secret)
        assert facts(there) == facts(example)
        assert history.change_log(there) == history.change_log(example)
        assert history.undo_label(there) == "Opret hjælper Ny Hjælper"
        there.close()
    assert example.database.encrypted is False


def test_nothing_stands_in_clear_and_nothing_lies_beside(example: Binder, tmp_path: Path) -> None:
    folder = tmp_path / "stik"
    folder.mkdir()
    export_everything(example, folder / "flytning.hjm", PASSWORD)
    content = (folder / "flytning.hjm").read_bytes()
    assert is_encrypted(folder / "flytning.hjm")
    assert [word for word in ("Anna", "Karla", "helper", "SQLite") if word.encode() in content] == []
    assert [path.name for path in folder.iterdir()] == ["flytning.hjm"]
    assert (folder / "flytning.hjm").stat().st_mode & 0o077 == 0


def test_a_protected_binder_gets_another_key_and_keeps_its_own(
    example: Binder, tmp_path: Path, resources: Resources, clock: Clock
) -> None:
    example.database.set_password("binderens egen")
    code = export_everything(example, tmp_path / "flytning.hjm", PASSWORD)
    assert code != example.database.recovery_code
    with pytest.raises(KnownFault):
        open_binder(tmp_path / "flytning.hjm", resources, clock, password="binderens egen")
    there = open_binder(tmp_path / "flytning.hjm", resources, clock, password=PASSWORD)
    assert len(history.change_log(there)) == len(history.change_log(example))
    there.close()


@pytest.mark.parametrize("password", ["", "   "])
def test_without_a_password_nothing_is_written(example: Binder, tmp_path: Path, password: str) -> None:
    with pytest.raises(Refused, match="Adgangskode: må ikke være tom"):
        export_everything(example, tmp_path / "flytning.hjm", password)
    assert not (tmp_path / "flytning.hjm").exists()


def test_no_file_is_replaced(example: Binder, tmp_path: Path) -> None:
    taken = tmp_path / "taget.hjm"
    taken.write_text("min", encoding="utf-8")
    with pytest.raises(Refused, match="findes allerede og er ikke rørt"):
        export_everything(example, taken, PASSWORD)
    with pytest.raises(Refused, match="findes allerede"):
        export_everything(example, example.database.path, PASSWORD)
    with pytest.raises(KnownFault, match="findes allerede"):
        example.database.copy_to(taken, PASSWORD)
    assert taken.read_text(encoding="utf-8") == "min"


@pytest.mark.parametrize("name", ["mangler/flytning.hjm", "x" * 300 + ".hjm"])
def test_a_place_that_can_not_be_written_is_refused(example: Binder, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        export_everything(example, tmp_path / name, PASSWORD)


def test_a_copy_that_fails_leaves_nothing(example: Binder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise KnownFault("Der er ikke mere plads.")

    monkeypatch.setattr(example.database, "_export", full)
    folder = tmp_path / "stik"
    folder.mkdir()
    with pytest.raises(Refused, match="ikke mere plads"):
        export_everything(example, folder / "flytning.hjm", PASSWORD)
    assert list(folder.iterdir()) == []
