"""The citizen's coming stays in the year ahead: when they begin, and the last days that belong to them. See year_ahead.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.model.calc.stays import StayDay, What, is_over, stay_days, tell_by
from app.model.checks.facts import Facts
from app.model.checks.hospital import NOTIFY, PAY_ENDS
from app.model.checks.stay_parts import Told, parts_of
from app.model.checks.stays import CODE
from app.model.domain.danish import day_text
from app.model.domain.reasons import Reason
from app.model.domain.stays import CitizenStay
from app.model.rulebook.rulebook import Rulebook


@dataclass(frozen=True)
class StayDue:
    """One date of a stay. `finding` and `subject` name the finding that tells of it when its time comes; "" where none does."""

    what: str
    day: date
    reason: Reason | None
    finding: str
    subject: str
    helper_id: str = ""


def stay_dues(facts: Facts, rules: Rulebook) -> Iterator[StayDue]:
    """Of stays that are not over."""
    for stay in facts.stays:
        if is_over(stay, facts.as_of):
            continue
        kind = "Indlæggelse" if stay.kind.is_hospital else "Borgerens ferie"
        until = f"; den slutter {day_text(stay.last_day)}" if stay.last_day is not None else ""
        yield StayDue(f"{kind} begynder{until}", stay.first_day, None, "stay", stay.id)
        if not stay.kind.is_hospital:
            yield from _told(facts, stay, rules)
        for day in stay_days(stay, facts.scheme.paragraph, rules):
            yield from _last_day(stay, day)


def _told(facts: Facts, stay: CitizenStay, rules: Rulebook) -> Iterator[StayDue]:
    """The last day to tell each of those who stay at home and don't know yet."""
    notice = tell_by(stay, rules)
    for part in parts_of(stay, facts.stay_helpers, facts.contracts, notice) if notice is not None else ():
        if part.state(facts.as_of) is Told.TO_COME and part.helper_id in facts.helpers and notice is not None:
            what = f"Sidste dag at give besked om borgerens ferie fra {day_text(stay.first_day)}: "
            subject = f"{stay.id}/{stay.first_day.isoformat()}"
            yield StayDue(
                f"{what}{facts.name(part.helper_id)}", notice.day, notice.reasons[0], CODE, subject, part.helper_id
            )


def _last_day(stay: CitizenStay, day: StayDay) -> Iterator[StayDue]:
    """Telling the municipality, and the end of pay; how long other things hold is no duty."""
    if day.what is What.NOTIFY and stay.told_on is None:
        yield StayDue("Sidste dag at give kommunen besked om indlæggelse", day.day, day.reason, NOTIFY, stay.id)
    goes_on = stay.last_day is None or stay.last_day > day.day
    if day.what is What.PAY and goes_on and stay.agreed_on is None:
        yield StayDue(
            "Løn efter vagtplanen under indlæggelse kan ikke dækkes længere", day.day, day.reason, PAY_ENDS, stay.id
        )
