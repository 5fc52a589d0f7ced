"""The shifts that lie in the citizen's stays: those to mark as away from home, and those done in hospital."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.model.domain.danish import plural
from app.model.domain.entities import Changes, Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.stays import CitizenStay, StayHelper
from app.model.services.binder import Binder
from app.model.services.months import refuse_finished
from app.model.services.stays import existing
from app.model.store import leave_queries, queries
from app.model.store.database import Session


def in_stay(session: Session, stay: CitizenStay, until: date) -> Sequence[Shift]:
    """Every shift that begins or lies in a stay, its first and last day included; `until` where nobody knows the last."""
    last = max(stay.first_day, stay.last_day or until)
    return queries.shifts(session, midnight(stay.first_day), midnight(last + ONE_DAY))


def to_mark(session: Session, stay: CitizenStay, written: Iterable[StayHelper], today: date) -> list[Shift]:
    """The shifts of those who come along that are not marked as away yet, and whose month is open.

    Of a stay without a last day, those that have begun by today.
    """
    along = {part.helper_id for part in written if part.stay_id == stay.id and part.along}
    if not along:
        return []
    found = (shift for shift in in_stay(session, stay, today) if shift.helper_id in along and not shift.away)
    return [shift for shift in found if _is_open(session, shift)]


def _is_open(session: Session, shift: Shift) -> bool:
    try:
        refuse_finished(session, [(shift.start, shift.end)])
    except Refused:
        return False
    return True


def mark_away(binder: Binder, stay_id: str) -> Changes:
    """Marks the shifts of those who come along as away from home: other days off may go between them. One step."""
    with binder.database.read() as session:
        stay = existing(session, stay_id)
        count = len(to_mark(session, stay, leave_queries.stay_helpers(session, stay_id), binder.today))
    if not count:
        raise Refused(Mistake("Vagter", "der er ingen vagter at markere"))
    with binder.database.change(f"Markér {plural(count, 'vagt', 'vagter')} som ude af hjemmet") as work:
        stay = existing(work.session, stay_id)
        for shift in to_mark(work.session, stay, leave_queries.stay_helpers(work.session, stay_id), binder.today):
            shift.away = True
    return work.changes


def hospital_days(session: Session, first: date, last: date) -> list[CitizenStay]:
    """The hospital stays with a day between two dates."""
    return [
        stay
        for stay in leave_queries.stays(session)
        if stay.kind.is_hospital and stay.first_day <= last and (stay.last_day or date.max) >= first
    ]
