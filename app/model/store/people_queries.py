"""What is asked of the scheme file about people and papers: small questions that return entities in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.model.domain.archive import Attachment, OwnWording, PaperEvent, PaperEventKind
from app.model.domain.entities import IssuedDocument
from app.model.domain.people import Applicant, Handout, Hiring, Talk, Termination, Training
from app.model.store import tables as t
from app.model.store import tables_people as p


def trainings(session: Session, helper_id: str | None = None) -> Sequence[Training]:
    """Of one helper or of all, the oldest first."""
    c = p.training.c
    query = select(Training).order_by(c.held_on, c.id)
    return session.scalars(query if helper_id is None else query.where(c.helper_id == helper_id)).all()


def handouts(session: Session, helper_id: str | None = None) -> Sequence[Handout]:
    c = p.handout.c
    query = select(Handout).order_by(c.handed_on, c.id)
    return session.scalars(query if helper_id is None else query.where(c.helper_id == helper_id)).all()


def talks(session: Session, helper_id: str | None = None) -> Sequence[Talk]:
    """Of one helper (without staff meetings) or of all, the oldest first."""
    c = p.talk.c
    query = select(Talk).order_by(c.held_on, c.id)
    return session.scalars(query if helper_id is None else query.where(c.helper_id == helper_id)).all()


def staff_meetings(session: Session) -> Sequence[Talk]:
    """The talks that are nobody's alone, the oldest first."""
    c = p.talk.c
    return session.scalars(select(Talk).where(c.helper_id.is_(None)).order_by(c.held_on, c.id)).all()


def terminations(session: Session, helper_id: str | None = None) -> Sequence[Termination]:
    c = p.termination.c
    query = select(Termination).order_by(c.last_day, c.id)
    return session.scalars(query if helper_id is None else query.where(c.helper_id == helper_id)).all()


def hirings(session: Session) -> Sequence[Hiring]:
    c = p.hiring.c
    return session.scalars(select(Hiring).order_by(c.opened_on, c.id)).all()


def applicants(session: Session, hiring_id: str | None = None) -> Sequence[Applicant]:
    c = p.applicant.c
    query = select(Applicant).order_by(c.received_on, c.id)
    return session.scalars(query if hiring_id is None else query.where(c.hiring_id == hiring_id)).all()


def attachments(session: Session, helper_id: str | None = None) -> Sequence[Attachment]:
    """Without their bytes (see attachments.py)."""
    c = p.attachment.c
    query = select(Attachment).order_by(c.added_on, c.id)
    return session.scalars(query if helper_id is None else query.where(c.helper_id == helper_id)).all()


def paper_events(session: Session, document_id: int | None = None) -> Sequence[PaperEvent]:
    c = p.paper_event.c
    query = select(PaperEvent).order_by(c.happened_on, c.id)
    return session.scalars(query if document_id is None else query.where(c.document_id == document_id)).all()


def event_lines(session: Session, subject: str | None = None) -> Sequence[EventLine]:
    """What has happened to all documents, or to those about one helper, the first first."""
    c = p.paper_event.c
    query = select(c.document_id, c.kind, c.happened_on, c.note).order_by(c.happened_on, c.id)
    if subject is not None:
        document = t.issued_document.c
        query = query.join(t.issued_document, document.id == c.document_id).where(document.subject == subject)
    return [EventLine(*row) for row in session.execute(query).all()]


def own_wordings(session: Session) -> Sequence[OwnWording]:
    return session.scalars(select(OwnWording).order_by(p.own_wording.c.id)).all()


def issued_documents(session: Session, subject: str | None = None) -> Sequence[IssuedDocument]:
    """All that was issued, or all about one helper, the oldest first."""
    c = t.issued_document.c
    query = select(IssuedDocument).order_by(c.id)
    return session.scalars(query if subject is None else query.where(c.subject == subject)).all()


class EventLine(NamedTuple):
    """That a document was sent, signed or came back, for a list of many of them."""

    document_id: int
    kind: PaperEventKind
    happened_on: date
    note: str | None


@dataclass(frozen=True)
class DocumentLine:
    """An issued document without its snapshot: a list of ten years of them is read at once."""

    id: int
    kind: str
    subject: str
    period: str
    issued_at: datetime
    rulebook_version: str
    title: str | None
    wording_version: str | None


def document_lines(session: Session, subject: str | None = None) -> Sequence[DocumentLine]:
    """All that was issued, or all about one helper, the oldest first."""
    c = t.issued_document.c
    columns = (c.id, c.kind, c.subject, c.period, c.issued_at, c.rulebook_version, c.title, c.wording_version)
    query = select(*columns).order_by(c.id)
    found = session.execute(query if subject is None else query.where(c.subject == subject)).all()
    return [DocumentLine(*row) for row in found]
