"""The page "Lav et dokument": every document by subject, and for whom it is made."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.services.letter.catalogue import LETTERS
from app.ui.documents.presenter import DocumentsPresenter
from app.ui.entry.list_panel import Act, ActListPanel, ListWords, any_row
from app.ui.letters.choices import LetterRow, letter_rows
from app.ui.letters.choose_dialog import letter_columns
from app.ui.screen import Shell
from app.ui.widgets import Choice, Form, MessageBar, plain_label


class MakePanel(QWidget):
    def __init__(self, shell: Shell, presenter: DocumentsPresenter) -> None:
        super().__init__()
        self._shell, self._presenter = shell, presenter
        self._message = MessageBar(self)
        self._helper: Choice[str] = Choice({})
        form = Form()
        form.add(self.tr("Hjælper"), self._helper, self.tr("Bruges kun, når dokumentet er om en hjælper."))
        words = ListWords(self.tr("Dokumenter"), "")
        acts: list[Act[LetterRow]] = [Act(self.tr("Lav dokumentet …"), self._make, any_row)]
        self._list: ActListPanel[LetterRow] = ActListPanel(
            words, letter_columns(self), self._make, lambda: None, acts, most_rows=14
        )
        self._list.show_rows(letter_rows())
        self._help = plain_label()
        self._list.chosen.connect(lambda _name: self._show_help())
        self._show_help()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._message, form, self._help, self._list):
            column.addWidget(part)
        column.addStretch(1)

    def show_helpers(self) -> None:
        """Keeps the chosen one."""
        chosen = self._helper.value()
        names = dict(self._presenter.helpers())
        self._helper.set_choices(names)
        if chosen in names:
            self._helper.set_value(chosen)

    def focus_first(self) -> None:
        self._list.focus_work()

    def _show_help(self) -> None:
        """The chosen document's sentence, which large letters leave no room for in the table."""
        letter = LETTERS[self._list.chosen_id() or ""]
        self._help.setText(f"{letter.title}: {letter.help}")

    def _make(self) -> None:
        from app.ui.letters.make_dialog import make_letter

        name = self._list.chosen_id()
        if name is None:
            return
        about = self._presenter.about(name, self._helper.value())
        if about is None:
            self._message.refuse(self.tr("Skriv en hjælper ind under Hjælpere først."))
            return
        self._message.hide()
        make_letter(self._shell, name, about, self)
        if self.isVisible():
            self._list.focus_work()
