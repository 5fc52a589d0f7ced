"""A dialog with fields by name: mistakes stand under their fields, and typed text is not lost to a slip on Escape."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.ui.entry.fields import Fields
from app.ui.entry.page import FocusFollower
from app.ui.entry.texts import Entry, by_field
from app.ui.widgets import FormDialog, ask


class EntryDialog(FormDialog):
    """Subclasses add the fields and then call `begin`. `changes` is what was saved."""

    LEAST_CHARS = 0  # the width of a form with long hints, where the screen has room for it

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, "", parent)
        self.save_button.setText(self.tr("Gem"))
        self.fields = Fields()
        self.form.add_wide(self.fields)
        for area in self.findChildren(QScrollArea):
            FocusFollower(area)
        self._entry = entry
        self.changes: Changes | None = None
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.save_button.click)

    def begin(self, field: str = "") -> None:
        """Fills the form; the keyboard goes to the field of that name, or to the first."""
        self.fields.show_texts(self._entry.texts)
        if not self.fields.focus_field(field):
            self.fields.focus_first()

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """By the fields' names; a form that folds fields away shows them."""
        self.fields.show_mistakes(mistakes)

    def save(self) -> bool:
        try:
            self.changes = self._entry.save(self.fields.texts())
        except Refused as refused:
            self.message.refuse(refused)
            self.show_mistakes(by_field(refused.mistakes, self._entry.titles))
            self.fields.focus_mistake()
        except KnownFault as fault:
            self.message.refuse(str(fault))
        return self.changes is not None

    def reject(self) -> None:
        if self.fields.texts() == self._entry.texts or ask(
            self,
            self.windowTitle(),
            self.tr("Det, du har skrevet, er ikke gemt."),
            self.tr("Luk uden at gemme"),
            self.tr("Skriv videre"),
        ):
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """As large as the form, but never larger than the screen; before it is placed."""
        room = self.screen().availableGeometry().size()
        wanted = self.form.sizeHint()
        spare = 6 * self.fontMetrics().height()
        bar = 6 * self.fontMetrics().averageCharWidth()
        high = wanted.height() + self.buttons.sizeHint().height() + spare
        wide = max(wanted.width() + bar, self.LEAST_CHARS * self.fontMetrics().averageCharWidth())
        self.resize(min(wide, int(room.width() * 0.96)), min(high, int(room.height() * 0.92)))
        QDialog.showEvent(self, event)
