"""What the screen "Ansættelse" says: lines, what is next, how long applicants are kept, and texts that can't be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.model.domain.errors import Refused
from app.model.domain.people import ApplicantState
from app.model.services import hiring, history
from app.model.services.binder import Binder
from app.model.services.hiring import ApplicantDraft, HiringDraft
from app.model.services.people import helper_cards
from app.model.services.scheme import save_scheme, scheme_draft
from app.ui.hiring.presenter import HiringPresenter
from app.ui.hiring.texts import state_titles


@pytest.fixture
def p(example: Binder, night: str) -> HiringPresenter:
    """Nathjælper is chosen, with Bo and Wanda."""
    return _shown(example, night)


def _shown(binder: Binder, hiring_id: str) -> HiringPresenter:
    presenter = HiringPresenter(binder)
    presenter.reload()
    presenter.choose(hiring_id)
    return presenter


def _later(binder: Binder, day: str, hiring_id: str) -> HiringPresenter:
    return _shown(replace(binder, now=lambda: datetime.fromisoformat(f"{day}T12:00")), hiring_id)


def test_an_empty_file(binder: Binder) -> None:
    p = HiringPresenter(binder)
    p.reload()
    assert (p.chosen, p.card, p.vacancies(), p.steps(), p.applicants(), p.next_id) == (None, None, (), (), (), None)
    assert (p.told(None), p.keeping(), p.erasable(), p.first_open, p.step("advert")) == ("", "", {}, None, None)
    assert not p.choose_of("st9")
    assert p.ahead().startswith("1. Slå stillingen op\n2. Skriv ansøgerne ind")
    with pytest.raises(LookupError):
        p.reopen()


def test_what_is_next_stands_at_the_vacancy_and_over_the_steps(p: HiringPresenter) -> None:
    line = next(line for line in p.vacancies() if line.id == p.chosen)
    assert line.spoken == "Nathjælper, åben, 2 ansøgere, det næste: Hold samtaler"
    assert p.headline == "Det næste: Hold samtaler"
    states = [step.state for step in p.steps()]
    assert states[:4] == ["02.11.2026", "05.11.2026", "det næste", "mangler"]
    assert set(states[4:-1]) == {"venter"}
    assert p.told("hire").endswith("Kilde: Håndbog om hjælperordninger, Faxe Kommune, november 2020, 2.1.1 og 8.1.1.")
    assert p.told("contract").startswith("Trinnet venter på, at en er ansat. ")


def test_an_applicant_is_spoken_as_one_sentence(p: HiringPresenter, example: Binder, bo: str) -> None:
    assert p.applicants()[0].spoken == (
        "Bo Prøve, søgte 05.11.2026, ingen samtale, Under vurdering, har ikke fået svar"
    )
    p.hire(bo)
    line = p.applicants()[0]
    assert (line.hired, line.others, line.state, line.told_on) == (True, True, "Ansat", "21.11.2026")
    assert "Bo Prøve" in [card.draft.name for card in helper_cards(example)]
    assert p.headline == "Det næste: Kontrakt"
    p.take_back(bo)
    assert p.applicants()[0].state == "Trak sig"


def test_a_vacancy_goes_through_its_form_unchanged(p: HiringPresenter, example: Binder) -> None:
    assert p.chosen is not None
    draft = HiringDraft(
        "Żona & søn", date(2024, 2, 29), Decimal("7.5"), "a\nb", "c", "d", "e",
        date(2026, 11, 30), date(2026, 11, 2), "Avisen", None, 6,
    )  # fmt: skip
    hiring.change_hiring(example, p.chosen, draft)
    p.reload()
    entry = p.open_vacancy()
    assert (entry.texts["opened_on"], entry.texts["hours_per_week"]) == ("29.02.2024", "7,5")
    entry.save(entry.texts)
    assert p.card is not None
    assert p.card.draft == draft
    label = history.undo_label(example)
    assert label == "Ret stilling: Żona & søn"


def test_an_applicant_goes_through_its_form_unchanged(p: HiringPresenter, bo: str) -> None:
    row = p.applicant(bo)
    assert row is not None
    entry = p.open_applicant(row)
    entry.save(entry.texts)
    assert p.applicant(bo) == row
    entry.save({**entry.texts, "state": "withdrawn", "interview_on": "10.11.2026"})
    row = p.applicant(bo)
    assert row is not None
    assert (row.draft.state, row.draft.decided_on) == (ApplicantState.WITHDRAWN, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        ({"opened_on": ""}, "Åbnet"),
        ({"opened_on": "i går"}, "Åbnet"),
        ({"apply_by": "30.02.2026"}, "Ansøgningsfrist"),
        ({"hours_per_week": "mange"}, "Timer om ugen"),
        ({"keep_months": "2,5"}, "Ansøgere gemmes i (måneder)"),
        ({"keep_months": "37"}, "Ansøgere gemmes i (måneder)"),
    ],
)
def test_what_can_not_be_read_is_refused_at_its_field(
    p: HiringPresenter, example: Binder, texts: dict[str, str], place: str
) -> None:
    before = hiring.hiring_cards(example)
    entry = p.open_vacancy()
    with pytest.raises(Refused) as refused:
        entry.save({**entry.texts, **texts})
    assert [mistake.place for mistake in refused.value.mistakes] == [place]
    assert hiring.hiring_cards(example) == before


def test_only_one_who_is_hired_can_have_that_state() -> None:
    assert list(state_titles("open")) == ["open", "declined", "withdrawn"]
    assert list(state_titles("hired")) == ["hired"]


def test_closing_asks_and_tells_how_long_applicants_are_kept(p: HiringPresenter, example: Binder, night: str) -> None:
    assert "Højst 36 (" in p.keeping_hint()
    entry = p.closing()
    assert entry.texts == {"closed_on": "21.11.2026", "keep_months": ""}
    entry.save(entry.texts)
    assert "Du har ikke valgt, hvor længe oplysninger om 2 ansøgere gemmes. Højst til 21.11.2029." in p.keeping()
    assert (p.headline, p.erase_all()) == ("Stillingen er lukket, uden at nogen er ansat.", False)
    p.reopen()
    assert p.keeping() == ""
    p.closing().save({"closed_on": "21.11.2026", "keep_months": "6"})
    assert p.keeping() == "Oplysninger om 2 ansøgere gemmes til 21.05.2027."
    last, late = _later(example, "2027-05-21", night), _later(example, "2027-05-22", night)
    assert "skal være slettet senest 21.05.2027" in last.keeping()
    assert "skulle have været slettet senest 21.05.2027" in late.keeping()
    assert last.erase_all()


def test_those_who_were_not_hired_are_erased(p: HiringPresenter, bo: str, wanda: str) -> None:
    p.hire(bo)
    assert p.erasable() == {wanda: "Wanda Świątek, søgte 06.11.2026"}
    p.erase([wanda])
    assert (p.erasable(), [line.name for line in p.applicants()]) == ({}, ["Bo Prøve"])
    assert not p.applicants()[0].others


def test_a_person_without_an_advert_and_a_namesake(p: HiringPresenter, example: Binder) -> None:
    first = helper_cards(example)[0].draft.name
    p.hire_directly().save({"name": first, "phone": "1", "email": ""})
    assert p.namesakes(first)
    assert p.headline == "Det næste: Kontrakt"
    assert [line.name for line in p.applicants()] == [first]


def test_the_chosen_vacancy_stays_until_it_is_gone(p: HiringPresenter, example: Binder, night: str) -> None:
    other, _ = hiring.add_hiring(example, HiringDraft("Vikar", date(2026, 11, 20)))
    hiring.add_applicant(example, other, ApplicantDraft("Ib Å", date(2026, 11, 21)))
    p.reload()
    assert p.chosen == night
    assert p.choose_of(hiring.hiring_cards(example)[0].applicants[0].id)
    assert p.chosen == other
    p.delete_applicant(hiring.hiring_cards(example)[0].applicants[0].id)
    p.delete_vacancy()
    assert p.chosen in {card.id for card in hiring.hiring_cards(example)}
    with pytest.raises(Refused, match="har ansøgere"):
        _shown(example, night).delete_vacancy()


def test_the_first_without_an_interview_comes_first(p: HiringPresenter, example: Binder, bo: str, wanda: str) -> None:
    assert p.first_open == bo
    row = p.applicant(bo)
    assert row is not None
    hiring.change_applicant(example, bo, replace(row.draft, interview_on=date(2026, 11, 20)))
    p.reload()
    assert p.first_open == wanda


def test_where_another_municipality_pays_its_own_is_to_be_asked(p: HiringPresenter, example: Binder) -> None:
    note = "Det er ikke din kommunes håndbog, så spørg din egen kommune."
    assert "Faxe Kommune, november 2020, 5.1 og 11.1." in p.told("advert")
    assert note not in p.told("advert")
    save_scheme(example, replace(scheme_draft(example), municipality="aarhus"))
    p.reload()
    assert p.told("advert").endswith(note)
    assert note not in p.told("close")
