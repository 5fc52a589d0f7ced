"""Everything that is watched, in the order in which it is listed. The codes are part of the public interface."""

from __future__ import annotations

from app.model.checks.catalogue_deadlines import DEADLINE_RULES
from app.model.checks.catalogue_money import MONEY_RULES
from app.model.checks.catalogue_notice import NOTICE_RULES
from app.model.checks.catalogue_roster import ROSTER_RULES
from app.model.checks.catalogue_stays import STAY_DEADLINE_RULES, STAY_NOTICE_RULES, STAY_ROSTER_RULES
from app.model.checks.catalogue_vacation import VACATION_RULES
from app.model.checks.rule import Group, Place, Rule

__all__ = ["RULES", "Group", "Place", "Rule", "rule"]

RULES: tuple[Rule, ...] = (
    *ROSTER_RULES,
    *STAY_ROSTER_RULES,
    *NOTICE_RULES,
    *VACATION_RULES,
    *STAY_NOTICE_RULES,
    *DEADLINE_RULES,
    *STAY_DEADLINE_RULES,
    *MONEY_RULES,
)
_BY_CODE = {each.code: each for each in RULES}


def rule(code: str) -> Rule:
    """The rule of a code; KeyError for one that is not in the list."""
    return _BY_CODE[code]
