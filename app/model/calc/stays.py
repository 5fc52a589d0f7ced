"""The citizen's stays, counted: the last days of what is to be told, applied for, insured and paid, each with its rule.

Days are counted from the stay's first day, and that day is the first of them. Keys: `udland_*`, `ferie_danmark_maaneder`,
`rejseforsikring_dage` and `indlaeggelse_*`; the notice to helpers who stay at home is that of a vacation (notice.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum, auto

from app.model.calc.notice import Notice, Step, last_day_to_announce_vacation, later, length_words, weekday_text
from app.model.domain.dates import add_months
from app.model.domain.entities import FOREVER, Paragraph
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.reasons import Reason
from app.model.domain.stays import CitizenStay, StayKind
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.rulebook.values import Deadline, DeadlineUnit, Number

ABROAD_KEY, DENMARK_KEY, NOT_ABROAD_KEY = "udland_paragraf_96_maaneder", "ferie_danmark_maaneder", "udland_paragraf_95"
INSURANCE_KEY, EXTRA_KEY = "rejseforsikring_dage", "udland_ekstraudgifter_dage"
NOTIFY_KEY, PAY_KEY, SAME_KEY = "indlaeggelse_besked_frist", "indlaeggelse_loen_uger", "indlaeggelse_uaendret_under"
_UNITS = {"dage": DeadlineUnit.DAYS, "uger": DeadlineUnit.WEEKS, "maaneder": DeadlineUnit.MONTHS}


class What(StrEnum):
    """What a day of a stay is the last day of; SAME: until it the grant is not changed."""

    NOTIFY = "notify"
    APPLY = "apply"
    INSURE = "insure"
    EXTRA = "extra"
    PAY = "pay"
    SAME = "same"


class Where(Enum):
    """How a stay stands to such a day. WITHIN and BEYOND: it ends by then, or goes on after it."""

    DONE = auto()
    TOO_LATE = auto()
    MISSING = auto()
    TO_COME = auto()
    WAITING = auto()
    WITHIN = auto()
    BEYOND = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class StayDay:
    """A last day, how it was counted, and the rule."""

    what: What
    day: date
    steps: tuple[Step, ...]
    reason: Reason


def is_long(stay: CitizenStay, day: date, as_of: date) -> bool:
    """The stay goes on after a day; one without a last day is looked at until today."""
    return (stay.last_day or as_of) > day


def is_over(stay: CitizenStay, as_of: date) -> bool:
    return stay.last_day is not None and stay.last_day < as_of


def length(stay: CitizenStay, as_of: date) -> int:
    """How many days, both included; until today where nobody knows the last."""
    return ((stay.last_day or max(as_of, stay.first_day)) - stay.first_day).days + 1


def hours_in_hospital(stays: Iterable[CitizenStay]) -> list[tuple[datetime, datetime]]:
    """When the citizen surely is in hospital: on the first and the last day nobody knows from which hour.

    From the midnight after the first day to that before the last, the same one for two days; a single day gives none.
    """
    spans = [
        (midnight(stay.first_day + ONE_DAY), midnight(stay.last_day or FOREVER))
        for stay in stays
        if stay.kind.is_hospital
    ]
    return [(low, high) for low, high in spans if low <= high]


def tell_by(stay: CitizenStay, rules: Rulebook) -> Notice | None:
    """The last day to tell helpers who do not come along; None where no rule is known."""
    try:
        return last_day_to_announce_vacation(stay.first_day, stay.last_day or stay.first_day, rules)
    except UnknownRule:
        return None


def stay_days(stay: CitizenStay, paragraph: Paragraph, rules: Rulebook) -> tuple[StayDay, ...]:
    """Every last day that the rules of that time give; what they don't say is left out."""
    found = _hospital(stay, rules) if stay.kind.is_hospital else _vacation(stay, paragraph, rules)
    return tuple(day for day in found if day is not None)


def stay_day(stay: CitizenStay, what: What, paragraph: Paragraph, rules: Rulebook) -> StayDay | None:
    return next((day for day in stay_days(stay, paragraph, rules) if day.what is what), None)


def _vacation(stay: CitizenStay, paragraph: Paragraph, rules: Rulebook) -> Iterator[StayDay | None]:
    if paragraph is Paragraph.P96:
        key = ABROAD_KEY if stay.abroad else DENMARK_KEY
        where = "i udlandet" if stay.abroad else "på ferie i Danmark"
        yield _until(stay, What.APPLY, key, rules, f"En § 96-ordning kan være {where} {{}} uden ansøgning")
    if stay.abroad:
        yield _until(stay, What.INSURE, INSURANCE_KEY, rules, "Rejseforsikringen til hjælperne dækkes i {}")
        yield _until(stay, What.EXTRA, EXTRA_KEY, rules, "Ekstra udgifter i udlandet kan kun helt særligt dækkes i {}")


def _hospital(stay: CitizenStay, rules: Rulebook) -> Iterator[StayDay | None]:
    yield _notify_by(stay, rules)
    if stay.kind is StayKind.HOSPITAL_ACUTE:
        yield _until(stay, What.PAY, PAY_KEY, rules, "Ved akut indlæggelse kan der dækkes løn efter vagtplanen i {}")
    yield _until(stay, What.SAME, SAME_KEY, rules, "Bevillingen ændres ikke, når indlæggelsen er under {}", under=True)


def _notify_by(stay: CitizenStay, rules: Rulebook) -> StayDay | None:
    rule = rules.find(NOTIFY_KEY, stay.first_day)
    if not isinstance(rule, Deadline) or rule.amount is None or rule.unit is None:
        return None
    day, words = later(stay.first_day, rule.amount, rule.unit), length_words(rule.amount, rule.unit)
    steps = (
        Step(stay.first_day, f"Indlæggelsen begynder {weekday_text(stay.first_day)}."),
        Step(day, f"{words} efter er {weekday_text(day)}."),
    )
    return StayDay(
        What.NOTIFY, day, steps, rule.reason(NOTIFY_KEY, f"Kommunen får besked med det samme, senest {words} efter")
    )


def _until(
    stay: CitizenStay, what: What, key: str, rules: Rulebook, text: str, *, under: bool = False
) -> StayDay | None:
    """The last day of a length; `under`: the length itself is too long, so it is the day before."""
    rule = rules.find(key, stay.first_day)
    if not isinstance(rule, Number) or rule.unit not in _UNITS:
        return None
    amount, unit = int(rule.value), _UNITS[rule.unit]
    words, first = length_words(amount, unit), stay.first_day
    whole = add_months(first, amount) if unit is DeadlineUnit.MONTHS else later(first, amount, unit)
    day = whole - (ONE_DAY + ONE_DAY if under else ONE_DAY)
    counted = (
        f"Under {words} er til og med {weekday_text(day)}." if under else f"{words} er til og med {weekday_text(day)}."
    )
    steps = (Step(first, f"Første dag er {weekday_text(first)}; den tæller med."), Step(day, counted))
    return StayDay(what, day, steps, rule.reason(key, text.format(words)))


def where(day: StayDay, stay: CitizenStay, as_of: date, *, anybody_along: bool) -> Where:
    """How the stay stands to one of its last days."""
    if day.what is What.NOTIFY:
        return _told(stay.told_on, day.day, as_of)
    beyond = is_long(stay, day.day, as_of)
    if day.what is What.APPLY and beyond and anybody_along:
        return _applied(stay, as_of)
    if day.what is What.INSURE and anybody_along and stay.insured_on is None:
        return Where.MISSING if as_of >= stay.first_day else Where.TO_COME
    if stay.last_day is None and not beyond:
        return Where.UNKNOWN
    return Where.BEYOND if beyond else Where.WITHIN


def _told(told_on: date | None, by: date, as_of: date) -> Where:
    """The last day itself is in time."""
    if told_on is not None:
        return Where.DONE if told_on <= by else Where.TOO_LATE
    return Where.MISSING if as_of > by else Where.TO_COME


def _applied(stay: CitizenStay, as_of: date) -> Where:
    """Leave to bring the scheme along for longer is asked for before the stay begins."""
    if stay.granted_on is not None:
        return Where.DONE
    if stay.applied_on is not None:
        return Where.WAITING
    return Where.MISSING if as_of >= stay.first_day else Where.TO_COME
