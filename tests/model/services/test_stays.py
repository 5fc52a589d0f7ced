"""The citizen's stays: each change is one step that undo takes back, and what can't be is refused at its field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.model.calc.stays import What, Where
from app.model.checks.stay_parts import Told
from app.model.domain.entities import Changes, Month, Paragraph
from app.model.domain.errors import Refused
from app.model.domain.stays import StayKind
from app.model.services import history, months, roster_findings, scheme, stays
from app.model.services.absence import stay_rows, stay_shifts
from app.model.services.absence.stay_rows import StayRow
from app.model.services.binder import Binder
from app.model.services.stays import PartDraft, StayDraft

TODAY = date(2026, 11, 21)
TRIP = StayDraft(StayKind.VACATION, date(2027, 7, 5), date(2027, 7, 18), "Skagen")
ACUTE = StayDraft(StayKind.HOSPITAL_ACUTE, date(2026, 11, 20))
Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]


def _row(binder: Binder, stay_id: str) -> StayRow:
    return next(row for row in stay_rows.stay_rows(binder) if row.id == stay_id)


def _refused(change: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        change()
    (mistake,) = refused.value.mistakes
    return mistake.place, mistake.message


def test_each_change_is_one_step_that_undo_takes_back(staffed: Binder, facts: Facts) -> None:
    def step(change: Callable[[], Changes]) -> None:
        before = facts(staffed)
        change()
        after = facts(staffed)
        assert after != before
        history.undo(staffed)
        assert facts(staffed) == before
        history.redo(staffed)
        assert facts(staffed) == after

    step(lambda: stays.add_stay(staffed, TRIP, {"h1"})[1])
    (stay_id,) = (row.id for row in stay_rows.stay_rows(staffed))
    step(lambda: stays.change_stay(staffed, stay_id, replace(TRIP, abroad=True, extra_hours=Decimal(30)), ()))
    step(lambda: stays.tell_all(staffed, stay_id, TODAY))
    step(lambda: stays.change_part(staffed, stay_id, "h1", PartDraft(along=True)))
    step(lambda: stays.tick_stay(staffed, stay_id, "insured_on", TODAY))
    step(lambda: stays.end_stay(staffed, stay_id, date(2027, 7, 10)))
    step(lambda: stays.delete_stay(staffed, stay_id))
    assert facts(staffed)["stays"] == facts(staffed)["stay_helpers"] == []


def test_what_is_written_is_what_is_read(staffed: Binder) -> None:
    stay_id, _ = stays.add_stay(staffed, replace(TRIP, place="  Skagen ", note=""), {"h1"})
    assert stays.stay_draft(staffed, stay_id) == TRIP
    row = _row(staffed, stay_id)
    assert row.along == ("Anna Prøve",)
    assert row.length == 14
    assert not row.over


def test_who_comes_along_is_changed_and_what_others_were_told_stays(staffed: Binder) -> None:
    stay_id, _ = stays.add_stay(staffed, TRIP)
    stays.change_part(staffed, stay_id, "h1", PartDraft(told_on=TODAY))
    stays.change_stay(staffed, stay_id, TRIP)
    assert [part.part.told_on for part in _row(staffed, stay_id).parts] == [TODAY]
    stays.change_stay(staffed, stay_id, TRIP, {"h1"})
    assert [(part.state, part.part.told_on) for part in _row(staffed, stay_id).parts] == [(Told.ALONG, TODAY)]


def test_a_helper_who_is_not_employed_then_can_not_come_along(staffed: Binder) -> None:
    place, message = _refused(lambda: stays.add_stay(staffed, TRIP, {"h2"}))
    assert place == stays.along_title("Bent Åse")
    assert message == "Bent Åse er ikke ansat de dage"
    assert stay_rows.stay_rows(staffed) == ()


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        ({"last_day": date(2027, 7, 4)}, "last_day", "ligger før den første dag"),
        ({"last_day": date(2028, 7, 5)}, "last_day", "mere end et år"),
        ({"told_on": date(2026, 11, 22)}, "told_on", "fremtiden"),
        ({"granted_on": TODAY, "applied_on": date(2026, 11, 22)}, "granted_on", "før ansøgningen"),
        ({"agreed": "Løn i fire uger"}, "agreed_on", "hvilken dag"),
        ({"kind": StayKind.HOSPITAL_ACUTE, "place": ""}, "first_day", "fremtiden"),
        ({"extra_hours": Decimal(-1)}, "extra_hours", "mindst 0"),
    ],
)
def test_what_can_not_be_is_said_at_its_field(staffed: Binder, change: dict[str, Any], place: str, said: str) -> None:
    told = _refused(lambda: stays.add_stay(staffed, replace(TRIP, **change)))
    assert told[0] == stays.STAY_FIELDS[place]
    assert said in told[1]


def test_a_year_of_vacation_but_a_day_is_taken(staffed: Binder) -> None:
    stays.add_stay(staffed, replace(TRIP, last_day=date(2028, 7, 4)))
    assert [row.draft.last_day for row in stay_rows.stay_rows(staffed)] == [date(2028, 7, 4)]


def test_two_of_a_sort_do_not_overlap_but_may_meet_on_a_day(staffed: Binder) -> None:
    stays.add_stay(staffed, TRIP)
    place, message = _refused(
        lambda: stays.add_stay(staffed, replace(TRIP, first_day=date(2027, 7, 17), last_day=date(2027, 7, 20)))
    )
    assert place == stays.STAY_FIELDS["first_day"]
    assert message == "der er allerede en ferie fra 05.07.2027 til 18.07.2027"
    stays.add_stay(staffed, replace(TRIP, first_day=date(2027, 7, 18), last_day=date(2027, 7, 20)))


def test_one_without_a_last_day_is_ended_before_the_next_begins(staffed: Binder) -> None:
    stay_id, _ = stays.add_stay(staffed, replace(ACUTE, first_day=date(2026, 11, 2)))
    assert "uden sidste dag. Skriv først" in _refused(lambda: stays.add_stay(staffed, ACUTE))[1]
    stays.end_stay(staffed, stay_id, date(2026, 11, 10))
    stays.add_stay(staffed, ACUTE)


def test_a_hospital_stay_inside_a_vacation_is_taken_and_shown(staffed: Binder) -> None:
    trip = replace(TRIP, first_day=date(2026, 11, 16), last_day=date(2026, 11, 29))
    trip_id, _ = stays.add_stay(staffed, trip)
    acute_id, _ = stays.add_stay(staffed, ACUTE)
    assert [other.kind for other in _row(staffed, acute_id).inside] == [StayKind.VACATION]
    assert [other.kind for other in _row(staffed, trip_id).inside] == [StayKind.HOSPITAL_ACUTE]


def test_home_again_is_not_before_it_began(staffed: Binder) -> None:
    stay_id, _ = stays.add_stay(staffed, ACUTE)
    assert "ligger før den første dag" in _refused(lambda: stays.end_stay(staffed, stay_id, date(2026, 11, 19)))[1]


def test_everybody_was_told_but_those_who_knew_keep_their_day(staffed: Binder) -> None:
    october = replace(TRIP, first_day=date(2026, 12, 28), last_day=date(2026, 12, 30))
    stay_id, _ = stays.add_stay(staffed, october)
    assert _row(staffed, stay_id).untold == 1
    stays.tell_all(staffed, stay_id, date(2026, 11, 20))
    (row,) = _row(staffed, stay_id).parts
    assert (row.part.told_on, row.state) == (date(2026, 11, 20), Told.IN_TIME)
    assert "har fået den" in _refused(lambda: stays.tell_all(staffed, stay_id, TODAY))[1]
    assert (
        "fremtiden"
        in _refused(lambda: stays.change_part(staffed, stay_id, "h1", PartDraft(told_on=date(2026, 11, 22))))[1]
    )


def test_the_last_day_to_tell_has_its_steps_and_a_shorter_notice_its_agreement(staffed: Binder) -> None:
    trip = replace(TRIP, first_day=date(2026, 12, 1), last_day=date(2026, 12, 6))
    stay_id, _ = stays.add_stay(staffed, trip)
    row = _row(staffed, stay_id)
    assert row.tell is not None
    assert row.tell.day == date(2026, 10, 31)
    assert row.tell.steps[-1].text == "Sidste dag at varsle er lørdag 31.10.2026."
    assert [part.state for part in row.parts] == [Told.MISSING]
    stays.change_part(staffed, stay_id, "h1", PartDraft(told_on=TODAY))
    assert [part.state for part in _row(staffed, stay_id).parts] == [Told.TOO_LATE]
    stays.change_part(staffed, stay_id, "h1", PartDraft(told_on=TODAY, agreed_on=TODAY))
    assert [part.state for part in _row(staffed, stay_id).parts] == [Told.AGREED]


def test_the_last_days_of_a_vacation_abroad(staffed: Binder) -> None:
    """A month from 1 July is until 31 July, 14 days until the 14th."""
    trip = replace(TRIP, first_day=date(2027, 7, 1), last_day=date(2027, 8, 1), abroad=True)
    stay_id, _ = stays.add_stay(staffed, trip, {"h1"})
    days = {row.day.what: (row.day.day, row.where) for row in _row(staffed, stay_id).days}
    assert days == {
        What.APPLY: (date(2027, 7, 31), Where.TO_COME),
        What.INSURE: (date(2027, 7, 14), Where.TO_COME),
        What.EXTRA: (date(2027, 7, 14), Where.BEYOND),
    }
    stays.change_stay(staffed, stay_id, replace(trip, applied_on=TODAY, insured_on=TODAY))
    assert [row.where for row in _row(staffed, stay_id).days] == [Where.WAITING, Where.BEYOND, Where.BEYOND]
    stays.change_stay(staffed, stay_id, replace(trip, last_day=date(2027, 7, 14), insured_on=TODAY))
    assert [row.where for row in _row(staffed, stay_id).days] == [Where.WITHIN, Where.WITHIN, Where.WITHIN]


def test_the_last_days_of_an_acute_stay(staffed: Binder) -> None:
    stay_id, _ = stays.add_stay(staffed, ACUTE)
    days = {row.day.what: (row.day.day, row.where) for row in _row(staffed, stay_id).days}
    assert days == {
        What.NOTIFY: (date(2026, 11, 21), Where.TO_COME),
        What.PAY: (date(2026, 12, 17), Where.UNKNOWN),
        What.SAME: (date(2026, 12, 2), Where.UNKNOWN),
    }
    stays.tick_stay(staffed, stay_id, "told_on", TODAY)
    stays.end_stay(staffed, stay_id, date(2026, 12, 3))
    assert [row.where for row in _row(staffed, stay_id).days] == [Where.DONE, Where.WITHIN, Where.BEYOND]


def test_a_handbook_that_says_two_things_is_quoted_by_section(staffed: Binder) -> None:
    stay_id, _ = stays.add_stay(staffed, ACUTE)
    quotes = _row(staffed, stay_id).quotes
    assert any("i op til 4 uger i henhold til vagtplan" in quote.words and "3.6" in quote.source for quote in quotes)
    assert any("med mindre andet er aftalt" in quote.words and "5.3.4" in quote.source for quote in quotes)


@pytest.mark.parametrize("respiration", [True, False])
def test_who_gets_respiration_help_is_told_of_several_places_to_meet(staffed: Binder, *, respiration: bool) -> None:
    scheme.save_scheme(staffed, replace(scheme.scheme_draft(staffed), respiration=respiration))
    stay_id, _ = stays.add_stay(staffed, ACUTE)
    said = any("flere mødesteder" in hint.text for hint in _row(staffed, stay_id).hints)
    assert said is respiration


def test_another_municipality_is_not_told_what_faxe_says(staffed: Binder) -> None:
    scheme.save_scheme(staffed, replace(scheme.scheme_draft(staffed), municipality="aarhus"))
    acute_id, _ = stays.add_stay(staffed, ACUTE)
    trip_id, _ = stays.add_stay(staffed, replace(TRIP, abroad=True), {"h1"})
    acute, trip = _row(staffed, acute_id), _row(staffed, trip_id)
    assert acute.quotes == ()
    assert acute.days == ()
    assert [row.day.what for row in trip.days] == [What.APPLY, What.EXTRA]
    assert any("Spørg kommunen" in hint.text for hint in acute.hints)
    assert all(hint.source is None or "Faxe" not in hint.source.title for hint in (*acute.hints, *trip.hints))


@pytest.mark.parametrize("paragraph", [Paragraph.P95_2, Paragraph.P96])
def test_what_a_scheme_may_abroad_is_said_with_its_rule(staffed: Binder, paragraph: Paragraph) -> None:
    scheme.save_scheme(staffed, replace(scheme.scheme_draft(staffed), paragraph=paragraph))
    stay_id, _ = stays.add_stay(staffed, replace(TRIP, abroad=True), {"h1"})
    keys = {hint.key for hint in _row(staffed, stay_id).hints}
    assert ("udland_paragraf_95" in keys) is (paragraph is Paragraph.P95_2)
    assert any(row.day.what is What.APPLY for row in _row(staffed, stay_id).days) is (paragraph is Paragraph.P96)


def test_those_who_come_first_stand_first_and_what_is_over_last(staffed: Binder) -> None:
    drafts = [
        replace(TRIP, first_day=date(2027, 2, 1), last_day=date(2027, 2, 7)),
        replace(TRIP, first_day=date(2026, 3, 1), last_day=date(2026, 3, 7)),
        replace(TRIP, first_day=date(2026, 11, 20), last_day=TODAY),
        replace(TRIP, first_day=date(2026, 6, 1), last_day=date(2026, 6, 7)),
    ]
    for draft in drafts:
        stays.add_stay(staffed, draft)
    firsts = [row.draft.first_day for row in stay_rows.stay_rows(staffed)]
    assert firsts == [date(2026, 11, 20), date(2027, 2, 1), date(2026, 6, 1), date(2026, 3, 1)]


def test_the_shifts_of_those_along_are_marked_as_away_in_one_step(
    staffed: Binder, add: Callable[..., str], facts: Facts
) -> None:
    inside = add("2026-12-02T22:00", "2026-12-03T08:00")
    add("2026-12-07T08:00", "2026-12-07T16:00")
    trip = replace(TRIP, first_day=date(2026, 12, 1), last_day=date(2026, 12, 6))
    stay_id, _ = stays.add_stay(staffed, trip)
    assert "ingen vagter" in _refused(lambda: stay_shifts.mark_away(staffed, stay_id))[1]
    stays.change_part(staffed, stay_id, "h1", PartDraft(along=True))
    assert _row(staffed, stay_id).to_mark == 1
    before = facts(staffed)
    stay_shifts.mark_away(staffed, stay_id)
    assert [shift["id"] for shift in facts(staffed)["shifts"] if shift["away"]] == [inside]
    assert _row(staffed, stay_id).to_mark == 0
    history.undo(staffed)
    assert facts(staffed) == before


def test_shifts_of_a_finished_month_are_left_as_they_are(staffed: Binder, add: Callable[..., str]) -> None:
    add("2026-10-31T08:00", "2026-10-31T16:00")
    add("2026-11-02T08:00", "2026-11-02T16:00")
    months.finish_month(staffed, Month(2026, 10))
    trip = replace(TRIP, first_day=date(2026, 10, 30), last_day=date(2026, 11, 3))
    stay_id, _ = stays.add_stay(staffed, trip, {"h1"})
    assert _row(staffed, stay_id).to_mark == 1


def test_what_is_gone_is_refused_in_one_line(staffed: Binder) -> None:
    assert _refused(lambda: stays.delete_stay(staffed, "væk")) == ("Ophold", "opholdet findes ikke længere")
    with pytest.raises(ValueError, match="note"):
        stays.tick_stay(staffed, "væk", "note", TODAY)


def test_the_roster_shows_a_shift_in_a_stay_on_its_own_day(staffed: Binder, add: Callable[..., str]) -> None:
    """Also while nobody knows the stay's last day."""
    add("2026-11-23T08:00", "2026-11-23T16:00")
    stays.add_stay(staffed, ACUTE)
    found = roster_findings.period_findings(staffed, date(2026, 11, 1), date(2026, 11, 30))
    (mine,) = (each for each in found if each.finding.code == "during-hospital")
    assert (mine.helper_ids, mine.first, mine.last) == (("h1",), date(2026, 11, 23), date(2026, 11, 23))
