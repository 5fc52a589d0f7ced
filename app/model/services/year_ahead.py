"""The year ahead month by month: what is due when, as far as the rules and the file know, each with its rule.

Nothing is guessed: a duty whose date hangs on something that the file does not hold stands without a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from app.model.calc.notice import last_day_to_announce_vacation
from app.model.calc.use import period
from app.model.checks.due import (
    OWN_PAYROLL,
    deadline_rule,
    due_date,
    employment_on,
    has_outside_employer,
    is_permanent,
    length_text,
    municipality_runs_payroll,
)
from app.model.checks.facts import Facts
from app.model.checks.notice import VACATION
from app.model.checks.talks import FOLLOW_UP, talk_text
from app.model.domain.danish import MONTHS, day_text
from app.model.domain.entities import FOREVER, AbsenceKind, Month
from app.model.domain.errors import Refused
from app.model.domain.local_time import ONE_DAY
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import Number
from app.model.services.absence.year_stays import stay_dues

SHOWN_MONTHS = 12
ACCOUNT, MAIN_FROM, MAIN_NOTICE = "aarsregnskab_frist", "hovedferie_begynder", "ferievarsel_hovedferie"
TIMESHEET, BALANCE, TALK = "timeseddel_frist", "timer_gaar_op_over", "mus_frist"
PAYROLL_DATES = (
    "loenindberetning_frist",
    "samlet_betaling_januar",
    "samlet_betaling_april",
    "samlet_betaling_juli",
    "samlet_betaling_oktober",
)
VACATION_DATES = ("ferie_holdes_senest", "ferie_overfoersel_frist", "ferieaar_slutter")
_PLAIN = {"ferie_holdes_senest": "Ferien fra det ferieår, der er slut, skal være holdt"}
WITHOUT_DATE = ("apv_frist", "arbejdsmiljoedroeftelse_frist", "tilsyn_frist", "opfoelgning_frist")
TIMESHEETS, APPRAISAL = "timesheet-due", "appraisal-yearly"
_FINDINGS = {ACCOUNT: "annual-account", "loenindberetning_frist": "salary-report"}  # told of in the year after


@dataclass(frozen=True)
class Due:
    """One duty: its day, or None with what is known of it in `when`.

    `key` is the key of the finding that tells of it when its time comes, or else the rule and the day.
    """

    what: str
    day: date | None
    when: str
    reason: Reason | None
    key: str = ""


@dataclass(frozen=True)
class YearAhead:
    """`monthly` comes every month, `months` are the next twelve, `undated` has a rule but no date that is known."""

    monthly: tuple[Due, ...]
    months: tuple[tuple[Month, tuple[Due, ...]], ...]
    undated: tuple[Due, ...]

    @property
    def next(self) -> Due | None:
        """What comes first of all with a date."""
        dated = [due for due in self.monthly if due.day is not None]
        dated += [due for _, dues in self.months for due in dues]
        return min(dated, key=lambda due: due.day or date.max, default=None)


def year_ahead(facts: Facts, rules: Rulebook) -> YearAhead:
    """The twelve months from the one that the facts are seen from; what has passed in it is left out."""
    today, this = facts.as_of, Month.of(facts.as_of)
    dated = [*_account(facts, rules), *_balance(facts, rules)]
    dated += [*_announcements(facts, rules), *_talks(facts, rules), *_follow_ups(facts), *_last_days(facts)]
    dated += [_due(x.what, x.day, x.reason, _key(x.finding, x.subject, x.helper_id)) for x in stay_dues(facts, rules)]
    if facts.scheme.payroll in OWN_PAYROLL:
        dated += _fixed(PAYROLL_DATES, facts, rules)
    if facts.helpers:
        dated += [*_fixed(VACATION_DATES, facts, rules), *_main_vacation(facts, rules)]
    dated.sort(key=lambda due: (due.day or date.max, due.what))
    months = [this.plus(number) for number in range(SHOWN_MONTHS)]
    return YearAhead(
        tuple(_timesheets(facts, rules)),
        tuple((m, tuple(d for d in dated if d.day and d.day >= today and Month.of(d.day) == m)) for m in months),
        tuple(_undated(rules, today)),
    )


def _title(rules: Rulebook, key: str) -> str:
    return _PLAIN.get(key) or rules.definitions[key].title


def _due(what: str, day: date, reason: Reason | None, key: str = "") -> Due:
    return Due(what, day, day_text(day), reason, key or _key(reason.key if reason else "", str(day)))


def _key(code: str, subject: str, helper_id: str = "") -> str:
    """As Finding.key has it."""
    return f"{code}/{helper_id}/{subject}"


def _fixed(keys: Sequence[str], facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """Fixed dates of the calendar: the next time each comes."""
    before = facts.as_of - ONE_DAY
    for key in keys:
        rule = deadline_rule(rules, key, facts.as_of)
        day = due_date(before, rule) if rule is not None and rule.month_day is not None else None
        if rule is not None and day is not None:
            last = str(day.year - 1)  # those that a finding tells of are of the year before
            found = _key(_FINDINGS[key], last) if key in _FINDINGS else ""
            yield _due(_title(rules, key), day, rule.reason(key, _title(rules, key)), found)


def _account(facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """The year's account, with who makes it where that is not the user."""
    for due in _fixed((ACCOUNT,), facts, rules):
        maker = ""
        if municipality_runs_payroll(facts.scheme):
            maker = " (kommunen laver det selv, fordi den udbetaler lønnen)"
        elif has_outside_employer(facts.scheme):
            maker = " (din arbejdsgiver laver det)"
        yield replace(due, what=f"{due.what}{maker}")


def _balance(facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """The last day of each period in which the hours have to balance."""
    day = facts.as_of
    until = Month.of(facts.as_of).plus(SHOWN_MONTHS - 1).last
    while day <= until:
        rule = rules.find(BALANCE, day)
        if not isinstance(rule, Number):
            return
        span = period(day, int(rule.value))
        text = f"{span.text[:1].upper()}{span.text[1:]} slutter; timerne skal gå op"
        yield _due(text, span.last, rule.reason(BALANCE, _title(rules, BALANCE)))
        day = span.last + ONE_DAY


def _announcements(facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """Planned vacations that are not announced yet: the last day to do it."""
    for helper_id, absences in facts.absences.items():
        for absence in absences:
            planned = absence.kind is AbsenceKind.VACATION and absence.first_day > facts.as_of
            if not planned or absence.notice_given_on is not None:
                continue
            try:
                notice = last_day_to_announce_vacation(absence.first_day, absence.last_day or absence.first_day, rules)
            except (UnknownRule, Refused):
                continue
            what = f"Sidste dag at varsle ferien fra {day_text(absence.first_day)}: {facts.name(helper_id)}"
            key = _key(VACATION, f"{absence.id}/{absence.first_day}", helper_id)
            yield _due(what, notice.day, notice.reasons[0], key)


def _main_vacation(facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """The main vacation's first day, with how long before it must be announced."""
    for due in _fixed((MAIN_FROM,), facts, rules):
        notice = deadline_rule(rules, MAIN_NOTICE, due.day or facts.as_of)
        if notice is not None:
            told = f"{due.what}. Sommerferie varsles {length_text(notice)} før den første feriedag"
            yield replace(due, what=told, reason=notice.reason(MAIN_NOTICE, _title(rules, MAIN_NOTICE)))


def _talks(facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """The yearly talk of each permanent helper: a year after the last, or after the employment's first day."""
    rule = deadline_rule(rules, TALK, facts.as_of)
    if rule is None:
        return
    for helper_id, contracts in facts.contracts.items():
        employment = employment_on(contracts, facts.as_of)
        if employment is None or not is_permanent(employment.contracts, facts.as_of):
            continue
        talks = [day for day in facts.appraisals.get(helper_id, ()) if day >= employment.first]
        day = due_date(max(talks, default=employment.first), rule)
        if day is not None and day <= (employment.last or FOREVER):
            what, reason = f"MUS-samtale: {facts.name(helper_id)}", rule.reason(TALK, _title(rules, TALK))
            yield _due(what, day, reason, _key(APPRAISAL, str(day.year), helper_id))


def _follow_ups(facts: Facts) -> Iterator[Due]:
    """The days that the user has set for looking at a talk again."""
    for talk in (*facts.staff_meetings, *chain.from_iterable(facts.talks.values())):
        if talk.follow_up_on is not None and talk.followed_up_on is None:
            what = f"Følg op på {talk_text(facts, talk)}"
            yield _due(what, talk.follow_up_on, None, _key(FOLLOW_UP, talk.id, talk.helper_id or ""))


def _last_days(facts: Facts) -> Iterator[Due]:
    """The last day of each helper who leaves, and of the scheme."""
    for helper_id, endings in facts.terminations.items():
        for ending in endings:
            yield _due(f"Sidste dag: {facts.name(helper_id)}", ending.last_day, None, _key("last-day", ending.id))
    if facts.scheme.end_kind is not None and facts.scheme.ends_on is not None:
        yield _due("Ordningens sidste dag", facts.scheme.ends_on, None, _key("last-day", "scheme"))


def _timesheets(facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """Once for all months, with the next day."""
    rule = deadline_rule(rules, TIMESHEET, facts.as_of)
    if rule is None or not municipality_runs_payroll(facts.scheme):
        return
    this = Month.of(facts.as_of)
    days = ((month, due_date(month.last, rule)) for month in (this.plus(-1), this) if month not in facts.sent_months)
    month, day = next(((month, day) for month, day in days if day is not None and day >= facts.as_of), (this, None))
    if day is not None:
        when = f"senest {length_text(rule)} efter månedens udgang; næste gang {day_text(day)}"
        reason = rule.reason(TIMESHEET, _title(rules, TIMESHEET))
        yield Due("Timesedler hos kommunen", day, when, reason, _key(TIMESHEETS, str(month)))


def _undated(rules: Rulebook, today: date) -> Iterator[Due]:
    """Rules that count from a day that the file does not hold."""
    for key in WITHOUT_DATE:
        rule = deadline_rule(rules, key, today)
        if rule is not None and rule.amount is not None:
            title = _title(rules, key)
            when = f"senest {length_text(rule)} efter den forrige; datoen kendes ikke endnu"
            yield Due(title, None, when, rule.reason(key, title))


def month_title(month: Month) -> str:
    """Februar 2027, with its capital."""
    return f"{MONTHS[month.number - 1].capitalize()} {month.year}"
