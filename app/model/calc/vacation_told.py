"""What a vacation year's words and reasons are made from: its account, the sums of it and the facts behind them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.vacation_account import Account
from app.model.calc.vacation_facts import WEEK_KEY, VacationFacts
from app.model.calc.vacation_sick import SickDays
from app.model.calc.vacation_taken import Counter
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook


@dataclass(frozen=True)
class Told:
    """`late`: ids of the vacations that sickness did not let begin; `replaced`: new vacation from the first sick day."""

    account: Account
    facts: VacationFacts
    rules: Rulebook
    as_of: date
    counter: Counter
    sick: SickDays
    earned: Decimal
    to_come: Decimal
    left: Decimal
    employed_until: date
    late: Container[str]
    replaced: bool

    def number(self, key: str) -> Decimal:
        return self.rules.number(key, self.account.period.first).value

    def reason(self, key: str, text: str) -> Reason:
        return self.rules.number(key, self.account.period.first).reason(key, text)

    @property
    def week(self) -> Decimal:
        return self.number(WEEK_KEY)

    @property
    def following(self) -> str:
        """The next vacation year, as people write it."""
        year = self.account.period.last.year
        return f"{year}/{year + 1}"

    @property
    def previous(self) -> str:
        year = self.account.period.year
        return f"{year - 1}/{year}"
