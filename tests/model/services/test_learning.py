"""Courses, instruction and what is lent out: kept as written, returned once, refused by field, and undone whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.model.domain.entities import Helper
from app.model.domain.errors import Refused
from app.model.domain.people import Handout, Training, TrainingKind
from app.model.services import history, learning, people
from app.model.services.binder import Binder
from app.model.services.learning import HandoutDraft, LearningCard, TrainingDraft

LIFT = TrainingDraft(
    date(2024, 2, 29), "Loftlift", TrainingKind.AID, "Ergoterapeut Łucja Żak", date(2024, 3, 1), "Også i bilen"
)
KEY = HandoutDraft("Nøgle til hoveddøren", date(2026, 1, 2), 2)


def _places(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [mistake.place for mistake in refused.value.mistakes]


def test_a_helper_with_nothing_has_an_empty_card(staffed: Binder) -> None:
    assert learning.learning_card(staffed, "h1") == LearningCard((), ())
    assert learning.learning_card(staffed, "nobody") == LearningCard((), ())


def test_trainings_are_kept_as_written_the_oldest_first(staffed: Binder) -> None:
    later = TrainingDraft(date(2026, 5, 1), "Førstehjælp", TrainingKind.COURSE)
    assert learning.add_training(staffed, "h1", later).label == "Opret kursus Førstehjælp"
    changes = learning.add_training(staffed, "h1", LIFT)
    assert (changes.label, changes.kinds) == ("Opret oplæring Loftlift", frozenset({Training}))
    held = learning.learning_card(staffed, "h1").trainings
    assert [draft for _, draft in held] == [LIFT, later]
    assert learning.learning_card(staffed, "h2").trainings == ()
    learning.change_training(staffed, held[1][0], replace(later, signed_on=date(2026, 5, 1), note=" "))
    assert dict(learning.learning_card(staffed, "h1").trainings)[held[1][0]].signed_on == date(2026, 5, 1)
    learning.delete_training(staffed, held[0][0])
    assert len(learning.learning_card(staffed, "h1").trainings) == 1


def test_keys_are_handed_out_and_returned_once(staffed: Binder) -> None:
    changes = learning.add_handout(staffed, "h1", KEY)
    assert (changes.label, changes.kinds) == ("Udlevér Nøgle til hoveddøren", frozenset({Handout}))
    ((identity, draft),) = learning.learning_card(staffed, "h1").handouts
    assert draft == KEY
    with pytest.raises(Refused, match="ligger før udleveringen"):
        learning.return_handout(staffed, identity, date(2026, 1, 1))
    learning.return_handout(staffed, identity, date(2026, 1, 2))
    back = learning.learning_card(staffed, "h1").handouts
    assert back[0][1] == replace(KEY, returned_on=date(2026, 1, 2))
    with pytest.raises(Refused, match=r"er allerede sket 02\.01\.2026"):
        learning.return_handout(staffed, identity, date(2026, 1, 3))
    learning.change_handout(staffed, identity, replace(KEY, number=3))
    assert learning.learning_card(staffed, "h1").handouts[0][1].number == 3
    learning.delete_handout(staffed, identity)
    assert learning.learning_card(staffed, "h1").handouts == ()


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"subject": "  "}, ["Hvad"]),
        ({"subject": "x" * 201}, ["Hvad"]),
        ({"given_by": "a\nb"}, ["Givet af"]),
        ({"held_on": date(1899, 12, 31)}, ["Dato"]),
        ({"signed_on": date(2024, 2, 28)}, ["Underskrevet af hjælperen"]),
        ({"note": "x" * 2001}, ["Noter"]),
        ({"subject": "", "note": "\x00"}, ["Hvad", "Noter"]),
    ],
)
def test_a_wrong_training_is_refused_by_field(staffed: Binder, wrong: dict[str, Any], places: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        learning.add_training(staffed, "h1", replace(LIFT, **wrong))
    assert _places(refused) == places
    assert learning.learning_card(staffed, "h1").trainings == ()


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"what": ""}, ["Hvad"]),
        ({"number": 0}, ["Antal"]),
        ({"number": 100}, ["Antal"]),
        ({"returned_on": date(2026, 1, 1)}, ["Afleveret"]),
        ({"handed_on": date(2200, 1, 1)}, ["Udleveret"]),
    ],
)
def test_a_wrong_handout_is_refused_by_field(staffed: Binder, wrong: dict[str, Any], places: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        learning.add_handout(staffed, "h1", replace(KEY, **wrong))
    assert _places(refused) == places
    assert learning.learning_card(staffed, "h1").handouts == ()


def test_what_is_gone_is_said_to_be_gone(staffed: Binder) -> None:
    acts: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: learning.add_training(staffed, "h9", LIFT), "hjælperen"),
        (lambda: learning.add_handout(staffed, "h9", KEY), "hjælperen"),
        (lambda: learning.change_training(staffed, "u9", LIFT), "oplæringen"),
        (lambda: learning.delete_training(staffed, "u9"), "oplæringen"),
        (lambda: learning.return_handout(staffed, "n9", KEY.handed_on), "udleveringen"),
        (lambda: learning.change_handout(staffed, "n9", KEY), "udleveringen"),
        (lambda: learning.delete_handout(staffed, "n9"), "udleveringen"),
    )
    for act, what in acts:
        with pytest.raises(Refused, match=f"{what} findes ikke længere"):
            act()


def test_a_returned_key_can_be_undone(staffed: Binder) -> None:
    learning.add_handout(staffed, "h1", KEY)
    ((identity, _),) = learning.learning_card(staffed, "h1").handouts
    learning.return_handout(staffed, identity, date(2026, 2, 1))
    history.undo(staffed)
    assert learning.learning_card(staffed, "h1").handouts[0][1] == KEY
    history.undo(staffed)
    assert learning.learning_card(staffed, "h1").handouts == ()


def test_a_helper_with_a_key_or_a_course_stays(staffed: Binder) -> None:
    learning.add_handout(staffed, "h2", KEY)
    with pytest.raises(Refused, match="kan ikke slettes"):
        people.delete_helper(staffed, "h2")
    ((identity, _),) = learning.learning_card(staffed, "h2").handouts
    learning.delete_handout(staffed, identity)
    learning.add_training(staffed, "h2", LIFT)
    with pytest.raises(Refused, match="kan ikke slettes"):
        people.delete_helper(staffed, "h2")
    ((training, _),) = learning.learning_card(staffed, "h2").trainings
    learning.delete_training(staffed, training)
    assert Helper in people.delete_helper(staffed, "h2").kinds
