"""A contract's own notice as the rulebook tells one, so that it can be counted beside the municipality's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.domain.danish import day_text
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
