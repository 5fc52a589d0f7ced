"""What the user decides about findings: each a change of its own, refused by field, and told in Danish in the log."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from app.model.domain.entities import Helper, Scheme
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding, Severity
from app.model.domain.reasons import Reason
from app.model.domain.watch import CoverWindow, FindingMark, MarkKind, RestException, RestGround, RuleChoice
from app.model.services import history, watch
from app.model.services.binder import Binder
from app.model.services.history_words import FIELDS, KINDS, VALUES
from app.model.services.people import delete_helper
from app.model.services.watch import CoverDraft, ExceptionDraft
from app.model.store import tables as t

TODAY, LATER = date(2026, 11, 21), date(2026, 11, 28)
AT = datetime(2026, 11, 16, 22)
FINDING = Finding(
    "daily-rest", Severity.WARNING, "h1", AT, None, "For lidt hvile", "", "", Reason("Prøve", ""), subject="emne"
)
OURS = replace(FINDING, code="timesheet-due", helper_id=None, title="Timesedler mangler", subject="2026-10")
EXCEPTION = ExceptionDraft("h1", "daily-rest", AT, RestGround.UNFORESEEN, "Afløseren blev syg")
WINDOW = CoverDraft("12345", time(7), time(0), 2, date(2026, 1, 1))


def _places(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [mistake.place for mistake in refused.value.mistakes]


# --- Put off or settled --------------------------------------------------------------------------


def test_a_finding_is_put_off_and_shown_again(staffed: Binder) -> None:
    changes = watch.put_off(staffed, FINDING, LATER, "  Bo ringer  ")
    assert (changes.label, changes.kinds) == (
        "Udsæt påmindelsen »For lidt hvile« til 28.11.2026",
        frozenset({FindingMark}),
    )
    (mark,) = watch.marks(staffed).values()
    assert (mark.finding, mark.kind, mark.severity) == ("daily-rest/h1/emne", MarkKind.PUT_OFF, "warning")
    assert (mark.made_on, mark.until, mark.note, mark.helper_id) == (TODAY, LATER, "Bo ringer", "h1")
    watch.put_off(staffed, OURS, LATER)
    assert set(watch.marks(staffed)) == {FINDING.key, OURS.key}
    assert (watch.marks(staffed)[OURS.key].note, watch.marks(staffed)[OURS.key].helper_id) == (None, None)
    assert watch.unmark(staffed, FINDING.key).label == "Vis påmindelse igen"
    assert set(watch.marks(staffed)) == {OURS.key}


def test_a_new_mark_takes_the_place_of_the_old(staffed: Binder) -> None:
    watch.put_off(staffed, FINDING, LATER)
    before = watch.marks(staffed)[FINDING.key]
    worse = replace(FINDING, severity=Severity.ERROR)
    assert watch.settle(staffed, worse, "Aftalt").label == "Markér påmindelsen »For lidt hvile« som afsluttet"
    (mark,) = watch.marks(staffed).values()
    assert (mark.id, mark.kind, mark.severity, mark.until) == (before.id, MarkKind.SETTLED, "error", None)
    watch.put_off(staffed, FINDING, LATER)
    (mark,) = watch.marks(staffed).values()
    assert (mark.kind, mark.until, mark.note) == (MarkKind.PUT_OFF, LATER, None)


def test_showing_again_what_is_shown_changes_nothing(staffed: Binder) -> None:
    label = history.undo_label(staffed)
    assert watch.unmark(staffed, "x//y").kinds == frozenset()
    assert history.undo_label(staffed) == label


@pytest.mark.parametrize("until", [date(2026, 1, 1), TODAY, date(2028, 11, 22), date.max])
def test_it_is_put_off_to_a_day_after_today_and_not_for_ever(staffed: Binder, until: date) -> None:
    with pytest.raises(Refused) as refused:
        watch.put_off(staffed, FINDING, until)
    assert _places(refused) == ["Udsæt til"]
    assert watch.marks(staffed) == {}
    watch.put_off(staffed, FINDING, date(2026, 11, 22))
    watch.put_off(staffed, FINDING, date(2028, 11, 21))


@pytest.mark.parametrize("note", ["", " \n ", "x" * 2001, "\x00"])
def test_what_is_settled_has_a_note(staffed: Binder, note: str) -> None:
    with pytest.raises(Refused) as refused:
        watch.settle(staffed, FINDING, note)
    assert _places(refused) == ["Note"]
    assert watch.marks(staffed) == {}


def test_a_finding_of_a_helper_who_is_gone(staffed: Binder) -> None:
    with pytest.raises(Refused, match="Hjælper: hjælperen findes ikke længere"):
        watch.settle(staffed, replace(FINDING, helper_id="h9"), "x")


# --- Exceptions to rest --------------------------------------------------------------------------


def _only(binder: Binder) -> RestException:
    (exception,) = watch.exceptions(binder, date(2026, 1, 1), date(2026, 12, 31))
    return exception


def test_an_exception_is_written_down_changed_and_deleted(staffed: Binder) -> None:
    assert watch.record_exception(staffed, EXCEPTION).label == "Skriv undtagelse fra hviletid"
    made = _only(staffed)
    assert (made.helper_id, made.rule, made.at, made.ground) == ("h1", "daily-rest", AT, RestGround.UNFORESEEN)
    assert (made.explanation, made.recorded_on, made.rest_start) == ("Afløseren blev syg", TODAY, None)
    later = replace(staffed, now=lambda: datetime(2026, 12, 1))
    rest = (datetime(2026, 11, 17, 8), datetime(2026, 11, 18, 8))
    watch.record_exception(
        later, replace(EXCEPTION, explanation=" Syg ", rest_start=rest[0], rest_end=rest[1]), made.id
    )
    changed = _only(staffed)
    assert (changed.id, changed.recorded_on, changed.explanation) == (made.id, TODAY, "Syg")
    assert (changed.rest_start, changed.rest_end) == rest
    assert watch.exceptions(staffed, date(2026, 11, 17), date(2026, 12, 31)) == []
    assert len(watch.exceptions(staffed, AT.date(), AT.date())) == 1
    assert watch.delete_exception(staffed, made.id).kinds == {RestException}
    assert watch.exceptions(staffed, date(2026, 1, 1), date(2026, 12, 31)) == []


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"helper_id": "h9"}, ["Hjælper"]),
        ({"rule": "weekly-48h"}, ["Regel"]),
        ({"rule": "findes-ikke"}, ["Regel"]),
        ({"explanation": " "}, ["Forklaring"]),
        ({"at": datetime(2026, 3, 29, 2, 30)}, ["Tidspunkt"]),
        ({"rest_start": AT}, ["Hvile til"]),
        ({"rest_end": AT}, ["Hvile fra"]),
        ({"rest_start": AT, "rest_end": AT, "explanation": ""}, ["Forklaring"]),
        ({"rest_start": AT, "rest_end": AT}, ["Hvile til"]),
    ],
)
def test_an_impossible_exception_is_refused_by_field(staffed: Binder, wrong: dict[str, Any], places: list[str]) -> None:
    watch.record_exception(staffed, EXCEPTION)
    for known in (None, _only(staffed).id):
        with pytest.raises(Refused) as refused:
            watch.record_exception(staffed, replace(EXCEPTION, **wrong), known)
        assert _places(refused) == places
    assert _only(staffed).explanation == "Afløseren blev syg"


def test_the_same_is_written_once(staffed: Binder) -> None:
    watch.record_exception(staffed, EXCEPTION)
    with pytest.raises(Refused, match="der er allerede skrevet en undtagelse; ret den i stedet"):
        watch.record_exception(staffed, replace(EXCEPTION, ground=RestGround.AGREEMENT))
    watch.record_exception(staffed, replace(EXCEPTION, rule="weekly-rest"))
    watch.record_exception(staffed, replace(EXCEPTION, helper_id="h2"))
    watch.record_exception(staffed, replace(EXCEPTION, at=AT.replace(minute=1)))
    assert len(watch.exceptions(staffed, AT.date(), AT.date())) == 4


def test_an_exception_that_is_gone(staffed: Binder) -> None:
    for act in (
        lambda: watch.record_exception(staffed, EXCEPTION, "u9"),
        lambda: watch.delete_exception(staffed, "u9"),
    ):
        with pytest.raises(Refused, match="undtagelsen findes ikke længere"):
            act()


def test_a_helper_with_an_exception_is_not_one_entered_by_mistake(staffed: Binder) -> None:
    with staffed.database.change("Ny") as work:
        work.add(Helper("h3", "Cille"))
    watch.record_exception(staffed, replace(EXCEPTION, helper_id="h3"))
    with pytest.raises(Refused, match="kan ikke slettes"):
        delete_helper(staffed, "h3")


# --- Warning or refusal --------------------------------------------------------------------------


def test_a_rule_is_chosen_to_refuse_and_to_warn_again(staffed: Binder) -> None:
    assert watch.blocked_rules(staffed) == frozenset()
    changes = watch.set_rule_choice(staffed, "daily-rest", blocks=True)
    assert (changes.label, changes.kinds) == ("Vælg afvisning for »Hvile hver dag«", frozenset({RuleChoice}))
    watch.set_rule_choice(staffed, "weekly-rest", blocks=True)
    assert watch.blocked_rules(staffed) == {"daily-rest", "weekly-rest"}
    assert watch.set_rule_choice(staffed, "daily-rest", blocks=True).kinds == frozenset()
    assert watch.set_rule_choice(staffed, "daily-rest", blocks=False).label == "Vælg advarsel for »Hvile hver dag«"
    assert watch.set_rule_choice(staffed, "daily-rest", blocks=False).kinds == frozenset()
    assert watch.blocked_rules(staffed) == {"weekly-rest"}
    history.undo(staffed)
    assert watch.blocked_rules(staffed) == {"daily-rest", "weekly-rest"}


def test_a_choice_to_warn_that_came_with_a_file_can_be_changed(staffed: Binder) -> None:
    with staffed.database.change("Importér") as work:
        work.add(RuleChoice("daily-rest", blocks=False))
    assert watch.blocked_rules(staffed) == frozenset()
    watch.set_rule_choice(staffed, "daily-rest", blocks=True)
    assert watch.blocked_rules(staffed) == {"daily-rest"}


@pytest.mark.parametrize("code", ["findes-ikke", "double-booked", "timesheet-due", ""])
def test_a_rule_without_a_choice_is_refused(staffed: Binder, code: str) -> None:
    with pytest.raises(Refused, match="Regel: den regel kan ikke vælges"):
        watch.set_rule_choice(staffed, code, blocks=True)


# --- Cover ---------------------------------------------------------------------------------------


def test_cover_is_added_changed_and_deleted(staffed: Binder) -> None:
    assert watch.add_cover(staffed, replace(WINDOW, weekdays="53421")).label == "Tilføj dækning"
    ((identity, draft),) = watch.cover(staffed)
    assert draft == WINDOW
    night = CoverDraft("67", time(22), time(6), 1, None, date(2026, 12, 31))
    assert watch.change_cover(staffed, identity, night).kinds == {CoverWindow}
    watch.add_cover(staffed, WINDOW)
    assert [one for _, one in watch.cover(staffed)] == [WINDOW, night]
    assert watch.cover(staffed)[1][0] == identity
    watch.delete_cover(staffed, identity)
    assert [one for _, one in watch.cover(staffed)] == [WINDOW]


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"weekdays": ""}, ["Ugedage"]),
        ({"weekdays": "8"}, ["Ugedage"]),
        ({"helpers": 0}, ["Hjælpere"]),
        ({"ends_on": date(2025, 12, 31)}, ["Til og med"]),
        ({"starts_on": date(1800, 1, 1), "helpers": 99}, ["Hjælpere", "Fra og med"]),
    ],
)
def test_impossible_cover_is_refused_by_field(staffed: Binder, wrong: dict[str, Any], places: list[str]) -> None:
    watch.add_cover(staffed, WINDOW)
    ((identity, _),) = watch.cover(staffed)
    for act in (watch.add_cover, lambda binder, draft: watch.change_cover(binder, identity, draft)):
        with pytest.raises(Refused) as refused:
            act(staffed, replace(WINDOW, **wrong))
        assert _places(refused) == places
    assert watch.cover(staffed) == [(identity, WINDOW)]


def test_cover_that_is_gone(staffed: Binder) -> None:
    for act in (lambda: watch.change_cover(staffed, "d9", WINDOW), lambda: watch.delete_cover(staffed, "d9")):
        with pytest.raises(Refused, match="dækningen findes ikke længere"):
            act()


# --- The log -------------------------------------------------------------------------------------


def test_the_log_says_it_in_danish_and_never_the_findings_key(staffed: Binder) -> None:
    watch.put_off(staffed, FINDING, LATER, "Bo ringer")
    watch.settle(staffed, FINDING, "Aftalt")
    rest = (datetime(2026, 11, 17, 8), datetime(2026, 11, 18, 8))
    watch.record_exception(staffed, replace(EXCEPTION, rest_start=rest[0], rest_end=rest[1]))
    watch.set_rule_choice(staffed, "daily-rest", blocks=True)
    watch.add_cover(staffed, replace(WINDOW, weekdays="17"))
    cover, choice, exception, settled, put_off = history.change_log(staffed)[:5]
    assert (put_off.what, put_off.helper) == ("Påmindelse", "Anna Prøve")
    assert put_off.after == (
        "er: udsat; alvor: advarsel; valgt: 21.11.2026; udsat til: 28.11.2026; note: Bo ringer; hjælper: Anna Prøve"
    )
    assert settled.before == "er: udsat; udsat til: 28.11.2026; note: Bo ringer"
    assert settled.after == "er: afsluttet; udsat til: ikke angivet; note: Aftalt"
    assert exception.what == "Undtagelse fra hviletid 16.11.2026 kl. 22:00"
    assert exception.after == (
        "hjælper: Anna Prøve; regel: Hvile hver dag; tidspunkt: 16.11.2026 kl. 22:00; grund: uforudset hændelse; "
        "forklaring: Afløseren blev syg; skrevet: 21.11.2026; hvile fra: 17.11.2026 kl. 08:00; "
        "hvile til: 18.11.2026 kl. 08:00"
    )
    assert (choice.what, choice.after) == ("Advarsel eller afvisning", "vagter mod reglen afvises: ja")
    assert (cover.what, cover.after) == (
        "Dækning",
        "ugedage: mandag, søndag; fra kl.: 07:00; til kl.: 00:00; hjælpere: 2; fra og med: 01.01.2026",
    )
    said = " ".join(f"{x.label} {x.what} {x.before} {x.after}" for x in history.change_log(staffed)[:5])
    assert re.findall(r"daily-rest|emne|put_off|settled|unforeseen|warning|None", said) == []


def test_a_ground_for_long_shifts_reads_well(staffed: Binder) -> None:
    with staffed.database.change("Ret ordningen") as work:
        scheme = work.session.get(Scheme, 1)
        assert scheme is not None
        scheme.rest_ground, scheme.rest_ground_note = RestGround.DISPENSATION, "Nr. 7"
    assert history.change_log(staffed)[0].after == "lange vagter efter: dispensation; note om lange vagter: Nr. 7"


def test_every_field_has_a_danish_name() -> None:
    for kind in ("finding_mark", "rest_exception", "rule_choice", "cover_window", "scheme"):
        assert kind in KINDS
        assert {column.name for column in t.metadata.tables[kind].columns} - {"id"} == set(FIELDS[kind])
    assert set(watch.EXCUSABLE) | set(watch.CHOOSABLE) <= set(VALUES["rule"])
    assert VALUES["weekdays"]["1234567"] == "mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag"


def test_several_alike_are_one_change_and_one_undo_step(staffed: Binder) -> None:
    ones = [replace(FINDING, subject=f"2026-10-0{day}T07:00") for day in (1, 2, 3)]
    watch.settle(staffed, ones[0], "Aftalt", ones[1:])
    assert len(watch.marks(staffed)) == 3
    watch.unmark(staffed, *(one.key for one in ones))
    assert watch.marks(staffed) == {}
    staffed.database.step_back("undo")
    assert len(watch.marks(staffed)) == 3
    staffed.database.step_back("undo")
    assert watch.marks(staffed) == {}


def test_what_has_become_clearly_worse_shows_again(staffed: Binder) -> None:
    watch.settle(staffed, replace(FINDING, extent=100), "Aftalt")
    mark = watch.marks(staffed)[FINDING.key]
    assert watch.hides(mark, replace(FINDING, extent=110), TODAY)
    assert not watch.hides(mark, replace(FINDING, extent=111), TODAY)
    assert not watch.hides(mark, replace(FINDING, severity=Severity.ERROR, extent=100), TODAY)
    assert watch.hides(mark, replace(FINDING, severity=Severity.NOTICE, extent=90), TODAY)
    assert not watch.hides(None, FINDING, TODAY)
