"""What makes a fact impossible, whoever enters it: the window and the exchange file ask the same functions.

Each returns the field (as the exchange file names it) and one Danish sentence for every mistake.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from app.model.domain.danish import day_text, moment_text
from app.model.domain.entities import LONGEST_SHIFT, Absence, Contract, Grant, Shift
from app.model.domain.local_time import ONE_DAY, exists, midnight

FieldMistake = tuple[str, str]
LONGEST_NAME = 200
LONGEST_TEXT = 2000
FINEST_HOURS, FINEST_KRONER = 4, 2  # decimals: what an exchange file can carry
EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 1, 1)


def time_mistake(moment: datetime) -> str | None:
    """A time that no clock shows, or a year that is surely a slip."""
    if not EARLIEST <= moment.date() < LATEST:
        return f"{moment_text(moment)} ligger uden for årene 1900–2199"
    if not exists(moment):
        return f"klokken {moment:%H:%M} findes ikke den {day_text(moment.date())}, hvor sommertid begynder (02:00–03:00 springes over)"
    return None


def day_mistake(day: date) -> str | None:
    return None if EARLIEST <= day < LATEST else f"{day_text(day)} ligger uden for årene 1900–2199"


def shift_mistakes(shift: Shift) -> list[FieldMistake]:
    found = [(name, text) for name, at in (("start", shift.start), ("end", shift.end)) if (text := time_mistake(at))]
    if not found and shift.end <= shift.start:
        found.append(
            (
                "end",
                f"vagten slutter {moment_text(shift.end)}, men begynder {moment_text(shift.start)}; slut skal være senere",
            )
        )
    elif not found and shift.end - shift.start > LONGEST_SHIFT:
        found.append(("end", f"vagten er længere end {LONGEST_SHIFT.days} døgn; del den op"))
    return found


def absence_mistakes(absence: Absence) -> list[FieldMistake]:
    days = (("from", absence.first_day), ("to", absence.last_day))
    found = [(name, text) for name, day in days if day is not None and (text := day_mistake(day))]
    for name, day, clock in (("from", absence.first_day, absence.from_time), ("to", absence.last_day, absence.to_time)):
        if not found and day is not None and clock is not None and (text := time_mistake(datetime.combine(day, clock))):
            found.append((name, text))
    if not found and absence.end <= absence.start:
        found.append(("to", f"fraværet slutter, før det begynder ({day_text(absence.first_day)})"))
    return found


def period_mistakes(period: Contract | Grant) -> list[FieldMistake]:
    days = (("from", period.starts_on), ("to", period.ends_on))
    found = [(name, text) for name, day in days if day is not None and (text := day_mistake(day))]
    if not found and period.ends_on is not None and period.ends_on < period.starts_on:
        found.append(("to", f"slutter {day_text(period.ends_on)}, før den begynder {day_text(period.starts_on)}"))
    return found


def text_mistake(text: str, longest: int = LONGEST_NAME, *, lines: bool = False) -> str | None:
    """Too long, or with characters that can't be printed."""
    if len(text) > longest:
        return f"er på {len(text)} tegn; højst {longest} er tilladt"
    for sign in text:
        if unicodedata.category(sign) in {"Cc", "Cs"} and not (lines and sign in "\n\t"):
            return "indeholder et tegn, der ikke kan skrives ud (fx linjeskift)"
    return None


def decimals_mistake(number: Decimal | None, most: int) -> str | None:
    """More decimals than the exchange file can carry back and forth."""
    if number is None or number == round(number, most):
        return None
    return f"har mere end {most} decimaler"


def first_overlap(spans: Iterable[tuple[datetime, datetime, int]]) -> tuple[int, int] | None:
    """Of (start, end, index): the indices of the first two that overlap, the earlier one first; touching is fine."""
    reached: tuple[datetime, int] | None = None
    for start, end, index in sorted(spans):
        if reached is not None and start < reached[0]:
            return reached[1], index
        if reached is None or end > reached[0]:
            reached = (end, index)
    return None


def covers_whole(contracts: Iterable[Contract], start: datetime, end: datetime) -> date | None:
    """The first local date of a span that no contract covers, or None."""
    held = list(contracts)
    day = start.date()
    while midnight(day) < end:
        if not any(contract.covers(day) for contract in held):
            return day
        day += ONE_DAY
    return None
