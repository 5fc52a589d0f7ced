"""What a helper has learnt (courses, instruction in aids and tasks) and what is lent out (keys and other things)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes
from app.model.domain.errors import Mistake, Refused
from app.model.domain.people import Handout, Training, TrainingKind
from app.model.domain.people_validity import handout_mistakes, training_mistakes
from app.model.services.binder import Binder
from app.model.services.drafts import EMPTY, fill, read, refuse
from app.model.services.ids import new_id
from app.model.store import people_queries, queries
from app.model.store.database import Session

TRAINING_KINDS = {
    TrainingKind.AID: "Instruktion i et hjælpemiddel",
    TrainingKind.TASK: "Oplæring i en opgave",
    TrainingKind.COURSE: "Kursus",
}
TRAINING_FIELDS = {
    "kind": "Slags",
    "held_on": "Dato",
    "subject": "Hvad",
    "given_by": "Givet af",
    "signed_on": "Underskrevet af hjælperen",
    "note": "Noter",
}
HANDOUT_FIELDS = {
    "what": "Hvad",
    "number": "Antal",
    "handed_on": "Udleveret",
    "returned_on": "Afleveret",
    "note": "Noter",
}
T = TypeVar("T", Training, Handout)


@dataclass(frozen=True)
class TrainingDraft:
    """A course or instruction as the user writes it; empty text counts as not given."""

    held_on: date
    subject: str
    kind: TrainingKind = TrainingKind.AID
    given_by: str = ""
    signed_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class HandoutDraft:
    """Keys or other things as the user writes them; not returned yet while there is no day for it."""

    what: str
    handed_on: date
    number: int = 1
    returned_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class LearningCard:
    """Ids and drafts of one helper, the oldest first."""

    trainings: tuple[tuple[str, TrainingDraft], ...]
    handouts: tuple[tuple[str, HandoutDraft], ...]


def learning_card(binder: Binder, helper_id: str) -> LearningCard:
    with binder.database.read() as session:
        trainings = people_queries.trainings(session, helper_id)
        handouts = people_queries.handouts(session, helper_id)
    return LearningCard(
        tuple((training.id, read(TrainingDraft, training)) for training in trainings),
        tuple((handout.id, read(HandoutDraft, handout)) for handout in handouts),
    )


def add_training(binder: Binder, helper_id: str, draft: TrainingDraft) -> Changes:
    """Raises Refused with the field's name."""
    training = Training(new_id("u"), helper_id, draft.kind, draft.held_on, draft.subject)
    with binder.database.change(f"Opret {_called(draft)}") as work:
        _refuse_nobody(work.session, helper_id)
        _fill_training(training, draft)
        work.add(training)
    return work.changes


def change_training(binder: Binder, training_id: str, draft: TrainingDraft) -> Changes:
    with binder.database.change(f"Ret {_called(draft)}") as work:
        _fill_training(_existing(work.session, Training, training_id, "oplæringen"), draft)
    return work.changes


def delete_training(binder: Binder, training_id: str) -> Changes:
    with binder.database.change("Slet kursus eller oplæring") as work:
        work.delete(_existing(work.session, Training, training_id, "oplæringen"))
    return work.changes


def add_handout(binder: Binder, helper_id: str, draft: HandoutDraft) -> Changes:
    """Raises Refused with the field's name."""
    handout = Handout(new_id("n"), helper_id, draft.what, draft.handed_on)
    with binder.database.change(f"Udlevér {draft.what.strip()}") as work:
        _refuse_nobody(work.session, helper_id)
        _fill_handout(handout, draft)
        work.add(handout)
    return work.changes


def change_handout(binder: Binder, handout_id: str, draft: HandoutDraft) -> Changes:
    with binder.database.change(f"Ret udlevering af {draft.what.strip()}") as work:
        _fill_handout(_existing(work.session, Handout, handout_id, "udleveringen"), draft)
    return work.changes


def return_handout(binder: Binder, handout_id: str, on: date) -> Changes:
    """That what was lent has come back; raises Refused for what is back already, or a day before it was handed out."""
    with binder.database.change(f"Afleveret {day_text(on)}") as work:
        handout = _existing(work.session, Handout, handout_id, "udleveringen")
        if handout.returned_on is not None:
            raise Refused(Mistake(HANDOUT_FIELDS["returned_on"], f"er allerede sket {day_text(handout.returned_on)}"))
        handout.returned_on = on
        refuse(handout_mistakes(handout), HANDOUT_FIELDS)
    return work.changes


def delete_handout(binder: Binder, handout_id: str) -> Changes:
    with binder.database.change("Slet udlevering") as work:
        work.delete(_existing(work.session, Handout, handout_id, "udleveringen"))
    return work.changes


def _called(draft: TrainingDraft) -> str:
    kind = "kursus" if draft.kind is TrainingKind.COURSE else "oplæring"
    return f"{kind} {draft.subject.strip()}".strip()


def _fill_training(training: Training, draft: TrainingDraft) -> None:
    fill(training, draft)
    found = [] if training.subject else [("subject", EMPTY)]
    refuse([*found, *training_mistakes(training)], TRAINING_FIELDS)


def _fill_handout(handout: Handout, draft: HandoutDraft) -> None:
    fill(handout, draft)
    found = [] if handout.what else [("what", EMPTY)]
    refuse([*found, *handout_mistakes(handout)], HANDOUT_FIELDS)


def _refuse_nobody(session: Session, helper_id: str) -> None:
    if not queries.is_helper(session, helper_id):
        raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))


def _existing(session: Session, kind: type[T], identity: str, called: str) -> T:
    found = queries.by_id(session, kind, identity)
    if found is None:
        raise Refused(Mistake("Hjælper", f"{called} findes ikke længere"))
    return found
