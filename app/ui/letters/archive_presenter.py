"""The state of the archive, of one helper or of all: the papers found, and what can be done with the chosen one. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from app.model.domain.archive import PaperEventKind
from app.model.domain.danish import day_text
from app.model.domain.entities import Changes
from app.model.services import archive, attachments, papers_again
from app.model.services.archive import ArchiveRow
from app.model.services.attachment_files import read_file
from app.model.services.attachments import AttachmentDraft
from app.model.services.binder import Binder
from app.model.services.documents import plain_name
from app.model.services.exchange import refuse_own_file, write_whole
from app.model.services.history import helper_names
from app.ui.entry.texts import Entry, Texts
from app.ui.letters.archive_texts import (
    MARK_TITLES,
    NO_COPY,
    PAPER_TITLES,
    PaperRow,
    count_text,
    mark_texts,
    next_kind,
    paper_row,
    paper_texts,
    read_mark,
    read_paper,
)


class ArchivePresenter:
    """`helper_id` is None for everybody's papers; `words` are what is searched for."""

    def __init__(self, binder: Binder, helper_id: str | None = None) -> None:
        self._binder = binder
        self.helper_id = helper_id
        self.words = ""
        self._rows: dict[str, ArchiveRow] = {}
        self._shown: dict[str, PaperRow] = {}

    def reload(self) -> None:
        self._rows = {row.id: row for row in archive.rows(self._binder, self.words, self.helper_id)}
        self._shown = {identity: paper_row(row) for identity, row in self._rows.items()}

    def rows(self) -> tuple[PaperRow, ...]:
        return tuple(self._shown.values())

    def details(self, identity: str | None) -> str:
        """All that is known of the chosen paper; "" without one."""
        row = self._shown.get(identity or "")
        return row.details if row is not None else ""

    @property
    def count(self) -> str:
        return count_text(len(self._rows), self.words)

    def row(self, identity: str) -> ArchiveRow:
        return self._rows[identity]

    def title(self, identity: str) -> str:
        row = self._rows[identity]
        return f"{row.title} – {row.who}"

    def text(self, identity: str) -> str:
        """An issued document as text, with its versions under it; a scanned paper has none."""
        row = self._rows[identity]
        if row.document_id is None:
            return ""
        return f"{papers_again.text_again(self._binder, row.document_id)}\n{row.version}\n"

    def pages(self, identity: str) -> bytes:
        """A PDF to be shown and printed: an issued document from its snapshot, or the scanned paper."""
        row = self._rows[identity]
        if row.document_id is None:
            return attachments.attachment_pdf(self._binder, identity)
        return papers_again.print_again(self._binder, row.document_id)

    def save(self, identity: str, path: Path) -> None:
        """A copy as a file; a scanned paper as it was taken in. Raises Refused."""
        if self._rows[identity].is_attachment:
            attachments.save_attachment(self._binder, identity, path)
        else:
            refuse_own_file(self._binder, path)
            write_whole(path, self.pages(identity))

    def file_name(self, identity: str) -> str:
        """What the copy is called; a scanned paper's own name, an issued document's in plain letters."""
        row = self._rows[identity]
        if row.is_attachment:
            return attachments.attachment_content(self._binder, identity)[2]
        parts = (plain_name(row.title), row.day.isoformat(), plain_name(row.who) if row.helper_id else "")
        return f"{'-'.join(filter(None, parts))}.pdf"

    def mark_entry(self, identity: str) -> Entry:
        """That an issued document was sent, signed or came back; an empty date takes the mark away."""
        marks = archive.marks(self._binder, self._number(identity))

        def save(texts: Mapping[str, str]) -> Changes:
            kind = PaperEventKind(texts["kind"])
            on, note = read_mark(texts, self._binder.today, may_be_empty=kind in marks)
            if on is None:
                return archive.unmark(self._binder, self._number(identity), kind)
            return archive.mark(self._binder, self._number(identity), kind, on, note)

        return Entry(MARK_TITLES, mark_texts(next_kind(marks), marks, self._binder.today), self._saving(save))

    def mark(self, identity: str, kind: str) -> Texts:
        """The mark of a kind as it stands, or a new one of today."""
        marks = archive.marks(self._binder, self._number(identity))
        return mark_texts(PaperEventKind(kind), marks, self._binder.today)

    def is_marked(self, identity: str, kind: str) -> bool:
        return PaperEventKind(kind) in archive.marks(self._binder, self._number(identity))

    def _number(self, identity: str) -> int:
        number = self._rows[identity].document_id
        assert number is not None, "a scanned paper is not marked"
        return number

    def copies(self, chosen: str | None) -> Mapping[str, str]:
        """What a new scanned paper may be the signed copy of: the chosen document, or the chosen copy's, or nothing."""
        row = self._rows.get(chosen or "")
        number = None if row is None else row.document_id or row.copy_of
        document = self._rows.get(f"d{number}")
        if document is None:
            return {}
        return {"": NO_COPY, str(number): f"Ja, af {document.title}, {document.who}, {day_text(document.day)}"}

    def owners(self) -> Mapping[str, str]:
        """Whom a new scanned paper may be about; empty where that is settled."""
        if self.helper_id is not None:
            return {}
        return {"": archive.SCHEME, **helper_names(self._binder)}

    def add_entry(self, path: Path) -> Entry:
        """A scanned file. Raises Refused for one that can't be taken in."""
        read_file(path)
        draft = AttachmentDraft(path.stem, self.helper_id)

        def save(texts: Mapping[str, str]) -> Changes:
            return attachments.add_attachment(self._binder, path, read_paper(texts, self._binder.today, self.helper_id))

        return Entry(PAPER_TITLES, paper_texts(draft), self._saving(save))

    def change_entry(self, identity: str) -> Entry:
        draft = attachments.attachment_draft(self._binder, identity)

        def save(texts: Mapping[str, str]) -> Changes:
            typed = read_paper(texts, self._binder.today)
            changed = replace(draft, title=typed.title, dated_on=typed.dated_on, note=typed.note)
            return attachments.change_attachment(self._binder, identity, changed)

        return Entry(PAPER_TITLES, paper_texts(draft), self._saving(save))

    def delete(self, identity: str) -> Changes:
        changes = attachments.delete_attachment(self._binder, identity)
        self.reload()
        return changes

    def _saving(self, change: Callable[[Mapping[str, str]], Changes]) -> Callable[[Mapping[str, str]], Changes]:
        def save(texts: Mapping[str, str]) -> Changes:
            changes = change(texts)
            self.reload()
            return changes

        return save
