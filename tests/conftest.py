"""Fixtures for every test: a day that never changes, an empty binder, the example, and a home of its own.

Qt draws off screen unless QT_QPA_PLATFORM asks for a screen ("xcb"); no test sees the user's own files.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import keyring
import keyring.backends.null
import pytest

from app import paths
from app.model.services.binder import Binder, Resources, create_binder, open_binder
from app.model.services.example import create_example

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HOMES = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_DOCUMENTS_DIR": "documents",
}
NOW = datetime.fromisoformat("2026-11-21T12:00")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder for this test alone; programs it starts get the same one."""
    with tempfile.TemporaryDirectory(prefix="hjm-hjem-", ignore_cleanup_errors=True) as name:
        for variable, folder in HOMES.items():
            monkeypatch.setenv(variable, str(Path(name, folder)))
        monkeypatch.delenv("HJAELPERMAPPEN_KODE", raising=False)
        yield Path(name)


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the real keyring of the machine."""
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.null.Keyring)


@pytest.fixture(scope="session")
def resources() -> Resources:
    return Resources(paths.resources())


@pytest.fixture(scope="session")
def now() -> datetime:
    """Today in every test: 21.11.2026 at 12."""
    return NOW


@pytest.fixture(scope="session")
def clock(now: datetime) -> Callable[[], datetime]:
    """What services ask for the time."""
    return lambda: now


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory, resources: Resources, clock: Callable[[], datetime]) -> Path:
    """A new, empty scheme file, made once (the migrations take their time); copy it, do not change it."""
    path = tmp_path_factory.mktemp("tom") / "ordning.hjm"
    create_binder(path, resources, clock).close()
    return path


@pytest.fixture
def binder(tmp_path: Path, empty_file: Path, resources: Resources, clock: Callable[[], datetime]) -> Iterator[Binder]:
    """A new, empty scheme file, this test's to change."""
    path = tmp_path / "ordning.hjm"
    shutil.copy(empty_file, path)  # with its permissions
    opened = open_binder(path, resources, clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory, resources: Resources, clock: Callable[[], datetime]) -> Path:
    """The example, made once; copy it, do not change it."""
    path = tmp_path_factory.mktemp("eksempel") / "eksempel.hjm"
    made = create_binder(path, resources, clock)
    create_example(made)
    made.close()
    return path


@pytest.fixture
def example(
    tmp_path: Path, example_file: Path, resources: Resources, clock: Callable[[], datetime]
) -> Iterator[Binder]:
    """A copy of the example, this test's to change."""
    path = tmp_path / "eksempel.hjm"
    shutil.copyfile(example_file, path)
    opened = open_binder(path, resources, clock)
    yield opened
    opened.close()
