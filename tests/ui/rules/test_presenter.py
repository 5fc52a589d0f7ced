"""The dialog of what is watched, without Qt: its lines, the chosen rule in full, and warn or refuse."""

from __future__ import annotations

import pytest

from app.model.checks.catalogue import RULES
from app.model.domain.errors import Refused
from app.model.domain.watch import RuleChoice
from app.model.services.binder import Binder
from app.model.services.watch import blocked_rules
from app.ui.rules.presenter import ALWAYS, NO_NUMBER, REFUSE, WARN, RulesPresenter


def _choices(presenter: RulesPresenter) -> dict[str, str]:
    return {row.id: row.choice for row in presenter.rows}


def test_every_rule_is_a_line_by_subject(example: Binder) -> None:
    presenter = RulesPresenter(example)
    assert [row.id for row in presenter.rows] == [rule.code for rule in RULES]
    groups = [row.group for row in presenter.rows]
    assert groups[0] == "Vagter og hviletid"
    assert presenter.rows[0].spoken == "Hvile hver dag, Advar, Vagter og hviletid"
    waiting = next(row for row in presenter.rows if row.id == "apv-3-years")
    assert waiting.watched == "Nej"
    assert waiting.spoken == "Arbejdspladsvurdering, programmet holder ikke øje, Frister"
    watched = sum(row.watched == "Ja" for row in presenter.rows)
    assert presenter.summary.startswith(f"Her er {len(RULES)} regler. Programmet holder øje med {watched} af dem.")


def test_the_chosen_rule_is_told_in_full(example: Binder) -> None:
    presenter = RulesPresenter(example)
    told = presenter.details("daily-rest").split("\n\n")
    assert told[0] == "Hvile hver dag"
    assert told[2] == "Programmet holder øje."
    assert told[3].startswith("Daglig hviletid: 11 timer. Kilde: ")
    assert presenter.details("double-booked").endswith(NO_NUMBER)
    assert presenter.details(None) == presenter.details("findes-ikke") == ""


def test_a_choice_is_kept_and_named(example: Binder) -> None:
    presenter = RulesPresenter(example)
    assert _choices(presenter)["daily-rest"] == WARN
    changes = presenter.choose("daily-rest", blocks=True)
    assert changes is not None
    assert changes.kinds == frozenset({RuleChoice})
    assert blocked_rules(example) == frozenset({"daily-rest"})
    assert _choices(presenter)["daily-rest"] == REFUSE
    assert presenter.chosen("daily-rest").endswith("kan ikke gemmes fra nu af.")
    assert presenter.choose("daily-rest", blocks=True) is None
    presenter.choose("daily-rest", blocks=False)
    assert blocked_rules(example) == frozenset()
    assert presenter.chosen("daily-rest").endswith("giver kun en advarsel.")


@pytest.mark.parametrize(
    ("code", "choice", "why"),
    [
        ("daily-rest", WARN, ""),
        ("double-booked", ALWAYS, "afvises altid"),
        ("vacation-notice", "", "Reglen giver kun besked"),
        ("apv-3-years", "", "Reglen giver kun besked"),
    ],
)
def test_where_there_is_nothing_to_choose_it_is_told_why(example: Binder, code: str, choice: str, why: str) -> None:
    presenter = RulesPresenter(example)
    assert _choices(presenter)[code] == choice
    assert why in presenter.why_no_choice(code)
    assert (presenter.blocks(code) is None) is bool(why)
    if why:
        with pytest.raises(Refused):
            presenter.choose(code, blocks=True)
