"""Letters about the citizen's stays: which stay one is about, what is missing, the two versions of telling a helper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.model.domain.entities import Paragraph
from app.model.domain.errors import Refused
from app.model.domain.stays import StayKind
from app.model.services import letters, paper_list, scheme, stays
from app.model.services.binder import Binder
from app.model.services.blanks import Kind
from app.model.services.letters import About
from app.model.services.stays import PartDraft, StayDraft

TODAY = date(2026, 11, 21)
HOSPITAL, HOURS, TELL = "kommune-indlaeggelse", "ansoegning-ekstra-timer", "besked-borgerens-ferie"
TRIP = StayDraft(StayKind.VACATION, date(2026, 12, 28), date(2027, 1, 10))
ACUTE = StayDraft(StayKind.HOSPITAL_ACUTE, date(2026, 11, 20))


def _text(binder: Binder, name: str, about: About | None = None) -> str:
    """On one line, so that a sentence can be looked for."""
    return " ".join(letters.letter_text(binder, name, about or About()).split())


def test_without_a_stay_the_municipality_s_form_has_boxes_and_lines(staffed: Binder) -> None:
    text = _text(staffed, HOSPITAL)
    assert "Indlagt den: (udfyldes)" in text
    assert "[ ] Akut [ ] Planlagt" in text
    assert text.count("[ ]") == 5
    blank = next(blank for blank in letters.blanks(staffed, HOSPITAL, About()) if blank.field == "first_day")
    assert (blank.kind, blank.place, blank.record_id, blank.needed) == (Kind.STAY, "absence", None, True)


def test_the_stay_tells_the_form_what_is_known(staffed: Binder, add: Callable[..., str]) -> None:
    add("2026-11-23T22:00", "2026-11-24T08:00")
    add("2026-12-18T08:00", "2026-12-18T16:00")  # after the four weeks
    stay_id, _ = stays.add_stay(staffed, replace(ACUTE, place="Sygehuset"), {"h1"})
    text = _text(staffed, HOSPITAL)
    assert "Indlagt den: 20.11.2026 Hospital og afdeling: Sygehuset Hvordan: Akut Ventes hjem: (udfyldes)" in text
    assert "I vagtplanen står der til og med 17.12.2026: - Anna Prøve: 1 vagt, 10:00 timer" in text
    assert "Efter aftale er de med på hospitalet: - Anna Prøve" in text
    assert "Kommunen bedes svare på" in text
    missing = letters.blanks(staffed, HOSPITAL, About())
    assert {(b.field, b.record_id) for b in missing if b.kind is Kind.STAY} == {("last_day", stay_id)}


def test_what_was_agreed_takes_the_place_of_the_question(staffed: Binder) -> None:
    stays.add_stay(staffed, replace(ACUTE, agreed_on=TODAY, agreed="Visitator Bo: løn i to uger."))
    text = _text(staffed, HOSPITAL)
    assert "Det er aftalt 21.11.2026: Visitator Bo: løn i to uger." in text
    assert "Kommunen bedes svare på" not in text


def test_a_planned_stay_asks_about_vacation(staffed: Binder) -> None:
    stays.add_stay(staffed, StayDraft(StayKind.HOSPITAL_PLANNED, date(2026, 12, 1), date(2026, 12, 4)))
    text = _text(staffed, HOSPITAL)
    assert "Hvordan: Planlagt Ventes hjem: 04.12.2026" in text
    assert "[ ] Indlæggelsen er planlagt, og hjælperne holder ferie imens" in text


def test_a_helper_in_time_is_told_the_days_and_the_steps(staffed: Binder) -> None:
    stay_id, _ = stays.add_stay(staffed, TRIP)
    text = _text(staffed, TELL, About("h1", stay_id))
    assert "Karla Prøve er på ferie fra og med 28.12.2026 til og med 10.01.2027. Du skal ikke med" in text
    assert "Sidste dag at varsle er fredag 27.11.2026." in text
    assert "Du får det at vide med dette brev 21.11.2026." in text
    assert "Der er ikke løn for vagter de dage. Kilde: Håndbog om hjælperordninger, Faxe Kommune" in text
    assert "kortere" not in text


def test_a_helper_too_late_signs_only_if_it_is_agreed(staffed: Binder) -> None:
    stay_id, _ = stays.add_stay(staffed, replace(TRIP, first_day=date(2026, 12, 20)))
    late = _text(staffed, TELL, About("h1", stay_id))
    assert "Skriv kun under, hvis du er enig." in late
    stays.change_part(staffed, stay_id, "h1", PartDraft(told_on=TODAY, agreed_on=TODAY))
    agreed = _text(staffed, TELL, About("h1", stay_id))
    assert "Vi er 21.11.2026 blevet enige om et kortere varsel end ellers." in agreed
    assert "Du har fået det at vide 21.11.2026." in agreed
    assert "Skriv kun under" not in agreed
    assert "Sidste dag at varsle" not in agreed


def test_an_open_vacation_says_that_the_end_is_not_known(staffed: Binder) -> None:
    stay_id, _ = stays.add_stay(staffed, replace(TRIP, last_day=None))
    assert "Den sidste dag er ikke kendt endnu." in _text(staffed, TELL, About("h1", stay_id))


def test_another_municipality_has_not_said_what_helpers_earn(staffed: Binder) -> None:
    scheme.save_scheme(staffed, replace(scheme.scheme_draft(staffed), municipality="aarhus"))
    stay_id, _ = stays.add_stay(staffed, replace(TRIP, abroad=True))
    assert "ikke løn" not in _text(staffed, TELL, About("h1", stay_id))
    assert "Faxe Kommune," not in _text(staffed, HOURS)


def test_extra_hours_and_a_long_journey_are_applied_for(staffed: Binder) -> None:
    stays.add_stay(staffed, replace(TRIP, extra_hours=Decimal("12.5")), {"h1"})
    short = _text(staffed, HOURS)
    assert "HJÆLPERE, DER TAGER MED - Anna Prøve" in short
    assert "Ekstra timer i alt: 12,5" in short
    assert "også efter" not in short
    assert "erhvervsrejseforsikringen" not in short
    (row,) = letters_stays(staffed)
    stays.change_stay(staffed, row, replace(TRIP, last_day=date(2027, 1, 28), abroad=True))
    long = _text(staffed, HOURS)
    assert "At ordningen kan være med også efter 27.01.2027. Indtil da skal der ikke søges." in long
    assert "erhvervsrejseforsikringen" in long
    scheme.save_scheme(staffed, replace(scheme.scheme_draft(staffed), paragraph=Paragraph.P95_2))
    assert "også efter" not in _text(staffed, HOURS)


def letters_stays(binder: Binder) -> list[str]:
    return [identity for identity, _ in letters.records(binder, HOURS, None)]


def test_a_letter_is_about_the_stay_that_is_or_comes_next_of_its_kind(staffed: Binder) -> None:
    past, _ = stays.add_stay(staffed, replace(TRIP, first_day=date(2026, 3, 2), last_day=date(2026, 3, 8)))
    coming, _ = stays.add_stay(staffed, TRIP)
    acute, _ = stays.add_stay(staffed, ACUTE)
    assert letters.record_of(staffed, HOURS, About()) == coming
    assert letters.record_of(staffed, HOURS, About(on=date(2027, 6, 1))) == coming
    assert letters.record_of(staffed, HOSPITAL, About()) == acute
    assert letters.records(staffed, TELL, "h1") == [
        (coming, "Ferie fra 28.12.2026 til 10.01.2027"),
        (past, "Ferie fra 02.03.2026 til 08.03.2026"),
    ]
    with pytest.raises(Refused, match="ikke noget ophold"):
        letters.letter(staffed, HOSPITAL, About(record_id=coming))


def test_the_command_line_knows_what_each_is_about() -> None:
    papers = paper_list.papers()
    assert papers[HOSPITAL].options == papers[HOURS].options == ("om", "dato")
    assert papers[TELL].options == ("hjaelper", "om", "dato")


def test_a_letter_to_a_helper_needs_the_helper(staffed: Binder) -> None:
    stays.add_stay(staffed, TRIP)
    with pytest.raises(Refused, match="vælg, hvem det er om"):
        letters.letter(staffed, TELL, About())
