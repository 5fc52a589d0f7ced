"""The fields that are rules: `regel.NØGLE` is a rule's value in words, `kilde.NØGLE` who says so, for every key there is.

So no number from law or handbook is typed into a document's wording, and an adapted wording follows the rules too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.model.calc.contract_notice import GIVEN as NOTICE_EVENT
from app.model.calc.contract_notice import notice_words
from app.model.calc.notice import length_words
from app.model.rulebook.parsing import TABLE_KEY
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import Deadline, Value, WindowTable
from app.model.services.employment.contract_hints import supplement_lines
from app.model.services.reason_words import source_text
from app.model.services.rules_list import value_text

RULE, SOURCE = "regel.", "kilde."


def rule_titles(rules: Rulebook) -> Mapping[str, str]:
    """Every field about a rule with its name for people."""
    titles = {key: definition.title for key, definition in rules.definitions.items()} | {TABLE_KEY: "Tillæg"}
    return {
        **{f"{RULE}{key}": title for key, title in titles.items()},
        **{f"{SOURCE}{key}": f"{title}: hvor det står" for key, title in titles.items()},
    }


def rule_value(name: str, rules: Rulebook, on: date) -> str:
    """A field's value on a day; "" where the rules say nothing."""
    is_source = name.startswith(SOURCE)
    key = name.removeprefix(SOURCE if is_source else RULE)
    value = supplement_table(rules, on) if key == TABLE_KEY else rules.find(key, on)
    if value is None:
        return ""
    return source_text(value.reason(key, "")) if is_source else _text(value)


def supplement_table(rules: Rulebook, on: date) -> WindowTable | None:
    """The supplements that a profile has on a day."""
    try:
        return rules.supplements(on)
    except UnknownRule:
        return None


def _text(value: Value) -> str:
    if isinstance(value, WindowTable):
        return "\n".join(supplement_lines(value))
    if isinstance(value, Deadline) and value.event == NOTICE_EVENT:
        return notice_words(value)
    if isinstance(value, Deadline) and value.amount and value.unit is not None:
        return length_words(value.amount, value.unit)
    return value_text(value)
