"""The dialogs of one parental leave, and of writing it in the roster."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.ui.absence.parental_texts import PARENTAL_TITLES, ROLE_CHOICES, WRITE_KINDS, WRITE_TITLES
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry


class ParentalDialog(EntryDialog):
    """`helpers` can be chosen among while the leave is new."""

    LEAST_CHARS = 72

    def __init__(self, title: str, entry: Entry, helpers: Mapping[str, str], parent: QWidget, field: str = "") -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, PARENTAL_TITLES
        owner = add.add_options("helper_id", titles["helper_id"], helpers)
        owner.setMinimumContentsLength(20)
        role = add.add_options("role", titles["role"], ROLE_CHOICES)
        role.setMinimumContentsLength(max(map(len, ROLE_CHOICES.values())))
        add.add_day("due_on", titles["due_on"], self.tr("Den dag, barnet ventes."))
        add.add_day("notice_on", titles["notice_on"], self.tr("Den dag, du fik termin og orlovens begyndelse at vide."))
        add.add_day("leave_from", titles["leave_from"])
        add.add_day("born_on", titles["born_on"], self.tr("Fristerne regnes efter de regler, der gælder den dag."))
        add.add_day("plan_on", titles["plan_on"], self.tr("Den dag, du fik at vide, hvordan resten holdes."))
        add.add_day("back_on", titles["back_on"], self.tr("Den første arbejdsdag igen."))
        add.add_day("municipality_told_on", titles["municipality_told_on"])
        self.begin(field)


class WriteDialog(EntryDialog):
    """The days of the leave as absence; shifts stay as they are."""

    LEAST_CHARS = 64

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        self.save_button.setText(self.tr("Skriv i vagtplanen"))
        add, titles = self.fields, WRITE_TITLES
        kind = add.add_options(
            "kind",
            titles["kind"],
            WRITE_KINDS,
            self.tr("Er orlov af den slags skrevet i de dage, får den de nye datoer. Vagter bliver stående."),
        )
        kind.setMinimumContentsLength(max(map(len, WRITE_KINDS.values())) * 3 // 4)
        add.add_day("first_day", titles["first_day"])
        add.add_day("last_day", titles["last_day"], self.tr("Tom, når ingen ved det endnu."))
        self.begin()
