"""The archive's dialogs: that a document was sent or signed, and what a scanned paper is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry, Texts
from app.ui.letters.archive_texts import EVENT_TITLES, MARK_TITLES, PAPER_TITLES

TAKES_AWAY = "Tom: mærket fjernes igen."


class MarkDialog(EntryDialog):
    """Sent, signed, back: which, when, and a note. `of` is the mark of a kind as it stands."""

    def __init__(
        self, title: str, entry: Entry, of: Callable[[str], tuple[Texts, bool]], parent: QWidget, field: str = ""
    ) -> None:
        super().__init__(title, entry, parent)
        self._of = of
        self.fields.add_options("kind", MARK_TITLES["kind"], EVENT_TITLES)
        self.fields.add_day("on", MARK_TITLES["on"])
        self.fields.add_lines("note", MARK_TITLES["note"], rows=2)
        self.begin(field)
        self._show_hint(entry.texts["kind"])
        self.fields.edited.connect(self._show_mark)

    def _show_mark(self, name: str, text: str) -> None:
        """Another kind has a day and a note of its own."""
        if name == "kind":
            self.fields.show_texts(self._of(text)[0])
            self._show_hint(text)

    def _show_hint(self, kind: str) -> None:
        self.fields.set_hint("on", TAKES_AWAY if self._of(kind)[1] else "")


class ScannedDialog(EntryDialog):
    """What a scanned paper is; `copies` and `owners` are asked for only where there is a choice."""

    def __init__(
        self,
        title: str,
        entry: Entry,
        parent: QWidget,
        copies: Mapping[str, str] | None = None,
        owners: Mapping[str, str] | None = None,
    ) -> None:
        asked = (
            {"title", "dated_on", "note"} | ({"copy_of"} if copies else set()) | ({"helper_id"} if owners else set())
        )
        shown = {name: text for name, text in entry.texts.items() if name in asked}
        super().__init__(title, replace(entry, texts=shown), parent)
        add, titles = self.fields, PAPER_TITLES
        add.add_line("title", titles["title"])
        if copies:
            add.add_options("copy_of", titles["copy_of"], copies, self.tr("En kopi hører til sit dokument."))
        if owners:
            add.add_options("helper_id", titles["helper_id"], owners)
        add.add_day("dated_on", titles["dated_on"])
        add.add_lines("note", titles["note"], rows=2)
        self.begin()
