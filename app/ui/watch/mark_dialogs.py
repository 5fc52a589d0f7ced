"""Putting a matter off until a day, and settling it with a note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from app.model.domain.danish import day_text
from app.model.domain.dates import add_months
from app.model.domain.entities import Changes
from app.model.domain.errors import KnownFault, Refused
from app.ui.entry.fields import Fields
from app.ui.entry.page import FocusFollower
from app.ui.entry.texts import Reader, by_field
from app.ui.flow_layout import FlowLayout
from app.ui.widgets import FormDialog, button, plain_label

UNTIL, NOTE = "until", "note"
TITLES = {UNTIL: "Udsæt til", NOTE: "Note"}


class MarkDialog(FormDialog):
    """Says what it is about; what is refused stands under its field. `changes` is what was done."""

    def __init__(self, title: str, save_text: str, about: str, parent: QWidget) -> None:
        super().__init__(title, save_text, parent)
        self.changes: Changes | None = None
        self.fields = Fields()
        self.setAccessibleDescription(about)
        self.form.add_wide(plain_label(about))
        for area in self.findChildren(QScrollArea):
            FocusFollower(area)

    def save(self) -> bool:
        try:
            self.changes = self._mark()
        except Refused as refused:
            found = by_field(refused.mistakes, TITLES)
            self.fields.show_mistakes(found)
            if found:
                self.fields.focus_mistake()
            else:
                self.message.refuse(refused)
        except KnownFault as fault:
            self.message.refuse(str(fault))
        return self.changes is not None

    def _mark(self) -> Changes:
        raise TypeError("a dialog says how it marks")


class PutOffDialog(MarkDialog):
    """Until a day: one of three quick choices, or any date. `put_off` may refuse the day."""

    def __init__(self, about: str, today: date, put_off: Callable[[date, str], Changes], parent: QWidget) -> None:
        super().__init__("", "", about, parent)
        self.setWindowTitle(self.tr("Udsæt"))
        self.save_button.setText(self.tr("Udsæt"))
        self._today, self._put_off = today, put_off
        self._until: QLineEdit = self.fields.add_day(UNTIL, TITLES[UNTIL])
        quick = QWidget()
        row = FlowLayout(quick)
        for text, day in (
            (self.tr("Til i morgen"), today + timedelta(days=1)),
            (self.tr("Om en uge"), today + timedelta(weeks=1)),
            (self.tr("Om en måned"), add_months(today, 1)),
        ):
            choice = button(text, partial(self._choose, day), hint=day_text(day))
            choice.setAutoDefault(True)  # Enter presses it, and not the button that saves
            row.addWidget(choice)
        self.form.add_wide(quick)
        self.form.add_wide(self.fields)
        self.fields.add_line(NOTE, TITLES[NOTE], self.tr("Kan være tom. Skriv fx, hvad du venter på."))
        self.fields.show_texts({UNTIL: day_text(today + timedelta(weeks=1))})
        self._until.setFocus(Qt.FocusReason.OtherFocusReason)
        self._until.selectAll()

    def _choose(self, day: date) -> None:
        """The day in the field; saving it is a press of its own."""
        self.fields.show_texts({**self.fields.texts(), UNTIL: day_text(day)})
        self.fields.show_mistakes({})
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self) -> Changes:
        reader = Reader(self.fields.texts(), TITLES, self._today)
        until = reader.needed_day(UNTIL)
        reader.done()
        return self._put_off(until, reader.text(NOTE))


class SettleDialog(MarkDialog):
    """With a note that says how it was settled; without one it is refused."""

    def __init__(self, about: str, settle: Callable[[str], Changes], parent: QWidget) -> None:
        super().__init__("", "", about, parent)
        self.setWindowTitle(self.tr("Afsluttet"))
        self.save_button.setText(self.tr("Markér som afsluttet"))
        self._settle = settle
        self.form.add_wide(self.fields)
        note = self.fields.add_line(
            NOTE, TITLES[NOTE], self.tr("Skriv, hvordan det blev løst. Bliver det værre, kommer det frem igen.")
        )
        note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self) -> Changes:
        return self._settle(self.fields.texts()[NOTE])
