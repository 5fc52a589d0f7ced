"""One absence as the texts of its dialog, and how they are read. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from app.model.domain.danish import day_text
from app.model.domain.entities import AbsenceKind
from app.model.domain.leave import ReportedHow
from app.model.domain.leave_validity import ILL
from app.model.services.absences import ABSENCE_FIELDS, AbsenceDraft
from app.model.services.choices import REPORTED_HOW
from app.model.services.sickness import SickDraft
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text, parse_time
from app.ui.words import ABSENCE_KINDS

REPORTED_CLOCK = "Meldt kl."
_NAMES = (
    "helper_id",
    "kind",
    "first_day",
    "from_time",
    "last_day",
    "to_time",
    "what",
    "paid",
    "reported_how",
    "expected_back",
    "fit_on",
    "notice_given_on",
    "notice_how",
    "notice_agreed_on",
    "advance_agreed_on",
)
ABSENCE_TITLES = {
    **{name: ABSENCE_FIELDS[name] for name in _NAMES},
    "reported_on": ABSENCE_FIELDS["reported_at"],
    "reported_clock": REPORTED_CLOCK,
}
SICK_NAMES = (
    "helper_id",
    "kind",
    "first_day",
    "from_time",
    "last_day",
    "reported_on",
    "reported_clock",
    "reported_how",
    "expected_back",
)
SICK_TITLES = {name: ABSENCE_TITLES[name] for name in SICK_NAMES}
KINDS = {kind.value: title for kind, title in ABSENCE_KINDS.items()}
SICK_KINDS = {kind.value: title for kind, title in ABSENCE_KINDS.items() if kind in ILL}
HOW = {"": "Ikke skrevet", **{how.value: title for how, title in REPORTED_HOW.items()}}
PAID = {"": "Som fraværets slags siger", "ja": "Med løn", "nej": "Uden løn"}
# Where the employer may pay or not, whatever the kind says.
PAY_IS_ASKED = frozenset({AbsenceKind.VACATION, AbsenceKind.EXTRA_DAY_OFF, AbsenceKind.AGREED})
_DAYS = ("expected_back", "fit_on", "notice_given_on", "notice_agreed_on", "advance_agreed_on")


def clock_text(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def absence_texts(draft: AbsenceDraft) -> Texts:
    at = draft.reported_at
    return {
        "helper_id": draft.helper_id,
        "kind": draft.kind.value,
        "first_day": day_text(draft.first_day),
        "from_time": clock_text(draft.from_time),
        "last_day": optional_day_text(draft.last_day),
        "to_time": clock_text(draft.to_time),
        "what": draft.what,
        "paid": {None: "", True: "ja", False: "nej"}[draft.paid],
        "reported_on": day_text(at.date()) if at else "",
        "reported_clock": clock_text(at.time()) if at else "",
        "reported_how": draft.reported_how.value if draft.reported_how else "",
        "notice_how": draft.notice_how,
        **{name: optional_day_text(getattr(draft, name)) for name in _DAYS},
    }


def read_absence(texts: Mapping[str, str], base: AbsenceDraft, today: date) -> AbsenceDraft:
    """What is typed; what its kind has no field for stays as it was. Raises Refused with the fields that can't be read."""
    reader, kind = Reader(texts, ABSENCE_TITLES, today), AbsenceKind(texts["kind"])
    near = _Near(reader, texts)
    same = kind is base.kind
    paid = {"": None, "ja": True, "nej": False}[texts.get("paid", "")]
    draft = replace(
        base,
        helper_id=texts["helper_id"],
        kind=kind,
        first_day=near.first,
        last_day=near.day("last_day"),
        from_time=read_clock(reader, "from_time"),
        to_time=read_clock(reader, "to_time"),
        what=reader.text("what") if kind is AbsenceKind.AGREED else "",
        paid=paid if kind in PAY_IS_ASKED else base.paid if same else None,
        reported_at=_reported(reader, near),
        reported_how=ReportedHow(how) if (how := texts.get("reported_how", "")) else None,
        notice_how=reader.text("notice_how"),
        **{name: near.day(name) for name in _DAYS},
    )
    reader.done()
    return draft


class _Near:
    """Days without a year are near the first day, not near today."""

    def __init__(self, reader: Reader, texts: Mapping[str, str]) -> None:
        self.first = reader.needed_day("first_day")
        self._reader, self._beside = reader, Reader(texts, ABSENCE_TITLES, self.first)

    def day(self, name: str) -> date | None:
        return self._beside.day(name) if self._reader.day(name) is not None else None


def _reported(reader: Reader, near: _Near) -> datetime | None:
    day, clock = near.day("reported_on"), read_clock(reader, "reported_clock")
    if day is None and clock is not None:
        reader.wrong("reported_on", "skriv også, hvilken dag det var")
    return datetime.combine(day, clock or time()) if day is not None else None


def read_clock(reader: Reader, name: str) -> time | None:
    try:
        return parse_time(reader.text(name))
    except ValueError as wrong:
        reader.wrong(name, str(wrong))
        return None


def sick_texts(draft: SickDraft) -> Texts:
    at = draft.reported_at
    return {
        "helper_id": draft.helper_id,
        "kind": draft.kind.value,
        "first_day": day_text(draft.first_day),
        "from_time": clock_text(draft.from_time),
        "last_day": optional_day_text(draft.last_day),
        "reported_on": day_text(at.date()) if at else "",
        "reported_clock": clock_text(at.time()) if at else "",
        "reported_how": draft.reported_how.value if draft.reported_how else "",
        "expected_back": optional_day_text(draft.expected_back),
    }


def read_sick(texts: Mapping[str, str], today: date) -> SickDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, SICK_TITLES, today)
    near = _Near(reader, texts)
    draft = SickDraft(
        texts["helper_id"],
        near.first,
        read_clock(reader, "from_time"),
        near.day("last_day"),
        AbsenceKind(texts["kind"]),
        _reported(reader, near),
        ReportedHow(how) if (how := texts.get("reported_how", "")) else None,
        near.day("expected_back"),
    )
    reader.done()
    return draft
