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
from app.ui.letters.archive_dialogs import MarkDialog, ScannedDialog, ScannedView
from app.ui.letters.archive_presenter import ArchivePresenter
from app.ui.letters.archive_texts import PaperRow
from app.ui.own_files import folder_for, free_name
from app.ui.screen import Shell
from app.ui.table_model import TableColumn
from app.ui.widgets import Form, MessageBar, ask

TOUCHED = frozenset({Attachment, PaperEvent, IssuedDocument, Helper})
SEARCH_AFTER = 250  # ms without a key
SCANNED = "Scannede papirer (*.pdf *.jpg *.jpeg *.png)"


class ArchivePanel(QWidget):
    """`make` offers to make a new document; None where that has a place of its own."""

    def __init__(self, shell: Shell, presenter: ArchivePresenter, make: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._shell, self._presenter = shell, presenter
        self._message = MessageBar(self)
        self._search = QLineEdit()
        self._search.setClearButtonEnabled(True)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(SEARCH_AFTER)
        self._waiting.timeout.connect(self._find)
        self._search.textChanged.connect(lambda _text: self._waiting.start())
        form = Form()
        form.add(self.tr("Søg i papirerne"), self._search)
        self._list = self._make_list(make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._message, form, self._list):
            column.addWidget(part)
        column.addStretch(1)

    def _make_list(self, make: Callable[[], None] | None) -> ActListPanel[PaperRow]:
        words = ListWords(
            self.tr("Arkivet"),
            self.tr("Der er ingen papirer endnu. Det, du gemmer eller udskriver, kommer til at stå her."),
        )
        columns: list[TableColumn[PaperRow]] = [
            TableColumn(self.tr("Dato"), lambda row: row.day, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Papir"), lambda row: row.title),
            TableColumn(self.tr("Hvem"), lambda row: row.who),
            TableColumn(self.tr("Om"), lambda row: row.about),
            TableColumn(self.tr("Sendt og underskrevet"), lambda row: row.course),
        ]
        acts: list[Act[PaperRow]] = [
            *([Act(self.tr("Lav et dokument …"), make)] if make is not None else []),
            Act(self.tr("Tilføj scannet papir …"), self._add),
            Act(self.tr("Vis papiret"), self._show_paper, any_row),
            Act(self.tr("Gem en kopi …"), self._save, any_row),
            Act(self.tr("Sendt eller underskrevet …"), self._mark, lambda row: row.issued),
            Act(self.tr("Ret papiret …"), self._change, lambda row: not row.issued),
            Act(self.tr("Slet papiret"), self._delete, lambda row: not row.issued),
        ]
        return ActListPanel(words, columns, self._show_paper, self._delete, acts)

    def show_papers(self) -> None:
        """Reads the archive again."""
        self._presenter.reload()
        self._list.show_rows(self._presenter.rows())

    def focus_first(self) -> None:
        self._list.focus_work()

    def _find(self) -> None:
        self._presenter.words = self._search.text()
        self.show_papers()

    def _chosen(self) -> str | None:
        return self._list.chosen_id()

    def _show_paper(self) -> None:
        identity = self._chosen()
        if identity is None:
            return
        row = self._presenter.row(identity)
        title = f"{row.title} – {row.who}"
        if row.is_attachment:
            self._try(partial(self._show_scanned, identity, title))
            return
        from app.ui.watch.paper_dialog import PaperDialog

        dialog = PaperDialog(
            title,
            self._presenter.text(identity),
            partial(self._presenter.pdf, identity),
            partial(self._presenter.save, identity),
            self._proposed(identity),
            self,
        )
        dialog.exec()
        dialog.deleteLater()
        self._list.focus_work()

    def _show_scanned(self, identity: str, title: str) -> None:
        content, media, _name = self._presenter.content(identity)
        dialog = ScannedView(title, content, media, self._save, self)
        dialog.exec()
        dialog.deleteLater()
        self._list.focus_work()

    def _proposed(self, identity: str) -> Path:
        row = self._presenter.row(identity)
        name = self._presenter.content(identity)[2] if row.is_attachment else f"{row.title}-{row.day.isoformat()}.pdf"
        return folder_for(self._shell.preferences()) / name

    def _save(self) -> None:
        identity = self._chosen()
        if identity is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Gem en kopi"), str(free_name(self._proposed(identity))))
        if name and self._try(partial(self._presenter.save, identity, Path(name))):
            self._message.say(self.tr("Gemt som {}.").format(name))

    def _mark(self) -> None:
        identity = self._chosen()
        if identity is not None:
            self._edit(MarkDialog(self._presenter.row(identity).title, self._presenter.mark_entry(identity), self))

    def _add(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Tilføj scannet papir"), str(folder_for(self._shell.preferences())), SCANNED
        )
        if not name:
            return
        made: list[EntryDialog] = []

        def begin() -> None:
            entry = self._presenter.add_entry(Path(name), self._chosen())
            made.append(ScannedDialog(self.tr("Tilføj scannet papir"), entry, self))

        if self._try(begin):
            self._edit(made[0])

    def _change(self) -> None:
        identity = self._chosen()
        if identity is not None and self._presenter.row(identity).is_attachment:
            self._edit(ScannedDialog(self.tr("Ret papiret"), self._presenter.change_entry(identity), self))

    def _delete(self) -> None:
        identity = self._chosen()
        if identity is None:
            return
        row = self._presenter.row(identity)
        if not row.is_attachment:
            self._message.refuse(self.tr("Et dokument, der er lavet, bliver stående i arkivet."))
            return
        text = self.tr("Slet {}? Du kan fortryde det bagefter.").format(row.title)
        if ask(self, self.tr("Slet papiret"), text, self.tr("Slet papiret")):
            self._try(lambda: self._done(self._presenter.delete(identity)))
            self._list.focus_work()

    def _edit(self, dialog: EntryDialog) -> None:
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
