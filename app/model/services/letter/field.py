"""What one field of a letter is: its name for people, its value, and where it is written when it is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.domain.danish import day_text, number_text
from app.model.services.blanks import Kind
from app.model.services.letter.context import Context

PLACES = {
    Kind.SCHEME: "scheme",
    Kind.HELPER: "people",
    Kind.CONTRACT: "people",
    Kind.TALK: "people",
    Kind.TERMINATION: "people",
    Kind.HIRING: "hiring",
    Kind.APPLICANT: "hiring",
    Kind.ABSENCE: "absence",
    Kind.WISH: "absence",
    Kind.ACCIDENT: "absence",
    Kind.PARENTAL: "absence",
    Kind.STAY: "absence",
    Kind.STAY_HELPER: "absence",
}
SCREENS = {
    "people": "Hjælpere",
    "scheme": "Ordning",
    "hiring": "Ansættelse",
    "roster": "Vagtplan",
    "absence": "Fravær",
}


@dataclass(frozen=True)
class LetterField:
    """`kind` and `field` say in which form it is written; without them it is worked out, or is a yes ("ja") or nothing.

    A field that is not `needed` may be left open on paper without anybody being told.
    """

    title: str
    value: Callable[[Context], str]
    kind: Kind | None = None
    field: str = ""
    needed: bool = True


def day(value: date | None) -> str:
    return "" if value is None else day_text(value)


def yes(value: object) -> str:
    """What a condition asks: "ja" or nothing."""
    return "ja" if value else ""


def number(value: Decimal | None) -> str:
    return "" if value is None else number_text(value)
