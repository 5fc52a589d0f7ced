"""The calculator of notice on a binder: who can be chosen, and every answer that can't be given said in Danish."""

from __future__ import annotations

from datetime import date

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.services import notices
from app.model.services.binder import Binder
from app.model.services.exchange import add_content

TODAY = date(2026, 11, 21)


def _fill(binder: Binder, *contracts: e.Contract, municipality: str = "faxe") -> Binder:
    names = {"h1": "Åse Prøve", "h2": "Bo Prøve"}
    helpers = [e.Helper(identity, name) for identity, name in names.items()]
    add_content(
        binder,
        Content(scheme=e.Scheme("Karla Prøve", municipality=municipality), helpers=helpers, contracts=list(contracts)),
    )
    return binder


def test_an_employment_reaches_over_changed_terms_and_begins_anew_after_a_gap(binder: Binder) -> None:
    _fill(
        binder,
        e.Contract("c1", "h1", date(2020, 1, 1), date(2021, 12, 31), e.PayForm.HOURLY),
        e.Contract("c2", "h1", date(2024, 1, 1), date(2025, 6, 30), e.PayForm.HOURLY),
        e.Contract("c3", "h1", date(2025, 7, 1), None, e.PayForm.MONTHLY),
        e.Contract("c4", "h2", date(2027, 1, 1), date(2027, 6, 30), e.PayForm.SUBSTITUTE),
    )
    assert notices.employed(binder) == [
        notices.Employed("h2", "Bo Prøve", date(2027, 1, 1), e.PayForm.SUBSTITUTE, date(2027, 6, 30)),
        notices.Employed("h1", "Åse Prøve", date(2024, 1, 1), e.PayForm.MONTHLY, None),
    ]


@pytest.mark.parametrize(("last", "there"), [(TODAY, True), (date(2026, 11, 20), False)])
def test_who_has_left_is_not_offered(binder: Binder, last: date, *, there: bool) -> None:
    _fill(binder, e.Contract("c1", "h1", date(2024, 1, 1), last))
    assert [each.pay for each in notices.employed(binder)] == ([None] if there else [])


def test_an_empty_file_offers_nobody(binder: Binder) -> None:
    assert notices.employed(binder) == []


def test_the_answers_follow_the_schemes_municipality(binder: Binder) -> None:
    _fill(binder)
    given = date(2026, 2, 2)
    assert notices.termination(binder, date(2026, 1, 15), e.PayForm.MONTHLY, given).day == date(2026, 2, 9)
    assert notices.vacation(binder, date(2026, 7, 1), date(2026, 7, 21)).day == date(2026, 3, 31)
    assert notices.reduction(binder, given).day == date(2026, 5, 11)
    assert notices.complaint(binder, given).day == date(2026, 3, 2)


def test_without_a_municipality_the_law_is_known_and_the_notice_of_termination_is_not(binder: Binder) -> None:
    _fill(binder, municipality="standard")
    assert notices.reduction(binder, date(2026, 2, 2)).day == date(2026, 5, 11)
    with pytest.raises(Refused) as refused:
        notices.termination(binder, date(2026, 1, 15), e.PayForm.MONTHLY, date(2026, 2, 2))
    assert str(refused.value) == (
        "Programmet kender ikke det varsel for ordningen (Ingen kommune valgt). Se i kontrakten, eller spørg kommunen."
    )


def test_what_is_older_than_the_sources_says_from_when_they_hold(binder: Binder) -> None:
    _fill(binder)
    with pytest.raises(Refused, match=r"kun kendt fra 01\.11\.2020, ikke 31\.10\.2020\. Spørg kommunen\."):
        notices.complaint(binder, date(2020, 10, 31))


@pytest.mark.parametrize(
    ("ends_on", "last", "steps"),
    [(None, "2026-12-31", 6), ("2026-12-31", "2026-12-31", 6), ("2026-12-30", "2026-12-30", 7)],
)
def test_a_contract_that_ends_first_ends_the_employment(
    binder: Binder, ends_on: str | None, last: str, steps: int
) -> None:
    _fill(binder)
    until = date.fromisoformat(ends_on) if ends_on else None
    notice = notices.termination(binder, date(2024, 1, 1), e.PayForm.MONTHLY, TODAY, until)
    assert (notice.day, len(notice.steps)) == (date.fromisoformat(last), steps)
    assert notice.steps[-1].day == notice.day


def test_notice_after_the_last_day_is_refused(binder: Binder) -> None:
    _fill(binder)
    with pytest.raises(Refused, match=r"ansættelsen slutter allerede fredag 20\.11\.2026"):
        notices.termination(binder, date(2024, 1, 1), e.PayForm.MONTHLY, TODAY, date(2026, 11, 20))
