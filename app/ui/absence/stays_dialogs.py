"""The dialogs of one vacation or hospital stay of the citizen, and of one helper in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from app.ui.absence.stays_fields import ALONG, HOSPITAL_KINDS, HOSPITAL_TITLES, PART_TITLES, VACATION_TITLES
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry
from app.ui.widgets import heading


class StayDialog(EntryDialog):
    """With a tick for each helper who can come along."""

    LEAST_CHARS = 76

    def _add_helpers(self, title: str, entry: Entry) -> None:
        names = [name for name in entry.titles if name.startswith(ALONG)]
        if names:
            self.fields.add_wide(heading(title, name="subheading"))
        for name in names:
            self.fields.add_tick(name, entry.titles[name])

    def _add_days(self, names: Iterable[str], hints: dict[str, str]) -> None:
        for name in names:
            self.fields.add_day(name, self._entry.titles[name], hints.get(name, ""))


class VacationStayDialog(StayDialog):
    """A vacation or a weekend away."""

    def __init__(self, title: str, entry: Entry, parent: QWidget, field: str = "") -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, VACATION_TITLES
        add.add_day("first_day", titles["first_day"])
        add.add_day("last_day", titles["last_day"], self.tr("Tom, når ingen ved det endnu."))
        add.add_line("place", titles["place"])
        add.add_tick("abroad", titles["abroad"])
        self._add_helpers(self.tr("Hvem kommer med?"), entry)
        add.add_wide(heading(self.tr("Kommunen og forsikringen"), name="subheading"))
        self._add_days(
            ("told_on", "applied_on", "granted_on"),
            {"applied_on": self.tr("Om en længere rejse eller om ekstra timer.")},
        )
        add.add_line("extra_hours", titles["extra_hours"], self.tr("Timer, der er søgt eller bevilget til ferien."))
        self._add_days(("insured_on",), {"insured_on": self.tr("Til de hjælpere, der er med i udlandet.")})
        add.add_lines("note", titles["note"], rows=2)
        self.begin(field)


class HospitalStayDialog(StayDialog):
    """Of an illness nothing is asked for."""

    def __init__(self, title: str, entry: Entry, parent: QWidget, field: str = "") -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, HOSPITAL_TITLES
        kind = add.add_options("kind", titles["kind"], HOSPITAL_KINDS)
        kind.setMinimumContentsLength(max(map(len, HOSPITAL_KINDS.values())))
        add.add_day("first_day", titles["first_day"])
        add.add_day("last_day", titles["last_day"], self.tr("Tom, når ingen ved det endnu. Ellers den dag, I venter."))
        add.add_line("place", titles["place"])
        self._add_helpers(self.tr("Hvem er med på hospitalet efter aftale?"), entry)
        add.add_wide(heading(self.tr("Kommunen"), name="subheading"))
        self._add_days(
            ("told_on", "agreed_on"), {"agreed_on": self.tr("Den dag, I aftalte, hvem der betaler hjælperne imens.")}
        )
        add.add_lines("agreed", titles["agreed"], rows=3)
        add.add_lines("note", titles["note"], self.tr("Skriv ikke om sygdommen."), rows=2)
        self.begin(field)


class PartDialog(EntryDialog):
    """Whether a helper comes along, and when he or she was told."""

    LEAST_CHARS = 60

    def __init__(self, title: str, entry: Entry, parent: QWidget, field: str = "") -> None:
        super().__init__(title, entry, parent)
        add, titles = self.fields, PART_TITLES
        add.add_tick("along", titles["along"])
        add.add_day("told_on", titles["told_on"])
        add.add_day("agreed_on", titles["agreed_on"], self.tr("Kun, når I begge er enige om et kortere varsel."))
        self.begin(field)
