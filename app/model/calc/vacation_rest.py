"""What becomes of the days of a vacation year that are still left: what can be moved or paid, and what would be lost.

Source: ferieloven §§ 21-24 and 34. Keys: `ferie_udbetales_ud_over_uger`, `ferie_dage_pr_uge`. The ledger settles it the same
way when the period is over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.notice import Notice, last_day_to_announce_vacation
from app.model.calc.vacation import Book
from app.model.calc.vacation_facts import NOTHING, WEEK_KEY, VacationPeriod
from app.model.calc.vacation_ledger import PAID_WEEKS_KEY
from app.model.calc.vacation_taken import Counter
from app.model.domain.leave import VacationEntryKind
from app.model.domain.local_time import ONE_DAY
from app.model.rulebook.rulebook import Rulebook


@dataclass(frozen=True)
class Rest:
    """Days left when all that is planned has been held. `came_in`: of those moved in before, which are paid when not held.

    `movable`: earned beyond four weeks, to be moved by a written agreement, or else paid. `at_risk`: of the four weeks.
    """

    period: VacationPeriod
    left: Decimal
    came_in: Decimal
    movable: Decimal
    at_risk: Decimal


def rest_of(book: Book, year: int) -> Rest | None:
    """The rest of a vacation year that is not settled yet; None for one that no account is kept of."""
    account = book.accounts.get(year)
    if account is None:
        return None
    period, rules = account.period, book.rules
    left = max(NOTHING, account.left(period.last))
    held = account.taken + account.planned
    came_in = min(left, max(NOTHING, account.moved_in + account.hindered_in - held))
    weeks = rules.number(PAID_WEEKS_KEY, period.until).value * rules.number(WEEK_KEY, period.until).value
    beyond = account.earned_until(period.last) - weeks - account.moved_out - account.paid
    hindered = sum(
        (e.days for e in book.facts.entries if e.year == year and e.kind is VacationEntryKind.HINDERED), NOTHING
    )
    own = max(NOTHING, left - came_in - hindered)
    movable = max(NOTHING, min(own, beyond))
    return Rest(period, left, came_in, movable, own - movable)


def latest_first_day(counter: Counter, last: date, days: int) -> date:
    """The latest day on which a vacation of so many weekdays can begin when it must be over on a day."""
    day, counted = last, 0
    while True:
        counted += counter.is_vacation_day(day)
        if counted >= days:
            return day
        day -= ONE_DAY


def last_day_to_plan(counter: Counter, last: date, days: int, rules: Rulebook) -> Notice:
    """The last day to announce a vacation of so many weekdays that must be over on a day; UnknownRule."""
    return last_day_to_announce_vacation(latest_first_day(counter, last, days), last, rules)
