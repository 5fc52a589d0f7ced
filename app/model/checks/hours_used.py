"""Findings about hours used against the grant, over the months in which they must balance, and by time of day.

Sources: `timer_gaar_op_over` (handbook 3.5.2 and 3.5.3; a profile without it gives no finding), and the program's own
reminder `timeforbrug_advarsel_procent`. The figures are calc/use.py's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from app.model.calc.granted import Slot
from app.model.calc.use import WEEKEND_NOTE, Period, Use, period
from app.model.checks.facts import Facts
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, days_left_text, duration_text, number_text, plural
from app.model.domain.findings import Figure, Finding, Severity
from app.model.domain.reasons import Certainty, Reason
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Number

MONTHS_KEY, EARLY_KEY = "timer_gaar_op_over", "timeforbrug_advarsel_procent"
BALANCE, TIME_OF_DAY = "hours-balance", "hours-time-of-day"
STILL_TOLD = timedelta(days=60)  # the program's own: how long a period that ended with too many hours is told
ASK_FIRST = "Timer ud over bevillingen, som ikke er aftalt med kommunen først, kan borgeren selv komme til at betale."
SLOT_TEXTS = {
    Slot.DAY: "Om dagen",
    Slot.EVENING: "Om aftenen",
    Slot.NIGHT: "Om natten",
    Slot.WEEKEND: "I weekenden",
}


@dataclass(frozen=True)
class Stretch:
    """One period, the rule that says how long it is, and what was used in it."""

    period: Period
    rule: Number
    use: Use

    def reason(self) -> Reason:
        count = int(self.rule.value)
        text = (
            f"Forbruget skal gå op over {plural(count, 'måned', 'måneder')}. Kilden siger ikke, hvornår de begynder; "
        )
        return self.rule.reason(MONTHS_KEY, f"{text}Hjælpermappen tæller fra 1. januar, her {self.period.text}")

    def figures(self) -> dict[str, Figure]:
        whole, outside = self.use.counted, self.use.outside
        return {
            "from": self.period.first.isoformat(),
            "to": self.period.last.isoformat(),
            "used_minutes": whole.used,
            "planned_minutes": whole.planned,
            "granted_minutes": whole.granted or 0,
            "left_minutes": whole.left or 0,
            "service_minutes": self.use.service,
            "respiration_minutes": self.use.respiration,
            "self_paid_minutes": self.use.self_paid,
            "days_without_grant": self.use.unknown_days,
            "minutes_without_grant": outside.total,
        }


def balance_period(rules: Rulebook, day: date) -> tuple[Period, Number] | None:
    """The period that a day lies in, and the rule it comes from; None where the profile does not say."""
    rule = number_rule(rules, MONTHS_KEY, day)
    return None if rule is None else (period(day, int(rule.value)), rule)


def reach(rules: Rulebook, as_of: date) -> tuple[date, date]:
    """The first and the last day whose shifts and absences these checks look at: the period before, and this one."""
    found = balance_period(rules, as_of)
    return (as_of, as_of) if found is None else (found[0].before().first, found[0].last)


def hours_balance(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Over the period: a warning from 90 % of the granted hours, an error above all of them.

    A period that ended with too many hours is still told for a while. Hours on days without a grant are not compared;
    they are told by themselves if nothing else is wrong.
    """
    stretch = _stretch(facts, rules, facts.as_of)
    if stretch is None:
        return
    counted = stretch.use.counted
    if counted.over:
        yield _too_many(stretch)
    elif _nearly(stretch, number_rule(rules, EARLY_KEY, facts.as_of)):
        yield _few_left(stretch, facts)
    elif stretch.use.outside.total and facts.grants:
        yield _no_grant(stretch)
    ended = stretch.period.before()
    if not facts.planning and facts.as_of - ended.last <= STILL_TOLD:
        earlier = _stretch(facts, rules, ended.last)
        if earlier is not None and earlier.use.counted.over:
            yield _was_too_many(earlier)


def hours_time_of_day(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A notice for each time of day of the period with more used and planned than its own part of the grant."""
    stretch = _stretch(facts, rules, facts.as_of)
    if stretch is None:
        return
    for slot, hours in stretch.use.slots.items():
        if hours.granted is None or hours.left is None or not hours.over:
            continue
        yield Finding(
            code=TIME_OF_DAY,
            severity=Severity.NOTICE,
            helper_id=None,
            at=stretch.period.last,
            due=None,
            title="Timerne ligger anderledes på døgnet end bevilget",
            message=f"{SLOT_TEXTS[slot]} er der i {stretch.period.text} {_used_and_planned(hours.used, hours.planned)}. "
            f"Der er bevilget {spoken(hours.granted)} til det, så det er {spoken(-hours.left)} for meget.",
            advice="Læg vagter på andre tidspunkter, hvis det kan lade sig gøre, eller spørg kommunen, om fordelingen "
            f"kan ændres. {WEEKEND_NOTE}",
            reason=stretch.rule.reason(
                MONTHS_KEY, "Forbruget holdes inden for den udmålte hjælp, også hvornår på døgnet hjælpen gives"
            ),
            figures={
                "from": stretch.period.first.isoformat(),
                "to": stretch.period.last.isoformat(),
                "time_of_day": slot.value,
                "used_minutes": hours.used,
                "planned_minutes": hours.planned,
                "granted_minutes": hours.granted,
                "left_minutes": hours.left,
            },
            subject=f"{stretch.period.subject}/{slot.value}",
            extent=hours.total,
        )


def spoken(minutes: int) -> str:
    """66270 -> "1.104 timer og 30 minutter"."""
    count, _, rest = duration_text(minutes).partition(" ")
    return f"{number_text(Decimal(count))} {rest}"


def _stretch(facts: Facts, rules: Rulebook, day: date) -> Stretch | None:
    found = balance_period(rules, day)
    if found is None:
        return None
    span, rule = found
    return Stretch(span, rule, facts.use(span.first, span.last, rules))


def _nearly(stretch: Stretch, early: Number | None) -> bool:
    counted = stretch.use.counted
    if early is None or counted.granted is None or not counted.total:
        return False
    return counted.total * 100 >= counted.granted * early.value


def _used_and_planned(used: int, planned: int) -> str:
    said = [f"brugt {spoken(used)}"] if used or not planned else []
    return " og ".join([*said, f"planlagt {spoken(planned)}"] if planned else said)


def _outside_text(stretch: Stretch) -> str:
    minutes = stretch.use.outside.total
    return f" {spoken(minutes)} på dage uden bevilling er ikke regnet med." if minutes else ""


def _finding(stretch: Stretch, severity: Severity, title: str, message: str, advice: str) -> Finding:
    return Finding(
        code=BALANCE,
        severity=severity,
        helper_id=None,
        at=stretch.period.last,
        due=None,
        title=title,
        message=message,
        advice=advice,
        reason=stretch.reason(),
        figures=stretch.figures(),
        subject=stretch.period.subject,
        extent=stretch.use.whole.total,
    )


def _worst(stretch: Stretch) -> Severity:
    """An error only when the rule is sure and every hour lies on a day whose grant is known."""
    sure = stretch.rule.certainty is not Certainty.C and not stretch.use.outside.total
    return Severity.ERROR if sure else Severity.WARNING


def _too_many(stretch: Stretch) -> Finding:
    counted, span = stretch.use.counted, stretch.period.text
    granted, left = counted.granted or 0, counted.left or 0
    if counted.used > granted:
        title = "Flere timer brugt end bevilget"
        message = f"I {span} er der allerede brugt {spoken(counted.used)}. Der er bevilget {spoken(granted)}, "
        message += f"så det er {spoken(counted.used - granted)} for meget."
        if counted.planned:
            message += (
                f" Med de vagter, der er planlagt ({spoken(counted.planned)}), bliver det {spoken(-left)} for meget."
            )
        advice = f"Tal med kommunen nu, og se, om planlagte vagter kan undværes. {ASK_FIRST}"
    else:
        title = "Vagtplanen har flere timer end bevilget"
        message = f"Med vagtplanen, som den er nu, bliver der brugt {spoken(counted.total)} i {span}"
        parts = f": {spoken(counted.used)} er brugt, og {spoken(counted.planned)} er planlagt. "
        message += parts if counted.used else ". "
        message += f"Der er bevilget {spoken(granted)}, så det er {spoken(-left)} for meget."
        advice = f"Tag vagter ud af planen, eller aftal de ekstra timer med kommunen, før de bruges. {ASK_FIRST}"
    return _finding(stretch, _worst(stretch), title, message + _outside_text(stretch), advice)


def _few_left(stretch: Stretch, facts: Facts) -> Finding:
    counted, last = stretch.use.counted, stretch.period.last
    until = f"til og med {day_text(last)}"
    if not facts.planning:  # then `as_of` is the day that is planned, not today
        until += f" ({days_left_text((last - facts.as_of).days)})"
    left = f"Der er {spoken(counted.left)} tilbage" if counted.left else "Der er ingen timer tilbage til flere vagter"
    return replace(
        _finding(
            stretch,
            Severity.WARNING,
            "Det meste af bevillingen er brugt eller planlagt",
            f"I {stretch.period.text} er der {_used_and_planned(counted.used, counted.planned)} af de "
            f"{spoken(counted.granted or 0)}, der er bevilget. {left} {until}.{_outside_text(stretch)}",
            "Vagtplanen holder sig inden for bevillingen. Se efter, hvor mange timer der er tilbage, før du tilføjer flere vagter.",
        ),
        early=True,
    )


def _no_grant(stretch: Stretch) -> Finding:
    return _finding(
        stretch,
        Severity.NOTICE,
        "Vagter på dage uden bevilling",
        f"I {stretch.period.text} ligger {spoken(stretch.use.outside.total)} på dage, hvor der ikke er skrevet timer "
        "ind i en bevilling. Derfor kan programmet ikke se, om de holder sig inden for bevillingen.",
        "Skriv bevillingen og dens timer ind under Ordning.",
    )


def _was_too_many(stretch: Stretch) -> Finding:
    counted = stretch.use.counted
    waiting = f", og {spoken(counted.planned)} står stadig som planlagt" if counted.planned else ""
    return _finding(
        stretch,
        _worst(stretch),
        "Flere timer brugt end bevilget",
        f"I {stretch.period.text} blev der brugt {spoken(counted.used)}{waiting}. Der var bevilget "
        f"{spoken(counted.granted or 0)}, så det er {spoken(-(counted.left or 0))} for meget.{_outside_text(stretch)}",
        f"Se efter, om vagterne står, som de blev holdt, og tal med kommunen. {ASK_FIRST}",
    )
