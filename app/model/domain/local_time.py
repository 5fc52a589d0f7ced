"""Local clock time in Denmark and the time that really passes between two such clocks.

Entities hold naive local times, as a person reads them off a clock. Every length goes through UTC, because Python
subtracts two aware times of one zone by the clock. An hour that occurs twice (the October change) means its first
occurrence; see pakning/beslutninger/0002-den-dobbelte-time.md.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MINUTES_A_DAY = 24 * 60
ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=65536)
def to_utc(local: datetime) -> datetime:
    """The moment at which a Danish clock first shows `local` (naive)."""
    return local.replace(tzinfo=COPENHAGEN).astimezone(UTC)


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole minutes that pass from one local time to another; negative if `end` is before `start`."""
    return int((to_utc(end) - to_utc(start)).total_seconds() // 60)


def after(start: datetime, minutes: int) -> datetime:
    """What a Danish clock shows when so much time has really passed."""
    return (to_utc(start) + timedelta(minutes=minutes)).astimezone(COPENHAGEN).replace(tzinfo=None)


def exists(local: datetime) -> bool:
    """False for a clock time that is skipped when summer time begins."""
    return to_utc(local).astimezone(COPENHAGEN).replace(tzinfo=None) == local.replace(fold=0)


def midnight(day: date) -> datetime:
    """The first moment of a local day."""
    return datetime.combine(day, time())


@lru_cache(maxsize=4096)
def clock_change(day: date) -> int:
    """Minutes that this local day is longer than 24 hours: 60 in October, -60 in March, otherwise 0."""
    return minutes_between(midnight(day), midnight(day + ONE_DAY)) - MINUTES_A_DAY


def clock_text(moment: datetime, day: date) -> str:
    """`moment` as "HH:MM" on `day`; the midnight that ends the day is "24:00"."""
    return "24:00" if moment == midnight(day + ONE_DAY) else f"{moment:%H:%M}"
