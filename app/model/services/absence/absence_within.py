"""An absence that is made or changed as part of something else, in the same undo step: after an accident, for a birth."""

from __future__ import annotations

from datetime import date

from app.model.domain.entities import FOREVER, Absence
from app.model.domain.errors import Mistake, Refused
from app.model.services.absences import ABSENCE_FIELDS, check, in_the_way, refuse_finished_absence
from app.model.store import queries
from app.model.store.database import UnitOfWork

FIRST, LAST = ABSENCE_FIELDS["first_day"], ABSENCE_FIELDS["last_day"]


def refuse_impossible(work: UnitOfWork, absence: Absence, today: date) -> None:
    """Raises Refused as for an absence by itself: impossible days, outside the employment, one in the way, a finished month."""
    check(work.session, absence, today)
    for other in queries.absences(work.session, absence.first_day, absence.last_day or FOREVER, absence.helper_id):
        if other.id != absence.id and other.overlaps(absence.start, absence.end):
            raise Refused(Mistake(FIRST, f"hjælperen {in_the_way(absence, other)}"))
    refuse_finished_absence(work.session, absence)


def renamed(refused: Refused, titles: dict[str, str]) -> Refused:
    """The same mistakes under the names that another form gives those fields."""
    return Refused(*(Mistake(titles.get(each.place, each.place), each.message) for each in refused.mistakes))
