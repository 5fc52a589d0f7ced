"""The exchange file's parts about papers: issued documents with their course, scanned papers with their bytes, own wordings.

A document's number is the file's own: it is written as "d1", "d2" ... in the order of issue, and given anew on import.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from app.model.domain.archive import Attachment, AttachmentKind, OwnWording, PaperEvent, PaperEventKind
from app.model.domain.content import Content
from app.model.domain.entities import IssuedDocument
from app.model.domain.errors import Mistake
from app.model.domain.people_validity import attachment_mistakes
from app.model.domain.validity import LONGEST_TEXT, time_mistake
from app.model.store.exchange_part import Part, filled, natural

LONGEST_WORDING = 40_000  # signs; the schema knows it too
MARK = "d"  # stands before a document's number, so that it is an id like all others


def _number(text: str | None) -> int | None:
    return None if text is None else int(text.removeprefix(MARK))


def document(part: Part) -> IssuedDocument:
    moment = part.moment("issued_at")
    if not part.mistakes and (text := time_mistake(moment)):
        part.wrong("issued_at", text)
    return IssuedDocument(
        kind=part.text("kind") or "",
        subject=part.text("subject") or "",
        period=part.text("period") or "",
        issued_at=moment,
        rulebook_version=part.text("rulebook_version") or "",
        snapshot=part.raw["snapshot"],
        title=part.text("title"),
        wording_version=part.text("wording_version"),
        id=_number(part.raw["id"]),
    )


def paper_event(part: Part) -> PaperEvent:
    day = part.day("happened_on") or date.min
    return PaperEvent(
        id=part.identity(),
        document_id=_number(part.raw["document"]) or 0,
        kind=PaperEventKind(part.raw["kind"]),
        happened_on=day,
        helper_id=part.raw.get("helper"),
        note=part.text("note", LONGEST_TEXT, lines=True),
    )


def attachment(part: Part, contents: dict[str, bytes]) -> Attachment:
    """Its bytes go into `contents` by their digest."""
    try:
        content = b64decode(part.raw["content"], validate=True)
    except (binascii.Error, ValueError):
        part.wrong("content", "er ikke base64")
        content = b""
    digest = sha256(content).hexdigest()
    contents[digest] = content
    paper = Attachment(
        id=part.identity(),
        title=part.text("title") or "",
        file_name=part.text("file_name") or "",
        media_type=part.raw["media_type"],
        size=len(content),
        digest=digest,
        added_on=part.day("added_on") or date.min,
        kind=AttachmentKind(part.raw.get("kind") or AttachmentKind.PAPER),
        helper_id=part.raw.get("helper"),
        document_id=_number(part.raw.get("document")),
        dated_on=part.day("dated_on"),
        note=part.text("note", LONGEST_TEXT, lines=True),
    )
    if not part.mistakes:
        part.take(("content" if name == "size" else name, text) for name, text in attachment_mistakes(paper))
    return paper


def own_wording(part: Part) -> OwnWording:
    text = part.text("text", LONGEST_WORDING, lines=True) or ""
    return OwnWording(part.identity(), text, part.text("based_on") or "", part.day("changed_on") or date.min)


def check_documents(content: Content) -> list[Mistake]:
    """What is said of issued documents must be of one that is in the file."""
    known = {each.id for each in content.issued_documents}
    found = []
    seen: set[int | None] = set()
    for index, each in enumerate(content.issued_documents):
        if each.id in seen:
            found.append(Mistake(f"issued_documents[{index}].id", f"»{MARK}{each.id}« er allerede brugt"))
        seen.add(each.id)
    found += _marked_twice(content.paper_events)
    about: tuple[tuple[str, Sequence[PaperEvent | Attachment]], ...] = (
        ("paper_events", content.paper_events),
        ("attachments", content.attachments),
    )
    for name, things in about:
        found += [
            Mistake(f"{name}[{index}].document", f"der er intet dokument med id »{MARK}{thing.document_id}«")
            for index, thing in enumerate(things)
            if thing.document_id is not None and thing.document_id not in known
        ]
    return found


def _marked_twice(events: Sequence[PaperEvent]) -> list[Mistake]:
    """A document is sent, signed and back once each."""
    seen: dict[tuple[int, PaperEventKind], int] = {}
    found = []
    for index, event in enumerate(events):
        first = seen.setdefault((event.document_id, event.kind), index)
        if first != index:
            found.append(Mistake(f"paper_events[{index}].kind", f"er der allerede: paper_events[{first}]"))
    return found


def written(content: Content) -> dict[str, list[dict[str, Any]]]:
    """The lists that hold anything, in a fixed order; documents numbered anew."""
    ordered = sorted(content.issued_documents, key=lambda each: each.id or 0)
    numbers = {each.id: f"{MARK}{number}" for number, each in enumerate(ordered, 1)}
    lists = {
        "issued_documents": [_document_out(each, numbers[each.id]) for each in ordered],
        "paper_events": [
            _event_out(each, numbers[each.document_id])
            for each in sorted(content.paper_events, key=lambda x: (x.happened_on, natural(x.id)))
            if each.document_id in numbers
        ],
        "attachments": [
            _attachment_out(each, numbers.get(each.document_id), content.contents.get(each.digest))
            for each in sorted(content.attachments, key=lambda x: (x.added_on, natural(x.id)))
        ],
        "own_wordings": [
            filled(id=w.id, text=w.text, based_on=w.based_on, changed_on=w.changed_on)
            for w in sorted(content.own_wordings, key=lambda x: natural(x.id))
        ],
    }
    return {name: rows for name, rows in lists.items() if rows}


def _document_out(d: IssuedDocument, number: str) -> dict[str, Any]:
    return filled(
        id=number,
        kind=d.kind,
        subject=d.subject or None,
        period=d.period,
        issued_at=d.issued_at.isoformat("T", "minutes"),
        rulebook_version=d.rulebook_version,
        title=d.title,
        wording_version=d.wording_version,
        snapshot=d.snapshot,
    )


def _event_out(x: PaperEvent, number: str) -> dict[str, Any]:
    return filled(
        id=x.id, document=number, kind=x.kind.value, happened_on=x.happened_on, helper=x.helper_id, note=x.note
    )


def _attachment_out(a: Attachment, number: str | None, content: bytes | None) -> dict[str, Any]:
    return filled(
        id=a.id,
        title=a.title,
        file_name=a.file_name,
        media_type=a.media_type,
        added_on=a.added_on,
        kind=a.kind.value,
        helper=a.helper_id,
        document=number,
        dated_on=a.dated_on,
        note=a.note,
        content=None if content is None else b64encode(content).decode("ascii"),
    )
