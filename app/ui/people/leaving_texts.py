"""How an employment ends, as the texts of its dialog and panel, and the list of steps as rows. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.model.domain.danish import day_text
from app.model.domain.people import TerminationKind
from app.model.services.leaving import (
    DELIVERED,
    LEAVING_FIELDS,
    TERMINATION_KINDS,
    LeavingCard,
    LeavingDraft,
    LeavingStep,
    Preview,
)
from app.ui.entry.texts import Reader, Texts

FORM = ("kind", "given_on", "last_day", "reason", "delivered_how", "note")
LEAVING_TITLES = {name: LEAVING_FIELDS[name] for name in FORM}
KINDS = {kind.value: title for kind, title in TERMINATION_KINDS.items()}
HAND = "Den dag, hjælperen har opsigelsen i hånden."
GIVEN_HINTS = {
    TerminationKind.RESIGNATION.value: "Den dag, du har fået opsigelsen.",
    TerminationKind.DISMISSAL.value: HAND,
    TerminationKind.FIXED_TERM.value: "Den dag, I har talt om, at kontrakten slutter.",
    TerminationKind.AGREEMENT.value: "Den dag, I er blevet enige.",
    TerminationKind.SUMMARY.value: "Den dag, hjælperen bortvises.",
    TerminationKind.GRANT_LOST.value: HAND,
    TerminationKind.DEATH.value: HAND,
}
NOT_WRITTEN = ""


@dataclass(frozen=True)
class StepRow:
    """One line of the list of steps; `text` is what it asks for."""

    id: str
    title: str
    state: str
    text: str
    done: bool
    can_tick: bool
    letter: str

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.state}. {self.text}"


@dataclass(frozen=True)
class Look:
    """What the dialog tells of what is typed: texts, "" for nothing. `proposed` is the last day as it was counted."""

    proposed: str = ""
    counted: str = ""
    short: str = ""
    warnings: str = ""
    talks: str = ""
    after: str = ""


def step_rows(steps: Sequence[LeavingStep]) -> tuple[StepRow, ...]:
    return tuple(
        StepRow(step.key, step.title, _state(step), step.text, step.done, step.can_tick, step.letter) for step in steps
    )


def _state(step: LeavingStep) -> str:
    if not step.done:
        return "ikke endnu"
    return day_text(step.done_on) if step.done_on else "ja"


def look_of(seen: Preview) -> Look:
    steps = [step.text for step in seen.notice.steps] if seen.notice else []
    return Look(
        proposed=day_text(seen.notice.day) if seen.notice else "",
        counted="\n".join(_numbered(steps)) if steps else seen.trouble,
        short=seen.short,
        warnings="\n".join(f"• {warning}" for warning in seen.warnings),
        talks=seen.talks,
        after="\n".join(part for part in (seen.contracts, seen.shifts) if part),
    )


def _numbered(texts: Sequence[str]) -> list[str]:
    return [f"{number}. {text}" for number, text in enumerate(texts, 1)]


def about_text(card: LeavingCard) -> str:
    """What the panel says of an ending that is written down, paragraph by paragraph; a short notice is told above it."""
    if card.draft is None or card.seen is None:
        return ""
    look = look_of(card.seen)
    parts = [
        f"Grund: {card.draft.reason}" if card.draft.reason else "",
        look.talks,
        look.after,
        card.g_days,
        f"{card.vacation}\nHvert skridt står under Fravær, Ferie, Saldi." if card.vacation else "",
        f"Sådan er der talt:\n{look.counted}" if look.counted else "",
        f"Husk:\n{look.warnings}" if look.warnings else "",
        f"Noter: {card.draft.note}" if card.draft.note else "",
    ]
    return "\n\n".join(part for part in parts if part)


def delivered(current: str) -> dict[str, str]:
    """The ways to give notice; one that a file names otherwise stands under its own words."""
    ways = {NOT_WRITTEN: "Ikke skrevet ned", **{way: way for way in DELIVERED}}
    return ways if current in ways else {**ways, current: current}


def empty_leaving(today: date) -> Texts:
    return {
        **dict.fromkeys(FORM, ""),
        "kind": TerminationKind.RESIGNATION.value,
        "given_on": day_text(today),
        "delivered_how": NOT_WRITTEN,
    }


def leaving_texts(draft: LeavingDraft) -> Texts:
    return {
        "kind": draft.kind.value,
        "given_on": day_text(draft.given_on),
        "last_day": day_text(draft.last_day),
        "reason": draft.reason,
        "delivered_how": draft.delivered_how,
        "note": draft.note,
    }


def read_leaving(texts: Mapping[str, str], today: date) -> LeavingDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, LEAVING_TITLES, today)
    draft = LeavingDraft(
        kind=TerminationKind(texts["kind"]),
        given_on=reader.needed_day("given_on"),
        last_day=reader.needed_day("last_day"),
        reason=reader.text("reason"),
        delivered_how=reader.text("delivered_how"),
        note=reader.text("note"),
    )
    reader.done()
    return draft
