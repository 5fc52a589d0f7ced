"""What stands in the archive beside issued documents: their course, scanned papers, and wordings of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PaperEventKind(StrEnum):
    SENT = "sent"
    SIGNED = "signed"
    RETURNED = "returned"


class AttachmentKind(StrEnum):
    PAPER = "paper"
    PHOTO = "photo"


@dataclass(eq=False)
class PaperEvent:
    """That an issued document was sent, signed or came back, on a day."""

    id: str
    document_id: int
    kind: PaperEventKind
    happened_on: date
    helper_id: str | None = None
    note: str | None = None


@dataclass(eq=False)
class Attachment:
    """A scanned paper or a helper's photo. `digest` (SHA-256, hex) names its bytes, which are kept once in the file.

    `document_id` is the issued document that it is the signed copy of, if any; `size` is in bytes.
    """

    id: str
    title: str
    file_name: str
    media_type: str
    size: int
    digest: str
    added_on: date
    kind: AttachmentKind = AttachmentKind.PAPER
    helper_id: str | None = None
    document_id: int | None = None
    dated_on: date | None = None
    note: str | None = None


@dataclass(eq=False)
class OwnWording:
    """A document's text as the citizen has adapted it; `id` is the text's name, `based_on` the version it was made from."""

    id: str
    text: str
    based_on: str
    changed_on: date
