"""The dialog of one grant of hours."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry


class GrantDialog(EntryDialog):
    """Enters or changes a grant; all hours are hours a week."""

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        add = self.fields
        add.add_day("starts_on", self.tr("Fra"))
        add.add_day("ends_on", self.tr("Til"))
        add.add_line("hours_total", self.tr("Timer i alt"), self.tr("Alle timer er timer om ugen."))
        add.add_line("hours_day", self.tr("Heraf dag"))
        add.add_line("hours_evening", self.tr("Heraf aften"))
        add.add_line("hours_night", self.tr("Heraf nat"))
        add.add_line("hours_weekend", self.tr("Heraf weekend"))
        add.add_line("respiration_hours", self.tr("Respirationstimer"))
        add.add_line("self_paid_hours", self.tr("Selvbetalte timer"))
        add.add_day("received_on", self.tr("Modtaget"))
        self.begin()
