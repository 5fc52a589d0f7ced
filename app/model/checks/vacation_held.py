"""Findings about vacation that is to be planned: the main vacation, and four weeks within the vacation year.

Source: ferieloven § 8. Keys: `hovedferie_*`, `ferie_mindst_i_ferieaaret`, `ferievarsel_*`. They come when the last day nears on
which a vacation that still fits can be announced; only the days that can be earned are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.model.calc.notice import Notice
from app.model.calc.vacation import Book
from app.model.calc.vacation_account import Account
from app.model.calc.vacation_facts import NOTHING, days_words
from app.model.calc.vacation_main import MAIN_KEY, ROW_KEY, MainVacation, main_of
from app.model.calc.vacation_rest import last_day_to_plan
from app.model.checks.due import REMIND_BEFORE, by_text, is_permanent, severity_at
from app.model.checks.facts import Facts
from app.model.domain.danish import day_text, rounded
from app.model.domain.findings import Finding, Severity
from app.model.rulebook.rulebook import Rulebook, UnknownRule

MAIN, FOUR_WEEKS = "main-vacation", "vacation-four-weeks"
LEAST_KEY = "ferie_mindst_i_ferieaaret"
A_DAY = Decimal(1)  # nobody holds less than a day


@dataclass(frozen=True)
class Kept:
    """The accounts of one helper who is employed today; substitutes plan their own time and are not among them."""

    helper_id: str
    name: str
    book: Book

    def until(self, day: date) -> date:
        """A day, or the last one of the employment where that comes first."""
        span = self.book.terms.employment(self.book.as_of)
        return day if span is None else min(day, span[1])


def kept(facts: Facts, rules: Rulebook) -> Iterator[Kept]:
    for helper_id in facts.vacation:
        if helper_id in facts.helpers and is_permanent(facts.contracts.get(helper_id, ()), facts.as_of):
            book = facts.vacation_book(helper_id, rules)
            if book is not None:
                yield Kept(helper_id, facts.name(helper_id), book)


def main_vacation(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """The three weeks between May and September that are not planned, or not with enough days in a row."""
    for helper in kept(facts, rules):
        for year in (helper.book.now - 1, helper.book.now):
            try:
                main = _main_to_tell(helper, year)
                if main is not None:
                    yield from _main(facts, helper, main)
            except UnknownRule:
                continue


def _main_to_tell(helper: Kept, year: int) -> MainVacation | None:
    """That of a year whose vacation can still be held, in an employment that lasts into the period."""
    account = helper.book.accounts.get(year)
    if account is None or helper.book.as_of > account.period.until:
        return None
    main = main_of(helper.book, year, told=False)
    if main is None or helper.until(main.last) < main.first:
        return None
    return main if is_missing(main) or is_broken(main) else None


def is_missing(main: MainVacation) -> bool:
    return main.missing >= A_DAY


def is_broken(main: MainVacation) -> bool:
    """All the days, but too few of them in a row even where it is agreed to split them."""
    return not is_missing(main) and main.row - main.longest >= A_DAY


def _main(facts: Facts, helper: Kept, main: MainVacation) -> Iterator[Finding]:
    days = int(main.missing if is_missing(main) else main.row)
    notice = last_day_to_plan(helper.book.counter, helper.until(main.last), days, helper.book.rules)
    if facts.as_of < notice.day - REMIND_BEFORE:
        return
    main = main_of(helper.book, main.year) or main
    over = facts.as_of > main.last
    key = MAIN_KEY if is_missing(main) else ROW_KEY
    yield Finding(
        code=MAIN,
        severity=severity_at(notice.day, facts.as_of),
        helper_id=helper.helper_id,
        at=main.first,
        due=notice.day,
        title="Hovedferien er ikke lagt" if is_missing(main) else "Hovedferien er delt for meget",
        message=f"{_main_message(helper.name, main, over=over)} {_main_due(notice, facts.as_of, over=over)}".rstrip(),
        advice=_main_advice(helper.name, late=facts.as_of > notice.day, over=over),
        reason=next(reason for reason in main.reasons if reason.key == key),
        figures={
            "wanted_days": rounded(main.wanted),
            "taken_days": rounded(main.taken),
            "planned_days": rounded(main.planned),
            "longest_row_days": rounded(main.longest),
            "announce_by": notice.day.isoformat(),
            "counted": [step.text for step in (*main.steps, *notice.steps)],
        },
        subject=str(main.year),
        extent=days,
    )


def _main_message(name: str, main: MainVacation, *, over: bool) -> str:
    period = f"{day_text(main.first)} og {day_text(main.last)}"
    had = "havde" if over else "har"
    if is_missing(main):
        laid = days_words(main.taken + main.planned)
        return f"{name} {had} ret til {days_words(main.wanted)} hovedferie mellem {period}; der er lagt {laid}."
    longest, row = days_words(main.longest), days_words(main.row)
    return f"{name}s hovedferie mellem {period} er delt: højst {longest} i sammenhæng, og der skal være mindst {row}."


def _main_due(notice: Notice, as_of: date, *, over: bool) -> str:
    return "" if over else f"Skal den kunne varsles, sker det {by_text(notice.day, as_of)}."


def _main_advice(name: str, *, late: bool, over: bool) -> str:
    if over:
        return "Har I aftalt, at ferien ligger på en anden tid, så afslut påmindelsen med en note."
    if late:
        return f"Aftal en tid med {name}, og skriv ferien ind. Når I er enige, må varslet være kortere."
    return f"Spørg {name} om ønsker, aftal tiden, og skriv ferien ind."


def four_weeks(facts: Facts, rules: Rulebook) -> Iterable[Finding]:
    """Less than four weeks held and planned within the vacation year; not while the main vacation is still missing."""
    for helper in kept(facts, rules):
        for year in (helper.book.now - 1, helper.book.now):
            account = helper.book.accounts.get(year)
            if account is None or facts.as_of > account.period.until:
                continue
            try:
                yield from _four_weeks(facts, helper, account)
            except UnknownRule:
                continue


def _within(account: Account, least: Decimal) -> tuple[Decimal, Decimal]:
    """The days that are to be held in the vacation year: as many as are earned before its last day; and those that are."""
    period = account.period
    can = sum((part.days for part in account.parts if part.on < period.last), account.before)
    within = sum((take.weekdays for take in account.takes if take.held.day <= period.last), NOTHING)
    told = sum((take.days for take in account.takes), NOTHING)
    before = account.taken + account.planned - told  # held before the program was in use
    return min(least, Decimal(int(can))), within + before


def _four_weeks(facts: Facts, helper: Kept, account: Account) -> Iterator[Finding]:
    period, rules = account.period, helper.book.rules
    rule = rules.number(LEAST_KEY, period.first)
    wanted, within = _within(account, rule.value)
    missing = wanted - within
    if missing < A_DAY or helper.until(period.last) < period.last:
        return
    main = main_of(helper.book, period.year, told=False)
    if main is not None and is_missing(main) and facts.as_of <= main.last:
        return
    notice = last_day_to_plan(helper.book.counter, period.last, int(missing), rules)
    if facts.as_of < notice.day - REMIND_BEFORE:
        return
    over = facts.as_of > period.last
    name, days = helper.name, days_words(within)
    if over:
        message = f"{name} holdt {days} ferie i ferieåret {period.title}, og det skulle have været mindst {days_words(wanted)}."
        advice = f"Læg resten inden {day_text(period.until)}. Er ferien holdt, så skriv den ind."
    else:
        message = (
            f"{name} har holdt og planlagt {days} ferie i ferieåret {period.title}, og det skal være mindst "
            f"{days_words(wanted)}. Skal resten kunne varsles, sker det {by_text(notice.day, facts.as_of)}."
        )
        advice = f"Aftal med {name}, hvornår resten skal ligge, og skriv ferien ind."
    yield Finding(
        code=FOUR_WEEKS,
        severity=Severity.NOTICE,
        helper_id=helper.helper_id,
        at=period.last,
        due=notice.day,
        title="For lidt ferie i ferieåret",
        message=message,
        advice=advice,
        reason=rule.reason(LEAST_KEY, f"Mindst {days_words(rule.value)} holdes i ferieåret"),
        figures={
            "wanted_days": rounded(wanted),
            "held_and_planned_days": rounded(within),
            "announce_by": notice.day.isoformat(),
            "counted": [step.text for step in notice.steps],
        },
        subject=str(account.period.year),
        extent=int(missing),
    )
