"""What is watched: the live codes over the whole file, in order of date, for people and as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.model import checks
from app.model.domain.entities import Month
from app.model.domain.findings import Finding, Severity
from app.model.services.binder import Binder
from app.model.services.findings import CODES, find_all, finding_json, finding_text
from app.model.services.months import finish_month, mark_sent, reopen_month
from app.model.services.people import HelperDraft, change_helper
from app.model.services.scheme import SchemeDraft, save_scheme

AddShift = Callable[..., str]
NOVEMBER_8 = date(2026, 11, 8)


ASKED = {"double-booked", "outside-contract", "helper-under-18", "timesheet-due"}


def _found(binder: Binder, as_of: date, first: date | None = None, last: date | None = None) -> list[Finding]:
    """Of all that is watched, what these tests are about; the rest is in tests/cases/fund."""
    return [finding for finding in find_all(binder, as_of, first, last) if finding.code in ASKED]


def _codes(found: list[Finding]) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.helper_id) for finding in found]


def test_nothing_is_the_matter_with_a_good_roster(staffed: Binder, add: AddShift) -> None:
    add("2026-11-02T07:00", "2026-11-02T15:00")
    assert _found(staffed, date(2026, 11, 2)) == []


def test_a_shift_over_the_contracts_last_day_is_found(staffed: Binder, add: AddShift) -> None:
    add("2026-10-31T16:00", "2026-11-01T00:00", "h2")
    assert _found(staffed, date(2026, 10, 31)) == []
    add("2026-10-30T23:00", "2026-10-31T07:00", "h2")
    add("2026-11-01T00:00", "2026-11-01T08:00", "h2")
    assert _codes(_found(staffed, date(2026, 10, 31))) == [("outside-contract", "h2")]


def test_a_birthday_on_the_shifts_day_is_old_enough(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T00:00", "2026-10-12T08:00")
    change_helper(staffed, "h1", HelperDraft("Anna", date(2008, 10, 12)))
    assert _found(staffed, date(2026, 10, 12)) == []
    change_helper(staffed, "h1", HelperDraft("Anna", date(2008, 10, 13)))
    assert _codes(_found(staffed, date(2026, 10, 12))) == [("helper-under-18", "h1")]


@pytest.mark.parametrize(
    ("as_of", "severity"),
    [
        ("2026-10-31", None),
        ("2026-11-01", Severity.NOTICE),
        ("2026-11-06", Severity.NOTICE),
        ("2026-11-07", Severity.NOTICE),
        ("2026-11-08", Severity.WARNING),
    ],
)
def test_timesheets_are_due_until_they_are_sent(
    staffed: Binder, add: AddShift, as_of: str, severity: Severity | None
) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    day = date.fromisoformat(as_of)
    assert [finding.severity for finding in _found(staffed, day)] == ([severity] if severity else [])
    finish_month(staffed, Month(2026, 10))
    assert len(_found(staffed, day)) == (1 if severity else 0)
    mark_sent(staffed, Month(2026, 10))
    assert _found(staffed, day) == []
    reopen_month(staffed, Month(2026, 10), "Rettelse")
    assert len(_found(staffed, day)) == (1 if severity else 0)


def test_only_the_municipality_as_payroll_office_has_the_deadline(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    assert _codes(_found(staffed, NOVEMBER_8)) == [("timesheet-due", None)]
    save_scheme(staffed, SchemeDraft("Karla", municipality="faxe", payroll=staffed.scheme().employer))
    assert _found(staffed, NOVEMBER_8) == []


def test_the_months_are_those_whose_sheets_hold_a_row(staffed: Binder, add: AddShift) -> None:
    add("2026-06-30T22:00", "2026-07-01T06:00")
    add("2026-09-30T22:00", "2026-10-01T06:00")
    assert [finding.subject for finding in _found(staffed, NOVEMBER_8)] == ["2026-07", "2026-09", "2026-10"]


def test_deadlines_do_not_depend_on_the_dates_of_the_roster(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    found = _found(staffed, NOVEMBER_8, date(2026, 11, 1), date(2026, 11, 30))
    assert [finding.subject for finding in found] == ["2026-10"]


def test_only_shifts_that_begin_between_the_dates_are_looked_at(staffed: Binder, add: AddShift) -> None:
    for start, end in (("2026-09-29T22:00", "2026-09-30T06:00"), ("2026-11-02T07:00", "2026-11-02T15:00")):
        add(start, end, "h2")
    day = date(2026, 9, 1)

    def found(first: str, last: str) -> int:
        return len(_found(staffed, day, date.fromisoformat(first), date.fromisoformat(last)))

    assert len(_found(staffed, day)) == 2
    assert found("2026-09-29", "2026-11-02") == 2
    assert found("2026-09-30", "2026-11-02") == 1
    assert found("2026-09-29", "2026-11-01") == 1
    assert found("2026-09-30", "2026-11-01") == 0


def test_findings_come_by_date(staffed: Binder, add: AddShift) -> None:
    add("2026-11-02T07:00", "2026-11-02T15:00", "h2")
    add("2026-09-29T22:00", "2026-09-30T06:00", "h2")
    found = _found(staffed, NOVEMBER_8)
    assert [finding.code for finding in found] == ["outside-contract", "timesheet-due", "outside-contract"]


def test_every_code_that_a_check_gives_is_live_and_the_other_way_round() -> None:
    folder = Path(checks.__path__[0])
    texts = [p.read_text(encoding="utf-8") for p in folder.glob("*.py") if not p.name.startswith("catalogue")]
    given = {code for text in texts for code in re.findall(r'"([a-z]+(?:-[a-z0-9]+)+|uncovered|death)"', text)}
    assert given == set(CODES)


def test_a_finding_is_told_in_full_to_people_and_as_json(staffed: Binder, add: AddShift) -> None:
    add("2026-10-12T07:00", "2026-10-12T15:00")
    (finding,) = _found(staffed, NOVEMBER_8)
    told = finding_text(finding)
    assert told.startswith("ADVARSEL senest 07.11.2026 Timesedler skal afleveres: Timesedlerne for oktober 2026")
    assert told.endswith("(Håndbog om hjælperordninger, Faxe Kommune, november 2020, 5.3.2 og 11.3.2)")
    as_json = finding_json(finding)
    assert (as_json["at"], as_json["due"], as_json["helper"]) == ("2026-10-31", "2026-11-07", None)
    assert as_json["source"] == str(finding.reason.source)
    assert finding_json(_found(_outside(staffed, add), NOVEMBER_8)[-1])["at"] == "2026-11-02T07:00"


def _outside(binder: Binder, add: AddShift) -> Binder:
    add("2026-11-02T07:00", "2026-11-02T15:00", "h2")
    return binder
