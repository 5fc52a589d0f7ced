"""Talks with helpers and staff meetings: writing down what was talked of and agreed, and when it is looked at again.

What is written here may go against a helper one day: so each has its day, its signature and the day a copy was given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.model.domain.danish import day_text
from app.model.domain.entities import Changes
from app.model.domain.errors import Mistake, Refused
from app.model.domain.people import Talk, TalkKind
from app.model.domain.people_validity import talk_mistakes
from app.model.services.binder import Binder
from app.model.services.drafts import fill, read, refuse
from app.model.services.ids import new_id
from app.model.store import people_queries, queries
from app.model.store.database import Session

TALK_FIELDS = {
    "kind": "Slags",
    "held_on": "Dato",
    "participants": "Deltagere",
    "about": "Hvad handlede det om",
    "agreed": "Hvad blev aftalt",
    "follow_up_on": "Følges op den",
    "followed_up_on": "Fulgt op den",
    "signed_on": "Underskrevet",
    "copy_given_on": "Kopi givet",
}
TALK_KINDS = {
    TalkKind.INSTRUCTION: "Instruktion",
    TalkKind.REPRIMAND: "Tilrettevisning",
    TalkKind.WARNING: "Advarsel",
    TalkKind.SICK: "Samtale om sygefravær",
    TalkKind.APPRAISAL: "MUS-samtale",
    TalkKind.OTHER: "Anden samtale",
    TalkKind.STAFF_MEETING: "Personalemøde",
}
# The papers of each kind of talk, by the letters' names; the first is the one that is usually wanted.
TALK_LETTERS = {
    TalkKind.INSTRUCTION: ("instruktion",),
    TalkKind.REPRIMAND: ("tilrettevisning",),
    TalkKind.WARNING: ("advarsel",),
    TalkKind.SICK: ("referat",),
    TalkKind.APPRAISAL: ("referat", "mus-hjaelper", "mus-arbejdsgiver"),
    TalkKind.OTHER: ("referat",),
    TalkKind.STAFF_MEETING: ("referat",),
}
TICKED = ("followed_up_on", "signed_on", "copy_given_on")  # what is done on a day after the talk


@dataclass(frozen=True)
class TalkDraft:
    """A talk as the user writes it; empty text counts as not given."""

    kind: TalkKind
    held_on: date
    participants: str = ""
    about: str = ""
    agreed: str = ""
    follow_up_on: date | None = None
    followed_up_on: date | None = None
    signed_on: date | None = None
    copy_given_on: date | None = None


@dataclass(frozen=True)
class TalkRow:
    """A talk with its id; of nobody alone where it is a staff meeting."""

    id: str
    helper_id: str | None
    draft: TalkDraft

    @property
    def waits(self) -> bool:
        """There is a day to look at it again, and that is not done."""
        return self.draft.follow_up_on is not None and self.draft.followed_up_on is None


def talk_rows(binder: Binder, helper_id: str | None) -> tuple[TalkRow, ...]:
    """A helper's talks, or (None) the staff meetings; the newest first."""
    with binder.database.read() as session:
        found = (
            people_queries.staff_meetings(session) if helper_id is None else people_queries.talks(session, helper_id)
        )
    return tuple(TalkRow(talk.id, talk.helper_id, read(TalkDraft, talk)) for talk in reversed(found))


def add_talk(binder: Binder, helper_id: str | None, draft: TalkDraft) -> Changes:
    """Writes a talk down; a staff meeting belongs to no helper. Raises Refused with the field's name."""
    owner = None if draft.kind is TalkKind.STAFF_MEETING else helper_id
    talk = Talk(new_id("s"), owner, draft.kind, draft.held_on)
    with binder.database.change(f"Opret {_called(draft)}") as work:
        if owner is None and draft.kind is not TalkKind.STAFF_MEETING:
            raise Refused(Mistake(TALK_FIELDS["kind"], "kun et personalemøde er uden en bestemt hjælper"))
        if owner is not None and not queries.is_helper(work.session, owner):
            raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
        _fill(talk, draft)
        work.add(talk)
    return work.changes


def change_talk(binder: Binder, talk_id: str, draft: TalkDraft) -> Changes:
    with binder.database.change(f"Ret {_called(draft)}") as work:
        talk = _existing(work.session, talk_id)
        if (draft.kind is TalkKind.STAFF_MEETING) is not (talk.helper_id is None):
            raise Refused(
                Mistake(TALK_FIELDS["kind"], "en samtale med én kan ikke blive et personalemøde eller omvendt")
            )
        _fill(talk, draft)
    return work.changes


def tick_talk(binder: Binder, talk_id: str, what: str, on: date | None) -> Changes:
    """That it was followed up, signed or given as a copy on a day (one of TICKED); None takes it back."""
    if what not in TICKED:
        raise ValueError(what)
    with binder.database.change(f"{TALK_FIELDS[what]}: {day_text(on) if on else 'ikke endnu'}") as work:
        talk = _existing(work.session, talk_id)
        setattr(talk, what, on)
        refuse(talk_mistakes(talk), TALK_FIELDS)
    return work.changes


def delete_talk(binder: Binder, talk_id: str) -> Changes:
    with binder.database.change("Slet samtale") as work:
        work.delete(_existing(work.session, talk_id))
    return work.changes


def _called(draft: TalkDraft) -> str:
    title = TALK_KINDS[draft.kind]
    return f"{title if title.startswith('MUS') else title[:1].lower() + title[1:]} {day_text(draft.held_on)}"


def _fill(talk: Talk, draft: TalkDraft) -> None:
    fill(talk, draft)
    refuse(talk_mistakes(talk), TALK_FIELDS)


def _existing(session: Session, talk_id: str) -> Talk:
    talk = queries.by_id(session, Talk, talk_id)
    if talk is None:
        raise Refused(Mistake("Samtale", "samtalen findes ikke længere"))
    return talk
