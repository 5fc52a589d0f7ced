"""The first window comes before anything slow is imported, and nothing on the machine keeps it from coming."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import paths
from app.model.services.preferences import Preferences, load_preferences
from app.ui.application import Application

Start = Callable[[Path | None], Application]
SLOW = ("sqlalchemy", "sqlcipher3", "alembic", "reportlab", "holidays", "jsonschema", "stdnum", "PySide6.QtPdf")
FIRST_WINDOW = """
import os, sys
from pathlib import Path
import app.main
from PySide6.QtWidgets import QApplication
from app.ui.application import Application

def painted():
    slow = [name for name in sys.argv[2:] if name in sys.modules]
    print("tegnet", *slow, flush=True)
    os._exit(0)

qt = QApplication(sys.argv[:1])
program = Application(qt, Path(sys.argv[1]), app.main.now)
program.window.painted.connect(painted)
program.start()
qt.exec()
"""


def test_the_first_window_needs_nothing_slow(tmp_path: Path, example_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_WINDOW, str(example_file), *SLOW],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.split() == ["tegnet"], done.stderr


WRONG = {
    "ikke JSON": b"{text_size: 200",
    "ikke tekst": b"\xff\xfe\x00\x01" * 100,
    "tom": b"",
    "en liste": b"[1, 2, 3]",
    "et tal": b"7",
    "stor": b'{"text_size": 200, "theme": "' + b"x" * 5_000_000,
    "forkerte typer": json.dumps(
        {"text_size": "200", "theme": 5, "large_targets": "ja", "document_folder": None, "last_file": ["a"]}
    ).encode(),
    "for store tal": b'{"text_size": 100000000000000000000, "theme": "lilla"}',
    "et langt tal": b'{"text_size": ' + b"9" * 10_000 + b"}",
    "sandt er ikke et tal": b'{"text_size": true}',
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG.keys())
def test_wrong_preferences_are_left_alone(start: Start, content: bytes) -> None:
    paths.preferences_file().parent.mkdir(parents=True)
    paths.preferences_file().write_bytes(content)
    program = start(None)
    assert load_preferences(paths.preferences_file()) == Preferences()
    assert program.window.isVisible()


@pytest.mark.parametrize("name", ["x" * 5000, "/findes/ikke/min.hjm"], ids=["langt", "væk"])
def test_a_last_file_that_can_not_be_is_missed_in_words(start: Start, name: str) -> None:
    paths.preferences_file().parent.mkdir(parents=True)
    paths.preferences_file().write_text(json.dumps({"last_file": name}), encoding="utf-8")
    program = start(None)
    assert "Filen kan ikke åbnes" in texts(program)


def test_preferences_that_can_not_be_kept_stop_nobody(start: Start) -> None:
    paths.preferences_file().parent.parent.mkdir(parents=True, exist_ok=True)
    paths.preferences_file().parent.write_text("en fil, hvor mappen skulle være", encoding="utf-8")
    program = start(None)
    program.prefer(Preferences(text_size=200))
    assert program.window.isVisible()


def texts(program: Application) -> str:
    """Everything that is written on the page in front."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in program.window.findChildren(QLabel) if label.isVisible())
