"""The README's tour "Følg en vagt": one shift from the roster's presenter to the PDF makes these hops, in this order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app.model.documents import timesheet_pdf
from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.services import documents, roster, timesheets
from app.model.services.binder import Binder
from app.model.services.exchange import add_content
from app.ui.roster.presenter import RosterPresenter

NOVEMBER = e.Month(2026, 11)
README = Path(__file__).resolve().parents[1] / "README.md"
HOPS = [
    "app.ui.roster.presenter.RosterPresenter.move",
    "app.model.services.roster.move_shift",
    "app.model.services.timesheets.month_timesheet",
    "app.model.calc.hours.split",
    "app.model.calc.pay.price",
    "app.model.calc.timesheet.build",
    "app.model.services.documents.issue_timesheet",
    "app.model.documents.timesheet_pdf.render",
]


@pytest.fixture
def hops(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The functions of the tour as they are called, each by its full name."""
    called: list[str] = []

    def listen(place: ModuleType | type, name: str) -> None:
        original: Callable[..., Any] = getattr(place, name)

        def wrapper(*arguments: Any, **named: Any) -> Any:
            called.append(f"{original.__module__}.{original.__qualname__}")
            return original(*arguments, **named)

        monkeypatch.setattr(place, name, wrapper)

    listen(RosterPresenter, "move")
    listen(roster, "move_shift")
    for module in (timesheets, documents):
        listen(module, "month_timesheet")
    for name in ("split", "price", "build"):
        listen(timesheets, name)
    listen(documents, "issue_timesheet")
    listen(timesheet_pdf, "render")
    return called


@pytest.fixture
def presenter(binder: Binder) -> RosterPresenter:
    """The roster of a scheme with two helpers and one shift, a Tuesday morning."""
    start, end = datetime.fromisoformat("2026-11-24T07:00"), datetime.fromisoformat("2026-11-24T15:00")
    helpers = [e.Helper("h1", "Anna Prøve"), e.Helper("h2", "Bent Prøve")]
    contracts = [
        e.Contract(f"c{h.id}", h.id, date(2026, 1, 1), pay=e.PayForm.HOURLY, hourly_wage=Decimal(150)) for h in helpers
    ]
    shift = e.Shift("v1", "h1", start, end)
    add_content(binder, Content(e.Scheme("Karla", municipality="faxe"), [], helpers, contracts, [shift]))
    return RosterPresenter(binder)


def test_one_shift_makes_the_same_hops_as_the_readme(
    presenter: RosterPresenter, hops: list[str], binder: Binder, tmp_path: Path
) -> None:
    sunday = [day.day for day in presenter.days].index(date(2026, 11, 29))
    bent = [helper.id for helper in presenter.helpers].index("h2")
    presenter.move("v1", sunday, bent)
    sheet = timesheets.month_timesheet(binder, "h2", NOVEMBER)
    path = documents.issue_timesheet(binder, "h2", NOVEMBER, tmp_path)

    assert list(dict.fromkeys(hops)) == HOPS
    assert hops[:2] == HOPS[:2]
    assert hops[2:6] == HOPS[2:6]
    assert hops[-1] == HOPS[-1]
    assert [(row.part.day, row.minutes["work"], row.minutes["sunday"]) for row in sheet.rows] == [
        (date(2026, 11, 29), 480, 480)
    ]
    assert path.read_bytes().startswith(b"%PDF-")


def test_the_readme_names_the_hops_in_this_order() -> None:
    tour = README.read_text(encoding="utf-8").partition("## Følg en vagt")[2].partition("\n## ")[0]
    places = [tour.find(name.rpartition(".")[2]) for name in HOPS]
    assert -1 not in places
    assert places == sorted(places)
