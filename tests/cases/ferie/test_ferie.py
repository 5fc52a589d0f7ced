"""Runs every case in tests/cases/ferie/*.toml (see LAESMIG.md): what is agreed and held gives that balance."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.model.calc.extra_days import extra_days
from app.model.calc.vacation import VacationYear, vacation_years
from app.model.calc.vacation_facts import VacationFacts
from app.model.calc.vacation_main import main_vacation
from app.model.domain.danish import WEEKDAYS, rounded
from app.model.domain.entities import Absence, AbsenceKind, Contract, Shift
from app.model.domain.leave import VacationEntry, VacationEntryKind
from app.model.domain.terms import VacationUnit
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook

FILES = sorted(Path(__file__).parent.glob("*.toml"))
UNITS = {"dage": VacationUnit.DAYS, "timer": VacationUnit.HOURS, "turnus": VacationUnit.TURNUS}
ABSENCE_KINDS = {
    "syg": AbsenceKind.SICK,
    "barn_syg": AbsenceKind.CHILD_SICK,
    "ferie": AbsenceKind.VACATION,
    "barsel": AbsenceKind.PARENTAL,
    "arbejdsskade": AbsenceKind.WORK_INJURY,
    "paragraf_56": AbsenceKind.SECTION_56,
    "orlov_uden_loen": AbsenceKind.UNPAID,
    "feriefridag": AbsenceKind.EXTRA_DAY_OFF,
    "aftalt": AbsenceKind.AGREED,
}
ENTRY_KINDS = {
    "optjent_foer": VacationEntryKind.EARNED_BEFORE,
    "holdt_foer": VacationEntryKind.TAKEN_BEFORE,
    "overfoert": VacationEntryKind.TRANSFERRED,
    "forhindret": VacationEntryKind.HINDERED,
    "udbetalt": VacationEntryKind.PAID_OUT,
}
FACTS = {
    "sag",
    "kilde",
    "dato",
    "ferieaar",
    "kontrakter",
    "fravaer",
    "vagter",
    "poster",
    "regnes_i",
    "turnus",
    "ny_ferie_fra_foerste_sygedag",
}
ALWAYS = {
    "optjent",
    "optjenes_endnu",
    "overfoert_ind",
    "holdt",
    "planlagt",
    "overfoert_ud",
    "udbetalt",
    "skal_udbetales",
    "bortfaldet",
    "tilbage",
    "forskud",
    "syg_i_ferien",
    "syg_taeller",
}
WHEN_NAMED = {"optjent_timer", "holdt_timer", "tilbage_timer", "holdt_hverdage", "holdt_vagter"}
TOLD = {"siger", "hovedferie", "feriefridage"}


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)


def _cases() -> Iterator[Any]:
    for file in FILES:
        content = _read(file)
        for case in content["sag"]:
            yield pytest.param(content["kommune"], case, id=f"{file.stem}: {case['sag']}")


@pytest.fixture(scope="module")
def rulebooks() -> dict[str, Rulebook]:
    return {}


def _day(text: str) -> date:
    """Reads "lø 10.10.2026"; a weekday that is not that date's is a slip in the case."""
    weekday, day_text = text.split(" ")
    day = datetime.strptime(day_text, "%d.%m.%Y").date()  # noqa: DTZ007 - a date
    assert WEEKDAYS[day.weekday()].startswith(weekday), f"{day_text} er ikke en {weekday}"
    return day


def _moment(text: str) -> datetime:
    day, _, clock = text.rpartition(" ")
    return datetime.combine(_day(day), time.fromisoformat(clock))


def _split(text: str) -> tuple[date, time | None]:
    if ":" not in text:
        return _day(text), None
    moment = _moment(text)
    return moment.date(), moment.time()


def _absence(number: int, raw: dict[str, Any]) -> Absence:
    first, from_time = _split(raw["fra"])
    last, to_time = _split(raw["til"]) if "til" in raw else (None, None)
    made = Absence(f"a{number}", "h1", ABSENCE_KINDS[raw["art"]], first, last, from_time, to_time)
    made.paid = raw.get("betalt")
    made.instead_of = AbsenceKind.VACATION if raw.get("i_ferien") else None
    return made


def _contract(number: int, raw: dict[str, Any]) -> Contract:
    last = _day(raw["til"]) if "til" in raw else None
    hours = Decimal(raw["timer"]) if "timer" in raw else None
    made = Contract(f"c{number}", "h1", _day(raw["fra"]), last, hours_per_week=hours)
    made.vacation_unit = UNITS[raw["regnes_i"]] if "regnes_i" in raw else None
    made.vacation_turnus = Decimal(raw["turnus"]) if "turnus" in raw else None
    made.extra_days_off = Decimal(raw["feriefridage"]) if "feriefridage" in raw else None
    made.sick_vacation_replaced = raw.get("ny_ferie_fra_foerste_sygedag", False)
    return made


def _entry(number: int, raw: dict[str, Any]) -> VacationEntry:
    agreed = _day(raw["aftalt"]) if "aftalt" in raw else None
    return VacationEntry(f"e{number}", "h1", raw["ferieaar"], ENTRY_KINDS[raw["art"]], Decimal(raw["dage"]), agreed)


def _paid(case: dict[str, Any], *, paid: bool) -> frozenset[str]:
    found = enumerate(case.get("fravaer", ()))
    return frozenset(f"a{number}" for number, raw in found if raw.get("betalt") is paid)


def facts_of(case: dict[str, Any]) -> VacationFacts:
    return VacationFacts(
        contracts=[_contract(number, raw) for number, raw in enumerate(case["kontrakter"])],
        absences=[_absence(number, raw) for number, raw in enumerate(case.get("fravaer", ()))],
        shifts=[
            Shift(f"v{number}", "h1", _moment(raw["fra"]), _moment(raw["til"]))
            for number, raw in enumerate(case.get("vagter", ()))
        ],
        entries=[_entry(number, raw) for number, raw in enumerate(case.get("poster", ()))],
        unit=UNITS[case["regnes_i"]] if "regnes_i" in case else None,
        turnus=Decimal(case["turnus"]) if "turnus" in case else None,
        paid_leave=_paid(case, paid=True),
        sick_without_full_pay=_paid(case, paid=False),
        first_sick_days_replaced=case.get("ny_ferie_fra_foerste_sygedag", False),
    )


def _found(year: VacationYear) -> dict[str, Decimal | None]:
    return {
        "optjent": year.earned,
        "optjenes_endnu": year.to_come,
        "overfoert_ind": year.transferred_in,
        "holdt": year.taken,
        "planlagt": year.planned,
        "overfoert_ud": year.transferred_out,
        "udbetalt": year.paid_out,
        "skal_udbetales": year.due,
        "bortfaldet": year.lost,
        "tilbage": year.left,
        "forskud": year.advance,
        "syg_i_ferien": year.sick.during,
        "syg_taeller": year.sick.counted,
        "optjent_timer": year.earned_hours,
        "holdt_timer": year.taken_hours,
        "tilbage_timer": year.left_hours,
        "holdt_hverdage": year.taken_weekdays,
        "holdt_vagter": Decimal(year.taken_minutes) / 60,
    }


@pytest.mark.parametrize(("profile", "case"), list(_cases()))
def test_a_case_gives_the_balance_that_it_says(
    profile: str, case: dict[str, Any], rulebooks: dict[str, Rulebook]
) -> None:
    if profile not in rulebooks:
        rulebooks[profile] = load_rulebook(paths.resources() / "regler", profile)
    rules, facts, day = rulebooks[profile], facts_of(case), _day(case["dato"])
    years = {year.year: year for year in vacation_years(facts, rules, day)}
    year = years[case["ferieaar"]]
    wanted = {name: Decimal(case.get(name, 0)) for name in ALWAYS} | {
        name: Decimal(case[name]) for name in WHEN_NAMED & set(case)
    }
    found = {name: None if value is None else rounded(value) for name, value in _found(year).items() if name in wanted}
    assert found == wanted
    told = "\n".join(step.text for step in year.steps)
    if "hovedferie" in case:
        main = main_vacation(facts, rules, case["ferieaar"], day)
        assert main is not None
        assert {"ret": main.wanted, "lagt": main.taken + main.planned, "laengst": main.longest} == {
            name: Decimal(value) for name, value in case["hovedferie"].items()
        }
    if "feriefridage" in case:
        told += _extra_days(facts, rules, case["feriefridage"], day)
    for words in case.get("siger", ()):
        assert words in told, told
    for reason in year.reasons:
        assert reason.source is not None, reason.text
        assert reason.certainty is not None, reason.text


def _extra_days(facts: VacationFacts, rules: Rulebook, wanted: dict[str, Any], day: date) -> str:
    extra = extra_days(facts, rules, wanted["aar"], day)
    assert extra is not None
    found = {"ret": extra.given, "holdt": extra.taken, "planlagt": extra.planned, "tilbage": extra.left}
    assert found == {name: Decimal(wanted.get(name, 0)) for name in found}
    return "\n".join(step.text for step in extra.steps)


def test_every_case_is_a_danish_sentence_with_a_source() -> None:
    cases = [case for file in FILES for case in _read(file)["sag"]]
    assert len(cases) >= 40
    assert len({case["sag"] for case in cases}) == len(cases)
    for case in cases:
        assert case["sag"][0].isupper() or case["sag"][0].isdigit(), case["sag"]
        assert case["sag"].endswith("."), case["sag"]
        assert case["kilde"], case["sag"]
        assert set(case) <= FACTS | ALWAYS | WHEN_NAMED | TOLD, set(case) - FACTS - ALWAYS - WHEN_NAMED - TOLD
