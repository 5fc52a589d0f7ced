"""Runs every case in tests/cases/*.toml (see LAESMIG.md): what is planned there gives exactly those rows."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.model.calc.hours import split
from app.model.calc.pay import price
from app.model.calc.timesheet import Timesheet, build
from app.model.domain.danish import WEEKDAYS, oere
from app.model.domain.entities import Absence, AbsenceKind, Contract, Helper, Month, Shift, ShiftKind
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook
from app.model.services.months import months_touched

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.toml"))
SHIFT_KINDS = {
    "arbejde": ShiftKind.WORK,
    "raadighed_hjemme": ShiftKind.ON_CALL_HOME,
    "raadighed_sted": ShiftKind.ON_CALL_SITE,
    "personalemoede": ShiftKind.STAFF_MEETING,
    "mus": ShiftKind.APPRAISAL,
    "oplaering": ShiftKind.TRAINING,
}
ABSENCE_KINDS = {
    "syg": AbsenceKind.SICK,
    "barn_syg": AbsenceKind.CHILD_SICK,
    "ferie": AbsenceKind.VACATION,
    "barsel": AbsenceKind.PARENTAL,
    "arbejdsskade": AbsenceKind.WORK_INJURY,
    "paragraf_56": AbsenceKind.SECTION_56,
    "orlov_uden_loen": AbsenceKind.UNPAID,
}
TIME_COLUMNS = {
    "arbejde": "work",
    "sygdom": "sick",
    "barn_syg": "child_sick",
    "ferie": "vacation",
    "raadighed_hjemme": "on_call_home",
    "raadighed_sted": "on_call_site",
}
CASE_KEYS = {"sag", "kilde", "vagter", "fravaer", "raekker", "timeloen", "kroner"}


def _cases() -> Iterator[Any]:
    for file in FILES:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in content["sag"]:
            profile = content.get("kommune") or content["kommunefil"]
            yield pytest.param(profile, case, id=f"{file.stem}: {case['sag']}")


@pytest.fixture(scope="module")
def rules_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped rules with the invented municipality beside them."""
    root = tmp_path_factory.mktemp("ressourcer")
    shutil.copy(paths.resources() / "ordliste.toml", root)
    shutil.copytree(paths.resources() / "regler", root / "regler")
    for invented in (HERE.parent / "data").glob("*.toml"):
        shutil.copy(invented, root / "regler" / "kommune" / f"999_{invented.name}")
    return root / "regler"


def _day(text: str) -> date:
    """Reads "lø 10.10.2026"; a weekday that is not that date's is a slip in the case."""
    weekday, day_text = text.split(" ")
    day = datetime.strptime(day_text, "%d.%m.%Y").date()  # noqa: DTZ007 - a date
    assert WEEKDAYS[day.weekday()].startswith(weekday), f"{day_text} er ikke en {weekday}"
    return day


def _moment(text: str) -> datetime:
    day, _, clock = text.rpartition(" ")
    return datetime.combine(_day(day), time.fromisoformat(clock))


def _shift(number: int, raw: dict[str, str]) -> Shift:
    kind = SHIFT_KINDS[raw.get("art", "arbejde")]
    return Shift(f"v{number}", "h1", _moment(raw["fra"]), _moment(raw["til"]), kind)


def _absence(number: int, raw: dict[str, str]) -> Absence:
    absence = Absence(f"a{number}", "h1", ABSENCE_KINDS[raw["art"]], date.min)
    if ":" in raw["fra"]:
        start = _moment(raw["fra"])
        absence.first_day, absence.from_time = start.date(), start.time()
    else:
        absence.first_day = _day(raw["fra"])
    if ":" in raw.get("til", ""):
        end = _moment(raw["til"])
        absence.last_day, absence.to_time = end.date(), end.time()
    elif "til" in raw:
        absence.last_day = _day(raw["til"])
    return absence


def _sheets(case: dict[str, Any], rules: Rulebook) -> list[Timesheet]:
    """The timesheets of every month that the case's shifts touch."""
    shifts = [_shift(n, raw) for n, raw in enumerate(case["vagter"])]
    absences = [_absence(n, raw) for n, raw in enumerate(case.get("fravaer", ()))]
    wage = Decimal(case["timeloen"]) if "timeloen" in case else None
    contract = Contract("c1", "h1", date(2020, 1, 1), hourly_wage=wage)
    sheets = []
    for month in sorted({m for s in shifts for m in months_touched(s.start, s.end)}, key=str):
        rows = split(shifts, absences, rules, month.days)
        lines = price(rows, [contract], rules)
        sheets.append(build(Helper("h1", "Eksempel"), month, rows, lines, [contract], rules))
    return sheets


def _expected(raw: dict[str, Any], columns: dict[str, str]) -> dict[str, Any]:
    wanted = dict(raw)
    start, end = wanted.pop("kl").split("-")
    row = {"day": _day(wanted.pop("dag")), "from": start, "to": end, "remark": wanted.pop("bemaerkning", "")}
    return row | {column: wanted.pop(name, 0) for name, column in columns.items()} | wanted


@pytest.mark.parametrize(("profile", "case"), list(_cases()))
def test_a_case_gives_the_rows_that_it_says(profile: str, case: dict[str, Any], rules_folder: Path) -> None:
    rules = load_rulebook(rules_folder, profile.removesuffix(".toml"))
    sheets = _sheets(case, rules)
    table = rules.supplements(sheets[0].month.first)
    columns = TIME_COLUMNS | {w.name: w.column for w in (table.windows if table else ()) if w.pays}
    got = [
        {"day": r.part.day, "from": r.part.from_text, "to": r.part.to_text, "remark": ", ".join(r.remarks), **r.minutes}
        for sheet in sheets
        for r in sheet.rows
    ]
    assert got == [_expected(row, columns) for row in case["raekker"]]
    for sheet in sheets:
        assert {Month.of(row.part.day) for row in sheet.rows} == {sheet.month}
        assert sheet.totals == {name: sum(row.minutes[name] for row in sheet.rows) for name in columns.values()}
    if "kroner" in case:
        paid = [line.amount for sheet in sheets for line in sheet.pay_lines if line.shift_id]  # on-costs apart
        assert oere(sum((amount for amount in paid if amount is not None), Decimal())) == Decimal(case["kroner"])


def test_every_case_is_a_danish_sentence_with_a_source() -> None:
    cases = [case for file in FILES for case in tomllib.loads(file.read_text(encoding="utf-8"))["sag"]]
    assert len(cases) >= 40
    assert len({case["sag"] for case in cases}) == len(cases)
    for case in cases:
        assert case["sag"][0].isupper() or case["sag"][0].isdigit(), case["sag"]
        assert case["sag"].endswith("."), case["sag"]
        assert case["kilde"], case["sag"]
        assert set(case) <= CASE_KEYS, set(case) - CASE_KEYS
        assert ("timeloen" in case) == ("kroner" in case), case["sag"]
