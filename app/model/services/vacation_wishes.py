"""Wishes for vacation: written down, granted (which makes the vacation in the same step), declined, withdrawn; the day for them.

`ferieloven` § 8 lets the employer decide after talking with the helper, whose wishes count as far as they can.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.model.calc.notice import Notice, last_day_to_announce_vacation
from app.model.domain.danish import day_text
from app.model.domain.entities import Absence, AbsenceKind, Changes, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave import VacationRound, VacationWish, WishState
from app.model.domain.leave_validity import vacation_round_mistakes, vacation_wish_mistakes
from app.model.rulebook.rulebook import Rulebook, UnknownRule
from app.model.services.absences import ABSENCE_FIELDS, refuse_impossible
from app.model.services.binder import Binder
from app.model.services.drafts import EMPTY, fill, read, refuse, renamed
from app.model.services.ids import new_id
from app.model.store import leave_queries, queries
from app.model.store.database import Session, UnitOfWork

WISH_FIELDS = {
    "helper_id": "Hjælper",
    "first_day": "Ønsket fra",
    "last_day": "Ønsket til og med",
    "asked_on": "Ønsket den",
    "decided_on": "Besluttet den",
    "told_on": "Hjælperen har fået svar den",
    "reason": "Grund",
    "from": "Ferie fra",
    "to": "Ferie til og med",
    "notice_given_on": ABSENCE_FIELDS["notice_given_on"],
    "notice_how": ABSENCE_FIELDS["notice_how"],
    "notice_agreed_on": ABSENCE_FIELDS["notice_agreed_on"],
    "advance_agreed_on": ABSENCE_FIELDS["advance_agreed_on"],
    "year": "Kalenderår",
    "wishes_by": "Ønsker senest",
}
WISH_STATES = {
    WishState.OPEN: "ikke besvaret",
    WishState.GRANTED: "ja",
    WishState.DECLINED: "nej",
    WishState.WITHDRAWN: "trukket tilbage",
}
_OF_ABSENCE = {ABSENCE_FIELDS["first_day"]: WISH_FIELDS["from"], ABSENCE_FIELDS["last_day"]: WISH_FIELDS["to"]}


@dataclass(frozen=True)
class WishDraft:
    helper_id: str
    first_day: date
    last_day: date
    asked_on: date


@dataclass(frozen=True)
class Grant:
    """A yes: the days may be others than those wished for. The notice and agreements as of any vacation."""

    first_day: date
    last_day: date
    decided_on: date
    told_on: date | None = None
    notice_given_on: date | None = None
    notice_how: str = ""
    notice_agreed_on: date | None = None
    advance_agreed_on: date | None = None


@dataclass(frozen=True)
class WishRow:
    """A wish with its helper's name, and the last day to announce such a vacation; None where no rule says."""

    id: str
    helper: str
    draft: WishDraft
    state: WishState
    decided_on: date | None
    told_on: date | None
    reason: str
    absence_id: str | None
    notice: Notice | None


def wish_rows(binder: Binder, year: int | None = None) -> tuple[WishRow, ...]:
    """The wishes that touch a calendar year, or all, by their first day."""
    rules = binder.rulebook()
    with binder.database.read() as session:
        names = {helper.id: helper.name for helper in queries.helpers(session)}
        wishes = leave_queries.vacation_wishes(session)
    return tuple(
        _row(wish, names[wish.helper_id], rules)
        for wish in wishes
        if year is None or wish.first_day.year <= year <= wish.last_day.year
    )


def _row(wish: VacationWish, helper: str, rules: Rulebook) -> WishRow:
    draft: WishDraft = read(WishDraft, wish)
    notice = notice_of(wish.first_day, wish.last_day, rules)
    reason = wish.reason or ""
    return WishRow(wish.id, helper, draft, wish.state, wish.decided_on, wish.told_on, reason, wish.absence_id, notice)


def notice_of(first: date, last: date, rules: Rulebook) -> Notice | None:
    """The last day to announce a vacation; None where the rules say nothing."""
    try:
        return last_day_to_announce_vacation(first, max(first, last), rules)
    except UnknownRule:
        return None


def add_wish(binder: Binder, draft: WishDraft) -> Changes:
    """Raises Refused with the field's name."""
    wish = VacationWish(new_id("oe"), draft.helper_id, draft.first_day, draft.last_day, draft.asked_on)
    with binder.database.change(f"Nyt ferieønske {day_text(draft.first_day)}") as work:
        _fill(work.session, wish, draft, binder.today)
        work.add(wish)
    return work.changes


def change_wish(binder: Binder, wish_id: str, draft: WishDraft) -> Changes:
    """One that is not answered yet; raises Refused for others."""
    with binder.database.change(f"Ret ferieønske {day_text(draft.first_day)}") as work:
        wish = _open(work.session, wish_id)
        _fill(work.session, wish, draft, binder.today)
    return work.changes


def withdraw_wish(binder: Binder, wish_id: str, on: date) -> Changes:
    """The helper no longer wishes it; a vacation that it became stays."""
    with binder.database.change("Træk ferieønske tilbage") as work:
        wish = _open(work.session, wish_id)
        wish.state, wish.decided_on = WishState.WITHDRAWN, on
        refuse(vacation_wish_mistakes(wish), WISH_FIELDS)
    return work.changes


def decline_wish(binder: Binder, wish_id: str, reason: str, decided_on: date, told_on: date | None) -> Changes:
    """A no has a reason."""
    with binder.database.change("Sig nej til ferieønske") as work:
        wish = _open(work.session, wish_id)
        if not reason.strip():
            raise Refused(Mistake(WISH_FIELDS["reason"], f"{EMPTY}: skriv, hvorfor det ikke kan lade sig gøre"))
        wish.state, wish.reason = WishState.DECLINED, reason.strip()
        _decide(wish, decided_on, told_on, binder.today)
    return work.changes


def grant_wish(binder: Binder, wish_id: str, grant: Grant) -> Changes:
    """The wish becomes a vacation, in the same step.

    Raises:
        Refused: the wish is answered already, or the vacation can't be: outside the employment, another absence in the way.

    """
    with binder.database.change(f"Sig ja til ferie {day_text(grant.first_day)}") as work:
        wish = _open(work.session, wish_id)
        _decide(wish, grant.decided_on, grant.told_on, binder.today)
        wish.state, wish.absence_id = WishState.GRANTED, _vacation(work, wish.helper_id, grant, binder.today).id
    return work.changes


def _vacation(work: UnitOfWork, helper_id: str, grant: Grant, today: date) -> Absence:
    absence = Absence(new_id("f"), helper_id, AbsenceKind.VACATION, grant.first_day, grant.last_day)
    absence.notice_given_on, absence.notice_how = grant.notice_given_on, grant.notice_how.strip() or None
    absence.notice_agreed_on, absence.advance_agreed_on = grant.notice_agreed_on, grant.advance_agreed_on
    try:
        refuse_impossible(work, absence, today)
    except Refused as refused:
        raise renamed(refused, _OF_ABSENCE) from None
    work.add(absence)
    work.session.flush()
    return absence


def reopen_wish(binder: Binder, wish_id: str) -> Changes:
    """The answer is taken back; a vacation that it became stays, and is deleted by itself where it is not to be."""
    with binder.database.change("Åbn ferieønske igen") as work:
        wish = _existing(work.session, wish_id)
        wish.state, wish.decided_on, wish.told_on, wish.reason = WishState.OPEN, None, None, None
        wish.absence_id = None
    return work.changes


def delete_wish(binder: Binder, wish_id: str) -> Changes:
    """Written down by mistake; a vacation that it became stays."""
    with binder.database.change("Slet ferieønske") as work:
        work.delete(_existing(work.session, wish_id))
    return work.changes


def wishes_by(binder: Binder, year: int) -> date | None:
    """The day by which wishes for a calendar year are to be told."""
    with binder.database.read() as session:
        return next((each.wishes_by for each in leave_queries.vacation_rounds(session) if each.year == year), None)


def set_wishes_by(binder: Binder, year: int, day: date | None) -> Changes:
    """None takes it away. Raises Refused for a day after the year."""
    with binder.database.change(f"Ferieønsker for {year} senest") as work:
        found = next((each for each in leave_queries.vacation_rounds(work.session) if each.year == year), None)
        if day is None:
            if found is not None:
                work.delete(found)
        else:
            chosen = found or VacationRound(new_id("fr"), year, day)
            chosen.wishes_by = day
            refuse(vacation_round_mistakes(chosen), WISH_FIELDS)
            if day.year > year:
                raise Refused(Mistake(WISH_FIELDS["wishes_by"], f"ligger efter {year}"))
            if found is None:
                work.add(chosen)
    return work.changes


def _fill(session: Session, wish: VacationWish, draft: WishDraft, today: date) -> None:
    fill(wish, draft)
    if queries.by_id(session, Helper, wish.helper_id) is None:
        raise Refused(Mistake(WISH_FIELDS["helper_id"], "vælg en hjælper"))
    mistakes = list(vacation_wish_mistakes(wish))
    if not mistakes and wish.asked_on > today:
        mistakes.append(("asked_on", "ligger ude i fremtiden"))
    refuse(mistakes, WISH_FIELDS)


def _decide(wish: VacationWish, decided_on: date, told_on: date | None, today: date) -> None:
    wish.decided_on, wish.told_on = decided_on, told_on
    mistakes = list(vacation_wish_mistakes(wish))
    for name, day in (("decided_on", decided_on), ("told_on", told_on)):
        if not mistakes and day is not None and day > today:
            mistakes.append((name, "ligger ude i fremtiden"))
    refuse(mistakes, WISH_FIELDS)


def _open(session: Session, wish_id: str) -> VacationWish:
    wish = _existing(session, wish_id)
    if wish.state is not WishState.OPEN:
        answer = WISH_STATES[wish.state]
        raise Refused(Mistake("Ferieønske", f"det er allerede afgjort ({answer}); åbn det igen, før det ændres"))
    return wish


def _existing(session: Session, wish_id: str) -> VacationWish:
    wish = queries.by_id(session, VacationWish, wish_id)
    if wish is None:
        raise Refused(Mistake("Ferieønske", "ønsket findes ikke længere"))
    return wish
