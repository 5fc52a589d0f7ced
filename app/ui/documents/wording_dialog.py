"""Where a document's text is adapted: the text, what can't be understood in it line by line, and what it becomes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.ui.documents.presenter import DocumentsPresenter, LineMistake
from app.ui.documents.wording_parts import LANGUAGE, FieldDialog, TextDialog, TrialDialog
from app.ui.entry.page import FocusFollower
from app.ui.flow_layout import FlowLayout
from app.ui.reading import fit_lines
from app.ui.widgets import MessageBar, announce, ask, button, heading, plain_label, scrolled

CHECK_AFTER = 500  # ms without a key
LEAST_LINES = 8
MOST_TOLD = 5


class WordingDialog(QDialog):
    """`changes` is what was saved."""

    def __init__(self, presenter: DocumentsPresenter, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ret teksten: {}").format(title))
        self._presenter, self._name = presenter, name
        wording = presenter.wording(name)
        self._before = wording.text
        self._found: tuple[LineMistake, ...] = ()
        self.changes: Changes | None = None
        self._message = MessageBar(self)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(self.tr("Dokumentets tekst"))
        self._text.setTabChangesFocus(True)
        self._text.setPlainText(self._before)
        self._place, self._told = plain_label(), heading("", name="error")
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(CHECK_AFTER)
        self._waiting.timeout.connect(self._check)
        self._text.textChanged.connect(self._waiting.start)
        self._text.cursorPositionChanged.connect(self._show_place)
        self._lay_out(outdated=wording.outdated)
        self.resize(parent.window().size() * 0.95)
        self._show_place()
        self._check()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, *, outdated: bool) -> None:
        self._mend = button(self.tr("Gå til fejlen"), self._go_to_mistake)
        tools = FlowLayout()
        for tool in (
            button(self.tr("Gem teksten"), self._save, primary=True, hint="Ctrl+S"),
            button(self.tr("Sæt et felt ind …"), self._insert, hint="Ctrl+I"),
            button(self.tr("Se dokumentet …"), self._try_out, hint="Ctrl+P"),
            button(self.tr("Vis den oprindelige …"), self._show_original),
            button(self.tr("Sådan skrives teksten …"), self._show_language, hint="F1"),
            self._mend,
            button(self.tr("Luk"), self.reject),
        ):
            tool.setAutoDefault(False)
            tools.addWidget(tool)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        if outdated:
            text = self.tr("Programmets tekst er ændret, siden du rettede din. Sammenlign, og gem, når din er rigtig.")
            column.addWidget(plain_label(text))
        column.addWidget(self._text, 1)
        column.addWidget(self._place)
        column.addWidget(self._told)
        column.addLayout(tools)
        page = scrolled(body)
        FocusFollower(page)
        outer = QVBoxLayout(self)
        outer.addWidget(self._message)
        outer.addWidget(page, 1)
        fit_lines(self._text, LEAST_LINES)
        for keys, do in (
            ("Ctrl+S", self._save),
            ("Ctrl+I", self._insert),
            ("Ctrl+P", self._try_out),
            ("F1", self._show_language),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    # the text

    def _show_place(self) -> None:
        """Mistakes are told by their lines, so the line that is being written in is told too."""
        line = self._text.textCursor().blockNumber() + 1
        self._place.setText(self.tr("Linje {} af {}").format(line, self._text.blockCount()))

    def _check(self) -> None:
        self._waiting.stop()
        self._found = self._presenter.mistakes(self._text.toPlainText())
        more = len(self._found) - MOST_TOLD
        lines = [each.text for each in self._found[:MOST_TOLD]]
        told = "\n".join([*lines, *([self.tr("… og {} mere").format(more)] if more > 0 else [])])
        self._mend.setEnabled(bool(self._found))
        if told != self._told.text():
            self._told.setText(told)
            announce(self._told, told or self.tr("Ingen fejl i teksten."))
        self._told.setVisible(bool(told))
        self._show_place()

    def _go_to_mistake(self) -> None:
        """The first one after the line that the keyboard is in, or the first of all."""
        self._check()
        here = self._text.textCursor().blockNumber() + 1
        later = [each for each in self._found if each.line > here]
        if self._found:
            self._go_to_line((later or list(self._found))[0].line)

    def _go_to_line(self, line: int) -> None:
        cursor = QTextCursor(self._text.document().findBlockByNumber(max(0, line - 1)))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _insert(self) -> None:
        dialog = FieldDialog(self._presenter.fields, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._text.insertPlainText(f"{{{dialog.name}}}")
        dialog.deleteLater()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    # looking

    def _try_out(self) -> None:
        self._check()
        if self._found:
            self._message.refuse(self._told.text())
            self._go_to_mistake()
            return
        self._message.hide()
        helpers = self._presenter.helpers() if self._presenter.is_of_helper(self._name) else {}
        self._open(TrialDialog(helpers, partial(self._presenter.trial, self._name, self._text.toPlainText()), self))

    def _show_original(self) -> None:
        self._open(TextDialog(self.tr("Den oprindelige tekst"), self._presenter.original(self._name), self))

    def _show_language(self) -> None:
        self._open(TextDialog(self.tr("Sådan skrives teksten"), LANGUAGE, self))

    def _open(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    # saving

    def _save(self) -> None:
        try:
            self.changes = self._presenter.save(self._name, self._text.toPlainText())
        except (Refused, KnownFault) as wrong:
            self._message.refuse(wrong if isinstance(wrong, Refused) else str(wrong))
            self._go_to_mistake()
        else:
            self.accept()

    def done(self, result: int) -> None:
        """Nothing is looked at any more."""
        self._waiting.stop()
        super().done(result)

    def reject(self) -> None:
        if self._text.toPlainText() == self._before or ask(
            self,
            self.windowTitle(),
            self.tr("Det, du har skrevet, er ikke gemt."),
            self.tr("Luk uden at gemme"),
            self.tr("Skriv videre"),
        ):
            super().reject()
