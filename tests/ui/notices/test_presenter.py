"""The calculator of notice without a window: what the fields begin with, what is missing, and the answer as text."""

from __future__ import annotations

from datetime import date

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.domain.terms import NoticeUnit
from app.model.services.binder import Binder
from app.model.services.exchange import add_content
from app.model.store import queries
from app.ui.notices import presenter as p
from app.ui.notices.presenter import NoticePresenter

HANDBOOK = "Håndbog om hjælperordninger, Faxe Kommune, november 2020, 5.14 og 11.14"


@pytest.fixture
def filled(binder: Binder) -> Binder:
    add_content(
        binder,
        Content(
            scheme=e.Scheme("Karla Prøve", municipality="faxe"),
            helpers=[e.Helper("h1", "Anna Prøve"), e.Helper("h2", "Bo Prøve")],
            contracts=[
                e.Contract("c1", "h1", date(2026, 10, 1), None, e.PayForm.MONTHLY),
                e.Contract("c2", "h2", date(2024, 1, 1), date(2026, 12, 15)),
            ],
        ),
    )
    return binder


def test_it_begins_with_a_helper_and_today(filled: Binder) -> None:
    presenter = NoticePresenter(filled)
    assert presenter.helpers == {"h1": "Anna Prøve", "h2": "Bo Prøve", "": "Skriv selv"}
    texts = presenter.texts()
    assert {name: text for name, text in texts.items() if text} == {
        p.KIND: p.TERMINATION,
        p.HELPER: "h1",
        p.BEGAN: "01.10.2026",
        p.PAY: "monthly",
        p.GIVEN: "21.11.2026",
        p.RECEIVED: "21.11.2026",
    }
    answer = presenter.answer(texts)
    assert answer.headline == "Sidste dag i ansættelsen:\nlørdag 28. november 2026"
    assert answer.text.splitlines()[0] == "1. Opsigelsen gives lørdag 21.11.2026."
    assert answer.text.splitlines()[-4:-1] == [
        "",
        f"Varslet er 7 dage. Kilde: {HANDBOOK}. Bestemt af kommunen. Sikkerhed: læst i den officielle tekst.",
        "",
    ]
    assert answer.text.endswith("Kontrakten eller en overenskomst kan give et længere varsel. Så gælder det.")


def test_another_helper_brings_the_employment_and_nobody_takes_it_away(filled: Binder) -> None:
    presenter = NoticePresenter(filled, helper_id="h2")
    texts = presenter.texts()
    assert (texts[p.BEGAN], texts[p.PAY]) == ("01.01.2024", "")
    assert presenter.missing(texts) == "Udfyld »Lønform«, så tælles der."
    texts = presenter.with_helper(texts, p.NOBODY)
    assert presenter.missing(texts) == "Udfyld »Ansat fra« og »Lønform«, så tælles der."


def test_a_contract_that_ends_counts_only_for_the_employment_that_it_belongs_to(filled: Binder) -> None:
    presenter = NoticePresenter(filled, helper_id="h2")
    texts = presenter.texts() | {p.PAY: "monthly"}
    assert presenter.answer(texts).headline.endswith("tirsdag 15. december 2026")
    assert presenter.answer({**texts, p.BEGAN: "02.01.2024"}).headline.endswith("torsdag 31. december 2026")


@pytest.mark.parametrize(
    ("kind", "headline"),
    [
        (p.VACATION, "Varsl ferien senest:\nlørdag 31. januar 2026"),
        (p.REDUCTION, "Hjælpen kan tidligst sættes ned:\nmandag 11. maj 2026"),
        (p.COMPLAINT, "Klagen skal være hos kommunen senest:\nmandag 2. marts 2026"),
    ],
)
def test_the_other_questions(filled: Binder, kind: str, headline: str) -> None:
    presenter = NoticePresenter(filled, kind)
    texts = presenter.texts() | {p.FIRST: "27.04.2026", p.LAST: "03.05.2026", p.RECEIVED: "02.02.2026"}
    answer = presenter.answer(texts)
    assert answer.headline == headline
    assert "Kilde: " in answer.text
    assert "Sikkerhed: " in answer.text
    assert answer.text.endswith(p.REMARKS[kind])


def test_what_a_question_needs_is_asked_for(binder: Binder) -> None:
    presenter = NoticePresenter(binder, p.VACATION)
    texts = presenter.texts()
    assert presenter.missing(texts) == "Udfyld »Første feriedag« og »Sidste feriedag«, så tælles der."
    assert presenter.missing({**texts, p.FIRST: "1.6", p.LAST: "2.6"}) == ""


@pytest.mark.parametrize(
    ("changed", "place", "text"),
    [
        ({p.GIVEN: "31.02.2026"}, "Opsigelsen gives", "findes ikke i kalenderen"),
        ({p.GIVEN: "30.09.2026"}, "Opsigelsen gives", "er før ansættelsen begynder 01.10.2026"),
        ({p.BEGAN: "x"}, "Ansat fra", "skriv datoen som"),
        ({p.KIND: p.VACATION, p.FIRST: "02.06.2027", p.LAST: "01.06.2027"}, "Sidste feriedag", "før den første"),
    ],
)
def test_mistakes_name_their_field(filled: Binder, changed: dict[str, str], place: str, text: str) -> None:
    presenter = NoticePresenter(filled)
    with pytest.raises(Refused) as refused:
        presenter.answer({**presenter.texts(), **changed})
    (mistake,) = refused.value.mistakes
    assert mistake.place == place
    assert mistake.place in p.TITLES.values()
    assert text in mistake.message


def test_a_helpers_own_better_notice_is_counted(filled: Binder) -> None:
    with filled.database.change("Aftal et længere varsel") as work:
        contract = queries.contracts(work.session, "h1")[0]
        contract.notice_amount, contract.notice_unit, contract.notice_month_end = 4, NoticeUnit.MONTHS, True
    presenter = NoticePresenter(filled, helper_id="h1")
    answer = presenter.answer(presenter.texts())
    assert "Kontrakten har et længere varsel, og så gælder det: løbende måned plus 4 måneder." in answer.text
    assert "Bestemt af kontrakten.\n" in answer.text
    other = presenter.answer({**presenter.texts(), p.HELPER: p.NOBODY})
    assert "ontraktens varsel" not in other.text
