"""A contract's own notice: as the rulebook tells one, and counted wherever a last day is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.reasons import Layer
from app.model.domain.terms import NoticeUnit
from app.model.rulebook.values import DeadlineUnit, Step
from app.model.services import notices
from app.model.services.binder import Binder
from app.model.services.employment.contract_notice import contract_notice, helper_notice
from app.model.services.exchange import add_content

BEGAN, GIVEN = date(2024, 2, 29), date(2026, 1, 31)


def _with(amount: int | None, unit: NoticeUnit | None, *, month_end: bool = False) -> e.Contract:
    return e.Contract(
        "c1",
        "h1",
        BEGAN,
        None,
        e.PayForm.MONTHLY,
        notice_amount=amount,
        notice_unit=unit,
        notice_month_end=month_end,
    )


def _fill(binder: Binder, *contracts: e.Contract, municipality: str = "faxe") -> Binder:
    scheme = e.Scheme("Karla Prøve", municipality=municipality)
    add_content(binder, Content(scheme=scheme, helpers=[e.Helper("h1", "Åse Prøve")], contracts=list(contracts)))
    return binder


def test_a_contract_without_a_notice_of_its_own_has_none() -> None:
    assert contract_notice(_with(None, None)) is None
    assert contract_notice(_with(2, None)) is None


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        (NoticeUnit.DAYS, DeadlineUnit.DAYS),
        (NoticeUnit.WEEKS, DeadlineUnit.WEEKS),
        (NoticeUnit.MONTHS, DeadlineUnit.MONTHS),
    ],
)
def test_the_notice_is_the_contracts_own(unit: NoticeUnit, told: DeadlineUnit) -> None:
    notice = contract_notice(_with(3, unit, month_end=True))
    assert notice is not None
    assert notice.steps == (Step(None, 3, told, to_month_end=True),)
    assert (notice.layer, str(notice.source), notice.since) == (Layer.CONTRACT, "Kontrakten fra 29.02.2024", BEGAN)


@pytest.mark.parametrize(
    ("amount", "unit", "month_end", "last"),
    [
        (3, NoticeUnit.MONTHS, True, date(2026, 4, 30)),
        (2, NoticeUnit.MONTHS, False, date(2026, 3, 31)),
        (1, NoticeUnit.MONTHS, False, date(2026, 2, 28)),  # no better than the month that the municipality gives
        (10, NoticeUnit.WEEKS, False, date(2026, 4, 11)),
        (1, NoticeUnit.DAYS, True, date(2026, 2, 28)),
    ],
)
def test_the_better_of_the_two_notices_is_counted(
    binder: Binder, amount: int, unit: NoticeUnit, last: date, *, month_end: bool
) -> None:
    _fill(binder, _with(amount, unit, month_end=month_end))
    notice = notices.termination(binder, BEGAN, e.PayForm.MONTHLY, GIVEN, helper_id="h1")
    assert notice.day == last
    assert any("Kontrakten" in step.text for step in notice.steps)
    assert notices.termination(binder, BEGAN, e.PayForm.MONTHLY, GIVEN).day == date(2026, 2, 28)


def test_the_contract_that_holds_on_the_day_decides(binder: Binder) -> None:
    old = replace(_with(6, NoticeUnit.MONTHS), ends_on=GIVEN)
    new = replace(_with(2, NoticeUnit.MONTHS), id="c2", starts_on=date(2026, 2, 1))
    _fill(binder, old, new)
    for day, months in ((GIVEN, 6), (date(2026, 2, 1), 2)):
        held = helper_notice(binder, "h1", day)
        assert held is not None
        assert held.steps[0].amount == months
    assert helper_notice(binder, "h1", date(2024, 2, 28)) is None
    assert helper_notice(binder, "nobody", GIVEN) is None


def test_where_the_municipality_says_nothing_the_contract_decides(binder: Binder) -> None:
    _fill(binder, _with(14, NoticeUnit.DAYS), municipality="standard")
    notice = notices.termination(binder, BEGAN, e.PayForm.MONTHLY, GIVEN, helper_id="h1")
    assert notice.day == date(2026, 2, 14)
    assert [reason.layer for reason in notice.reasons] == [Layer.CONTRACT]
    assert notice.steps[-1].text == "Sidste dag er lørdag 14.02.2026."
