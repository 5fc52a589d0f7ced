"""A contract's own notice as the rulebook tells one, so that it can be counted beside the municipality's; and in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.calc.notice import length_words
from app.model.domain.danish import day_text, plural
from app.model.domain.entities import Contract
from app.model.domain.reasons import Certainty, Layer, Source
from app.model.domain.terms import NoticeUnit
from app.model.rulebook.values import Deadline, DeadlineUnit, Step

GIVEN = "opsigelsen_gives"
_UNITS = {
    NoticeUnit.DAYS: DeadlineUnit.DAYS,
    NoticeUnit.WEEKS: DeadlineUnit.WEEKS,
    NoticeUnit.MONTHS: DeadlineUnit.MONTHS,
}


def contract_notice(contract: Contract) -> Deadline | None:
    """The notice that is agreed in a contract; None where it has none of its own, and the municipality's holds."""
    if contract.notice_amount is None or contract.notice_unit is None:
        return None
    step = Step(None, contract.notice_amount, _UNITS[contract.notice_unit], contract.notice_month_end)
    return Deadline(
        since=contract.starts_on,
        source=Source(f"Kontrakten fra {day_text(contract.starts_on)}"),
        certainty=Certainty.A,
        layer=Layer.CONTRACT,
        event=GIVEN,
        amount=None,
        unit=None,
        month_day=None,
        steps=(step,),
    )


def notice_on(contracts: Iterable[Contract], day: date) -> Deadline | None:
    """The notice agreed in the contract that holds on a day."""
    held = (contract for contract in contracts if contract.covers(day))
    return next((notice for contract in held if (notice := contract_notice(contract))), None)


def notice_words(rule: Deadline) -> str:
    """A notice as a contract tells it: "7 dage i de første 3 måneder, derefter løbende måned plus 1 måned"."""
    if not rule.steps:
        plain = "" if rule.amount is None or rule.unit is None else length_words(rule.amount, rule.unit)
        return plain if rule.amount else "fra dag til dag"
    told = []
    for step in rule.steps:
        whole = step.unit in {DeadlineUnit.MONTHS, DeadlineUnit.YEARS}
        length = length_words(step.amount, step.unit)
        if step.to_month_end:
            length = f"løbende måned plus {length}" if whole else f"{length} til månedens udgang"
        first = f"{length} i de første {plural(step.below_months, 'måned', 'måneder')}" if step.below_months else length
        told.append(first)
    return ", derefter ".join(told)
