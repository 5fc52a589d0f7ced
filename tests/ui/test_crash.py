"""A crash is told plainly and logged without a single personal datum."""

from __future__ import annotations

from types import TracebackType

import pytest

from app import paths
from app.model.domain.errors import KnownFault
from app.ui import crash
from app.ui.crash import log_crash

NAME, NUMBER = "Karla Eksempelsen", "0101901234"


def _crash() -> tuple[type[BaseException], BaseException, TracebackType | None]:
    citizen = {"navn": NAME, "cpr": NUMBER}
    try:
        int(citizen["navn"] + citizen["cpr"])
    except ValueError as fault:
        return type(fault), fault, fault.__traceback__
    raise AssertionError


def test_the_log_has_the_place_and_the_kind_and_no_personal_data() -> None:
    kind, _, trace = _crash()
    text = log_crash(kind, trace).read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert NAME not in text
    assert NUMBER not in text


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("/home/karla/bin/hjaelper/app/ui/roster/view.py", "app/ui/roster/view.py"),
        ("/home/karla/.venv/lib/python3.11/site-packages/sqlalchemy/orm.py", "site-packages/sqlalchemy/orm.py"),
        ("/usr/lib/python3.11/json/decoder.py", "lib/python3.11/json/decoder.py"),
        ("/home/karla/noget.py", "noget.py"),
    ],
)
def test_folders_above_the_program_are_not_logged(file: str, shown: str) -> None:
    assert crash._place(file) == shown


def test_a_log_that_can_not_be_written_stops_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    paths.log_file().parent.parent.mkdir(parents=True)
    paths.log_file().parent.write_text("en fil, hvor mappen skulle være")
    kind, _, trace = _crash()
    log_crash(kind, trace)
    assert capsys.readouterr().err == "ValueError\n"


def test_the_user_is_told_where_the_log_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(crash, "tell", lambda _parent, _title, text, _icon: told.append(text))
    crash.on_crash(*_crash())
    assert str(paths.log_file()) in told[0]
    assert NAME not in told[0]


def test_a_known_fault_is_told_as_it_is_and_not_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(crash, "tell", lambda _parent, _title, text: told.append(text))
    crash.on_crash(KnownFault, KnownFault("Disken er fuld. Frigør plads."), None)
    assert told == ["Disken er fuld. Frigør plads."]
    assert not paths.log_file().exists()
