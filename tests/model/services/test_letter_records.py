"""What an instruction can be about: a talk or what was taught, each of which can be chosen and read."""

from __future__ import annotations

from datetime import date

import pytest

from app.model.domain.people import TalkKind
from app.model.services import learning, people, talks
from app.model.services.binder import Binder
from app.model.services.learning import TrainingDraft
from app.model.services.letters import About, letter_text, record_of, records
from app.model.services.people import HelperDraft
from app.model.services.talks import TalkDraft


@pytest.fixture
def helper_id(binder: Binder) -> str:
    made = people.add_helper(binder, HelperDraft("Prøve"))
    learning.add_training(binder, made, TrainingDraft(date(2026, 3, 2), "Loftlift"))
    learning.add_training(binder, made, TrainingDraft(date(2026, 5, 2), "Sonde"))
    return made


def test_without_a_talk_it_is_about_the_newest_that_was_taught(binder: Binder, helper_id: str) -> None:
    found = records(binder, "instruktion", helper_id)
    assert [text for _, text in found] == ["02.05.2026: Sonde", "02.03.2026: Loftlift"]
    assert record_of(binder, "instruktion", About(helper_id)) == found[0][0]
    assert "Sonde" in letter_text(binder, "instruktion", About(helper_id))


def test_talks_and_courses_stand_together_by_their_days_and_a_talk_comes_first(binder: Binder, helper_id: str) -> None:
    talks.add_talk(binder, helper_id, TalkDraft(TalkKind.INSTRUCTION, date(2026, 4, 2), about="Hosteapparat"))
    talks.add_talk(binder, helper_id, TalkDraft(TalkKind.WARNING, date(2026, 4, 9), about="Fremmøde"))
    found = records(binder, "instruktion", helper_id)
    assert [text for _, text in found] == ["02.05.2026: Sonde", "02.04.2026: Hosteapparat", "02.03.2026: Loftlift"]
    assert record_of(binder, "instruktion", About(helper_id)) == found[1][0]
    for record_id, line in found:
        assert line.partition(": ")[2] in letter_text(binder, "instruktion", About(helper_id, record_id))


@pytest.mark.parametrize("name", ["referat", "advarsel", "tilrettevisning"])
def test_other_talks_are_not_about_what_was_taught(binder: Binder, helper_id: str, name: str) -> None:
    assert records(binder, name, helper_id) == []
    assert record_of(binder, name, About(helper_id)) is None
