"""Which former helpers' data need not be kept any longer: the program proposes, a person decides.

Dates come from the rulebook: the working-time register must be kept (hard), the rest is a rule of thumb, a limit, or
not settled in law, and says so. Rules are asked as they hold today, because today is when one decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.model.checks.deadlines import due_date
from app.model.domain.danish import day_text
from app.model.domain.dates import add_months
from app.model.domain.entities import FOREVER, Changes, Contract, Helper, Shift
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.reasons import Reason
from app.model.rulebook.rulebook import Rulebook
from app.model.rulebook.values import Deadline, Number
from app.model.services.binder import Binder
from app.model.services.mentioned import still_mentioned
from app.model.store import people_queries, queries

__all__ = ["Candidate", "Keeping", "candidates", "erase_applicants", "erase_helper", "still_mentioned"]
REGISTER, PERIOD = "arbejdstid_opbevaring", "gennemsnit_periode"
FORMER, ACCOUNTS, APPLICANT = "tidligere_hjaelper_opbevaring", "regnskab_opbevaring", "ansoeger_opbevaring_hoejst"


@dataclass(frozen=True)
class Keeping:
    """Why data are kept to a day, that day included. `hard` ones the program insists on."""

    until: date
    reason: Reason
    hard: bool = False


@dataclass(frozen=True)
class Candidate:
    """A helper without a contract now or later; `ended_on` is the last day of contract or work, if any."""

    helper_id: str
    name: str
    ended_on: date | None
    keepings: tuple[Keeping, ...]
    today: date

    @property
    def when_free(self) -> date | None:
        """The first day on which nothing asks for the data; None when nothing ever did."""
        return max((keeping.until + ONE_DAY for keeping in self.keepings), default=None)

    @property
    def run_out(self) -> bool:
        return self.when_free is None or self.when_free <= self.today

    @property
    def locked_until(self) -> date | None:
        """The last day on which the data must not be erased; None when they may be today."""
        last = max((keeping.until for keeping in self.keepings if keeping.hard), default=None)
        return last if last is not None and last >= self.today else None


def candidates(binder: Binder) -> list[Candidate]:
    """The former helpers by name."""
    with binder.database.read() as session:
        helpers = queries.helpers(session)
        contracts = queries.contracts(session)
        shifts = queries.everything(session, Shift)
        hired = {contract.helper_id for contract in contracts}
        logs = {h.id: queries.change_log(session, *_ALL, h.id) for h in helpers if h.id not in hired}
    entered = {helper_id: rows[-1].happened_at.date() for helper_id, rows in logs.items() if rows}
    rules, found = binder.rulebook(), []
    for helper in helpers:
        mine = [contract for contract in contracts if contract.helper_id == helper.id]
        if any((contract.ends_on or FOREVER) >= binder.today for contract in mine):
            continue
        worked = [shift for shift in shifts if shift.helper_id == helper.id]
        found.append(_candidate(helper, mine, worked, entered.get(helper.id), (rules, binder.today)))
    return found


_ALL = (midnight(date.min), midnight(FOREVER))


def _candidate(
    helper: Helper,
    contracts: Sequence[Contract],
    shifts: Sequence[Shift],
    entered: date | None,
    now: tuple[Rulebook, date],
) -> Candidate:
    rules, today = now
    worked = max(((shift.end - timedelta(minutes=1)).date() for shift in shifts), default=None)
    ended = max((contract.ends_on for contract in contracts if contract.ends_on), default=None)
    last = max((day for day in (worked, ended) if day), default=None)
    kept: list[Keeping | None] = []
    if worked:
        kept.append(_register(rules, worked, today))
    if last:
        kept.append(_counted(rules, FORMER, last, f"{day_text(last)}, hvor ansættelsen ophørte", today))
        year_end = date(last.year + 1, 1, 1) - ONE_DAY
        kept.append(_counted(rules, ACCOUNTS, year_end, f"{day_text(year_end)}, hvor regnskabsåret sluttede", today))
    elif entered:
        text = f"{day_text(entered)}, hvor personen blev skrevet ind; afslagets dato kender programmet ikke"
        kept.append(_counted(rules, APPLICANT, entered, text, today))
    return Candidate(helper.id, helper.name, last, tuple(keeping for keeping in kept if keeping), today)


def _register(rules: Rulebook, worked: date, today: date) -> Keeping | None:
    """The working-time register: from the end of the longest period of average that the last working day lies in."""
    period, duty = rules.find(PERIOD, today), rules.find(REGISTER, today)
    if not isinstance(period, Number) or not isinstance(duty, Deadline):
        return None
    end = add_months(worked, int(period.value))
    text = f"{day_text(end)}, hvor perioden på {int(period.value)} måneder efter sidste arbejdsdag {day_text(worked)} slutter"
    return _counted(rules, REGISTER, end, text, today, hard=True)


def _counted(
    rules: Rulebook, key: str, start: date, counted_from: str, today: date, *, hard: bool = False
) -> Keeping | None:
    rule = rules.find(key, today)
    until = due_date(start, rule) if isinstance(rule, Deadline) else None
    if until is None or not isinstance(rule, Deadline):
        return None
    title = rules.definitions[key].title if key in rules.definitions else key
    text = f"{title} til {day_text(until)}, regnet fra {counted_from}."
    return Keeping(until, rule.reason(key, f"{text} {rule.note}" if rule.note else text), hard)


def erase_helper(binder: Binder, helper_id: str) -> Changes:
    """Erases all that is known of a former helper for good; the log keeps that it happened, not who it was.

    Raises:
        Refused: not a former helper, or the working-time register must still be kept; nothing is changed.

    """
    found = next((candidate for candidate in candidates(binder) if candidate.helper_id == helper_id), None)
    if found is None:
        text = "er ikke en tidligere hjælper: der er en kontrakt nu eller senere, eller hjælperen findes ikke længere"
        raise Refused(Mistake("Hjælper", text))
    if found.locked_until:
        text = f"registret over arbejdstid skal gemmes til og med {day_text(found.locked_until)}; slet derefter"
        raise Refused(Mistake(found.name, text))
    return binder.database.erase_helper(helper_id)


def erase_applicants(binder: Binder, applicant_ids: Sequence[str]) -> Changes:
    """Erases applicants for good. Raises Refused for one who has become a helper: that one is erased as a helper."""
    with binder.database.read() as session:
        found = [one for one in people_queries.applicants(session) if one.id in set(applicant_ids)]
    if not found:
        raise Refused(Mistake("Ansøger", "ansøgeren findes ikke længere"))
    if hired := next((one for one in found if one.helper_id is not None), None):
        raise Refused(Mistake("Ansøger", f"{hired.name} er ansat og slettes som hjælper"))
    return binder.database.erase_applicants([one.id for one in found])
