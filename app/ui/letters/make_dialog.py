"""Makes a document: what it is about, what is missing and where that is written, the text; then it is saved or printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.model.services.blanks import Blank
from app.model.services.letters import About
from app.ui.flow_layout import FlowLayout
from app.ui.letters.make_presenter import MakePresenter
from app.ui.own_files import folder_for, free_name, with_suffix
from app.ui.reading import fit_lines, reading_text
from app.ui.screen import Shell
from app.ui.widgets import Choice, Form, MessageBar, button, heading, plain_label, scrolled, tell

LEAST_LINES = 10


def make_letter(shell: Shell, name: str, about: About, parent: QWidget) -> Changes | None:
    """Opens the dialog; the changes if the document was issued. What is missing may lead to another screen."""
    try:
        presenter = MakePresenter(shell.binder, name, about)
    except Refused as refused:
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
        self._text = reading_text(self.tr("Dokumentet som tekst"))
        fit_lines(self._text, LEAST_LINES)
        self._blanks = QFrame()
        self._blanks.setObjectName("panel")
        self._blank_list = QVBoxLayout(self._blanks)
        self._record: Choice[str] = Choice(dict(presenter.records))
        body = QWidget()
        column = QVBoxLayout(body)
        column.addWidget(heading(presenter.title, name="subheading"))
        column.addWidget(plain_label(presenter.letter.help))
        if presenter.note:
            column.addWidget(plain_label(presenter.note))
        column.addWidget(self._fields())
        column.addWidget(self._blanks)
        column.addWidget(self._text, 1)
        outer = QVBoxLayout(self)
        outer.addWidget(self._message)
        outer.addWidget(scrolled(body), 1)
        outer.addWidget(self._buttons())
        self.resize(parent.window().size() * 0.9)
        self._show()

    def _fields(self) -> Form:
        form = Form()
        p = self._presenter
        if len(p.records) > 1:
            form.add(self.tr("Om"), self._record)
            self._record.set_value(p.record_id or p.records[0][0])
            self._record.currentIndexChanged.connect(self._choose_record)
        self._day = form.add_text(self.tr("Dato på dokumentet"))
        self._day.setText(p.day)
        self._day.editingFinished.connect(self._choose_day)
        return form

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

    def _choose_record(self) -> None:
        record = self._record.value()
        if record is not None:
            self._try(partial(self._presenter.choose_record, record))

    def _choose_day(self) -> None:
        if self._day.text() != self._presenter.day:
            self._try(partial(self._presenter.choose_day, self._day.text()))

    def _try(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except (Refused, KnownFault) as wrong:
            self._message.refuse(wrong if isinstance(wrong, Refused) else str(wrong))
            return False
        self._message.hide()
        self._day.setText(self._presenter.day)
        self._show()
        return True

    def _go_to(self, blank: Blank) -> None:
        self.wanted = blank
        self.accept()

    def _print(self) -> None:
        from app.ui.printing import print_pdf

        pages: list[bytes] = []
        if not self._try(lambda: pages.append(self._presenter.pdf())):
            return
        done = print_pdf(pages[0], self)
        if done:
            self._message.say(self.tr("Dokumentet er sendt til printeren og gemt i arkivet."))
        elif done is False:
            self._message.refuse(self.tr("Printeren svarer ikke. Se, om den er tændt, eller gem som PDF i stedet."))

    def _save(self) -> None:
        start = folder_for(self._shell.preferences()) / self._presenter.file_name()
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Gem som PDF"), str(free_name(start)), self.tr("PDF-fil (*.pdf)")
        )
        if not name:
            return
        path = with_suffix(Path(name), ".pdf")
        if self._try(partial(self._presenter.save, path)):
            self._message.say(self.tr("Gemt som {} og i arkivet.").format(path))
