"""Vacations and wishes as the texts of their rows and dialogs. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.model.calc.notice import Notice
from app.model.calc.vacation_facts import days_words
from app.model.domain.danish import day_text, duration_text
from app.model.domain.entities import AbsenceKind
from app.model.domain.leave import WishState
from app.model.services.absence.vacation_list import NoticeState, VacationRow
from app.model.services.absences import ABSENCE_FIELDS, AbsenceDraft
from app.model.services.vacation_wishes import WISH_FIELDS, WISH_STATES, Grant, WishDraft, WishRow
from app.ui.away.texts import absence_texts
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text
from app.ui.words import ABSENCE_KINDS

VACATION_NAMES = (
    "helper_id",
    "kind",
    "first_day",
    "last_day",
    "from_time",
    "to_time",
    "paid",
    "notice_given_on",
    "notice_how",
    "notice_agreed_on",
    "advance_agreed_on",
)
VACATION_TITLES = {name: ABSENCE_FIELDS[name] for name in VACATION_NAMES} | {"kind": "Ferie eller feriefridag"}
KINDS = {kind.value: ABSENCE_KINDS[kind] for kind in (AbsenceKind.VACATION, AbsenceKind.EXTRA_DAY_OFF)}
PAY = {"": "Som kontrakten siger", "nej": "Uden løn"}
WISH_TITLES = {name: WISH_FIELDS[name] for name in ("helper_id", "first_day", "last_day", "asked_on")}
GRANT_NAMES = (
    "from",
    "to",
    "decided_on",
    "told_on",
    "notice_given_on",
    "notice_how",
    "notice_agreed_on",
    "advance_agreed_on",
)
GRANT_TITLES = {name: WISH_FIELDS[name] for name in GRANT_NAMES}
DECLINE_TITLES = {name: WISH_FIELDS[name] for name in ("reason", "decided_on", "told_on")}
STATES = {
    NoticeState.KEPT: "varslet i tide",
    NoticeState.LATE: "varslet for sent",
    NoticeState.SHORTER: "kortere varsel aftalt",
    NoticeState.WAITING: "skal varsles",
    NoticeState.MISSED: "ikke varslet i tide",
}


@dataclass(frozen=True)
class VacationLine:
    """A line of the year's vacations; `why` is how its notice is counted and what is not earned of it."""

    id: str
    helper_id: str
    helper: str
    kind: str
    days: str
    count: str
    notice: str
    why: str
    is_vacation: bool
    is_late: bool

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.helper, self.kind, self.days, self.count, self.notice) if part)


@dataclass(frozen=True)
class WishLine:
    id: str
    helper_id: str
    helper: str
    days: str
    asked: str
    answer: str
    announce_by: str
    reason: str
    is_open: bool

    @property
    def spoken(self) -> str:
        by = f"varsles senest {self.announce_by}" if self.announce_by else ""
        return ", ".join(part for part in (self.helper, self.days, self.answer, by, self.reason) if part)


def span_text(first: date, last: date | None) -> str:
    """02.02.2026–06.02.2026, or one day."""
    if last is None:
        return f"fra {day_text(first)}"
    return day_text(first) if first == last else f"{day_text(first)}–{day_text(last)}"


def vacation_line(row: VacationRow) -> VacationLine:
    absence = row.absence
    without_pay = ", uden løn" if absence.paid is False else ""
    return VacationLine(
        id=row.id,
        helper_id=absence.helper_id,
        helper=row.helper,
        kind=f"{ABSENCE_KINDS[absence.kind]}{without_pay}",
        days=span_text(absence.first_day, absence.last_day),
        count=days_words(row.days),
        notice=_notice_text(row),
        why=_why(row),
        is_vacation=absence.kind is AbsenceKind.VACATION,
        is_late=row.state in {NoticeState.LATE, NoticeState.MISSED},
    )


def _notice_text(row: VacationRow) -> str:
    if row.state is None or row.notice is None:
        return ""
    said = STATES[row.state]
    if row.state in {NoticeState.WAITING, NoticeState.MISSED}:
        return f"{said} senest {day_text(row.notice.day)}" if row.state is NoticeState.WAITING else said
    day = row.absence.notice_agreed_on if row.state is NoticeState.SHORTER else row.absence.notice_given_on
    return f"{said} {optional_day_text(day)}".rstrip()


def _why(row: VacationRow) -> str:
    """In sentences: what it counts, how the notice was counted, and what is not earned when it lies."""
    absence = row.absence
    lines = [f"{row.helper}: {ABSENCE_KINDS[absence.kind].lower()} {span_text(absence.first_day, absence.last_day)}."]
    counted = f"Den tæller {days_words(row.days)}"
    shifts = f", og vagterne i den er {duration_text(row.minutes)}" if row.minutes else ""
    lines.append(f"{counted}{shifts}.")
    if absence.paid is False:
        lines.append("Den er uden løn og tages ikke af saldoen.")
    if row.advance:
        agreed = absence.advance_agreed_on
        told = f"Det er aftalt {day_text(agreed)}." if agreed else "Det kræver en aftale."
        lines.append(f"{days_words(row.advance)} er ikke optjent, når dagene ligger. {told}")
    if row.notice is not None:
        lines += ["", *(step.text for step in row.notice.steps)]
        how = f" ({absence.notice_how})" if absence.notice_how else ""
        if absence.notice_given_on:
            lines.append(f"Ferien er varslet {day_text(absence.notice_given_on)}{how}.")
        if absence.notice_agreed_on:
            lines.append(f"Et kortere varsel er aftalt {day_text(absence.notice_agreed_on)}.")
        lines += ["", *dict.fromkeys(str(reason.source) for reason in row.notice.reasons if reason.source)]
    return "\n".join(lines)


def wish_line(row: WishRow) -> WishLine:
    answer = WISH_STATES[row.state]
    if row.decided_on is not None:
        answer = f"{answer} {day_text(row.decided_on)}"
    is_open = row.state is WishState.OPEN
    return WishLine(
        id=row.id,
        helper_id=row.draft.helper_id,
        helper=row.helper,
        days=span_text(row.draft.first_day, row.draft.last_day),
        asked=day_text(row.draft.asked_on),
        answer=answer,
        announce_by=day_text(row.notice.day) if is_open and row.notice is not None else "",
        reason=row.reason,
        is_open=is_open,
    )


def vacation_texts(draft: AbsenceDraft) -> Texts:
    """The fields that a vacation's dialog has."""
    found = absence_texts(draft)
    return {name: found[name] for name in VACATION_NAMES}


def notice_hint(notice: Notice | None) -> str:
    """What stands under the day on which the vacation was announced."""
    return f"Sidste dag at varsle er {day_text(notice.day)}." if notice is not None else ""


def wish_texts(draft: WishDraft) -> Texts:
    days = {name: day_text(getattr(draft, name)) for name in ("first_day", "last_day", "asked_on")}
    return {"helper_id": draft.helper_id, **days}


def read_wish(texts: Mapping[str, str], today: date) -> WishDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, WISH_TITLES, today)
    first = reader.needed_day("first_day")
    reader.needed_day("last_day")
    draft = WishDraft(
        helper_id=reader.text("helper_id"),
        first_day=first,
        last_day=_near(texts, WISH_TITLES, "last_day", first),
        asked_on=reader.needed_day("asked_on"),
    )
    reader.done()
    return draft


def _near(texts: Mapping[str, str], titles: Mapping[str, str], name: str, first: date) -> date:
    """A day without a year is near the first day."""
    return Reader(texts, titles, first).day(name) or first


def grant_texts(draft: WishDraft, today: date) -> Texts:
    """A yes today to what was wished for, told and announced today."""
    return {
        "from": day_text(draft.first_day),
        "to": day_text(draft.last_day),
        "decided_on": day_text(today),
        "told_on": day_text(today),
        "notice_given_on": day_text(today),
        "notice_how": "",
        "notice_agreed_on": "",
        "advance_agreed_on": "",
    }


def read_grant(texts: Mapping[str, str], today: date) -> Grant:
    reader = Reader(texts, GRANT_TITLES, today)
    first = reader.needed_day("from")
    reader.needed_day("to")
    grant = Grant(
        first_day=first,
        last_day=_near(texts, GRANT_TITLES, "to", first),
        decided_on=reader.needed_day("decided_on"),
        told_on=reader.day("told_on"),
        notice_given_on=reader.day("notice_given_on"),
        notice_how=reader.text("notice_how"),
        notice_agreed_on=reader.day("notice_agreed_on"),
        advance_agreed_on=reader.day("advance_agreed_on"),
    )
    reader.done()
    return grant


def read_decline(texts: Mapping[str, str], today: date) -> tuple[str, date, date | None]:
    reader = Reader(texts, DECLINE_TITLES, today)
    found = reader.text("reason"), reader.needed_day("decided_on"), reader.day("told_on")
    reader.done()
    return found
