"""Backups of the scheme file through SQLite's online backup: opened and checked before they count, thinned by age.

A backup is a scheme file like any other: encrypted as its original is, and opened by the same password. Its name
carries the time, so nothing else is needed to find it: `ordning-2026-11-21-2330.hjm`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

STAMP = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"(?P<stem>.+)-(?P<stamp>\d{4}-\d{2}-\d{2}-\d{6})\.hjm")
ALL_WITHIN = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 14, 10, 12


@dataclass(frozen=True)
class BackupFile:
    path: Path
    made_at: datetime
    size: int


def backup_name(stem: str, now: datetime) -> str:
    return f"{stem}-{now.strftime(STAMP)}.hjm"


def backups(folder: Path, stem: str) -> list[BackupFile]:
    """The backups of a file in a folder, the newest first."""
    found = []
    for path in folder.glob("*.hjm") if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match and match["stem"] == stem:
            try:
                found.append(BackupFile(path, datetime.strptime(match["stamp"], STAMP), path.stat().st_size))  # noqa: DTZ007
            except (ValueError, OSError):
                continue
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def kept(times: Sequence[datetime], now: datetime) -> set[datetime]:
    """Which times are kept: all of the last 2 days, then the last of 14 days, 10 weeks and 12 months that have any."""
    recent = {time for time in times if now - time <= ALL_WITHIN}
    older = sorted((time for time in times if time not in recent), reverse=True)
    keep = set(recent)
    for key, count in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        keep |= set(_first_of_each(older, key, count))
    return keep


def _day(time: datetime) -> tuple[int, ...]:
    return time.year, time.month, time.day


def _week(time: datetime) -> tuple[int, ...]:
    return tuple(time.isocalendar()[:2])


def _month(time: datetime) -> tuple[int, ...]:
    return time.year, time.month


def _first_of_each(times: Iterable[datetime], key: Callable[[datetime], tuple[int, ...]], count: int) -> list[datetime]:
    newest: dict[tuple[int, ...], datetime] = {}
    for time in times:
        newest.setdefault(key(time), time)
    return list(newest.values())[:count]


def thin(folder: Path, stem: str, now: datetime) -> list[Path]:
    """Deletes what need not be kept; returns what is gone."""
    found = backups(folder, stem)
    keep = kept([backup.made_at for backup in found], now)
    gone = [backup.path for backup in found if backup.made_at not in keep]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone
