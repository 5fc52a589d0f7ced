"""The hours used against the grant in the period of today: a bar in all and by time of day, and what to know of them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.services.hours_used import QuarterView
from app.ui.overview.bars import HoursBar
from app.ui.overview.parts import AsHighAsItsText
from app.ui.reading import reading_text
from app.ui.widgets import heading


class HoursPanel(QWidget):
    """The bars are kept and given other figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = heading("", name="subheading")
        self._bars: list[HoursBar] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.text = reading_text(self.tr("Om timerne"), self)
        AsHighAsItsText(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addLayout(self._rows)
        column.addWidget(self.text)

    def show_hours(self, quarter: QuarterView) -> None:
        self._title.setText(quarter.title)
        rows = (quarter.whole, *quarter.slots)
        while len(self._bars) < len(rows):
            self._bars.append(HoursBar(parent=self))
            self._rows.addWidget(self._bars[-1])
        for place, bar in enumerate(self._bars):
            bar.setVisible(place < len(rows))
            if place < len(rows):
                bar.show_row(rows[place])
        self.text.setAccessibleDescription(" ".join(f"{row.title}: {row.text}." for row in rows))
        said = "\n".join(quarter.explanations)
        if said != self.text.toPlainText():
            self.text.setPlainText(said)
