"""The archive as a panel, of one helper or of all: search, the papers, and what can be done with the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from app.model.domain.archive import Attachment, PaperEvent
from app.model.domain.entities import Changes, Helper, IssuedDocument
from app.model.domain.errors import KnownFault, Refused
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.letters.archive_dialogs import MarkDialog, ScannedDialog
from app.ui.letters.archive_presenter import ArchivePresenter
from app.ui.letters.archive_texts import PaperRow
from app.ui.letters.saving import ask_where, print_paper
from app.ui.own_files import folder_for
from app.ui.reading import fit_lines, reading_text
from app.ui.screen import Shell
from app.ui.table_model import TableColumn
from app.ui.widgets import Form, MessageBar, announce, ask, heading, plain_label

TOUCHED = frozenset({Attachment, PaperEvent, IssuedDocument, Helper})
SEARCH_AFTER = 250  # ms without a key
SCANNED = "Scannede papirer (*.pdf *.jpg *.jpeg *.png)"
DETAIL_LINES = 4


class ArchivePanel(QWidget):
    """`make` offers to make a new document; None where that has a place of its own."""

    def __init__(
        self, shell: Shell, presenter: ArchivePresenter, make: Callable[[], None] | None = None, most_rows: int = 8
    ) -> None:
        super().__init__()
        self._shell, self._presenter = shell, presenter
        self._message = MessageBar(self)
        self._search = QLineEdit()
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(SEARCH_AFTER)
        self._waiting.timeout.connect(self._find)
        self._search.textEdited.connect(lambda _text: self._waiting.start())
        self._search.returnPressed.connect(self._go_to_found)
        form = Form()
        form.add(self.tr("Søg i papirerne"), self._search)
        self._count = plain_label()
        self._list = self._make_list(make, most_rows)
        self._list.chosen.connect(lambda _identity: self._show_details())
        self._caption = heading(self.tr("Det valgte papir"), name="subheading")
        self._details = reading_text(self.tr("Det valgte papir"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._message, form, self._count, self._list, self._caption, self._details):
            column.addWidget(part)
        column.addStretch(1)

    def _make_list(self, make: Callable[[], None] | None, most_rows: int) -> ActListPanel[PaperRow]:
        columns: list[TableColumn[PaperRow]] = [
            TableColumn(self.tr("Dato"), lambda row: row.day, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Papir"), lambda row: row.title),
            *([TableColumn(self.tr("Hvem"), _who)] if self._presenter.helper_id is None else []),
            TableColumn(self.tr("Om"), lambda row: row.about),
            TableColumn(self.tr("Sendt og underskrevet"), lambda row: row.course),
        ]
        acts: list[Act[PaperRow]] = [
            *([Act(self.tr("Lav et dokument …"), make)] if make is not None else []),
            Act(self.tr("Tilføj scannet papir …"), self._add),
            Act(self.tr("Vis papiret"), self._show_paper, any_row),
            Act(self.tr("Udskriv …"), self._print, any_row),
            Act(self.tr("Gem en kopi …"), self._save, any_row),
            Act(self.tr("Sendt eller underskrevet …"), self._mark, lambda row: row.issued),
            Act(self.tr("Ret papiret …"), self._change, lambda row: not row.issued),
            Act(self.tr("Slet papiret"), self._delete, lambda row: not row.issued),
        ]
        words = ListWords(self.tr("Arkivet"), "")
        return ActListPanel(words, columns, self._show_paper, self._delete, acts, most_rows)

    # showing

    def show_papers(self) -> None:
        """Reads the archive again."""
        self._presenter.reload()
        rows = self._presenter.rows()
        nothing = self.tr("Ingen papirer endnu. Det, du gemmer eller udskriver, kommer til at stå her.")
        found_nothing = self.tr("Ingen papirer har alle ordene. Prøv med færre.")
        self._list.say_when_none(found_nothing if self._presenter.words.strip() else nothing)
        self._list.show_rows(rows)
        self._count.setText(self._presenter.count)
        self._count.setVisible(bool(rows))
        self._show_details()

    def show_helper(self, helper_id: str) -> None:
        """Another helper's papers: what was searched for is not searched for again."""
        if helper_id != self._presenter.helper_id:
            self._presenter.helper_id, self._presenter.words = helper_id, ""
            self._search.clear()
            self._message.hide()
        self.show_papers()

    def rest(self) -> None:
        """The file is about to be closed: nothing is searched for any more."""
        self._waiting.stop()

    def focus_first(self) -> None:
        self._list.focus_work()

    def _show_details(self) -> None:
        text = self._presenter.details(self._chosen())
        for part in (self._caption, self._details):
            part.setVisible(bool(text))
        if text != self._details.toPlainText():
            self._details.setPlainText(text)
        fit_lines(self._details, DETAIL_LINES)
        self._details.setMaximumHeight(self._details.minimumHeight())

    def _find(self) -> None:
        self._waiting.stop()
        self._presenter.words = self._search.text()
        self.show_papers()
        announce(self, self._presenter.count)

    def _go_to_found(self) -> None:
        self._find()
        if self._presenter.rows():
            self._list.focus_work()

    def _chosen(self) -> str | None:
        chosen = self._list.chosen_id()
        return chosen if self._list.has(chosen) else None

    # the chosen paper

    def _show_paper(self) -> None:
        if (identity := self._chosen()) is not None:
            self._try(partial(self._preview, identity))
            self._list.focus_work()

    def _preview(self, identity: str) -> None:
        from app.ui.letters.paper_preview import PaperPreview

        content = self._presenter.pages(identity), self._presenter.text(identity)
        dialog = PaperPreview(self._presenter.title(identity), content, partial(self._saved, identity), self)
        dialog.exec()
        dialog.deleteLater()

    def _print(self) -> None:
        pages: list[bytes] = []
        identity = self._chosen()
        if identity is not None and self._try(lambda: pages.append(self._presenter.pages(identity))):
            print_paper(pages[0], self, self._message, self.tr("Papiret er sendt til printeren."))
            self._list.focus_work()

    def _save(self) -> None:
        identity = self._chosen()
        answer = self._saved(identity, self) if identity is not None else None
        if answer is not None:
            done, text = answer
            (self._message.say if done else self._message.refuse)(text)
            self._list.focus_work()

    def _saved(self, identity: str, parent: QWidget) -> tuple[bool, str] | None:
        """Asks where to; what to say, with True if it went well."""
        try:
            path = ask_where(self._shell, parent, self.tr("Gem en kopi"), self._presenter.file_name(identity))
            if path is None:
                return None
            self._presenter.save(identity, path)
        except (Refused, KnownFault) as wrong:
            return False, str(wrong)
        return True, self.tr("Gemt som {}.").format(path)

    def _mark(self) -> None:
        identity, p = self._chosen(), self._presenter
        if identity is None or p.row(identity).is_attachment:
            return
        self._edit(
            lambda: MarkDialog(
                p.title(identity),
                p.mark_entry(identity),
                lambda kind: (p.mark(identity, kind), p.is_marked(identity, kind)),
                self,
            )
        )

    def _add(self) -> None:
        folder = str(folder_for(self._shell.preferences()))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Tilføj scannet papir"), folder, SCANNED)
        if not name:
            return
        p, title = self._presenter, self.tr("Tilføj scannet papir")
        before = {row.id for row in p.rows()}
        self._edit(lambda: ScannedDialog(title, p.add_entry(Path(name)), self, p.copies(self._chosen()), p.owners()))
        for row in p.rows():
            if row.id not in before:
                self._list.choose(row.id)
        self._show_details()

    def _change(self) -> None:
        identity = self._chosen()
        if identity is not None and self._presenter.row(identity).is_attachment:
            title = self.tr("Ret papiret")
            self._edit(lambda: ScannedDialog(title, self._presenter.change_entry(identity), self))

    def _delete(self) -> None:
        identity = self._chosen()
        if identity is None:
            return
        row = self._presenter.row(identity)
        if not row.is_attachment:
            self._message.refuse(self.tr("Et dokument, der er lavet, bliver stående i arkivet."))
            return
        text = self.tr("Slet »{}«? Du kan fortryde det bagefter.").format(row.title)
        if ask(self, self.tr("Slet papiret"), text, self.tr("Slet papiret")):
            self._try(lambda: self._done(self._presenter.delete(identity)))
            self._list.focus_work()

    def _edit(self, make: Callable[[], EntryDialog]) -> None:
        made: list[EntryDialog] = []
        if not self._try(lambda: made.append(make())):
            return
        dialog = made[0]
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.changes is not None:
            self._done(dialog.changes)
        dialog.deleteLater()
        self._list.focus_work()

    def _done(self, changes: Changes) -> None:
        self._message.hide()
        self.show_papers()
        self._shell.changed(changes)

    def _try(self, do: Callable[[], None]) -> bool:
        try:
            do()
        except (Refused, KnownFault) as wrong:
            self._message.refuse(wrong if isinstance(wrong, Refused) else str(wrong))
            return False
        return True


def _who(row: PaperRow) -> str:
    return row.who
