"""Runs every case in tests/cases/fund/*.toml (see LAESMIG.md): a file like that, seen on that day, gives those findings."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.model.domain.findings import Finding, Severity
from app.model.services.binder import Binder, Resources, open_binder
from app.model.services.exchange import add_content, read_exchange_file
from app.model.services.findings import find_all

FILES = sorted(Path(__file__).parent.glob("*.toml"))
FILE_KEYS = {"kommune", "grund", "sag"}
CASE_KEYS = {"sag", "kilde", "koder", "dato", "fra", "til", "ingen", "fil", "fund"}
FINDING_KEYS = {"kode", "alvor", "hjaelper", "sted", "frist", "tal", "siger"}


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)


def _cases() -> Iterator[Any]:
    for file in FILES:
        content = _read(file)
        for case in content["sag"]:
            yield pytest.param(content, case, id=f"{file.stem}: {case['sag']}")


@pytest.fixture
def empty(tmp_path: Path, empty_file: Path, resources: Resources, clock: Callable[[], datetime]) -> Iterator[Binder]:
    path = tmp_path / "ordning.hjm"
    shutil.copyfile(empty_file, path)
    opened = open_binder(path, resources, clock)
    yield opened
    opened.close()


def _plain(value: object) -> object:
    """What TOML knows and JSON does not, as the exchange file spells it."""
    if isinstance(value, datetime):
        return value.isoformat("T", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, Decimal), value
    return float(value)


def _exchange_file(content: dict[str, Any], case: dict[str, Any]) -> str:
    """The case's own lists, and the file's `grund` where the case does not say otherwise."""
    held = {**content.get("grund", {}), **case.get("fil", {})}
    scheme = {"citizen": {"name": "Prøve Person"}, "municipality": content["kommune"], **held.pop("scheme", {})}
    return json.dumps({"format": "hjaelpermappen", "version": 1, "scheme": scheme, **held}, default=_plain)


def _found(finding: Finding, wanted: dict[str, Any]) -> dict[str, Any]:
    """The finding as a case writes it; of its figures only those that the case names."""
    at, due = finding.at, finding.due
    told: dict[str, Any] = {"kode": finding.code, "alvor": finding.severity.value}
    if finding.helper_id is not None:
        told["hjaelper"] = finding.helper_id
    if at is not None:
        told["sted"] = _plain(at)
    if due is not None:
        told["frist"] = _plain(due)
    if "tal" in wanted:
        told["tal"] = {name: finding.figures.get(name) for name in wanted["tal"]}
    if "siger" in wanted:
        told["siger"] = wanted["siger"] if wanted["siger"] in finding.message else finding.message
    return told


@pytest.mark.parametrize(("content", "case"), list(_cases()))
def test_a_case_gives_the_findings_that_it_says(
    content: dict[str, Any], case: dict[str, Any], empty: Binder, resources: Resources, tmp_path: Path
) -> None:
    path = tmp_path / "sag.json"
    path.write_text(_exchange_file(content, case), encoding="utf-8")
    add_content(empty, read_exchange_file(path, resources))
    found = [f for f in find_all(empty, case["dato"], case.get("fra"), case.get("til")) if f.code in case["koder"]]
    wanted = case.get("fund", [])
    named = [{**each} for each in wanted] + [{}] * (len(found) - len(wanted))
    assert [_found(finding, each) for finding, each in zip(found, named, strict=False)] == wanted
    assert len({finding.key for finding in found}) == len(found), "to fund har samme nøgle"
    for finding in found:
        assert finding.message.endswith((".", "!", "?")), finding.message
        assert finding.advice.endswith((".", "!", "?")), finding.advice
        assert finding.title, finding.code


def test_every_case_is_a_danish_sentence_with_a_source() -> None:
    cases = [case for file in FILES for case in _read(file)["sag"]]
    assert len(cases) >= 100
    assert len({case["sag"] for case in cases}) == len(cases)
    for case in cases:
        assert case["sag"][0].isupper() or case["sag"][0].isdigit(), case["sag"]
        assert case["sag"].endswith("."), case["sag"]
        assert case["kilde"], case["sag"]
        assert case["koder"], case["sag"]
        assert set(case) <= CASE_KEYS, set(case) - CASE_KEYS
        assert not (case.get("ingen") and case.get("fund")), case["sag"]
        assert type(case["dato"]) is date, case["sag"]


def test_what_a_case_expects_is_written_as_the_program_says_it() -> None:
    for file in FILES:
        content = _read(file)
        assert set(content) <= FILE_KEYS, file.name
        for case in content["sag"]:
            for wanted in case.get("fund", []):
                assert set(wanted) <= FINDING_KEYS, case["sag"]
                assert wanted["kode"] in case["koder"], case["sag"]
                assert Severity(wanted["alvor"]), case["sag"]


def test_every_code_has_a_case_that_bites_and_one_that_does_not() -> None:
    cases = [case for file in FILES for case in _read(file)["sag"]]
    asked = {code for case in cases for code in case["koder"]}
    bites = {wanted["kode"] for case in cases for wanted in case.get("fund", [])}
    spared = {code for case in cases for code in case["koder"] if not case.get("fund")}
    assert asked - bites == set()
    assert asked - spared == set()
