"""A finding's figures in words: every figure that a check gives is either told or known to be for machines."""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path

import pytest

from app.model.domain.findings import Figure, Finding, Severity
from app.model.domain.reasons import Certainty, Layer, Reason, Source
from app.model.services.reason_words import ground_text
from app.ui.watch.figures import TITLES, figure_lines, why_lines

CHECKS = Path(__file__).resolve().parents[3] / "app" / "model" / "checks"
FOR_MACHINES = {"absence", "day", "days_left", "exception", "helpers", "month", "time_of_day", "year"}


def finding(figures: dict[str, Figure], code: str = "daily-rest") -> Finding:
    reason = Reason("Mindst 11 timers hvile", "daglig_hvile", None, Layer.LAW, Source("Lov", "§ 3"), Certainty.A)
    return Finding(code, Severity.WARNING, "h1", None, None, "", "", "", reason, figures)


def given() -> set[str]:
    """The names of the figures in every check, as they are written there."""
    names = set()
    for path in CHECKS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            held = isinstance(node, ast.keyword) and node.arg == "figures"
            if held or (isinstance(node, ast.FunctionDef) and node.name == "figures"):
                dicts = [each for each in ast.walk(node) if isinstance(each, ast.Dict)]
                names |= {key.value for each in dicts for key in each.keys if isinstance(key, ast.Constant)}
    return {str(name) for name in names}


def test_every_figure_is_told_or_known_to_be_for_machines() -> None:
    assert len(given()) > 30
    assert given() - set(TITLES) - FOR_MACHINES == set()


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("longest_rest_minutes", 540, "Længste hvile i træk: 9 timer"),
        ("left_minutes", -95, "Tilbage: minus 1 time og 35 minutter"),
        ("hours_per_week", Decimal("49.50"), "Timer om ugen: 49,5"),
        ("block_end", "2026-11-21T23:00", "Arbejdet slutter: 21.11.2026 kl. 23:00"),
        ("announce_by", "2026-03-14", "Sidste dag at varsle: 14.03.2026"),
        (
            "gaps",
            ["2026-11-21T07:00/2026-11-21T09:00"],
            "Uden hjælper: 21.11.2026 kl. 07:00 til 21.11.2026 kl. 09:00",
        ),
        ("counted", ["Første trin.", "Andet trin."], "Sådan er der talt: Første trin. Andet trin."),
        ("contracts", ["01.01.2026–"], "Kontrakter: 01.01.2026–"),
        ("age", 17, "Hjælperens alder: 17"),
    ],
)
def test_a_figure_as_a_line(name: str, value: Figure, line: str) -> None:
    assert figure_lines(finding({name: value})) == [line]


@pytest.mark.parametrize("value", [0, "", []])
def test_nothing_is_left_out(value: Figure) -> None:
    assert figure_lines(finding({"announced_on": value})) == []


def test_the_same_name_can_mean_another_thing_in_another_rule() -> None:
    assert figure_lines(finding({"days": "8,7"}, "weekly-rest")) == ["Døgn: 8,7"]
    assert figure_lines(finding({"days": 120}, "weekly-48h")) == ["Dage, der er regnet med: 120"]


def test_why_is_the_rule_what_it_rests_on_and_the_figures() -> None:
    found = finding({"longest_rest_minutes": 480})
    assert why_lines(found) == [
        "Mindst 11 timers hvile.",
        ground_text(found.reason),
        "Længste hvile i træk: 8 timer",
    ]
    assert ground_text(found.reason).startswith("Kilde: Lov, § 3. Bestemt af loven.")
