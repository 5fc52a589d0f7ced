"""The archive's papers as rows, and the dialogs about them as texts and back. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.model.domain.archive import PaperEventKind
from app.model.domain.danish import day_text
from app.model.services.archive import EVENTS, ArchiveRow
from app.model.services.attachments import FIELDS, AttachmentDraft
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text

MARK_TITLES = {"kind": "Hvad er sket", "on": "Hvornår", "note": "Note"}
EVENT_TITLES = {kind.value: title for kind, title in EVENTS.items()}
PAPER_TITLES = {name: FIELDS[name] for name in ("title", "dated_on", "note")}


@dataclass(frozen=True)
class PaperRow:
    """One line of the archive; `issued` for a document that the program made."""

    id: str
    day: str
    title: str
    who: str
    about: str
    course: str
    version: str
    issued: bool

    @property
    def spoken(self) -> str:
        """The whole line in one sentence."""
        return ", ".join(part for part in (self.day, self.title, self.who, self.about, self.course) if part)


def paper_row(row: ArchiveRow) -> PaperRow:
    steps = (("sendt", row.sent), ("underskrevet", row.signed), ("tilbage", row.returned))
    return PaperRow(
        id=row.id,
        day=day_text(row.day),
        title=row.title,
        who=row.who,
        about=row.about or row.note,
        course=", ".join(f"{word} {day_text(day)}" for word, day in steps if day is not None),
        version=row.version,
        issued=not row.is_attachment,
    )


def empty_mark(today: date) -> Texts:
    return {"kind": PaperEventKind.SIGNED.value, "on": day_text(today), "note": ""}


def read_mark(texts: Mapping[str, str], today: date) -> tuple[PaperEventKind, date, str]:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, MARK_TITLES, today)
    found = PaperEventKind(reader.text("kind")), reader.needed_day("on"), reader.text("note")
    reader.done()
    return found


def paper_texts(title: str, row: ArchiveRow | None = None) -> Texts:
    if row is None:
        return {"title": title, "dated_on": "", "note": ""}
    return {"title": row.title, "dated_on": optional_day_text(row.day), "note": row.note}


def read_paper(
    texts: Mapping[str, str], today: date, helper_id: str | None, document_id: int | None = None
) -> AttachmentDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, PAPER_TITLES, today)
    draft = AttachmentDraft(reader.text("title"), helper_id, document_id, reader.day("dated_on"), reader.text("note"))
    reader.done()
    return draft
