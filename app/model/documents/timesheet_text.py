"""The timesheet as plain, aligned text: the same content as the PDF, for those who can't read that with a screen reader.

Without reportlab, so that the screen need not wait for it. The words that both say stand here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from app.model.documents.plain_text import printable, with_texts
from app.model.documents.sheet_print import SheetPrint

UNITS = "Tider er i timer og minutter (t:mm)."
SUPPLEMENTS = "Tillæg, timer"
DAY, START, END, REMARKS, TOTAL = "Dato", "Fra", "Til", "Bemærkninger", "I alt"
NOTHING = "–"
HELPER, EMPLOYER = "Hjælper", "Arbejdsgiver/arbejdsleder"


def heading(sheet: SheetPrint) -> str:
    return f"Timeseddel {sheet.month}"


def no_shifts(sheet: SheetPrint) -> str:
    return f"Ingen vagter i {sheet.month}."


def rulebook_line(sheet: SheetPrint) -> str:
    return f"Regelbog: {sheet.rulebook}"


def as_text(sheet: SheetPrint) -> str:
    """Lines of text that end in a line feed; a table cell without a number is a dash, so that it is heard."""
    sheet = with_texts(sheet, printable)
    employer = sheet.employer_name or "navnet skrives på papiret"
    parts: Iterable[Iterable[str]] = (
        [heading(sheet)],
        _pairs(sheet.citizen),
        _pairs(sheet.helper),
        _about_numbers(sheet),
        _table(sheet),
        sheet.notes,
        ["Underskrives med dato af:", f"{HELPER}: {sheet.helper_name}", f"{EMPLOYER}: {employer}"],
        [line for line in (sheet.deadline, rulebook_line(sheet)) if line],
    )
    return "\n\n".join(text for part in parts if (text := "\n".join(part))) + "\n"


def _pairs(pairs: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{label}: {value}" for label, value in pairs]


def _about_numbers(sheet: SheetPrint) -> list[str]:
    titles = sheet.columns[len(sheet.columns) - sheet.supplements :]
    return [UNITS] + ([f"{SUPPLEMENTS}: {', '.join(titles)}."] if titles else [])


def _table(sheet: SheetPrint) -> list[str]:
    rows = [[DAY, START, END, *sheet.columns, REMARKS]]
    rows += [[line.day, line.start, line.end, *_numbers(line.minutes), line.remark] for line in sheet.lines]
    rows += [[TOTAL, "", "", *_numbers(sheet.totals), ""]]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    head, *body, totals = [_row(row, widths) for row in rows]
    return [head, *(body or [no_shifts(sheet)]), totals]


def _numbers(texts: Sequence[str]) -> list[str]:
    return [text or NOTHING for text in texts]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Date and remark to the left, all between them to the right."""
    day, *middle, remark = cells
    numbers = [" " * (width - _width(cell)) + cell for cell, width in zip(middle, widths[1:-1], strict=True)]
    return "  ".join([day + " " * (widths[0] - _width(day)), *numbers, remark]).rstrip()


def _width(text: str) -> int:
    """Places on a screen with letters of one width: East Asian letters take two, an accent of its own none."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else not unicodedata.combining(char) for char in text)
