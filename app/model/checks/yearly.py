"""Findings about what comes back every month, quarter and year: timesheets, reports, the account, appraisal talks.

Sources: `timeseddel_frist`, `aarsregnskab_frist`, `kvartalsrapport_frist`, `mus_frist` (the profile; handbook 5.3.2, 3.5.3,
3.4.2, 2.1.1) and `loenindberetning_frist` (the law). A profile without a key gives no finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.checks.deadlines import timesheet_due
from app.model.checks.due import (
    REMIND_BEFORE,
    Employment,
    by_text,
    deadline_rule,
    due_date,
    employment_on,
    has_outside_employer,
    is_told,
    length_text,
    severity_at,
)
from app.model.checks.facts import Facts
from app.model.domain.danish import day_text, days_left_text
from app.model.domain.entities import Month, Party, PayForm
from app.model.domain.findings import Finding, Severity
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline

ACCOUNT_KEY, REPORT_KEY = "aarsregnskab_frist", "kvartalsrapport_frist"
SALARY_KEY, TALK_KEY = "loenindberetning_frist", "mus_frist"
QUARTERS = ("1. kvartal", "2. kvartal", "3. kvartal", "4. kvartal")
QUARTER = 12 // len(QUARTERS)  # months
OWN_PAYROLL = frozenset({Party.SELF, Party.RELATIVE})


def timesheets(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """The timesheets of ended months that are not sent, see deadlines.timesheet_due."""
    return timesheet_due(facts.worked_months, facts.sent_months, facts.scheme, rules, facts.as_of)


def _ran(facts: Facts, first: date, last: date) -> bool:
    """The scheme ran on a day of a span: by its own first day or the first grant's; unknown without either."""
    starts = [day for day in (facts.scheme.starts_on, *(grant.starts_on for grant in facts.grants)) if day]
    ends = [grant.ends_on for grant in facts.grants]
    over = bool(ends) and None not in ends and max(day for day in ends if day is not None) < first
    return bool(starts) and min(starts) <= last and not over


def _years(facts: Facts, rules: Rulebook, key: str) -> Iterable[tuple[int, date, Deadline]]:
    """The newest ended year and the running one, in which the scheme ran, with the deadline that follows it."""
    for year in (facts.as_of.year - 1, facts.as_of.year):
        last = Month(year, 12).last
        rule = deadline_rule(rules, key, last)
        due = due_date(last, rule) if rule else None
        if rule is not None and due is not None and _ran(facts, Month(year, 1).first, last):
            yield year, due, rule


def annual_account(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """The year's account, with the municipality on 1 February (`aarsregnskab_frist`).

    The employer makes it. Where the municipality runs the payroll it makes the account itself (handbook 3.5.2, 3.5.3):
    then only a notice until that day, of what it is made from, and nothing that is called late.
    """
    by_municipality = facts.scheme.payroll is Party.MUNICIPALITY
    for year, due, rule in _years(facts, rules, ACCOUNT_KEY):
        if not is_told(due, facts.as_of) or (by_municipality and facts.as_of > due):
            continue
        yield Finding(
            code="annual-account",
            severity=severity_at(due, facts.as_of),
            helper_id=None,
            at=Month(year, 12).last,
            due=due,
            title="Årsregnskab",
            message=_account_message(facts, year, due),
            advice=_account_advice(facts),
            reason=rule.reason(ACCOUNT_KEY, f"Årsregnskabet hos kommunen senest {length_text(rule)}"),
            figures={"year": year, "days_left": (due - facts.as_of).days},
            subject=str(year),
        )


def _account_message(facts: Facts, year: int, due: date) -> str:
    if facts.scheme.payroll is Party.MUNICIPALITY:
        left = days_left_text((due - facts.as_of).days)
        return f"Regnskabet for {year} har frist {day_text(due)} ({left}). Kommunen laver det selv, fordi den udbetaler lønnen."
    return f"Regnskabet for {year} {'skulle have været' if facts.as_of > due else 'skal være'} hos kommunen {by_text(due, facts.as_of)}."


def _account_advice(facts: Facts) -> str:
    if facts.scheme.payroll is Party.MUNICIPALITY:
        return "Du skal ikke lave et regnskab. Se efter, at alle årets timesedler er sendt."
    if has_outside_employer(facts.scheme):
        return "Din arbejdsgiver laver det. Spørg, om det er sendt, og bed om en kopi."
    return "Tag udgifterne, de bevilgede og de brugte timer med, og hvornår på døgnet timerne er brugt."


def quarter_report(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """An association or company that is the employer is asked for a report of each ended quarter (`kvartalsrapport_frist`).

    A deadline of no length is no certain day: the finding then has none.
    """
    if facts.scheme.employer not in {Party.ASSOCIATION, Party.COMPANY}:
        return
    for first, last in _quarters(facts.as_of):
        rule = deadline_rule(rules, REPORT_KEY, last)
        due = due_date(last, rule) if rule else None
        if rule is None or due is None or not _ran(facts, first, last):
            continue
        number = (first.month - 1) // QUARTER
        quarter = QUARTERS[number]
        yield Finding(
            code="quarter-report",
            severity=Severity.NOTICE,
            helper_id=None,
            at=last,
            due=due if rule.amount else None,
            title="Kvartalsrapport",
            message=f"{quarter} {first.year} er slut. Der hører en rapport fra din arbejdsgiver til: brugte kroner og timer.",
            advice="Bed om rapporten, og sammenlign den med bevillingen og budgettet.",
            reason=rule.reason(REPORT_KEY, "En rapport fra arbejdsgiveren om kroner og timer hvert kvartal"),
            figures={"from": first.isoformat(), "to": last.isoformat()},
            subject=f"{first.year}-K{number + 1}",
        )


def _quarters(as_of: date) -> Iterable[tuple[date, date]]:
    """The first and last day of each quarter that has ended within a year before a day, the oldest first."""
    running = Month(as_of.year, (as_of.month - 1) // QUARTER * QUARTER + 1)
    for back in range(len(QUARTERS), 0, -1):
        first = running.plus(-back * QUARTER)
        yield first.first, first.plus(QUARTER - 1).last


def salary_report(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Who pays the wages himself tells Skat of the year's in January (`loenindberetning_frist`); not before the year is over."""
    if facts.scheme.payroll not in OWN_PAYROLL:
        return
    for year, due, rule in _years(facts, rules, SALARY_KEY):
        if facts.as_of <= Month(year, 12).last or not is_told(due, facts.as_of):
            continue
        yield Finding(
            code="salary-report",
            severity=severity_at(due, facts.as_of),
            helper_id=None,
            at=Month(year, 12).last,
            due=due,
            title="Løn oplyst til Skat",
            message=f"Den løn, der er udbetalt i {year}, {'skulle være oplyst' if facts.as_of > due else 'skal oplyses'} til Skat "
            f"i januar, {by_text(due, facts.as_of)}.",
            advice="Oplys lønnen til Skat, eller spørg den, der hjælper med lønnen.",
            reason=rule.reason(SALARY_KEY, "Årets løn oplyses til Skat i januar af den, der udbetaler den"),
            figures={"year": year, "days_left": (due - facts.as_of).days},
            subject=str(year),
        )


def appraisal_yearly(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A permanent helper's yearly talk: a year after the last one, or after the employment's first day (`mus_frist`).

    One that is planned counts as the last one. Who has had none for years is told of the newest year only.
    """
    rule = deadline_rule(rules, TALK_KEY, facts.as_of)
    if rule is None:
        return
    for helper_id, contracts in facts.contracts.items():
        employment = employment_on(contracts, facts.as_of)
        if employment is None or not _permanent(employment, facts.as_of):
            continue
        talks = [day for day in facts.appraisals.get(helper_id, ()) if day >= employment.first]
        since = max(talks, default=employment.first)
        due = _newest_due(since, rule, facts.as_of)
        if due is not None and facts.as_of >= due - REMIND_BEFORE:
            yield _talk(facts, helper_id, since, due, rule, held=bool(talks))


def _permanent(employment: Employment, on: date) -> bool:
    return any(contract.covers(on) and contract.pay is not PayForm.SUBSTITUTE for contract in employment.contracts)


def _newest_due(since: date, rule: Deadline, as_of: date) -> date | None:
    """The deadline after a day, or the newest of those that came back every time since."""
    due = due_date(since, rule)
    while due is not None and (later := due_date(due, rule)) is not None and due < later < as_of:
        due = later
    return due


def _talk(facts: Facts, helper_id: str, since: date, due: date, rule: Deadline, *, held: bool) -> Finding:
    name, must = facts.name(helper_id), "skulle være holdt" if facts.as_of > due else "skal holdes"
    had = (
        f"havde sidst MUS-samtale {day_text(since)}"
        if held
        else f"er ansat {day_text(since)} og har ikke haft MUS-samtale"
    )
    return Finding(
        code="appraisal-yearly",
        severity=severity_at(due, facts.as_of),
        helper_id=helper_id,
        at=since,
        due=due,
        title="MUS-samtale",
        message=f"{name} {had}. En samtale {must} {by_text(due, facts.as_of)}.",
        advice="Aftal en dag, og sæt samtalen i vagtplanen.",
        reason=rule.reason(
            TALK_KEY, f"En MUS-samtale med hver fast hjælper senest {length_text(rule)} efter den forrige"
        ),
        figures={"since": since.isoformat(), "days_left": (due - facts.as_of).days},
        subject=str(due.year),
    )
