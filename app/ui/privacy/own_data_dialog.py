"""What is stored about one helper, to be read on the screen and saved as PDF or JSON where the user says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.model.domain.errors import KnownFault, Refused
from app.model.services.binder import Binder
from app.ui.privacy.parts import caption, fit, paragraph, row_of
from app.ui.privacy.presenter import JSON, PDF, OwnDataPresenter
from app.ui.reading import reading_text
from app.ui.widgets import Choice, Form, MessageBar, button


class OwnDataDialog(QDialog):
    """Begins with the helper it is given, or with the first; another can be chosen."""

    def __init__(self, binder: Binder, helper_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("En hjælpers egne oplysninger"))
        self._presenter = OwnDataPresenter(binder)
        self._message = MessageBar(self)
        form = Form()
        self._helpers: Choice[str] = form.add_choice(self.tr("Hjælper"), self._presenter.helpers())
        self._text = reading_text("")
        self._pdf = button(self.tr("Gem som PDF …"), lambda: self._save(PDF, self.tr("PDF-fil (*.pdf)")))
        self._json = button(self.tr("Gem som JSON …"), lambda: self._save(JSON, self.tr("JSON-fil (*.json)")))
        column = QVBoxLayout(self)
        column.addWidget(self._message)
        text = self.tr("En hjælper har ret til at se alt, hvad der er gemt om ham eller hende, også CPR-nummeret.")
        column.addWidget(paragraph(text))
        column.addWidget(form)
        column.addWidget(caption(self.tr("Det, der er gemt"), self._text))
        column.addWidget(self._text, 1)
        column.addWidget(row_of(self._pdf, self._json, button(self.tr("Luk"), self.reject)))
        if helper_id:
            self._helpers.set_value(helper_id)
        self._helpers.currentIndexChanged.connect(lambda _index: self._show())
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        fit(self, 110, 36)
        super().showEvent(event)

    def _show(self) -> None:
        helper_id = self._helpers.value()
        self._pdf.setEnabled(helper_id is not None)
        self._json.setEnabled(helper_id is not None)
        try:
            text = self._presenter.show(helper_id) if helper_id else self.tr("Der er ingen hjælpere endnu.")
        except Refused as refused:
            self._message.refuse(refused)
            text = ""
        self._text.setPlainText(text)

    def _save(self, suffix: str, kinds: str) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), self._presenter.file_name(suffix), kinds)
        if not name:
            return
        try:
            path = self._presenter.save(Path(name), suffix)
        except Refused as refused:
            self._message.refuse(refused)
        except KnownFault as fault:
            self._message.refuse(str(fault))
        else:
            self._message.say(self.tr("Gemt i {}. Filen er ikke beskyttet: pas på den.").format(path))
