"""Findings about what comes back every month, quarter and year: timesheets, reports, the account, appraisal talks.

Sources: `timeseddel_frist`, `timeseddel_for_sen`, `aarsregnskab_frist`, `kvartalsrapport_frist`, `mus_frist` (the profile; handbook 5.3.2, 3.5.3,
3.4.2, 2.1.1) and `loenindberetning_frist` (the law). A profile without a key gives no finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.model.checks.deadlines import TIMESHEET_KEY
from app.model.checks.due import (
    OWN_PAYROLL,
    REMIND_BEFORE,
    SETTLE,
    by_text,
    deadline_rule,
    due_date,
    employment_on,
    has_outside_employer,
    is_permanent,
    is_told,
    length_text,
    municipality_runs_payroll,
    severity_at,
)
from app.model.checks.facts import Facts
from app.model.checks.working_time import number_rule
from app.model.domain.danish import day_text, days_left_text, month_text, number_text
from app.model.domain.entities import FOREVER, Month, Party
from app.model.domain.findings import Finding, Severity
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline

ACCOUNT_KEY, REPORT_KEY = "aarsregnskab_frist", "kvartalsrapport_frist"
LATE_KEY = "timeseddel_for_sen"
SALARY_KEY, TALK_KEY = "loenindberetning_frist", "mus_frist"
QUARTERS = ("1. kvartal", "2. kvartal", "3. kvartal", "4. kvartal")
QUARTER = 12 // len(QUARTERS)  # months


def timesheets(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Months that have ended, hold shifts and are not sent: a notice until the day they are due, then a warning.

    Only where the municipality runs the payroll: another payroll office has its own dates, which no source here gives.
    """
    if not municipality_runs_payroll(facts.scheme):
        return
    for month in sorted(facts.worked_months - facts.sent_months, key=str):
        rule = deadline_rule(rules, TIMESHEET_KEY, month.last)
        due = due_date(month.last, rule) if rule else None
        if rule is None or due is None or month.last >= facts.as_of:
            continue
        yield Finding(
            code="timesheet-due",
            severity=severity_at(due, facts.as_of),
            helper_id=None,
            at=month.last,
            due=due,
            title="Timesedler skal afleveres",
            message=_sheets_message(rules, month, due, facts.as_of),
            advice="Udskriv dem under Timesedler, få begge underskrifter, send dem, og markér måneden som sendt.",
            reason=rule.reason(
                TIMESHEET_KEY, f"Timesedlen skal være hos kommunen {length_text(rule)} efter månedens udgang"
            ),
            figures={"month": str(month), "days_left": (due - facts.as_of).days},
            subject=str(month),
        )


def _sheets_message(rules: Rulebook, month: Month, due: date, as_of: date) -> str:
    """With what it costs to be late, where the municipality says so."""
    late, delay = as_of > due, number_rule(rules, LATE_KEY, month.last)
    must, end = ("skulle have været", ", og de er ikke markeret som sendt.") if late else ("skal være", ".")
    message = f"Timesedlerne for {month_text(month)} {must} hos kommunen {by_text(due, as_of)}{end}"
    if delay is None or not delay.value:
        return message
    after = "måneden efter" if delay.value == 1 else f"{number_text(delay.value)} måneder efter"
    return f"{message} Kommer de for sent, bliver lønnen først udbetalt {after}."


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

    The employer makes it. Where the municipality runs the payroll of one who employs himself, it makes the account
    (handbook 3.5.2, 3.5.3): then only a notice until that day, of what it is made from, and nothing that is called late.
    """
    by_municipality = municipality_runs_payroll(facts.scheme)
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
    if municipality_runs_payroll(facts.scheme):
        left = days_left_text((due - facts.as_of).days)
        return f"Regnskabet for {year} har frist {day_text(due)} ({left}). Kommunen laver det selv, fordi den udbetaler lønnen."
    return f"Regnskabet for {year} {'skulle have været' if facts.as_of > due else 'skal være'} hos kommunen {by_text(due, facts.as_of)}."


def _account_advice(facts: Facts) -> str:
    if municipality_runs_payroll(facts.scheme):
        return "Du skal ikke lave et regnskab. Se efter, at alle årets timesedler er sendt."
    if has_outside_employer(facts.scheme):
        return f"Din arbejdsgiver laver det. Spørg, om det er sendt, og bed om en kopi. {SETTLE}"
    return (
        "Lav regnskabet, og send det til kommunen. Det skal vise de almindelige udgifter til hjælperne, særlige udgifter "
        f"som lønadministration, bevilgede og brugte timer, og hvornår på døgnet timerne er brugt. {SETTLE}"
    )


def quarter_report(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """An association or company that is the employer is asked for a report of the newest quarter (`kvartalsrapport_frist`).

    A deadline of no length is no certain day: the finding then has none.
    """
    if facts.scheme.employer not in {Party.ASSOCIATION, Party.COMPANY}:
        return
    first, last = _newest_quarter(facts.as_of)
    rule = deadline_rule(rules, REPORT_KEY, last)
    due = due_date(last, rule) if rule else None
    if rule is None or due is None or not _ran(facts, first, last):
        return
    number = (first.month - 1) // QUARTER
    yield Finding(
        code="quarter-report",
        severity=Severity.NOTICE,
        helper_id=None,
        at=last,
        due=due if rule.amount else None,
        title="Kvartalsrapport",
        message=f"{QUARTERS[number]} {first.year} er slut. Kommunen anbefaler, at du beder din arbejdsgiver om en oversigt "
        "over brugte kroner og timer hvert kvartal.",
        advice=f"Bed om oversigten, og sammenlign den med bevillingen og budgettet. {SETTLE}",
        reason=rule.reason(REPORT_KEY, "En oversigt fra arbejdsgiveren over kroner og timer hvert kvartal"),
        figures={"from": first.isoformat(), "to": last.isoformat()},
        subject=f"{first.year}-K{number + 1}",
    )


def _newest_quarter(as_of: date) -> tuple[date, date]:
    """The first and last day of the quarter that ended last."""
    first = Month(as_of.year, (as_of.month - 1) // QUARTER * QUARTER + 1).plus(-QUARTER)
    return first.first, first.plus(QUARTER - 1).last


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
            advice=f"Oplys lønnen til Skat, eller spørg den, der hjælper med lønnen. {SETTLE}",
            reason=rule.reason(SALARY_KEY, "Årets løn oplyses til Skat i januar af den, der udbetaler den"),
            figures={"year": year, "days_left": (due - facts.as_of).days},
            subject=str(year),
        )


def appraisal_yearly(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """A permanent helper's yearly talk: a year after the last one, or after the employment's first day (`mus_frist`).

    None that falls after the employment's last day. One that is planned counts as the last one, and so does one that is written down as a talk. Who has had none for years is told of the newest year only.
    """
    rule = deadline_rule(rules, TALK_KEY, facts.as_of)
    if rule is None:
        return
    for helper_id, contracts in facts.contracts.items():
        employment = employment_on(contracts, facts.as_of)
        if employment is None or not is_permanent(employment.contracts, facts.as_of):
            continue
        talks = [day for day in facts.appraisals.get(helper_id, ()) if day >= employment.first]
        since = max(talks, default=employment.first)
        due, last = _newest_due(since, rule, facts.as_of), employment.last or FOREVER
        if due is not None and due - REMIND_BEFORE <= facts.as_of and due <= last:
            yield _talk(facts, helper_id, since, due, rule, held=bool(talks))


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
        else f"er ansat fra {day_text(since)}, og der er ikke skrevet nogen MUS-samtale"
    )
    return Finding(
        code="appraisal-yearly",
        severity=severity_at(due, facts.as_of),
        helper_id=helper_id,
        at=since,
        due=due,
        title="MUS-samtale",
        message=f"{name} {had}. En samtale {must} {by_text(due, facts.as_of)}.",
        advice="Aftal en dag, og sæt samtalen i vagtplanen. Er den holdt, så skriv den under Samtaler.",
        reason=rule.reason(
            TALK_KEY, f"En MUS-samtale med hver fast hjælper senest {length_text(rule)} efter den forrige"
        ),
        figures={"since": since.isoformat(), "days_left": (due - facts.as_of).days},
        subject=str(due.year),
    )
