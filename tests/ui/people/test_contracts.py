"""Contracts without Qt: entered, changed, followed by new terms, deleted, refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.model.domain.entities import Contract, PayForm
from app.model.domain.errors import Refused
from app.model.services.binder import Binder
from app.model.services.people import (
    ContractDraft,
    HelperDraft,
    add_contract,
    add_helper,
    helper_cards,
)
from app.ui.people.contract_texts import contract_texts, read_contract
from app.ui.people.helper_texts import helper_texts, read_helper
from app.ui.people.presenter import PeoplePresenter

TODAY = date(2026, 11, 21)


def _hire(binder: Binder, name: str, start: date, end: date | None = None, pay: PayForm = PayForm.HOURLY) -> str:
    helper_id = add_helper(binder, HelperDraft(name))
    add_contract(binder, helper_id, ContractDraft(start, end, pay))
    return helper_id


def _opened(binder: Binder, helper_id: str | None = None) -> PeoplePresenter:
    presenter = PeoplePresenter(binder)
    presenter.reload()
    if helper_id:
        presenter.choose(helper_id)
    return presenter


def test_a_contract_is_entered_and_changed(binder: Binder) -> None:
    presenter = _opened(binder, add_helper(binder, HelperDraft("Anna")))
    entry = presenter.new_contract()
    typed = {**entry.texts, "starts_on": "1.12.26", "pay": "monthly", "hours_per_week": "37", "hourly_wage": "1.152,5"}
    assert Contract in entry.save(typed).kinds
    (row,) = presenter.contracts()
    assert (row.starts_on, row.ends_on, row.pay, row.hours, row.wage, row.signed) == (
        "01.12.2026",
        "",
        "Månedsløn",
        "37",
        "1.152,50",
        "nej",
    )
    assert row.spoken == "01.12.2026 uden slutdato, Månedsløn, 37 timer om ugen, 1.152,50 kr. i timen"
    entry = presenter.open_contract(row.id)
    assert entry.texts["hourly_wage"] == "1.152,50"
    entry.save({**entry.texts, "signed_on": "20.11.2026"})
    assert presenter.contracts()[0].signed == "20.11.2026"


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"starts_on": ""}, "Fra"),
        ({"starts_on": "32.13.2026"}, "Fra"),
        ({"starts_on": "01.06.2025"}, "Fra"),
        ({"ends_on": "01.01.1990"}, "Til"),
        ({"hours_per_week": "169"}, "Timer om ugen"),
        ({"hours_per_week": "syvogtredive"}, "Timer om ugen"),
        ({"hourly_wage": "10.001"}, "Timeløn"),
        ({"pension_from": "01.01.0026"}, "Pension fra"),
    ],
)
def test_an_impossible_contract_is_refused(binder: Binder, changed: dict[str, str], place: str) -> None:
    presenter = _opened(binder, _hire(binder, "Anna", date(2025, 1, 1), date(2025, 12, 31)))
    entry = presenter.new_contract()
    with pytest.raises(Refused) as refused:
        entry.save({**entry.texts, "starts_on": "01.01.2026", **changed})
    assert refused.value.mistakes[0].place == place
    assert len(presenter.contracts()) == 1


def test_new_terms_begin_with_the_old_ones_and_end_them(binder: Binder) -> None:
    helper_id = add_helper(binder, HelperDraft("Anna"))
    old = ContractDraft(
        date(2025, 1, 1), None, PayForm.MONTHLY, Decimal(30), Decimal("150.25"), signed_on=date(2024, 12, 1)
    )
    add_contract(binder, helper_id, old)
    presenter = _opened(binder, helper_id)
    entry = presenter.new_terms()
    assert entry.texts["starts_on"] == entry.texts["signed_on"] == ""
    assert (entry.texts["hours_per_week"], entry.texts["pay"]) == ("30", "monthly")
    entry.save({**entry.texts, "starts_on": "01.12.2026", "hours_per_week": "37"})
    assert [(row.starts_on, row.ends_on, row.hours) for row in presenter.contracts()] == [
        ("01.12.2026", "", "37"),
        ("01.01.2025", "30.11.2026", "30"),
    ]


def test_new_terms_after_a_contract_that_has_ended_have_no_end(binder: Binder) -> None:
    presenter = _opened(binder, _hire(binder, "Anna", date(2025, 1, 1), date(2025, 12, 31)))
    assert presenter.new_terms().texts["ends_on"] == ""


def test_deleting_a_contract(binder: Binder, example: Binder) -> None:
    presenter = _opened(binder, _hire(binder, "Anna", date(2025, 1, 1)))
    presenter.delete_contract(presenter.contracts()[0].id)
    assert presenter.contracts() == ()
    kept = _opened(example)
    with pytest.raises(Refused, match="vagter"):
        kept.delete_contract(kept.contracts()[0].id)
    assert len(kept.contracts()) == 1


def test_opening_and_saving_changes_nothing(example: Binder) -> None:
    for card in helper_cards(example):
        assert read_helper(helper_texts(card.draft), TODAY) == card.draft
        for _, contract in card.contracts:
            assert read_contract(contract_texts(contract), TODAY) == contract
    odd = ContractDraft(date(2026, 1, 1), hourly_wage=Decimal("150.4567"), hours_per_week=Decimal("7.4"))
    assert read_contract(contract_texts(odd), TODAY) == odd
