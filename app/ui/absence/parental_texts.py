"""Parental leave as rows, its dates as rows with why, and the texts of its two dialogs. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.calc.parental import LeaveDay, LeavePart, Told, What
from app.model.domain.danish import day_text, days_left_text, sentence_text
from app.model.domain.entities import Absence, AbsenceKind
from app.model.domain.leave import ParentRole
from app.model.domain.reasons import Certainty, Reason
from app.model.services.absence.parental_words import part_days, part_title, part_weeks, what_words
from app.model.services.parental import PARENTAL_FIELDS, ROLES, WRITTEN_KINDS, LeavePay, ParentalDraft, ParentalRow
from app.model.services.reason_words import decided_by, ground_text, rule_text
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text
from app.ui.words import ABSENCE_KINDS

PARENTAL_TITLES = PARENTAL_FIELDS
ROLE_CHOICES = {role.value: title for role, title in ROLES.items()}
WRITE_TITLES = {"kind": "Slags", "first_day": "Første dag", "last_day": "Sidste dag"}
WRITE_KINDS = {kind.value: ABSENCE_KINDS[kind] for kind in WRITTEN_KINDS}
ASK = "Spørg hjælperens kommune, hvem der betaler."
UNKNOWN = "Programmet kender ikke reglerne for en fødsel den dag. Spørg kommunen."
_DATE_TITLES = {
    What.NOTICE: "Orlovens begyndelse oplyses",
    What.PLAN: "Resten af orloven oplyses",
    What.POSTPONE: "Udskudt orlov oplyses",
}
_DAYS = ("due_on", "notice_on", "leave_from", "born_on", "plan_on", "back_on", "municipality_told_on")


@dataclass(frozen=True)
class ParentalLine:
    """One line of the list of leaves; `to_tell`: what is not ticked yet."""

    id: str
    helper_id: str
    helper: str
    role: str
    due: str
    begins: str
    roster: str
    state: str
    to_tell: frozenset[str]

    @property
    def spoken(self) -> str:
        begins = f"orlov fra {self.begins}" if self.begins else "orlovens første dag er ikke skrevet"
        return f"{self.helper}, {self.role}, {self.due}, {begins}, {self.roster}, {self.state}"


@dataclass(frozen=True)
class DateLine:
    """A date of a leave: what, when, how it stands, who decides it, and `why` in whole sentences."""

    id: str
    what: str
    when: str
    state: str
    source: str
    why: str

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.what, self.when, self.state, self.source) if part)


def parental_line(row: ParentalRow, today: date) -> ParentalLine:
    draft = row.draft
    due = f"født {day_text(draft.born_on)}" if draft.born_on else f"termin {day_text(draft.due_on)}"
    missing = [name for name in ("notice_on", "plan_on", "municipality_told_on") if getattr(draft, name) is None]
    return ParentalLine(
        id=row.id,
        helper_id=row.helper_id,
        helper=row.helper,
        role=ROLES[draft.role],
        due=due,
        begins=optional_day_text(draft.leave_from),
        roster="står i vagtplanen" if row.written else "ikke skrevet i vagtplanen",
        state=_state(row, today),
        to_tell=frozenset(missing),
    )


def _state(row: ParentalRow, today: date) -> str:
    """What is late, or else the next thing to be told."""
    missing = [each for each in _open_days(row) if each.state(today) is Told.MISSING]
    if missing:
        return f"mangler: {what_words(row.draft.role, missing[0].what)}"
    coming = sorted((each.day, each) for each in _open_days(row) if each.state(today) is Told.TO_COME)
    if coming:
        return f"næste: senest {day_text(coming[0][0])}"
    return "mangler: besked til kommunen" if row.tell and row.draft.municipality_told_on is None else "alt er oplyst"


def _open_days(row: ParentalRow) -> list[LeaveDay]:
    """What begins the leave is not asked for any more once the child is born."""
    return [each for each in row.days if each.what is not What.NOTICE or row.draft.born_on is None]


def date_lines(row: ParentalRow, today: date) -> tuple[DateLine, ...]:
    """The last days to tell, the municipality, and the weeks; in that order."""
    lines = [_day_line(each, today) for each in row.days]
    if row.tell is not None:
        lines.append(_municipality_line(row.tell, row.draft.municipality_told_on))
    return (*lines, *(_part_line(part, born=row.draft.born_on is not None) for part in row.parts))


def _day_line(each: LeaveDay, today: date) -> DateLine:
    why = [*(step.text for step in each.steps), *map(rule_text, each.reasons)]
    return DateLine(
        id=each.what.value,
        what=_DATE_TITLES[each.what],
        when=f"senest {day_text(each.day)}",
        state=_told_text(each, today),
        source=_source(each.reasons[0]),
        why="\n".join(why),
    )


def _told_text(each: LeaveDay, today: date) -> str:
    told_on, left = optional_day_text(each.told_on), days_left_text((each.day - today).days)
    return {
        Told.IN_TIME: f"oplyst {told_on}",
        Told.TOO_LATE: f"oplyst {told_on}, for sent",
        Told.MISSING: f"mangler; det var {left}",
        Told.TO_COME: left,
        Told.OPEN: "kun, hvis noget udskydes",
    }[each.state(today)]


def _municipality_line(tell: Reason, told_on: date | None) -> DateLine:
    state = f"besked givet {day_text(told_on)}" if told_on else "mangler"
    return DateLine("kommune", "Kommunen får besked", "ingen bestemt dag", state, _source(tell), rule_text(tell))


def _part_line(part: LeavePart, *, born: bool) -> DateLine:
    """Until the child is born the weeks are only expected."""
    state = "" if born or part.first is None else "regnet fra terminen"
    when = ", ".join(text for text in (part_weeks(part), part_days(part)) if text)
    return DateLine(
        part.key, f"Orlov: {part_title(part).lower()}", when, state, _source(part.reason), rule_text(part.reason)
    )


def _source(reason: Reason) -> str:
    """Who decides; the source itself stands under »Hvorfor?«."""
    unsure = ", ubekræftet" if reason.certainty is Certainty.C else ""
    return f"{decided_by(reason.layer, reason.source)}{unsure}" if reason.layer is not None else ""


def pay_text(pay: LeavePay) -> str:
    """Who pays, as far as the municipality has said."""
    lines = [f"{sentence_text(pay.exempt.text)} {ASK} {ground_text(pay.exempt)}" if pay.exempt else ASK]
    if pay.fund is not None:
        lines.append(f"Du udbetaler selv løn: husk at betale til Barselsfonden. {ground_text(pay.fund)}")
    return "\n".join(lines)


def roster_text(written: Sequence[Absence]) -> str:
    """What the roster has of a leave."""
    if not written:
        return "Orloven er ikke skrevet i vagtplanen."
    return f"I vagtplanen: {'; '.join(_roster_lines(written))}."


def _roster_lines(written: Sequence[Absence]) -> Iterable[str]:
    for each in written:
        until = f"til {day_text(each.last_day)}" if each.last_day else "uden slutdato"
        yield f"{ABSENCE_KINDS[each.kind].lower()} fra {day_text(each.first_day)} {until}"


def empty_parental(helper_id: str) -> Texts:
    return {**dict.fromkeys(PARENTAL_TITLES, ""), "helper_id": helper_id, "role": ParentRole.MOTHER.value}


def parental_texts(row: ParentalRow) -> Texts:
    days = {name: optional_day_text(getattr(row.draft, name)) for name in _DAYS}
    return {"helper_id": row.helper_id, "role": row.draft.role.value, **days}


def read_parental(texts: Mapping[str, str], today: date) -> ParentalDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, PARENTAL_TITLES, today)
    draft = ParentalDraft(
        role=ParentRole(texts["role"]),
        due_on=reader.needed_day("due_on"),
        **{name: reader.day(name) for name in _DAYS if name != "due_on"},
    )
    reader.done()
    return draft


def write_texts(row: ParentalRow) -> Texts:
    first, last = row.proposed
    return {
        "kind": AbsenceKind.PARENTAL.value,
        "first_day": day_text(first),
        "last_day": optional_day_text(last),
    }


def read_write(texts: Mapping[str, str], today: date) -> tuple[AbsenceKind, date, date | None]:
    reader = Reader(texts, WRITE_TITLES, today)
    found = AbsenceKind(texts["kind"]), reader.needed_day("first_day"), reader.day("last_day")
    reader.done()
    return found
