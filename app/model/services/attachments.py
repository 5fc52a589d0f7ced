"""Scanned papers and photos inside the scheme file; what may be taken in is told in attachment_files.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.model.domain.archive import Attachment, AttachmentKind
from app.model.domain.entities import Changes, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.people_validity import attachment_mistakes
from app.model.services.attachment_files import PDF, plain_file_name, read_file, refused
from app.model.services.binder import Binder
from app.model.services.drafts import refuse
from app.model.services.exchange import refuse_own_file, write_whole
from app.model.services.ids import new_id
from app.model.store import attachments as store
from app.model.store import people_queries, queries
from app.model.store.database import Session

FIELDS = {"title": "Hvad er det", "file_name": "Filens navn", "dated_on": "Dato på papiret", "note": "Note"}


@dataclass(frozen=True)
class AttachmentDraft:
    """What the user says of a paper; `document_id`: it is the signed copy of that issued document."""

    title: str
    helper_id: str | None = None
    document_id: int | None = None
    dated_on: date | None = None
    note: str = ""


def add_attachment(binder: Binder, path: Path, draft: AttachmentDraft) -> Changes:
    """Takes a file in. Raises Refused with one line."""
    content, media = read_file(path)
    return _add(binder, content, media, plain_file_name(path.name, media), draft, AttachmentKind.PAPER)


def _add(
    binder: Binder, content: bytes, media: str, file_name: str, draft: AttachmentDraft, kind: AttachmentKind
) -> Changes:
    with binder.database.change(f"Tilføj {draft.title.strip() or file_name}") as work:
        if draft.helper_id is not None and not queries.is_helper(work.session, draft.helper_id):
            raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
        paper = Attachment(
            new_id("p"),
            draft.title.strip(),
            file_name,
            media,
            len(content),
            "",
            binder.today,
            kind,
            draft.helper_id,
            draft.document_id,
            draft.dated_on,
            draft.note.strip() or None,
        )
        refuse(attachment_mistakes(paper), FIELDS)
        paper.digest = store.put(work.session, content)
        work.add(paper)
    return work.changes


def change_attachment(binder: Binder, attachment_id: str, draft: AttachmentDraft) -> Changes:
    """Its title, date and note; the paper itself never changes."""
    with binder.database.change(f"Ret {draft.title.strip()}") as work:
        paper = _existing(work.session, attachment_id)
        paper.title, paper.dated_on, paper.note = draft.title.strip(), draft.dated_on, draft.note.strip() or None
        refuse(attachment_mistakes(paper), FIELDS)
    return work.changes


def delete_attachment(binder: Binder, attachment_id: str) -> Changes:
    """Takes it away; undo brings it back whole."""
    with binder.database.change("Slet scannet papir") as work:
        work.delete(_existing(work.session, attachment_id))
    return work.changes


def attachment_content(binder: Binder, attachment_id: str) -> tuple[bytes, str, str]:
    """The bytes, what they are, and the file's name."""
    with binder.database.read() as session:
        paper = _existing(session, attachment_id)
        content = store.get(session, paper.digest)
    if content is None:
        raise Refused(Mistake(paper.title, "indholdet mangler i filen; gendan en sikkerhedskopi"))
    return content, paper.media_type, paper.file_name


def save_attachment(binder: Binder, attachment_id: str, path: Path) -> None:
    """Writes the paper as a file of its own."""
    refuse_own_file(binder, path)
    write_whole(path, attachment_content(binder, attachment_id)[0])


def photo(binder: Binder, helper_id: str) -> bytes | None:
    """The helper's photo, the newest one; None without."""
    with binder.database.read() as session:
        held = [p for p in people_queries.attachments(session, helper_id) if p.kind is AttachmentKind.PHOTO]
        return store.get(session, held[-1].digest) if held else None


def set_photo(binder: Binder, helper_id: str, path: Path) -> Changes:
    """A JPEG or PNG instead of the photo that there is. Raises Refused with one line."""
    content, media = read_file(path)
    if media == PDF:
        raise refused(path.name, "er ikke et billede; vælg en JPEG eller en PNG")
    with binder.database.read() as session:
        if queries.by_id(session, Helper, helper_id) is None:
            raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
    with binder.database.change("Vælg billede") as work:
        _without_photo(work.session, helper_id)
        paper = Attachment(
            new_id("p"), "Billede", plain_file_name("billede", media), media, len(content), "", binder.today
        )
        paper.kind, paper.helper_id, paper.digest = AttachmentKind.PHOTO, helper_id, store.put(work.session, content)
        work.add(paper)
    return work.changes


def remove_photo(binder: Binder, helper_id: str) -> Changes:
    with binder.database.change("Fjern billede") as work:
        _without_photo(work.session, helper_id)
    return work.changes


def _without_photo(session: Session, helper_id: str) -> None:
    for paper in people_queries.attachments(session, helper_id):
        if paper.kind is AttachmentKind.PHOTO:
            session.delete(paper)


def _existing(session: Session, attachment_id: str) -> Attachment:
    paper = queries.by_id(session, Attachment, attachment_id)
    if paper is None:
        raise Refused(Mistake("Papir", "det findes ikke længere"))
    return paper
