"""Danish named days: the right dates, two on one date, and store bededag until 2023."""

from __future__ import annotations

from datetime import date

import pytest

from app.model.domain.calendar_dk import DAY_NAMES, day_titles, named_days


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        ("2026-01-01", ("nytaarsdag",)),
        ("2026-04-02", ("skaertorsdag",)),
        ("2026-04-03", ("langfredag",)),
        ("2026-04-05", ("paaskedag",)),
        ("2026-04-06", ("anden_paaskedag",)),
        ("2026-05-01", ("foerste_maj",)),
        ("2026-05-14", ("kristi_himmelfartsdag",)),
        ("2026-05-24", ("pinsedag",)),
        ("2026-05-25", ("anden_pinsedag",)),
        ("2026-06-05", ("grundlovsdag",)),
        ("2026-12-24", ("juleaftensdag",)),
        ("2026-12-25", ("juledag",)),
        ("2026-12-26", ("anden_juledag",)),
        ("2026-12-31", ("nytaarsaftensdag",)),
        ("2023-05-05", ("store_bededag",)),
        ("2026-05-02", ()),
    ],
)
def test_each_day_has_its_name(day: str, keys: tuple[str, ...]) -> None:
    assert named_days(int(day[:4])).get(date.fromisoformat(day), ()) == keys


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        ("2028-06-05", {"anden_pinsedag", "grundlovsdag"}),
        ("2022-06-05", {"pinsedag", "grundlovsdag"}),
        ("2008-05-01", {"kristi_himmelfartsdag", "foerste_maj"}),
    ],
)
def test_two_names_on_one_date_are_both_kept(day: str, keys: set[str]) -> None:
    assert set(named_days(int(day[:4]))[date.fromisoformat(day)]) == keys
    assert len(day_titles(date.fromisoformat(day))) == 2


@pytest.mark.parametrize("year", range(2020, 2035))
def test_a_year_has_every_day_once_and_store_bededag_until_2023(year: int) -> None:
    keys = [key for names in named_days(year).values() for key in names]
    expected = set(DAY_NAMES) - ({"store_bededag"} if year >= 2024 else set())
    assert sorted(keys) == sorted(expected)


def test_an_ordinary_day_has_no_title() -> None:
    assert day_titles(date(2026, 10, 12)) == ()
    assert day_titles(date(2026, 4, 2)) == ("Skærtorsdag",)
