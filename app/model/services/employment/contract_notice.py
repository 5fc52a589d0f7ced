"""A helper's own notice, where the contract has a better one than the municipality: what every count of a last day uses."""

from __future__ import annotations

from datetime import date

from app.model.calc.contract_notice import contract_notice, notice_on, notice_words
from app.model.rulebook.values import Deadline
from app.model.services.binder import Binder
from app.model.store import queries

__all__ = ["contract_notice", "helper_notice", "notice_on", "notice_words"]


def helper_notice(binder: Binder, helper_id: str, on: date) -> Deadline | None:
    """The notice agreed in the contract that the helper has on a day; None where the municipality's holds."""
    with binder.database.read() as session:
        return notice_on(queries.contracts(session, helper_id), on)
