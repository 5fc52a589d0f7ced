"""Accidents and near misses, as rows, as the text beside a row, and as the texts of their dialog. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from app.model.domain.danish import day_text, days_left_text, moment_text
from app.model.domain.entities import Absence
from app.model.services.accidents import ACCIDENT_FIELDS, TOLD, AccidentDraft, AccidentRow, Away
from app.model.services.reason_words import rule_text
from app.ui.entry.texts import NO, YES, Reader, Texts
from app.ui.formats import optional_day_text, parse_time
from app.ui.words import ABSENCE_KINDS

ACCIDENT_TITLES = ACCIDENT_FIELDS
NO_ABSENCE, NEW_ABSENCE = "", "nyt"
INJURY = "Skriv ikke her, hvad skaden er. Det skrives kun i anmeldelsen på virk.dk."
_TEXTS = ("place", "doing", "what_happened", "witnesses", "prevention")
_LONGEST = 60  # characters of the first line that a row shows


@dataclass(frozen=True)
class AccidentLine:
    """One line of the list; `to_tell`: who has not been told yet (of a near miss only the helper is)."""

    id: str
    helper_id: str
    happened: str
    helper: str
    kind: str
    what: str
    report: str
    to_tell: frozenset[str]

    @property
    def spoken(self) -> str:
        """The whole line in one sentence."""
        return ", ".join(part for part in (self.happened, self.helper, self.kind, self.what, self.report) if part)


def accident_line(row: AccidentRow, today: date) -> AccidentLine:
    draft = row.draft
    asked = ("copy_given_on",) if draft.near_miss else TOLD
    return AccidentLine(
        id=row.id,
        helper_id=row.helper_id,
        happened=moment_text(draft.happened_at),
        helper=row.helper,
        kind="Nærved-ulykke" if draft.near_miss else "Ulykke",
        what=_first_line(draft.what_happened or draft.doing),
        report=report_text(row, today),
        to_tell=frozenset(name for name in asked if getattr(draft, name) is None),
    )


def report_text(row: AccidentRow, today: date) -> str:
    """When it is to be reported, in a few words."""
    if row.draft.near_miss:
        return "ingen frist"
    if row.draft.reported_on is not None:
        return f"anmeldt {day_text(row.draft.reported_on)}"
    if row.report is None:
        return "fristen kendes ikke"
    day, left = day_text(row.report.day), days_left_text((row.report.day - today).days)
    if row.report.absent:
        return f"mangler, fristen var {day}" if today > row.report.day else f"senest {day} ({left})"
    return f"tag stilling; fristen {'var' if today > row.report.day else 'er'} {day}"


def _first_line(text: str) -> str:
    first = text.split("\n", 1)[0]
    return first if len(first) <= _LONGEST else f"{first[: _LONGEST - 1]}…"


def detail_text(row: AccidentRow, today: date, employer: str) -> str:
    """What is to be done and why, who was told, and what is done so that it does not happen again."""
    draft = row.draft
    parts = [_what_to_do(row, today, employer), *_why(row)]
    if not draft.near_miss:
        parts.append("\n".join(f"{ACCIDENT_TITLES[name]}: {_or_no(getattr(draft, name))}" for name in TOLD))
        parts.append(INJURY)
    for name in _TEXTS:
        if getattr(draft, name):
            parts.append(f"{ACCIDENT_TITLES[name]}: {getattr(draft, name)}")
    return "\n\n".join(part for part in parts if part)


def _or_no(day: date | None) -> str:
    return optional_day_text(day) or "nej"


def _what_to_do(row: AccidentRow, today: date, employer: str) -> str:
    draft, report = row.draft, row.report
    if draft.near_miss:
        return "En nærved-ulykke: ingen kom til skade, så den skal ikke anmeldes. Brug den til at forebygge."
    if draft.reported_on is not None:
        late = report is not None and report.absent and draft.reported_on > report.day
        after = f", efter fristen {day_text(report.day)}" if late and report is not None else ""
        return f"Ulykken er anmeldt {day_text(draft.reported_on)}{after}."
    if report is None:
        return "Programmet kender ikke fristen for en ulykke den dag. Spørg Arbejdstilsynet."
    late = today > report.day
    if report.absent:
        must = "skulle være anmeldt" if late else "skal anmeldes"
        return f"Ulykken {must} i EASY på virk.dk senest {day_text(report.day)}. {employer}"
    must = "skulle den være anmeldt" if late else "skal den anmeldes"
    return (
        f"Der er ikke fravær ud over ulykkesdagen. Kan ulykken give ret til erstatning, {must} i EASY på virk.dk senest "
        f"{day_text(report.day)}. {employer}"
    )


def _why(row: AccidentRow) -> Iterable[str]:
    report = row.report
    away = report.away if report is not None else None
    if away is not None:
        until = f" til og med {day_text(away.last)}" if away.last else ", uden slutdato endnu"
        yield f"Fraværet: fra {day_text(away.first)}{until}."
    lines = [
        rule_text(reason) for reason in (report.reason if report else None, row.least, row.own) if reason is not None
    ]
    if lines:
        yield "\n".join(("Hvorfor?", *lines))


def absence_options(absences: Sequence[Absence]) -> dict[str, str]:
    """What can be chosen as the absence that followed."""
    found = {absence.id: _absence_text(absence) for absence in absences}
    return {NO_ABSENCE: "Intet fravær", NEW_ABSENCE: "Nyt fravær, som skrives her", **found}


def _absence_text(absence: Absence) -> str:
    until = f" til {day_text(absence.last_day)}" if absence.last_day else ", uden slutdato"
    return f"{ABSENCE_KINDS[absence.kind]} fra {day_text(absence.first_day)}{until}"


def empty_accident(today: date) -> Texts:
    return {**dict.fromkeys(ACCIDENT_TITLES, ""), "happened_on": day_text(today), "absence_id": NO_ABSENCE}


def accident_texts(draft: AccidentDraft) -> Texts:
    return {
        **empty_accident(draft.happened_at.date()),
        "happened_at": f"{draft.happened_at:%H:%M}",
        "near_miss": YES if draft.near_miss else NO,
        **{name: getattr(draft, name) for name in _TEXTS},
        "absence_id": draft.absence_id or NO_ABSENCE,
        **{name: optional_day_text(getattr(draft, name)) for name in TOLD},
    }


def read_accident(texts: Mapping[str, str], today: date) -> tuple[AccidentDraft, Away | None]:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, ACCIDENT_TITLES, today)
    happened = datetime.combine(reader.needed_day("happened_on"), _clock(reader))
    chosen, away = texts.get("absence_id", NO_ABSENCE), None
    if chosen == NEW_ABSENCE:
        away = Away(reader.needed_day("away_from"), reader.day("away_to"))
    draft = AccidentDraft(
        happened_at=happened,
        near_miss=reader.flag("near_miss"),
        place=reader.text("place"),
        doing=reader.text("doing"),
        what_happened=reader.text("what_happened"),
        witnesses=reader.text("witnesses"),
        prevention=reader.text("prevention"),
        absence_id=None if chosen in {NO_ABSENCE, NEW_ABSENCE} else chosen,
        **{name: reader.day(name) for name in TOLD},
    )
    reader.done()
    return draft, away


def _clock(reader: Reader) -> time:
    """A stand-in where it can't be read (`done` then refuses)."""
    try:
        clock = parse_time(reader.text("happened_at"))
    except ValueError as wrong:
        reader.wrong("happened_at", str(wrong))
        return time()
    if clock is None:
        reader.wrong("happened_at", "skriv klokkeslættet, fx 14.30; omtrent er nok")
    return clock or time()
