"""Vacancies and applicants: kept as written, closed and opened, hired and taken back, refused by field, undone in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from app.model.domain.entities import Helper
from app.model.domain.errors import Refused
from app.model.domain.people import Applicant, ApplicantState, Hiring
from app.model.services import archive, hiring, history, learning, people, retention
from app.model.services.binder import Binder
from app.model.services.exchange import export_content
from app.model.services.hiring import ApplicantDraft, HiringCard, HiringDraft
from app.model.services.letters import About, issue_letter, letter_text

Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]
NIGHT = HiringDraft(
    "Nathjælper",
    date(2026, 11, 1),
    Decimal("12.5"),
    "Hjælp om natten\nog om morgenen",
    "Kørekort",
    "Oplæring",
    "Ring til Karla",
    date(2026, 11, 30),
    date(2026, 11, 2),
    "Avisen",
    keep_months=6,
)
BO = ApplicantDraft("Bo Prøve", date(2026, 11, 10), "12 34 56 78", "bo@example.org", note="Kan begynde straks")
WANDA = ApplicantDraft("Wanda Świątek", date(2026, 11, 12))


@pytest.fixture
def night(staffed: Binder) -> str:
    """A vacancy with Bo, then Wanda."""
    identity, _ = hiring.add_hiring(staffed, NIGHT)
    for draft in (WANDA, BO):
        hiring.add_applicant(staffed, identity, draft)
    return identity


def _card(binder: Binder, identity: str) -> HiringCard:
    return next(card for card in hiring.hiring_cards(binder) if card.id == identity)


def _ids(binder: Binder, identity: str) -> list[str]:
    return [row.id for row in _card(binder, identity).applicants]


def _helpers(binder: Binder) -> list[str]:
    return [card.draft.name for card in people.helper_cards(binder)]


def test_a_new_file_has_no_vacancy(binder: Binder) -> None:
    assert hiring.hiring_cards(binder) == ()


def test_what_is_written_is_kept_the_open_and_the_newest_first(staffed: Binder, night: str) -> None:
    old, _ = hiring.add_hiring(staffed, replace(NIGHT, title=" Weekend ", opened_on=date(2024, 2, 29)))
    shut, _ = hiring.add_hiring(staffed, replace(NIGHT, closed_on=date(2026, 11, 20)))
    assert [card.id for card in hiring.hiring_cards(staffed)] == [night, old, shut]
    assert _card(staffed, old).draft.title == "Weekend"
    card = _card(staffed, night)
    assert card.draft == NIGHT
    assert [row.draft for row in card.applicants] == [BO, WANDA]
    changed = replace(NIGHT, hours_per_week=None, duties="", keep_months=None)
    changes = hiring.change_hiring(staffed, night, changed)
    assert (changes.label, changes.kinds) == ("Ret stilling: Nathjælper", frozenset({Hiring}))
    assert _card(staffed, night).draft == changed


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"title": " "}, ["Stilling"]),
        ({"title": "x" * 201}, ["Stilling"]),
        ({"opened_on": date(1899, 12, 31)}, ["Åbnet"]),
        ({"hours_per_week": Decimal(-1)}, ["Timer om ugen"]),
        ({"hours_per_week": Decimal("168.5")}, ["Timer om ugen"]),
        ({"hours_per_week": Decimal("1.00001")}, ["Timer om ugen"]),
        ({"duties": "x" * 2001}, ["Opgaver"]),
        ({"advertised_where": "a\nb"}, ["Slået op hvor"]),
        ({"closed_on": date(2026, 10, 31)}, ["Lukket"]),
        ({"closed_on": date(2026, 11, 22)}, ["Lukket"]),
        ({"keep_months": 37}, ["Ansøgere gemmes i (måneder)"]),
        ({"keep_months": -1}, ["Ansøgere gemmes i (måneder)"]),
        ({"title": "", "duties": "\x00", "keep_months": 99}, ["Stilling", "Opgaver", "Ansøgere gemmes i (måneder)"]),
    ],
)
def test_a_wrong_vacancy_is_refused_by_field(staffed: Binder, wrong: dict[str, Any], places: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        hiring.add_hiring(staffed, replace(NIGHT, **wrong))
    assert [mistake.place for mistake in refused.value.mistakes] == places
    assert "\n" not in str(refused.value)
    assert hiring.hiring_cards(staffed) == ()


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"name": " "}, ["Navn"]),
        ({"name": "x" * 201}, ["Navn"]),
        ({"phone": "1\n2"}, ["Telefon"]),
        ({"received_on": date(2200, 1, 1)}, ["Søgte den"]),
        ({"interview_on": date(2026, 11, 9)}, ["Samtale"]),
        ({"note": "x" * 2001}, ["Noter"]),
        ({"state": ApplicantState.HIRED}, ["Hvor langt"]),
    ],
)
def test_a_wrong_applicant_is_refused_by_field(
    staffed: Binder, night: str, wrong: dict[str, Any], places: list[str]
) -> None:
    before = _card(staffed, night)
    for act in (
        lambda draft: hiring.add_applicant(staffed, night, draft),
        lambda draft: hiring.change_applicant(staffed, before.applicants[0].id, draft),
    ):
        with pytest.raises(Refused) as refused:
            act(replace(BO, **wrong))
        assert [mistake.place for mistake in refused.value.mistakes] == places
    assert _card(staffed, night) == before


def test_a_name_of_two_hundred_signs_fits(staffed: Binder, night: str) -> None:
    long = "Łucja " + "ż" * 194
    hiring.add_applicant(staffed, night, replace(WANDA, name=long, received_on=date(2026, 11, 20)))
    hiring.hire(staffed, _ids(staffed, night)[-1])
    assert long in _helpers(staffed)


def test_what_was_decided_without_a_day_was_decided_today(staffed: Binder, night: str) -> None:
    bo, _ = _ids(staffed, night)
    hiring.change_applicant(staffed, bo, replace(BO, state=ApplicantState.WITHDRAWN))
    row = _card(staffed, night).applicants[0]
    assert (row.draft.decided_on, row.waits_for_answer) == (staffed.today, False)


def test_an_answer_declines_one_who_was_still_considered(staffed: Binder, night: str) -> None:
    bo, wanda = _ids(staffed, night)
    hiring.change_applicant(staffed, wanda, replace(WANDA, state=ApplicantState.WITHDRAWN))
    for identity in (bo, wanda):
        hiring.answer(staffed, identity, date(2026, 11, 20))
    first, second = (row.draft for row in _card(staffed, night).applicants)
    assert (first.state, first.decided_on) == (ApplicantState.DECLINED, date(2026, 11, 20))
    assert (second.state, second.told_on) == (ApplicantState.WITHDRAWN, date(2026, 11, 20))


def test_closing_begins_the_time_and_opening_ends_it(staffed: Binder, night: str) -> None:
    with pytest.raises(Refused, match="Lukket: ligger ude i fremtiden"):
        hiring.close_hiring(staffed, night, date(2026, 11, 22), 6)
    assert _card(staffed, night).keep_until is None
    hiring.close_hiring(staffed, night, date(2026, 11, 21), 3)
    card = _card(staffed, night)
    assert (card.is_open, card.keep_until, card.longest_until) == (False, date(2027, 2, 21), date(2029, 11, 21))
    hiring.close_hiring(staffed, night, date(2026, 11, 21))
    assert _card(staffed, night).keep_until is None
    hiring.reopen_hiring(staffed, night)
    card = _card(staffed, night)
    assert (card.is_open, card.longest_until) == (True, None)


def test_the_longest_keeping_has_its_source(staffed: Binder) -> None:
    longest = hiring.longest_keeping(staffed)
    assert longest is not None
    assert longest.months == 36
    assert "Datatilsynet" in longest.source


def test_a_vacancy_with_applicants_is_not_deleted(staffed: Binder, night: str) -> None:
    with pytest.raises(Refused, match="Nathjælper har ansøgere"):
        hiring.delete_hiring(staffed, night)
    for identity in _ids(staffed, night):
        hiring.delete_applicant(staffed, identity)
    hiring.delete_hiring(staffed, night)
    assert hiring.hiring_cards(staffed) == ()


def test_hiring_makes_a_helper_in_one_step(staffed: Binder, night: str, facts: Facts) -> None:
    before, bo = facts(staffed), _ids(staffed, night)[0]
    helper_id, changes = hiring.hire(staffed, bo)
    assert {Helper, Applicant} <= changes.kinds
    card = next(card for card in people.helper_cards(staffed) if card.id == helper_id)
    assert (card.draft.name, card.draft.phone, card.draft.email) == ("Bo Prøve", "12 34 56 78", "bo@example.org")
    row = _card(staffed, night).applicants[0]
    assert (row.helper_id, row.draft.state, row.draft.decided_on) == (helper_id, ApplicantState.HIRED, staffed.today)
    assert row.draft.told_on == staffed.today
    for act, text in (
        (lambda: hiring.hire(staffed, bo), "er allerede ansat"),
        (lambda: hiring.delete_applicant(staffed, bo), "Tag ansættelsen tilbage først"),
        (lambda: hiring.change_applicant(staffed, bo, BO), "så tag ansættelsen tilbage"),
        (lambda: retention.erase_applicants(staffed, [bo]), "er ansat og slettes som hjælper"),
    ):
        with pytest.raises(Refused, match=text):
            act()
    hiring.change_applicant(staffed, bo, replace(row.draft, phone="87 65 43 21"))
    history.undo(staffed)
    history.undo(staffed)
    assert facts(staffed) == before


def test_a_hiring_is_taken_back_until_more_is_known(staffed: Binder, night: str, facts: Facts) -> None:
    bo, wanda = _ids(staffed, night)
    with pytest.raises(Refused, match="er ikke ansat"):
        hiring.take_back(staffed, bo)
    helper_id, _ = hiring.hire(staffed, bo)
    before = facts(staffed)
    hiring.take_back(staffed, bo)
    assert _helpers(staffed) == ["Anna Prøve", "Bent Åse"]
    row = _card(staffed, night).applicants[0]
    assert (row.helper_id, row.draft.state) == (None, ApplicantState.WITHDRAWN)
    history.undo(staffed)
    assert facts(staffed) == before
    learning.add_training(staffed, helper_id, learning.TrainingDraft(date(2026, 11, 20), "Lift"))
    with pytest.raises(Refused, match="kan ikke slettes"):
        hiring.take_back(staffed, bo)
    assert _card(staffed, night).applicants[0].helper_id == helper_id
    hiring.hire(staffed, wanda)
    assert _card(staffed, night).kept == ()


def test_somebody_is_hired_without_an_advert_in_one_step(staffed: Binder, facts: Facts) -> None:
    before = facts(staffed)
    hiring_id, helper_id, changes = hiring.hire_directly(staffed, " Łucja Żak ", "12 34 56 78")
    assert {Helper, Applicant, Hiring} <= changes.kinds
    card = _card(staffed, hiring_id)
    assert card.is_without_advert
    assert card.called == "Uden opslag: Łucja Żak"
    assert [(row.draft.name, row.helper_id) for row in card.applicants] == [("Łucja Żak", helper_id)]
    history.undo(staffed)
    assert facts(staffed) == before
    for name, text in (
        ("  ", "Navn: må ikke være tom"),
        ("x" * 201, "Navn: er på 201 tegn"),
        ("a\nb", "Navn: indeholder"),
    ):
        with pytest.raises(Refused, match=text):
            hiring.hire_directly(staffed, name)
    assert facts(staffed) == before


@pytest.mark.parametrize("name", ["Łucja Żak", "Łucja " + "ż" * 194])
def test_one_who_was_hired_is_erased_as_a_helper_and_named_nowhere(staffed: Binder, name: str) -> None:
    hiring_id, helper_id, _ = hiring.hire_directly(staffed, name)
    retention.erase_helper(staffed, helper_id)
    card = _card(staffed, hiring_id)
    assert card.applicants == ()
    assert "Łucja" not in card.draft.title


def test_a_helper_deleted_by_mistake_comes_back_with_the_application(staffed: Binder, night: str, facts: Facts) -> None:
    bo, wanda = _ids(staffed, night)
    helper_id, _ = hiring.hire(staffed, bo)
    before = facts(staffed)
    people.delete_helper(staffed, helper_id)
    assert _ids(staffed, night) == [wanda]
    history.undo(staffed)
    assert facts(staffed) == before


def test_those_who_were_not_hired_are_erased_with_their_letter(staffed: Binder, night: str) -> None:
    bo, wanda = _ids(staffed, night)
    issue_letter(staffed, "afslag", About(record_id=bo))
    assert len(archive.rows(staffed)) == 1
    hiring.close_hiring(staffed, night, staffed.today, 0)
    retention.erase_applicants(staffed, [bo])
    assert _ids(staffed, night) == [wanda]
    assert archive.rows(staffed) == []
    assert "Bo Prøve" not in "".join(map(str, history.change_log(staffed)))


def test_what_is_gone_is_said_to_be_gone(staffed: Binder) -> None:
    acts: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: hiring.change_hiring(staffed, "st9", NIGHT), "stillingen"),
        (lambda: hiring.close_hiring(staffed, "st9", staffed.today), "stillingen"),
        (lambda: hiring.reopen_hiring(staffed, "st9"), "stillingen"),
        (lambda: hiring.delete_hiring(staffed, "st9"), "stillingen"),
        (lambda: hiring.add_applicant(staffed, "st9", BO), "stillingen"),
        (lambda: hiring.change_applicant(staffed, "an9", BO), "ansøgeren"),
        (lambda: hiring.delete_applicant(staffed, "an9"), "ansøgeren"),
        (lambda: hiring.answer(staffed, "an9", staffed.today), "ansøgeren"),
        (lambda: hiring.hire(staffed, "an9"), "ansøgeren"),
        (lambda: hiring.take_back(staffed, "an9"), "ansøgeren"),
    )
    for act, what in acts:
        with pytest.raises(Refused, match=f"{what} findes ikke længere"):
            act()


def test_the_name_of_one_found_without_an_advert_is_told_on_the_screen_alone(staffed: Binder) -> None:
    identity, _helper, _ = hiring.hire_directly(staffed, "Grethe Prøve")
    hiring.add_applicant(staffed, identity, BO)
    card = _card(staffed, identity)
    assert (card.draft.title, card.called) == ("Uden opslag", "Uden opslag: Grethe Prøve")
    bo = next(row.id for row in card.applicants if row.draft.name == "Bo Prøve")
    text = letter_text(staffed, "afslag", About(None, bo))
    assert "Grethe" not in text
    assert "En anden har fået stillingen" in text
    assert "stilling.titel" not in text


def test_a_refusal_where_nobody_was_hired_says_so_without_another(staffed: Binder, night: str) -> None:
    text = letter_text(staffed, "afslag", About(None, _ids(staffed, night)[0]))
    assert "Du har desværre ikke fået stillingen denne gang." in text
    assert "En anden" not in text


def test_one_who_has_papers_is_not_taken_back_unseen(staffed: Binder, night: str) -> None:
    bo = _ids(staffed, night)[0]
    helper_id, _ = hiring.hire(staffed, bo)
    issue_letter(staffed, "tavshedserklaering", About(helper_id))
    with pytest.raises(Refused, match="papirer"):
        hiring.take_back(staffed, bo)
    with pytest.raises(Refused, match="papirer"):
        people.delete_helper(staffed, helper_id)
    retention.erase_helper(staffed, helper_id)
    assert "Bo Prøve" not in _helpers(staffed)
    assert [row.title for row in archive.rows(staffed)] == []


@pytest.mark.parametrize(
    "draft",
    [
        replace(BO, decided_on=date(2026, 11, 9)),
        replace(BO, told_on=date(2026, 11, 9)),
        replace(BO, interview_on=date(2026, 11, 9)),
    ],
)
def test_nothing_happens_to_an_applicant_before_the_application(
    staffed: Binder, night: str, draft: ApplicantDraft
) -> None:
    with pytest.raises(Refused, match=r"ligger før ansøgningen \(10\.11\.2026\)"):
        hiring.change_applicant(staffed, _ids(staffed, night)[0], draft)


def test_an_application_cannot_come_tomorrow(staffed: Binder, night: str) -> None:
    with pytest.raises(Refused, match="Søgte den: ligger ude i fremtiden"):
        hiring.add_applicant(staffed, night, replace(BO, received_on=staffed.today + timedelta(days=1)))


def test_one_whose_application_lies_ahead_in_an_imported_file_is_decided_on_no_sooner(
    staffed: Binder, night: str
) -> None:
    ahead = staffed.today + timedelta(days=9)
    with staffed.database.change("Importér") as work:
        work.add(Applicant("an-frem", night, "Frem Tidig", ahead))
    hiring.hire(staffed, "an-frem")
    assert [(a.decided_on, a.told_on) for a in export_content(staffed).applicants if a.id == "an-frem"] == [
        (ahead, ahead)
    ]
    hiring.take_back(staffed, "an-frem")
    assert [a.decided_on for a in export_content(staffed).applicants if a.id == "an-frem"] == [ahead]
