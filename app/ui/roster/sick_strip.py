"""The strip over the roster after a sickness was reported: what it hit, and the way to each gap and who could take it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.model.services.absence.sickness_hits import Candidate, OpenTime
from app.ui.away.report_texts import candidate_text, time_text
from app.ui.entry.fields import Fields
from app.ui.flow_layout import FlowLayout
from app.ui.widgets import FormDialog, announce, button, plain_label

HINT_LINES = 4
MOST_LETTERS = 32  # of a choice that is longer the rest is told under it


class SickStrip(QFrame):
    """Not a dialog: work goes on beside it. It is put away by its button."""

    next_wanted = Signal()
    taker_wanted = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setProperty("kind", "done")
        self._text = plain_label("", self)
        self._next = button(self.tr("Gå til næste hul"), self.next_wanted.emit, hint="Ctrl+G")
        self._taker = button(self.tr("Hvem kan tage vagten? …"), self.taker_wanted.emit, hint="Ctrl+Shift+G")
        row = FlowLayout()
        for made in (self._next, self._taker, button(self.tr("Luk om sygdommen"), self.put_away.emit)):
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.addWidget(self._text)
        column.addLayout(row)
        self.hide()

    def text(self) -> str:
        return self._text.text() if not self.isHidden() else ""

    def show_text(self, text: str, *, gaps: bool) -> None:
        self._text.setText(text)
        self._next.setVisible(gaps)
        self._taker.setVisible(gaps)
        self.setVisible(bool(text))
        if text:
            announce(self, text)


class TakerDialog(FormDialog):
    """The helpers who are free then, those with nothing in the way first; `give` makes the shift."""

    def __init__(
        self,
        wanted: OpenTime,
        candidates: Sequence[Candidate],
        give: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Hvem kan tage vagten?"))
        self.save_button.setText(self.tr("Opret vagten"))
        self._give = give
        self.form.add_wide(plain_label(self.tr("Uden hjælper: {}.").format(time_text(wanted))))
        self._fields = Fields()
        self.form.add_wide(self._fields)
        if not candidates:
            self.form.add_wide(
                plain_label(self.tr("Ingen af hjælperne er fri i hele tidsrummet. Del det, eller spørg en afløser."))
            )
            self.save_button.setEnabled(False)
            return
        choices = {each.helper_id: candidate_text(each) for each in candidates}
        field = self._fields.add_options("helper", self.tr("Hjælper"), choices)
        field.setMinimumContentsLength(min(MOST_LETTERS, max(map(len, choices.values()))))
        self._why = {
            each.helper_id: "\n".join(problem.message for problem in each.problems)
            or self.tr("Intet bliver galt af det.")
            for each in candidates
        }
        self._fields.set_hint("helper", self._why[candidates[0].helper_id])
        self._fields.edited.connect(lambda name, text: self._fields.set_hint(name, self._why[text]))
        self._fields.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Higher by what the hint may say, if there is room."""
        super().showEvent(event)
        room = self.screen().availableSize().height() * 9 // 10
        self.resize(self.width(), min(room, self.height() + HINT_LINES * self.fontMetrics().height()))

    def save(self) -> bool:
        self._give(self._fields.texts()["helper"])
        return True
