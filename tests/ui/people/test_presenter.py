"""The screen "Hjælpere" without Qt: who is listed, what is saved when, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.model.domain.entities import Helper, PayForm
from app.model.domain.errors import Refused
from app.model.services.binder import Binder
from app.model.services.people import (
    ContractDraft,
    HelperDraft,
    add_contract,
    add_helper,
    change_helper,
    delete_helper,
    helper_cards,
)
from app.ui.people.helper_texts import NEW_HELPER
from app.ui.people.presenter import PeoplePresenter

TODAY = date(2026, 11, 21)


@pytest.fixture
def people(binder: Binder) -> PeoplePresenter:
    return PeoplePresenter(binder)


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


def test_an_empty_file_has_nobody(people: PeoplePresenter) -> None:
    people.reload()
    assert people.rows() == ()
    assert people.chosen is None
    assert not people.changed
    assert people.save() is None


def test_the_list_has_the_employed_first_then_the_coming_and_never_the_former(binder: Binder) -> None:
    _hire(binder, "Åse", date(2024, 1, 1))
    _hire(binder, "Zenia", date(2024, 1, 1), pay=PayForm.SUBSTITUTE)
    _hire(binder, "Anna", date(2026, 12, 1))
    _hire(binder, "Bent", date(2020, 1, 1), date(2026, 6, 30))
    add_helper(binder, HelperDraft("Carl"))
    presenter = _opened(binder)
    assert [(r.name, r.pay, r.employed) for r in presenter.rows()] == [
        ("Zenia", "Afløser", "siden 01.01.2024"),
        ("Åse", "Timeløn", "siden 01.01.2024"),
        ("Anna", "Timeløn", "begynder 01.12.2026"),
        ("Carl", "", "ingen kontrakt"),
    ]
    assert presenter.rows()[0].spoken == "Zenia, Afløser, siden 01.01.2024"
    presenter.set_show_former(show=True)
    assert presenter.rows()[-1].employed == "stoppet den 30.06.2026"
    assert presenter.former_count() == 1


def test_employed_since_the_first_of_contracts_that_touch(binder: Binder) -> None:
    helper_id = _hire(binder, "Anna", date(2019, 1, 1), date(2019, 12, 31))
    for start, end in (
        (date(2021, 1, 1), date(2021, 6, 30)),
        (date(2021, 7, 1), date(2025, 1, 1)),
        (date(2025, 1, 2), None),
    ):
        add_contract(binder, helper_id, ContractDraft(start, end))
    assert _opened(binder).rows()[0].employed == "siden 01.01.2021"


def test_a_former_helper_who_is_shown_gives_way_when_they_are_hidden(binder: Binder) -> None:
    anna = _hire(binder, "Anna", date(2024, 1, 1))
    bent = _hire(binder, "Bent", date(2020, 1, 1), date(2026, 6, 30))
    presenter = _opened(binder)
    presenter.set_show_former(show=True)
    presenter.choose(bent)
    presenter.set_show_former(show=False)
    assert presenter.chosen == anna
    assert [row.id for row in presenter.rows()] == [anna]


def test_the_chosen_helper_stays_in_the_list_after_the_last_contract_has_ended(binder: Binder) -> None:
    anna = _hire(binder, "Anna", date(2024, 1, 1))
    presenter = _opened(binder, anna)
    contract_id = presenter.contracts()[0].id
    entry = presenter.open_contract(contract_id)
    entry.save({**entry.texts, "ends_on": "31.10.2026"})
    assert [row.employed for row in presenter.rows()] == ["stoppet den 31.10.2026"]


def test_two_helpers_of_one_name_are_told_apart_by_birth_day(binder: Binder) -> None:
    add_helper(binder, HelperDraft("Ole Hansen", born_on=date(1990, 5, 1)))
    add_helper(binder, HelperDraft("Ole Hansen"))
    add_helper(binder, HelperDraft("Ole Jensen"))
    assert sorted(row.name for row in _opened(binder).rows()) == [
        "Ole Hansen (født 01.05.1990)",
        "Ole Hansen (uden fødselsdato)",
        "Ole Jensen",
    ]


def test_a_new_helper_is_in_the_list_at_once_and_in_the_file_when_saved(
    people: PeoplePresenter, binder: Binder
) -> None:
    people.reload()
    people.start_new()
    assert [(row.id, row.employed) for row in people.rows()] == [(NEW_HELPER, "ikke gemt endnu")]
    people.type("name", "  Małgorzata Żółć-Śliwińska ")
    people.type("unemployment_fund", "ja")
    people.type("relative", "ja")
    changes = people.save()
    assert changes is not None
    assert Helper in changes.kinds
    (card,) = helper_cards(binder)
    assert card.draft == HelperDraft("Małgorzata Żółć-Śliwińska", relative=True, unemployment_fund=True)
    assert people.chosen == card.id
    assert not people.changed
    assert people.texts["name"] == "Małgorzata Żółć-Śliwińska"


def test_an_empty_new_helper_leaves_no_trace(example: Binder) -> None:
    presenter = _opened(example)
    first = presenter.chosen
    presenter.start_new()
    presenter.choose(first or "")
    assert presenter.chosen == first
    assert len(helper_cards(example)) == 6
    presenter.start_new()
    presenter.type("name", "Slip")
    presenter.undo()
    assert presenter.chosen == first
    assert not presenter.changed


def test_giving_up_the_first_helper_leaves_an_empty_list(people: PeoplePresenter) -> None:
    people.reload()
    people.start_new()
    people.undo()
    assert people.rows() == ()
    assert people.chosen is None


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("name", "", "Navn"),
        ("name", "x" * 10_000, "Navn"),
        ("born_on", "31.02.1990", "Fødselsdato"),
        ("cpr", "310290-1234", "CPR-nummer"),
        ("respiration_approved_on", "snart", "Godkendt til respiration"),
    ],
)
def test_a_mistake_keeps_the_helper_shown_and_the_text_typed(example: Binder, name: str, text: str, place: str) -> None:
    presenter = _opened(example)
    before = presenter.chosen
    other = presenter.rows()[1].id
    presenter.type(name, text)
    for leave in (presenter.save, lambda: presenter.choose(other), presenter.start_new):
        with pytest.raises(Refused) as refused:
            leave()
        assert [m.place for m in refused.value.mistakes] == [place]
        assert presenter.chosen == before
        assert presenter.texts[name] == text
    assert presenter.changed


def test_choosing_another_helper_saves_the_first(example: Binder) -> None:
    presenter = _opened(example)
    first, second = (row.id for row in presenter.rows()[:2])
    presenter.type("phone", "12 34 56 78")
    changes = presenter.choose(second)
    assert changes is not None
    assert presenter.chosen == second
    assert next(c for c in helper_cards(example) if c.id == first).draft.phone == "12 34 56 78"


def test_a_reload_keeps_what_is_typed_and_takes_what_is_new(example: Binder) -> None:
    presenter = _opened(example)
    chosen = presenter.chosen or ""
    presenter.type("phone", "12 34")
    draft = next(c for c in helper_cards(example) if c.id == chosen).draft
    change_helper(example, chosen, replace(draft, address="Nyvej 1"))
    assert presenter.reload() == ""
    assert (presenter.texts["phone"], presenter.texts["address"]) == ("12 34", "Nyvej 1")
    presenter.start_new()
    presenter.type("name", "Ny")
    presenter.reload()
    assert presenter.texts["name"] == "Ny"


def test_text_for_a_helper_who_has_gone_becomes_a_new_helper(binder: Binder) -> None:
    helper_id = add_helper(binder, HelperDraft("Anna"))
    presenter = _opened(binder, helper_id)
    presenter.type("address", "Lang adresse 17")
    delete_helper(binder, helper_id)
    assert "findes ikke længere" in presenter.reload()
    assert presenter.is_new
    assert presenter.save() is not None
    assert helper_cards(binder)[0].draft.address == "Lang adresse 17"


def test_deleting_shows_the_neighbour(binder: Binder) -> None:
    anna, bent, carl = (add_helper(binder, HelperDraft(name)) for name in ("Anna", "Bent", "Carl"))
    presenter = _opened(binder, bent)
    assert Helper in presenter.delete().kinds
    assert presenter.chosen == carl
    presenter.delete()
    assert presenter.chosen == anna
    presenter.delete()
    assert presenter.chosen is None


def test_a_helper_with_shifts_stays(example: Binder) -> None:
    presenter = _opened(example)
    chosen = presenter.chosen
    with pytest.raises(Refused, match="har vagter"):
        presenter.delete()
    assert presenter.chosen == chosen
