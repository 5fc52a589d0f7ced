"""The real window on a real display, by keyboard alone and as a screen reader hears it (AT-SPI)."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.main import main

DRIVER = Path(__file__).with_name("atspi_driver.py")
SYSTEM_PYTHON = "/usr/bin/python3"
SCHEME = {
    "format": "hjaelpermappen",
    "version": 1,
    "scheme": {"citizen": {"name": "Prøve Person"}, "municipality": "faxe"},
    "helpers": [{"id": "h1", "name": "Anna Eksempel", "born_on": "1990-01-01"}],
    "contracts": [{"id": "c1", "helper": "h1", "from": "2025-01-01", "pay": "hourly", "hourly_wage": "150.00"}],
}


def what_is_missing() -> str:
    programs = [name for name in ("xvfb-run", "dbus-run-session", "xdotool") if shutil.which(name) is None]
    if programs or not Path(SYSTEM_PYTHON).exists():
        return ", ".join(programs) or SYSTEM_PYTHON
    done = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return "" if done.returncode == 0 else "python3-pyatspi"


MISSING = what_is_missing()
pytestmark = [
    pytest.mark.skaerm,
    pytest.mark.skipif(
        bool(MISSING), reason=f"udeladt uden {MISSING} (Debian: xvfb, xdotool, at-spi2-core, python3-pyatspi)"
    ),
]


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("skaerm")
    (folder / "ind.json").write_text(json.dumps(SCHEME), encoding="utf-8")
    assert main(["--mappe", str(folder / "ordning.hjm"), "importer", str(folder / "ind.json")]) == 0
    documents = folder / "dokumenter"
    documents.mkdir()
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DOCUMENTS_DIR": str(documents),
    }
    environment.pop("QT_QPA_PLATFORM", None)
    run = ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1280x800x24", SYSTEM_PYTHON, str(DRIVER)]
    arguments = [sys.executable, str(folder / "ordning.hjm"), str(documents), str(folder / "hoert.json")]
    done = subprocess.run([*run, *arguments], env=environment, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    content: dict[str, Any] = json.loads((folder / "hoert.json").read_text(encoding="utf-8"))
    return content


def test_the_window_opens_on_what_has_to_be_done_and_each_row_is_heard_whole(heard: dict[str, Any]) -> None:
    assert heard["first"].startswith("Slags: Advarsel: ")
    assert "Anna Eksempel. " in heard["first"]
    assert heard["second"] != heard["first"]
    assert heard["second"].startswith("Slags: ")


def test_a_shift_is_written_by_keyboard_and_heard_with_helper_day_and_length(heard: dict[str, Any]) -> None:
    """On today; on the two nights of the year when the clock is changed the shift has another length."""
    assert re.fullmatch(r"Anna Eksempel, \w+ \d+\.: 22:00–08:00, (9|10|11):00 timer", heard["cell"])


def test_timesheets_are_printed_to_pdf_by_keyboard(heard: dict[str, Any]) -> None:
    assert heard["way"][-1] == "Gem alle som PDF"
    assert len(heard["files"]) == 1
    assert heard["files"][0].endswith("anna-eksempel-h1.pdf")


@pytest.mark.parametrize("subject", [*"123456789", "comma"])
def test_every_control_of_a_subject_has_a_name(heard: dict[str, Any], subject: str) -> None:
    controls = heard["controls"][subject]
    assert len(controls) >= 10
    assert [control for control in controls if not control["name"] and not control["label"]] == []


@pytest.mark.parametrize("subject", ["3", "8", "9", "comma"])
def test_every_choice_is_labelled_not_only_named_by_its_value(heard: dict[str, Any], subject: str) -> None:
    choices = [control for control in heard["controls"][subject] if control["role"] == "combo box"]
    assert choices
    assert [choice for choice in choices if not choice["label"]] == []
