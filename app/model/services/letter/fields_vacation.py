"""The fields about vacation: its days and notice step by step, the balances, what is moved to the next year, and a wish."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from app.model.calc.notice import Notice, last_day_to_announce_vacation
from app.model.calc.vacation import VacationYear
from app.model.calc.vacation_facts import days_words
from app.model.domain.danish import day_text, duration_text, number_text, rounded
from app.model.domain.entities import Absence
from app.model.domain.leave import VacationWish, WishState
from app.model.rulebook.rulebook import UnknownRule
from app.model.services.blanks import Kind
from app.model.services.letter.context import Context
from app.model.services.letter.field import LetterField, day, yes
from app.model.services.letter.vacation import VacationSeen
from app.model.services.reason_words import source_text


def _absence(title: str, name: str, tell: Callable[[Absence], str], *, needed: bool = True) -> LetterField:
    return LetterField(title, lambda c: "" if c.absence is None else tell(c.absence), Kind.ABSENCE, name, needed)


def _announced(c: Context) -> Notice | None:
    absence = c.absence
    if absence is None:
        return None
    last = max(absence.first_day, absence.last_day or absence.first_day)
    try:
        return last_day_to_announce_vacation(absence.first_day, last, c.rules)
    except UnknownRule:
        return None


def _told(tell: Callable[[Notice], str]) -> Callable[[Context], str]:
    return lambda c: "" if (notice := _announced(c)) is None else tell(notice)


def _steps(notice: Notice) -> str:
    return "\n".join(step.text for step in notice.steps)


def _source(notice: Notice) -> str:
    return "; ".join(source_text(reason) for reason in notice.reasons)


def _too_late(c: Context) -> str:
    notice, absence = _announced(c), c.absence
    if notice is None or absence is None:
        return ""
    return yes((absence.notice_given_on or c.on) > notice.day)


def _seen(tell: Callable[[VacationSeen], str]) -> Callable[[Context], str]:
    return lambda c: "" if c.vacation is None else tell(c.vacation)


def _counted(c: Context) -> tuple[Decimal, int] | None:
    """What the vacation that the letter is about counts."""
    if c.vacation is None or c.absence is None:
        return None
    return c.vacation.counted.get(c.absence.id)


def _days(c: Context) -> str:
    counted = _counted(c)
    return days_words(counted[0]) if counted is not None and counted[0] else ""


def _hours(c: Context) -> str:
    counted = _counted(c)
    return duration_text(counted[1]) if counted is not None and counted[1] else ""


def _balance(seen: VacationSeen) -> str:
    return "\n".join(map(_year, seen.years))


def _year(year: VacationYear) -> str:
    moved = f"overført til året {days_words(year.transferred_in)}, " if year.transferred_in else ""
    told = (
        f"Ferieåret {year.period.title}: optjent {days_words(year.earned)}, {moved}holdt {days_words(year.taken)}, planlagt "
        f"{days_words(year.planned)}."
    )
    rest, until = year.in_the_end, f"som holdes senest {day_text(year.period.until)}"
    if rest < 0:
        return f"{told} Der er lagt {days_words(-rest)} mere, end der bliver optjent."
    if year.to_come:
        return f"{told} Der optjenes endnu {days_words(year.to_come)}, så der i alt er {days_words(rest)} tilbage, {until}."
    hours = f" ({number_text(rounded(year.left_hours))} timer)" if year.left_hours else ""
    return f"{told} Tilbage er {days_words(rest)}{hours}, {until}."


def _planned(seen: VacationSeen) -> str:
    return "\n".join(_span(each.absence, each.days) for each in seen.planned)


def _span(absence: Absence, days: Decimal) -> str:
    until = f" til {day_text(absence.last_day)}" if absence.last_day and absence.last_day != absence.first_day else ""
    return f"{day_text(absence.first_day)}{until}: {days_words(days)}"


def _moved_days(seen: VacationSeen) -> str:
    """As agreed, or else all that can be moved; nothing is left to write."""
    if seen.agreed is not None:
        return days_words(seen.agreed.days)
    return days_words(seen.moving.movable) if seen.moving is not None and seen.moving.movable else ""


def _moved_from(seen: VacationSeen) -> str:
    return seen.moving.period.title if seen.moving is not None else ""


def _moved_to(seen: VacationSeen) -> str:
    if seen.moving is None:
        return ""
    year = seen.moving.period.last.year
    return f"{year}/{year + 1}"


def _moved_by(seen: VacationSeen) -> str:
    return day_text(seen.moving.period.until) if seen.moving is not None else ""


def _wishes_by(seen: VacationSeen) -> str:
    return day_text(seen.chosen.wishes_by) if seen.chosen is not None else ""


def _wish(title: str, tell: Callable[[VacationWish], str | None], *, needed: bool = False) -> LetterField:
    return LetterField(title, lambda c: "" if c.wish is None else tell(c.wish) or "", needed=needed)


def _is(state: WishState) -> Callable[[VacationWish], str]:
    return lambda wish: yes(wish.state is state)


def _other_days(c: Context) -> str:
    """The vacation that a wish became lies on other days than those wished for."""
    if c.wish is None or c.absence is None or c.wish.state is not WishState.GRANTED:
        return ""
    return yes((c.absence.first_day, c.absence.last_day) != (c.wish.first_day, c.wish.last_day))


VACATION_FIELDS: dict[str, LetterField] = {
    "ferie.fra": _absence("Første feriedag", "first_day", lambda x: day(x.first_day)),
    "ferie.til": _absence("Sidste feriedag", "last_day", lambda x: day(x.last_day)),
    "ferie.varslet": _absence("Ferien er varslet", "notice_given_on", lambda x: day(x.notice_given_on), needed=False),
    "ferie.varsles_senest": LetterField("Sidste dag at varsle", _told(lambda notice: day(notice.day))),
    "ferie.skridt": LetterField("Hvordan varslet er regnet ud", _told(_steps), needed=False),
    "ferie.kilde": LetterField("Hvor varslet står", _told(_source), needed=False),
    "ferie.for_sent": LetterField("Varslet er for kort", _too_late, needed=False),
    "ferie.dage": LetterField("Hvor mange feriedage ferien er", _days, needed=False),
    "ferie.timer": LetterField("Vagternes timer i ferien", _hours, needed=False),
    "ferie.saldo": LetterField("Ferien, år for år", _seen(_balance), needed=False),
    "ferie.planlagt": LetterField("Ferie, der er lagt", _seen(_planned), needed=False),
    "ferie.ønsker_senest": LetterField("Den dag, ønskerne skal være der", _seen(_wishes_by), needed=False),
    "overførsel.dage": LetterField("Dage, der overføres", _seen(_moved_days), needed=False),
    "overførsel.fra": LetterField("Ferieåret, dagene er optjent i", _seen(_moved_from), needed=False),
    "overførsel.til": LetterField("Ferieåret, de overføres til", _seen(_moved_to), needed=False),
    "overførsel.senest": LetterField("Sidste dag for aftalen", _seen(_moved_by), needed=False),
    "ønske.fra": _wish("Ønsket fra", lambda wish: day(wish.first_day)),
    "ønske.til": _wish("Ønsket til og med", lambda wish: day(wish.last_day)),
    "ønske.dato": _wish("Ønsket den", lambda wish: day(wish.asked_on)),
    "ønske.ja": _wish("Ønsket er der sagt ja til", _is(WishState.GRANTED)),
    "ønske.nej": _wish("Ønsket er der sagt nej til", _is(WishState.DECLINED)),
    "ønske.grund": _wish("Grunden til et nej", lambda wish: wish.reason),
    "ønske.andre_dage": LetterField("Ferien ligger på andre dage", _other_days, needed=False),
}
