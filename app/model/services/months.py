"""A month's course: open, finished, sent, reopened with a reason. Its history is only ever added to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from app.model.domain.danish import month_text
from app.model.domain.entities import FOREVER, Changes, Contract, Month, MonthEvent, PayForm, ShiftStatus
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY, midnight
from app.model.domain.validity import LONGEST_TEXT, text_mistake
from app.model.services.binder import Binder
from app.model.store import queries
from app.model.store.database import Session


class MonthState(StrEnum):
    OPEN = "open"
    FINISHED = "finished"
    SENT = "sent"


REOPENED = "reopened"


@dataclass(frozen=True)
class MonthStatus:
    """Where a month is, and the history that led there (event, when, reason)."""

    month: Month
    state: MonthState
    history: tuple[tuple[str, datetime, str | None], ...]


def _state(events: Iterable[MonthEvent]) -> MonthState:
    state = MonthState.OPEN
    for event in events:
        state = MonthState.OPEN if event.event == REOPENED else MonthState(event.event)
    return state


def month_status(binder: Binder, month: Month) -> MonthStatus:
    with binder.database.read() as session:
        events = queries.month_events(session, str(month))
    return MonthStatus(month, _state(events), tuple((e.event, e.happened_at, e.reason) for e in events))


def sent_months(binder: Binder) -> frozenset[Month]:
    """The months whose sheets have been sent."""
    with binder.database.read() as session:
        return sent_in(session)


def sent_in(session: Session) -> frozenset[Month]:
    """The same, where the file is being read already."""
    events = queries.month_events(session)
    by_month: dict[str, list[MonthEvent]] = {}
    for event in events:
        by_month.setdefault(event.month, []).append(event)
    return frozenset(Month.parse(m) for m, mine in by_month.items() if _state(mine) is MonthState.SENT)


def finish_month(binder: Binder, month: Month) -> Changes:
    """Closes a month: its shifts count as worked and can't be changed until it is reopened."""
    _refuse_unless(binder, month, MonthState.OPEN, "er allerede færdig")
    with binder.database.change(f"Markér {month_text(month)} som færdig") as work:
        for shift in queries.shifts(work.session, midnight(month.first), midnight(month.last + ONE_DAY)):
            if shift.start >= midnight(month.first):
                shift.status = ShiftStatus.WORKED
        work.add(MonthEvent(str(month), MonthState.FINISHED, binder.now()))
    return work.changes


def mark_sent(binder: Binder, month: Month) -> Changes:
    """That the signed sheets are on their way to whoever runs the payroll."""
    _refuse_unless(binder, month, MonthState.FINISHED, "skal være færdig, før den kan sendes")
    with binder.database.change(f"Markér {month_text(month)} som sendt") as work:
        work.add(MonthEvent(str(month), MonthState.SENT, binder.now()))
    return work.changes


def reopen_month(binder: Binder, month: Month, reason: str) -> Changes:
    """Opens a finished or sent month again; the reason stays in its history."""
    if month_status(binder, month).state is MonthState.OPEN:
        raise Refused(Mistake("Måned", f"{month_text(month)} er åben i forvejen"))
    if not reason.strip():
        raise Refused(Mistake("Begrundelse", "skriv, hvorfor måneden åbnes igen"))
    if mistake := text_mistake(reason, LONGEST_TEXT, lines=True):
        raise Refused(Mistake("Begrundelse", mistake))
    with binder.database.change(f"Genåbn {month_text(month)}") as work:
        work.add(MonthEvent(str(month), REOPENED, binder.now(), reason.strip()))
    return work.changes


def _refuse_unless(binder: Binder, month: Month, state: MonthState, otherwise: str) -> None:
    if month_status(binder, month).state is not state:
        raise Refused(Mistake("Måned", f"{month_text(month)} {otherwise}"))


def refuse_finished(session: Session, spans: Iterable[tuple[datetime, datetime]]) -> None:
    """Raises Refused if a local span touches a finished month."""
    touched = {m for start, end in spans for m in months_touched(start, end)}
    for month in sorted(touched, key=str):
        if queries.last_month_event(session, str(month)) not in {None, REOPENED}:
            text = f"{month_text(month)} er markeret som færdig. Genåbn måneden under Timesedler for at ændre den."
            raise Refused(Mistake("Måned", text))


Terms = tuple[date, date | None, PayForm | None, Decimal | None]


def terms_of(contracts: Iterable[Contract]) -> list[Terms]:
    """What a timesheet takes from contracts: from, to, pay form, hourly wage."""
    return [(c.starts_on, c.ends_on, c.pay, c.hourly_wage) for c in contracts]


def refuse_new_terms(session: Session, helper_id: str, before: list[Terms], after: list[Terms]) -> None:
    """Raises Refused if other terms would hold on a day of a finished month in which the helper has shifts."""
    for text in sorted({event.month for event in queries.month_events(session)}):
        month = Month.parse(text)
        if all(_on(day, before) == _on(day, after) for day in month.days):
            continue
        span = midnight(month.first), midnight(month.last + ONE_DAY)
        if queries.shifts(session, *span, helper_id):
            refuse_finished(session, [span])


def _on(day: date, terms: list[Terms]) -> list[Terms]:
    return [(day, None, pay, wage) for starts, ends, pay, wage in terms if starts <= day <= (ends or FOREVER)]


def months_touched(start: datetime, end: datetime) -> Iterable[Month]:
    """The months that hold a minute of a local span."""
    month = Month.of(start.date())
    last = Month.of((max(end, start + timedelta(minutes=1)) - timedelta(minutes=1)).date())
    while str(month) <= str(last):
        yield month
        month = month.plus(1)
