"""Scanned papers and photos inside the scheme file; what may be taken in is told in attachment_files.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from app.model.domain.archive import Attachment, AttachmentKind
from app.model.domain.entities import Changes, Helper
from app.model.domain.errors import Mistake, Refused
from app.model.domain.people_validity import attachment_mistakes
from app.model.services.attachment_files import PDF, plain_file_name, read_file, refused, shown_name
from app.model.services.binder import Binder
from app.model.services.drafts import refuse
from app.model.services.exchange import refuse_own_file, write_whole
from app.model.services.ids import new_id
from app.model.store import attachments as store
from app.model.store import people_queries, queries
from app.model.store.database import Session

FIELDS = {"title": "Hvad er det", "file_name": "Filens navn", "dated_on": "Dato på papiret", "note": "Note"}

A4_INCHES = (8.27, 11.69)
PAGE_QUALITY = 90  # of 100, of a picture that is shown and printed; the copy that is kept is not touched


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
    if "\\" in path.name:  # on Windows it would be a path
        raise refused(shown_name(path), "har en skråstreg i navnet; giv filen et navn uden")
    content, media = read_file(path)
    return _add(binder, content, media, plain_file_name(path.name, media), draft, AttachmentKind.PAPER)


def _add(
    binder: Binder, content: bytes, media: str, file_name: str, draft: AttachmentDraft, kind: AttachmentKind
) -> Changes:
    with binder.database.change(f"Tilføj {draft.title.strip() or file_name}") as work:
        owner = _owner(work.session, draft)
        paper = Attachment(
            new_id("p"),
            draft.title.strip(),
            file_name,
            media,
            len(content),
            "",
            binder.today,
            kind,
            owner,
            draft.document_id,
            draft.dated_on,
            draft.note.strip() or None,
        )
        refuse(attachment_mistakes(paper), FIELDS)
        paper.digest = store.put(work.session, content)
        work.add(paper)
    return work.changes


def _owner(session: Session, draft: AttachmentDraft) -> str | None:
    """A signed copy is about whom its document is about; whoever it is has to be there."""
    owner = draft.helper_id
    if draft.document_id is not None:
        document = queries.by_number(session, draft.document_id)
        if document is None:
            raise Refused(Mistake("Dokument", "det findes ikke længere"))
        owner = document.subject or None
    if owner is not None and not queries.is_helper(session, owner):
        raise Refused(Mistake("Hjælper", "hjælperen findes ikke længere"))
    return owner


def attachment_draft(binder: Binder, attachment_id: str) -> AttachmentDraft:
    """What is said of a paper now."""
    with binder.database.read() as session:
        paper = _existing(session, attachment_id)
    return AttachmentDraft(paper.title, paper.helper_id, paper.document_id, paper.dated_on, paper.note or "")


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


def attachment_pdf(binder: Binder, attachment_id: str) -> bytes:
    """Its pages, to be shown and printed: a picture becomes a page, turned as the camera was held."""
    content, media, _name = attachment_content(binder, attachment_id)
    return content if media == PDF else _as_page(content)


def _as_page(content: bytes) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(content)) as image:
        upright = ImageOps.exif_transpose(image)
        if upright.has_transparency_data:
            picture = upright.convert("RGBA")
            upright = Image.new("RGB", picture.size, "white")
            upright.paste(picture, mask=picture)
        page = BytesIO()
        upright.convert("RGB").save(page, "PDF", resolution=_dots_an_inch(*upright.size), quality=PAGE_QUALITY)
    return page.getvalue()


def _dots_an_inch(width: int, height: int) -> float:
    """So that the page is as large as it can be on A4, whichever way it lies."""
    short, long = sorted((width, height))
    return max(short / A4_INCHES[0], long / A4_INCHES[1])


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
