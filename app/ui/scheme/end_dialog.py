"""The dialog "Ordningen slutter": why and when, and each helper's last day, counted and shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.entry.dialog import EntryDialog
from app.ui.entry.tables import RowTable
from app.ui.entry.texts import Entry
from app.ui.scheme.end_texts import END_TITLES, KINDS, TOLD_HINTS, EndLook, HelperRow
from app.ui.table_model import TableColumn
from app.ui.widgets import announce, heading, plain_label

PAUSE = 300  # milliseconds after the last key


class EndDialog(EntryDialog):
    """Counts a moment after a field is changed. The scheme's last day follows the rules until another is written."""

    LEAST_CHARS = 84

    def __init__(self, title: str, entry: Entry, look: Callable[[Mapping[str, str]], EndLook], parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        self.save_button.setText(self.tr("Skriv, at ordningen slutter"))
        self._look, self._proposed, self._said = look, "", ""
        self._rows: tuple[HelperRow, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._count)
        self._add_fields(entry)
        self.begin()
        self._own_day = bool(entry.texts["ends_on"])
        self.fields.edited.connect(self._edited)
        self._count()

    def _add_fields(self, entry: Entry) -> None:
        add, titles = self.fields, END_TITLES
        kind = add.add_options("kind", titles["kind"], KINDS)
        kind.setMinimumContentsLength(max(map(len, KINDS.values())) * 3 // 4)
        add.add_day("told_on", titles["told_on"], TOLD_HINTS[entry.texts["kind"]])
        self._counted = self._note()
        add.add_day("ends_on", titles["ends_on"], self.tr("Bevillingen slutter den dag."))
        add.add_day("given_on", titles["given_on"], self.tr("Den dag, hjælperne har opsigelsen i hånden."))
        add.add_wide(self._helpers())
        self._notes = self._note()

    def _helpers(self) -> QWidget:
        columns: list[TableColumn[HelperRow]] = [
            TableColumn(self.tr("Hjælper"), lambda row: row.name, spoken=lambda row: row.spoken),
            TableColumn(self.tr("Sidste dag"), lambda row: row.last_day),
        ]
        title = self.tr("Hjælpernes sidste dag")
        self._table: RowTable[HelperRow] = RowTable(title, columns, self.save_button.setFocus, lambda: None, 12)
        self._table.chosen.connect(lambda _helper: self._show_how())
        self._how, self._none = plain_label(), plain_label(self.tr("Ingen hjælper er ansat den dag."))
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (heading(title, name="subheading"), self._none, self._table, self._how):
            column.addWidget(part)
        return held

    def _note(self) -> QLabel:
        note = plain_label()
        self.fields.add_wide(note)
        return note

    def _edited(self, name: str, text: str) -> None:
        if name == "kind":
            self.fields.set_hint("told_on", TOLD_HINTS[text])
            self._own_day = False  # another reason has another last day
            self._count()
            return
        if name == "ends_on":
            self._own_day = bool(text) and text != self._proposed
        self._pause.start()

    def _count(self) -> None:
        self._pause.stop()
        look = self._look(self.fields.texts())
        if look.proposed and not self._own_day and look.proposed != self.fields.texts()["ends_on"]:
            self.fields.show_texts({**self.fields.texts(), "ends_on": look.proposed})
            look = self._look(self.fields.texts())
        self._proposed, self._rows = look.proposed, look.helpers
        for note, text in ((self._counted, look.counted), (self._notes, look.notes)):
            note.setText(text)
            self.fields.show_wide(note, shown=bool(text))
        self._table.show_rows(look.helpers)
        self._table.setVisible(bool(look.helpers))
        self._none.setVisible(not look.helpers)
        self._show_how()
        said = f"{look.counted} {look.notes}"
        if said != self._said and self.isVisible():
            announce(self, said)
        self._said = said

    def _show_how(self) -> None:
        """How the chosen helper's day was counted."""
        row = next((each for each in self._rows if each.id == self._table.chosen_id()), None)
        self._how.setText(row.text if row else "")
        self._how.setVisible(row is not None)

    def save(self) -> bool:
        """What was typed last is counted and shown first; then it takes one more press."""
        if self._pause.isActive():
            before = self._rows
            self._count()
            if self._rows and self._rows != before:
                self.message.say(self.tr("Dagene er regnet om. Se dem, og tryk igen."))
                return False
        return super().save()
