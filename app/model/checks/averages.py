"""Findings about hours a week: the average over four months, and the week of a relative who receives the grant.

Sources: `gennemsnit_uge`, `gennemsnit_periode`, `gennemsnit_advarsel` (arbejdstidsloven, handbook 5.3.4 and 5.5);
`naertstaaende_uge` (serviceloven § 95, stk. 3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.model.calc.use import period as period_of
from app.model.checks.facts import Facts
from app.model.checks.working_time import in_minutes, number_rule
from app.model.domain.danish import day_text, duration_text, listed, number_text, plural, rounded
from app.model.domain.dates import add_months
from app.model.domain.entities import Absence, AbsenceKind, Paragraph, Party, Shift, ShiftKind
from app.model.domain.findings import Finding, Severity
from app.model.domain.local_time import ONE_DAY, midnight, minutes_between
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number

WEEK_KEY, PERIOD_KEY, EARLY_KEY = "gennemsnit_uge", "gennemsnit_periode", "gennemsnit_advarsel"
RELATIVE_KEY = "naertstaaende_uge"
NEUTRAL = frozenset(
    {AbsenceKind.SICK, AbsenceKind.SECTION_56, AbsenceKind.WORK_INJURY, AbsenceKind.PREGNANCY, AbsenceKind.VACATION}
)
WEEK = timedelta(weeks=1)
FEW_DAYS = 30  # the program's own caution: an average of fewer days, about four weeks, is no more than a warning
TRANSFERRED = frozenset({Party.ASSOCIATION, Party.COMPANY})  # who a grant can be handed over to


@dataclass(frozen=True)
class Average:
    """Working minutes on the days that count, between two dates, both inclusive."""

    first: date
    last: date
    minutes: int
    days: int
    neutral_days: int

    @property
    def hours(self) -> Decimal:
        """Hours a week, to two decimals for showing; comparisons use the minutes."""
        if not self.days:
            return Decimal(0)
        return rounded(Decimal(self.minutes * WEEK.days) / (60 * self.days))

    @property
    def minutes_a_week(self) -> int:
        return self.minutes * WEEK.days // self.days if self.days else 0

    @property
    def rests_on_few_days(self) -> bool:
        return self.days < FEW_DAYS

    def at_least(self, hours: Decimal) -> bool:
        return self.minutes * WEEK.days >= hours * 60 * self.days

    def above(self, hours: Decimal) -> bool:
        return self.minutes * WEEK.days > hours * 60 * self.days


def working_minutes(shifts: Iterable[Shift], start: datetime, end: datetime) -> int:
    """Minutes of working time of shifts between two local times; on-call at home is not."""
    return sum(
        max(0, minutes_between(max(shift.start, start), min(shift.end, end)))
        for shift in shifts
        if shift.kind is not ShiftKind.ON_CALL_HOME and shift.start < end and shift.end > start
    )


def average(shifts: Iterable[Shift], absences: Iterable[Absence], first: date, last: date) -> Average:
    """A helper's average; days with sickness or vacation count on neither side."""
    start, end = midnight(first), midnight(last + ONE_DAY)
    mine, neutral = [shift for shift in shifts if shift.start < end and shift.end > start], set[date]()
    for absence in absences:
        if absence.kind in NEUTRAL:
            day, until = max(first, absence.first_day), min(last, absence.last_day or last)
            while day <= until:
                neutral.add(day)
                day += ONE_DAY
    minutes = working_minutes(mine, start, end)
    minutes -= sum(working_minutes(mine, midnight(day), midnight(day + ONE_DAY)) for day in neutral)
    return Average(first, last, minutes, (last - first).days + 1 - len(neutral), len(neutral))


def weekly_average(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """The average week of the 4 months that end on the day looked at: a warning from 44 hours, an error over 48.

    Where hardly any days count, because of sickness or vacation, it is a warning at most. It is the same matter for
    as long as the day looked at lies in the same 4 months of the calendar; then it comes up again.
    """
    limit, period = number_rule(rules, WEEK_KEY, facts.as_of), number_rule(rules, PERIOD_KEY, facts.as_of)
    if limit is None or period is None:
        return
    early = number_rule(rules, EARLY_KEY, facts.as_of) or limit
    first = add_months(facts.as_of, -int(period.value)) + ONE_DAY
    for helper_id, shifts in facts.shifts.items():
        week = average(shifts, facts.absences.get(helper_id, ()), first, facts.as_of)
        if week.days and (week.at_least(early.value) or week.above(limit.value)):
            yield _much_work(facts, helper_id, week, limit, period)


def _much_work(facts: Facts, helper_id: str, week: Average, limit: Number, period: Number) -> Finding:
    over = week.above(limit.value)
    name, most = facts.name(helper_id), number_text(limit.value)
    span = f"fra {day_text(week.first)} til {day_text(week.last)}"
    days = plural(week.neutral_days, "dag", "dage")
    aside = f" {days} med sygdom eller ferie er ikke regnet med." if week.neutral_days else ""
    if week.rests_on_few_days:
        aside += f" Tallet er usikkert, for det bygger kun på {plural(week.days, 'dag', 'dage')}."
    return Finding(
        code="weekly-48h",
        severity=Severity.ERROR if over and not week.rests_on_few_days else Severity.WARNING,
        helper_id=helper_id,
        at=facts.as_of,
        due=None,
        title="Mange timer om ugen",
        message=f"{name} arbejder i gennemsnit {number_text(week.hours)} timer om ugen {span}; "
        f"det må højst være {most}.{aside}",
        advice="Giv nogle af de næste vagter til andre."
        if over
        else f"Hold øje med de næste vagter, så gennemsnittet ikke kommer over {most} timer.",
        reason=limit.reason(
            WEEK_KEY, f"Højst {most} timer om ugen i gennemsnit over {number_text(period.value)} måneder"
        ),
        figures={
            "hours_per_week": week.hours,
            "minutes": week.minutes,
            "days": week.days,
            "neutral_days": week.neutral_days,
            "from": week.first.isoformat(),
            "to": week.last.isoformat(),
        },
        subject=period_of(facts.as_of, int(period.value)).subject,
        extent=week.minutes_a_week,
        early=not over,
    )


def relative_week(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A relative who receives the grant himself works at most 48 hours Monday to Sunday; several share them.

    Whoever has handed the grant over to an association or a company is not bound (§ 95, stk. 3).
    """
    if facts.scheme.paragraph is not Paragraph.P95_3 or facts.scheme.employer in TRANSFERRED:
        return
    for monday, worked in sorted(_weeks(facts).items()):
        limit, minutes = number_rule(rules, RELATIVE_KEY, monday), sum(worked.values())
        if limit is not None and minutes > in_minutes(limit):
            yield _relative_finding(facts, list(worked), monday, minutes, limit)


def _weeks(facts: Facts) -> dict[date, dict[str, int]]:
    """The minutes of each relative who works in a week, by its Monday; weeks with a shift of the days looked at."""
    weeks: dict[date, dict[str, int]] = {}
    told = set[date]()
    for helper_id in (each for each in facts.shifts if facts.helpers[each].relative):
        for shift in facts.shifts[helper_id]:
            monday = _monday(shift.start.date())
            while monday <= _monday(shift.end.date()):
                minutes = working_minutes([shift], midnight(monday), midnight(monday + WEEK))
                if minutes:
                    week = weeks.setdefault(monday, {})
                    week[helper_id] = week.get(helper_id, 0) + minutes
                    told |= {monday} if facts.in_range(shift) else set()
                monday += WEEK
    return {monday: weeks[monday] for monday in told}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _relative_finding(facts: Facts, relatives: list[str], monday: date, minutes: int, limit: Number) -> Finding:
    names, most = listed([facts.name(helper_id) for helper_id in relatives]), number_text(limit.value)
    together = "tilsammen " if len(relatives) > 1 else ""
    return Finding(
        code="relative-48h",
        severity=Severity.ERROR,
        helper_id=None,
        at=monday,
        due=None,
        title="For mange timer til nærtstående",
        message=f"{names} arbejder {duration_text(minutes)} i ugen fra {day_text(monday)}; "
        f"nærtstående, der selv modtager tilskuddet, må {together}højst have {most} timer.",
        advice="Giv en af ugens vagter til en anden hjælper. Grænsen gælder kun nærtstående, der selv modtager "
        "tilskuddet. Har kommunen tilladt flere timer, så afslut påmindelsen med en note.",
        reason=limit.reason(RELATIVE_KEY, f"Nærtstående har højst {most} timer om ugen tilsammen"),
        figures={"minutes": minutes, "limit_minutes": in_minutes(limit), "helpers": relatives},
        subject=monday.isoformat(),
        extent=minutes,
    )
