"""The archive: issued documents with their course (sent, signed, back) and scanned papers beside them; searched by words.

What a paper proves is written where it belongs in the same change: a signed contract is the contract's date of signing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.model.domain.archive import Attachment, AttachmentKind, PaperEvent, PaperEventKind
from app.model.domain.danish import day_text, month_text
from app.model.domain.entities import Changes, Contract, Helper, IssuedDocument, Month
from app.model.domain.errors import Mistake, Refused
from app.model.domain.people import Talk, Termination, Training
from app.model.domain.validity import LONGEST_TEXT, day_mistake, text_mistake
from app.model.services import roster_papers
from app.model.services.binder import Binder
from app.model.services.documents import TIMESHEET
from app.model.services.ids import new_id
from app.model.services.letter.catalogue import LETTERS
from app.model.store import people_queries, queries
from app.model.store.database import Session

EVENTS = {
    PaperEventKind.SENT: "Sendt",
    PaperEventKind.SIGNED: "Underskrevet",
    PaperEventKind.RETURNED: "Kommet tilbage",
}
SCHEME = "Ordningen"
WHEN, NOTE = "Hvornår", "Note"  # the fields of a mark
# What a paper proves: the kind of document and of event, the record and its field that gets the day, and the field of
# the day before which it can't be.
_SIGNED, _SENT = PaperEventKind.SIGNED, PaperEventKind.SENT
_FACTS: dict[tuple[str, PaperEventKind], tuple[tuple[type[Any], str, str], ...]] = {
    ("ansaettelseskontrakt", _SIGNED): ((Contract, "signed_on", ""),),
    ("tillaeg-til-kontrakt", _SIGNED): ((Contract, "signed_on", ""),),
    ("tavshedserklaering", _SIGNED): ((Contract, "confidentiality_signed_on", ""),),
    ("kommune-ny-hjaelper", _SENT): ((Contract, "sent_to_municipality_on", ""),),
    ("instruktion", _SIGNED): ((Talk, "signed_on", "held_on"), (Training, "signed_on", "held_on")),
    ("referat", _SIGNED): ((Talk, "signed_on", "held_on"),),
    ("tilrettevisning", _SIGNED): ((Talk, "signed_on", "held_on"),),
    ("advarsel", _SIGNED): ((Talk, "signed_on", "held_on"),),
    ("opsigelse", _SIGNED): ((Termination, "receipt_on", "given_on"),),
    ("bortvisning", _SIGNED): ((Termination, "receipt_on", "given_on"),),
    ("kommune-fratraedelse", _SENT): ((Termination, "municipality_told_on", "given_on"),),
}


@dataclass(frozen=True)
class ArchiveRow:
    """One paper. `id` is "d" and the number of an issued document, or an attachment's id; `day` is when it came in.

    `copy_of`: the issued document that a scanned paper is the signed copy of; `scanned`: a document has such a copy.
    """

    id: str
    day: date
    title: str
    who: str
    about: str
    sent: date | None = None
    signed: date | None = None
    returned: date | None = None
    version: str = ""
    document_id: int | None = None
    note: str = ""
    helper_id: str | None = None
    copy_of: int | None = None
    scanned: bool = False

    @property
    def is_attachment(self) -> bool:
        return self.document_id is None

    def matches(self, words: Sequence[str]) -> bool:
        """All of the words, in small letters, are somewhere in the line."""
        days = [day_text(d) for d in (self.day, self.sent, self.signed, self.returned) if d is not None]
        text = " ".join((self.title, self.who, self.about, self.version, self.note, *days)).casefold()
        return all(word in text for word in words)


def rows(binder: Binder, words: str = "", helper_id: str | None = None) -> list[ArchiveRow]:
    """Issued documents and scanned papers, the newest first; of one helper, or of all. Snapshots are not read."""
    wanted = words.casefold().split()
    with binder.database.read() as session:
        names = {helper.id: helper.name for helper in queries.everything(session, Helper)}
        documents = people_queries.document_lines(session, helper_id)
        papers = people_queries.attachments(session, helper_id)
        events: dict[int, list[people_queries.EventLine]] = {}
        for event in people_queries.event_lines(session, helper_id):
            events.setdefault(event.document_id, []).append(event)
    scans = [each for each in papers if each.kind is AttachmentKind.PAPER]
    copied = {each.document_id for each in scans}
    made = [_document_row(each, names, events.get(each.id, []), scanned=each.id in copied) for each in documents]
    by_number = {row.document_id: row for row in made}
    found = made + [_paper_row(each, names, by_number.get(each.document_id)) for each in scans]
    found.sort(key=lambda row: (row.day, row.document_id or 0, row.id), reverse=True)
    return [row for row in found if row.matches(wanted)] if wanted else found


def _document_row(
    line: people_queries.DocumentLine,
    names: dict[str, str],
    events: Sequence[people_queries.EventLine],
    *,
    scanned: bool,
) -> ArchiveRow:
    days = {event.kind: event.happened_on for event in events}
    versions = (f"regler {line.rulebook_version}", f"tekst {line.wording_version}" if line.wording_version else "")
    return ArchiveRow(
        id=f"d{line.id}",
        day=line.issued_at.date(),
        title=line.title or title_of(line.kind),
        who=names.get(line.subject, SCHEME if not line.subject else "tidligere hjælper"),
        about=_period(line.kind, line.period),
        sent=days.get(PaperEventKind.SENT),
        signed=days.get(PaperEventKind.SIGNED),
        returned=days.get(PaperEventKind.RETURNED),
        version=", ".join(filter(None, versions)),
        document_id=line.id,
        note="; ".join(event.note for event in events if event.note),
        helper_id=line.subject if line.subject in names else None,
        scanned=scanned,
    )


def _period(kind: str, period: str) -> str:
    """The month of a timesheet or roster; other documents are told by their day."""
    if kind not in {TIMESHEET, roster_papers.KIND}:
        return ""
    try:
        return month_text(Month.parse(period))
    except ValueError:
        return ""


def title_of(kind: str) -> str:
    """A kind of document as people call it."""
    if kind in LETTERS:
        return LETTERS[kind].title
    return {TIMESHEET: "Timeseddel", roster_papers.KIND: "Vagtplan"}.get(kind, kind)


def _paper_row(paper: Attachment, names: dict[str, str], document: ArchiveRow | None) -> ArchiveRow:
    copy = f" af {document.title}, {day_text(document.day)}" if document is not None else ""
    return ArchiveRow(
        id=paper.id,
        day=paper.dated_on or paper.added_on,
        title=paper.title,
        who=names.get(paper.helper_id or "", SCHEME),
        about=f"Scannet kopi{copy}" if copy else "Scannet papir",
        note=paper.note or "",
        helper_id=paper.helper_id,
        copy_of=document.document_id if document is not None else None,
    )


@dataclass(frozen=True)
class PaperMark:
    """That a document was sent, signed or came back on a day."""

    kind: PaperEventKind
    on: date
    note: str


def marks(binder: Binder, document_id: int) -> dict[PaperEventKind, PaperMark]:
    """What has happened to an issued document, by its kind."""
    with binder.database.read() as session:
        events = people_queries.paper_events(session, document_id)
        return {event.kind: PaperMark(event.kind, event.happened_on, event.note or "") for event in events}


def mark(binder: Binder, document_id: int, kind: PaperEventKind, on: date, note: str = "") -> Changes:
    """That an issued document was sent, signed or came back on a day; a new day takes the place of the old one."""
    with binder.database.change(f"{EVENTS[kind]} {day_text(on)}") as work:
        document = _existing(work.session, document_id)
        if text := day_mistake(on):
            raise Refused(Mistake(WHEN, text))
        if text := text_mistake(note, LONGEST_TEXT, lines=True):
            raise Refused(Mistake(NOTE, text))
        if on < document.issued_at.date():
            text = f"ligger før den dag, dokumentet blev lavet ({day_text(document.issued_at)})"
            raise Refused(Mistake(WHEN, text))
        event = _event(work.session, document_id, kind)
        before = event.happened_on if event is not None else None
        if event is None:
            owner = document.subject or None
            event = PaperEvent(new_id("e"), document_id, kind, on, owner)
            if owner is not None and not queries.is_helper(work.session, owner):
                event.helper_id = None
            work.add(event)
        event.happened_on, event.note = on, note.strip() or None
        _prove(work.session, document, kind, on, before)
    return work.changes


def unmark(binder: Binder, document_id: int, kind: PaperEventKind) -> Changes:
    """Takes a mark back; the fact that it proved stays, and is changed where it stands."""
    with binder.database.change(f"Fjern »{EVENTS[kind].lower()}«") as work:
        event = _event(work.session, document_id, kind)
        if event is not None:
            work.delete(event)
    return work.changes


def _prove(session: Session, document: IssuedDocument, kind: PaperEventKind, on: date, before: date | None) -> None:
    """Writes what a mark proves, unless another day than the mark's former one stands there."""
    for record_type, field, earliest in _FACTS.get((document.kind, kind), ()):
        record = session.get(record_type, document.period)
        if record is None or (earliest and on < getattr(record, earliest)):
            continue
        if getattr(record, field) in {None, before}:
            setattr(record, field, on)


def _event(session: Session, document_id: int, kind: PaperEventKind) -> PaperEvent | None:
    return next((each for each in people_queries.paper_events(session, document_id) if each.kind is kind), None)


def _existing(session: Session, document_id: int) -> IssuedDocument:
    document = queries.by_number(session, document_id)
    if document is None:
        raise Refused(Mistake("Dokument", "det findes ikke længere"))
    return document
