"""Rosters as plain text: the same content as the PDF, day by day, for the screen and for screen readers.

Without reportlab, so that the screen need not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from app.model.documents.plain_text import printable
from app.model.documents.plan_print import (
    NO_SHIFTS,
    NOBODY,
    OWN_COLUMNS,
    TITLE,
    TOTAL,
    Entry,
    OwnPlan,
    PlanDay,
    WallPlan,
)

LONGEST_LINE = 96
INDENT = "  "


def as_text(plan: WallPlan | OwnPlan) -> str:
    """Lines that end in a line feed."""
    parts = _own(plan.with_texts(printable)) if isinstance(plan, OwnPlan) else _wall(plan.with_texts(printable))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _wall(plan: WallPlan) -> Iterator[list[str]]:
    yield [f"{TITLE} {plan.month}", *([plan.citizen] if plan.citizen else [])]
    titles = dict(plan.legend)
    lines: list[str] = []
    for day in plan.days:
        if day.week:
            yield lines
            lines = [f"Uge {day.week}"]
        lines += _wrapped(_day(day, plan, titles))
    yield lines
    yield [plan.issued]


def _day(day: PlanDay, plan: WallPlan, titles: dict[str, str]) -> str:
    who = [
        f"{name} {', '.join(_entry(entry, titles) for entry in cell)}"
        for name, cell in zip(plan.helpers, day.cells, strict=True)
        if cell
    ]
    title = f" ({day.title})" if day.title else ""
    return f"{day.full}{title}: {'; '.join(who) or NOBODY}"


def _entry(entry: Entry, titles: dict[str, str]) -> str:
    return f"{entry.text} ({titles[entry.mark]})" if entry.mark else entry.text


def _own(plan: OwnPlan) -> Iterator[list[str]]:
    yield [f"{TITLE} {plan.month}", f"Hjælper: {plan.helper}", *([f"Borger: {plan.citizen}"] if plan.citizen else [])]
    rows = [OWN_COLUMNS, *((s.day, s.start, s.end, s.length, s.remark) for s in plan.shifts)]
    rows.append((TOTAL, "", "", plan.total, ""))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_row(row, widths) for row in rows]
    yield lines if plan.shifts else [NO_SHIFTS]
    yield [line for note in plan.notes for line in _wrapped(note)]
    yield [plan.issued]


def _row(row: tuple[str, ...], widths: list[int]) -> str:
    day, start, end, length, remark = row
    cells = (day.ljust(widths[0]), start.ljust(widths[1]), end.ljust(widths[2]), length.rjust(widths[3]), remark)
    return "  ".join(cells).rstrip()


def _wrapped(text: str) -> list[str]:
    return wrap(text, LONGEST_LINE, break_on_hyphens=False, subsequent_indent=INDENT)
