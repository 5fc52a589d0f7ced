"""The closed choices in how a scheme is run and ends and in what is agreed with a helper; values as the exchange file spells them."""

from __future__ import annotations

from enum import StrEnum


class Paragraph(StrEnum):
    """The provision of serviceloven that the scheme is granted under."""

    P95_1 = "95.1"
    P95_2 = "95.2"
    P95_3 = "95.3"
    P95_4 = "95.4"
    P96 = "96"


class Party(StrEnum):
    """Who is the employer, who runs the payroll."""

    SELF = "self"
    RELATIVE = "relative"
    ASSOCIATION = "association"
    COMPANY = "company"
    MUNICIPALITY = "municipality"


class WorkLeader(StrEnum):
    CITIZEN = "citizen"
    RELATIVE = "relative"


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


class VacationUnit(StrEnum):
    """What a vacation is counted in: weekdays, the hours of the shifts, or working days in proportion to a turnus."""

    DAYS = "days"
    HOURS = "hours"
    TURNUS = "turnus"


class SchemeEnd(StrEnum):
    """Why a whole scheme ends."""

    DEATH = "death"
    GRANT_LOST = "grant_lost"
    OTHER = "other"
