"""The roster on paper: a month with all helpers for the wall, and one helper's own shifts; as PDF and as text, and issued.

Why anybody is absent stands on neither, nor do shifts' notes: the paper hangs where guests see it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from app.model.checks.coverage import present
from app.model.documents.plan_print import (
    ABSENT,
    TITLE,
    Entry,
    OwnPlan,
    OwnShift,
    PlanDay,
    WallPlan,
    plan_from_json,
)
from app.model.domain.calendar_dk import day_titles
from app.model.domain.danish import MONTHS, WEEKDAYS, danish_order, day_text, hours_text, moment_text, month_text
from app.model.domain.entities import Absence, Helper, IssuedDocument, Month, Shift, ShiftKind
from app.model.domain.errors import Mistake, Refused
from app.model.domain.local_time import ONE_DAY, clock_change, clock_text, midnight, minutes_between
from app.model.services.binder import Binder
from app.model.services.documents import WEEKDAY_SHORT, plain_id, plain_name
from app.model.services.exchange import refuse_own_file, write_whole
from app.model.store import queries
from app.model.store.database import Session

KIND = "vagtplan"
MARKS = {
    ShiftKind.ON_CALL_HOME: ("RH", "rådighed hjemme"),
    ShiftKind.ON_CALL_SITE: ("RS", "rådighed på stedet"),
    ShiftKind.STAFF_MEETING: ("M", "personalemøde"),
    ShiftKind.APPRAISAL: ("MUS", "medarbejdersamtale"),
    ShiftKind.TRAINING: ("O", "oplæring"),
}
CLOCK_CHANGES = {True: "sommertid slutter", False: "sommertid begynder"}
SATURDAY = 5

Span = tuple[datetime, datetime]


def plan(binder: Binder, month: Month, helper_id: str | None = None) -> WallPlan | OwnPlan:
    """The wall's plan, or a helper's own. Raises Refused for a helper who is not there."""
    return wall_plan(binder, month) if helper_id is None else own_plan(binder, helper_id, month)


def plan_pdf(binder: Binder, month: Month, helper_id: str | None = None) -> bytes:
    return _render(binder, plan(binder, month, helper_id))


def plan_text(binder: Binder, month: Month, helper_id: str | None = None) -> str:
    """The same content as plain text, for those who can't read a PDF."""
    from app.model.documents.plan_text import as_text

    return as_text(plan(binder, month, helper_id))


def issue_plan(binder: Binder, month: Month, helper_id: str | None = None) -> tuple[int, bytes]:
    """Stores a plan as issued, once for each that says something else; returns the document's id, and the PDF."""
    made = plan(binder, month, helper_id)
    text = json.dumps(made.as_json(), ensure_ascii=False, sort_keys=True)
    with binder.database.read() as session:
        earlier = queries.issued(session, KIND, helper_id or "", str(month))
        identity = earlier[-1].id if earlier and earlier[-1].snapshot == text else None
    if identity is None:
        title = f"{TITLE} {month_text(month)}" + (f" – {made.helper}" if isinstance(made, OwnPlan) else "")
        version = binder.rulebook().version
        issued = IssuedDocument(KIND, helper_id or "", str(month), binder.now(), version, text, title)
        with binder.database.change(f"Udsted vagtplan for {month_text(month)}") as work:
            work.add(issued)
            work.session.flush()
            identity = issued.id
    assert identity is not None
    return identity, _render(binder, made)


def save_plan(binder: Binder, month: Month, helper_id: str | None, path: Path) -> None:
    """Writes a plan as PDF and issues it. Raises Refused: the file can't be written, or the helper is not there."""
    refuse_own_file(binder, path)
    write_whole(path, plan_pdf(binder, month, helper_id))
    issue_plan(binder, month, helper_id)


def issued_plan_pdf(binder: Binder, snapshot: str) -> bytes:
    """An issued plan as it was."""
    return _render(binder, plan_from_json(json.loads(snapshot)))


def issued_plan_text(snapshot: str) -> str:
    from app.model.documents.plan_text import as_text

    return as_text(plan_from_json(json.loads(snapshot)))


def plan_file_name(binder: Binder, month: Month, helper_id: str | None = None) -> str:
    """Plain letters that every file system takes."""
    if helper_id is None:
        return f"{KIND}-{month}.pdf"
    return f"{KIND}-{month}-{plain_name(_helper(binder, helper_id).name)}-{plain_id(helper_id)}.pdf"


def _render(binder: Binder, made: WallPlan | OwnPlan) -> bytes:
    from app.model.documents import own_plan_pdf, wall_plan_pdf

    if isinstance(made, OwnPlan):
        return own_plan_pdf.render(made, binder.resources.fonts)
    return wall_plan_pdf.render(made, binder.resources.fonts)


def wall_plan(binder: Binder, month: Month) -> WallPlan:
    """The month with every helper who has a contract, a shift or an absence in it."""
    with binder.database.read() as session:
        shifts, absences = _facts(session, month)
        contracts = queries.contracts(session)
        everyone = queries.helpers(session)
    shown = {s.helper_id for s in shifts} | {a.helper_id for a in absences if a.overlaps(*_span(month))}
    shown |= {c.helper_id for c in contracts if c.starts_on <= month.last and (c.ends_on or month.last) >= month.first}
    helpers = sorted((each for each in everyone if each.id in shown), key=lambda each: danish_order(each.name))
    columns = [
        _column(month, [s for s in shifts if s.helper_id == h.id], [a for a in absences if a.helper_id == h.id])
        for h in helpers
    ]
    used = {entry.mark for column in columns for entries in column.values() for entry in entries}
    return WallPlan(
        month=month_text(month),
        citizen=binder.scheme().citizen_name,
        issued=_issued(binder),
        helpers=tuple(helper.name for helper in helpers),
        days=tuple(_day(day, [column[day] for column in columns]) for day in month.days),
        legend=tuple(pair for pair in MARKS.values() if pair[0] in used),
    )


def _span(month: Month) -> Span:
    return midnight(month.first), midnight(month.last + ONE_DAY)


def _facts(session: Session, month: Month, helper_id: str | None = None) -> tuple[Sequence[Shift], Sequence[Absence]]:
    """The shifts that touch the month, and every absence that takes something of them or of the month."""
    shifts = queries.shifts(session, *_span(month), helper_id)
    first = min([month.first, *(shift.start.date() for shift in shifts)])
    last = max([month.last, *(shift.end.date() for shift in shifts)])
    return shifts, queries.absences(session, first, last, helper_id)


def _column(month: Month, shifts: Iterable[Shift], absences: Sequence[Absence]) -> dict[date, tuple[Entry, ...]]:
    """What stands at each date of one helper."""
    entries: dict[date, list[Entry]] = {day: [] for day in month.days}
    first, end = _span(month)
    for shift in shifts:
        mark = MARKS.get(shift.kind, ("", ""))[0]
        for low, high in _pieces(shift, absences, first):
            if low < end:
                entries[low.date()].append(Entry(_clocks(low, high), mark))
    for day in month.days:
        if any(absence.overlaps(midnight(day), midnight(day + ONE_DAY)) for absence in absences):
            entries[day].append(Entry(ABSENT))
    return {day: tuple(mine) for day, mine in entries.items()}


def _pieces(shift: Shift, absences: Sequence[Absence], first: datetime) -> Iterator[Span]:
    """When the helper is there: from the month's first day on, a night in one piece, longer shifts by the day."""
    for low, high in present(shift, absences):
        start = max(low, first)
        while start < high:
            end = high if high - start <= ONE_DAY else min(high, midnight(start.date() + ONE_DAY))
            yield start, end
            start = end


def _clocks(start: datetime, end: datetime) -> str:
    """07–15, 22:30–08; the midnight that ends a day is 24."""
    texts = (f"{start:%H:%M}", clock_text(end, end.date() - ONE_DAY) if end == midnight(end.date()) else f"{end:%H:%M}")
    return "–".join(text.removesuffix(":00") for text in texts)


def _day(day: date, cells: Sequence[tuple[Entry, ...]]) -> PlanDay:
    weekday = WEEKDAYS[day.weekday()]
    starts = day.weekday() == 0 or day.day == 1
    return PlanDay(
        short=f"{WEEKDAY_SHORT[day.weekday()]} {day.day}.",
        full=f"{weekday.capitalize()} {day.day}. {MONTHS[day.month - 1]}",
        week=str(day.isocalendar().week) if starts else "",
        title=_title(day),
        free=_is_free(day),
        cells=tuple(cells),
    )


def _title(day: date) -> str:
    return ", ".join([*day_titles(day), *_clock_change(clock_change(day))])


def _clock_change(minutes: int) -> list[str]:
    return [CLOCK_CHANGES[minutes > 0]] if minutes else []


def _is_free(day: date) -> bool:
    return day.weekday() >= SATURDAY or bool(day_titles(day))


def own_plan(binder: Binder, helper_id: str, month: Month) -> OwnPlan:
    """The shifts of one helper that begin in the month, without what an absence takes of them."""
    helper = _helper(binder, helper_id)
    first, end = _span(month)
    with binder.database.read() as session:
        shifts, absences = _facts(session, month, helper_id)
    pieces = [(shift, *piece) for shift in shifts for piece in present(shift, absences)]
    mine = [piece for piece in pieces if first <= piece[1] < end]
    return OwnPlan(
        month=month_text(month),
        helper=helper.name,
        citizen=binder.scheme().citizen_name,
        issued=_issued(binder),
        shifts=tuple(_own_shift(*piece) for piece in mine),
        total=hours_text(sum(minutes_between(start, stop) for _, start, stop in mine)),
        notes=tuple(_notes(pieces, absences, month)),
    )


def _own_shift(shift: Shift, start: datetime, end: datetime) -> OwnShift:
    last = (end - timedelta(minutes=1)).date()
    later = f" ({WEEKDAY_SHORT[last.weekday()]} {last:%d.%m.})" if last != start.date() else ""
    length = minutes_between(start, end)
    remarks = [
        MARKS.get(shift.kind, ("", ""))[1],
        *(["ude af hjemmet"] if shift.away else []),
        *_clock_change(length - int((end - start).total_seconds()) // 60),
        *(title for day in dict.fromkeys((start.date(), last)) for title in day_titles(day)),
    ]
    remark = ", ".join(filter(None, remarks))
    return OwnShift(
        day=f"{WEEKDAY_SHORT[start.weekday()]} {day_text(start)}",
        start=f"{start:%H:%M}",
        end=f"{clock_text(end, last)}{later}",
        length=hours_text(length),
        remark=remark[:1].upper() + remark[1:],
        free=_is_free(start.date()),
    )


def _notes(
    pieces: Sequence[tuple[Shift, datetime, datetime]], absences: Iterable[Absence], month: Month
) -> Iterator[str]:
    first, month_end = _span(month)
    for _, start, end in pieces:
        if start < first < end:
            yield f"Vagten fra {moment_text(start)} slutter {moment_text(end)} og står i {month_text(month.plus(-1))}."
    for absence in absences:
        if absence.overlaps(first, month_end):
            until = f"–{day_text(absence.last_day)}" if absence.last_day else " og frem"
            days = day_text(absence.first_day) + ("" if absence.first_day == absence.last_day else until)
            yield f"{ABSENT.capitalize()}: {days}."
    yield "Timer er i timer og minutter (t:mm)."


def _helper(binder: Binder, helper_id: str) -> Helper:
    with binder.database.read() as session:
        helper = queries.by_id(session, Helper, helper_id)
    if helper is None:
        raise Refused(Mistake("Hjælper", f"der er ingen hjælper med id »{helper_id}«"))
    return helper


def _issued(binder: Binder) -> str:
    return f"Udskrevet {day_text(binder.today)}"
