"""One object of the exchange file: reading its values, each mistake with its place, and writing those that are filled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from app.model.domain.errors import Mistake
from app.model.domain.validity import FINEST_HOURS, FieldMistake, day_mistake, decimals_mistake, text_mistake

DAY_END = "24:00"


class Part:
    """One object of the file, with its place."""

    def __init__(self, place: str, raw: dict[str, Any]) -> None:
        self.place, self.raw = place, raw
        self.mistakes: list[Mistake] = []

    def wrong(self, name: str, message: str) -> None:
        self.mistakes.append(Mistake(f"{self.place}.{name}", message))

    def take(self, found: Iterable[FieldMistake]) -> None:
        for name, message in found:
            self.wrong(name, message)

    def text(self, name: str, longest: int = 200, *, lines: bool = False) -> str | None:
        value: str | None = self.raw.get(name)
        if value is not None and (mistake := text_mistake(value, longest, lines=lines)):
            self.wrong(name, mistake)
        return value

    def day(self, name: str) -> date | None:
        value: str | None = self.raw.get(name)
        if value is None:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.wrong(name, f"{value} findes ikke i kalenderen; skriv en dato som 2026-10-31")
            return None
        if mistake := day_mistake(day):
            self.wrong(name, mistake)
        return day

    def moment(self, name: str) -> datetime:
        value: str = self.raw[name]
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            self.wrong(name, f"{value} findes ikke; skriv en lokal tid som 2026-10-31T22:00")
            return datetime.min  # noqa: DTZ901 - stands in until the mistake is told

    def maybe_moment(self, name: str) -> datetime | None:
        return None if self.raw.get(name) is None else self.moment(name)

    def clock(self, name: str) -> time:
        """A clock time; "24:00" is the midnight that ends the day."""
        value: str = self.raw[name]
        try:
            return time() if value == DAY_END else time.fromisoformat(value)
        except ValueError:
            self.wrong(name, f"{value} findes ikke på uret; skriv et klokkeslæt som 07:00")
            return time()

    def number(self, name: str, raw: dict[str, Any] | None = None, place: str = "") -> Decimal | None:
        value = (self.raw if raw is None else raw).get(name)
        if value is None:
            return None
        number = Decimal(str(value))
        if mistake := decimals_mistake(number, FINEST_HOURS):
            self.wrong(place + name, f"{value} {mistake}")
        return number

    def kroner(self, name: str) -> Decimal | None:
        value = self.raw.get(name)
        return None if value is None else Decimal(value)

    def flag(self, name: str) -> bool:
        return bool(self.raw.get(name))

    def identity(self) -> str:
        return self.text("id") or ""


def natural(identity: str) -> tuple[tuple[int, int, str], ...]:
    """h2 before h10."""
    parts = re.findall(r"\d{1,15}|\D+|\d+", identity)
    return tuple((0, int(p), p) if p.isascii() and p.isdigit() else (1, 0, p) for p in parts)


def filled(**values: Any) -> dict[str, Any]:
    """Without what is empty; dates and choices as text, hours as numbers. `from_` becomes "from"."""
    out: dict[str, Any] = {}
    for name, value in values.items():
        if value is None:
            continue
        if isinstance(value, Decimal):
            value = int(value) if value == value.to_integral_value() else float(value)  # noqa: PLW2901
        elif isinstance(value, date):
            value = value.isoformat()  # noqa: PLW2901
        out[name.rstrip("_")] = value
    return out
