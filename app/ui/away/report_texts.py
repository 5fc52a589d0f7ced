"""What a report of sick or fit did, in words: the vacation that waits, the shifts that are hit, the open time, the dates. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from app.model.domain.danish import WEEKDAYS, day_text, plural
from app.model.domain.local_time import clock_text
from app.model.services.absence.sickness_course import course_view
from app.model.services.absence.sickness_hits import Candidate, Hit, OpenTime
from app.model.services.absence.sickness_lines import LineState
from app.model.services.binder import Binder
from app.model.services.sickness import Reported
from app.ui.words import ABSENCE_KINDS

MOST_PROBLEMS = 2
_DATES = {"talk": "samtale om fraværet", "refund": "refusion"}


def span_text(first: date, last: date | None) -> str:
    if last is None:
        return f"fra {day_text(first)}"
    return day_text(first) if first == last else f"{day_text(first)}–{day_text(last)}"


def sick_report(binder: Binder, done: Reported, hit: Hit, name: str) -> str:
    """After a helper was reported sick."""
    clock = f" kl. {done.start:%H:%M}" if done.start.time() != time() else ""
    parts = [f"{name} er sygemeldt fra {day_text(done.start)}{clock}."]
    if done.vacations:
        waits = ", ".join(span_text(*each) for each in done.vacations)
        parts.append(f"Det planlagte fri venter, til {name} er rask: {waits}.")
    if done.stopped_by is not None:
        until = day_text(done.end)
        parts.append(
            f"Sygemeldingen går til {until}, hvor andet fravær begynder: {ABSENCE_KINDS[done.stopped_by].lower()}."
        )
    parts.append(hit_text(hit))
    lines = {line.key: line for line in course_view(binder, done.absence_id).lines}
    dates = [
        f"{title} senest {day_text(day)}"
        for key, title in _DATES.items()
        if (line := lines.get(key)) is not None and line.state is LineState.AHEAD and (day := line.day) is not None
    ]
    if dates:
        parts.append(f"Varer det længe: {', '.join(dates)}.")
    return " ".join(part for part in parts if part)


def fit_report(done: Reported, name: str) -> str:
    text = f"{name} er meldt rask {day_text(done.start)}."
    if not done.vacations:
        return text
    back = ", ".join(span_text(*each) for each in done.vacations)
    return f"{text} Det planlagte fri står i planen igen: {back}."


def hit_text(hit: Hit) -> str:
    """How many shifts, and how many times nobody is there now."""
    if not hit.shifts:
        return "Ingen vagter er ramt."
    shifts = f"{plural(len(hit.shifts), 'vagt', 'vagter')} er ramt og bliver stående."
    return f"{shifts} {open_text(hit.open_time)}"


def open_text(open_time: Sequence[OpenTime]) -> str:
    if not open_time:
        return "Der er ingen huller i dækningen."
    return f"Der er {plural(len(open_time), 'hul', 'huller')} i dækningen, først {time_text(open_time[0])}."


def time_text(each: OpenTime) -> str:
    """Mandag 23.11.2026 kl. 07:00–15:00, without the capital."""
    day = each.start.date()
    until = clock_text(each.end, day) if (each.end.date() - day).days <= 1 else f"{day_text(each.end)} {each.end:%H:%M}"
    return f"{WEEKDAYS[day.weekday()]} {day_text(day)} kl. {each.start:%H:%M}–{until}"


def candidate_text(candidate: Candidate) -> str:
    """Anna Eksempel – intet i vejen; or with what would be wrong."""
    if not candidate.problems:
        return f"{candidate.name} – intet i vejen"
    titles = list(dict.fromkeys(problem.title.lower() for problem in candidate.problems))
    more = f" og {len(titles) - MOST_PROBLEMS} mere" if len(titles) > MOST_PROBLEMS else ""
    return f"{candidate.name} – {', '.join(titles[:MOST_PROBLEMS])}{more}"
