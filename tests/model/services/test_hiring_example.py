"""The example's hiring: finished, answered, plainly invented, and nothing to be deleted while the example is new."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.model.domain.local_time import midnight
from app.model.services import hiring
from app.model.services.binder import Binder, Resources, create_binder
from app.model.services.employment.hiring_steps import StepState, steps
from app.model.services.example import create_example
from app.model.services.examples.hiring import example_hiring
from app.model.services.findings import find_of


def test_every_step_of_the_examples_hiring_is_done(example: Binder) -> None:
    (card,) = hiring.hiring_cards(example)
    assert not card.is_open
    assert [row.draft.name for row in card.applicants if row.helper_id] == ["Ayşe Örnek"]
    assert {step.key: step.state for step in steps(example, card.id)} == dict.fromkeys(
        (
            "advert",
            "applicants",
            "interview",
            "hire",
            "contract",
            "confidentiality",
            "tax",
            "instruction",
            "copy",
            "close",
        ),
        StepState.DONE,
    )
    assert [row.draft.name for row in card.kept if row.waits_for_answer] == []


def test_the_steps_of_the_example_follow_each_other(example: Binder) -> None:
    (card,) = hiring.hiring_cards(example)
    days = {step.key: step.done_on for step in steps(example, card.id)}
    order = ("advert", "applicants", "interview", "hire", "contract", "copy", "instruction")
    found = [days[key] for key in order]
    assert found == sorted(day for day in found if day is not None)


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2027, 3, 31), date(2031, 8, 15)])
def test_nobody_is_kept_too_long_in_an_example_just_made(tmp_path: Path, resources: Resources, day: date) -> None:
    made = create_binder(tmp_path / "eksempel.hjm", resources, lambda: midnight(day))
    create_example(made)
    assert find_of(made, "applicants-kept") == []
    made.close()


def test_a_scheme_of_few_helpers_has_hired_nobody() -> None:
    assert example_hiring([], date(2026, 1, 1)) == ([], [])
