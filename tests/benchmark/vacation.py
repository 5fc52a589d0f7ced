"""What vacation balances cost: 12 helpers over ten vacation years read from the file, with every step told, beside a bare loop.

The bare loop counts 2.08 a month and the weekdays of the vacations: no file, no holidays, no years, no rulebook, no reasons.
"""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from app import paths
from app.main import now
from app.model.domain.content import Content
from app.model.domain.entities import FOREVER, AbsenceKind
from app.model.services import vacation as service
from app.model.services.binder import Resources, create_binder
from app.model.services.example import make_content
from app.model.services.exchange import add_content
from tests.benchmark.measure import line
from tests.benchmark.trust import turns

FIRST, LAST, HELPERS = date(2020, 9, 1), date(2030, 8, 31), 12  # the law begins on the first of them
DAY, A_MONTH = timedelta(days=1), Decimal("2.08")
ROUNDS = 15


def vacation() -> None:
    content = make_content(FIRST, LAST, HELPERS)
    with tempfile.TemporaryDirectory() as folder:
        binder = create_binder(Path(folder, "ferie.hjm"), Resources(paths.resources()), now)
        add_content(binder, content)
        found = service.balances(binder, LAST)
        assert (len(found), min(len(owner.years) for owner in found)) == (HELPERS, 10)
        assert sum(len(year.steps) for owner in found for year in owner.years) > HELPERS * 10 * 4
        mine, plain = turns(ROUNDS, lambda: service.balances(binder, LAST), lambda: bare(content))
        line("Feriesaldi, 12 hjælpere i ti år / bar løkke (højst 100 ms)", mine, plain, "ms", 10)
        binder.close()


def bare(content: Content) -> None:
    for helper in content.helpers:
        mine = (a for a in content.absences if a.helper_id == helper.id and a.kind is AbsenceKind.VACATION)
        bare_loop([(a.first_day, a.last_day or FOREVER) for a in mine])


def bare_loop(spans: list[tuple[date, date]]) -> tuple[Decimal, int]:
    earned, taken, day = Decimal(), 0, FIRST
    while day <= LAST:
        if day.weekday() < 5 and any(first <= day <= last for first, last in spans):
            taken += 1
        day += DAY
        if day.day == 1:
            earned += A_MONTH
    return earned, taken
