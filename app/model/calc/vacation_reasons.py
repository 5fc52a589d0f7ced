"""The rules behind a vacation year's balance: each with its source and how sure it is, and only those that were used."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.calc.vacation_account import NoteKind
from app.model.calc.vacation_earned import DAY_KEY, MONTH_KEY, SICK_KEY, UNPAID_KEY, YEAR_KEY
from app.model.calc.vacation_end_words import FUND_KEY, REPORT_KEY, SMALL_KEY
from app.model.calc.vacation_facts import NOTHING, UNTIL_KEY, WEEK_KEY, days_words
from app.model.calc.vacation_ledger import AGAIN_KEY, HINDERED_WEEKS_KEY, PAID_WEEKS_KEY
from app.model.calc.vacation_sick import WAITING_KEY
from app.model.calc.vacation_taken import TURNUS_KEY, TURNUS_WEEKS_KEY
from app.model.calc.vacation_told import Told
from app.model.domain.danish import day_text, number_text
from app.model.domain.leave import VacationEntryKind
from app.model.domain.reasons import Reason
from app.model.domain.terms import VacationUnit

ADVANCE_KEY, OLDEST_KEY, POSTPONES_KEY = "ferie_forskud_kraever_aftale", "ferie_aeldste_foerst", "sygdom_udskyder_ferie"
LEAVING_KEY, MOVE_KEY, MOVE_WEEKS_KEY = (
    "ferie_udbetales_ved_fratraeden",
    "ferie_overfoersel_frist",
    "ferie_overfoersel_uger",
)


def reasons_of(told: Told) -> Iterator[Reason]:
    yield from _earned(told)
    yield from _held(told)
    yield from _ended(told)


def _earned(told: Told) -> Iterator[Reason]:
    parts = told.account.parts
    rate = days_words(told.number(MONTH_KEY))
    yield told.reason(
        MONTH_KEY, f"Der optjenes {rate} for hver måneds ansættelse, ved månedens udgang og uden afrunding"
    )
    if any(not part.whole for part in parts):
        by_day = days_words(told.number(DAY_KEY))
        yield told.reason(DAY_KEY, f"En måned, der ikke er hel, giver {by_day} for hver dag, højst {rate}")
    if any(part.rounding for part in parts):
        yield told.reason(YEAR_KEY, f"Ansat hele ferieåret giver {days_words(told.number(YEAR_KEY))}")
    if any(part.unearned for part in parts):
        yield told.reason(UNPAID_KEY, "Barsel og orlov uden løn fra arbejdsgiveren giver ingen ferie")
        day = number_text(told.number(SICK_KEY))
        yield told.reason(SICK_KEY, f"Uden fuld løn under sygdom optjenes ferie fra {day}. sygedag")


def _held(told: Told) -> Iterator[Reason]:
    takes, until = told.account.takes, told.account.period.until
    rule = told.rules.deadline(UNTIL_KEY, told.account.period.first)
    yield rule.reason(UNTIL_KEY, f"Ferien kan holdes til og med {day_text(until)}")
    if not takes:
        return
    week = number_text(told.number(WEEK_KEY))
    yield told.reason(WEEK_KEY, f"Ferie holdes med {week} dage om ugen, ikke på fridøgn og søgnehelligdage")
    yield told.reason(OLDEST_KEY, "Den ældste ferie holdes først")
    turnus = [take.held.day for take in takes if told.counter.unit(take.held.day) is VacationUnit.TURNUS]
    if turnus:
        most = number_text(told.number(TURNUS_KEY))
        yield told.reason(TURNUS_KEY, f"En arbejdsdag tæller {most} feriedage delt med turnussens arbejdsdage om ugen")
        if any(told.counter.agreed_turnus(day) is None for day in turnus):
            weeks = number_text(told.number(TURNUS_WEEKS_KEY))
            yield told.reason(TURNUS_WEEKS_KEY, f"Arbejdsdagene om ugen er regnet over de {weeks} uger før ferien")
    if any(take.advance for take in takes):
        yield told.reason(ADVANCE_KEY, "Betalt ferie på forskud kræver en aftale og trækkes fra senere optjening")
    if told.sick.during:
        yield told.reason(WAITING_KEY, f"Ny ferie efter {days_words(told.number(WAITING_KEY))} med sygdom i ferieåret")
        yield told.reason(POSTPONES_KEY, "Er hjælperen syg, når ferien skal begynde, begynder den ikke")


def _ended(told: Told) -> Iterator[Reason]:
    period = told.account.period
    kinds = {note.kind for note in told.account.notes}
    of_year = {entry.kind for entry in told.facts.entries if entry.year == period.year}
    four = f"{number_text(told.number(PAID_WEEKS_KEY))} uger"
    if VacationEntryKind.TRANSFERRED in of_year:
        rule = told.rules.deadline(MOVE_KEY, period.first)
        yield rule.reason(MOVE_KEY, f"Overførsel aftales skriftligt senest {day_text(period.until)}")
        yield told.reason(MOVE_WEEKS_KEY, f"Kun optjent ferie ud over {four} kan overføres ved aftale")
    if VacationEntryKind.HINDERED in of_year:
        weeks = number_text(told.number(HINDERED_WEEKS_KEY))
        yield told.reason(HINDERED_WEEKS_KEY, f"Ved feriehindring overføres højst {weeks} uger")
        rule = told.rules.deadline(REPORT_KEY, period.until)
        yield rule.reason(REPORT_KEY, "Overførslen indberettes af arbejdsgiveren")
    if NoteKind.HINDERED_AGAIN in kinds:
        yield told.reason(AGAIN_KEY, "Forhindret to år i træk: den overførte ferie udbetales")
    if NoteKind.DUE in kinds or told.account.paid:
        yield told.reason(PAID_WEEKS_KEY, f"Ferie ud over {four}, der ikke er holdt eller overført, udbetales")
    if NoteKind.LOST in kinds:
        rule = told.rules.deadline(FUND_KEY, period.until)
        yield rule.reason(FUND_KEY, f"De første {four} bortfalder, når de hverken er holdt, udbetalt eller overført")
    if NoteKind.LEFT_WORK in kinds:
        yield told.reason(LEAVING_KEY, "Ferie til gode bliver til feriepenge, når ansættelsen slutter")
    if NOTHING < told.left < told.number(SMALL_KEY) and period.last < told.as_of <= period.until:
        yield told.reason(SMALL_KEY, "Mindre end en feriedag udbetales, når hjælperen beder om det")
