"""How Danes write dates, times, hours and kroner; the same on screen, in PDF and in messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from app.model.domain.entities import Month

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


def day_text(day: date) -> str:
    """31.12.2026."""
    return f"{day:%d.%m.%Y}"


def long_day_text(day: date) -> str:
    """Torsdag 31. december 2026, without the capital."""
    return f"{WEEKDAYS[day.weekday()]} {day.day}. {MONTHS[day.month - 1]} {day.year}"


def moment_text(moment: datetime) -> str:
    return f"{day_text(moment)} kl. {moment:%H:%M}"


def month_text(month: Month) -> str:
    return f"{MONTHS[month.number - 1]} {month.year}"


def hours_text(minutes: int) -> str:
    """615 -> "10:15": hours and minutes, so that nothing is lost to rounding."""
    sign = "-" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"


def duration_text(minutes: int) -> str:
    """585 -> "9 timer og 45 minutter", as a sentence says it."""
    hours, rest = divmod(minutes, 60)
    parts = [plural(hours, "time", "timer")] if hours or not rest else []
    return " og ".join([*parts, plural(rest, "minut", "minutter")] if rest else parts)


def days_left_text(days: int) -> str:
    """How far away a day is: "i dag", "i morgen", "om 3 dage", "i går", "for 3 dage siden"."""
    near = {-1: "i går", 0: "i dag", 1: "i morgen"}.get(days)
    return near or (f"om {days} dage" if days > 0 else f"for {-days} dage siden")


def number_text(value: Decimal) -> str:
    """Decimal("1234.50") -> "1.234,5": no more decimals than the value has."""
    normal = value.normalize()
    text = f"{normal:,f}"
    return text.translate(str.maketrans(",.", ".,"))


def rounded(value: Decimal, decimals: int = 2) -> Decimal:
    """Half-up, for showing."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def oere(amount: Decimal) -> Decimal:
    """Rounded half-up to the øre, as money is when shown or summed into a document."""
    return rounded(amount)


def kroner_text(amount: Decimal) -> str:
    """Decimal("1234.5") -> "1.234,50 kr."."""
    return f"{oere(amount):,.2f}".translate(str.maketrans(",.", ".,")) + " kr."


def plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def listed(texts: Sequence[str]) -> str:
    """As a sentence lists them: "A", "A og B", "A, B og C"."""
    return " og ".join(part for part in (", ".join(texts[:-1]), texts[-1]) if part)


def sentence_text(text: str) -> str:
    """With a capital and a full stop, where it has none."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


_AFTER_Z = str.maketrans({"æ": "z{", "ø": "z|", "å": "z}"})


def small_start(text: str) -> str:
    """As it stands inside a sentence: »Hjælper« is »hjælper«, but »SOSU-hjælper« keeps its capitals."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def danish_order(name: str) -> str:
    """A key that sorts names as a Danish list does: æ, ø, å after z."""
    return name.casefold().translate(_AFTER_Z)
