"""A hard roster of four helpers, through the command line as a person would: rows, totals and findings are as expected.

Both files in tests/data were made by a separate program that counts minute by minute.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[1] / "data"
ANSWERS: dict[str, Any] = json.loads((DATA / "tilfaeldig.forventet.json").read_text(encoding="utf-8"))
EXPECTED: list[dict[str, Any]] = ANSWERS["timesheets"]
WATCHED = {finding["code"] for finding in ANSWERS["findings"]}
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


@pytest.mark.parametrize("span", [(), ("--fra", "2026-02-01", "--til", "2026-07-31")])
def test_the_rest_and_the_averages_are_exactly_as_expected(scheme_file: Path, span: tuple[str, ...]) -> None:
    as_of = ANSWERS["findings_as_of"]
    found = json.loads(_program("--mappe", scheme_file, "tjek", "--dato", as_of, *span, "--json"))
    assert _facts(finding for finding in found if finding["code"] in WATCHED) == _facts(ANSWERS["findings"])


def _facts(found: Iterable[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Code, helper, where, and the hours a week where there are any, in a fixed order."""
    return sorted(
        (f["code"], f["helper"], f["at"], f.get("hours_per_week", f.get("figures", {}).get("hours_per_week", 0)))
        for f in found
    )


def test_the_expected_findings_are_of_three_kinds() -> None:
    assert {"daily-rest", "weekly-rest", "weekly-48h"} == WATCHED
    assert len(ANSWERS["findings"]) == 131
