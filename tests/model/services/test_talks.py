"""Talks and staff meetings: entered, changed, ticked and taken back; whose they are, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.model.domain.errors import Refused
from app.model.domain.people import Talk, TalkKind
from app.model.services import history, talks
from app.model.services.binder import Binder
from app.model.services.findings import find_of
from app.model.services.talks import TALK_FIELDS, TALK_KINDS, TALK_LETTERS, TICKED, TalkDraft

WARNING = TalkDraft(
    TalkKind.WARNING, date(2026, 11, 3), about="Kom for sent 01.11.\nIgen 02.11.", agreed="Møder til tiden."
)
MEETING = TalkDraft(TalkKind.STAFF_MEETING, date(2026, 11, 5), participants="Anna Prøve\nBent Åse", agreed="Ny lift.")


def _rows(binder: Binder, helper_id: str | None = "h1") -> list[TalkDraft]:
    return [row.draft for row in talks.talk_rows(binder, helper_id)]


def test_every_kind_has_a_name_and_its_papers() -> None:
    assert set(TALK_KINDS) == set(TALK_LETTERS) == set(TalkKind)
    assert set(TALK_FIELDS) == set(TalkDraft.__dataclass_fields__)
    assert set(TICKED) < set(TALK_FIELDS)


def test_a_talk_is_its_helpers_and_a_staff_meeting_nobodys(staffed: Binder) -> None:
    assert talks.add_talk(staffed, "h1", WARNING).label == "Opret advarsel 03.11.2026"
    changes = talks.add_talk(staffed, "h1", MEETING)
    assert (changes.label, changes.kinds) == ("Opret personalemøde 05.11.2026", frozenset({Talk}))
    assert _rows(staffed) == [WARNING]
    assert _rows(staffed, "h2") == []
    assert _rows(staffed, None) == [MEETING]


def test_the_newest_stands_first(staffed: Binder) -> None:
    days = [date(2026, 3, 1), date(2028, 2, 29), date(2027, 1, 1)]
    for day in days:
        talks.add_talk(staffed, "h1", TalkDraft(TalkKind.OTHER, day))
    assert [row.held_on for row in _rows(staffed)] == sorted(days, reverse=True)


def test_undo_and_redo_bring_a_talk_back_whole(staffed: Binder) -> None:
    talks.add_talk(staffed, "h1", WARNING)
    (row,) = talks.talk_rows(staffed, "h1")
    talks.delete_talk(staffed, row.id)
    assert _rows(staffed) == []
    history.undo(staffed)
    assert talks.talk_rows(staffed, "h1") == (row,)
    history.undo(staffed)
    assert _rows(staffed) == []


def test_what_is_done_after_the_talk_is_ticked_with_its_day(staffed: Binder) -> None:
    talks.add_talk(staffed, "h1", TalkDraft(TalkKind.REPRIMAND, date(2026, 11, 3), follow_up_on=date(2026, 11, 20)))
    (row,) = talks.talk_rows(staffed, "h1")
    assert row.waits
    assert [finding.subject for finding in find_of(staffed, "talk-follow-up")] == [row.id]
    assert talks.tick_talk(staffed, row.id, "followed_up_on", date(2026, 11, 21)).label == "Fulgt op den: 21.11.2026"
    talks.tick_talk(staffed, row.id, "signed_on", date(2026, 11, 4))
    (row,) = talks.talk_rows(staffed, "h1")
    assert (row.waits, row.draft.signed_on) == (False, date(2026, 11, 4))
    assert find_of(staffed, "talk-follow-up") == []
    talks.tick_talk(staffed, row.id, "signed_on", None)
    assert talks.talk_rows(staffed, "h1")[0].draft.signed_on is None
    with pytest.raises(ValueError, match="about"):
        talks.tick_talk(staffed, row.id, "about", None)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"signed_on": date(2026, 11, 2)}, "Underskrevet: ligger før samtalen (03.11.2026)"),
        ({"follow_up_on": date(2026, 11, 2)}, "Følges op den: ligger før samtalen (03.11.2026)"),
        ({"about": "x" * 2001}, "Hvad handlede det om: er på 2001 tegn; højst 2000 er tilladt"),
        ({"agreed": "\x00"}, "Hvad blev aftalt: indeholder et tegn, der ikke kan skrives ud (fx linjeskift)"),
        ({"held_on": date(1700, 1, 1)}, "Dato: 01.01.1700 ligger uden for årene 1900–2199"),
    ],
)
def test_what_is_impossible_is_refused_at_its_field(staffed: Binder, more: dict[str, Any], says: str) -> None:
    draft = TalkDraft(**{"kind": TalkKind.OTHER, "held_on": date(2026, 11, 3), **more})
    with pytest.raises(Refused) as refused:
        talks.add_talk(staffed, "h1", draft)
    assert str(refused.value) == says
    assert _rows(staffed) == []


def _change(binder: Binder, talk_id: str) -> object:
    return talks.change_talk(binder, talk_id, WARNING)


@pytest.mark.parametrize(
    "act", [_change, talks.delete_talk, lambda binder, talk_id: talks.tick_talk(binder, talk_id, "signed_on", None)]
)
def test_a_talk_that_is_gone_is_said_to_be(staffed: Binder, act: Callable[[Binder, str], object]) -> None:
    with pytest.raises(Refused, match="samtalen findes ikke længere"):
        act(staffed, "ukendt")


def test_nobodys_talk_and_a_strangers_are_refused(staffed: Binder) -> None:
    with pytest.raises(Refused, match="hjælperen findes ikke længere"):
        talks.add_talk(staffed, "ukendt", WARNING)
    with pytest.raises(Refused, match="kun et personalemøde er uden en bestemt hjælper"):
        talks.add_talk(staffed, None, WARNING)
    talks.add_talk(staffed, "h1", WARNING)
    (row,) = talks.talk_rows(staffed, "h1")
    with pytest.raises(Refused, match="kan ikke blive et personalemøde"):
        talks.change_talk(staffed, row.id, MEETING)
    assert _rows(staffed) == [WARNING]


def test_a_recorded_appraisal_counts_as_one_of_the_roster(staffed: Binder) -> None:
    (finding,) = find_of(staffed, "appraisal-yearly")
    assert finding.helper_id == "h1"
    talks.add_talk(staffed, "h1", TalkDraft(TalkKind.APPRAISAL, date(2026, 11, 20)))
    assert find_of(staffed, "appraisal-yearly") == []
