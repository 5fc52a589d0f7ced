"""The end of a whole scheme: each helper's last day counted beforehand, all of it one step, and what is in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.checks.scheme_end import cover_after_death
from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.domain.errors import Refused
from app.model.domain.people import Termination, TerminationKind
from app.model.domain.terms import SchemeEnd
from app.model.rulebook.profiles import load_rulebook
from app.model.services import history, leaving, months, scheme_end
from app.model.services.binder import Binder, Resources
from app.model.services.exchange import add_content, export_content
from app.model.services.findings import find_of
from app.model.services.leaving import LeavingDraft
from app.model.services.scheme import GrantDraft, grants, save_grant, save_scheme, scheme_draft
from app.model.services.scheme_end import Ends
from app.model.store import people_queries

AddShift = Callable[..., str]
Facts = Callable[[Binder], dict[str, list[dict[str, Any]]]]
DIED = date(2026, 11, 10)
DEATH = Ends(SchemeEnd.DEATH, DIED, date(2026, 11, 30), date(2026, 11, 12))


@pytest.fixture
def team(staffed: Binder) -> Binder:
    """Anna by the month since January; one by the hour, one new, one for a time, one to come, one who is leaving."""
    people = [
        ("h3", "Carl Time"),
        ("h4", "Dorthe Ny"),
        ("h5", "Łucja Vikar"),
        ("h6", "Finn Senere"),
        ("h7", "Gurli Går"),
    ]
    monthly, start = e.PayForm.MONTHLY, date(2026, 1, 1)
    contracts = [
        e.Contract("k3", "h3", start, None, e.PayForm.HOURLY),
        e.Contract("k4", "h4", date(2026, 11, 1), None, monthly),
        e.Contract("k5", "h5", start, date(2026, 12, 10), monthly),
        e.Contract("k6", "h6", date(2026, 12, 1), None, monthly),
        e.Contract("k7", "h7", start, None, monthly),
    ]
    add_content(staffed, Content(helpers=[e.Helper(*each) for each in people], contracts=contracts))
    leaving.register_leaving(
        staffed, "h7", LeavingDraft(TerminationKind.RESIGNATION, date(2026, 10, 20), date(2026, 11, 30))
    )
    save_grant(staffed, GrantDraft(date(2026, 1, 1)))
    return staffed


def _last_days(binder: Binder, ends: Ends) -> dict[str, date | None]:
    return {each.name: each.last_day for each in scheme_end.plan(binder, ends).helpers}


def _endings(binder: Binder) -> dict[str, tuple[TerminationKind, date]]:
    with binder.database.read() as session:
        return {each.helper_id: (each.kind, each.last_day) for each in people_queries.terminations(session)}


def test_after_a_death_everybody_has_the_notice_and_no_more(team: Binder) -> None:
    assert _last_days(team, DEATH) == {
        "Anna Prøve": date(2026, 12, 31),
        "Carl Time": date(2026, 11, 12),
        "Dorthe Ny": date(2026, 11, 19),
        "Finn Senere": None,
        "Gurli Går": None,
        "Łucja Vikar": None,
    }
    plan = scheme_end.plan(team, DEATH)
    texts = {each.name: each.text for each in plan.helpers}
    assert "månedens sidste dag er 31.12.2026" in texts["Anna Prøve"]
    assert texts["Łucja Vikar"] == "kontrakten slutter af sig selv torsdag 10.12.2026."
    assert texts["Finn Senere"].startswith("begynder først 01.12.2026.")
    assert texts["Gurli Går"] == "stopper allerede mandag 30.11.2026."
    assert plan.notes[0] == (
        "Tilskuddet slutter 30.11.2026. Kommunen dækker højst udgifter til hjælperne til og med 31.12.2026, og ikke ud "
        "over deres opsigelsesvarsel."
    )


def test_when_the_grant_is_lost_nobody_stops_before_the_help_does(team: Binder) -> None:
    last, text = scheme_end.proposed_end(team, SchemeEnd.GRANT_LOST, date(2026, 11, 10))
    assert last == date(2027, 2, 15)
    assert "14 uger (98 dage) efter 10.11.2026 er 16.02.2027" in text
    assert last is not None
    ends = Ends(SchemeEnd.GRANT_LOST, DIED, last, date(2026, 11, 12))
    found = _last_days(team, ends)
    assert (found["Anna Prøve"], found["Carl Time"], found["Łucja Vikar"]) == (last, last, None)
    late = replace(ends, given_on=date(2027, 2, 1))
    assert _last_days(team, late)["Anna Prøve"] == date(2027, 3, 31)
    early = replace(ends, ends_on=last - timedelta(days=1))
    assert any("for tidlig" in note for note in scheme_end.plan(team, early).notes)
    assert not any("for tidlig" in note for note in scheme_end.plan(team, ends).notes)


def test_all_is_one_step_as_it_was_planned(team: Binder, facts: Facts) -> None:
    before, planned = facts(team), _last_days(team, DEATH)
    changes = scheme_end.end_scheme(team, DEATH.kind, DEATH.told_on, DEATH.ends_on, DEATH.given_on)
    assert changes.label == "Ordningen slutter 30.11.2026"
    assert changes.kinds == {Termination, e.Contract, e.Grant, e.Scheme}
    names = {helper.id: helper.name for helper in export_content(team).helpers}
    done = {names[helper]: day for helper, (kind, day) in _endings(team).items() if kind is TerminationKind.DEATH}
    assert done == {name: day for name, day in planned.items() if day is not None}
    assert dict(grants(team)).popitem()[1].ends_on == date(2026, 11, 30)
    scheme = team.scheme()
    assert (scheme.end_kind, scheme.end_told_on, scheme.ends_on) == (SchemeEnd.DEATH, DIED, date(2026, 11, 30))
    assert scheme_end.end_text(scheme) == "Borgeren er død. Ordningens sidste dag er mandag 30.11.2026."
    history.undo(team)
    assert facts(team) == before
    assert list(_endings(team)) == ["h7"]
    assert scheme_end.end_text(team.scheme()) == ""


def test_the_findings_of_a_death_follow(team: Binder) -> None:
    scheme_end.end_scheme(team, DEATH.kind, DEATH.told_on, DEATH.ends_on, DEATH.given_on)
    told = {(finding.helper_id, finding.due) for finding in find_of(team, "death")}
    assert told == {(None, date(2026, 12, 31)), ("h6", None)}
    assert find_of(team, "termination-notice") == []
    assert find_of(team, "termination-record") == []


def test_another_reason_is_a_dismissal_that_needs_no_talk_before_it(team: Binder) -> None:
    scheme_end.end_scheme(team, SchemeEnd.OTHER, date(2026, 11, 12), date(2026, 12, 31), date(2026, 11, 12))
    assert _endings(team)["h1"] == (TerminationKind.DISMISSAL, date(2026, 12, 31))
    missing = {tuple(f.figures["missing"]) for f in find_of(team, "termination-record")}  # type: ignore[arg-type]
    assert missing == {("written",)}
    assert scheme_end.proposed_end(team, SchemeEnd.OTHER, DIED)[0] is None


def test_without_rules_of_notice_the_schemes_last_day_is_taken_and_said(team: Binder) -> None:
    save_scheme(team, replace(scheme_draft(team), municipality="standard"))
    plan = scheme_end.plan(team, DEATH)
    anna = next(each for each in plan.helpers if each.name == "Anna Prøve")
    assert anna.last_day == date(2026, 11, 30)
    assert "Derfor er dagen sat til ordningens sidste dag." in anna.text


def test_a_finished_month_is_in_the_way_and_says_whose(team: Binder, add: AddShift) -> None:
    add("2026-12-14T07:00", "2026-12-14T15:00", "h4")
    months.finish_month(team, e.Month(2026, 12))
    with pytest.raises(Refused, match=r"Dorthe Ny: hjælperen har arbejdet 14\.12\.2026"):
        scheme_end.end_scheme(team, DEATH.kind, DEATH.told_on, DEATH.ends_on, DEATH.given_on)
    assert list(_endings(team)) == ["h7"]
    assert team.scheme().end_kind is None


@pytest.mark.parametrize(
    ("ends", "says"),
    [
        (replace(DEATH, ends_on=date(2026, 11, 9)), "Ordningens sidste dag: ligger før 10.11.2026, hvor det skete"),
        (replace(DEATH, given_on=date(2026, 11, 9)), "Hjælperne får besked: ligger før 10.11.2026, hvor det skete"),
        (replace(DEATH, told_on=date(1700, 1, 1)), "Hvornår skete det: 01.01.1700 ligger uden for årene 1900–2199"),
    ],
)
def test_days_that_can_not_be_are_refused(team: Binder, ends: Ends, says: str) -> None:
    for act in (
        lambda: scheme_end.plan(team, ends),
        lambda: scheme_end.end_scheme(team, ends.kind, ends.told_on, ends.ends_on, ends.given_on),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert str(refused.value) == says


def test_the_scheme_can_go_on_after_all(team: Binder) -> None:
    with pytest.raises(Refused, match="ikke skrevet, at ordningen slutter"):
        scheme_end.continue_scheme(team)
    scheme_end.end_scheme(team, SchemeEnd.GRANT_LOST, DIED, date(2027, 2, 15))
    assert [finding.subject for finding in find_of(team, "complaint-4-weeks")] == ["scheme"]
    scheme_end.continue_scheme(team)
    assert team.scheme().end_kind is None
    assert find_of(team, "complaint-4-weeks") == []
    assert _endings(team)["h1"] == (TerminationKind.GRANT_LOST, date(2027, 2, 15))


def test_an_empty_file_has_no_scheme_to_end(binder: Binder) -> None:
    assert scheme_end.plan(binder, DEATH).helpers == ()
    with pytest.raises(Refused, match="ordningen er ikke skrevet ind endnu"):
        scheme_end.end_scheme(binder, DEATH.kind, DEATH.told_on, DEATH.ends_on)


@given(st.dates(date(2020, 11, 1), date(2060, 12, 31)))
def test_the_cover_after_a_death_is_the_whole_next_month(resources: Resources, died: date) -> None:
    cover = cover_after_death(died, load_rulebook(resources.rules, "faxe"))
    assert cover is not None
    day, ends = died, 0
    while ends < 2:  # walks on to the second day that is the last of its month
        ends += (day + timedelta(days=1)).day == 1
        if ends == 1 and (day + timedelta(days=1)).day == 1:
            assert cover.grant_ends == day
        day += timedelta(days=1)
    assert cover.covered_until == day - timedelta(days=1)
