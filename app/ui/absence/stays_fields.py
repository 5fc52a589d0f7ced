"""The texts of the dialogs of the citizen's stays: what begins them, what is read from them. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.model.domain.danish import day_text
from app.model.domain.stays import StayKind
from app.model.services.absence.stay_rows import PartRow, StayRow
from app.model.services.stays import PART_FIELDS, STAY_FIELDS, STAY_KINDS, PartDraft, StayDraft, along_title
from app.ui.entry.texts import NO, YES, Reader, Texts
from app.ui.formats import optional_day_text, optional_number_text

ALONG = "along/"  # before a helper's id: the tick that says who comes along
HOSPITAL_KINDS = {kind.value: title for kind, title in STAY_KINDS.items() if kind.is_hospital}
VACATION_TITLES = {
    name: STAY_FIELDS[name]
    for name in (
        "first_day",
        "last_day",
        "place",
        "abroad",
        "told_on",
        "applied_on",
        "granted_on",
        "extra_hours",
        "insured_on",
        "note",
    )
}
HOSPITAL_TITLES = {
    name: STAY_FIELDS[name]
    for name in ("kind", "first_day", "last_day", "place", "told_on", "agreed_on", "agreed", "note")
} | {"place": "Hospital og afdeling"}
PART_TITLES = PART_FIELDS
_DAYS = ("told_on", "applied_on", "granted_on", "insured_on", "agreed_on")


def empty_vacation(helpers: Iterable[str]) -> Texts:
    return {**dict.fromkeys(VACATION_TITLES, ""), **{f"{ALONG}{helper_id}": NO for helper_id in helpers}}


def empty_hospital(today: date, helpers: Iterable[str]) -> Texts:
    """Acute, and begun today: what is written in a hurry."""
    texts = {**dict.fromkeys(HOSPITAL_TITLES, ""), **{f"{ALONG}{helper_id}": NO for helper_id in helpers}}
    return {**texts, "kind": StayKind.HOSPITAL_ACUTE.value, "first_day": day_text(today)}


def titles_of(*, hospital: bool, helpers: Mapping[str, str]) -> dict[str, str]:
    """The fields' visible names, with a tick for each helper."""
    titles = HOSPITAL_TITLES if hospital else VACATION_TITLES
    return {**titles, **{f"{ALONG}{helper_id}": along_title(name) for helper_id, name in helpers.items()}}


def stay_texts(row: StayRow, helpers: Sequence[str]) -> Texts:
    draft = row.draft
    along = {each.part.helper_id for each in row.parts if each.part.along}
    texts = {
        "kind": draft.kind.value,
        "first_day": day_text(draft.first_day),
        "last_day": optional_day_text(draft.last_day),
        "place": draft.place,
        "abroad": YES if draft.abroad else NO,
        "extra_hours": optional_number_text(draft.extra_hours),
        "agreed": draft.agreed,
        "note": draft.note,
        **{name: optional_day_text(getattr(draft, name)) for name in _DAYS},
    }
    shown = HOSPITAL_TITLES if draft.kind.is_hospital else VACATION_TITLES
    ticks = {f"{ALONG}{helper_id}": YES if helper_id in along else NO for helper_id in helpers}
    return {**{name: texts[name] for name in shown}, **ticks}


def read_stay(texts: Mapping[str, str], today: date) -> tuple[StayDraft, frozenset[str]]:
    """The draft and who comes along. Raises Refused with the fields that can't be read. A form without a kind is a vacation's."""
    titles = HOSPITAL_TITLES if "kind" in texts else VACATION_TITLES
    reader = Reader(texts, titles, today)
    draft = StayDraft(
        kind=StayKind(texts.get("kind") or StayKind.VACATION),
        first_day=reader.needed_day("first_day"),
        last_day=reader.day("last_day"),
        place=reader.text("place"),
        abroad=reader.flag("abroad"),
        extra_hours=reader.number("extra_hours"),
        agreed=reader.text("agreed"),
        note=reader.text("note"),
        **{name: reader.day(name) for name in _DAYS},
    )
    reader.done()
    along = (name.removeprefix(ALONG) for name in texts if name.startswith(ALONG) and reader.flag(name))
    return draft, frozenset(along)


def part_texts(row: PartRow) -> Texts:
    part = row.part
    return {
        "along": YES if part.along else NO,
        "told_on": optional_day_text(part.told_on),
        "agreed_on": optional_day_text(part.agreed_on),
    }


def read_part(texts: Mapping[str, str], today: date) -> PartDraft:
    reader = Reader(texts, PART_TITLES, today)
    draft = PartDraft(reader.flag("along"), reader.day("told_on"), reader.day("agreed_on"))
    reader.done()
    return draft
