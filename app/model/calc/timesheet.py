"""Builds one helper's timesheet of a month from its rows and pay lines; see hours.split and pay.price.

Source: the Faxe handbook 5.3.2-5.3.3. Columns are the time columns and the profile's supplements, in that order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.hours import TIME_COLUMNS, DayPart
from app.model.calc.pay import PayLine, total
from app.model.domain.entities import Absence, AbsenceKind, Contract, Helper, Month, ShiftKind
from app.model.domain.local_time import clock_change, minutes_between
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook

TIME_TITLES = {
    "work": "Arbejde",
    "sick": "Sygdom",
    "child_sick": "Barns sygedag",
    "vacation": "Ferie",
    "on_call_home": "Rådighed hjemme",
    "on_call_site": "Rådighed på stedet",
}
_SHIFT_REMARK = {
    ShiftKind.STAFF_MEETING: "Personalemøde",
    ShiftKind.APPRAISAL: "MUS",
    ShiftKind.TRAINING: "Oplæring",
}
_ABSENCE_REMARK = {
    AbsenceKind.WORK_INJURY: "Arbejdsskade",
    AbsenceKind.SECTION_56: "§ 56",
    AbsenceKind.PARENTAL: "Barsel",
    AbsenceKind.UNPAID: "Orlov uden løn",
    AbsenceKind.PREGNANCY: "Graviditetsbetinget sygdom",
    AbsenceKind.EXTRA_DAY_OFF: "Feriefridag",
    AbsenceKind.AGREED: "Aftalt fravær",
}


@dataclass(frozen=True)
class Column:
    """One column of minutes: its name in the exchange file and its heading."""

    name: str
    title: str
    supplement: bool = False


@dataclass(frozen=True)
class SheetRow:
    """A printed row: a date's part of a shift, its minutes by column and what must be said about it."""

    part: DayPart
    minutes: dict[str, int]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Timesheet:
    """A month's sheet of one helper, every number with its reasons. `pay_total` is an estimate in kroner or None.

    `hospital`: the first and last day of each time that the citizen was in hospital; None: nobody knows the last.
    """

    helper: Helper
    month: Month
    contracts: tuple[Contract, ...]
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    totals: dict[str, int]
    pay_lines: tuple[PayLine, ...]
    pay_total: Decimal | None
    notes: tuple[str, ...]
    rulebook_title: str
    rulebook_version: str
    hospital: tuple[tuple[date, date | None], ...] = ()

    def reasons(self, row: int, column: str) -> tuple[Reason, ...]:
        """Why a row's number is what it is; for 0 it says so."""
        found = self.rows[row].part.reasons(column)
        return found or (Reason("Ingen minutter i denne kolonne"),)


def build(
    helper: Helper,
    month: Month,
    rows: Sequence[DayPart],
    pay_lines: Sequence[PayLine],
    contracts: Sequence[Contract],
    rules: Rulebook,
) -> Timesheet:
    """The sheet; minutes of the rows add up to its totals."""
    columns = sheet_columns(month, rules)
    names = [column.name for column in columns]
    sheet_rows = tuple(SheetRow(row, {name: row.minutes(name) for name in names}, _remarks(row)) for row in rows)
    return Timesheet(
        helper=helper,
        month=month,
        contracts=tuple(c for c in contracts if c.starts_on <= month.last and (c.ends_on or month.last) >= month.first),
        columns=columns,
        rows=sheet_rows,
        totals={name: sum(row.minutes[name] for row in sheet_rows) for name in names},
        pay_lines=tuple(pay_lines),
        pay_total=total(pay_lines),
        notes=_notes(month, rules),
        rulebook_title=rules.title,
        rulebook_version=rules.version,
    )


def sheet_columns(month: Month, rules: Rulebook) -> tuple[Column, ...]:
    """Time columns, then every supplement that the profile pays on some day of the month."""
    columns = [Column(name, TIME_TITLES[name]) for name in TIME_COLUMNS]
    for day in (month.first, month.last):
        table = rules.supplements(day)
        for window in table.windows if table else ():
            if window.pays and window.column not in [column.name for column in columns]:
                columns.append(Column(window.column, window.title, supplement=True))
    return tuple(columns)


def _notes(month: Month, rules: Rulebook) -> tuple[str, ...]:
    table = rules.supplements(month.last)
    if table is None:
        return (f"Tillæg er ikke beregnet: »{rules.title}« har ingen tillægstabel. Vælg kommune under Ordning.",)
    return (table.note,) if table.note else ()


def _absence_remark(absence: Absence) -> str:
    """What the columns don't tell of it; that a vacation is without pay, or an agreed absence with."""
    if absence.paid is False and absence.kind in {AbsenceKind.VACATION, AbsenceKind.EXTRA_DAY_OFF}:
        return f"{_ABSENCE_REMARK.get(absence.kind, 'Ferie')} uden løn"
    paid = " med løn" if absence.kind is AbsenceKind.AGREED and absence.paid else ""
    return f"{_ABSENCE_REMARK.get(absence.kind, '')}{paid}"


def _remarks(row: DayPart) -> tuple[str, ...]:
    remarks = [_SHIFT_REMARK[row.shift.kind]] if row.shift.kind in _SHIFT_REMARK else []
    remarks += [text for absence in row.absences if (text := _absence_remark(absence))]
    change = clock_change(row.day)
    if change and minutes_between(row.start, row.end) * 60 != int((row.end - row.start).total_seconds()):
        remarks.append("Sommertid begynder: 1 time kortere" if change < 0 else "Sommertid slutter: 1 time længere")
    if row.shift.note:
        remarks.append(row.shift.note)
    return tuple(remarks)
