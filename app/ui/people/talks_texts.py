"""Talks and staff meetings, as rows and as the texts of their dialogs. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.domain.danish import day_text
from app.model.domain.people import TalkKind
from app.model.services.talks import TALK_FIELDS, TALK_KINDS, TALK_LETTERS, TalkDraft, TalkRow
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text

TALK_TITLES = TALK_FIELDS
MEETING_TITLES = {**TALK_FIELDS, "about": "Dagsorden", "agreed": "Referat og aftaler"}
KINDS = {kind.value: title for kind, title in TALK_KINDS.items() if kind is not TalkKind.STAFF_MEETING}
HINTS = {
    TalkKind.INSTRUCTION.value: "Skriv, hvordan opgaven skal gøres. Hjælperen skriver under og får en kopi.",
    TalkKind.REPRIMAND.value: "Skriv, hvad der skal gøres anderledes. Faxe Kommunes håndbog (5.14) siger, at det skal være forsøgt, før nogen siges op.",
    TalkKind.WARNING.value: "Skriv, hvad der er sket, hvad du forventer, og hvad der sker, hvis det fortsætter.",
    TalkKind.SICK.value: "Spørg ikke, hvilken sygdom det er, og skriv det ikke. Tal om, hvad hjælperen kan, og hvor længe "
    "fraværet ventes at vare. Det kan være på telefon.",
    TalkKind.APPRAISAL.value: "Brug de to MUS-ark: ét til hjælperen og ét til dig selv.",
    TalkKind.OTHER.value: "",
}
_DAYS = ("follow_up_on", "followed_up_on", "signed_on", "copy_given_on")
_LONGEST = 60  # characters of the first line that a row shows


@dataclass(frozen=True)
class TalkLine:
    """One line of a list of talks; `waits` while it is to be followed up, `papers` are its letters' names."""

    id: str
    held_on: str
    kind: str
    about: str
    follow_up: str
    signed: str
    copy: str
    waits: bool
    is_appraisal: bool
    papers: tuple[str, ...]

    @property
    def is_signed(self) -> bool:
        return self.signed != "nej"

    @property
    def has_copy(self) -> bool:
        return self.copy != "nej"

    @property
    def spoken(self) -> str:
        """The whole line in one sentence."""
        follow = f"følges op {self.follow_up}" if self.follow_up else ""
        signed = f"underskrevet {self.signed}" if self.is_signed else "ikke underskrevet"
        return ", ".join(part for part in (self.held_on, self.kind, self.about, follow, signed) if part)


def talk_lines(rows: Sequence[TalkRow]) -> tuple[TalkLine, ...]:
    return tuple(_line(row) for row in rows)


def _line(row: TalkRow) -> TalkLine:
    draft = row.draft
    done = f", gjort {day_text(draft.followed_up_on)}" if draft.followed_up_on else ""
    return TalkLine(
        id=row.id,
        held_on=day_text(draft.held_on),
        kind=TALK_KINDS[draft.kind],
        about=_first_line(draft.about or draft.agreed),
        follow_up=f"{optional_day_text(draft.follow_up_on)}{done}".removeprefix(", "),
        signed=optional_day_text(draft.signed_on) or "nej",
        copy=optional_day_text(draft.copy_given_on) or "nej",
        waits=row.waits,
        is_appraisal=draft.kind is TalkKind.APPRAISAL,
        papers=TALK_LETTERS[draft.kind],
    )


def _first_line(text: str) -> str:
    first = text.split("\n", 1)[0]
    return first if len(first) <= _LONGEST else f"{first[: _LONGEST - 1]}…"


def empty_talk(today: date) -> Texts:
    return {**dict.fromkeys(TALK_TITLES, ""), "kind": TalkKind.INSTRUCTION.value, "held_on": day_text(today)}


def empty_meeting(today: date, helpers: Sequence[str]) -> Texts:
    """With everybody who is employed, one a line: who was not there is taken away."""
    return {
        **dict.fromkeys(MEETING_TITLES, ""),
        "kind": TalkKind.STAFF_MEETING.value,
        "held_on": day_text(today),
        "participants": "\n".join(helpers),
    }


def talk_texts(draft: TalkDraft) -> Texts:
    return {
        "kind": draft.kind.value,
        "held_on": day_text(draft.held_on),
        "participants": draft.participants,
        "about": draft.about,
        "agreed": draft.agreed,
        **{name: optional_day_text(getattr(draft, name)) for name in _DAYS},
    }


def read_talk(texts: Mapping[str, str], titles: Mapping[str, str], today: date) -> TalkDraft:
    """Raises Refused with the fields that can't be read. A dialog without a choice of kind is a staff meeting's."""
    reader = Reader(texts, titles, today)
    draft = TalkDraft(
        kind=TalkKind(texts.get("kind") or TalkKind.STAFF_MEETING),
        held_on=reader.needed_day("held_on"),
        participants=reader.text("participants"),
        about=reader.text("about"),
        agreed=reader.text("agreed"),
        **{name: reader.day(name) for name in _DAYS},
    )
    reader.done()
    return draft
