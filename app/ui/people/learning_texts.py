"""Courses, instruction and what is lent out, as rows and as the texts of their dialogs. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.domain.danish import day_text
from app.model.domain.people import TrainingKind
from app.model.services.learning import (
    HANDOUT_FIELDS,
    TRAINING_FIELDS,
    TRAINING_KINDS,
    HandoutDraft,
    TrainingDraft,
)
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text

TRAINING_TITLES, HANDOUT_TITLES = TRAINING_FIELDS, HANDOUT_FIELDS
_SHORT = {TrainingKind.AID: "Hjælpemiddel", TrainingKind.TASK: "Opgave", TrainingKind.COURSE: "Kursus"}
KINDS = {kind.value: title for kind, title in TRAINING_KINDS.items()}


@dataclass(frozen=True)
class TrainingRow:
    """One line of the list of courses and instruction."""

    id: str
    held_on: str
    kind: str
    subject: str
    given_by: str
    signed: str

    @property
    def spoken(self) -> str:
        by = f"givet af {self.given_by}" if self.given_by else ""
        signed = "ikke underskrevet" if self.signed == "nej" else f"underskrevet {self.signed}"
        return ", ".join(part for part in (self.held_on, self.kind, self.subject, by, signed) if part)


@dataclass(frozen=True)
class HandoutRow:
    """One line of the list of what is lent out; `out` while it is."""

    id: str
    what: str
    number: str
    handed_on: str
    returned: str
    out: bool

    @property
    def spoken(self) -> str:
        back = "ikke afleveret" if self.out else f"afleveret {self.returned}"
        return f"{self.what}, {self.number} stk., udleveret {self.handed_on}, {back}"


def training_rows(trainings: Sequence[tuple[str, TrainingDraft]]) -> tuple[TrainingRow, ...]:
    """The newest first."""
    return tuple(
        TrainingRow(
            id=identity,
            held_on=day_text(draft.held_on),
            kind=_SHORT[draft.kind],
            subject=draft.subject,
            given_by=draft.given_by,
            signed=optional_day_text(draft.signed_on) or "nej",
        )
        for identity, draft in reversed(trainings)
    )


def handout_rows(handouts: Sequence[tuple[str, HandoutDraft]]) -> tuple[HandoutRow, ...]:
    """What is still out first, and of each the newest first."""
    newest_first = handouts[::-1]
    ordered = sorted(newest_first, key=lambda pair: pair[1].returned_on is not None)
    return tuple(
        HandoutRow(
            id=identity,
            what=draft.what,
            number=str(draft.number),
            handed_on=day_text(draft.handed_on),
            returned=optional_day_text(draft.returned_on) or "nej",
            out=draft.returned_on is None,
        )
        for identity, draft in ordered
    )


def empty_training(today: date) -> Texts:
    return {**dict.fromkeys(TRAINING_TITLES, ""), "kind": TrainingKind.AID.value, "held_on": day_text(today)}


def training_texts(draft: TrainingDraft) -> Texts:
    return {
        "kind": draft.kind.value,
        "held_on": day_text(draft.held_on),
        "subject": draft.subject,
        "given_by": draft.given_by,
        "signed_on": optional_day_text(draft.signed_on),
        "note": draft.note,
    }


def read_training(texts: Mapping[str, str], today: date) -> TrainingDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, TRAINING_TITLES, today)
    draft = TrainingDraft(
        held_on=reader.needed_day("held_on"),
        subject=reader.text("subject"),
        kind=TrainingKind(texts["kind"]),
        given_by=reader.text("given_by"),
        signed_on=reader.day("signed_on"),
        note=reader.text("note"),
    )
    reader.done()
    return draft


def empty_handout(today: date) -> Texts:
    return {**dict.fromkeys(HANDOUT_TITLES, ""), "number": "1", "handed_on": day_text(today)}


def handout_texts(draft: HandoutDraft) -> Texts:
    return {
        "what": draft.what,
        "number": str(draft.number),
        "handed_on": day_text(draft.handed_on),
        "returned_on": optional_day_text(draft.returned_on),
        "note": draft.note,
    }


def read_handout(texts: Mapping[str, str], today: date) -> HandoutDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, HANDOUT_TITLES, today)
    number = reader.whole_number("number")
    draft = HandoutDraft(
        what=reader.text("what"),
        handed_on=reader.needed_day("handed_on"),
        number=1 if number is None else number,
        returned_on=reader.day("returned_on"),
        note=reader.text("note"),
    )
    reader.done()
    return draft
