"""The dialogs of one course or instruction, and of one thing that is lent out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry
from app.ui.people.learning_texts import HANDOUT_TITLES, KINDS, TRAINING_TITLES


class TrainingDialog(EntryDialog):
    def __init__(self, title: str, entry: Entry, parent: QWidget, field: str = "") -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, TRAINING_TITLES
        add.add_options("kind", titles["kind"], KINDS)
        add.add_day("held_on", titles["held_on"])
        add.add_line("subject", titles["subject"], self.tr("Fx loftlift, forflytning eller førstehjælp."))
        add.add_line("given_by", titles["given_by"])
        add.add_day("signed_on", titles["signed_on"], self.tr("Lav papiret med »Lav instruktion …« under listen."))
        add.add_lines("note", titles["note"], self.tr("Sådan skal det gøres. Det kommer med på instruktionen."))
        self.begin(field)


class HandoutDialog(EntryDialog):
    def __init__(self, title: str, entry: Entry, parent: QWidget, field: str = "") -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, HANDOUT_TITLES
        add.add_line("what", titles["what"], self.tr("Fx nøgle til hoveddøren, alarmbrik eller betalingskort."))
        add.add_line("number", titles["number"])
        add.add_day("handed_on", titles["handed_on"])
        add.add_day("returned_on", titles["returned_on"], self.tr("Tomt, så længe hjælperen har det."))
        add.add_lines("note", titles["note"], rows=2)
        self.begin(field)
