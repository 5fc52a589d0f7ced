"""A timesheet as lines to show: which columns, what each cell says, and what a screen reader is told. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.model.calc.hours import WORK
from app.model.calc.timesheet import Column, SheetRow, Timesheet
from app.model.domain.danish import WEEKDAYS, day_text, hours_text, long_day_text, month_text

TOTAL = "I alt"
NO_MINUTES = "ingen"
DAY, START, END, REMARK = "day", "start", "end", "remark"


@dataclass(frozen=True)
class Line:
    """A line of the sheet. `place` is the row's number in the sheet; None for the line of totals."""

    place: int | None
    key: str
    day: str
    start: str
    end: str
    minutes: dict[str, int]
    remark: str
    spoken: str

    @property
    def is_total(self) -> bool:
        return self.place is None

    def number(self, column: str) -> str:
        minutes = self.minutes[column]
        return hours_text(minutes) if minutes else ""


def shown_columns(sheet: Timesheet, *, all_columns: bool = False) -> tuple[Column, ...]:
    """The columns that the PDF has: work, the supplements, and the others that hold something."""
    return tuple(c for c in sheet.columns if all_columns or c.name == WORK or c.supplement or sheet.totals[c.name])


def filled_columns(sheet: Timesheet) -> tuple[Column, ...]:
    """Work, and the columns that hold something."""
    return tuple(c for c in sheet.columns if c.name == WORK or sheet.totals[c.name])


def sheet_lines(sheet: Timesheet) -> tuple[Line, ...]:
    """The rows in their order, and the totals as the last line."""
    total = Line(
        None,
        TOTAL,
        TOTAL,
        "",
        "",
        sheet.totals,
        "",
        f"{TOTAL} for {sheet.helper.name}, {month_text(sheet.month)}",
    )
    return (*(_line(place, row) for place, row in enumerate(sheet.rows)), total)


def _line(place: int, row: SheetRow) -> Line:
    part = row.part
    return Line(
        place,
        f"{part.shift.id} {part.day}",
        f"{WEEKDAYS[part.day.weekday()][:2]} {day_text(part.day)}",
        part.from_text,
        part.to_text,
        row.minutes,
        ", ".join(row.remarks),
        span_text(part.day, part.from_text, part.to_text, year=False),
    )


def span_text(day: date, start: str, end: str, *, year: bool = True) -> str:
    """Fredag 30. oktober 2026, 22:00 til 24:00."""
    text = long_day_text(day).capitalize()
    return f"{text if year else text.removesuffix(f' {day.year}')}, {start} til {end}"


def spoken_cell(line: Line, title: str, text: str) -> str:
    """Fredag 30. oktober, 22:00 til 24:00, Nat: 1:00."""
    return f"{line.spoken}, {title}: {text or NO_MINUTES}"


def spoken_line(line: Line, columns: Sequence[Column]) -> str:
    """The whole line for its first cell, so that one stop tells all of it."""
    numbers = [f"{c.title} {hours_text(line.minutes[c.name])}" for c in columns if line.minutes[c.name]]
    return ", ".join([line.spoken, *numbers, *([line.remark] if line.remark else [])])


def totals_text(sheet: Timesheet) -> str:
    """Arbejde 104:00, Aften 48:00, Nat 28:00."""
    return ", ".join(f"{c.title} {hours_text(sheet.totals[c.name])}" for c in filled_columns(sheet))
