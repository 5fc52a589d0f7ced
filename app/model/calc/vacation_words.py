"""A vacation year's balance told step by step, as a person would follow it with a calendar: what came and what was held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.model.calc.notice import Step
from app.model.calc.vacation_account import Take
from app.model.calc.vacation_earned import DAY_KEY, MONTH_KEY, YEAR_KEY, EarnedPart
from app.model.calc.vacation_end_words import end_steps
from app.model.calc.vacation_facts import NOTHING, days_words
from app.model.calc.vacation_taken import TURNUS_KEY, is_unpaid
from app.model.calc.vacation_told import Told
from app.model.domain.danish import day_text, duration_text, month_text, number_text, plural, rounded
from app.model.domain.entities import Month
from app.model.domain.terms import VacationUnit


def steps_of(told: Told) -> Iterator[Step]:
    """The year's balance from the first month to what is left."""
    yield from _earned(told)
    yield from _came_in(told)
    yield from _held(told)
    yield from _sick(told)
    yield from end_steps(told)


def _earned(told: Told) -> Iterator[Step]:
    parts = [part for part in told.account.parts if part.on <= told.as_of]
    for (whole, rounding), group in groupby(parts, key=lambda part: (part.whole, part.rounding)):
        found = list(group)
        if rounding:
            year = sum((part.days for part in parts), NOTHING)
            yield Step(found[0].on, f"Ansat hele ferieåret: det rundes op til {days_words(year)}.")
        elif whole:
            yield _whole_months(found, told)
        else:
            for part in found:
                yield _part_of_month(part, told)
    if told.to_come:
        until = told.account.parts[-1].on
        text = f"Til og med {day_text(until)} optjenes endnu {days_words(told.to_come)} med kontrakten, som den er nu."
        yield Step(until, text)
    elif not told.account.parts:
        yield Step(None, "Ingen kontrakt dækker ferieåret, så der optjenes ikke ferie.")


def _whole_months(parts: Sequence[EarnedPart], told: Told) -> Step:
    days = sum((part.days for part in parts), NOTHING)
    first, last = (month_text(Month.of(part.first)) for part in (parts[0], parts[-1]))
    if len(parts) == 1:
        return Step(parts[0].on, f"{first.capitalize()}: en hel måned giver {days_words(days)}.")
    rate = days_words(told.number(MONTH_KEY))
    text = f"{first.capitalize()} til {last}: {len(parts)} hele måneder à {rate} giver {days_words(days)}."
    return Step(parts[-1].on, text)


def _part_of_month(part: EarnedPart, told: Told) -> Step:
    month = month_text(Month.of(part.first)).capitalize()
    rate, by_day = told.number(MONTH_KEY), told.number(DAY_KEY)
    if not part.counted:
        return Step(
            part.on, f"{month}: ingen dage med løn fra arbejdsgiveren (barsel, orlov uden løn) giver ingen ferie."
        )
    text = f"{month}: {plural(part.counted, 'dag', 'dage')} à {days_words(by_day)} giver {days_words(by_day * part.counted)}"
    if part.days < by_day * part.counted:
        text += f"; højst {days_words(rate)} om måneden, så {days_words(part.days)}"
    if part.unearned:
        without = plural(part.unearned, "dag", "dage")
        text += f". {without} uden løn fra arbejdsgiveren (barsel, orlov uden løn, 1. sygedag) giver ingen ferie"
    return Step(part.on, f"{text}.")


def _came_in(told: Told) -> Iterator[Step]:
    account = told.account
    if account.before:
        yield Step(None, f"Optjent, før Hjælpermappen blev taget i brug: {days_words(account.before)}.")
        most = told.number(YEAR_KEY)
        if told.earned + told.to_come > most:
            text = f"Det bliver mere end {days_words(most)} på et år; se efter, om kontrakten allerede dækker den tid."
            yield Step(None, text)
    if account.moved_in:
        yield Step(None, f"Overført fra {told.previous} efter skriftlig aftale: {days_words(account.moved_in)}.")
    if account.hindered_in:
        yield Step(None, f"Overført fra {told.previous} på grund af feriehindring: {days_words(account.hindered_in)}.")


def _held(told: Told) -> Iterator[Step]:
    account = told.account
    held = sum((take.days for take in account.takes if take.held.day <= told.as_of), NOTHING)
    if account.taken != held:
        yield Step(None, f"Holdt, før Hjælpermappen blev taget i brug: {days_words(account.taken - held)}.")
    yield from _unpaid(told)
    kept = (take for take in account.takes if not take.held.sick)
    for _, group in groupby(kept, key=lambda take: (take.held.source.id, take.held.day > told.as_of)):
        yield from _vacation(list(group), told)
    if sick := sum((take.days for take in account.takes if take.held.sick), NOTHING):
        yield Step(None, f"Sygedage i ferien, der tæller som ferie: {days_words(sick)}.")
    early = [take for take in account.takes if take.advance]
    if early:
        days = days_words(sum((take.advance for take in early), NOTHING))
        text = f"{days} ligger, før de er optjent: på forskud, hvis I har aftalt det; ellers er de uden løn."
        yield Step(early[0].held.day, text)


def _unpaid(told: Told) -> Iterator[Step]:
    """Vacation that both have agreed is without pay."""
    period = told.account.period
    for absence in told.facts.absences:
        if is_unpaid(absence) and period.first <= absence.first_day <= period.last:
            first, last = absence.first_day, absence.last_day
            until = f" til {day_text(last)}" if last is not None and last != first else ""
            yield Step(first, f"Ferie uden løn {day_text(first)}{until} tages ikke af saldoen.")


def _vacation(takes: Sequence[Take], told: Told) -> Iterator[Step]:
    first, last = takes[0].held.day, takes[-1].held.day
    source = takes[0].held.source
    if source.id in told.late:
        text = "Hjælperen var syg, da ferien skulle begynde: den begynder først, når hjælperen er rask (§ 12, stk. 1)."
        yield Step(first, text)
    days = sum((take.days for take in takes), NOTHING)
    minutes = sum(take.minutes for take in takes)
    what = "Planlagt ferie" if first > told.as_of else "Ferie"
    when = day_text(first) if first == last else f"{day_text(first)} til {day_text(last)}"
    if not days:
        yield Step(
            first,
            f"{what} {when} dækker vagter på {duration_text(minutes)}, men ingen dage, der tæller. "
            "Aftal at tælle i timer eller turnus, hvis hjælperen arbejder de dage.",
        )
        return
    shifts = f" Vagterne i den er {duration_text(minutes)}." if minutes else ""
    yield Step(first, f"{what} {when}: {days_words(days)}{_how(takes[0], told)}.{shifts}")


def _how(take: Take, told: Told) -> str:
    """In what the vacation was counted, where that is not the weekdays of the law."""
    unit = told.counter.unit(take.held.day)
    if unit is VacationUnit.TURNUS:
        average = told.counter.turnus(take.held.source)
        most = told.number(TURNUS_KEY)
        if average is None:
            return f" i hverdage, for arbejdsdagene om ugen kendes ikke eller er over {number_text(most)}"
        a_week = number_text(rounded(average))
        return f", talt i turnus: {a_week} arbejdsdage om ugen, så en arbejdsdag tæller {days_words(most / average)}"
    if unit is VacationUnit.HOURS:
        known = told.counter.knows_hours(take.held.day)
        return ", talt i vagternes timer" if known else " i hverdage, for kontrakten siger ikke timer om ugen"
    return ""


def _sick(told: Told) -> Iterator[Step]:
    sick = told.sick
    if not sick.during:
        return
    yield Step(None, f"Syg i ferier i ferieåret: {days_words(sick.during)}.")
    if told.replaced:
        yield Step(None, "Arbejdsgiveren giver ny ferie fra første sygedag, så ingen af dem tæller som ferie.")
        return
    yield Step(
        None,
        f"De første {days_words(sick.waiting)} tæller stadig som ferie (§ 12, stk. 2), medmindre arbejdsgiveren giver ny "
        f"ferie for dem: {days_words(sick.counted)} tæller, og {days_words(sick.replaced)} kan holdes igen.",
    )
    if sick.replaced:
        text = "Ny ferie kræver, at sygdommen er meldt med det samme, og lægens dokumentation, som hjælperen betaler."
        yield Step(None, text)
