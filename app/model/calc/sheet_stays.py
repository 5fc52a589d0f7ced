"""The citizen's hospital stays on a helper's timesheet: which days, and the rows of a helper who came along.

Source: the Faxe handbook 5.3.2 (where respiration help is given, a stay is told on the sheet) and 3.6 (helpers who come along).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from app.model.calc.timesheet import SheetRow, Timesheet
from app.model.domain.stays import CitizenStay

AT_HOSPITAL = "På hospital"
_THERE = ("work", "on_call_site")


def with_hospital(sheet: Timesheet, stays: Sequence[CitizenStay], along: Collection[str]) -> Timesheet:
    """The sheet with the stays of its month, in order; `along` are the ids of those that the helper came along on."""
    if not stays:
        return sheet
    mine = [stay for stay in stays if stay.id in along]
    return replace(
        sheet,
        rows=tuple(_marked(row, mine) for row in sheet.rows),
        hospital=tuple((stay.first_day, stay.last_day) for stay in stays),
    )


def _marked(row: SheetRow, mine: Sequence[CitizenStay]) -> SheetRow:
    """Only what was worked there."""
    day = row.part.day
    inside = any(stay.first_day <= day and (stay.last_day is None or day <= stay.last_day) for stay in mine)
    if not inside or not any(row.minutes[name] for name in _THERE):
        return row
    return replace(row, remarks=(AT_HOSPITAL, *row.remarks))
