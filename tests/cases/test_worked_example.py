"""A hard roster of four helpers, through the command line as a person would: every row and total is as expected.

Both files in tests/data were made by a separate program that counts minute by minute.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[1] / "data"
EXPECTED: list[dict[str, Any]] = json.loads((DATA / "tilfaeldig.forventet.json").read_text(encoding="utf-8"))[
    "timesheets"
]
MONTHS = sorted({sheet["month"] for sheet in EXPECTED})


def _program(*arguments: str | Path) -> str:
    command = [sys.executable, "-X", "utf8", "-m", "app", *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def scheme_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("eksempel") / "tilfaeldig.hjm"
    told = _program("--mappe", path, "importer", DATA / "tilfaeldig.json")
    assert "4 hjælpere, 360 vagter og 15 fravær" in told
    return path


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_of_the_worked_example_is_exactly_as_expected(scheme_file: Path, month: str) -> None:
    sheets = json.loads(_program("--mappe", scheme_file, "timeseddel", "--maaned", month, "--json"))
    wanted = [sheet for sheet in EXPECTED if sheet["month"] == month]
    assert [sheet["helper"] for sheet in sheets] == [sheet["helper"] for sheet in wanted]
    for sheet, expected in zip(sheets, wanted, strict=True):
        assert sheet["rows"] == expected["rows"]
        assert sheet == expected


def test_the_worked_example_covers_five_months_of_four_helpers() -> None:
    assert len(MONTHS) == 5
    assert len(EXPECTED) == 20
    assert sum(len(sheet["rows"]) for sheet in EXPECTED) > 360
