"""What vacation balances cost: 12 helpers over ten vacation years, with every step told, beside a bare loop over the days.

The bare loop counts 2.08 a month and the weekdays of the vacations: no holidays, no years, no rulebook, no reasons.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from app import paths
from app.model.calc.vacation import vacation_years
from app.model.calc.vacation_facts import VacationFacts
from app.model.domain.entities import FOREVER, AbsenceKind
from app.model.rulebook.profiles import load_rulebook
from app.model.services.example import make_content
from tests.benchmark.measure import line
from tests.benchmark.trust import turns

FIRST, LAST, HELPERS = date(2020, 9, 1), date(2030, 8, 31), 12  # the law begins on the first of them
DAY, A_MONTH = timedelta(days=1), Decimal("2.08")
ROUNDS = 15


def vacation() -> None:
    content = make_content(FIRST, LAST, HELPERS)
    rules = load_rulebook(paths.resources() / "regler", "faxe")
    facts = [
        VacationFacts(
            [contract for contract in content.contracts if contract.helper_id == helper.id],
            [absence for absence in content.absences if absence.helper_id == helper.id],
            [shift for shift in content.shifts if shift.helper_id == helper.id],
        )
        for helper in content.helpers
    ]

    def balances() -> None:
        for each in facts:
            vacation_years(each, rules, LAST)

    def bare() -> None:
        for each in facts:
            bare_loop(each)

    years = [year for each in facts for year in vacation_years(each, rules, LAST)]
    assert sum(len(year.steps) for year in years) > HELPERS * 10 * 4
    mine, plain = turns(ROUNDS, balances, bare)
    line("Feriesaldi, 12 hjælpere i ti år / bar løkke (højst 100 ms)", mine, plain, "ms", 10)


def bare_loop(facts: VacationFacts) -> tuple[Decimal, int]:
    spans = [(a.first_day, a.last_day or FOREVER) for a in facts.absences if a.kind is AbsenceKind.VACATION]
    earned, taken, day = Decimal(), 0, FIRST
    while day <= LAST:
        if day.weekday() < 5 and any(first <= day <= last for first, last in spans):
            taken += 1
        day += DAY
        if day.day == 1:
            earned += A_MONTH
    return earned, taken
