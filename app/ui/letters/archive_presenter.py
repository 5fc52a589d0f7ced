"""The state of the archive, of one helper or of all: the papers found, and what can be done with the chosen one. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.model.domain.entities import Changes
from app.model.services import archive, attachments, papers_again
from app.model.services.archive import ArchiveRow
from app.model.services.attachment_files import read_file
from app.model.services.binder import Binder
from app.model.services.exchange import refuse_own_file, write_whole
from app.ui.entry.texts import Entry
from app.ui.letters.archive_texts import (
    MARK_TITLES,
    PAPER_TITLES,
    PaperRow,
    empty_mark,
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

    def reload(self) -> None:
        self._rows = {row.id: row for row in archive.rows(self._binder, self.words, self.helper_id)}

    def rows(self) -> tuple[PaperRow, ...]:
        return tuple(map(paper_row, self._rows.values()))

    def row(self, identity: str) -> ArchiveRow:
        return self._rows[identity]

    def text(self, identity: str) -> str:
        """An issued document as text, with its versions under it."""
        row = self._rows[identity]
        assert row.document_id is not None
        text = papers_again.text_again(self._binder, row.document_id)
        return f"{text}\n\n{row.version}"

    def pdf(self, identity: str) -> bytes:
        """An issued document, from its snapshot."""
        row = self._rows[identity]
        assert row.document_id is not None
        return papers_again.print_again(self._binder, row.document_id)

    def save(self, identity: str, path: Path) -> None:
        """A copy as a file. Raises Refused."""
        if self._rows[identity].is_attachment:
            attachments.save_attachment(self._binder, identity, path)
        else:
            refuse_own_file(self._binder, path)
            write_whole(path, self.pdf(identity))

    def content(self, identity: str) -> tuple[bytes, str, str]:
        """A scanned paper's bytes, what they are, and its file's name."""
        return attachments.attachment_content(self._binder, identity)

    def mark_entry(self, identity: str) -> Entry:
        """That an issued document was sent, signed or came back."""
        number = self._rows[identity].document_id or 0

        def save(texts: Mapping[str, str]) -> Changes:
            kind, on, note = read_mark(texts, self._binder.today)
            return archive.mark(self._binder, number, kind, on, note)

        return Entry(MARK_TITLES, empty_mark(self._binder.today), self._saving(save))

    def add_entry(self, path: Path, document: str | None = None) -> Entry:
        """A scanned file, perhaps the signed copy of an issued document. Raises Refused for one that can't be taken in."""
        read_file(path)
        row = self._rows.get(document or "")
        number = row.document_id if row is not None else None
        title = row.title if row is not None and number is not None else path.stem
        helper_id = self.helper_id

        def save(texts: Mapping[str, str]) -> Changes:
            draft = read_paper(texts, self._binder.today, helper_id, number)
            return attachments.add_attachment(self._binder, path, draft)

        return Entry(PAPER_TITLES, paper_texts(title), self._saving(save))

    def change_entry(self, identity: str) -> Entry:
        row = self._rows[identity]

        def save(texts: Mapping[str, str]) -> Changes:
            return attachments.change_attachment(
                self._binder, identity, read_paper(texts, self._binder.today, self.helper_id)
            )

        return Entry(PAPER_TITLES, paper_texts(row.title, row), self._saving(save))

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
