"""What people type and what it means: dates, clock times, spans and numbers as Danes write them. No Qt.

A text that can't be read gives ValueError with one Danish sentence that says how to write it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from app.model.domain.danish import day_text, number_text
from app.model.domain.local_time import midnight

_DAY = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})")
_SHORT_DAY = re.compile(r"(\d{1,2})[./ -](\d{1,2})\.?")
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?|(\d{2})(\d{2})")
_SPAN = re.compile(r"(.+?)\s*(?:-|–|til)\s*(.+)")
CENTURY_TURN = 70


def parse_day(text: str, near: date | None = None) -> date:
    """Reads "31.12.2026", "31/12-26", "31.12" (the year nearest `near`), "31122026", "2026-12-31"."""
    text = text.strip()
    digits = re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})", text)
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    full = _DAY.fullmatch(text) or digits
    short = _SHORT_DAY.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if full:
            return date(_year(full[3]), int(full[2]), int(full[1]))
        if short and near is not None:
            years = (near.year - 1, near.year, near.year + 1)
            found = [date(y, int(short[2]), int(short[1])) for y in years if _possible(y, int(short[2]), int(short[1]))]
            return min(found, key=lambda day: abs(day - near))
    except ValueError:
        raise ValueError(f"{text} findes ikke i kalenderen") from None
    raise ValueError("skriv datoen som 31.12.2026")


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) > 2 else 1900 + year if year >= CENTURY_TURN else 2000 + year  # noqa: PLR2004


def _possible(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def parse_optional_day(text: str, near: date | None = None) -> date | None:
    return parse_day(text, near) if text.strip() else None


def optional_day_text(day: date | None) -> str:
    return day_text(day) if day else ""


def parse_clock(text: str) -> int:
    """Reads "7", "07.30", "7:30", "0730", "24" -> minutes after midnight, 0-1440."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise ValueError("skriv klokken som 7, 7.30 eller 07:30")
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    if hour * 60 + minute > 24 * 60 or minute >= 60:  # noqa: PLR2004 - a clock
        raise ValueError(f"klokken {text.strip()} findes ikke")
    return hour * 60 + minute


def parse_span(text: str, day: date) -> tuple[datetime, datetime]:
    """Reads "7-15", "22-8", "7.30-15" on a day; an end at or before the start is on the next day, "7-7" is 24 hours."""
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise ValueError("skriv vagten som 7-15 eller 22.30-8")
    start, end = parse_clock(match[1]), parse_clock(match[2])
    return span_on(day, start, end)


def span_on(day: date, start: int, end: int) -> tuple[datetime, datetime]:
    """Clock minutes on a day as local times; over midnight when the end is not later than the start."""
    if start == 24 * 60:
        raise ValueError("en vagt kan ikke begynde klokken 24; skriv 0 på næste dag")
    begin = midnight(day) + timedelta(minutes=start)
    finish = midnight(day) + timedelta(minutes=end)
    return begin, finish if finish > begin else finish + timedelta(days=1)


def parse_time(text: str) -> time | None:
    """A clock time of an absence; empty is none."""
    if not text.strip():
        return None
    minutes = parse_clock(text)
    if minutes == 24 * 60:
        raise ValueError("skriv 0 på næste dag i stedet for 24")
    return time(minutes // 60, minutes % 60)


def parse_number(text: str) -> Decimal | None:
    """Reads "1.234,50", "37", "37,5" -> Decimal; empty is none. A point before three digits is a thousands sign."""
    text = text.strip().removesuffix("kr.").strip()
    if not text:
        return None
    if not re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+([.,]\d+)?", text) or len(text) > 15:  # noqa: PLR2004
        raise ValueError("skriv et tal som 37 eller 152,40")
    whole = re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text)
    return Decimal(text.replace(".", "").replace(",", ".") if whole or "," in text else text)


def optional_number_text(value: Decimal | None) -> str:
    return "" if value is None else number_text(value)


def wage_text(value: Decimal | None) -> str:
    """152.4 -> "152,40"."""
    return "" if value is None else f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
