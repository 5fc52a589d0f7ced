"""Makes a document: what it is about, what is missing and where that is written, the text; then it is saved or printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.model.services.blanks import Blank
from app.model.services.letters import About
from app.ui.entry.fields import Fields
from app.ui.entry.page import FocusFollower
from app.ui.entry.texts import by_field
from app.ui.flow_layout import FlowLayout
from app.ui.letters.make_presenter import DAY, MAKE_TITLES, RECORD, MakePresenter
from app.ui.letters.saving import ask_where, print_paper
from app.ui.reading import fit_lines, reading_text
from app.ui.screen import Shell
from app.ui.widgets import MessageBar, button, heading, plain_label, scrolled, tell

LEAST_LINES = 10


def make_letter(shell: Shell, name: str, about: About, parent: QWidget) -> Changes | None:
    """Opens the dialog; the changes if the document was issued. What is missing may lead to another screen."""
    try:
        presenter = MakePresenter(shell.binder, name, about)
    except (Refused, KnownFault) as refused:
        tell(parent, parent.tr("Dokumentet kan ikke laves"), str(refused))
        return None
    dialog = MakeDialog(shell, presenter, parent)
    dialog.exec()
    blank = dialog.wanted
    dialog.deleteLater()
    if presenter.changes is not None:
        shell.changed(presenter.changes)
        shell.say(parent.tr("{} er gemt i arkivet under Papirer.").format(presenter.letter.title))
    if blank is not None:
        shell.fill_in(blank)
    return presenter.changes


class MakeDialog(QDialog):
    """`wanted` is the blank that the user has chosen to fill in instead, if any."""

    def __init__(self, shell: Shell, presenter: MakePresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(presenter.title)
        self._shell, self._presenter = shell, presenter
        self.wanted: Blank | None = None
        self._message = MessageBar(self)
        self._fields = self._make_fields()
        self._text = reading_text(self.tr("Dokumentet som tekst"))
        self._blanks = QFrame()
        self._blanks.setObjectName("panel")
        self._blank_list = QVBoxLayout(self._blanks)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(presenter.title, name="subheading"))
        for sentence in filter(None, (presenter.letter.help, presenter.note)):
            column.addWidget(plain_label(sentence))
        for part in (self._fields, self._blanks):
            column.addWidget(part)
        column.addWidget(self._text, 1)
        page = scrolled(body)
        FocusFollower(page)
        outer = QVBoxLayout(self)
        outer.addWidget(self._message)
        outer.addWidget(page, 1)
        outer.addWidget(self._buttons())
        self.resize(parent.window().size() * 0.9)
        self._show()
        self._fields.focus_first()

    def _make_fields(self) -> Fields:
        """A record is shown as soon as it is chosen, a date when it is written."""
        fields, presenter = Fields(), self._presenter
        if len(presenter.records) > 1:
            fields.add_options(RECORD, MAKE_TITLES[RECORD], dict(presenter.records))
        day = fields.add_day(DAY, MAKE_TITLES[DAY])
        fields.show_texts(presenter.texts())
        fields.edited.connect(lambda name, _text: self._choose() if name == RECORD else None)
        day.editingFinished.connect(self._choose)
        return fields

    def _buttons(self) -> QWidget:
        held = QWidget()
        row = FlowLayout(held)
        for tool in (
            button(self.tr("Gem som PDF …"), self._save, primary=True, hint="Ctrl+S"),
            button(self.tr("Udskriv …"), self._print, hint="Ctrl+P"),
            button(self.tr("Luk"), self.reject),
        ):
            tool.setAutoDefault(False)
            row.addWidget(tool)
        for keys, do in (("Ctrl+P", self._print), ("Ctrl+S", self._save)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        return held

    def _show(self) -> None:
        while (item := self._blank_list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        p = self._presenter
        if p.missing:
            self._blank_list.addWidget(plain_label(p.missing))
        for blank in p.blanks:
            go = button(self.tr("Skriv: {}").format(p.blank_text(blank)), partial(self._go_to, blank))
            go.setAutoDefault(False)
            self._blank_list.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        self._blanks.setVisible(bool(p.blanks))
        self._text.setPlainText(p.text)
        fit_lines(self._text, LEAST_LINES)

    def _choose(self) -> bool:
        """What the fields say is what is shown; False, with the mistake under its field, when it can't be."""
        before = self._presenter.text
        try:
            self._presenter.choose(self._fields.texts())
        except (Refused, KnownFault) as wrong:
            found = by_field(wrong.mistakes, MAKE_TITLES) if isinstance(wrong, Refused) else {}
            self._fields.show_mistakes(found)
            if not found:
                self._message.refuse(str(wrong))
            return False
        self._fields.show_mistakes({})
        self._fields.show_texts(self._presenter.texts())
        if self._presenter.text != before:
            self._message.hide()
            self._show()
        return True

    def _go_to(self, blank: Blank) -> None:
        self.wanted = blank
        self.accept()

    def _print(self) -> None:
        pages: list[bytes] = []
        if not self._is_ready() or not self._try(lambda: pages.append(self._presenter.pages())):
            return
        said = self._with_lines(self.tr("Dokumentet er sendt til printeren og gemt i arkivet."))
        if print_paper(pages[0], self, self._message, said):
            self._try(self._presenter.issue)

    def _save(self) -> None:
        if not self._is_ready():
            return
        path = ask_where(self._shell, self, self.tr("Gem som PDF"), self._presenter.file_name())
        if path is not None and self._try(partial(self._presenter.save, path)):
            self._message.say(self._with_lines(self.tr("Gemt som {} og i arkivet.").format(path)))

    def _is_ready(self) -> bool:
        """What is printed and saved is what the fields say now."""
        ready = self._choose()
        if not ready:
            self._fields.focus_mistake()
        return ready

    def _with_lines(self, said: str) -> str:
        return f"{said} {self._presenter.lines}".strip()

    def _try(self, do: Callable[[], None]) -> bool:
        try:
            do()
        except (Refused, KnownFault) as wrong:
            self._message.refuse(wrong if isinstance(wrong, Refused) else str(wrong))
            return False
        return True
