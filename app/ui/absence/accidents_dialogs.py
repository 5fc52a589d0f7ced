"""The dialog of one accident or near miss: what happened, the absence that followed, and who was told when."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.ui.absence.accidents_texts import ACCIDENT_TITLES, INJURY, NEW_ABSENCE
from app.ui.entry.dialog import EntryDialog
from app.ui.entry.texts import Entry
from app.ui.widgets import heading, plain_label

Options = Callable[[str], Mapping[str, str]]
AWAY = ("away_from", "away_to")


class AccidentDialog(EntryDialog):
    """`helpers` can be chosen among while the accident is new; the absences follow the helper.

    The days of a new absence are asked for only where one is to be written.
    """

    LEAST_CHARS = 96

    def __init__(
        self,
        title: str,
        entry: Entry,
        helpers: Mapping[str, str],
        absences: Options,
        parent: QWidget,
        field: str = "",
    ) -> None:
        super().__init__(title, entry, parent)
        self._absences = absences
        add, titles, texts = self.fields, ACCIDENT_TITLES, entry.texts
        owner = add.add_options("helper_id", titles["helper_id"], helpers)
        owner.setMinimumContentsLength(20)
        add.add_day("happened_on", titles["happened_on"])
        add.add_line("happened_at", titles["happened_at"], self.tr("Fx 14.30. Omtrent er nok."))
        add.add_tick("near_miss", titles["near_miss"])
        add.add_line("place", titles["place"], self.tr("Fx badeværelset eller i bilen."))
        add.add_lines("doing", titles["doing"], rows=2)
        add.add_lines("what_happened", titles["what_happened"], INJURY, rows=3)
        add.add_line("witnesses", titles["witnesses"])
        add.add_lines("prevention", titles["prevention"], rows=2)
        self._chosen = add.add_options("absence_id", titles["absence_id"], absences(texts["helper_id"]))
        self._chosen.setMinimumContentsLength(20)
        add.add_day("away_from", titles["away_from"], self.tr("Er det ulykkesdagen, regnes der fra klokkeslættet."))
        add.add_day("away_to", titles["away_to"], self.tr("Tom, når ingen ved det endnu."))
        self._add_told()
        self.begin(field)
        self._show_away(texts["absence_id"])
        self.fields.edited.connect(self._edited)

    def _add_told(self) -> None:
        add, titles = self.fields, ACCIDENT_TITLES
        add.add_wide(heading(self.tr("Hvem har fået besked"), name="subheading"))
        add.add_wide(plain_label(self.tr("Skriv dagen, eller lad feltet være tomt.")))
        for name in ("reported_on", "insurer_told_on", "municipality_told_on", "copy_given_on"):
            add.add_day(name, titles[name])

    def _edited(self, name: str, text: str) -> None:
        if name == "helper_id":
            self._chosen.set_choices(self._absences(text))
        if name in {"helper_id", "absence_id"}:
            self._show_away(self.fields.texts()["absence_id"])

    def _show_away(self, chosen: str) -> None:
        for name in AWAY:
            self.fields.show_row(name, shown=chosen == NEW_ABSENCE)
