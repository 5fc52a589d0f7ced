"""Answers "Hvorfor?" for a cell of a timesheet in plain sentences: the reasons, their sources, and the pay. No Qt.

The texts are the same reasons that the PDF and the JSON carry; here they are only put in order and never told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from app.model.calc.pay import PayLine, total
from app.model.calc.timesheet import SheetRow, Timesheet
from app.model.domain.danish import day_text, hours_text, kroner_text, month_text, oere, sentence_text
from app.model.domain.reasons import Reason
from app.model.services.reason_words import ground_text
from app.ui.timesheets.sheet_lines import filled_columns, span_text

ESTIMATE = "Det er et overslag til budgettet, ikke en lønseddel."


@dataclass(frozen=True)
class Why:
    """An answer: which number it is about, and the sentences."""

    title: str
    text: str


class _Answer:
    """Paragraphs in the making; a reason or a source that has been told is not told again."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._told: set[Reason] = set()
        self._grounds: set[str] = set()

    def say(self, *lines: str) -> None:
        if lines:
            self._paragraphs.append("\n".join(lines))

    def reasons(self, reasons: Iterable[Reason], before: str = "") -> None:
        """Each reason as a sentence; what they rest on follows once."""
        new = [reason for reason in dict.fromkeys(reasons) if reason not in self._told]
        self._told.update(new)
        lines = [before] if before and new else []
        for ground, group in groupby(new, ground_text):
            lines += [sentence_text(reason.text) for reason in group]
            if ground and ground not in self._grounds:
                lines.append(ground)
            elif ground:
                lines.append("Kilde som ovenfor.")
            self._grounds.add(ground)
        self.say(*lines)

    def grounds(self, reasons: Iterable[Reason], before: str) -> None:
        """Only what the reasons rest on."""
        found = [text for text in dict.fromkeys(map(ground_text, reasons)) if text and text not in self._grounds]
        self._grounds.update(found)
        if found:
            self.say(before, *found)

    def text(self) -> str:
        return "\n\n".join(self._paragraphs)


def why(sheet: Timesheet, place: int | None, column: str) -> Why:
    """Why a cell says what it does.

    Args:
        sheet: the helper's sheet.
        place: the row's number, None for the totals.
        column: the name of one of the sheet's columns; any other text asks about the whole line.

    """
    titles = {c.name: c.title for c in sheet.columns}
    if place is None:
        return _why_total(sheet, column, titles[column]) if column in titles else _why_totals(sheet)
    row = sheet.rows[place]
    return _why_number(sheet, place, column, titles[column]) if column in titles else _why_row(sheet, row, place)


def _why_number(sheet: Timesheet, place: int, column: str, title: str) -> Why:
    row, answer = sheet.rows[place], _Answer()
    answer.say(_where(row))
    answer.reasons(sheet.reasons(place, column))
    _row_pay(answer, sheet, row)
    return Why(f"{title} {hours_text(row.minutes[column])}", answer.text())


def _why_row(sheet: Timesheet, row: SheetRow, place: int) -> Why:
    answer = _Answer()
    answer.say(_where(row), *(sentence_text(remark) for remark in row.remarks))
    for column in filled_columns(sheet):
        if row.minutes[column.name]:
            answer.reasons(sheet.reasons(place, column.name), f"{column.title} {hours_text(row.minutes[column.name])}")
    answer.reasons(row.part.unplaced)
    _row_pay(answer, sheet, row)
    return Why(f"Vagten {day_text(row.part.day)}", answer.text())


def _where(row: SheetRow) -> str:
    return f"{span_text(row.part.day, row.part.from_text, row.part.to_text)}."


def _why_total(sheet: Timesheet, column: str, title: str) -> Why:
    answer = _Answer()
    parts = [row for row in sheet.rows if row.minutes[column]]
    lines = [
        f"{day_text(row.part.day)}, {row.part.from_text}–{row.part.to_text}: {hours_text(row.minutes[column])}"
        for row in parts
    ]
    answer.say(*lines, f"I alt {hours_text(sheet.totals[column])}.")
    answer.grounds((reason for row in parts for reason in row.part.reasons(column)), "Tallene bygger på:")
    _month_pay(answer, sheet)
    return Why(f"{title} i alt {hours_text(sheet.totals[column])}", answer.text())


def _why_totals(sheet: Timesheet) -> Why:
    answer = _Answer()
    answer.say(*(f"{c.title}: {hours_text(sheet.totals[c.name])}" for c in filled_columns(sheet)))
    _month_pay(answer, sheet)
    return Why(f"I alt i {month_text(sheet.month)}", answer.text())


def _row_pay(answer: _Answer, sheet: Timesheet, row: SheetRow) -> None:
    mine = [x for x in sheet.pay_lines if x.shift_id == row.part.shift.id and x.day == row.part.day]
    if not mine:
        return
    _pay(answer, mine, "rækken", [_pay_line(line) for line in mine if line.amount is not None])
    answer.reasons((reason for line in mine for reason in line.reasons[:-1]), "Lønnen bygger på:")


def _pay_line(line: PayLine) -> str:
    """Its last reason is the sum: 8:00 timer × 152,40 kr. = 1.219,20 kr."""
    return f"{line.title}: {line.reasons[-1].text}"


def _month_pay(answer: _Answer, sheet: Timesheet) -> None:
    by_title: dict[str, list[PayLine]] = {}
    for line in sheet.pay_lines:
        if line.amount is not None:
            by_title.setdefault(line.title, []).append(line)
    sums = {title: sum((x.amount or Decimal() for x in lines), Decimal()) for title, lines in by_title.items()}
    shown = []
    for title, lines in by_title.items():
        minutes = sum(line.minutes for line in lines)
        hours = f", {hours_text(minutes)} timer" if minutes else ""
        shown.append(f"{title}{hours}: {kroner_text(sums[title])}")
    _pay(answer, sheet.pay_lines, month_text(sheet.month), shown)
    if sheet.pay_total is not None and sum(map(oere, sums.values())) != oere(sheet.pay_total):
        answer.say("Hvert beløb er afrundet for sig, så summen kan afvige med nogle øre.")
    answer.reasons((r for line in sheet.pay_lines if not line.shift_id for r in line.reasons), "Oven i lønnen:")
    rules = (r for line in sheet.pay_lines if line.shift_id for r in line.reasons)
    answer.grounds(rules, "Lønnen bygger på:")


def _pay(answer: _Answer, lines: Sequence[PayLine], what: str, shown: Sequence[str]) -> None:
    """The estimate and its parts; or, where a part can't be worked out, why, and no sum."""
    amount = total(lines)
    if amount is not None:
        answer.say(f"Anslået løn for {what}: {kroner_text(amount)} {ESTIMATE}", *shown)
        return
    answer.say(f"Lønnen for {what} kan ikke regnes ud.")
    answer.reasons(line.reasons[-1] for line in lines if line.amount is None)
    answer.say(*shown)
