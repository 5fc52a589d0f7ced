"""The guided dialog of how an employment ends, and the two small ones: the day of a step, and a helper who stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry
from app.ui.people.leaving_presenter import DAY_TITLES, STAY_TITLES
from app.ui.people.leaving_texts import GIVEN_HINTS, KINDS, LEAVING_TITLES, Look, delivered
from app.ui.widgets import announce, heading, plain_label

PAUSE = 300  # milliseconds after the last key


class LeavingDialog(EntryDialog):
    """Counts a moment after a field is changed. The last day follows the count until the user writes another."""

    LEAST_CHARS = 84

    def __init__(
        self, title: str, entry: Entry, look: Callable[[Mapping[str, str]], Look], parent: QWidget, field: str = ""
    ) -> None:
        super().__init__(title, entry, parent)
        self._look, self._proposed, self._said = look, "", ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._count)
        self._add_fields(entry)
        self.begin(field)
        self._own_day = bool(entry.texts["last_day"])  # one that was saved is not changed by a count
        self.fields.edited.connect(self._edited)
        self._count()

    def _add_fields(self, entry: Entry) -> None:
        add, titles = self.fields, LEAVING_TITLES
        self._part(self.tr("1. Hvordan"))
        add.add_options("kind", titles["kind"], KINDS)
        self._warnings = self._note()
        self._part(self.tr("2. Hvornår"))
        add.add_day("given_on", titles["given_on"], GIVEN_HINTS[entry.texts["kind"]])
        self._counted = self._note()
        add.add_day("last_day", titles["last_day"], self.tr("Foreslået efter varslet. Du kan skrive en anden dag."))
        self._short = self._note("question")
        self._after = self._note()
        self._part(self.tr("3. Hvorfor, og hvordan beskeden er givet"))
        add.add_lines("reason", titles["reason"])
        self._talks = self._note()
        add.add_options("delivered_how", titles["delivered_how"], delivered(entry.texts["delivered_how"]))
        add.add_lines("note", titles["note"], self.tr("Skriv ikke om sygdom eller andre private forhold."), rows=2)

    def _part(self, text: str) -> None:
        self.fields.add_wide(heading(text, name="subheading"))

    def _note(self, name: str = "") -> QLabel:
        note = plain_label()
        note.setObjectName(name)
        self.fields.add_wide(note)
        return note

    def _edited(self, name: str, text: str) -> None:
        if name == "kind":
            self.fields.set_hint("given_on", GIVEN_HINTS[text])
        if name == "last_day":
            self._own_day = bool(text) and text != self._proposed
        if name == "kind":
            self._count()
        elif name in {"given_on", "last_day"}:
            self._pause.start()

    def _count(self) -> None:
        self._pause.stop()
        look = self._look(self.fields.texts())
        if look.proposed and not self._own_day and look.proposed != self.fields.texts()["last_day"]:
            self._proposed = look.proposed
            self.fields.show_texts({**self.fields.texts(), "last_day": look.proposed})
            look = self._look(self.fields.texts())
        self._proposed = look.proposed
        for note, text in (
            (self._warnings, look.warnings),
            (self._counted, look.counted),
            (self._short, look.short),
            (self._after, look.after),
            (self._talks, look.talks),
        ):
            note.setText(text)
            self.fields.show_wide(note, shown=bool(text))
        said = " ".join(part for part in (look.counted, look.short, look.after) if part)
        if said != self._said and self.isVisible():
            announce(self, said)
        self._said = said

    def save(self) -> bool:
        """What was counted for the fields as they stand now is seen before it is saved."""
        if self._pause.isActive():
            self._count()
        return super().save()


class DayDialog(EntryDialog):
    """On which day a step was done."""

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        self.fields.add_day("on", DAY_TITLES["on"])
        self.begin()


class StayDialog(EntryDialog):
    """The helper stays after all: until when."""

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        text = self.tr(
            "Fratrædelsen slettes, og kontrakten fortsætter. Vilkår, der blev slettet, fordi de ikke var begyndt, "
            "kommer ikke igen af sig selv. Er I enige om det, så skriv en ny aftale."
        )
        self.fields.add_wide(plain_label(text))
        self.fields.add_day("ends_on", STAY_TITLES["ends_on"], self.tr("Tomt, når der ikke er en slutdato."))
        self.save_button.setText(self.tr("Træk tilbage"))
        self.begin()
