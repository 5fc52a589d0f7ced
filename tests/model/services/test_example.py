"""The example: the same for everybody, in order by itself, and round the clock."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.model.domain.entities import Month
from app.model.services.binder import Binder
from app.model.services.example import FIRST, LAST, example_content, make_content
from app.model.services.exchange import export_content, read_exchange_file
from app.model.services.findings import find_all
from app.model.services.months import MonthState, month_status
from app.model.services.roster_view import roster
from app.model.services.timesheets import month_timesheets
from app.model.store import exchange_write


def test_the_same_arguments_give_the_same_content() -> None:
    assert exchange_write.write(example_content()) == exchange_write.write(example_content())
    ten_years = make_content(date(2021, 1, 1), date(2030, 12, 31), people=12)
    assert len(ten_years.shifts) > 3 * 3652
    assert len({helper.name for helper in ten_years.helpers}) == 12


def test_the_example_is_a_valid_exchange_file(example: Binder, tmp_path: Path) -> None:
    source = tmp_path / "eksempel.json"
    source.write_bytes(exchange_write.write(export_content(example)))
    content = read_exchange_file(source, example.resources)
    assert len(content.helpers) == 6
    assert len(content.shifts) == len(export_content(example).shifts)


def test_somebody_is_there_round_the_clock(example: Binder) -> None:
    days = roster(example, FIRST, LAST).days
    assert [day.day for day in days[1:] if day.gaps] == []


def test_all_months_but_the_last_have_been_sent_and_only_that_is_due(example: Binder) -> None:
    month = Month.of(FIRST)
    while month != Month.of(LAST):
        assert month_status(example, month).state is MonthState.SENT
        month = month.plus(1)
    assert month_status(example, month).state is MonthState.OPEN
    assert [finding.code for finding in find_all(example, date(2026, 11, 2))] == ["timesheet-due"]


def test_every_sheet_of_the_example_can_be_priced(example: Binder) -> None:
    sheets = month_timesheets(example, Month(2026, 10))
    assert len(sheets) == 6
    assert all(sheet.pay_total is not None and sheet.pay_total >= 0 for sheet in sheets)
    assert sum(sheet.totals["work"] for sheet in sheets) >= 30 * 1440
