"""Where a document's text is adapted: the text, its fields to put in, and what can't be understood, line by line."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.ui.documents.presenter import DocumentsPresenter
from app.ui.flow_layout import FlowLayout
from app.ui.widgets import Choice, Form, MessageBar, ask, button, heading, plain_label

CHECK_AFTER = 500  # ms without a key
MOST_TOLD = 5
LANGUAGE = (
    "# er titlen, ## et afsnit, - et punkt. Etiket | tekst er en linje med navn og værdi. {felt} bliver til værdien. "
    "[hvis felt] … [slut] står der kun, når feltet har en værdi. [skriv 3] er linjer at skrive på, "
    "[underskrift Rolle | navn] et felt at skrive under i, [kilde: …] lille skrift."
)


class WordingDialog(QDialog):
    """`changes` is what was saved."""

    def __init__(self, presenter: DocumentsPresenter, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ret teksten: {}").format(title))
        self._presenter, self._name = presenter, name
        self._before = presenter.text(name)
        self.changes: Changes | None = None
        self._message = MessageBar(self)
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(self.tr("Dokumentets tekst"))
        self._text.setTabChangesFocus(True)
        self._text.setPlainText(self._before)
        self._fields: Choice[str] = Choice({f.name: f"{f.title} {{{f.name}}}" for f in presenter.fields()})
        self._told = heading("", name="error")
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(CHECK_AFTER)
        self._waiting.timeout.connect(self._check)
        self._text.textChanged.connect(self._waiting.start)
        self._lay_out()
        self.resize(parent.window().size() * 0.9)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        form = Form()
        form.add(self.tr("Felt"), self._fields)
        tools = FlowLayout()
        for tool in (
            button(self.tr("Sæt feltet ind"), self._insert),
            button(self.tr("Gem teksten"), self._save, primary=True, hint="Ctrl+S"),
            button(self.tr("Vis den oprindelige"), self._show_original),
            button(self.tr("Luk"), self.reject),
        ):
            tool.setAutoDefault(False)
            tools.addWidget(tool)
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        column.addWidget(plain_label(LANGUAGE))
        column.addWidget(self._text, 1)
        column.addWidget(self._told)
        column.addWidget(form)
        column.addLayout(tools)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self._save)

    def _insert(self) -> None:
        name = self._fields.value()
        if name:
            self._text.insertPlainText(f"{{{name}}}")
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        found = self._presenter.mistakes(self._text.toPlainText())
        more = len(found) - MOST_TOLD
        self._told.setText("\n".join(found[:MOST_TOLD]) + (f"\n… og {more} mere" if more > 0 else ""))

    def _save(self) -> None:
        try:
            self.changes = self._presenter.save(self._name, self._text.toPlainText())
        except (Refused, KnownFault) as wrong:
            self._message.refuse(wrong if isinstance(wrong, Refused) else str(wrong))
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.accept()

    def _show_original(self) -> None:
        from app.ui.reading import reading_text

        dialog = QDialog(self)
        dialog.setWindowTitle(self.tr("Den oprindelige tekst"))
        text = reading_text(self.tr("Den oprindelige tekst"))
        text.setPlainText(self._presenter.original(self._name))
        column = QVBoxLayout(dialog)
        column.addWidget(text, 1)
        column.addWidget(button(self.tr("Luk"), dialog.reject))
        dialog.resize(self.size() * 0.9)
        dialog.exec()
        dialog.deleteLater()

    def reject(self) -> None:
        if self._text.toPlainText() == self._before or ask(
            self,
            self.windowTitle(),
            self.tr("Det, du har skrevet, er ikke gemt."),
            self.tr("Luk uden at gemme"),
            self.tr("Skriv videre"),
        ):
            super().reject()
