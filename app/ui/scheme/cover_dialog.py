"""The dialog of one window of hours that somebody must be there in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry
from app.ui.scheme.cover_texts import DAY_TITLES


class CoverDialog(EntryDialog):
    """Enters or changes a window: its weekdays, clock times, number of helpers and period."""

    def __init__(self, title: str, entry: Entry, parent: QWidget) -> None:
        super().__init__(title, entry, parent)
        add = self.fields
        for name, weekday in DAY_TITLES.items():
            add.add_tick(name, weekday)
        add.add_line("from_time", self.tr("Fra klokken"))
        add.add_line(
            "to_time", self.tr("Til klokken"), self.tr("24 er midnat. Et tidligere klokkeslæt er dagen efter.")
        )
        add.add_line("helpers", self.tr("Hjælpere"), self.tr("Hvor mange der skal være på arbejde samtidig."))
        add.add_day("starts_on", self.tr("Fra og med"))
        add.add_day("ends_on", self.tr("Til og med"))
        self.begin()
