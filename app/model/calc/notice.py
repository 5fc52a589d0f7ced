"""Notice counted day by day: the last day of an employment, of announcing a vacation, of complaining, the first of a cut.

Each answer carries the steps that a person can follow in a calendar, and the rules it rests on. Keys: `opsigelsesvarsel`,
`opsigelsesvarsel_timeloennet`, `ferievarsel_*`, `hovedferie_begynder`/`_slutter`, `nedsaettelse_varsel`, `klage_frist`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.model.domain.calendar_dk import day_titles
from app.model.domain.danish import MONTHS, WEEKDAYS, day_text, month_text, plural
from app.model.domain.dates import add_months
from app.model.domain.entities import Month, PayForm
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import Deadline, DeadlineUnit
from app.model.rulebook.values import Step as RuleStep

MONTHLY_KEY, HOURLY_KEY = "opsigelsesvarsel", "opsigelsesvarsel_timeloennet"
MAIN_KEY, OTHER_KEY = "ferievarsel_hovedferie", "ferievarsel_oevrig"
MAIN_FROM_KEY, MAIN_TO_KEY = "hovedferie_begynder", "hovedferie_slutter"
REDUCTION_KEY, COMPLAINT_KEY = "nedsaettelse_varsel", "klage_frist"
# The fields that an answer can find fault with, as people see them.
BEGAN, GIVEN_ON = "Ansat fra", "Opsigelsen gives"
FIRST_DAY, LAST_DAY = "Første feriedag", "Sidste feriedag"

_UNITS = {
    DeadlineUnit.DAYS: ("dag", "dage"),
    DeadlineUnit.WEEKS: ("uge", "uger"),
    DeadlineUnit.MONTHS: ("måned", "måneder"),
    DeadlineUnit.YEARS: ("år", "år"),
}
_PAID = {PayForm.HOURLY: "Timelønnede", PayForm.SUBSTITUTE: "Afløsere"}
_WEEKEND = frozenset({"lørdag", "søndag"})


@dataclass(frozen=True)
class Step:
    """One thing to look up in the calendar: the date that it leads to, if any, and the sentence."""

    day: date | None
    text: str


@dataclass(frozen=True)
class Notice:
    """An answer: its day, how it was counted, and the rules; the first reason is the one that decided."""

    day: date
    steps: tuple[Step, ...]
    reasons: tuple[Reason, ...]


def weekday_text(day: date) -> str:
    """Mandag 02.02.2026, without the capital: a date to find in a calendar."""
    return f"{WEEKDAYS[day.weekday()]} {day_text(day)}"


def later(day: date, amount: int, unit: DeadlineUnit) -> date:
    """The same day so much later."""
    match unit:
        case DeadlineUnit.DAYS:
            return day + timedelta(days=amount)
        case DeadlineUnit.WEEKS:
            return day + timedelta(weeks=amount)
        case DeadlineUnit.MONTHS:
            return add_months(day, amount)
        case DeadlineUnit.YEARS:
            return add_months(day, 12 * amount)


def length_words(amount: int, unit: DeadlineUnit) -> str:
    """7 dage, 1 uge."""
    return plural(amount, *_UNITS[unit])


def _length(rule: RuleStep) -> str:
    return length_words(rule.amount, rule.unit)


def _steps_of(rule: Deadline, key: str) -> tuple[RuleStep, ...]:
    """A deadline as steps; one without is a single step."""
    if rule.steps:
        return rule.steps
    if rule.amount is None or rule.unit is None:
        raise UnknownRule(key, "Varslet er ikke en længde, der kan tælles frem")
    return (RuleStep(None, rule.amount, rule.unit, to_month_end=False),)


def last_day_of_employment(
    began: date, pay: PayForm, given_on: date, rules: Rulebook, better: Deadline | None = None
) -> Notice:
    """The last day of an employment when notice is given on a day.

    Args:
        began: the first day of the employment, however often its terms have changed since.
        pay: the pay form on the day that notice is given.
        given_on: the day that the other party is given the notice.
        rules: the rulebook of the scheme's municipality.
        better: what the contract says; it counts where it ends later, or where nobody else says anything.

    Raises:
        Refused: the notice is given before the employment begins.
        UnknownRule: the rulebook says nothing about this.

    """
    if given_on < began:
        raise Refused(
            Mistake(GIVEN_ON, f"{day_text(given_on)} er før ansættelsen begynder {day_text(began)}; tjek de to datoer")
        )
    key = MONTHLY_KEY if pay is PayForm.MONTHLY else HOURLY_KEY
    begin = Step(given_on, f"Opsigelsen gives {weekday_text(given_on)}.")
    rule = rules.deadline(key, given_on) if better is None or rules.find(key, given_on) is not None else better
    day, steps, length = _end(_steps_of(rule, key), began, given_on, _PAID.get(pay))
    reasons = [rule.reason(key, f"Varslet er {length}")]
    if better is not None and rule is not better:
        agreed, more, length = _end(_steps_of(better, key), began, given_on, None)
        own = better.reason(key, f"Kontraktens varsel er {length}")
        if agreed > day:
            steps += [Step(None, f"Kontrakten har et længere varsel, og så gælder det: {length}."), *more]
            day, reasons = agreed, [own, *reasons]
        else:
            steps.append(Step(agreed, f"Kontraktens varsel ({length}) slutter ikke senere, så det ændrer ikke dagen."))
            reasons.append(own)
    return Notice(day, (begin, *steps, Step(day, f"Sidste dag er {weekday_text(day)}.")), tuple(reasons))


def ended_by_contract(notice: Notice, ends_on: date) -> Notice:
    """The same counting where the contract ends the employment before the notice would have."""
    would = Step(notice.day, f"Varslet ville slutte {weekday_text(notice.day)}.")
    ends = Step(ends_on, f"Men kontrakten slutter allerede {weekday_text(ends_on)}, så det er den sidste dag.")
    return replace(notice, day=ends_on, steps=(*notice.steps[:-1], would, ends))


def _end(rules: tuple[RuleStep, ...], began: date, given_on: date, paid: str | None) -> tuple[date, list[Step], str]:
    """The last day by one table of notices, how it was counted, and the notice's length in words."""
    steps: list[Step] = []
    rule = rules[-1]
    for each in rules:
        if each.below_months is None:
            rule = each
            break
        limit = add_months(began, each.below_months)
        months = plural(each.below_months, "måned", "måneder")
        before = given_on < limit
        steps.append(Step(limit, f"Ansættelsen begyndte {day_text(began)}; {months} efter er {weekday_text(limit)}."))
        steps.append(Step(None, f"Opsigelsen gives {'før den dag' if before else 'den dag eller senere'}."))
        if before:
            rule = each
            break
    if not rule.amount and not rule.to_month_end:
        steps.append(Step(given_on, f"{paid or 'Hjælperen'} er ansat fra dag til dag, så der er intet varsel."))
        return given_on, steps, "fra dag til dag"
    day, length = later(given_on, rule.amount, rule.unit), _length(rule)
    if not rule.to_month_end:
        steps.append(Step(None, f"Så er varslet {length}."))
        steps.append(Step(day, f"{length} efter {day_text(given_on)} er {day_text(day)}."))
        return day, steps, length
    month, whole = Month.of(day), rule.unit in {DeadlineUnit.MONTHS, DeadlineUnit.YEARS}
    lead = f"{length} efter {day_text(given_on)} er {day_text(day)}"
    if whole:
        start = month_text(Month.of(given_on))
        lead = f"{start.capitalize()} plus {length} er {month_text(month)}"
    length = f"løbende måned plus {length}" if whole else f"{length} og til månedens udgang"
    steps.append(Step(None, f"Så er varslet {length}."))
    steps.append(Step(month.last, f"{lead}; månedens sidste dag er {day_text(month.last)}."))
    return month.last, steps, length


@dataclass(frozen=True)
class _Part:
    """The days of a vacation that share a notice: the first of them, and the last day to announce it."""

    key: str
    rule: Deadline
    first: date
    day: date
    steps: tuple[Step, ...]


def last_day_to_announce_vacation(first: date, last: date, rules: Rulebook) -> Notice:
    """The last day on which a vacation can be announced with the notice that it needs.

    The days of the main vacation period and the others have each their own notice, counted from the first of each;
    for a vacation with both, the earlier day holds.

    Raises:
        Refused: the last day comes before the first.
        UnknownRule: the rulebook says nothing about this.

    """
    if last < first:
        raise Refused(Mistake(LAST_DAY, f"{day_text(last)} er før den første feriedag {day_text(first)}"))
    begins, ends = (_month_day(key, first, rules) for key in (MAIN_FROM_KEY, MAIN_TO_KEY))
    firsts: dict[str, date] = {}
    day = first
    while day <= last and len(firsts) < len((MAIN_KEY, OTHER_KEY)):
        main = begins <= (day.month, day.day) <= ends
        firsts.setdefault(MAIN_KEY if main else OTHER_KEY, day)
        day += ONE_DAY
    period = f"hovedferieperioden, {_month_day_text(begins)} til {_month_day_text(ends)}"
    parts = [_part(key, found, period, rules) for key, found in firsts.items()]
    parts.sort(key=lambda part: part.day)
    steps = [step for part in sorted(parts, key=lambda part: part.first) for step in part.steps]
    if len(parts) > 1:
        steps.append(Step(None, "Ferien har begge slags dage, så den tidligste af de to dage gælder."))
    steps.append(Step(parts[0].day, f"Sidste dag at varsle er {weekday_text(parts[0].day)}."))
    reasons = tuple(part.rule.reason(part.key, _vacation_rule(part, period)) for part in parts)
    return Notice(parts[0].day, tuple(steps), reasons)


def _month_day(key: str, on: date, rules: Rulebook) -> tuple[int, int]:
    found = rules.deadline(key, on).month_day
    if found is None:
        raise UnknownRule(key, "Hovedferieperioden er ikke angivet med datoer")
    return found


def _month_day_text(month_day: tuple[int, int]) -> str:
    month, day = month_day
    return f"{day}. {MONTHS[month - 1]}"


def _vacation_rule(part: _Part, period: str) -> str:
    kind = f"i {period}," if part.key == MAIN_KEY else "uden for hovedferieperioden"
    return f"Ferie {kind} varsles {_length(_steps_of(part.rule, part.key)[0])} før"


def _part(key: str, first: date, period: str, rules: Rulebook) -> _Part:
    """Finds the latest day that still gives the whole notice: from a guess as far back as the notice is long."""
    rule = rules.deadline(key, first)
    step = _steps_of(rule, key)[0]
    day = first - (later(first, step.amount, step.unit) - first)
    while later(day, step.amount, step.unit) >= first:
        day -= ONE_DAY
    while later(day + ONE_DAY, step.amount, step.unit) < first:
        day += ONE_DAY
    length, late = _length(step), day + ONE_DAY
    where = f"i {period}," if key == MAIN_KEY else "uden for hovedferieperioden"
    until, too_late = (later(each, step.amount, step.unit) for each in (day, late))
    steps = (
        Step(first, f"Første feriedag {where} er {weekday_text(first)}; de dage varsles {length} før."),
        Step(day, f"Fra {weekday_text(day)} går der {length} til {day_text(until)}: det er før feriedagen."),
        Step(late, f"Fra dagen efter går der {length} til {day_text(too_late)}: det er for sent."),
    )
    return _Part(key, rule, first, day, steps)


def earliest_reduction(received_on: date, rules: Rulebook) -> Notice:
    """The first day on which a decision to cut or stop the help can take effect; UnknownRule."""
    rule = rules.deadline(REDUCTION_KEY, received_on)
    step = _steps_of(rule, REDUCTION_KEY)[0]
    day, length = later(received_on, step.amount, step.unit), _length(step)
    return Notice(
        day,
        (
            _received(received_on),
            _counted(received_on, day, step),
            Step(day, f"Hjælpen kan tidligst sættes ned eller stoppe {weekday_text(day)}."),
        ),
        (rule.reason(REDUCTION_KEY, f"Hjælpen kan tidligst sættes ned eller stoppe {length} efter afgørelsen"),),
    )


def complaint_deadline(received_on: date, rules: Rulebook) -> Notice:
    """The last day on which the municipality can receive a complaint; UnknownRule."""
    rule = rules.deadline(COMPLAINT_KEY, received_on)
    step = _steps_of(rule, COMPLAINT_KEY)[0]
    day, length = later(received_on, step.amount, step.unit), _length(step)
    steps = [
        _received(received_on),
        _counted(received_on, day, step),
        Step(day, f"Klagen skal være hos kommunen senest {weekday_text(day)}."),
    ]
    caveat = complaint_caveat(day)
    reason = rule.reason(COMPLAINT_KEY, f"Klagen skal være hos kommunen senest {length} efter afgørelsen")
    return Notice(day, (*steps, *([Step(None, caveat)] if caveat else [])), (reason,))


def complaint_caveat(day: date) -> str:
    """What to say of a last day to complain that is a weekend or a holiday; "" for any other."""
    titles = day_titles(day) or tuple({WEEKDAYS[day.weekday()]} & _WEEKEND)
    return (
        f"Dagen er {titles[0].lower()}. Kilden siger ikke, om fristen så flyttes; klag hellere før." if titles else ""
    )


def _received(received_on: date) -> Step:
    return Step(received_on, f"Afgørelsen er modtaget {weekday_text(received_on)}.")


def _counted(start: date, day: date, rule: RuleStep) -> Step:
    days = f" ({plural((day - start).days, 'dag', 'dage')})" if rule.unit is not DeadlineUnit.DAYS else ""
    return Step(day, f"{_length(rule)}{days} efter {day_text(start)} er {day_text(day)}.")
