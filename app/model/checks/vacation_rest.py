"""Findings about vacation that is not held: the fifth week that must be moved or paid, and days that are lost.

Source: ferieloven §§ 21-24 and 34. Keys: `ferie_overfoersel_frist`, `ferie_udbetales_ud_over_uger`, `feriehindring_indberettes`,
`ferie_bortfaldet_afregnes`, `ferie_rest_under`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from app.model.calc.vacation_account import Account, NoteKind
from app.model.calc.vacation_end_words import FUND_KEY, REPORT_KEY
from app.model.calc.vacation_facts import NOTHING, days_words
from app.model.calc.vacation_ledger import PAID_WEEKS_KEY
from app.model.calc.vacation_reasons import MOVE_KEY
from app.model.calc.vacation_rest import Rest, last_day_to_plan, rest_of
from app.model.checks.due import REMIND_BEFORE, by_text, deadline_rule, due_date, severity_at, was_a_year_ago
from app.model.checks.facts import Facts
from app.model.checks.vacation_held import A_DAY, Kept, kept
from app.model.domain.danish import day_text, number_text, rounded
from app.model.domain.findings import Finding, Severity
from app.model.domain.leave import VacationEntryKind
from app.model.rulebook.rulebook import Rulebook, UnknownRule

TRANSFER, LOST = "vacation-transfer", "vacation-lost"
PAY_OUT = (
    "Udbetal dem, og skriv det ind under Fravær, Ferie. På deltid skal hjælperen først skrive under på en erklæring."
)


def transfer(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Days beyond four weeks: before the year's end an agreement is needed; after it they are to be paid."""
    for helper, account in _ending(facts, rules):
        if facts.as_of > account.period.until:
            yield from _to_be_paid(helper, account)
            yield from _to_be_reported(facts, helper, account)
            continue
        rest = rest_of(helper.book, account.period.year)
        if rest is not None and rest.movable >= A_DAY and facts.as_of >= rest.period.until - REMIND_BEFORE:
            yield _to_be_moved(facts, helper, rest)


def _ending(facts: Facts, rules: Rulebook) -> Iterator[tuple[Kept, Account]]:
    """The accounts of vacation years that are over, of employments that last until their vacation can't be held any more."""
    for helper in kept(facts, rules):
        for year in (helper.book.now - 1 - 1, helper.book.now - 1):
            account = helper.book.accounts.get(year)
            if account is None or was_a_year_ago(account.period.until, facts.as_of):
                continue
            if helper.until(account.period.until) < account.period.until:
                continue
            if facts.as_of > account.period.last:
                yield helper, account


def _to_be_moved(facts: Facts, helper: Kept, rest: Rest) -> Finding:
    rules, period = helper.book.rules, rest.period
    days, following = days_words(rest.movable), f"{period.last.year}/{period.last.year + 1}"
    rule = rules.deadline(MOVE_KEY, period.first)
    return Finding(
        code=TRANSFER,
        severity=severity_at(period.until, facts.as_of),
        helper_id=helper.helper_id,
        at=period.until,
        due=period.until,
        title="Den 5. ferieuge er ikke holdt",
        message=f"{helper.name} har {days} tilbage fra {period.title} ud over {_weeks(rules, period.until)}. Skal de "
        f"overføres til {following}, aftales det skriftligt {by_text(period.until, facts.as_of)}; ellers udbetales de.",
        advice=f"Læg ferien, eller skriv en aftale med {helper.name} om at overføre den.",
        reason=rule.reason(MOVE_KEY, f"Overførsel aftales skriftligt senest {day_text(period.until)}"),
        figures={"left_days": rounded(rest.left), "movable_days": rounded(rest.movable)},
        subject=str(period.year),
        extent=int(rest.movable),
    )


def _weeks(rules: Rulebook, on: date) -> str:
    return f"{number_text(rules.number(PAID_WEEKS_KEY, on).value)} uger"


def _to_be_paid(helper: Kept, account: Account) -> Iterator[Finding]:
    """Settled when it is written as paid."""
    settled = sum((note.days for note in account.notes if note.kind is not NoteKind.LEFT_WORK), NOTHING)
    if not account.due or not settled:
        return
    rules, period = helper.book.rules, account.period
    rule = rules.number(PAID_WEEKS_KEY, period.until)
    weeks = _weeks(rules, period.until)
    yield Finding(
        code=TRANSFER,
        severity=Severity.WARNING,
        helper_id=helper.helper_id,
        at=period.until,
        due=None,
        title="Ferie skal udbetales",
        message=f"{helper.name} har {days_words(account.due)} fra {period.title}, som hverken blev holdt eller overført. "
        f"De ligger ud over {weeks} og skal udbetales.",
        advice=PAY_OUT,
        reason=rule.reason(PAID_WEEKS_KEY, f"Ferie ud over {weeks}, der ikke er holdt eller overført, udbetales"),
        figures={"due_days": rounded(account.due)},
        subject=f"{period.year}/paid",
        extent=int(account.due),
    )


def _to_be_reported(facts: Facts, helper: Kept, account: Account) -> Iterator[Finding]:
    """Days that were moved because of a hindrance are told to the authorities."""
    rule = deadline_rule(helper.book.rules, REPORT_KEY, account.period.until)
    due = due_date(account.period.until, rule) if rule else None
    if rule is None or due is None or not account.hindered_out:
        return
    for entry in helper.book.facts.entries:
        if entry.kind is VacationEntryKind.HINDERED and entry.year == account.period.year and entry.reported_on is None:
            yield Finding(
                code=TRANSFER,
                severity=severity_at(due, facts.as_of),
                helper_id=helper.helper_id,
                at=account.period.until,
                due=due,
                title="Feriehindring skal indberettes",
                message=f"{helper.name} var forhindret i at holde {days_words(account.hindered_out)} fra "
                f"{account.period.title}. Overførslen indberettes på virk.dk {by_text(due, facts.as_of)}.",
                advice="Er det gjort, så skriv dagen under Fravær, Ferie.",
                reason=rule.reason(REPORT_KEY, "Overførsel på grund af feriehindring indberettes"),
                figures={"moved_days": rounded(account.hindered_out)},
                subject=f"{account.period.year}/{entry.id}",
            )


def lost(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Days of the four weeks that will be lost if they are not held, or that are lost; less than a day is never told."""
    for helper, account in _ending(facts, rules):
        if facts.as_of > account.period.until:
            if account.lost >= A_DAY:
                yield from _is_lost(facts, helper, account)
            continue
        rest = rest_of(helper.book, account.period.year)
        if rest is not None and rest.at_risk >= A_DAY:
            try:
                yield from _at_risk(facts, helper, rest)
            except UnknownRule:
                continue


def _at_risk(facts: Facts, helper: Kept, rest: Rest) -> Iterator[Finding]:
    rules, period = helper.book.rules, rest.period
    notice = last_day_to_plan(helper.book.counter, period.until, int(rest.at_risk), rules)
    if facts.as_of < notice.day - REMIND_BEFORE:
        return
    late = facts.as_of > notice.day
    rule = rules.deadline(FUND_KEY, period.until)
    enough = "Når I er enige, må varslet være kortere." if late else ""
    yield Finding(
        code=LOST,
        severity=severity_at(notice.day, facts.as_of),
        helper_id=helper.helper_id,
        at=period.until,
        due=notice.day,
        title="Ferie bortfalder, hvis den ikke holdes",
        message=f"{helper.name} har {days_words(rest.at_risk)} tilbage fra {period.title}, som bortfalder, når "
        f"{day_text(period.until)} er gået. Skal de kunne varsles, sker det {by_text(notice.day, facts.as_of)}.",
        advice=f"Aftal med {helper.name}, hvornår dagene skal holdes. {enough}".rstrip(),
        reason=rule.reason(FUND_KEY, f"De første {_weeks(rules, period.until)} bortfalder, når de ikke er holdt"),
        figures={
            "left_days": rounded(rest.left),
            "at_risk_days": rounded(rest.at_risk),
            "announce_by": notice.day.isoformat(),
            "counted": [step.text for step in notice.steps],
        },
        subject=str(period.year),
        extent=int(rest.at_risk),
    )


def _is_lost(facts: Facts, helper: Kept, account: Account) -> Iterator[Finding]:
    rules, period = helper.book.rules, account.period
    rule = deadline_rule(rules, FUND_KEY, period.until)
    due = due_date(period.until, rule) if rule else None
    if rule is None or due is None:
        return
    days: Decimal = account.lost
    yield Finding(
        code=LOST,
        severity=Severity.WARNING,
        helper_id=helper.helper_id,
        at=period.until,
        due=due,
        title="Ferie er bortfaldet",
        message=f"{helper.name} holdt ikke {days_words(days)} fra {period.title}. De er bortfaldet, og pengene afregnes til "
        f"Arbejdsmarkedets Feriefond {by_text(due, facts.as_of)}.",
        advice="Er ferien holdt, eller var hjælperen forhindret, fx syg, så skriv det ind. Er pengene afregnet, så afslut "
        "påmindelsen med en note.",
        reason=rule.reason(FUND_KEY, f"De første {_weeks(rules, period.until)} bortfalder, når de ikke er holdt"),
        figures={"lost_days": rounded(days)},
        subject=f"{period.year}/lost",
        extent=int(days),
    )
