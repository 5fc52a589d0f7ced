"""The closed choices in what is agreed with a helper and in how a scheme ends; values as the exchange file spells them."""

from __future__ import annotations

from enum import StrEnum


class TaxCard(StrEnum):
    """What the helper has told of taxation: main card, secondary card or exemption card."""

    MAIN = "main"
    SECONDARY = "secondary"
    EXEMPT = "exempt"


class NoticeUnit(StrEnum):
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class VacationForm(StrEnum):
    """Vacation allowance; pay during vacation with a supplement; or the allowance that a monthly-paid may demand instead."""

    ALLOWANCE = "allowance"
    PAID = "paid"
    ALLOWANCE_INSTEAD = "allowance_instead"


class SchemeEnd(StrEnum):
    """Why a whole scheme ends."""

    DEATH = "death"
    GRANT_LOST = "grant_lost"
    OTHER = "other"
