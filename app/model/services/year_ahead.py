"""The year ahead month by month: what is due when, as far as the rules and the file know, each with its rule.

Nothing is guessed: a duty whose date hangs on something that the file does not hold stands without a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.calc.notice import last_day_to_announce_vacation
from app.model.calc.use import period
from app.model.checks.due import Employment, due_date, employment_on, length_text
from app.model.checks.facts import Facts
from app.model.domain.danish import MONTHS, day_text
from app.model.domain.entities import AbsenceKind, Month, Party, PayForm
from app.model.domain.errors import Refused
from app.model.domain.findings import Finding
from app.model.domain.local_time import ONE_DAY
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import Deadline, Number

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
OWN_PAYROLL = frozenset({Party.SELF, Party.RELATIVE})


@dataclass(frozen=True)
class Due:
    """One duty: its day, or None with what is known of it in `when`."""

    what: str
    day: date | None
    when: str
    reason: Reason | None


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


def year_ahead(facts: Facts, rules: Rulebook, findings: Iterable[Finding]) -> YearAhead:
    """The twelve months from the one that the facts are seen from; what has passed in it is left out."""
    today, this = facts.as_of, Month.of(facts.as_of)
    talks = list(_talks(facts, rules, findings))
    dated = [*_account(facts, rules), *_balance(facts, rules), *_announcements(facts, rules)]
    dated += [due for _, due in talks if due is not None]
    if facts.scheme.payroll in OWN_PAYROLL:
        dated += _fixed(PAYROLL_DATES, facts, rules)
    if facts.helpers:
        dated += [*_fixed(VACATION_DATES, facts, rules), *_main_vacation(facts, rules)]
    dated.sort(key=lambda due: (due.day or date.max, due.what))
    months = [this.plus(number) for number in range(SHOWN_MONTHS)]
    return YearAhead(
        tuple(_timesheets(facts, rules)),
        tuple((m, tuple(d for d in dated if d.day and d.day >= today and Month.of(d.day) == m)) for m in months),
        tuple(_undated(rules, today, [name for name, due in talks if due is None])),
    )


def _deadline(rules: Rulebook, key: str, on: date) -> Deadline | None:
    rule = rules.find(key, on)
    return rule if isinstance(rule, Deadline) else None


def _title(rules: Rulebook, key: str) -> str:
    return _PLAIN.get(key) or rules.definitions[key].title


def _due(what: str, day: date, reason: Reason | None) -> Due:
    return Due(what, day, day_text(day), reason)


def _fixed(keys: Sequence[str], facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """Fixed dates of the calendar: the next time each comes."""
    before = facts.as_of - ONE_DAY
    for key in keys:
        rule = _deadline(rules, key, facts.as_of)
        day = due_date(before, rule) if rule is not None and rule.month_day is not None else None
        if rule is not None and day is not None:
            yield _due(_title(rules, key), day, rule.reason(key, _title(rules, key)))


def _account(facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """The year's account, with who makes it where that is not the user."""
    for due in _fixed((ACCOUNT,), facts, rules):
        maker = ""
        if facts.scheme.payroll is Party.MUNICIPALITY:
            maker = " (kommunen laver det selv, fordi den udbetaler lønnen)"
        elif facts.scheme.employer not in OWN_PAYROLL:
            maker = " (din arbejdsgiver laver det)"
        yield Due(f"{due.what}{maker}", due.day, due.when, due.reason)


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
            yield _due(what, notice.day, notice.reasons[0])


def _main_vacation(facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """The main vacation's first day, with how long before it must be announced."""
    for due in _fixed((MAIN_FROM,), facts, rules):
        notice = _deadline(rules, MAIN_NOTICE, due.day or facts.as_of)
        if notice is not None:
            told = f"{due.what}. Sommerferie varsles {length_text(notice)} før den første feriedag"
            yield Due(told, due.day, due.when, notice.reason(MAIN_NOTICE, _title(rules, MAIN_NOTICE)))


def _talks(facts: Facts, rules: Rulebook, findings: Iterable[Finding]) -> Iterator[tuple[str, Due | None]]:
    """The yearly talk of each permanent helper by name: as it is found, or a year after the last; None if unknown."""
    found = {f.helper_id: f.due for f in findings if f.reason.key == TALK}
    rule = _deadline(rules, TALK, facts.as_of)
    for helper_id, contracts in facts.contracts.items():
        employment = employment_on(contracts, facts.as_of)
        if rule is None or employment is None or not _is_permanent(employment, facts.as_of):
            continue
        talks = [day for day in facts.appraisals.get(helper_id, ()) if day >= employment.first]
        day = found.get(helper_id) or (due_date(max(talks), rule) if talks else None)
        name, reason = facts.name(helper_id), rule.reason(TALK, _title(rules, TALK))
        yield name, _due(f"MUS-samtale: {name}", day, reason) if day is not None else None


def _is_permanent(employment: Employment, on: date) -> bool:
    return any(contract.covers(on) and contract.pay is not PayForm.SUBSTITUTE for contract in employment.contracts)


def _timesheets(facts: Facts, rules: Rulebook) -> Iterator[Due]:
    """Once for all months, with the next day."""
    rule = _deadline(rules, TIMESHEET, facts.as_of)
    if rule is None or facts.scheme.payroll is not Party.MUNICIPALITY:
        return
    month = Month.of(facts.as_of)
    days = (due_date(last, rule) for last in (month.plus(-1).last, month.last))
    day = next((day for day in days if day is not None and day >= facts.as_of), None)
    if day is not None:
        when = f"senest {length_text(rule)} efter månedens udgang; næste gang {day_text(day)}"
        yield Due("Timesedler hos kommunen", day, when, rule.reason(TIMESHEET, _title(rules, TIMESHEET)))


def _undated(rules: Rulebook, today: date, without_talk: Sequence[str]) -> Iterator[Due]:
    """Rules that count from a day that the file does not hold."""
    for key in (*WITHOUT_DATE, *((TALK,) if without_talk else ())):
        rule = _deadline(rules, key, today)
        if rule is not None and rule.amount is not None:
            title = _title(rules, key)
            what = f"{title}: {', '.join(without_talk)}" if key == TALK else title
            when = f"senest {length_text(rule)} efter den forrige; datoen kendes ikke endnu"
            yield Due(what, None, when, rule.reason(key, title))


def month_title(month: Month) -> str:
    """Februar 2027, with its capital."""
    return f"{MONTHS[month.number - 1].capitalize()} {month.year}"
