"""The register of working time as plain, aligned text: the same content as the PDF, without reportlab."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from app.model.documents.plain_text import printable
from app.model.documents.register_print import (
    COLUMNS,
    CORRECTIONS,
    NO_CORRECTIONS,
    NO_DAYS,
    TITLE,
    TOTAL,
    MonthPart,
    RegisterPrint,
)

DASH = "–"
LONGEST_LINE = 96


def as_text(register: RegisterPrint) -> str:
    """Lines that end in a line feed; no minutes are a dash, so that it is heard."""
    register = register.with_texts(printable)
    parts = [
        [f"{TITLE}, {register.period}"],
        [f"{label}: {value}" for label, value in register.citizen],
        [f"{label}: {value}" for label, value in register.helper],
        _wrapped(register.notes),
        *_months(register),
        [CORRECTIONS],
        *(_wrapped((line.title, *line.changes)) for line in register.corrections),
        [] if register.corrections else [NO_CORRECTIONS],
        _wrapped((*register.foot, register.rulebook)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _wrapped(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in wrap(text, LONGEST_LINE, break_on_hyphens=False)]


def _months(register: RegisterPrint) -> Iterator[list[str]]:
    if not register.months:
        yield [NO_DAYS]
        return
    rows = [COLUMNS, *((d.day, d.minutes, d.on_call_home, d.status) for m in register.months for d in m.days)]
    rows.append((f"{TOTAL} i perioden", register.minutes, register.on_call_home, ""))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for month in register.months:
        yield list(_month(month, widths))
    yield [_row(f"{TOTAL} i perioden", register.minutes, register.on_call_home, "", widths)]


def _month(month: MonthPart, widths: Sequence[int]) -> Iterator[str]:
    yield month.title
    yield _row(*COLUMNS, widths)
    for day in month.days:
        yield _row(day.day, day.minutes, day.on_call_home, day.status, widths)
    yield _row(TOTAL, month.minutes, month.on_call_home, "", widths)


def _row(day: str, minutes: str, home: str, status: str, widths: Sequence[int]) -> str:
    cells = (day.ljust(widths[0]), (minutes or DASH).rjust(widths[1]), (home or DASH).rjust(widths[2]), status)
    return "  ".join(cells).rstrip()
