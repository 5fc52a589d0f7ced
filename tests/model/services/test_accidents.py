"""Accidents and near misses: entered, changed, ticked and taken back; the absence that followed; what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.model.domain.entities import Absence, AbsenceKind, Month
from app.model.domain.errors import Refused
from app.model.domain.leave import Accident
from app.model.services import absences, accidents, history, months, people
from app.model.services.absences import AbsenceDraft
from app.model.services.accidents import ACCIDENT_FIELDS, TOLD, AccidentDraft, Away
from app.model.services.binder import Binder
from app.model.services.exchange import export_content
from app.model.services.findings import find_of
from app.model.services.letters import About, blanks, letter_text, records

at = datetime.fromisoformat
DRAFT = AccidentDraft(at("2026-11-10T09:30"), place="Bad", what_happened="Gled.\nSlog sig ikke på kanten.")


def _draft(binder: Binder) -> AccidentDraft:
    (row,) = accidents.accident_rows(binder)
    return row.draft


def _absences(binder: Binder) -> list[tuple[Any, ...]]:
    return [(a.kind, a.first_day, a.last_day, a.from_time) for a in export_content(binder).absences]


def test_every_field_has_a_name_of_its_own() -> None:
    assert set(AccidentDraft.__dataclass_fields__) < set(ACCIDENT_FIELDS)
    assert len(set(ACCIDENT_FIELDS.values())) == len(ACCIDENT_FIELDS)
    assert set(TOLD) < set(ACCIDENT_FIELDS)


def test_no_field_asks_for_the_injury() -> None:
    words = " ".join((*ACCIDENT_FIELDS.values(), *Accident.__dataclass_fields__)).lower()
    assert not any(word in words for word in ("diagnose", "injury", "symptom", "kropsdel", "lidelse"))


def test_an_accident_is_written_down_and_undone(staffed: Binder) -> None:
    changes = accidents.add_accident(staffed, "h1", DRAFT)
    assert (changes.label, changes.kinds) == ("Opret arbejdsulykke 10.11.2026", frozenset({Accident}))
    (row,) = accidents.accident_rows(staffed)
    assert (row.draft, row.helper, row.away) == (DRAFT, "Anna Prøve", None)
    assert row.report is not None
    assert (row.report.day, row.report.absent) == (date(2026, 11, 24), False)
    history.undo(staffed)
    assert accidents.accident_rows(staffed) == ()
    history.redo(staffed)
    assert _draft(staffed) == DRAFT
    accidents.delete_accident(staffed, row.id)
    assert accidents.accident_rows(staffed) == ()
    history.undo(staffed)
    assert _draft(staffed) == DRAFT


def test_new_absence_is_one_step_with_its_accident(staffed: Binder) -> None:
    changes = accidents.add_accident(staffed, "h1", DRAFT, Away(date(2026, 11, 10), date(2026, 11, 12)))
    assert changes.kinds == frozenset({Accident, Absence})
    assert _absences(staffed) == [
        (AbsenceKind.WORK_INJURY, date(2026, 11, 10), date(2026, 11, 12), at("2026-11-10T09:30").time())
    ]
    (row,) = accidents.accident_rows(staffed)
    assert row.report is not None
    assert row.away is not None
    assert (row.report.absent, row.report.day, row.away.id) == (True, date(2026, 11, 24), row.draft.absence_id)
    (found,) = find_of(staffed, "accident-report")
    assert found.subject == row.id
    history.undo(staffed)
    assert accidents.accident_rows(staffed) == ()
    assert _absences(staffed) == []
    history.redo(staffed)
    assert len(_absences(staffed)) == 1
    assert _draft(staffed).absence_id is not None


def test_absence_from_the_next_day_is_of_whole_days_and_may_have_no_end(staffed: Binder) -> None:
    accidents.add_accident(staffed, "h1", DRAFT, Away(date(2026, 11, 11)))
    assert _absences(staffed) == [(AbsenceKind.WORK_INJURY, date(2026, 11, 11), None, None)]


def test_an_absence_that_is_there_is_chosen_and_left_alone_when_the_accident_goes(staffed: Binder) -> None:
    absences.add_absence(staffed, AbsenceDraft("h1", AbsenceKind.SICK, date(2026, 11, 11), date(2026, 11, 11)))
    absences.add_absence(staffed, AbsenceDraft("h1", AbsenceKind.VACATION, date(2026, 11, 12), date(2026, 11, 12)))
    (sick,) = accidents.absences_to_choose(staffed, "h1")
    assert sick.kind is AbsenceKind.SICK
    assert accidents.absences_to_choose(staffed, "h2") == ()
    accidents.add_accident(staffed, "h1", replace(DRAFT, absence_id=sick.id))
    (row,) = accidents.accident_rows(staffed)
    assert row.away is not None
    assert row.report is not None
    assert row.report.day == date(2026, 11, 25)
    accidents.delete_accident(staffed, row.id)
    assert len(_absences(staffed)) == 2
    history.undo(staffed)
    absences.delete_absence(staffed, sick.id)
    assert _draft(staffed).absence_id is None


def test_reporting_settles_the_finding_and_taking_it_back_brings_it_again(staffed: Binder) -> None:
    accidents.add_accident(staffed, "h1", DRAFT, Away(date(2026, 11, 11)))
    (row,) = accidents.accident_rows(staffed)
    assert accidents.tick_accident(staffed, row.id, "reported_on", date(2026, 11, 20)).label == (
        "Anmeldt i EASY: 20.11.2026"
    )
    assert find_of(staffed, "accident-report") == []
    accidents.tick_accident(staffed, row.id, "reported_on", None)
    assert [found.subject for found in find_of(staffed, "accident-report")] == [row.id]
    for what in TOLD:
        accidents.tick_accident(staffed, row.id, what, date(2026, 11, 21))
    assert all(getattr(_draft(staffed), what) == date(2026, 11, 21) for what in TOLD)
    with pytest.raises(ValueError, match="place"):
        accidents.tick_accident(staffed, row.id, "place", None)


def test_a_near_miss_has_no_deadline(staffed: Binder) -> None:
    label = accidents.add_accident(staffed, "h1", replace(DRAFT, near_miss=True)).label
    assert label == "Opret nærved-ulykke 10.11.2026"
    (row,) = accidents.accident_rows(staffed)
    assert (row.report, row.least, row.own) == (None, None, None)
    assert find_of(staffed, "accident-report") == []


def test_the_newest_stands_first(staffed: Binder) -> None:
    for day in ("2026-03-01T10:00", "2026-11-10T09:30", "2024-02-29T00:00"):
        accidents.add_accident(staffed, "h1", AccidentDraft(at(day)))
    assert [row.draft.happened_at.year for row in accidents.accident_rows(staffed)] == [2026, 2026, 2024]


def test_an_hour_that_is_there_twice_is_the_first_one(staffed: Binder) -> None:
    accidents.add_accident(staffed, "h1", AccidentDraft(at("2026-10-25T02:30")))
    assert _draft(staffed).happened_at == at("2026-10-25T02:30")


AWAY = {"away": Away(date(2026, 11, 11))}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"happened_at": at("2026-03-29T02:30")}, "Klokken: klokken 02:30 findes ikke den 29.03.2026"),
        ({"happened_at": at("2026-11-21T12:01")}, "Klokken: ligger ude i fremtiden"),
        ({"happened_at": at("2026-11-22T08:00")}, "Dato: ligger ude i fremtiden"),
        ({"reported_on": date(2026, 11, 9)}, "Anmeldt i EASY: ligger før ulykken"),
        ({"reported_on": date(2027, 11, 10)}, "Anmeldt i EASY: ligger ude i fremtiden"),
        ({"copy_given_on": date(2026, 11, 22)}, "Hjælperen har en kopi: ligger ude i fremtiden"),
        ({"place": "x" * 201}, "Hvor: er på 201 tegn; højst 200 er tilladt"),
        ({"prevention": "x" * 2001}, "Hvad gøres, så det ikke sker igen: er på 2001 tegn"),
        ({"absence_id": "f-nope"}, "Fravær bagefter: fraværet findes ikke længere"),
        ({"near_miss": True, **AWAY}, "Fravær bagefter: en nærved-ulykke giver ikke fravær"),
        ({"away": Away(date(2026, 11, 9))}, "Fravær bagefter: fraværet begynder 09.11.2026, før ulykken"),
        (
            {"away": Away(date(2026, 11, 12), date(2026, 11, 11))},
            "Fravær til og med: fraværet slutter, før det begynder",
        ),
    ],
)
def test_what_can_not_be_is_refused_at_its_field_and_nothing_is_written(
    staffed: Binder, more: dict[str, Any], says: str
) -> None:
    away = more.pop("away", None) if "away" in more else None
    with pytest.raises(Refused) as refused:
        accidents.add_accident(staffed, "h1", replace(DRAFT, **more), away)
    assert says in str(refused.value)
    assert accidents.accident_rows(staffed) == ()
    assert _absences(staffed) == []


def test_absence_is_refused_as_if_it_stood_alone(staffed: Binder) -> None:
    absences.add_absence(staffed, AbsenceDraft("h1", AbsenceKind.VACATION, date(2026, 11, 12), date(2026, 11, 20)))
    with pytest.raises(Refused, match=r"Fravær fra: hjælperen har allerede fravær fra 12\.11\.2026"):
        accidents.add_accident(staffed, "h1", DRAFT, Away(date(2026, 11, 11), date(2026, 11, 12)))
    with pytest.raises(Refused, match="Fravær fra: hjælperen er ikke ansat"):
        accidents.add_accident(staffed, "h2", DRAFT, Away(date(2026, 11, 11)))
    assert accidents.accident_rows(staffed) == ()


def test_a_finished_month_keeps_its_absence(staffed: Binder, add: Any) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    months.finish_month(staffed, Month(2026, 10))
    early = replace(DRAFT, happened_at=at("2026-10-10T10:00"))
    with pytest.raises(Refused, match="oktober 2026 er markeret som færdig"):
        accidents.add_accident(staffed, "h1", early, Away(date(2026, 10, 11), date(2026, 10, 13)))
    accidents.add_accident(staffed, "h1", early)
    assert len(accidents.accident_rows(staffed)) == 1


def test_an_absence_belongs_to_one_accident_and_one_helper(staffed: Binder) -> None:
    accidents.add_accident(staffed, "h1", DRAFT, Away(date(2026, 11, 11)))
    (row,) = accidents.accident_rows(staffed)
    chosen = replace(DRAFT, absence_id=row.draft.absence_id)
    with pytest.raises(Refused, match="fraværet hører til en anden ulykke"):
        accidents.add_accident(staffed, "h1", chosen)
    with pytest.raises(Refused, match="fraværet findes ikke længere"):
        accidents.add_accident(staffed, "h2", chosen)
    assert accidents.change_accident(staffed, row.id, replace(chosen, place="Køkken")).label == (
        "Ret arbejdsulykke 10.11.2026"
    )
    assert _draft(staffed).place == "Køkken"


def test_vacation_is_not_what_an_accident_led_to(staffed: Binder) -> None:
    absences.add_absence(staffed, AbsenceDraft("h1", AbsenceKind.VACATION, date(2026, 11, 12), date(2026, 11, 20)))
    (vacation,) = export_content(staffed).absences
    with pytest.raises(Refused, match="vælg sygdom eller arbejdsskade"):
        accidents.add_accident(staffed, "h1", replace(DRAFT, absence_id=vacation.id))


def test_nobody_and_what_is_gone_are_refused(staffed: Binder, binder: Binder) -> None:
    with pytest.raises(Refused, match="Hjælper: vælg en hjælper"):
        accidents.add_accident(staffed, "h9", DRAFT)
    for do in (
        lambda: accidents.change_accident(staffed, "u9", DRAFT),
        lambda: accidents.delete_accident(staffed, "u9"),
        lambda: accidents.tick_accident(staffed, "u9", "reported_on", None),
    ):
        with pytest.raises(Refused, match="ulykken findes ikke længere"):
            do()
    assert accidents.accident_rows(binder) == ()


# --- The paper ------------------------------------------------------------------------------------


def test_what_the_paper_lacks_is_said_and_leads_to_the_accident(staffed: Binder) -> None:
    accidents.add_accident(staffed, "h1", AccidentDraft(at("2026-11-10T09:30")))
    (row,) = accidents.accident_rows(staffed)
    found = [each for each in blanks(staffed, "ulykke", About("h1", row.id)) if each.kind == "accident"]
    assert [(each.field, each.needed) for each in found] == [
        ("place", True),
        ("witnesses", False),
        ("doing", True),
        ("what_happened", True),
        ("prevention", True),
        ("reported_on", False),
        ("insurer_told_on", False),
        ("municipality_told_on", False),
        ("copy_given_on", False),
    ]
    assert {(each.place, each.helper_id, each.record_id) for each in found} == {("absence", "h1", row.id)}
    assert records(staffed, "ulykke", "h1") == [(row.id, "10.11.2026 kl. 09:30")]


def test_the_paper_of_a_near_miss_says_nothing_of_reports(staffed: Binder) -> None:
    accidents.add_accident(staffed, "h1", replace(DRAFT, near_miss=True))
    text = letter_text(staffed, "ulykke", About("h1"))
    assert "Nærved-ulykke: ingen kom til skade" in text
    assert "EASY" not in text
    accidents.add_accident(staffed, "h1", replace(DRAFT, happened_at=at("2026-11-11T09:30")))
    text = letter_text(staffed, "ulykke", About("h1"))
    assert "Kan give ret til erstatning, anmeldes senest: 25.11.2026" in text
    assert "Fravær: intet fravær skrevet ind" in text


def test_an_accident_before_the_rules_has_no_invented_deadline(staffed: Binder) -> None:
    people.change_contract(
        staffed,
        people.helper_cards(staffed)[0].contracts[0][0],
        replace(people.helper_cards(staffed)[0].contracts[0][1], starts_on=date(2020, 1, 1)),
    )
    accidents.add_accident(
        staffed, "h1", AccidentDraft(at("2021-05-03T09:30")), Away(date(2021, 5, 4), date(2021, 5, 5))
    )
    (row,) = accidents.accident_rows(staffed)
    assert (row.report, row.own) == (None, None)
    assert row.least is not None
    text = letter_text(staffed, "ulykke", About("h1"))
    assert "senest" not in text
    assert "Fravær: fra 04.05.2021 til og med 05.05.2021" in text
