"""Scanned papers and photos inside the scheme file: told by their content, checked before they are taken in.

PDF, JPEG and PNG of at most 20 MB. A name is only a name: where the file came from is not kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from app.model.domain.archive import Attachment, AttachmentKind
from app.model.domain.entities import Changes, Helper
from app.model.domain.errors import Mistake, Refused, os_reason
from app.model.domain.people_validity import LARGEST_ATTACHMENT, attachment_mistakes
from app.model.services.binder import Binder
from app.model.services.drafts import refuse
from app.model.services.exchange import refuse_own_file, write_whole
from app.model.services.ids import new_id
from app.model.store import attachments as store
from app.model.store import people_queries, queries
from app.model.store.database import Session

FIELDS = {"title": "Hvad er det", "file_name": "Filens navn", "dated_on": "Dato på papiret", "note": "Note"}
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
_STARTS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
_ENDINGS = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png"}
MOST_PIXELS = 100_000_000  # a page of A4 at 1200 dots an inch is more than anybody scans
LONGEST_NAME = 120
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class AttachmentDraft:
    """What the user says of a paper; `document_id`: it is the signed copy of that issued document."""

    title: str
    helper_id: str | None = None
    document_id: int | None = None
    dated_on: date | None = None
    note: str = ""


def read_file(path: Path) -> tuple[bytes, str]:
    """A file's bytes and what it is. Raises Refused in one line: not there, too large, another kind, broken."""
    name = path.name
    try:
        if path.stat().st_size > LARGEST_ATTACHMENT:
            raise _refused(
                name, f"er på mere end {LARGEST_ATTACHMENT // MEGABYTE} MB; scan den mindre, eller del den op"
            )
        content = path.read_bytes()
    except OSError as fault:
        raise _refused(name, f"kan ikke læses: {os_reason(fault)}") from None
    if not content:
        raise _refused(name, "er tom")
    media = next((kind for start, kind in _STARTS.items() if content.startswith(start)), None)
    if media is None:
        raise _refused(name, "er ikke en PDF, en JPEG eller en PNG; gem den som en af dem først")
    if fault_text := _pdf_fault(content) if media == PDF else _image_fault(content):
        raise _refused(name, fault_text)
    return content, media


def _pdf_fault(content: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    broken = "er en PDF, der er beskadiget; åbn den i et andet program, og gem den igen"
    if b"%%EOF" not in content[-2048:]:
        return broken
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted:
            return "er en PDF med adgangskode; gem den uden først"
        if not len(reader.pages):
            return broken
        reader.pages[0].mediabox  # noqa: B018 - reads the page itself
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return broken
    return ""


def _image_fault(content: bytes) -> str:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MOST_PIXELS:
                return "er et billede med for mange punkter; gem det mindre"
            image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "er et billede, der er beskadiget; åbn det i et andet program, og gem det igen"
    return ""


def plain_file_name(name: str, media: str) -> str:
    """A name that every file system takes, with the ending of what the file is: no path, no control characters."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(sign if sign.isprintable() and sign not in '<>:"|?*' else "_" for sign in last).strip(" .")
    stem = clean.rsplit(".", 1)[0] if "." in clean else clean
    return f"{(stem or 'papir')[:LONGEST_NAME]}{_ENDINGS[media]}"


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
        raise _refused(path.name, "er ikke et billede; vælg en JPEG eller en PNG")
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


def _refused(name: str, text: str) -> Refused:
    return Refused(Mistake(name, text))
