"""A vacation year's balance told step by step: what became of the days that were not held, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from app.model.calc.notice import Step
from app.model.calc.vacation_account import Note, NoteKind
from app.model.calc.vacation_facts import NOTHING, days_words
from app.model.calc.vacation_ledger import PAID_WEEKS_KEY, moves_on
from app.model.calc.vacation_told import Told
from app.model.domain.danish import day_text, month_text, number_text
from app.model.domain.entities import FOREVER, Month
from app.model.domain.leave import VacationEntry, VacationEntryKind
from app.model.domain.local_time import ONE_DAY

FUND_KEY, REPORT_KEY, SMALL_KEY = "ferie_bortfaldet_afregnes", "feriehindring_indberettes", "ferie_rest_under"

_NOTES = {
    NoteKind.MOVED: "{days} er overført til {following} efter skriftlig aftale.",
    NoteKind.MOVED_LESS: "{days} af aftalen kan ikke overføres: kun ferie ud over {weeks} uger, og kun den, der er tilbage.",
    NoteKind.HINDERED: "{days} er overført til {following} på grund af feriehindring; indberet det {report}.",
    NoteKind.HINDERED_LESS: (
        "{days} af feriehindringen er ikke overført: højst {weeks} uger, og kun den ferie, der er tilbage."
    ),
    NoteKind.DUE: (
        "{days} ud over {weeks} uger er hverken holdt eller overført ved skriftlig aftale: de skal udbetales. På deltid "
        "kræver det en skriftlig erklæring fra hjælperen (§ 24)."
    ),
    NoteKind.HINDERED_AGAIN: "{days}, der var overført, kunne heller ikke holdes denne gang: de skal udbetales.",
    NoteKind.LOST: (
        "{days} af de første {weeks} uger er ikke holdt til og med {day} og bortfalder; pengene går til "
        "Arbejdsmarkedets Feriefond, {fund}. Var hjælperen forhindret, fx syg, så skriv det ind."
    ),
    NoteKind.LEFT_WORK: (
        "Ansættelsen sluttede {day}: {days} til gode bliver til feriepenge, som indberettes og betales gennem "
        "FerieKonto eller overenskomstens egen ordning."
    ),
}


def end_steps(told: Told) -> Iterator[Step]:
    for note in told.account.notes:
        yield Step(note.day, _note(note, told))
    for entry in told.facts.entries:
        if entry.year == told.account.period.year:
            yield from _waiting(entry, told)
    yield from _paid(told)
    yield from _left(told)


def _note(note: Note, told: Told) -> str:
    return _NOTES[note.kind].format(
        days=days_words(note.days),
        weeks=number_text(told.number(PAID_WEEKS_KEY)),
        day=day_text(note.day),
        following=told.following,
        report=_by(REPORT_KEY, told),
        fund=_by(FUND_KEY, told),
    )


def _by(key: str, told: Told) -> str:
    """A fixed day after the calendar year in which the vacation could be held."""
    until = told.account.period.until
    month_day = told.rules.deadline(key, until).month_day
    if month_day is None:
        return "se fristen hos virk.dk"
    return f"senest {day_text(until.replace(until.year + 1, *month_day))}"


def _waiting(entry: VacationEntry, told: Told) -> Iterator[Step]:
    """What is written down about moving days, and does not move any yet, or never will."""
    period, days = told.account.period, days_words(entry.days)
    if entry.kind is VacationEntryKind.TRANSFERRED:
        day = moves_on(entry, period)
        if entry.agreed_on is None:
            yield Step(None, f"{days} er ikke overført: der mangler datoen for en skriftlig aftale.")
        elif day is None:
            text = f"{days} er ikke overført: aftalen er indgået efter {day_text(period.until)}, og det er for sent."
            yield Step(entry.agreed_on, text)
        elif day > told.as_of:
            yield Step(day, f"Aftalen om at overføre {days} virker fra {day_text(day)}.")
    elif entry.kind is VacationEntryKind.HINDERED and period.until >= told.as_of:
        after = day_text(period.until + ONE_DAY)
        text = f"Feriehindring for {days}: de overføres {after}, hvis hjælperen er forhindret helt til da."
        yield Step(period.until, text)


def _paid(told: Told) -> Iterator[Step]:
    account = told.account
    if not account.paid:
        return
    yield Step(None, f"Udbetalt: {days_words(account.paid)}.")
    most = told.earned - told.number(PAID_WEEKS_KEY) * told.week
    if told.employed_until > told.as_of and account.paid > max(NOTHING, most):
        weeks = number_text(told.number(PAID_WEEKS_KEY))
        yield Step(None, f"Mens ansættelsen varer, kan kun ferie ud over {weeks} uger udbetales uden at blive holdt.")


def _left(told: Told) -> Iterator[Step]:
    left, period = told.left, told.account.period
    if left < 0:
        yield from _missing(-left, told)
    elif told.as_of <= period.until:
        yield Step(period.until, f"Tilbage er {days_words(left)}, som kan holdes til og med {day_text(period.until)}.")
        if NOTHING < left < told.number(SMALL_KEY) and told.as_of > period.last:
            yield Step(None, "Mindre end en feriedag kan udbetales, når hjælperen beder om det (§ 23 a).")
    elif left:
        yield Step(None, f"Tilbage er {days_words(left)}.")
    else:
        yield Step(period.until, "Der er ingen dage tilbage.")


def _missing(days: Decimal, told: Told) -> Iterator[Step]:
    last = told.account.period.last
    yield Step(None, f"Der er holdt og planlagt {days_words(days)} mere, end der er optjent i dag.")
    if told.employed_until < told.as_of:
        yield Step(None, "Ansættelsen er slut: arbejdsgiveren må modregne det i løn og feriepenge (§ 7).")
    elif told.to_come >= days:
        month = month_text(Month.of(last))
        yield Step(
            last,
            f"Det bliver optjent senest i {month}, så ved ferieårets slutning er der {days_words(told.to_come - days)}.",
        )
    elif told.employed_until == FOREVER or told.to_come:
        text = f"Også når ferieåret slutter, mangler der {days_words(days - told.to_come)}: de dage er uden løn (§ 15)."
        yield Step(last, text)
