"""Parental leave, counted: the last days to tell of it, and its weeks, by the rules that hold on the day of birth.

Until the child is born the due date stands for that day. Keys: `barsel_varsel_mor`, `barsel_varsel_medforaelder`,
`barsel_plan_frist`, `barsel_udskudt_besked`, and the lengths `barsel_mor_*` and `barsel_medforaelder_*`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum, auto

from app.model.calc.notice import Step, later, length_words, weekday_text
from app.model.domain.danish import MONTHS, plural
from app.model.domain.leave import ParentalLeave, ParentRole
from app.model.domain.local_time import ONE_DAY
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, DeadlineUnit, Number

NOTICE_KEYS = {ParentRole.MOTHER: "barsel_varsel_mor", ParentRole.OTHER_PARENT: "barsel_varsel_medforaelder"}
PLAN_KEY, POSTPONE_KEY = "barsel_plan_frist", "barsel_udskudt_besked"
POSTPONE_WEEKS_KEY, POSTPONE_NOTICE_KEY = "barsel_udskudt_uger", "barsel_udskudt_varsel"
BEFORE_KEY = "barsel_mor_foer"
# The weeks after the birth in the order in which they can be held, one stretch after the other.
AFTER_KEYS = {
    ParentRole.MOTHER: ("barsel_mor_lige_efter", "barsel_mor_foerste_ti", "barsel_mor_senere"),
    ParentRole.OTHER_PARENT: ("barsel_medforaelder_foedsel",),
}
FREE_KEYS = {ParentRole.MOTHER: (), ParentRole.OTHER_PARENT: ("barsel_medforaelder_senere",)}  # no place of their own


class What(StrEnum):
    """What is to be told: when the leave begins, how the rest of it is held, and that some of it is postponed."""

    NOTICE = "notice"
    PLAN = "plan"
    POSTPONE = "postpone"


class Told(Enum):
    """Where a deadline is on a day; OPEN needs to be told only if the helper wants it so."""

    IN_TIME = auto()
    TOO_LATE = auto()
    MISSING = auto()
    TO_COME = auto()
    OPEN = auto()


@dataclass(frozen=True)
class LeaveDay:
    """The last day to tell of something, how it was counted, the day it was told, and the rules; the first decided."""

    what: What
    day: date
    told_on: date | None
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...]

    def state(self, as_of: date) -> Told:
        """The last day itself is in time."""
        if self.told_on is not None:
            return Told.IN_TIME if self.told_on <= self.day else Told.TOO_LATE
        if self.what is What.POSTPONE:
            return Told.OPEN
        return Told.MISSING if as_of > self.day else Told.TO_COME


@dataclass(frozen=True)
class LeavePart:
    """Weeks of leave, with their first and last day where they have a place of their own in the calendar."""

    key: str
    weeks: int
    first: date | None
    last: date | None
    reason: Reason


def rules_day(leave: ParentalLeave) -> date:
    """The day whose rules hold."""
    return leave.born_on or leave.due_on


def leave_days(leave: ParentalLeave, rules: Rulebook) -> tuple[LeaveDay, ...]:
    """Every last day to tell of something; what the rules of that time don't say is left out."""
    made = (notice_day(leave, rules), plan_day(leave, rules), _postpone_day(leave, rules))
    return tuple(day for day in made if day is not None)


def notice_day(leave: ParentalLeave, rules: Rulebook) -> LeaveDay | None:
    """The last day to tell when the leave begins, counted back from the due date; None where no rule is known."""
    key = NOTICE_KEYS[leave.role]
    found = _length(key, leave, rules)
    if found is None:
        return None
    rule, amount, unit = found
    day, length = later(leave.due_on, -amount, unit), length_words(amount, unit)
    steps = [
        Step(leave.due_on, f"Terminen er {weekday_text(leave.due_on)}."),
        Step(day, f"{length} før er {weekday_text(day)}.{_clipped(leave.due_on, day, unit)}"),
    ]
    who = "Mor" if leave.role is ParentRole.MOTHER else "Den anden forælder"
    reason = rule.reason(key, f"{who} oplyser senest {length} før terminen, hvornår orloven begynder")
    return LeaveDay(What.NOTICE, day, leave.notice_on, tuple(steps), (reason,))


def plan_day(leave: ParentalLeave, rules: Rulebook) -> LeaveDay | None:
    """The last day to tell how the rest of the leave is held, counted from the birth; None where no rule is known."""
    counted = _after_birth(PLAN_KEY, leave, rules)
    if counted is None:
        return None
    day, length, steps, rule = counted
    reason = rule.reason(PLAN_KEY, f"Begge forældre oplyser senest {length} efter fødslen om resten af orloven")
    return LeaveDay(What.PLAN, day, leave.plan_on, steps, (reason,))


def _postpone_day(leave: ParentalLeave, rules: Rulebook) -> LeaveDay | None:
    """The last day to tell that some weeks are postponed; with how many and their own notice, where that is known."""
    counted = _after_birth(POSTPONE_KEY, leave, rules)
    if counted is None:
        return None
    day, length, steps, rule = counted
    reasons = [rule.reason(POSTPONE_KEY, f"Udskydes noget af orloven, oplyses det senest {length} efter fødslen")]
    most, notice = rules.find(POSTPONE_WEEKS_KEY, rules_day(leave)), _length(POSTPONE_NOTICE_KEY, leave, rules)
    if isinstance(most, Number):
        weeks = plural(int(most.value), "uge", "uger")
        reasons.append(most.reason(POSTPONE_WEEKS_KEY, f"Højst {weeks} kan udskydes med ret"))
    if notice is not None:
        words = length_words(*notice[1:])
        reasons.append(notice[0].reason(POSTPONE_NOTICE_KEY, f"Den udskudte orlov varsles {words} før"))
    return LeaveDay(What.POSTPONE, day, None, steps, tuple(reasons))


def leave_parts(leave: ParentalLeave, rules: Rulebook) -> tuple[LeavePart, ...]:
    """The weeks that a parent has, those with a place in the calendar first; empty where the rules are not known."""
    return (*_before(leave, rules), *_after(leave, rules), *_free(leave, rules))


def _before(leave: ParentalLeave, rules: Rulebook) -> Iterator[LeavePart]:
    """A mother's weeks up to the birth, counted back from the due date; none where the child came before them."""
    weeks = rules.find(BEFORE_KEY, rules_day(leave))
    if leave.role is ParentRole.MOTHER and isinstance(weeks, Number):
        first, last = leave.due_on - timedelta(weeks=int(weeks.value)), rules_day(leave) - ONE_DAY
        if first <= last:
            yield _part(BEFORE_KEY, weeks, first, last)


def _after(leave: ParentalLeave, rules: Rulebook) -> Iterator[LeavePart]:
    first = rules_day(leave)
    for key in AFTER_KEYS[leave.role]:
        weeks = rules.find(key, rules_day(leave))
        if not isinstance(weeks, Number):
            return
        end = first + timedelta(weeks=int(weeks.value))
        yield _part(key, weeks, first, end - ONE_DAY)
        first = end


def _free(leave: ParentalLeave, rules: Rulebook) -> Iterator[LeavePart]:
    for key in FREE_KEYS[leave.role]:
        weeks = rules.find(key, rules_day(leave))
        if isinstance(weeks, Number):
            yield _part(key, weeks, None, None)


def _part(key: str, weeks: Number, first: date | None, last: date | None) -> LeavePart:
    length = plural(int(weeks.value), "uge", "uger")
    return LeavePart(key, int(weeks.value), first, last, weeks.reason(key, f"Orloven er {length}"))


def _length(key: str, leave: ParentalLeave, rules: Rulebook) -> tuple[Deadline, int, DeadlineUnit] | None:
    rule = rules.find(key, rules_day(leave))
    if not isinstance(rule, Deadline) or rule.amount is None or rule.unit is None:
        return None
    return rule, rule.amount, rule.unit


def _after_birth(
    key: str, leave: ParentalLeave, rules: Rulebook
) -> tuple[date, str, tuple[Step, ...], Deadline] | None:
    found = _length(key, leave, rules)
    if found is None:
        return None
    rule, amount, unit = found
    birth, length = rules_day(leave), length_words(amount, unit)
    day = later(birth, amount, unit)
    born = "Barnet er født" if leave.born_on is not None else "Barnet er ikke født endnu; terminen er"
    steps = (Step(birth, f"{born} {weekday_text(birth)}."), Step(day, f"{length} efter er {weekday_text(day)}."))
    return day, length, steps, rule


def _clipped(start: date, day: date, unit: DeadlineUnit) -> str:
    """Why it is the last of a month: there is no such day in it."""
    if unit not in {DeadlineUnit.MONTHS, DeadlineUnit.YEARS} or start.day == day.day:
        return ""
    return f" {MONTHS[day.month - 1].capitalize()} {day.year} har ingen {start.day}., så det er månedens sidste dag."
