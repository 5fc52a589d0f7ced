"""What stands in a form: kept, merged and read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.model.domain.errors import Mistake, Refused
from app.ui.entry.texts import Reader, TypedCard, by_field

TODAY = date(2026, 11, 21)
TITLES = {"born": "Fødselsdato", "from": "Fra", "hours": "Timer om ugen"}


def test_a_card_keeps_typed_fields_when_the_record_changed_elsewhere() -> None:
    card = TypedCard()
    card.load({"name": "Anna", "phone": "1"})
    card.type("name", "Anne")
    card.read_again({"name": "Anna", "phone": "2"})
    assert card.texts == {"name": "Anne", "phone": "2"}
    assert card.changed
    card.undo()
    assert card.texts == {"name": "Anna", "phone": "2"}
    assert not card.changed


def test_a_text_typed_and_taken_back_is_no_change() -> None:
    card = TypedCard()
    card.load({"name": "Anna"})
    card.type("name", "Ann")
    card.type("name", "Anna")
    assert not card.changed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14.03.1988", date(1988, 3, 14)),
        ("14/3-88", date(1988, 3, 14)),
        ("14.3.49", date(1949, 3, 14)),
        ("1.1.10", date(2010, 1, 1)),
        ("", None),
    ],
)
def test_a_birth_day_lies_in_the_past(text: str, day: date | None) -> None:
    reader = Reader({"born": text}, TITLES, TODAY)
    assert reader.birth_day("born") == day
    reader.done()


@pytest.mark.parametrize("text", ["22.11.2026", "31.02.1990", "14.3", "i går", "01.01.0003", "3" * 10_000])
def test_a_birth_day_that_can_not_be_is_refused_by_its_label(text: str) -> None:
    reader = Reader({"born": text}, TITLES, TODAY)
    assert reader.birth_day("born") is None
    with pytest.raises(Refused) as refused:
        reader.done()
    assert [m.place for m in refused.value.mistakes] == ["Fødselsdato"]


def test_all_that_can_not_be_read_is_told_at_once() -> None:
    reader = Reader({"from": "", "hours": "mange"}, TITLES, TODAY)
    reader.needed_day("from")
    reader.number("hours")
    with pytest.raises(Refused) as refused:
        reader.done()
    assert by_field(refused.value.mistakes, TITLES) == {
        "from": "skriv en dato, fx 31.12.2026",
        "hours": "skriv et tal som 37 eller 152,40",
    }


def test_a_date_without_a_year_is_the_nearest() -> None:
    reader = Reader({"from": "1.1", "hours": "1.234,50"}, TITLES, TODAY)
    assert reader.needed_day("from") == date(2027, 1, 1)
    assert reader.number("hours") == Decimal("1234.50")
    reader.done()


def test_a_date_outside_the_calendar_of_the_program_is_refused() -> None:
    reader = Reader({"from": "01.01.0099"}, TITLES, TODAY)
    reader.day("from")
    with pytest.raises(Refused, match="1900"):
        reader.done()


def test_a_mistake_without_a_field_belongs_to_none() -> None:
    mistakes = [Mistake("Hjælper", "findes ikke længere"), Mistake("Fra", "a"), Mistake("Fra", "b")]
    assert by_field(mistakes, TITLES) == {"from": "a"}
