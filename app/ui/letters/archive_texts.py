"""The archive's papers as rows, and the dialogs about them as texts and back. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.model.domain.archive import PaperEventKind
from app.model.domain.danish import day_text, plural
from app.model.services.archive import EVENTS, NOTE, WHEN, ArchiveRow, PaperMark
from app.model.services.attachments import FIELDS, AttachmentDraft
from app.ui.entry.texts import Reader, Texts
from app.ui.formats import optional_day_text

MARK_TITLES = {"kind": "Hvad er sket", "on": WHEN, "note": NOTE}
EVENT_TITLES = {kind.value: title for kind, title in EVENTS.items()}
PAPER_TITLES = {
    **{name: FIELDS[name] for name in ("title", "dated_on", "note")},
    "copy_of": "Er det en underskrevet kopi?",
    "helper_id": "Hvem er det om?",
}
NO_COPY = "Nej, et andet papir"


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
    note: str
    issued: bool

    @property
    def spoken(self) -> str:
        """The whole line in one sentence."""
        return ", ".join(part for part in (self.day, self.title, self.who, self.about, self.course) if part)

    @property
    def details(self) -> str:
        """All that is known of it, a line each."""
        made = "Lavet" if self.issued else "Dato"
        course = f"{self.course[:1].upper()}{self.course[1:]}." if self.course else ""
        if self.issued and not course:
            course = "Ikke sendt eller underskrevet."
        return "\n".join(
            line
            for line in (
                ", ".join(part for part in (self.title, self.who, self.about) if part),
                f"{made} {self.day}. {course}".strip(),
                f"Note: {self.note}" if self.note else "",
                f"Lavet efter: {self.version}" if self.version else "",
            )
            if line
        )


def paper_row(row: ArchiveRow) -> PaperRow:
    steps = (("sendt", row.sent), ("underskrevet", row.signed), ("kommet tilbage", row.returned))
    course = [f"{word} {day_text(day)}" for word, day in steps if day is not None]
    return PaperRow(
        id=row.id,
        day=day_text(row.day),
        title=row.title,
        who=row.who,
        about=row.about,
        course=", ".join([*course, *(["scannet kopi"] if row.scanned else [])]),
        version=row.version,
        note=row.note,
        issued=not row.is_attachment,
    )


def count_text(number: int, words: str) -> str:
    """What a search found."""
    if words.strip():
        return f"{plural(number, 'papir', 'papirer')} med »{' '.join(words.split())}«."
    return f"{plural(number, 'papir', 'papirer')}."


def mark_texts(kind: PaperEventKind, marks: Mapping[PaperEventKind, PaperMark], today: date) -> Texts:
    """The mark as it stands, or a new one of today."""
    mark = marks.get(kind)
    if mark is None:
        return {"kind": kind.value, "on": day_text(today), "note": ""}
    return {"kind": kind.value, "on": day_text(mark.on), "note": mark.note}


def next_kind(marks: Mapping[PaperEventKind, PaperMark]) -> PaperEventKind:
    """What is likely to be written next."""
    order = (PaperEventKind.SIGNED, PaperEventKind.SENT, PaperEventKind.RETURNED)
    return next((kind for kind in order if kind not in marks), PaperEventKind.SIGNED)


def read_mark(texts: Mapping[str, str], today: date, *, may_be_empty: bool) -> tuple[date | None, str]:
    """When, and the note; no date takes a mark away. Raises Refused with the fields that can't be read."""
    reader = Reader(texts, MARK_TITLES, today)
    on = reader.day("on") if may_be_empty else reader.needed_day("on")
    reader.done()
    return on, reader.text("note")


def paper_texts(draft: AttachmentDraft) -> Texts:
    return {
        "title": draft.title,
        "copy_of": str(draft.document_id or ""),
        "helper_id": draft.helper_id or "",
        "dated_on": optional_day_text(draft.dated_on),
        "note": draft.note,
    }


def read_paper(texts: Mapping[str, str], today: date, helper_id: str | None = None) -> AttachmentDraft:
    """Raises Refused with the fields that can't be read."""
    reader = Reader(texts, PAPER_TITLES, today)
    copy_of = reader.text("copy_of")
    draft = AttachmentDraft(
        title=reader.text("title"),
        helper_id=reader.text("helper_id") or helper_id,
        document_id=int(copy_of) if copy_of else None,
        dated_on=reader.day("dated_on"),
        note=reader.text("note"),
    )
    reader.done()
    return draft
