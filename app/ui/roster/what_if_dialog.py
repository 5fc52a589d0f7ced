"""The dialog "Hvad nu hvis …": tries something on a shift and tells what would come of it, without doing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.model.domain.danish import day_text
from app.model.services.roster import ShiftDraft
from app.model.services.roster_view import ShiftRow
from app.ui.entry.fields import Fields
from app.ui.roster.clip import draft_of
from app.ui.roster.day_words import shift_text
from app.ui.roster.dialogs import UNREADABLE, WAITING, read_times
from app.ui.roster.trial_box import TrialDialog
from app.ui.widgets import Choice

Try = Callable[[str | None, ShiftDraft | None], str]
Do = Callable[[str | None, ShiftDraft | None], None]


class Idea(StrEnum):
    MOVE = "move"
    TIMES = "times"
    DELETE = "delete"
    NEW = "new"


IDEAS = {
    Idea.MOVE: "Flyt vagten til en anden hjælper",
    Idea.TIMES: "Giv vagten andre tider",
    Idea.DELETE: "Slet vagten",
    Idea.NEW: "Opret en ny vagt",
}
ROWS = {
    Idea.MOVE: {"shift", "helper"},
    Idea.TIMES: {"shift", "day", "from", "to"},
    Idea.DELETE: {"shift"},
    Idea.NEW: {"helper", "day", "from", "to"},
}


class WhatIfDialog(TrialDialog):
    """`shifts` are the current cell's; `start` its day and helper. Only "Gør det" changes anything."""

    def __init__(
        self,
        helpers: dict[str, str],
        shifts: Sequence[ShiftRow],
        start: tuple[date, str],
        asks: tuple[Try, Do],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Hvad nu hvis …", "Gør det", parent)
        self.cancel_button.setText(self.tr("Luk"))
        self._helpers, self._start = helpers, start
        self._shifts = {shift.id: shift for shift in shifts}
        self._try_out, self._do = asks
        self._fields = Fields()
        self.form.add_wide(self._fields)
        offered = [
            idea for idea in Idea if idea is Idea.NEW or (shifts and (idea is not Idea.MOVE or len(helpers) > 1))
        ]
        ideas = self._fields.add_options("idea", self.tr("Prøv"), {idea: IDEAS[idea] for idea in offered})
        ideas.setMinimumContentsLength(max(map(len, IDEAS.values())))
        self._fields.add_options("shift", self.tr("Vagt"), {shift.id: self._shift_name(shift) for shift in shifts})
        self._fields.add_options("helper", self.tr("Hjælper"), helpers)
        self._fields.add_line("day", self.tr("Dato"))
        self._fields.add_line("from", self.tr("Fra kl."))
        self._fields.add_line("to", self.tr("Til kl."))
        first = next(iter(self._shifts), "")
        self._fields.show_texts({"idea": offered[0], "shift": first})
        self._offer(offered[0])
        self._fields.edited.connect(self._edited)
        self._fields.focus_first()

    def _shift_name(self, shift: ShiftRow) -> str:
        """Whose it is, and when: the dialog lies over the table."""
        return f"{self._helpers.get(shift.helper_id, '')}, {day_text(shift.start)} {shift_text(shift)}"

    def _edited(self, name: str, _text: str) -> None:
        if name in {"idea", "shift"}:
            self._offer(self._idea())
        self.trial.later()

    def _idea(self) -> Idea:
        return Idea(self._fields.texts()["idea"])

    def _shift(self) -> ShiftRow | None:
        return self._shifts.get(self._fields.texts()["shift"])

    def _offer(self, idea: Idea) -> None:
        """The fields that an idea asks for, with what stands now."""
        shift = None if idea is Idea.NEW else self._shift()
        for name in ("shift", "helper", "day", "from", "to"):
            self._fields.show_row(name, shown=name in ROWS[idea])
        texts = self._fields.texts()
        others = {key: name for key, name in self._helpers.items() if shift is None or key != shift.helper_id}
        self._choose_among(others, self._start[1])
        texts |= {
            "helper": self._start[1] if self._start[1] in others else next(iter(others), ""),
            "day": day_text(shift.start if shift else self._start[0]),
            "from": f"{shift.start:%H:%M}" if shift else "",
            "to": f"{shift.end:%H:%M}" if shift else "",
        }
        self._fields.show_texts(texts)

    def _choose_among(self, helpers: dict[str, str], chosen: str) -> None:
        field = self._fields.field("helper")
        assert isinstance(field, Choice)
        field.blockSignals(True)
        field.set_choices(helpers)
        field.set_value(chosen)
        field.blockSignals(False)

    def _wanted(self) -> tuple[str | None, ShiftDraft | None]:
        """The shift's id and what it would be; ValueError says what can't be read."""
        idea, shift, texts = self._idea(), self._shift(), self._fields.texts()
        if idea is Idea.NEW or shift is None:
            times = read_times(texts["day"], texts["from"], texts["to"], self._start[0])
            return None, ShiftDraft(texts["helper"], *times)
        if idea is Idea.DELETE:
            return shift.id, None
        draft = draft_of(shift)
        if idea is Idea.MOVE:
            return shift.id, replace(draft, helper_id=texts["helper"])
        start, end = read_times(texts["day"], texts["from"], texts["to"], shift.start.date(), draft)
        return shift.id, replace(draft, start=start, end=end)

    def tried(self) -> str:
        texts = self._fields.texts()
        if {"from", "to"} <= ROWS[self._idea()] and not (texts["from"].strip() and texts["to"].strip()):
            return WAITING
        try:
            return self._try_out(*self._wanted())
        except ValueError as wrong:
            return UNREADABLE.format(wrong)

    def save(self) -> bool:
        self._do(*self._wanted())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field asks again; nothing is done but by its button."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not isinstance(self.focusWidget(), QPushButton):
            self.trial.answer()
            return
        super().keyPressEvent(event)
