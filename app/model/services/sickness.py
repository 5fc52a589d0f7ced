"""A helper is reported sick and fit again, one step each: what was planned over the days waits, and comes back.

A sickness in a vacation is written as vacation, sick, vacation without a gap; its part that lies over a vacation remembers
that in `instead_of` (ferieloven § 12). No two absences of a helper lie at the same time, before as after.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from app.model.domain.danish import day_text
from app.model.domain.entities import FOREVER, Absence, AbsenceKind, Changes
from app.model.domain.errors import Mistake, Refused
from app.model.domain.leave import ReportedHow, VacationWish
from app.model.domain.leave_validity import ILL, WAITING
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.services.absences import ABSENCE_FIELDS, check, in_the_way, refuse_finished_absence
from app.model.services.binder import Binder
from app.model.services.ids import new_id
from app.model.store import leave_queries, queries, watch_queries
from app.model.store.database import Session, UnitOfWork

CHILD = AbsenceKind.CHILD_SICK
OPEN_END = midnight(FOREVER + ONE_DAY)  # the end of an absence that has none
# What a vacation keeps while a sickness lies over it, so that its part after the sickness is the same vacation.
_KEPT = ("notice_given_on", "notice_how", "notice_agreed_on", "advance_agreed_on", "paid")


@dataclass(frozen=True)
class SickDraft:
    """From a day, or from a clock time on it; no last day: nobody knows yet."""

    helper_id: str
    first_day: date
    from_time: time | None = None
    last_day: date | None = None
    kind: AbsenceKind = AbsenceKind.SICK
    reported_at: datetime | None = None
    reported_how: ReportedHow | None = None
    expected_back: date | None = None


@dataclass(frozen=True)
class Reported:
    """What a report of sick or fit did. `start`..`end` is the time that changed; `absence_id` the sickness' first part.

    `vacations`: what waits now, or has come back. `stopped_by`: the absence at which an open sickness had to end.
    """

    changes: Changes
    helper_id: str
    absence_id: str
    start: datetime
    end: datetime
    vacations: tuple[tuple[date, date | None], ...] = ()
    stopped_by: AbsenceKind | None = None


def sick_draft(binder: Binder, helper_id: str, day: date) -> SickDraft:
    """A helper who reports sick now, from a day: from now where work has begun, else the whole day.

    Work has begun when the day's own shift runs now, or when the day is today and some of it has been worked.
    """
    now = binder.now().replace(second=0, microsecond=0)
    first, at = day, None
    if now.date() - ONE_DAY <= day <= now.date() and now > midnight(day):
        with binder.database.read() as session:
            near = watch_queries.plain_shifts(session, midnight(day), now, (helper_id,))
        today = [shift for shift in near if shift.end > midnight(now.date())]
        runs = [shift for shift in today if shift.start.date() == day and shift.end > now]
        if runs or (today and day == now.date()):
            first, at = now.date(), now.time() if now.time() != time() else None
    return SickDraft(helper_id, first, at, reported_at=now)


def report_sick(binder: Binder, draft: SickDraft) -> Reported:
    """One step: the sickness is written, and the vacation that it lies over waits.

    Raises:
        Refused: outside the employment, another absence in the way, a finished month, an impossible date.

    """
    with binder.database.change(f"Meld syg {day_text(draft.first_day)}") as work:
        sick = _plain(draft)
        sick.reported_at, sick.reported_how, sick.expected_back = (
            draft.reported_at,
            draft.reported_how,
            draft.expected_back,
        )
        check(work.session, sick, binder.today)
        others = [each for each in _from(work.session, sick.helper_id, sick.first_day) if each.end > sick.start]
        stop = _where_it_stops(sick, others)
        if stop is not None:
            _end_at(sick, stop.start)
        refuse_finished_absence(work.session, sick)
        waiting = [each for each in others if each.kind in WAITING and each.start < sick.end]
        vacations = tuple((max(each.first_day, sick.first_day), each.last_day) for each in waiting)
        start, end = sick.start, sick.end
        pieces = _lay(work, sick, waiting)
    return Reported(
        work.changes, draft.helper_id, pieces[0].id, start, end, vacations, None if stop is None else stop.kind
    )


def _plain(draft: SickDraft) -> Absence:
    return Absence(new_id("f"), draft.helper_id, draft.kind, draft.first_day, draft.last_day, from_time=draft.from_time)


def _from(session: Session, helper_id: str, first: date) -> list[Absence]:
    """What touches a day or comes after it, in order of time."""
    return sorted(queries.absences(session, first, date.max, helper_id), key=lambda each: (each.start, each.end))


def _where_it_stops(sick: Absence, others: list[Absence]) -> Absence | None:
    """The first absence that a sickness without an end can't lie over; Refused where it is in the way from the start."""
    for other in others:
        if other.kind in WAITING or other.start >= sick.end:
            continue
        if other.start <= sick.start or sick.last_day is not None:
            raise Refused(Mistake(ABSENCE_FIELDS["first_day"], f"hjælperen {in_the_way(other, other)}"))
        return other
    return None


def _lay(work: UnitOfWork, sick: Absence, waiting: list[Absence]) -> list[Absence]:
    """Lays a sickness over time in which only vacation is planned; returns its parts in order."""
    pieces: list[Absence] = []
    reached, end = sick.start, sick.end
    for vacation in waiting:
        if vacation.start > reached:
            pieces.append(_part(sick, reached, vacation.start))
        high = min(vacation.end, end)
        pieces.append(_over(work, sick, vacation, high))
        reached = high
    if reached < end:
        pieces.append(_part(sick, reached, end))
    first = pieces[0]
    first.reported_at, first.reported_how, first.expected_back = sick.reported_at, sick.reported_how, sick.expected_back
    known = {each.id for each in waiting}
    for piece in pieces:
        if piece.id not in known:
            work.add(piece)
    return pieces


def _over(work: UnitOfWork, sick: Absence, vacation: Absence, high: datetime) -> Absence:
    """The part of a sickness over one vacation, which keeps what of it lies outside.

    A vacation that lies wholly in the sickness becomes the part itself, so that what points to it finds it again.
    """
    start, end = vacation.start, vacation.end
    if start >= sick.start and end <= high:
        vacation.instead_of, vacation.kind = vacation.kind, sick.kind
        return vacation
    part = _copy(vacation, max(start, sick.start), high)
    part.instead_of, part.kind = vacation.kind, sick.kind
    if start < sick.start:
        _end_at(vacation, sick.start)
        if high < end:
            work.add(_copy(vacation, high, end))
    else:
        _begin_at(vacation, high)
    return part


def report_fit(binder: Binder, helper_id: str, day: date) -> Reported:
    """One step: a sickness ends the day before, and the vacation that waited for it is there again.

    Raises:
        Refused: the helper is not sick until then, or a finished month.

    """
    with binder.database.change(f"Meld rask {day_text(day)}") as work:
        course = _running(work.session, helper_id, day)
        now, rest = course[0], course[1:]
        end = course[-1].end
        if now.fit_on == day and end == midnight(day):
            raise Refused(Mistake(ABSENCE_FIELDS["fit_on"], "hjælperen er allerede meldt rask den dag"))
        changed = Absence("", helper_id, now.kind, day)
        _end_at(changed, end)
        if end > midnight(day):
            refuse_finished_absence(work.session, changed)
        back = [each for each in (_cut(work, now, day), *(_undone(work, each) for each in rest)) if each is not None]
        now.fit_on = day
        check(work.session, now, binder.today)
    vacations = tuple((each.first_day, each.last_day) for each in back)
    return Reported(work.changes, helper_id, now.id, midnight(day), end, vacations)


def _running(session: Session, helper_id: str, day: date) -> list[Absence]:
    """The part of a sickness that goes on until a day, and the parts that follow it without a gap."""
    ill = [each for each in _from(session, helper_id, day - ONE_DAY) if each.kind in ILL]
    now = next((each for each in ill if each.start < midnight(day) <= each.end), None)
    if now is None:
        text = f"hjælperen er ikke sygemeldt {day_text(day - ONE_DAY)}"
        if any(each.first_day == day for each in ill):
            text = "hjælperen blev først syg den dag. Var det en fejl, så slet fraværet"
        raise Refused(Mistake(ABSENCE_FIELDS["fit_on"], text))
    course = [now]
    for each in ill:
        if each is not now and each.start == course[-1].end and (each.kind is CHILD) is (now.kind is CHILD):
            course.append(each)
    return course


def _cut(work: UnitOfWork, sick: Absence, day: date) -> Absence | None:
    """Ends a part the day before; the rest of the vacation that it lay over, if any."""
    end, fit = sick.end, midnight(day)
    if end == fit:
        return None
    back = _copy(sick, fit, end) if sick.instead_of is not None else None
    _end_at(sick, fit)
    if back is not None and sick.instead_of is not None:
        back.kind = sick.instead_of
        work.add(back)
        for wish in leave_queries.vacation_wishes(work.session, sick.helper_id):
            if wish.absence_id == sick.id:
                _point(wish, back)
    return back


def _point(wish: VacationWish, vacation: Absence) -> None:
    wish.absence_id = vacation.id


def _undone(work: UnitOfWork, sick: Absence) -> Absence | None:
    """A part that never came: the vacation it lay over, or nothing."""
    if sick.instead_of is None:
        work.delete(sick)
        return None
    sick.kind, sick.instead_of = sick.instead_of, None
    return sick


def _part(sick: Absence, start: datetime, end: datetime) -> Absence:
    part = Absence(new_id("f"), sick.helper_id, sick.kind, start.date())
    _begin_at(part, start)
    _end_at(part, end)
    return part


def _copy(absence: Absence, start: datetime, end: datetime) -> Absence:
    """Of the same kind at another time, with what was told of it."""
    part = _part(absence, start, end)
    for name in _KEPT:
        setattr(part, name, getattr(absence, name))
    return part


def _begin_at(absence: Absence, start: datetime) -> None:
    absence.first_day = start.date()
    absence.from_time = start.time() if start.time() != time() else None


def _end_at(absence: Absence, end: datetime) -> None:
    """Until a moment, which is the first one after the absence."""
    if end == OPEN_END:
        absence.last_day = absence.to_time = None
    elif end.time() == time():
        absence.last_day, absence.to_time = end.date() - ONE_DAY, None
    else:
        absence.last_day, absence.to_time = end.date(), end.time()
