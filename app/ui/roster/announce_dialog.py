"""The dialog "Meld vagtplanen ud": from when to when the helpers have been told of their shifts, and on which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.model.domain.danish import day_text
from app.ui.roster.dialogs import DAY_HINT, read_day
from app.ui.widgets import FormDialog, plain_label


class AnnounceDialog(FormDialog):
    """`save` is given the first day, the last day, and the day on which the helpers were told."""

    def __init__(
        self,
        period: tuple[date, date],
        today: date,
        save: Callable[[date, date, date], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Meld vagtplanen ud", "Meld ud", parent)
        self._save, self._period, self._today = save, period, today
        about = self.tr(
            "Skriv, hvornår hjælperne fik vagtplanen. Programmet sender intet; det husker dagen og ser efter, om vagterne "
            "blev meldt ud i god tid. Vagter, der er meldt ud før, beholder deres dag."
        )
        label = plain_label(about)
        label.setMinimumWidth(label.fontMetrics().averageCharWidth() * 45)
        self.form.add_wide(label)
        self._first = self.form.add_text(self.tr("Vagter fra og med"), DAY_HINT)
        self._last = self.form.add_text(self.tr("Vagter til og med"))
        self._on = self.form.add_text(self.tr("Meldt ud den"))
        for field, day in ((self._first, period[0]), (self._last, period[1]), (self._on, today)):
            field.setText(day_text(day))
        self._first.setFocus()

    def save(self) -> bool:
        first = read_day(self.tr("Vagter fra og med"), self._first.text(), self._period[0])
        last = read_day(self.tr("Vagter til og med"), self._last.text(), self._period[1])
        on = read_day(self.tr("Meldt ud den"), self._on.text(), self._today)
        if last < first:
            raise ValueError(self.tr("den sidste dag ligger før den første"))
        if on > self._today:
            raise ValueError(self.tr("Meldt ud den: dagen er ikke kommet endnu; skriv den, når vagtplanen er meldt ud"))
        self._save(first, last, on)
        return True
