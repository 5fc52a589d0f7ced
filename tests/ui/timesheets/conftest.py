"""A small household of its own for the timesheets, so that a change of the example moves nothing here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.model.domain import entities as e
from app.model.domain.content import Content
from app.model.services.binder import Binder
from app.model.services.exchange import add_content

at = datetime.fromisoformat
WAGE = Decimal("150.00")


def _shifts() -> list[e.Shift]:
    """A night over a month's last Friday, a meeting, a shift without a contract, one before the rules begin."""
    return [
        e.Shift("v1", "h1", at("2026-10-30T22:00"), at("2026-10-31T08:00")),
        e.Shift("v2", "h1", at("2026-10-15T13:00"), at("2026-10-15T15:00"), e.ShiftKind.STAFF_MEETING),
        e.Shift("v3", "h2", at("2026-10-12T07:00"), at("2026-10-12T15:00"), note="Kom cyklende"),
        e.Shift("v4", "h1", at("2019-05-06T07:00"), at("2019-05-06T15:00")),
    ]


def household(municipality: str) -> Content:
    """Anna with a contract, Bo without, Cilla with a contract and no shifts."""
    helpers = [e.Helper("h1", "Anna Prøve"), e.Helper("h2", "Bo Prøve"), e.Helper("h3", "Cilla Prøve")]
    terms = [("c1", "h1", e.PayForm.MONTHLY), ("c3", "h3", e.PayForm.HOURLY)]
    return Content(
        scheme=e.Scheme(citizen_name="Karla Prøve", municipality=municipality),
        helpers=helpers,
        contracts=[
            e.Contract(key, who, date(2019, 1, 1), pay=pay, hours_per_week=Decimal(37), hourly_wage=WAGE)
            for key, who, pay in terms
        ],
        shifts=_shifts(),
    )


@pytest.fixture
def make_home() -> Callable[[str], Content]:
    """The household's content by the key of its municipality."""
    return household


@pytest.fixture
def home_binder(binder: Binder) -> Binder:
    """The household in Faxe."""
    add_content(binder, household("faxe"))
    return binder
