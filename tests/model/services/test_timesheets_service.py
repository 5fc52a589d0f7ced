"""A month's sheets: whose, in which order, and the promised JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from app.model.domain.entities import Month
from app.model.domain.errors import Refused
from app.model.services.binder import Binder
from app.model.services.people import ContractDraft, HelperDraft, add_contract, add_helper
from app.model.services.timesheets import month_timesheet, month_timesheets, timesheet_json

AddShift = Callable[..., str]
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def _helpers(binder: Binder, month: Month) -> list[str]:
    return [sheet.helper.name for sheet in month_timesheets(binder, month)]


def test_everybody_with_a_contract_or_a_shift_has_a_sheet_in_order_of_names(staffed: Binder, add: AddShift) -> None:
    new = add_helper(staffed, HelperDraft("Åge"))
    assert _helpers(staffed, OCTOBER) == ["Anna Prøve", "Bent Åse"]
    assert _helpers(staffed, NOVEMBER) == ["Anna Prøve"]
    add("2026-10-31T22:00", "2026-11-01T06:00", "h2")
    assert _helpers(staffed, NOVEMBER) == ["Anna Prøve", "Bent Åse"]
    add_contract(staffed, new, ContractDraft(OCTOBER.last, OCTOBER.last))
    assert _helpers(staffed, OCTOBER) == ["Anna Prøve", "Bent Åse", "Åge"]
    assert _helpers(staffed, Month(2025, 12)) == []


def test_the_json_has_the_promised_shape(staffed: Binder, add: AddShift) -> None:
    identity = add("2026-10-30T22:00", "2026-10-31T08:00")
    sheet = json.loads(json.dumps(timesheet_json(month_timesheet(staffed, "h1", OCTOBER))))
    assert list(sheet) == ["helper", "month", "rows", "totals"]
    assert (sheet["helper"], sheet["month"]) == ("h1", "2026-10")
    assert [list(row) for row in sheet["rows"]] == [["date", "shift", "from", "to", "minutes"]] * 2
    assert sheet["rows"][0] == {
        "date": "2026-10-30", "shift": identity, "from": "22:00", "to": "24:00",
        "minutes": {
            "work": 120, "sick": 0, "child_sick": 0, "vacation": 0, "on_call_home": 0, "on_call_site": 0,
            "evening": 60, "night": 60, "saturday": 0, "sunday": 0, "public_holiday": 0,
        },
    }  # fmt: skip
    assert sheet["totals"]["work"] == 600
    assert list(sheet["totals"]) == list(sheet["rows"][0]["minutes"])


def test_an_unknown_helper_or_an_unknown_month_is_refused(staffed: Binder) -> None:
    with pytest.raises(Refused, match="der er ingen hjælper med id »h9«"):
        month_timesheet(staffed, "h9", OCTOBER)
    with pytest.raises(Refused, match=r"Faxe Kommune er kun kendt fra 01\.11\.2020"):
        month_timesheet(staffed, "h1", Month(2020, 10))
    assert month_timesheet(staffed, "h1", Month(2020, 11)).rows == ()
