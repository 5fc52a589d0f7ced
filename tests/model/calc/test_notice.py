"""Notice counted day by day: the published examples exactly, each answer's steps, and what can't be counted."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.calc.notice import (
    GIVEN_ON,
    LAST_DAY,
    complaint_deadline,
    earliest_reduction,
    ended_by_contract,
    last_day_of_employment,
    last_day_to_announce_vacation,
)
from app.model.domain.dates import add_months
from app.model.domain.entities import PayForm
from app.model.domain.errors import Refused
from app.model.domain.reasons import Certainty, Layer, Source
from app.model.rulebook.profiles import load_rulebook
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import Deadline, DeadlineUnit, Step
from app.model.services.binder import Resources

FACTS = json.loads((Path(__file__).parents[2] / "data" / "varsler.json").read_text(encoding="utf-8"))
ONE_DAY = timedelta(days=1)
BEGAN = date(2026, 1, 15)
DAYS = st.dates(date(2021, 1, 1), date(2035, 12, 31))
day = date.fromisoformat


@pytest.fixture(scope="module")
def faxe(resources: Resources) -> Rulebook:
    return load_rulebook(resources.rules, "faxe")


def _deadline(amount: int, unit: DeadlineUnit, *steps: Step) -> Deadline:
    head = (date(2020, 1, 1), Source("Kontrakten"), Certainty.A, Layer.CONTRACT)
    return Deadline(*head, "opsigelsen_gives", None if steps else amount, None if steps else unit, None, steps)


@pytest.mark.parametrize("case", FACTS["termination"], ids=str)
def test_the_last_day_of_an_employment(faxe: Rulebook, case: dict[str, str]) -> None:
    notice = last_day_of_employment(day(case["from"]), PayForm(case["pay"]), day(case["given_on"]), faxe)
    assert notice.day == day(case["last_day"])
    assert notice.steps[0].day == day(case["given_on"])
    assert notice.steps[-1].day == notice.day
    assert (notice.reasons[0].layer, notice.reasons[0].source is not None) == (Layer.MUNICIPALITY, True)


@pytest.mark.parametrize("case", FACTS["vacation"], ids=str)
def test_the_last_day_to_announce_a_vacation(faxe: Rulebook, case: dict[str, str]) -> None:
    notice = last_day_to_announce_vacation(day(case["from"]), day(case["to"]), faxe)
    assert notice.day == day(case["announce_by"])
    assert notice.steps[-1].day == notice.day


def test_the_steps_of_a_short_notice_can_be_followed(faxe: Rulebook) -> None:
    notice = last_day_of_employment(BEGAN, PayForm.MONTHLY, day("2026-02-02"), faxe)
    assert [step.text for step in notice.steps] == [
        "Opsigelsen gives mandag 02.02.2026.",
        "Ansættelsen begyndte 15.01.2026; 3 måneder efter er onsdag 15.04.2026.",
        "Opsigelsen gives før den dag.",
        "Så er varslet 7 dage.",
        "7 dage efter 02.02.2026 er 09.02.2026.",
        "Sidste dag er mandag 09.02.2026.",
    ]


def test_the_steps_to_the_end_of_a_month_can_be_followed(faxe: Rulebook) -> None:
    notice = last_day_of_employment(BEGAN, PayForm.MONTHLY, day("2026-04-15"), faxe)
    assert [step.text for step in notice.steps[2:]] == [
        "Opsigelsen gives den dag eller senere.",
        "Så er varslet løbende måned plus 1 måned.",
        "April 2026 plus 1 måned er maj 2026; månedens sidste dag er 31.05.2026.",
        "Sidste dag er søndag 31.05.2026.",
    ]


def test_the_steps_of_a_vacation_with_both_kinds_of_days_can_be_followed(faxe: Rulebook) -> None:
    notice = last_day_to_announce_vacation(day("2026-04-27"), day("2026-05-03"), faxe)
    assert [step.text for step in notice.steps] == [
        "Første feriedag uden for hovedferieperioden er mandag 27.04.2026; de dage varsles 1 måned før.",
        "Fra torsdag 26.03.2026 går der 1 måned til 26.04.2026: det er før feriedagen.",
        "Fra dagen efter går der 1 måned til 27.04.2026: det er for sent.",
        "Første feriedag i hovedferieperioden, 1. maj til 30. september, er fredag 01.05.2026; de dage varsles 3 måneder før.",
        "Fra lørdag 31.01.2026 går der 3 måneder til 30.04.2026: det er før feriedagen.",
        "Fra dagen efter går der 3 måneder til 01.05.2026: det er for sent.",
        "Ferien har begge slags dage, så den tidligste af de to dage gælder.",
        "Sidste dag at varsle er lørdag 31.01.2026.",
    ]
    assert [reason.key for reason in notice.reasons] == ["ferievarsel_hovedferie", "ferievarsel_oevrig"]


@pytest.mark.parametrize(("pay", "who"), [(PayForm.HOURLY, "Timelønnede"), (PayForm.SUBSTITUTE, "Afløsere")])
def test_from_day_to_day_says_so(faxe: Rulebook, pay: PayForm, who: str) -> None:
    notice = last_day_of_employment(BEGAN, pay, day("2026-03-10"), faxe)
    assert notice.steps[1].text == f"{who} er ansat fra dag til dag, så der er intet varsel."


@pytest.mark.parametrize(
    ("better", "last", "layer"),
    [
        (_deadline(14, DeadlineUnit.DAYS), "2026-02-16", Layer.CONTRACT),
        (_deadline(1, DeadlineUnit.WEEKS), "2026-02-09", Layer.MUNICIPALITY),
        (_deadline(3, DeadlineUnit.DAYS), "2026-02-09", Layer.MUNICIPALITY),
        (_deadline(1, DeadlineUnit.YEARS), "2027-02-02", Layer.CONTRACT),
        (
            _deadline(0, DeadlineUnit.DAYS, Step(None, 0, DeadlineUnit.MONTHS, to_month_end=True)),
            "2026-02-28",
            Layer.CONTRACT,
        ),
        (
            _deadline(0, DeadlineUnit.DAYS, Step(1, 30, DeadlineUnit.DAYS, to_month_end=True)),
            "2026-03-31",
            Layer.CONTRACT,
        ),
    ],
)
def test_a_contract_counts_where_it_is_better(faxe: Rulebook, better: Deadline, last: str, layer: Layer) -> None:
    notice = last_day_of_employment(BEGAN, PayForm.MONTHLY, day("2026-02-02"), faxe, better)
    assert (notice.day, notice.reasons[0].layer, len(notice.reasons)) == (day(last), layer, 2)
    assert any("ontrakten" in step.text for step in notice.steps)
    assert notice.steps[-1].day == notice.day


def test_a_contract_that_ends_first_leaves_one_last_day(faxe: Rulebook) -> None:
    whole = last_day_of_employment(BEGAN, PayForm.MONTHLY, day("2026-02-02"), faxe)
    notice = ended_by_contract(whole, day("2026-02-06"))
    assert (notice.day, notice.reasons) == (day("2026-02-06"), whole.reasons)
    assert [step.text for step in notice.steps[-3:]] == [
        "7 dage efter 02.02.2026 er 09.02.2026.",
        "Varslet ville slutte mandag 09.02.2026.",
        "Men kontrakten slutter allerede fredag 06.02.2026, så det er den sidste dag.",
    ]


def test_notice_before_the_first_day_is_refused_and_on_it_is_not(faxe: Rulebook) -> None:
    with pytest.raises(Refused, match=r"14\.01\.2026 er før ansættelsen begynder 15\.01\.2026") as refused:
        last_day_of_employment(BEGAN, PayForm.MONTHLY, BEGAN - ONE_DAY, faxe)
    assert refused.value.mistakes[0].place == GIVEN_ON
    assert last_day_of_employment(BEGAN, PayForm.MONTHLY, BEGAN, faxe).day == BEGAN + timedelta(days=7)


@pytest.mark.parametrize("pay", PayForm)
def test_what_a_municipality_has_not_said_is_not_made_up(resources: Resources, pay: PayForm) -> None:
    with pytest.raises(UnknownRule):
        last_day_of_employment(BEGAN, pay, day("2026-02-02"), load_rulebook(resources.rules, "standard"))


def test_before_the_handbook_nothing_is_known(faxe: Rulebook) -> None:
    with pytest.raises(UnknownRule, match=r"kun kendt fra 01\.11\.2020"):
        last_day_of_employment(day("2019-01-01"), PayForm.MONTHLY, day("2020-10-31"), faxe)
    with pytest.raises(UnknownRule, match=r"01\.09\.2020"):
        last_day_to_announce_vacation(day("2020-08-31"), day("2020-09-05"), faxe)


def test_a_vacation_that_ends_before_it_begins_is_refused(faxe: Rulebook) -> None:
    with pytest.raises(Refused) as refused:
        last_day_to_announce_vacation(day("2026-06-15"), day("2026-06-14"), faxe)
    assert refused.value.mistakes[0].place == LAST_DAY


@given(first=DAYS, length=st.integers(0, 60))
def test_the_day_found_gives_the_whole_notice_and_the_next_does_not(first: date, length: int, faxe: Rulebook) -> None:
    last = first + timedelta(days=length)
    days = [first + timedelta(days=n) for n in range(length + 1)]
    main = [each for each in days if 5 <= each.month <= 9]
    other = [each for each in days if not 5 <= each.month <= 9]
    needed = [(part[0], months) for part, months in ((main, 3), (other, 1)) if part]

    def in_time(announced: date) -> bool:
        return all(add_months(announced, months) < begins for begins, months in needed)

    found = last_day_to_announce_vacation(first, last, faxe).day
    assert in_time(found)
    assert not in_time(found + ONE_DAY)


@given(began=DAYS, after=st.integers(0, 4000))
def test_a_later_notice_never_ends_an_employment_earlier(began: date, after: int, faxe: Rulebook) -> None:
    on = began + timedelta(days=after)
    last, next_last = (last_day_of_employment(began, PayForm.MONTHLY, each, faxe).day for each in (on, on + ONE_DAY))
    assert on < last <= next_last


def test_a_cut_can_begin_14_weeks_after_the_decision(faxe: Rulebook) -> None:
    notice = earliest_reduction(day("2026-02-02"), faxe)
    assert notice.day == day("2026-05-11")
    assert notice.steps[1].text == "14 uger (98 dage) efter 02.02.2026 er 11.05.2026."
    assert (notice.reasons[0].key, notice.reasons[0].layer) == ("nedsaettelse_varsel", Layer.LAW)


@pytest.mark.parametrize(
    ("received", "last", "remark"),
    [
        ("2026-02-02", "2026-03-02", ""),
        ("2026-02-07", "2026-03-07", "Dagen er lørdag. Kilden siger ikke, om fristen så flyttes; klag hellere før."),
        (
            "2026-11-26",
            "2026-12-24",
            "Dagen er juleaftensdag. Kilden siger ikke, om fristen så flyttes; klag hellere før.",
        ),
    ],
)
def test_a_complaint_has_4_weeks_and_a_day_off_is_told(faxe: Rulebook, received: str, last: str, remark: str) -> None:
    notice = complaint_deadline(day(received), faxe)
    assert notice.day == day(last)
    assert [step.text for step in notice.steps[3:]] == ([remark] if remark else [])


def test_every_sentence_ends_and_says_no_code_word(faxe: Rulebook) -> None:
    notices: list[Any] = [
        last_day_of_employment(BEGAN, pay, day("2026-04-15"), faxe, _deadline(2, DeadlineUnit.MONTHS))
        for pay in PayForm
    ]
    notices += [earliest_reduction(BEGAN, faxe), complaint_deadline(BEGAN, faxe)]
    for step in (step for notice in notices for step in notice.steps):
        assert step.text.endswith("."), step.text
        assert "_" not in step.text
        assert not any(unit.value in step.text.split() for unit in (DeadlineUnit.MONTHS, DeadlineUnit.YEARS)), step.text
