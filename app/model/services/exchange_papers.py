"""The papers of an exchange file: whether they are what they say, and how issued documents get this file's numbers."""

from __future__ import annotations

from collections.abc import Iterable

from app.model.documents.wording import parse
from app.model.domain.content import Content
from app.model.domain.errors import Mistake, Refused
from app.model.services.attachment_files import content_mistake
from app.model.services.letter.catalogue import LETTERS
from app.model.services.papers_again import snapshot_text
from app.model.store import issued
from app.model.store.database import Session

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def paper_mistakes(content: Content) -> Iterable[Mistake]:
    """Scanned papers are whole, issued documents can be printed, own wordings are of documents that there are."""
    for index, document in enumerate(content.issued_documents):
        try:
            snapshot_text(document.kind, document.snapshot)
        except _UNREADABLE:
            text = f"kan ikke læses som dokumentet »{document.kind}«"
            yield Mistake(f"issued_documents[{index}].snapshot", text)
    for index, paper in enumerate(content.attachments):
        if text := content_mistake(content.contents[paper.digest], paper.media_type):
            yield Mistake(f"attachments[{index}].content", text)
    for index, own in enumerate(content.own_wordings):
        if own.id not in LETTERS:
            text = f"»{own.id}« er ikke et dokument; vælg mellem {', '.join(LETTERS)}"
            yield Mistake(f"own_wordings[{index}].id", text)
            continue
        try:
            parse(own.text)
        except Refused as refused:
            first = refused.mistakes[0]
            yield Mistake(f"own_wordings[{index}].text", f"{first.place}: {first.message}")


def take_documents(session: Session, content: Content) -> None:
    """Adds the issued documents in their order; what is said of them gets their new numbers."""
    ordered = sorted(content.issued_documents, key=lambda document: document.id or 0)
    before = [document.id for document in ordered]
    for document in ordered:
        document.id = None
    issued.take_in(session, ordered)
    numbers = {old: document.id for old, document in zip(before, ordered, strict=True)}
    for event in content.paper_events:
        event.document_id = numbers[event.document_id] or 0
    for paper in content.attachments:
        paper.document_id = None if paper.document_id is None else numbers[paper.document_id]
