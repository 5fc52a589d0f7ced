"""How values that SQLite has no type for are kept: kroner, local times, clock times and closed choices, all as text."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Dialect, String, TypeDecorator


class DecimalText(TypeDecorator[Decimal]):
    """Kroner and hours exactly as entered; SQLite has no decimal type and a float would round."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else Decimal(value)


class LocalTime(TypeDecorator[datetime]):
    """A naive local time to the minute as "2026-10-31T22:00": sorts as it reads."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat("T", "minutes")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.fromisoformat(value)


class ClockTime(TypeDecorator[time]):
    """A clock time "HH:MM"."""

    impl = String(5)
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat("minutes")

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:  # noqa: ARG002
        return None if value is None else time.fromisoformat(value)


class Choice(TypeDecorator[StrEnum]):
    """One of a StrEnum's values, as the exchange file spells it."""

    impl = String(24)
    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices
        self._by_value = {choice.value: choice for choice in choices}

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        return None if value is None else self._by_value[value]
